//! Snapshots of the weights on their way.
//!
//! Two principal components ask for few points and all weights: at most [`MOST`] snapshots are kept, evenly spaced,
//! and no more numbers than [`NUMBERS`] where there are many weights. The first and the last weights are always kept.

/// Snapshots, at most: more than a picture can tell apart, few enough for an eigenproblem of their number.
const MOST: usize = 101;
/// Numbers of all snapshots together: 32 MB.
const NUMBERS: usize = 4_000_000;

/// Snapshots of a way of known length.
#[derive(Clone, Debug)]
pub struct Way {
    steps: usize,
    every: usize,
    snapshots: Vec<Vec<f64>>,
}

impl Way {
    /// Before the first step of `steps` of so many weights.
    pub fn new(steps: usize, weights: usize) -> Self {
        let most = (NUMBERS / weights.max(1)).clamp(3, MOST);
        Self { steps, every: steps.div_ceil(most - 1).max(1), snapshots: Vec::new() }
    }

    /// Looks at the weights after `step` steps, from 0 to the last.
    pub fn pass(&mut self, step: usize, w: &[f64]) {
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
            let mut way = Way::new(steps, weights);
            (0..=steps).for_each(|step| way.pass(step, &[step as f64]));
            let places: Vec<f64> = way.snapshots().iter().map(|w| w[0]).collect();
            assert_eq!((places.len(), places[0], places[places.len() - 1]), (kept, 0.0, steps as f64), "{places:?}");
        }
    }
}
