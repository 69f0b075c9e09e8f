//! Layout of a whole figure on a page: title, plots and legend as the figure arranges them, terms.
//!
//! A page has its shorter side 720 units long, so that text keeps its share of a slide whatever its number of pixels;
//! on a small one, units are larger: no text falls under 6 pt.

use super::drawing::{Anchor, Drawing, Rect, Shape, Text};
use super::layout::{LEAST_TYPE, Pen, Style, text, wrapped};
use super::measure::text_width;
use super::theme::Tokens;
use super::{Arrangement, Figure, LegendPlace, LegendRow, chart, frame, legend, legend_line, map, rows, typeset};
use crate::text::Lang;

/// Shorter side of a page in units, where that leaves text readable.
pub const SIDE: f32 = 720.0;
/// Pixels an inch of a picture whose size is given in pixels.
pub const SCREEN_DPI: f32 = 96.0;
/// Smallest text on a page whose words all fit, a chart's formula, in units.
const SMALLEST_TEXT: f32 = 14.7;
/// The smallest text in points of 1/72 inch.
pub const LEAST_PT: f32 = 6.0;
/// The largest height of tick labels in points.
pub const MOST_PT: f32 = 36.0;
/// The least height of tick labels in points, at which smaller text has [`LEAST_PT`].
pub const LEAST_TICK_PT: f32 = 6.6;
/// Distance from the page's edge to its contents.
const MARGIN: f32 = 22.0;
/// Font size of the title, and height of its lines.
const TITLE: (f32, f32) = (25.0, 31.0);
/// Most lines of a title.
const TITLE_LINES: usize = 2;
/// Font size of the line that says what to watch for, and height of its lines.
const WATCH: (f32, f32) = (18.0, 25.0);
/// Font size of the terms, and height of their lines.
const TERMS: (f32, f32) = (15.0, 20.0);
/// Font size of the verdict, its line height, and the gap above it.
const VERDICT: (f32, f32, f32) = (17.0, 23.0, 12.0);
/// Em of the formula, and the most of the page's width and of its height that it takes.
const FORMULA: (f32, f32, f32) = (20.0, 0.5, 0.3);
/// Gap between the parts of a page.
const GAP: f32 = 12.0;
/// Horizontal and vertical gap between plots.
const CELL_GAP: [f32; 2] = [24.0, 10.0];
/// Least width of a plot in a row of several.
const CELL_LEAST: f32 = 170.0;
/// Share of the height below the title that a row of charts under a map takes, and all such rows together.
const CHARTS: (f32, f32) = (0.34, 0.56);
/// Height that a row of charts takes of a low page.
const CHART_ROW: f32 = 158.0;
/// Least width and height of the plane of a map.
const LEAST_MAP: [f32; 2] = [150.0, 84.0];
/// Least width and height of the frame of a chart.
const LEAST_CHART: [f32; 2] = [110.0, 30.0];
/// Least width and height of a frame among many.
const LEAST_CELL: [f32; 2] = [90.0, 34.0];
/// Most of the width that a legend beside a map takes.
const BESIDE: f32 = 0.34;

/// Pixels per unit of a page of `width` × `height` pixels at `dpi` pixels an inch, with tick labels of `font` pt if
/// given.
pub fn scale((width, height): (u32, u32), dpi: f32, font: Option<f32>) -> f32 {
    let pt = dpi / 72.0;
    match font {
        Some(font) => font * pt / Style::PAGE.tick,
        None => (width.min(height) as f32 / SIDE).max(LEAST_PT * pt / SMALLEST_TEXT),
    }
}

/// The title in lines, and its font size: smaller where two lines do not hold it.
fn title_lines(title: &str, width: f32) -> (Vec<String>, f32) {
    let mut size = TITLE.0;
    loop {
        let lines = wrapped(title, " ", size, true, width);
        if lines.len() <= TITLE_LINES || size <= LEAST_TYPE * TITLE.0 {
            return (lines, size);
        }
        size -= 1.0;
    }
}

