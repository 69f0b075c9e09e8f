//! The scene that was left, fading over the one that came.

use crate::ui::screen::TextureCache;
use eframe::egui::epaint::ClippedShape;
use eframe::egui::{Context, Id, LayerId, Order, TextureHandle};

/// How long it takes, in seconds.
const FADE_S: f32 = 0.2;

/// A frame as it was painted.
pub(super) struct Fade {
    shapes: Vec<ClippedShape>,
    /// What the shapes show must not be freed before they are gone.
    _textures: Vec<TextureHandle>,
    left_s: f32,
}

impl Fade {
    /// Of the frame that is being made, when it is painted to its end.
    pub(super) fn of(ctx: &Context, textures: &TextureCache) -> Self {
        let painted = ctx
            .graphics(|graphics| graphics.get(LayerId::background()).map(|list| list.all_entries().cloned().collect()));
        Self { shapes: painted.unwrap_or_default(), _textures: textures.handles(), left_s: FADE_S }
    }

    /// Counts the seconds of a frame; false when it is over.
    pub(super) fn advance(&mut self, seconds: f32) -> bool {
        self.left_s -= seconds;
        self.left_s > 0.0
    }

    /// Paints it over everything.
    pub(super) fn paint(&self, ctx: &Context) {
        let mut painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::unique("lecture-fade")));
        painter.set_opacity(self.left_s / FADE_S);
        for ClippedShape { clip_rect, shape, .. } in &self.shapes {
            painter.with_clip_rect(*clip_rect).add(shape.clone());
        }
    }
}
