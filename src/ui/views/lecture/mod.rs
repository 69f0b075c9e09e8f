//! The lecture: the same window for a projector. Full screen, large type, panels folded away, scenes one after another.
//! What it holds is in [`crate::ui::state::lecture`].

mod charts;
mod contents;
mod controls;
pub mod fade;
mod help;
mod layout;
mod legend;
mod overlay;
mod stage;
mod words;

pub use contents::contents_ui;
pub use help::help_ui;
pub use layout::{foot, lecture_ui};
