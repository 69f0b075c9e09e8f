//! Lines on screen. Made here because egui's have flaws: its dashes begin anew at corners, its joins have spikes where
//! a line turns back, and corners that are given twice become NaN.

use crate::figure::drawing::{Pos, Stroke};
use crate::ui::paint::theme::color32;
use eframe::egui::epaint::{PathShape, PathStroke};
use eframe::egui::{Color32, Painter, Pos2, Shape};

/// Paints a line.
pub(super) fn line(painter: &Painter, points: &[Pos], closed: bool, stroke: &Stroke) {
    let mut corners = corners(points);
    if corners.len() < 2 {
        return;
    }
    let look = PathStroke::new(stroke.width, color32(stroke.colour));
    let Some([dash, gap]) = stroke.dash else {
        for (points, closed) in unspiked(corners, closed) {
            painter.add(PathShape { points, closed, fill: Color32::TRANSPARENT, stroke: look.clone() });
        }
        return;
    };
    if closed {
        corners.push(corners[0]);
    }
    // egui softens a line's ends outwards, by half a pixel each: dashes are shorter by that, but not down to nothing.
    let soft = (dash / 2.0).min(1.0 / painter.pixels_per_point());
    let dashes = dashes(&corners, dash - soft, gap + soft);
    let shape = |piece| Shape::line(piece, look.clone());
    if corners.array_windows().any(is_sharp) {
        painter.extend(dashes.into_iter().flat_map(|dash| unspiked(dash, false)).map(|(piece, _)| shape(piece)));
    } else {
        painter.extend(dashes.into_iter().map(shape));
    }
}

/// The line's corners without repetitions (a method that stands still): egui makes NaN of them.
fn corners(points: &[Pos]) -> Vec<Pos2> {
    let mut corners: Vec<Pos2> = points.iter().copied().map(Pos2::from).collect();
    corners.dedup();
    corners
}

/// Sharper turns than this, as the cosine between the two ways, get a spike from egui's mitred joins.
const SHARPEST: f32 = -0.85;

/// Whether a line turns back sharply at the middle one of three corners. Where it turns back exactly egui's join is no
/// number at all.
fn is_sharp([a, b, c]: &[Pos2; 3]) -> bool {
    let (before, after) = (*b - *a, *c - *b);
    let along = before.dot(after);
    along < 0.0 && along < SHARPEST * before.length() * after.length()
}

/// The line in pieces that end where it turns back sharply, and whether a piece is closed: ends meet there without a
/// join, which at these widths looks round.
fn unspiked(corners: Vec<Pos2>, closed: bool) -> Vec<(Vec<Pos2>, bool)> {
    let last = corners.len() - 1;
    if last < 2 {
        // Two corners make no ring: egui makes NaN of one.
        return vec![(corners, false)];
    }
    let sharp = |places: [usize; 3]| is_sharp(&places.map(|k| corners[k]));
    let cuts: Vec<usize> = (1..last).filter(|k| sharp([k - 1, *k, k + 1])).collect();
    if cuts.is_empty() && !(closed && (sharp([last - 1, last, 0]) || sharp([last, 0, 1]))) {
        return vec![(corners, closed)];
    }
    let mut pieces = Vec::with_capacity(cuts.len() + 2);
    let mut from = 0;
    for cut in cuts.into_iter().chain([last]) {
        pieces.push((corners[from..=cut].to_vec(), false));
        from = cut;
    }
    if closed {
        pieces.push((vec![corners[last], corners[0]], false));
    }
    pieces
}

/// A line of more dashes is drawn solid: on any screen they have long run into each other.
const MOST_DASHES: f64 = 100_000.0;

/// Cuts a line into dashes, as many as its length says. A dash keeps the corners it goes around, so that they stay
/// joined.
fn dashes(corners: &[Pos2], dash: f32, gap: f32) -> Vec<Vec<Pos2>> {
    let (dash, period) = (f64::from(dash), f64::from(dash) + f64::from(gap));
    let length: f64 = corners.windows(2).map(|ends| f64::from(ends[0].distance(ends[1]))).sum();
    let count = (length / period).ceil();
    if count.is_nan() || count > MOST_DASHES {
        return vec![corners.to_vec()];
    }
    let mut walk = Walk::along(corners);
    let one = |k| {
        let begin = f64::from(k) * period;
        let mut one = vec![walk.to(begin, |_| ())];
        let end = walk.to(begin + dash, |corner| one.push(corner));
        one.push(end);
        // Of corners that are hardly apart egui would make NaN.
        one.dedup();
        one
    };
    (0..count as u32).map(one).filter(|one| one.len() > 1).collect()
}

/// A walk along a line, from place to place.
struct Walk<'a> {
    /// What lies ahead, from the corner passed last.
    corners: &'a [Pos2],
    /// How far along the line that corner lies, and how far from it the next one is.
    passed: f64,
    length: f64,
}

impl<'a> Walk<'a> {
    fn along(corners: &'a [Pos2]) -> Self {
        Self { corners, passed: 0.0, length: next_length(corners) }
    }

    /// Goes on to a place that is `along` from the beginning, at most to the end; `passes` is called with the corners
    /// on the way.
    fn to(&mut self, along: f64, mut passes: impl FnMut(Pos2)) -> Pos2 {
        while self.corners.len() > 2 && self.passed + self.length < along {
            self.passed += self.length;
            self.corners = &self.corners[1..];
            self.length = next_length(self.corners);
            passes(self.corners[0]);
        }
        // Two corners in one place have no distance between them.
        let part = if self.length > 0.0 { ((along - self.passed) / self.length).clamp(0.0, 1.0) } else { 0.0 };
        self.corners[0].lerp(self.corners[1], part as f32)
    }
}

