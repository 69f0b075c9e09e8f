//! One drawing after the other on the same pixels: only what has changed is painted anew.
//!
//! The shapes at the beginning that all drawings share (page, field, level lines) are painted once, as the ground. A
//! new drawing is compared with the one before, and in the rectangles where they may differ the ground is put back and
//! the later shapes that touch them are painted.

use super::leaves::{self, Leaf};
use super::paint::{copy_rows, paint, repaint};
use super::{Page, png};
use crate::figure::drawing::{Drawing, Rect};
use resvg::tiny_skia::{IntRect, Pixmap};

/// More rectangles than this, or more of the page than this share, are painted as the whole page.
const MOST_RECTS: usize = 48;
const MOST_SHARE: f32 = 0.6;

/// The pixels of the drawing shown last, and of the one before.
pub(super) struct Stage {
    page: Page,
    leaves: Vec<Leaf>,
    /// How many leaves are in the ground, and its pixels.
    ground: Option<(usize, Pixmap)>,
    now: Pixmap,
    before: Pixmap,
    /// Room to paint in.
    scratch: Pixmap,
    /// Whether a drawing was shown.
    is_open: bool,
}

impl Stage {
    pub fn new(page: Page) -> Self {
        let pixels = || Pixmap::new(page.width, page.height).expect("a page has pixels");
        let (now, before, scratch) = (pixels(), pixels(), pixels());
        Self { page, leaves: Vec::new(), ground: None, now, before, scratch, is_open: false }
    }

    /// The pixels now, premultiplied.
    pub fn now(&self) -> &Pixmap {
        &self.now
    }

    /// The pixels of the drawing before.
    pub fn before(&self) -> &Pixmap {
        &self.before
    }

    /// Shows a drawing. Returns the rectangle around the pixels that changed; `None` if none did. `whole`: it is
    /// painted like a still, whatever was there.
    pub fn show(&mut self, drawing: Drawing, whole: bool) -> Option<IntRect> {
        let (width, height) = self.page.size_pts();
        let is_whole = whole || !self.is_open;
        let still = is_whole.then(|| png::rasterise(&drawing, self.page));
        let new = leaves::leaves(drawing.shapes, Rect::new([0.0, 0.0], [width, height]));
        let full = IntRect::from_xywh(0, 0, self.page.width, self.page.height).expect("a page has pixels");
        let areas = if is_whole { None } else { self.areas(&leaves::damage(&self.leaves, &new, self.soft())) };
        self.before.data_mut().copy_from_slice(self.now.data());
        match (still, areas) {
            // Shapes in the ground may have changed too.
            (Some(still), _) => (self.now, self.ground) = (still, None),
            (None, None) => (self.now, self.ground) = (self.painted(&new), None),
            (None, Some(areas)) => self.repaint(&new, &areas),
        }
        let first = !std::mem::replace(&mut self.is_open, true);
        self.leaves = new;
        if first { Some(full) } else { self.difference() }
    }

    /// How far a soft edge or the least width of a stroke reaches, in points: two pixels.
    fn soft(&self) -> f32 {
        2.0 / self.page.scale
    }

    /// The rectangles as pixels, those near each other together; `None` for the whole page.
    fn areas(&self, damage: &[Rect]) -> Option<Vec<IntRect>> {
        if damage.len() > 8 * MOST_RECTS {
            return None;
        }
        let scale = self.page.scale;
        let (width, height) = (self.page.width as i32, self.page.height as i32);
        let low = |value: f32, most: i32| ((value * scale).floor() as i32 - 1).clamp(0, most);
        let high = |value: f32, most: i32| ((value * scale).ceil() as i32 + 1).clamp(0, most);
        let mut areas: Vec<IntRect> = damage
            .iter()
            .filter_map(|rect| {
                let (left, top) = (low(rect.min[0], width), low(rect.min[1], height));
                IntRect::from_ltrb(left, top, high(rect.max[0], width), high(rect.max[1], height))
            })
            .collect();
        let area = |rect: &IntRect| u64::from(rect.width()) * u64::from(rect.height());
        let mut place = 0;
        while place < areas.len() {
            let merged = (0..place).find_map(|other| {
                let both = around(areas[place], areas[other]);
                (area(&both) <= area(&areas[place]) + area(&areas[other]) + APART).then_some((other, both))
            });
            match merged {
                Some((other, both)) => {
                    areas.swap_remove(place);
                    areas[other] = both;
                    // The larger one may reach others by now.
                    place = 0;
                }
                None => place += 1,
            }
        }
        let all: u64 = areas.iter().map(area).sum();
        let whole = self.now.pixels().len() as f32;
        (areas.len() <= MOST_RECTS && (all as f32) < MOST_SHARE * whole).then_some(areas)
    }

