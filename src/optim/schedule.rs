//! Step size as a function of the step, t from 1.
//!
//! | schedule | η at step t of T | |
//! |---|---|---|
//! | constant | η | |
//! | power | η·t^−exponent | Robbins & Monro 1951: converges for ½ < exponent ≤ 1 |
//! | step | η·factor^⌊(t−1)/every⌋ | |
//! | exponential | η·rate^(t−1) | Ση is finite: may stop short |
//! | cosine | η·½(1 + cos(π(t−1)/T)) | Loshchilov & Hutter 2017, without restarts |
//!
//! Warm-up over k steps multiplies by min(1, t/k) (Goyal et al. 2017).

use crate::maths;
use crate::parameters;
use crate::params::{Allowed, End, Param, Parameters, Scale};
use crate::text::{Lang, superscript};
use serde::{Deserialize, Serialize};
use std::f64::consts::PI;

/// Warm-up steps over which η rises; below 2 there is no warm-up.
pub const WARMUP: Param = Param {
    key: "warmup",
    symbol: "",
    text: "warmup",
    default: 0.0,
    allowed: Allowed::NON_NEGATIVE,
    slider: (1.0, 1000.0),
    scale: Scale::Whole,
};

/// x in (0, 1]: a factor that does not let η grow.
const SHRINKS: Allowed = Allowed { low: End::Open(0.0), high: End::Closed(1.0) };

parameters! {
    /// η·t^−exponent.
    pub struct Power {
        /// How fast η falls.
        exponent: Param {
            key: "exponent",
            symbol: "p",
            text: "exponent",
            default: 0.5,
            allowed: Allowed::NON_NEGATIVE,
            slider: (0.0, 1.0),
            scale: Scale::Linear,
        },
    }
}

parameters! {
    /// η·factor^⌊(t−1)/every⌋.
    pub struct Step {
        /// Steps between two drops.
        every: Param {
            key: "every",
            symbol: "",
            text: "every",
            default: 50.0,
            allowed: Allowed::between(1.0, 1e6),
            slider: (1.0, 1000.0),
            scale: Scale::Whole,
        },
        /// What a drop multiplies η by.
        factor: Param {
            key: "factor",
            symbol: "",
            text: "factor",
            default: 0.5,
            allowed: SHRINKS,
            slider: (0.05, 1.0),
            scale: Scale::Linear,
        },
    }
}

parameters! {
    /// η·rate^(t−1).
    pub struct Exponential {
        /// What every step multiplies η by.
        rate: Param {
            key: "rate",
            symbol: "",
            text: "rate",
            default: 0.99,
            allowed: SHRINKS,
            slider: (0.5, 0.9999),
            scale: Scale::NearOne,
        },
    }
}

/// How η changes with the step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Schedule {
    /// η.
    #[default]
    Constant,
    /// A power of the step.
    Power(Power),
    /// A drop every so many steps.
    Step(Step),
    /// The same factor every step.
    Exponential(Exponential),
    /// Half a period of the cosine, reaching zero after the last step.
    Cosine,
}

impl Schedule {
    /// All schedules with their default parameters.
    pub const ALL: [Self; 5] = [
        Self::Constant,
        Self::Power(Power::DEFAULT),
        Self::Step(Step::DEFAULT),
        Self::Exponential(Exponential::DEFAULT),
        Self::Cosine,
    ];

