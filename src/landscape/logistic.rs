//! Logistic regression: Q = (1/n)·Σᵢ ln(1 + e^(−mᵢ)), mᵢ = yᵢ·(w·xᵢ), yᵢ = ±1, without intercept.
//!
//! With e = e^(−|m|), one exponential per example serves loss and gradient: ln(1 + e^(−m)) = max(0, −m) + ln(1 + e) and
//! σ(−m) = e/(1 + e) or 1/(1 + e). The logarithms are not taken one by one: Σ ln(1 + eᵢ) = ln Π(1 + eᵢ), and P = Π(1 +
//! eᵢ) − 1 is updated by P ← P + e·(1 + P), which keeps tiny losses to full precision; one `ln_1p` ends each group of
//! examples, which is small enough not to overflow. Examples are stored in columns and summed in [`LANES`] fixed lanes,
//! so that the order of summation, and with it every bit, is the same on every machine.
//!
//! Q is convex; its minimum is found by Newton's method. Separable data have none: Q falls along a ray, towards 0 or,
//! if some x are 0, towards ln 2 times their share. If the method fails (all x on one line, numbers whose squares
//! overflow) neither minimum nor infimum is known.

use super::data::Examples;
use super::{Data, LANES, Lanes, OpenError, Rows, Surface};
use crate::geometry::{Domain, Point};
use crate::job::{Count, Watch};
use crate::maths;
use crate::table::Note;
use nalgebra::Matrix2;
use std::path::Path;

/// The loss: examples times their labels, in columns padded with zeros to whole blocks.
#[derive(Clone, Debug)]
pub struct Logistic {
    /// y·x1.
    z1: Vec<Lanes>,
    /// y·x2.
    z2: Vec<Lanes>,
    examples: usize,
    minimum: Option<Point>,
    /// inf Q, if known.
    floor: Option<f64>,
    start: Point,
    /// The same loss over the rows set aside.
    held_out: Option<Box<Self>>,
    notes: Vec<Note>,
}

/// Blocks per group: the product of their factors 1 + e ≤ 2 stays below 2¹⁰⁰⁰.
const GROUP: usize = 1000 / LANES;

/// Most Newton steps: about twelve find a minimum; on separable data they never converge.
const MOST_STEPS: usize = 100;
/// Most halvings of one step: after these it no longer changes w.
const MOST_HALVINGS: usize = 64;
/// If the loss ends this near to its constant part the data are separable: a hundred steps bring the rest below 10⁻⁴⁰.
const VANISHED: f64 = 1e-9;

/// Result of Newton's method.
enum Newton {
    Minimum(Point),
    /// No minimum found; the last point.
    Stopped(Point),
}

/// Sums over examples, per lane.
struct Sums {
    /// Σ max(0, −m).
    hinge: Lanes,
    /// Π(1 + e) − 1 of the current group.
    product: Lanes,
    /// Σ σ(−m)·z.
    pull1: Lanes,
    pull2: Lanes,
}

impl Sums {
    const ZERO: Self = Self { hinge: [0.0; LANES], product: [0.0; LANES], pull1: [0.0; LANES], pull2: [0.0; LANES] };

    /// Adds the first `live` examples of a block. The others are padding: with e = 0 they add nothing, even if w = ∞
    /// makes their m = ∞·0 NaN.
    #[inline(always)]
    fn add(&mut self, w: Point, z1: &Lanes, z2: &Lanes, live: usize) {
        for lane in 0..LANES {
            let m = w.x * z1[lane] + w.y * z2[lane];
            let e = maths::exp(-m.abs());
            let e = if lane < live { e } else { 0.0 };
            let below = if m < 0.0 { 1.0 } else { e };
            let sigma = below / (1.0 + e);
            self.hinge[lane] += if m < 0.0 { -m } else { 0.0 };
            self.product[lane] += e * (1.0 + self.product[lane]);
            self.pull1[lane] += sigma * z1[lane];
            self.pull2[lane] += sigma * z2[lane];
        }
    }

