//! Q and ‖∇Q‖ at every point of a finished path, computed in SIMD blocks.

use crate::geometry::Point;
use crate::job::{Count, units_per_check};
use crate::landscape::{LANES, Lanes, Surface, Visitor};
use crate::simd;

/// Q at every point; `None` if cancelled.
pub(super) fn values_along<S: Surface + ?Sized>(
    surface: &S,
    points: &[Point],
    count: &mut Count<'_>,
) -> Option<Vec<f64>> {
    let mut values = Vec::with_capacity(points.len());
    for piece in points.chunks(piece(surface)) {
        simd::dispatch(
            #[inline(always)]
            || {
                let (blocks, rest) = piece.as_chunks::<LANES>();
                for block in blocks {
                    let (x, y) = lanes(block);
                    values.extend_from_slice(&surface.values(&x, &y));
                }
                values.extend(rest.iter().map(|&w| surface.value(w)));
            },
        );
        if !count.is_wanted(piece.len() as u64 * surface.cost()) {
            return None;
        }
    }
    Some(values)
}

/// Points between two checks for cancellation: whole blocks of lanes.
fn piece<S: Surface + ?Sized>(surface: &S) -> usize {
    units_per_check(surface.cost() * LANES as u64, usize::MAX / LANES) * LANES
}

/// Visitor that computes ‖∇Q‖ at every point; `None` if cancelled.
pub(super) struct Norms<'a, 'w> {
    pub points: &'a [Point],
    pub count: &'a mut Count<'w>,
}

impl Visitor for Norms<'_, '_> {
    type Output = Option<Vec<f64>>;

    fn visit<S: Surface>(self, surface: &S) -> Option<Vec<f64>> {
        let mut norms = Vec::with_capacity(self.points.len());
        for piece in self.points.chunks(piece(surface)) {
            simd::dispatch(
                #[inline(always)]
                || {
                    let (blocks, rest) = piece.as_chunks::<LANES>();
                    for block in blocks {
                        norms.extend_from_slice(&block_norms(surface, block));
                    }
                    norms.extend(rest.iter().map(|&w| norm(surface.gradient(w))));
                },
            );
            if !self.count.is_wanted(piece.len() as u64 * surface.cost()) {
                return None;
            }
        }
        Some(norms)
    }
}

/// Visitor that finds the last index where ‖∇Q‖ is above `tolerance` (or NaN); the outer `None` if cancelled. Scans
/// from the end and stops at the first such block: a run that converges late needs a short scan.
pub(super) struct LastSteep<'a, 'w> {
    pub points: &'a [Point],
    pub tolerance: f64,
    pub count: &'a mut Count<'w>,
}

impl Visitor for LastSteep<'_, '_> {
    type Output = Option<Option<usize>>;

    fn visit<S: Surface>(self, surface: &S) -> Option<Option<usize>> {
        let Self { points, tolerance, count } = self;
        let gentle = |norm: f64| norm <= tolerance;
        let mut before = points.len();
        for piece in points.rchunks(piece(surface)) {
            before -= piece.len();
            let last = simd::dispatch(
                #[inline(always)]
                || {
                    let (rest, blocks) = piece.as_rchunks::<LANES>();
                    for (index, block) in blocks.iter().enumerate().rev() {
                        let norms = block_norms(surface, block);
                        if let Some(lane) = norms.iter().rposition(|&norm| !gentle(norm)) {
                            return Some(rest.len() + index * LANES + lane);
                        }
                    }
                    rest.iter().rposition(|&w| !gentle(norm(surface.gradient(w))))
                },
            );
            if let Some(last) = last {
                return Some(Some(before + last));
            }
            if !count.is_wanted(piece.len() as u64 * surface.cost()) {
                return None;
            }
        }
        Some(None)
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
