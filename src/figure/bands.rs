//! The bands of a field as nested regions: the whole frame in one colour, and above each level the part of the frame
//! where Q is at least that level, closed along the frame. Painted lowest level first, they give the field's picture
//! at any zoom; disjoint bands would show hairlines between them.
//!
//! Level lines have the higher values on their left, so a region's border follows a line to the frame, then the frame
//! counter-clockwise to the next line's start, until it is back. A field with an undefined part has lines that end
//! inside of the frame: it has no regions, and its pixels are drawn.

use super::colour::Rgba;
use super::contours::Contours;
use std::sync::Arc;

/// What a field's regions are made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Bands {
    /// Left and right edge.
    pub x: (f64, f64),
    /// Bottom and top edge.
    pub y: (f64, f64),
    /// Lines of all levels.
    pub lines: Arc<Contours>,
    /// How many levels lie at or below the value in the bottom left corner.
    pub corner: usize,
    /// One colour per band, highest values first.
    pub colours: Vec<Rgba>,
}

/// The part of the frame at or above a level.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Index of the level; `None` for the whole frame, the ground of all.
    pub level: Option<usize>,
    /// The colour of the band above it.
    pub colour: Rgba,
    /// Its closed borders in units of the frame, (0, 0) the bottom left and (1, 1) the top right corner; where a
    /// border runs along the frame, it does so [`OUTSIDE`] of it, so that a stroke there is cut away with the frame.
    /// To be filled by the non-zero rule.
    pub rings: Vec<Vec<[f64; 2]>>,
}

/// How far outside the frame borders run along it, in sizes of the frame.
pub const OUTSIDE: f64 = 0.02;

/// Ends of lines this near to the frame, in its sizes, lie on it.
const NEAR: f64 = 1e-6;

impl Bands {
    /// The regions in painting order; `None` if the lines do not bound them.
    pub fn regions(&self) -> Option<Vec<Region>> {
        let count = self.colours.len().checked_sub(1)?;
        let colour = |class: usize| self.colours[count - class];
        let mut levels: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (place, line) in self.lines.lines.iter().enumerate() {
            levels.get_mut(line.level)?.push(place);
        }
        let mut regions = vec![Region { level: None, colour: colour(0), rings: Vec::new() }];
        for (level, lines) in levels.iter().enumerate() {
            match (lines.is_empty(), self.corner > level) {
                // The whole frame is above this level: what was painted below is not seen.
                (true, true) => regions = vec![Region { level: None, colour: colour(level + 1), rings: Vec::new() }],
                (true, false) => {}
                (false, _) => {
                    let rings = self.rings(lines, self.corner > level)?;
                    regions.push(Region { level: Some(level), colour: colour(level + 1), rings });
                }
            }
        }
        Some(regions)
    }

    /// The borders of the region on the left of some lines.
    fn rings(&self, lines: &[usize], corner_inside: bool) -> Option<Vec<Vec<[f64; 2]>>> {
        let scaled =
            |p: &[f64; 2]| [(p[0] - self.x.0) / (self.x.1 - self.x.0), (p[1] - self.y.0) / (self.y.1 - self.y.0)];
        let corners = |place: usize| self.lines.corners(&self.lines.lines[place]).iter().map(scaled);
        let (closed, open): (Vec<usize>, Vec<usize>) = lines.iter().partition(|place| self.lines.lines[**place].closed);
        let mut rings: Vec<Vec<_>> = closed.iter().map(|place| corners(*place).collect()).collect();
        if open.is_empty() {
            if corner_inside {
                rings.push([0, 1, 2, 3].map(outer_corner).to_vec());
            }
            return Some(rings);
        }
        // Places of all ends along the frame, with the line and whether it starts there.
        let mut ends = Vec::with_capacity(2 * open.len());
        for (k, place) in open.iter().enumerate() {
            ends.push((along(&corners(*place).next()?)?, k, true));
            ends.push((along(&corners(*place).next_back()?)?, k, false));
        }
        ends.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.2.cmp(&b.2)));
        // Counter-clockwise, each line's end is followed by a start, from which the region leaves the frame again.
        let follows = |at: usize| ends[(at + 1) % ends.len()];
        if ends.iter().enumerate().any(|(at, end)| end.2 == follows(at).2) || ends[0].2 != corner_inside {
            return None;
        }
        let mut next = vec![0; open.len()];
        for (at, (_, line, _)) in ends.iter().enumerate().filter(|(_, end)| !end.2) {
            next[*line] = at;
        }
        let mut used = vec![false; open.len()];
        for first in 0..open.len() {
            let mut ring = Vec::new();
            let mut line = first;
            while !used[line] {
                used[line] = true;
                ring.extend(corners(open[line]));
                let (from, to) = (ends[next[line]].0, follows(next[line]));
                let way = (to.0 - from).rem_euclid(4.0);
                ring.push(outer(from));
                for step in 1..=4 {
                    let corner = from.floor() + f64::from(step);
                    if corner < from + way {
                        ring.push(outer_corner(corner.rem_euclid(4.0) as usize));
                    }
                }
                ring.push(outer(to.0));
                line = to.1;
            }
            if !ring.is_empty() {
                rings.push(ring);
            }
        }
        Some(rings)
    }
}

