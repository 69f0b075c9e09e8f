//! How crowded parts of a map are: cells that paths run through, summed so that any rectangle is counted at once.

use super::drawing::{Pos, Rect};

/// Side of a cell in points.
const CELL: f32 = 8.0;
/// Positions are clamped to this, in points.
const FAR: f32 = 1e5;
/// Most points of a path that are looked at.
const POINTS: usize = 600;
/// Most places looked at between two points.
const BETWEEN: usize = 256;

/// Cells of a rectangle of the page that lines run through.
pub struct Crowd {
    rect: Rect,
    columns: usize,
    rows: usize,
    /// `sums[row · (columns + 1) + column]` is the number of taken cells above and left.
    sums: Vec<u32>,
    taken: Vec<bool>,
}

impl Crowd {
    /// Without lines.
    pub fn new(rect: Rect) -> Self {
        let count = |length: f32| ((length / CELL).ceil().max(0.0) as usize).min(4096);
        let (columns, rows) = (count(rect.width()), count(rect.height()));
        Self { rect, columns, rows, sums: Vec::new(), taken: vec![false; columns * rows] }
    }

    /// Takes the cells of a polyline.
    pub fn add(&mut self, points: impl ExactSizeIterator<Item = Pos>) {
        let stride = points.len().div_ceil(POINTS).max(1);
        let mut last: Option<Pos> = None;
        for to in points.step_by(stride) {
            // A number far outside has no digits left for the part inside.
            let to = to.map(|x| x.clamp(-FAR, FAR));
            let from = last.unwrap_or(to);
            last = Some(to);
            let Some([from, to]) = within(self.rect, from, to) else { continue };
            let length = (to[0] - from[0]).abs().max((to[1] - from[1]).abs());
            let parts = ((length / CELL).ceil() as usize).clamp(1, BETWEEN);
            for k in 0..=parts {
                let part = k as f32 / parts as f32;
                self.take([from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])]);
            }
        }
    }

    fn take(&mut self, p: Pos) {
        let [x, y] = [0, 1].map(|axis| ((p[axis] - self.rect.min[axis]) / CELL).max(0.0) as usize);
        if x < self.columns && y < self.rows {
            self.taken[y * self.columns + x] = true;
        }
    }

    /// Ends the adding of lines.
    pub fn sum(mut self) -> Self {
        let wide = self.columns + 1;
        self.sums = vec![0; wide * (self.rows + 1)];
        for row in 0..self.rows {
            for column in 0..self.columns {
                let above = self.sums[row * wide + column + 1] + self.sums[(row + 1) * wide + column];
                self.sums[(row + 1) * wide + column + 1] =
                    above - self.sums[row * wide + column] + u32::from(self.taken[row * self.columns + column]);
            }
        }
        self
    }

    /// The number of taken cells in a rectangle.
    pub fn count(&self, rect: Rect) -> u32 {
        let cell =
            |value: f32, axis: usize, most: usize| (((value - self.rect.min[axis]) / CELL).max(0.0) as usize).min(most);
        let (left, top) = (cell(rect.min[0], 0, self.columns), cell(rect.min[1], 1, self.rows));
        let right = cell(rect.max[0] + CELL, 0, self.columns).max(left);
        let bottom = cell(rect.max[1] + CELL, 1, self.rows).max(top);
        let at = |row: usize, column: usize| self.sums[row * (self.columns + 1) + column];
        at(bottom, right) + at(top, left) - at(top, right) - at(bottom, left)
    }
}

/// The part of a segment inside a rectangle (Liang & Barsky 1984).
fn within(rect: Rect, from: Pos, to: Pos) -> Option<[Pos; 2]> {
    let (mut enter, mut leave) = (0.0f32, 1.0f32);
    for axis in 0..2 {
        let step = to[axis] - from[axis];
        let ends = [rect.min[axis] - from[axis], rect.max[axis] - from[axis]];
        if step == 0.0 {
            if ends[0] > 0.0 || ends[1] < 0.0 {
                return None;
            }
            continue;
        }
        let (a, b) = (ends[0] / step, ends[1] / step);
        enter = enter.max(a.min(b));
        leave = leave.min(a.max(b));
    }
    let at = |part: f32| [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])];
    (enter <= leave).then(|| [at(enter), at(leave)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rectangle_counts_the_cells_that_lines_run_through() {
        let mut crowd = Crowd::new(Rect::new([0.0, 0.0], [120.0, 64.0]));
        crowd.add([[-1e30, 33.0], [1e30, 33.0]].into_iter());
        crowd.add([[3.0, 3.0]].into_iter());
        let crowd = crowd.sum();
        let count = |x, y, w, h| crowd.count(Rect::new([x, y], [w, h]));
        assert_eq!(count(0.0, 0.0, 120.0, 60.0), 15 + 1);
        assert_eq!(count(0.0, 0.0, 7.0, 7.0), 1);
        assert_eq!(count(64.0, 34.0, 15.0, 5.0), 2);
        assert_eq!(count(64.0, 0.0, 50.0, 20.0), 0);
    }
}
