//! The method that a scene is about: its formula the lecture shows, its step the anatomy shows, its η the keys of the
//! lecture change.

use crate::optim::{Batch, RuleSpec};
use crate::scene::Race;
use crate::scene::Racer;
use crate::ui::state::app::App;

/// Scenes of more methods show no formula.
const FEW_METHODS: usize = 4;

/// The method whose formula the lecture shows: the subject. A scene of many methods is about none of them, unless a
/// card is open.
pub fn shown_formula(app: &App) -> Option<&Racer> {
    let racers = &app.scene().racers;
    let on = racers.iter().filter(|racer| racer.on).count();
    let subject = subject(app).filter(|_| on <= FEW_METHODS || !app.screen.cards.is_empty());
    subject.map(|k| &racers[k])
}

/// The method that a scene is about: the open card's, else the last one on that is more than a step down the full
/// gradient, because scenes lead up to it.
pub fn subject(app: &App) -> Option<usize> {
    let racers = &app.scene().racers;
    let open = app.screen.cards.first().copied().filter(|k| *k < racers.len());
    let on: Vec<(usize, &Racer)> = racers.iter().enumerate().filter(|(_, racer)| racer.on).collect();
    let plain = |racer: &Racer| racer.rule == RuleSpec::Gd && racer.batch == Batch::Full;
    let last = on.iter().rev().find(|(_, racer)| !plain(racer)).or(on.last());
    open.or(last.map(|(k, _)| *k))
}

/// The method that keys work on: in the lecture no row is marked, it is the subject.
pub fn row(app: &App) -> usize {
    app.lecture.as_ref().and_then(|_| subject(app)).unwrap_or(app.screen.row)
}

/// The method whose step the anatomy shows: in the lecture the subject, else the open card's, else the row that keys
/// work on, else the first that runs. The first two are meant even where they do not run.
pub fn of_anatomy(app: &App, race: &Race) -> Option<usize> {
    let runs = |k: &usize| race.trajectories.get(*k).is_some_and(Option::is_some);
    // A scene's own step is meant even where the scene is about another method.
    let own = app.screen.anatomy.as_ref().and_then(|open| open.of).map(|of| of.racer);
    let meant = if app.lecture.is_some() { own.or_else(|| subject(app)) } else { app.screen.cards.first().copied() };
    match meant {
        Some(k) => Some(k).filter(runs),
        None => Some(app.screen.row).filter(runs).or_else(|| race.runs().next().map(|(k, ..)| k)),
    }
}
