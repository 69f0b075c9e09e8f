//! Series of numbers that grow while they are shown, and their medians, quartiles and quantiles.

use std::sync::Arc;

/// A curve that grows. A snapshot shares its numbers; the next push after one copies them once.
///
/// NaN means that nothing was measured there: [`Series::push`] turns a result that is not a number into ∞.
#[derive(Clone, Debug, Default)]
pub struct Series(Arc<Vec<f64>>);

impl Series {
    /// Adds a result.
    pub fn push(&mut self, value: f64) {
        Arc::make_mut(&mut self.0).push(if value.is_nan() { f64::INFINITY } else { value });
    }

    /// Leaves a place where nothing was measured.
    pub fn push_gap(&mut self) {
        Arc::make_mut(&mut self.0).push(f64::NAN);
    }

    /// The numbers, as figures take them.
    pub fn shared(&self) -> Arc<Vec<f64>> {
        self.0.clone()
    }
}

impl std::ops::Deref for Series {
    type Target = [f64];
    fn deref(&self) -> &[f64] {
        &self.0
    }
}

/// The value below which this share of all values lies; infinities count, NaN does not. None of no values.
pub fn quantile(values: &[f64], share: f64) -> Option<f64> {
    let mut kept: Vec<f64> = values.iter().copied().filter(|value| !value.is_nan()).collect();
    let place = (share * kept.len().checked_sub(1)? as f64).round() as usize;
    Some(*kept.select_nth_unstable_by(place, f64::total_cmp).1)
}

/// The value in the middle, or the mean of the two there; infinities count, NaN does not. None of no values.
pub fn median(values: &[f64]) -> Option<f64> {
    let mut kept: Vec<f64> = values.iter().copied().filter(|value| !value.is_nan()).collect();
    kept.sort_unstable_by(f64::total_cmp);
    let half = kept.len() / 2;
    match kept.len() % 2 {
        _ if kept.is_empty() => None,
        1 => Some(kept[half]),
        _ => Some(0.5 * (kept[half - 1] + kept[half])),
    }
}

/// Lower quartile, median and upper quartile. The share q of n values stands at the place q·(n − 1) of their order,
/// interpolated linearly between the neighbours (type 7 of Hyndman & Fan 1996, NumPy's default); where one of them is
/// infinite it is the nearer one, of equally near ones the upper one. Infinities count, NaN does not. None of no values.
pub fn quartiles(values: &[f64]) -> Option<[f64; 3]> {
    let mut kept: Vec<f64> = values.iter().copied().filter(|value| !value.is_nan()).collect();
    kept.sort_unstable_by(f64::total_cmp);
    let last = kept.len().checked_sub(1)?;
    let at = |share: f64| {
        let place = share * last as f64;
        let (low, high) = (kept[place.floor() as usize], kept[place.ceil() as usize]);
        // Halves make the median of `median`, to the last bit.
        let part = place.fract();
        match low.is_finite() && high.is_finite() && low < high {
            true => (1.0 - part) * low + part * high,
            false => kept[place.round() as usize],
        }
    };
    Some([0.25, 0.5, 0.75].map(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_a_few_numbers() {
        let values = [3.0, f64::NAN, 1.0, f64::INFINITY, 2.0];
        assert_eq!(quantile(&values, 0.0), Some(1.0));
        assert_eq!(quantile(&values, 1.0), Some(f64::INFINITY));
        assert_eq!(median(&values), Some(2.5));
        assert_eq!(median(&[5.0, 1.0, 2.0]), Some(2.0));
        assert_eq!((median(&[]), quantile(&[f64::NAN], 0.5)), (None, None));
    }

    #[test]
    fn quartiles_lie_between_neighbours() {
        assert_eq!(quartiles(&[3.0, f64::NAN, 1.0, 2.0]), Some([1.5, 2.0, 2.5]));
        assert_eq!(quartiles(&[5.0, 1.0, 4.0, 2.0, 3.0]), Some([2.0, 3.0, 4.0]));
        assert_eq!(quartiles(&[1.0, 2.0, 4.0, 8.0]), Some([1.75, 3.0, 5.0]));
        assert_eq!(quartiles(&[7.0]), Some([7.0; 3]));
        assert_eq!((quartiles(&[]), quartiles(&[f64::NAN])), (None, None));
        let some = [0.1, 0.7, 0.3, 0.45];
        assert_eq!(quartiles(&some).map(|[_, middle, _]| middle), median(&some));
    }

    #[test]
    fn a_quartile_beside_infinity_is_the_nearer_value() {
        let infinity = f64::INFINITY;
        assert_eq!(quartiles(&[1.0, 2.0, 3.0, 4.0, infinity]), Some([2.0, 3.0, 4.0]));
        // The places are 0.75, 1.5 and 2.25; then 0.5, 1 and 1.5.
        assert_eq!(quartiles(&[1.0, 2.0, 3.0, infinity]), Some([1.75, 2.5, 3.0]));
        assert_eq!(quartiles(&[1.0, 2.0, infinity]), Some([1.5, 2.0, infinity]));
        assert_eq!(quartiles(&[1.0, infinity]), Some([1.0, infinity, infinity]));
    }

    #[test]
    fn a_snapshot_does_not_grow() {
        let mut series = Series::default();
        series.push(1.0);
        let snapshot = series.clone();
        series.push(f64::NAN);
        assert_eq!((&snapshot[..], &series[..]), (&[1.0][..], &[1.0, f64::INFINITY][..]));
    }
}
