//! egui's triangles drawn on the CPU.
//!
//! egui tessellates everything into triangles with a colour and a texture coordinate at each corner; this fills them
//! one after another, in 24.8 fixed point with the top-left rule (shared edges are drawn exactly once), with
//! premultiplied colours blended in sRGB as egui's own backends do. One thread, no driver, the same bytes everywhere.
//! Paint callbacks, mipmaps and texture wrapping are not supported; nothing in this program uses them.

use super::Image;
use eframe::egui::epaint::{ClippedPrimitive, ImageData, Mesh, Primitive, Vertex, textures::TextureFilter};
use eframe::egui::{Color32, Context, FullOutput, Rect, TextureId, TexturesDelta};
use std::collections::HashMap;
use std::ops::Range;

/// egui's textures, and the drawing of its triangles.
#[derive(Default)]
pub struct Raster {
    textures: HashMap<TextureId, Texture>,
    /// Changes of textures so far.
    changes: u64,
}

/// A rectangle of the window that is drawn on its own.
pub struct Part<'a> {
    /// Its first column and row in the window.
    pub origin: (usize, usize),
    /// Its columns and rows.
    pub size: (usize, usize),
    /// Its pixels, row by row.
    pub pixels: &'a mut [[u8; 4]],
}

impl<'a> Part<'a> {
    /// All of a picture.
    fn whole(image: &'a mut Image) -> Self {
        Self { origin: (0, 0), size: (image.width, image.height), pixels: &mut image.pixels }
    }
    /// The part of a row of the window.
    fn row(&mut self, y: i64, (left, right): (i64, i64)) -> &mut [[u8; 4]] {
        let start = (y as usize - self.origin.1) * self.size.0;
        &mut self.pixels[start + left as usize - self.origin.0..start + right as usize - self.origin.0]
    }
}

