//! Slides 44 and 45: why is the output of a layer divided by 1 − p?
//!
//! All weights are 1 and the four hidden units give 1, so each output is the sum of what is kept: 4; without unit 4 it is
//! 3; divided by 1 − p = ¾ it is 4 again. The 1/p of slide 46 gives 12 at p = ¼. A single mask gives 4 back only if
//! it drops just the share p of the units; the mean over all 16 masks, weighted by their probability, always does.

use super::small_net::{self, Dropped, HIDDEN, SUBNETS};
use super::{Dropout, words};
use crate::figure::theme::Tokens;
use crate::figure::{
    Arrangement, Axis, Bar, Bars, Cell, CellLook, Facets, Figure, Layer, Plot, PlotKind, Table, Upright,
};
use crate::geometry::Point;
use crate::lab::revealed::revealed;
use crate::lab::{LabFindings, LabJob, Quantity, Record};
use crate::text::Lang;
use std::io;
use std::sync::Arc;

/// Claims compare these of each stage.
pub(super) const QUANTITIES: &[Quantity] = &[Quantity::Output, Quantity::MeanOutput];

/// Unit 4, which slide 45 drops.
const LAST: Dropped = 1 << (HIDDEN - 1);
/// Colour of the stage that gives the first one's outputs back, and of one that does not.
const SLOTS: (usize, usize) = (2, 3);

/// What is done to the hidden units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nothing: slide 44.
    Whole,
    /// Unit 4 is dropped: slide 45.
    Dropped,
    /// Unit 4 is dropped, the others are divided by 1 − p.
    Compensated,
    /// Unit 4 is dropped, the others are divided by p, as slide 46 prints.
    AsPrinted,
}

impl Stage {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Whole, Self::Dropped, Self::Compensated, Self::AsPrinted];

    const fn key(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Dropped => "dropped",
            Self::Compensated => "compensated",
            Self::AsPrinted => "as-printed",
        }
    }

    fn name(self, lang: Lang) -> String {
        lang.t(&format!("dropout-stage-{}", self.key()))
    }

    /// What kept units are multiplied by.
    pub fn factor(self, p: f64) -> f64 {
        match self {
            Self::Whole | Self::Dropped => 1.0,
            Self::Compensated => 1.0 / (1.0 - p),
            Self::AsPrinted => 1.0 / p,
        }
    }

    /// The units it drops.
    const fn dropped(self) -> Dropped {
        if matches!(self, Self::Whole) { 0 } else { LAST }
    }

    /// An output: the sum of the hidden units that are kept.
    pub fn output(self, p: f64) -> f64 {
        output(self.dropped(), self.factor(p))
    }

    /// The mean of the output over all masks, weighted by their probability; of the whole net its output.
    pub fn mean(self, p: f64) -> f64 {
        match self {
            Self::Whole => self.output(p),
            _ => (0..SUBNETS).map(|mask| small_net::probability(mask, p) * output(mask, self.factor(p))).sum(),
        }
    }
}

fn output(dropped: Dropped, factor: f64) -> f64 {
    (0..HIDDEN).filter(|unit| !small_net::is_dropped(dropped, *unit)).map(|_| factor).sum()
}

/// The stages that are shown.
#[derive(Clone, Debug)]
pub struct Findings {
    /// Probability to drop.
    pub p: f64,
    /// Shown stages, from the first.
    pub shown: usize,
}

/// Begins the lab's work: a unit of it is a stage after the first.
pub(super) fn start(lab: &Dropout, seed: u64) -> LabJob {
    let p = lab.p;
    revealed((*lab).into(), seed, Stage::ALL.len() - 1, move |done| Findings { p, shown: done + 1 })
}

/// What a claim's `net` counts.
pub(super) fn names(lang: Lang) -> Vec<String> {
    Stage::ALL.iter().map(|stage| stage.name(lang)).collect()
}

impl LabFindings for Findings {
    fn figure(&self, _facets: &Facets, lang: Lang, _tokens: &Tokens) -> Figure {
        let mut plots: Vec<Plot> =
            Stage::ALL.iter().enumerate().map(|(k, stage)| self.drawing(k, *stage, lang)).collect();
        plots.push(self.table(lang));
        plots.push(self.distribution(lang));
        Figure { plots, arrangement: Arrangement::Rows(3), ..Figure::default() }
    }

    fn verdict(&self, _record: &Record, lang: Lang) -> String {
        let number = |value: f64| lang.number(value, 3).into();
        let mut words = vec![("p", number(self.p)), ("count", Stage::ALL[0].output(self.p).into())];
        let keys =
            [("whole", "whole-mean"), ("dropped", "dropped-mean"), ("right", "right-mean"), ("wrong", "wrong-mean")];
        for (stage, (output, mean)) in Stage::ALL.iter().zip(keys) {
            words.push((output, number(stage.output(self.p))));
            words.push((mean, number(stage.mean(self.p))));
        }
        let key = match self.shown {
            1 => "dropout-weights-whole",
            2 => "dropout-weights-dropped",
            // Only at p = ¼ does one unit of four make the share p.
            _ if is_same(Stage::Compensated.output(self.p), Stage::Whole.output(self.p)) => "dropout-weights-restored",
            _ => "dropout-weights-on-average",
        };
        let first = lang.with(key, &words);
        if self.shown < Stage::ALL.len() || is_same(self.p, 0.5) {
            return first;
        }
        format!("{first} {}", lang.with("dropout-weights-as-printed", &words))
    }

    fn terms(&self, record: &Record, lang: Lang) -> String {
        words::terms("weights", &[("p", lang.number(self.p, 3))], record.seed, lang)
    }

