//! What the slice has found so far: the loss of every net over its plane.

use super::{Slice, Surface, charts, table, verdict};
use crate::figure::theme::Tokens;
use crate::figure::{Facets, Figure};
use crate::lab::weight_plane::ProjectedPath;
use crate::lab::{LabFindings, Quantity, Record};
use crate::net::Evaluation;
use crate::text::Lang;
use std::io;
use std::sync::Arc;

/// What the slice has found so far.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The lab's settings.
    pub lab: Slice,
    /// Examples whose loss is drawn: all of the training set.
    pub samples: usize,
    /// One per net, in the lab's order.
    pub nets: Vec<NetFindings>,
}

/// What is known of one net.
#[derive(Clone, Debug)]
pub struct NetFindings {
    /// Length of the weight vector.
    pub weights: usize,
    /// Of the trained net: training and held-out data.
    pub last: Option<(Evaluation, Evaluation)>,
    /// The loss over its plane.
    pub surface: Option<Surface>,
    /// The path of its weights on its principal plane.
    pub path: Option<Arc<ProjectedPath>>,
    /// Training moved no weight, so that there is no principal plane.
    pub is_still: bool,
    /// The step whose weights or loss are no longer finite.
    pub diverged: Option<usize>,
}

impl NetFindings {
    /// Of a net before its first step.
    pub(super) fn new(weights: usize) -> Self {
        Self { weights, last: None, surface: None, path: None, is_still: false, diverged: None }
    }
}

impl LabFindings for Findings {
    fn figure(&self, _facets: &Facets, lang: Lang, tokens: &Tokens) -> Figure {
        charts::figure(self, lang, tokens)
    }

    fn verdict(&self, record: &Record, lang: Lang) -> String {
        verdict::verdict(self, record, lang)
    }

    fn terms(&self, record: &Record, lang: Lang) -> String {
        verdict::terms(self, record, lang)
    }

    fn quantity(&self, quantity: Quantity, net: usize) -> Option<f64> {
        match quantity {
            Quantity::Bottom => Some(self.nets.get(net)?.surface.as_ref()?.centre),
            _ => None,
        }
    }

    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        table::write(self, out, written)
    }
}
