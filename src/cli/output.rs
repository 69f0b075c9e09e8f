//! Output: to standard output, or to a file that is written whole or not at all.

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
    file::write_whole_with(path, |file| work(file))?;
    log::info!("saved {}", path.display());
    Ok(())
}

/// Prints a message or a list that ends with a line break, with control characters escaped.
pub(super) fn print_message(text: &str) -> Result<(), CliError> {
    print_verbatim(&plain::lines(text))
}

/// Prints a text unchanged: a scene, the tables of `docs`. It must end with a line break.
pub(super) fn print_verbatim(text: &str) -> Result<(), CliError> {
    write(Path::new("-"), |out| out.write_all(text.as_bytes()))
}

/// Prints a line to standard error, with control characters escaped; write errors are ignored.
pub(super) fn eprint_message(text: &str) {
    let _ = writeln!(io::stderr(), "{}", plain::lines(text));
}
