//! Small multiples: which things of a figure get plots of their own.

use serde::{Deserialize, Serialize};

/// What has plots of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Facets {
    /// What suits the figure.
    #[default]
    Auto,
    /// Nothing: all share their plots.
    None,
    /// Every net of a lab.
    Nets,
}

impl Facets {
    /// All of them, in menu order.
    pub const ALL: [Self; 3] = [Self::Auto, Self::None, Self::Nets];

    /// Key of what it is called; `.doc` says what it does.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Auto => "facets-auto",
            Self::None => "facets-none",
            Self::Nets => "facets-nets",
        }
    }
}
