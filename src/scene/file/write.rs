//! A scene as text: only what differs from the defaults, laid out as a person would.

use crate::lab::{Lab, Network, Variant};
use crate::landscape::Spec;
use crate::optim::{RuleSpec, Schedule};
use crate::scene::file::tree::{Body, Node, options};
use crate::scene::{Racer, Scene};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A value that does not fit into a line of this length is broken over several.
const LINE: usize = 110;

/// Fields that are written even at their default: a scene without them would not say what it is.
const ALWAYS_OF_SCENE: &[&str] = &["landscape", "steps"];
/// The same of a racer.
const ALWAYS_OF_RACER: &[&str] = &["rule", "eta"];

impl Scene {
    /// The scene as RON, every field at its default left out. Reads back as an equal scene.
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

/// What the whole of a scene with methods is called among the keys, and a racer.
const SCENE: &str = "scene";
const RACER: &str = "racer";

/// A value as it is laid out: `open`, the items with their keys, `close`; a bare value is all `open`.
struct Layout {
    open: String,
    items: Vec<(String, Layout)>,
    close: &'static str,
    /// Each item on its own line, however short.
    tall: bool,
}

impl Layout {
    /// What of the value `node` of the field `key` differs from `default`.
    fn of(key: &str, node: &Node<'_>, default: Option<&Node<'_>>) -> Self {
        let Some(close) = [")", "]", "}"].into_iter().find(|close| node.text.ends_with(close)) else {
            return Self { open: node.text.to_owned(), items: Vec::new(), close: "", tall: false };
        };
        // Of a name with parameters the defaults are its own, and of racers those of a racer.
        let own = match key {
            "landscape" => with_defaults::<Spec>(node),
            "rule" => with_defaults::<RuleSpec>(node),
            "schedule" => with_defaults::<Schedule>(node),
            "lab" => with_defaults::<Lab>(node),
            "network" => with_defaults::<Network>(node),
            "net" => with_defaults::<Variant>(node),
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

    /// On one line.
    fn flat(&self) -> String {
        let items = self.items.iter().map(|(key, value)| format!("{key}{}", value.flat())).collect::<Vec<_>>();
        format!("{}{}{}", self.open, items.join(", "), self.close)
    }

    /// Adds the value, whose line is indented by `indent`, on one line if it fits, else an item a line.
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

/// A name with parameters, all at their defaults: what `Adam()` reads as.
fn with_defaults<T: Serialize + DeserializeOwned>(node: &Node<'_>) -> Option<String> {
    options().from_str::<T>(&format!("{}()", node.name())).ok().map(|value| ron(&value))
}
