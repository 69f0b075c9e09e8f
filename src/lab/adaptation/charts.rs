//! The pictures of the adaptation lab: for each λ the drawn run's examples with the line fitted to them, and how the
//! target error is distributed over all runs. Dots have areas in proportion to their weights, with equal sums for all λ.

use super::findings::name;
use super::{Example, Findings, Place, Problem, Variant};
use crate::figure::{
    Arrangement, Axis, Bar, Bars, Curve, Dots, Facets, Figure, Layer, LegendRow, Places, Plot, PlotKind, Upright,
};
use crate::geometry::Point;
use crate::lab::series::quantile;
use crate::number::round_significant;
use crate::text::Lang;
use std::sync::Arc;

/// Colours of the compared λ, and of a chosen one besides.
const SLOTS: [usize; 4] = [1, 2, 0, 3];
/// Colour of the target's points.
const TARGET: usize = 6;
/// Colour of what is true.
const TRUTH: usize = 7;
/// Bins of a histogram, equal in ratio.
const BINS: usize = 48;
/// Points of the true curve.
const POINTS: usize = 200;
/// How far the clouds are shown, in deviations of either domain.
const SHOWN: f64 = 3.0;
/// Share of all errors that a histogram's axis reaches; the rest is in its last bin.
const SHOWN_RUNS: f64 = 0.998;
/// Factor of the room at either end of that axis.
const MARGIN: f64 = 1.6;
/// Room above the highest bar.
const ROOM: f64 = 1.15;

/// A row of charts for each λ, or one row that all share.
pub(super) fn figure(findings: &Findings, facets: &Facets, lang: Lang) -> Figure {
    let apart = *facets != Facets::None;
    let bins = Bins::of(findings);
    let all: Vec<usize> = (0..findings.variants.len()).collect();
    let row = |weighted: usize, lines: &[usize]| {
        let mut plots = match findings.lab.problem {
            Problem::Turned => vec![source_map(findings, weighted, lines, lang), target_map(findings, lines, lang)],
            _ => vec![cloud(findings, weighted, lines, lang)],
        };
        plots.push(bins.chart(findings, lines, lang));
        plots
    };
    let plots = match apart {
        true => all.iter().flat_map(|place| row(*place, &[*place])).collect(),
        false => row(findings.lab.chosen(), &all),
    };
    let columns = if findings.lab.problem == Problem::Turned { 3 } else { 2 };
    let legend = findings.variants.iter().enumerate().map(|(place, variant)| legend_row(place, variant, lang));
    let arrangement = Arrangement::Grid { columns, headed: apart };
    Figure { plots, arrangement, legend: legend.collect(), ..Figure::default() }
}

fn slot(place: usize) -> usize {
    SLOTS[place % SLOTS.len()]
}

/// `λ = 0.5: median error 0.0092; effective examples 61`.
fn legend_row(place: usize, variant: &Variant, lang: Lang) -> LegendRow {
    let number = |value: Option<f64>| value.map(|value| lang.number(value, 2));
    let parameters = number(variant.target_error())
        .zip(number(variant.sample_size()))
        .map(|(error, size)| lang.with("adaptation-legend", &[("error", error.into()), ("size", size.into())]));
    LegendRow {
        slot: slot(place),
        line: Some(is_dashed(place)),
        name: name(variant.lambda, lang),
        parameters: parameters.unwrap_or_default(),
        verdict: String::new(),
    }
}

/// Colour alone must not tell two lines apart.
const fn is_dashed(place: usize) -> bool {
    place % 2 == 1
}

/// The interval that holds both clouds along a feature.
fn reach(problem: &Problem, feature: usize) -> (f64, f64) {
    let ends = [problem.source(), problem.target()].map(|domain| {
        let reach = SHOWN * domain.deviation[feature];
        (domain.mean[feature] - reach, domain.mean[feature] + reach)
    });
    (ends[0].0.min(ends[1].0), ends[0].1.max(ends[1].1))
}

fn curve(place: usize, slot: usize, x: Places, values: Vec<f64>, dashed: bool) -> Curve {
    Curve {
        owner: place,
        slot,
        x,
        values: Arc::new(values),
        at: None,
        dashed,
        diverged: false,
        thin: false,
        faded: false,
        stairs: false,
    }
}

/// A function over an interval as a curve.
fn drawn(place: usize, slot: usize, (low, high): (f64, f64), f: impl Fn(f64) -> f64, dashed: bool) -> Layer {
    let step = (high - low) / POINTS as f64;
    let values = (0..=POINTS).map(|k| f(low + step * k as f64)).collect();
    Layer::Curve(curve(place, slot, Places::Even { first: low, step }, values, dashed))
}

