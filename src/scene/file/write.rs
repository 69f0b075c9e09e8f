//! Writes a scene as text: only values that differ from the defaults, formatted as by hand.

use crate::lab::{Lab, Network, Variant, adaptation};
use crate::landscape::Spec;
use crate::optim::{RuleSpec, Schedule};
use crate::scene::file::tree::{Body, Node, options};
use crate::scene::{Racer, Scene};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A value that does not fit into a line of this length is written over several.
const LINE: usize = 110;

/// Fields that are written even at their default, because they identify the scene.
const ALWAYS_OF_SCENE: &[&str] = &["landscape", "steps"];
/// The same for a racer.
const ALWAYS_OF_RACER: &[&str] = &["rule", "eta"];

impl Scene {
    /// The scene as RON, without fields at their default. Parses back to an equal scene.
    pub fn to_ron(&self) -> String {
        let (text, default) = (ron(self), ron(&Self::default()));
        let node = Node::of(&text).expect("what ron wrote is RON");
        let root = if self.is_lab() { "" } else { SCENE };
        let mut layout = Layout::of(root, &node, Node::of(&default).as_ref());
        layout.tall = true;
        let mut written = String::new();
        layout.write(&mut written, 0);
        written.push('\n');
        written
    }
}

fn ron<T: Serialize>(value: &T) -> String {
    options().to_string(value).expect("a scene has nothing that RON cannot write")
}

/// Pseudo-keys for a whole scene with racers and for a racer.
const SCENE: &str = "scene";
const RACER: &str = "racer";

/// A formatted value: `open`, the items with their keys, `close`; a bare value is only `open`.
struct Layout {
    open: String,
    items: Vec<(String, Layout)>,
    close: &'static str,
    /// Whether each item goes on its own line, even if short.
    tall: bool,
}

impl Layout {
    /// The part of value `node` of field `key` that differs from `default`.
    fn of(key: &str, node: &Node<'_>, default: Option<&Node<'_>>) -> Self {
        let Some(close) = [")", "]", "}"].into_iter().find(|close| node.text.ends_with(close)) else {
            return Self { open: node.text.to_owned(), items: Vec::new(), close: "", tall: false };
        };
        // A name with parameters and a racer have their own defaults.
        let own = match key {
            "landscape" => with_defaults::<Spec>(node),
            "rule" => with_defaults::<RuleSpec>(node),
            "schedule" => with_defaults::<Schedule>(node),
            "lab" => with_defaults::<Lab>(node),
            "network" => with_defaults::<Network>(node),
            "net" => with_defaults::<Variant>(node),
            "problem" => with_defaults::<adaptation::Problem>(node),
            RACER => Some(ron(&Racer::default())),
            _ => None,
        };
        let own = own.as_deref().and_then(Node::of);
        let items = match &node.body {
            Body::Leaf => Vec::new(),
            Body::Items(items) => {
                let each = match key {
                    "racers" => RACER,
                    "nets" => "net",
                    _ => "",
                };
                items.iter().map(|item| (String::new(), Self::of(each, item, None))).collect()
            }
            Body::Fields(fields) => {
                let below = |key: &str| own.as_ref().or(default).and_then(|default| default.child(key));
                let differs = |key: &str, node: &Node<'_>| below(key).is_none_or(|default| default.text != node.text);
                let always = match key {
                    SCENE => ALWAYS_OF_SCENE,
                    RACER => ALWAYS_OF_RACER,
                    _ => &[],
                };
                let quote = if close == "}" { "\"" } else { "" };
                fields
                    .iter()
                    .filter(|(key, node)| always.contains(&key.as_str()) || differs(key, node))
                    .map(|(key, node)| (format!("{quote}{key}{quote}: "), Self::of(key, node, below(key))))
                    .collect()
            }
        };
        let open = node.text.find(['(', '[', '{']).map_or("", |at| &node.text[..=at]).to_owned();
        Self { open, items, close, tall: key == "racers" }
    }

    /// The value on one line.
    fn flat(&self) -> String {
        let items = self.items.iter().map(|(key, value)| format!("{key}{}", value.flat())).collect::<Vec<_>>();
        format!("{}{}{}", self.open, items.join(", "), self.close)
    }

    /// Appends the value to a line indented by `indent`: on one line if it fits, else one item per line.
    fn write(&self, written: &mut String, indent: usize) {
        let flat = self.flat();
        let column = written.chars().rev().take_while(|&c| c != '\n').count();
        if self.items.is_empty() || !self.tall && column + flat.chars().count() < LINE {
            written.push_str(&flat);
            return;
        }
        written.push_str(&self.open);
        for (key, value) in &self.items {
            written.push('\n');
            written.extend(std::iter::repeat_n(' ', indent + 4));
            written.push_str(key);
            value.write(written, indent + 4);
            written.push(',');
        }
        written.push('\n');
        written.extend(std::iter::repeat_n(' ', indent));
        written.push_str(self.close);
    }
}

/// A name with all parameters at their defaults, written out: what `Adam()` stands for.
fn with_defaults<T: Serialize + DeserializeOwned>(node: &Node<'_>) -> Option<String> {
    options().from_str::<T>(&format!("{}()", node.name())).ok().map(|value| ron(&value))
}
