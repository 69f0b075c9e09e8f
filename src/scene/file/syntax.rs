//! Faults of a text that is not RON: a missing comma, a bracket that is never closed.

use crate::scene::fault::place::byte_at;
use crate::scene::fault::{Fault, Problem};
use crate::scene::file::tree::leading_name;
use ron::error::{Error, SpannedError};
use ron::value::RawValue;
use std::ops::Range;

/// The fault of a text that is not RON; `typed` is the error of parsing it as a scene.
pub fn explain(text: &str, typed: &SpannedError) -> Fault {
    let raw = super::tree::options().from_str::<&RawValue>(text).err().unwrap_or_else(|| typed.clone());
    let error = if typed.code == Error::ExpectedMapColon { typed } else { &raw };
    let offset = skip_blanks(text, byte_at(text, error.span.end.line, error.span.end.col));
    let start = byte_at(text, error.span.start.line, error.span.start.col);
    let token = token_at(text, offset);
    let typed_at = skip_blanks(text, byte_at(text, typed.span.end.line, typed.span.end.col));
    let found = text[token.clone()].to_owned();
    let (span, problem) = match error.code {
        Error::ExceededRecursionLimit => (token, Problem::TooDeep),
        Error::ExpectedStringEnd => (start..start + 1, Problem::UnclosedText),
        Error::UnclosedBlockComment => (start.saturating_sub(2)..start, Problem::UnclosedComment),
        Error::InvalidEscape(_) => {
            (start..offset.max(start + 1), Problem::Escape { found: text[start..offset].trim().to_owned() })
        }
        _ if typed.code == Error::ExpectedIdentifier && text[typed_at..].starts_with('"') => {
            let length = text_length(&text[typed_at..]);
            let found = text[typed_at..typed_at + length].trim_matches('"').to_owned();
            (typed_at..typed_at + length, Problem::QuotedName { found })
        }
        Error::TrailingCharacters if decimal_comma(text, offset + 1).is_some() => {
            let (span, point) = decimal_comma(text, offset + 1).expect("just seen");
            (span, Problem::DecimalComma { point })
        }
        Error::TrailingCharacters => (token, Problem::Trailing { found }),
        _ => match (decimal_comma(text, offset), bracket_fault(text, offset)) {
            (Some((span, point)), _) => (span, Problem::DecimalComma { point }),
            (None, Some((span, problem))) => (span, problem),
            (None, None) => (token, unexpected(&error.code, found)),
        },
    };
    Fault::at(text, span, "", problem)
}

fn unexpected(code: &Error, found: String) -> Problem {
    match code {
        Error::ExpectedComma => Problem::MissingComma { found },
        Error::ExpectedMapColon => Problem::MissingColon { found },
        Error::ExpectedFloat | Error::ExpectedInteger | Error::UnderscoreAtBeginning | Error::FloatUnderscore => {
            Problem::NotANumber { found }
        }
        _ => Problem::Unexpected { found },
    }
}

/// A decimal comma, `0,1` for 0.1, if the fault is at the `1`: its place and the correct spelling.
fn decimal_comma(text: &str, offset: usize) -> Option<(Range<usize>, String)> {
    let whole = text.get(..offset)?.strip_suffix(',')?;
    let start = whole.len() - whole.chars().rev().take_while(char::is_ascii_digit).count();
    let decimals = text[offset..].chars().take_while(char::is_ascii_digit).count();
    let found = !whole[start..].is_empty() && decimals > 0;
    found.then(|| (start..offset + decimals, format!("{}.{}", &whole[start..], &text[offset..offset + decimals])))
}

/// The unclosed or wrong bracket, if parsing stopped at the end of the text or at a wrong closing bracket.
fn bracket_fault(text: &str, offset: usize) -> Option<(Range<usize>, Problem)> {
    let (open, wrong) = brackets(text);
    if let Some((at, found, opened)) = wrong {
        let line = text[..opened].matches('\n').count() + 1;
        let problem = Problem::WrongBracket { found, open: text[opened..].chars().next()?, line };
        return (at <= offset).then_some((at..at + 1, problem));
    }
    let opened = *open.last()?;
    let bracket = text[opened..].chars().next()?;
    (offset >= text.trim_end().len()).then_some((opened..opened + 1, Problem::NeverClosed { bracket }))
}

