//! Arguments → window or command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    losscape::cli::main(std::env::args_os())
}
