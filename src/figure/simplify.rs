//! Simplifies long paths for drawing: invisible detail is dropped.
//!
//! The page is divided into small square cells. A segment is drawn only if it passes a cell that its path has not
//! touched yet; otherwise it would paint over existing ink. If drawing continues elsewhere, a new run begins, so that
//! no line joins two points that the path does not join. Segments are cut at the border of the page. The distance
//! between the drawing and the true path is at most [`Simple::deviation`] (after very many long segments: a quarter of
//! a segment, if that is longer). First and last point are kept.
//!
//! A path of k points costs O(k) time and one bit per cell; cells grow for a path that fills the page.

use super::drawing::{Pos, Rect};
use super::polyline;
use crate::simd;
use std::ops::Range;

/// A simplified path: runs of joined points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Simple {
    /// Corners of all runs in page coordinates, concatenated.
    pub points: Vec<Pos>,
    /// For each corner the index of its point in the path; at the border, of the point beyond it.
    pub sources: Vec<u32>,
    /// The range of each run in `points`. A run of one point is a path that does not move, or the last point of a path
    /// that ends on its own ink.
    pub runs: Vec<Range<usize>>,
    /// Upper bound, in page points, of the distance between the drawing and the true path.
    pub deviation: f32,
}

impl Simple {
    /// Corners of each run.
    pub fn lines(&self) -> impl Iterator<Item = &[Pos]> {
        self.runs.iter().map(|run| &self.points[run.clone()])
    }
}

/// Simplifies paths, reusing one buffer.
#[derive(Clone, Debug, Default)]
pub struct Simplifier {
    touched: Vec<u64>,
}

/// Size of a cell in pixels: below two, so that a stroke covers its cell.
const CELL: f64 = 1.5;
/// Most cells along a side of the page: positions have 16 bits before the binary point. On longer pages cells are
/// larger.
const MOST_CELLS: f64 = 32_000.0;
/// Numbers of corners at which cells become twice and four times as large: as many as a frame can tessellate for eight
/// paths.
const MOST_CORNERS: [usize; 2] = [6_000, 9_000];
/// Most cells tested along long segments of a path; after that only the middle and the end of each segment are tested.
/// By then its neighbourhood is full of ink, and segments to new cells are still drawn.
const UNHURRIED_LOOKS: usize = 200_000;
/// A corner within this many cells of the pen continues its run: further than two points of one cell can be.
const NEAR: f64 = 1.5;
/// Largest distance, in cells, of a dropped point from the drawing: half a cell along either axis to a tested point, a
/// cell's diagonal to the ink, and the distance of the ink from the path that a continued run allows.
const FURTHEST: f64 = 0.71 + 1.42 + NEAR;
/// Margin around the page for half a stroke, in pixels.
const RIM: f64 = 12.0;

impl Simplifier {
    /// Simplifies a path given in page coordinates. `clip` is the visible area, `pixel` the size of a pixel in points.
    /// Non-finite points interrupt the path.
    pub fn path(&mut self, points: impl IntoIterator<Item = [f64; 2]>, clip: Rect, pixel: f32) -> Simple {
        let longest = f64::from(clip.width().max(clip.height()));
        let mut pen = Pen::new(&mut self.touched, clip, (CELL * f64::from(pixel)).max(longest / MOST_CELLS));
        simd::dispatch(
            #[inline(always)]
            || points.into_iter().enumerate().for_each(|(index, point)| pen.visit(index as u32, point)),
        );
        pen.end();
        pen.out.deviation = (FURTHEST * pen.cells.size) as f32;
        pen.out
    }
}

/// Indices of points inside `clip` whose dots do not merge: the first, and each at least `distance` from the last one
/// kept.
pub fn spaced(points: impl IntoIterator<Item = [f64; 2]>, clip: Rect, distance: f32) -> Vec<u32> {
    let mut last = [f64::INFINITY; 2];
    let mut kept = Vec::new();
    for (index, at) in points.into_iter().enumerate() {
        let [dx, dy] = [at[0] - last[0], at[1] - last[1]];
        let inside = clip.contains([at[0] as f32, at[1] as f32]);
        if inside && dx * dx + dy * dy >= f64::from(distance * distance) {
            kept.push(index as u32);
            last = at;
        }
    }
    kept
}

