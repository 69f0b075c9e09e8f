//! Labels on a map: of its marks, and of every path at its head, none over another or over anything that counts.
//!
//! Each label is tried at places around what it names, near ones first. A place is refused if it leaves the map or
//! covers a sign, a head or a label placed before; of the others the one wins that is nearest and covers the fewest
//! paths. Heads that nearly coincide have one list with their markers. What fits nowhere is left over, for a legend
//! beside the map.

use super::colour::Rgba;
use super::crowd::Crowd;
use super::drawing::{Anchor, Pos, Rect, Shape, Stroke, Text};
use super::layout::{PageFromPlane, Pen, text};
use super::mark_label::{box_of, candidates};
use super::marker::Marker;
use super::measure::text_width;
use super::path_end::PathEnd;
use super::{HeadLabel, Layer, Mark, MarkKind, Path, Plot, clip, map, marks};

/// Height of a line in font sizes.
const LINE: f32 = 1.28;
/// Gaps in font sizes: between the parts of a line, and after a marker.
const GAPS: [f32; 2] = [0.32, 1.2];
/// Heads nearer than this many head radii share a list.
const TOGETHER: f32 = 2.4;
/// Distances of a label from the rim of its head, in font sizes.
const RINGS: [f32; 8] = [0.25, 0.7, 1.4, 2.4, 3.8, 5.6, 8.0, 11.0];
/// A label further away than this has a line to its head, in font sizes.
const LED: f32 = 1.0;
/// Directions in which a label is tried.
const DIRECTIONS: usize = 24;
/// Cost of a ring, beside 1 for every crowded cell.
const RING: f32 = 5.0;
/// Cost of a leader that runs over a sign, a head or a label.
const STRUCK: f32 = 60.0;
/// Places looked at along a leader.
const LOOKED_AT: usize = 16;
/// A list higher than this share of the map is left to the legend.
const HIGHEST: f32 = 0.62;
/// Free room around a sign, a head or a label, in points.
const FREE: f32 = 1.5;

/// A label of paths, placed on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Its box.
    pub rect: Rect,
    /// Places of the labelled paths among the plot's layers, in the order of its lines.
    pub paths: Vec<usize>,
    /// The line to its head; none where it is near.
    pub leader: Option<[Pos; 2]>,
}

/// A label of a mark, placed on the page.
#[derive(Clone, Debug, PartialEq)]
struct PlacedMark {
    rect: Rect,
    at: Pos,
    anchor: Anchor,
    layer: usize,
}

/// All labels of a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labels {
    marks: Vec<PlacedMark>,
    /// Those of paths.
    pub placed: Vec<Placed>,
    /// Layers of the paths whose label fits nowhere.
    pub left_over: Vec<usize>,
}

/// A path's end with its layer.
struct End<'a> {
    layer: usize,
    at: Pos,
    path: &'a Path,
}

/// Places the labels of a map that shows `inner`.
pub fn place(plot: &Plot, page: &PageFromPlane, inner: Rect, pen: &Pen<'_>) -> Labels {
    let ends = ends(plot, page, inner, pen);
    let mut taken = signs(plot, page, pen);
    let radius = pen.tokens.head_radius * pen.style.stroke;
    taken.extend(ends.iter().map(|end| around(end.at, 1.35 * radius)));
    let crowd = crowd(plot, page, inner);
    let mut labels = Labels::default();
    for (layer, mark) in marks_of(plot) {
        let own = page.pos(mark.at);
        let scale = map::mark_scale(pen.style, pen.tokens);
        let size = [text_width(&mark.label, pen.style.label, true), LINE * pen.style.label];
        let places = candidates(mark.kind, scale).into_iter().enumerate().filter_map(|(k, (to, anchor))| {
            let at = [own[0] + to[0], own[1] + to[1]];
            let rect = box_of(at, anchor, size);
            is_free(rect, &taken, inner).then(|| (crowd.count(rect) as f32 + RING * k as f32, at, anchor, rect))
        });
        if let Some((_, at, anchor, rect)) = places.min_by(|a, b| a.0.total_cmp(&b.0)) {
            taken.push(rect);
            labels.marks.push(PlacedMark { rect, at, anchor, layer });
        }
    }
    for group in groups(ends.iter().filter(|end| end.path.label.is_some()).collect(), TOGETHER * radius, pen) {
        let paths: Vec<usize> = group.iter().map(|end| end.layer).collect();
        let size = size(&group, pen);
        let found =
            (size[1] <= HIGHEST * inner.height()).then(|| around_group(&group, size, &taken, &crowd, inner, pen));
        match found.flatten() {
            Some((rect, leader)) => {
                taken.push(rect);
                labels.placed.push(Placed { rect, paths, leader });
            }
            None => labels.left_over.extend(paths),
        }
    }
    labels
}