/// The terms wrapped to a width, broken between terms, and within a term that is too long.
fn terms_lines(terms: &str, width: f32) -> Vec<String> {
    let lines = wrapped(terms, "; ", TERMS.0, false, width);
    lines.iter().flat_map(|line| wrapped(line, " ", TERMS.0, false, width)).collect()
}

/// The em and the room of a figure's formula on a page, and what it takes of the page: none of an empty one.
struct FormulaSize {
    em: f32,
    room: f32,
    size: [f32; 2],
}

impl FormulaSize {
    /// The largest em, not above the usual one, at which it keeps within its share of the page.
    fn of(figure: &Figure, page: [f32; 2]) -> Self {
        let room = FORMULA.1 * (page[0] - 2.0 * MARGIN);
        let set = |em: f32| Self { em, room, size: typeset::size(&figure.formula, em, room) };
        let fits = |one: &Self| one.size[0] <= room && one.size[1] <= FORMULA.2 * page[1];
        let ems = [1.0, 0.9, 0.8, 0.7].map(|part| part * FORMULA.0);
        ems.into_iter().map(set).find(fits).unwrap_or_else(|| {
            // One that is too wide even then is made as small as it has to be.
            let least = set(LEAST_TYPE * FORMULA.0);
            let fitting = (room / least.size[0].max(1.0)).min(FORMULA.2 * page[1] / least.size[1].max(1.0)).min(1.0);
            set(least.em * fitting)
        })
    }

    /// What is left of the page's width for title and watch line.
    fn beside(&self, width: f32) -> f32 {
        if self.size[0] > 0.0 { width - self.size[0] - 2.0 * GAP } else { width }
    }
}

/// Rectangles of the parts of a figure on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Places {
    /// The map, or all plots in rows with their legend.
    pub map: Rect,
    /// The legend; of zero size if there is none.
    pub legend: Rect,
    /// The charts under the map.
    pub charts: Vec<Rect>,
    /// Tops of the title, the line to watch for, the verdict and the terms.
    tops: [f32; 4],
}

/// The rectangles of a figure on a page of `size` units.
pub fn places(figure: &Figure, size: [f32; 2], pen: &Pen<'_>) -> Places {
    let width = size[0] - 2.0 * MARGIN;
    let lines =
        |words: &[String], step: f32, gap: f32| if words.is_empty() { 0.0 } else { words.len() as f32 * step + gap };
    let formula = FormulaSize::of(figure, size);
    let beside = formula.beside(width);
    let (title, title_size) = title_lines(&figure.title, beside);
    let watch = wrapped(&figure.watch, " ", WATCH.0, false, beside);
    let watch_top = MARGIN * 0.7 + lines(&title, TITLE.1 * title_size / TITLE.0, GAP * 0.7);
    let below_formula = if formula.size[1] > 0.0 { MARGIN * 0.7 + formula.size[1] + GAP } else { 0.0 };
    let top = (watch_top + lines(&watch, WATCH.1, GAP)).max(MARGIN).max(below_formula);
    let terms = size[1] - MARGIN * 0.7 - lines(&terms_lines(&figure.terms, width), TERMS.1, 0.0);
    let bottom = if figure.terms.is_empty() { size[1] - MARGIN } else { terms - GAP * 0.7 };
    let mut body = Rect { min: [MARGIN, top], max: [size[0] - MARGIN, bottom] };
    let verdict = wrapped(&figure.verdict, " ", VERDICT.0, false, width);
    let verdict_top = body.max[1] - lines(&verdict, VERDICT.1, 0.0);
    body.max[1] -= lines(&verdict, VERDICT.1, VERDICT.2);
    let charts = match figure.arrangement {
        Arrangement::MapAndCharts => charts(figure.plots.len().saturating_sub(1), &mut body),
        Arrangement::Rows(_) | Arrangement::Parts | Arrangement::Grid { .. } => Vec::new(),
    };
    let legend = legend_rect(figure, &mut body, pen);
    Places { map: body, legend, charts, tops: [MARGIN * 0.7, watch_top, verdict_top, terms] }
}

