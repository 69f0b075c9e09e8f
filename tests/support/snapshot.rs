//! Pictures that are tests: each is compared with the one kept in `tests/snapshots`.
//!
//! `LOSSCAPE_SNAPSHOTS=write cargo test snapshots` keeps the new ones instead.
//!
//! | number | why |
//! |---|---|
//! | [`LEVELS`] | Kept pictures have sixteen levels of each colour, for a fifth of the bytes. That alone moves a channel by 8 at most. |
//! | [`APART`] | Another machine's maths library moves a corner of a triangle by less than a hundredth of a pixel: 3 levels of 255 at the sharpest edge. With the 8 above that is 11; a pixel differs when it is twice that off. |
//! | [`MOST`] | A corner that such a library moves over the border between two pixels changes one. A word of three letters changes some fifty, a line of ten pixels that lies a pixel lower twenty. |
//!
//! Maths that puts a word on another whole pixel would fail, too: then look at the difference, and keep the new one.

use super::cpu_renderer::ImageFile;
use losscape::ui::offscreen::Image;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Distance of the kept levels of a channel.
const LEVELS: u8 = 17;
/// A pixel differs when one of its channels is off by more.
const APART: u8 = 24;
/// A picture is the same when no more pixels differ.
const MOST: usize = 12;

/// The kept pictures of one test binary: those whose names begin with its prefix.
pub struct Album {
    prefix: &'static str,
    seen: BTreeSet<String>,
    faults: Vec<String>,
}

impl Album {
    pub fn new(prefix: &'static str) -> Self {
        Self { prefix, seen: BTreeSet::new(), faults: Vec::new() }
    }

    /// Compares a picture with the kept one of its name, or keeps it.
    pub fn compare(&mut self, name: &str, picture: &Image) {
        let name = format!("{}_{name}", self.prefix);
        assert!(self.seen.insert(name.clone()), "{name} stands twice in the list");
        let path = folder().join(format!("{name}.png"));
        let kept = std::fs::read(&path).ok().map(|file| Image::read(&file));
        let Some(fault) = kept.as_ref().map_or(Some("there is none yet".to_owned()), |kept| fault(kept, picture))
        else {
            return;
        };
        if is_writing() {
            std::fs::create_dir_all(folder()).unwrap();
            return std::fs::write(&path, small_png(picture)).unwrap();
        }
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("snapshots");
        let [new, difference] = ["new", "difference"].map(|what| out.join(format!("{name}.{what}.png")));
        picture.save(&new);
        difference_of(kept.as_ref().unwrap_or(&Image::black(0, 0)), picture).save(&difference);
        self.faults.push(format!("{name}: {fault}\n  new: {}\n  difference: {}", new.display(), difference.display()));
    }

    /// Fails where a picture was another one, or where one is kept that nothing is compared with.
    pub fn close(mut self) {
        let own = format!("{}_", self.prefix);
        for entry in std::fs::read_dir(folder()).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            if !name.starts_with(&own) || self.seen.contains(&name) {
                continue;
            }
            if is_writing() {
                std::fs::remove_file(&path).unwrap();
            } else {
                self.faults.push(format!("{}: no test makes this picture", path.display()));
            }
        }
        let help = "If that is meant: LOSSCAPE_SNAPSHOTS=write cargo test snapshots";
        assert!(self.faults.is_empty(), "{}\n{help}", self.faults.join("\n"));
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots")
}

fn is_writing() -> bool {
    std::env::var_os("LOSSCAPE_SNAPSHOTS").is_some_and(|value| value == "write")
}

/// Whether two colours are further apart than [`APART`].
fn is_other(a: [u8; 4], b: [u8; 4]) -> bool {
    a.iter().zip(b).take(3).any(|(a, b)| a.abs_diff(b) > APART)
}

/// How many pixels differ.
pub fn differing(a: &Image, b: &Image) -> usize {
    a.pixels.iter().zip(&b.pixels).filter(|(a, b)| is_other(**a, **b)).count()
}

/// What is wrong with a picture beside the kept one; none where both are the same.
pub fn fault(kept: &Image, picture: &Image) -> Option<String> {
    let size = |image: &Image| (image.width, image.height);
    if size(kept) != size(picture) {
        return Some(format!("its size was {:?} and is {:?}", size(kept), size(picture)));
    }
    let count = differing(kept, picture);
    (count > MOST).then(|| format!("{count} pixels differ, {MOST} may"))
}

/// With the levels that are kept.
pub fn coarse(picture: &Image) -> Image {
    let level = |channel: u8| (channel + (LEVELS / 2).min(255 - channel)) / LEVELS * LEVELS;
    let pixels = picture.pixels.iter().map(|[r, g, b, a]| [level(*r), level(*g), level(*b), *a]).collect();
    Image { pixels, ..*picture }
}

/// The kept file.
fn small_png(picture: &Image) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, picture.width as u32, picture.height as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Best);
    // With few levels equal pixels repeat as they are.
    encoder.set_filter(png::FilterType::NoFilter);
    let colours: Vec<u8> = coarse(picture).pixels.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect();
    encoder.write_header().unwrap().write_image_data(&colours).unwrap();
    file
}

/// The new picture faded, and red where it is not the kept one.
fn difference_of(kept: &Image, picture: &Image) -> Image {
    let mut image = picture.clone();
    for y in 0..picture.height {
        for x in 0..picture.width {
            let pixel = &mut image.pixels[y * picture.width + x];
            let is_same = x < kept.width && y < kept.height && !is_other(kept.at(x, y), *pixel);
            *pixel = if is_same { pixel.map(|channel| 191 + channel / 4) } else { [220, 0, 0, 255] };
        }
    }
    image
}
