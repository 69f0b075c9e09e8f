//! Shared by map, chart and page layout: font sizes, the transform between plane and page, text shapes.

use super::colour::Rgba;
use super::drawing::{Anchor, Pos, Rect, Shape, Text};
use super::measure::text_width;
use super::theme::Tokens;
use super::{Axis, Plot};
use crate::geometry::Point;
use crate::text::Lang;

/// Font sizes and stroke scale of an output: the window, a page, a projector.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Tick labels.
    pub tick: f32,
    /// Labels of marks, colour bar heading.
    pub label: f32,
    /// Titles of charts.
    pub heading: f32,
    /// Factor on every stroke and mark.
    pub stroke: f32,
}

impl Style {
    /// Height of a plot's title above it.
    pub const fn title_room(&self) -> f32 {
        self.heading * 1.9
    }

    /// For the window.
    pub const WINDOW: Self = Self { tick: 11.0, label: 12.0, heading: 12.0, stroke: 1.0 };
    /// For a page 720 points high.
    pub const PAGE: Self = Self { tick: 16.0, label: 17.0, heading: 17.0, stroke: 1.3 };

    /// For a lecture on a screen `height` points high.
    pub fn lecture(height: f32) -> Self {
        let scale = height / 720.0;
        Self { tick: 18.0 * scale, label: 22.0 * scale, heading: 20.0 * scale, stroke: scale }
    }
}

/// Everything a plot's layout needs besides the plot.
#[derive(Clone, Copy, Debug)]
pub struct Pen<'a> {
    /// Colours and strokes.
    pub tokens: &'a Tokens,
    /// Sizes.
    pub style: Style,
    /// Language of numbers.
    pub lang: Lang,
}

/// Positions are clamped to this: the picture is the same, and sums of such numbers do not overflow an f32.
const OUTERMOST: f32 = 1e30;

/// The transform from plane (or chart) coordinates to page points, separate for each axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageFromPlane {
    /// Page = origin + scale·value, per axis; for a log axis the value's log₁₀.
    pub origin: [f64; 2],
    /// Points per unit; y is negative, the page runs down.
    pub scale: [f64; 2],
    log: [bool; 2],
}

impl PageFromPlane {
    /// Maps the axes' ranges onto `rect`.
    pub fn new(plot: &Plot, rect: Rect) -> Self {
        let ends = |axis: &Axis| match axis.log {
            true => (axis.range.0.log10(), axis.range.1.log10()),
            false => axis.range,
        };
        Self { log: [plot.x.log, plot.y.log], ..Self::fit(ends(&plot.x), ends(&plot.y), rect) }
    }

    /// Maps the rectangle `x` × `y` of the plane onto `rect`.
    pub fn fit(x: (f64, f64), y: (f64, f64), rect: Rect) -> Self {
        let scale = [f64::from(rect.width()) / (x.1 - x.0), -f64::from(rect.height()) / (y.1 - y.0)];
        let origin = [f64::from(rect.min[0]) - scale[0] * x.0, f64::from(rect.max[1]) - scale[1] * y.0];
        Self { origin, scale, log: [false; 2] }
    }

    /// Page x of a plane x.
    #[inline]
    pub fn x(&self, x: f64) -> f32 {
        (self.origin[0] + self.scale[0] * if self.log[0] { x.log10() } else { x }) as f32
    }
    /// Page y of a plane y.
    #[inline]
    pub fn y(&self, y: f64) -> f32 {
        (self.origin[1] + self.scale[1] * if self.log[1] { y.log10() } else { y }) as f32
    }
    /// Page position of a point, clamped if very far outside.
    #[inline]
    pub fn pos(&self, p: Point) -> Pos {
        [self.x(p.x), self.y(p.y)].map(|x| x.clamp(-OUTERMOST, OUTERMOST))
    }
    /// Page position in full precision, for paths that run far outside the page. Linear axes only.
    #[inline]
    pub fn exact(&self, p: Point) -> [f64; 2] {
        [self.origin[0] + self.scale[0] * p.x, self.origin[1] + self.scale[1] * p.y]
    }
    /// The plane point at a page position.
    pub fn plane(&self, p: Pos) -> Point {
        let value = |axis: usize| {
            let scaled = (f64::from(p[axis]) - self.origin[axis]) / self.scale[axis];
            if self.log[axis] { 10f64.powf(scaled) } else { scaled }
        };
        Point::new(value(0), value(1))
    }
}

impl Pen<'_> {
    /// Plain text in the weak colour, at tick size.
    pub fn tick(&self, at: Pos, anchor: Anchor, text: impl Into<String>) -> Text {
        self.text(at, anchor, text, self.style.tick, self.tokens.weak)
    }
    /// Text of any size and colour, without halo.
    pub fn text(&self, at: Pos, anchor: Anchor, text: impl Into<String>, size: f32, colour: Rgba) -> Text {
        Text { at, anchor, text: text.into(), size, strong: false, colour, halo: None }
    }
    /// A strong label on the field, with a halo of the casing colour.
    pub fn label(&self, at: Pos, anchor: Anchor, text: impl Into<String>) -> Text {
        Text {
            strong: true,
            halo: Some(self.tokens.casing.alpha(255)),
            ..self.text(at, anchor, text, self.style.label, self.tokens.text)
        }
    }
}

/// Text is never shrunk below this share of its size to make it fit: words in two sizes look like two kinds of words.
pub const LEAST_TYPE: f32 = 0.92;

/// A plot's title with its top left corner at `at`; if too wide it is moved left, shrunk and cut until it lies between
/// `from` and `to`. `None` if the plot has no title.
pub fn title(plot: &Plot, at: Pos, [from, to]: [f32; 2], pen: &Pen<'_>) -> Option<Shape> {
    if plot.title.is_empty() {
        return None;
    }
    let width = text_width(&plot.title, pen.style.heading, true);
    let left = at[0].min(to - width).max(from);
    let size = pen.style.heading * ((to - left) / width).clamp(LEAST_TYPE, 1.0);
    let words = elided(&plot.title, size, true, to - left);
    let title = pen.text([left, at[1] + 2.0], Anchor::LeftTop, words, size, pen.tokens.text);
    Some(text(Text { strong: true, ..title }))
}

/// The text in lines of at most `width`, broken at `separator`s, where no part is wider.
pub fn wrapped(words: &str, separator: &str, size: f32, strong: bool, width: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in words.split(separator).filter(|part| !part.is_empty()) {
        match lines.last_mut() {
            Some(line) if text_width(&format!("{line}{separator}{part}"), size, strong) <= width => {
                line.push_str(separator);
                line.push_str(part);
            }
            _ => lines.push(part.to_owned()),
        }
    }
    lines
}

/// The text, cut with … if wider than `width`.
pub fn elided(words: &str, size: f32, strong: bool, width: f32) -> String {
    // With a tolerance of a thousandth: `width` may be the text's own width, rounded.
    if text_width(words, size, strong) <= width * 1.001 {
        return words.to_owned();
    }
    let mut kept: Vec<char> = words.chars().collect();
    while kept.pop().is_some() {
        let cut = format!("{}…", kept.iter().collect::<String>().trim_end());
        if text_width(&cut, size, strong) <= width {
            return cut;
        }
    }
    String::new()
}

/// A text as a shape.
pub fn text(text: Text) -> Shape {
    Shape::Text(text)
}
