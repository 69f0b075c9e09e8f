//! Figures as data: axes, fields, contours, paths, marks, legend, terms; and their layout. Independent of landscapes
//! and of the window.

pub mod arrows;
pub mod band;
pub mod bands;
mod bars;
pub mod chart;
pub mod clip;
mod coincide;
pub mod colour;
mod colour_bar;
pub mod colour_map;
pub mod contours;
mod crowd;
mod dots;
pub mod drawing;
pub mod facet_grid;
mod facet_plan;
mod facets;
pub mod field;
pub mod frame;
pub mod graph;
pub mod grid;
mod heading;
pub mod labels;
pub mod layout;
pub mod legend;
pub mod legend_line;
mod legend_place;
pub mod levels;
pub mod map;
pub mod mark_label;
pub mod marker;
pub mod marks;
pub mod measure;
pub mod page;
pub mod parts;
pub mod path_end;
mod places;
pub mod plot;
pub mod polyline;
mod reference;
pub mod rows;
pub mod simplify;
mod table;
pub mod theme;
pub mod ticks;
pub mod typeset;
mod upright;

pub use bars::{Bar, Bars};
pub use colour_map::ColourMap;
pub use contours::{ContourLine, Contours};
pub use dots::Dots;
pub use facets::Facets;
pub use field::Field;
pub use grid::Grid;
pub use legend_place::LegendPlace;
pub use levels::Levels;
pub use marker::{Marker, MarkerShape};
pub use places::Places;
pub use table::{Cell, CellLook, Table};
pub use ticks::{Tick, ticks};
pub use upright::Upright;

use crate::geometry::{Domain, Point};
use crate::optim::Equation;
use std::sync::Arc;

/// A figure: one or more plots, a title, a legend and the terms of the comparison.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    /// Shown above; may be empty.
    pub title: String,
    /// Typeset at the right of the title; may be empty.
    pub formula: Vec<Equation>,
    /// The plots, placed according to `arrangement`.
    pub plots: Vec<Plot>,
    /// How the plots share the page.
    pub arrangement: Arrangement,
    /// What to watch for, under the title; may be empty.
    pub watch: String,
    /// One row per racer.
    pub legend: Vec<LegendRow>,
    /// Where the legend of a map stands; `Auto` is decided when the figure is made, and otherwise means `Beside`.
    pub legend_place: LegendPlace,
    /// The result in words, above the last line; may be empty.
    pub verdict: String,
    /// The last line: landscape, start, steps, seed, gradient evaluations, how step sizes were chosen.
    pub terms: String,
}

impl Figure {
    /// Leaves the legend out. Where its rows head rows of plots, their names stay.
    pub fn hide_legend(&mut self) {
        if !matches!(self.arrangement, Arrangement::Grid { headed: true, .. }) {
            return self.legend.clear();
        }
        for row in &mut self.legend {
            row.parameters.clear();
            row.verdict.clear();
        }
    }
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
    /// The first one large, the others in rows below it; the legend where [`Figure::legend_place`] says.
    #[default]
    MapAndCharts,
    /// Side by side in rows of this many; the legend in lines above them.
    Rows(usize),
    /// Maps of steps taken apart, each with the list of its terms; see [`parts`].
    Parts,
    /// In a grid with shared axes that fits any page; see [`facet_grid`].
    Grid {
        /// Columns of the grid; of plots that are not `headed`, at most so many.
        columns: usize,
        /// Whether row k of the grid is that of row k of the legend, which heads it.
        headed: bool,
    },
}

/// One set of axes and what is drawn on them, in painting order.
#[derive(Clone, Debug, Default)]
pub struct Plot {
    /// Shown above the axes; may be empty.
    pub title: String,
    /// Of a chart: what is drawn, below its title in small type; may be empty.
    pub formula: String,
    /// How it is laid out.
    pub kind: PlotKind,
    /// Horizontal.
    pub x: Axis,
    /// Vertical.
    pub y: Axis,
    /// Painted first to last.
    pub layers: Vec<Layer>,
    /// The colour bar of the field.
    pub colour_bar: Option<ColourBar>,
    /// Position of the time cursor on x.
    pub cursor: Option<f64>,
    /// Of a step taken apart: its terms.
    pub parts: parts::Parts,
}

impl Plot {
    /// The part of the plane that its ranges span.
    pub const fn range(&self) -> Domain {
        Domain { x: self.x.range, y: self.y.range }
    }
}

/// One axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    /// Shown at the end of the axis; may be empty.
    pub label: String,
    /// The range, ascending; values themselves, not their logarithms.
    pub range: (f64, f64),
    /// Whether the scale is logarithmic.
    pub log: bool,
    /// If not empty, the ticks are these: names of categories, or chosen numbers.
    pub names: Vec<(f64, String)>,
}

impl Axis {
    /// An axis whose ticks follow from its range.
    pub fn new(label: impl Into<String>, range: (f64, f64), log: bool) -> Self {
        Self { label: label.into(), range, log, names: Vec::new() }
    }

    /// Whole numbers as ticks: `1, 2, 4 … 128` of a log axis.
    pub fn numbered(self, numbers: impl IntoIterator<Item = usize>) -> Self {
        Self { names: numbers.into_iter().map(|k| (k as f64, k.to_string())).collect(), ..self }
    }
}

