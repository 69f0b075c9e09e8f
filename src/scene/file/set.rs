//! `--set path=value`: edits a value in a scene's text in place, so that comments survive.

use crate::scene::Scene;
use crate::scene::fault::{Fault, Problem};
use crate::scene::file::read::read;
use crate::scene::file::syntax;
use crate::scene::file::tree::{Body, Node, options};
use ron::value::RawValue;
use std::ops::Range;

/// File name used in faults of an assignment.
const FILE: &str = "--set";

/// The text with `path=value` applied: an existing value is replaced, an omitted one inserted.
///
/// # Errors
/// A fault of the text itself (without a file name), or of the assignment (in the file `--set`).
pub fn set(text: &str, assignment: &str) -> Result<String, Fault> {
    let scene = read(text)?;
    let edit = Assignment::parse(assignment)?;
    let tree = Node::of(text).expect("a scene that was read is RON");
    let changed = edit.apply(text, &tree, &scene)?;
    match read(&changed) {
        Ok(_) => Ok(changed),
        Err(fault) => Err(edit.blame(&fault)),
    }
}

/// A parsed assignment, such as `racers.0.eta=0.05`.
struct Assignment<'a> {
    whole: &'a str,
    path: &'a str,
    /// The keys of the path with their byte ranges.
    keys: Vec<(&'a str, Range<usize>)>,
    value: &'a str,
    /// Byte offset of the value.
    value_at: usize,
}

impl<'a> Assignment<'a> {
    fn parse(whole: &'a str) -> Result<Self, Fault> {
        let none = || Fault { file: FILE.to_owned(), ..Fault::of(whole, Problem::NotAnAssignment) };
        let (path, value) = whole.split_once('=').ok_or_else(none)?;
        let mut keys = Vec::new();
        let mut at = 0;
        for part in path.split('.') {
            let key = part.trim();
            let start = at + part.len() - part.trim_start().len();
            keys.push((key, start..start + key.len()));
            at += part.len() + 1;
        }
        if keys.iter().any(|(key, _)| key.is_empty()) || value.trim().is_empty() {
            return Err(none());
        }
        let edit = Self { whole, path: path.trim(), keys, value, value_at: path.len() + 1 };
        match options().from_str::<&RawValue>(value) {
            Ok(raw) => {
                let value = raw.trim().get_ron();
                let value_at = value.as_ptr() as usize - whole.as_ptr() as usize;
                Ok(Self { value, value_at, ..edit })
            }
            Err(error) => {
                let fault = syntax::explain(value, &error);
                let span = fault.place.as_ref().map_or(0..value.len(), |place| place.span.clone());
                Err(edit.fault(edit.value_at + span.start..edit.value_at + span.end, fault.problem))
            }
        }
    }

    fn fault(&self, span: Range<usize>, problem: Problem) -> Fault {
        Fault::at(self.whole, span, self.path, problem).in_file(FILE)
    }

    /// Converts a fault of the changed text to one of the assignment, at the unknown key or else at the value.
    fn blame(&self, fault: &Fault) -> Fault {
        let key = match &fault.problem {
            Problem::Unknown { found, .. } => self.keys.iter().find(|(key, _)| key == found),
            _ => None,
        };
        let value = self.value_at..self.value_at + self.value.len();
        self.fault(key.map_or(value, |(_, range)| range.clone()), fault.problem.clone())
    }

    fn apply(&self, text: &str, tree: &Node<'_>, scene: &Scene) -> Result<String, Fault> {
        let mut node = tree;
        for (depth, (key, _)) in self.keys.iter().enumerate() {
            match node.child(key) {
                Some(child) => node = child,
                None if takes_fields(node) => {
                    let value = self.absent(scene, depth)?;
                    return Ok(insert(text, node, key, &value));
                }
                None => return Err(self.no_child(node.text, node, depth)),
            }
        }
        Ok([&text[..node.inner.start], self.value, &text[node.inner.end..]].concat())
    }