/// A point of the path, in cells from the top left of the page with its margin.
#[derive(Clone, Copy)]
struct Visited {
    at: [f64; 2],
    /// The same in fixed point with 16 fractional bits, for points inside the margin: cells along a segment are found
    /// with integer arithmetic.
    fixed: Fixed,
    inside: bool,
    index: u32,
}

type Fixed = [i32; 2];

/// Rounds to 16 fractional bits. Added to 1.5 · 2³⁶, whose last bit is worth 2⁻¹⁶, a number leaves these bits at the
/// end of the sum; a cast would also check for overflow, which points inside the margin do not have.
#[inline(always)]
fn fixed(at: [f64; 2]) -> Fixed {
    const ALIGN: f64 = 1.5 * 68_719_476_736.0;
    at.map(|x| (x + ALIGN).to_bits() as i32)
}

/// The state of drawing one path.
struct Pen<'a> {
    cells: Cells<'a>,
    /// Top left of the clip with its margin.
    origin: [f64; 2],
    /// Whether `last` holds the point visited last; false at the beginning and after an interruption.
    begun: bool,
    last: Visited,
    /// Whether the last run may be continued.
    open: bool,
    tip: [f64; 2],
    out: Simple,
}

impl<'a> Pen<'a> {
    fn new(touched: &'a mut Vec<u64>, clip: Rect, cell: f64) -> Self {
        let rim = RIM / CELL * cell;
        let side = |extent: f32| f64::from(extent.max(0.0)) + 2.0 * rim;
        Self {
            cells: Cells::new(touched, [side(clip.width()), side(clip.height())], cell),
            origin: [f64::from(clip.min[0]) - rim, f64::from(clip.min[1]) - rim],
            begun: false,
            last: Visited { at: [0.0; 2], fixed: [0; 2], inside: false, index: 0 },
            open: false,
            tip: [0.0; 2],
            out: Simple::default(),
        }
    }

    #[inline(always)]
    fn visit(&mut self, index: u32, point: [f64; 2]) {
        let at = [(point[0] - self.origin[0]) * self.cells.scale, (point[1] - self.origin[1]) * self.cells.scale];
        let [x, y] = self.cells.half_extent;
        // False for NaN.
        let inside = (at[0] - x).abs() <= x && (at[1] - y).abs() <= y;
        if !(inside && self.last.inside) {
            self.cross(Visited { at, fixed: fixed(at), inside, index });
            return;
        }
        let fixed = fixed(at);
        if self.cells.covers(self.last.fixed, fixed) {
            // Assigned field by field: copying the whole struct would wait for these numbers to be stored first.
            self.last.at = at;
            self.last.fixed = fixed;
            self.last.index = index;
        } else {
            let now = Visited { at, fixed, inside, index };
            self.draw(self.last, now, now);
        }
    }

    /// Handles the next point if the path begins, is interrupted, or leaves or enters the margin.
    #[inline(never)]
    fn cross(&mut self, now: Visited) {
        if !now.at[0].is_finite() || !now.at[1].is_finite() {
            self.end();
        } else if self.begun {
            match self.cells.cut(self.last, now) {
                Some((a, b)) if !self.cells.covers(a.fixed, b.fixed) => self.draw(a, b, now),
                _ => self.last = now,
            }
        } else {
            self.begun = true;
            self.last = now;
            if now.inside {
                self.cells.touch(now.fixed, now.fixed);
                self.corner(now);
            }
        }
    }

