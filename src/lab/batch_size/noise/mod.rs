//! The noise scale tr Σ/‖∇Q‖² along a path of gradient descent on the lecture's rows.
//!
//! McCandlish, Kaplan, Amodei et al. 2018, "An Empirical Model of Large-Batch Training": for a Hessian that is a multiple of
//! the identity, the best step on a batch of m lowers Q by ΔQ_max/(1 + B/m) with B = tr Σ/‖∇Q‖² (the simple noise
//! scale), Σ the covariance of the gradients of single examples, here with 1/n. Their critical batch is the mean of B
//! over a training: well below it twice the batch takes nearly half the steps, well above it as many steps.

mod charts;
mod verdict;

use super::rows::{self, Gradients};
use super::{BatchSize, Descent};
use crate::cost::Cost;
use crate::figure::theme::Tokens;
use crate::figure::{Facets, Figure};
use crate::geometry::Point;
use crate::lab::finished::finished;
use crate::lab::net_cost::series;
use crate::lab::{LabFindings, LabJob, Quantity, Record};
use crate::landscape::Landscape;
use crate::text::Lang;
use std::io;
use std::sync::Arc;

/// The path and the gradients of single examples along it.
#[derive(Clone, Debug)]
pub struct Findings {
    /// Learning rate and steps.
    pub descent: Descent,
    /// w⁰, w¹, … as far as they are finite.
    pub points: Arc<Vec<Point>>,
    /// At every point.
    pub gradients: Vec<Gradients>,
    /// The step that led to numbers that are not finite.
    pub diverged: Option<usize>,
    landscape: Arc<Landscape>,
}

/// Begins the lab's work: a single unit, done at once.
pub(super) fn start(lab: &BatchSize, seed: u64) -> LabJob {
    let findings = Findings::along(lab.point(), lab.descent);
    finished(lab.clone().into(), seed, findings)
}

/// Every row twice at every step; of a step a point, a mean and variances.
pub(super) fn cost(lab: &BatchSize) -> Cost {
    let drawn = Cost { work: 2.0 * rows::count() * lab.descent.steps, ..Cost::numbers(20.0 * rows::count()) };
    drawn + series(8.0, lab.descent.steps)
}

/// What claims count: the two ends of the path.
pub(super) fn names(lang: Lang) -> Vec<String> {
    ["noise-start", "noise-end"].map(|key| lang.t(key)).to_vec()
}

impl Findings {
    /// Along the path from `start`.
    pub fn along(start: Point, descent: Descent) -> Self {
        let landscape = Arc::new(rows::open());
        let (mut w, mut points, mut gradients, mut diverged) = (start, Vec::new(), Vec::new(), None);
        for step in 0..=descent.steps as usize {
            let here = Gradients::at(&landscape, w);
            if !(here.trace().is_finite() && here.mean.norm_squared().is_finite()) {
                diverged = Some(step);
                break;
            }
            points.push(w);
            gradients.push(here);
            w -= descent.eta * here.mean;
        }
        Self { descent, points: Arc::new(points), gradients, diverged, landscape }
    }

    /// tr Σ/‖∇Q‖² at every point.
    pub fn noise_scales(&self) -> Vec<f64> {
        self.gradients.iter().map(Gradients::noise_scale).collect()
    }

    /// The mean of the noise scale over the steps of the path; none where one of them has no gradient.
    pub fn critical_batch(&self) -> Option<f64> {
        let scales = self.noise_scales();
        let mean = scales.iter().sum::<f64>() / scales.len() as f64;
        (self.diverged.is_none() && mean.is_finite()).then_some(mean)
    }
}

impl LabFindings for Findings {
    fn figure(&self, _facets: &Facets, lang: Lang, tokens: &Tokens) -> Figure {
        charts::figure(self, lang, tokens)
    }

    fn verdict(&self, _record: &Record, lang: Lang) -> String {
        verdict::verdict(self, lang)
    }

    fn terms(&self, _record: &Record, lang: Lang) -> String {
        verdict::terms(self, lang)
    }

    fn quantity(&self, quantity: Quantity, net: usize) -> Option<f64> {
        let place = match net {
            0 => self.gradients.first(),
            1 if self.diverged.is_none() => self.gradients.last(),
            _ => None,
        };
        place.filter(|_| quantity == Quantity::NoiseScale).map(Gradients::noise_scale)
    }

    /// A row per step. Numbers are written as `{:.16e}`, so that reading them gives back the same f64.
    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        out.write_all(b"step,x,y,trace,squared_gradient,noise_scale\n")?;
        for (step, (w, here)) in self.points.iter().zip(&self.gradients).enumerate() {
            let (trace, squared, scale) = (here.trace(), here.mean.norm_squared(), here.noise_scale());
            writeln!(out, "{step},{:.16e},{:.16e},{trace:.16e},{squared:.16e},{scale:.16e}", w.x, w.y)?;
        }
        written(self.points.len());
        out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::LabKind;

    fn at(x: f64, y: f64) -> Gradients {
        Gradients::at(&rows::open(), Point::new(x, y))
    }

    /// The numbers are an independent program's.
    #[test]
    fn the_lectures_two_points() {
        let lab = BatchSize::default();
        assert_eq!(lab.start, (-6.210_031_21, -1.218_683_61));
        for (point, expected) in [(lab.start, 1.387_187), ((-1.9, 0.35), 101.7484)] {
            let found = at(point.0, point.1).noise_scale();
            assert!((found - expected).abs() < 1e-5 * expected, "{found} {expected}");
        }
    }

    /// tr Σ = mean of ‖g‖² − ‖∇Q‖², and the mean of the rows' gradients is the gradient from their Gram matrix.
    #[test]
    fn the_covariance_by_a_second_route() {
        let landscape = rows::open();
        for w in [Point::new(-6.2, -1.2), Point::new(3.0, 0.5), Point::new(-1.9, 0.35)] {
            let found = Gradients::at(&landscape, w);
            let n = landscape.examples();
            let squares: f64 = (0..n).map(|k| landscape.example_gradient(k, w).norm_squared()).sum::<f64>() / n as f64;
            let mean = landscape.gradient(w);
            let trace = squares - mean.norm_squared();
            assert!((found.trace() - trace).abs() < 1e-10 * squares, "{} {trace}", found.trace());
            assert!((found.mean - mean).norm() < 1e-10 * mean.norm());
        }
    }

    #[test]
    fn a_path_without_bound_ends_and_says_so() {
        let lab = BatchSize::default();
        let found = Findings::along(lab.point(), Descent { eta: 1.0, steps: 1000.0 });
        assert_eq!(found.diverged, Some(found.points.len()));
        assert!(found.points.len() < 1000 && found.noise_scales().iter().all(|scale| scale.is_finite()));
        assert_eq!((found.critical_batch(), found.quantity(Quantity::NoiseScale, 1)), (None, None));
        assert!(lab.quantities().contains(&Quantity::SpreadSlope), "the default part is another");
    }

    #[test]
    fn the_critical_batch_is_the_mean_of_the_path() {
        let found = Findings::along(BatchSize::default().point(), Descent { eta: 0.001, steps: 3.0 });
        let scales: Vec<f64> = found.points.iter().map(|w| at(w.x, w.y).noise_scale()).collect();
        assert_eq!(scales.len(), 4);
        let mean = (scales[0] + scales[1] + scales[2] + scales[3]) / 4.0;
        assert!(found.critical_batch().is_some_and(|critical| (critical - mean).abs() < 1e-12 * mean));
    }
}
