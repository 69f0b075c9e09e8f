//! Level lines against what is known without them: circles, straight lines, and a count of crossed grid edges.

use losscape::figure::theme::Theme;
use losscape::figure::{ColourMap, ContourLine, Contours, Field, Grid, Levels};
use proptest::prelude::*;

fn bowl(side: usize) -> Grid {
    Grid::new((-2.0, 2.0), (-2.0, 2.0), side, side).filled(|x, y| x * x + y * y)
}

/// Twice the signed area of a ring.
fn doubled_area(ring: &[[f64; 2]]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| a[0] * b[1] - a[1] * b[0]).sum()
}

#[test]
fn a_circle_is_one_closed_line_a_level() {
    let levels = Levels::at(&[0.25, 1.0, 2.0, 3.5]);
    let grid = bowl(101);
    let contours = Contours::of(&grid, &levels);
    assert_eq!(contours.lines.len(), 4);
    for (line, value) in contours.lines.iter().zip(&levels.values) {
        assert!(line.closed, "{line:?}");
        assert_eq!(levels.values[line.level], *value, "lines come in the order of levels");
        let corners = contours.corners(line);
        assert_ne!(corners.first(), corners.last(), "the first corner is not repeated");
        // A chord of a parabola between nodes 0.04 apart misses it by at most 0.04²/4.
        for [x, y] in corners {
            assert!((x * x + y * y - value).abs() <= 0.0004 + 1e-9, "{x} {y} of {value}");
        }
        let area = doubled_area(corners) / 2.0;
        assert!((area + std::f64::consts::PI * value).abs() < 2e-3, "{area}: higher ground on the left, so clockwise");
    }
}

#[test]
fn open_lines_run_from_border_to_border() {
    let grid = Grid::new((0.0, 3.0), (0.0, 2.0), 31, 21).filled(|x, y| x + 0.3 * y);
    let contours = Contours::of(&grid, &Levels::at(&[0.55, 1.05, 2.75]));
    assert_eq!(contours.lines.len(), 3);
    for line in &contours.lines {
        assert!(!line.closed);
        let corners = contours.corners(line);
        for [x, y] in [corners[0], corners[corners.len() - 1]] {
            let at_border = [x, x - 3.0, y, y - 2.0].iter().any(|distance| distance.abs() < 1e-9);
            assert!(at_border, "ends at {x} {y}");
        }
        let value = [0.55, 1.05, 2.75][line.level];
        assert!(corners.iter().all(|[x, y]| (x + 0.3 * y - value).abs() < 1e-6), "linear ground is met exactly");
    }
}

#[test]
fn a_saddle_cell_joins_what_its_middle_joins() {
    let mut grid = Grid::new((0.0, 1.0), (0.0, 1.0), 2, 2);
    grid.values = vec![1.0, -1.0, -1.0, 1.0];
    // The middle is 0: above −0.5, so the high corners are joined and each low corner has its own line.
    let own_corner = |level: f64| {
        let contours = Contours::of(&grid, &Levels::at(&[level]));
        assert_eq!(contours.lines.len(), 2);
        let middle = |line: &ContourLine| {
            let corners = contours.corners(line);
            [(corners[0][0] + corners[1][0]) / 2.0, (corners[0][1] + corners[1][1]) / 2.0]
        };
        contours.lines.iter().all(|line| {
            let [x, y] = middle(line);
            (x - 0.5) * (y - 0.5) > 0.0
        })
    };
    assert!(!own_corner(-0.5), "lines cut off the low corners, bottom right and top left");
    assert!(own_corner(0.5), "lines cut off the high corners, bottom left and top right");
}

#[test]
fn lines_stop_at_undefined_ground() {
    for hole in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let mut grid = bowl(41);
        // The node at (1, 0), which the circle of level 1 runs through.
        grid.values[20 * 41 + 30] = hole;
        let contours = Contours::of(&grid, &Levels::at(&[1.05]));
        assert_eq!(contours.lines.len(), 1);
        assert!(!contours.lines[0].closed);
        for [x, y] in &contours.points {
            assert!((x - 1.0).abs() >= 0.1 - 1e-9 || y.abs() >= 0.1 - 1e-9, "{x} {y} lies inside a cell of the hole");
        }
    }
    let nothing = Grid::new((0.0, 1.0), (0.0, 1.0), 9, 9);
    assert!(Contours::of(&nothing, &Levels::at(&[0.0])).lines.is_empty());
    assert!(Contours::of(&bowl(1), &Levels::at(&[0.0])).lines.is_empty(), "one node has no cells");
}

