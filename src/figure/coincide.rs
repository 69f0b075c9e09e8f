//! Curves of a chart that lie on each other, told apart: along the stretch they share each shows in its own pieces.
//!
//! Of n curves on one place the first is a line, the second covers (n − 1)/n of every period of it, the third (n − 2)/n:
//! all are seen equally much. Curves are compared where they are drawn, pixel by pixel.

use super::drawing::{Pos, Rect, Shape, Stroke};
use super::marks;

/// Curves nearer than this share of their width lie on each other.
const NEAR: f32 = 0.6;
/// Length of a piece in line widths.
const PIECE: f32 = 5.0;
/// Shared stretches shorter than this many pieces are crossings.
const LEAST: f32 = 3.0;

/// A curve as it is drawn.
pub struct Drawn {
    /// Its corners, left to right, split at gaps.
    pub pieces: Vec<Vec<Pos>>,
    /// How.
    pub stroke: Stroke,
}

/// The curves' y at the pixels of a frame.
struct Heights {
    left: f32,
    /// Of every curve; NaN where it is not.
    of: Vec<Vec<f32>>,
}

impl Heights {
    fn of(curves: &[Drawn], frame: Rect) -> Self {
        let (left, count) = (frame.min[0], frame.width().clamp(0.0, 1e5) as usize + 1);
        let heights = |curve: &Drawn| {
            let mut heights = vec![f32::NAN; count];
            for pair in curve.pieces.iter().flat_map(|piece| piece.windows(2)) {
                let ([a, y], [b, to]) = (pair[0], pair[1]);
                let (first, last) = ((a - left).ceil().max(0.0), (b - left).floor().min(count as f32 - 1.0));
                if b > a && last >= first {
                    for (k, height) in heights.iter_mut().enumerate().take(last as usize + 1).skip(first as usize) {
                        *height = y + (to - y) * (left + k as f32 - a) / (b - a);
                    }
                }
            }
            heights
        };
        Self { left, of: curves.iter().map(heights).collect() }
    }

    /// At a pixel: how many earlier curves lie where this one does, and how many curves there are in all.
    fn rank(&self, curve: usize, pixel: usize, near: f32) -> (usize, usize) {
        let own = self.of[curve][pixel];
        let is_here = |other: &Vec<f32>| (other[pixel] - own).abs() <= near;
        let before = self.of[..curve].iter().filter(|other| is_here(other)).count();
        let all = self.of.iter().filter(|other| is_here(other)).count();
        (before, all.max(1))
    }
}

/// The shapes of all curves in their order.
pub fn shapes(curves: &[Drawn], frame: Rect) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let heights = if curves.len() > 1 { Heights::of(curves, frame) } else { Heights { left: 0.0, of: Vec::new() } };
    for (k, curve) in curves.iter().enumerate() {
        let least = (LEAST * PIECE * curve.stroke.width) as usize;
        let stretches = if curves.len() > 1 { stretches(&heights, k, curve.stroke.width, least) } else { Vec::new() };
        for piece in curve.pieces.iter().filter(|piece| piece.len() > 1) {
            draw(piece, &stretches, curve.stroke, &mut shapes);
        }
    }
    shapes
}

/// A stretch that a curve shares: from x to x, with its rank among so many.
struct Stretch {
    from: f32,
    to: f32,
    rank: usize,
    all: usize,
}

fn stretches(heights: &Heights, curve: usize, width: f32, least: usize) -> Vec<Stretch> {
    let count = heights.of[curve].len();
    let mut found = Vec::new();
    let mut first = 0;
    while first < count {
        let rank = heights.rank(curve, first, NEAR * width);
        let same = |pixel: &usize| heights.rank(curve, *pixel, NEAR * width) == rank;
        let last = (first..count).take_while(same).last().unwrap_or(first);
        if rank.1 > 1 && last - first >= least {
            let [from, to] = [first, last].map(|pixel| heights.left + pixel as f32);
            found.push(Stretch { from, to, rank: rank.0, all: rank.1 });
        }
        first = last + 1;
    }
    found
}

