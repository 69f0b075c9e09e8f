//! How many objects a gradient sees, how they are drawn and what their sum is divided by.

use serde::{Deserialize, Serialize};

/// How many objects a gradient sees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Batch {
    /// All n.
    #[default]
    Full,
    /// One object: SGD.
    One,
    /// m objects: a mini-batch.
    Size(usize),
}

/// How objects are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Draw {
    /// Each epoch reshuffled; batches run across its end.
    #[default]
    Shuffled,
    /// Independently, with replacement.
    Replaced,
}

/// What the sum of a batch's gradients is divided by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Divide {
    /// m, the batch size: an unbiased estimate of the gradient.
    #[default]
    Batch,
    /// n, all objects, as printed on slide 11: the step shrinks to m/n of it.
    Objects,
}