    /// Name in scene files.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Constant => "Constant",
            Self::Power(_) => "Power",
            Self::Step(_) => "Step",
            Self::Exponential(_) => "Exponential",
            Self::Cosine => "Cosine",
        }
    }

    /// Text key of its name; `.doc` is a description, `.formula` the formula.
    pub const fn text_key(&self) -> &'static str {
        match self {
            Self::Constant => "schedule-constant",
            Self::Power(_) => "schedule-power",
            Self::Step(_) => "schedule-step",
            Self::Exponential(_) => "schedule-exponential",
            Self::Cosine => "schedule-cosine",
        }
    }

    /// η with how it changes, as in a legend: `η = 0.1`, `ηₜ = 0.1/t⁰·⁵`, `η = 0.1, cosine`.
    pub fn eta_in_words(&self, eta: f64, lang: Lang) -> String {
        let first = lang.number(eta, 3);
        match self {
            Self::Constant => format!("η = {first}"),
            Self::Power(Power { exponent }) => {
                let exponent = lang.number(*exponent, 3);
                // A small or large exponent is written with a power of ten, which has no raised form.
                match exponent.as_str() {
                    "1" => format!("ηₜ = {first}/t"),
                    plain if plain.contains('·') || plain.contains("10⁻") => {
                        format!("ηₜ = {first}/tᵖ, p = {plain}")
                    }
                    plain => format!("ηₜ = {first}/t{}", superscript(plain)),
                }
            }
            _ => format!("η = {first}, {}", lang.t(self.text_key())),
        }
    }

    /// Its parameters.
    pub const fn parameters(&self) -> &dyn Parameters {
        self
    }

    /// Its parameters, mutable.
    pub const fn parameters_mut(&mut self) -> &mut dyn Parameters {
        self
    }

    /// η at step `t` (from 1) of `steps`, for a first η of `eta` and a warm-up over `warmup` steps.
    pub fn eta(&self, eta: f64, t: usize, steps: usize, warmup: usize) -> f64 {
        let before = t.saturating_sub(1);
        let share = match self {
            Self::Constant => 1.0,
            Self::Power(Power { exponent }) => maths::exp(-exponent * maths::ln(t as f64)),
            Self::Step(Step { every, factor }) => power(*factor, before / (*every as usize).max(1)),
            Self::Exponential(Exponential { rate }) => power(*rate, before),
            Self::Cosine => 0.5 * (1.0 + maths::cos(PI * before as f64 / steps.max(1) as f64)),
        };
        let risen = if t < warmup { t as f64 / warmup as f64 } else { 1.0 };
        eta * share * risen
    }

    /// η of every step, precomputed for a loop.
    pub fn etas(&self, eta: f64, steps: usize, warmup: usize) -> Etas {
        if *self == Self::Constant && warmup < 2 {
            return Etas { table: vec![eta; Etas::BLOCK], constant: true };
        }
        Etas { table: (1..=steps).map(|t| self.eta(eta, t, steps, warmup)).collect(), constant: false }
    }
}

/// Forwards to the variant's parameters.
impl Parameters for Schedule {
    fn params(&self) -> &'static [Param] {
        match self {
            Self::Constant | Self::Cosine => &[],
            Self::Power(_) => Power::PARAMS,
            Self::Step(_) => Step::PARAMS,
            Self::Exponential(_) => Exponential::PARAMS,
        }
    }

    fn get(&self, index: usize) -> f64 {
        match self {
            Self::Constant | Self::Cosine => panic!("no parameter {index}: {} has none", self.name()),
            Self::Power(schedule) => schedule.get(index),
            Self::Step(schedule) => schedule.get(index),
            Self::Exponential(schedule) => schedule.get(index),
        }
    }

    fn set(&mut self, index: usize, value: f64) {
        match self {
            Self::Constant | Self::Cosine => panic!("no parameter {index}: {} has none", self.name()),
            Self::Power(schedule) => schedule.set(index, value),
            Self::Step(schedule) => schedule.set(index, value),
            Self::Exponential(schedule) => schedule.set(index, value),
        }
    }
}

/// η of every step, read in blocks. A constant η is one block that is read repeatedly, so that it costs nothing and
/// needs no separate loop.
#[derive(Clone, Debug)]
pub struct Etas {
    table: Vec<f64>,
    constant: bool,
}