    /// Σ ln(1 + e) of the current group; begins a new one.
    #[inline(always)]
    fn close_group(&mut self) -> f64 {
        let product = fold(self.product, |a, b| a + b * (1.0 + a));
        self.product = [0.0; LANES];
        maths::ln_1p(product)
    }
}

/// Reduces the lanes to one number, in pairs.
#[inline(always)]
fn fold(lanes: Lanes, join: impl Fn(f64, f64) -> f64) -> f64 {
    let [a, b, c, d, e, f, g, h] = lanes;
    join(join(join(a, e), join(c, g)), join(join(b, f), join(d, h)))
}

impl Logistic {
    /// Multiplies the examples by their labels and searches for the minimum.
    pub fn new(rows: &Rows) -> Self {
        Self::counted(rows, &mut Watch::forever().count(0)).expect("Watch::forever never gives up")
    }

    /// [`Logistic::new`] with cost counting; an error if cancelled.
    fn counted(rows: &Rows, count: &mut Count<'_>) -> Result<Self, OpenError> {
        let column = |x: &[f64]| -> Vec<Lanes> {
            let mut blocks = vec![[0.0; LANES]; x.len().div_ceil(LANES)];
            for (i, (x, y)) in x.iter().zip(&rows.y).enumerate() {
                // Subnormal numbers are a hundred times slower than 0 and do not change the loss.
                let z = x * y;
                blocks[i / LANES][i % LANES] = if z.is_subnormal() { 0.0 } else { z };
            }
            blocks
        };
        let (z1, z2) = (column(&rows.x1), column(&rows.x2));
        let (examples, start) = (rows.len(), Point::zeros());
        let mut logistic =
            Self { z1, z2, examples, minimum: None, floor: None, start, held_out: None, notes: Vec::new() };
        (logistic.minimum, logistic.floor) = match logistic.newton(count)? {
            Newton::Minimum(w) => (Some(w), Some(logistic.value(w))),
            Newton::Stopped(w) => {
                // Along the ray of separable data all losses vanish except those of examples with x = 0, which do not
                // depend on w: ln 2 each.
                let idle = (0..rows.len()).filter(|&example| logistic.row(example) == Point::zeros()).count();
                let least = idle as f64 * std::f64::consts::LN_2 / rows.len() as f64;
                (None, (logistic.value(w) - least <= VANISHED).then_some(least))
            }
        };
        let centre = logistic.minimum.unwrap_or_default();
        logistic.start = centre + 2.5 * centre.amax().max(1.0) * Point::new(-0.9, -0.5);
        Ok(logistic)
    }

    /// Reads or draws the examples; a share of `held_out` is set aside.
    pub(super) fn open(
        data: &Data,
        (seed, held_out): (u64, f64),
        folder: Option<&Path>,
        count: &mut Count<'_>,
    ) -> Result<Self, OpenError> {
        let Examples { rows, held_out, notes } = data.examples((seed, held_out), folder, true, count)?;
        let held_out = held_out.map(|rows| Self::counted(&rows, count)).transpose()?;
        Ok(Self { held_out: held_out.map(Box::new), notes, ..Self::counted(&rows, count)? })
    }

    /// y·x of an example.
    #[inline(always)]
    fn row(&self, example: usize) -> Point {
        let (block, lane) = (example / LANES, example % LANES);
        Point::new(self.z1[block][lane], self.z2[block][lane])
    }

    /// ∇²Q = (1/n)·Σᵢ σ(m)·σ(−m)·zᵢzᵢᵀ.
    fn curvature(&self, w: Point) -> Matrix2<f64> {
        let mut sum = Matrix2::zeros();
        for z in (0..self.examples).map(|i| self.row(i)) {
            let e = maths::exp(-w.dot(&z).abs());
            sum += z * z.transpose() * (e / ((1.0 + e) * (1.0 + e)));
        }
        sum / self.examples as f64
    }