/// Rectangles of `count` charts at the bottom of `body`, which loses them: side by side, in as many rows as the width
/// asks for.
fn charts(count: usize, body: &mut Rect) -> Vec<Rect> {
    if count == 0 {
        return Vec::new();
    }
    let fitting = ((body.width() + CELL_GAP[0]) / (CELL_LEAST + CELL_GAP[0])) as usize;
    let rows = count.div_ceil(fitting.clamp(1, count));
    let columns = count.div_ceil(rows);
    let most = body.height() * CHARTS.1 / rows as f32;
    let height = (body.height() * CHARTS.0).max(CHART_ROW).min(most);
    let width = (body.width() + CELL_GAP[0]) / columns as f32 - CELL_GAP[0];
    let top = body.max[1] - height * rows as f32;
    body.max[1] = top;
    let cell = |k: usize| {
        let (row, column) = (k / columns, k % columns);
        let left = body.min[0] + (width + CELL_GAP[0]) * column as f32;
        Rect::new([left, top + height * row as f32 + CELL_GAP[1]], [width, height - CELL_GAP[1]])
    };
    (0..count).map(cell).collect()
}

/// The rectangle of a map's legend in `body`, which loses it.
fn legend_rect(figure: &Figure, body: &mut Rect, pen: &Pen<'_>) -> Rect {
    let nothing = Rect::new(body.min, [0.0, 0.0]);
    if figure.legend.is_empty() || figure.arrangement != Arrangement::MapAndCharts {
        return nothing;
    }
    match figure.legend_place {
        LegendPlace::None => nothing,
        LegendPlace::Beside | LegendPlace::Auto => {
            let width = legend::width(&figure.legend, pen, BESIDE * body.width());
            body.max[0] -= width + 1.6 * GAP;
            Rect::new([body.max[0] + 1.6 * GAP, body.min[1]], [width, body.height()])
        }
        LegendPlace::Below | LegendPlace::Direct => {
            let rows = lines_of(figure);
            let height = legend_line::height(&rows, body.width(), pen);
            let gap = if height > 0.0 { GAP * 0.5 } else { 0.0 };
            body.max[1] -= height + gap;
            Rect::new([body.min[0], body.max[1] + gap], [body.width(), height])
        }
    }
}

/// The legend in lines below a map: without verdicts where those stand at the heads.
fn lines_of(figure: &Figure) -> Vec<LegendRow> {
    let direct = figure.legend_place == LegendPlace::Direct;
    let rows = figure.legend.iter().filter(|row| !direct || !row.parameters.is_empty());
    rows.map(|row| LegendRow { verdict: if direct { String::new() } else { row.verdict.clone() }, ..row.clone() })
        .collect()
}

/// Whether the names of a legend beside the map have their whole width, and the map half of the page.
pub fn legend_fits_beside(figure: &Figure, size: [f32; 2], pen: &Pen<'_>) -> bool {
    size[0] > 1.2 * size[1] && legend::width(&figure.legend, pen, f32::INFINITY) <= BESIDE * (size[0] - 2.0 * MARGIN)
}

/// Whether a figure has the room it needs on a page of `size` units.
pub fn fits(figure: &Figure, size: [f32; 2], pen: &Pen<'_>) -> bool {
    let places = places(figure, size, pen);
    let at_least = |rect: Rect, least: [f32; 2]| rect.width() >= least[0] && rect.height() >= least[1];
    match figure.arrangement {
        Arrangement::MapAndCharts => {
            let Some((map, charts)) = figure.plots.split_first() else { return true };
            let [left, right, below] = frame::room(map, places.map, pen);
            let plane = [places.map.width() - left - right, places.map.height() - below];
            plane[0] >= LEAST_MAP[0]
                && plane[1] >= LEAST_MAP[1]
                && charts
                    .iter()
                    .zip(&places.charts)
                    .all(|(one, rect)| at_least(chart::frame(one, *rect, pen), LEAST_CHART))
        }
        Arrangement::Rows(_) | Arrangement::Parts | Arrangement::Grid { .. } => {
            let least = rows::smallest(figure, places.map, pen);
            least[0] >= LEAST_CELL[0] && least[1] >= LEAST_CELL[1]
        }
    }
}