/// Dots of examples, where `at` puts them.
fn dots(slot: usize, examples: &[Example], at: impl Fn(&Example) -> Point, hollow: bool) -> Dots {
    let points = Arc::new(examples.iter().map(at).collect());
    Dots { slot, points, sizes: Arc::default(), hollow }
}

/// Areas of dots with these weights; their mean is 1.
fn areas(weights: &[f64]) -> Vec<f32> {
    let mean = weights.iter().sum::<f64>() / weights.len().max(1) as f64;
    weights.iter().map(|s| (s / mean) as f32).collect()
}

/// One feature: both clouds, the truth, and lines.
fn cloud(findings: &Findings, weighted: usize, lines: &[usize], lang: Lang) -> Plot {
    let Findings { lab, sample, variants, .. } = findings;
    let at = |example: &Example| Point::new(example.x[0], example.y);
    let x = reach(&lab.problem, 0);
    let inside = |example: &&Example| (x.0..x.1).contains(&example.x[0]);
    let ys = sample.source.iter().chain(&sample.target).filter(inside).map(|example| example.y);
    let (low, high) = ys.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), y| (low.min(y), high.max(y)));
    let room = 0.06 * (high - low);
    let sizes = Arc::new(areas(&variants[weighted].weights));
    let mut layers = vec![
        Layer::Dots(dots(TARGET, &sample.target, at, true)),
        Layer::Dots(Dots { sizes, ..dots(slot(weighted), &sample.source, at, false) }),
        drawn(variants.len(), TRUTH, x, |x| lab.problem.target_truth([x, 0.0]), true),
    ];
    layers.extend(lines.iter().map(|place| {
        let dashed = lines.len() > 1 && is_dashed(*place);
        drawn(*place, slot(*place), x, |x| variants[*place].line.at([x, 0.0]), dashed)
    }));
    let y = if low < high { (low - room, high + room) } else { (-1.0, 1.0) };
    plane("adaptation-chart-cloud", "adaptation-formula-cloud", (x, y), ("x", "y"), layers, lang)
}

/// A chart of the plane.
fn plane(
    title: &str,
    formula: &str,
    (x, y): ((f64, f64), (f64, f64)),
    labels: (&str, &str),
    layers: Vec<Layer>,
    lang: Lang,
) -> Plot {
    Plot {
        title: lang.t(title),
        formula: lang.t(formula),
        kind: PlotKind::Chart,
        x: Axis::new(labels.0, x, false),
        y: Axis::new(labels.1, y, false),
        layers,
        ..Plot::default()
    }
}

/// Two features: the source's classes with the weights of their examples.
fn source_map(findings: &Findings, weighted: usize, lines: &[usize], lang: Lang) -> Plot {
    let Findings { sample, variants, .. } = findings;
    let areas = areas(&variants[weighted].weights);
    let mut layers = Vec::new();
    for positive in [true, false] {
        let is_of = |(example, _): &(&Example, &f32)| (example.y > 0.0) == positive;
        let (examples, sizes): (Vec<Example>, Vec<f32>) = sample.source.iter().zip(&areas).filter(is_of).unzip();
        let dots = dots(slot(weighted), &examples, place_of, !positive);
        layers.push(Layer::Dots(Dots { sizes: Arc::new(sizes), ..dots }));
    }
    layers.push(boundary(variants.len(), TRUTH, findings, |_| Some(0.0), true));
    layers.extend(boundaries(findings, lines));
    map("adaptation-chart-source", findings, layers, lang)
}

/// Two features: the target's classes, which no line was fitted to.
fn target_map(findings: &Findings, lines: &[usize], lang: Lang) -> Plot {
    let Findings { lab, sample, variants, .. } = findings;
    let mut layers = Vec::new();
    for positive in [true, false] {
        let is_of = |example: &&Example| (example.y > 0.0) == positive;
        let examples: Vec<Example> = sample.target.iter().filter(is_of).copied().collect();
        layers.push(Layer::Dots(dots(TARGET, &examples, place_of, !positive)));
    }
    layers.push(boundary(variants.len(), TRUTH, findings, |x| lab.problem.target_boundary(x), true));
    layers.extend(boundaries(findings, lines));
    map("adaptation-chart-target", findings, layers, lang)
}

fn map(title: &str, findings: &Findings, layers: Vec<Layer>, lang: Lang) -> Plot {
    let ranges = (reach(&findings.lab.problem, 0), reach(&findings.lab.problem, 1));
    plane(title, "adaptation-formula-map", ranges, ("x₁", "x₂"), layers, lang)
}

fn place_of(example: &Example) -> Point {
    let [x, y]: Place = example.x;
    Point::new(x, y)
}

