//! What the cloud shows.

use super::{Cloud, Clouds, charts, table, verdict};
use crate::figure::theme::Tokens;
use crate::figure::{Facets, Figure};
use crate::lab::normalization::Normalization;
use crate::lab::{LabFindings, Quantity, Record};
use crate::text::Lang;
use std::io;

/// What claims can compare, of unit 1.
pub const QUANTITIES: &[Quantity] = &[Quantity::Mean, Quantity::Deviation, Quantity::Skewness];

/// The clouds that claims can compare.
pub fn names(lang: Lang) -> Vec<String> {
    ["cloud-name-before", "cloud-name-x", "cloud-name-z-before", "cloud-name-z", "cloud-name-inferred"]
        .map(|key| lang.t(key))
        .to_vec()
}

/// The clouds of a batch.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The lab's settings.
    pub lab: Normalization,
    /// The clouds.
    pub clouds: Clouds,
}

impl Findings {
    /// In the order of [`names`].
    fn cloud(&self, place: usize) -> Option<&Cloud> {
        let Clouds { before, z_before, x, z, inferred, .. } = &self.clouds;
        [before, x, z_before, z, inferred].get(place).copied()
    }
}

impl LabFindings for Findings {
    fn figure(&self, _facets: &Facets, lang: Lang, _tokens: &Tokens) -> Figure {
        charts::figure(self, lang)
    }

    fn verdict(&self, _record: &Record, lang: Lang) -> String {
        verdict::verdict(self, lang)
    }

    fn terms(&self, record: &Record, lang: Lang) -> String {
        verdict::terms(self, record, lang)
    }

    fn quantity(&self, quantity: Quantity, net: usize) -> Option<f64> {
        let cloud = self.cloud(net)?;
        match quantity {
            Quantity::Mean => Some(cloud.mean(0)),
            Quantity::Deviation => Some(cloud.deviation(0)),
            Quantity::Skewness => cloud.skewness(0),
            _ => None,
        }
    }

    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        table::write(&self.clouds, out, written)
    }
}
