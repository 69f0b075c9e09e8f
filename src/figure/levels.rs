//! Levels: the values of Q at which level lines are drawn and colours change.
//!
//! Log scale: Q* + 10^(k/m), so that powers of ten above the floor Q* are levels; m is the number of levels per decade,
//! by default 4. Linear scale: multiples of 1, 2, 2.5 or 5 times a power of ten. Both cover the range from the 2 % to
//! the 95 % quantile of the view, so that a spike at the border or a hole at the minimum does not use up the colours. A
//! value at or below the floor is in the lowest band, as with the ε of log₁₀(Q − Q* + ε).

use super::ticks::Step;
use crate::number::round_significant;
use crate::simd;

/// Level values with their labels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Levels {
    /// Values of Q, ascending; at most [`Levels::MAX`].
    pub values: Vec<f64>,
    /// The number shown on the colour bar for each: Q − Q* on the log scale, Q on the linear one.
    pub labels: Vec<f64>,
    /// Which are drawn stronger: powers of ten on the log scale, zero on the linear one.
    pub decades: Vec<bool>,
    /// Q*; 0 on the linear scale.
    pub floor: f64,
    /// Equal ratios of Q − Q* instead of equal steps of Q.
    pub log: bool,
}

/// Quantiles of the view at the lowest and the highest level.
const QUANTILES: (f64, f64) = (0.02, 0.95);
/// Ranges shorter than this many decades get linear levels: they look the same, and the numbers are rounder.
const FEWEST_DECADES: f64 = 0.02;
/// Distances to the minimum below this share of the highest one are rounding errors.
const DEEPEST: f64 = 1e-12;
/// Default number of levels per decade.
const PER_DECADE: f64 = 4.0;
/// Default limits on the number of log levels: fewer show no shape, more merge into grey.
const USUAL_LOG: (f64, f64) = (8.0, 48.0);
/// Default number of linear levels.
const USUAL_LINEAR: usize = 12;

impl Levels {
    /// Most levels: there is one band more, and two palette entries for hatching undefined regions, 256 in all.
    pub const MAX: usize = 253;
    /// Class of a value that is not a finite number.
    pub const NAN: u8 = 255;

    /// Levels in equal ratios above `floor`, chosen for these values; about `wanted` of them. A floor that is NaN, or
    /// above a good part of the values, is replaced by the lowest value.
    pub fn log(floor: f64, values: &[f64], wanted: Option<usize>) -> Self {
        let Some((floor, low, high)) = Sample::of(values).and_then(|sample| sample.above(floor)) else {
            return Self { log: true, floor: if floor.is_finite() { floor } else { 0.0 }, ..Self::default() };
        };
        let (a, b) = (low.log10(), high.log10());
        if b - a < FEWEST_DECADES {
            return Self::linear(values, wanted);
        }
        let wanted = wanted.map_or((PER_DECADE * (b - a)).clamp(USUAL_LOG.0, USUAL_LOG.1), |n| n as f64);
        let mut levels = Self { log: true, floor, ..Self::default() };
        if wanted >= 1.0 {
            let spacing = Spacing::nearest(a, b, wanted);
            let (first, last) = spacing.within(a, b);
            for k in first..=last {
                let distance = spacing.power_of_ten(k);
                levels.push(floor + distance, distance, spacing.is_decade(k));
            }
        }
        levels
    }

    /// Levels in equal steps, chosen for these values; about `wanted` of them.
    pub fn linear(values: &[f64], wanted: Option<usize>) -> Self {
        let mut levels = Self::default();
        let wanted = wanted.unwrap_or(USUAL_LINEAR).min(Self::MAX) as f64;
        let Some((low, high)) = Sample::of(values).and_then(|sample| sample.range()) else { return levels };
        if wanted < 1.0 {
            return levels;
        }
        let count = |step: Step| {
            let (first, last) = step.within(low, high);
            last.saturating_sub(first).saturating_add(1)
        };
        // The span divided by the wanted number is between two allowed steps; their neighbours are candidates as well.
        let steps = Step::from((high / wanted - low / wanted) / 3.0).take(8);
        let allowed = steps.filter(|step| (1..=Self::MAX as i64).contains(&count(*step)));
        let miss = |step: &Step| (count(*step) as f64 / wanted).ln().abs();
        let Some(step) = allowed.min_by(|a, b| miss(a).total_cmp(&miss(b))) else { return levels };
        let (first, last) = step.within(low, high);
        for k in first..=last {
            let value = step.multiple(k) + 0.0;
            levels.push(value, value, k == 0);
        }
        levels
    }

    /// Exactly these levels, ascending, on the linear scale.
    pub fn at(values: &[f64]) -> Self {
        let mut levels = Self::default();
        for value in values {
            levels.push(*value, *value, *value == 0.0);
        }
        levels
    }

