//! Reads as much of a remembered text as is understood: an unknown word, or a value that is not allowed, is left out
//! alone.
//!
//! A value that cannot be read is split. Its fields are put back one after another, each with all that was kept before
//! it, as long as the whole can be read; a field that cannot be is split in turn, down to the one word.

use crate::scene::file::read;
use crate::scene::file::tree::{Body, Node};
use crate::scene::{Fault, Place};

/// Longer lists are kept or lost as a whole: splitting them would take as long as their length squared.
const MOST: usize = 200;
/// Letters of what was not understood that a message shows.
const SHOWN: usize = 60;

/// A part of a text that was not understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Lost {
    /// Where it stands, from 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// What it is part of: `session.scene.racers.2.rule`.
    pub path: String,
    /// The beginning of its text.
    pub found: String,
}

/// Reads a text with `parse`, which gives none for what is not allowed. What was left out comes with the value.
///
/// # Errors
/// The text is not even RON: then it cannot be split.
pub fn read_what_can_be<T: Default>(
    text: &str,
    parse: &dyn Fn(&str) -> Option<T>,
) -> Result<(T, Vec<Lost>), Option<Fault>> {
    if let Some(value) = parse(text) {
        return Ok((value, Vec::new()));
    }
    let Some(tree) = Node::of(text) else { return Err(read::read(text).err()) };
    let mut lost = Vec::new();
    let kept = Parts { text, lost: &mut lost }.keep(&tree, "", &|part| parse(part).is_some());
    Ok((kept.and_then(|kept| parse(&kept)).unwrap_or_default(), lost))
}

struct Parts<'a> {
    text: &'a str,
    lost: &'a mut Vec<Lost>,
}

impl Parts<'_> {
    /// What can be kept of a value; `fits` says whether a text can be read in its place.
    fn keep(&mut self, node: &Node<'_>, path: &str, fits: &dyn Fn(&str) -> bool) -> Option<String> {
        if fits(node.text) {
            return Some(node.text.to_owned());
        }
        let before = self.lost.len();
        if let Some(kept) = self.keep_parts(node, path, fits) {
            return Some(kept);
        }
        // None of its parts can be kept: it is lost as a whole, which is said once.
        self.lost.truncate(before);
        let place = Place::of(self.text, node.inner.clone());
        let mut found: String = node.text.chars().take(SHOWN).collect();
        if found.len() < node.text.len() {
            found.push('…');
        }
        self.lost.push(Lost { line: place.line, column: place.column, path: path.to_owned(), found });
        None
    }

    fn keep_parts(&mut self, node: &Node<'_>, path: &str, fits: &dyn Fn(&str) -> bool) -> Option<String> {
        let bracket = node.text.find(['(', '[', '{']).filter(|_| node.len() <= MOST)?;
        let (mut kept, close) = match (&node.text[bracket..=bracket], &node.body) {
            ("(", Body::Fields(_)) => (node.text[..=bracket].to_owned(), ")"),
            ("[", Body::Items(_)) => (node.text[..=bracket].to_owned(), "]"),
            _ => return None,
        };
        let parts: Vec<(String, String, &Node<'_>)> = match &node.body {
            Body::Fields(fields) => fields.iter().map(|(key, node)| (key.clone(), format!("{key}: "), node)).collect(),
            Body::Items(items) => {
                items.iter().enumerate().map(|(k, node)| (k.to_string(), String::new(), node)).collect()
            }
            Body::Leaf => return None,
        };
        for (key, before, part) in parts {
            let below = if path.is_empty() { key } else { format!("{path}.{key}") };
            let so_far = kept.clone();
            let text = self.keep(part, &below, &|text| fits(&format!("{so_far}{before}{text}{close}")));
            kept.extend(text.map(|text| format!("{before}{text}, ")));
        }
        kept.push_str(close);
        fits(&kept).then_some(kept)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;
    use crate::scene::Scene;
    use crate::scene::file::tree::options;

    fn scene(text: &str) -> (Scene, Vec<Lost>) {
        let parse = |text: &str| options().from_str::<Scene>(text).ok().filter(|scene| scene.steps > 0);
        read_what_can_be(text, &parse).unwrap()
    }

    #[test]
    fn a_word_loses_itself_alone() {
        let good = "(title: \"t\", seed: 7, racers: [(rule: Gd, eta: 0.5), (rule: Momentum(alpha: 0.8), eta: 0.03)])";
        let whole = scene(good).0;
        assert_eq!(scene(good).1, []);
        let cases = [
            ("Momentum(alpha: 0.8)", "Momentom(alpha: 0.8)", "racers.1.rule"),
            ("seed: 7", "seed: 7, sead: 8", "sead"),
            ("seed: 7", "steps: 0, seed: 7", "steps"),
            ("eta: 0.5", "eta: half", "racers.0.eta"),
            ("alpha: 0.8", "alpha: \"much\"", "racers.1.rule.alpha"),
        ];
        for (right, wrong, path) in cases {
            let text = good.replace(right, wrong);
            let (kept, lost) = scene(&text);
            assert_eq!(lost.iter().map(|lost| lost.path.as_str()).collect::<Vec<_>>(), [path], "{text}");
            assert_eq!((&kept.title, kept.seed, kept.racers.len(), kept.steps), (&whole.title, 7, 2, 150), "{text}");
            assert_eq!(lost[0].line, 1);
            assert!(text[lost[0].column - 1..].starts_with(&lost[0].found), "{lost:?}");
        }
    }

    #[test]
    fn what_is_no_ron_is_told_with_its_place() {
        let parse = |text: &str| options().from_str::<Scene>(text).ok();
        let fault = read_what_can_be("(\n  steps: 3,\n  seed 4)", &parse).unwrap_err().unwrap();
        assert_eq!(fault.place.unwrap().line, 3);
        let huge = format!("(racers: [{}])", "(eta: x), ".repeat(MOST + 1));
        assert_eq!(scene(&huge).1[0].path, "racers");
        assert!(scene(&huge).1[0].found.ends_with('…'));
    }
}
