//! A path seen from the ravine that it runs in: how far along each principal direction, how often across the floor, how
//! far past the minimum.
//!
//! The principal directions are the eigenvectors of ∇²Q at a known minimum; of several minima, the one nearest to the
//! path's end. The floor is the line through the minimum along the flat direction: of a bent valley only its tangent.

use crate::geometry::Point;
use crate::landscape::{Landscape, curvatures};
use crate::race::Trajectory;
use nalgebra::Matrix2;
use serde::{Deserialize, Serialize};

/// Heights over the floor below this share of the coordinates are what rounding leaves of 0.
const ROUNDING: f64 = 1e-12;

/// Fewest steps in a row across the floor that are called a zigzag: noise crosses it in half of its steps, and so many in
/// a row by chance once in 64.
const ZIGZAG_STEPS: usize = 6;
/// The least jump of a zigzag, as a share of the path's greatest height over the floor: smaller ones are not seen.
const ZIGZAG_JUMP: f64 = 0.01;

/// A principal direction of the ravine at its minimum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Along {
    /// Across the ravine: the eigenvector of the larger eigenvalue.
    Steep,
    /// Along its floor: the eigenvector of the smaller eigenvalue.
    Flat,
}

impl Along {
    /// Text key of its name.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Steep => "along-steep",
            Self::Flat => "along-flat",
        }
    }
}

/// A minimum with its two directions, unit vectors.
pub(super) struct Ravine {
    minimum: Point,
    steep: Point,
    flat: Point,
}

impl Ravine {
    /// The ravine that a run ends in. None without a known minimum, and where ∇²Q there has no two different positive
    /// eigenvalues.
    pub(super) fn of(landscape: &Landscape, run: &Trajectory) -> Option<Self> {
        let end = *run.points.last()?;
        let minima = landscape.minima();
        let minimum = minima.into_iter().min_by(|a, b| (a - end).norm().total_cmp(&(b - end).norm()))?;
        let hessian = landscape.hessian(minimum);
        let [low, high] = curvatures(&hessian);
        if !(low > 0.0 && high > low) {
            return None;
        }
        let steep = eigenvector(&hessian, low);
        Some(Self { minimum, steep, flat: Point::new(-steep.y, steep.x) })
    }

    fn direction(&self, along: Along) -> Point {
        match along {
            Along::Steep => self.steep,
            Along::Flat => self.flat,
        }
    }

    /// Length of a path along one direction, in units of the plane.
    pub(super) fn travel(&self, points: &[Point], along: Along) -> f64 {
        let direction = self.direction(along);
        points.windows(2).map(|pair| (pair[1] - pair[0]).dot(&direction).abs()).sum()
    }

    /// How often a path changes from one side of the floor to the other; a point on the floor, but for rounding, is on
    /// neither side.
    pub(super) fn crossings(&self, points: &[Point]) -> usize {
        let side = |point: &Point| {
            let height = (point - self.minimum).dot(&self.steep);
            (height.abs() > ROUNDING * (point.norm() + self.minimum.norm())).then_some(height > 0.0)
        };
        let sides: Vec<bool> = points.iter().filter_map(side).collect();
        sides.windows(2).filter(|pair| pair[0] != pair[1]).count()
    }

    /// The most steps in a row of which every one crosses the floor, by a jump that is seen; none if they are few.
    fn zigzag(&self, points: &[Point]) -> Option<usize> {
        let height = |point: &Point| (point - self.minimum).dot(&self.steep);
        let greatest = points.iter().map(|point| height(point).abs()).fold(0.0, f64::max);
        let (mut longest, mut row) = (0, 0);
        for pair in points.windows(2) {
            let [from, to] = [height(&pair[0]), height(&pair[1])];
            let crosses = from * to < 0.0 && (to - from).abs() >= ZIGZAG_JUMP * greatest;
            row = if crosses { row + 1 } else { 0 };
            longest = longest.max(row);
        }
        (longest >= ZIGZAG_STEPS).then_some(longest)
    }

    /// The largest distance past the minimum along the floor, as seen from the first point; 0 if none is past it. None
    /// if the first point is level with the minimum, where there is no way past.
    pub(super) fn overshoot(&self, points: &[Point]) -> Option<f64> {
        let along = |point: &Point| (point - self.minimum).dot(&self.flat);
        let start = along(points.first()?);
        (start != 0.0).then(|| points.iter().map(|point| -along(point) * start.signum()).fold(0.0, f64::max))
    }
}

/// For how many steps in a row a run goes from one side of its ravine to the other, up to the point `until`; none where
/// they are few, and where there is no ravine.
pub fn zigzag(landscape: &Landscape, run: &Trajectory, until: usize) -> Option<usize> {
    let last = until.min(run.last_step());
    Ravine::of(landscape, run)?.zigzag(&run.points[..=last])
}

