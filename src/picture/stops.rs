//! The best step and the stop of racers that are judged by held-out rows: words at the path and across charts.

use super::Moment;
use crate::figure::{self, Mark, MarkKind};
use crate::geometry::Domain;
use crate::race::Trajectory;
use crate::scene::{Race, TimeAxis};
use crate::text::Lang;

/// A racer's best step or its stop.
struct Event<'a> {
    slot: usize,
    run: &'a Trajectory,
    step: usize,
    is_best: bool,
    /// `best, 41`, after the racer's name where several have a stop.
    label: String,
}

fn events(race: &Race, lang: Lang) -> Vec<Event<'_>> {
    let names = race.scene.racer_names(lang);
    let several = race.stops.iter().flatten().count() > 1;
    let mut events = Vec::new();
    for (racer, slot, run) in race.runs() {
        let Some(stop) = race.stops[racer] else { continue };
        let steps = [("moment-best", Some(stop.best)), ("moment-stop", stop.stop)];
        for (key, step) in steps.into_iter().filter_map(|(key, step)| Some((key, step?))) {
            let words = lang.with(key, &[("step", lang.whole(step as u64).into())]);
            let label = if several { format!("{}: {words}", names[racer]) } else { words };
            events.push(Event { slot, run, step, is_best: key == "moment-best", label });
        }
    }
    events
}

/// Dashed lines across a chart of the race.
pub(super) fn uprights(race: &Race, axis: TimeAxis, lang: Lang) -> Vec<figure::Upright> {
    let upright = |Event { slot, run, step, label, .. }: Event<'_>| {
        let x = axis.after(run, step) as f64;
        figure::Upright { x, slot: Some(slot), label }
    };
    events(race, lang).into_iter().map(upright).collect()
}

/// Marks on the paths, from the moment on at which a path has come there.
pub(super) fn marks(race: &Race, moment: Moment, view: Domain, lang: Lang) -> Vec<Mark> {
    let is_reached = |event: &Event<'_>| event.step <= moment.index(event.run);
    let mark = |Event { slot, run, step, is_best, label }: Event<'_>| {
        let kind = if is_best { MarkKind::Best(slot) } else { MarkKind::Stop(slot) };
        Mark { kind, at: run.points[step], label }
    };
    let inside = |mark: &Mark| (view.x.0..=view.x.1).contains(&mark.at.x) && (view.y.0..=view.y.1).contains(&mark.at.y);
    events(race, lang).into_iter().filter(is_reached).map(mark).filter(inside).collect()
}
