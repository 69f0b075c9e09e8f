//! The anatomy of a step as a plot: one racer's path, and the terms of its update as arrows.

use crate::figure::arrows::{Arrow, ArrowKind, Spot};
use crate::figure::{Layer, Plot};
use crate::geometry::{Domain, Point};
use crate::optim::{Part, PartKind};
use crate::picture::ground::Ground;
use crate::picture::{Moment, map};
use crate::race::Anatomy;
use crate::race::anatomy::Fan;
use crate::scene::Race;
use crate::text::Lang;

/// What stays free around the arrows, in points.
pub const FREE: f32 = 75.0;
/// Significant digits of vectors.
const DIGITS: usize = 3;

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
            path.label = None;
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

/// The part of the plane that shows `what` on a canvas of `size`, with room around it for words at the arrows' ends,
/// beside what is taken at the left and at the right. Where a method runs off further than planes are drawn, it ends
/// there.
pub fn around(what: Domain, size: [f32; 2], (left, right): (f32, f32), zoom: f32) -> Domain {
    // Within what is drawn no sum below overflows.
    let what = what.drawable();
    let [width, height] = size.map(f64::from);
    // Words beside the ends grow with the zoom.
    let free = f64::from(FREE * zoom);
    let (left, right) = (f64::from(left) + free, f64::from(right) + free);
    let room = [(width - left - right).max(50.0), (height - 2.0 * free).max(50.0)];
    let span = [what.x.1 - what.x.0, what.y.1 - what.y.0];
    // A step of no length still stands somewhere.
    let least = 1e-9 * (1.0 + what.x.0.abs() + what.y.0.abs());
    let per_point = (span[0] / room[0]).max(span[1] / room[1]).max(least);
    let middle = [(what.x.0 + what.x.1) / 2.0, (what.y.0 + what.y.1) / 2.0];
    let west = middle[0] - (left + room[0] / 2.0) * per_point;
    let south = middle[1] - height / 2.0 * per_point;
    Domain { x: (west, west + width * per_point), y: (south, south + height * per_point) }.drawable()
}

/// What a step is called: `Momentum, step 2 → 3`.
pub fn title(race: &Race, racer: usize, step: usize, lang: Lang) -> String {
    let name = race.scene.racer_names(lang)[racer].clone();
    let whole = |step: usize| lang.whole(step as u64).into();
    let words = [("racer", name.into()), ("from", whole(step.saturating_sub(1))), ("to", whole(step))];
    lang.with("anatomy-title", &words)
}

/// The value of a term: `(+0.40, −0.40)` for what moves the weights, else `(0.40, 1.57)`.
pub fn value(part: &Part<Point>, lang: Lang) -> String {
    let separator = if lang == Lang::Ru { "; " } else { ", " };
    let number = |value: f64| {
        let sign = if part.kind.is_move() && value > 0.0 { "+" } else { "" };
        format!("{sign}{}", lang.number(value, DIGITS))
    };
    format!("({}{separator}{})", number(part.value.x), number(part.value.y))
}

/// What the fan of grey arrows is.
pub fn fan_words(fan: &Fan, lang: Lang) -> String {
    let (shown, examples) = (fan.gradients.len(), fan.examples);
    let whole = |count: usize| lang.whole(count as u64).into();
    let key = if shown < examples { "anatomy-batch-fan" } else { "anatomy-batch-fan-all" };
    lang.with(key, &[("shown", whole(shown)), ("examples", whole(examples))])
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