    /// Adds a level unless it is not above the last one.
    fn push(&mut self, value: f64, label: f64, decade: bool) {
        let above = self.values.last().is_none_or(|last| value > *last);
        if above && value.is_finite() && self.values.len() < Self::MAX {
            self.values.push(value);
            self.labels.push(label);
            self.decades.push(decade);
        }
    }

    /// Number of bands: one more than levels.
    pub fn band_count(&self) -> usize {
        self.values.len() + 1
    }

    /// Position of a band on a colour ramp, 0 for the highest values and 1 for the lowest.
    pub fn position(&self, band: usize) -> f64 {
        match self.values.len() {
            0 => 0.5,
            last => band.min(last) as f64 / last as f64,
        }
    }

    /// Position of a band on a diverging ramp, −1 for the lowest to 1 for the highest; 0 is Q = 0 on the linear scale
    /// and the middle level on the log scale.
    pub fn sign(&self, band: usize) -> f64 {
        if self.log || self.values.len() < 2 {
            return 1.0 - 2.0 * self.position(band);
        }
        let last = self.values.len() - 1;
        // Scaled by a quarter, which is exact: 1.5 times the largest f64 would overflow.
        let middle = |above: usize| match above {
            0 => 0.375 * self.values[0] - 0.125 * self.values[1],
            n if n > last => 0.375 * self.values[last] - 0.125 * self.values[last - 1],
            n => 0.125 * self.values[n - 1] + 0.125 * self.values[n],
        };
        let furthest = middle(0).abs().max(middle(last + 1).abs());
        middle(self.values.len() - band.min(last + 1)) / furthest
    }

    /// Class of each value: how many levels lie at or below it, [`Levels::NAN`] where it is not finite.
    pub fn classify(&self, values: &[f64]) -> Vec<u8> {
        let mut classes = vec![0; values.len()];
        simd::dispatch(
            #[inline(always)]
            || self.classify_into(values, &mut classes),
        );
        classes
    }

    #[inline(always)]
    fn classify_into(&self, values: &[f64], classes: &mut [u8]) {
        let (blocks, rest) = values.as_chunks::<BLOCK>();
        let (out, out_rest) = classes.as_chunks_mut::<BLOCK>();
        for (block, out) in blocks.iter().zip(out) {
            self.classify_block(block, out);
        }
        for (value, class) in rest.iter().zip(out_rest) {
            *class = self.class(*value);
        }
    }

    fn class(&self, value: f64) -> u8 {
        if value.is_finite() { self.values.partition_point(|level| *level <= value) as u8 } else { Self::NAN }
    }

    /// Neighbouring values lie mostly between the same few levels, so a block first finds its lowest and highest value,
    /// and then counts only the levels between them.
    #[inline(always)]
    fn classify_block(&self, block: &[f64; BLOCK], out: &mut [u8; BLOCK]) {
        let (low, high, finite) = extremes(block);
        if !finite {
            for (value, class) in block.iter().zip(out) {
                *class = self.class(*value);
            }
            return;
        }
        let first = self.values.partition_point(|level| *level <= low);
        let between = self.values[first..].iter().take_while(|level| **level <= high);
        let mut counts = [first as u64; BLOCK];
        for level in between {
            for (count, value) in counts.iter_mut().zip(block) {
                *count += u64::from(value >= level);
            }
        }
        for (class, count) in out.iter_mut().zip(counts) {
            *class = count as u8;
        }
    }
}

/// Values classified together: short enough to span few levels, long enough to pay for finding their range.
const BLOCK: usize = 32;

/// Lowest and highest value of a block, and whether all are finite. In eight lanes without branches, for SIMD.
#[inline(always)]
fn extremes(block: &[f64; BLOCK]) -> (f64, f64, bool) {
    const LANES: usize = 8;
    let (rows, _) = block.as_chunks::<LANES>();
    let (mut low, mut high, mut finite) = (rows[0], rows[0], [0.0; LANES]);
    for row in rows {
        for lane in 0..LANES {
            let value = row[lane];
            low[lane] = if value < low[lane] { value } else { low[lane] };
            high[lane] = if value > high[lane] { value } else { high[lane] };
            // 0 · value is NaN for NaN and infinities, and NaN stays in the sum.
            finite[lane] += 0.0 * value;
        }
    }
    let lowest = low.into_iter().fold(f64::INFINITY, f64::min);
    let highest = high.into_iter().fold(f64::NEG_INFINITY, f64::max);
    (lowest, highest, finite.into_iter().sum::<f64>() == 0.0)
}

/// Spacing of log levels: `decades`/`parts` of a decade; one of the two is 1.
#[derive(Clone, Copy, Debug)]
struct Spacing {
    decades: i32,
    parts: i32,
}

impl Spacing {
    /// All spacings, in ascending number of levels; each contains whole decades.
    const ALL: [(i32, i32); 26] = [
        (100, 1),
        (50, 1),
        (25, 1),
        (20, 1),
        (10, 1),
        (5, 1),
        (3, 1),
        (2, 1),
        (1, 1),
        (1, 2),
        (1, 3),
        (1, 4),
        (1, 5),
        (1, 6),
        (1, 8),
        (1, 10),
        (1, 12),
        (1, 15),
        (1, 20),
        (1, 30),
        (1, 50),
        (1, 100),
        (1, 200),
        (1, 500),
        (1, 1000),
        (1, 10000),
    ];