impl Etas {
    /// Steps per block: few enough to stay in the L1 cache, many enough to make the outer loop's overhead negligible.
    pub const BLOCK: usize = 64;

    /// η of the `count` steps after the first `done`; at most one block.
    #[inline]
    pub fn block(&self, done: usize, count: usize) -> &[f64] {
        let first = if self.constant { 0 } else { done };
        &self.table[first..first + count]
    }
}

/// base^exponent by squaring: multiplications only, so that every machine gives the same bytes (`powi` and
/// `powf` promise no precision).
pub(super) fn power(base: f64, mut exponent: usize) -> f64 {
    let (mut square, mut product) = (base, 1.0);
    while exponent > 0 {
        if exponent & 1 == 1 {
            product *= square;
        }
        square *= square;
        exponent >>= 1;
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn a_power_prints_its_exponent_raised() {
        let power = |exponent: f64, lang: Lang| Schedule::Power(Power { exponent }).eta_in_words(0.01, lang);
        assert_eq!(power(0.5, Lang::En), "ηₜ = 0.01/t⁰·⁵");
        assert_eq!(power(0.51, Lang::Ru), "ηₜ = 0,01/t⁰·⁵¹");
        assert_eq!((power(1.0, Lang::En), power(2.0, Lang::En)), ("ηₜ = 0.01/t".into(), "ηₜ = 0.01/t²".into()));
        assert_eq!(power(1e-6, Lang::En), "ηₜ = 0.01/tᵖ, p = 10⁻⁶");
        assert_eq!(Schedule::Constant.eta_in_words(0.01, Lang::En), "η = 0.01");
    }

    #[test]
    fn schedules_by_hand() {
        let eta = |schedule: Schedule, t| schedule.eta(0.1, t, 100, 0);
        let close = |a: f64, b: f64| assert!((a - b).abs() <= 1e-15, "{a} {b}");
        for schedule in Schedule::ALL {
            assert_eq!(eta(schedule, 1), 0.1, "{}: the first η is η", schedule.name());
        }
        close(eta(Schedule::Power(Power { exponent: 0.5 }), 4), 0.05);
        close(eta(Schedule::Power(Power { exponent: 0.0 }), 77), 0.1);
        close(eta(Schedule::Step(Step { every: 10.0, factor: 0.5 }), 10), 0.1);
        close(eta(Schedule::Step(Step { every: 10.0, factor: 0.5 }), 21), 0.025);
        close(eta(Schedule::Exponential(Exponential { rate: 0.9 }), 3), 0.081);
        close(eta(Schedule::Cosine, 51), 0.05);
        close(eta(Schedule::Cosine, 101), 0.0);
    }

    #[test]
    fn warm_up_rises_linearly_and_then_multiplies_by_one() {
        let eta = |t| Schedule::Constant.eta(0.1, t, 100, 4);
        assert_eq!([eta(1), eta(2), eta(3), eta(4), eta(5)], [0.025, 0.05, 0.1 * 0.75, 0.1, 0.1]);
    }

    #[test]
    fn a_loop_reads_what_the_formula_says() {
        for schedule in Schedule::ALL {
            for warmup in [0, 1, 5] {
                let etas = schedule.etas(0.3, 40, warmup);
                for t in 1..=40 {
                    assert_eq!(etas.block(t - 1, 1), [schedule.eta(0.3, t, 40, warmup)], "{} {t}", schedule.name());
                }
            }
        }
    }

    #[test]
    fn every_schedule_and_parameter_has_words() {
        for schedule in Schedule::ALL {
            for lang in Lang::ALL {
                for key in ["", ".doc", ".formula"] {
                    assert!(lang.has(&format!("{}{key}", schedule.text_key())), "{}{key}", schedule.text_key());
                }
                for param in schedule.parameters().params().iter().chain([&WARMUP]) {
                    assert!(lang.has(&format!("param-{}.doc", param.text)), "{}", param.text);
                }
            }
        }
    }
}