/// From the first corner to the second.
fn next_length(corners: &[Pos2]) -> f64 {
    f64::from(corners[0].distance(corners[1]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::{Context, Rect, pos2};

    fn length(line: &[Pos2]) -> f32 {
        line.windows(2).map(|ends| ends[0].distance(ends[1])).sum()
    }

    #[test]
    fn dashes_run_on_around_corners() {
        // 6 right, 6 down: the second dash (8..14) would start at the corner's other side.
        let cut = dashes(&[pos2(0.0, 0.0), pos2(6.0, 0.0), pos2(6.0, 6.0)], 5.0, 0.5);
        assert_eq!(cut.len(), 3);
        assert_eq!(cut[1], [pos2(5.5, 0.0), pos2(6.0, 0.0), pos2(6.0, 4.5)]);
        let drawn: f32 = cut.iter().map(|dash| length(dash)).sum();
        assert!((drawn - 11.0).abs() < 1e-4, "{drawn} of 12 points are drawn");
    }

    /// Where dashes begin and end, found step by step in the line's own order.
    fn naive(corners: &[Pos2], dash: f64, gap: f64) -> Vec<(f64, f64)> {
        let length: f64 = corners.windows(2).map(|ends| f64::from(ends[0].distance(ends[1]))).sum();
        let (mut found, mut along) = (Vec::new(), 0.0);
        while along < length {
            found.push((along, length.min(along + dash)));
            along += dash + gap;
        }
        found
    }

    #[test]
    fn dashes_lie_where_a_walk_finds_them_and_are_few_on_any_line() {
        let mut state = 5u64;
        let mut random = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        for _ in 0..300 {
            let corners: Vec<Pos2> = (0..2 + random(6)).map(|_| pos2(random(900) as f32, random(600) as f32)).collect();
            let corners = super::corners(&corners.iter().map(|p| [p.x, p.y]).collect::<Vec<_>>());
            if corners.len() < 2 {
                continue;
            }
            let (cut, wanted) = (dashes(&corners, 7.0, 4.5), naive(&corners, 7.0, 4.5));
            assert!(cut.len().abs_diff(wanted.len()) <= 1, "{} dashes, {} wanted", cut.len(), wanted.len());
            let total: f64 = cut.iter().map(|dash| f64::from(length(dash))).sum();
            let wanted: f64 = wanted.iter().map(|(from, to)| to - from).sum();
            assert!((total - wanted).abs() < 0.5, "{total} of {wanted} points are drawn");
        }
        let far = [0.0, 1e-3, 300.0, 1e7, -1e15, 1e30, f32::MAX];
        for _ in 0..300 {
            let mut coordinate = || far[random(7) as usize] + random(9) as f32;
            let corners: Vec<Pos2> = (0..4).map(|_| pos2(coordinate(), coordinate())).collect();
            for (dash, gap) in [(5.0, 3.0), (0.0, 0.0), (1e-30, 1e-30), (f32::NAN, 1.0), (f32::MAX, f32::MAX)] {
                assert!(dashes(&corners, dash, gap).len() <= MOST_DASHES as usize);
            }
        }
    }

    #[test]
    fn a_corner_that_stands_still_is_one() {
        let still = [[1.0, 2.0], [1.0, 2.0], [1.0, 2.0], [4.0, 2.0], [1.0, 2.0]];
        assert_eq!(corners(&still), [pos2(1.0, 2.0), pos2(4.0, 2.0), pos2(1.0, 2.0)]);
    }

    /// egui divides by the length of the mean of two ways: nothing is left of it where a line turns back.
    #[test]
    fn what_turns_back_has_no_spikes() {
        let to_and_fro = [[506.0, 116.6], [506.0, 116.1]];
        let needle = [[0.0, 0.0], [100.0, 0.001], [0.0, 0.002]];
        let sharp_at_its_ends = [[100.0, 0.0], [0.0, 1.0], [0.0, -1.0]];
        let back = [[769.1, 134.2], [771.1, 132.2], [768.3, 135.0]];
        for (points, closed) in [
            (&to_and_fro[..], true),
            (&needle, true),
            (&needle, false),
            (&sharp_at_its_ends, true),
            (&back, false),
            (&back, true),
        ] {
            for dash in [None, Some([6.0, 3.0])] {
                let stroke = Stroke { width: 2.0, colour: crate::figure::colour::Rgba::hex(0), dash };
                let ctx = Context::default();
                let mut output = ctx.run_ui(Default::default(), |ui| line(ui.painter(), points, closed, &stroke));
                output.textures_delta.clear();
                let near = Rect::from_points(&points.iter().copied().map(Pos2::from).collect::<Vec<_>>()).expand(4.0);
                for primitive in ctx.tessellate(output.shapes, 1.0) {
                    let eframe::egui::epaint::Primitive::Mesh(mesh) = primitive.primitive else { continue };
                    let lost = mesh.vertices.iter().find(|vertex| !near.contains(vertex.pos));
                    assert!(lost.is_none(), "{points:?}, closed {closed}, {dash:?}: {lost:?}");
                }
            }
        }
    }

    #[test]
    fn a_dash_longer_than_the_line_is_the_line() {
        let line = [pos2(0.0, 0.0), pos2(1.0, 0.0), pos2(1.0, 1.0)];
        assert_eq!(dashes(&line, 10.0, 5.0), [line.to_vec()]);
    }
}
