//! The window without a display and without a GPU: the same frames under a clock that does not depend on the machine,
//! drawn on the CPU. `losscape screenshot` and the tests' pictures are made with it.

mod image;
mod raster;
mod window;

pub use image::Image;
pub use raster::{Part, Raster};
pub use window::{OffscreenError, Window, fix_style};
