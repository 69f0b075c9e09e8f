//! The named terms of one coordinate's update, shown where a step is taken apart.

use super::Batch;
use crate::text::Lang;

/// What a part of an update is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartKind {
    /// The kept share of past steps, as it moves the weight: `−αh`.
    Carried,
    /// Where the gradient is taken, ahead of the weight: `w − αh`.
    Ahead,
    /// What the new gradient adds, as it moves the weight: `−ηg`.
    Fresh,
    /// The gradient, `g`.
    Gradient,
    /// The sum of squared gradients, `G`.
    Sum,
    /// The running mean of squared gradients, `G` or `v`.
    MeanSquare,
    /// The running mean of gradients, `m`.
    Mean,
    /// The mean after bias correction, `m̂`.
    CorrectedMean,
    /// The mean square after bias correction, `v̂`.
    CorrectedMeanSquare,
    /// What `g` or `m` is multiplied by: `η/√(G + ε)`.
    Scale,
    /// Another number on the way, which its rule names.
    Term,
    /// Another part that moves the weight by itself, which its rule names.
    Move,
    /// The step itself.
    Step,
}

/// A part of an update: of one coordinate, or of both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part<T = f64> {
    /// What it is.
    pub kind: PartKind,
    /// Key of its words, with the formula of its rule.
    pub words: &'static str,
    /// Its value.
    pub value: T,
}

impl PartKind {
    /// Whether it moves the weight by itself, and so is written with its sign.
    pub const fn is_move(self) -> bool {
        matches!(self, Self::Carried | Self::Fresh | Self::Move | Self::Step)
    }

    /// With a value, and the words that most rules have for it.
    pub const fn of<T: Copy>(self, value: T) -> Part<T> {
        Part { kind: self, words: self.words(), value }
    }

    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Carried => "part-carried",
            Self::Ahead => "part-ahead",
            Self::Fresh => "part-fresh",
            // Its arrow shows where the step would go without the scaling.
            Self::Gradient => "part-gradient-arrow",
            Self::Sum => "part-sum",
            Self::MeanSquare => "part-mean-square",
            Self::Mean => "part-mean",
            Self::CorrectedMean => "part-corrected-mean",
            Self::CorrectedMeanSquare => "part-corrected-mean-square",
            Self::Scale => "part-scale",
            // A rule calls them by words of its own.
            Self::Term | Self::Move => "",
            Self::Step => "part-step",
        }
    }
}

impl<T> Part<T> {
    /// The same under other words.
    pub fn called(mut self, words: &'static str) -> Self {
        self.words = words;
        self
    }

    /// What it is called where the gradient is of a batch.
    pub fn name(&self, batch: Batch, lang: Lang) -> String {
        match (self.kind, batch) {
            (PartKind::Fresh, Batch::One | Batch::Size(_) | Batch::Growing(_)) => {
                lang.t(&format!("{}.batch", self.words))
            }
            _ => lang.t(self.words),
        }
    }
}
