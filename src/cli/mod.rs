//! The command line: arguments → scene → table, picture, list or window.
//!
//! Messages go to standard error, results to standard output or a file that is written whole or not at all. Exit codes
//! are 0 for success, 2 for invalid input, 1 for other errors; see [`CliError::exit_code`].

mod arguments;
mod check;
mod compute;
mod docs;
mod docs_costs;
mod error;
mod handout;
mod info;
mod input;
mod lab;
mod no_window;
mod output;
#[cfg(feature = "packaging")]
mod package;
mod presets;
mod progress;
mod render;
mod run;
#[cfg(feature = "gui")]
mod screenshot;
mod window;

pub use error::CliError;
pub use no_window::NoWindow;

use crate::report::{crash, folders, log_file};
use crate::text::Lang;
use crate::{draft, signals};
use arguments::{Arguments, Command};
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the command given by the arguments (the program's name first); prints errors to standard error.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let typed: Vec<OsString> = arguments.into_iter().collect();
    let lang = arguments::language(&typed);
    let parsed = match Arguments::parse(typed, lang) {
        Ok(parsed) => parsed,
        Err(error) => {
            // Help goes to standard output and is not a failure; clap tells it from usage errors.
            let words = error.render().to_string();
            if error.use_stderr() {
                output::eprint_message(words.trim_end());
            } else {
                let _ = output::print_verbatim(&words);
            }
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    log_file::speak(parsed.verbose);
    crash::install(folders::data(), lang);
    // If no handler can be installed, signals end the program in the default way.
    let _ = signals::watch(move |signal| {
        progress::clear();
        output::eprint_message(&format!("\n{}", lang.with("cli-stopped", &[("signal", signal.into())])));
    });
    let done = run_command(parsed, lang);
    // Threads of a closed window may still have open drafts.
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
    // A table is read by programs: its names do not depend on the user's system language.
    let names = arguments.lang.unwrap_or_default();
    if arguments.renderer.is_some() && arguments.command.is_some() {
        return Err(CliError::OnlyWindow);
    }
    match arguments.command {
        None => window::open(arguments.scene.as_deref(), arguments.lang, arguments.renderer),
        Some(Command::Presets { name }) => presets::presets(name.as_deref(), lang),
        Some(Command::Run(args)) => run::run(&args, names, lang),
        Some(Command::Render(args)) => render::render(&args, names, lang),
        #[cfg(feature = "gui")]
        Some(Command::Screenshot(args)) => screenshot::screenshot(&args, lang),
        Some(Command::Lab(args)) => lab::lab(&args, names, lang),
        Some(Command::Handout(args)) => handout::handout(&args, lang),
        Some(Command::Check(args)) => check::check(&args, lang),
        Some(Command::Docs) => output::print_verbatim(&docs::tables(lang)),
        Some(Command::Info) => info::info(lang),
        #[cfg(feature = "packaging")]
        Some(Command::Package { folder }) => package::package(&folder),
    }
}
