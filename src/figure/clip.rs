//! Clips shapes to the visible area before a renderer dashes, flattens or tessellates them.
//!
//! In a zoomed view the other end of an arrow, a path or a field may be millions of points outside; a renderer would
//! process all of it, with numbers too large for it. So both renderers pass every shape to [`cut`] first: the result is
//! finite and near the clip. A shape already near the clip stays unchanged, to the bit.

use super::drawing::{Bitmap, Pos, Rect, Shape, Stroke};
use super::polyline;
use std::sync::Arc;

/// Shapes that reach further outside than this, in points, are cut: further than charts clamp their curves, small for
/// an f32.
pub const FAR: f32 = 12_000.0;
/// The same for a field. Larger, because a renderer only stretches it and copying its pixels is expensive.
const FAR_FIELD: f32 = 1e6;
/// Most columns and rows of a field's copy.
const MOST_PIXELS: f32 = 4096.0;
/// A dashed line with fewer invisible dashes than this is not cut.
const UNSEEN_DASHES: f64 = 256.0;
/// Margin around a dashed line's stroke, for its antialiased edge.
const SOFT: f32 = 2.0;

/// Draws what of a shape is to be drawn if only `clip` is visible: itself, or its parts.
pub fn each(shape: &Shape, clip: Rect, mut draw: impl FnMut(&Shape)) {
    match cut(shape, clip) {
        None => draw(shape),
        Some(parts) => parts.iter().for_each(draw),
    }
}

/// The parts of a shape to draw if only `clip` is visible; `None` to draw the shape itself. The contents of a nested
/// clip are cut later, when that clip is drawn.
pub fn cut(shape: &Shape, clip: Rect) -> Option<Vec<Shape>> {
    let near = clip.shrink(-FAR);
    let is_near = |rect: &Rect, near: Rect| near.contains(rect.min) && near.contains(rect.max);
    match shape {
        Shape::Line { points, closed, stroke } => cut_line(points, *closed, stroke, clip),
        Shape::Polygon { points, .. } if are_inside(points, near) => None,
        Shape::Polygon { points, fill, stroke } => {
            let points = convex(points, near);
            let kept = !points.is_empty();
            Some(kept.then_some(Shape::Polygon { points, fill: *fill, stroke: *stroke }).into_iter().collect())
        }
        Shape::Area { columns, fill } => cut_area(columns, near)
            .map(|parts| parts.into_iter().map(|columns| Shape::Area { columns, fill: *fill }).collect()),
        // A letter: it is not far, or not seen at all.
        Shape::Region { rings, .. } => whole_if(rings.iter().all(|ring| are_inside(ring, near))),
        Shape::Circle { centre, radius, .. } => whole_if(near.contains(*centre) && (0.0..=FAR).contains(radius)),
        Shape::Text(text) => whole_if(near.contains(text.at) && text.size > 0.0 && text.size <= FAR),
        Shape::Box { rect, .. } if is_near(rect, near) => None,
        Shape::Box { rect, radius, fill, stroke } => {
            let kept = |rect| Shape::Box { rect, radius: *radius, fill: *fill, stroke: *stroke };
            Some(overlap(*rect, near).map(kept).into_iter().collect())
        }
        Shape::Image { rect, .. } if is_near(rect, clip.shrink(-FAR_FIELD)) => None,
        Shape::Image { rect, bitmap, .. } => {
            Some(overlap(*rect, clip).map(|seen| copy(*rect, bitmap, seen)).into_iter().collect())
        }
        Shape::Clipped { rect, .. } if is_near(rect, near) => None,
        Shape::Clipped { rect, shapes } => {
            let kept = |rect| Shape::Clipped { rect, shapes: shapes.clone() };
            Some(overlap(*rect, near).map(kept).into_iter().collect())
        }
    }
}

/// The intersection of two rectangles; `None` if it is empty or `a` has NaN.
pub fn overlap(a: Rect, b: Rect) -> Option<Rect> {
    if [a.min, a.max].iter().flatten().any(|x| x.is_nan()) {
        return None;
    }
    let min = [a.min[0].max(b.min[0]), a.min[1].max(b.min[1])];
    let max = [a.max[0].min(b.max[0]), a.max[1].min(b.max[1])];
    (min[0] < max[0] && min[1] < max[1]).then_some(Rect { min, max })
}

fn whole_if(is_kept: bool) -> Option<Vec<Shape>> {
    if is_kept { None } else { Some(Vec::new()) }
}

/// Whether all points lie inside (NaN does not). Without a branch per point, for lines of thousands.
fn are_inside(points: &[Pos], Rect { min, max }: Rect) -> bool {
    let inside = |p: &Pos| (p[0] >= min[0]) & (p[0] <= max[0]) & (p[1] >= min[1]) & (p[1] <= max[1]);
    points.iter().fold(true, |all, p| all & inside(p))
}

