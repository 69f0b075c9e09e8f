//! How a run ended: one verdict for a whole path. Only divergence shortens the path.
//!
//! The first row that fits is the verdict. g is the full gradient, T the number of steps, a quarter one of the run's
//! steps, D half the diagonal of the landscape's domain. The height of a point is Q − Q*; where Q* is not known, Q above
//! the path's lowest, and the start's is at least |Q(w⁰)|.
//!
//! | verdict | when | why there |
//! |---|---|---|
//! | diverged at k | k is the first step where w or Q is not finite | no threshold: the numbers have ended |
//! | converged at k | k is the first step from which ‖g‖ ≤ 10⁻⁶·max(1, ‖g(w⁰)‖) to the end | a millionth cannot be seen in a picture, and rounding is far below it |
//! | cycles, period p | T ≥ 40; g does not depend on chance; p is the least of 2…8, at most T/8, with ‖w(t+p) − w(t)‖ ≤ 1 % of the longest step for all t of the last quarter; the longest step of the last eighth is 0.999 to 1.001 times that of the eighth before | every period stands in an eighth, so that eighths compare whole rounds; a cycle that loses a thousandth in an eighth dies out |
//! | grows from k, by Q | the height at the end is ≥ 10 × the start's and the last quarter's median ≥ 1.5 × the third's; or it is ≥ 10³ × the start's, rising or not; and the last quarter goes D/10 away from the start | ten times is beyond an overshoot that comes back, a thousand beyond any; a start beside a minimum makes every step a thousandfold, hence the distance |
//! | | with chance: for "at the end" the last quarter's median, for "the start's" the higher of it and the first quarter's median; T ≥ 8 | one height by chance says nothing; from a start at the minimum noise rises to its level, not beyond it |
//! | grows from k, by its swing | as *cycles*, but the longest steps of the last three eighths widen, each by more than a thousandth and the later ratio not below the earlier; the height at the end is ≥ 1 % of the start's | GD a little above 2/λmax, where Q is not yet ten times the start's; a swing that settles widens ever less |
//! | grows from k, away | ‖w − centre‖ > 100·D at the end, and more than a quarter of the run before | where Q falls without end, as beside a saddle |
//! | stopped short | T ≥ 20; the last quarter makes under 1 % of the path; ‖g(wᵀ)‖ > 10⁻³·‖g(w⁰)‖; late steps, as a share of the average step, are under a tenth of late gradients as a share of the first; Q(wᵀ) is not above Q(w⁰) | with a constant step size steps and gradient fall alike: a tenth tells a step size that vanished |
//! | hovers | T ≥ 20; g depends on chance; the third and fourth quarters share their values of Q: neither has nine tenths of them at or below nine tenths of the other's; and the mean step of the last eighth is ≥ ⅕ of the third quarter's | ranks need no scale: a run that descends or rises, however slowly, parts its quarters; noise around a level mixes them. The extreme tenths are ignored, because neighbouring steps are correlated and amount to few independent values. Where η goes to zero noise settles |
//! | still moving | else | with the share of the start's height that is left; of ‖g‖ where Q* is not known |
//!
//! The step k of *grows* is the first from which the height is above the start's to the end; of a swing that is not, the
//! step after the lowest Q; of a path that went away, the first from which it is beyond 100·D. Path length is Σ|Δx| + |Δy|,
//! which avoids a square root per step.
//!
//! [`up_to`] judges the path up to an earlier step, for a picture of that moment.

mod cycle;
mod growth;
mod judge;
#[cfg(test)]
mod tests;
mod words;

pub(super) use cycle::amplitude;
pub(super) use judge::judge;
pub use judge::up_to;
pub use words::{Ended, Left};

/// An eigenvalue below this share of the larger one counts as zero: differences round that much.
const FLAT: f64 = 1e-7;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// First step where w or Q is not finite.
    Diverged {
        /// The step; the path's last index is one less.
        step: usize,
    },
    /// First step from which ‖∇Q‖ ≤ 10⁻⁶·max(1, ‖∇Q(w⁰)‖) to the end.
    Converged {
        /// That step.
        step: usize,
        /// Type of the critical point.
        at: Critical,
    },
    /// Finite, but going off instead of nearer.
    Grows {
        /// The step from which it does.
        step: usize,
    },
    /// Deterministic, and repeats itself.
    Cycles {
        /// Steps of a round.
        period: usize,
    },
    /// Stochastic, and neither descending nor rising.
    Hovers,
    /// The steps vanish while the gradient does not.
    StoppedShort,
    /// None of the above.
    Moving,
}

/// A point of zero gradient, by the signs of the Hessian's eigenvalues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Critical {
    /// Both positive.
    Minimum,
    /// One of each sign.
    Saddle,
    /// Both negative.
    Maximum,
    /// One of them zero within rounding: the second derivative does not decide.
    Flat,
}

impl Verdict {
    /// The step of divergence, growth or convergence, for a mark on the time axis.
    pub const fn step(self) -> Option<usize> {
        match self {
            Self::Diverged { step } | Self::Converged { step, .. } | Self::Grows { step } => Some(step),
            Self::Cycles { .. } | Self::Hovers | Self::StoppedShort | Self::Moving => None,
        }
    }

    /// The step from which the run diverges, whether its numbers end or only grow: both are shown by ✕.
    pub const fn diverges(self) -> Option<usize> {
        match self {
            Self::Diverged { step } | Self::Grows { step } => Some(step),
            _ => None,
        }
    }
}

impl Critical {
    /// The type of a point of zero gradient, by the ascending eigenvalues of its Hessian.
    pub fn of([low, high]: [f64; 2]) -> Self {
        let zero = FLAT * low.abs().max(high.abs());
        match (low, high) {
            _ if low > zero => Self::Minimum,
            _ if high < -zero => Self::Maximum,
            _ if low < -zero && high > zero => Self::Saddle,
            _ => Self::Flat,
        }
    }
}
