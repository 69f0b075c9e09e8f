//! The measure of the smoothing lab at one training step (Santurkar et al. 2018, §3.2).
//!
//! With g = ∇L(w) and points w − η′g:
//! (a) loss: min and max over η′ of L(w − η′g);
//! (b) change of the gradient ("gradient predictiveness"): min and max over η′ of ‖g − ∇L(w − η′g)‖₂;
//! (c) effective β-smoothness: max over η′ of ‖g − ∇L(w − η′g)‖₂ / ‖η′g‖₂, the change over the distance moved.
//!
//! On a quadratic with Hessian A the change is η′‖Ag‖, so (c) is at most λ_max(A), with equality where g is an eigenvector
//! of it. A result that is not a number counts as ∞: the probe went too far for f64. Where g = 0 nothing is moved and (c) is NaN.

use super::Probe;
use crate::maths;

/// What the probes of one training step have found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProbeResult {
    /// (a) Least and largest loss.
    pub loss: (f64, f64),
    /// (b) Least and largest change of the gradient.
    pub change: (f64, f64),
    /// (c) Largest change over the distance moved.
    pub beta: f64,
}

/// Memory of a probe, used again and again: a point and the gradient there.
#[derive(Clone, Debug, Default)]
pub struct ProbeBuffers {
    point: Vec<f64>,
    gradient: Vec<f64>,
}

impl Probe {
    /// The multiples of η that are probed, from low to high: low·(high/low)^(i/(count−1)), the last one exactly high.
    pub fn multiples(&self) -> Vec<f64> {
        let Self { low, high, count, .. } = *self;
        let last = (count as usize).max(1) - 1;
        // Not `powf`: its last bits differ between machines.
        let ratio = maths::ln(high / low);
        let between = |i: usize| low * maths::exp(ratio * i as f64 / last as f64);
        (0..=last).map(|i| if i == last { high } else { between(i) }).collect()
    }
}

/// Probes along −g from w at each of `etas`. `loss_gradient(point, gradient)` gives the loss and fills in its gradient.
pub fn along_gradient(
    w: &[f64],
    g: &[f64],
    etas: impl IntoIterator<Item = f64>,
    buffers: &mut ProbeBuffers,
    mut loss_gradient: impl FnMut(&[f64], &mut [f64]) -> f64,
) -> ProbeResult {
    let mut probing = ProbeInProgress::along(g);
    for eta in etas {
        probing.probe((w, g), eta, buffers, |point, gradient| Some(loss_gradient(point, gradient)));
    }
    probing.result()
}

/// Probes along one gradient, one at a time.
#[derive(Clone, Copy, Debug)]
pub struct ProbeInProgress {
    /// ‖g‖.
    length: f64,
    result: ProbeResult,
}

impl ProbeInProgress {
    /// Before the first probe along −g.
    pub fn along(g: &[f64]) -> Self {
        let nothing = (f64::INFINITY, f64::NEG_INFINITY);
        let result = ProbeResult { loss: nothing, change: nothing, beta: f64::NEG_INFINITY };
        Self { length: g.iter().map(|g| g * g).sum::<f64>().sqrt(), result }
    }

    /// Adds a probe at w − `eta`·g: its loss and the change of the gradient there; none when `loss_gradient` has given up.
    pub fn probe(
        &mut self,
        (w, g): (&[f64], &[f64]),
        eta: f64,
        ProbeBuffers { point, gradient }: &mut ProbeBuffers,
        loss_gradient: impl FnOnce(&[f64], &mut [f64]) -> Option<f64>,
    ) -> Option<(f64, f64)> {
        point.resize(w.len(), 0.0);
        gradient.resize(w.len(), 0.0);
        for ((point, w), g) in point.iter_mut().zip(w).zip(g) {
            *point = w - eta * g;
        }
        let result = &mut self.result;
        let loss = number(loss_gradient(point, gradient)?);
        let change = number(gradient.iter().zip(g).map(|(new, g)| (new - g) * (new - g)).sum::<f64>().sqrt());
        result.loss = (result.loss.0.min(loss), result.loss.1.max(loss));
        result.change = (result.change.0.min(change), result.change.1.max(change));
        result.beta = result.beta.max(number(change / (eta * self.length)));
        Some((loss, change))
    }