#[test]
fn ground_that_overflows_has_lines_at_finite_places() {
    let mut grid = Grid::new((0.0, 1.0), (0.0, 1.0), 2, 2);
    grid.values = vec![-1.7e308, 1.7e308, -1.7e308, 1.7e308];
    let contours = Contours::of(&grid, &Levels::at(&[0.0]));
    assert_eq!(contours.lines.len(), 1);
    assert!(contours.points.iter().flatten().all(|c| (0.0..=1.0).contains(c)));
}

/// Number of grid edges that a level crosses, edge by edge.
fn crossed_edges(grid: &Grid, level: f64) -> usize {
    let value = |i: usize, j: usize| grid.values[j * grid.nx + i];
    let crossed = |a: f64, b: f64| a.is_finite() && b.is_finite() && (a >= level) != (b >= level);
    let across = (0..grid.ny).flat_map(|j| (0..grid.nx - 1).map(move |i| (i, j)));
    let up = (0..grid.ny - 1).flat_map(|j| (0..grid.nx).map(move |i| (i, j)));
    across.filter(|(i, j)| crossed(value(*i, *j), value(*i + 1, *j))).count()
        + up.filter(|(i, j)| crossed(value(*i, *j), value(*i, *j + 1))).count()
}

proptest! {
    /// Rough ground: every crossed edge is a corner of exactly one line, neighbours on a line share a cell, and open
    /// lines end at the border.
    #[test]
    fn every_crossing_is_on_one_line(nx in 2usize..40, ny in 2usize..12, seed in any::<u64>()) {
        let mut state = seed | 1;
        let mut grid = Grid::new((0.0, (nx - 1) as f64), (0.0, (ny - 1) as f64), nx, ny);
        for value in &mut grid.values {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *value = (state >> 11) as f64 / (1u64 << 53) as f64;
        }
        let levels = Levels::at(&[0.1, 0.35, 0.5, 0.75]);
        let contours = Contours::of(&grid, &levels);
        for (index, level) in levels.values.iter().enumerate() {
            let lines = contours.lines.iter().filter(|line| line.level == index);
            let corners: usize = lines.map(|line| line.span.len()).sum();
            prop_assert_eq!(corners, crossed_edges(&grid, *level));
        }
        for line in &contours.lines {
            let corners = contours.corners(line);
            for pair in corners.windows(2) {
                let middle = |axis: usize| ((pair[0][axis] + pair[1][axis]) / 2.0).floor();
                for axis in 0..2 {
                    let inside = |x: f64| (middle(axis)..=middle(axis) + 1.0).contains(&x);
                    prop_assert!(inside(pair[0][axis]) && inside(pair[1][axis]), "{:?} leaves its cell", pair);
                }
            }
            if !line.closed {
                for [x, y] in [corners[0], corners[corners.len() - 1]] {
                    let border = x == 0.0 || y == 0.0 || x == (nx - 1) as f64 || y == (ny - 1) as f64;
                    prop_assert!(border, "ends inside, at {} {}", x, y);
                }
            }
        }
    }

    /// Levels that run exactly through nodes: no corner twice in a row, no ring without extent.
    #[test]
    fn levels_through_nodes_leave_no_duplicates(values in prop::collection::vec(0u8..4, 7 * 6)) {
        let mut grid = Grid::new((0.0, 6.0), (0.0, 5.0), 7, 6);
        grid.values = values.into_iter().map(f64::from).collect();
        let contours = Contours::of(&grid, &Levels::at(&[1.0, 2.0, 3.0]));
        for line in &contours.lines {
            let corners = contours.corners(line);
            let fewest = if line.closed { 3 } else { 2 };
            prop_assert!(corners.len() >= fewest);
            prop_assert!(corners.windows(2).all(|pair| pair[0] != pair[1]));
            prop_assert!(!line.closed || corners.first() != corners.last());
        }
    }

    #[test]
    fn classes_are_counts_of_levels(values in prop::collection::vec(any::<f64>(), 0..200), count in 0usize..40) {
        let levels = Levels::at(&(0..count).map(|k| k as f64 * 1e3 - 1e4).collect::<Vec<_>>());
        for (value, class) in values.iter().zip(levels.classify(&values)) {
            let expected = levels.values.iter().filter(|level| *level <= value).count() as u8;
            prop_assert_eq!(class, if value.is_finite() { expected } else { Levels::NAN });
        }
    }
}

