//! Drawings as an animation: GIF and APNG. Of each frame only the rectangle that changed is written.
//!
//! A GIF has one palette for all frames: colours given as important, then the means of the most frequent cells of
//! 5 bits per channel in the first and the last frame. An APNG keeps every colour.

use super::stage::{Stage, cut};
use super::{Page, png};
use crate::figure::colour::Rgba;
use crate::figure::drawing::Drawing;
use crate::scene::carried;
use ::png::{BitDepth, BlendOp, ColorType, Compression, Encoder, FilterType};
use gif::{DisposalMethod, Frame, Repeat};
use resvg::tiny_skia::{IntRect, Pixmap, PremultipliedColorU8};
use std::collections::{BTreeMap, HashMap};

/// A format of moving pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// At most 256 colours; shown by every program.
    Gif,
    /// All colours; carries the scene.
    Apng,
}

/// How an animation is played and written.
pub struct Film<'a> {
    /// Its form.
    pub form: Form,
    /// The size of its frames.
    pub page: Page,
    /// Number of frames, at least 1.
    pub frames: usize,
    /// Frames a second.
    pub fps: u32,
    /// How often it is played; for ever if `None`.
    pub loops: Option<u32>,
    /// Colours that a GIF shows exactly.
    pub exact: Vec<Rgba>,
    /// The scene an APNG carries.
    pub scene: Option<&'a str>,
}

/// Most of a GIF's colours; the last index of its palette means "as before".
const COLOURS: usize = 255;
const AS_BEFORE: u8 = 255;

impl Film<'_> {
    /// Number of drawings that [`Film::write`] asks for: of a GIF, the first and the last one more, for its colours.
    pub fn drawings(&self) -> usize {
        self.frames + if self.form == Form::Gif { 2 } else { 0 }
    }

    /// Writes the animation. `frame` gives the drawing of each, and `None` to give up.
    pub fn write(&self, frame: &mut dyn FnMut(usize) -> Option<Drawing>) -> Option<Vec<u8>> {
        match self.form {
            Form::Gif => self.gif(frame),
            Form::Apng => self.apng(frame),
        }
    }

    fn gif(&self, frame: &mut dyn FnMut(usize) -> Option<Drawing>) -> Option<Vec<u8>> {
        let first = png::rasterise(&frame(0)?, self.page);
        let last = png::rasterise(&frame(self.frames - 1)?, self.page);
        let mut palette = Palette::of(&self.exact, &[&first, &last]);
        drop((first, last));
        let (width, height) = (self.page.width as u16, self.page.height as u16);
        let written = "memory takes every byte, and every frame lies on the page";
        let mut encoder = gif::Encoder::new(Vec::new(), width, height, &palette.bytes()).expect(written);
        let repeat = match self.loops {
            None => Repeat::Infinite,
            // How often it is repeated after the first time.
            Some(times) => Repeat::Finite(times.saturating_sub(1).min(u32::from(u16::MAX)) as u16),
        };
        encoder.set_repeat(repeat).expect(written);
        let mut stage = Stage::new(self.page);
        // In hundredths of a second; what rounding leaves out of one frame is added to a later one.
        let time = |frame: usize| (frame as u64 * 100 + u64::from(self.fps) / 2) / u64::from(self.fps);
        for k in 0..self.frames {
            let area = stage.show(frame(k)?, k + 1 == self.frames).unwrap_or_else(pixel);
            let (now, before) = (cut(stage.now(), area), cut(stage.before(), area));
            let pairs = now.pixels().iter().zip(before.pixels());
            let buffer: Vec<u8> = match k {
                0 => now.pixels().iter().map(|pixel| palette.index(*pixel)).collect(),
                _ => pairs.map(|(now, before)| if now == before { AS_BEFORE } else { palette.index(*now) }).collect(),
            };
            let shown = Frame {
                left: area.left() as u16,
                top: area.top() as u16,
                width: area.width() as u16,
                height: area.height() as u16,
                delay: (time(k + 1) - time(k)) as u16,
                transparent: (k > 0).then_some(AS_BEFORE),
                dispose: DisposalMethod::Keep,
                buffer: buffer.into(),
                ..Frame::default()
            };
            encoder.write_frame(&shown).expect(written);
        }
        Some(encoder.into_inner().expect(written))
    }

    fn apng(&self, frame: &mut dyn FnMut(usize) -> Option<Drawing>) -> Option<Vec<u8>> {
        let written = "memory takes every byte, and every frame lies on the page";
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, self.page.width, self.page.height);
        encoder.set_color(ColorType::Rgba);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_compression(Compression::Fast);
        encoder.set_filter(FilterType::Up);
        encoder.set_animated(self.frames as u32, self.loops.unwrap_or(0)).expect("there is a frame");
        encoder.set_frame_delay(1, self.fps.min(u32::from(u16::MAX)) as u16).expect("it is animated");
        if let Some(scene) = self.scene {
            encoder.add_itxt_chunk(carried::KEYWORD.to_owned(), scene.to_owned()).expect("the keyword is short");
        }
        let mut writer = encoder.write_header().expect(written);
        let mut stage = Stage::new(self.page);
        for k in 0..self.frames {
            let area = stage.show(frame(k)?, k + 1 == self.frames).unwrap_or_else(pixel);
            let (mut now, before) = (cut(stage.now(), area), cut(stage.before(), area));
            if k > 0 {
                // A size is judged at the place of the frame before.
                writer.set_frame_position(0, 0).expect(written);
                writer.set_frame_dimension(area.width(), area.height()).expect(written);
                writer.set_frame_position(area.left() as u32, area.top() as u32).expect(written);
                // Pixels that stay are clear, and laid over: they compress to nothing. A clear pixel cannot be laid
                // over an opaque one.
                let opaque = now.pixels().iter().all(|pixel| pixel.is_opaque());
                writer.set_blend_op(if opaque { BlendOp::Over } else { BlendOp::Source }).expect("it is animated");
                if opaque {
                    for (now, before) in now.pixels_mut().iter_mut().zip(before.pixels()) {
                        if now == before {
                            *now = PremultipliedColorU8::TRANSPARENT;
                        }
                    }
                }
            }
            writer.write_image_data(&png::straight(now)).expect(written);
        }
        writer.finish().expect(written);
        Some(file)
    }
}

