//! What landscapes cost on one thread: `name,median,min` in nanoseconds per point, or per call where said.
//!
//! `cargo bench --bench landscape`. A grid of 1024² points at 1 ns each is a millisecond.

use losscape::geometry::Point;
use losscape::landscape::{LANES, Landscape, Lanes, Noise, Spec, Surface, Visitor};
use losscape::simd;
use std::hint::black_box;
use std::time::Instant;

const SIDE: usize = 1024;
const REPEATS: usize = 9;

/// Times `work`, which does `count` things; the first run warms up.
fn report(name: &str, count: usize, mut work: impl FnMut()) {
    work();
    let mut times: Vec<f64> = (0..REPEATS)
        .map(|_| {
            let begin = Instant::now();
            work();
            begin.elapsed().as_nanos() as f64 / count as f64
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{name},{:.3},{:.3}", times[REPEATS / 2], times[0]);
}

/// A walk of full gradient steps, each from the one before, as a race does it.
struct Walk(usize);

impl Visitor for Walk {
    type Output = Point;
    fn visit<S: Surface>(self, surface: &S) -> Point {
        simd::dispatch(
            #[inline(always)]
            || walk(surface, self.0),
        )
    }
}

#[inline(always)]
fn walk<S: Surface>(surface: &S, steps: usize) -> Point {
    let (mut w, mut sum) = (surface.start(), 0.0);
    for _ in 0..steps {
        let (q, g) = surface.value_gradient(w);
        sum += q;
        w -= g * 1e-4;
    }
    black_box(sum);
    w
}

/// Gradients of blocks of lanes, each block from the one before.
struct Blocks(usize);

impl Visitor for Blocks {
    type Output = Lanes;
    fn visit<S: Surface>(self, surface: &S) -> Lanes {
        simd::dispatch(
            #[inline(always)]
            || blocks(surface, self.0),
        )
    }
}

#[inline(always)]
fn blocks<S: Surface>(surface: &S, steps: usize) -> Lanes {
    let (mut x, mut y) = ([0.5; LANES], [0.25; LANES]);
    for _ in 0..steps {
        let (gx, gy) = surface.gradients(&x, &y);
        for lane in 0..LANES {
            (x[lane], y[lane]) = (x[lane] - gx[lane] * 1e-9, y[lane] - gy[lane] * 1e-9);
        }
    }
    x
}

fn grid(name: &str, landscape: &Landscape) {
    let domain = landscape.domain();
    let (dx, dy) = ((domain.x.1 - domain.x.0) / SIDE as f64, (domain.y.1 - domain.y.0) / SIDE as f64);
    let rows = if landscape.examples() > 100 { 32 } else { SIDE };
    let mut out = vec![0.0; SIDE * rows];
    report(&format!("grid {name}"), SIDE * rows, || {
        landscape.fill_grid(domain.x.0, dx, SIDE, domain.y.0, dy, &mut out);
        black_box(&out);
    });
}

fn main() {
    for spec in Spec::all() {
        let landscape = spec.open(&Noise::default(), 1, None).expect("defaults open");
        let name = spec.name();
        grid(name, &landscape);
        report(&format!("walk {name} (per step)"), 10_000, || {
            black_box(landscape.visit(Walk(10_000)));
        });
        report(&format!("lanes {name}"), 10_000 * LANES, || {
            black_box(landscape.visit(Blocks(10_000)));
        });
    }
}