    fn quantity(&self, quantity: Quantity, net: usize) -> Option<f64> {
        let stage = Stage::ALL.get(net)?;
        match quantity {
            Quantity::Output => Some(stage.output(self.p)),
            Quantity::MeanOutput => Some(stage.mean(self.p)),
            _ => None,
        }
    }

    /// `stage,factor,output,mean`: what kept units are multiplied by, each output under the stage's mask, and its mean
    /// over all masks.
    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        out.write_all(b"stage,factor,output,mean\n")?;
        for stage in Stage::ALL {
            let (factor, output, mean) = (stage.factor(self.p), stage.output(self.p), stage.mean(self.p));
            writeln!(out, "{},{factor:.16e},{output:.16e},{mean:.16e}", stage.key())?;
        }
        written(Stage::ALL.len());
        out.flush()
    }
}

/// Whether two numbers differ by no more than rounding.
fn is_same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-12 * b.abs()
}

impl Findings {
    /// The net at a stage; an empty place before it is shown.
    fn drawing(&self, place: usize, stage: Stage, lang: Lang) -> Plot {
        if place >= self.shown {
            return Plot { layers: Vec::new(), ..small_net::alone(String::new(), Default::default()) };
        }
        let (dropped, factor, output) = (stage.dropped(), stage.factor(self.p), stage.output(self.p));
        let value = |layer: usize, unit: usize| match layer {
            0 => String::new(),
            1 if small_net::is_dropped(dropped, unit) => String::new(),
            // Two digits: three would be too small in a unit to be read from the last row.
            1 => lang.number(factor, 2),
            _ => lang.number(output, 3),
        };
        let mut graph = small_net::graph(Point::zeros(), dropped, None, value);
        if place > 0 {
            let slot = if is_same(output, Stage::Whole.output(self.p)) { SLOTS.0 } else { SLOTS.1 };
            for node in graph.nodes.iter_mut().filter(|node| node.at.x > 1.5) {
                node.slot = Some(slot);
            }
        }
        let factor = [("factor", lang.number(factor, 3).into())];
        small_net::alone(lang.with(&format!("dropout-stage-{}.title", stage.key()), &factor), graph)
    }

    /// Outputs under the mask and on average over all masks.
    fn table(&self, lang: Lang) -> Plot {
        let head = ["stage", "mask", "mean"]
            .map(|column| Cell::new(lang.t(&format!("dropout-column-{column}")), CellLook::Head));
        let mut rows = vec![head.to_vec()];
        for (place, stage) in Stage::ALL.iter().enumerate() {
            if place >= self.shown {
                rows.push(Vec::new());
                continue;
            }
            let whole = Stage::Whole.output(self.p);
            let number = |value: f64| {
                let look = if is_same(value, whole) { CellLook::Lit } else { CellLook::Plain };
                Cell::new(lang.number(value, 3), look)
            };
            rows.push(vec![
                Cell::new(lang.t(&format!("dropout-stage-{}.short", stage.key())), CellLook::Plain),
                number(stage.output(self.p)),
                number(stage.mean(self.p)),
            ]);
        }
        let layers = vec![Layer::Table(Table { columns: 3, rows })];
        small_net::plot(lang.t("dropout-table-outputs"), (0.0, 1.0), (0.0, 1.0), layers)
    }

    /// How often an output divided by 1 − p comes: the probabilities of 0 … 4 kept units, and the mean.
    fn distribution(&self, lang: Lang) -> Plot {
        let stage = Stage::Compensated;
        let factor = stage.factor(self.p);
        let mut shares = [0.0; HIDDEN + 1];
        for mask in 0..SUBNETS {
            shares[HIDDEN - mask.count_ones() as usize] += 100.0 * small_net::probability(mask, self.p);
        }
        let is_shown = self.shown > 2;
        let bar = |(kept, share): (usize, &f64)| {
            let x = kept as f64 * factor;
            Bar { x: (x - 0.4 * factor, x + 0.4 * factor), height: *share }
        };
        let bars = if is_shown { shares.iter().enumerate().map(bar).collect() } else { Vec::new() };
        let mut layers = vec![Layer::Bars(Bars { slot: SLOTS.0, bars: Arc::new(bars) })];
        if is_shown {
            let mean = lang.number(stage.mean(self.p), 3);
            let label = lang.with("dropout-weights-mean", &[("mean", mean.into())]);
            layers.push(Layer::Upright(Upright { x: stage.mean(self.p), slot: None, label }));
        }
        let names = (0..=HIDDEN).map(|kept| kept as f64 * factor).map(|x| (x, lang.number(x, 3))).collect();
        let x = Axis::new(lang.t("dropout-axis-output"), (-0.6 * factor, (HIDDEN as f64 + 0.6) * factor), false);
        let highest = shares.into_iter().fold(0.0, f64::max);
        Plot {
            title: lang.t("dropout-chart-outputs"),
            kind: PlotKind::Chart,
            x: Axis { names, ..x },
            y: Axis::new("", (0.0, 1.25 * highest), false),
            layers,
            ..Plot::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slides_numbers() {
        let outputs = Stage::ALL.map(|stage| stage.output(0.25));
        assert_eq!(outputs, [4.0, 3.0, 4.0, 12.0]);
    }

    #[test]
    fn only_one_minus_p_keeps_the_mean_over_masks() {
        for p in [0.1, 0.25, 0.5, 0.8] {
            assert!((Stage::Dropped.mean(p) - 4.0 * (1.0 - p)).abs() < 1e-14);
            assert!((Stage::Compensated.mean(p) - 4.0).abs() < 1e-14);
            assert!((Stage::AsPrinted.mean(p) - 4.0 * (1.0 - p) / p).abs() < 1e-13);
        }
        let all: f64 = (0..SUBNETS).map(|mask| small_net::probability(mask, 0.3)).sum();
        assert!((all - 1.0).abs() < 1e-15);
    }
}