    fn repaint(&mut self, new: &[Leaf], areas: &[IntRect]) {
        let common = new.iter().zip(&self.leaves).take_while(|(a, b)| a.mark == b.mark).count();
        if self.ground.as_ref().is_none_or(|(count, _)| *count > common) {
            self.ground = Some((common, self.painted(&new[..common])));
        }
        let Some((count, ground)) = &self.ground else { return };
        let (scale, soft) = (self.page.scale, self.soft());
        let rects: Vec<Rect> = areas
            .iter()
            .map(|area| {
                let [left, top, right, bottom] =
                    [area.left(), area.top(), area.right(), area.bottom()].map(|pixel| pixel as f32 / scale);
                Rect { min: [left, top], max: [right, bottom] }
            })
            .collect();
        let parts = new[*count..]
            .iter()
            .flat_map(|leaf| leaves::part_in(leaf, &rects, soft).into_iter().map(move |shape| (leaf, shape)));
        let drawing = Drawing { shapes: leaves::shapes(parts) };
        repaint(&drawing, self.page, ground, &mut self.scratch, &mut self.now, areas);
    }

    fn painted(&self, leaves: &[Leaf]) -> Pixmap {
        let drawing = Drawing { shapes: leaves::shapes(leaves.iter().map(|leaf| (leaf, leaf.shape.clone()))) };
        paint(&drawing, self.page)
    }

    /// The rectangle around all pixels that differ.
    fn difference(&self) -> Option<IntRect> {
        let width = self.page.width as usize;
        let rows = self.now.pixels().chunks_exact(width).zip(self.before.pixels().chunks_exact(width));
        let (mut left, mut right, mut top, mut bottom) = (width, 0, None, 0);
        for (y, (now, before)) in rows.enumerate().filter(|(_, (now, before))| now != before) {
            top.get_or_insert(y);
            bottom = y + 1;
            let differs = |x: &usize| now[*x] != before[*x];
            left = (0..left).find(differs).unwrap_or(left);
            right = (right..width).rev().find(differs).map_or(right, |x| x + 1);
        }
        IntRect::from_ltrb(left as i32, top? as i32, right as i32, bottom as i32)
    }
}

/// Pixels more than two rectangles have: one is made of them if it has no more than this.
const APART: u64 = 4000;

fn around(a: IntRect, b: IntRect) -> IntRect {
    let (left, top) = (a.left().min(b.left()), a.top().min(b.top()));
    let (right, bottom) = (a.right().max(b.right()), a.bottom().max(b.bottom()));
    IntRect::from_ltrb(left, top, right, bottom).expect("around two that are not empty")
}

/// The pixels of an area, premultiplied RGBA, row by row.
pub(super) fn cut(pixels: &Pixmap, area: IntRect) -> Pixmap {
    let mut part = Pixmap::new(area.width(), area.height()).expect("an IntRect is not empty");
    let whole = IntRect::from_xywh(0, 0, pixels.width(), pixels.height()).expect("a pixmap has pixels");
    copy_rows(pixels.as_ref(), whole, &mut part.as_mut(), area);
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::colour::Rgba;
    use crate::figure::drawing::Shape;

    #[test]
    fn a_page_painted_whole_leaves_no_old_ground() {
        let page = Page { width: 120, height: 90, scale: 1.0, dpi: 96.0 };
        let drawing = |ground: u32, x: f32| {
            let rect = Rect::new([0.0, 0.0], [120.0, 90.0]);
            let ground = Shape::Box { rect, radius: 0.0, fill: Some(Rgba::hex(ground)), stroke: None };
            let head = Shape::Circle { centre: [x, 40.0], radius: 5.0, fill: Some(Rgba::hex(0)), stroke: None };
            Drawing { shapes: vec![ground, head] }
        };
        let mut stage = Stage::new(page);
        for (ground, x) in [(0x00ff_ffff, 20.0), (0x00ff_ffff, 30.0), (0x00dd_cc00, 40.0), (0x00dd_cc00, 50.0)] {
            stage.show(drawing(ground, x), false);
            assert_eq!(stage.now().data(), png::rasterise(&drawing(ground, x), page).data(), "head at {x}");
        }
    }
}
