//! Export formats: a [`Drawing`](crate::figure::drawing::Drawing) as SVG, PDF and PNG, trajectories as CSV, an HTML index of
//! many pictures.
//!
//! SVG and PDF are the drawing one to one; PNG is its paths, painted. The same input gives the same bytes on every machine.

mod about;
pub mod animation;
pub mod csv;
mod escape;
pub mod file;
mod glyphs;
pub mod index;
mod leaves;
pub mod page;
mod paint;
mod paths;
pub mod pdf;
pub mod png;
mod stage;
pub mod svg;

pub use about::About;
pub use page::{Page, PageError};
