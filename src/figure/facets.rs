//! Small multiples: which things of a figure get plots of their own.

use serde::{Deserialize, Serialize};

/// What has plots of its own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Facets {
    /// What suits the figure.
    #[default]
    Auto,
    /// Nothing: all share their plots.
    None,
    /// Every net of a lab.
    Nets,
    /// Every racer of a race, the others in grey.
    Racers,
    /// Every value of a number of a race's scene.
    Over {
        /// The number's path, as `--set` has it: `landscape.kappa`.
        path: String,
        /// Its values, each in a race of its own.
        values: Vec<f64>,
    },
}

impl Facets {
    /// One of each kind, in menu order.
    pub fn all() -> [Self; 5] {
        [Self::Auto, Self::None, Self::Nets, Self::Racers, Self::Over { path: String::new(), values: Vec::new() }]
    }

    /// Name in scene files.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Auto => "Auto",
            Self::None => "None",
            Self::Nets => "Nets",
            Self::Racers => "Racers",
            Self::Over { .. } => "Over",
        }
    }

    /// Key of what it is called; `.doc` says what it does.
    pub const fn text_key(&self) -> &'static str {
        match self {
            Self::Auto => "facets-auto",
            Self::None => "facets-none",
            Self::Nets => "facets-nets",
            Self::Racers => "facets-racers",
            Self::Over { .. } => "facets-over",
        }
    }

    /// Whether a race's figure has more than one map.
    pub const fn are_of_race(&self) -> bool {
        matches!(self, Self::Racers | Self::Over { .. })
    }
}