fn cut_line(points: &[Pos], closed: bool, stroke: &Stroke, clip: Rect) -> Option<Vec<Shape>> {
    let near = clip.shrink(-FAR);
    let period = stroke.dash.map(|[dash, gap]| f64::from(dash + gap));
    let kept = if period.is_some() { clip.shrink(-stroke.width - SOFT) } else { near };
    if are_inside(points, kept) {
        return None;
    }
    let first = points.first().filter(|_| closed);
    let corners: Vec<_> = points.iter().chain(first).map(|p| p.map(f64::from)).collect();
    let parts = polyline::parts(&corners, kept, period);
    let few = period.is_some_and(|period| parts.unseen <= UNSEEN_DASHES * period);
    if few && are_inside(points, near) {
        return None;
    }
    let line = |points| Shape::Line { points, closed: false, stroke: *stroke };
    Some(parts.lines.into_iter().map(line).collect())
}

/// The part of a convex polygon in a rectangle (Sutherland and Hodgman 1974); empty if there is none.
fn convex(points: &[Pos], rect: Rect) -> Vec<Pos> {
    let mut corners: Vec<[f64; 2]> = points.iter().map(|p| p.map(f64::from)).collect();
    if !corners.iter().flatten().all(|x| x.is_finite()) {
        return Vec::new();
    }
    for (axis, border, sign) in
        [(0, rect.min[0], 1.0), (0, rect.max[0], -1.0), (1, rect.min[1], 1.0), (1, rect.max[1], -1.0)]
    {
        let inside = |p: &[f64; 2]| sign * (p[axis] - f64::from(border));
        let mut kept = Vec::with_capacity(corners.len() + 1);
        for (k, a) in corners.iter().enumerate() {
            let b = &corners[(k + 1) % corners.len()];
            let (from, to) = (inside(a), inside(b));
            if from >= 0.0 {
                kept.push(*a);
            }
            if (from < 0.0) != (to < 0.0) {
                let part = from / (from - to);
                let mut at = [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
                // Set exactly: between ends very far apart the interpolation above loses all digits.
                at[axis] = f64::from(border);
                kept.push(at);
            }
        }
        corners = kept;
    }
    if corners.len() < 3 { Vec::new() } else { corners.into_iter().map(|p| p.map(|x| x as f32)).collect() }
}

/// An area's columns within `near`, in pieces between non-finite columns; `None` if all lie inside. Heights further
/// outside are clamped: at such a distance an edge is practically vertical.
fn cut_area(columns: &[[f32; 3]], near: Rect) -> Option<Vec<Vec<[f32; 3]>>> {
    if columns.iter().all(|[x, top, bottom]| near.contains([*x, *top]) && near.contains([*x, *bottom])) {
        return None;
    }
    let runs = columns.split(|column| !column.iter().all(|x| x.is_finite()));
    let cut = |run: &[[f32; 3]]| {
        let mut kept: Vec<[f32; 3]> = Vec::new();
        for (k, column) in run.iter().enumerate() {
            let next = run.get(k + 1);
            if (near.min[0]..=near.max[0]).contains(&column[0]) {
                kept.push(*column);
            }
            let crossed = [near.min[0], near.max[0]]
                .into_iter()
                .filter(|border| next.is_some_and(|next| (column[0] < *border) && (*border < next[0])));
            kept.extend(crossed.filter_map(|border| Some(between(column, next?, border))));
        }
        for [_, top, bottom] in &mut kept {
            *top = top.clamp(near.min[1], near.max[1]);
            *bottom = bottom.clamp(near.min[1], near.max[1]);
        }
        kept
    };
    Some(runs.map(cut).filter(|columns| columns.len() > 1).collect())
}

/// The column at `x`, interpolated between two.
fn between(a: &[f32; 3], b: &[f32; 3], x: f32) -> [f32; 3] {
    let [a, b] = [a, b].map(|column| column.map(f64::from));
    let part = (f64::from(x) - a[0]) / (b[0] - a[0]);
    [x, (a[1] + (b[1] - a[1]) * part) as f32, (a[2] + (b[2] - a[2]) * part) as f32]
}

/// A copy of the visible pixels of a field, one per point of the page.
fn copy(rect: Rect, bitmap: &Bitmap, seen: Rect) -> Shape {
    let places = |axis: usize, pixels: usize| -> Vec<usize> {
        let [from, length] = [rect.min[axis], rect.max[axis] - rect.min[axis]].map(f64::from);
        let [low, high] = [seen.min[axis], seen.max[axis]].map(f64::from);
        let count = (high - low).ceil().clamp(1.0, f64::from(MOST_PIXELS));
        let place = |k: usize| (low + (high - low) * (k as f64 + 0.5) / count - from) / length * pixels as f64;
        (0..count as usize).map(|k| (place(k) as usize).min(pixels.saturating_sub(1))).collect()
    };
    let (columns, rows) = (places(0, bitmap.width), places(1, bitmap.height));
    let pixel = |row: usize, column: usize| bitmap.pixels.get(row * bitmap.width + column).copied().unwrap_or(0);
    let pixels = rows.iter().flat_map(|row| columns.iter().map(|column| pixel(*row, *column))).collect();
    let palette = bitmap.palette.clone();
    let copy = Bitmap { width: columns.len(), height: rows.len(), pixels, palette };
    Shape::Image { rect: seen, bitmap: Arc::new(copy), bands: None }
}
