//! A picture in memory, and its PNG.

use crate::paper::png::opaque_png;

/// A picture, row by row from the top.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Premultiplied red, green, blue, opacity.
    pub pixels: Vec<[u8; 4]>,
}

impl Image {
    /// An opaque black picture.
    pub fn black(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![[0, 0, 0, 255]; width * height] }
    }

    /// The colour at a pixel.
    pub fn at(&self, x: usize, y: usize) -> [u8; 4] {
        self.pixels[y * self.width + x]
    }

    /// A PNG of its colours: a window is opaque.
    pub fn to_png(&self) -> Vec<u8> {
        opaque_png(self.width as u32, self.height as u32, &self.pixels)
    }
}
