//! Faults of a scene's values with their places in the text that it was read from.

use super::tree::Node;
use crate::scene::fault::place::Place;
use crate::scene::fault::{Fault, Faults};

/// Most faults reported for one scene: locating each takes time proportional to the text.
const MOST_SHOWN: usize = 50;

impl Faults {
    /// The first faults with their places in the text that the scene was read from, sorted by place.
    pub fn placed(mut self, text: &str, file: &str) -> Self {
        self.0.truncate(MOST_SHOWN);
        let tree = Node::of(text);
        let place = |fault: Fault| {
            let found = tree.as_ref().filter(|_| fault.place.is_none()).map(|tree| tree.nearest(&fault.path));
            let place = found.map(|(node, _)| Box::new(Place::of(text, node.inner.clone()))).or(fault.place);
            Fault { file: file.to_owned(), place, ..fault }
        };
        let mut faults: Vec<_> = self.0.into_iter().map(place).collect();
        faults.sort_by_key(|fault| fault.place.as_ref().map(|place| place.span.start));
        Self(faults)
    }
}
