//! Description of a numeric parameter: name, text key, default, allowed range, slider range and scale.
//!
//! The same [`Param`] feeds the scene file (serde default), the range check, `--set`, the slider, its
//! tooltip and the tables of `losscape docs`. Families of things with parameters (rules, schedules,
//! landscapes) are declared by [`parameters!`](crate::parameters), so that a field cannot exist without its description.

use crate::number::{round_significant, typed};
use crate::text::Lang;
use std::fmt;

/// How a slider spreads its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Equal steps.
    Linear,
    /// Equal ratios; the slider range is positive.
    Log,
    /// Equal steps of −log₁₀(1 − x): 0, 0.9, 0.99, 0.999 are evenly spaced. For momentum and decay rates.
    NearOne,
    /// Whole numbers, equal ratios.
    Whole,
}

/// One end of an allowed range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End {
    /// The end itself is allowed.
    Closed(f64),
    /// The end itself is not allowed.
    Open(f64),
}

/// The largest absolute value of a number in a scene or its data. Far beyond any race, and small enough not to
/// overflow: squares (10¹⁰⁰), fourth powers and products of four numbers (10²⁰⁰) stay below [`f64::MAX`].
pub const LARGEST: f64 = 1e50;

/// The range a scene file may use. Wider than the slider.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Allowed {
    /// Lower end.
    pub low: End,
    /// Upper end.
    pub high: End,
}

impl Param {
    /// A whole number without a symbol, from `low` to `high`.
    pub const fn whole(
        key: &'static str,
        text: &'static str,
        default: f64,
        (low, high): (f64, f64),
        slider: (f64, f64),
    ) -> Self {
        Self { key, symbol: "", text, default, allowed: Allowed::between(low, high), slider, scale: Scale::Whole }
    }
}

impl Allowed {
    /// Any number, up to [`LARGEST`].
    pub const ANY: Self = Self::between(-LARGEST, LARGEST);
    /// x > 0, up to [`LARGEST`].
    pub const POSITIVE: Self = Self { low: End::Open(0.0), high: End::Closed(LARGEST) };
    /// x ≥ 0, up to [`LARGEST`].
    pub const NON_NEGATIVE: Self = Self::between(0.0, LARGEST);
    /// 0 ≤ x < 1.
    pub const BELOW_ONE: Self = Self { low: End::Closed(0.0), high: End::Open(1.0) };
    /// low ≤ x ≤ high.
    pub const fn between(low: f64, high: f64) -> Self {
        Self { low: End::Closed(low), high: End::Closed(high) }
    }

    /// Whether `x` is finite and within both ends.
    pub fn contains(self, x: f64) -> bool {
        let above = match self.low {
            End::Closed(a) => x >= a,
            End::Open(a) => x > a,
        };
        let below = match self.high {
            End::Closed(b) => x <= b,
            End::Open(b) => x < b,
        };
        x.is_finite() && above && below
    }

    /// `x` clamped to the closed ends: where a drag stops.
    pub fn nearest(self, x: f64) -> f64 {
        match (self.low, self.high) {
            (End::Closed(a), _) if x < a => a,
            (_, End::Closed(b)) if x > b => b,
            _ => x,
        }
    }
}

/// `0 < x ≤ 1e50`, `0 ≤ x < 1`: the same in every language.
impl fmt::Display for Allowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.low {
            End::Closed(a) => write!(f, "{} ≤ x", typed(a))?,
            End::Open(a) => write!(f, "{} < x", typed(a))?,
        }
        match self.high {
            End::Closed(b) => write!(f, " ≤ {}", typed(b)),
            End::Open(b) => write!(f, " < {}", typed(b)),
        }
    }
}

/// A number described once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Param {
    /// Field name in scene files and in `--set` paths.
    pub key: &'static str,
    /// Letter shown beside the slider; if empty, the label of the text table is shown instead.
    pub symbol: &'static str,
    /// Text key: `param-<text>` is the label, `param-<text>.doc` the tooltip.
    pub text: &'static str,
    /// Value if a scene omits it.
    pub default: f64,
    /// Range a scene may use.
    pub allowed: Allowed,
    /// Range of the slider.
    pub slider: (f64, f64),
    /// Scale of the slider.
    pub scale: Scale,
}

impl Param {
    /// Position in 0..=1 of a value on the slider; values outside the slider's range stop at its ends.
    pub fn position(&self, value: f64) -> f64 {
        let (a, b) = (self.warp(self.slider.0), self.warp(self.slider.1));
        ((self.warp(value.clamp(self.slider.0, self.slider.1)) - a) / (b - a)).clamp(0.0, 1.0)
    }

    /// The value at a position in 0..=1, rounded to three significant digits so that a drag gives round numbers.
    pub fn value_at(&self, position: f64) -> f64 {
        let (a, b) = (self.warp(self.slider.0), self.warp(self.slider.1));
        let raw = self.unwarp(a + (b - a) * position.clamp(0.0, 1.0));
        let rounded = match self.scale {
            Scale::Whole => raw.round(),
            Scale::NearOne => 1.0 - round_significant(1.0 - raw, 2),
            Scale::Log => round_significant(raw, 3),
            Scale::Linear => {
                let step = 10f64.powf(((self.slider.1 - self.slider.0) / 100.0).log10().floor());
                (raw / step).round() * step
            }
        };
        // A second rounding in decimal removes binary rounding errors (0.30000000000000004).
        let tidy: f64 = format!("{rounded:.12}").parse().unwrap_or(rounded);
        tidy.clamp(self.slider.0, self.slider.1)
    }

