//! Claims: testable statements about a scene's results, the field `expect` of its file.
//!
//! A claim compares a [`Measure`] of the computed race or lab (never of a picture) with a number or with another
//! measure. `losscape check` and a test over the presets test every claim, under several seeds if randomness is
//! involved.
//!
//! ```ron
//! expect: [
//!     Less(of: Steps(racer: 1, loss: 0.001), than: Steps(racer: 0, loss: 0.001), times: 0.33),
//!     AtMost(of: Loss(racer: 1), value: 0.01, seeds: 5),
//!     Ends(racer: 0, verdict: Moving),
//!     Optimal(racer: 0),
//! ]
//! ```

mod evidence;
mod measure;
mod ravine;
mod told;
mod words;

pub use evidence::{Evidence, Report, try_all};
pub use measure::Measure;
pub use ravine::{Along, zigzag};

use super::{Faults, Racer, Scene};
use crate::params::{Allowed, Param, Scale};
use crate::race::{Verdict, theory};
use crate::scene::fault::{Fault, Problem};
use serde::{Deserialize, Serialize};

/// Number of seeds a claim is tested under: the scene's and the following ones.
pub const SEEDS: Param = Param {
    key: "seeds",
    symbol: "",
    text: "claim-seeds",
    default: 1.0,
    allowed: Allowed::between(1.0, 100.0),
    slider: (1.0, 10.0),
    scale: Scale::Whole,
};

/// The bound of a measure.
pub const VALUE: Param = Param {
    key: "value",
    symbol: "",
    text: "claim-value",
    default: 0.0,
    allowed: Allowed::ANY,
    slider: (-10.0, 10.0),
    scale: Scale::Linear,
};

/// Factor of the other measure.
pub const TIMES: Param = Param {
    key: "times",
    symbol: "",
    text: "claim-times",
    default: 1.0,
    allowed: Allowed::POSITIVE,
    slider: (0.1, 10.0),
    scale: Scale::Log,
};

/// One claim. If its measure cannot be taken (the path ended before, the net diverged) the claim fails.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Claim {
    /// The measure is at most `value`.
    AtMost {
        /// The measure.
        of: Measure,
        /// The bound.
        value: f64,
        /// Number of seeds it must hold for.
        #[serde(default = "one", skip_serializing_if = "is_one")]
        seeds: usize,
    },
    /// The measure is at least `value`.
    AtLeast {
        /// The measure.
        of: Measure,
        /// The bound.
        value: f64,
        /// Number of seeds it must hold for.
        #[serde(default = "one", skip_serializing_if = "is_one")]
        seeds: usize,
    },
    /// The measure is less than `times` the other.
    Less {
        /// The measure.
        of: Measure,
        /// The measure it is compared with.
        than: Measure,
        /// Factor of `than`.
        #[serde(default = "whole", skip_serializing_if = "is_whole")]
        times: f64,
        /// Number of seeds it must hold for.
        #[serde(default = "one", skip_serializing_if = "is_one")]
        seeds: usize,
    },
    /// The run of a racer has this verdict.
    Ends {
        /// Index of the racer, from 0.
        racer: usize,
        /// The expected verdict.
        verdict: Ending,
        /// Number of seeds it must hold for.
        #[serde(default = "one", skip_serializing_if = "is_one")]
        seeds: usize,
    },
    /// η and α of a racer are the theory's best on this quadratic, see [`crate::race::theory`]. Where every method that
    /// runs has this claim and it holds, a picture's terms say that step sizes come from theory.
    Optimal {
        /// Index of the racer, from 0.
        racer: usize,
    },
}

/// A verdict without its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "named after the verdicts")]
pub enum Ending {
    Diverged,
    Converged,
    Grows,
    Cycles,
    Hovers,
    StoppedShort,
    Moving,
}

const fn one() -> usize {
    1
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_one(seeds: &usize) -> bool {
    *seeds == 1
}

const fn whole() -> f64 {
    1.0
}

#[allow(clippy::trivially_copy_pass_by_ref, clippy::float_cmp, reason = "serde asks for a reference; the default is 1")]
fn is_whole(times: &f64) -> bool {
    *times == 1.0
}

/// The result of testing a claim once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finding {
    /// Whether it holds.
    pub holds: bool,
    /// The actual result.
    pub found: Measured,
}

/// The actual result of a claim's test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measured {
    /// The measured value and its bound; NaN if it cannot be taken.
    Numbers {
        /// The measure.
        value: f64,
        /// The bound.
        bound: f64,
    },
    /// How the run ended.
    Ending(Ending),
}

impl Claim {
    /// Spelling of each kind and its text key.
    pub const SPELLINGS: [(&'static str, &'static str); 5] = [
        ("AtMost(of, value, seeds)", "claim-at-most"),
        ("AtLeast(of, value, seeds)", "claim-at-least"),
        ("Less(of, than, times, seeds)", "claim-less"),
        ("Ends(racer, verdict, seeds)", "claim-ends"),
        ("Optimal(racer)", "claim-optimal"),
    ];

