//! The beginning of a table: a title, the header, a row of units, and where the data begin.
//!
//! Data begin with the first row that holds a number. Of the rows before it the fullest is the header. A first row with
//! numbers is a header too where it has text over a column of numbers: `city, 2019, 2020`. A comment right above the
//! data is one where it has as many cells, as numpy's `savetxt` writes it.

use super::layout::has_number;
use super::{Layout, Note, Records, TableFault, is_missing};
use csv::StringRecord;

/// Rows at the beginning that are looked at.
const ROWS: usize = 200;

/// The head of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// Names of the columns.
    pub names: Vec<String>,
    /// Line of the first row of data.
    pub data: u64,
    /// Whether they stand in the file: in a header or in a comment.
    pub has_names: bool,
    /// The cells of the header; none without one.
    header: Vec<String>,
}

/// A row at the beginning.
struct Early {
    line: u64,
    start: usize,
    cells: StringRecord,
}

impl Head {
    /// Whether a row is the header once more.
    pub fn is_repeated_by(&self, row: &StringRecord) -> bool {
        !self.header.is_empty() && row.iter().eq(self.header.iter().map(String::as_str))
    }

    /// Finds the head; `is_declared` if the first line is a comment that stands for `sep=`.
    pub fn find(text: &str, layout: Layout, is_declared: bool) -> Result<(Self, Vec<Note>), TableFault> {
        let rows = early(text, layout)?;
        let Some(first) = rows.iter().position(|row| has_number(&row.cells, layout.decimal)) else {
            return Err(match rows.len() {
                0 => TableFault::Empty,
                1 => TableFault::Few { rows: 0 },
                _ => TableFault::NoNumbers { layout },
            });
        };
        let first = if first == 0 && is_header(&rows, layout) { 1 } else { first };
        let Some(data) = rows.get(first) else { return Err(TableFault::Few { rows: 0 }) };
        let above = &rows[..first];
        let filled = |row: &Early| row.cells.iter().filter(|cell| !cell.is_empty()).count();
        // Of equally full rows the first; `max_by_key` takes the last.
        let header = (0..above.len()).rev().max_by_key(|&k| filled(&above[k]));
        let mut notes = Vec::new();
        notes.extend(header.and_then(|k| range(&above[..k])).map(|lines| Note::Above { lines }));
        notes.extend(header.and_then(|k| range(&above[k + 1..])).map(|lines| Note::Below { lines }));
        let widest = rows[first..].iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let comments = text[..data.start].split(['\n', '\r']).filter(|line| line.starts_with('#'));
        let comments: Vec<_> = comments.skip(usize::from(is_declared)).collect();
        let (cells, from_comment) = match header {
            Some(k) => (Some(above[k].cells.clone()), false),
            None => (comments.last().and_then(|comment| of_comment(comment, layout, widest)), true),
        };
        let all = text.split(['\n', '\r']).filter(|line| line.starts_with('#')).count() - usize::from(is_declared);
        let told = all - usize::from(from_comment && cells.is_some());
        notes.extend((told > 0).then_some(Note::Comments { count: told }));
        let header: Vec<String> = cells.iter().flatten().map(str::to_owned).collect();
        let names = names(&header, &rows[first..], widest);
        if header.is_empty() {
            notes.push(Note::NoHeader);
        }
        notes.extend(twice(&names).map(|name| Note::Twice { name }));
        let has_names = !header.is_empty();
        let header = if from_comment { Vec::new() } else { header };
        Ok((Self { names, data: data.line, has_names, header }, notes))
    }
}

/// The first rows that are not empty.
fn early(text: &str, layout: Layout) -> Result<Vec<Early>, TableFault> {
    let mut records = Records::new(text, layout.separator.byte());
    let (mut rows, mut cells) = (Vec::new(), StringRecord::new());
    while rows.len() < ROWS && records.read(&mut cells)? {
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(Early { line: records.line(), start: records.start(), cells: cells.clone() });
        }
    }
    Ok(rows)
}

/// Whether the first row has text over a column that holds nothing but numbers.
fn is_header(rows: &[Early], layout: Layout) -> bool {
    let is_number = |cell: &str| layout.decimal.number(cell).is_some();
    let [first, rest @ ..] = rows else { return false };
    first.cells.iter().enumerate().any(|(place, name)| {
        let below = || rest.iter().filter_map(|row| row.cells.get(place)).filter(|cell| !is_missing(cell));
        !is_missing(name) && !is_number(name) && below().count() > 0 && below().all(is_number)
    })
}

/// First and last line of some rows.
fn range(rows: &[Early]) -> Option<(u64, u64)> {
    Some((rows.first()?.line, rows.last()?.line))
}

/// The cells of a comment, if they name as many columns as there are.
fn of_comment(comment: &str, layout: Layout, columns: usize) -> Option<StringRecord> {
    let mut cells = StringRecord::new();
    Records::new(comment.trim_start_matches('#').trim(), layout.separator.byte()).read(&mut cells).ok()?;
    (cells.len() == columns && !has_number(&cells, layout.decimal)).then_some(cells)
}

/// The names of the columns. Where every row has one cell more than the header, the first column has no name: R writes
/// the rows' names so. Without a header, names are places.
fn names(header: &[String], rows: &[Early], widest: usize) -> Vec<String> {
    if header.is_empty() {
        return (1..=widest).map(|place| place.to_string()).collect();
    }
    let is_short = rows.iter().all(|row| row.cells.len() == header.len() + 1 && !row.cells[header.len()].is_empty());
    let unnamed = is_short.then(String::new);
    let mut names: Vec<_> = unnamed.into_iter().chain(header.iter().cloned()).collect();
    // Empty cells at the end of rows belong to columns without a name.
    let is_full = |row: &Early| row.cells.iter().skip(names.len()).any(|cell| !cell.is_empty());
    if !rows.iter().any(is_full) {
        names.resize(names.len().max(widest), String::new());
    }
    names
}

/// A name that two columns have, regardless of case.
fn twice(names: &[String]) -> Option<String> {
    let mut lower: Vec<_> = names.iter().filter(|name| !name.is_empty()).map(|name| name.to_lowercase()).collect();
    lower.sort_unstable();
    let doubled = lower.windows(2).find(|pair| pair[0] == pair[1])?;
    names.iter().find(|name| name.to_lowercase() == doubled[0]).cloned()
}
