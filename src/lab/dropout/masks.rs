//! Slides 39–42: which nets does dropout train? Masks of the net 3-4-2 are drawn one after another.
//!
//! Four units, each dropped with probability p: 2⁴ = 16 subnets, all with the same weights. A mask that drops k units
//! comes with probability pᵏ(1 − p)⁴⁻ᵏ; how often each subnet came stands beside it.

use super::small_net::{self, Dropped, HIDDEN, SUBNETS};
use super::{Dropout, words};
use crate::figure::theme::Tokens;
use crate::figure::{
    Arrangement, Axis, Bar, Bars, Curve, Dots, Facets, Figure, Layer, LegendRow, Mark, MarkKind, Places, Plot,
    PlotKind, Reference,
};
use crate::geometry::Point;
use crate::lab::revealed::revealed;
use crate::lab::{LabFindings, LabJob, Quantity, Record};
use crate::rng::{self, Purpose};
use crate::text::Lang;
use std::io;
use std::sync::Arc;

/// Claims compare these: the first of a subnet, the others of all.
pub(super) const QUANTITIES: &[Quantity] = &[Quantity::Share, Quantity::Subnets];

/// Colours: how often each subnet came, and the expected share.
const SLOTS: (usize, usize) = (0, 4);
/// Area of the rings at expected shares, in usual dots: they stay visible on bars.
const RING: f32 = 2.5;
/// Thumbnails in a row.
const IN_A_ROW: usize = 4;
/// From one thumbnail's corner to the next.
const APART: Point = Point::new(3.6, 4.3);

/// The masks that are shown so far.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The lab's settings.
    pub lab: Dropout,
    /// All masks in the order they are drawn.
    pub masks: Arc<Vec<Dropped>>,
    /// How many of them are shown.
    pub shown: usize,
}

/// Masks of a seed.
pub fn drawn(p: f64, count: usize, seed: u64) -> Vec<Dropped> {
    let mut random = rng::stream(seed, Purpose::DropoutMasks, 0);
    let mut mask = || (0..HIDDEN).fold(0, |mask, unit| mask | usize::from(rng::uniform(&mut random) < p) << unit);
    (0..count).map(|_| mask()).collect()
}

/// Begins the lab's work: a unit of it is a mask.
pub(super) fn start(lab: &Dropout, seed: u64) -> LabJob {
    let lab = *lab;
    let masks = Arc::new(drawn(lab.p, lab.masks as usize, seed));
    revealed(lab.into(), seed, masks.len(), move |shown| Findings { lab, masks: masks.clone(), shown })
}

/// What a claim's `net` counts: subnets, by the bits of the units that are dropped.
pub(super) fn names(lang: Lang) -> Vec<String> {
    (0..SUBNETS).map(|mask| name(mask, lang)).collect()
}

/// `without 2 and 3` of a subnet.
fn name(mask: Dropped, lang: Lang) -> String {
    let units: Vec<_> = dropped(mask).map(|unit| unit.to_string()).collect();
    match units.len() {
        0 => lang.t("dropout-subnet-whole"),
        HIDDEN => lang.t("dropout-subnet-none"),
        _ => lang.with("dropout-subnet", &[("units", units.join(", ").into())]),
    }
}

/// Dropped units, from 1.
fn dropped(mask: Dropped) -> impl Iterator<Item = usize> {
    (0..HIDDEN).filter(move |unit| small_net::is_dropped(mask, *unit)).map(|unit| unit + 1)
}

/// Subnets as they are shown: fewest dropped units first.
fn order() -> Vec<Dropped> {
    let mut order: Vec<Dropped> = (0..SUBNETS).collect();
    order.sort_by_key(|mask| (mask.count_ones(), dropped(*mask).collect::<Vec<_>>()));
    order
}

impl Findings {
    /// How often each subnet came.
    pub fn counts(&self) -> [usize; SUBNETS] {
        let mut counts = [0; SUBNETS];
        self.masks[..self.shown].iter().for_each(|mask| counts[*mask] += 1);
        counts
    }

    /// How many different subnets came.
    pub fn subnets(&self) -> usize {
        self.counts().iter().filter(|count| **count > 0).count()
    }

    fn newest(&self) -> Option<Dropped> {
        self.masks[..self.shown].last().copied()
    }
}

