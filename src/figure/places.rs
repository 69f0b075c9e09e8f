//! x positions of a curve's values: evenly spaced, or given for each value.

use std::sync::Arc;

/// Maps the index of a value to its x.
#[derive(Clone, Debug, PartialEq)]
pub enum Places {
    /// Evenly spaced: the first value at `first`, the next ones a `step` apart.
    Even {
        /// x of the first value.
        first: f64,
        /// Distance from one value to the next; positive.
        step: f64,
    },
    /// Value k is at `x[skipped + k]`; `x` ascends.
    Given {
        /// All positions.
        x: Arc<Vec<u64>>,
        /// Number of positions before the first value's.
        skipped: usize,
    },
}

impl Places {
    /// x of value `k`.
    pub fn at(&self, k: usize) -> f64 {
        match self {
            Self::Even { first, step } => first + step * k as f64,
            Self::Given { x: places, skipped } => places.get(skipped + k).map_or(f64::NAN, |&x| x as f64),
        }
    }

    /// Index of the value nearest to `x`; may be beyond the last one.
    pub fn nearest(&self, x: f64) -> usize {
        match self {
            Self::Even { first, step } => ((x - first) / step).round().max(0.0) as usize,
            Self::Given { x: places, skipped } => {
                let places = places.get(*skipped..).unwrap_or_default();
                let after = places.partition_point(|&place| place as f64 <= x);
                let nearer =
                    |after: usize| places.get(after).is_some_and(|&b| b as f64 - x < x - places[after - 1] as f64);
                if after == 0 || nearer(after) { after } else { after - 1 }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_nearest_to_its_own_place_and_halfway_around() {
        let given = Places::Given { x: Arc::new(vec![0, 2, 4, 14, 24]), skipped: 1 };
        let even = Places::Even { first: 2.0, step: 5.0 };
        for k in 0..4 {
            assert_eq!((given.nearest(given.at(k)), even.nearest(even.at(k))), (k, k));
        }
        assert_eq!([-7.0, 2.9, 3.1, 8.9, 9.1, 1e9].map(|x| given.nearest(x)), [0, 0, 1, 1, 2, 3]);
        assert_eq!([-7.0, 4.4, 4.6].map(|x| even.nearest(x)), [0, 0, 1]);
    }
}
