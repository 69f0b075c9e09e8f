//! Pictures of a landscape and of long paths: `name,median ns,least ns` of wall time on one thread.
//!
//! The rows to compare with `grid` of the C limits: values, classes and colours, joined levels, all together; then
//! eight paths of 100,000 points under a view that changes every frame.

use losscape::figure::drawing::Rect;
use losscape::figure::layout::PageFromPlane;
use losscape::figure::simplify::Simplifier;
use losscape::figure::theme::Theme;
use losscape::figure::{ColourMap, Contours, Field, Grid, Levels};
use losscape::geometry::Point;
use losscape::landscape::{Noise, Rosenbrock, Spec};
use rand::{RngExt, SeedableRng};
use std::hint::black_box;
use std::time::Instant;

const SIDE: usize = 1024;
/// Enough for the least to be undisturbed on a busy machine.
const REPEATS: usize = 25;

/// Prints one row, unless the program was given a word that is not in the name.
fn row(name: &str, mut work: impl FnMut()) {
    if std::env::args().skip(1).any(|word| !word.starts_with('-') && !name.contains(&word)) {
        return;
    }
    let mut times: Vec<u128> = (0..REPEATS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_nanos()
        })
        .collect();
    times.sort_unstable();
    println!("{name},{},{}", times[REPEATS / 2], times[0]);
}

fn landscape(spec: &Spec, x: (f64, f64), y: (f64, f64), levels: &Levels) {
    let name = spec.name();
    let landscape = spec.open(&Noise::default(), 1, None).expect("a surface without data opens");
    let filled = |side| {
        Grid::new(x, y, side, side)
            .filled_by(|[x0, y0], [dx, dy], nx, values| landscape.fill_grid(x0, dx, nx, y0, dy, values))
    };
    let fill = || filled(SIDE);
    let tokens = Theme::Light.tokens();
    let palette = ColourMap::Theme.palette(levels, &tokens);
    let colours = |grid: &Grid, classes: &[u8]| Field::of_classes(grid, levels, classes).bitmap(&palette, &tokens, 1);
    let grid = fill();
    let classes = levels.classify(&grid.values);
    let contours = Contours::of_classes(&grid, levels, &classes);
    let corners = contours.points.len();
    println!("# {name}: {} levels, {} lines, {corners} corners", levels.values.len(), contours.lines.len());
    row(&format!("{name}/values"), || drop(black_box(fill())));
    row(&format!("{name}/choose_levels"), || drop(black_box(Levels::log(0.0, &grid.values, Some(30)))));
    row(&format!("{name}/classify"), || drop(black_box(levels.classify(&grid.values))));
    row(&format!("{name}/colours"), || drop(black_box(colours(&grid, &classes))));
    row(&format!("{name}/contours"), || drop(black_box(Contours::of_classes(&grid, levels, &classes))));
    row(&format!("{name}/contours_simplified"), || drop(black_box(contours.simplified(&grid, 0.1))));
    row(&format!("{name}/together"), || {
        let grid = fill();
        let classes = levels.classify(&grid.values);
        drop(black_box((colours(&grid, &classes), Contours::of_classes(&grid, levels, &classes))));
    });
    row(&format!("{name}/coarse_256_to_pixels"), || {
        let grid = filled(256);
        drop(black_box(Field::sampled(&grid, levels, x, y, (SIDE, SIDE))));
    });
}

/// Eight paths on a page of 1280 × 800, moved a little every frame.
fn paths(name: &str, points: &[Vec<[f64; 2]>]) {
    let page = Rect::new([0.0, 0.0], [1280.0, 800.0]);
    let mut simplifier = Simplifier::default();
    let mut corners = 0;
    let mut runs = 0;
    let mut frame = 0.0;
    row(&format!("simplify/{name}"), || {
        frame += 0.001;
        let view = PageFromPlane::fit((-8.0 + frame, 8.0), (-5.0, 5.0 + frame), page);
        (corners, runs) = (0, 0);
        for path in points {
            let simple = simplifier.path(path.iter().map(|[x, y]| view.exact(Point::new(*x, *y))), page, 1.0);
            corners += simple.points.len();
            runs += simple.runs.len();
            black_box(simple);
        }
    });
    println!("# {corners} corners, {runs} runs left of {}", points.iter().map(Vec::len).sum::<usize>());
}

fn spirals() -> Vec<Vec<[f64; 2]>> {
    let point = |racer: usize, k: usize| {
        let t = k as f64 * 1e-3;
        let r = 4.5 * (-t * 0.03).exp();
        [r * (t + racer as f64).cos(), r * (t + racer as f64).sin()]
    };
    (0..8).map(|racer| (0..100_000).map(|k| point(racer, k)).collect()).collect()
}

/// Random walks of steps up to `pixels`, drawn back to the middle so that they hover.
fn walks(pixels: f64) -> Vec<Vec<[f64; 2]>> {
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(1);
    let size = pixels / 80.0;
    let mut walk = || {
        let mut at = [0.0f64; 2];
        let points = (0..100_000).map(|_| {
            at = at.map(|x| x * (1.0 - size * size / 20.0) + rng.random_range(-size..size));
            at
        });
        points.collect()
    };
    (0..8).map(|_| walk()).collect()
}

/// Gradient descent at its limit: jumps between the walls of a ravine for ever.
fn zigzags() -> Vec<Vec<[f64; 2]>> {
    let point = |racer: usize, k: usize| {
        let side = if k.is_multiple_of(2) { 1.0 } else { -1.0 };
        [6.0 - k as f64 * 1e-4 - racer as f64, side * 4.0]
    };
    (0..8).map(|racer| (0..100_000).map(|k| point(racer, k)).collect()).collect()
}

fn main() {
    let log: Vec<f64> = (0..30).map(|k| 10f64.powf(-1.0 + f64::from(k) * 4.4 / 29.0)).collect();
    landscape(&Spec::Rosenbrock(Rosenbrock::default()), (-2.0, 2.0), (-1.0, 3.0), &Levels::at(&log));
    let linear: Vec<f64> = (0..30).map(|k| 1.0 + f64::from(k) * 79.0 / 29.0).collect();
    landscape(&Spec::Rastrigin, (-5.12, 5.12), (-5.12, 5.12), &Levels::at(&linear));
    paths("spirals_8x100k", &spirals());
    for pixels in [0.3, 2.0, 10.0, 50.0] {
        paths(&format!("walks_{pixels}px_8x100k"), &walks(pixels));
    }
    paths("zigzags_8x100k", &zigzags());
}
