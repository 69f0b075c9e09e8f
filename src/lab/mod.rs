//! Labs: what normalisation does to a small net, measured. One question per file.
//!
//! `lab settings ── Job ──▶ Record ──▶ Figure`. A lab's settings and the scene's seed decide every number of its
//! record; slices of work, threads and the window's frames do not.

mod error;
pub mod histogram;
pub mod little_net;
mod nets;
pub mod network;
pub mod plane;
mod plots;
pub mod record;
pub mod series;
pub mod shift;
mod side_by_side;
pub mod slice;
pub mod smoothing;
pub mod training;
pub mod variant;
mod way;
mod words;

pub use error::{LabError, Reason};
pub use little_net::LittleNet;
pub use network::{Digits, Linear, Network, Spirals};
pub use record::{Found, LabJob, Record};
pub use shift::{Shift, Watch};
pub use slice::{Grid, Plane, Slice};
pub use smoothing::{Probe, Smoothing};
pub use training::Training;
pub use variant::Variant;

use crate::params::Parameters;
use crate::text::Lang;
use crate::text::kebab;
use serde::{Deserialize, Serialize};

/// A lab as a scene says it: `lab: Smoothing(network: Spirals(depth: 4))`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Lab {
    /// Loss and gradient along the gradient.
    Smoothing(Smoothing),
    /// Internal covariate shift.
    Shift(Shift),
    /// Loss over a plane through the weights.
    Slice(Slice),
    /// The little net of slides 53 and 54.
    LittleNet(LittleNet),
}

impl Default for Lab {
    fn default() -> Self {
        Self::Smoothing(Smoothing::default())
    }
}

impl Lab {
    /// All labs with their default settings, in menu order.
    pub fn all() -> [Self; 4] {
        [
            Self::Smoothing(Smoothing::default()),
            Self::Shift(Shift::default()),
            Self::Slice(Slice::default()),
            Self::LittleNet(LittleNet::DEFAULT),
        ]
    }

    /// Name in scene files.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Smoothing(_) => "Smoothing",
            Self::Shift(_) => "Shift",
            Self::Slice(_) => "Slice",
            Self::LittleNet(_) => "LittleNet",
        }
    }

    /// Name on the command line: `little-net`.
    pub fn key(&self) -> String {
        kebab(self.name())
    }

    /// Key of its words: its title; `.doc` says what it asks.
    pub fn text_key(&self) -> String {
        format!("lab-{}", self.key())
    }

    /// Its described numbers by the field they stand in; empty for numbers of the lab itself.
    pub fn parts(&self) -> Vec<(&'static str, &dyn Parameters)> {
        let own: (_, &dyn Parameters) = match self {
            Self::Smoothing(lab) => ("probe", &lab.probe),
            Self::Shift(lab) => ("watch", &lab.watch),
            Self::Slice(lab) => ("grid", &lab.grid),
            Self::LittleNet(lab) => ("", lab),
        };
        let mut parts = Vec::new();
        if let Some((network, _, training)) = self.trained() {
            parts = vec![("network", network.parameters()), ("training", training)];
        }
        parts.push(own);
        parts
    }

    /// The part of a field, to change.
    pub fn part_mut(&mut self, field: &str) -> Option<&mut dyn Parameters> {
        match (self, field) {
            (Self::Smoothing(lab), "probe") => Some(&mut lab.probe),
            (Self::Shift(lab), "watch") => Some(&mut lab.watch),
            (Self::Slice(lab), "grid") => Some(&mut lab.grid),
            (Self::LittleNet(lab), "") => Some(lab),
            (lab, "network") => lab.network_mut().map(Network::parameters_mut),
            (lab, "training") => lab.training_mut().map(|training| training as &mut dyn Parameters),
            _ => None,
        }
    }

    /// Its net and data, if it trains one.
    pub fn network(&self) -> Option<&Network> {
        Some(self.trained()?.0)
    }

    /// The same, to change.
    pub fn network_mut(&mut self) -> Option<&mut Network> {
        Some(self.trained_mut()?.0)
    }

    /// Takes another net, with the learning rate and batch that suit it.
    pub fn choose_network(&mut self, network: Network) {
        if let Some(training) = self.training_mut() {
            (training.eta, training.batch) = network.usual();
        }
        if let Some(own) = self.network_mut() {
            *own = network;
        }
    }

    /// How its nets are trained.
    pub fn training(&self) -> Option<&Training> {
        Some(self.trained()?.2)
    }

    /// The same, to change.
    pub fn training_mut(&mut self) -> Option<&mut Training> {
        Some(self.trained_mut()?.2)
    }

    /// The variants it compares; none for a lab that trains nothing.
    pub fn nets(&self) -> &[Variant] {
        self.trained().map_or(&[], |(_, nets, _)| nets)
    }

    /// What they are called, no two alike.
    pub fn net_names(&self, lang: Lang) -> Vec<String> {
        words::names(self.nets(), lang)
    }

    /// The same variants, to change.
    pub fn nets_mut(&mut self) -> Option<&mut Vec<Variant>> {
        Some(self.trained_mut()?.1)
    }

    /// What all labs have that train nets.
    fn trained(&self) -> Option<(&Network, &[Variant], &Training)> {
        match self {
            Self::Smoothing(lab) => Some((&lab.network, &lab.nets, &lab.training)),
            Self::Shift(lab) => Some((&lab.network, &lab.nets, &lab.training)),
            Self::Slice(lab) => Some((&lab.network, &lab.nets, &lab.training)),
            Self::LittleNet(_) => None,
        }
    }

    fn trained_mut(&mut self) -> Option<(&mut Network, &mut Vec<Variant>, &mut Training)> {
        match self {
            Self::Smoothing(lab) => Some((&mut lab.network, &mut lab.nets, &mut lab.training)),
            Self::Shift(lab) => Some((&mut lab.network, &mut lab.nets, &mut lab.training)),
            Self::Slice(lab) => Some((&mut lab.network, &mut lab.nets, &mut lab.training)),
            Self::LittleNet(_) => None,
        }
    }
}
