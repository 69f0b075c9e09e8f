//! Figures: their parts, the drawing they are laid out to, and paper.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod carried;
mod charts;
mod clip;
mod contours;
mod figures;
mod foreign;
mod labels;
mod layers;
mod levels;
mod moving;
mod palette;
mod paper;
mod scene_charts;
mod simplify;
#[cfg(feature = "gui")]
mod snapshots;
mod steps;
#[cfg(feature = "gui")]
#[path = "../support/mod.rs"]
mod support;
mod ticks;
