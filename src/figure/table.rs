//! A table that fills a diagram: columns of equal width, rows of equal height, one size of type that fits every cell.

use super::drawing::{Anchor, Rect, Shape, Stroke};
use super::layout::{Pen, elided, text};
use super::measure::text_width;

/// Height of a row in type sizes, at most and at least.
const ROW: (f32, f32) = (2.1, 1.25);
/// Room at both sides of a cell's words together, in type sizes.
const SIDES: f32 = 0.9;
/// Type is not set smaller than this share of a label's; longer words are cut.
const LEAST: f32 = 0.7;
/// Type is not set larger than this many labels.
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
        let (columns, rows) = (self.columns.max(1) as f32, self.rows.len().max(1) as f32);
        let widest = self.cells().map(|(_, _, cell)| text_width(&cell.text, 1.0, is_strong(cell))).fold(0.0, f32::max);
        let label = pen.style.label;
        let fitting = (rect.width() / columns / (widest + SIDES)).min(rect.height() / rows / ROW.1);
        let size = fitting.clamp(LEAST * label, MOST * label);
        let cell_size = [
            (rect.width() / columns).min((widest + 2.0 * SIDES) * size).max(1.0),
            (rect.height() / rows).min(ROW.0 * size).max(1.0),
        ];
        let whole = [cell_size[0] * columns, cell_size[1] * rows];
        let centre = rect.centre();
        let corner = [centre[0] - whole[0] / 2.0, centre[1] - whole[1] / 2.0];
        let place = |row: usize, column: usize| {
            Rect::new([corner[0] + cell_size[0] * column as f32, corner[1] + cell_size[1] * row as f32], cell_size)
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