/// Shapes of placed labels.
pub fn shapes(labels: &Labels, plot: &Plot, pen: &Pen<'_>) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for PlacedMark { at, anchor, layer, .. } in &labels.marks {
        if let Layer::Mark(mark) = &plot.layers[*layer] {
            shapes.push(text(pen.label(*at, *anchor, mark.label.clone())));
        }
    }
    for Placed { rect, paths, leader } in &labels.placed {
        let lines: Vec<(&Path, &HeadLabel)> = paths
            .iter()
            .filter_map(|layer| match &plot.layers[*layer] {
                Layer::Path(path) => Some((path, path.label.as_ref()?)),
                _ => None,
            })
            .collect();
        if let (Some([from, to]), Some((path, _))) = (leader, lines.first()) {
            let ink = if lines.len() > 1 { pen.tokens.text } else { ink(path, pen) };
            for stroke in
                [Stroke::solid(3.0 * pen.style.stroke, pen.tokens.casing), Stroke::solid(pen.style.stroke, ink)]
            {
                shapes.push(marks::line(vec![*from, *to], stroke));
            }
        }
        let step = LINE * pen.style.label;
        for (k, (path, label)) in lines.iter().enumerate() {
            let at = [rect.min[0], rect.min[1] + step * (k as f32 + 0.5)];
            line_shapes(path, label, at, lines.len() > 1, pen, &mut shapes);
        }
    }
    shapes
}

/// One line of a label from its left end: in a list the marker, then key, name and note.
fn line_shapes(path: &Path, label: &HeadLabel, at: Pos, in_list: bool, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    let size = pen.style.label;
    let mut x = at[0];
    if in_list {
        let radius = 0.34 * size;
        let own = Marker::of(path.slot);
        out.extend(own.shapes_in(marker_ink(path, pen), [x + 0.4 * size, at[1]], radius, pen.tokens, true));
        x += GAPS[1] * size;
    }
    let halo = Some(pen.tokens.casing.alpha(255));
    for (words, strong, colour) in parts(label, ink(path, pen), pen) {
        let part = pen.text([x, at[1]], Anchor::LeftCentre, words, size, colour);
        out.push(text(Text { strong, halo, ..part }));
        x += text_width(words, size, strong) + GAPS[0] * size;
    }
}

fn parts<'a>(label: &'a HeadLabel, ink: Rgba, pen: &Pen<'_>) -> impl Iterator<Item = (&'a str, bool, Rgba)> {
    let parts = [
        (label.key.as_str(), false, pen.tokens.weak),
        (label.name.as_str(), true, ink),
        (label.note.as_str(), false, ink),
    ];
    parts.into_iter().filter(|(words, ..)| !words.is_empty())
}

/// The colour of a path's marker, faded with it.
fn marker_ink(path: &Path, pen: &Pen<'_>) -> Rgba {
    let own = Marker::of(path.slot).ink(pen.tokens);
    if path.faded { own.mix(pen.tokens.field[2], 0.6) } else { own }
}

