//! Long paths for a page with few pixels: what cannot be seen is left out.
//!
//! The page is covered with small square cells. A segment is drawn only when it passes a cell that its path has not
//! touched yet; one that only passes touched cells would paint over ink. Where drawing goes on elsewhere, a new run
//! begins, so no line joins two places that the path does not join. Segments are cut at the rim of the page.
//! What is drawn and the true path are nowhere further apart than [`Simple::deviation`]. First and last point stay.
//!
//! A path of k points costs O(k) and one bit per cell; the cells of a path that fills the page grow.

use super::drawing::{Pos, Rect};
use std::ops::Range;

/// Page coordinates from plane coordinates, `at · scale + offset`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageFromPlane {
    /// Points of the page per unit of the plane; negative upwards.
    pub scale: [f64; 2],
    /// Where the plane's origin lies on the page.
    pub offset: [f64; 2],
}

impl PageFromPlane {
    /// The transform that fits the plane's rectangle `x` × `y` into a rectangle of the page.
    pub fn fit(x: (f64, f64), y: (f64, f64), page: Rect) -> Self {
        let scale = [f64::from(page.width()) / (x.1 - x.0), -f64::from(page.height()) / (y.1 - y.0)];
        Self { scale, offset: [f64::from(page.min[0]) - x.0 * scale[0], f64::from(page.max[1]) - y.0 * scale[1]] }
    }

    /// Where a point of the plane lies on the page.
    #[inline]
    pub fn apply(&self, x: f64, y: f64) -> [f64; 2] {
        [x * self.scale[0] + self.offset[0], y * self.scale[1] + self.offset[1]]
    }
}

/// A path with few corners: runs of joined points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Simple {
    /// Corners of all runs, one after another, on the page.
    pub points: Vec<Pos>,
    /// For each corner the index of its point in the path; at the rim, of the point beyond it.
    pub sources: Vec<u32>,
    /// Where each run lies in `points`. A run of one point is a path that does not leave its cell.
    pub runs: Vec<Range<usize>>,
    /// Upper bound, in points of the page, of the distance between what is drawn and the true path.
    pub deviation: f32,
}

impl Simple {
    /// Corners of each run.
    pub fn lines(&self) -> impl Iterator<Item = &[Pos]> {
        self.runs.iter().map(|run| &self.points[run.clone()])
    }
}

/// Simplifies paths, one after another, with one buffer.
#[derive(Clone, Debug, Default)]
pub struct Simplifier {
    touched: Vec<u64>,
}

/// Sizes of cells in pixels. Less than two, so that a stroke covers its cell.
const CELLS: [f64; 3] = [1.5, 3.0, 6.0];
/// Corners from which the next size is used: about what a frame can tessellate for eight paths.
const MOST_CORNERS: [usize; 2] = [6_000, 24_000];
/// Cells looked at before the next size is used; a path of long jumps has many on each.
const MOST_LOOKS: [usize; 2] = [200_000, 600_000];
/// A corner this many cells from where the pen is continues its run: further than two points of one cell can be.
const NEAR: f64 = 1.5;

impl Simplifier {
    /// Simplifies a path given in page coordinates. `clip` is what is seen, `pixel` the size of a pixel in points.
    /// Points that are not finite interrupt the path.
    pub fn path(&mut self, points: impl IntoIterator<Item = [f64; 2]>, clip: Rect, pixel: f32) -> Simple {
        let mut pen = Pen::new(&mut self.touched, clip, f64::from(pixel));
        for (index, point) in points.into_iter().enumerate() {
            pen.visit(index as u32, point);
        }
        pen.end();
        pen.out.deviation = (2.0 * NEAR * pen.cells.size) as f32;
        pen.out
    }
}

/// Indices of points so far apart that their dots do not merge: the first, and each that is at least `distance` from
/// the one kept before it. Only of points inside `clip`.
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

/// A point of the path, relative to the rim of the page.
#[derive(Clone, Copy)]
struct Visited {
    at: [f64; 2],
    index: u32,
    inside: bool,
}

