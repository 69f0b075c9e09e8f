//! Export formats: a [`Drawing`](crate::figure::drawing::Drawing) as SVG and PNG, trajectories as CSV, an HTML index of
//! many pictures.
//!
//! SVG is the drawing one to one; PNG is that SVG rasterised with the embedded fonts, so that both are drawn by the
//! same code. The same input gives the same bytes on every machine.

pub mod csv;
mod escape;
pub mod file;
pub mod index;
pub mod page;
mod paint;
pub mod png;
pub mod svg;

pub use page::{Page, PageError};