    fn warp(&self, x: f64) -> f64 {
        match self.scale {
            Scale::Linear => x,
            Scale::Log | Scale::Whole => x.log10(),
            Scale::NearOne => -(1.0 - x).log10(),
        }
    }

    fn unwarp(&self, s: f64) -> f64 {
        match self.scale {
            Scale::Linear => s,
            Scale::Log | Scale::Whole => 10f64.powf(s),
            Scale::NearOne => 1.0 - 10f64.powf(-s),
        }
    }

    /// What is written beside its slider: its letter, else its word.
    pub fn label(&self, lang: Lang) -> String {
        if self.symbol.is_empty() { lang.t(&format!("param-{}", self.text)) } else { self.symbol.to_owned() }
    }

    /// Whether a scene may hold this value.
    pub fn allows(&self, value: f64) -> bool {
        self.allowed.contains(value) && (self.scale != Scale::Whole || value.fract() == 0.0)
    }
}

/// Something with described numbers: a rule, a schedule, a landscape. `get` and `set` take an index into `params`.
pub trait Parameters {
    /// The descriptions, in the order of the fields.
    fn params(&self) -> &'static [Param] {
        &[]
    }
    /// The value of `params()[index]`.
    fn get(&self, index: usize) -> f64 {
        panic!("no parameter {index}: this has none")
    }
    /// Changes the value of `params()[index]`.
    fn set(&mut self, index: usize, value: f64) {
        panic!("no parameter {index} to set to {value}: this has none")
    }
}

/// Declares a struct of f64 fields from their [`Param`]s: serde with defaults and no unknown fields,
/// `Default` and [`Parameters`].
#[macro_export]
macro_rules! parameters {
    ($(#[$meta:meta])* pub struct $Name:ident { $( $(#[$doc:meta])* $field:ident : $param:expr ),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $Name { $( $(#[$doc])* pub $field: f64 ),+ }
        impl $Name {
            /// The descriptions of the fields, in order.
            pub const PARAMS: &'static [$crate::params::Param] = &[$( $param ),+];
            /// Every field at its default.
            pub const DEFAULT: Self = Self { $( $field: { const P: $crate::params::Param = $param; P.default } ),+ };
        }
        impl Default for $Name {
            fn default() -> Self {
                Self::DEFAULT
            }
        }
        impl $crate::params::Parameters for $Name {
            fn params(&self) -> &'static [$crate::params::Param] { Self::PARAMS }
            fn get(&self, index: usize) -> f64 { [$( self.$field ),+][index] }
            fn set(&mut self, index: usize, value: f64) { *[$( &mut self.$field ),+][index] = value; }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALPHA: Param = Param {
        key: "alpha",
        symbol: "α",
        text: "alpha",
        default: 0.9,
        allowed: Allowed::BELOW_ONE,
        slider: (0.0, 0.999),
        scale: Scale::NearOne,
    };

    #[test]
    fn a_slider_gives_back_the_value_it_was_set_to() {
        for value in [0.0, 0.5, 0.9, 0.99, 0.999] {
            assert!((ALPHA.value_at(ALPHA.position(value)) - value).abs() < 1e-12, "{value}");
        }
    }

    #[test]
    fn allowed_ranges_say_no_to_their_open_ends_and_to_nan() {
        assert!(Allowed::BELOW_ONE.contains(0.0) && !Allowed::BELOW_ONE.contains(1.0));
        assert!(!Allowed::ANY.contains(f64::NAN) && !Allowed::POSITIVE.contains(0.0));
        assert!(Allowed::ANY.contains(-LARGEST) && !Allowed::ANY.contains(1.1 * LARGEST));
        assert!(!Allowed::POSITIVE.contains(f64::INFINITY));
    }

    #[test]
    fn ranges_are_written_short() {
        let written = |allowed: Allowed| allowed.to_string();
        assert_eq!(written(Allowed::BELOW_ONE), "0 ≤ x < 1");
        assert_eq!(written(Allowed::POSITIVE), "0 < x ≤ 1e50");
        assert_eq!(written(Allowed::ANY), "-1e50 ≤ x ≤ 1e50");
        assert_eq!(written(Allowed::between(1.0, 1e6)), "1 ≤ x ≤ 1000000");
    }

    #[test]
    fn a_drag_stops_at_the_ends() {
        let range = Allowed::between(1.0, 100.0);
        assert_eq!([0.0, 1.0, 50.0, 300.0].map(|x| range.nearest(x)), [1.0, 1.0, 50.0, 100.0]);
        assert_eq!(Allowed::BELOW_ONE.nearest(1.5), 1.5, "an open end is no place to stop at");
    }
}