/// The state of drawing one path.
struct Pen<'a> {
    cells: Cells<'a>,
    pixel: f64,
    /// Top left of the rim, and its size: the clip with room for a stroke around it.
    origin: [f64; 2],
    size: [f64; 2],
    /// The two points visited last.
    last: Option<Visited>,
    before: Option<Visited>,
    /// Whether the last run may go on; and its last corner.
    open: bool,
    tip: [f64; 2],
    looks: usize,
    out: Simple,
}

impl<'a> Pen<'a> {
    fn new(touched: &'a mut Vec<u64>, clip: Rect, pixel: f64) -> Self {
        let rim = CELLS[CELLS.len() - 1] * 2.0 * pixel;
        let side = |extent: f32| f64::from(extent.max(0.0)) + 2.0 * rim;
        let size = [side(clip.width()), side(clip.height())];
        Self {
            cells: Cells::new(touched, size, CELLS[0] * pixel),
            pixel,
            origin: [f64::from(clip.min[0]) - rim, f64::from(clip.min[1]) - rim],
            size,
            last: None,
            before: None,
            open: false,
            tip: [0.0; 2],
            looks: 0,
            out: Simple::default(),
        }
    }

    #[inline]
    fn visit(&mut self, index: u32, point: [f64; 2]) {
        let at = [point[0] - self.origin[0], point[1] - self.origin[1]];
        if !at[0].is_finite() || !at[1].is_finite() {
            self.end();
            return;
        }
        let inside = at[0] >= 0.0 && at[1] >= 0.0 && at[0] <= self.size[0] && at[1] <= self.size[1];
        let now = Visited { at, index, inside };
        let Some(last) = self.last.replace(now) else {
            if inside {
                self.cells.touch(at, at);
                self.corner(now);
            }
            return;
        };
        self.before = Some(last);
        if !(inside && last.inside && self.cells.same(last.at, at)) {
            self.segment(last, now);
        }
    }

    /// Draws a segment if it passes an untouched cell.
    fn segment(&mut self, from: Visited, to: Visited) {
        let Some((a, b)) = self.cut(from, to) else { return };
        let (new, looks) = self.cells.touch(a.at, b.at);
        if new {
            self.line(a, b);
        }
        self.looks += looks;
        self.grow();
    }

    fn line(&mut self, a: Visited, b: Visited) {
        let distance = (self.tip[0] - a.at[0]).hypot(self.tip[1] - a.at[1]);
        if !self.open || distance > NEAR * self.cells.size {
            self.open = false;
            self.corner(a);
        }
        self.corner(b);
    }

    /// Appends a corner; to a new run unless one is open.
    fn corner(&mut self, visited: Visited) {
        let end = self.out.points.len();
        let [x, y] = visited.at;
        self.out.points.push([(x + self.origin[0]) as f32, (y + self.origin[1]) as f32]);
        self.out.sources.push(visited.index);
        match self.out.runs.last_mut() {
            Some(run) if self.open => run.end = end + 1,
            _ => self.out.runs.push(end..end + 1),
        }
        self.open = true;
        self.tip = visited.at;
    }

    /// Draws to the last point wherever the pen is, and lifts the pen.
    fn end(&mut self) {
        if let Some(last) = self.last.take().filter(|last| last.inside) {
            if self.out.sources.last() != Some(&last.index) {
                match self.before.and_then(|before| self.cut(before, last)) {
                    Some((a, b)) => self.line(a, b),
                    None => self.corner(last),
                }
            }
        }
        self.before = None;
        self.open = false;
    }

    fn grow(&mut self) {
        let sizes = CELLS.windows(2).zip(MOST_CORNERS).zip(MOST_LOOKS);
        for ((pair, corners), looks) in sizes {
            let smaller = self.cells.size == pair[0] * self.pixel;
            if smaller && (self.out.points.len() > corners || self.looks > looks) {
                self.cells.double();
                return;
            }
        }
    }

