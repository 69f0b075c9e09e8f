//! What an update is made of, for whoever wants to see it taken apart: named terms of one coordinate.

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
    /// The step itself.
    Step,
}

/// A part of an update: of one coordinate, or of both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part<T = f64> {
    /// What it is.
    pub kind: PartKind,
    /// Its value.
    pub value: T,
}

impl PartKind {
    /// Whether it moves the weight by itself, so that it is an arrow of the plane.
    pub const fn is_move(self) -> bool {
        matches!(self, Self::Carried | Self::Fresh | Self::Step)
    }

    /// With a value.
    pub const fn of<T>(self, value: T) -> Part<T>
    where
        T: Copy,
    {
        Part { kind: self, value }
    }
}
