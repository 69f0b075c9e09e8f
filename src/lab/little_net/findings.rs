//! What the little net shows: its numbers before its first layer moved, and now.

use super::{Moment, charts, table, verdict};
use crate::figure::theme::Tokens;
use crate::figure::{Facets, Figure};
use crate::lab::{LabFindings, Quantity, Record};
use crate::text::Lang;
use std::io;

/// The little net before its first layer moved, and now.
#[derive(Clone, Debug)]
pub struct Findings {
    /// How far the first layer has moved.
    pub moved: f64,
    /// Slide 53.
    pub before: Moment,
    /// Slide 54 when the first layer has moved all the way.
    pub now: Moment,
}

impl Findings {
    /// With the first layer `moved` of its way from 0 to 1.
    pub fn at(moved: f64) -> Self {
        Self { moved, before: Moment::at(0.0), now: Moment::at(moved) }
    }
}

impl LabFindings for Findings {
    fn figure(&self, _facets: &Facets, lang: Lang, _tokens: &Tokens) -> Figure {
        charts::figure(self, lang)
    }

    fn verdict(&self, _record: &Record, lang: Lang) -> String {
        verdict::verdict(self, lang)
    }

    fn terms(&self, _record: &Record, lang: Lang) -> String {
        verdict::terms(lang)
    }

    fn quantity(&self, quantity: Quantity, _net: usize) -> Option<f64> {
        let inputs = |moment: &Moment| moment.units[1].iter().sum::<f64>();
        (quantity == Quantity::Growth).then(|| inputs(&self.now) / inputs(&self.before))
    }

    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        table::write(self, out, written)
    }
}
