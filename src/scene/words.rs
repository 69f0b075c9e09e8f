//! A text in a scene: one for all languages, or one per language.

use crate::text::Lang;
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::collections::BTreeMap;
use std::fmt;

/// A text in a scene: `"text"` or `{"en": "text", "ru": "текст"}`.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Words {
    /// No text: the program uses a default.
    #[default]
    None,
    /// The same text in every language.
    Same(String),
    /// A text per language.
    By(BTreeMap<Lang, String>),
}

impl Words {
    /// The text in `lang`, else in any language, else empty.
    pub fn get(&self, lang: Lang) -> &str {
        match self {
            Self::None => "",
            Self::Same(text) => text,
            Self::By(texts) => texts.get(&lang).or_else(|| texts.values().next()).map_or("", String::as_str),
        }
    }
    /// Sets the text in one language and keeps the others; an empty text removes all.
    pub fn set(&mut self, lang: Lang, text: &str) {
        *self = match std::mem::take(self) {
            _ if text.is_empty() => Self::None,
            Self::By(mut texts) => {
                texts.insert(lang, text.to_owned());
                Self::By(texts)
            }
            Self::None | Self::Same(_) => Self::Same(text.to_owned()),
        };
    }
    /// Whether there is no text in any language.
    pub fn is_empty(&self) -> bool {
        Lang::ALL.iter().all(|lang| self.get(*lang).is_empty())
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => serializer.serialize_str(""),
            Self::Same(text) => serializer.serialize_str(text),
            Self::By(texts) => {
                let mut map = serializer.serialize_map(Some(texts.len()))?;
                for (lang, text) in texts {
                    map.serialize_entry(lang.key(), text)?;
                }
                map.end()
            }
        }
    }
}

// Not `serde(untagged)`: that buffers the value first and loses the place of a fault.
impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordsVisitor)
    }
}

struct WordsVisitor;

impl<'de> Visitor<'de> for WordsVisitor {
    type Value = Words;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a map of texts by language")
    }
    fn visit_str<E: de::Error>(self, text: &str) -> Result<Words, E> {
        Ok(if text.is_empty() { Words::None } else { Words::Same(text.to_owned()) })
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Words, A::Error> {
        let mut texts = BTreeMap::new();
        while let Some(Key(lang)) = map.next_key()? {
            texts.insert(lang, map.next_value()?);
        }
        Ok(if texts.is_empty() { Words::None } else { Words::By(texts) })
    }
}

/// A language as a map key: `"en"`.
struct Key(Lang);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const KEYS: &[&str] = &[Lang::En.key(), Lang::Ru.key()];
        let key = String::deserialize(deserializer)?;
        let lang = Lang::ALL.into_iter().find(|lang| lang.key() == key);
        lang.map(Self).ok_or_else(|| de::Error::unknown_variant(&key, KEYS))
    }
}
