//! The named terms of one coordinate's update, shown in the anatomy of a step.

use super::Batch;
use crate::text::Lang;

/// Kind of a term of an update.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartKind {
    /// The kept share of past steps, as it moves the weight: `−αh`.
    Carried,
    /// Look-ahead point where the gradient is evaluated: `w − αh`.
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
    /// Factor of `g` or `m`: `η/√(G + ε)`.
    Scale,
    /// Another intermediate number, named by its rule.
    Term,
    /// Another term that moves the weight by itself, named by its rule.
    Move,
    /// The step itself.
    Step,
}

/// A term of an update, of one coordinate or of both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part<T = f64> {
    /// Its kind.
    pub kind: PartKind,
    /// Text key of its description, which contains the formula of its rule.
    pub words: &'static str,
    /// Its value.
    pub value: T,
}

impl PartKind {
    /// Whether it moves the weight by itself, and so is displayed with its sign.
    pub const fn is_move(self) -> bool {
        matches!(self, Self::Carried | Self::Fresh | Self::Move | Self::Step)
    }

    /// A term with this value and the kind's default text.
    pub const fn of<T: Copy>(self, value: T) -> Part<T> {
        Part { kind: self, words: self.words(), value }
    }

    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Carried => "part-carried",
            Self::Ahead => "part-ahead",
            Self::Fresh => "part-fresh",
            // The arrow shows the direction of a step without the scaling.
            Self::Gradient => "part-gradient-arrow",
            Self::Sum => "part-sum",
            Self::MeanSquare => "part-mean-square",
            Self::Mean => "part-mean",
            Self::CorrectedMean => "part-corrected-mean",
            Self::CorrectedMeanSquare => "part-corrected-mean-square",
            Self::Scale => "part-scale",
            // Named by the rule.
            Self::Term | Self::Move => "",
            Self::Step => "part-step",
        }
    }
}

impl<T> Part<T> {
    /// The same term with another text key.
    pub fn called(mut self, words: &'static str) -> Self {
        self.words = words;
        self
    }

    /// Its name, which for some terms depends on whether the gradient is a batch's.
    pub fn name(&self, batch: Batch, lang: Lang) -> String {
        match (self.kind, batch) {
            (PartKind::Fresh, Batch::One | Batch::Size(_) | Batch::Growing(_)) => {
                lang.t(&format!("{}.batch", self.words))
            }
            _ => lang.t(self.words),
        }
    }
}
