//! Pictures as data: axes, fields, contours, paths, marks, legend, terms. No landscape and no window in here.

pub mod arrows;
pub mod band;
pub mod chart;
pub mod clip;
pub mod colour;
mod colour_bar;
pub mod colour_map;
pub mod contours;
pub mod drawing;
pub mod field;
pub mod graph;
pub mod grid;
pub mod layout;
pub mod legend;
pub mod legend_line;
pub mod levels;
pub mod map;
pub mod mark_label;
pub mod marker;
pub mod marks;
pub mod measure;
pub mod page;
mod places;
pub mod plot;
pub mod polyline;
pub mod simplify;
pub mod theme;
pub mod ticks;

pub use colour_map::ColourMap;
pub use contours::{ContourLine, Contours};
pub use field::Field;
pub use grid::Grid;
pub use levels::Levels;
pub use marker::{Marker, MarkerShape};
pub use places::Places;
pub use ticks::{Tick, ticks};

use crate::geometry::Point;
use std::sync::Arc;

/// A picture: one or more plots, a title, a legend and the terms of the comparison.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    /// Shown above; may be empty.
    pub title: String,
    /// How they share the page is said by `arrangement`.
    pub plots: Vec<Plot>,
    /// How the plots share the page.
    pub arrangement: Arrangement,
    /// One row per racer.
    pub legend: Vec<LegendRow>,
    /// What came out, above the last line; may be empty.
    pub verdict: String,
    /// The last line: surface, start, steps, seed, gradient evaluations, how step sizes were chosen.
    pub terms: String,
}

/// How a plot is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlotKind {
    /// A plane: ticks inside the frame, equal aspect, a colour bar.
    #[default]
    Map,
    /// A chart: grid, ticks outside the frame.
    Chart,
    /// A drawing without axes.
    Diagram,
}

/// How the plots of a figure share its page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// The first one large, the others in a row below it; the legend in a corner of the first.
    #[default]
    MapAndCharts,
    /// Side by side in rows of so many; the legend in a line above them.
    Rows(usize),
}

/// One set of axes and what is drawn on them, in painting order.
#[derive(Clone, Debug)]
pub struct Plot {
    /// Shown above the axes; may be empty.
    pub title: String,
    /// How it is laid out.
    pub kind: PlotKind,
    /// Horizontal.
    pub x: Axis,
    /// Vertical.
    pub y: Axis,
    /// Painted first to last.
    pub layers: Vec<Layer>,
    /// The scale of the field.
    pub colour_bar: Option<ColourBar>,
    /// Position of the time cursor on x.
    pub cursor: Option<f64>,
}

/// One axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Shown at its end; may be empty.
    pub label: String,
    /// What it covers, ascending; in the axis's own unit, not its logarithm.
    pub range: (f64, f64),
    /// Equal ratios instead of equal steps.
    pub log: bool,
}

/// Something drawn on axes.
#[derive(Clone, Debug)]
pub enum Layer {
    /// Coloured bands of the field.
    Field(Arc<FieldImage>),
    /// Level lines.
    Contours(Arc<Contours>),
    /// A racer's way.
    Path(Path),
    /// A curve of a chart.
    Curve(Curve),
    /// What lies between two curves of a chart.
    Band(Band),
    /// Units of a net and what connects them.
    Graph(Graph),
    /// A single sign.
    Mark(Mark),
    /// A part of a step.
    Arrow(arrows::Arrow),
    /// A point that a step leads from, over or to.
    Spot(arrows::Spot),
}

/// A field in colour over a rectangle of the plane.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldImage {
    /// Left and right edge of the pixels.
    pub x: (f64, f64),
    /// Bottom and top edge.
    pub y: (f64, f64),
    /// The pixels.
    pub bitmap: Arc<drawing::Bitmap>,
    /// One colour per band, the highest ground first.
    pub colours: Vec<colour::Rgba>,
}

