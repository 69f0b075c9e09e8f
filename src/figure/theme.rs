//! Design tokens: all colours, strokes and sizes of figures and of the window.
//!
//! One struct for window and export. Racer colours were found by simulated annealing that maximises the smallest
//! CIEDE2000 distance over all pairs, in normal vision and under simulated colour blindness (Machado 2009);
//! `tests/figures/palette.rs` recomputes them.

use super::colour::Rgba;
use serde::{Deserialize, Serialize};

/// The colour themes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Dark ink on light grey.
    #[default]
    Light,
    /// Light ink on near-black.
    Dark,
    /// Black on white with thick lines, for a projector.
    Projector,
}

impl Theme {
    /// All themes, in menu order.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Projector];
    /// Name on the command line and in the text tables.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Projector => "projector",
        }
    }
    /// Its tokens.
    pub fn tokens(self) -> Tokens {
        match self {
            Self::Light => LIGHT,
            Self::Dark => dark(),
            Self::Projector => projector(),
        }
    }
    /// Its tokens in lecture mode: the projector's, or dark ones with the projector's strokes; no ghosts.
    pub fn lecture_tokens(self) -> Tokens {
        let projector = Tokens { ghost: false, ..projector() };
        if self != Self::Dark {
            return projector;
        }
        let dark = dark();
        Tokens {
            weak: Rgba::hex(0xBCC5D0),
            path_width: projector.path_width,
            thin_path_width: projector.thin_path_width,
            casing_width: projector.casing_width,
            ghost: projector.ghost,
            contour_width: projector.contour_width,
            contour_decade_width: projector.contour_decade_width,
            dot_radius: projector.dot_radius,
            head_radius: projector.head_radius,
            chart_width: projector.chart_width,
            ..dark
        }
    }
}

/// Colours of lecture mode that are the same in every theme: the blank screen and the spotlight.
pub mod screen {
    use super::Rgba;

    /// A screen that appears to be off.
    pub const BLACK: Rgba = Rgba::hex(0x000000);
    /// A screen that lights the room.
    pub const WHITE: Rgba = Rgba::hex(0xFFFFFF);
    /// The spotlight's ring: visible on every background.
    pub const SPOT: Rgba = Rgba::hex(0xFFD200);
    /// Dimming outside the spotlight: everything stays readable.
    pub const DIM: Rgba = Rgba::hex(0x000000).alpha(40);
}

impl Tokens {
    /// Whether marks and strokes are those of a projector.
    pub fn is_for_the_last_row(&self) -> bool {
        self.head_radius > 6.0
    }
}

/// Every colour, stroke width (points at scale 1) and radius of one theme.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "the names are the tokens of the design; a doc would repeat them")]
pub struct Tokens {
    pub theme: Theme,
    pub page: Rgba,
    pub inset: Rgba,
    pub raised: Rgba,
    pub hover: Rgba,
    pub press: Rgba,
    pub border: Rgba,
    pub text: Rgba,
    pub weak: Rgba,
    pub accent: Rgba,
    pub on_accent: Rgba,
    pub focus: Rgba,
    pub grid: Rgba,
    pub nan: Rgba,
    pub nan_hatch: Rgba,
    pub bad: Rgba,
    pub warn: Rgba,
    pub good: Rgba,
    /// Colour map of the field, from high to low values.
    pub field: [Rgba; 6],
    pub contour: Rgba,
    pub contour_decade: Rgba,
    pub casing: Rgba,
    /// Slot colours; see [`super::marker`].
    pub racer: [Rgba; 8],
    pub path_width: f32,
    /// Path of a racer whose gradient sees fewer than 3 examples.
    pub thin_path_width: f32,
    pub casing_width: f32,
    /// Whether the part of a path after the cursor is drawn faintly.
    pub ghost: bool,
    pub contour_width: f32,
    pub contour_decade_width: f32,
    pub dot_radius: f32,
    pub head_radius: f32,
    pub chart_width: f32,
}

const CONTOUR_LIGHT: Rgba = Rgba::hex(0x2F4B6A);
const CONTOUR_DARK: Rgba = Rgba::hex(0x9FC3EA);

