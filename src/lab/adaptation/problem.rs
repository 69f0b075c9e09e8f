//! Two domains, what is true in each, and the mean of a square over the target's density.
//!
//! `Shimodaira` (2000, as its interactive figure has it): y = −x + x³ + ε, ε ~ N(0, 0.3²), source x ~ N(0.5, 0.5²).
//! `Sugiyama` (after Sugiyama, Krauledat & Müller 2007; the numbers are from memory): y = sin πx / πx + ε, ε ~ N(0, 0.25²),
//! source x ~ N(1, 0.5²). `Turned` (our numbers): classes ±1 in the plane on the two sides of a boundary that turns by 60°
//! from the source to the target, whose points also lie elsewhere.

use crate::maths::{exp, sin_turns};
use crate::parameters;
use crate::params::{Allowed, Param, Parameters, Scale};
use serde::{Deserialize, Serialize};

/// Where an example lies. Problems of one feature use the first number only; the second is 0.
pub type Place = [f64; 2];

const fn mean(default: f64) -> Param {
    Param {
        key: "target_mean",
        symbol: "",
        text: "adaptation-mean",
        default,
        allowed: Allowed::between(-10.0, 10.0),
        slider: (-0.5, 3.0),
        scale: Scale::Linear,
    }
}

const fn deviation(default: f64) -> Param {
    Param {
        key: "target_deviation",
        symbol: "",
        text: "adaptation-deviation",
        default,
        // A density too narrow for its ratio to be a number, or so wide that quadrature misses the waves of Sugiyama's sine.
        allowed: Allowed::between(0.01, 10.0),
        slider: (0.1, 1.0),
        scale: Scale::Linear,
    }
}

parameters! {
    /// The target of Shimodaira's example.
    pub struct Shimodaira {
        /// Mean of the target's x.
        target_mean: mean(0.0),
        /// Their standard deviation.
        target_deviation: deviation(0.3),
    }
}

parameters! {
    /// The target of Sugiyama's example.
    pub struct Sugiyama {
        /// Mean of the target's x.
        target_mean: mean(2.0),
        /// Their standard deviation.
        target_deviation: deviation(0.25),
    }
}

/// The source and the target.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Problem {
    /// A cubic curve.
    Shimodaira(Shimodaira),
    /// A sine that fades.
    Sugiyama(Sugiyama),
    /// Slide 49: two classes whose boundary turns.
    Turned,
}

impl Default for Problem {
    fn default() -> Self {
        Self::Shimodaira(Shimodaira::DEFAULT)
    }
}

/// The density of a domain's examples: independent normal features.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Domain {
    /// Their means.
    pub mean: Place,
    /// Their standard deviations; 0 of a feature that the problem does not have.
    pub deviation: Place,
}

/// A node of the quadrature over the target's density.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Node {
    /// Where it lies.
    pub x: Place,
    /// The answer there, without noise.
    pub truth: f64,
    /// Its share of the density; the shares sum to 1.
    pub share: f64,
}

/// How far the quadrature reaches, in standard deviations: less than 10⁻¹⁸ of the density lies beyond.
const REACH: f64 = 9.0;
/// Panels of the quadrature, on either side of a jump of the truth.
const PANELS: usize = 60;
/// Gauss–Legendre nodes of a panel and their weights on [−1, 1].
const LEGENDRE: [(f64, f64); 5] = [
    (-0.906_179_845_938_664, 0.236_926_885_056_189_1),
    (-0.538_469_310_105_683_1, 0.478_628_670_499_366_5),
    (0.0, 0.568_888_888_888_888_9),
    (0.538_469_310_105_683_1, 0.478_628_670_499_366_5),
    (0.906_179_845_938_664, 0.236_926_885_056_189_1),
];
/// Turns from the source's boundary to the target's: 60°, as (cosine, sine).
const TURN: (f64, f64) = (0.5, 0.866_025_403_784_438_6);

impl Problem {
    /// All of them with their default numbers, in menu order.
    pub const fn all() -> [Self; 3] {
        [Self::Shimodaira(Shimodaira::DEFAULT), Self::Sugiyama(Sugiyama::DEFAULT), Self::Turned]
    }