/// A racer's way over the plane. The points are shared with the race, not copied.
#[derive(Clone, Debug)]
pub struct Path {
    /// Place of what it shows among its kind, for hovering: of the racer in its scene, of the net in its lab.
    pub owner: usize,
    /// Colour, marker and dash.
    pub slot: usize,
    /// w⁰, w¹, …
    pub points: Arc<Vec<Point>>,
    /// Index of the current point.
    pub at: usize,
    /// Its gradient sees fewer than 3 objects: thinner, no dots.
    pub thin: bool,
    /// Its path ends in divergence.
    pub diverged: bool,
    /// Drawn faintly because another one is hovered.
    pub faded: bool,
}

/// A curve of a chart.
#[derive(Clone, Debug)]
pub struct Curve {
    /// Place of what it shows among its kind, for hovering: of the racer in its scene, of the net in its lab.
    pub owner: usize,
    /// Colour, marker and dash.
    pub slot: usize,
    /// Where the values stand.
    pub x: Places,
    /// y values; gaps where not finite.
    pub values: Arc<Vec<f64>>,
    /// Which of them the cursor's marker stands on.
    pub at: Option<usize>,
    /// Dashed along its whole length.
    pub dashed: bool,
    /// It ends where what it shows diverged: a cross stands at its last value.
    pub diverged: bool,
    /// Thinner.
    pub thin: bool,
    /// Drawn faintly because another one is hovered.
    pub faded: bool,
}

/// What lies between two curves of a chart, with both drawn as its edges.
#[derive(Clone, Debug)]
pub struct Band {
    /// Colour.
    pub slot: usize,
    /// Edges dashed.
    pub dashed: bool,
    /// The x of the first values and the distance from one value to the next.
    pub x: (f64, f64),
    /// Lower edge; gaps where not finite.
    pub low: Arc<Vec<f64>>,
    /// Upper edge.
    pub high: Arc<Vec<f64>>,
    /// It ends where what it shows diverged: a cross stands at its last value.
    pub diverged: bool,
}

/// Units of a net and what connects them, on the plot's plane.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graph {
    /// The units.
    pub nodes: Vec<Node>,
    /// Which connects to which.
    pub edges: Vec<(usize, usize)>,
}

/// A unit of a net.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where.
    pub at: Point,
    /// Written inside; may be empty.
    pub value: String,
    /// Its colour; the text's where `None`.
    pub slot: Option<usize>,
}

/// What a [`Mark`] looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Where all racers begin.
    Start,
    /// A known minimum.
    Minimum,
    /// A saddle point.
    Saddle,
    /// The weights that data were made with.
    TrueWeights,
    /// Nothing: the words stand there alone.
    Words,
}

/// A sign on the plane with a word beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What it looks like.
    pub kind: MarkKind,
    /// Where.
    pub at: Point,
    /// May be empty.
    pub label: String,
}

/// Scale of a field: loss against colour.
#[derive(Clone, Debug, PartialEq)]
pub struct ColourBar {
    /// Shown above: `Q`, or `Q − Q*` where colour follows the distance to the lowest value.
    pub label: String,
    /// One colour per band, the highest ground first.
    pub colours: Vec<colour::Rgba>,
    /// What is written beside it.
    pub ticks: Vec<BarTick>,
}

/// Words at a height of a colour bar.
#[derive(Clone, Debug, PartialEq)]
pub struct BarTick {
    /// 0 at the bottom, 1 at the top.
    pub position: f64,
    /// The words.
    pub label: String,
}

/// One row of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendRow {
    /// Colour, marker and dash.
    pub slot: usize,
    /// A piece of line with or without dashes instead of the slot's chip; for curves without markers.
    pub line: Option<bool>,
    /// The racer's unique name.
    pub name: String,
    /// `η = 0.03; α = 0.9; batch 10`.
    pub parameters: String,
    /// `converged at step 68`.
    pub verdict: String,
}