impl LabFindings for Findings {
    fn figure(&self, _facets: &Facets, lang: Lang, _tokens: &Tokens) -> Figure {
        let row = |slot, line, name: &str| LegendRow {
            slot,
            line,
            name: lang.t(name),
            parameters: String::new(),
            verdict: String::new(),
        };
        Figure {
            plots: vec![self.large(lang), self.thumbnails(lang), self.bars(lang), self.different(lang)],
            arrangement: Arrangement::Rows(2),
            legend: vec![row(SLOTS.0, Some(false), "dropout-masks-came"), row(SLOTS.1, None, "dropout-masks-expected")],
            ..Figure::default()
        }
    }

    fn verdict(&self, _record: &Record, lang: Lang) -> String {
        let Some(newest) = self.newest() else { return String::new() };
        let counts = self.counts();
        let p = self.lab.p;
        let most = (0..SUBNETS).rev().max_by_key(|mask| counts[*mask]).unwrap_or(0);
        let share = |mask: Dropped| counts[mask] as f64 / self.shown as f64;
        let percent = |share: f64| lang.number(100.0 * share, 3).into();
        let words = [
            ("newest", name(newest, lang).into()),
            ("count", self.shown.into()),
            ("masks", lang.whole(self.shown as u64).into()),
            ("subnets", self.subnets().into()),
            ("most", name(most, lang).into()),
            ("share", percent(share(most))),
            ("expected", percent(small_net::probability(most, p))),
        ];
        lang.with("dropout-masks-verdict", &words)
    }

    fn terms(&self, record: &Record, lang: Lang) -> String {
        words::terms("masks", &[("p", lang.number(self.lab.p, 3))], record.seed, lang)
    }

    fn quantity(&self, quantity: Quantity, net: usize) -> Option<f64> {
        match quantity {
            Quantity::Share if self.shown > 0 => Some(*self.counts().get(net)? as f64 / self.shown as f64),
            Quantity::Subnets => Some(self.subnets() as f64),
            _ => None,
        }
    }

    /// `draw,unit1,unit2,unit3,unit4,times,share,expected`: whether each unit is kept; how often this subnet has come
    /// until then, as a share of the draws, and its probability.
    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        out.write_all(b"draw,unit1,unit2,unit3,unit4,times,share,expected\n")?;
        let mut times = [0usize; SUBNETS];
        for (draw, mask) in self.masks[..self.shown].iter().enumerate() {
            times[*mask] += 1;
            write!(out, "{}", draw + 1)?;
            for unit in 0..HIDDEN {
                write!(out, ",{}", u8::from(!small_net::is_dropped(*mask, unit)))?;
            }
            let (times, expected) = (times[*mask], small_net::probability(*mask, self.lab.p));
            writeln!(out, ",{times},{:.16e},{expected:.16e}", times as f64 / (draw + 1) as f64)?;
            written(draw + 1);
        }
        out.flush()
    }
}

impl Findings {
    /// The newest mask.
    fn large(&self, lang: Lang) -> Plot {
        let title = match self.newest() {
            Some(mask) => {
                let words = [("draw", lang.whole(self.shown as u64).into()), ("subnet", name(mask, lang).into())];
                lang.with("dropout-masks-newest", &words)
            }
            None => lang.t("dropout-masks-net"),
        };
        let number = |layer: usize, unit: usize| if layer == 1 { (unit + 1).to_string() } else { String::new() };
        small_net::alone(title, small_net::graph(Point::zeros(), self.newest().unwrap_or(0), None, number))
    }

    /// The subnets that came, each in its place; the newest in colour.
    fn thumbnails(&self, lang: Lang) -> Plot {
        let (counts, newest) = (self.counts(), self.newest());
        let rows = SUBNETS / IN_A_ROW;
        let mut layers = Vec::new();
        for (place, mask) in order().into_iter().enumerate().filter(|(_, mask)| counts[*mask] > 0) {
            let (column, row) = (place % IN_A_ROW, rows - 1 - place / IN_A_ROW);
            let corner = Point::new(APART.x * column as f64, APART.y * row as f64);
            let slot = (Some(mask) == newest).then_some(SLOTS.0);
            layers.push(Layer::Graph(small_net::graph(corner, mask, slot, |_, _| String::new())));
            layers.push(Layer::Mark(Mark {
                kind: MarkKind::Words,
                at: corner + Point::new(2.65, 1.5),
                label: format!("× {}", lang.whole(counts[mask] as u64)),
            }));
        }
        let title = lang.with("dropout-masks-thumbnails", &[("subnets", self.subnets().into())]);
        let x = (0.0, APART.x * (IN_A_ROW - 1) as f64 + 3.0);
        let y = (0.0, APART.y * (rows - 1) as f64 + (HIDDEN - 1) as f64);
        small_net::plot(title, x, y, layers)
    }

