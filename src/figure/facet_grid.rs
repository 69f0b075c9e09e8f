//! Layout of plots in a grid that fits a page of any shape: titles once per column, numbers of shared axes once.
//!
//! A grid whose rows have headings (`headed`) stands as it is, a row for each row of the legend, or turned: a block for
//! each of its columns, with that column's title above and the rows side by side in it, in as many lines as they need.
//! Plots without headings flow in lines. Of all these the one is taken whose plots are largest.
//!
//! A plot's y numbers are left out where the plot at its left has the same axis, its x numbers where one with the same
//! axis stands below, its title where that plot above has the same. A colour bar that all share stands once, at the right.

use super::chart::{self, Room, Words};
use super::colour::Rgba;
use super::drawing::{Anchor, Rect, Shape, Text};
use super::facet_plan::{Line, Plan, plans};
use super::heading::Heading;
use super::layout::{Pen, Style, elided, text};
use super::measure::text_width;
use super::{Axis, ColourBar, Figure, LegendRow, Plot, PlotKind, legend_line, map, plot};

/// Gap below a legend in lines, in tick sizes.
const LEGEND_GAP: f32 = 0.75;
/// Height of a row's heading, in label sizes.
const HEADING: f32 = 1.75;
/// Height of the name above a plot, in tick sizes.
const NAME: f32 = 1.5;
/// Gap between lines and between columns, in tick sizes.
const GAP: [f32; 2] = [0.7, 0.9];
/// Height of the numbers below a frame and of the axis's words, in tick sizes.
const NUMBERS: f32 = 1.75;
const WORDS: f32 = 1.25;
/// Room at the right of a frame for half a number, in tick sizes.
const RIGHT: f32 = 0.6;
/// A chart is as well read as another of this width to its height times the height.
const ASPECT: f32 = 1.5;
/// Shorter side of a map, in units, on which marks have their usual size; and their least share of it.
const USUAL_MAP: f32 = 330.0;
const LEAST_MARKS: f32 = 0.5;
/// By what share of the empty cells plots must be larger.
const EMPTY: f32 = 0.5;
/// How much larger plots must be in a turned grid.
const TURNED: f32 = 1.1;
/// How much larger they must be without formulas and legend.
const COMPACT: f32 = 1.3;
/// Width and height of frames that can be read, in tick sizes: what [`height`] aims at.
const READABLE: [f32; 2] = [11.0, 7.5];

/// The sizes of a plan in a rectangle.
struct Sizes {
    legend: f32,
    /// Room of y numbers, by column.
    gutters: Vec<f32>,
    right: f32,
    frame: [f32; 2],
    /// Heights above and below the frames, by line.
    above: Vec<f32>,
    below: Vec<f32>,
    /// Height of the plots' own titles, by line.
    titles: Vec<f32>,
}

/// The shapes of a figure arranged in a grid, without title and terms. Empty without plots.
pub fn layout(figure: &Figure, columns: usize, headed: bool, rect: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let (bar, room, inner) = beside_bar(figure, rect, pen);
    let Some((plan, sizes)) = best(figure, columns, headed, inner, pen) else { return Vec::new() };
    let mut shapes = Vec::new();
    if plan.legend {
        shapes.extend(legend_line::shapes(&figure.legend, inner, pen));
    }
    let has_bar = |line: &Line| line.plots.iter().any(|place| figure.plots[*place].colour_bar.is_some());
    let barred = plan.lines.iter().position(has_bar);
    let mut y = inner.min[1] + sizes.legend;
    for k in 0..plan.lines.len() {
        line_shapes(figure, &plan, &sizes, k, [inner, Rect { min: [inner.min[0], y], ..inner }], pen, &mut shapes);
        if let Some(bar) = bar.filter(|_| Some(k) == barred) {
            let left = rect.max[0] - room - sizes.right;
            let top = y + sizes.above[k];
            let width = [sizes.right + pen.style.tick, sizes.frame[1]];
            shapes.extend(map::bar_beside(bar, Rect::new([left, top], width), pen));
        }
        y += sizes.above[k] + sizes.frame[1] + sizes.below[k] + GAP[0] * pen.style.tick;
    }
    shapes
}

