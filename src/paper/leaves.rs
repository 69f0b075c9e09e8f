//! A drawing as a flat list, and the parts of the page where two such lists differ.

use crate::figure::clip::overlap;
use crate::figure::colour::Rgba;
use crate::figure::drawing::{Anchor, Pos, Rect, Shape, Stroke, Text};
use crate::figure::measure::{ASCENT, DESCENT, text_width};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher};
use std::sync::Arc;

/// A shape without shapes inside, and the rectangle it is cut to.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    pub shape: Shape,
    /// The clips around it, together; `None` if nothing of it is seen.
    pub clip: Option<Rect>,
    /// Equal for equal leaves.
    pub mark: u64,
}

/// The leaves of shapes, in painting order.
pub(super) fn leaves(shapes: Vec<Shape>, page: Rect) -> Vec<Leaf> {
    let mut out = Vec::with_capacity(shapes.len());
    flatten(shapes, Some(page), &mut out);
    out
}

fn flatten(shapes: Vec<Shape>, clip: Option<Rect>, out: &mut Vec<Leaf>) {
    for shape in shapes {
        match shape {
            Shape::Clipped { rect, shapes } => flatten(shapes, clip.and_then(|clip| overlap(rect, clip)), out),
            shape => {
                let mark = mark(&shape, clip);
                out.push(Leaf { shape, clip, mark });
            }
        }
    }
}

/// Leaves as shapes again, neighbours of one clip together.
pub(super) fn shapes<'a>(leaves: impl IntoIterator<Item = (&'a Leaf, Shape)>) -> Vec<Shape> {
    let mut out: Vec<Shape> = Vec::new();
    for (leaf, shape) in leaves {
        let Some(clip) = leaf.clip else { continue };
        match out.last_mut() {
            Some(Shape::Clipped { rect, shapes }) if *rect == clip => shapes.push(shape),
            _ => out.push(Shape::Clipped { rect: clip, shapes: vec![shape] }),
        }
    }
    out
}

/// The rectangles in which two lists may look different, on the page. `soft`: how far soft edges reach, in points.
pub(super) fn damage(old: &[Leaf], new: &[Leaf], soft: f32) -> Vec<Rect> {
    let mut counts: HashMap<u64, (usize, usize)> = HashMap::with_capacity(new.len());
    old.iter().for_each(|leaf| counts.entry(leaf.mark).or_default().0 += 1);
    new.iter().for_each(|leaf| counts.entry(leaf.mark).or_default().1 += 1);
    let is_alone = |leaf: &&Leaf| counts.get(&leaf.mark).is_none_or(|(old, new)| old != new);
    let [old, new] = [old, new].map(|leaves| leaves.iter().filter(is_alone).collect::<Vec<_>>());
    // Lines of one stroke and one clip, old and new: a path that has grown is the same but for its end.
    let mut lines: HashMap<u64, [Vec<&Leaf>; 2]> = HashMap::new();
    let mut rects = Vec::new();
    for (side, leaves) in [old, new].into_iter().enumerate() {
        for leaf in leaves {
            match &leaf.shape {
                Shape::Line { stroke, closed: false, .. } => {
                    lines.entry(stroke_mark(stroke, leaf.clip)).or_default()[side].push(leaf);
                }
                _ => rects.extend(seen(leaf, bounds(&leaf.shape, soft))),
            }
        }
    }
    for [old, new] in lines.into_values() {
        if old.len() == new.len() {
            for (old, new) in old.into_iter().zip(new) {
                let (Shape::Line { points: a, stroke, .. }, Shape::Line { points: b, .. }) = (&old.shape, &new.shape)
                else {
                    continue;
                };
                rects.extend(seen(new, line_damage(a, b, stroke, soft)));
            }
        } else {
            rects.extend(old.into_iter().chain(new).filter_map(|leaf| seen(leaf, bounds(&leaf.shape, soft))));
        }
    }
    // A hash map has no order of its own, and the same frames must give the same bytes.
    rects.sort_by(|a, b| a.min.partial_cmp(&b.min).unwrap_or(std::cmp::Ordering::Equal));
    rects
}

fn seen(leaf: &Leaf, rect: Option<Rect>) -> Option<Rect> {
    overlap(rect?, leaf.clip?)
}

/// Where two polylines of one stroke differ: between their common beginning and, for a solid line, their common end.
fn line_damage(a: &[Pos], b: &[Pos], stroke: &Stroke, soft: f32) -> Option<Rect> {
    let least = a.len().min(b.len());
    let first = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let last = match stroke.dash {
        // Dashes are counted from the beginning.
        Some(_) => 0,
        None => a.iter().rev().zip(b.iter().rev()).take(least - first).take_while(|(a, b)| a == b).count(),
    };
    let changed = |line: &[Pos]| {
        let to = (line.len() - last + 1).min(line.len());
        line[first.saturating_sub(1).min(to)..to].to_vec()
    };
    around(&[changed(a), changed(b)].concat(), stroke.width, soft)
}

