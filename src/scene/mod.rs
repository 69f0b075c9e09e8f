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

mod chart_kind;
pub mod check;
pub mod claim;
pub mod edit;
pub mod fault;
mod fault_message;
mod from_rows;
pub mod history;
mod lecture_methods;
pub mod limits;
pub mod model;
pub mod names;
pub mod picture;
pub mod place;
pub mod presets;
pub mod read;
mod run;
pub mod set;
mod shape;
mod syntax;
mod time_axis;
pub mod tree;
pub mod words;
mod write;

pub use chart_kind::ChartKind;
pub use claim::Claim;
pub use fault::{Fault, Faults, Problem};
pub use from_rows::{is_table, table_name};
pub use model::{LevelScale, Racer, Scene, View};
pub use place::Place;
pub use presets::{Preset, Presets};
pub use read::Source;
pub use set::set;
pub use time_axis::TimeAxis;
pub use tree::locate;
pub use words::Words;
