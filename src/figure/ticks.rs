//! Axis ticks: round values and their labels.
//!
//! Linear axes have steps of 1, 2, 2.5 or 5 times a power of ten, the finest whose labels fit. Log axes have decades,
//! every k-th decade if there are many, 1-2-5 subdivisions if there are fewer than one and a half, and linear steps if
//! even those give fewer than two ticks. A value is `k` times the step, never accumulated, so 0.3 is 0.3 and zero has
//! no sign.

use crate::text::{Lang, superscript};

/// A position on an axis with its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Value on the axis.
    pub value: f64,
    /// Text of the label.
    pub label: String,
}

/// A step of 1, 2, 2.5 or 5 times a power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// 10, 20, 25 or 50.
    tenths: i64,
    /// The power of ten.
    exponent: i32,
}

/// Significant digits an f64 can show.
const MOST_DIGITS: i32 = 17;
/// Least gap between neighbouring labels, in points.
const GAP: f32 = 18.0;
/// Least distance of linear ticks, in points: closer ones look like a ruler.
const CLOSEST: f32 = 48.0;
/// Least distance of decades: smaller, because their labels are powers, and a log chart is often low.
const CLOSEST_DECADES: f32 = 28.0;
/// On an axis shorter than this the least distances shrink with it, so that a low chart keeps three ticks…
const SHORT: f32 = 120.0;
/// …but not below these: the gap between labels, and the distance of ticks.
const LEAST: (f32, f32) = (8.0, 22.0);
/// Absolute minimum of the gap between labels.
const CLEAR: f32 = 5.0;
/// Most ticks of an axis: more would need a page of many metres.
const MOST: i64 = 1000;

impl Step {
    /// All steps in ascending order, from the largest not above `size`.
    pub fn from(size: f64) -> impl Iterator<Item = Self> {
        // Begins one decade lower, in case the logarithm was rounded up.
        let first = if size > 0.0 { size.log10().floor() as i32 - 1 } else { -330 };
        let all = (first..=308).flat_map(|exponent| [10, 20, 25, 50].map(|tenths| Self { tenths, exponent }));
        all.skip_while(move |step| step.next().size() <= size)
    }

    fn next(self) -> Self {
        match self.tenths {
            10 => Self { tenths: 20, ..self },
            20 => Self { tenths: 25, ..self },
            25 => Self { tenths: 50, ..self },
            _ => Self { tenths: 10, exponent: self.exponent + 1 },
        }
    }

    /// The step itself.
    pub fn size(self) -> f64 {
        self.multiple(1)
    }

    /// `k` times the step, rounded once: the f64 nearest to the decimal number if that number is short.
    pub fn multiple(self, k: i64) -> f64 {
        let units = k as f64 * self.tenths as f64;
        let exponent = self.exponent - 1;
        match exponent {
            0..=22 => units * 10f64.powi(exponent),
            -22..0 => units / 10f64.powi(-exponent),
            // Powers of ten beyond 10²² are not exact in f64: the decimal parser rounds correctly.
            _ => format!("{units}e{exponent}").parse().unwrap_or(f64::NAN),
        }
    }

    /// First and last k whose multiples lie in the range; first > last if there are none.
    pub fn within(self, low: f64, high: f64) -> (i64, i64) {
        // Tolerance of a billionth of a step: the ends of a range are often multiples up to rounding.
        const SLACK: f64 = 1e-9;
        let size = self.size();
        ((low / size - SLACK).ceil() as i64, (high / size + SLACK).floor() as i64)
    }

    /// Digits after the decimal point that the multiples need.
    fn decimals(self) -> i32 {
        let finest = if self.tenths == 25 { self.exponent - 1 } else { self.exponent };
        (-finest).max(0)
    }
}

