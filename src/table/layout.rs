//! How the cells of a text are told apart and what their decimal mark is: told by the file, wished, or guessed.
//!
//! The guess tries every pair of separator and decimal mark on the first rows and takes the one under which most cells
//! are numbers, weighted by the share of rows that have equally many cells.

use super::number::Decimal;
use super::{Records, TableFault};
use crate::text::Lang;
use csv::StringRecord;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashMap;

/// What stands between the cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Separator {
    /// A tab.
    Tab,
    /// `;`
    Semicolon,
    /// `,`
    Comma,
    /// `|`
    Bar,
    /// One or more blanks.
    Blanks,
}

/// How a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// What parts the cells.
    pub separator: Separator,
    /// What parts whole number and fraction.
    pub decimal: Decimal,
}

/// What a person says of a text; `None` is guessed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// What parts the cells.
    pub separator: Option<Separator>,
    /// The decimal mark.
    pub decimal: Option<Decimal>,
}

/// Rows and bytes at the beginning that a guess looks at.
const ROWS: usize = 200;
const BYTES: usize = 1 << 18;

impl Separator {
    /// All separators; of equally good ones the first is taken.
    pub const ALL: [Self; 5] = [Self::Tab, Self::Semicolon, Self::Comma, Self::Bar, Self::Blanks];

    /// The byte; blanks are turned into tabs first, see [`Layout::prepared`].
    pub(super) const fn byte(self) -> u8 {
        match self {
            Self::Tab | Self::Blanks => b'\t',
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Bar => b'|',
        }
    }

    /// Text key of its name.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Tab => "separator-tab",
            Self::Semicolon => "separator-semicolon",
            Self::Comma => "separator-comma",
            Self::Bar => "separator-bar",
            Self::Blanks => "separator-blanks",
        }
    }
}

impl Decimal {
    /// Text key of its name.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Point => "decimal-point",
            Self::Comma => "decimal-comma",
        }
    }
}

impl Layout {
    /// `“;” between cells, decimal comma`.
    pub fn words(self, lang: Lang) -> String {
        let (separator, decimal) = (lang.t(self.separator.text_key()), lang.t(self.decimal.text_key()));
        lang.with("table-layout", &[("separator", separator.into()), ("decimal", decimal.into())])
    }

    /// The text with single tabs for runs of blanks, if these part its cells; lines stay lines.
    pub(super) fn prepared(separator: Separator, text: &str) -> Cow<'_, str> {
        if separator != Separator::Blanks {
            return Cow::Borrowed(text);
        }
        let mut tabbed = String::with_capacity(text.len());
        for line in text.split_inclusive(['\n', '\r']) {
            let end = if line.ends_with(['\n', '\r']) { &line[line.len() - 1..] } else { "" };
            for (place, cell) in line.split_whitespace().enumerate() {
                tabbed.push_str(if place == 0 { "" } else { "\t" });
                tabbed.push_str(cell);
            }
            tabbed.push_str(end);
        }
        Cow::Owned(tabbed)
    }

    /// The layout of a text.
    ///
    /// # Errors
    /// A row that is too long.
    pub(super) fn guess(text: &str, wish: Wish) -> Result<Self, TableFault> {
        let text = beginning(text);
        let wished = wish.decimal.map(|decimal| [decimal; 1]);
        let decimals = wished.as_ref().map_or(&Decimal::ALL[..], |decimal| &decimal[..]);
        let mut best: Option<(Self, Score)> = None;
        for separator in Separator::ALL {
            if wish.separator.is_some_and(|wished| wished != separator) {
                continue;
            }
            let rows = sample(&Self::prepared(separator, text), separator)?;
            for &decimal in decimals {
                let layout = Self { separator, decimal };
                let score = layout.score(&rows, wish.separator.is_some());
                if best.as_ref().is_none_or(|(_, best)| score.is_above(best)) {
                    best = Some((layout, score));
                }
            }
        }
        Ok(best.map_or(Self { separator: Separator::Comma, decimal: Decimal::Point }, |(layout, _)| layout))
    }

    fn score(self, rows: &[StringRecord], is_wished: bool) -> Score {
        let mut widths = HashMap::<usize, usize>::new();
        let (mut filled, mut numbers, mut grouped) = (0_usize, 0_usize, 0_usize);
        for row in rows {
            let cells = row.iter().filter(|cell| !cell.is_empty());
            for number in cells.inspect(|_| filled += 1).filter_map(|cell| self.decimal.number(cell)) {
                numbers += 1;
                grouped += usize::from(number.is_grouped);
            }
            *widths.entry(row.len()).or_default() += 1;
        }
        let (width, alike) = widths.into_iter().max_by_key(|&(width, rows)| (rows, width)).unwrap_or_default();
        // A single column is no table; with a wished separator the decimal mark still has to be found.
        let is_table = width >= 2 || is_wished;
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        let fit = if is_table { share(numbers, filled) * share(alike, rows.len()) } else { 0.0 };
        // Spreadsheets that write a comma between cells write 1,234 for a thousand; others mean one and a quarter.
        let grouped = if self.separator == Separator::Comma { 0 } else { grouped };
        Score { fit, grouped, width: if numbers == 0 { width } else { 0 } }
    }
}

