//! The figure of a scene's steps taken apart: a map for each, over what its arrows reach, with the list of its terms.
//!
//! Charts, legend and colour bar are left out: the picture is of vectors.

use super::{FigureOptions, Kept, Moment, anatomy, map, view};
use crate::figure::parts::{PartRow, Parts};
use crate::figure::{Arrangement, Figure, Plot, frame, page, parts};
use crate::geometry::Domain;
use crate::job::Watch;
use crate::optim::PartKind;
use crate::race::{Anatomy, anatomy_at_watched};
use crate::scene::{Race, StepOf};

/// The whole figure for export; `None` if cancelled.
pub fn whole(race: &Race, options: &FigureOptions, kept: &Kept, watch: &Watch<'_>) -> Option<Figure> {
    let mut figure = outline(race, options, kept, watch)?;
    let tokens = options.theme.tokens();
    let pen = options.pen(&tokens);
    let rect = page::places(&figure, options.page_size(), &pen).map;
    let levels = kept.levels(race, view::first(race));
    let maps = parts::maps(&figure, rect, &pen);
    for (plot, map) in figure.plots.iter_mut().zip(maps) {
        let size = [map.width(), map.height()];
        let settings = options.ground_settings(plot.range(), size, levels.clone(), watch);
        let ground = kept.ground(&race.landscape, &settings)?;
        ground.put_under(plot);
    }
    Some(figure)
}

/// The figure but for fields and level lines; `None` if cancelled.
pub fn outline(race: &Race, options: &FigureOptions, kept: &Kept, watch: &Watch<'_>) -> Option<Figure> {
    let anatomies = kept.anatomies(race, watch)?;
    let plot = |(of, anatomy): &(StepOf, Option<Anatomy>)| plot(race, *of, anatomy.as_ref(), options);
    let plots = anatomies.iter().map(plot).collect();
    let figure = Figure { plots, arrangement: Arrangement::Parts, ..Figure::default() };
    let mut figure = super::with_words(figure, race, options);
    fit_views(&mut figure, &anatomies, options);
    Some(figure)
}

/// The steps that a scene takes apart; `None` where a path ended before its step. The outer `None` if cancelled.
pub(super) fn anatomies(race: &Race, watch: &Watch<'_>) -> Option<Vec<(StepOf, Option<Anatomy>)>> {
    let one = |of: &StepOf| {
        let Some(racer) = race.scene.racers.get(of.racer).filter(|racer| racer.on) else { return Some((*of, None)) };
        let run = (race.start(), race.scene.steps, race.scene.seed);
        Some((*of, anatomy_at_watched(&race.landscape, &racer.entry(), run, of.step, watch)?))
    };
    race.scene.view.anatomy.iter().map(one).collect()
}

/// A step's map over the first view, to be fitted, and its list.
fn plot(race: &Race, of: StepOf, anatomy: Option<&Anatomy>, options: &FigureOptions) -> Plot {
    let lang = options.lang;
    let view = options.view.unwrap_or_else(|| view::first(race));
    let title = anatomy::title(race, of.racer.min(race.scene.racers.len() - 1), of.step, lang);
    let Some(anatomy) = anatomy else {
        let note = lang.t("anatomy-none");
        let plot = map(race, None, view, Moment::step(of.step), Some(of.racer), lang);
        return Plot { title, parts: Parts { rows: Vec::new(), note }, ..plot };
    };
    let entry = race.scene.racers[of.racer].entry();
    let row = |part: &crate::optim::Part<crate::geometry::Point>| PartRow {
        words: part.name(entry.batch, lang),
        value: anatomy::value(part, lang),
        slot: race.slots[of.racer],
        is_step: part.kind == PartKind::Step,
    };
    let mut sentences = anatomy.sentences(&entry, lang);
    sentences.extend(anatomy.fan.as_ref().map(|fan| anatomy::fan_words(fan, lang)));
    let parts = Parts { rows: anatomy.parts.iter().map(row).collect(), note: sentences.join(". ") };
    Plot { title, parts, ..anatomy::plot(race, None, view, (of.racer, anatomy), None, lang) }
}

/// Fits each map's ranges to its arrows and its place on the page.
fn fit_views(figure: &mut Figure, anatomies: &[(StepOf, Option<Anatomy>)], options: &FigureOptions) {
    let tokens = options.theme.tokens();
    let pen = options.pen(&tokens);
    let rect = page::places(figure, options.page_size(), &pen).map;
    let maps = parts::maps(figure, rect, &pen);
    let common = common(anatomies);
    for ((plot, map), (_, anatomy)) in figure.plots.iter_mut().zip(maps).zip(anatomies) {
        let first = plot.range();
        // Twice: the labels of the ticks, and with them the room around the plane, follow the ranges.
        for _ in 0..2 {
            let inner = frame::inner(plot, map, &pen);
            // Not the view of the options, which is of the whole paths.
            let wanted = anatomy.as_ref().map_or(first, |anatomy| {
                let size = [inner.width(), inner.height()];
                anatomy::around(common.unwrap_or(anatomy::bounds(anatomy)), size, (0.0, 0.0), 1.0)
            });
            let shown = view::within(wanted, map, inner);
            (plot.x.range, plot.y.range) = (shown.x, shown.y);
        }
    }
}

/// How much larger than the largest step's own a part of the plane may be that shows all steps.
const COMMON: f64 = 2.0;

/// The part of the plane that all steps reach, if they are so near each other that it suits each of them: maps of one
/// scale can be compared.
fn common(anatomies: &[(StepOf, Option<Anatomy>)]) -> Option<Domain> {
    let bounds: Vec<Domain> = anatomies.iter().filter_map(|(_, one)| one.as_ref().map(anatomy::bounds)).collect();
    let both = |a: (f64, f64), b: (f64, f64)| (a.0.min(b.0), a.1.max(b.1));
    let all = bounds.iter().copied().reduce(|a, b| Domain { x: both(a.x, b.x), y: both(a.y, b.y) })?;
    let side = |one: &Domain| (one.x.1 - one.x.0).max(one.y.1 - one.y.0);
    let largest = bounds.iter().map(side).fold(0.0, f64::max);
    (side(&all) <= COMMON * largest).then_some(all)
}
