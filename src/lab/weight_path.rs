//! Snapshots of a net's weights during training.
//!
//! Principal components need all weights but few points: at most [`MOST`] snapshots are kept, evenly spaced, and no more
//! numbers than [`NUMBERS`] of a net and [`OF_ALL`] of all nets of a lab where there are many weights. The first and the
//! last weights are always kept.

/// Most snapshots: more than a picture can tell apart, few enough for an eigenproblem of their number.
const MOST: usize = 101;
/// Most numbers of all snapshots of a net: 32 MB.
const NUMBERS: usize = 4_000_000;
/// Most numbers of all snapshots of all nets.
const OF_ALL: usize = 8_000_000;

/// Snapshots of the weights over a training of known length.
#[derive(Clone, Debug)]
pub struct WeightPath {
    steps: usize,
    every: usize,
    snapshots: Vec<Vec<f64>>,
}

impl WeightPath {
    /// No snapshots yet, of a training of `steps` steps and this many weights, one of so many nets.
    pub fn new(steps: usize, weights: usize, nets: usize) -> Self {
        let most = (NUMBERS.min(OF_ALL / nets.max(1)) / weights.max(1)).clamp(3, MOST);
        Self { steps, every: steps.div_ceil(most - 1).max(1), snapshots: Vec::new() }
    }

    /// Most numbers of a path of this many weights, one of so many nets.
    pub(super) fn most_numbers(weights: f64, nets: f64) -> f64 {
        (NUMBERS as f64).min(OF_ALL as f64 / nets.max(1.0)).clamp(3.0 * weights, MOST as f64 * weights)
    }

    /// Keeps the weights after `step` steps if that is one of the steps to keep. To be called for every step from 0 on.
    pub fn record(&mut self, step: usize, w: &[f64]) {
        if step.is_multiple_of(self.every) || step == self.steps {
            self.snapshots.push(w.to_vec());
        }
    }

    /// The snapshots, from the first weights to the last.
    pub fn snapshots(&self) -> &[Vec<f64>] {
        &self.snapshots
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_kept_and_both_ends() {
        for (steps, weights, kept) in [(500, 10, 101), (7, 10, 8), (1, 10, 2), (1000, 100_000_000, 3), (502, 1, 85)] {
            let mut path = WeightPath::new(steps, weights, 1);
            (0..=steps).for_each(|step| path.record(step, &[step as f64]));
            let steps_kept: Vec<f64> = path.snapshots().iter().map(|w| w[0]).collect();
            let ends = (steps_kept.len(), steps_kept[0], steps_kept[steps_kept.len() - 1]);
            assert_eq!(ends, (kept, 0.0, steps as f64), "{steps_kept:?}");
        }
    }
}
