//! Folders of this person's files; none on a system without a home folder.

use std::path::PathBuf;

/// The folder of the session, the log and the crash files.
pub fn data() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "losscape").map(|folders| folders.data_dir().to_path_buf())
}

/// The folder of own scenes.
pub fn presets() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "losscape").map(|folders| folders.config_dir().join("presets"))
}

/// The home folder.
pub fn home() -> Option<PathBuf> {
    directories::BaseDirs::new().map(|folders| folders.home_dir().to_path_buf())
}
