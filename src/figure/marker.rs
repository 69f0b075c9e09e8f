//! Markers: racers differ, besides colour, in marker shape, fill, and line dash.
//!
//! Slots 0–3 are filled and solid, 4–7 hollow and dashed, with the same four shapes. Slots from 8 on repeat the colours
//! with fill and dash exchanged.

use super::colour::Rgba;
use super::drawing::{Pos, Shape, Stroke};
use super::theme::Tokens;

/// The outline of a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkerShape {
    /// ●
    Circle,
    /// ■
    Square,
    /// ▲
    Triangle,
    /// ◆
    Diamond,
}

impl MarkerShape {
    /// All shapes, in the order of slots.
    pub const ALL: [Self; 4] = [Self::Circle, Self::Square, Self::Triangle, Self::Diamond];

    /// Corners around a centre, clockwise on the page; none for the circle, whose radius is `radius` itself.
    /// The factors make the four shapes look equally large.
    pub fn corners(self, centre: Pos, radius: f32) -> Vec<Pos> {
        let unit: &[Pos] = match self {
            Self::Circle => &[],
            Self::Square => &[[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]],
            Self::Triangle => &[[0.0, -1.2], [1.08, 0.75], [-1.08, 0.75]],
            Self::Diamond => &[[0.0, -1.25], [1.25, 0.0], [0.0, 1.25], [-1.25, 0.0]],
        };
        unit.iter().map(|[x, y]| [centre[0] + x * radius, centre[1] + y * radius]).collect()
    }
}

/// The look of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// Outline.
    pub shape: MarkerShape,
    /// Whether only the outline is coloured and the line is dashed.
    pub hollow: bool,
    /// Index into [`Tokens::racer`].
    pub colour: usize,
}

impl Marker {
    /// The look of a slot, counted from 0.
    pub const fn of(slot: usize) -> Self {
        let hollow = ((slot / 4) % 2 == 1) != ((slot / 8) % 2 == 1);
        Self { shape: MarkerShape::ALL[slot % 4], hollow, colour: slot % 8 }
    }

    /// The slot's colour.
    pub fn ink(self, tokens: &Tokens) -> Rgba {
        tokens.racer[self.colour]
    }

    /// Dash lengths of the slot's line for a width.
    pub fn dash(self, width: f32) -> Option<[f32; 2]> {
        self.hollow.then(|| dash(width))
    }

    /// The marker in the slot's own colour; with a `ring` of the casing colour for use on the field.
    pub fn shapes(self, centre: Pos, radius: f32, tokens: &Tokens, ring: bool) -> Vec<Shape> {
        self.shapes_in(self.ink(tokens), centre, radius, tokens, ring)
    }

    /// The marker in another colour: faded, or grey for a racer that is off.
    pub fn shapes_in(self, ink: Rgba, centre: Pos, radius: f32, tokens: &Tokens, ring: bool) -> Vec<Shape> {
        // An outline thinner than 1.6 pt would lose its colour; a filled marker only needs its edge smoothed.
        let width = (radius * 0.42).max(1.6);
        let body = if self.hollow {
            self.outline(centre, radius, tokens.inset, Stroke::solid(width, ink))
        } else {
            self.outline(centre, radius, ink, Stroke::solid(0.8, ink))
        };
        let casing = tokens.casing.alpha(255);
        let around = ring.then(|| self.outline(centre, radius, casing, Stroke::solid(width + 3.0, casing)));
        around.into_iter().chain([body]).collect()
    }

    fn outline(self, centre: Pos, radius: f32, fill: Rgba, stroke: Stroke) -> Shape {
        match self.shape {
            MarkerShape::Circle => Shape::Circle { centre, radius, fill: Some(fill), stroke: Some(stroke) },
            shape => Shape::Polygon { points: shape.corners(centre, radius), fill, stroke: Some(stroke) },
        }
    }
}

/// Dash and gap of a line of this width: four and two widths, so that round caps leave a gap.
pub fn dash(width: f32) -> [f32; 2] {
    [4.0 * width, 2.0 * width]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_slots_look_different() {
        let looks: Vec<_> = (0..16).map(Marker::of).collect();
        for (i, a) in looks.iter().enumerate() {
            assert!(looks[i + 1..].iter().all(|b| a != b), "slot {i} is repeated");
        }
        assert!(looks[..4].iter().all(|m| !m.hollow && m.dash(2.0).is_none()));
        assert!(looks[4..8].iter().all(|m| m.hollow && m.dash(2.0) == Some([8.0, 4.0])));
    }

    #[test]
    fn shapes_look_equally_large() {
        for shape in MarkerShape::ALL {
            let corners = shape.corners([0.0, 0.0], 1.0);
            let next = corners.iter().cycle().skip(1);
            let doubled: f32 = corners.iter().zip(next).map(|(a, b)| a[0] * b[1] - a[1] * b[0]).sum();
            let area = if corners.is_empty() { std::f32::consts::PI } else { doubled / 2.0 };
            assert!((2.0..=std::f32::consts::PI).contains(&area), "{shape:?}: {area}, clockwise on the page");
        }
    }
}
