//! A place in a scene's text, displayed as in compiler errors: line, column, and the line with a mark.

use crate::plain;
use std::fmt;
use std::ops::Range;

/// Of a longer line only the part around the mark is shown.
const LONGEST_LINE: usize = 100;

/// A place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Byte range in the text.
    pub span: Range<usize>,
    /// Line number, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The line; a long one is shortened with `…`.
    pub source: String,
    /// The marked characters of `source`.
    pub mark: Range<usize>,
}

impl Place {
    /// The place of `span` in `text`. Of a span over several lines only the first line is marked.
    pub fn of(text: &str, span: Range<usize>) -> Self {
        let start = floor(text, span.start);
        let from = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let to = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
        let line = text[from..to].trim_end_matches('\r');
        let column = text[from..start].chars().count();
        let marked = text[start..floor(text, span.end.clamp(start, to))].trim_end().chars().count().max(1);
        let (source, column_shown) = cut(line, column);
        let end = (column_shown + marked).min(source.chars().count().max(column_shown + 1));
        Self { span, line: text[..from].matches('\n').count() + 1, column: column + 1, source, mark: column_shown..end }
    }
}

/// The line with its number and the mark below it, indented by one.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.line.to_string();
        // Tabs and control characters have no fixed width: replacing each by one character keeps the mark aligned.
        let sign = |character| match character {
            '\t' => ' ',
            steering if plain::is_display_control(steering) => char::REPLACEMENT_CHARACTER,
            plain => plain,
        };
        writeln!(f, " {number} | {}", self.source.chars().map(sign).collect::<String>())?;
        let (blank, mark) = (" ".repeat(self.mark.start), "^".repeat(self.mark.len()));
        write!(f, " {} | {blank}{mark}", " ".repeat(number.len()))
    }
}

/// The part of a long line around the character `column`, and that character's index in it.
fn cut(line: &str, column: usize) -> (String, usize) {
    let characters: Vec<char> = line.chars().collect();
    if characters.len() <= LONGEST_LINE {
        return (line.to_owned(), column);
    }
    let from = column.saturating_sub(LONGEST_LINE / 2).min(characters.len() - LONGEST_LINE);
    let to = from + LONGEST_LINE;
    let mut source = String::new();
    if from > 0 {
        source.push('…');
    }
    source.extend(&characters[from..to]);
    if to < characters.len() {
        source.push('…');
    }
    (source, column - from + usize::from(from > 0))
}

/// The character boundary at or before a byte.
fn floor(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|&byte| text.is_char_boundary(byte)).unwrap_or(0)
}

/// The byte offset of a line and column (in characters), both from 1; the text's length beyond its end.
pub fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let start = match line {
        0 | 1 => 0,
        _ => text.match_indices('\n').nth(line - 2).map_or(text.len(), |(newline, _)| newline + 1),
    };
    text[start..].char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(byte, _)| start + byte)
}