    /// Draws the visible part a–b of the segment to `now`.
    #[inline(never)]
    fn draw(&mut self, a: Visited, b: Visited, now: Visited) {
        self.cells.touch(a.fixed, b.fixed);
        if !self.is_near(a) {
            self.open = false;
            self.corner(a);
        }
        self.corner(b);
        self.last = now;
        let size = MOST_CORNERS.iter().filter(|most| self.out.points.len() > **most).count();
        if size > self.cells.doubled {
            self.cells.double();
            self.tip = self.tip.map(|x| x / 2.0);
            self.last.at = self.last.at.map(|x| x / 2.0);
            self.last.fixed = fixed(self.last.at);
        }
    }

    /// Whether the open run ends near enough to be continued from here.
    fn is_near(&self, visited: Visited) -> bool {
        let [dx, dy] = [self.tip[0] - visited.at[0], self.tip[1] - visited.at[1]];
        self.open && dx * dx + dy * dy <= NEAR * NEAR
    }

    /// Appends a corner, to a new run unless one is open.
    fn corner(&mut self, visited: Visited) {
        let end = self.out.points.len();
        let page = |axis: usize| (visited.at[axis] * self.cells.size + self.origin[axis]) as f32;
        self.out.points.push([page(0), page(1)]);
        self.out.sources.push(visited.index);
        match self.out.runs.last_mut() {
            Some(run) if self.open => run.end = end + 1,
            _ => self.out.runs.push(end..end + 1),
        }
        self.open = true;
        self.tip = visited.at;
    }

    /// Draws the last point if not drawn yet, and ends the path.
    fn end(&mut self) {
        if self.last.inside && self.out.sources.last() != Some(&self.last.index) {
            self.open = self.is_near(self.last);
            self.corner(self.last);
        }
        self.begun = false;
        self.last.inside = false;
        self.open = false;
    }
}

/// One bit per cell of the page: whether this path has touched it. All lengths are in cells.
struct Cells<'a> {
    touched: &'a mut Vec<u64>,
    columns: usize,
    half_extent: [f64; 2],
    /// Points per cell, and cells per point.
    size: f64,
    scale: f64,
    /// How often cells were doubled in size.
    doubled: usize,
    looks: usize,
}

impl<'a> Cells<'a> {
    fn new(touched: &'a mut Vec<u64>, extent: [f64; 2], size: f64) -> Self {
        // Two more than fit: one for the far border itself and one for rounding beyond it.
        let [columns, rows] = extent.map(|side| (side / size) as usize + 2);
        touched.clear();
        touched.resize((columns * rows).div_ceil(64), 0);
        let half_extent = extent.map(|side| side / size / 2.0);
        Self { touched, columns, half_extent, size, scale: 1.0 / size, doubled: 0, looks: 0 }
    }

    /// Whether a segment within the margin passes touched cells only.
    #[inline(always)]
    fn covers(&mut self, a: Fixed, b: Fixed) -> bool {
        let [dx, dy] = [b[0] - a[0], b[1] - a[1]];
        let length = dx.abs().max(dy.abs());
        // Two tests without a branch, even if both ends share a cell: branches on a random walk are unpredictable.
        let touched = self.touched(b) & self.touched([a[0] + (dx >> 1), a[1] + (dy >> 1)]) == 1;
        if length <= 2 << 16 || self.looks > UNHURRIED_LOOKS {
            return touched;
        }
        let (steps, step) = steps(a, b);
        self.looks += steps;
        let mut at = b;
        (0..steps).all(|_| {
            let touched = self.touched(at) == 1;
            at = [at[0] - step[0], at[1] - step[1]];
            touched
        })
    }

    /// Marks the cells of a segment within the margin as touched: every point of it is within half a cell of one.
    fn touch(&mut self, a: Fixed, b: Fixed) {
        let (steps, step) = steps(a, b);
        self.looks += steps;
        let mut at = b;
        for _ in 0..=steps {
            let (word, bit) = self.place(at);
            self.touched[word] |= 1 << bit;
            at = [at[0] - step[0], at[1] - step[1]];
        }
    }

    #[inline(always)]
    fn touched(&self, at: Fixed) -> u64 {
        let (word, bit) = self.place(at);
        self.touched[word] >> bit & 1
    }

