//! A drawing as a flat list, and the parts of the page where two such lists differ.

use super::glyphs::place;
use crate::figure::clip::overlap;
use crate::figure::colour::Rgba;
use crate::figure::drawing::{Pos, Rect, Shape, Stroke, Text};
use crate::figure::measure::{ASCENT, DESCENT, text_width};
use std::collections::{HashMap, VecDeque};
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
    let is_alone = |leaf: &Leaf| counts.get(&leaf.mark).is_none_or(|(old, new)| old != new);
    // Leaves that are the same or grown, by their places in both lists.
    let mut pairs = pairs(old, new, &is_alone);
    let mut rects = Vec::new();
    // Lines of one stroke and one clip, old and new: a path that has grown is the same but for its end.
    let mut lines: HashMap<u64, [Vec<usize>; 2]> = HashMap::new();
    for (side, leaves) in [old, new].into_iter().enumerate() {
        for (place, leaf) in leaves.iter().enumerate().filter(|(_, leaf)| is_alone(leaf)) {
            match &leaf.shape {
                Shape::Line { stroke, closed: false, .. } => {
                    lines.entry(stroke_mark(stroke, leaf.clip)).or_default()[side].push(place);
                }
                _ => rects.extend(seen(leaf, bounds(&leaf.shape, soft))),
            }
        }
    }
    let whole = |leaf: &Leaf| seen(leaf, bounds(&leaf.shape, soft));
    for [before, after] in lines.into_values() {
        if before.len() != after.len() {
            let leaves = before.into_iter().map(|place| &old[place]).chain(after.into_iter().map(|place| &new[place]));
            rects.extend(leaves.filter_map(whole));
            continue;
        }
        for (before, after) in before.into_iter().zip(after) {
            if let (Shape::Line { points: a, stroke, .. }, Shape::Line { points: b, .. }) =
                (&old[before].shape, &new[after].shape)
            {
                rects.extend(seen(&new[after], line_damage(a, b, stroke, soft)));
                pairs.push((after, before));
            }
        }
    }
    // What lies over what has changed where these are.
    pairs.sort_unstable();
    rects.extend(out_of_order(&pairs).into_iter().filter_map(|place| whole(&new[place])));
    // A hash map has no order of its own, and the same frames must give the same bytes.
    rects.sort_by(|a, b| a.min.partial_cmp(&b.min).unwrap_or(std::cmp::Ordering::Equal));
    rects
}

/// The places of equal leaves in the new list and in the old one: the first with the first, the second with the second.
fn pairs(old: &[Leaf], new: &[Leaf], is_alone: &dyn Fn(&Leaf) -> bool) -> Vec<(usize, usize)> {
    let mut places: HashMap<u64, VecDeque<usize>> = HashMap::with_capacity(old.len());
    for (place, leaf) in old.iter().enumerate().filter(|(_, leaf)| !is_alone(leaf)) {
        places.entry(leaf.mark).or_default().push_back(place);
    }
    let common = new.iter().enumerate().filter(|(_, leaf)| !is_alone(leaf));
    common.filter_map(|(after, leaf)| Some((after, places.get_mut(&leaf.mark)?.pop_front()?))).collect()
}

/// The new places that do not belong to a longest part of `pairs`, sorted by the new place, in which the old places rise
/// too. Patience sorting: Schensted, "Longest increasing and decreasing subsequences", 1961.
fn out_of_order(pairs: &[(usize, usize)]) -> Vec<usize> {
    if pairs.is_sorted_by_key(|(_, before)| *before) {
        return Vec::new();
    }
    // The pair at the end of the best part of each length, and the pair before each.
    let (mut ends, mut previous): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::with_capacity(pairs.len()));
    for (k, (_, before)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *before);
        previous.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = k,
            None => ends.push(k),
        }
    }
    let mut is_kept = vec![false; pairs.len()];
    let mut next = ends.last().copied();
    while let Some(k) = next {
        is_kept[k] = true;
        next = previous[k];
    }
    pairs.iter().zip(is_kept).filter(|(_, is_kept)| !is_kept).map(|((after, _), _)| *after).collect()
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
    let (align, down) = place(text.anchor);
    let left = text.at[0] - align.share() * width;
    let top = text.at[1] + (down - ASCENT) * text.size;
    let height = (ASCENT + DESCENT) * text.size;
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
        assert_eq!(changed(vec![still(), line(&path)], vec![still(), line(&path)]), []);
    }

    #[test]
    fn shapes_that_change_places_differ_where_the_moved_one_is() {
        let circle =
            |x, fill| Shape::Circle { centre: [x, 50.0], radius: 10.0, fill: Some(Rgba::hex(fill)), stroke: None };
        let (a, b, c) = (|| circle(100.0, 1), || circle(105.0, 2), || circle(300.0, 3));
        let around_a = Rect { min: [89.0, 39.0], max: [111.0, 61.0] };
        assert_eq!(changed(vec![a(), b(), c()], vec![b(), c(), a()]), [around_a]);
        assert_eq!(changed(vec![b(), a(), c()], vec![b(), a(), c()]), []);
        // A path that grows and comes to lie above another shape.
        let path: Vec<Pos> = (0..10).map(|k| [100.0 * k as f32, 50.0]).collect();
        let rects = changed(vec![line(&path[..5]), a()], vec![a(), line(&path[..6])]);
        let touches = |rect: &&Rect| overlap(**rect, around_a).is_some_and(|part| part.width() > 20.0);
        assert!(rects.iter().any(|rect| touches(&rect)), "{rects:?}");
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