/// The colour of a path's words: its own, but from the last row words are read in the darkest ink.
fn ink(path: &Path, pen: &Pen<'_>) -> Rgba {
    match pen.tokens.is_for_the_last_row() {
        true if path.faded => pen.tokens.text.mix(pen.tokens.field[2], 0.6),
        true => pen.tokens.text,
        false => marker_ink(path, pen),
    }
}

/// Width and height of a group's label.
fn size(group: &[&End<'_>], pen: &Pen<'_>) -> [f32; 2] {
    let size = pen.style.label;
    let width = |label: &HeadLabel| {
        let widths = parts(label, pen.tokens.text, pen).map(|(words, strong, _)| text_width(words, size, strong));
        widths.map(|width| width + GAPS[0] * size).sum::<f32>() - GAPS[0] * size
    };
    let widest = group.iter().filter_map(|end| end.path.label.as_ref()).map(width).fold(0.0, f32::max);
    let marker = if group.len() > 1 { GAPS[1] * size } else { 0.0 };
    [widest + marker, LINE * size * group.len() as f32]
}

/// The best free place around a group, and its leader.
fn around_group(
    group: &[&End<'_>],
    size: [f32; 2],
    taken: &[Rect],
    crowd: &Crowd,
    inner: Rect,
    pen: &Pen<'_>,
) -> Option<(Rect, Option<[Pos; 2]>)> {
    let own = group.iter().map(|end| end.at).fold(around(group[0].at, 0.0), |rect, p| Rect {
        min: [rect.min[0].min(p[0]), rect.min[1].min(p[1])],
        max: [rect.max[0].max(p[0]), rect.max[1].max(p[1])],
    });
    let (centre, font) = (own.centre(), pen.style.label);
    let reach = pen.tokens.head_radius * pen.style.stroke * 1.35 + own.width().max(own.height()) / 2.0;
    let mut best: Option<(f32, Rect, Option<[Pos; 2]>)> = None;
    for (ring, distance) in RINGS.into_iter().enumerate() {
        if best.as_ref().is_some_and(|(cost, ..)| *cost <= RING * ring as f32) {
            break;
        }
        for k in 0..DIRECTIONS {
            let angle = std::f32::consts::TAU * k as f32 / DIRECTIONS as f32;
            let (sin, cos) = angle.sin_cos();
            let far = reach + distance * font;
            // On a square rather than a circle: a label is a box.
            let scale = far / cos.abs().max(sin.abs());
            let (x, y) = (centre[0] + cos * scale, centre[1] + sin * scale);
            let (half_x, half_y) = (size[0] / 2.0, size[1] / 2.0);
            let wide = cos.abs() >= sin.abs();
            let middle = if wide {
                [x + half_x * cos.signum(), y + half_y * (sin / cos.abs())]
            } else {
                [x + half_x * (cos / sin.abs()), y + half_y * sin.signum()]
            };
            let rect = Rect::new([middle[0] - half_x, middle[1] - half_y], size);
            if !is_free(rect, taken, inner) {
                continue;
            }
            let leader = (distance > LED).then(|| leader(rect, centre, reach, own));
            let struck = leader.is_some_and(|ends| strikes(ends, taken, own, reach));
            let cost = RING * ring as f32 + crowd.count(rect) as f32 + if struck { STRUCK } else { 0.0 };
            if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                best = Some((cost, rect, leader));
            }
        }
    }
    best.map(|(_, rect, leader)| (rect, leader))
}

/// The line from the nearest point of a label's box to the rim of its head.
fn leader(rect: Rect, centre: Pos, reach: f32, own: Rect) -> [Pos; 2] {
    let from = [0, 1].map(|axis| centre[axis].clamp(rect.min[axis], rect.max[axis]));
    let to = [centre[0] - from[0], centre[1] - from[1]];
    let length = to[0].hypot(to[1]).max(1e-3);
    let rim = if own.width().max(own.height()) > 0.0 { reach * 0.9 } else { reach };
    let part = ((length - rim) / length).max(0.0);
    [from, [from[0] + part * to[0], from[1] + part * to[1]]]
}

/// Whether a leader runs over anything that is taken, its own head excepted.
fn strikes([from, to]: [Pos; 2], taken: &[Rect], own: Rect, reach: f32) -> bool {
    let others: Vec<&Rect> =
        taken.iter().filter(|rect| clip::overlap(**rect, own.shrink(-reach * 0.5)).is_none()).collect();
    (0..=LOOKED_AT).any(|k| {
        let part = k as f32 / LOOKED_AT as f32;
        let p = [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])];
        others.iter().any(|rect| rect.contains(p))
    })
}

