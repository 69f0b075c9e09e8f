//! Simplified paths against the true ones, point by point.

use losscape::figure::drawing::Rect;
use losscape::figure::layout::PageFromPlane;
use losscape::figure::simplify::{Simple, Simplifier, spaced};
use losscape::geometry::Point;
use proptest::prelude::*;

const PAGE: Rect = Rect::new([0.0, 0.0], [300.0, 200.0]);

fn simplify(points: &[[f64; 2]]) -> Simple {
    Simplifier::default().path(points.iter().copied(), PAGE, 1.0)
}

/// Points along segments, half a pixel apart.
fn sampled(ends: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let between = |pair: &[[f64; 2]]| {
        let (a, b) = (pair[0], pair[1]);
        let steps = ((b[0] - a[0]).hypot(b[1] - a[1]) * 2.0).ceil().clamp(1.0, 4000.0) as usize;
        let at = move |k: usize| {
            let t = k as f64 / steps as f64;
            [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
        };
        (0..=steps).map(at).collect::<Vec<_>>()
    };
    if ends.len() == 1 { ends.to_vec() } else { ends.windows(2).flat_map(between).collect() }
}

fn furthest(from: &[[f64; 2]], to: &[[f64; 2]]) -> f64 {
    let nearest = |p: &[f64; 2]| to.iter().map(|q| (p[0] - q[0]).hypot(p[1] - q[1])).fold(f64::INFINITY, f64::min);
    from.iter().map(nearest).fold(0.0, f64::max)
}

/// How far what is drawn is from the true path, and the true path, where it is seen, from what is drawn.
fn deviations(points: &[[f64; 2]], simple: &Simple) -> (f64, f64) {
    let path = sampled(points);
    let runs = simple.lines().map(|run| run.iter().map(|p| p.map(f64::from)).collect::<Vec<_>>());
    let drawn: Vec<_> = runs.flat_map(|run| sampled(&run)).collect();
    let seen: Vec<_> = path.iter().copied().filter(|p| PAGE.contains(p.map(|x| x as f32))).collect();
    (furthest(&drawn, &path), furthest(&seen, &drawn))
}

fn walk(steps: usize, size: f64, seed: u64) -> Vec<[f64; 2]> {
    let mut state = seed | 1;
    let mut random = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1u64 << 52) as f64 - 1.0
    };
    let mut at = [150.0, 100.0];
    (0..steps)
        .map(|_| {
            at = [at[0] + size * random(), at[1] + size * random()];
            at
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn nothing_seen_is_lost_and_nothing_is_invented(
        steps in 2usize..160,
        size in prop::sample::select(vec![0.2, 1.0, 3.0, 20.0, 150.0]),
        seed in any::<u64>(),
    ) {
        let points = walk(steps, size, seed);
        let simple = simplify(&points);
        let (invented, lost) = deviations(&points, &simple);
        // Half a pixel more for the distance between samples.
        let bound = f64::from(simple.deviation) + 0.5;
        prop_assert!(invented <= bound && lost <= bound, "{} {} of {}", invented, lost, bound);
        prop_assert!(simple.points.iter().flatten().all(|c| (-20.0..=320.0).contains(c)));
        let total: usize = simple.runs.iter().map(|run| run.len()).sum();
        prop_assert_eq!((total, simple.sources.len()), (simple.points.len(), simple.points.len()));
        prop_assert!(simple.sources.windows(2).all(|pair| pair[0] <= pair[1]), "in the order of the path");
        for (end, source) in [(points[0], 0), (points[steps - 1], steps as u32 - 1)] {
            if PAGE.contains(end.map(|x| x as f32)) {
                let kept = simple.sources.iter().position(|s| *s == source).map(|k| simple.points[k]);
                let near = |p: [f32; 2]| (f64::from(p[0]) - end[0]).hypot(f64::from(p[1]) - end[1]) < 1e-3;
                prop_assert!(kept.is_some_and(near), "end {:?} is kept as {:?}", end, kept);
            }
        }
    }
}

#[test]
fn a_long_hovering_path_becomes_short() {
    let points: Vec<_> = walk(60_000, 1.0, 5)
        .into_iter()
        .map(|[x, y]| [150.0 + 40.0 * (x / 40.0).sin(), 100.0 + 40.0 * (y / 40.0).sin()])
        .collect();
    let simple = simplify(&points);
    assert!(simple.points.len() < 14_000, "{} corners", simple.points.len());
    let thin: Vec<_> = points.iter().copied().step_by(29).take(1500).collect();
    let drawn: Vec<_> = simple.points.iter().map(|p| p.map(f64::from)).collect();
    assert!(furthest(&thin, &drawn) <= f64::from(simple.deviation));
}

#[test]
fn an_oscillation_is_drawn_once() {
    let points: Vec<_> = (0..50_000).map(|k| [if k % 2 == 0 { 20.0 } else { 280.0 }, 100.0]).collect();
    let simple = simplify(&points);
    assert!(simple.points.len() <= 4, "{:?}", simple.points);
    assert_eq!(simple.sources.last(), Some(&49_999));
}

#[test]
fn gaps_and_distant_points_cut_the_path() {
    let gap = [[10.0, 10.0], [50.0, 10.0], [f64::NAN, 10.0], [90.0, 10.0], [130.0, 10.0]];
    assert_eq!(simplify(&gap).runs, [0..2, 2..4]);
    // Out to the right, far around, and in from the left: nothing crosses the page in between.
    let around = [[150.0, 50.0], [1e30, 50.0], [1e30, 1e30], [-1e30, 1e30], [-1e30, 150.0], [150.0, 150.0]];
    let simple = simplify(&around);
    assert_eq!(simple.runs.len(), 2);
    assert!(simple.points.iter().all(|[_, y]| (y - 50.0).abs() < 1e-3 || (y - 150.0).abs() < 1e-3));
    assert_eq!(simple.sources, [0, 1, 4, 5]);
    // Straight through the page without a point on it.
    let through = simplify(&[[-1e6, 100.0], [1e6, 100.0]]);
    assert_eq!(through.points.len(), 2);
    assert!(through.points[0][0] <= 0.0 && through.points[1][0] >= 300.0);
    assert!(simplify(&[[-1e3, -1e3], [1e3, -1e3]]).points.is_empty());
    assert!(simplify(&[[f64::INFINITY, f64::NAN]]).points.is_empty() && simplify(&[]).runs.is_empty());
}

/// A page of 16384×16 pixels is 737,280 points wide: more cells than their numbers could count.
/// A method that diverges to and fro: what is drawn of it lies on the lines it takes, or is not drawn.
#[test]
fn ends_however_far_move_no_line() {
    let centre = [150.3, 100.7];
    let along = [0.6, 0.8];
    let at = |by: f64| [centre[0] + by * along[0], centre[1] + by * along[1]];
    for far in [1e3, 1e8, 1e12, 1e16, 1e21, 1e60, 1e200] {
        for path in [[at(0.0), at(far)], [at(far), at(0.0)], [at(-far), at(0.0)], [at(far), at(-far)]] {
            let simple = simplify(&path);
            for [x, y] in &simple.points {
                let [dx, dy] = [f64::from(*x) - centre[0], f64::from(*y) - centre[1]];
                let aside = (dx * along[1] - dy * along[0]).abs();
                assert!(aside < 0.1, "{far:e}: ({x}, {y}) lies {aside} beside the line of {path:?}");
            }
            let is_lost = far > 1e14 && path[0] != at(0.0) && path[1] != at(0.0);
            assert_eq!(simple.points.is_empty(), is_lost, "{far:e}");
        }
    }
}

#[test]
fn a_page_as_wide_as_a_street_does_no_harm() {
    let page = Rect::new([0.0, 0.0], [737_280.0, 720.0]);
    let points: Vec<_> = walk(5000, 300.0, 3).into_iter().map(|[x, y]| [x * 40.0 + 300_000.0, y]).collect();
    let simple = Simplifier::default().path(points.iter().copied(), page, 1.0);
    assert!(simple.points.len() > 20, "{} corners", simple.points.len());
    assert!(simple.points.iter().all(|[x, y]| page.shrink(-800.0).contains([*x, *y])));
}

#[test]
fn a_path_that_stands_still_is_one_point() {
    let simple = simplify(&[[10.0, 10.0]; 1000]);
    assert_eq!(simple.points.first(), Some(&[10.0, 10.0]));
    assert!(simple.runs.len() == 1 && simple.points.len() <= 2, "{simple:?}");
}

#[test]
fn the_page_is_the_plane_upside_down() {
    let page = Rect::new([10.0, 20.0], [100.0, 50.0]);
    let view = PageFromPlane::fit((-1.0, 1.0), (0.0, 5.0), page);
    assert_eq!(view.exact(Point::new(-1.0, 5.0)), [10.0, 20.0]);
    assert_eq!(view.exact(Point::new(1.0, 0.0)), [110.0, 70.0]);
}

#[test]
fn dots_keep_their_distance() {
    let points: Vec<_> = (0..100).map(|k| [f64::from(k), 10.0]).chain([[500.0, 10.0], [f64::NAN, 0.0]]).collect();
    assert_eq!(spaced(points.iter().copied(), PAGE, 30.0), [0, 30, 60, 90]);
}