impl Raster {
    /// Takes over the textures that a frame has made, changed and freed; every frame's, in order.
    pub fn take_textures(&mut self, delta: &mut TexturesDelta) {
        for (id, images) in delta.set.drain() {
            for image in images {
                self.changes += 1;
                let version = self.changes;
                let ImageData::Color(pixels) = &image.image;
                let [width, height] = pixels.size;
                let Some([left, top]) = image.pos else {
                    let linear = image.options.magnification == TextureFilter::Linear;
                    let pixels = pixels.pixels.iter().map(|colour| colour.to_array()).collect();
                    self.textures.insert(id, Texture { width, height, pixels, linear, version });
                    continue;
                };
                let texture = self.textures.get_mut(&id).expect("egui patches textures that exist");
                texture.version = version;
                for (y, row) in pixels.pixels.chunks_exact(width).take(height).enumerate() {
                    let start = (top + y) * texture.width + left;
                    for (pixel, colour) in texture.pixels[start..start + width].iter_mut().zip(row) {
                        *pixel = colour.to_array();
                    }
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    /// The picture of a frame whose textures were taken over.
    pub fn picture(&self, ctx: &Context, output: &FullOutput) -> Image {
        let pixels_per_point = output.pixels_per_point;
        let size = ctx.content_rect().size() * pixels_per_point;
        let mut image = Image::black(size.x.round() as usize, size.y.round() as usize);
        self.paint(&mut image, &ctx.tessellate(output.shapes.clone(), pixels_per_point), pixels_per_point);
        image
    }

    /// Draws tessellated shapes over a picture.
    pub fn paint(&self, image: &mut Image, primitives: &[ClippedPrimitive], pixels_per_point: f32) {
        let mut part = Part::whole(image);
        for primitive in primitives {
            self.paint_part(&mut part, primitive, 0..usize::MAX, pixels_per_point);
        }
    }

    /// Draws some triangles of a shape over a part of the window.
    pub fn paint_part(
        &self,
        part: &mut Part<'_>,
        shape: &ClippedPrimitive,
        triangles: Range<usize>,
        pixels_per_point: f32,
    ) {
        let Primitive::Mesh(mesh) = &shape.primitive else { return };
        let Some(texture) = self.textures.get(&mesh.texture_id) else { return };
        let clip = Clip::new(shape.clip_rect, pixels_per_point, part);
        if !clip.is_empty() {
            fill_mesh(part, texture, mesh, triangles, pixels_per_point, clip);
        }
    }

    /// A number that changes whenever a texture does.
    pub fn version(&self, texture: TextureId) -> u64 {
        self.textures.get(&texture).map_or(0, |texture| texture.version)
    }
}

fn fill_mesh(
    part: &mut Part<'_>,
    texture: &Texture,
    mesh: &Mesh,
    triangles: Range<usize>,
    pixels_per_point: f32,
    clip: Clip,
) {
    let count = mesh.indices.len() / 3;
    let indices = &mesh.indices[3 * triangles.start.min(count)..3 * triangles.end.min(count)];
    for corners in indices.chunks_exact(3) {
        let corners: [Vertex; 3] = std::array::from_fn(|k| mesh.vertices[corners[k] as usize]);
        if let Some(triangle) = Triangle::new(corners, pixels_per_point) {
            triangle.fill(part, texture, clip);
        }
    }
}

/// The pixels one may draw on: from included, to excluded.
#[derive(Clone, Copy)]
struct Clip {
    x: (i64, i64),
    y: (i64, i64),
}

impl Clip {
    fn new(rect: Rect, pixels_per_point: f32, part: &Part<'_>) -> Self {
        let pixel = |points: f32, start: usize, count: usize| {
            ((points * pixels_per_point).round() as i64).clamp(start as i64, (start + count) as i64)
        };
        let ((left, top), (width, height)) = (part.origin, part.size);
        Self {
            x: (pixel(rect.min.x, left, width), pixel(rect.max.x, left, width)),
            y: (pixel(rect.min.y, top, height), pixel(rect.max.y, top, height)),
        }
    }

    fn is_empty(self) -> bool {
        self.x.0 >= self.x.1 || self.y.0 >= self.y.1
    }
}

struct Texture {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 4]>,
    linear: bool,
    /// The change that made it what it is.
    version: u64,
}

impl Texture {
    fn pixel(&self, x: isize, y: isize) -> [u8; 4] {
        let x = x.clamp(0, self.width as isize - 1) as usize;
        let y = y.clamp(0, self.height as isize - 1) as usize;
        self.pixels[y * self.width + x]
    }

    /// The four pixels whose upper left one is at a place.
    fn square(&self, left: isize, top: isize) -> ([u8; 4], [u8; 4], [u8; 4], [u8; 4]) {
        let is_inside = |at: isize, count: usize| 0 <= at && at < count as isize - 1;
        if is_inside(left, self.width) && is_inside(top, self.height) {
            let upper = &self.pixels[top as usize * self.width + left as usize..];
            let lower = &upper[self.width..];
            return (upper[0], upper[1], lower[0], lower[1]);
        }
        let (right, bottom) = (left + 1, top + 1);
        (self.pixel(left, top), self.pixel(right, top), self.pixel(left, bottom), self.pixel(right, bottom))
    }

    /// The colour at texture coordinates in 0..=1.
    fn sample(&self, [u, v]: [f32; 2]) -> [f32; 4] {
        let (x, y) = (u * self.width as f32, v * self.height as f32);
        if !self.linear {
            return self.pixel(floor(x), floor(y)).map(f32::from);
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (floor(x), floor(y));
        let (right_part, lower_part) = (x - left as f32, y - top as f32);
        let (a, b, c, d) = self.square(left, top);
        std::array::from_fn(|k| {
            let mix = |from: u8, to: u8| f32::from(from) * (1.0 - right_part) + f32::from(to) * right_part;
            mix(a[k], b[k]) * (1.0 - lower_part) + mix(c[k], d[k]) * lower_part
        })
    }
}

/// The whole number below; `f32::floor` is a call where the processor is not known to have an instruction for it.
fn floor(x: f32) -> isize {
    let whole = x as isize;
    whole - isize::from(x < whole as f32)
}

/// Fixed point: this many parts of a pixel.
const PARTS: i64 = 256;
const HALF: i64 = PARTS / 2;

/// `dx·y + dy·x + offset ≥ 0` on the inner side of an edge, in fixed point.
#[derive(Clone, Copy)]
struct Edge {
    dx: i64,
    dy: i64,
    offset: i64,
}

impl Edge {
    fn new(a: (i64, i64), b: (i64, i64)) -> Self {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        // A pixel centre exactly on an edge belongs to the triangle only when the edge is a left or a top one.
        let tie = if dy < 0 || (dy == 0 && dx > 0) { 0 } else { -1 };
        Self { dx, dy: -dy, offset: dy * a.0 - dx * a.1 + tie }
    }

    fn at(self, x: i64, y: i64) -> i64 {
        self.dx * y + self.dy * x + self.offset
    }
}

/// A triangle in pixels, corners clockwise on the page; edge k lies opposite to corner k.
struct Triangle {
    corners: [Vertex; 3],
    edges: [Edge; 3],
    area: i64,
    /// Bounding box in fixed point.
    low: (i64, i64),
    high: (i64, i64),
}

impl Triangle {
    /// `None` when it has no area.
    fn new(mut corners: [Vertex; 3], pixels_per_point: f32) -> Option<Self> {
        let fixed = |points: f32| (points * pixels_per_point * PARTS as f32).round() as i64;
        let mut p = corners.map(|corner| (fixed(corner.pos.x), fixed(corner.pos.y)));
        let mut area = (p[1].0 - p[0].0) * (p[2].1 - p[0].1) - (p[1].1 - p[0].1) * (p[2].0 - p[0].0);
        if area < 0 {
            corners.swap(1, 2);
            p.swap(1, 2);
            area = -area;
        }
        let edges = [Edge::new(p[1], p[2]), Edge::new(p[2], p[0]), Edge::new(p[0], p[1])];
        let (xs, ys) = (p.map(|p| p.0), p.map(|p| p.1));
        let low = (xs[0].min(xs[1]).min(xs[2]), ys[0].min(ys[1]).min(ys[2]));
        let high = (xs[0].max(xs[1]).max(xs[2]), ys[0].max(ys[1]).max(ys[2]));
        (area != 0).then_some(Self { corners, edges, area, low, high })
    }

    fn fill(&self, part: &mut Part<'_>, texture: &Texture, clip: Clip) {
        let top = self.low.1.div_euclid(PARTS).max(clip.y.0);
        let bottom = (self.high.1 + PARTS - 1).div_euclid(PARTS).min(clip.y.1);
        let shade = Shade::new(&self.corners, texture);
        if shade.is_invisible() {
            return;
        }
        for y in top..bottom {
            let (left, right) = self.span(y, clip);
            if left < right {
                self.fill_row(part.row(y, (left, right)), left, y, &shade, texture);
            }
        }
    }

    /// The pixels of a row whose centres lie inside.
    fn span(&self, y: i64, clip: Clip) -> (i64, i64) {
        let mut left = self.low.0.div_euclid(PARTS).max(clip.x.0);
        let mut right = (self.high.0 + PARTS - 1).div_euclid(PARTS).min(clip.x.1);
        for edge in self.edges {
            let first = edge.at(HALF, y * PARTS + HALF);
            let step = edge.dy * PARTS;
            match step.signum() {
                1 => left = left.max((step - 1 - first).div_euclid(step)),
                -1 => right = right.min(first.div_euclid(-step) + 1),
                _ if first < 0 => right = left,
                _ => {}
            }
        }
        (left, right)
    }

    fn fill_row(&self, row: &mut [[u8; 4]], left: i64, y: i64, shade: &Shade, texture: &Texture) {
        if let Shade::Flat(colour) = *shade {
            if colour[3] == 255 {
                row.fill(colour);
            } else {
                row.iter_mut().for_each(|pixel| blend(pixel, colour));
            }
            return;
        }
        // Corners' weights at the first pixel and their change from pixel to pixel.
        let (x, y) = (left * PARTS + HALF, y * PARTS + HALF);
        let mut weights = self.edges.map(|edge| edge.at(x, y) as f32 / self.area as f32);
        let steps = self.edges.map(|edge| (edge.dy * PARTS) as f32 / self.area as f32);
        for pixel in row {
            blend(pixel, shade.colour(&self.corners, weights, texture));
            weights.iter_mut().zip(steps).for_each(|(weight, step)| *weight += step);
        }
    }
}

/// How a triangle is coloured.
enum Shade {
    /// One colour all over.
    Flat([u8; 4]),
    /// One texel all over, times the corners' colours.
    Texel([f32; 4]),
    /// Texture times the corners' colours.
    Textured,
}

impl Shade {
    fn new(corners: &[Vertex; 3], texture: &Texture) -> Self {
        let [a, b, c] = corners;
        if a.uv != b.uv || b.uv != c.uv {
            return Self::Textured;
        }
        let texel = texture.sample([a.uv.x, a.uv.y]);
        if a.color == b.color && b.color == c.color {
            Self::Flat(times(texel, a.color.to_array().map(f32::from)))
        } else {
            Self::Texel(texel)
        }
    }

    fn is_invisible(&self) -> bool {
        matches!(self, Self::Flat([0, 0, 0, 0]))
    }

    fn colour(&self, corners: &[Vertex; 3], weights: [f32; 3], texture: &Texture) -> [u8; 4] {
        let mean = |of: [f32; 3]| of[0] * weights[0] + of[1] * weights[1] + of[2] * weights[2];
        // Of white corners all four means are the same number.
        let colour = if corners.iter().all(|corner| corner.color == Color32::WHITE) {
            [mean([255.0; 3]); 4]
        } else {
            std::array::from_fn(|k| mean(corners.map(|corner| f32::from(corner.color[k]))))
        };
        match self {
            Self::Flat(colour) => *colour,
            Self::Texel(texel) => times(*texel, colour),
            Self::Textured => {
                let uv = [mean(corners.map(|corner| corner.uv.x)), mean(corners.map(|corner| corner.uv.y))];
                times(texture.sample(uv), colour)
            }
        }
    }
}

/// The product of two colours of 0..=255.
fn times(a: [f32; 4], b: [f32; 4]) -> [u8; 4] {
    // Rounds, as casts end at the range's ends; `f32::round` is a call.
    std::array::from_fn(|k| (a[k] * b[k] / 255.0 + 0.5) as u8)
}

/// Puts a premultiplied colour over a pixel.
fn blend(pixel: &mut [u8; 4], colour: [u8; 4]) {
    let rest = 255 - u32::from(colour[3]);
    for (below, above) in pixel.iter_mut().zip(colour) {
        // Division by 255, rounded, without dividing.
        let scaled = u32::from(*below) * rest + 128;
        let faded = (scaled + (scaled >> 8)) >> 8;
        *below = (u32::from(above) + faded).min(255) as u8;
    }
}