    /// Index of the word and the bit of a cell.
    #[inline(always)]
    fn place(&self, [x, y]: Fixed) -> (usize, u32) {
        let cell = (y >> 16) as u32 * self.columns as u32 + (x >> 16) as u32;
        (cell as usize / 64, cell % 64)
    }

    /// Doubles the cell size; a new cell is touched if one of its four was.
    fn double(&mut self) {
        let fine = std::mem::take(self.touched);
        let columns = self.columns.div_ceil(2);
        let rows = (fine.len() * 64).div_ceil(self.columns).div_ceil(2);
        self.touched.resize((columns * rows).div_ceil(64), 0);
        for (index, mut word) in fine.into_iter().enumerate() {
            while word != 0 {
                let cell = index * 64 + word.trailing_zeros() as usize;
                word &= word - 1;
                let coarse = cell / self.columns / 2 * columns + cell % self.columns / 2;
                self.touched[coarse / 64] |= 1 << (coarse % 64);
            }
        }
        self.columns = columns;
        self.half_extent = self.half_extent.map(|x| x / 2.0);
        self.size *= 2.0;
        self.scale /= 2.0;
        self.doubled += 1;
    }

    /// The part of a segment within the margin (Liang and Barsky); `None` if there is none.
    fn cut(&self, from: Visited, to: Visited) -> Option<(Visited, Visited)> {
        let [near, far] = near_and_far(from.at, to.at);
        if far > DISTANT {
            return if near > LOST { None } else { self.cut_distant(from, to) };
        }
        let (mut start, mut end) = (0.0, 1.0);
        for axis in 0..2 {
            let (a, b) = (from.at[axis], to.at[axis]);
            let side = 2.0 * self.half_extent[axis];
            if (a < 0.0 && b < 0.0) || (a > side && b > side) {
                return None;
            }
            // At a crossing the ends differ; halved, because their difference may overflow.
            let place = |border: f64| (border / 2.0 - a / 2.0) / (b / 2.0 - a / 2.0);
            if a < 0.0 || a > side {
                start = f64::max(start, place(a.clamp(0.0, side)));
            }
            if b < 0.0 || b > side {
                end = f64::min(end, place(b.clamp(0.0, side)));
            }
        }
        let at = |visited: Visited, part: f64| {
            if visited.inside {
                return visited;
            }
            let mix = |axis: usize| {
                let place = from.at[axis] * (1.0 - part) + to.at[axis] * part;
                place.clamp(0.0, 2.0 * self.half_extent[axis])
            };
            let at = [mix(0), mix(1)];
            Visited { at, fixed: fixed(at), ..visited }
        };
        (start <= end).then(|| (at(from, start), at(to, end)))
    }

    /// The same for a segment with a distant end: computed from its nearer end, with a division per border.
    fn cut_distant(&self, from: Visited, to: Visited) -> Option<(Visited, Visited)> {
        let max = self.half_extent.map(|half| (2.0 * half) as f32);
        let (a, b) = polyline::seen(from.at, to.at, Rect { min: [0.0; 2], max })?;
        let at =
            |visited: Visited, at| if visited.inside { visited } else { Visited { at, fixed: fixed(at), ..visited } };
        Some((at(from, a), at(to, b)))
    }
}

/// Rounding of an end further out than this, in cells, would affect the other end.
const DISTANT: f64 = 1e9;
/// A segment with both ends further out than this is not drawn: f64 is not precise enough to place it on the page.
const LOST: f64 = 1e13;

/// Distance of the nearer and of the farther of two ends.
fn near_and_far(from: [f64; 2], to: [f64; 2]) -> [f64; 2] {
    let [from, to] = [from, to].map(|at| at[0].abs().max(at[1].abs()));
    [from.min(to), from.max(to)]
}

/// Divides a segment into parts of at most a cell's length along either axis; returns their number and one part.
fn steps(a: Fixed, b: Fixed) -> (usize, Fixed) {
    let [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    let steps = (dx.abs().max(dy.abs()) >> 16) + 1;
    (steps as usize, [dx / steps, dy / steps])
}
