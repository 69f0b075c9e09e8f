//! A drawing as PNG. Pixels are written as RGB if all are opaque, else as RGBA with straight alpha.

use super::paint::paint;
use super::{About, Page};
use crate::figure::drawing::{Bitmap, Drawing};
use crate::scene::carried;
use ::png::{BitDepth, ColorType, Compression, Encoder, FilterType, PixelDimensions, Unit};
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};

/// The drawing as a PNG file of the page's size.
pub fn to_png(drawing: &Drawing, page: Page) -> Vec<u8> {
    to_png_with(drawing, page, &About::default())
}

/// The drawing as a PNG file that says what it shows and carries its scene.
pub fn to_png_with(drawing: &Drawing, page: Page, about: &About) -> Vec<u8> {
    encode(rasterise(drawing, page), page.pixels_per_metre(), about)
}

/// The drawing as pixels, premultiplied RGBA.
pub fn rasterise(drawing: &Drawing, page: Page) -> Pixmap {
    paint(drawing, page)
}

/// Converts pixels to straight RGBA in place.
pub fn straight(pixmap: Pixmap) -> Vec<u8> {
    let opaque = is_opaque(&pixmap);
    let mut bytes = pixmap.take();
    if !opaque {
        for pixel in bytes.as_chunks_mut::<4>().0 {
            let [r, g, b, alpha] = *pixel;
            let colour = PremultipliedColorU8::from_rgba(r, g, b, alpha).unwrap_or(PremultipliedColorU8::TRANSPARENT);
            let colour = colour.demultiply();
            *pixel = [colour.red(), colour.green(), colour.blue(), colour.alpha()];
        }
    }
    bytes
}

fn is_opaque(pixmap: &Pixmap) -> bool {
    pixmap.pixels().iter().all(|pixel| pixel.is_opaque())
}

/// Encodes pixels as a PNG file, fast: fdeflate after a filter that suits flat areas. Reuses the pixels' memory.
fn encode(pixmap: Pixmap, pixels_per_metre: Option<u32>, about: &About) -> Vec<u8> {
    let (width, height) = (pixmap.width(), pixmap.height());
    let colours = if is_opaque(&pixmap) { ColorType::Rgb } else { ColorType::Rgba };
    let mut bytes = straight(pixmap);
    if colours == ColorType::Rgb {
        let count = bytes.len() / 4;
        for pixel in 0..count {
            for sample in 0..3 {
                bytes[3 * pixel + sample] = bytes[4 * pixel + sample];
            }
        }
        bytes.truncate(3 * count);
    }
    write_png(width, height, &bytes, |encoder| {
        encoder.set_color(colours);
        let dimensions = pixels_per_metre.map(|per| PixelDimensions { xppu: per, yppu: per, unit: Unit::Meter });
        encoder.set_pixel_dims(dimensions);
        // The first two keywords are those of the PNG specification.
        let scene = about.scene.as_deref().unwrap_or_default();
        for (keyword, words) in
            [("Title", &*about.title), ("Description", &*about.description), (carried::KEYWORD, scene)]
        {
            if !words.is_empty() {
                encoder.add_itxt_chunk(keyword.to_owned(), words.to_owned()).expect("the keyword is short");
            }
        }
    })
}

/// A bitmap as a PNG file with a palette.
pub(super) fn indexed_png(bitmap: &Bitmap) -> Vec<u8> {
    let palette: Vec<u8> = bitmap.palette.iter().flat_map(|c| [c.0[0], c.0[1], c.0[2]]).collect();
    let alpha: Vec<u8> = bitmap.palette.iter().map(|c| c.0[3]).collect();
    let (width, height) = (bitmap.width as u32, bitmap.height as u32);
    write_png(width, height, &bitmap.pixels, |encoder| {
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette(palette);
        if alpha.iter().any(|a| *a < 255) {
            encoder.set_trns(alpha);
        }
    })
}

/// Opaque pixels as a PNG file; their fourth samples are left out.
pub fn opaque_png(width: u32, height: u32, pixels: &[[u8; 4]]) -> Vec<u8> {
    let colours: Vec<u8> = pixels.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect();
    write_png(width, height, &colours, |encoder| {
        encoder.set_color(ColorType::Rgb);
        // Plain surfaces and letters repeat as they are: without a filter the file is half as large.
        encoder.set_compression(Compression::Default);
        encoder.set_filter(FilterType::NoFilter);
    })
}

/// Encodes 8-bit samples. `set_up` sets their colour type.
fn write_png(width: u32, height: u32, samples: &[u8], set_up: impl FnOnce(&mut Encoder<'_, &mut Vec<u8>>)) -> Vec<u8> {
    let mut file = Vec::with_capacity(samples.len() / 8);
    let mut encoder = Encoder::new(&mut file, width, height);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    // Rows of a field mostly repeat: the `Up` filter leaves zeros, the only runs that fdeflate compresses.
    encoder.set_filter(FilterType::Up);
    set_up(&mut encoder);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(samples));
    written.expect("memory takes every byte and the samples fill the picture");
    file
}
