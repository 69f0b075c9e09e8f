//! Icons as painted lines on a grid of 16 with the origin in the middle: no icon font, no missing glyph.
//!
//! An icon says nothing to a screen reader; the widget that shows it carries the name.

use eframe::egui::{Color32, Painter, Pos2, Shape, Stroke, vec2};

/// Something to paint on the grid of 16.
enum Primitive {
    /// A line through corners.
    Line(&'static [(f32, f32)]),
    /// A filled convex polygon.
    Fill(&'static [(f32, f32)]),
    /// A filled circle: centre, radius.
    Dot((f32, f32), f32),
    /// A circle's line: centre, radius.
    Ring((f32, f32), f32),
    /// Part of a circle's line: centre, radius, from, to (degrees clockwise from the right).
    Arc((f32, f32), f32, f32, f32),
}
use Primitive::{Arc, Dot, Fill, Line, Ring};

/// Declares the icons: the only list of them.
macro_rules! icons {
    ($($Name:ident: $($part:expr),+;)+) => {
        /// Every icon of the window.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "an icon is its name")]
        pub enum Icon { $($Name),+ }

        impl Icon {
            /// All icons.
            pub const ALL: &'static [Self] = &[$(Self::$Name),+];

            const fn parts(self) -> &'static [Primitive] {
                match self { $(Self::$Name => &[$($part),+]),+ }
            }
        }
    };
}

icons! {
    Play: Fill(&[(-4.0, -6.0), (6.0, 0.0), (-4.0, 6.0)]);
    Pause: Fill(&[(-4.5, -5.5), (-1.5, -5.5), (-1.5, 5.5), (-4.5, 5.5)]),
        Fill(&[(1.5, -5.5), (4.5, -5.5), (4.5, 5.5), (1.5, 5.5)]);
    Next: Fill(&[(-1.0, -5.0), (6.0, 0.0), (-1.0, 5.0)]),
        Fill(&[(-5.0, -5.0), (-3.0, -5.0), (-3.0, 5.0), (-5.0, 5.0)]);
    Prev: Fill(&[(1.0, -5.0), (1.0, 5.0), (-6.0, 0.0)]), Fill(&[(3.0, -5.0), (5.0, -5.0), (5.0, 5.0), (3.0, 5.0)]);
    First: Fill(&[(5.0, -5.0), (5.0, 5.0), (-2.0, 0.0)]),
        Fill(&[(-5.0, -5.0), (-3.0, -5.0), (-3.0, 5.0), (-5.0, 5.0)]);
    Last: Fill(&[(-5.0, -5.0), (2.0, 0.0), (-5.0, 5.0)]), Fill(&[(3.0, -5.0), (5.0, -5.0), (5.0, 5.0), (3.0, 5.0)]);
    Undo: Arc((0.0, 1.0), 4.6, -140.0, 40.0), Fill(&[(-6.1, -4.8), (-0.5, -2.9), (-5.5, 0.9)]);
    Redo: Arc((0.0, 1.0), 4.6, -40.0, -220.0), Fill(&[(6.1, -4.8), (0.5, -2.9), (5.5, 0.9)]);
    Reset: Arc((0.0, 1.0), 4.6, -140.0, 172.0), Fill(&[(-6.1, -4.8), (-0.5, -2.9), (-5.5, 0.9)]);
    Loop: Arc((0.0, 0.0), 5.0, 20.0, 320.0), Fill(&[(1.8, -6.0), (6.4, -2.8), (1.2, -0.8)]);
    Down: Line(&[(-4.0, -2.0), (0.0, 2.2), (4.0, -2.0)]);
    Up: Line(&[(-4.0, 2.0), (0.0, -2.2), (4.0, 2.0)]);
    Sliders: Line(&[(-6.0, -3.5), (-1.0, -3.5)]), Line(&[(3.0, -3.5), (6.0, -3.5)]), Ring((1.0, -3.5), 2.0),
        Line(&[(-6.0, 3.5), (-4.0, 3.5)]), Line(&[(0.0, 3.5), (6.0, 3.5)]), Ring((-2.0, 3.5), 2.0);
    Right: Line(&[(-2.0, -4.0), (2.2, 0.0), (-2.0, 4.0)]);
    Left: Line(&[(2.0, -4.0), (-2.2, 0.0), (2.0, 4.0)]);
    Plus: Line(&[(-5.0, 0.0), (5.0, 0.0)]), Line(&[(0.0, -5.0), (0.0, 5.0)]);
    Dots: Dot((-4.5, 0.0), 1.4), Dot((0.0, 0.0), 1.4), Dot((4.5, 0.0), 1.4);
    Search: Ring((-1.2, -1.2), 4.3), Line(&[(2.0, 2.0), (5.8, 5.8)]);
    Screen: Line(&[(-6.5, -5.5), (6.5, -5.5), (6.5, 3.5), (-6.5, 3.5), (-6.5, -5.5), (6.5, -5.5)]),
        Line(&[(0.0, 3.5), (0.0, 6.0)]), Line(&[(-3.5, 6.2), (3.5, 6.2)]);
    Export: Line(&[(0.0, 2.0), (0.0, -6.0)]), Line(&[(-3.2, -3.2), (0.0, -6.2), (3.2, -3.2)]),
        Line(&[(-5.5, 0.5), (-5.5, 5.5), (5.5, 5.5), (5.5, 0.5)]);
    Sun: Ring((0.0, 0.0), 2.8), Line(&[(4.8, 0.0), (6.8, 0.0)]), Line(&[(3.4, 3.4), (4.8, 4.8)]),
        Line(&[(0.0, 4.8), (0.0, 6.8)]), Line(&[(-3.4, 3.4), (-4.8, 4.8)]), Line(&[(-4.8, 0.0), (-6.8, 0.0)]),
        Line(&[(-3.4, -3.4), (-4.8, -4.8)]), Line(&[(0.0, -4.8), (0.0, -6.8)]), Line(&[(3.4, -3.4), (4.8, -4.8)]);
    Layers: Line(&[(0.0, -5.5), (6.0, -2.0), (0.0, 1.5), (-6.0, -2.0), (0.0, -5.5), (6.0, -2.0)]),
        Line(&[(-6.0, 1.8), (0.0, 5.3), (6.0, 1.8)]);
    Fit: Line(&[(-5.5, -2.0), (-5.5, -5.5), (-2.0, -5.5)]), Line(&[(5.5, -2.0), (5.5, -5.5), (2.0, -5.5)]),
        Line(&[(5.5, 2.0), (5.5, 5.5), (2.0, 5.5)]), Line(&[(-5.5, 2.0), (-5.5, 5.5), (-2.0, 5.5)]);
    Expand: Line(&[(1.5, -5.5), (5.5, -5.5), (5.5, -1.5)]), Line(&[(5.0, -5.0), (1.2, -1.2)]),
        Line(&[(-5.5, 1.5), (-5.5, 5.5), (-1.5, 5.5)]), Line(&[(-5.0, 5.0), (-1.2, 1.2)]);
    Shrink: Line(&[(1.5, -5.5), (1.5, -1.5), (5.5, -1.5)]), Line(&[(2.0, -2.0), (5.6, -5.6)]),
        Line(&[(-1.5, 5.5), (-1.5, 1.5), (-5.5, 1.5)]), Line(&[(-2.0, 2.0), (-5.6, 5.6)]);
    Check: Line(&[(-4.5, 0.5), (-1.3, 3.8), (4.8, -3.6)]);
    Triangle: Line(&[(-5.5, 5.0), (5.5, 5.0), (-1.5, -5.5), (-5.5, 5.0)]), Dot((-5.5, 5.0), 1.4);
    Cross: Line(&[(-3.8, -3.8), (3.8, 3.8)]), Line(&[(-3.8, 3.8), (3.8, -3.8)]);
    Stop: Fill(&[(-3.6, -3.6), (3.6, -3.6), (3.6, 3.6), (-3.6, 3.6)]);
    Copy: Line(&[(-2.0, -2.0), (5.5, -2.0), (5.5, 5.5), (-2.0, 5.5), (-2.0, -2.0), (5.5, -2.0)]),
        Line(&[(-4.0, 2.5), (-5.5, 2.5), (-5.5, -5.5), (2.5, -5.5), (2.5, -4.0)]);
    Warn: Line(&[(0.0, -5.5), (6.2, 5.2), (-6.2, 5.2), (0.0, -5.5), (6.2, 5.2)]), Line(&[(0.0, -1.6), (0.0, 1.6)]),
        Dot((0.0, 3.6), 0.9);
    Folder: Line(&[(-6.0, 5.0), (-6.0, -5.0), (-1.5, -5.0), (0.0, -3.0), (6.0, -3.0), (6.0, 5.0), (-6.0, 5.0), (-6.0, -5.0)]);
    Parts: Line(&[(-6.0, 5.0), (-1.0, -5.0)]), Line(&[(-1.0, -5.0), (5.0, 0.5)]), Line(&[(-6.0, 5.0), (4.0, 5.0)]),
        Fill(&[(6.3, 2.0), (2.0, 1.4), (5.2, -1.8)]), Fill(&[(7.0, 5.0), (3.2, 2.9), (3.2, 7.1)]);
    Eye: Arc((0.0, 5.0), 7.8, -140.0, -40.0), Arc((0.0, -5.0), 7.8, 40.0, 140.0), Ring((0.0, 0.0), 1.8);
    Trash: Line(&[(-5.5, -3.8), (5.5, -3.8)]), Line(&[(-2.2, -3.8), (-2.2, -5.9), (2.2, -5.9), (2.2, -3.8)]),
        Line(&[(-4.2, -3.8), (-3.4, 5.8), (3.4, 5.8), (4.2, -3.8)]);
    Pencil: Line(&[(-5.5, 5.5), (-4.8, 2.4), (3.0, -5.4), (5.4, -3.0), (-2.4, 4.8), (-5.5, 5.5), (-4.8, 2.4)]),
        Line(&[(1.0, -3.4), (3.4, -1.0)]);
    Save: Line(&[(-5.5, -5.5), (3.0, -5.5), (5.5, -3.0), (5.5, 5.5), (-5.5, 5.5), (-5.5, -5.5), (3.0, -5.5)]),
        Line(&[(-2.8, 5.5), (-2.8, 1.0), (2.8, 1.0), (2.8, 5.5)]),
        Line(&[(-2.4, -5.5), (-2.4, -2.6), (1.6, -2.6), (1.6, -5.5)]);
    Info: Ring((0.0, 0.0), 6.0), Dot((0.0, -2.8), 0.9), Line(&[(0.0, -0.6), (0.0, 3.6)]);
}

/// Width of an icon's lines on the grid of 16.
const STROKE: f32 = 1.5;
/// Degrees per corner of an arc: at the largest icon a corner is then under a tenth of a pixel off the circle.
const ARC_STEP: f32 = 12.0;

/// Paints an icon `size` points wide around `centre`.
pub fn paint(painter: &Painter, centre: Pos2, icon: Icon, colour: Color32, size: f32) {
    let unit = size / 16.0;
    let stroke = Stroke::new(STROKE * unit, colour);
    let place = |(x, y): (f32, f32)| centre + vec2(x, y) * unit;
    for part in icon.parts() {
        painter.add(match *part {
            Line(corners) => Shape::line(corners.iter().copied().map(place).collect(), stroke),
            Fill(corners) => Shape::convex_polygon(corners.iter().copied().map(place).collect(), colour, Stroke::NONE),
            Dot(at, radius) => Shape::circle_filled(place(at), radius * unit, colour),
            Ring(at, radius) => Shape::circle_stroke(place(at), radius * unit, stroke),
            Arc((x, y), radius, from, to) => {
                let corners = ((to - from).abs() / ARC_STEP).ceil();
                let point = |k: usize| {
                    let angle = (from + (to - from) * k as f32 / corners).to_radians();
                    place((x + radius * angle.cos(), y + radius * angle.sin()))
                };
                Shape::line((0..=corners as usize).map(point).collect(), stroke)
            }
        });
    }
}

/// Paints the program's mark: three level lines around a minimum, 20 points wide.
pub fn logo(painter: &Painter, centre: Pos2, colour: Color32) {
    for (radius, opacity) in [(9.0, 0.35), (6.0, 0.6), (3.0, 1.0)] {
        let stroke = Stroke::new(1.4, colour.gamma_multiply(opacity));
        painter.add(Shape::ellipse_stroke(centre, vec2(radius, radius * 0.72), stroke));
    }
}
