//! Markers: racers differ, besides colour, in marker shape, fill, and line dash.
//!
//! A slot is a colour, `slot % 8`, and a variant of it, `slot / 8`. The first variants of colours 0–3 are filled and
//! solid, those of 4–7 hollow and dashed, with the same four shapes. Every further variant of a colour takes the next
//! shape and the next dash, after four of them the other fill: eight variants differ in their markers, 32 in marker or
//! dash.

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

/// How a line is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dash {
    /// Not at all.
    Solid,
    /// Dashes of four widths.
    Dashed,
    /// Dots.
    Dotted,
    /// Dashes of ten widths.
    Long,
}

impl Dash {
    /// All of them, in the order of variants.
    pub const ALL: [Self; 4] = [Self::Solid, Self::Dashed, Self::Dotted, Self::Long];

    /// Lengths of dash and gap of a line of this width. Round caps add half a width at either end of a dash: gaps are
    /// wide enough to be seen after that.
    pub fn lengths(self, width: f32) -> Option<[f32; 2]> {
        match self {
            Self::Solid => None,
            Self::Dashed => Some(dash(width)),
            Self::Dotted => Some([0.6 * width, 2.4 * width]),
            Self::Long => Some([10.0 * width, 3.0 * width]),
        }
    }

    /// The pieces of a line as short as half a chip's, as shares of its length from its outer end.
    pub const fn pieces(self) -> &'static [(f32, f32)] {
        match self {
            Self::Solid => &[(0.0, 1.0)],
            Self::Dashed => &[(0.0, 0.378), (0.622, 1.0)],
            Self::Dotted => &[(0.0, 0.16), (0.42, 0.58), (0.84, 1.0)],
            Self::Long => &[(0.0, 0.68), (0.9, 1.0)],
        }
    }
}

/// Number of colours.
pub const COLOURS: usize = 8;

/// The look of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// Outline.
    pub shape: MarkerShape,
    /// Whether only the outline is coloured.
    pub hollow: bool,
    /// The slot's line.
    pub dash: Dash,
    /// Index into [`Tokens::racer`].
    pub colour: usize,
}

impl Marker {
    /// The look of a slot, counted from 0.
    pub const fn of(slot: usize) -> Self {
        let (colour, variant) = (slot % COLOURS, slot / COLOURS);
        // After eight variants the markers repeat with their dashes moved on by one.
        let dash = (colour / 4 + variant + variant / 8) % 4;
        let hollow = (colour / 4 + variant / 4) % 2 == 1;
        Self { shape: MarkerShape::ALL[(colour + variant) % 4], hollow, dash: Dash::ALL[dash], colour }
    }

    /// The slot's colour.
    pub fn ink(self, tokens: &Tokens) -> Rgba {
        tokens.racer[self.colour]
    }

    /// Dash lengths of the slot's line for a width.
    pub fn dash(self, width: f32) -> Option<[f32; 2]> {
        self.dash.lengths(width)
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
    fn no_two_slots_look_alike() {
        // All variants that 32 racers can need, even if they are all of one rule.
        let looks: Vec<_> = (0..32 * COLOURS).map(Marker::of).collect();
        for (slot, a) in looks.iter().enumerate() {
            assert_eq!(a.colour, slot % COLOURS);
            assert!(looks[slot + 1..].iter().all(|b| a != b), "slot {slot} is repeated");
        }
    }

    #[test]
    fn variants_of_a_colour_differ_in_their_markers() {
        for colour in 0..COLOURS {
            let markers: Vec<_> =
                (0..8).map(|variant| Marker::of(colour + variant * COLOURS)).map(|m| (m.shape, m.hollow)).collect();
            for (variant, marker) in markers.iter().enumerate() {
                assert!(!markers[variant + 1..].contains(marker), "colour {colour}, variant {variant}");
            }
            let next = |variant: usize| Marker::of(colour + (variant + 1) * COLOURS).dash;
            assert!((0..3).all(|variant| next(variant) != Marker::of(colour + variant * COLOURS).dash));
        }
    }

    #[test]
    fn first_variants_are_filled_and_solid_or_hollow_and_dashed() {
        let first: Vec<_> = (0..8).map(Marker::of).collect();
        assert!(first[..4].iter().all(|m| !m.hollow && m.dash(2.0).is_none()));
        assert!(first[4..].iter().all(|m| m.hollow && m.dash(2.0) == Some([8.0, 4.0])));
    }

    #[test]
    fn dashes_can_be_told_apart() {
        for (k, a) in Dash::ALL.iter().enumerate() {
            for b in &Dash::ALL[k + 1..] {
                let lengths = |dash: &Dash| dash.lengths(1.0).unwrap_or([f32::INFINITY, 0.0]);
                assert!(lengths(b)[0] >= 2.0 * lengths(a)[0] || lengths(a)[0] >= 2.0 * lengths(b)[0], "{a:?} {b:?}");
                assert_ne!(a.pieces(), b.pieces());
            }
            let pieces = a.pieces();
            assert!(pieces.iter().all(|(from, to)| from < to) && pieces.windows(2).all(|two| two[0].1 < two[1].0));
            assert!(a.lengths(2.0).is_none_or(|[_, gap]| gap > 2.0), "a gap outlives round caps");
        }
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
