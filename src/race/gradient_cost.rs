//! The cost of a run in gradients of single examples: n per step for the full gradient, m for a batch.

use crate::optim::Batch;
use std::sync::Arc;

/// Cost of the steps of a run, in gradients of single examples.
#[derive(Clone, Debug, PartialEq)]
pub enum GradientCost {
    /// The same for every step.
    Each(u64),
    /// Different per step: total cost after 0, 1, 2 … steps.
    After(Arc<Vec<u64>>),
}

impl GradientCost {
    /// The cost of `steps` steps on `examples` examples.
    pub fn of(batch: Batch, examples: usize, steps: usize) -> Self {
        let Batch::Growing(plan) = batch else { return Self::Each(batch.size(examples) as u64) };
        let mut after = Vec::with_capacity(steps + 1);
        after.push(0);
        let mut sum = 0;
        after.extend((1..=steps).map(|t| {
            sum += plan.size_at(t, examples) as u64;
            sum
        }));
        Self::After(Arc::new(after))
    }

    /// Total cost after this many steps, clamped to the length of the run.
    pub fn after(&self, steps: usize) -> u64 {
        match self {
            Self::Each(cost) => steps as u64 * cost,
            Self::After(after) => after[steps.min(after.len() - 1)],
        }
    }

    /// How many whole steps fit into this many gradients.
    pub fn steps_within(&self, gradients: u64) -> usize {
        match self {
            Self::Each(cost) => (gradients / (*cost).max(1)) as usize,
            // The first entry is 0, so that it is always within.
            Self::After(after) => after.partition_point(|&cost| cost <= gradients) - 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::optim::Growing;

    #[test]
    fn equal_steps_cost_equally() {
        for (batch, cost) in [(Batch::Full, 300), (Batch::One, 1), (Batch::Size(8), 8)] {
            let total = GradientCost::of(batch, 300, 50);
            assert_eq!((total.after(0), total.after(7)), (0, 7 * cost));
            assert_eq!((total.steps_within(7 * cost), total.steps_within(7 * cost - 1)), (7, 6));
        }
    }

    #[test]
    fn a_growing_batch_adds_up() {
        let plan = Growing { size: 2.0, every: 2.0, factor: 5.0 };
        let total = GradientCost::of(Batch::Growing(plan), 20, 6);
        // 2, 2, 10, 10, 20, 20.
        assert_eq!([0, 1, 2, 3, 4, 5, 6].map(|steps| total.after(steps)), [0, 2, 4, 14, 24, 44, 64]);
        assert_eq!([0, 1, 2, 13, 14, 43, 64, 1000].map(|paid| total.steps_within(paid)), [0, 0, 1, 2, 3, 4, 6, 6]);
    }
}
