//! What the matrix shows: its stages so far.

use super::{Stages, table, tables, verdict};
use crate::figure::theme::Tokens;
use crate::figure::{Facets, Figure};
use crate::lab::normalization::{Normalization, Over};
use crate::lab::{LabFindings, Quantity, Record};
use crate::net::Gain;
use crate::text::Lang;
use std::io;

/// What claims can compare.
pub const QUANTITIES: &[Quantity] =
    &[Quantity::Entry, Quantity::ColumnMean, Quantity::ColumnDeviation, Quantity::RowMean, Quantity::Gains];

/// The three normalisations of the same matrix that claims can compare, in this order.
const COMPARED: [(Over, Gain); 3] =
    [(Over::Columns, Gain::Vector), (Over::Rows, Gain::Vector), (Over::Rows, Gain::Scalar)];

/// Their names.
pub fn names(lang: Lang) -> Vec<String> {
    ["normalization-batch-norm", "normalization-layer-norm", "normalization-printed"].map(|key| lang.t(key)).to_vec()
}

/// The matrix, normalised up to a stage.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The lab's settings.
    pub lab: Normalization,
    /// All stages.
    pub stages: Stages,
    /// The other size of γ and β, where the lab shows the slide's.
    pub right: Option<Stages>,
    /// How many stages after x are reached: 1 μ and σ², 2 x̃, 3 z.
    pub reached: usize,
    /// The normalisations that claims compare.
    compared: [Stages; 3],
}

impl Findings {
    /// The lab's matrix with `reached` stages.
    pub fn at(lab: &Normalization, reached: usize) -> Self {
        let compared = COMPARED.map(|(over, gain)| Stages::of(lab, over, gain));
        let stages = Stages::of(lab, lab.over, lab.gain);
        let right = (lab.gain == Gain::Scalar).then(|| Stages::of(lab, lab.over, Gain::Vector));
        Self { stages, right, reached, compared, lab: lab.clone() }
    }
}

impl LabFindings for Findings {
    fn figure(&self, _facets: &Facets, lang: Lang, _tokens: &Tokens) -> Figure {
        tables::figure(self, lang)
    }

    fn verdict(&self, _record: &Record, lang: Lang) -> String {
        verdict::verdict(self, lang)
    }

    fn terms(&self, _record: &Record, lang: Lang) -> String {
        verdict::terms(self, lang)
    }

    fn quantity(&self, quantity: Quantity, net: usize) -> Option<f64> {
        let stages = self.compared.get(net)?;
        Some(match quantity {
            Quantity::Entry => stages.z[self.lab.chosen()],
            Quantity::ColumnMean => stages.column_mean(),
            Quantity::ColumnDeviation => stages.column_deviation(),
            Quantity::RowMean => stages.row_mean(),
            Quantity::Gains => stages.gains() as f64,
            _ => return None,
        })
    }

    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        table::write(&self.stages, out, written)
    }
}
