//! A racer's sign: a piece of its line with its marker on it, so colour, dash and shape are learnt at once.

use crate::figure::colour::Rgba;
use crate::figure::theme::Tokens;
use crate::ui::theme::color32;
use eframe::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

/// Slots with one look: from here on markers are hollow and lines dashed.
const HOLLOW_FROM: usize = 4;
/// Slots that differ; more racers repeat them.
const SLOTS: usize = 8;

/// Half of the gap in the line around the marker, the line's width and the marker's radius at scale 1.
const GAP: f32 = 7.0;
const LINE: f32 = 2.4;
const RADIUS: f32 = 4.4;

/// Paints the chip of a slot in `rect` (32 × 14 at scale 1); grey when `on` is false.
pub fn chip(painter: &Painter, rect: Rect, slot: usize, tokens: &Tokens, on: bool, scale: f32) {
    let colour = if on { tokens.racer[slot % SLOTS] } else { tokens.border };
    let stroke = Stroke::new(LINE * scale, color32(colour));
    let (centre, gap) = (rect.center(), GAP * scale);
    for (from, to) in [(rect.min.x, centre.x - gap), (centre.x + gap, rect.max.x)] {
        if slot % SLOTS < HOLLOW_FROM {
            painter.hline(from..=to, centre.y, stroke);
        } else {
            // Two dashes, mirrored about the marker.
            let dash = (to - from - 2.2 * scale) / 2.0;
            painter.hline(from..=from + dash, centre.y, stroke);
            painter.hline(to - dash..=to, centre.y, stroke);
        }
    }
    painter.extend(shapes(centre, RADIUS * scale, slot, colour, tokens));
}

/// Paints the marker of a slot: circle, square, triangle, diamond, filled and then hollow.
pub fn marker(painter: &Painter, centre: Pos2, radius: f32, slot: usize, tokens: &Tokens) {
    painter.extend(shapes(centre, radius, slot, tokens.racer[slot % SLOTS], tokens));
}

fn shapes(centre: Pos2, radius: f32, slot: usize, colour: Rgba, tokens: &Tokens) -> Vec<Shape> {
    let colour = color32(colour);
    let (fill, stroke): (Color32, Stroke) = if slot % SLOTS < HOLLOW_FROM {
        (colour, Stroke::new(0.8, colour))
    } else {
        (color32(tokens.inset), Stroke::new((radius * 0.42).max(1.6), colour))
    };
    let polygon = |corners: &[Vec2]| {
        let corners = corners.iter().map(|&corner| centre + corner * radius).collect();
        Shape::convex_polygon(corners, fill, stroke)
    };
    vec![match slot % HOLLOW_FROM {
        0 => {
            Shape::Circle(eframe::egui::epaint::CircleShape { center: pos2(centre.x, centre.y), radius, fill, stroke })
        }
        1 => polygon(&[vec2(-0.88, -0.88), vec2(0.88, -0.88), vec2(0.88, 0.88), vec2(-0.88, 0.88)]),
        2 => polygon(&[vec2(0.0, -1.2), vec2(1.08, 0.75), vec2(-1.08, 0.75)]),
        _ => polygon(&[vec2(0.0, -1.25), vec2(1.25, 0.0), vec2(0.0, 1.25), vec2(-1.25, 0.0)]),
    }]
}