    /// The minimum, unless steps do not shrink (on separable data each one adds about 1 to the margins) or there is no
    /// step: the Hessian is singular, or Q does not fall along the step.
    fn newton(&self, count: &mut Count<'_>) -> Result<Newton, OpenError> {
        let mut go_on = |evaluations: u64| match count.is_wanted(evaluations * self.cost()) {
            true => Ok(()),
            false => Err(OpenError::GivenUp),
        };
        let mut w = Point::zeros();
        for _ in 0..MOST_STEPS {
            // A Hessian costs about four evaluations.
            go_on(5)?;
            let (value, gradient) = self.value_gradient(w);
            let Some(inverse) = self.curvature(w).try_inverse() else { break };
            let mut step = inverse * gradient;
            // Far from the minimum a full step may overshoot; near it values are equal up to rounding and the step must
            // be accepted.
            let mut halvings = 0;
            while self.value(w - step) > value * (1.0 + 1e-12) && halvings < MOST_HALVINGS {
                go_on(1)?;
                step /= 2.0;
                halvings += 1;
            }
            if halvings == MOST_HALVINGS || !(step.x.is_finite() && step.y.is_finite()) {
                break;
            }
            w -= step;
            if step.amax() <= 1e-15 * (1.0 + w.amax()) {
                return Ok(Newton::Minimum(w));
            }
        }
        Ok(Newton::Stopped(w))
    }
}

impl Surface for Logistic {
    fn cost(&self) -> u64 {
        self.examples as u64
    }
    #[inline(always)]
    fn value(&self, w: Point) -> f64 {
        self.value_gradient(w).0
    }
    #[inline(always)]
    fn gradient(&self, w: Point) -> Point {
        self.value_gradient(w).1
    }
    #[inline(always)]
    fn value_gradient(&self, w: Point) -> (f64, Point) {
        let n = self.examples as f64;
        let mut sums = Sums::ZERO;
        let mut logarithms = 0.0;
        let mut left = self.examples;
        for (z1, z2) in self.z1.chunks(GROUP).zip(self.z2.chunks(GROUP)) {
            for (z1, z2) in z1.iter().zip(z2) {
                sums.add(w, z1, z2, left);
                left = left.saturating_sub(LANES);
            }
            logarithms += sums.close_group();
        }
        let add = |a, b| a + b;
        let gradient = Point::new(-fold(sums.pull1, add) / n, -fold(sums.pull2, add) / n);
        ((fold(sums.hinge, add) + logarithms) / n, gradient)
    }
    fn examples(&self) -> usize {
        self.examples
    }
    #[inline(always)]
    fn example_value(&self, example: usize, w: Point) -> f64 {
        let m = w.dot(&self.row(example));
        let hinge = if m < 0.0 { -m } else { 0.0 };
        hinge + maths::ln_1p(maths::exp(-m.abs()))
    }
    #[inline(always)]
    fn example_gradient(&self, example: usize, w: Point) -> Point {
        let z = self.row(example);
        let m = w.dot(&z);
        let e = maths::exp(-m.abs());
        let below = if m < 0.0 { 1.0 } else { e };
        z * -(below / (1.0 + e))
    }
    fn domain(&self) -> Domain {
        let centre = self.minimum.unwrap_or_default();
        Domain::around(centre, 1.2 * (self.start - centre).amax())
    }
    fn minima(&self) -> Vec<Point> {
        self.minimum.into_iter().collect()
    }
    fn start(&self) -> Point {
        self.start
    }
    fn lowest(&self) -> Option<f64> {
        self.floor
    }
    fn notes(&self) -> &[Note] {
        &self.notes
    }
    fn held_out(&self) -> Option<&dyn Surface> {
        self.held_out.as_deref().map(|held_out| held_out as &dyn Surface)
    }
}
