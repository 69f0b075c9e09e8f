//! Q and ‖∇Q‖ along a finished path, a block of lanes at a time.

use crate::landscape::{LANES, Lanes, Point, Surface, Visitor};
use crate::simd;

/// Q at every point.
pub(super) fn values_along<S: Surface>(surface: &S, points: &[Point]) -> Vec<f64> {
    simd::dispatch(
        #[inline(always)]
        || {
            let mut values = Vec::with_capacity(points.len());
            let (blocks, rest) = points.as_chunks::<LANES>();
            for block in blocks {
                let (x, y) = lanes(block);
                values.extend_from_slice(&surface.values(&x, &y));
            }
            values.extend(rest.iter().map(|&w| surface.value(w)));
            values
        },
    )
}

/// ‖∇Q‖ at every point, to be found on a landscape.
pub(super) struct Norms<'a>(pub &'a [Point]);

impl Visitor for Norms<'_> {
    type Output = Vec<f64>;

    fn visit<S: Surface>(self, surface: &S) -> Vec<f64> {
        simd::dispatch(
            #[inline(always)]
            || {
                let mut norms = Vec::with_capacity(self.0.len());
                let (blocks, rest) = self.0.as_chunks::<LANES>();
                for block in blocks {
                    norms.extend_from_slice(&block_norms(surface, block));
                }
                norms.extend(rest.iter().map(|&w| norm(surface.gradient(w))));
                norms
            },
        )
    }
}

/// The last index where ‖∇Q‖ is above `tolerance` (or NaN), to be found on a landscape. Scans from the end and leaves
/// at the first such block: a run that converges late is scanned only so far.
pub(super) struct LastSteep<'a> {
    pub points: &'a [Point],
    pub tolerance: f64,
}

impl Visitor for LastSteep<'_> {
    type Output = Option<usize>;

    fn visit<S: Surface>(self, surface: &S) -> Option<usize> {
        let Self { points, tolerance } = self;
        let gentle = |norm: f64| norm <= tolerance;
        simd::dispatch(
            #[inline(always)]
            || {
                let (rest, blocks) = points.as_rchunks::<LANES>();
                for (index, block) in blocks.iter().enumerate().rev() {
                    let norms = block_norms(surface, block);
                    if let Some(lane) = norms.iter().rposition(|&norm| !gentle(norm)) {
                        return Some(rest.len() + index * LANES + lane);
                    }
                }
                rest.iter().rposition(|&w| !gentle(norm(surface.gradient(w))))
            },
        )
    }
}

#[inline(always)]
fn norm(g: Point) -> f64 {
    (g.x * g.x + g.y * g.y).sqrt()
}

#[inline(always)]
fn block_norms<S: Surface>(surface: &S, block: &[Point; LANES]) -> Lanes {
    let (x, y) = lanes(block);
    let (gx, gy) = surface.gradients(&x, &y);
    let mut norms = [0.0; LANES];
    for lane in 0..LANES {
        norms[lane] = norm(Point::new(gx[lane], gy[lane]));
    }
    norms
}

/// The coordinates of a block of points.
#[inline(always)]
fn lanes(block: &[Point; LANES]) -> (Lanes, Lanes) {
    let (mut x, mut y) = ([0.0; LANES], [0.0; LANES]);
    for lane in 0..LANES {
        (x[lane], y[lane]) = (block[lane].x, block[lane].y);
    }
    (x, y)
}
