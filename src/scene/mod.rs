//! Scenes, the program's documents: model, reading and writing, faults with their place, presets.
//!
//! ```
//! use losscape::scene::Scene;
//! let scene = Scene::parse("(landscape: Himmelblau, racers: [(rule: Adam(), eta: 0.1)])", "scene.ron")?;
//! assert_eq!(scene.steps, 150);
//! let faults = Scene::parse("(steps: 0)", "scene.ron").unwrap_err();
//! assert!(faults.to_string().starts_with("scene.ron:1:9: steps is 0"));
//! # Ok::<(), losscape::scene::Faults>(())
//! ```

pub mod carried;
pub mod chapters;
mod chart_kind;
pub mod check;
pub mod claim;
mod cost;
pub mod edit;
pub mod fault;
pub mod file;
pub mod history;
mod lecture_methods;
pub mod limits;
pub mod model;
pub mod names;
pub mod presets;
mod race;
mod run;
mod step_of;
pub mod stop;
mod time_axis;
mod variants;
pub mod words;

pub use chapters::Chapter;
pub use chart_kind::{ChartAxis, ChartKind, ChartSource};
pub use claim::Claim;
pub use fault::place::Place;
pub use fault::{Fault, Faults, Problem};
pub use file::from_rows::{
    Decided, Proposal, SCENE_ENDINGS, TABLE_ENDINGS, carries_scene, is_table, openable_endings, table_name,
};
pub use file::read::Source;
pub use file::set::set;
pub use file::tree::locate;
pub use model::{LevelScale, Racer, Scene, View};
pub use presets::{Preset, Presets};
pub use race::Race;
pub use step_of::StepOf;
pub use stop::Stop;
pub use time_axis::TimeAxis;
pub use words::Words;
