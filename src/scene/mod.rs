//! The document: model, load and save, faults with their place, presets.
pub mod model;
pub use model::{LevelScale, Racer, Scene, View, Words};