    /// Name in scene files.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Shimodaira(_) => "Shimodaira",
            Self::Sugiyama(_) => "Sugiyama",
            Self::Turned => "Turned",
        }
    }

    /// Its described numbers, if it has any.
    pub fn parameters(&self) -> Option<&dyn Parameters> {
        match self {
            Self::Shimodaira(target) => Some(target),
            Self::Sugiyama(target) => Some(target),
            Self::Turned => None,
        }
    }

    /// Its described numbers, to change.
    pub fn parameters_mut(&mut self) -> Option<&mut dyn Parameters> {
        match self {
            Self::Shimodaira(target) => Some(target),
            Self::Sugiyama(target) => Some(target),
            Self::Turned => None,
        }
    }

    /// How many features an example has.
    pub const fn features(&self) -> usize {
        match self {
            Self::Shimodaira(_) | Self::Sugiyama(_) => 1,
            Self::Turned => 2,
        }
    }

    /// Where the examples lie that the line is fitted to.
    pub const fn source(&self) -> Domain {
        match self {
            Self::Shimodaira(_) => Domain { mean: [0.5, 0.0], deviation: [0.5, 0.0] },
            Self::Sugiyama(_) => Domain { mean: [1.0, 0.0], deviation: [0.5, 0.0] },
            Self::Turned => Domain { mean: [0.0, 0.0], deviation: [1.0, 1.0] },
        }
    }

    /// Where the line is used.
    pub fn target(&self) -> Domain {
        let of = |mean, deviation| Domain { mean: [mean, 0.0], deviation: [deviation, 0.0] };
        match *self {
            Self::Shimodaira(Shimodaira { target_mean, target_deviation })
            | Self::Sugiyama(Sugiyama { target_mean, target_deviation }) => of(target_mean, target_deviation),
            Self::Turned => Domain { mean: [0.8, 0.0], deviation: [0.8, 0.8] },
        }
    }

    /// Standard deviation of the noise of an answer.
    pub const fn noise(&self) -> f64 {
        match self {
            Self::Shimodaira(_) => 0.3,
            Self::Sugiyama(_) => 0.25,
            Self::Turned => 0.0,
        }
    }

    /// The answer at a place of the source, without noise.
    pub fn source_truth(&self, x: Place) -> f64 {
        match self {
            Self::Turned => {
                if x[1] >= 0.0 {
                    1.0
                } else {
                    -1.0
                }
            }
            _ => self.curve(x[0]),
        }
    }

    /// The answer at a place of the target, without noise.
    pub fn target_truth(&self, x: Place) -> f64 {
        match self {
            Self::Turned => {
                if along(x) >= 0.0 {
                    1.0
                } else {
                    -1.0
                }
            }
            _ => self.curve(x[0]),
        }
    }

    /// Height of the target's class boundary over x₁; none of a problem without classes.
    pub fn target_boundary(&self, x: f64) -> Option<f64> {
        (*self == Self::Turned).then(|| x * TURN.1 / TURN.0)
    }

    /// The answer where it is the same in both domains; zero for classes.
    fn curve(&self, x: f64) -> f64 {
        match self {
            Self::Shimodaira(_) => x * x * x - x,
            Self::Sugiyama(_) if x == 0.0 => 1.0,
            Self::Sugiyama(_) => sin_turns(0.5 * x) / (std::f64::consts::PI * x),
            Self::Turned => 0.0,
        }
    }

    /// The nodes over which the error of a line is averaged: composite Gauss–Legendre quadrature along x, or, of the classes,
    /// across the target's boundary, where the answer jumps and panels end. Along that boundary the squared error of a plane
    /// is a quadratic, for which two nodes at mean ± deviation are exact.
    pub fn target_nodes(&self) -> Vec<Node> {
        let Domain { mean, deviation } = self.target();
        match self {
            Self::Shimodaira(_) | Self::Sugiyama(_) => {
                let line = normal_nodes(mean[0], deviation[0], None);
                line.map(|(x, share)| Node { x: [x, 0.0], truth: self.curve(x), share }).collect()
            }
            Self::Turned => {
                let (cosine, sine) = TURN;
                // Coordinates across the boundary and along it; the deviations are equal.
                let [across, beside] = [along(mean), cosine * mean[0] + sine * mean[1]];
                let each = |(t, share): (f64, f64)| {
                    [-1.0, 1.0].map(|side| {
                        let b = beside + side * deviation[0];
                        let x = [cosine * b - sine * t, sine * b + cosine * t];
                        Node { x, truth: if t >= 0.0 { 1.0 } else { -1.0 }, share: 0.5 * share }
                    })
                };
                normal_nodes(across, deviation[0], Some(0.0)).flat_map(each).collect()
            }
        }
    }
}