/// A piece of a curve: its own stroke between the shared stretches.
fn draw(piece: &[Pos], stretches: &[Stretch], stroke: Stroke, out: &mut Vec<Shape>) {
    let (first, end) = (piece[0][0], piece[piece.len() - 1][0]);
    let mut x = first;
    let mut part = |from: f32, to: f32, stroke: Stroke| {
        let points = cut(piece, from, to);
        if points.len() > 1 {
            out.push(marks::line(points, stroke));
        }
    };
    for Stretch { from, to, rank, all } in stretches.iter().filter(|one| one.to > first && one.from < end) {
        if *from > x {
            part(x, *from, stroke);
        }
        let length = PIECE * stroke.width;
        let dash = (*rank > 0).then(|| [length * (all - rank) as f32, length * *rank as f32]);
        part(from.max(x), to.min(end), Stroke { dash, ..stroke });
        x = *to;
    }
    if x < end || stretches.is_empty() {
        part(x, end, stroke);
    }
}

/// The corners of a polyline between two x, with the points there.
fn cut(piece: &[Pos], from: f32, to: f32) -> Vec<Pos> {
    let mut points: Vec<Pos> = Vec::new();
    if from <= piece[0][0] && to >= piece[piece.len() - 1][0] {
        points.extend_from_slice(piece);
        return points;
    }
    for pair in piece.windows(2) {
        let ([a, y], [b, end]) = (pair[0], pair[1]);
        let at = |x: f32| if b > a { [x, y + (end - y) * (x - a) / (b - a)] } else { [x, y] };
        if b < from || a > to {
            continue;
        }
        if points.is_empty() {
            points.push(if a < from { at(from) } else { [a, y] });
        }
        points.push(if b > to { at(to) } else { [b, end] });
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::colour::Rgba;

    const FRAME: Rect = Rect { min: [0.0, 0.0], max: [200.0, 100.0] };

    fn drawn(points: &[Pos]) -> Drawn {
        Drawn { pieces: vec![points.to_vec()], stroke: Stroke::solid(2.0, Rgba([0, 0, 0, 255])) }
    }

    fn lines(curves: &[Drawn]) -> Vec<(Vec<Pos>, Option<[f32; 2]>)> {
        let line = |shape| match shape {
            Shape::Line { points, stroke, .. } => (points, stroke.dash),
            other => unreachable!("{other:?}"),
        };
        shapes(curves, FRAME).into_iter().map(line).collect()
    }

    #[test]
    fn of_three_equal_curves_each_shows_a_third() {
        let one = [[0.0, 50.0], [200.0, 20.0]];
        let found = lines(&[drawn(&one), drawn(&one), drawn(&one)]);
        let dashes: Vec<_> = found.iter().map(|(_, dash)| *dash).collect();
        assert_eq!(dashes, [None, Some([20.0, 10.0]), Some([10.0, 20.0])]);
        assert!(found.iter().all(|(points, _)| points == &one), "from end to end");
    }

    #[test]
    fn curves_that_part_are_dashed_only_where_they_lie_together() {
        let (level, parts) = ([[0.0, 50.0], [200.0, 50.0]], [[0.0, 50.0], [100.0, 50.0], [200.0, 90.0]]);
        let found = lines(&[drawn(&level), drawn(&parts)]);
        let second: Vec<_> = found.iter().filter(|(points, _)| points.iter().any(|p| p[1] > 60.0)).collect();
        assert_eq!(second.len(), 1);
        assert_eq!(second[0].1, None, "its own line where it is alone");
        assert_eq!(found.iter().filter(|(_, dash)| dash.is_some()).count(), 1);
        let [from, to] = [0, second[0].0.len() - 1].map(|k| second[0].0[k][0]);
        assert!((100.0..106.0).contains(&from) && to == 200.0, "{from} {to}");
    }

    #[test]
    fn a_crossing_is_no_shared_stretch() {
        let found = lines(&[drawn(&[[0.0, 0.0], [200.0, 100.0]]), drawn(&[[0.0, 100.0], [200.0, 0.0]])]);
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|(_, dash)| dash.is_none()));
    }
}