const LIGHT: Tokens = Tokens {
    theme: Theme::Light,
    page: Rgba::hex(0xF3F5F8),
    inset: Rgba::hex(0xFFFFFF),
    raised: Rgba::hex(0xFFFFFF),
    hover: Rgba::hex(0xE7EBF0),
    press: Rgba::hex(0xDCE2E9),
    border: Rgba::hex(0xD5DBE3),
    text: Rgba::hex(0x171B22),
    weak: Rgba::hex(0x56606E),
    accent: Rgba::hex(0x171B22),
    on_accent: Rgba::hex(0xFFFFFF),
    focus: Rgba::hex(0x1D6FE0),
    grid: Rgba::hex(0xE6EAEF),
    nan: Rgba::hex(0xEAE4DA),
    nan_hatch: Rgba::hex(0xC9BEAC),
    bad: Rgba::hex(0xB3261E),
    warn: Rgba::hex(0x8A5A00),
    good: Rgba::hex(0x1B6E3C),
    field: [
        Rgba::hex(0xFAFCFE),
        Rgba::hex(0xEDF3FA),
        Rgba::hex(0xDFEAF6),
        Rgba::hex(0xD1E1F2),
        Rgba::hex(0xC4D8ED),
        Rgba::hex(0xB8D0E9),
    ],
    contour: CONTOUR_LIGHT.alpha(52),
    contour_decade: CONTOUR_LIGHT.alpha(120),
    casing: Rgba::hex(0xFFFFFF).alpha(200),
    racer: [
        Rgba::hex(0x0048A2),
        Rgba::hex(0xB75705),
        Rgba::hex(0x00492E),
        Rgba::hex(0x9445E8),
        Rgba::hex(0x694400),
        Rgba::hex(0x137B8F),
        Rgba::hex(0x181D1A),
        Rgba::hex(0x9B2448),
    ],
    path_width: 2.0,
    thin_path_width: 1.4,
    casing_width: 1.25,
    ghost: true,
    contour_width: 0.9,
    contour_decade_width: 1.2,
    dot_radius: 1.9,
    head_radius: 5.5,
    chart_width: 1.7,
};

fn dark() -> Tokens {
    Tokens {
        theme: Theme::Dark,
        page: Rgba::hex(0x1B1F26),
        inset: Rgba::hex(0x12161C),
        raised: Rgba::hex(0x252B34),
        hover: Rgba::hex(0x2A313B),
        press: Rgba::hex(0x343C48),
        border: Rgba::hex(0x363E4A),
        text: Rgba::hex(0xE9EDF2),
        weak: Rgba::hex(0xA3ADBA),
        accent: Rgba::hex(0xE9EDF2),
        on_accent: Rgba::hex(0x12161C),
        focus: Rgba::hex(0x6EA8FE),
        grid: Rgba::hex(0x262D37),
        nan: Rgba::hex(0x2A2520),
        nan_hatch: Rgba::hex(0x4A4036),
        bad: Rgba::hex(0xFF8A80),
        warn: Rgba::hex(0xF0C060),
        good: Rgba::hex(0x7FD6A0),
        field: [
            Rgba::hex(0x10151B),
            Rgba::hex(0x131F2A),
            Rgba::hex(0x16283B),
            Rgba::hex(0x18324B),
            Rgba::hex(0x193C5D),
            Rgba::hex(0x1A466F),
        ],
        contour: CONTOUR_DARK.alpha(36),
        contour_decade: CONTOUR_DARK.alpha(92),
        casing: Rgba::hex(0x0C1016).alpha(190),
        racer: [
            Rgba::hex(0x57B0FF),
            Rgba::hex(0xFBA152),
            Rgba::hex(0x9ED79A),
            Rgba::hex(0xC780C3),
            Rgba::hex(0xFFDC3B),
            Rgba::hex(0x40E7F6),
            Rgba::hex(0xF8F5F7),
            Rgba::hex(0xFC6A92),
        ],
        ..LIGHT
    }
}

fn projector() -> Tokens {
    Tokens {
        theme: Theme::Projector,
        page: Rgba::hex(0xFFFFFF),
        border: Rgba::hex(0x9AA3AF),
        text: Rgba::hex(0x000000),
        weak: Rgba::hex(0x3A424D),
        accent: Rgba::hex(0x000000),
        grid: Rgba::hex(0xD3D9E0),
        field: [
            Rgba::hex(0xFFFFFF),
            Rgba::hex(0xF3F7FC),
            Rgba::hex(0xE6F0FA),
            Rgba::hex(0xDAE8F7),
            Rgba::hex(0xCEE0F4),
            Rgba::hex(0xC2D9F1),
        ],
        contour: CONTOUR_LIGHT.alpha(90),
        contour_decade: CONTOUR_LIGHT.alpha(190),
        casing: Rgba::hex(0xFFFFFF).alpha(225),
        path_width: 4.0,
        thin_path_width: 2.8,
        casing_width: 2.0,
        contour_width: 1.4,
        contour_decade_width: 1.8,
        dot_radius: 3.6,
        head_radius: 9.0,
        chart_width: 2.4,
        ..LIGHT
    }
}
