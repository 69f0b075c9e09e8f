//! A field as level bands: one `<path>` per level, filled and stroked, where that is shorter than its bitmap.

use super::Svg;
use crate::figure::bands::{Bands, Region};
use crate::figure::drawing::{Bitmap, Pos, Rect, Shape, Stroke};
use crate::paper::png::indexed_png;
use std::fmt::Write as _;
use std::sync::Arc;

/// Most corners of all lines: more are a noisy field, whose bitmap is smaller.
pub(crate) const MOST_CORNERS: usize = 10_000;

impl Svg {
    /// Writes a field as its bands; level lines that follow are drawn with the same paths. Returns how many shapes
    /// after the field it took for such lines; `None` if nothing was written, because there are no bands or the bitmap
    /// is shorter.
    pub(super) fn bands(&mut self, rect: &Rect, bitmap: &Bitmap, bands: &Arc<Bands>, after: &[Shape]) -> Option<usize> {
        if bands.lines.points.len() > MOST_CORNERS {
            return None;
        }
        let regions = bands.regions()?;
        let paths: Vec<String> = regions.iter().map(|region| self.data(region, rect)).collect();
        let strokes = strokes(bands, after);
        let lines: usize = strokes.as_ref().map_or(0, |strokes| {
            let drawn = after[..bands.lines.lines.len()].iter().map(corners_of).sum::<usize>();
            // A corner of a line takes about as many characters, wherever it is written.
            let corners = regions.iter().flat_map(|region| &region.rings).map(Vec::len).sum::<usize>();
            paths.iter().map(String::len).sum::<usize>() * drawn / corners.max(1) * usize::from(!strokes.is_empty())
        });
        // As base64, four characters for three bytes; about a hundred characters around each path.
        let as_bitmap = indexed_png(bitmap).len() / 3 * 4;
        let as_paths = paths.iter().map(|path| path.len() + 100).sum::<usize>();
        if as_paths.saturating_sub(lines) > as_bitmap {
            return None;
        }
        self.clip_to(rect);
        let mut names = Vec::new();
        for (region, path) in regions.iter().zip(&paths) {
            match region.level {
                None => {
                    self.out.push_str("<rect");
                    self.rect(rect);
                    self.colour("fill", region.colour);
                    self.out.push_str("/>\n");
                }
                Some(level) => {
                    self.paths += 1;
                    self.out.push_str("<g");
                    self.colour("fill", region.colour);
                    let _ = writeln!(self.out, r#"><path id="band{}" d="{path}"/></g>"#, self.paths);
                    names.push((level, self.paths));
                }
            }
        }
        let mut last = None;
        for (level, name) in names {
            let Some(stroke) = strokes.as_ref().and_then(|strokes| strokes.get(level).copied().flatten()) else {
                continue;
            };
            if last != Some(stroke) {
                self.out.push_str(if last.is_some() { "</g>\n" } else { "" });
                self.out.push_str(r#"<g fill="none""#);
                self.stroke(&stroke);
                self.out.push_str(">\n");
                last = Some(stroke);
            }
            let _ = writeln!(self.out, r##"<use xlink:href="#band{name}"/>"##);
        }
        self.out.push_str(if last.is_some() { "</g>\n</g>\n" } else { "</g>\n" });
        Some(if strokes.is_some() { bands.lines.lines.len() } else { 0 })
    }

    /// The path data of a region in a rectangle of the page.
    fn data(&self, region: &Region, rect: &Rect) -> String {
        let mut part = Self::new(*rect, self.form);
        part.out = String::new();
        for ring in &region.rings {
            let corners: Vec<Pos> = ring.iter().map(|corner| on_page(*corner, rect)).collect();
            let start = part.out.len();
            part.path(&corners, true);
            // A small letter would be relative to the ring before.
            part.out.replace_range(start..(start + 1).min(part.out.len()), "M");
        }
        part.out
    }
}

/// A point of the frame's units on the page.
pub(crate) fn on_page([x, y]: [f64; 2], rect: &Rect) -> Pos {
    [rect.min[0] + x as f32 * rect.width(), rect.max[1] - y as f32 * rect.height()]
}

/// The stroke of each level, if the first shapes of `after` are the level lines of these bands.
fn strokes(bands: &Bands, after: &[Shape]) -> Option<Vec<Option<Stroke>>> {
    let lines = &bands.lines.lines;
    let shapes = after.get(..lines.len())?;
    let mut strokes = vec![None; bands.colours.len()];
    for (line, shape) in lines.iter().zip(shapes) {
        match shape {
            Shape::Line { points, closed, stroke } if points.len() == line.span.len() && *closed == line.closed => {
                let own = strokes.get_mut(line.level)?;
                if own.is_some_and(|other| other != *stroke) {
                    return None;
                }
                *own = Some(*stroke);
            }
            _ => return None,
        }
    }
    Some(strokes)
}

fn corners_of(shape: &Shape) -> usize {
    if let Shape::Line { points, .. } = shape { points.len() } else { 0 }
}