/// Width and height of the grid's frames in a rectangle; endless without plots.
pub fn frame(figure: &Figure, columns: usize, headed: bool, rect: Rect, pen: &Pen<'_>) -> [f32; 2] {
    let (_, _, inner) = beside_bar(figure, rect, pen);
    best(figure, columns, headed, inner, pen).map_or([f32::INFINITY; 2], |(_, sizes)| sizes.frame)
}

/// The shared colour bar, the room that it takes at the right, and the rest of the rectangle.
fn beside_bar<'a>(figure: &'a Figure, rect: Rect, pen: &Pen<'_>) -> (Option<&'a ColourBar>, f32, Rect) {
    let bar = shared_bar(figure);
    let room = bar.map_or(0.0, |bar| map::bar_room(bar, pen) + pen.style.tick);
    (bar, room, Rect { max: [rect.max[0] - room, rect.max[1]], ..rect })
}

/// The plan with the largest plots, and its sizes.
fn best(figure: &Figure, columns: usize, headed: bool, inner: Rect, pen: &Pen<'_>) -> Option<(Plan, Sizes)> {
    let sized = plans(figure, columns, headed).into_iter().map(|plan| {
        let sizes = Sizes::of(figure, &plan, inner, pen);
        let score = sizes.score(figure, &plan, headed);
        (plan, sizes, score)
    });
    let best = sized.reduce(|best, other| if other.2 > best.2 { other } else { best });
    best.map(|(plan, sizes, _)| (plan, sizes))
}

/// The height at which the grid's plots can be read in a column of this width.
pub fn height(figure: &Figure, columns: usize, headed: bool, width: f32, pen: &Pen<'_>) -> f32 {
    let [wide, high] = READABLE.map(|length| length * pen.style.tick);
    let rect = Rect::new([0.0, 0.0], [width, 1e4]);
    let whole = plans(figure, columns, headed).into_iter().filter(|plan| plan.formulas);
    let needed = whole.filter_map(|plan| {
        let sizes = Sizes::of(figure, &plan, rect, pen);
        let all: f32 = sizes.above.iter().chain(&sizes.below).sum();
        let lines = plan.lines.len() as f32;
        let high = if plan.lines.iter().all(|line| is_of_maps(figure, line)) { sizes.frame[0] } else { high };
        let needed = sizes.legend + all + lines * high + (lines - 1.0) * GAP[0] * pen.style.tick;
        (sizes.frame[0] >= wide || plan.columns == 1).then_some(needed)
    });
    needed.reduce(f32::min).unwrap_or(0.0)
}

fn is_of_maps(figure: &Figure, line: &Line) -> bool {
    line.plots.iter().all(|place| figure.plots[*place].kind == PlotKind::Map)
}

/// The colour bar that every plot with one has.
fn shared_bar(figure: &Figure) -> Option<&ColourBar> {
    let mut bars = figure.plots.iter().filter_map(|plot| plot.colour_bar.as_ref());
    let first = bars.next()?;
    bars.all(|bar| bar == first).then_some(first)
}

fn span(axis: &Axis) -> f64 {
    axis.range.1 - axis.range.0
}

impl Sizes {
    fn of(figure: &Figure, plan: &Plan, rect: Rect, pen: &Pen<'_>) -> Self {
        let size = pen.style.tick;
        let legend = if plan.legend { legend_line::height(&figure.legend, rect.width(), pen) } else { 0.0 };
        let legend = if legend > 0.0 { legend + LEGEND_GAP * size } else { 0.0 };
        let lines = plan.lines.len();
        let mut sizes = Self {
            legend,
            gutters: vec![0.0; plan.columns],
            right: RIGHT * size,
            frame: [0.0, 0.6 * rect.height() / lines as f32],
            above: vec![0.0; lines],
            below: vec![0.0; lines],
            titles: vec![0.0; lines],
        };
        // Numbers depend on the frames' height, titles on their width: twice is enough.
        for _ in 0..2 {
            sizes.fit(figure, plan, rect, pen);
        }
        sizes
    }

