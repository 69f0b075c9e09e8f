//! The core: landscapes, rules, races, scenes and what they say.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod anatomy;
#[path = "../common/mod.rs"]
mod common;
mod controls;
mod extremes;
mod faults;
mod foreign_paths;
mod frameworks;
mod fuzz;
mod held_out;
mod landscapes;
mod layers;
mod maths;
mod presets;
mod reference;
mod rows;
mod rules;
mod scene;
#[path = "../support/short.rs"]
mod short;
mod tables;
mod threads;
mod watch;
mod words;
