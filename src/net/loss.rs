//! Losses of a batch of n examples, and their gradient by the outputs z.
//!
//! | | loss | dz |
//! |---|---|---|
//! | cross-entropy | Σ over examples of (ln Σₖ e^zₖ − z_y)/n | (e^z/Σₖ e^zₖ − 1[y])/n |
//! | mean squared | Σ (z − y)²/(n·outputs) | 2(z − y)/(n·outputs) |
//! | squared sum | Σ (z − y)²/outputs | 2(z − y)/outputs |
//!
//! The largest z is taken off before e^z: it cannot overflow. The squared sum is for the deep linear net of Santurkar
//! et al. 2018, A.1. The paper has ‖ŷ − y‖² and does not say how it sums; its learning rates of 1e-6 and 1e-7 train the
//! net where examples are summed, and are a thousandth of that under a mean over its 1,000 examples.

use super::block::{Block, LANES};
use crate::maths;

/// What is minimised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// Softmax cross-entropy, mean over examples.
    CrossEntropy,
    /// Squared error, mean over examples and outputs.
    MeanSquared,
    /// Squared error, summed over examples, mean over outputs.
    SquaredSum,
}

/// Targets of a batch.
#[derive(Clone, Copy)]
pub(super) enum Target<'a> {
    /// The class of every example.
    Classes(&'a [u32]),
    /// The values of every example, one example after another.
    Values(&'a [f64]),
}

impl Loss {
    /// The divisor of the sum over examples and outputs.
    fn divisor(self, examples: usize, outputs: usize) -> f64 {
        match self {
            Self::CrossEntropy => examples as f64,
            Self::MeanSquared => (examples * outputs) as f64,
            Self::SquaredSum => outputs as f64,
        }
    }

    /// The loss over all examples from the sum of the parts of its batches.
    pub(super) fn of_sum(self, sum: f64, examples: usize, outputs: usize) -> f64 {
        sum / self.divisor(examples, outputs)
    }

    /// Sum over the first examples of `z`, as many as there are targets, not yet divided. Overwrites `z`.
    #[inline(always)]
    pub(super) fn sum(self, z: &mut Block, target: Target<'_>) -> f64 {
        match target {
            Target::Classes(classes) => cross_entropy(z, classes, 0.0),
            Target::Values(values) => squares(z, values, 0.0),
        }
    }

    /// The loss of a batch. `z` is replaced by the gradient.
    #[inline(always)]
    pub(super) fn gradient(self, z: &mut Block, target: Target<'_>) -> f64 {
        let share = 1.0 / self.divisor(z.columns(), z.rows());
        match target {
            Target::Classes(classes) => cross_entropy(z, classes, share) * share,
            Target::Values(values) => squares(z, values, share) * share,
        }
    }
}

/// Σ (z − y)²; z becomes 2·share·(z − y).
#[inline(always)]
fn squares(z: &mut Block, values: &[f64], share: f64) -> f64 {
    let mut sum = 0.0;
    for (example, y) in values.chunks_exact(z.rows()).enumerate() {
        for (z, y) in z.column_mut(example).iter_mut().zip(y) {
            let error = *z - y;
            sum += error * error;
            *z = 2.0 * share * error;
        }
    }
    sum
}

/// Σ over examples of (ln Σₖ e^zₖ − z_y); z becomes share·(softmax z − 1[y]).
#[inline(always)]
fn cross_entropy(z: &mut Block, classes: &[u32], share: f64) -> f64 {
    let mut sum = 0.0;
    for (first, classes) in classes.chunks(LANES).enumerate() {
        let losses = eight(z, first * LANES, classes, share);
        // Summed in the order of examples, so that the bits are the same on every machine.
        losses[..classes.len()].iter().for_each(
            #[inline(always)]
            |loss| sum += loss,
        );
    }
    sum
}

/// Up to eight examples side by side, from `first`: eˣ of all fills the registers, whatever the number of classes.
#[inline(always)]
fn eight(z: &mut Block, first: usize, classes: &[u32], share: f64) -> [f64; LANES] {
    let (outputs, stride) = (z.rows(), z.stride());
    let values = &mut z.values_mut()[first * stride..][..classes.len() * stride];
    // Where there are fewer than eight, the last one is repeated.
    let mut starts = [0; LANES];
    for (lane, start) in starts.iter_mut().enumerate() {
        *start = lane.min(classes.len() - 1) * stride;
    }
    let top = largest(values, &starts, outputs);
    let mut losses = [0.0; LANES];
    for (lane, &class) in classes.iter().enumerate() {
        losses[lane] = top[lane] - values[starts[lane] + class as usize];
    }
    let total = exponentials(values, &starts, outputs, &top, classes.len());
    for lane in 0..LANES {
        losses[lane] += maths::ln(total[lane]);
    }
    for (lane, &class) in classes.iter().enumerate() {
        let column = &mut values[starts[lane]..][..outputs];
        let factor = share / total[lane];
        column.iter_mut().for_each(
            #[inline(always)]
            |e| *e *= factor,
        );
        column[class as usize] -= share;
    }
    losses
}

/// The largest output of each of eight examples, whose columns begin at `starts`.
#[inline(always)]
fn largest(values: &[f64], starts: &[usize; LANES], outputs: usize) -> [f64; LANES] {
    let mut top = [f64::NEG_INFINITY; LANES];
    for k in 0..outputs {
        for lane in 0..LANES {
            let z = values[starts[lane] + k];
            top[lane] = if z > top[lane] { z } else { top[lane] };
        }
    }
    top
}

/// z becomes e^(z − top) in the first `examples` of eight; the sums of each.
#[inline(always)]
fn exponentials(
    values: &mut [f64],
    starts: &[usize; LANES],
    outputs: usize,
    top: &[f64; LANES],
    examples: usize,
) -> [f64; LANES] {
    let mut total = [0.0; LANES];
    for k in 0..outputs {
        let mut e = [0.0; LANES];
        for lane in 0..LANES {
            e[lane] = values[starts[lane] + k] - top[lane];
        }
        for lane in 0..LANES {
            e[lane] = maths::exp(e[lane]);
            total[lane] += e[lane];
        }
        for lane in 0..examples {
            values[starts[lane] + k] = e[lane];
        }
    }
    total
}

/// How many examples have their largest output at their class; of equal outputs the first counts.
pub(super) fn correct(z: &Block, classes: &[u32]) -> usize {
    let is_correct = |(example, &class): (usize, &u32)| {
        let (before, from) = z.column(example).split_at(class as usize);
        before.iter().all(|&other| other < from[0]) && from.iter().all(|&other| other <= from[0])
    };
    classes.iter().enumerate().filter(|&pair| is_correct(pair)).count()
}
