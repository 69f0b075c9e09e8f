//! A step of a racer that a scene shows taken apart.

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A step of a racer: `(racer: 4, step: 3)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StepOf {
    /// The racer's place in the scene, from 0.
    pub racer: usize,
    /// Which step, from 1: it leads from point step − 1 to point step.
    pub step: usize,
}

impl Default for StepOf {
    fn default() -> Self {
        Self { racer: 0, step: 1 }
    }
}

/// Writes one step as it is, none or several as a list.
pub(super) fn serialize<S: Serializer>(steps: &[StepOf], serializer: S) -> Result<S::Ok, S::Error> {
    match steps {
        [one] => one.serialize(serializer),
        several => several.serialize(serializer),
    }
}

/// Reads a step, or a list of steps. A visitor, not an untagged enum: faults inside keep their kind and place.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<StepOf>, D::Error> {
    deserializer.deserialize_any(OneOrSeveral)
}

struct OneOrSeveral;

impl<'de> Visitor<'de> for OneOrSeveral {
    type Value = Vec<StepOf>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(racer: …, step: …) or a list of these")
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        StepOf::deserialize(MapAccessDeserializer::new(map)).map(|one| vec![one])
    }
    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Self::Value, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(items))
    }
}
