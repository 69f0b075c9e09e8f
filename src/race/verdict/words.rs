//! Verdicts in words: a few letters for a column, a sentence for the rest.

use super::{Critical, Verdict};
use crate::geometry::Point;
use crate::text::Lang;

/// What a sentence says of a run besides its verdict.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ended {
    /// Steps made.
    pub step: usize,
    /// The last point.
    pub w: Point,
    /// Q there.
    pub q: f64,
    /// The start and Q there: what is below 10⁻¹² of them reads ≈ 0.
    pub from: (Point, f64),
    /// Half the largest distance between the points of a cycle's round; 0 for other verdicts.
    pub amplitude: f64,
    /// What is left to the minimum; only of a run that still moves.
    pub left: Option<Left>,
}

/// What is left of the way, as a share of the start's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Left {
    /// Of Q − Q*.
    Loss(f64),
    /// Of ‖∇Q‖, where Q* is not known.
    Slope(f64),
}

impl Verdict {
    /// Text for a narrow column, beside a mark for converged or diverging: `68`, `short`, `cycle 2`.
    pub fn short(self, lang: Lang) -> String {
        match self {
            Self::Diverged { step } | Self::Converged { step, .. } | Self::Grows { step } => lang.whole(step as u64),
            Self::Cycles { period } => lang.with("verdict-cycles-short", &[("period", period.into())]),
            Self::Hovers => lang.t("verdict-hovers-short"),
            Self::StoppedShort => lang.t("verdict-stopped-short"),
            Self::Moving => lang.t("verdict-moving-short"),
        }
    }

    /// A full sentence.
    pub fn sentence(self, lang: Lang, ended: &Ended) -> String {
        let last = ended.step;
        let (key, from) = match self {
            Self::Diverged { step } => ("verdict-diverged", step),
            Self::Converged { step, at } => (at.verdict_key(), step),
            Self::Grows { step } => ("verdict-grows", step),
            Self::Cycles { .. } => ("verdict-cycles", last),
            Self::Hovers => ("verdict-hovers", last),
            Self::StoppedShort => ("verdict-stopped", last),
            Self::Moving => ("verdict-moving", last),
        };
        let period = if let Self::Cycles { period } = self { period } else { 0 };
        let arguments = [
            ("step", lang.whole(from as u64).into()),
            ("last", lang.whole(last as u64).into()),
            ("period", period.into()),
            ("amplitude", lang.number(ended.amplitude, 3).into()),
            ("point", lang.point_of([ended.w.x, ended.w.y], ended.from.0.norm(), 3).into()),
            ("q", lang.equals(ended.q, ended.from.1, 3).into()),
        ];
        let sentence = lang.with(key, &arguments);
        match ended.left {
            Some(left) => format!("{sentence}; {}", left.phrase(lang)),
            None => sentence,
        }
    }
}

impl Left {
    /// `3.4 % of the start’s Q − Q* is left`.
    fn phrase(self, lang: Lang) -> String {
        let (key, share) = match self {
            Self::Loss(share) if share <= 1.0 => ("verdict-left-loss", 100.0 * share),
            Self::Loss(share) => ("verdict-more-loss", share),
            Self::Slope(share) if share <= 1.0 => ("verdict-left-slope", 100.0 * share),
            Self::Slope(share) => ("verdict-more-slope", share),
        };
        lang.with(key, &[("share", lang.number_of(share, 100.0, 2).into())])
    }
}

impl Critical {
    const fn verdict_key(self) -> &'static str {
        match self {
            Self::Minimum => "verdict-converged-minimum",
            Self::Saddle => "verdict-converged-saddle",
            Self::Maximum => "verdict-converged-maximum",
            Self::Flat => "verdict-converged-flat",
        }
    }
}