    /// The share of each subnet beside its probability.
    fn bars(&self, lang: Lang) -> Plot {
        let (counts, p) = (self.counts(), self.lab.p);
        let of_all = |count: usize| 100.0 * count as f64 / self.shown.max(1) as f64;
        let order = order();
        let bars: Vec<Bar> = (order.iter().enumerate())
            .map(|(place, mask)| Bar { x: (place as f64 - 0.4, place as f64 + 0.4), height: of_all(counts[*mask]) })
            .collect();
        let expected: Vec<Point> = (order.iter().enumerate())
            .map(|(place, mask)| Point::new(place as f64, 100.0 * small_net::probability(*mask, p)))
            .collect();
        let highest = expected.iter().map(|point| point.y).chain(bars.iter().map(|bar| bar.height)).fold(1.0, f64::max);
        let title = |mask: &Dropped| dropped(*mask).map(|unit| unit.to_string()).collect::<String>();
        let names = order.iter().map(title).map(|name| if name.is_empty() { "–".to_owned() } else { name });
        let x = Axis::new(lang.t("dropout-axis-dropped"), (-0.6, SUBNETS as f64 - 0.4), false);
        Plot {
            title: lang.t("dropout-chart-shares"),
            kind: PlotKind::Chart,
            x: Axis { names: names.enumerate().map(|(place, name)| (place as f64, name)).collect(), ..x },
            y: Axis::new("", (0.0, 1.08 * highest), false),
            layers: vec![
                Layer::Bars(Bars { slot: SLOTS.0, bars: Arc::new(bars) }),
                Layer::Dots(Dots {
                    slot: SLOTS.1,
                    points: Arc::new(expected),
                    sizes: Arc::new(vec![RING; SUBNETS]),
                    hollow: true,
                }),
            ],
            ..Plot::default()
        }
    }

    /// How many different subnets came, over the draws.
    fn different(&self, lang: Lang) -> Plot {
        let mut seen = [false; SUBNETS];
        let mut count = 0;
        let mut values = vec![0.0];
        for mask in &self.masks[..self.shown] {
            count += usize::from(!std::mem::replace(&mut seen[*mask], true));
            values.push(count as f64);
        }
        let curve = Curve {
            owner: 0,
            slot: SLOTS.0,
            x: Places::Even { first: 0.0, step: 1.0 },
            values: Arc::new(values),
            at: Some(self.shown),
            dashed: false,
            diverged: false,
            thin: false,
            faded: false,
            stairs: true,
        };
        let all = Reference { y: SUBNETS as f64, label: String::new() };
        Plot {
            title: lang.t("dropout-chart-different"),
            kind: PlotKind::Chart,
            x: Axis::new(lang.t("dropout-axis-draw"), (0.0, self.masks.len().max(1) as f64), false),
            y: Axis::new("", (0.0, 1.12 * SUBNETS as f64), false),
            layers: vec![Layer::Curve(curve), Layer::Reference(all)],
            ..Plot::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_subnet_comes_as_often_as_its_probability_says() {
        for (p, seed) in [(0.25, 1), (0.25, 2), (0.7, 3)] {
            let n = 10_000;
            let lab = Dropout { p, masks: n as f64, ..Dropout::default() };
            let findings = Findings { lab, masks: Arc::new(drawn(p, n, seed)), shown: n };
            for (mask, count) in findings.counts().into_iter().enumerate() {
                let expected = small_net::probability(mask, p);
                let error = (expected * (1.0 - expected) / n as f64).sqrt();
                let share = count as f64 / n as f64;
                assert!((share - expected).abs() < 4.5 * error, "{mask:b} at {p}: {share} {expected}");
            }
        }
    }

    #[test]
    fn subnets_stand_in_the_order_of_their_dropped_units() {
        let order = order();
        assert_eq!(order[..8], [0, 0b1, 0b10, 0b100, 0b1000, 0b11, 0b101, 0b1001]);
        assert_eq!(order[15], 0b1111);
        assert_eq!(name(0b0110, Lang::En), "without 2, 3");
    }
}