    /// The text of an omitted field: its default with the rest of the path applied.
    fn absent(&self, scene: &Scene, depth: usize) -> Result<String, Fault> {
        let Some((key, _)) = self.keys.get(depth + 1) else { return Ok(self.value.to_owned()) };
        let whole = options().to_string(scene).expect("a scene has nothing that RON cannot write");
        let path: Vec<_> = self.keys[..=depth].iter().map(|(key, _)| *key).collect();
        let full = Node::of(&whole).expect("what ron wrote is RON");
        match full.nearest(&path.join(".")) {
            (node, true) if takes_fields(node) => {
                Ok(format!("{}({key}: {})", node.name(), self.absent(scene, depth + 1)?))
            }
            // A list's default is inserted whole, with the rest of the path applied to it.
            (node, true) if node.child(key).is_some() => {
                let changed = self.apply(&whole, &full, scene)?;
                let tree = Node::of(&changed).expect("a value in place of another leaves RON");
                Ok(tree.nearest(&path.join(".")).0.text.to_owned())
            }
            (node, true) if node.text == "None" => {
                let (name, range) = &self.keys[depth];
                let problem = Problem::LeftOut { name: (*name).to_owned(), whole: path.join(".") };
                Err(self.fault(range.clone(), problem))
            }
            (node, true) => Err(self.no_child(node.text, node, depth + 1)),
            // No such field: inserted anyway, so that the parser reports the existing fields.
            (_, false) => Ok(self.value.to_owned()),
        }
    }

    /// The fault for `keys[depth]`, which does not exist in `node`.
    fn no_child(&self, name: &str, node: &Node<'_>, depth: usize) -> Fault {
        let (key, range) = &self.keys[depth];
        let problem = if name.starts_with(['[', '(']) {
            Problem::NoSuchIndex { found: (*key).to_owned(), count: node.len() }
        } else {
            Problem::NoParts { name: name.to_owned(), depth }
        };
        self.fault(range.clone(), problem)
    }
}

/// Whether a value can hold fields: `(…)`, `Name(…)`, `{…}`.
fn takes_fields(node: &Node<'_>) -> bool {
    match &node.body {
        Body::Fields(_) => true,
        Body::Items(items) => items.is_empty() && node.text.ends_with(')'),
        Body::Leaf => node.text.starts_with('(') || node.text.starts_with('{'),
    }
}

/// The text with a field added to `node`, after the last one; on a separate line if that one is.
fn insert(text: &str, node: &Node<'_>, key: &str, value: &str) -> String {
    let key = if node.text.starts_with('{') { format!("{key:?}") } else { key.to_owned() };
    let field = format!("{key}: {value}");
    let last = match &node.body {
        Body::Fields(fields) => fields.last(),
        _ => None,
    };
    let Some((last_key, last)) = last else {
        let bracket = node.text.find(['(', '{']).map_or(node.inner.end, |at| node.inner.start + at + 1);
        return [&text[..bracket], &field, &text[bracket..]].concat();
    };
    let has_comma = text[last.outer.end..].trim_start().starts_with(',');
    let comma = text[last.outer.end..].find(',').map_or(last.outer.end, |at| last.outer.end + at + 1);
    let after = if has_comma { comma } else { last.inner.end };
    let line_end = text[after..].find('\n').map_or(text.len(), |at| after + at);
    let comment = text[after..line_end].trim_start().starts_with("//");
    let indent = own_line_indent(text, last.inner.start, last_key);
    let place = if comment { line_end } else { after };
    let before = format!("{}{}", &text[..after], if has_comma { "" } else { "," });
    let gap = &text[after..place];
    let (open, close) = match indent {
        Some(indent) => (format!("\n{indent}"), ","),
        None if comment => ("\n".to_owned(), if has_comma { "," } else { "" }),
        None => (" ".to_owned(), if has_comma { "," } else { "" }),
    };
    [&before, gap, &open, &field, close, &text[place..]].concat()
}

/// The indent of a field that begins its line.
fn own_line_indent<'a>(text: &'a str, value_at: usize, key: &str) -> Option<&'a str> {
    let key_at = text[..value_at].rfind(key)?;
    let (_, before) = text[..key_at].rsplit_once('\n')?;
    before.chars().all(|c| c == ' ' || c == '\t').then_some(before)
}
