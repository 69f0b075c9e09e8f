//! Level lines of a grid, joined into polylines: marching squares over node classes.
//!
//! 1. [`Levels::classify`] gives each node the number of levels at or below it. A level crosses an edge of the grid
//!    exactly where the classes of its two ends differ, at the linear interpolation between their values.
//! 2. Eight cells at a time are skipped while the classes of their corners are equal. In the others each crossing is
//!    one `Crossing`, made once and found again by the cell on the other side: levels of an edge are consecutive, so an
//!    edge only stores the index of its first crossing.
//! 3. In each cell the segments of a level lead from crossing to crossing with the higher values on their left, so a
//!    crossing has at most one successor and one predecessor. Following successors gives the lines.
//!
//! This terminates, because each crossing is removed when it is passed. A landscape with detail finer than the grid
//! crosses many levels on every edge: more than `MOST_CROSSINGS` would be a black area and gigabytes, and then no lines
//! are drawn.
//!
//! In a saddle cell (opposite corners above the level) the mean of the four corners decides which two are joined. A
//! cell with a non-finite corner has no lines: lines end at its border.

use super::grid::Grid;
use super::levels::Levels;
use std::ops::Range;

/// Joined level lines, sorted by level, lowest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contours {
    /// One entry per line.
    pub lines: Vec<ContourLine>,
    /// Corners of all lines in plane coordinates, concatenated.
    pub points: Vec<[f64; 2]>,
}

/// One joined line of [`Contours`], with the higher values on its left.
#[derive(Clone, Debug, PartialEq)]
pub struct ContourLine {
    /// Index into the levels.
    pub level: usize,
    /// Whether its level is a power of ten (drawn stronger).
    pub decade: bool,
    /// Whether its last corner joins its first. The first is not repeated.
    pub closed: bool,
    /// The range of its corners in [`Contours::points`].
    pub span: Range<usize>,
}

impl Contours {
    /// Computes the lines of `levels` on a grid.
    pub fn of(grid: &Grid, levels: &Levels) -> Self {
        Self::of_classes(grid, levels, &levels.classify(&grid.values))
    }

    /// The same with the node classes already computed, because the field uses them too.
    pub fn of_classes(grid: &Grid, levels: &Levels, classes: &[u8]) -> Self {
        if grid.nx < 2 || grid.ny < 2 || levels.values.is_empty() {
            return Self::default();
        }
        let mut march = March::new(grid, levels, classes);
        for row in 0..grid.ny - 1 {
            march.row(row);
            if march.crossings.len() > MOST_CROSSINGS {
                return Self::default();
            }
        }
        march.joined()
    }

    /// Corners of one line.
    pub fn corners(&self, line: &ContourLine) -> &[[f64; 2]] {
        &self.points[line.span.clone()]
    }

    /// The same lines with fewer corners: no dropped corner is further than `tolerance`, in grid steps, from the line
    /// that replaces it.
    pub fn simplified(&self, grid: &Grid, tolerance: f64) -> Self {
        let step = grid.step();
        let mut simple = Self { lines: Vec::with_capacity(self.lines.len()), points: Vec::new() };
        for line in &self.lines {
            let start = simple.points.len();
            let corners = self.corners(line);
            if line.closed {
                // A ring is simplified in two halves, because its own ends coincide.
                let (half, rest) = corners.split_at(corners.len() / 2);
                let back: Vec<_> = rest.iter().chain(&corners[..1]).copied().collect();
                let there: Vec<_> = half.iter().chain(&rest[..1]).copied().collect();
                thin(&there, step, tolerance, &mut simple.points);
                simple.points.pop();
                thin(&back, step, tolerance, &mut simple.points);
                simple.points.pop();
            } else {
                thin(corners, step, tolerance, &mut simple.points);
            }
            simple.lines.push(ContourLine { span: start..simple.points.len(), ..line.clone() });
        }
        simple
    }
}

