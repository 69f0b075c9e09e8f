//! The anatomy of a step as a plot: one racer's path, and the terms of its update as arrows.

use crate::figure::arrows::{Arrow, ArrowKind, Spot};
use crate::figure::{Layer, Plot};
use crate::geometry::{Domain, Point};
use crate::optim::PartKind;
use crate::picture::ground::Ground;
use crate::picture::{Moment, map};
use crate::race::Anatomy;
use crate::scene::Race;
use crate::text::Lang;

/// The plot of a racer's step over `view`; terms other than `lit` are faint, other racers are hidden.
pub fn plot(
    race: &Race,
    ground: Option<&Ground>,
    view: Domain,
    (racer, anatomy): (usize, &Anatomy),
    lit: Option<usize>,
    lang: Lang,
) -> Plot {
    let mut plot = map(race, ground, view, Moment::step(anatomy.step), None, lang);
    plot.layers.retain_mut(|layer| match layer {
        Layer::Path(path) => {
            path.faded = true;
            path.at = path.at.min(anatomy.step);
            path.owner == racer
        }
        _ => true,
    });
    let slot = race.slots[racer];
    plot.layers.extend(arrows(anatomy, slot, lit).into_iter().map(Layer::Arrow));
    // Labels go on the side away from the step.
    let eastward = anatomy.to.x >= anatomy.from.x;
    let spot = |at, step: usize, right: bool| {
        let label = lang.with("anatomy-point", &[("step", lang.whole(step as u64).into())]);
        Layer::Spot(Spot { at, label, slot, right, hollow: false })
    };
    if anatomy.look != anatomy.from {
        // The short label of the term: its full text would cover the arrows.
        let ahead = anatomy.parts.iter().find(|part| part.kind == PartKind::Ahead);
        let label = ahead.map(|part| lang.t(&format!("{}.label", part.words))).unwrap_or_default();
        plot.layers.push(Layer::Spot(Spot { at: anatomy.look, label, slot, right: false, hollow: true }));
    }
    plot.layers.extend([spot(anatomy.from, anatomy.step - 1, !eastward), spot(anatomy.to, anatomy.step, eastward)]);
    plot
}

/// Bounding box of the arrows in the plane: what a view of the step must contain.
pub fn bounds(anatomy: &Anatomy) -> Domain {
    let mut ends = vec![anatomy.from, anatomy.to, anatomy.look];
    // Per-example gradients are ignored: they may be long and need not be in view.
    let own =
        arrows(anatomy, 0, None).into_iter().filter(|arrow| arrow.number.is_some() || arrow.kind == ArrowKind::Copy);
    ends.extend(own.flat_map(|arrow| [arrow.from, arrow.to]));
    let range = |axis: usize| {
        let values = ends.iter().map(|p| p[axis]).filter(|value| value.is_finite());
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
    };
    Domain { x: range(0), y: range(1) }
}

/// The arrows, least important first.
fn arrows(anatomy: &Anatomy, slot: usize, lit: Option<usize>) -> Vec<Arrow> {
    let Anatomy { from, look, to, eta, full, gradient, parts, fan, .. } = anatomy;
    let mut arrows = Vec::new();
    let arrow = |kind, from: Point, to: Point, number: Option<usize>| {
        let faded = lit.is_some_and(|lit| number != Some(lit + 1));
        Arrow { kind, from, to, slot, number, faded }
    };
    let length = (to - from).norm();
    let along = |g: &Point| if g.norm() > 0.0 { -g * (length / g.norm()) } else { Point::zeros() };
    let adaptive = anatomy.part(PartKind::Scale).is_some();
    let moved = |g: &Point| if adaptive { along(g) } else { -g * *eta };
    if let Some(fan) = fan {
        let of = |kind| move |g: &Point| arrow(kind, *look, look + moved(g), None);
        let others = fan.gradients.iter().filter(|g| !fan.batch.contains(g));
        // These are faint already.
        arrows.extend(others.map(of(ArrowKind::Example)).map(|other| Arrow { faded: false, ..other }));
        arrows.extend(fan.batch.iter().map(of(ArrowKind::Batch)));
        arrows.push(arrow(ArrowKind::Full, *look, look + moved(full), None));
    }
    let mut tail = *from;
    for (k, part) in parts.iter().enumerate() {
        let number = Some(k + 1);
        match part.kind {
            PartKind::Carried => {
                arrows.push(arrow(ArrowKind::Carried, tail, tail + part.value, number));
                tail += part.value;
            }
            PartKind::Fresh => {
                arrows.push(arrow(ArrowKind::Fresh, tail, tail + part.value, number));
                if tail != *from {
                    arrows.push(arrow(ArrowKind::Copy, *from, from + part.value, None));
                }
            }
            PartKind::Gradient if adaptive => {
                arrows.push(arrow(ArrowKind::Direction, *from, from + along(gradient), number));
            }
            PartKind::Move => arrows.push(arrow(ArrowKind::Fresh, *from, from + part.value, number)),
            PartKind::Step => arrows.push(arrow(ArrowKind::Step, *from, *to, number)),
            PartKind::Ahead
            | PartKind::Gradient
            | PartKind::Sum
            | PartKind::MeanSquare
            | PartKind::Mean
            | PartKind::CorrectedMean
            | PartKind::CorrectedMeanSquare
            | PartKind::Scale
            | PartKind::Term => {}
        }
    }
    arrows
}
