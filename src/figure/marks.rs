//! Shapes of marks: the start, a minimum, a saddle, true weights, the place where a diverged path left the view, and a
//! racer's chip for lists (a piece of its line with its marker).

use super::colour::Rgba;
use super::drawing::{Pos, Rect, Shape, Stroke};
use super::marker::{Marker, dash};
use super::theme::Tokens;

/// The start of all racers: ring, disc and dot. `scale` 1 gives radius 8; `grip` adds the halo of a hovered handle.
pub fn start(at: Pos, scale: f32, grip: bool, tokens: &Tokens) -> Vec<Shape> {
    let mut shapes = Vec::new();
    if grip {
        shapes.push(disc(at, 15.0 * scale, tokens.text.faded(0.10)));
    }
    shapes.push(Shape::Circle {
        centre: at,
        radius: 8.0 * scale,
        fill: Some(tokens.inset),
        stroke: Some(Stroke::solid(2.0 * scale, tokens.text)),
    });
    shapes.push(disc(at, 3.0 * scale, tokens.text));
    shapes
}

/// Outer radius of the rays of a minimum or a saddle at scale 1.
pub const REACH: f32 = 15.5;

/// A minimum: an open reticle, large enough to show a path's head inside it.
pub fn minimum(at: Pos, scale: f32, tokens: &Tokens) -> Vec<Shape> {
    let ticks = [[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0]];
    reticle(at, scale, &ticks, 10.0, REACH, tokens)
}

/// A saddle: a reticle with a diagonal cross.
pub fn saddle(at: Pos, scale: f32, tokens: &Tokens) -> Vec<Shape> {
    const D: f32 = std::f32::consts::FRAC_1_SQRT_2;
    reticle(at, scale, &[[D, D], [-D, D], [D, -D], [-D, -D]], 4.0, REACH, tokens)
}

fn reticle(at: Pos, scale: f32, rays: &[Pos; 4], from: f32, to: f32, tokens: &Tokens) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for stroke in [Stroke::solid(4.5 * scale.sqrt(), tokens.casing), Stroke::solid(1.75 * scale.sqrt(), tokens.text)] {
        shapes.push(Shape::Circle { centre: at, radius: 10.0 * scale, fill: None, stroke: Some(stroke) });
        for ray in rays {
            let end = |r: f32| [at[0] + ray[0] * r * scale, at[1] + ray[1] * r * scale];
            shapes.push(line(vec![end(from), end(to)], stroke));
        }
    }
    shapes
}

/// Outer radius of a star, and inner radius relative to it: that of a regular pentagram.
const STAR: (f32, f32) = (6.5, 0.382);

/// A five-pointed star: the weights that data were made with.
pub fn star(at: Pos, scale: f32, tokens: &Tokens) -> Vec<Shape> {
    let corner = |k: usize| {
        let radius = scale * STAR.0 * if k.is_multiple_of(2) { 1.0 } else { STAR.1 };
        let (sin, cos) = (std::f32::consts::PI * k as f32 / 5.0).sin_cos();
        [at[0] + radius * sin, at[1] - radius * cos]
    };
    let outline: Vec<Pos> = (0..10).map(corner).collect();
    let casing = Stroke::solid(3.5 * scale.sqrt(), tokens.casing.alpha(255));
    // Convex parts, each from the centre to a tip, with strokes that cover the seams between them.
    let kite = |tip: usize| Shape::Polygon {
        points: vec![at, outline[(tip + 9) % 10], outline[tip], outline[tip + 1]],
        fill: tokens.text,
        stroke: Some(Stroke::solid(0.8, tokens.text)),
    };
    let rim = Shape::Line { points: outline.clone(), closed: true, stroke: casing };
    std::iter::once(rim).chain((0..10).step_by(2).map(kite)).collect()
}

/// Half the width of a [`best`] or [`stop`] sign at scale 1.
pub const STEP_SIGN: f32 = 6.0;

/// The best step of a path: a ring in its `colour`.
pub fn best(at: Pos, scale: f32, colour: Rgba, tokens: &Tokens) -> Vec<Shape> {
    let radius = STEP_SIGN * scale;
    let ring = |stroke| Shape::Circle { centre: at, radius, fill: None, stroke: Some(stroke) };
    let casing = Shape::Circle { centre: at, radius: radius + 1.5 * scale, fill: Some(tokens.inset), stroke: None };
    vec![casing, ring(Stroke::solid(2.4 * scale, colour)), disc(at, 1.8 * scale, colour)]
}

/// Where a path would stop: a square in its `colour`.
pub fn stop(at: Pos, scale: f32, colour: Rgba, tokens: &Tokens) -> Vec<Shape> {
    let side = 1.7 * STEP_SIGN * scale;
    let rect = Rect::new([at[0] - side / 2.0, at[1] - side / 2.0], [side, side]);
    let stroke = Some(Stroke::solid(2.0 * scale, tokens.inset));
    vec![Shape::Box { rect, radius: 0.0, fill: Some(colour), stroke }]
}