/// The place of a point along the frame, counter-clockwise from the bottom left corner, each side 1 long; `None` off
/// the frame.
fn along([x, y]: &[f64; 2]) -> Option<f64> {
    let near = |a: f64, b: f64| (a - b).abs() < NEAR;
    let place = if near(*y, 0.0) {
        *x
    } else if near(*x, 1.0) {
        1.0 + y
    } else if near(*y, 1.0) {
        3.0 - x
    } else if near(*x, 0.0) {
        4.0 - y
    } else {
        return None;
    };
    Some(place.clamp(0.0, 4.0))
}

/// A corner of the frame by its place along it, moved outside.
fn outer_corner(corner: usize) -> [f64; 2] {
    [[-OUTSIDE, -OUTSIDE], [1.0 + OUTSIDE, -OUTSIDE], [1.0 + OUTSIDE, 1.0 + OUTSIDE], [-OUTSIDE, 1.0 + OUTSIDE]]
        [corner % 4]
}

/// A place along the frame, moved outside.
fn outer(place: f64) -> [f64; 2] {
    let (side, part) = (place.floor() as usize % 4, place.fract());
    match side {
        0 => [part, -OUTSIDE],
        1 => [1.0 + OUTSIDE, part],
        2 => [1.0 - part, 1.0 + OUTSIDE],
        _ => [-OUTSIDE, 1.0 - part],
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;
    use crate::figure::{Grid, Levels};

    fn bands(levels: &[f64], value: impl Fn(f64, f64) -> f64) -> (Bands, Grid, Levels) {
        let levels = Levels::at(levels);
        let grid = Grid::new((-2.0, 2.0), (-1.0, 1.0), 41, 31).filled(value);
        let corner = usize::from(levels.classify(&grid.values[..1])[0]);
        let lines = Arc::new(Contours::of(&grid, &levels));
        let colours = (0..=levels.values.len()).map(|band| Rgba::hex(band as u32)).collect();
        (Bands { x: grid.x, y: grid.y, lines, corner, colours }, grid, levels)
    }

    /// Winding number of rings around a point.
    fn winding(rings: &[Vec<[f64; 2]>], [x, y]: [f64; 2]) -> i32 {
        let edges = rings.iter().flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)));
        edges
            .map(|(a, b)| {
                let side = (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]);
                match (a[1] <= y, b[1] <= y) {
                    (true, false) if side > 0.0 => 1,
                    (false, true) if side < 0.0 => -1,
                    _ => 0,
                }
            })
            .sum()
    }

    #[test]
    fn every_node_is_painted_in_the_colour_of_its_band() {
        type Surface = fn(f64, f64) -> f64;
        let surfaces: [(&str, Surface); 6] = [
            ("bowl", |x, y| x * x + 4.0 * y * y),
            ("saddle", |x, y| x * x - 4.0 * y * y + 0.013),
            ("slope", |x, y| x + 0.3 * y + 0.017),
            ("hill", |x, y| 2.0 - x * x - y * y),
            ("waves", |x, y| (3.0 * x).sin() + (4.0 * y + 0.3).cos()),
            ("constant", |_, _| 0.7),
        ];
        for (name, surface) in surfaces {
            let (bands, grid, levels) = bands(&[-1.0031, -0.5007, 0.1003, 0.6001, 1.2002, 3.0001], surface);
            let regions = bands.regions().unwrap_or_else(|| panic!("{name} has regions"));
            let classes = levels.classify(&grid.values);
            for (node, class) in classes.iter().enumerate() {
                let (i, j) = (node % grid.nx, node / grid.nx);
                let at = [i as f64 / (grid.nx - 1) as f64, j as f64 / (grid.ny - 1) as f64];
                // Moved off the lines' corners, which lie on the grid.
                let at = at.map(|part| part.clamp(1e-4, 1.0 - 1e-4) + 1e-7);
                let seen = regions.iter().rfind(|r| r.level.is_none() || winding(&r.rings, at) != 0).unwrap();
                assert_eq!(seen.colour, bands.colours[levels.values.len() - usize::from(*class)], "{name} at {at:?}");
            }
        }
    }

    #[test]
    fn a_field_that_is_undefined_somewhere_has_no_regions() {
        let (bands, ..) = bands(&[0.5, 1.0], |x, y| if x > 0.3 { f64::NAN } else { x * x + y * y });
        assert_eq!(bands.regions(), None);
    }
}