/// Ends that are near each other, in the order of layers.
fn groups<'a>(mut rest: Vec<&'a End<'a>>, near: f32, pen: &Pen<'_>) -> Vec<Vec<&'a End<'a>>> {
    let mut groups = Vec::new();
    while !rest.is_empty() {
        let mut group = vec![rest.remove(0)];
        let mut next = 0;
        while next < group.len() {
            let at: Pos = group[next].at;
            let is_near = |end: &&End<'_>| (end.at[0] - at[0]).hypot(end.at[1] - at[1]) <= near;
            let (more, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(is_near);
            group.extend(more);
            rest = others;
            next += 1;
        }
        group.sort_by_key(|end| end.layer);
        groups.push(group);
    }
    // Long lists need the most room and choose first.
    groups.sort_by(|a, b| size(b, pen)[1].total_cmp(&size(a, pen)[1]));
    groups
}

fn ends<'a>(plot: &'a Plot, page: &PageFromPlane, inner: Rect, pen: &Pen<'_>) -> Vec<End<'a>> {
    let end = |(layer, one): (usize, &'a Layer)| match one {
        Layer::Path(path) if !path.grey => {
            Some(End { layer, at: PathEnd::of(path, page, inner, pen.style.stroke)?.at(), path })
        }
        _ => None,
    };
    plot.layers.iter().enumerate().filter_map(end).collect()
}

/// Marks with a label.
fn marks_of(plot: &Plot) -> impl Iterator<Item = (usize, &Mark)> {
    plot.layers.iter().enumerate().filter_map(|(k, layer)| match layer {
        Layer::Mark(mark) if !mark.label.is_empty() => Some((k, mark)),
        _ => None,
    })
}

/// Boxes of all signs.
fn signs(plot: &Plot, page: &PageFromPlane, pen: &Pen<'_>) -> Vec<Rect> {
    let scale = map::mark_scale(pen.style, pen.tokens);
    let sign = |layer: &Layer| match layer {
        Layer::Mark(mark) => {
            let reach = match mark.kind {
                MarkKind::Start => 9.0,
                MarkKind::Minimum | MarkKind::Saddle => marks::REACH,
                MarkKind::TrueWeights => 8.0,
                MarkKind::Best(_) | MarkKind::Stop(_) => 1.4 * marks::STEP_SIGN,
                MarkKind::Words => return None,
            };
            Some(around(page.pos(mark.at), reach * scale))
        }
        _ => None,
    };
    plot.layers.iter().filter_map(sign).collect()
}

fn crowd(plot: &Plot, page: &PageFromPlane, inner: Rect) -> Crowd {
    let mut crowd = Crowd::new(inner);
    for layer in &plot.layers {
        if let Layer::Path(path) = layer
            && !path.grey
        {
            let past = &path.points[..(path.shown() + 1).min(path.points.len())];
            crowd.add(past.iter().map(|p| page.pos(*p)));
        }
    }
    crowd.sum()
}

fn around(at: Pos, reach: f32) -> Rect {
    Rect { min: [at[0] - reach, at[1] - reach], max: [at[0] + reach, at[1] + reach] }
}

fn is_free(rect: Rect, taken: &[Rect], inner: Rect) -> bool {
    let inside = inner.shrink(2.0 * FREE);
    inside.contains(rect.min)
        && inside.contains(rect.max)
        && !taken.iter().any(|other| clip::overlap(rect.shrink(-FREE), *other).is_some())
}
