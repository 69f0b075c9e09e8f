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
    /// Value k is at `x[k]`, which ascends.
    Free(Arc<Vec<f64>>),
}

impl Places {
    /// x of value `k`.
    pub fn at(&self, k: usize) -> f64 {
        match self {
            Self::Even { first, step } => first + step * k as f64,
            Self::Given { x: places, skipped } => places.get(skipped + k).map_or(f64::NAN, |&x| x as f64),
            Self::Free(places) => places.get(k).copied().unwrap_or(f64::NAN),
        }
    }

    /// Index of the value nearest to `x`; may be beyond the last one.
    pub fn nearest(&self, x: f64) -> usize {
        match self {
            Self::Even { first, step } => ((x - first) / step).round().max(0.0) as usize,
            Self::Given { x: places, skipped } => {
                nearest(places.get(*skipped..).unwrap_or_default(), x, |place| place as f64)
            }
            Self::Free(places) => nearest(places, x, |place| place),
        }
    }
}

/// Index of the ascending place nearest to `x`; beyond the last one if `x` is.
fn nearest<T: Copy>(places: &[T], x: f64, at: impl Fn(T) -> f64) -> usize {
    let after = places.partition_point(|&place| at(place) <= x);
    let is_nearer = places.get(after).is_some_and(|&next| after > 0 && at(next) - x < x - at(places[after - 1]));
    if after == 0 || is_nearer { after } else { after - 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_nearest_to_its_own_place_and_halfway_around() {
        let given = Places::Given { x: Arc::new(vec![0, 2, 4, 14, 24]), skipped: 1 };
        let even = Places::Even { first: 2.0, step: 5.0 };
        let free = Places::Free(Arc::new(vec![0.25, 0.5, 1.0, 8.0]));
        for k in 0..4 {
            assert_eq!([&given, &even, &free].map(|places| places.nearest(places.at(k))), [k; 3]);
        }
        assert_eq!([-7.0, 0.3, 0.4, 4.4, 4.6, 1e9].map(|x| free.nearest(x)), [0, 0, 1, 2, 3, 3]);
        assert_eq!([-7.0, 2.9, 3.1, 8.9, 9.1, 1e9].map(|x| given.nearest(x)), [0, 0, 1, 1, 2, 3]);
        assert_eq!([-7.0, 4.4, 4.6].map(|x| even.nearest(x)), [0, 0, 1]);
    }
}