    fn fit(&mut self, figure: &Figure, plan: &Plan, rect: Rect, pen: &Pen<'_>) {
        let size = pen.style.tick;
        for (column, gutter) in self.gutters.iter_mut().enumerate() {
            *gutter = if column == 0 { 0.0 } else { GAP[1] * size };
            for (k, line) in plan.lines.iter().enumerate() {
                let Some(plot) = line.plots.get(column).map(|place| &figure.plots[*place]) else { continue };
                if plot.kind == PlotKind::Chart && plan.has_y_numbers(figure, k, column) {
                    let own = chart::numbers_width(plot, self.frame[1].max(size), pen);
                    *gutter = gutter.max(own + if column == 0 { 0.0 } else { 0.5 * size });
                }
            }
        }
        let columns = plan.columns as f32;
        self.frame[0] = (rect.width() - self.gutters.iter().sum::<f32>()) / columns - self.right;
        for (k, line) in plan.lines.iter().enumerate() {
            let titles = if line.titles { line.plots.clone() } else { Vec::new() };
            let height = |(column, place): (usize, usize)| {
                let span = self.width(column, line.span(figure, column, plan.columns));
                let plot = &figure.plots[place];
                plan.heading(plot, span, pen).height(pen)
            };
            self.titles[k] = titles.into_iter().enumerate().map(height).fold(0.0, f32::max);
            let heading = if line.heading.is_some() { HEADING * pen.style.label } else { 0.0 };
            let names = if line.names { NAME * size } else { 0.0 };
            let across = line.across.map_or(0.0, |place| {
                plan.heading(&figure.plots[place], rect.width() - self.gutters[0], pen).height(pen)
            });
            self.above[k] = self.titles[k] + heading + names + across;
            let is_numbered = (0..line.plots.len()).any(|column| {
                figure.plots[line.plots[column]].kind == PlotKind::Chart && plan.has_x_numbers(figure, k, column)
            });
            self.below[k] = if is_numbered { (NUMBERS + WORDS) * size } else { 0.0 };
        }
        let lines = plan.lines.len() as f32;
        let around: f32 = self.above.iter().chain(&self.below).sum();
        self.frame[1] = (rect.height() - self.legend - around - (lines - 1.0) * GAP[0] * size) / lines;
        // Frames beside maps are as high as those.
        let aspect = |plot: &Plot| span(&plot.x) / span(&plot.y);
        let maps = figure.plots.iter().filter(|plot| plot.kind == PlotKind::Map).map(aspect);
        if let Some(aspect) = maps.reduce(f64::min).filter(|aspect| *aspect > 0.0) {
            self.frame[1] = self.frame[1].min(self.frame[0] / aspect as f32);
        }
    }

    /// Width of a frame that spans columns from `column` on.
    fn width(&self, column: usize, span: usize) -> f32 {
        let between: f32 = self.gutters[column + 1..column + span].iter().map(|gutter| gutter + self.right).sum();
        self.frame[0] * span as f32 + between
    }

    /// How large the plots are: the height of a chart of usual shape, the side of a map.
    fn score(&self, figure: &Figure, plan: &Plan, headed: bool) -> f32 {
        let [width, height] = self.frame;
        let has_maps = figure.plots.iter().any(|plot| plot.kind == PlotKind::Map);
        let size = if has_maps { width.min(height) } else { (width / ASPECT).min(height) };
        let is_turned = headed && plan.lines.iter().all(|line| line.heading.is_none());
        let cells = (plan.lines.len() * plan.columns).max(1) as f32;
        let empty = if headed { 0.0 } else { 1.0 - figure.plots.len() as f32 / cells };
        let size = size * (1.0 - EMPTY * empty);
        size / if is_turned { TURNED } else { 1.0 } / if plan.formulas { 1.0 } else { COMPACT }
    }
}

