//! The window's pixels in tiles, each drawn anew only where something in it has changed.
//!
//! A tile's mark is a hash of all that is drawn over it: the triangles that touch it with their corners and colours,
//! their clips and the versions of their textures. A tile whose mark is the last frame's keeps its pixels. So a button
//! under the pointer costs some tiles, and a frame in which nothing changes costs the hashing alone. A tile also fits
//! into a processor's cache, which is why drawing all of them is no slower than drawing the window in one piece.
//!
//! The rasteriser adds up a colour's change from a row's first pixel, and here that is the tile's: some pixels in a
//! thousand differ from a picture drawn in one piece, by one or two of 255.

use crate::threads::{cores, side_by_side};
use crate::ui::offscreen::{Part, Raster};
use eframe::egui::epaint::{ClippedPrimitive, Mesh, Primitive, Vertex};
use eframe::egui::{Pos2, Rect};
use std::ops::{Range, RangeInclusive};
use std::sync::{Mutex, PoisonError};

/// Pixels of a tile's side: 64 KiB of pixels.
const SIDE: usize = 128;
/// Most threads that draw: the race and the ground want the others.
const THREADS: usize = 4;
const BLACK: [u8; 4] = [0, 0, 0, 255];

/// A rectangle of the window.
struct Tile {
    origin: (usize, usize),
    size: (usize, usize),
    pixels: Vec<[u8; 4]>,
    /// The mark of what is in the pixels; none before they are drawn.
    drawn: Option<u64>,
    /// The mark of what is to be drawn.
    wanted: u64,
    runs: Vec<Run>,
}

/// Triangles of one shape, one after another, that touch a tile.
struct Run {
    shape: usize,
    triangles: Range<usize>,
}

/// All pixels of the window.
#[derive(Default)]
pub struct Tiles {
    size: (usize, usize),
    tiles: Vec<Tile>,
}

impl Tiles {
    /// Draws a frame on `size` pixels; gives the numbers of the tiles that have changed.
    pub fn draw(
        &mut self,
        size: (usize, usize),
        raster: &Raster,
        shapes: &[ClippedPrimitive],
        pixels_per_point: f32,
    ) -> Vec<usize> {
        self.resize(size);
        self.sort(raster, shapes, pixels_per_point);
        let is_new = |tile: &Tile| tile.drawn != Some(tile.wanted);
        let changed: Vec<usize> = (0..self.tiles.len()).filter(|&k| is_new(&self.tiles[k])).collect();
        let queue = Mutex::new(self.tiles.iter_mut().filter(|tile| is_new(tile)));
        let threads = cores().min(THREADS).min(changed.len());
        side_by_side(0..threads, |_| {
            loop {
                let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
                let Some(tile) = next else { break };
                tile.draw(raster, shapes, pixels_per_point);
            }
        });
        changed
    }

    /// Has all tiles drawn anew where the window has another size.
    fn resize(&mut self, size: (usize, usize)) {
        if self.size == size {
            return;
        }
        self.size = size;
        let lines = |count: usize| (0..count).step_by(SIDE).map(move |start| (start, SIDE.min(count - start)));
        let tile = |(left, width): (usize, usize), (top, height): (usize, usize)| Tile {
            origin: (left, top),
            size: (width, height),
            pixels: vec![BLACK; width * height],
            drawn: None,
            wanted: 0,
            runs: Vec::new(),
        };
        self.tiles = lines(size.1).flat_map(|row| lines(size.0).map(move |column| tile(column, row))).collect();
    }

