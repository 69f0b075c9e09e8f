//! Folders of this person's files; none on a system without a home folder, nor on a page.

use std::path::PathBuf;

/// The folder of the session, the log and the crash files.
pub fn data() -> Option<PathBuf> {
    system::data()
}

/// The folder of own scenes.
pub fn presets() -> Option<PathBuf> {
    system::presets()
}

/// The home folder.
pub fn home() -> Option<PathBuf> {
    system::home()
}

#[cfg(not(target_arch = "wasm32"))]
mod system {
    use directories::{BaseDirs, ProjectDirs};
    use std::path::PathBuf;

    fn own() -> Option<ProjectDirs> {
        ProjectDirs::from("", "", "losscape")
    }
    pub fn data() -> Option<PathBuf> {
        own().map(|folders| folders.data_dir().to_path_buf())
    }
    pub fn presets() -> Option<PathBuf> {
        own().map(|folders| folders.config_dir().join("presets"))
    }
    pub fn home() -> Option<PathBuf> {
        BaseDirs::new().map(|folders| folders.home_dir().to_path_buf())
    }
}

/// A page has no folders.
#[cfg(target_arch = "wasm32")]
mod system {
    use std::path::PathBuf;

    pub const fn data() -> Option<PathBuf> {
        None
    }
    pub const fn presets() -> Option<PathBuf> {
        None
    }
    pub const fn home() -> Option<PathBuf> {
        None
    }
}
