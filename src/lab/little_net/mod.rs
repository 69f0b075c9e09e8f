//! Slides 53 and 54: a net of 3-4-4-1 units whose first layer changes under its second.

use crate::parameters;
use crate::params::{Allowed, Param, Scale};

parameters! {
    /// The little net as a scene says it.
    pub struct LittleNet {
        /// How far the first layer has moved from slide 53 (0) to slide 54 (1).
        moved: Param {
            key: "moved",
            symbol: "",
            text: "little-moved",
            default: 1.0,
            allowed: Allowed::between(0.0, 1.0),
            slider: (0.0, 1.0),
            scale: Scale::Linear,
        },
    }
}
