//! Where results go: standard output, or a file written whole or not at all.

use super::CliError;
use crate::paper::file;
use crate::plain;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Whether an output path means standard output.
pub(super) fn is_stdout(path: &Path) -> bool {
    path == Path::new("-")
}

/// Writes what `work` writes to a path, or to standard output for `-`.
pub(super) fn write(path: &Path, work: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), CliError> {
    if is_stdout(path) {
        let mut out = BufWriter::new(io::stdout().lock());
        return work(&mut out).and_then(|()| out.flush()).map_err(CliError::Output);
    }
    Ok(file::write_whole_with(path, |file| work(file))?)
}

/// Prints a message or a list, which ends its own lines; nothing in it steers the terminal.
pub(super) fn print_message(text: &str) -> Result<(), CliError> {
    print_verbatim(&plain::lines(text))
}

/// Prints a text as it is: a scene, a table of the docs. It ends its own lines.
pub(super) fn print_verbatim(text: &str) -> Result<(), CliError> {
    write(Path::new("-"), |out| out.write_all(text.as_bytes()))
}

/// Says something on standard error, where it steers no terminal; where it cannot be heard, nothing.
pub(super) fn eprint_message(text: &str) {
    let _ = writeln!(io::stderr(), "{}", plain::lines(text));
}
