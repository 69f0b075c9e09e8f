//! The list of labs. Menus, the command line, `losscape docs` and the tests iterate it.
//!
//! A new lab is a folder and one word in `labs!` below (see [`super`]), and its words in both text tables.

use super::{Choice, Clash, LabError, LabJob, LabKind, Network, Quantity, TrainedNets, Training, Variant};
use crate::params::Parameters;
use crate::text::{Lang, kebab};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::time::Duration;

/// Declares [`Lab`] from the names of the labs' settings.
macro_rules! labs {
    ($( $(#[$doc:meta])* $Name:ident, )+) => {
        /// A lab as a scene says it: `lab: Smoothing(network: Spirals(depth: 4))`.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub enum Lab {
            $( $(#[$doc])* $Name(super::$Name), )+
        }

        $(
            impl From<super::$Name> for Lab {
                fn from(settings: super::$Name) -> Self {
                    Self::$Name(settings)
                }
            }
        )+

        impl Lab {
            /// All labs with their default settings, in menu order.
            pub fn all() -> Vec<Self> {
                vec![$( Self::$Name(Default::default()), )+]
            }

            /// Name in scene files.
            pub const fn name(&self) -> &'static str {
                match self {
                    $( Self::$Name(_) => stringify!($Name), )+
                }
            }

            /// Its settings, whatever lab it is.
            pub const fn kind(&self) -> &dyn LabKind {
                match self {
                    $( Self::$Name(settings) => settings, )+
                }
            }

            /// The same, to change.
            pub const fn kind_mut(&mut self) -> &mut dyn LabKind {
                match self {
                    $( Self::$Name(settings) => settings, )+
                }
            }
        }
    };
}

labs! {
    /// Loss and gradient along the gradient.
    Smoothing,
    /// Internal covariate shift.
    Shift,
    /// Loss over a plane through the weights.
    Slice,
    /// The little net of slides 53 and 54.
    LittleNet,
    /// Batch size.
    BatchSize,
    /// Dropout: masks, scaling, overfitting, the mean of many nets.
    Dropout,
    /// Batch and layer normalisation by themselves.
    Normalization,
    /// Weighted examples under covariate shift.
    Adaptation,
    /// Early stopping.
    Stopping,
}

impl Default for Lab {
    fn default() -> Self {
        Self::Smoothing(Default::default())
    }
}

impl Lab {
    /// Name on the command line: `little-net`.
    pub fn key(&self) -> String {
        kebab(self.name())
    }

    /// Key of its words: its title; `.doc` says what it asks.
    pub fn text_key(&self) -> String {
        format!("lab-{}", self.key())
    }

    /// Its name, with that of its part: `Dropout: masks`.
    pub fn title(&self, lang: Lang) -> String {
        let part = self.choices().into_iter().find(|choice| choice.field == "part");
        let part = part.map(|choice| lang.t(&choice.text_keys()[choice.chosen]));
        part.map_or_else(|| lang.t(&self.text_key()), |part| format!("{}: {part}", lang.t(&self.text_key())))
    }

    /// Its described numbers by the field they stand in; an empty name for numbers of the lab itself.
    pub fn parts(&self) -> Vec<(&'static str, &dyn Parameters)> {
        let mut parts = self.kind().trained().map_or_else(Vec::new, TrainedNets::parts);
        parts.extend(self.kind().own_parts());
        parts
    }

    /// The part in a field, to change.
    pub fn part_mut(&mut self, field: &str) -> Option<&mut dyn Parameters> {
        match field {
            "network" if self.network().is_some() => self.network_mut().map(Network::parameters_mut),
            "training" if self.training().is_some() => self.training_mut().map(|part| part as &mut dyn Parameters),
            own => self.kind_mut().own_part_mut(own),
        }
    }

    /// What of it is chosen by name, in the order of the menus.
    pub fn choices(&self) -> Vec<Choice> {
        self.kind().choices()
    }

    /// Makes `options[option]` the chosen one of the choice in `field`.
    pub fn choose(&mut self, field: &str, option: usize) {
        self.kind_mut().choose(field, option);
    }

    /// Numbers that are wrong together although each is in its range.
    pub fn clashes(&self) -> Vec<Clash> {
        self.kind().clashes()
    }

    /// Its net and data, if it trains nets.
    pub fn network(&self) -> Option<&Network> {
        Some(&self.kind().trained()?.network)
    }

    /// The same, to change.
    pub fn network_mut(&mut self) -> Option<&mut Network> {
        Some(&mut self.kind_mut().trained_mut()?.network)
    }

    /// Takes another net, with the learning rate and batch that suit it.
    pub fn choose_network(&mut self, network: Network) {
        if let Some(trained) = self.kind_mut().trained_mut() {
            (trained.training.eta, trained.training.batch) = network.usual();
            trained.network = network;
        }
    }

    /// How its nets are trained.
    pub fn training(&self) -> Option<&Training> {
        Some(&self.kind().trained()?.training)
    }

    /// The same, to change.
    pub fn training_mut(&mut self) -> Option<&mut Training> {
        Some(&mut self.kind_mut().trained_mut()?.training)
    }

    /// The variants it compares; none for a lab that trains none.
    pub fn nets(&self) -> &[Variant] {
        self.kind().trained().map_or(&[], |trained| &trained.nets)
    }

    /// The same variants, to change.
    pub fn nets_mut(&mut self) -> Option<&mut Vec<Variant>> {
        Some(&mut self.kind_mut().trained_mut()?.nets)
    }

    /// What it compares is called, no two alike: its nets, or what stands for them in a lab without.
    pub fn net_names(&self, lang: Lang) -> Vec<String> {
        self.kind().net_names(lang)
    }

    /// How long each unit of its work is shown in the window before the next; none for units that are only work.
    pub fn pace(&self) -> Option<Duration> {
        self.kind().pace()
    }

    /// Whether the seed changes what it finds.
    pub fn is_random(&self) -> bool {
        self.kind().is_random()
    }

    /// What it finds of each net as one number.
    pub fn quantities(&self) -> &'static [Quantity] {
        self.kind().quantities()
    }

    /// Begins its work. `folder` is the scene's.
    ///
    /// # Errors
    /// No nets, a batch of one under batch normalisation, data that cannot be read.
    pub fn start(&self, seed: u64, folder: &Path) -> Result<LabJob, LabError> {
        self.kind().start(seed, folder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lab_has_words() {
        let mut keys: Vec<String> = Lab::all().iter().map(Lab::text_key).collect();
        for lab in Lab::all() {
            for choice in lab.choices() {
                keys.extend(choice.text_keys());
                // An unknown name has a sentence of its own, not the one of unknown fields.
                let unknown = |lang: Lang, kind: &str| lang.with("scene-unknown", &[("kind", kind.to_owned().into())]);
                assert!(Lang::ALL.iter().all(|lang| unknown(*lang, choice.field) != unknown(*lang, "field")));
                assert!(Lang::ALL.iter().all(|lang| lang.has(choice.text_key().as_str())), "{}", choice.text_key());
            }
        }
        for key in keys {
            assert!(Lang::ALL.iter().all(|lang| lang.has(&key) && lang.has(&format!("{key}.doc"))), "{key}");
        }
    }

    #[test]
    fn what_is_listed_can_be_changed() {
        for mut lab in Lab::all() {
            let fields: Vec<_> = lab.parts().iter().map(|(field, _)| *field).collect();
            for field in fields {
                assert!(lab.part_mut(field).is_some(), "{}: {field}", lab.name());
            }
            // A part has choices of its own: each is tried on the lab as it begins.
            for (place, choice) in lab.choices().into_iter().enumerate() {
                for option in 0..choice.options.len() {
                    let mut lab = lab.clone();
                    lab.choose(choice.field, option);
                    assert_eq!(lab.choices()[place].chosen, option, "{}: {}", lab.name(), choice.field);
                }
            }
        }
    }
}
