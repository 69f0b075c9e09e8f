//! Running quantiles of a series that comes step by step: what is usual there, and how far it spreads.
//!
//! The window of a step holds the numbers of the steps around it, as many before as after; at both ends it holds those
//! there are. They are kept in order while the window moves: a number costs a binary search and a move of memory, no
//! step is sorted anew, and what is shown while a net trains is there already.

use super::series::Series;
use std::collections::VecDeque;

/// Shares below the five running quantiles: the median, the quartiles, and the range of four fifths.
pub const SHARES: [f64; 5] = [0.1, 0.25, 0.5, 0.75, 0.9];
/// One in so many steps lies in a window.
const PART: usize = 20;
/// Least and greatest window: fewer steps have no quantiles, more cost time at every step.
const WINDOW: (usize, usize) = (5, 101);

/// Steps in the window of a series of `steps`; odd.
pub fn window(steps: usize) -> usize {
    ((steps / PART) | 1).clamp(WINDOW.0, WINDOW.1)
}

/// Five running quantiles, one value each per step; see [`SHARES`]. A value beyond f64 is the largest f64, a window
/// without numbers leaves a gap.
#[derive(Clone, Debug, Default)]
pub struct Spread(pub [Series; 5]);

/// The moving window.
#[derive(Clone, Debug)]
pub struct Rolling {
    /// Steps before, and after, the one in the middle.
    half: usize,
    /// The numbers of the steps in the window.
    steps: VecDeque<Vec<f64>>,
    /// All of them, ascending.
    sorted: Vec<f64>,
    /// Steps that came, and steps whose quantiles are known.
    come: usize,
    known: usize,
}

impl Rolling {
    /// Before the first of `steps`.
    pub fn new(steps: usize) -> Self {
        let steps = window(steps);
        Self { half: steps / 2, steps: VecDeque::new(), sorted: Vec::new(), come: 0, known: 0 }
    }

    /// Adds the numbers of a step; NaN is none. The quantiles known by that go to `spread`.
    pub fn push(&mut self, mut numbers: Vec<f64>, spread: &mut Spread) {
        numbers.retain(|number| !number.is_nan());
        for number in &numbers {
            let place = self.sorted.partition_point(|other| other < number);
            self.sorted.insert(place, *number);
        }
        self.steps.push_back(numbers);
        self.come += 1;
        if self.come > self.half {
            self.next(spread);
        }
    }

    /// No step will come: the quantiles of the last ones go to `spread`.
    pub fn finish(&mut self, spread: &mut Spread) {
        while self.known < self.come {
            self.next(spread);
        }
    }

    /// The quantiles of the next step, whose window is complete.
    fn next(&mut self, spread: &mut Spread) {
        let first = self.come - self.steps.len();
        if first + self.half < self.known {
            for number in self.steps.pop_front().into_iter().flatten() {
                let place = self.sorted.partition_point(|other| *other < number);
                self.sorted.remove(place);
            }
        }
        for (series, share) in spread.0.iter_mut().zip(SHARES) {
            match self.sorted.len().checked_sub(1) {
                Some(last) => series.push(self.sorted[(share * last as f64).round() as usize].min(f64::MAX)),
                None => series.push_gap(),
            }
        }
        self.known += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::series::quantile;

    #[test]
    fn the_moving_window_finds_what_sorting_each_anew_does() {
        for (steps, each) in [(3, 1), (7, 2), (100, 1), (230, 3)] {
            let numbers = |step: usize| -> Vec<f64> {
                let number = |k: usize| match (step * 7 + k * 3) % 11 {
                    0 => f64::NAN,
                    1 => f64::INFINITY,
                    _ => (step as f64 * 1.3 + k as f64).sin(),
                };
                (0..each).map(number).collect()
            };
            let (mut rolling, mut spread) = (Rolling::new(steps), Spread::default());
            (0..steps).for_each(|step| rolling.push(numbers(step), &mut spread));
            let half = window(steps) / 2;
            assert_eq!(spread.0[2].len(), steps.saturating_sub(half), "half a window behind");
            rolling.finish(&mut spread);
            for (series, share) in spread.0.iter().zip(SHARES) {
                assert_eq!(series.len(), steps);
                for (step, found) in series.iter().enumerate() {
                    let around = step.saturating_sub(half)..(step + half + 1).min(steps);
                    let all: Vec<f64> = around.flat_map(numbers).collect();
                    assert_eq!(
                        Some(*found),
                        quantile(&all, share).map(|value| value.min(f64::MAX)),
                        "{step} of {steps}"
                    );
                }
            }
        }
    }

    #[test]
    fn windows_are_odd_and_one_in_twenty() {
        assert_eq!([1, 100, 200, 500, 100_000].map(window), [5, 5, 11, 25, 101]);
    }

    #[test]
    fn a_window_of_nothing_is_a_gap() {
        let (mut rolling, mut spread) = (Rolling::new(1), Spread::default());
        rolling.push(vec![f64::NAN], &mut spread);
        rolling.finish(&mut spread);
        assert!(spread.0.iter().all(|series| series.len() == 1 && series[0].is_nan()));
    }
}
