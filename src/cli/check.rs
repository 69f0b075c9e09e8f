//! `losscape check`: are these scenes right?

use super::{CliError, arguments, input, output};
use crate::scene::Scene;
use crate::text::Lang;

/// Tells of every file; goes on after a wrong one.
pub(super) fn check(asked: &arguments::Check, lang: Lang) -> Result<(), CliError> {
    let mut wrong = false;
    for name in &asked.files {
        match one(name, &asked.changes) {
            Ok(scene) => {
                let racers = scene.racers.len().to_string();
                let words = [
                    ("file", name.as_str().into()),
                    ("racers", racers.into()),
                    ("steps", scene.steps.to_string().into()),
                ];
                output::print(&format!("{}\n", lang.with("cli-right", &words)))?;
            }
            // A scene that is wrong is what this command looks for; anything else ends it.
            Err(error) if error.exit_code() == 2 => {
                wrong = true;
                output::say(&error.tell(lang));
            }
            Err(error) => return Err(error),
        }
    }
    if wrong { Err(CliError::Checked) } else { Ok(()) }
}

fn one(name: &str, changes: &arguments::Changes) -> Result<Scene, CliError> {
    let mut source = input::source(name)?;
    for assignment in &changes.set {
        source.set(assignment)?;
    }
    Ok(source.open()?.0)
}
