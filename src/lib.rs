//! losscape: how optimizers move over a loss landscape.
//!
//! A [`scene::Scene`] says everything; [`race`] turns it into whole trajectories; [`picture`] makes a [`figure::Figure`] of
//! them, which is data and has two renderers: the window (`ui`, feature `gui`) and [`paper`].
//!
//! ```
//! use losscape::scene::{Race, Scene};
//! use std::sync::Arc;
//!
//! let scene = Scene::parse("(landscape: Himmelblau, racers: [(rule: Adam(), eta: 0.1)])", "scene.ron")?;
//! let landscape = scene.landscape.open(&scene.noise, scene.seed, None)?;
//! let race = Race::run(scene, Arc::new(landscape));
//! let (_, _, trajectory) = race.runs().next().expect("one method is on");
//! let (w, q) = trajectory.end();
//! assert!(q < 0.1, "Q = {q} at {w}");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Layers: a module imports only from lower lines (`tests/core/layers.rs` reads this list and checks it).
//!
//! 1. `cli`
//! 2. `ui`
//! 3. `export`
//! 4. `paper`, `picture`
//! 5. `scene`
//! 6. `lab`
//! 7. `figure`, `net`, `race`
//! 8. `landscape`, `optim`
//! 9. `geometry`, `report`, `table`
//! 10. `cost`, `intake`, `params`
//! 11. `signals`, `text`
//! 12. `draft`, `job`, `link`, `maths`, `number`, `plain`, `rng`, `simd`
//! 13. `browser`, `threads`
//! 14. `clock`
//!
//! Everything of egui is in `ui`, behind the feature `gui`: the rest stands without a window. For wasm32, a page in a
//! browser, `cli` and `signals` are left out and `browser` stands for folders, files and dialogs of the system.

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod clock;
pub mod cost;
pub mod draft;
pub mod export;
pub mod figure;
pub mod geometry;
pub mod intake;
pub mod job;
pub mod lab;
pub mod landscape;
pub mod link;
pub mod maths;
pub mod net;
pub mod number;
pub mod optim;
pub mod paper;
pub mod params;
pub mod picture;
pub mod plain;
pub mod race;
pub mod report;
pub mod rng;
pub mod scene;
#[cfg(not(target_arch = "wasm32"))]
pub mod signals;
pub mod simd;
pub mod table;
pub mod text;
pub mod threads;
#[cfg(feature = "gui")]
pub mod ui;