    /// The spacing whose number of levels between 10ᵃ and 10ᵇ is nearest to `wanted` by ratio.
    fn nearest(a: f64, b: f64, wanted: f64) -> Self {
        let all = Self::ALL.map(|(decades, parts)| Self { decades, parts });
        let miss = |spacing: &Self| {
            let (first, last) = spacing.within(a, b);
            let count = f64::from((last - first + 1).max(0));
            if count > Levels::MAX as f64 { f64::INFINITY } else { (count / wanted).ln().abs() }
        };
        all.into_iter().min_by(|x, y| miss(x).total_cmp(&miss(y))).expect("the list of spacings is not empty")
    }

    fn within(self, a: f64, b: f64) -> (i32, i32) {
        // A quantile is often a power of ten up to rounding of its logarithm.
        const SLACK: f64 = 1e-9;
        let scale = f64::from(self.parts) / f64::from(self.decades);
        (((a - SLACK) * scale).ceil() as i32, ((b + SLACK) * scale).floor() as i32)
    }

    fn is_decade(self, k: i32) -> bool {
        k.rem_euclid(self.parts) == 0
    }

    /// 10^(k·decades/parts). The mantissa is cut to twelve digits, so that the system's power function, whose last
    /// digit differs between machines, does not reach the picture.
    fn power_of_ten(self, k: i32) -> f64 {
        let exponent = k.div_euclid(self.parts) * self.decades;
        let part = f64::from(k.rem_euclid(self.parts)) / f64::from(self.parts);
        let mantissa = round_significant(10f64.powf(part), 12);
        format!("{mantissa}e{exponent}").parse().expect("a decimal number with an exponent is an f64")
    }
}

/// Sorted finite values: all of a small grid, some thousands of a large one.
struct Sample<'a> {
    values: &'a [f64],
    sorted: Vec<f64>,
}

impl<'a> Sample<'a> {
    /// Enough for quantiles exact to half a percent of the area.
    const SIZE: usize = 8192;

    fn of(values: &'a [f64]) -> Option<Self> {
        let finite = |value: &f64| value.is_finite();
        let mut sorted: Vec<f64> = if values.len() <= Self::SIZE {
            values.iter().copied().filter(finite).collect()
        } else {
            // Multiples of the golden ratio spread evenly over the rows and, unlike a fixed stride, over the columns.
            const GOLDEN: f64 = 0.618_033_988_749_894_9;
            let place = |k: usize| ((k as f64 * GOLDEN).fract() * values.len() as f64) as usize;
            (0..Self::SIZE).map(|k| values[place(k).min(values.len() - 1)]).filter(finite).collect()
        };
        if sorted.len() < Self::SIZE / 64 {
            sorted = values.iter().copied().filter(finite).collect();
        }
        sorted.sort_unstable_by(f64::total_cmp);
        (!sorted.is_empty()).then_some(Self { values, sorted })
    }

    /// Lowest and highest of all values, not only of the sample.
    fn extremes(&self) -> (f64, f64) {
        let finite = self.values.iter().filter(|value| value.is_finite());
        finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(*value), high.max(*value)))
    }

    fn quantile(&self, share: f64) -> f64 {
        self.sorted[((self.sorted.len() - 1) as f64 * share).round() as usize]
    }

    /// Lowest and highest level; the extremes if nearly all values are equal, `None` if all are.
    fn range(&self) -> Option<(f64, f64)> {
        let quantiles = (self.quantile(QUANTILES.0), self.quantile(QUANTILES.1));
        let (low, high) = if quantiles.0 < quantiles.1 { quantiles } else { self.extremes() };
        (low < high).then_some((low, high))
    }

    /// A valid floor, and the lowest and highest distance above it, both positive. `None` for a constant.
    fn above(&self, floor: f64) -> Option<(f64, f64, f64)> {
        let (low, high) = self.range()?;
        // Rounding error of differences of numbers as large as the floor.
        let rounding = |floor: f64| 1e-15 * floor.abs();
        let holds = floor.is_finite() && low - floor >= -rounding(floor) && high > floor;
        let floor = if holds { floor } else { self.extremes().0 };
        let rounding = rounding(floor);
        let high = (high - floor).min(f64::MAX);
        let least = (high * DEEPEST).max(rounding);
        let low = if low - floor > rounding {
            low - floor
        } else {
            // More of the view than the quantile is at the floor: the levels begin at the first values above it.
            let mut distances = self.sorted.iter().map(|value| value - floor);
            distances.find(|distance| *distance >= least).unwrap_or(high).min(high)
        };
        (high > rounding).then_some((floor, low, high))
    }
}