/// ✕ in a disc with a rim of the racer's `colour`: the place where a path without bound left the view.
pub fn left_view(at: Pos, scale: f32, colour: Rgba, tokens: &Tokens) -> Vec<Shape> {
    let arm = 3.2 * scale;
    let stroke = Stroke::solid(1.8 * scale, tokens.bad);
    let rim = Some(Stroke::solid(2.0 * scale, colour));
    vec![
        Shape::Circle { centre: at, radius: 8.0 * scale, fill: Some(tokens.inset), stroke: rim },
        line(vec![[at[0] - arm, at[1] - arm], [at[0] + arm, at[1] + arm]], stroke),
        line(vec![[at[0] - arm, at[1] + arm], [at[0] + arm, at[1] - arm]], stroke),
    ]
}

/// An arrowhead at the edge of the view, to a head that is out of view in this `direction` (of length 1).
pub fn beyond(at: Pos, direction: Pos, scale: f32, colour: Rgba, tokens: &Tokens) -> Vec<Shape> {
    let [x, y] = direction;
    let corner =
        |ahead: f32, aside: f32| [at[0] + scale * (ahead * x - aside * y), at[1] + scale * (ahead * y + aside * x)];
    let points = vec![corner(9.0, 0.0), corner(-5.0, 6.5), corner(-5.0, -6.5)];
    let casing = Some(Stroke::solid(4.0 * scale, tokens.casing.alpha(255)));
    // A shaft: without one it would be taken for a marker.
    let shaft = vec![corner(-16.0, 0.0), corner(-2.0, 0.0)];
    vec![
        line(shaft.clone(), Stroke::solid(7.0 * scale, tokens.casing.alpha(255))),
        line(shaft, Stroke::solid(3.0 * scale, colour)),
        Shape::Polygon { points: points.clone(), fill: tokens.casing.alpha(255), stroke: casing },
        Shape::Polygon { points, fill: colour, stroke: None },
    ]
}

/// ✕ at the end of a curve that diverged. `colour` is the curve's.
pub fn ended(at: Pos, scale: f32, colour: Rgba, tokens: &Tokens) -> Vec<Shape> {
    let arm = ENDED_ARM * scale;
    let bars = [[[-arm, -arm], [arm, arm]], [[-arm, arm], [arm, -arm]]];
    let bar = |bar: [Pos; 2], stroke| line(bar.map(|[x, y]| [at[0] + x, at[1] + y]).to_vec(), stroke);
    let casing = bars.map(|ends| bar(ends, Stroke::solid(5.2 * scale, tokens.inset)));
    casing.into_iter().chain(bars.map(|ends| bar(ends, Stroke::solid(2.4 * scale, colour)))).collect()
}

/// Half the side of the square that [`ended`] crosses, at scale 1.
pub const ENDED_ARM: f32 = 4.5;

/// A piece of a curve for a legend: three dashes, or a solid line of the same length.
pub fn piece(from: Pos, width: f32, slot: usize, dashed: bool, tokens: &Tokens) -> Shape {
    let stroke = Stroke { width, colour: Marker::of(slot).ink(tokens), dash: dashed.then(|| dash(width)) };
    line(vec![from, [from[0] + piece_length(width), from[1]]], stroke)
}

/// Length of a [`piece`]: three dashes and the two gaps between them.
pub fn piece_length(width: f32) -> f32 {
    let [dash, gap] = dash(width);
    3.0 * dash + 2.0 * gap
}

/// A racer's chip in the legend and in lists: its line and marker in a box. Drawn in the border colour if not `on`.
pub fn chip(rect: Rect, slot: usize, on: bool, tokens: &Tokens) -> Vec<Shape> {
    let colour = if on { Marker::of(slot).ink(tokens) } else { tokens.border };
    let scale = rect.height() / 14.0;
    let [x, y] = rect.centre();
    let gap = 7.0 * scale;
    let width = 2.4 * scale;
    let mut shapes = Vec::new();
    for (a, b) in [(rect.min[0], x - gap), (rect.max[0], x + gap)] {
        for (from, to) in Marker::of(slot).dash.pieces() {
            let ends = vec![[a + from * (b - a), y], [a + to * (b - a), y]];
            shapes.push(line(ends, Stroke::solid(width, colour)));
        }
    }
    shapes.extend(Marker::of(slot).shapes_in(colour, [x, y], 4.4 * scale, tokens, false));
    shapes
}

fn disc(centre: Pos, radius: f32, fill: Rgba) -> Shape {
    Shape::Circle { centre, radius, fill: Some(fill), stroke: None }
}

/// An open polyline.
pub fn line(points: Vec<Pos>, stroke: Stroke) -> Shape {
    Shape::Line { points, closed: false, stroke }
}
