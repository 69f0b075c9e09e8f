//! The internal covariate shift lab: how much a layer's gradient changes when the layers below it are updated.

use super::record::Findings;
use super::{LabError, LabJob, Network, Record, Training, Variant};
use crate::figure::Figure;
use crate::figure::theme::Tokens;
use crate::parameters;
use crate::params::{Allowed, Param, Scale};
use crate::text::Lang;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::Path;

parameters! {
    /// Where and how often the shift is measured.
    pub struct Watch {
        /// The layer whose gradient and activations are shown, from 1; the last where it is larger than there are.
        layer: Param {
            key: "layer",
            symbol: "",
            text: "watch-layer",
            default: 4.0,
            allowed: Allowed::between(1.0, 64.0),
            slider: (1.0, 32.0),
            scale: Scale::Whole,
        },
        /// At every how-manieth training step.
        every: Param {
            key: "every",
            symbol: "",
            text: "watch-every",
            default: 5.0,
            allowed: Allowed::between(1.0, 1e5),
            slider: (1.0, 100.0),
            scale: Scale::Whole,
        },
    }
}

/// The internal covariate shift lab as a scene says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Shift {
    /// The net and its data.
    pub network: Network,
    /// Which of its variants are trained.
    pub nets: Vec<Variant>,
    /// How.
    pub training: Training,
    /// Where and how often the shift is measured.
    pub watch: Watch,
}

impl Default for Shift {
    fn default() -> Self {
        let [plain, norm, ..] = Variant::all();
        Self {
            network: Network::default(),
            nets: vec![plain, norm],
            training: Training::default(),
            watch: Watch::default(),
        }
    }
}

impl Shift {
    /// Begins the lab's work.
    pub(super) fn start(&self, seed: u64, folder: &Path) -> Result<LabJob, LabError> {
        let _ = (seed, folder);
        Err(LabError::NoNets)
    }
}

/// What the lab has found so far.
#[derive(Clone, Debug, Default)]
pub struct Found {}

impl Findings for Found {
    fn figure(&self, _record: &Record, _lang: Lang, _tokens: &Tokens) -> Figure {
        Figure::default()
    }
    fn verdict(&self, _record: &Record, _lang: Lang) -> String {
        String::new()
    }
    fn terms(&self, _record: &Record, _lang: Lang) -> String {
        String::new()
    }
    fn write_csv(&self, _out: &mut dyn io::Write, _written: &mut dyn FnMut(usize)) -> io::Result<()> {
        Ok(())
    }
}
