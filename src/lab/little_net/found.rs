//! What the little net shows: its numbers before and now, and what it says of them. There is no work to wait for.

use super::{LittleNet, Moment, diagram};
use crate::figure::theme::Tokens;
use crate::figure::{Arrangement, Figure};
use crate::job::{Advance, Job, Watch};
use crate::lab::record::Findings;
use crate::lab::{self, Lab, LabJob, Record};
use crate::text::Lang;
use std::io;
use std::sync::Arc;
use std::time::Duration;

/// The little net before its first layer moved, and now.
#[derive(Clone, Debug)]
pub struct Found {
    /// How far the first layer has moved.
    pub moved: f64,
    /// Slide 53.
    pub before: Moment,
    /// Slide 54 when the first layer has moved all the way.
    pub now: Moment,
}

/// A job that is done at once.
struct Arrived(Arc<Record>);

impl Found {
    /// With the first layer `moved` of its way from 0 to 1.
    pub fn at(moved: f64) -> Self {
        Self { moved, before: Moment::at(0.0), now: Moment::at(moved) }
    }
}

impl LittleNet {
    /// Begins the lab's work, a single unit of it. Nothing in it is random.
    pub(in crate::lab) fn start(&self, seed: u64) -> LabJob {
        let found = lab::Found::LittleNet(Found::at(self.moved));
        Box::new(Arrived(Arc::new(Record { lab: Lab::LittleNet(*self), seed, done: 1, total: 1, found })))
    }
}

impl Job for Arrived {
    type Output = Arc<Record>;
    fn advance_watched(&mut self, _budget: Duration, _watch: &Watch<'_>) -> Advance {
        Advance::Done
    }
    fn output(&self) -> Self::Output {
        self.0.clone()
    }
}

impl Findings for Found {
    fn figure(&self, lang: Lang, _tokens: &Tokens) -> Figure {
        let moved = lang.number(self.moved, 2);
        let mut plots = vec![
            diagram::drawing(lang.t("little-before"), &self.before, None, lang),
            diagram::drawing(lang.with("little-now", &[("moved", moved.into())]), &self.now, Some(&self.before), lang),
        ];
        plots.extend(diagram::charts(&self.before, self.moved, lang));
        Figure { plots, arrangement: Arrangement::Rows(2), ..Figure::default() }
    }

    fn verdict(&self, _record: &Record, lang: Lang) -> String {
        if self.now == self.before {
            return lang.t("little-still");
        }
        let shifted = self.now.since(&self.before);
        let angle = shifted.cosine.acos().to_degrees();
        let inputs: Vec<_> = self.now.units[1].iter().map(|value| lang.number(*value, 3)).collect();
        let words = [
            ("inputs", inputs.join("; ").into()),
            ("ratio", lang.number(self.now.norm() / self.before.norm(), 2).into()),
            ("angle", lang.number(angle, 2).into()),
            ("cosine", lang.number(shifted.cosine, 2).into()),
        ];
        lang.with("little-verdict", &words)
    }

    fn terms(&self, _record: &Record, lang: Lang) -> String {
        lang.t("little-terms")
    }

    /// `quantity,unit,before,now`: what every unit gives (layers from 0, the inputs), the gradient of each weight of W₂
    /// (unit above, unit below), its norm, and ‖G − G′‖ and cos∠(G, G′) of now against before.
    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        out.write_all(b"quantity,unit,before,now\n")?;
        let mut rows = 0;
        let mut row = |quantity: &str, unit: &str, before: f64, now: f64| {
            rows += 1;
            writeln!(out, "{quantity},{unit},{before:.16e},{now:.16e}")
        };
        for (layer, (before, now)) in self.before.units.iter().zip(&self.now.units).enumerate() {
            for (unit, (before, now)) in before.iter().zip(now).enumerate() {
                row(&format!("layer{layer}"), &(unit + 1).to_string(), *before, *now)?;
            }
        }
        for (k, (before, now)) in self.before.gradient.iter().zip(&self.now.gradient).enumerate() {
            row("gradient2", &format!("{} {}", k % 4 + 1, k / 4 + 1), *before, *now)?;
        }
        row("norm", "", self.before.norm(), self.now.norm())?;
        let shifted = self.now.since(&self.before);
        row("distance", "", 0.0, shifted.distance)?;
        row("cosine", "", 1.0, shifted.cosine)?;
        written(rows);
        out.flush()
    }
}
