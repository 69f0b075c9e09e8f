//! What the window is: data, and methods that read it. [`app::App`] holds all of it; [`crate::ui::perform`] changes it.

pub mod anatomy;
pub mod app;
pub mod crash;
pub mod dialog;
pub mod document;
pub mod figure;
pub mod folding;
pub mod hidden;
pub mod labs;
pub mod lecture;
pub mod notice;
pub mod playback;
pub mod screen;
pub mod session;
pub mod subject;