/// How far a place lies across the target's turned boundary.
fn along(x: Place) -> f64 {
    TURN.0 * x[1] - TURN.1 * x[0]
}

/// Nodes and shares of a normal density, with a panel's end at `jump`.
fn normal_nodes(mean: f64, deviation: f64, jump: Option<f64>) -> impl Iterator<Item = (f64, f64)> {
    let (low, high) = (mean - REACH * deviation, mean + REACH * deviation);
    let jump = jump.filter(|jump| (low..high).contains(jump));
    let ends: Vec<f64> = [low].into_iter().chain(jump).chain([high]).collect();
    let mut nodes = Vec::with_capacity(2 * PANELS * LEGENDRE.len());
    for pair in ends.windows(2) {
        let half = 0.5 * (pair[1] - pair[0]) / PANELS as f64;
        for panel in 0..PANELS {
            let middle = pair[0] + (2 * panel + 1) as f64 * half;
            nodes.extend(LEGENDRE.map(|(at, weight)| {
                let x = middle + half * at;
                let z = (x - mean) / deviation;
                (x, half * weight * exp(-0.5 * z * z))
            }));
        }
    }
    let total: f64 = nodes.iter().map(|(_, share)| share).sum();
    nodes.into_iter().map(move |(x, share)| (x, share / total))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean_of(problem: &Problem, f: impl Fn(&Node) -> f64) -> f64 {
        problem.target_nodes().iter().map(|node| node.share * f(node)).sum()
    }

    #[test]
    fn moments_of_the_target_by_hand() {
        let shimodaira = Problem::Shimodaira(Shimodaira { target_mean: 0.4, target_deviation: 0.3 });
        let (m, v): (f64, f64) = (0.4, 0.09);
        // E x³ = m³ + 3mσ².
        let cube = m * m * m + 3.0 * m * v;
        assert!((mean_of(&shimodaira, |node| node.truth) - (cube - m)).abs() < 1e-14);
        assert!((mean_of(&shimodaira, |node| node.x[0] * node.x[0]) - (m * m + v)).abs() < 1e-14);
        // E sin ax = sin am · exp(−a²σ²/2), by way of x·sinc(x).
        let sugiyama = Problem::all()[1];
        let a = std::f64::consts::PI;
        let expected = (2.0 * a).sin() * (-0.5 * a * a * 0.0625f64).exp() / a;
        assert!((mean_of(&sugiyama, |node| node.x[0] * node.truth) - expected).abs() < 1e-14);
    }

    #[test]
    fn moments_of_the_turned_target() {
        let turned = Problem::Turned;
        assert!((mean_of(&turned, |node| node.x[0]) - 0.8).abs() < 1e-13);
        assert!(mean_of(&turned, |node| node.x[1]).abs() < 1e-13);
        assert!((mean_of(&turned, |node| node.x[0] * node.x[1])).abs() < 1e-13);
        assert!((mean_of(&turned, |node| node.x[1] * node.x[1]) - 0.64).abs() < 1e-13);
        // E sign = 2Φ(μ/σ) − 1 = erf(μ/σ√2), with μ/σ = −sin 60°: erf(0.612372…) = 0.6135…
        let share = mean_of(&turned, |node| node.truth);
        assert!((share + 0.613_5).abs() < 1e-3, "{share}");
        let all = turned.target_nodes();
        assert!(all.iter().all(|node| turned.target_truth(node.x) == node.truth), "nodes lie on the side they say");
    }
}
