//! Typeset equations as shapes: their lines, their size, and the outlines of their letters.
//!
//! The embedded SVG of an equation is parsed by usvg; curves become chords, so many to each that at the sizes of pages and
//! screens they look round. Each path of the SVG becomes a region of its own, because where a root's sign and its bar
//! overlap, outlines of opposite directions would cancel.

use super::colour::Rgba;
use super::drawing::{Pos, Shape};
use crate::optim::Equation;
use crate::optim::formula::{EM, Extent};
use resvg::tiny_skia::{Path, PathSegment, Stroke, Transform};
use resvg::usvg::{Group, Node, Options, Tree};

/// Between two equations of a line, in ems.
pub const GAP: f32 = 1.2;
/// Between two lines, in ems.
pub const LEADING: f32 = 0.35;
/// Chords to a curve of a letter: it spans at most a quarter of an em, its chords then deviate by less than a thousandth.
const CHORDS: usize = 8;

/// Equations on one baseline, sizes in the unit of the em they were set with.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// The equations with their sizes.
    pub equations: Vec<(Equation, Extent)>,
    /// Width, gaps included.
    pub width: f32,
    /// Height above the baseline.
    pub ascent: f32,
    /// Depth below it.
    pub descent: f32,
}

impl Line {
    fn push(&mut self, equation: Equation, extent: Extent) {
        self.width += extent.width;
        self.ascent = self.ascent.max(extent.ascent);
        self.descent = self.descent.max(extent.descent);
        self.equations.push((equation, extent));
    }
}

/// Equations in lines no wider than `room`, where no equation is wider.
pub fn lines(equations: &[Equation], em: f32, room: f32) -> Vec<Line> {
    let scale = em / EM;
    let mut lines: Vec<Line> = Vec::new();
    for &equation in equations {
        let Extent { width, ascent, descent } = equation.extent();
        let extent = Extent { width: width * scale, ascent: ascent * scale, descent: descent * scale };
        let fits = |line: &&mut Line| line.width + GAP * em + extent.width <= room;
        if let Some(line) = lines.last_mut().filter(fits) {
            line.width += GAP * em;
            line.push(equation, extent);
        } else {
            let mut line = Line::default();
            line.push(equation, extent);
            lines.push(line);
        }
    }
    lines
}

/// Width and height of equations set in lines `room` wide.
pub fn size(equations: &[Equation], em: f32, room: f32) -> [f32; 2] {
    let lines = lines(equations, em, room);
    let height: f32 = lines.iter().map(|line| line.ascent + line.descent).sum();
    let leading = LEADING * em * lines.len().saturating_sub(1) as f32;
    [lines.iter().map(|line| line.width).fold(0.0, f32::max), height + leading]
}

/// The shapes of equations in lines `room` wide that end at `right`, from `top` down.
pub fn shapes(equations: &[Equation], em: f32, room: f32, [right, top]: Pos, colour: Rgba) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let mut y = top;
    for line in lines(equations, em, room) {
        let baseline = y + line.ascent;
        let mut x = right - line.width;
        for (equation, extent) in &line.equations {
            for rings in outlines(equation) {
                let place = |[px, py]: Pos| [x + px * em / EM, baseline + py * em / EM];
                let rings = rings.into_iter().map(|ring| ring.into_iter().map(place).collect()).collect();
                shapes.push(Shape::Region { rings, fill: colour });
            }
            x += extent.width + GAP * em;
        }
        y += line.ascent + line.descent + LEADING * em;
    }
    shapes
}

/// The closed outlines of an equation's paths in its SVG's units, from the left end of its baseline, y down.
pub fn outlines(equation: &Equation) -> Vec<Vec<Vec<Pos>>> {
    let tree = Tree::from_str(equation.svg, &Options::default()).expect("a test reads every embedded equation");
    let mut paths = Vec::new();
    collect(tree.root(), &Transform::from_translate(0.0, -equation.extent().ascent), &mut paths);
    paths
}

