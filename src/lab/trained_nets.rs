//! The settings that all labs share which train nets side by side.

use super::{Network, Training, Variant};
use crate::params::Parameters;

/// Nets that are trained side by side: on which data, in which variants, how. A scene writes its three fields among the
/// lab's own (see `flat_in_scenes!` below).
#[derive(Clone, Debug, PartialEq)]
pub struct TrainedNets {
    /// The net and its data.
    pub network: Network,
    /// Which of its variants are trained.
    pub nets: Vec<Variant>,
    /// How they are trained.
    pub training: Training,
}

impl Default for TrainedNets {
    fn default() -> Self {
        let [plain, norm, ..] = Variant::all();
        Self { network: Network::default(), nets: vec![plain, norm], training: Training::default() }
    }
}

impl TrainedNets {
    /// Their described numbers by the field they stand in.
    pub(super) fn parts(&self) -> Vec<(&'static str, &dyn Parameters)> {
        vec![("network", self.network.parameters()), ("training", &self.training)]
    }
}

/// Lets a lab that holds its [`TrainedNets`] in a field `trained` be written with their fields among its own:
/// `Smoothing(network: …, nets: […], training: (…), probe: (…))`. serde's `flatten` does not serve: it reads a struct as
/// a map, and RON spells the two differently. The lab says `#[serde(from = "Flat", into = "Flat")]`.
macro_rules! flat_in_scenes {
    ($Lab:ident { $( $field:ident: $Type:ty ),* $(,)? }) => {
        /// The settings with all fields side by side, in the order of a scene file.
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(default, deny_unknown_fields)]
        struct Flat {
            network: $crate::lab::Network,
            nets: Vec<$crate::lab::Variant>,
            training: $crate::lab::Training,
            $( $field: $Type, )*
        }

        impl Default for Flat {
            fn default() -> Self {
                $Lab::default().into()
            }
        }

        impl From<Flat> for $Lab {
            fn from(Flat { network, nets, training, $( $field ),* }: Flat) -> Self {
                Self { trained: $crate::lab::TrainedNets { network, nets, training }, $( $field ),* }
            }
        }

        impl From<$Lab> for Flat {
            fn from($Lab { trained, $( $field ),* }: $Lab) -> Self {
                let $crate::lab::TrainedNets { network, nets, training } = trained;
                Self { network, nets, training, $( $field ),* }
            }
        }
    };
}
pub(super) use flat_in_scenes;