/// Appends a simplified polyline: from each kept point the directions are narrowed to those that pass every dropped
/// point within the tolerance, until the next point lies outside of them (Reumann and Witkam's strip, as a wedge).
fn thin(points: &[[f64; 2]], step: [f64; 2], tolerance: f64, out: &mut Vec<[f64; 2]>) {
    let [first, .., last] = points else {
        out.extend_from_slice(points);
        return;
    };
    out.push(*first);
    let mut anchor = *first;
    let mut wedge: Option<[[f64; 2]; 2]> = None;
    let mut reach = 0.0;
    for pair in points[1..].windows(2) {
        let [point, next] = [pair[0], pair[1]];
        let to = |p: [f64; 2]| [(p[0] - anchor[0]) / step[0], (p[1] - anchor[1]) / step[1]];
        wedge = narrowed(wedge, to(point), tolerance);
        reach = f64::max(reach, to(point)[0].hypot(to(point)[1]));
        // If the line turns back, points would lie beyond the end of the chord.
        let onwards = to(next)[0].hypot(to(next)[1]) >= reach;
        let inside = wedge.is_none_or(|[right, left]| cross(right, to(next)) >= 0.0 && cross(to(next), left) >= 0.0);
        if !(onwards && inside) {
            out.push(point);
            anchor = point;
            wedge = None;
            reach = 0.0;
        }
    }
    out.push(*last);
}

/// The wedge (right and left border), narrowed so that it passes the point `to` within `tolerance`; `None` is any
/// direction.
fn narrowed(wedge: Option<[[f64; 2]; 2]>, to: [f64; 2], tolerance: f64) -> Option<[[f64; 2]; 2]> {
    let distance = to[0].hypot(to[1]);
    if distance <= tolerance {
        return wedge;
    }
    let along = [to[0] / distance, to[1] / distance];
    let sine = tolerance / distance;
    let cosine = (1.0 - sine * sine).sqrt();
    let turned = |sine: f64| [along[0] * cosine - along[1] * sine, along[1] * cosine + along[0] * sine];
    let (right, left) = (turned(-sine), turned(sine));
    Some(match wedge {
        None => [right, left],
        Some([r, l]) => [if cross(r, right) > 0.0 { right } else { r }, if cross(left, l) > 0.0 { left } else { l }],
    })
}

fn cross(a: [f64; 2], b: [f64; 2]) -> f64 {
    a[0] * b[1] - a[1] * b[0]
}

/// Most crossings: several times the number for 200 levels in a picture of 16384 pixels; 64 megabytes.
const MOST_CROSSINGS: usize = 1 << 22;

/// No successor.
const NONE: u32 = u32::MAX;

/// A point where a level crosses an edge of the grid. Sixteen bytes: joining is bound by memory access.
#[derive(Clone, Copy)]
struct Crossing {
    /// The node at which the edge begins.
    column: u16,
    row: u16,
    /// Position along the edge, 0..=1; f32 is exact to a ten-millionth of a cell.
    part: f32,
    /// The next crossing on its line.
    next: u32,
    level: u8,
    /// Whether the edge goes up instead of right.
    upwards: bool,
    /// Whether another crossing has this one as `next`.
    entered: bool,
}

/// The crossings of one edge: `at(level)` is the index for a level between the classes of its ends.
#[derive(Clone, Copy)]
struct Edge {
    /// Index of the crossing of level 0 by extrapolation; wraps below zero if the edge begins at a higher level.
    base: u32,
}

impl Edge {
    fn at(self, level: u8) -> u32 {
        self.base.wrapping_add(u32::from(level))
    }
}

/// Two edges of a cell: bottom, right, top, left are 0–3; a segment leads from the first to the second.
type Segment = (u8, u8);

/// The segment of a cell, indexed by which corners are above the level (bits: bottom left, bottom right, top right, top
/// left). Saddles, 5 and 10, have two segments and are not listed.
#[rustfmt::skip]
const SEGMENTS: [Segment; 16] = {
    let none = (0, 0);
    [
        none, (0, 3), (1, 0), (1, 3), // 0000 0001 0010 0011
        (2, 1), none, (2, 0), (2, 3), // 0100 0101 0110 0111
        (3, 2), (0, 2), none, (1, 2), // 1000 1001 1010 1011
        (3, 1), (0, 1), (3, 0), none, // 1100 1101 1110 1111
    ]
};

