//! The window.

pub mod icons;
pub mod screen;
pub mod theme;
pub mod widgets;