    /// The part of a segment within the rim (Liang and Barsky); None where there is none.
    fn cut(&self, from: Visited, to: Visited) -> Option<(Visited, Visited)> {
        if from.inside && to.inside {
            return Some((from, to));
        }
        let (mut start, mut end) = (0.0, 1.0);
        for axis in 0..2 {
            let (a, b) = (from.at[axis], to.at[axis]);
            let size = self.size[axis];
            if (a < 0.0 && b < 0.0) || (a > size && b > size) {
                return None;
            }
            // Where it crosses a border the ends differ; halved, because their difference may overflow.
            let place = |border: f64| (border / 2.0 - a / 2.0) / (b / 2.0 - a / 2.0);
            if a < 0.0 {
                start = f64::max(start, place(0.0));
            } else if a > size {
                start = f64::max(start, place(size));
            }
            if b < 0.0 {
                end = f64::min(end, place(0.0));
            } else if b > size {
                end = f64::min(end, place(size));
            }
        }
        let at = |part: f64| -> [f64; 2] {
            let mix = |axis: usize| from.at[axis] * (1.0 - part) + to.at[axis] * part;
            [mix(0).clamp(0.0, self.size[0]), mix(1).clamp(0.0, self.size[1])]
        };
        (start < end).then(|| {
            let a = if from.inside { from } else { Visited { at: at(start), ..from } };
            let b = if to.inside { to } else { Visited { at: at(end), ..to } };
            (a, b)
        })
    }
}

/// One bit per cell of the page: touched by this path or not.
struct Cells<'a> {
    touched: &'a mut Vec<u64>,
    columns: usize,
    rows: usize,
    size: f64,
    /// Cells per point.
    scale: f64,
}

impl<'a> Cells<'a> {
    fn new(touched: &'a mut Vec<u64>, extent: [f64; 2], size: f64) -> Self {
        // Two more than fit: the far rim itself lies in a cell, and so does what rounding puts beyond it.
        let [columns, rows] = extent.map(|side| (side / size) as usize + 2);
        touched.clear();
        touched.resize((columns * rows).div_ceil(64), 0);
        Self { touched, columns, rows, size, scale: 1.0 / size }
    }

    fn same(&self, a: [f64; 2], b: [f64; 2]) -> bool {
        let cell = |x: f64| (x * self.scale) as i32;
        cell(a[0]) == cell(b[0]) && cell(a[1]) == cell(b[1])
    }

    /// Touches the cells of a segment: every point of it is within half a cell of one. Whether any was new, and how
    /// many were looked at.
    fn touch(&mut self, a: [f64; 2], b: [f64; 2]) -> (bool, usize) {
        // Fixed point, 32 bits after the point: adding and shifting instead of rounding in every step.
        const ONE: f64 = 4_294_967_296.0;
        let [x0, y0, x1, y1] = [a[0], a[1], b[0], b[1]].map(|x| x * self.scale);
        let steps = (x1 - x0).abs().max((y1 - y0).abs()).ceil().max(1.0);
        let (mut x, mut y) = ((x0 * ONE) as i64, (y0 * ONE) as i64);
        let (dx, dy) = (((x1 - x0) / steps * ONE) as i64, ((y1 - y0) / steps * ONE) as i64);
        let mut new = 0;
        for _ in 0..=steps as usize {
            let cell = (y >> 32) as usize * self.columns + (x >> 32) as usize;
            let word = &mut self.touched[cell / 64];
            let bit = 1 << (cell % 64);
            new |= !*word & bit;
            *word |= bit;
            x += dx;
            y += dy;
        }
        (new != 0, steps as usize + 1)
    }

    /// Makes cells twice as large; a new one is touched where one of its four was.
    fn double(&mut self) {
        let (columns, rows) = (self.columns.div_ceil(2), self.rows.div_ceil(2));
        let fine = std::mem::take(self.touched);
        self.touched.resize((columns * rows).div_ceil(64), 0);
        for (index, mut word) in fine.into_iter().enumerate() {
            while word != 0 {
                let cell = index * 64 + word.trailing_zeros() as usize;
                word &= word - 1;
                let coarse = cell / self.columns / 2 * columns + cell % self.columns / 2;
                self.touched[coarse / 64] |= 1 << (coarse % 64);
            }
        }
        (self.columns, self.rows) = (columns, rows);
        self.size *= 2.0;
        self.scale /= 2.0;
    }
}
