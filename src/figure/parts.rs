//! Layout of steps taken apart: maps beside or below each other, each with the list of its terms below it or, where that
//! leaves the map larger, at its right.
//!
//! A term's row has its number as on its arrow, what it is, and its value, on a line of its own where a row is too
//! narrow for both. Of all numbers of columns and both places of the lists the ones are taken that give the largest maps.

use super::drawing::{Anchor, Pos, Rect, Shape, Stroke, Text};
use super::heading::{Heading, in_lines};
use super::layout::{Pen, text};
use super::marker::Marker;
use super::measure::text_width;
use super::{Figure, map};

/// Gaps between cells, and between a map and its list, in tick sizes.
const GAPS: [f32; 2] = [1.6, 0.9];
/// Height of a line of the list in font sizes, and the gap between two rows.
const STEP: [f32; 2] = [1.35, 0.35];
/// Radius of a number's disc, and from a row's left edge to its words, in font sizes.
const DISC: f32 = 0.72;
const INDENT: f32 = 2.0;
/// Least gap between words and value, in font sizes.
const APART: f32 = 1.2;
/// Widest list beside a map as a share of the cell, and in font sizes.
const BESIDE: (f32, f32) = (0.4, 26.0);
/// Width to height of the best map.
const BEST_ASPECT: f32 = 1.6;

/// The terms of a step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// One per term, in order: the first has number 1.
    pub rows: Vec<PartRow>,
    /// Sentences about the step, below the rows; may be empty.
    pub note: String,
}

/// A term in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct PartRow {
    /// What it is: `inertia carried over, −αh`.
    pub words: String,
    /// Its value: `(+0.40, −0.40)`.
    pub value: String,
    /// Colour of the racer.
    pub slot: usize,
    /// Whether it is the resulting step, whose disc has the racer's colour.
    pub is_step: bool,
}

/// The places of a plot on its page.
#[derive(Clone, Debug)]
struct Cell {
    heading: Heading,
    at: Pos,
    map: Rect,
    list: Rect,
}

/// The shapes of a figure of steps.
pub fn layout(figure: &Figure, rect: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (plot, cell) in figure.plots.iter().zip(cells(figure, rect, pen)) {
        shapes.extend(cell.heading.shapes(cell.at, pen));
        shapes.extend(map::layout(plot, cell.map, pen));
        list_shapes(&plot.parts, cell.list, pen, &mut shapes);
    }
    shapes
}

/// The rectangles of the maps, which their ranges belong to.
pub fn maps(figure: &Figure, rect: Rect, pen: &Pen<'_>) -> Vec<Rect> {
    cells(figure, rect, pen).into_iter().map(|cell| cell.map).collect()
}

/// Width and height of the smallest map; endless without plots.
pub fn smallest(figure: &Figure, rect: Rect, pen: &Pen<'_>) -> [f32; 2] {
    let sizes = maps(figure, rect, pen).into_iter().map(|map| [map.width(), map.height()]);
    sizes.reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1])]).unwrap_or([f32::INFINITY; 2])
}

fn cells(figure: &Figure, rect: Rect, pen: &Pen<'_>) -> Vec<Cell> {
    let plans = (1..=figure.plots.len()).flat_map(|columns| [(columns, false), (columns, true)]);
    let sized = plans.map(|(columns, beside)| cells_of(figure, rect, columns, beside, pen));
    let score = |cells: &[Cell]| {
        let good = |map: &Rect| (map.width() / BEST_ASPECT).min(map.height());
        cells.iter().map(|cell| good(&cell.map)).fold(f32::INFINITY, f32::min)
    };
    sized.reduce(|best, other| if score(&other) > score(&best) { other } else { best }).unwrap_or_default()
}

