//! Paints a laid-out figure on the screen: each of its shapes becomes the egui shape that looks as it does on paper.
//!
//! Positions are taken as they are, so the layout has to be made for the rectangle it is painted in; what lies outside
//! of it is cut away first. What egui lacks is made here (letters with a rim, baselines where paper puts them) and in
//! `lines.rs`.

pub use crate::ui::paint::textures::TextureCache;

use crate::figure::clip;
use crate::figure::drawing::{Anchor, Pos, Rect, Shape, Stroke, Text};
use crate::figure::measure::{ASCENT, DESCENT};
use crate::ui::paint::theme::{color32, font};
use crate::ui::paint::{lines, region, textures};
use eframe::egui::epaint::{BandPoint, BandShape, CircleShape};
use eframe::egui::{self, Align, Color32, Painter, Pos2, StrokeKind, pos2, vec2};
use std::f32::consts::TAU;

/// Width of a text's rim in font sizes, and the least in points.
const HALO: f32 = 0.13;
const MIN_HALO: f32 = 1.5;
/// Least height of a filled area's columns, in points: more than rounding, less than can be seen.
const THINNEST: f32 = 0.02;
/// Copies of a text around it that make its rim: more would not show at 13 points.
const HALO_COPIES: u16 = 10;

/// A rectangle of egui as a figure's.
pub fn from_egui(rect: egui::Rect) -> Rect {
    Rect { min: [rect.min.x, rect.min.y], max: [rect.max.x, rect.max.y] }
}

/// A figure's rectangle as one of egui.
pub fn to_egui(rect: Rect) -> egui::Rect {
    egui::Rect::from_min_max(rect.min.into(), rect.max.into())
}

/// Paints shapes with the textures that the window keeps.
pub fn paint_in_window(painter: &Painter, shapes: &[Shape]) {
    let textures = textures::of_window(painter.ctx());
    paint(painter, shapes, &mut textures.lock().expect("no panic while the cache is held"));
}

/// Paints shapes in order, each cut to what the painter shows.
pub fn paint(painter: &Painter, shapes: &[Shape], textures: &mut TextureCache) {
    let seen = from_egui(painter.clip_rect().intersect(painter.ctx().viewport_rect()));
    for shape in shapes {
        clip::each(shape, seen, |part| paint_one(painter, part, textures));
    }
}

fn paint_one(painter: &Painter, shape: &Shape, textures: &mut TextureCache) {
    match shape {
        Shape::Image { rect, bitmap, .. } => {
            let texture = textures.texture(painter.ctx(), bitmap);
            let whole = egui::Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            painter.image(texture, area(rect), whole, Color32::WHITE);
        }
        Shape::Line { points, closed, stroke } => lines::line(painter, points, *closed, stroke),
        Shape::Polygon { points, fill, stroke } => {
            let corners = points.iter().copied().map(at).collect();
            painter.add(egui::Shape::convex_polygon(corners, color32(*fill), solid(stroke.as_ref())));
        }
        Shape::Area { columns, fill } => {
            // egui makes NaN of an edge that turns back on itself: no column may be without height.
            let column = |[x, top, bottom]: &[f32; 3]| BandPoint::new(*x, *top..=bottom.max(top + THINNEST));
            let points = columns.iter().map(column).collect();
            painter.add(BandShape {
                points,
                fill: color32(*fill),
                stroke: egui::Stroke::NONE,
                stroke_kind: StrokeKind::Outside,
                angle: 0.0,
            });
        }
        Shape::Region { rings, fill } => {
            painter.add(region::mesh(rings, color32(*fill)));
        }
        Shape::Circle { centre, radius, fill, stroke } => {
            let fill = fill.map_or(Color32::TRANSPARENT, color32);
            let stroke = solid(stroke.as_ref());
            // egui's border lies outside of the circle, ours on it.
            let radius = (radius - stroke.width / 2.0).max(0.0);
            painter.add(CircleShape { center: at(*centre), radius, fill, stroke });
        }
        Shape::Box { rect, radius, fill, stroke } => {
            let fill = fill.map_or(Color32::TRANSPARENT, color32);
            painter.rect(area(rect), *radius, fill, solid(stroke.as_ref()), StrokeKind::Middle);
        }
        Shape::Text(words) => text(painter, words),
        Shape::Clipped { rect, shapes } => paint(&painter.with_clip_rect(area(rect)), shapes, textures),
    }
}

fn at([x, y]: Pos) -> Pos2 {
    pos2(x, y)
}

fn area(rect: &Rect) -> egui::Rect {
    egui::Rect::from_min_max(at(rect.min), at(rect.max))
}

/// Borders of closed shapes are never dashed in our figures.
fn solid(stroke: Option<&Stroke>) -> egui::Stroke {
    stroke.map_or(egui::Stroke::NONE, |stroke| egui::Stroke::new(stroke.width, color32(stroke.colour)))
}

fn text(painter: &Painter, words: &Text) {
    if words.text.is_empty() {
        return;
    }
    // Laid out without a colour, so that egui keeps one layout for the letters and their rim.
    let galley = painter.layout_no_wrap(words.text.clone(), font(words.size, words.strong), Color32::PLACEHOLDER);
    let ascent = galley.rows[0].glyphs.first().map_or(ASCENT * words.size, |glyph| glyph.font_ascent);
    let (horizontal, baseline) = place(words.anchor);
    let top_left = at(words.at) + vec2(-horizontal.to_factor() * galley.size().x, baseline * words.size - ascent);
    if let Some(halo) = words.halo {
        let reach = (HALO * words.size).max(MIN_HALO);
        for copy in 0..HALO_COPIES {
            let around = egui::Vec2::angled(TAU * f32::from(copy) / f32::from(HALO_COPIES)) * reach;
            painter.galley(top_left + around, galley.clone(), color32(halo));
        }
    }
    painter.galley(top_left, galley, color32(words.colour));
}

/// Which part of the text's width lies at its position, and how far below it the baseline is, in font sizes.
fn place(anchor: Anchor) -> (Align, f32) {
    let middle = (ASCENT - DESCENT) / 2.0;
    match anchor {
        Anchor::LeftTop => (Align::Min, ASCENT),
        Anchor::LeftCentre => (Align::Min, middle),
        Anchor::LeftBottom => (Align::Min, -DESCENT),
        Anchor::CentreTop => (Align::Center, ASCENT),
        Anchor::Centre => (Align::Center, middle),
        Anchor::CentreBottom => (Align::Center, -DESCENT),
        Anchor::RightTop => (Align::Max, ASCENT),
        Anchor::RightCentre => (Align::Max, middle),
        Anchor::RightBottom => (Align::Max, -DESCENT),
    }
}
