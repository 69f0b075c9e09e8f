//! Where the names of the racers stand.

use serde::{Deserialize, Serialize};

/// Where the names of the racers stand on a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LegendPlace {
    /// At the heads where all have room; else beside the map, on a page higher than wide below it.
    #[default]
    Auto,
    /// At the heads; what has no room there is left out.
    Direct,
    /// In a column beside the map.
    Beside,
    /// In lines below the map.
    Below,
    /// Nowhere.
    None,
}

impl LegendPlace {
    /// All of them, in menu order.
    pub const ALL: [Self; 5] = [Self::Auto, Self::Direct, Self::Beside, Self::Below, Self::None];

    /// Name on the command line and in text keys.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Direct => "direct",
            Self::Beside => "beside",
            Self::Below => "below",
            Self::None => "none",
        }
    }
}