/// The state of marching squares: the crossings so far, and the edges shared with the next cells.
struct March<'a> {
    grid: &'a Grid,
    levels: &'a Levels,
    classes: &'a [u8],
    step: [f64; 2],
    crossings: Vec<Crossing>,
    /// Top edge of each column's last cell, which is the bottom edge of its next one. Stale if no level crosses it.
    below: Vec<Edge>,
    /// Right edge of the last cell, which is the left edge of the next one.
    left: Edge,
}

impl<'a> March<'a> {
    fn new(grid: &'a Grid, levels: &'a Levels, classes: &'a [u8]) -> Self {
        assert_eq!(classes.len(), grid.nx * grid.ny, "one class per node");
        assert_eq!(grid.values.len(), classes.len(), "one value per node");
        assert!(grid.nx.max(grid.ny) <= 1 << 16, "a crossing keeps its node in two 16-bit numbers");
        let stale = Edge { base: 0 };
        Self {
            grid,
            levels,
            classes,
            step: grid.step(),
            crossings: Vec::new(),
            below: vec![stale; grid.nx - 1],
            left: stale,
        }
    }

    /// Processes all cells between two rows of nodes.
    fn row(&mut self, j: usize) {
        let nx = self.grid.nx;
        let classes = self.classes;
        let (low, high) = (&classes[j * nx..][..nx], &classes[(j + 1) * nx..][..nx]);
        let word =
            |row: &[u8], i: usize| u64::from_le_bytes(row[i..i + 8].try_into().expect("the slice is eight long"));
        let mut i = 0;
        while i + 8 < nx {
            let (a, c) = (word(low, i), word(low, i + 1));
            let (b, d) = (word(high, i), word(high, i + 1));
            // Non-zero bytes belong to cells whose corners differ.
            let mut differ = (a ^ b) | (a ^ c) | (c ^ d);
            while differ != 0 {
                let cell = differ.trailing_zeros() / 8;
                differ &= !(0xFF << (8 * cell));
                self.cell(i + cell as usize, j);
            }
            i += 8;
        }
        for i in i..nx - 1 {
            if low[i] != low[i + 1] || low[i] != high[i] || low[i] != high[i + 1] {
                self.cell(i, j);
            }
        }
    }

    /// Processes a cell whose corners are not all of one class.
    fn cell(&mut self, i: usize, j: usize) {
        let nx = self.grid.nx;
        let corners = [j * nx + i, j * nx + i + 1, (j + 1) * nx + i + 1, (j + 1) * nx + i];
        let classes = corners.map(|node| self.classes[node]);
        let values = corners.map(|node| self.grid.values[node]);
        let ends = |from: usize, to: usize| ([classes[from], classes[to]], [values[from], values[to]]);
        let bottom = if j == 0 { self.edge(i, j, false, ends(0, 1)) } else { self.below[i] };
        let left = if i == 0 { self.edge(i, j, true, ends(0, 3)) } else { self.left };
        let right = self.edge(i + 1, j, true, ends(1, 2));
        let top = self.edge(i, j + 1, false, ends(3, 2));
        self.below[i] = top;
        self.left = right;
        let [a, b, c, d] = classes;
        let highest = a.max(b).max(c).max(d);
        if highest == Levels::NAN {
            return;
        }
        let edges = [bottom, right, top, left];
        for level in a.min(b).min(c).min(d)..highest {
            let bit = |corner: usize| usize::from(classes[corner] > level) << corner;
            let above = bit(0) | bit(1) | bit(2) | bit(3);
            if above == 5 || above == 10 {
                let middle = values.iter().map(|value| 0.25 * value).sum::<f64>();
                let joined = middle >= self.levels.values[usize::from(level)];
                for segment in saddle(above == 5, joined) {
                    self.link(edges, segment, level);
                }
            } else {
                self.link(edges, SEGMENTS[above], level);
            }
        }
    }

