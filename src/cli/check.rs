//! `losscape check`: are these scenes right?

use super::{CliError, arguments, input, output};
use crate::scene::Scene;
use crate::text::Lang;

/// Tells of every file; goes on after a wrong one.
pub(super) fn check(asked: &arguments::Check, lang: Lang) -> Result<(), CliError> {
    let mut wrong = false;
    for name in &asked.files {
        match one(name, &asked.changes) {
            Ok(scene) => output::print(&format!("{}\n", right(name, &scene, lang)))?,
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

/// What is in a scene that is right.
fn right(name: &str, scene: &Scene, lang: Lang) -> String {
    let own_lab = scene.lab.as_ref().filter(|_| scene.is_lab());
    match own_lab {
        Some(lab) => lang.with("cli-right-lab", &[("file", name.into()), ("lab", lang.t(&lab.text_key()).into())]),
        None => {
            let (racers, steps) = (scene.racers.len().to_string(), scene.steps.to_string());
            lang.with("cli-right", &[("file", name.into()), ("racers", racers.into()), ("steps", steps.into())])
        }
    }
}

fn one(name: &str, changes: &arguments::Changes) -> Result<Scene, CliError> {
    let mut source = input::source(name)?;
    for assignment in &changes.set {
        source.set(assignment)?;
    }
    let (scene, _) = source.open()?;
    // Whether a lab's data can be read shows when it begins.
    scene.start_lab(&source.folder).map_err(|faults| faults.placed(&source.text, &source.file))?;
    Ok(scene)
}
