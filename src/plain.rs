//! Makes untrusted text safe to show: a scene's title, a racer's name, a table cell, a file name.
//!
//! Control characters change a terminal's state and direction marks reorder the visible text, so in messages both are
//! escaped as in Rust, `\u{1b}`. Exported tables and scenes keep their bytes.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Maximum length in characters of a quotation from a file.
pub const QUOTE: usize = 80;
/// Maximum length in characters of a value inside a message, and of a line: far more than any list of names.
const LINE: usize = 4000;

/// Whether a character is invisible but changes how text is displayed: controls, direction marks, line separators.
pub fn is_display_control(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
                | '\u{2028}' | '\u{2029}')
}

/// A value made safe for use within one line.
pub fn line(text: &str) -> Cow<'_, str> {
    let text = cut(text, LINE);
    if text.chars().any(is_display_control) { Cow::Owned(escape(&text)) } else { text }
}

/// A message of several lines, each made safe.
pub fn lines(text: &str) -> Cow<'_, str> {
    let steered = |character| character != '\n' && is_display_control(character);
    if text.len() <= LINE && !text.chars().any(steered) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split('\n').map(line).collect::<Vec<_>>().join("\n"))
}

/// The first `most` characters of a text, with `…` if it was cut.
pub fn cut(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// A part of a sentence as a sentence of its own.
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + letters.as_str()
}

fn escape(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len() + 16), |mut safe, character| {
        match character {
            '\n' | '\r' | '\t' => safe.extend(character.escape_default()),
            steering if is_display_control(steering) => {
                let _ = write!(safe, "{}", steering.escape_unicode());
            }
            plain => safe.push(plain),
        }
        safe
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_written_out() {
        assert_eq!(line("a\u{1b}]0;owned\u{7}b"), r"a\u{1b}]0;owned\u{7}b");
        assert_eq!(line("one\r\ntwo\tthree"), r"one\r\ntwo\tthree");
        assert_eq!(line("\u{9b}31m\u{7f}\u{202e}fdp.exe"), r"\u{9b}31m\u{7f}\u{202e}fdp.exe");
        assert_eq!(lines("one\ntwo\u{1b}[2J\n"), "one\ntwo\\u{1b}[2J\n");
        for same in ["Инерция, η = 10\u{202f}000", "x1;x2;y", "", "🧑\u{200d}🏫"] {
            assert!(matches!(line(same), Cow::Borrowed(_)) && matches!(lines(same), Cow::Borrowed(_)), "{same}");
        }
        // Safe text stays unchanged: a value may be escaped more than once.
        assert_eq!(line(&line("\u{1b}")), line("\u{1b}"));
    }

    #[test]
    fn what_is_long_is_cut() {
        assert_eq!(cut("Нестеров", 4), "Нест…");
        assert_eq!(cut("Adam", 4), "Adam");
        assert_eq!(line(&"x".repeat(1 << 20)).chars().count(), LINE + 1);
        let told = lines(&format!("head\n{}\nfoot", "x".repeat(1 << 20))).into_owned();
        assert!(told.len() < 2 * LINE && told.ends_with("\nfoot"));
    }
}
