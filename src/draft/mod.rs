//! Files that are written whole or not at all.

use std::path::Path;

#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(not(target_arch = "wasm32"))]
mod system;

#[cfg(target_arch = "wasm32")]
pub use page::{Sheet, sweep, write_whole};
#[cfg(not(target_arch = "wasm32"))]
pub use system::{DraftFolder, Sheet, discard_all, sweep, write_whole};

/// The folder a file lies in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
