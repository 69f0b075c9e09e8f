//! Files of a page: they are whole when they are handed to the browser's downloads. Stands for `src/draft.rs`.

use crate::browser;
use std::io;
use std::path::Path;

/// What a file is written on.
pub type Sheet = Vec<u8>;

/// Hands over what `work` writes, whole or not at all.
///
/// # Errors
/// Errors of `work`.
pub fn write_whole(path: &Path, work: impl FnOnce(&mut Sheet) -> io::Result<()>) -> io::Result<()> {
    let mut sheet = Sheet::new();
    work(&mut sheet)?;
    browser::download(path, &sheet);
    Ok(())
}

/// The folder a file lies in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Nothing to do: a page leaves no drafts.
pub const fn sweep(_folder: &Path) {}