    /// Gives every tile the triangles that touch it, and its mark.
    fn sort(&mut self, raster: &Raster, shapes: &[ClippedPrimitive], pixels_per_point: f32) {
        for tile in &mut self.tiles {
            tile.runs.clear();
            tile.wanted = 0;
        }
        for (shape, ClippedPrimitive { clip_rect, primitive }) in shapes.iter().enumerate() {
            let Primitive::Mesh(mesh) = primitive else { continue };
            let corners = [clip_rect.min, clip_rect.max].map(place);
            let about = corners.into_iter().fold(raster.version(mesh.texture_id), mix);
            for (triangle, corners) in mesh.indices.chunks_exact(3).enumerate() {
                self.sort_triangle(mesh, corners, (shape, triangle), *clip_rect, about, pixels_per_point);
            }
        }
    }

    fn sort_triangle(
        &mut self,
        mesh: &Mesh,
        corners: &[u32],
        (shape, triangle): (usize, usize),
        clip: Rect,
        about: u64,
        pixels_per_point: f32,
    ) {
        let corners: [&Vertex; 3] = std::array::from_fn(|k| &mesh.vertices[corners[k] as usize]);
        let (mut low, mut high) = (corners[0].pos, corners[0].pos);
        for corner in &corners[1..] {
            (low, high) = (low.min(corner.pos), high.max(corner.pos));
        }
        let (low, high) = (low.max(clip.min), high.min(clip.max));
        // A point that is no number is in no tile.
        if !(low.x <= high.x && low.y <= high.y) {
            return;
        }
        let columns = range(low.x, high.x, pixels_per_point, self.size.0);
        let rows = range(low.y, high.y, pixels_per_point, self.size.1);
        let mark = corners.into_iter().fold(about, hash);
        let per_row = self.size.0.div_ceil(SIDE);
        for row in rows {
            for column in columns.clone() {
                let tile = &mut self.tiles[row * per_row + column];
                tile.wanted = mix(tile.wanted, mark);
                match tile.runs.last_mut() {
                    Some(run) if run.shape == shape && run.triangles.end == triangle => run.triangles.end += 1,
                    _ => tile.runs.push(Run { shape, triangles: triangle..triangle + 1 }),
                }
            }
        }
    }

    /// The place of a tile: first column and row, width and height.
    pub fn place(&self, tile: usize) -> [usize; 4] {
        let Tile { origin, size, .. } = &self.tiles[tile];
        [origin.0, origin.1, size.0, size.1]
    }

