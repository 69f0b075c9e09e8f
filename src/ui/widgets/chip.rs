//! A racer's sign: a piece of its line with its marker on it, so colour, dash and shape are learnt at once.

use crate::figure::colour::Rgba;
use crate::figure::marker::Marker;
use crate::figure::theme::Tokens;
use crate::ui::paint::screen::{self, TextureCache};
use crate::ui::paint::theme::color32;
use eframe::egui::{Painter, Pos2, Rect, Stroke};

/// Half of the gap in the line around the marker, the line's width and the marker's radius at scale 1.
const GAP: f32 = 7.0;
const LINE: f32 = 2.4;
const RADIUS: f32 = 4.4;

/// Paints the chip of a slot in `rect` (32 × 14 at scale 1); grey when `on` is false.
pub fn chip(painter: &Painter, rect: Rect, slot: usize, tokens: &Tokens, on: bool, scale: f32) {
    let look = Marker::of(slot);
    let colour = if on { look.ink(tokens) } else { tokens.border };
    let stroke = Stroke::new(LINE * scale, color32(colour));
    let (centre, gap) = (rect.center(), GAP * scale);
    // The line's pieces, mirrored about the marker.
    for (outer, inner) in [(rect.min.x, centre.x - gap), (rect.max.x, centre.x + gap)] {
        for (from, to) in look.dash.pieces() {
            let [from, to] = [from, to].map(|share| outer + share * (inner - outer));
            painter.hline(from.min(to)..=from.max(to), centre.y, stroke);
        }
    }
    marker_in(painter, centre, RADIUS * scale, look, colour, tokens);
}

/// Paints the marker of a slot.
pub fn marker(painter: &Painter, centre: Pos2, radius: f32, slot: usize, tokens: &Tokens) {
    let look = Marker::of(slot);
    marker_in(painter, centre, radius, look, look.ink(tokens), tokens);
}

fn marker_in(painter: &Painter, centre: Pos2, radius: f32, look: Marker, colour: Rgba, tokens: &Tokens) {
    let shapes = look.shapes_in(colour, [centre.x, centre.y], radius, tokens, false);
    // Markers hold no bitmaps, so the cache stays empty.
    screen::paint(painter, &shapes, &mut TextureCache::default());
}
