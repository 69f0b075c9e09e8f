//! Pictures and numbers on paper: a [`Drawing`](crate::figure::drawing::Drawing) as SVG and PNG, trajectories as CSV.
//!
//! SVG is the drawing one to one; PNG is that SVG rasterised with the embedded fonts, so there is one painter for both.
//! The same input gives the same bytes on every machine.

pub mod csv;
pub mod file;
pub mod page;
pub mod png;
pub mod svg;

pub use page::{Page, PageError};
