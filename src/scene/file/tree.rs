//! The text of a scene as a tree of values, each with its place: what finds `racers.2.rule.alpha` in a file.
//!
//! Built with ron's own parser ([`RawValue`] borrows a value's text without reading it), so that there is no
//! second reading of RON that could disagree with the first. Serves faults found after parsing, `--set` and the
//! writer.

use crate::scene::file::syntax;
use ron::Options;
use ron::extensions::Extensions;
use ron::value::RawValue;
use serde::de::{self, Deserialize, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::ops::Range;

/// How scene files are read and written: these extensions are never named in a file.
pub fn options() -> Options {
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES)
}

/// A value of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'a> {
    /// Its own bytes, without the comments around it.
    pub inner: Range<usize>,
    /// With the comments around it: ends where the comma or the bracket after it stands.
    pub outer: Range<usize>,
    /// The text of `inner`.
    pub text: &'a str,
    /// What it holds.
    pub body: Body<'a>,
}

/// What a value holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Body<'a> {
    /// Nothing below it: a number, a text, a bare name, an empty bracket.
    Leaf,
    /// `(a: 1, b: 2)`, `Name(a: 1)` or `{"en": "…"}`.
    Fields(Vec<(String, Node<'a>)>),
    /// `(1, 2)`, `Name(1)` or `[1, 2]`.
    Items(Vec<Node<'a>>),
}

impl<'a> Node<'a> {
    /// The tree of a text; none if the text is not RON.
    pub fn of(text: &'a str) -> Option<Self> {
        if syntax::too_deep(text).is_some() {
            return None;
        }
        let raw: &RawValue = options().from_str(text).ok()?;
        Some(Self::build(text, raw))
    }

    fn build(source: &str, raw: &'a RawValue) -> Self {
        let outer = range_in(source, raw.get_ron());
        let text = raw.trim().get_ron();
        let body = match options().from_str(text) {
            Ok(Parts::Fields(fields)) => {
                Body::Fields(fields.into_iter().map(|(key, raw)| (key, Self::build(source, raw))).collect())
            }
            Ok(Parts::Items(items)) => Body::Items(items.into_iter().map(|raw| Self::build(source, raw)).collect()),
            // A number, a text or a bare name is nothing that has parts.
            Err(_) => Body::Leaf,
        };
        Self { inner: range_in(source, text), outer, text, body }
    }

    /// The value below this one under a field's name or an index.
    pub fn child(&self, key: &str) -> Option<&Self> {
        match &self.body {
            Body::Fields(fields) => fields.iter().find(|(name, _)| name == key).map(|(_, node)| node),
            Body::Items(items) => items.get(key.parse::<usize>().ok()?),
            Body::Leaf => None,
        }
    }

    /// How many values stand directly in this one.
    pub const fn len(&self) -> usize {
        match &self.body {
            Body::Leaf => 0,
            Body::Fields(fields) => fields.len(),
            Body::Items(items) => items.len(),
        }
    }

    /// Whether nothing stands in this one.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value at a path, else its nearest parent that is there, and whether all of the path was found.
    pub fn nearest(&self, path: &str) -> (&Self, bool) {
        let mut node = self;
        for key in path.split('.').filter(|key| !key.is_empty()) {
            match node.child(key) {
                Some(child) => node = child,
                None => return (node, false),
            }
        }
        (node, true)
    }

    /// The path of the deepest value that holds or touches a byte of the text, and the value.
    pub fn at(&self, offset: usize) -> (String, &Self) {
        let holds = |node: &Self| node.inner.start <= offset && offset <= node.inner.end;
        let (mut path, mut node) = (Vec::new(), self);
        loop {
            let below = match &node.body {
                Body::Leaf => None,
                Body::Fields(fields) => {
                    fields.iter().find(|(_, child)| holds(child)).map(|(key, child)| (key.clone(), child))
                }
                Body::Items(items) => {
                    items.iter().enumerate().find(|(_, child)| holds(child)).map(|(i, child)| (i.to_string(), child))
                }
            };
            let Some((key, child)) = below else { return (path.join("."), node) };
            path.push(key);
            node = child;
        }
    }

    /// The name a value begins with: `Adam` of `Adam(beta1: 0.9)`, nothing of `(1, 2)` and of a number.
    pub fn name(&self) -> &'a str {
        leading_name(self.text)
    }
}

/// The name a text begins with, perhaps empty.
pub fn leading_name(text: &str) -> &str {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return "";
    }
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

/// Where the value of `path` stands in a scene's text; its nearest parent where it was left out.
pub fn locate(text: &str, path: &str) -> Option<Range<usize>> {
    Node::of(text).map(|tree| tree.nearest(path).0.inner.clone())
}

/// Where a slice of `source` stands in it.
fn range_in(source: &str, slice: &str) -> Range<usize> {
    let start = slice.as_ptr() as usize - source.as_ptr() as usize;
    start..start + slice.len()
}

/// One level of a value.
enum Parts<'a> {
    Fields(Vec<(String, &'a RawValue)>),
    Items(Vec<&'a RawValue>),
}

impl<'de> Deserialize<'de> for Parts<'de> {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PartsVisitor)
    }
}

struct PartsVisitor;

impl<'de> Visitor<'de> for PartsVisitor {
    type Value = Parts<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Parts::Fields(fields))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Parts::Items(items))
    }
    fn visit_some<D: de::Deserializer<'de>>(self, inner: D) -> Result<Self::Value, D::Error> {
        Parts::deserialize(inner)
    }
}