/// The shapes of a line from the top of `rows[1]`.
fn line_shapes(
    figure: &Figure,
    plan: &Plan,
    sizes: &Sizes,
    k: usize,
    [rect, below]: [Rect; 2],
    pen: &Pen<'_>,
    out: &mut Vec<Shape>,
) {
    let (line, size) = (&plan.lines[k], pen.style.tick);
    let top = below.min[1];
    let first = rect.min[0] + sizes.gutters[0];
    let frames = top + sizes.above[k];
    if let Some(place) = line.across {
        let heading = plan.heading(&figure.plots[place], rect.max[0] - first, pen);
        out.extend(heading.shapes([first, top], pen));
    }
    if let Some(row) = line.heading.and_then(|row| figure.legend.get(row)) {
        let at = frames - 0.55 * HEADING * pen.style.label;
        heading_shapes(row, [first, at], rect.max[0] - first, pen, out);
    }
    let mut left = rect.min[0];
    for (column, place) in line.plots.iter().enumerate() {
        let plot = &figure.plots[*place];
        let width = sizes.width(column, line.span(figure, column, plan.columns));
        let x = left + sizes.gutters[column];
        let frame = Rect::new([x, frames], [width, sizes.frame[1]]);
        if line.titles {
            let heading = plan.heading(plot, width, pen);
            out.extend(heading.shapes([x, top], pen));
        }
        if line.names
            && let Some(row) = figure.legend.get(place / figure.plots.len().div_ceil(figure.legend.len().max(1)).max(1))
        {
            let words = elided(&row.name, size, true, width);
            let ink = name_ink(row, pen);
            let name = pen.text([x, frames - 0.45 * NAME * size], Anchor::LeftCentre, words, size, ink);
            out.push(text(Text { strong: true, ..name }));
        }
        match plot.kind {
            PlotKind::Chart => {
                let numbers = [plan.has_x_numbers(figure, k, column), plan.has_y_numbers(figure, k, column)];
                let words = if numbers[0] && !plot.x.label.is_empty() { Words::Below } else { Words::Absent };
                let room =
                    Room { heading: Heading::default(), top: 0.0, left: 0.0, right: 0.0, bottom: 0.0, numbers, words };
                let bare = Plot { colour_bar: None, ..plot.clone() };
                out.extend(chart::layout_in(&bare, frame, &room, pen));
            }
            _ => {
                let bare = Plot { colour_bar: None, title: String::new(), ..plot.clone() };
                let small = (frame.width().min(frame.height()) / USUAL_MAP).clamp(LEAST_MARKS, 1.0);
                let style = Style { stroke: pen.style.stroke * small, ..pen.style };
                out.extend(plot::layout(&bare, frame, &Pen { style, ..*pen }));
            }
        }
        left = x + width + sizes.right;
    }
}

/// The colour of a row's name; from the last row words are read in the darkest ink.
fn name_ink(row: &LegendRow, pen: &Pen<'_>) -> Rgba {
    if pen.tokens.is_for_the_last_row() { pen.tokens.text } else { pen.tokens.racer[row.slot % 8] }
}