/// Ticks of an axis over `range` that is `length` points long. `extent` returns the length of a label along the axis,
/// in points: its width on a horizontal axis, its height on a vertical one.
pub fn ticks(range: (f64, f64), log: bool, length: f32, lang: Lang, extent: impl Fn(&str) -> f32) -> Vec<Tick> {
    let (low, high) = if range.0 <= range.1 { range } else { (range.1, range.0) };
    // No ticks for a non-finite range or an axis without length.
    if !low.is_finite() || !high.is_finite() || length.is_nan() || length <= 0.0 {
        return Vec::new();
    }
    if low == high {
        return vec![Tick { value: low + 0.0, label: lang.number(low + 0.0, 6) }];
    }
    let fit = Fit { length, lang, extent: &extent };
    if !log {
        return fit.linear(low, high);
    }
    if high <= 0.0 {
        return Vec::new();
    }
    // A log axis cannot show zero: it then begins twelve decades below its upper end.
    let low = if low > 0.0 { low } else { (high * 1e-12).max(f64::MIN_POSITIVE) };
    // A range below the smallest normal f64 has no ticks.
    if low < high { fit.log(low, high) } else { Vec::new() }
}

/// Label of a power of ten: plain within 0.001…10⁴, `10⁻⁴` beyond.
pub fn decade_label(exponent: i32, lang: Lang) -> String {
    if is_plain(exponent) {
        lang.number(10f64.powi(exponent), 1)
    } else {
        format!("10{}", superscript(&exponent.to_string()))
    }
}

/// Whether a power of ten is written as a plain number.
fn is_plain(exponent: i32) -> bool {
    (-3..=4).contains(&exponent)
}

struct Fit<'a> {
    length: f32,
    lang: Lang,
    extent: &'a dyn Fn(&str) -> f32,
}

