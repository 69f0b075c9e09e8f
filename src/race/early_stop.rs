//! Early stopping: training ends when the held-out loss has not improved for a while, and the best weights are kept.
//!
//! The best is the earliest least loss so far. The stop is the first place at least `patience` values after the best so far.
//! What comes after the stop is not looked at: a later, lower loss is what stopping costs.

use serde::{Deserialize, Serialize};

/// The best value and the stop, as places among the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarlyStop {
    /// Place of the best value before the stop, or of all where there is none.
    pub best: usize,
    /// Where it stops; none if the values end before.
    pub stop: Option<usize>,
}

/// What of a series that may be stopped is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// Where the held-out loss is best before the stop.
    Best,
    /// The stop.
    Stop,
    /// The last value.
    End,
}

impl EarlyStop {
    /// Of a series of held-out losses; values that are not finite are never best. None where no value is finite.
    pub fn of(losses: &[f64], patience: usize) -> Option<Self> {
        let mut best: Option<usize> = None;
        for (place, loss) in losses.iter().enumerate() {
            if loss.is_finite() && best.is_none_or(|best| *loss < losses[best]) {
                best = Some(place);
            }
            if let Some(best) = best.filter(|best| place - best >= patience.max(1)) {
                return Some(Self { best, stop: Some(place) });
            }
        }
        best.map(|best| Self { best, stop: None })
    }
}

/// The mean of each value and those before it, `window` values in all, fewer at the beginning.
pub fn trailing_means(values: &[f64], window: usize) -> Vec<f64> {
    let mean = |end: usize| {
        let begin = (end + 1).saturating_sub(window.max(1));
        let kept = &values[begin..=end];
        kept.iter().sum::<f64>() / kept.len() as f64
    };
    (0..values.len()).map(mean).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_by_hand() {
        let losses = [5.0, 3.0, 4.0, 2.0, 2.5, 2.0, 2.2, 1.0];
        assert_eq!(EarlyStop::of(&losses, 3), Some(EarlyStop { best: 3, stop: Some(6) }));
        assert_eq!(EarlyStop::of(&losses, 1), Some(EarlyStop { best: 1, stop: Some(2) }));
        assert_eq!(EarlyStop::of(&losses, 5), Some(EarlyStop { best: 7, stop: None }), "a later one is better");
        assert_eq!(EarlyStop::of(&[f64::NAN, f64::INFINITY], 1), None);
        assert_eq!(EarlyStop::of(&[1.0, f64::NAN, f64::NAN], 2), Some(EarlyStop { best: 0, stop: Some(2) }));
        assert_eq!(EarlyStop::of(&[], 2), None);
    }

    #[test]
    fn means_of_the_last_values() {
        assert_eq!(trailing_means(&[4.0, 2.0, 6.0, 1.0], 2), [4.0, 3.0, 4.0, 3.5]);
        assert_eq!(trailing_means(&[4.0, 2.0], 1), [4.0, 2.0]);
        assert_eq!(trailing_means(&[4.0, 2.0], 9), [4.0, 3.0]);
    }
}