    /// Writes a tile into the window's buffer as 0RGB.
    pub fn copy(&self, tile: usize, buffer: &mut [u32]) {
        let Tile { origin, size, pixels, .. } = &self.tiles[tile];
        for (y, row) in pixels.chunks_exact(size.0).enumerate() {
            let start = (origin.1 + y) * self.size.0 + origin.0;
            for (to, &[red, green, blue, _]) in buffer[start..start + size.0].iter_mut().zip(row) {
                *to = u32::from_be_bytes([0, red, green, blue]);
            }
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.tiles.len()
    }
}

impl Tile {
    fn draw(&mut self, raster: &Raster, shapes: &[ClippedPrimitive], pixels_per_point: f32) {
        self.pixels.fill(BLACK);
        let mut part = Part { origin: self.origin, size: self.size, pixels: &mut self.pixels };
        for Run { shape, triangles } in &self.runs {
            raster.paint_part(&mut part, &shapes[*shape], triangles.clone(), pixels_per_point);
        }
        self.drawn = Some(self.wanted);
    }
}

/// The tiles of one direction between two places in points; one pixel more at both ends, for rounding.
fn range(low: f32, high: f32, pixels_per_point: f32, pixels: usize) -> RangeInclusive<usize> {
    let (first, last) = ((low * pixels_per_point).floor() - 1.0, (high * pixels_per_point).ceil() + 1.0);
    // Casts of numbers out of range end at the range's ends.
    let (first, last) = (first as usize, last as usize);
    if first >= pixels {
        return RangeInclusive::new(1, 0);
    }
    first / SIDE..=last.min(pixels.saturating_sub(1)) / SIDE
}

/// All of a corner in a hash.
fn hash(seed: u64, corner: &Vertex) -> u64 {
    let colour = u64::from(u32::from_le_bytes(corner.color.to_array()));
    mix(mix(mix(seed, place(corner.pos)), place(corner.uv)), colour)
}

fn place(at: Pos2) -> u64 {
    u64::from(at.x.to_bits()) << 32 | u64::from(at.y.to_bits())
}

/// Folds the 128 bits of a product: every bit of both counts, and so does their order.
fn mix(seed: u64, value: u64) -> u64 {
    // Odd numbers without a pattern: the golden ratio and the root of 3.
    let product = u128::from(seed ^ 0x9e37_79b9_7f4a_7c15) * u128::from(value ^ 0xbb67_ae85_84ca_a73b);
    (product as u64 ^ (product >> 64) as u64).wrapping_add(seed.rotate_left(5))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Scene;
    use crate::ui::actions::Action;
    use crate::ui::offscreen::{Image, Window};
    use crate::ui::request::Request;
    use crate::ui::settings::Settings;
    use crate::ui::state::document::Document;

    /// The picture that the tiles hold.
    fn picture(tiles: &Tiles) -> Image {
        let (width, height) = tiles.size;
        let mut buffer = vec![0; width * height];
        (0..tiles.count()).for_each(|tile| tiles.copy(tile, &mut buffer));
        let pixels = buffer.iter().map(|pixel| {
            let [_, red, green, blue] = pixel.to_be_bytes();
            [red, green, blue, 255]
        });
        Image { width, height, pixels: pixels.collect() }
    }

    #[test]
    fn tiles_are_the_picture_and_only_those_that_change_are_drawn() {
        let document = Document::loose(Scene::default());
        // 1.5 pixels to a point, and sides that are no multiple of a tile's.
        let mut window = Window::open([700.0, 430.0], 1.5, Settings::english(), document).expect("threads start");
        window.settle().expect("it comes to rest");
        let mut tiles = Tiles::default();
        let mut draw = |window: &Window| {
            let (output, raster) = window.last_frame();
            let shapes = window.ctx().tessellate(output.shapes.clone(), output.pixels_per_point);
            let changed = tiles.draw((1050, 645), raster, &shapes, output.pixels_per_point);
            let (found, whole) = (picture(&tiles), window.picture());
            assert_eq!((found.width, found.height), (whole.width, whole.height));
            let channels = found.pixels.iter().flatten().zip(whole.pixels.iter().flatten());
            let most = channels.map(|(a, b)| a.abs_diff(*b)).max();
            assert!(most <= Some(2), "tiles and the whole picture differ by {most:?}");
            changed.len()
        };
        let all = draw(&window);
        assert_eq!(all, 9 * 6);
        window.frame();
        assert_eq!(draw(&window), 0, "nothing has changed");
        // Letters that were not yet shown change the texture of all: they are, once, before tiles are counted.
        let mut changed = 0;
        for action in [Action::First, Action::Last, Action::First] {
            window.request(Request::Do(action));
            window.settle().expect("it comes to rest");
            changed = draw(&window);
        }
        assert!(0 < changed && changed < all, "{changed} of {all}");
    }

    #[test]
    fn tiles_of_any_place_are_within_the_window() {
        for (low, high) in [(-1e30, 1e30), (-50.0, -40.0), (299.0, 1e9), (5e8, 1e9), (127.0, 129.0)] {
            for tile in range(low, high, 1.0, 300) {
                assert!(tile < 3, "{low}..{high}: {tile}");
            }
        }
        assert_eq!(range(200.0, 210.0, 1.0, 300), 1..=1);
    }

    #[test]
    fn a_hash_tells_corners_and_their_order_apart() {
        let marks = [mix(mix(1, 2), 3), mix(mix(1, 3), 2), mix(mix(2, 1), 3), mix(mix(0, 0), 0), mix(0, 0)];
        for (k, mark) in marks.iter().enumerate() {
            assert!(!marks[..k].contains(mark), "{marks:x?}");
        }
    }
}