    /// What they have found.
    pub fn result(self) -> ProbeResult {
        ProbeResult { beta: if self.length == 0.0 { f64::NAN } else { self.result.beta }, ..self.result }
    }
}

/// The value, or ∞ where it is not a number.
fn number(value: f64) -> f64 {
    if value.is_nan() { f64::INFINITY } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ½ Σ λ x².
    fn quadratic(curvatures: &'static [f64]) -> impl FnMut(&[f64], &mut [f64]) -> f64 {
        move |x, gradient| {
            for ((g, x), curvature) in gradient.iter_mut().zip(x).zip(curvatures) {
                *g = curvature * x;
            }
            x.iter().zip(&*gradient).map(|(x, g)| 0.5 * x * g).sum()
        }
    }

    fn probe(curvatures: &'static [f64], w: &[f64], etas: &[f64]) -> ProbeResult {
        let mut loss_gradient = quadratic(curvatures);
        let mut g = vec![0.0; w.len()];
        loss_gradient(w, &mut g);
        along_gradient(w, &g, etas.iter().copied(), &mut ProbeBuffers::default(), loss_gradient)
    }

    #[test]
    fn beta_of_a_quadratic_is_at_most_its_largest_eigenvalue() {
        const CURVATURES: &[f64] = &[0.5, 2.0, 10.0];
        for k in 0..50 {
            let w: Vec<f64> = (0..3).map(|i| ((k * 7 + i * 3) as f64).sin()).collect();
            let beta = probe(CURVATURES, &w, &[0.01, 0.1, 1.0]).beta;
            assert!((0.5..=10.0 * (1.0 + 1e-12)).contains(&beta), "{beta} at {w:?}");
        }
        let along = probe(CURVATURES, &[0.0, 0.0, -3.0], &[0.01, 0.1, 1.0]).beta;
        assert!((along - 10.0).abs() < 1e-12, "{along} along its eigenvector");
    }

    /// L = ½·4·x² at x = 1: g = 4, so x′ = 1 − 4η′. η′ = 1/8, 1/4, 1/2: x′ = 1/2, 0, −1; L = 1/2, 0, 2; ∇L = 2, 0, −4.
    #[test]
    fn a_parabola_by_hand() {
        let probed = probe(&[4.0], &[1.0], &[0.125, 0.25, 0.5]);
        assert_eq!(probed, ProbeResult { loss: (0.0, 2.0), change: (2.0, 8.0), beta: 4.0 });
    }

    #[test]
    fn a_point_without_slope_and_a_probe_that_is_not_a_number() {
        let flat = probe(&[4.0], &[0.0], &[1.0]);
        assert!(flat.beta.is_nan() && flat.change == (0.0, 0.0));
        let torn = along_gradient(&[1.0], &[1.0], [1.0, 2.0], &mut ProbeBuffers::default(), |x, g| {
            g[0] = if x[0] < 0.0 { f64::NAN } else { 1.0 };
            g[0]
        });
        assert_eq!(torn, ProbeResult { loss: (1.0, f64::INFINITY), change: (0.0, f64::INFINITY), beta: f64::INFINITY });
    }

    #[test]
    fn multiples_are_equally_spaced_in_ratio() {
        let multiples = |low, high, count| Probe { low, high, count, every: 1.0 }.multiples();
        let near = multiples(0.5, 4.0, 4.0).into_iter().zip([0.5, 1.0, 2.0, 4.0]);
        assert!(near.into_iter().all(|(found, right)| (found / right - 1.0).abs() < 1e-14));
        assert_eq!(multiples(0.5, 4.0, 1.0), [4.0]);
        let many = multiples(0.01, 30.0, 8.0);
        assert!(many.windows(2).all(|pair| (pair[1] / pair[0] - many[1] / many[0]).abs() < 1e-12));
    }
}
