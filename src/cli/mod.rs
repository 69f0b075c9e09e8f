//! The command line: what was typed → scene → table, picture, list or window.
//!
//! Messages go to standard error, results to standard output or a file that is written whole or not at all. Exit codes
//! are 0 for done, 2 for input that cannot be right, 1 for anything else; see [`CliError::exit_code`].

mod arguments;
mod check;
mod compute;
mod docs;
mod error;
mod handout;
mod input;
mod lab;
mod no_window;
mod output;
mod presets;
mod progress;
mod render;
mod run;
#[cfg(feature = "gui")]
mod screenshot;
mod window;

pub use error::CliError;
pub use no_window::NoWindow;

use crate::text::Lang;
use crate::{draft, signals};
use arguments::{Arguments, Command};
use std::ffi::OsString;
use std::process::ExitCode;

/// Does what the arguments (the program's name first) ask for; says on standard error what went wrong.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let typed: Vec<OsString> = arguments.into_iter().collect();
    let lang = arguments::language(&typed);
    let parsed = match Arguments::parse(typed, lang) {
        Ok(parsed) => parsed,
        Err(error) => {
            // Help goes to standard output and is no failure; clap knows which is which.
            let words = error.render().to_string();
            if error.use_stderr() {
                output::eprint_message(words.trim_end());
            } else {
                let _ = output::print_verbatim(&words);
            }
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    // Where the system lets no thread watch, a signal ends the program as it always would.
    let _ = signals::watch(move |signal| {
        progress::clear();
        output::eprint_message(&format!("\n{}", lang.with("cli-stopped", &[("signal", signal.into())])));
    });
    let done = run_command(parsed, lang);
    // What a thread of a closed window is still at.
    draft::discard_all();
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            if !error.is_quiet() {
                output::eprint_message(&error.message(lang));
            }
            ExitCode::from(error.exit_code())
        }
    }
}

fn run_command(arguments: Arguments, lang: Lang) -> Result<(), CliError> {
    // A table is for programs: its names do not follow the language of the person who makes it.
    let names = arguments.lang.unwrap_or_default();
    match arguments.command {
        None => window::open(arguments.scene.as_deref(), arguments.lang),
        Some(Command::Presets { name }) => presets::presets(name.as_deref(), lang),
        Some(Command::Run(args)) => run::run(&args, names, lang),
        Some(Command::Render(args)) => render::render(&args, names, lang),
        #[cfg(feature = "gui")]
        Some(Command::Screenshot(args)) => screenshot::screenshot(&args, lang),
        Some(Command::Lab(args)) => lab::lab(&args, names, lang),
        Some(Command::Handout(args)) => handout::handout(&args, lang),
        Some(Command::Check(args)) => check::check(&args, lang),
        Some(Command::Docs) => output::print_verbatim(&docs::tables(lang)),
    }
}