/// Where the fitted planes are zero.
fn boundaries<'a>(findings: &'a Findings, lines: &'a [usize]) -> impl Iterator<Item = Layer> + 'a {
    lines.iter().map(move |place| {
        let line = findings.variants[*place].line;
        let height = move |x: f64| Some(-(line.intercept + line.slope[0] * x) / line.slope[1]);
        boundary(*place, slot(*place), findings, height, lines.len() > 1 && is_dashed(*place))
    })
}

fn boundary(place: usize, slot: usize, findings: &Findings, x2: impl Fn(f64) -> Option<f64>, dashed: bool) -> Layer {
    drawn(place, slot, reach(&findings.lab.problem, 0), |x| x2(x).unwrap_or(f64::NAN), dashed)
}

/// The interval of the errors: from below the best line's to above nearly all.
fn range(findings: &Findings) -> (f64, f64) {
    let all: Vec<f64> = findings.variants.iter().flat_map(|variant| variant.target_errors.iter().copied()).collect();
    let high = quantile(&all, SHOWN_RUNS).filter(|error| error.is_finite()).unwrap_or(1.0);
    // The best line has no error at all where the target is a point; decades of nothing would hide the others.
    let low = findings.least.max(1e-6 * high);
    let (low, high) = (low / MARGIN, MARGIN * high.max(low * MARGIN));
    (round_significant(low, 1), round_significant(high, 1))
}

/// The bins of the target errors, equal in ratio and the same for all λ, with the share of runs in each.
struct Bins {
    range: (f64, f64),
    edges: Vec<f64>,
    /// In percent, by λ.
    shares: Vec<Vec<f64>>,
}

impl Bins {
    fn of(findings: &Findings) -> Self {
        let range = range(findings);
        let ratio = (range.1 / range.0).powf(1.0 / BINS as f64);
        let edges: Vec<f64> = (0..=BINS).map(|k| range.0 * ratio.powi(k as i32)).collect();
        let share = |variant: &Variant| {
            let mut counts = vec![0.0; BINS];
            let runs = variant.target_errors.len().max(1) as f64;
            for error in variant.target_errors.iter().filter(|error| !error.is_nan()) {
                // What lies beyond an end is in the outermost bin.
                counts[edges[1..BINS].partition_point(|edge| edge <= error)] += 100.0 / runs;
            }
            counts
        };
        let shares = findings.variants.iter().map(share).collect();
        Self { range, edges, shares }
    }

    /// Histograms of these λ: bars of one, outlines of several.
    fn chart(&self, findings: &Findings, places: &[usize], lang: Lang) -> Plot {
        let most = self.shares.iter().flatten().copied().fold(0.0, f64::max);
        let mut layers: Vec<Layer> = places.iter().map(|place| self.histogram(*place, places.len() == 1)).collect();
        let least = lang.with("adaptation-least", &[("error", lang.number(findings.least, 2).into())]);
        layers.push(Layer::Upright(Upright {
            x: findings.least,
            slot: Some(TRUTH),
            // Once is enough: it is the same for all λ, and where weights help, a median stands close by.
            label: if places.contains(&0) { least } else { String::new() },
        }));
        for place in places {
            let Some(median) = findings.variants[*place].target_error() else { continue };
            let words = [("error", lang.number(median, 3).into())];
            let label = lang.with("adaptation-median-mark", &words);
            layers.push(Layer::Upright(Upright { x: median, slot: Some(slot(*place)), label }));
        }
        Plot {
            title: lang.t("adaptation-chart-errors"),
            formula: lang.t("adaptation-formula-errors"),
            kind: PlotKind::Chart,
            x: Axis::new(lang.t("adaptation-axis-error"), self.range, true),
            y: Axis::new("%", (0.0, if most > 0.0 { ROOM * most } else { 1.0 }), false),
            layers,
            ..Plot::default()
        }
    }

    fn histogram(&self, place: usize, alone: bool) -> Layer {
        let shares = &self.shares[place];
        if alone {
            let bar = |(k, height): (usize, &f64)| Bar { x: (self.edges[k], self.edges[k + 1]), height: *height };
            let bars = shares.iter().enumerate().filter(|(_, height)| **height > 0.0).map(bar).collect();
            return Layer::Bars(Bars { slot: slot(place), bars: Arc::new(bars) });
        }
        // The last value holds until the last edge.
        let values = shares.iter().chain(shares.last()).copied().collect();
        let x = Places::Free(Arc::new(self.edges.clone()));
        Layer::Curve(Curve { stairs: true, ..curve(place, slot(place), x, values, is_dashed(place)) })
    }
}
