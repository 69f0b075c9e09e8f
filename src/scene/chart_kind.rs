//! What can be charted of a race.

use serde::{Deserialize, Serialize};

/// What a chart shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ChartKind {
    /// Q(w), or Q(w) − Q* where Q takes negative values.
    #[default]
    Loss,
    /// Q(w) − Q*, which goes on falling where Q has settled near Q*; empty where Q* is not known.
    Excess,
    /// ‖∇Q(w)‖.
    GradientNorm,
    /// ‖w − w*‖ to the nearest known minimum.
    Distance,
    /// The step size η_t of the schedule.
    StepSize,
    /// Ση_t so far. Robbins & Monro 1951 ask that it grows without end.
    StepSizeSum,
    /// Ση_t² so far. They ask that it stays finite.
    StepSizeSquares,
    /// |Δw₁| of every step; a gap where it does not move.
    StepX,
    /// |Δw₂| of every step; a gap where it does not move.
    StepY,
    /// How many steps so far have changed w₁: rare features make few.
    UpdatesX,
    /// How many steps so far have changed w₂.
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

    /// Key of its title; `.doc` says what it shows.
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

    /// The step of the first value: 0 for what a point has, 1 for what belongs to the step that is made.
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