/// The rectangle around points with a stroke of this width and its soft edge.
fn around(points: &[Pos], width: f32, soft: f32) -> Option<Rect> {
    let first = *points.first()?;
    let whole = points.iter().fold(Rect { min: first, max: first }, |rect, p| Rect {
        min: [rect.min[0].min(p[0]), rect.min[1].min(p[1])],
        max: [rect.max[0].max(p[0]), rect.max[1].max(p[1])],
    });
    Some(whole.shrink(-(width / 2.0 + soft)))
}

/// The rectangle that a shape touches.
pub(super) fn bounds(shape: &Shape, soft: f32) -> Option<Rect> {
    let width = |stroke: &Option<Stroke>| stroke.as_ref().map_or(0.0, |stroke| stroke.width);
    match shape {
        Shape::Image { rect, .. } | Shape::Clipped { rect, .. } => Some(rect.shrink(-soft)),
        Shape::Line { points, stroke, .. } => around(points, stroke.width, soft),
        Shape::Polygon { points, stroke, .. } => around(points, width(stroke), soft),
        Shape::Area { columns, .. } => around(
            &columns.iter().flat_map(|[x, top, bottom]| [[*x, *top], [*x, *bottom]]).collect::<Vec<_>>(),
            0.0,
            soft,
        ),
        Shape::Region { rings, .. } => around(&rings.concat(), 0.0, soft),
        Shape::Circle { centre, radius, stroke, .. } => around(&[*centre], 2.0 * radius + width(stroke), soft),
        Shape::Box { rect, stroke, .. } => around(&[rect.min, rect.max], width(stroke), soft),
        Shape::Text(text) => Some(text_bounds(text, soft)),
    }
}

fn text_bounds(text: &Text, soft: f32) -> Rect {
    // Letters may reach beyond their advance and beyond the line: accents, integral signs, halos.
    let (width, room) = (text_width(&text.text, text.size, text.strong), 0.4 * text.size + soft);
    let height = (ASCENT + DESCENT) * text.size;
    let [x, y] = text.at;
    let (left, top) = match text.anchor {
        Anchor::LeftTop => (x, y),
        Anchor::LeftCentre => (x, y - height / 2.0),
        Anchor::LeftBottom => (x, y - height),
        Anchor::CentreTop => (x - width / 2.0, y),
        Anchor::Centre => (x - width / 2.0, y - height / 2.0),
        Anchor::CentreBottom => (x - width / 2.0, y - height),
        Anchor::RightTop => (x - width, y),
        Anchor::RightCentre => (x - width, y - height / 2.0),
        Anchor::RightBottom => (x - width, y - height),
    };
    Rect::new([left, top], [width, height]).shrink(-room)
}

/// The part of a shape that may be seen in some rectangles; `None` if nothing is. Long solid lines are cut to their
/// segments there; translucent ones are not, because where two pieces cross they would be darker than one line.
pub(super) fn part_in(leaf: &Leaf, rects: &[Rect], soft: f32) -> Vec<Shape> {
    let touches = |rect: Rect| rects.iter().any(|other| overlap(rect, *other).is_some());
    if !seen(leaf, bounds(&leaf.shape, soft)).is_some_and(touches) {
        return Vec::new();
    }
    match &leaf.shape {
        Shape::Line { points, closed: false, stroke }
            if points.len() > FEW && stroke.dash.is_none() && stroke.colour.0[3] == 255 =>
        {
            let mut runs: Vec<Vec<Pos>> = Vec::new();
            let mut is_on = false;
            for ends in points.windows(2) {
                let here = around(ends, stroke.width, 2.0 * soft).is_some_and(touches);
                match runs.last_mut() {
                    Some(run) if here && is_on => run.push(ends[1]),
                    _ if here => runs.push(ends.to_vec()),
                    _ => {}
                }
                is_on = here;
            }
            runs.into_iter().map(|points| Shape::Line { points, closed: false, stroke: *stroke }).collect()
        }
        shape => vec![shape.clone()],
    }
}

/// Lines of fewer corners are drawn whole.
const FEW: usize = 8;

