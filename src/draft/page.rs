//! Files of a page: they are whole when they are handed to the browser's downloads.

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

/// Nothing to do: a page leaves no drafts.
pub const fn sweep(_folder: &Path) {}