fn cells_of(figure: &Figure, rect: Rect, columns: usize, beside: bool, pen: &Pen<'_>) -> Vec<Cell> {
    let [between, to_list] = GAPS.map(|gap| gap * pen.style.tick);
    let rows = figure.plots.len().div_ceil(columns);
    let side = |length: f32, count: usize| (length + between) / count as f32 - between;
    let (width, height) = (side(rect.width(), columns), side(rect.height(), rows));
    let list_width = (BESIDE.0 * width).min(BESIDE.1 * pen.style.tick);
    // In a line of the page all maps are equally high.
    let headings: Vec<Heading> = figure.plots.iter().map(|plot| Heading::of(plot, width, pen)).collect();
    let top = headings.iter().map(|heading| heading.height(pen)).fold(0.0, f32::max);
    let lists = figure.plots.iter().map(|plot| list_height(&plot.parts, width, pen)).fold(0.0, f32::max);
    let cell = |(k, heading): (usize, Heading)| {
        let at = [
            rect.min[0] + (width + between) * (k % columns) as f32,
            rect.min[1] + (height + between) * (k / columns) as f32,
        ];
        let (map, list) = if beside {
            let map = Rect::new([at[0], at[1] + top], [width - list_width - to_list, height - top]);
            (map, Rect::new([map.max[0] + to_list, at[1] + top], [list_width, height - top]))
        } else {
            let below = if lists > 0.0 { lists + to_list } else { 0.0 };
            let map = Rect::new([at[0], at[1] + top], [width, height - top - below]);
            (map, Rect::new([at[0], map.max[1] + to_list], [width, lists]))
        };
        let fits = list_height(&figure.plots[k].parts, list.width(), pen) <= list.height() + 1.0;
        // A list that does not fit beside its map leaves none.
        let map = if fits { map } else { Rect::new(map.min, [0.0, 0.0]) };
        Cell { heading, at, map, list }
    };
    headings.into_iter().enumerate().map(cell).collect()
}

/// A row's words in lines, and whether the value stands on the last of them.
fn lines(row: &PartRow, width: f32, size: f32) -> (Vec<String>, bool) {
    let room = width - INDENT * size;
    let lines = in_lines(&row.words, size, row.is_step, room);
    let last = lines.last().map_or(0.0, |line| text_width(line, size, row.is_step));
    let fits = last + APART * size + text_width(&row.value, size, row.is_step) <= room;
    (lines, fits)
}

fn list_height(parts: &Parts, width: f32, pen: &Pen<'_>) -> f32 {
    let size = pen.style.tick;
    let row = |row: &PartRow| {
        let (lines, fits) = lines(row, width, size);
        ((lines.len() + usize::from(!fits)) as f32 * STEP[0] + STEP[1]) * size
    };
    let rows: f32 = parts.rows.iter().map(row).sum();
    rows + note(parts, width, size).len() as f32 * STEP[0] * size
}

fn note(parts: &Parts, width: f32, size: f32) -> Vec<String> {
    if parts.note.is_empty() { Vec::new() } else { in_lines(&parts.note, size, false, width) }
}

fn list_shapes(parts: &Parts, rect: Rect, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    let (t, size) = (pen.tokens, pen.style.tick);
    // Values stand in a column, as far left as the longest words let them.
    let widest = |of: &dyn Fn(&PartRow) -> f32| parts.rows.iter().map(of).fold(0.0, f32::max);
    let words = widest(&|row| text_width(&row.words, size, row.is_step));
    let values = widest(&|row| text_width(&row.value, size, row.is_step));
    let right = (rect.min[0] + (INDENT + APART) * size + words + values).min(rect.max[0]);
    let mut y = rect.min[1];
    let words_at = |x: f32, y: f32, anchor: Anchor, words: String| {
        pen.text([x, y + 0.5 * STEP[0] * size], anchor, words, size, t.text)
    };
    for (k, row) in parts.rows.iter().enumerate() {
        let own = Marker::of(row.slot).ink(t);
        let (fill, ink, rim) = if row.is_step { (own, t.inset, own) } else { (t.inset, t.text, t.text) };
        let centre = [rect.min[0] + DISC * size, y + 0.5 * STEP[0] * size];
        let rim = Some(Stroke::solid(1.25, rim));
        out.push(Shape::Circle { centre, radius: DISC * size, fill: Some(fill), stroke: rim });
        let number = pen.text(centre, Anchor::Centre, (k + 1).to_string(), 0.92 * size, ink);
        out.push(text(Text { strong: true, ..number }));
        let (lines, fits) = lines(row, rect.width(), size);
        let count = lines.len() + usize::from(!fits);
        for (n, line) in lines.into_iter().enumerate() {
            let top = y + n as f32 * STEP[0] * size;
            let line = words_at(rect.min[0] + INDENT * size, top, Anchor::LeftCentre, line);
            out.push(text(Text { strong: row.is_step, ..line }));
        }
        let value = words_at(right, y + (count - 1) as f32 * STEP[0] * size, Anchor::RightCentre, row.value.clone());
        out.push(text(Text { strong: row.is_step, ..value }));
        y += (count as f32 * STEP[0] + STEP[1]) * size;
    }
    for line in note(parts, rect.width(), size) {
        out.push(text(Text { colour: t.weak, ..words_at(rect.min[0], y, Anchor::LeftCentre, line) }));
        y += STEP[0] * size;
    }
}
