//! Points and rectangles of the weight plane.

use crate::params::LARGEST;
use nalgebra::Vector2;

/// A point of the plane, or a gradient there.
pub type Point = Vector2<f64>;

/// A rectangle of the plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Domain {
    /// Left and right.
    pub x: (f64, f64),
    /// Bottom and top.
    pub y: (f64, f64),
}

impl Domain {
    /// The square that extends by `half` to each side of the origin.
    pub const fn square(half: f64) -> Self {
        Self { x: (-half, half), y: (-half, half) }
    }
    /// The square that extends by `half` to each side of `centre`.
    pub fn around(centre: Point, half: f64) -> Self {
        Self { x: (centre.x - half, centre.x + half), y: (centre.y - half, centre.y + half) }
    }
    /// Zoomed in by `factors`, with the point `at` fixed.
    pub fn zoomed(self, at: Point, factors: (f64, f64)) -> Self {
        let range = |(low, high), at: f64, factor: f64| (at + (low - at) / factor, at + (high - at) / factor);
        Self { x: range(self.x, at.x, factors.0), y: range(self.y, at.y, factors.1) }
    }
    /// Whether it can be drawn: neither too far out nor too narrow for f64.
    pub fn can_be_drawn(self) -> bool {
        let near = |end: f64| end.abs() <= FARTHEST;
        [self.x, self.y].into_iter().all(|range| near(range.0) && near(range.1) && is_wide_enough(range))
    }
    /// The nearest rectangle that can be drawn.
    pub fn drawable(self) -> Self {
        let range = |(low, high): (f64, f64)| {
            let [low, high] = [low, high].map(|end| end.clamp(-FARTHEST, FARTHEST));
            // Slightly more than the least width: the ends are rounded.
            let missing = (1.01 * least_width((low, high)) - (high - low)).max(0.0) / 2.0;
            (low - missing, high + missing)
        };
        if self.can_be_drawn() { self } else { Self { x: range(self.x), y: range(self.y) } }
    }
}

/// Coordinates beyond this are not drawn: further than any start or view of a scene, because paths may diverge.
const FARTHEST: f64 = 1e100;
/// Narrowest drawable range, relative to its distance from zero: a thousand pixels across it are still distinct f64
/// numbers.
const NARROWEST: f64 = 1e-12;

/// The least width that a range with these ends must have to be drawn.
pub fn least_width((low, high): (f64, f64)) -> f64 {
    (NARROWEST * low.abs().max(high.abs())).max(1.0 / LARGEST)
}

/// Whether the numbers between two ascending ends are distinct enough to be drawn.
pub fn is_wide_enough((low, high): (f64, f64)) -> bool {
    high - low >= least_width((low, high))
}
