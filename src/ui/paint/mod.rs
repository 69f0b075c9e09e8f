//! Painting: the theme, figures, lines, icons, formulas, the ring around what has the keyboard. Nothing here knows the
//! state.

pub mod focus_ring;
pub mod formula;
pub mod icons;
mod lines;
pub mod motion;
mod region;
pub mod room;
pub mod screen;
pub mod textures;
pub mod theme;