fn collect(group: &Group, to_baseline: &Transform, paths: &mut Vec<Vec<Vec<Pos>>>) {
    for node in group.children() {
        match node {
            Node::Group(group) => collect(group, to_baseline, paths),
            Node::Path(path) => {
                let to_page = to_baseline.pre_concat(path.abs_transform());
                let filled = path.fill().map(|_| path.data().clone());
                let stroked = path.stroke().and_then(|stroke| {
                    let stroke = Stroke { width: stroke.width().get(), ..Stroke::default() };
                    path.data().stroke(&stroke, 1.0)
                });
                let drawn = filled.into_iter().chain(stroked);
                paths.extend(drawn.filter_map(|path| path.transform(to_page)).map(|path| rings(&path)));
            }
            // An equation has neither.
            Node::Image(_) | Node::Text(_) => {}
        }
    }
}

/// The closed corners of a path.
fn rings(path: &Path) -> Vec<Vec<Pos>> {
    let mut rings: Vec<Vec<Pos>> = Vec::new();
    let mut pen = [0.0; 2];
    let curve = |ring: Option<&mut Vec<Pos>>, at: &dyn Fn(f32) -> Pos| {
        if let Some(ring) = ring {
            ring.extend((1..=CHORDS).map(|k| at(k as f32 / CHORDS as f32)));
        }
    };
    for segment in path.segments() {
        let from: Pos = pen;
        match segment {
            PathSegment::MoveTo(p) => {
                pen = [p.x, p.y];
                rings.push(vec![pen]);
            }
            PathSegment::LineTo(p) => {
                pen = [p.x, p.y];
                if let Some(ring) = rings.last_mut() {
                    ring.push(pen);
                }
            }
            PathSegment::QuadTo(a, p) => {
                pen = [p.x, p.y];
                let mix = |k: usize, t: f32| {
                    let s = 1.0 - t;
                    s * s * from[k] + 2.0 * s * t * [a.x, a.y][k] + t * t * [p.x, p.y][k]
                };
                curve(rings.last_mut(), &|t| [mix(0, t), mix(1, t)]);
            }
            PathSegment::CubicTo(a, b, p) => {
                pen = [p.x, p.y];
                let mix = |k: usize, t: f32| {
                    let s = 1.0 - t;
                    let [a, b, p] = [[a.x, a.y][k], [b.x, b.y][k], [p.x, p.y][k]];
                    s * s * s * from[k] + 3.0 * s * s * t * a + 3.0 * s * t * t * b + t * t * t * p
                };
                curve(rings.last_mut(), &|t| [mix(0, t), mix(1, t)]);
            }
            PathSegment::Close => {}
        }
    }
    rings.retain(|ring| ring.len() > 2);
    rings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::optim::{Batch, Divide, RuleSpec};

    #[test]
    fn outlines_fill_the_box_of_every_equation() {
        for rule in RuleSpec::ALL {
            for &form in rule.forms() {
                for equation in rule.equations(form, Batch::Full, Divide::Batch) {
                    let Extent { width, ascent, descent } = equation.extent();
                    let corners: Vec<Pos> = outlines(&equation).into_iter().flatten().flatten().collect();
                    let range = |axis: usize| {
                        let values = corners.iter().map(|corner| corner[axis]);
                        values.fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)))
                    };
                    let (x, y) = (range(0), range(1));
                    assert!(x.0 >= -0.1 && x.1 <= width + 0.1 && x.1 - x.0 > 0.9 * width, "{}: {x:?}", equation.name);
                    assert!(y.0 >= -ascent - 0.1 && y.1 <= descent + 0.1, "{}: {y:?}", equation.name);
                    assert!(y.0 < -0.4 * ascent, "{}: letters stand on the baseline, {y:?}", equation.name);
                }
            }
        }
    }
}