/// The unit eigenvector of the larger eigenvalue: every column of H − λ_min is a multiple of it, so the longer one is
/// taken.
fn eigenvector(hessian: &Matrix2<f64>, low: f64) -> Point {
    let shifted = hessian - Matrix2::identity() * low;
    let columns = [shifted.column(0).into_owned(), shifted.column(1).into_owned()];
    let [first, second] = columns;
    (if first.norm() >= second.norm() { first } else { second }).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::claim::{Claim, Evidence, Measure};
    use crate::scene::{Scene, Source};

    /// What a measure is for gradient descent over 8 steps on ½(λ_1u² + λ_2v²), λ = 1 and 4, whose floor is turned by
    /// `angle`, from `start`.
    fn found(eta: f64, angle: f64, start: (f64, f64), measure: Measure) -> f64 {
        let text = format!(
            "(landscape: Quadratic(kappa: 4.0, angle: {angle}), start: {start:?}, steps: 8, \
             racers: [(rule: Gd, eta: {eta})])"
        );
        let scene = Scene { expect: vec![], ..Scene::parse(&text, "scene.ron").expect("a scene") };
        let source = Source { text, file: "scene.ron".into(), folder: ".".into(), path: None };
        let evidence = Evidence::of(&scene, &source, |_| unreachable!("no claim needs a lab")).expect("a race");
        measure.take(&evidence)
    }

    /// The point that a turn of the plane makes of (u, v).
    fn turned(angle: f64, (u, v): (f64, f64)) -> (f64, f64) {
        (u * angle.cos() - v * angle.sin(), u * angle.sin() + v * angle.cos())
    }

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "found {found}, expected {expected}");
    }

    #[test]
    fn a_step_past_one_over_lambda_crosses_the_floor_every_time() {
        let crossings = Measure::Crossings { racer: 0, until: None };
        for angle in [0.0, 0.35] {
            let start = turned(angle, (-3.0, 1.0));
            // 1/λ_max = 0.25 and 2/λ_max = 0.5: v is multiplied by 1 − 4η.
            close(found(0.375, angle, start, crossings), 8.0);
            close(found(0.375, angle, start, Measure::Crossings { racer: 0, until: Some(3) }), 3.0);
            close(found(0.2, angle, start, crossings), 0.0);
        }
        // η = 1/λ_max lands on the floor with the first step and stays; turned, it is off by rounding alone.
        for angle in [0.0, 0.35, 1.2] {
            close(found(0.25, angle, turned(angle, (-3.0, 1.0)), crossings), 0.0);
        }
    }

    #[test]
    fn travel_along_each_direction_is_a_sum_by_hand() {
        for angle in [0.0, 0.35, 1.2] {
            let start = turned(angle, (-3.0, 1.0));
            // v: 1, −½, ¼, …: the sum of 1.5/2ᵏ over 8 steps. u: 3 to 3·0.625⁸ and never back.
            let steep = found(0.375, angle, start, Measure::Travel { racer: 0, along: Along::Steep });
            close(steep, 3.0 * (1.0 - 0.5_f64.powi(8)));
            let flat = found(0.375, angle, start, Measure::Travel { racer: 0, along: Along::Flat });
            close(flat, 3.0 * (1.0 - 0.625_f64.powi(8)));
        }
    }

    #[test]
    fn overshoot_is_the_farthest_point_past_the_minimum() {
        let past = |points: &[(f64, f64)]| {
            let ravine = Ravine { minimum: Point::new(1.0, 0.0), steep: Point::y(), flat: -Point::x() };
            ravine.overshoot(&points.iter().map(|&(x, y)| Point::new(x, y)).collect::<Vec<_>>())
        };
        assert_eq!(past(&[(-2.0, 1.0), (1.5, 0.0), (3.0, 9.0), (0.0, 0.0)]), Some(2.0));
        assert_eq!(past(&[(4.0, 1.0), (-0.5, 0.0), (2.0, 0.0)]), Some(1.5));
        assert_eq!(past(&[(-2.0, 1.0), (0.0, 0.0), (1.0, 0.0)]), Some(0.0));
        assert_eq!(past(&[(1.0, 1.0), (2.0, 0.0)]), None);
        close(found(0.375, 0.35, turned(0.35, (-3.0, 1.0)), Measure::Overshoot { racer: 0 }), 0.0);
    }

    #[test]
    fn a_round_bowl_and_a_surface_without_a_minimum_have_no_ravine() {
        for landscape in ["Quadratic(kappa: 1.0)", "Saddle"] {
            let text = format!(
                "(landscape: {landscape}, start: (1.0, 0.5), steps: 3, racers: [(rule: Gd, eta: 0.1)], \
                 expect: [AtMost(of: Crossings(racer: 0), value: 9.0)])"
            );
            let scene = Scene::parse(&text, "scene.ron").expect("a scene");
            let source = Source { text, file: "scene.ron".into(), folder: ".".into(), path: None };
            let evidence = Evidence::of(&scene, &source, |_| unreachable!("no lab")).expect("a race");
            assert!(matches!(scene.expect[0], Claim::AtMost { of, .. } if of.take(&evidence).is_nan()), "{landscape}");
        }
    }
}