/// An element drawn on axes.
#[derive(Clone, Debug)]
pub enum Layer {
    /// Coloured bands of the field.
    Field(Arc<FieldImage>),
    /// Level lines.
    Contours(Arc<Contours>),
    /// A racer's path.
    Path(Path),
    /// A curve of a chart.
    Curve(Curve),
    /// The area between two curves of a chart.
    Band(Band),
    /// A level of a chart to compare curves with.
    Reference(Reference),
    /// An upright line across a chart: a best step, a stop.
    Upright(Upright),
    /// Examples as dots on a chart or a map.
    Dots(Dots),
    /// Bars of a chart.
    Bars(Bars),
    /// A table that fills a diagram.
    Table(Table),
    /// A net's units and connections.
    Graph(Graph),
    /// A single mark.
    Mark(Mark),
    /// A term of a step.
    Arrow(arrows::Arrow),
    /// The start, look-ahead point or end of a step.
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
    /// One colour per band, highest values first.
    pub colours: Vec<colour::Rgba>,
    /// The same as nested regions, for vector formats; `None` where it has none.
    pub bands: Option<Arc<bands::Bands>>,
}

/// A racer's path over the plane. The points are shared with the race, not copied.
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
    /// Its gradient sees fewer than 3 examples: thinner, no dots.
    pub thin: bool,
    /// Without bound: not drawn beyond the edge where it first leaves.
    pub diverged: bool,
    /// Drawn faintly because another one is hovered.
    pub faded: bool,
    /// Drawn in grey without head or dots: another racer of small multiples.
    pub grey: bool,
    /// Its label at the head; none where it is in a legend or has none.
    pub label: Option<HeadLabel>,
}

impl Path {
    /// Index of its last shown point.
    pub fn shown(&self) -> usize {
        self.at.min(self.points.len().saturating_sub(1))
    }
}

/// The label at the head of a path.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeadLabel {
    /// The key that switches it; may be empty.
    pub key: String,
    /// The racer's unique name.
    pub name: String,
    /// How it ended, `✓ 68`; may be empty.
    pub note: String,
}

/// A curve of a chart.
#[derive(Clone, Debug)]
pub struct Curve {
    /// Place of what it shows among its kind, for hovering: of the racer in its scene, of the net in its lab.
    pub owner: usize,
    /// Colour, marker and dash.
    pub slot: usize,
    /// x of the values.
    pub x: Places,
    /// y values; gaps where not finite.
    pub values: Arc<Vec<f64>>,
    /// Index of the value with the cursor's marker.
    pub at: Option<usize>,
    /// Dashed along its whole length.
    pub dashed: bool,
    /// Whether it ends by divergence: a cross is drawn at its last value.
    pub diverged: bool,
    /// Thinner.
    pub thin: bool,
    /// Drawn faintly because another one is hovered.
    pub faded: bool,
    /// Whether a value holds until the next one.
    pub stairs: bool,
}

/// A horizontal line across a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Where on the y axis.
    pub y: f64,
    /// What it is: `2/η = 20`.
    pub label: String,
}

/// How the area of a [`Band`] is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BandLook {
    /// With both curves as its edges.
    #[default]
    Edged,
    /// Without edges.
    Plain,
    /// Without edges, and so pale that a plain one is distinct on it.
    Pale,
}

/// The area between two curves of a chart.
#[derive(Clone, Debug)]
pub struct Band {
    /// Colour.
    pub slot: usize,
    /// How it is drawn.
    pub look: BandLook,
    /// Edges dashed.
    pub dashed: bool,
    /// x of the values.
    pub x: Places,
    /// Lower edge; gaps where not finite.
    pub low: Arc<Vec<f64>>,
    /// Upper edge.
    pub high: Arc<Vec<f64>>,
    /// Whether it ends by divergence: a cross is drawn at its last value.
    pub diverged: bool,
}

/// A net's units and connections, on the plot's plane.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graph {
    /// The units.
    pub nodes: Vec<Node>,
    /// Pairs of connected units.
    pub edges: Vec<(usize, usize)>,
}

/// A unit of a net.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Position.
    pub at: Point,
    /// Text inside; may be empty.
    pub value: String,
    /// Its colour slot; the text colour if `None`.
    pub slot: Option<usize>,
    /// Whether it is left out: a cross lies over it, and its edges are faint.
    pub crossed: bool,
}

/// Kind of a [`Mark`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// The start of all racers.
    Start,
    /// A known minimum.
    Minimum,
    /// A saddle point.
    Saddle,
    /// The weights the data were made with.
    TrueWeights,
    /// The best step of a path, by its colour slot.
    Best(usize),
    /// Where it would stop.
    Stop(usize),
    /// No sign, only the label.
    Words,
}

/// A sign on the plane with a label.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Kind of sign.
    pub kind: MarkKind,
    /// Position.
    pub at: Point,
    /// The label; may be empty.
    pub label: String,
}

/// The colour bar of a field.
#[derive(Clone, Debug, PartialEq)]
pub struct ColourBar {
    /// Heading: `Q`, or `Q − Q*` if colours follow the distance to the lowest value.
    pub label: String,
    /// One colour per band, highest values first.
    pub colours: Vec<colour::Rgba>,
    /// Its tick labels.
    pub ticks: Vec<BarTick>,
}

/// A tick label of a colour bar.
#[derive(Clone, Debug, PartialEq)]
pub struct BarTick {
    /// 0 at the bottom, 1 at the top.
    pub position: f64,
    /// The text.
    pub label: String,
}

/// One row of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendRow {
    /// Colour, marker and dash.
    pub slot: usize,
    /// If set, a piece of line (dashed or not) is shown instead of the slot's chip; for curves without markers.
    pub line: Option<bool>,
    /// The racer's unique name.
    pub name: String,
    /// `η = 0.03; α = 0.9; batch 10`.
    pub parameters: String,
    /// `converged at step 68`.
    pub verdict: String,
}