/// A row's heading: its name in its colour, and what the legend says of it.
fn heading_shapes(row: &LegendRow, at: [f32; 2], width: f32, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    let (size, small) = (pen.style.label, pen.style.tick);
    let ink = name_ink(row, pen);
    let name = elided(&row.name, size, true, width);
    let mut x = at[0];
    let taken = text_width(&name, size, true);
    out.push(text(Text { strong: true, ..pen.text(at, Anchor::LeftCentre, name, size, ink) }));
    x += taken + 0.9 * size;
    for (words, colour) in [(&row.parameters, pen.tokens.weak), (&row.verdict, pen.tokens.text)] {
        let words = elided(words, small, false, at[0] + width - x);
        if !words.is_empty() {
            let taken = text_width(&words, small, false);
            out.push(text(pen.text([x, at[1]], Anchor::LeftCentre, words, small, colour)));
            x += taken + 0.9 * size;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::layout::Style;
    use crate::figure::theme::Theme;
    use crate::text::Lang;

    fn figure(rows: usize, columns: usize) -> Figure {
        let axis = |label: &str, high: f64| Axis::new(label, (0.0, high), false);
        let plot = |k: usize| Plot {
            title: format!("measure {}", k % columns),
            kind: PlotKind::Chart,
            x: axis("learning step", 500.0),
            y: axis("", 10.0 + (k % columns) as f64),
            ..Plot::default()
        };
        let row = |k: usize| LegendRow {
            slot: k,
            line: Some(false),
            name: format!("net {k}"),
            parameters: String::new(),
            verdict: String::new(),
        };
        let (plots, legend) = ((0..rows * columns).map(plot).collect(), (0..rows).map(row).collect());
        Figure { plots, legend, ..Figure::default() }
    }

    fn texts(shapes: &[Shape]) -> Vec<&Text> {
        shapes.iter().filter_map(|shape| if let Shape::Text(text) = shape { Some(text) } else { None }).collect()
    }

    fn frames(shapes: &[Shape]) -> Vec<Rect> {
        let of = |shape: &Shape| match shape {
            Shape::Box { rect, fill: Some(_), .. } => Some(*rect),
            _ => None,
        };
        shapes.iter().filter_map(of).collect()
    }

    #[test]
    fn every_shape_of_page_has_all_charts_apart_and_inside() {
        let tokens = Theme::Light.tokens();
        for (rows, columns) in [(2, 4), (3, 3), (4, 4), (1, 2)] {
            let figure = figure(rows, columns);
            for size in [[1236.0, 470.0], [361.0, 900.0], [700.0, 600.0], [348.0, 700.0]] {
                let style = if size[0] < 350.0 { Style::WINDOW } else { Style::PAGE };
                let pen = Pen { tokens: &tokens, style, lang: Lang::En };
                let rect = Rect::new([10.0, 20.0], size);
                let shapes = layout(&figure, columns, true, rect, &pen);
                let frames = frames(&shapes);
                assert_eq!(frames.len(), rows * columns, "{size:?}");
                for (k, frame) in frames.iter().enumerate() {
                    assert!(frame.width() > 30.0 && frame.height() > 12.0, "{rows} × {columns} in {size:?}: {frame:?}");
                    assert!(rect.contains(frame.min) && rect.contains(frame.max), "{frame:?} in {size:?}");
                    let apart =
                        |other: &Rect| (0..2).any(|a| other.min[a] >= frame.max[a] || other.max[a] <= frame.min[a]);
                    assert!(frames[k + 1..].iter().all(apart), "{rows} × {columns} in {size:?}");
                }
                let count = |words: &str| texts(&shapes).iter().filter(|text| text.text == words).count();
                assert_eq!(count("measure 1"), 1, "a title once");
                assert!(count("learning step") >= 1 && count("learning step") <= columns, "once per column");
            }
        }
    }

    #[test]
    fn a_wide_page_has_a_row_for_each_net_and_a_high_one_a_block_for_each_measure() {
        let tokens = Theme::Light.tokens();
        let pen = Pen { tokens: &tokens, style: Style::PAGE, lang: Lang::En };
        let level = |size: [f32; 2]| {
            let frames = frames(&layout(&figure(2, 4), 4, true, Rect::new([0.0, 0.0], size), &pen));
            frames.iter().filter(|frame| frame.min[1] == frames[0].min[1]).count()
        };
        assert_eq!((level([1236.0, 470.0]), level([361.0, 900.0])), (4, 2));
    }

    #[test]
    fn numbers_of_an_axis_that_rows_share_stand_once() {
        let tokens = Theme::Light.tokens();
        let pen = Pen { tokens: &tokens, style: Style::PAGE, lang: Lang::En };
        let shapes = layout(&figure(2, 2), 2, true, Rect::new([0.0, 0.0], [1200.0, 480.0]), &pen);
        let count = |words: &str| texts(&shapes).iter().filter(|text| text.text == words).count();
        assert_eq!((count("500"), count("net 1")), (2, 1), "one below each column");
    }
}