impl Fit<'_> {
    /// A distance, reduced on short axes down to `least`.
    fn shrunk(&self, distance: f32, least: f32) -> f32 {
        (distance * self.length / SHORT).clamp(least, distance)
    }

    /// Ticks of the finest step whose labels fit. Labels are only created for steps that are wide enough without them.
    fn linear(&self, low: f64, high: f64) -> Vec<Tick> {
        let range = high - low;
        // Halved before subtracting: the span itself may overflow.
        let half_span = high / 2.0 - low / 2.0;
        let closest = half_span * f64::from((2.0 * self.shrunk(CLOSEST, LEAST.1) / self.length).min(2.0));
        let mut crowded = None;
        for step in Step::from(closest.max(half_span * (2.0 / MOST as f64))) {
            let (first, end) = step.within(low, high);
            let apart = (step.size() / half_span * f64::from(self.length) / 2.0) as f32;
            if first <= end && self.is_apart(apart, CLOSEST) {
                let ticks = self.multiples(step, low, high);
                if self.has_room(&ticks, apart, CLOSEST) {
                    // A single tick shows no scale: the finer ones are better if their labels do not touch.
                    let finer = crowded.filter(|_| ticks.len() < 2).map(|step| self.multiples(step, low, high));
                    return finer.filter(|finer| self.is_legible(finer, range)).unwrap_or(ticks);
                }
            }
            if first > end && step.size() > half_span {
                break;
            }
            crowded = Some(step);
        }
        // An axis too short for two labels has one tick.
        let mut alone = crowded.map_or_else(Vec::new, |step| self.multiples(step, low, high));
        alone.truncate(1);
        alone
    }

    fn multiples(&self, step: Step, low: f64, high: f64) -> Vec<Tick> {
        let (first, end) = step.within(low, high);
        let largest = low.abs().max(high.abs());
        let digits = largest.log10().floor() as i32 + 1 + step.decimals();
        let digits = digits.clamp(1, MOST_DIGITS) as usize;
        let mut ticks: Vec<Tick> = Vec::new();
        // Limits the ticks of ranges below the spacing of f64; elsewhere the chosen step gives no more.
        for k in first..=end.min(first.saturating_add(3 * MOST)) {
            let value = step.multiple(k).clamp(low, high) + 0.0;
            let label = self.lang.number(value, digits);
            if ticks.last().is_none_or(|tick| tick.value < value && tick.label != label) {
                ticks.push(Tick { value, label });
            }
        }
        ticks
    }

    fn log(&self, low: f64, high: f64) -> Vec<Tick> {
        let (a, b) = (low.log10(), high.log10());
        let decade = f64::from(self.length) / (b - a);
        if b - a < 1.5 {
            let ticks = self.subdivisions(low, high);
            // The closest two are 1 and 2, or 5 and 10, at 0.301 of a decade.
            if ticks.len() >= 2 && self.has_room(&ticks, (decade * 2f64.log10()) as f32, CLOSEST_DECADES) {
                return ticks;
            }
            let ticks = self.decades(a, b, 1);
            if ticks.len() >= 2 {
                return ticks;
            }
            // Linear steps are narrowest at the upper end of a log axis: the length the axis would have with that
            // spacing everywhere.
            let length = decade * (high - low) / high / std::f64::consts::LN_10;
            return Fit { length: length as f32, ..*self }.linear(low, high);
        }
        for every in [1, 2, 3, 5, 10, 20, 50, 100, 200] {
            let apart = (decade * f64::from(every)) as f32;
            let (first, last) = decades_within(a, b, every);
            if last <= first || self.is_apart(apart, CLOSEST_DECADES) {
                let ticks = self.decades(a, b, every);
                if ticks.len() < 2 || self.has_room(&ticks, apart, CLOSEST_DECADES) {
                    return ticks;
                }
            }
        }
        Vec::new()
    }

    fn subdivisions(&self, low: f64, high: f64) -> Vec<Tick> {
        let first = low.log10().floor() as i32;
        let last = high.log10().ceil() as i32;
        let steps = (first..=last).flat_map(|exponent| [10, 20, 50].map(|tenths| Step { tenths, exponent }));
        let inside = steps.filter(|step| (low * (1.0 - 1e-9)..=high * (1.0 + 1e-9)).contains(&step.size()));
        inside
            .map(|step| {
                let decade = decade_label(step.exponent, self.lang);
                let label = match (step.tenths, is_plain(step.exponent)) {
                    (10, _) => decade,
                    (tenths, false) => format!("{}·{decade}", tenths / 10),
                    (_, true) => self.lang.number(step.size(), 1),
                };
                Tick { value: step.size().clamp(low, high), label }
            })
            .collect()
    }

    fn decades(&self, a: f64, b: f64, every: i32) -> Vec<Tick> {
        let (first, last) = decades_within(a, b, every);
        let exponents = (first..=last).map(|k| k * every);
        exponents
            .map(|exponent| Tick {
                value: Step { tenths: 10, exponent }.size(),
                label: decade_label(exponent, self.lang),
            })
            .collect()
    }

    /// Whether the labels of evenly spaced ticks over `range` do not touch.
    fn is_legible(&self, ticks: &[Tick], range: f64) -> bool {
        let widest = ticks.iter().map(|tick| (self.extent)(&tick.label)).fold(0.0, f32::max);
        let [first, second, ..] = ticks else { return false };
        let apart = (second.value - first.value) / range * f64::from(self.length);
        apart as f32 >= (widest + CLEAR).max(LEAST.1)
    }

    /// Whether ticks `points` apart are far enough from each other, regardless of their labels.
    fn is_apart(&self, points: f32, closest: f32) -> bool {
        // With a tolerance of a thousandth: lengths are rounded.
        points >= self.shrunk(closest, LEAST.1) * 0.999
    }

    /// Whether labels fit if neighbouring ticks are `points` apart.
    fn has_room(&self, ticks: &[Tick], points: f32, closest: f32) -> bool {
        let widest = ticks.iter().map(|tick| (self.extent)(&tick.label)).fold(0.0, f32::max);
        self.is_apart(points, closest) && points >= (widest + self.shrunk(GAP, LEAST.0)) * 0.999
    }
}

/// First and last multiple of `every` decades whose exponents lie between `a` and `b`.
fn decades_within(a: f64, b: f64, every: i32) -> (i32, i32) {
    (((a - 1e-9) / f64::from(every)).ceil() as i32, ((b + 1e-9) / f64::from(every)).floor() as i32)
}
