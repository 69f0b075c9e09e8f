//! The text of a scene as a tree of values with their places; finds `racers.2.rule.alpha` in a file.
//!
//! Built with ron's own parser ([`RawValue`] borrows a value's text without parsing it), so that no second RON parser
//! could disagree with the first. Used for faults found after parsing, for `--set` and for the writer.

use crate::scene::file::syntax;
use ron::Options;
use ron::extensions::Extensions;
use ron::value::RawValue;
use serde::de::{self, Deserialize, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::ops::Range;

/// Options for reading and writing scene files: these extensions need not be enabled in a file.
pub fn options() -> Options {
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES)
}

/// A value of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'a> {
    /// Byte range of the value, without comments around it.
    pub inner: Range<usize>,
    /// Byte range with the comments around it, up to the following comma or bracket.
    pub outer: Range<usize>,
    /// The text of `inner`.
    pub text: &'a str,
    /// Its contents.
    pub body: Body<'a>,
}

/// The contents of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Body<'a> {
    /// No values inside: a number, a string, a bare name, an empty bracket.
    Leaf,
    /// `(a: 1, b: 2)`, `Name(a: 1)` or `{"en": "…"}`.
    Fields(Vec<(String, Node<'a>)>),
    /// `(1, 2)`, `Name(1)` or `[1, 2]`.
    Items(Vec<Node<'a>>),
}

impl<'a> Node<'a> {
    /// The tree of a text; `None` if the text is not RON.
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
            // A number, a string or a bare name.
            Err(_) => Body::Leaf,
        };
        Self { inner: range_in(source, text), outer, text, body }
    }

    /// The child value with a field name or an index.
    pub fn child(&self, key: &str) -> Option<&Self> {
        match &self.body {
            Body::Fields(fields) => fields.iter().find(|(name, _)| name == key).map(|(_, node)| node),
            Body::Items(items) => items.get(key.parse::<usize>().ok()?),
            Body::Leaf => None,
        }
    }

    /// Number of direct child values.
    pub const fn len(&self) -> usize {
        match &self.body {
            Body::Leaf => 0,
            Body::Fields(fields) => fields.len(),
            Body::Items(items) => items.len(),
        }
    }

    /// Whether it has no child values.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value at a path or else its nearest existing parent, and whether the whole path was found.
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

    /// The deepest value that contains or touches a byte of the text, with its path.
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

    /// The name a value begins with: `Adam` of `Adam(beta1: 0.9)`, empty for `(1, 2)` and for a number.
    pub fn name(&self) -> &'a str {
        leading_name(self.text)
    }
}

/// The name a text begins with; may be empty.
pub fn leading_name(text: &str) -> &str {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return "";
    }
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

/// Byte range of the value at `path` in a scene's text; of its nearest parent if it was omitted.
pub fn locate(text: &str, path: &str) -> Option<Range<usize>> {
    Node::of(text).map(|tree| tree.nearest(path).0.inner.clone())
}

/// Byte range of a slice of `source`.
fn range_in(source: &str, slice: &str) -> Range<usize> {
    let start = slice.as_ptr() as usize - source.as_ptr() as usize;
    start..start + slice.len()
}

/// The direct contents of a value, not parsed further.
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
