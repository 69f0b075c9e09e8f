//! A picture in memory, and its PNG.

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
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        // Plain surfaces and letters repeat as they are: without a filter the file is half as large.
        encoder.set_compression(png::Compression::Default);
        encoder.set_filter(png::FilterType::NoFilter);
        let colours: Vec<u8> = self.pixels.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect();
        let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&colours));
        written.expect("memory takes all that is written, and there are as many colours as the header says");
        file
    }
}
