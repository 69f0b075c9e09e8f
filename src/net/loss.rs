//! Losses of a batch of n objects, and their gradient by the outputs z.
//!
//! | | loss | dz |
//! |---|---|---|
//! | cross-entropy | Σ over objects of (ln Σₖ e^zₖ − z_y)/n | (e^z/Σₖ e^zₖ − 1[y])/n |
//! | mean squared | Σ (z − y)²/(n·outputs) | 2(z − y)/(n·outputs) |
//! | squared sum | Σ (z − y)²/outputs | 2(z − y)/outputs |
//!
//! The largest z is taken off before e^z: it cannot overflow. The squared sum is the deep linear net's loss of
//! Santurkar et al. 2018, whose step size grows with n otherwise.

use super::block::Block;
use crate::maths;

/// What is minimised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// Softmax cross-entropy, mean over objects.
    CrossEntropy,
    /// Squared error, mean over objects and outputs.
    MeanSquared,
    /// Squared error, summed over objects, mean over outputs.
    SquaredSum,
}

/// Targets of a batch.
#[derive(Clone, Copy)]
pub(super) enum Target<'a> {
    /// Of every object its class.
    Classes(&'a [u32]),
    /// Of every object its values, one after another.
    Values(&'a [f64]),
}

impl Loss {
    /// What the sum over objects and outputs is divided by.
    fn divisor(self, objects: usize, outputs: usize) -> f64 {
        match self {
            Self::CrossEntropy => objects as f64,
            Self::MeanSquared => (objects * outputs) as f64,
            Self::SquaredSum => outputs as f64,
        }
    }

    /// The loss over all objects from the sum of the parts of its batches.
    pub(super) fn of_sum(self, sum: f64, objects: usize, outputs: usize) -> f64 {
        sum / self.divisor(objects, outputs)
    }

    /// Sum over the first objects of `z`, as many as there are targets; nothing is divided yet.
    #[inline(always)]
    pub(super) fn sum(self, z: &Block, target: Target<'_>) -> f64 {
        match target {
            Target::Classes(classes) => {
                let mut sum = 0.0;
                for (object, &class) in classes.iter().enumerate() {
                    let z = z.column(object);
                    let top = largest(z);
                    let mut total = 0.0;
                    for z in z {
                        total += maths::exp(z - top);
                    }
                    sum += maths::ln(total) - (z[class as usize] - top);
                }
                sum
            }
            Target::Values(values) => {
                let mut sum = 0.0;
                for (object, y) in values.chunks_exact(z.rows()).enumerate() {
                    for (z, y) in z.column(object).iter().zip(y) {
                        sum += (z - y) * (z - y);
                    }
                }
                sum
            }
        }
    }

    /// The loss of a batch; `z` becomes its gradient.
    #[inline(always)]
    pub(super) fn gradient(self, z: &mut Block, target: Target<'_>) -> f64 {
        let (objects, outputs) = (z.columns(), z.rows());
        let share = 1.0 / self.divisor(objects, outputs);
        let mut sum = 0.0;
        match target {
            Target::Classes(classes) => {
                for (object, &class) in classes.iter().enumerate() {
                    let z = z.column_mut(object);
                    let top = largest(z);
                    let behind = z[class as usize] - top;
                    let mut total = 0.0;
                    for z in &mut *z {
                        *z = maths::exp(*z - top);
                        total += *z;
                    }
                    sum += maths::ln(total) - behind;
                    let factor = share / total;
                    for z in &mut *z {
                        *z *= factor;
                    }
                    z[class as usize] -= share;
                }
            }
            Target::Values(values) => {
                for (object, y) in values.chunks_exact(outputs).enumerate() {
                    for (z, y) in z.column_mut(object).iter_mut().zip(y) {
                        let error = *z - y;
                        sum += error * error;
                        *z = 2.0 * share * error;
                    }
                }
            }
        }
        sum * share
    }
}

/// The largest of some numbers.
#[inline(always)]
fn largest(z: &[f64]) -> f64 {
    z.iter().fold(
        f64::NEG_INFINITY,
        #[inline(always)]
        |top, &z| if z > top { z } else { top },
    )
}

/// How many objects have their largest output at their class; of equal outputs the first counts.
pub(super) fn correct(z: &Block, classes: &[u32]) -> usize {
    let is_correct = |(object, &class): (usize, &u32)| {
        let (before, from) = z.column(object).split_at(class as usize);
        before.iter().all(|&other| other < from[0]) && from.iter().all(|&other| other <= from[0])
    };
    classes.iter().enumerate().filter(|&pair| is_correct(pair)).count()
}
