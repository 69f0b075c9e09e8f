//! A laid-out picture: shapes in points, y down, origin at the top left. Input of both renderers.
//!
//! A [`super::Figure`] is in plane coordinates; layout turns it into a `Drawing`. The window maps shapes to egui and
//! export to SVG, one to one, so that both show the same.

use super::bands::Bands;
use super::colour::Rgba;
use std::sync::Arc;

/// A point of the page: x right, y down, in points.
pub type Pos = [f32; 2];

/// A rectangle of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Top left.
    pub min: Pos,
    /// Bottom right.
    pub max: Pos,
}

impl Rect {
    /// From its top left corner and size.
    pub const fn new(min: Pos, size: Pos) -> Self {
        Self { min, max: [min[0] + size[0], min[1] + size[1]] }
    }
    /// Width in points.
    pub fn width(&self) -> f32 {
        self.max[0] - self.min[0]
    }
    /// Height in points.
    pub fn height(&self) -> f32 {
        self.max[1] - self.min[1]
    }
    /// Centre.
    pub fn centre(&self) -> Pos {
        [(self.min[0] + self.max[0]) / 2.0, (self.min[1] + self.max[1]) / 2.0]
    }
    /// Whether a point lies inside or on the border.
    pub fn contains(&self, p: Pos) -> bool {
        p[0] >= self.min[0] && p[0] <= self.max[0] && p[1] >= self.min[1] && p[1] <= self.max[1]
    }
    /// Moved in by `by` on every side (out when negative).
    pub fn shrink(&self, by: f32) -> Self {
        Self { min: [self.min[0] + by, self.min[1] + by], max: [self.max[0] - by, self.max[1] - by] }
    }
}

/// How a line is drawn. Joins and caps are round, dashes run along the whole line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// In points.
    pub width: f32,
    /// Colour with opacity.
    pub colour: Rgba,
    /// Lengths of dash and gap in points.
    pub dash: Option<[f32; 2]>,
}

impl Stroke {
    /// A solid line.
    pub const fn solid(width: f32, colour: Rgba) -> Self {
        Self { width, colour, dash: None }
    }
}

/// An indexed image: one palette index per pixel, row by row from the top.
#[derive(Clone, Debug, PartialEq)]
pub struct Bitmap {
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// One palette index per pixel.
    pub pixels: Vec<u8>,
    /// At most 256 colours.
    pub palette: Vec<Rgba>,
}

/// Which point of a text its position refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "horizontal, then vertical")]
pub enum Anchor {
    LeftTop,
    LeftCentre,
    LeftBottom,
    CentreTop,
    Centre,
    CentreBottom,
    RightTop,
    RightCentre,
    RightBottom,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Position of the text's `anchor`.
    pub at: Pos,
    /// Which point of the text is at `at`.
    pub anchor: Anchor,
    /// The text.
    pub text: String,
    /// Font size in points.
    pub size: f32,
    /// Whether to use Noto Sans SemiBold instead of Regular.
    pub strong: bool,
    /// Text colour.
    pub colour: Rgba,
    /// Colour of an outline around the letters, 13 % of the font size wide.
    pub halo: Option<Rgba>,
}

/// A shape of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Pixels stretched over a rectangle without smoothing.
    Image {
        /// Position.
        rect: Rect,
        /// The pixels.
        bitmap: Arc<Bitmap>,
        /// The same as nested regions, for vector formats.
        bands: Option<Arc<Bands>>,
    },
    /// A polyline.
    Line {
        /// Its corners.
        points: Vec<Pos>,
        /// Whether the last corner is joined to the first.
        closed: bool,
        /// How.
        stroke: Stroke,
    },
    /// A convex polygon.
    Polygon {
        /// Its corners.
        points: Vec<Pos>,
        /// Inside.
        fill: Rgba,
        /// Border, centred on the edge.
        stroke: Option<Stroke>,
    },
    /// The area between two curves over x, painted as one shape without seams or overlaps.
    Area {
        /// x, top and bottom; x ascends, and no top lies below its bottom.
        columns: Vec<[f32; 3]>,
        /// Inside.
        fill: Rgba,
    },
    /// A region of any shape, perhaps with holes, by the non-zero rule.
    Region {
        /// Its closed borders.
        rings: Vec<Vec<Pos>>,
        /// Inside.
        fill: Rgba,
    },
    /// A disc or ring.
    Circle {
        /// Centre.
        centre: Pos,
        /// Radius.
        radius: f32,
        /// Inside.
        fill: Option<Rgba>,
        /// Border, centred on the circle.
        stroke: Option<Stroke>,
    },
    /// A rectangle, its corners rounded by `radius`.
    Box {
        /// Position.
        rect: Rect,
        /// Corner radius.
        radius: f32,
        /// Inside.
        fill: Option<Rgba>,
        /// Border, centred on the edge.
        stroke: Option<Stroke>,
    },
    /// A line of text.
    Text(Text),
    /// Shapes cut to a rectangle.
    Clipped {
        /// The clip rectangle.
        rect: Rect,
        /// The shapes, in order.
        shapes: Vec<Shape>,
    },
}

/// A laid-out picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// The shapes, in painting order.
    pub shapes: Vec<Shape>,
}