fn mark(shape: &Shape, clip: Option<Rect>) -> u64 {
    let mut hash = DefaultHasher::new();
    let state = &mut hash;
    rect_bits(clip, state);
    let number = |value: f32, state: &mut DefaultHasher| state.write_u32(value.to_bits());
    let colour = |fill: Option<Rgba>, state: &mut DefaultHasher| {
        state.write_u8(u8::from(fill.is_some()));
        state.write(&fill.map_or([0; 4], |fill| fill.0));
    };
    match shape {
        Shape::Image { rect, bitmap, .. } => {
            state.write_u8(0);
            rect_bits(Some(*rect), state);
            state.write_usize(Arc::as_ptr(bitmap) as usize);
        }
        Shape::Line { points, closed, stroke } => {
            state.write_u8(1 + u8::from(*closed));
            points.iter().flatten().for_each(|value| number(*value, state));
            stroke_bits(Some(stroke), state);
        }
        Shape::Polygon { points, fill, stroke } => {
            state.write_u8(3);
            points.iter().flatten().for_each(|value| number(*value, state));
            colour(Some(*fill), state);
            stroke_bits(stroke.as_ref(), state);
        }
        Shape::Area { columns, fill } => {
            state.write_u8(4);
            columns.iter().flatten().for_each(|value| number(*value, state));
            colour(Some(*fill), state);
        }
        Shape::Region { rings, fill } => {
            state.write_u8(10);
            for ring in rings {
                state.write_usize(ring.len());
                ring.iter().flatten().for_each(|value| number(*value, state));
            }
            colour(Some(*fill), state);
        }
        Shape::Circle { centre, radius, fill, stroke } => {
            state.write_u8(5);
            [centre[0], centre[1], *radius].iter().for_each(|value| number(*value, state));
            colour(*fill, state);
            stroke_bits(stroke.as_ref(), state);
        }
        Shape::Box { rect, radius, fill, stroke } => {
            state.write_u8(6);
            rect_bits(Some(*rect), state);
            number(*radius, state);
            colour(*fill, state);
            stroke_bits(stroke.as_ref(), state);
        }
        Shape::Text(text) => {
            state.write_u8(7);
            state.write(text.text.as_bytes());
            [text.at[0], text.at[1], text.size].iter().for_each(|value| number(*value, state));
            state.write_u8(text.anchor as u8);
            state.write_u8(u8::from(text.strong));
            colour(Some(text.colour), state);
            colour(text.halo, state);
        }
        // Taken apart before.
        Shape::Clipped { rect, .. } => rect_bits(Some(*rect), state),
    }
    hash.finish()
}

fn stroke_mark(stroke: &Stroke, clip: Option<Rect>) -> u64 {
    let mut hash = DefaultHasher::new();
    stroke_bits(Some(stroke), &mut hash);
    rect_bits(clip, &mut hash);
    hash.finish()
}

fn stroke_bits(stroke: Option<&Stroke>, state: &mut DefaultHasher) {
    let Some(stroke) = stroke else { return state.write_u8(0) };
    state.write_u8(1);
    state.write_u32(stroke.width.to_bits());
    state.write(&stroke.colour.0);
    stroke.dash.iter().flatten().for_each(|length| state.write_u32(length.to_bits()));
}

fn rect_bits(rect: Option<Rect>, state: &mut DefaultHasher) {
    let corners = rect.map(|rect| [rect.min, rect.max]);
    corners.iter().flatten().flatten().for_each(|value| state.write_u32(value.to_bits()));
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: Rect = Rect::new([0.0, 0.0], [1000.0, 1000.0]);

    fn line(points: &[Pos]) -> Shape {
        Shape::Line { points: points.to_vec(), closed: false, stroke: Stroke::solid(2.0, Rgba::hex(0)) }
    }

    fn changed(old: Vec<Shape>, new: Vec<Shape>) -> Vec<Rect> {
        damage(&leaves(old, PAGE), &leaves(new, PAGE), 1.0)
    }

    #[test]
    fn a_line_that_has_grown_differs_where_it_has_grown() {
        let path: Vec<Pos> = (0..10).map(|k| [100.0 * k as f32, 50.0]).collect();
        let still = || Shape::Circle { centre: [5.0, 5.0], radius: 2.0, fill: Some(Rgba::hex(1)), stroke: None };
        assert_eq!(changed(vec![line(&path[..5])], vec![line(&path[..6]), still()]).len(), 2);
        let grown = changed(vec![still(), line(&path[..5])], vec![still(), line(&path[..6])]);
        assert_eq!(grown, [Rect { min: [398.0, 48.0], max: [502.0, 52.0] }]);
        let shorter = changed(vec![line(&path[4..])], vec![line(&path[5..])]);
        assert_eq!(shorter, [Rect { min: [398.0, 48.0], max: [502.0, 52.0] }]);
        assert_eq!(changed(vec![still(), line(&path)], vec![line(&path), still()]), []);
    }

    #[test]
    fn a_long_line_is_cut_to_where_it_is_seen() {
        let path: Vec<Pos> = (0..100).map(|k| [10.0 * k as f32, 50.0]).collect();
        let leaf = leaves(vec![line(&path)], PAGE).remove(0);
        let parts =
            part_in(&leaf, &[Rect::new([203.0, 0.0], [4.0, 100.0]), Rect::new([800.0, 0.0], [5.0, 100.0])], 1.0);
        let lengths: Vec<usize> =
            parts.iter().map(|part| if let Shape::Line { points, .. } = part { points.len() } else { 0 }).collect();
        assert_eq!(lengths, [2, 3]);
        assert!(part_in(&leaf, &[Rect::new([0.0, 60.0], [1000.0, 5.0])], 1.0).is_empty());
    }
}
