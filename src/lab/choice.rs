//! A setting of a lab that is one of a few names: `plane: Pca`.

use crate::text::kebab;
use std::any::type_name;
use std::fmt::Debug;

/// A setting that is one of a few names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The field it stands in.
    pub field: &'static str,
    /// The name of its type, which the reader of scenes calls unknown names by.
    pub type_name: &'static str,
    /// The names, as scenes spell them, in menu order.
    pub options: Vec<String>,
    /// The chosen one's place among them.
    pub chosen: usize,
}

impl Choice {
    /// The choice of one of `all`, whose names in scenes are those of the variants.
    pub fn of<T: Debug + PartialEq>(field: &'static str, all: &[T], chosen: &T) -> Self {
        Self {
            field,
            type_name: type_name::<T>().rsplit("::").next().unwrap_or_default(),
            options: all.iter().map(|one| format!("{one:?}")).collect(),
            chosen: all.iter().position(|one| one == chosen).unwrap_or(0),
        }
    }

    /// Key of what it is called: `labs-plane`.
    pub fn text_key(&self) -> String {
        format!("labs-{}", self.field)
    }

    /// Keys of what the options are called: `labs-plane-random`; `.doc` says what they are.
    pub fn text_keys(&self) -> Vec<String> {
        self.options.iter().map(|option| format!("labs-{}-{}", self.field, kebab(option))).collect()
    }
}
