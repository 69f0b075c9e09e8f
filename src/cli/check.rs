//! `losscape check`: checks that scenes are valid and that their claims hold.

use super::{CliError, arguments, input, output, progress};
use crate::scene::claim::{self, Report};
use crate::scene::{Scene, Source};
use crate::text::Lang;

/// Reports on every file; continues after an invalid one.
pub(super) fn check(args: &arguments::Check, lang: Lang) -> Result<(), CliError> {
    let mut wrong = false;
    for name in &args.files {
        match one(name, &args.changes) {
            Ok((scene, source)) => {
                output::print_message(&format!("{}\n", right(name, &scene, lang)))?;
                wrong |= !claims(&scene, &source, lang)?;
            }
            // An invalid scene is a result of this command; any other error ends it.
            Err(error) if error.exit_code() == 2 => {
                wrong = true;
                output::eprint_message(&error.message(lang));
            }
            Err(error) => return Err(error),
        }
    }
    if wrong { Err(CliError::Checked) } else { Ok(()) }
}

/// One line about a valid scene: what it contains.
fn right(name: &str, scene: &Scene, lang: Lang) -> String {
    let own_lab = scene.lab.as_ref().filter(|_| scene.is_lab());
    let cost = scene.most_cost();
    let needs = lang.with("cost-at-most", &[("time", cost.time(lang).into()), ("memory", cost.space(lang).into())]);
    let contents = match own_lab {
        Some(lab) => lang.with("cli-right-lab", &[("file", name.into()), ("lab", lang.t(&lab.text_key()).into())]),
        None => {
            let (racers, steps) = (scene.racers.len().to_string(), scene.steps.to_string());
            let claims = scene.expect.len().into();
            let words = [("file", name.into()), ("racers", racers.into()), ("steps", steps.into()), ("claims", claims)];
            lang.with("cli-right", &words)
        }
    };
    format!("{contents}; {needs}")
}

/// Prints for every claim whether it holds; returns whether all do.
fn claims(scene: &Scene, source: &Source, lang: Lang) -> Result<bool, CliError> {
    let reports = claim::try_all(scene, source, |job| progress::work(job, lang))?;
    for (claim, Report { seed, finding }) in scene.expect.iter().zip(&reports) {
        let words = [
            ("claim", claim.sentence(scene, lang).into()),
            ("found", claim.message(finding, lang).into()),
            ("seeds", claim.seeds().into()),
            ("seed", seed.to_string().into()),
        ];
        let key = if finding.holds { "cli-claim-holds" } else { "cli-claim-fails" };
        output::print_message(&format!("   {}\n", lang.with(key, &words)))?;
    }
    Ok(reports.iter().all(|report| report.finding.holds))
}

fn one(name: &str, changes: &arguments::Changes) -> Result<(Scene, Source), CliError> {
    let mut source = input::source(name)?;
    for assignment in &changes.set {
        source.set(assignment)?;
    }
    let (scene, _) = source.open()?;
    // Whether a lab's data can be read shows only when it starts.
    scene.start_lab(&source.folder).map_err(|faults| faults.placed(&source.text, &source.file))?;
    Ok((scene, source))
}
