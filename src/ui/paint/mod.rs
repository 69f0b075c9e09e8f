//! How things are painted: the theme, figures, lines, icons, formulas.

pub mod focus_ring;
pub mod formula;
pub mod icons;
mod lines;
pub mod room;
pub mod screen;
pub mod textures;
pub mod theme;
