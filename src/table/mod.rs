//! Tables that a person has: text of a spreadsheet, a program or a hand, in the usual encodings, with the usual
//! separators and ways to write numbers.
//!
//! [`Table::open`] finds out how the bytes are to be read and what each column holds; [`Table::each_row`] then goes over
//! the rows of data. What is passed over is told by [`Table::notes`], and nothing is dropped in silence.
//!
//! | file | what it is |
//! |---|---|
//! | `encoding` | bytes as text |
//! | `layout` | separator and decimal mark |
//! | `head` | header, titles, units; where the data begin |
//! | `records` | rows of cells, one by one |
//! | `number` | numbers as they are written |
//! | `column` | what a column holds |
//! | `fault`, `note` | why a table cannot be read; what is told of one that can |

mod column;
mod encoding;
mod fault;
mod head;
mod layout;
mod note;
mod number;
mod records;

pub use column::Column;
pub use fault::TableFault;
pub use layout::{Layout, Separator, Wish};
pub use note::Note;
pub use number::{Decimal, is_missing};
pub use records::{MAX_ROW, Records};

use crate::job::Count;
use csv::StringRecord;
use head::Head;
use std::borrow::Cow;

/// Most columns: what is counted of each takes some hundred bytes.
const MAX_COLUMNS: usize = 10_000;
/// Rows that are kept as they are written, to be shown.
const FIRST: usize = 8;
/// Cost of reading a row and of each cell, in evaluations of a formula.
const READ: u64 = 64;
const READ_CELL: u64 = 8;

/// A table in memory.
#[derive(Clone, Debug)]
pub struct Table {
    text: String,
    head: Head,
    /// Name of the encoding it was read in.
    pub encoding: &'static str,
    /// How its cells are told apart.
    pub layout: Layout,
    /// What the columns hold. Columns at the end without name and content are left out.
    pub columns: Vec<Column>,
    /// Number of rows of data.
    pub rows: usize,
    /// The first rows of data, as they are written.
    pub first: Vec<Vec<String>>,
    /// What was passed over.
    pub notes: Vec<Note>,
}

impl Table {
    /// Reads a table's head and counts what its columns hold.
    ///
    /// # Errors
    /// No text, no numbers, a row that is too long or has more cells than there are columns; given up.
    pub fn open(bytes: Vec<u8>, wish: Wish, count: &mut Count<'_>) -> Result<Self, TableFault> {
        let encoding::Decoded { text, encoding, is_damaged } = encoding::text(bytes)?;
        let mut text = with_line_feeds(text);
        let declared = layout::declared(&text)?;
        if let Some((_, length)) = declared {
            // As a comment it is passed over, and lines keep their numbers.
            text.replace_range(..length, &"#".repeat(length));
        }
        let separator = wish.separator.or(declared.map(|(separator, _)| separator));
        let layout = Layout::guess(&text, Wish { separator, ..wish })?;
        if let Cow::Owned(prepared) = Layout::prepared(layout.separator, &text) {
            text = prepared;
        }
        let (head, mut notes) = Head::find(&text, layout, declared.is_some())?;
        notes.extend(is_damaged.then_some(Note::Damaged { encoding }));
        let mut table = Self { text, head, encoding, layout, columns: Vec::new(), rows: 0, first: Vec::new(), notes };
        table.survey(count)?;
        Ok(table)
    }

    /// Counts what the columns hold.
    fn survey(&mut self, count: &mut Count<'_>) -> Result<(), TableFault> {
        if self.head.names.len() > MAX_COLUMNS {
            return Err(TableFault::Wide { limit: MAX_COLUMNS });
        }
        let mut columns = Column::of(&self.head.names, !self.head.has_names);
        let (mut rows, mut first) = (0, Vec::new());
        let decimal = self.layout.decimal;
        let repeated = self.each_row(count, |_, row| {
            rows += 1;
            for (column, cell) in columns.iter_mut().zip(row) {
                column.count(cell, decimal);
            }
            if first.len() < FIRST {
                first.push(row.iter().map(str::to_owned).collect());
            }
            Ok(())
        })?;
        let is_idle = |column: &Column| column.is_empty() && !column.is_named;
        columns.truncate(columns.iter().rposition(|column| !is_idle(column)).map_or(0, |last| last + 1));
        self.notes.extend(repeated);
        self.notes
            .extend(columns.iter().find_map(|column| column.grouped.clone()).map(|cell| Note::Thousands { cell }));
        (self.columns, self.rows, self.first) = (columns, rows, first);
        Ok(())
    }

    /// Calls `each` with the line and the cells of every row of data: not with empty rows and headers that come again.
    /// Returns a note of these.
    ///
    /// # Errors
    /// Those of `each`; a row that is too long, not closed or too wide; given up.
    pub fn each_row(
        &self,
        count: &mut Count<'_>,
        mut each: impl FnMut(u64, &StringRecord) -> Result<(), TableFault>,
    ) -> Result<Option<Note>, TableFault> {
        let mut records = Records::new(&self.text, self.layout.separator.byte());
        let (mut row, mut repeated) = (StringRecord::new(), None);
        // Where a row over several lines begins.
        let mut long = None;
        while records.read(&mut row)? {
            let (line, columns) = (records.line(), self.head.names.len());
            long = row.as_slice().contains('\n').then_some((line, records.start()));
            let filled = (1..=row.len()).rev().find(|&cells| !row[cells - 1].is_empty()).unwrap_or(0);
            if line < self.head.data || filled == 0 {
                continue;
            }
            if self.head.is_repeated_by(&row) {
                repeated.get_or_insert((0, line)).0 += 1;
            } else if filled > columns {
                return Err(TableFault::Ragged { line, found: filled, columns, layout: self.layout });
            } else {
                each(line, &row)?;
            }
            if !count.is_wanted(READ + READ_CELL * row.len() as u64) {
                return Err(TableFault::GivenUp);
            }
        }
        // A last quotation that is not closed has swallowed all that follows it.
        let is_open = |start: usize| self.text[start..].bytes().filter(|&byte| byte == b'"').count() % 2 == 1;
        if let Some((line, _)) = long.filter(|&(_, start)| is_open(start)) {
            return Err(TableFault::Unclosed { line });
        }
        Ok(repeated.map(|(count, line)| Note::Repeated { count, line }))
    }

    /// Place of a column by its name, regardless of case and blanks around it.
    pub fn place(&self, name: &str) -> Option<usize> {
        let wanted = name.trim().to_lowercase();
        self.columns.iter().position(|column| column.name.to_lowercase() == wanted)
    }

    /// A column's name.
    pub fn called(&self, place: usize) -> String {
        self.columns[place].name.clone()
    }

    /// Names of the columns that `of` accepts, joined by commas.
    pub fn names(&self, of: impl Fn(usize, &Column) -> bool) -> String {
        let named = self.columns.iter().enumerate().filter(|&(place, column)| of(place, column));
        named.map(|(_, column)| column.name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// The text with a line feed in place of each carriage return that stands alone: csv reads such lines, but its comments
/// end at line feeds only.
fn with_line_feeds(text: String) -> String {
    let mut bytes = text.into_bytes();
    for place in 0..bytes.len() {
        if bytes[place] == b'\r' && bytes.get(place + 1) != Some(&b'\n') {
            bytes[place] = b'\n';
        }
    }
    String::from_utf8(bytes).expect("a letter of one byte in place of another leaves text")
}
