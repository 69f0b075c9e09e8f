//! Pictures and numbers on paper: a [`Drawing`](crate::figure::drawing::Drawing) as SVG and PNG, trajectories as CSV,
//! a page that shows many pictures.
//!
//! SVG is the drawing one to one; PNG is that SVG rasterised with the embedded fonts, so there is one painter for both.
//! The same input gives the same bytes on every machine.

pub mod csv;
mod escape;
pub mod file;
pub mod index;
pub mod page;
mod paint;
pub mod png;
pub mod svg;

pub use page::{Page, PageError};