/// The first pixel, for a frame in which nothing changes.
fn pixel() -> IntRect {
    IntRect::from_xywh(0, 0, 1, 1).expect("one pixel")
}

/// Colours of a GIF, and which of them stands for which.
struct Palette {
    colours: Vec<[u8; 3]>,
    known: HashMap<[u8; 3], u8>,
    last: ([u8; 3], u8),
}

impl Palette {
    fn of(exact: &[Rgba], pictures: &[&Pixmap]) -> Self {
        let mut colours: Vec<[u8; 3]> = Vec::new();
        for Rgba([r, g, b, _]) in exact {
            if !colours.contains(&[*r, *g, *b]) && colours.len() < COLOURS / 2 {
                colours.push([*r, *g, *b]);
            }
        }
        // Cells of 5 bits per channel: number of pixels and sums of the channels.
        let mut cells: BTreeMap<u16, [u64; 4]> = BTreeMap::new();
        for picture in pictures {
            // Rows are mostly runs of one colour.
            for run in picture.pixels().chunk_by(|a, b| a == b) {
                let colour = opaque(run[0]);
                if !colours.contains(&colour) {
                    let [r, g, b] = colour.map(u64::from);
                    let cell = cells.entry(((r >> 3) << 10 | (g >> 3) << 5 | b >> 3) as u16).or_default();
                    let count = run.len() as u64;
                    *cell = [cell[0] + count, cell[1] + r * count, cell[2] + g * count, cell[3] + b * count];
                }
            }
        }
        let mut frequent: Vec<[u64; 4]> = cells.into_values().collect();
        frequent.sort_by_key(|cell| std::cmp::Reverse(cell[0]));
        let room = COLOURS - colours.len();
        colours.extend(frequent.iter().take(room).map(|[count, sums @ ..]| sums.map(|sum| (sum / count) as u8)));
        if colours.is_empty() {
            colours.push([255; 3]);
        }
        Self { last: (colours[0], 0), colours, known: HashMap::new() }
    }

    /// 256 colours, three bytes each.
    fn bytes(&self) -> Vec<u8> {
        let mut bytes: Vec<u8> = self.colours.iter().flatten().copied().collect();
        bytes.resize(3 * (COLOURS + 1), 0);
        bytes
    }

    /// The nearest colour's index.
    fn index(&mut self, pixel: PremultipliedColorU8) -> u8 {
        let colour = opaque(pixel);
        if colour == self.last.0 {
            return self.last.1;
        }
        let colours = &self.colours;
        let index = *self.known.entry(colour).or_insert_with(|| {
            let far = |other: &[u8; 3]| -> u32 { (0..3).map(|k| u32::from(colour[k].abs_diff(other[k])).pow(2)).sum() };
            (0..colours.len()).min_by_key(|k| far(&colours[*k])).unwrap_or(0) as u8
        });
        self.last = (colour, index);
        index
    }
}

/// A colour on white: GIF has no translucent pixels.
fn opaque(pixel: PremultipliedColorU8) -> [u8; 3] {
    let white = 255 - pixel.alpha();
    [pixel.red(), pixel.green(), pixel.blue()].map(|channel| channel.saturating_add(white))
}
