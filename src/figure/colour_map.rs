//! Colour maps of the field: from the highest values (position 0) to the lowest (position 1).
//!
//! The theme's own map uses a small part of the lightness range, so that the racers' colours stay readable on all of
//! it. Grey has the same luminance at every position, so the same holds. Viridis (van der Walt, Smith and Firing, CC0)
//! uses the whole range: racers need a wider casing there. Diverging is for saddles, with the page's colour at zero,
//! blue below and orange above, both as light or dark as the theme's own deepest blue.

use super::colour::Rgba;
use super::levels::Levels;
use super::theme::{Theme, Tokens};
use serde::{Deserialize, Serialize};

/// The available colour maps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColourMap {
    /// A single hue of the theme: the deeper the blue, the lower the loss.
    #[default]
    Theme,
    /// The theme's lightness without its hue.
    Grey,
    /// The viridis map.
    Viridis,
    /// Blue below zero, orange above.
    Diverging,
}

/// Viridis at eighths, from high (yellow) to low (violet) values.
const VIRIDIS: [Rgba; 9] = [
    Rgba::hex(0xFDE725),
    Rgba::hex(0xADDC30),
    Rgba::hex(0x5EC962),
    Rgba::hex(0x28AE80),
    Rgba::hex(0x21918C),
    Rgba::hex(0x2C728E),
    Rgba::hex(0x3B528B),
    Rgba::hex(0x472D7B),
    Rgba::hex(0x440154),
];

impl ColourMap {
    /// All maps, in menu order.
    pub const ALL: [Self; 4] = [Self::Theme, Self::Grey, Self::Viridis, Self::Diverging];

    /// Name on the command line and in the text tables (`colour-map-<key>`).
    pub const fn key(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Grey => "grey",
            Self::Viridis => "viridis",
            Self::Diverging => "diverging",
        }
    }

    /// The colour at a position in 0..=1.
    pub fn colour(self, position: f64, tokens: &Tokens) -> Rgba {
        match self {
            Self::Theme => ramp(&tokens.field, position),
            Self::Grey => grey(ramp(&tokens.field, position)),
            Self::Viridis => ramp(&VIRIDIS, position),
            Self::Diverging => {
                let orange = match tokens.theme {
                    Theme::Light => Rgba::hex(0xF1C59C),
                    Theme::Dark => Rgba::hex(0x68390F),
                    Theme::Projector => Rgba::hex(0xF5D1AC),
                };
                ramp(&[orange, tokens.field[0], tokens.field[5]], position)
            }
        }
    }

    /// One colour per band of the levels, highest values first.
    pub fn palette(self, levels: &Levels, tokens: &Tokens) -> Vec<Rgba> {
        let position = |band| match self {
            Self::Diverging => 0.5 - 0.5 * levels.sign(band),
            _ => levels.position(band),
        };
        (0..levels.band_count()).map(|band| self.colour(position(band), tokens)).collect()
    }
}

/// The colour at a position between evenly spaced stops.
fn ramp(stops: &[Rgba], position: f64) -> Rgba {
    let place = position.clamp(0.0, 1.0) * (stops.len() - 1) as f64;
    let stop = (place as usize).min(stops.len() - 2);
    stops[stop].mix(stops[stop + 1], (place - stop as f64) as f32)
}

/// The grey of the same luminance.
fn grey(colour: Rgba) -> Rgba {
    let y = colour.luminance();
    let encoded = if y <= 0.003_130_8 { 12.92 * y } else { 1.055 * y.powf(1.0 / 2.4) - 0.055 };
    let level = (encoded * 255.0).round() as u8;
    Rgba([level, level, level, colour.0[3]])
}
