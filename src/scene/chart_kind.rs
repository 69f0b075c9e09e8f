//! The kinds of charts of a race.

use serde::{Deserialize, Serialize};

/// The quantity a chart shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ChartKind {
    /// Q(w), or Q(w) − Q* if Q takes negative values.
    #[default]
    Loss,
    /// Q(w) − Q*, which keeps falling on a log axis after Q itself looks constant; empty if Q* is unknown.
    Excess,
    /// ‖∇Q(w)‖.
    GradientNorm,
    /// ‖w − w*‖ to the nearest known minimum.
    Distance,
    /// The step size η_t of the schedule.
    StepSize,
    /// Ση_t so far. Robbins & Monro 1951 require it to diverge.
    StepSizeSum,
    /// Ση_t² so far. They require it to converge.
    StepSizeSquares,
    /// |Δw₁| of every step; a gap if it does not move.
    StepX,
    /// |Δw₂| of every step; a gap if it does not move.
    StepY,
    /// Number of steps so far that changed w₁: few for rare features.
    UpdatesX,
    /// Number of steps so far that changed w₂.
    UpdatesY,
}

impl ChartKind {
    /// All kinds, in menu order.
    pub const ALL: [Self; 11] = [
        Self::Loss,
        Self::Excess,
        Self::GradientNorm,
        Self::Distance,
        Self::StepSize,
        Self::StepSizeSum,
        Self::StepSizeSquares,
        Self::StepX,
        Self::StepY,
        Self::UpdatesX,
        Self::UpdatesY,
    ];

    /// Text key of its title; `.doc` is a description.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Loss => "chart-loss",
            Self::Excess => "chart-excess",
            Self::GradientNorm => "chart-gradient-norm",
            Self::Distance => "chart-distance",
            Self::StepSize => "chart-step-size",
            Self::StepSizeSum => "chart-step-size-sum",
            Self::StepSizeSquares => "chart-step-size-squares",
            Self::StepX => "chart-step-x",
            Self::StepY => "chart-step-y",
            Self::UpdatesX => "chart-updates-x",
            Self::UpdatesY => "chart-updates-y",
        }
    }

    /// The step of the first value: 0 for quantities of a point, 1 for quantities of a step.
    pub const fn first_step(self) -> usize {
        match self {
            Self::Loss | Self::Excess | Self::GradientNorm | Self::Distance | Self::UpdatesX | Self::UpdatesY => 0,
            Self::StepSize | Self::StepSizeSum | Self::StepSizeSquares | Self::StepX | Self::StepY => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn every_chart_has_words() {
        for kind in ChartKind::ALL {
            for lang in Lang::ALL {
                assert!(lang.has(kind.text_key()) && lang.has(&format!("{}.doc", kind.text_key())), "{kind:?}");
            }
        }
    }
}
