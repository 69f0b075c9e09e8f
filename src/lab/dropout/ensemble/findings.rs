//! What was found of mean predictions, and its medians over seeds.

use super::{Kind, Mean, Point, SeedFindings, charts, curves, verdict};
use crate::figure::theme::Tokens;
use crate::figure::{Facets, Figure};
use crate::lab::dropout::Dropout;
use crate::lab::series::median;
use crate::lab::{LabFindings, Quantity, Record};
use crate::text::Lang;
use std::io;

/// What was found so far.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The lab's settings.
    pub lab: Dropout,
    /// One per seed.
    pub seeds: Vec<SeedFindings>,
}

impl Findings {
    /// The numbers of masks that all seeds have behind them.
    pub fn counts(&self) -> Vec<usize> {
        let reached = self.seeds.iter().map(|seed| seed.masks).min().unwrap_or(0);
        let all = self.lab.members as usize;
        let mut counts: Vec<usize> =
            (0..usize::BITS - 1).map(|k| 1 << k).chain([all]).filter(|count| *count <= reached.min(all)).collect();
        counts.sort_unstable();
        counts.dedup();
        counts
    }

    /// A number of a curve at `masks` masks, of each seed that has it.
    pub(super) fn values(&self, of: (Kind, Mean), masks: usize, pick: fn(&Point) -> Option<f64>) -> Vec<f64> {
        let is = |point: &&Point| (point.kind, point.mean) == of && point.masks == masks;
        self.seeds.iter().filter_map(|seed| pick(seed.points.iter().find(is)?)).collect()
    }

    /// Its median over seeds; none where a seed has none.
    pub(super) fn median(&self, of: (Kind, Mean), masks: usize, pick: fn(&Point) -> Option<f64>) -> Option<f64> {
        let values = self.values(of, masks, pick);
        (values.len() == self.seeds.len()).then(|| median(&values))?
    }

    /// The median held-out loss of the inference pass; none before all are trained.
    pub fn inference(&self) -> Option<f64> {
        let losses: Option<Vec<f64>> = self.seeds.iter().map(|seed| seed.inference).collect();
        median(&losses?)
    }

    /// Seeds whose training diverged.
    pub fn diverged(&self) -> usize {
        self.seeds.iter().filter(|seed| seed.diverged.is_some()).count()
    }
}

impl LabFindings for Findings {
    fn figure(&self, _facets: &Facets, lang: Lang, _tokens: &Tokens) -> Figure {
        charts::figure(self, lang)
    }

    fn verdict(&self, record: &Record, lang: Lang) -> String {
        verdict::verdict(self, record, lang)
    }

    fn terms(&self, record: &Record, lang: Lang) -> String {
        verdict::terms(self, record, lang)
    }

    fn quantity(&self, quantity: Quantity, net: usize) -> Option<f64> {
        let Some(of) = curves().nth(net) else {
            return (quantity == Quantity::MeanLoss && net == curves().count()).then(|| self.inference())?;
        };
        let masks = *self.counts().last()?;
        match quantity {
            Quantity::MeanDistance => self.median(of, masks, |point| Some(point.distance)),
            Quantity::SamplingError => self.median(of, masks, |point| point.error),
            Quantity::MeanLoss => self.median(of, masks, |point| Some(point.loss)),
            _ => None,
        }
    }

    /// `net,seed,masks,mean,loss,distance`: each kind's mean predictions, and the inference pass with 0 masks.
    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        out.write_all(b"net,seed,masks,mean,loss,distance\n")?;
        let mut rows = 0;
        for kind in Kind::ALL {
            for SeedFindings { seed, inference, points, .. } in &self.seeds {
                for Point { masks, mean, loss, distance, .. } in points.iter().filter(|point| point.kind == kind) {
                    writeln!(out, "{},{seed},{masks},{},{loss:.16e},{distance:.16e}", kind.key(), mean.key())?;
                    rows += 1;
                }
                if let Some(loss) = inference {
                    writeln!(out, "{},{seed},0,inference,{loss:.16e},{:.16e}", kind.key(), 0.0)?;
                    rows += 1;
                }
                written(rows);
            }
        }
        out.flush()
    }
}
