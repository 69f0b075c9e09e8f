//! Numbers as people and programs write them: `1 234,5`, `1,234.5`, `−3`, `1e-3`.
//!
//! | part | what is read |
//! |---|---|
//! | sign | `-`, `+`, `−` (U+2212), `–` (U+2013) |
//! | decimal mark | the table's: a point or a comma |
//! | thousands | one kind of mark between groups of three digits: a blank (also the narrow and the unbreakable ones), `'`, `’`, and of point and comma the one that is not the decimal mark |
//! | exponent | `e` or `E` and a whole number |

use crate::params::Allowed;
use serde::{Deserialize, Serialize};

/// The decimal mark of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decimal {
    /// `0.5`.
    #[default]
    Point,
    /// `0,5`.
    Comma,
}

/// A number that was read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// Its value.
    pub value: f64,
    /// Whether a point or a comma was read as a mark of thousands: with the other decimal mark the value differs.
    pub is_grouped: bool,
}

/// What stands in a cell without a value, in lower case: of spreadsheets, R and Python.
const MISSING: [&str; 14] = ["", "-", "–", "—", ".", "?", "na", "n/a", "#n/a", "nan", "null", "none", "#н/д", "н/д"];

impl Decimal {
    /// Both marks.
    pub const ALL: [Self; 2] = [Self::Point, Self::Comma];

    /// The mark.
    pub const fn mark(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    /// The one of point and comma that may part thousands.
    const fn grouping(self) -> char {
        match self {
            Self::Point => ',',
            Self::Comma => '.',
        }
    }

    /// The number in a cell; `None` for other text and numbers outside [`Allowed::ANY`].
    pub fn number(self, cell: &str) -> Option<Number> {
        let (sign, size) = signed(cell.trim());
        if !size.starts_with(|first: char| first.is_ascii_digit() || first == self.mark()) {
            return None;
        }
        let (mantissa, exponent) = match size.find(['e', 'E']) {
            Some(place) => (&size[..place], Some(signed(&size[place + 1..]))),
            None => (size, None),
        };
        let (whole, fraction) = mantissa.split_once(self.mark()).unwrap_or((mantissa, ""));
        let mut plain = String::with_capacity(size.len() + 2);
        plain.push_str(sign);
        let mark = push_groups(whole, self.grouping(), &mut plain)?;
        plain.push('.');
        push_digits(fraction, &mut plain)?;
        if let Some((sign, digits)) = exponent {
            plain.push('e');
            plain.push_str(sign);
            push_digits(digits, &mut plain)?;
        }
        let value = plain.parse().ok().filter(|&value| Allowed::ANY.contains(value))?;
        Some(Number { value, is_grouped: mark == Some(self.grouping()) })
    }
}

/// Whether a cell holds no value.
pub fn is_missing(cell: &str) -> bool {
    let cell = cell.trim();
    cell.chars().count() <= 4 && MISSING.contains(&cell.to_lowercase().as_str())
}

/// The sign as Rust writes it, and the rest.
fn signed(text: &str) -> (&'static str, &str) {
    for (sign, plain) in [("-", "-"), ("−", "-"), ("–", "-"), ("+", "")] {
        if let Some(rest) = text.strip_prefix(sign) {
            return (plain, rest.trim_start());
        }
    }
    ("", text)
}

fn push_digits(digits: &str, out: &mut String) -> Option<()> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| out.push_str(digits))
}

/// The digits of a whole number without its marks of thousands; the mark, if there was one.
fn push_groups(whole: &str, grouping: char, out: &mut String) -> Option<Option<char>> {
    let is_mark = |letter: char| matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’');
    let Some(mark) = whole.chars().find(|&letter| letter == grouping || is_mark(letter)) else {
        return push_digits(whole, out).map(|()| None);
    };
    for (place, group) in whole.split(mark).enumerate() {
        let fits = if place == 0 { (1..=3).contains(&group.len()) && group != "0" } else { group.len() == 3 };
        if !fits {
            return None;
        }
        push_digits(group, out)?;
    }
    Some(Some(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        let point = [
            ("1", 1.0),
            ("-2.5", -2.5),
            ("+3", 3.0),
            ("−4", -4.0),
            ("– 5", -5.0),
            (".5", 0.5),
            ("5.", 5.0),
            ("1e-3", 1e-3),
            ("1.5E+05", 1.5e5),
            ("1e−3", 1e-3),
            ("1,234", 1234.0),
            ("1,234,567.25", 1_234_567.25),
            ("12 345", 12_345.0),
            ("12\u{a0}345\u{a0}678", 12_345_678.0),
            ("1'000.5", 1000.5),
            ("1’000", 1000.0),
            ("\u{a0}7 ", 7.0),
        ];
        for (cell, value) in point {
            assert_eq!(Decimal::Point.number(cell).map(|number| number.value), Some(value), "{cell}");
        }
        let comma = [("0,5", 0.5), ("1.234,5", 1234.5), ("1 234,5", 1234.5), ("1,5E+05", 1.5e5), ("1.234", 1234.0)];
        for (cell, value) in comma {
            assert_eq!(Decimal::Comma.number(cell).map(|number| number.value), Some(value), "{cell}");
        }
        assert!(Decimal::Point.number("1,234").is_some_and(|number| number.is_grouped));
        assert!(Decimal::Point.number("1 234").is_some_and(|number| !number.is_grouped));
    }

    #[test]
    fn other_text_is_no_number() {
        let none = [
            "",
            " ",
            "five",
            "1 2",
            "1,2",
            "1,2345",
            "0,125",
            "1234,567",
            "1,23,456",
            "1,234 567",
            "1e",
            "e5",
            "--1",
            "1.2.3",
            "inf",
            "nan",
            "1e999",
            "0x10",
            "5%",
            "12 kg",
            "1_000",
            ".",
            "-",
            "1,234,",
        ];
        for cell in none {
            // `1e` and `.` have no digits where Rust needs them; `1,2` is a number with the other mark.
            assert_eq!(Decimal::Point.number(cell), None, "{cell:?}");
        }
        for cell in ["NA", "n/a", "—", "", " ", "#Н/Д", "NaN"] {
            assert!(is_missing(cell), "{cell:?}");
        }
        assert!(!is_missing("nine") && !is_missing("0"));
    }
}