/// How well a layout fits: the larger `fit`, then the fewer thousands, then, where there is no number, the more cells.
struct Score {
    fit: f64,
    grouped: usize,
    width: usize,
}

impl Score {
    fn is_above(&self, other: &Self) -> bool {
        const SAME: f64 = 1e-9;
        let rest = (self.grouped, other.width) < (other.grouped, self.width);
        self.fit > other.fit + SAME || (self.fit > other.fit - SAME && rest)
    }
}

/// Whole lines at the beginning of a text.
fn beginning(text: &str) -> &str {
    if text.len() <= BYTES {
        return text;
    }
    let cut = text.floor_char_boundary(BYTES);
    text[..cut].rfind(['\n', '\r']).map_or(&text[..cut], |end| &text[..=end])
}

/// The first rows that are not empty.
fn sample(text: &str, separator: Separator) -> Result<Vec<StringRecord>, TableFault> {
    let mut records = Records::new(text, separator.byte());
    let (mut rows, mut row) = (Vec::new(), StringRecord::new());
    while rows.len() < ROWS && records.read(&mut row)? {
        if row.iter().any(|cell| !cell.is_empty()) {
            rows.push(row.clone());
        }
    }
    Ok(rows)
}

/// The separator that a first line `sep=;` names, and that line's length in bytes.
pub(super) fn declared(text: &str) -> Result<Option<(Separator, usize)>, TableFault> {
    let line = text.split(['\n', '\r']).next().unwrap_or_default();
    let plain = line.trim_matches(|letter| letter == '"' || letter == ' ');
    let Some(named) = plain.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).map(|_| &plain[4..]) else {
        return Ok(None);
    };
    let separator = match named {
        "," => Separator::Comma,
        ";" => Separator::Semicolon,
        "\t" | "\\t" => Separator::Tab,
        "|" => Separator::Bar,
        "" => Separator::Blanks,
        other => return Err(TableFault::Separator { found: other.to_owned() }),
    };
    Ok(Some((separator, line.len())))
}

/// Whether a row holds a number with this decimal mark.
pub(super) fn has_number(row: &StringRecord, decimal: Decimal) -> bool {
    row.iter().any(|cell| decimal.number(cell).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(text: &str) -> (Separator, Decimal) {
        let Layout { separator, decimal } = Layout::guess(text, Wish::default()).expect("short rows");
        (separator, decimal)
    }

    #[test]
    fn layouts_are_told_apart() {
        use Decimal::{Comma, Point};
        let cases = [
            ("x1,x2,y\n1,2,3\n4,5,6\n", (Separator::Comma, Point)),
            ("x1,x2,y\n1.5,2,3\n4,5,6.25\n", (Separator::Comma, Point)),
            ("x1;x2;y\n1,5;2;3\n4;5;6\n", (Separator::Semicolon, Comma)),
            ("x1;x2;y\n1.5;2;3\n4;5;6\n", (Separator::Semicolon, Point)),
            ("x1\tx2\ty\n1,5\t2\t3\n4\t5\t6\n", (Separator::Tab, Comma)),
            ("x1 x2  y\n 1.5   2 3\n4 5 6\n", (Separator::Blanks, Point)),
            ("x1|x2|y\n1|2|3\n", (Separator::Bar, Point)),
            ("x1,x2,y\n\"1,5\",\"2,25\",3\n\"4,1\",5,6\n", (Separator::Comma, Comma)),
            ("x1,x2,y\n\"1,500\",\"2,250\",3\n\"4,100\",5,6\n", (Separator::Comma, Point)),
            ("price;size\n1.234,5;20\n2.000,0;30\n", (Separator::Semicolon, Comma)),
            ("a;b;c\n1,234;2,345;3,456\n4,567;5,678;6,789\n", (Separator::Semicolon, Comma)),
            ("city, big;height;price\nParis, France;1,5;2\nBonn, Germany;2,5;3\n", (Separator::Semicolon, Comma)),
            ("name,height,price\nAnna B,1.5,2\nCarl D,2.5,3\n", (Separator::Comma, Point)),
            ("1 000;2 000\n3 000;4 000\n", (Separator::Semicolon, Point)),
        ];
        for (text, expected) in cases {
            assert_eq!(guess(text), expected, "{text}");
        }
    }

    #[test]
    fn a_first_line_may_name_the_separator() {
        let named = |text| declared(text).map(|found| found.map(|(separator, _)| separator)).ok();
        assert_eq!(named("sep=;\r\n1;2"), Some(Some(Separator::Semicolon)));
        assert_eq!(named("\"sep=,\"\n"), Some(Some(Separator::Comma)));
        assert_eq!(named("SEP=\t\n"), Some(Some(Separator::Tab)));
        assert_eq!(named("separate,x\n"), Some(None));
        assert_eq!(named("sep=#\n"), None);
    }
}
