//! Typeset equations as shapes: their lines, their size, and the outlines of their letters.
//!
//! The embedded SVG of an equation has paths of few commands alone (`assets/formulas/make.py`); curves become chords, so
//! many to each that at the sizes of pages and screens they look round. Each path of the SVG becomes a region of its own,
//! because where a root's sign and its bar overlap, outlines of opposite directions would cancel.

use super::colour::Rgba;
use super::drawing::{Pos, Shape};
use crate::optim::Equation;
use crate::optim::formula::{EM, Extent};

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
    let paths = equation.svg.split(" d=\"").skip(1);
    paths.map(|path| rings(path.split('"').next().unwrap_or_default())).collect()
}

/// The closed corners of a path: `M` and its point, then the relative commands `m`, `l`, `h`, `v`, `c` and `Z`.
fn rings(data: &str) -> Vec<Vec<Pos>> {
    let mut rings: Vec<Vec<Pos>> = Vec::new();
    let [mut pen, mut start]: [Pos; 2] = [[0.0; 2]; 2];
    for (letter, numbers) in commands(data) {
        let to = |k: usize| [pen[0] + numbers[k], pen[1] + numbers[k + 1]];
        let count = numbers.len();
        let next = match letter {
            'M' | 'm' | 'l' if count == 2 => to(0),
            'h' if count == 1 => [pen[0] + numbers[0], pen[1]],
            'v' if count == 1 => [pen[0], pen[1] + numbers[0]],
            'c' if count == 6 => to(4),
            'Z' if count == 0 => start,
            _ => unreachable!("a test reads every embedded equation: {letter} with {count} numbers"),
        };
        match (letter, rings.last_mut()) {
            ('M' | 'm', _) => {
                start = next;
                rings.push(vec![next]);
            }
            ('c', Some(ring)) => {
                let [a, b] = [to(0), to(2)];
                ring.extend((1..=CHORDS).map(|k| on_curve([pen, a, b, next], k as f32 / CHORDS as f32)));
            }
            ('l' | 'h' | 'v', Some(ring)) => ring.push(next),
            _ => {}
        }
        pen = next;
    }
    rings.retain(|ring| ring.len() > 2);
    rings
}

/// A point of a Bézier curve.
fn on_curve([from, a, b, to]: [Pos; 4], t: f32) -> Pos {
    let s = 1.0 - t;
    let mix = |k: usize| s * s * s * from[k] + 3.0 * s * s * t * a[k] + 3.0 * s * t * t * b[k] + t * t * t * to[k];
    [mix(0), mix(1)]
}

/// The letters of path data with the numbers behind each.
fn commands(data: &str) -> impl Iterator<Item = (char, Vec<f32>)> {
    let is_letter = |letter: char| letter.is_ascii_alphabetic();
    let letters = data.chars().filter(move |letter| is_letter(*letter));
    let numbers = data.split(is_letter).skip(1);
    letters.zip(numbers.map(|part| part.split_whitespace().filter_map(|number| number.parse().ok()).collect()))
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

    /// Two ways to read an SVG: ours, and usvg's.
    #[test]
    fn outlines_are_those_that_usvg_reads() {
        use resvg::usvg::{Node, Options, Tree};
        let mut seen = 0;
        for equation in RuleSpec::ALL.iter().flat_map(|rule| rule.equations(rule.forms()[0], Batch::One, Divide::Batch))
        {
            let tree = Tree::from_str(equation.svg, &Options::default()).expect(equation.name);
            let ours = outlines(&equation);
            // usvg puts what a view box moves into a group.
            let mut nodes = tree.root().children();
            while let [Node::Group(group)] = nodes {
                nodes = group.children();
            }
            assert_eq!(ours.len(), nodes.len(), "{}", equation.name);
            for (rings, node) in ours.iter().zip(nodes) {
                let Node::Path(path) = node else { panic!("{}: paths alone", equation.name) };
                let bounds = path.data().bounds();
                let corners = || rings.iter().flatten();
                let (low, high) = (
                    corners().fold([f32::INFINITY; 2], |low, p| [low[0].min(p[0]), low[1].min(p[1])]),
                    corners().fold([f32::NEG_INFINITY; 2], |high, p| [high[0].max(p[0]), high[1].max(p[1])]),
                );
                let theirs = [bounds.left(), bounds.top(), bounds.right(), bounds.bottom()];
                let ours = [low[0], low[1], high[0], high[1]];
                // Chords lie inside of a curve's bulge.
                assert!(
                    ours.iter().zip(theirs).all(|(a, b)| (a - b).abs() < 0.2),
                    "{}: {ours:?}, {theirs:?}",
                    equation.name
                );
                seen += rings.len();
            }
        }
        assert!(seen > 100);
    }
}
