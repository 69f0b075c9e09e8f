//! Early stopping of a racer by the rows that its scene sets aside: where its held-out loss was best, and where it would stop.
//!
//! The path itself goes on to the scene's last step, so that what comes after the stop can be seen.

use super::Scene;
use crate::job::{Count, Watch};
use crate::landscape::Landscape;
use crate::params::{Allowed, Param, Scale};
use crate::race::{EarlyStop, Trajectory};
use serde::{Deserialize, Serialize};

/// Steps without a better held-out loss after which a racer would stop.
pub const PATIENCE: Param = Param {
    key: "patience",
    symbol: "",
    text: "patience",
    default: 20.0,
    allowed: Allowed::between(1.0, 1e6),
    slider: (1.0, 1000.0),
    scale: Scale::Whole,
};

/// Share of the rows that a scene sets aside. At least two are left for training and one is set aside.
pub const HELD_OUT: Param = Param {
    key: "held_out",
    symbol: "",
    text: "held-out",
    default: 0.0,
    allowed: Allowed::between(0.0, 0.9),
    slider: (0.0, 0.9),
    scale: Scale::Linear,
};

/// When a racer stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Stop {
    /// Steps without a better held-out loss.
    pub patience: usize,
}

impl Default for Stop {
    fn default() -> Self {
        Self { patience: PATIENCE.default as usize }
    }
}

/// The loss on the rows set aside at every point of a path; NaN without such rows, none when given up.
pub fn held_out_losses(landscape: &Landscape, run: &Trajectory, count: &mut Count<'_>) -> Option<Vec<f64>> {
    let Some(held_out) = landscape.held_out() else { return Some(vec![f64::NAN; run.points.len()]) };
    run.points.iter().map(|w| count.is_wanted(held_out.cost()).then(|| held_out.value(*w))).collect()
}

impl Scene {
    /// The best step and the stop of every racer that ran and has a rule to stop; none when given up.
    pub fn stops_watched(
        &self,
        landscape: &Landscape,
        runs: &[Option<Trajectory>],
        watch: &Watch<'_>,
    ) -> Option<Vec<Option<EarlyStop>>> {
        let one = |(racer, run): (&super::Racer, &Option<Trajectory>)| {
            let (Some(stop), Some(run)) = (racer.stop, run) else { return Some(None) };
            let losses = held_out_losses(landscape, run, &mut watch.count(0))?;
            Some(EarlyStop::of(&losses, stop.patience))
        };
        self.racers.iter().zip(runs).map(one).collect()
    }
}
