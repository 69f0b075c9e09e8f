//! A lab's results for a net, as single numbers.

use crate::lab::{Found, Lab, Record, series};
use serde::{Deserialize, Serialize};

/// A quantity measured on a net in a lab.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Quantity {
    /// Median width of the band of losses along the gradient (smoothing lab).
    Band,
    /// Median of the largest change of the gradient along its own direction.
    Change,
    /// Median effective β-smoothness.
    Beta,
    /// Median loss of the training batches.
    TrainingLoss,
    /// Accuracy on held-out data after training, 0..1.
    Accuracy,
    /// Median ‖G − G′‖ (covariate shift lab).
    Shift,
    /// Median cos∠(G, G′).
    Cosine,
    /// Loss at the trained weights, the middle of the slice.
    Bottom,
    /// Growth factor of the inputs of the little net's second layer.
    Growth,
}

impl Quantity {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Band,
        Self::Change,
        Self::Beta,
        Self::TrainingLoss,
        Self::Accuracy,
        Self::Shift,
        Self::Cosine,
        Self::Bottom,
        Self::Growth,
    ];

    /// Text key.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Band => "quantity-band",
            Self::Change => "quantity-change",
            Self::Beta => "quantity-beta",
            Self::TrainingLoss => "quantity-training-loss",
            Self::Accuracy => "quantity-accuracy",
            Self::Shift => "quantity-shift",
            Self::Cosine => "quantity-cosine",
            Self::Bottom => "quantity-bottom",
            Self::Growth => "quantity-growth",
        }
    }

    /// Whether a lab measures it.
    pub const fn is_of(self, lab: &Lab) -> bool {
        match self {
            Self::Band | Self::Change | Self::Beta | Self::TrainingLoss | Self::Accuracy => {
                matches!(lab, Lab::Smoothing(_))
            }
            Self::Shift | Self::Cosine => matches!(lab, Lab::Shift(_)),
            Self::Bottom => matches!(lab, Lab::Slice(_)),
            Self::Growth => matches!(lab, Lab::LittleNet(_)),
        }
    }

    /// The value for a net; `None` if the lab does not measure it or the net diverged.
    pub fn take(self, record: &Record, net: usize) -> Option<f64> {
        match &record.found {
            Found::Smoothing(found) => {
                let track = found.tracks.get(net).filter(|track| track.diverged.is_none())?;
                match self {
                    Self::TrainingLoss => series::median(&track.loss),
                    Self::Accuracy => track.last.as_ref()?.1.accuracy,
                    Self::Band => Some(track.medians(found.probes())?.band),
                    Self::Change => Some(track.medians(found.probes())?.change),
                    Self::Beta => Some(track.medians(found.probes())?.beta),
                    _ => None,
                }
            }
            Found::Shift(found) => {
                let track = found.tracks.get(net).filter(|track| track.diverged.is_none())?;
                let medians = track.medians(found.watched())?;
                match self {
                    Self::Shift => Some(medians.distance),
                    Self::Cosine => Some(medians.cosine),
                    _ => None,
                }
            }
            Found::Slice(found) => match self {
                Self::Bottom => Some(found.tracks.get(net)?.surface.as_ref()?.centre),
                _ => None,
            },
            Found::LittleNet(found) => match self {
                Self::Growth => {
                    Some(found.now.units[1].iter().sum::<f64>() / found.before.units[1].iter().sum::<f64>())
                }
                _ => None,
            },
        }
    }
}
