//! A weighted least-squares line through examples, and its error on the target.

use super::{Example, Node, Place};

/// ŷ = intercept + slope·x.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// ŷ at x = 0.
    pub intercept: f64,
    /// How much ŷ rises with each feature.
    pub slope: Place,
}

impl Line {
    /// Minimises Σ weight·(ŷ − y)². Not a number where the weights leave too few examples to fix it: all weight on one.
    pub fn fit(examples: &[Example], weights: &[f64], features: usize) -> Self {
        let points = || examples.iter().zip(weights).map(|(example, weight)| (example.x, example.y, *weight));
        Self::through(points, features)
    }

    /// The line of least error on the target itself, whose answers a learner does not have.
    pub fn best(target: &[Node], features: usize) -> Self {
        Self::through(|| target.iter().map(|node| (node.x, node.truth, node.share)), features)
    }

    /// By moments around the weighted means, which keeps what matters from being cancelled.
    fn through<I: Iterator<Item = (Place, f64, f64)>>(points: impl Fn() -> I, features: usize) -> Self {
        let total: f64 = points().map(|(.., s)| s).sum();
        let mean = |of: fn(Place, f64) -> f64| points().map(|(x, y, s)| s * of(x, y)).sum::<f64>() / total;
        let (x0, x1, y0) = (mean(|x, _| x[0]), mean(|x, _| x[1]), mean(|_, y| y));
        let [mut xx, mut xz, mut zz, mut xy, mut zy] = [0.0; 5];
        for (x, y, s) in points() {
            let (x, z, y) = (x[0] - x0, x[1] - x1, y - y0);
            xx += s * x * x;
            xz += s * x * z;
            zz += s * z * z;
            xy += s * x * y;
            zy += s * z * y;
        }
        let slope = if features == 1 {
            [xy / xx, 0.0]
        } else {
            let determinant = xx * zz - xz * xz;
            [(xy * zz - zy * xz) / determinant, (zy * xx - xy * xz) / determinant]
        };
        Self { intercept: y0 - slope[0] * x0 - slope[1] * x1, slope }
    }

    /// ŷ at a place.
    pub fn at(&self, x: Place) -> f64 {
        self.intercept + self.slope[0] * x[0] + self.slope[1] * x[1]
    }

    /// Mean square of ŷ − noise-free answer over the target.
    pub fn error(&self, target: &[Node]) -> f64 {
        let square = |node: &Node| {
            let off = self.at(node.x) - node.truth;
            node.share * off * off
        };
        target.iter().map(square).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_by_hand() {
        let examples = [(0.0, 1.0), (1.0, 3.0), (2.0, 9.0)].map(|(x, y)| Example { x: [x, 0.0], y });
        // Without weight the last one does not count.
        assert_eq!(Line::fit(&examples, &[1.0, 1.0, 0.0], 1), Line { intercept: 1.0, slope: [2.0, 0.0] });
        // Slope Σ(x − 1)(y − 13/3)/2 = 4.
        let all = Line::fit(&examples, &[5.0; 3], 1);
        assert!((all.slope[0] - 4.0).abs() < 1e-14 && (all.intercept - 1.0 / 3.0).abs() < 1e-14, "{all:?}");
        assert!(Line::fit(&examples, &[0.0, 1.0, 0.0], 1).intercept.is_nan(), "no line through one example");
    }

    #[test]
    fn planes_through_points_of_a_plane_are_that_plane() {
        let places = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [3.0, -2.0]];
        let examples = places.map(|x| Example { x, y: 0.5 - x[0] + 2.0 * x[1] });
        let plane = Line::fit(&examples, &[0.3, 1.0, 2.0, 0.7], 2);
        assert!((plane.intercept - 0.5).abs() < 1e-14, "{plane:?}");
        assert!((plane.slope[0] + 1.0).abs() < 1e-14 && (plane.slope[1] - 2.0).abs() < 1e-14, "{plane:?}");
        let off = [Node { x: [1.0, 1.0], truth: 0.0, share: 1.0 }];
        assert!((plane.error(&off) - 2.25).abs() < 1e-13);
    }
}
