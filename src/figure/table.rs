//! A table that fills a diagram: columns as wide as their words ask, rows of equal height, one size of type for all cells.

use super::drawing::{Anchor, Rect, Shape, Stroke};
use super::layout::{Pen, elided, text};
use super::measure::text_width;

/// Height of a row in type sizes, at most and at least.
const ROW: (f32, f32) = (2.1, 1.25);
/// Room at both sides of a cell's words together, in type sizes.
const SIDES: f32 = 0.9;
/// Type is not set smaller than that of ticks; longer words are cut. It is not set larger than this many labels.
const MOST: f32 = 1.25;

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Its columns; a shorter row has empty cells at its end.
    pub columns: usize,
    /// Its rows, from the top.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// How it is drawn.
    pub look: CellLook,
}

/// How a cell is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellLook {
    /// On the page's ground.
    #[default]
    Plain,
    /// A heading: strong words without a border.
    Head,
    /// On a tinted ground: one of the cells that are spoken of.
    Lit,
    /// Lit, in a strong border: the cell that is spoken of.
    Chosen,
    /// Faint words.
    Weak,
}

impl Cell {
    /// A cell.
    pub fn new(text: impl Into<String>, look: CellLook) -> Self {
        Self { text: text.into(), look }
    }
}

impl Table {
    /// The table inside `rect`, centred.
    pub(super) fn shapes(&self, rect: Rect, pen: &Pen<'_>, out: &mut Vec<Shape>) {
        let rows = self.rows.len().max(1) as f32;
        let asked = self.asked();
        let total: f32 = asked.iter().sum();
        let (least, most) = (pen.style.tick, MOST * pen.style.label);
        let size = (rect.width() / total).min(rect.height() / rows / ROW.1).clamp(least, most.max(least));
        // Columns have up to twice the room at the sides that they ask for; they share what is missing.
        let room = rect.width().min((total + SIDES * asked.len() as f32) * size);
        let spare = (room - total * size) / asked.len() as f32;
        let widths: Vec<f32> = match spare >= 0.0 {
            true => asked.iter().map(|width| width * size + spare).collect(),
            false => asked.iter().map(|width| width * room / total).collect(),
        };
        let height = (rect.height() / rows).min(ROW.0 * size).max(1.0);
        let whole = [widths.iter().sum::<f32>(), height * rows];
        let centre = rect.centre();
        let corner = [centre[0] - whole[0] / 2.0, centre[1] - whole[1] / 2.0];
        let place = |row: usize, column: usize| {
            let left: f32 = widths[..column].iter().sum();
            Rect::new([corner[0] + left, corner[1] + height * row as f32], [widths[column], height])
        };
        for (row, column, cell) in self.cells() {
            self.ground(cell, place(row, column), pen, out);
        }
        // Above the borders of all neighbours.
        for (row, column, cell) in self.cells().filter(|(_, _, cell)| cell.look == CellLook::Chosen) {
            let stroke = Some(Stroke::solid(2.4 * pen.style.stroke, pen.tokens.accent));
            out.push(Shape::Box { rect: place(row, column), radius: 2.0, fill: None, stroke });
            words(cell, place(row, column), size, pen, out);
        }
        for (row, column, cell) in self.cells().filter(|(_, _, cell)| cell.look != CellLook::Chosen) {
            words(cell, place(row, column), size, pen, out);
        }
    }

    /// Width of each column in type sizes: that of its widest words and of the room beside them.
    fn asked(&self) -> Vec<f32> {
        let mut widths = vec![SIDES; self.columns.max(1)];
        for (_, column, cell) in self.cells() {
            widths[column] = widths[column].max(text_width(&cell.text, 1.0, is_strong(cell)) + SIDES);
        }
        widths
    }

    fn cells(&self) -> impl Iterator<Item = (usize, usize, &Cell)> {
        let row = |(row, cells): (usize, &'_ Vec<Cell>)| (row, cells.len().min(self.columns));
        self.rows
            .iter()
            .enumerate()
            .map(row)
            .flat_map(move |(row, count)| (0..count).map(move |column| (row, column, &self.rows[row][column])))
    }

    fn ground(&self, cell: &Cell, rect: Rect, pen: &Pen<'_>, out: &mut Vec<Shape>) {
        let t = pen.tokens;
        let fill = match cell.look {
            CellLook::Head => return,
            CellLook::Lit | CellLook::Chosen => t.inset.mix(t.racer[0], 0.18),
            CellLook::Plain | CellLook::Weak => t.inset,
        };
        let stroke = Some(Stroke::solid(pen.style.stroke, t.border));
        out.push(Shape::Box { rect, radius: 0.0, fill: Some(fill), stroke });
    }
}

fn is_strong(cell: &Cell) -> bool {
    matches!(cell.look, CellLook::Head | CellLook::Chosen)
}

fn words(cell: &Cell, rect: Rect, size: f32, pen: &Pen<'_>, out: &mut Vec<Shape>) {
    if cell.text.is_empty() {
        return;
    }
    let strong = is_strong(cell);
    let words = elided(&cell.text, size, strong, rect.width());
    let ink = if cell.look == CellLook::Weak { pen.tokens.weak } else { pen.tokens.text };
    let words = pen.text(rect.centre(), Anchor::Centre, words, size, ink);
    out.push(text(super::drawing::Text { strong, ..words }));
}