fn distance_to_segment(p: [f64; 2], a: [f64; 2], b: [f64; 2]) -> f64 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let along = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy).max(f64::MIN_POSITIVE);
    let t = along.clamp(0.0, 1.0);
    (p[0] - a[0] - t * dx).hypot(p[1] - a[1] - t * dy)
}

#[test]
fn simplified_lines_stay_within_the_tolerance() {
    let grid =
        Grid::new((-2.0, 2.0), (-1.0, 3.0), 161, 161).filled(|x, y| (1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2));
    let contours = Contours::of(&grid, &Levels::at(&[0.5, 3.0, 30.0, 300.0]));
    let simple = contours.simplified(&grid, 0.1);
    let tolerance = 0.1 * grid.step()[0] * 1.0001;
    assert!(simple.points.len() * 3 < contours.points.len(), "{} of {}", simple.points.len(), contours.points.len());
    for (line, thin) in contours.lines.iter().zip(&simple.lines) {
        assert_eq!((line.level, line.closed), (thin.level, thin.closed));
        let corners = simple.corners(thin);
        let ends = corners.iter().zip(corners.iter().cycle().skip(1)).take(corners.len() - usize::from(!thin.closed));
        let segments: Vec<_> = ends.collect();
        for point in contours.corners(line) {
            let nearest = segments.iter().map(|(a, b)| distance_to_segment(*point, **a, **b)).fold(f64::MAX, f64::min);
            assert!(nearest <= tolerance, "{nearest} > {tolerance}");
        }
    }
}

#[test]
fn the_field_is_the_page_not_the_plane() {
    // Deep at the top left, undefined at the bottom right.
    let mut grid = Grid::of_pixels((0.0, 3.0), (0.0, 2.0), 3, 2);
    grid.values = vec![10.0, 10.0, f64::NAN, 0.0, 5.0, 10.0];
    let levels = Levels::at(&[1.0, 7.0]);
    let field = Field::of(&grid, &levels);
    assert_eq!((field.width, field.height, field.x, field.y), (3, 2, (0.0, 3.0), (0.0, 2.0)));
    assert_eq!(field.bands, [2, 1, 0, 0, 0, Field::NAN]);
    let tokens = Theme::Light.tokens();
    let palette = ColourMap::Theme.palette(&levels, &tokens);
    assert_eq!(palette, [tokens.field[0], ColourMap::Theme.colour(0.5, &tokens), tokens.field[5]]);
    let bitmap = field.bitmap(&palette, &tokens, 1);
    let colour = |pixel: usize| bitmap.palette[usize::from(bitmap.pixels[pixel])];
    assert_eq!([colour(0), colour(3), colour(5)], [tokens.field[5], tokens.field[0], tokens.nan]);
}

#[test]
fn undefined_ground_is_hatched_two_of_nine() {
    let grid = Grid::of_pixels((0.0, 9.0), (0.0, 9.0), 9, 9);
    let levels = Levels::at(&[0.0]);
    let tokens = Theme::Dark.tokens();
    let bitmap = Field::of(&grid, &levels).bitmap(&ColourMap::Theme.palette(&levels, &tokens), &tokens, 1);
    let hatched = bitmap.pixels.iter().filter(|pixel| bitmap.palette[usize::from(**pixel)] == tokens.nan_hatch).count();
    assert_eq!(hatched, 18);
}

#[test]
fn a_coarse_grid_gives_the_bands_its_level_lines_bound() {
    let levels = Levels::at(&[0.5, 1.0, 2.0]);
    let coarse = bowl(21);
    let same = Field::sampled(&bowl(64), &levels, (-2.0 - 2.0 / 63.0, 2.0 + 2.0 / 63.0), (-2.0, 2.0), (64, 8));
    assert_eq!(same.bands.len(), 64 * 8);
    let field = Field::sampled(&coarse, &levels, (-2.0, 2.0), (-2.0, 2.0), (400, 400));
    // Interpolation of x² + y² between nodes 0.2 apart is too high by at most 0.01 in each direction.
    for (j, row) in field.bands.chunks_exact(400).enumerate() {
        for (i, band) in row.iter().enumerate() {
            let (x, y) = (-2.0 + (i as f64 + 0.5) * 0.01, 2.0 - (j as f64 + 0.5) * 0.01);
            let low = x * x + y * y;
            let bands =
                [low, low + 0.02].map(|value| 3 - levels.values.iter().filter(|level| **level <= value).count());
            assert!(bands.contains(&usize::from(*band)), "{x} {y}: {band} not in {bands:?}");
        }
    }
}