/// The size of the smallest text of a drawing in units; endless without text.
pub fn smallest_text(shapes: &[Shape]) -> f32 {
    let size = |shape: &Shape| match shape {
        Shape::Text(text) => text.size,
        Shape::Clipped { shapes, .. } => smallest_text(shapes),
        _ => f32::INFINITY,
    };
    shapes.iter().map(size).fold(f32::INFINITY, f32::min)
}

/// Lays a figure out on a page of `size` units. `transparent` omits the page background.
pub fn layout(figure: &Figure, size: [f32; 2], tokens: &Tokens, lang: Lang, transparent: bool) -> Drawing {
    let pen = Pen { tokens, style: Style::PAGE, lang };
    let mut shapes = Vec::new();
    if !transparent {
        let page = Rect::new([0.0, 0.0], size);
        shapes.push(Shape::Box { rect: page, radius: 0.0, fill: Some(tokens.inset), stroke: None });
    }
    let places = places(figure, size, &pen);
    let width = size[0] - 2.0 * MARGIN;
    let [title_top, watch_top, verdict_top, terms_top] = places.tops;
    let formula = FormulaSize::of(figure, size);
    let corner = [size[0] - MARGIN, MARGIN * 0.7];
    shapes.extend(typeset::shapes(&figure.formula, formula.em, formula.room, corner, tokens.text));
    let beside = formula.beside(width);
    let (title, title_size) = title_lines(&figure.title, beside);
    let lines = |shapes: &mut Vec<Shape>,
                 lines: Vec<String>,
                 width: f32,
                 top: f32,
                 step: f32,
                 size: f32,
                 strong: bool,
                 colour| {
        for (k, line) in lines.into_iter().enumerate() {
            // A word longer than the page.
            let size = size * (width / text_width(&line, size, strong).max(1.0)).min(1.0);
            let line = pen.text([MARGIN, top + step * (k as f32 + 0.5)], Anchor::LeftCentre, line, size, colour);
            shapes.push(text(Text { strong, ..line }));
        }
    };
    lines(&mut shapes, title, beside, title_top, TITLE.1 * title_size / TITLE.0, title_size, true, tokens.text);
    let watch = wrapped(&figure.watch, " ", WATCH.0, false, beside);
    lines(&mut shapes, watch, beside, watch_top, WATCH.1, WATCH.0, false, tokens.text);
    match figure.arrangement {
        Arrangement::MapAndCharts => map_and_charts(figure, &places, &pen, &mut shapes),
        Arrangement::Rows(_) | Arrangement::Parts | Arrangement::Grid { .. } => {
            shapes.extend(rows::layout(figure, places.map, &pen))
        }
    }
    // After the plots: their words change from frame to frame of a moving picture, and all before them is painted once.
    let verdict = wrapped(&figure.verdict, " ", VERDICT.0, false, width);
    lines(&mut shapes, verdict, width, verdict_top, VERDICT.1, VERDICT.0, false, tokens.text);
    lines(&mut shapes, terms_lines(&figure.terms, width), width, terms_top, TERMS.1, TERMS.0, false, tokens.weak);
    Drawing { shapes }
}

fn map_and_charts(figure: &Figure, places: &Places, pen: &Pen<'_>, shapes: &mut Vec<Shape>) {
    let Some((plot, charts)) = figure.plots.split_first() else { return };
    shapes.extend(map::layout(plot, places.map, pen));
    if places.legend.width() > 0.0 {
        shapes.extend(match figure.legend_place {
            LegendPlace::Beside | LegendPlace::Auto => legend::shapes(&figure.legend, places.legend, pen),
            _ => legend_line::shapes(&lines_of(figure), places.legend, pen),
        });
    }
    // Frames of a row are level.
    let mut first = 0;
    for row in places.charts.chunk_by(|a, b| a.min[1] == b.min[1]) {
        let strip = Rect { min: row[0].min, max: row[row.len() - 1].max };
        shapes.extend(chart::row(&charts[first..first + row.len()], strip, pen));
        first += row.len();
    }
}