    /// Creates the crossings of the edge that begins at a node, from the classes and values of its ends.
    #[inline]
    fn edge(&mut self, column: usize, row: usize, upwards: bool, (classes, values): ([u8; 2], [f64; 2])) -> Edge {
        let [a, b] = values;
        let (lowest, highest) = (classes[0].min(classes[1]), classes[0].max(classes[1]));
        let base = (self.crossings.len() as u32).wrapping_sub(u32::from(lowest));
        if highest != Levels::NAN {
            for level in lowest..highest {
                let value = self.levels.values[usize::from(level)];
                // Between 0 and 1; NaN only if the difference overflows, and `max` makes that 0.
                let part = ((value - a) / (b - a)).max(0.0) as f32;
                let (column, row) = (column as u16, row as u16);
                self.crossings.push(Crossing { column, row, part, next: NONE, level, upwards, entered: false });
            }
        }
        Edge { base }
    }

    /// Position of a crossing in the plane.
    #[inline]
    fn place(&self, crossing: &Crossing) -> [f64; 2] {
        let part = f64::from(crossing.part);
        let (across, up) = if crossing.upwards { (0.0, part) } else { (part, 0.0) };
        [
            self.grid.x.0 + (f64::from(crossing.column) + across) * self.step[0],
            self.grid.y.0 + (f64::from(crossing.row) + up) * self.step[1],
        ]
    }

    #[inline]
    fn link(&mut self, edges: [Edge; 4], (from, to): Segment, level: u8) {
        let [from, to] = [from, to].map(|edge| edges[usize::from(edge)].at(level));
        self.crossings[from as usize].next = to;
        self.crossings[to as usize].entered = true;
    }

    /// Joins the crossings to lines: first open lines, from crossings without predecessor, then the remaining rings.
    fn joined(mut self) -> Contours {
        let mut contours = Contours { lines: Vec::new(), points: Vec::with_capacity(self.crossings.len()) };
        for closed in [false, true] {
            for first in 0..self.crossings.len() {
                let crossing = self.crossings[first];
                if crossing.next != NONE && (closed || !crossing.entered) {
                    self.follow(first, closed, &mut contours);
                }
            }
        }
        contours.lines.sort_by_key(|line| line.level);
        contours
    }

    /// Appends the line that begins at a crossing, and marks its crossings as used.
    fn follow(&mut self, first: usize, closed: bool, contours: &mut Contours) {
        let points = &mut contours.points;
        let start = points.len();
        let level = usize::from(self.crossings[first].level);
        let mut current = first;
        loop {
            let at = self.place(&self.crossings[current]);
            // If a level runs through a node, the crossings of the node's edges coincide.
            if points.len() == start || points[points.len() - 1] != at {
                points.push(at);
            }
            let next = std::mem::replace(&mut self.crossings[current].next, NONE);
            if next == NONE {
                break;
            }
            current = next as usize;
        }
        if closed && points.len() > start + 1 && points[points.len() - 1] == points[start] {
            points.pop();
        }
        // A ring around a single node of exactly this level has no extent.
        if points.len() - start < if closed { 3 } else { 2 } {
            points.truncate(start);
            return;
        }
        let decade = self.levels.decades[level];
        contours.lines.push(ContourLine { level, decade, closed, span: start..points.len() });
    }
}

/// The two segments of a saddle cell: around the low corners if the high ones are joined through the middle, else
/// around the high ones. `diagonal`: whether the bottom left and top right corners are the high ones.
fn saddle(diagonal: bool, joined: bool) -> [Segment; 2] {
    match (diagonal, joined) {
        (true, true) => [SEGMENTS[0b1101], SEGMENTS[0b0111]],
        (true, false) => [SEGMENTS[0b0001], SEGMENTS[0b0100]],
        (false, true) => [SEGMENTS[0b1110], SEGMENTS[0b1011]],
        (false, false) => [SEGMENTS[0b0010], SEGMENTS[0b1000]],
    }
}