    /// Number of seeds it is tested under; one where chance does not enter.
    pub const fn seeds(&self) -> usize {
        match self {
            Self::AtMost { seeds, .. }
            | Self::AtLeast { seeds, .. }
            | Self::Less { seeds, .. }
            | Self::Ends { seeds, .. } => *seeds,
            Self::Optimal { .. } => 1,
        }
    }

    /// Sets the number of seeds it is tested under.
    pub const fn set_seeds(&mut self, count: usize) {
        match self {
            Self::AtMost { seeds, .. }
            | Self::AtLeast { seeds, .. }
            | Self::Less { seeds, .. }
            | Self::Ends { seeds, .. } => *seeds = count,
            Self::Optimal { .. } => {}
        }
    }

    /// Its measures, with the names of their fields.
    fn measures(&self) -> Vec<(&'static str, &Measure)> {
        match self {
            Self::AtMost { of, .. } | Self::AtLeast { of, .. } => vec![("of", of)],
            Self::Less { of, than, .. } => vec![("of", of), ("than", than)],
            Self::Ends { .. } | Self::Optimal { .. } => Vec::new(),
        }
    }

    /// Whether it measures a lab.
    pub fn is_of_lab(&self) -> bool {
        self.measures().iter().any(|(_, measure)| measure.is_of_lab())
    }

    /// Whether it needs a method that is judged by held-out rows.
    pub fn is_of_held_out(&self) -> bool {
        let is = |measure: &Measure| matches!(measure, Measure::StopStep { .. } | Measure::HeldOut { .. });
        self.measures().iter().any(|(_, measure)| is(measure))
    }

    /// Tests the claim on computed results.
    pub fn try_on(&self, evidence: &Evidence<'_>) -> Finding {
        let numbers = |value: f64, bound: f64, holds| Finding { holds, found: Measured::Numbers { value, bound } };
        match self {
            Self::AtMost { of, value: bound, .. } => {
                let value = of.take(evidence);
                numbers(value, *bound, value <= *bound)
            }
            Self::AtLeast { of, value: bound, .. } => {
                let value = of.take(evidence);
                numbers(value, *bound, value >= *bound)
            }
            Self::Less { of, than, times, .. } => {
                let (value, bound) = (of.take(evidence), times * than.take_at_least(evidence));
                numbers(value, bound, value < bound)
            }
            Self::Ends { racer, verdict, .. } => match evidence.run(*racer) {
                Some(run) => {
                    let found = Ending::from(run.verdict);
                    Finding { holds: found == *verdict, found: Measured::Ending(found) }
                }
                None => numbers(f64::NAN, f64::NAN, false),
            },
            Self::Optimal { racer } => {
                let entry = evidence.scene.racers.get(*racer).map(Racer::entry);
                let found = entry.map(|entry| theory::best(&evidence.landscape, &entry)).unwrap_or_default();
                match found.iter().find(|best| !best.holds()).or(found.first()) {
                    Some(best) => numbers(best.found, best.best, best.holds()),
                    None => numbers(f64::NAN, f64::NAN, false),
                }
            }
        }
    }
}

impl From<Verdict> for Ending {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Diverged { .. } => Self::Diverged,
            Verdict::Converged { .. } => Self::Converged,
            Verdict::Grows { .. } => Self::Grows,
            Verdict::Cycles { .. } => Self::Cycles,
            Verdict::Hovers => Self::Hovers,
            Verdict::StoppedShort => Self::StoppedShort,
            Verdict::Moving => Self::Moving,
        }
    }
}

/// Faults of a scene's claims: indices that do not exist, numbers out of range, a measure of a lab in a scene without
/// one.
pub fn check(scene: &Scene) -> Faults {
    let mut faults = Vec::new();
    for (k, claim) in scene.expect.iter().enumerate() {
        let mut add = |key: &str, problem| faults.push(Fault::of(&format!("expect.{k}.{key}"), problem));
        for (field, measure) in claim.measures() {
            measure.check(scene, &mut |key, problem| add(&format!("{field}.{key}"), problem));
        }
        if let Claim::Ends { racer, .. } | Claim::Optimal { racer } = claim {
            measure::check_racer(scene, *racer, "racer", &mut add);
        }
        let bound = match claim {
            Claim::AtMost { value, .. } | Claim::AtLeast { value, .. } => Some((&VALUE, *value)),
            Claim::Less { times, .. } => Some((&TIMES, *times)),
            Claim::Ends { .. } | Claim::Optimal { .. } => None,
        };
        if let Some((param, found)) = bound.filter(|(param, found)| !param.allows(*found)) {
            add(param.key, Problem::OutOfRange { found: found.to_string(), param });
        }
        if !SEEDS.allows(claim.seeds() as f64) {
            add("seeds", Problem::OutOfRange { found: claim.seeds().to_string(), param: &SEEDS });
        }
    }
    Faults(faults)
}