/// Deepest nesting of brackets: scenes need ten. `ron` allows more, but rescans the contents at every level.
const DEEPEST: usize = 64;

/// The fault of a text that is nested too deeply to be parsed in reasonable time.
pub fn too_deep(text: &str) -> Option<Fault> {
    let at = *brackets(text).0.get(DEEPEST)?;
    Some(Fault::at(text, at..at + 1, "", Problem::TooDeep))
}

/// Offsets of the brackets open at the end or at the depth limit, and the first closing bracket of the wrong kind with
/// the one it meets. Strings, characters and comments are skipped.
fn brackets(text: &str) -> (Vec<usize>, Option<(usize, char, usize)>) {
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(character) = text[at..].chars().next().filter(|_| open.len() <= DEEPEST) {
        let rest = &text[at..];
        if let Some(length) = opaque_length(rest) {
            at += length;
            continue;
        }
        match character {
            '(' | '[' | '{' => open.push(at),
            ')' | ']' | '}' => match open.pop() {
                Some(opened) if closes(&text[opened..], character) => {}
                Some(opened) => return (open, Some((at, character, opened))),
                None => {}
            },
            _ => {}
        }
        at += character.len_utf8();
    }
    (open, None)
}

/// Length in bytes of the comment, string, raw string or character that begins here.
fn opaque_length(rest: &str) -> Option<usize> {
    let raw = rest.strip_prefix('r').map(|after| after.trim_start_matches('#'));
    match rest.as_bytes() {
        [b'/', b'/', ..] => Some(rest.find('\n').unwrap_or(rest.len())),
        [b'/', b'*', ..] => Some(comment_length(rest)),
        [b'"', ..] => Some(text_length(rest)),
        [b'\'', b'\\', escaped, ..] if escaped.is_ascii() => Some(3 + rest[3..].find('\'')? + 1),
        [b'\'', ..] => {
            let inner = rest[1..].chars().next()?;
            rest[1 + inner.len_utf8()..].starts_with('\'').then_some(2 + inner.len_utf8())
        }
        _ if raw.is_some_and(|raw| raw.starts_with('"')) => {
            let begin = rest.len() - raw?.len();
            let end = format!("\"{}", "#".repeat(begin - 1));
            Some(rest[begin + 1..].find(&end).map_or(rest.len(), |at| begin + 1 + at + end.len()))
        }
        _ => None,
    }
}

/// Length in bytes of a comment from `/*` to `*/`, nested ones included.
fn comment_length(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        let step = match rest.as_bytes()[at..] {
            [b'/', b'*', ..] => {
                depth += 1;
                2
            }
            [b'*', b'/', ..] if depth == 1 => return at + 2,
            [b'*', b'/', ..] => {
                depth -= 1;
                2
            }
            _ => 1,
        };
        at += step;
    }
    rest.len()
}

fn closes(opened: &str, closing: char) -> bool {
    matches!((opened.chars().next(), closing), (Some('('), ')') | (Some('['), ']') | (Some('{'), '}'))
}

/// Length in bytes of a quoted string, including its quotes.
fn text_length(rest: &str) -> usize {
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    rest.len()
}

fn skip_blanks(text: &str, from: usize) -> usize {
    text.len() - text[from..].trim_start().len()
}

/// The byte range of the word, number or sign at a byte; empty at the end.
pub fn token_at(text: &str, from: usize) -> Range<usize> {
    let rest = &text[from..];
    let name = leading_name(rest).len();
    let number = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"+-._".contains(c)).unwrap_or(rest.len());
    let sign = rest.chars().next().map_or(0, char::len_utf8);
    from..from + name.max(number).max(sign)
}
