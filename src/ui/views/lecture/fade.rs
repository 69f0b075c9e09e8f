//! The scene that was left, fading over the one that came.

use crate::ui::paint::textures;
use eframe::egui::epaint::ClippedShape;
use eframe::egui::{Context, Id, LayerId, Order, TextureHandle};
use std::sync::Arc;

/// How long it takes, in seconds.
const FADE_S: f32 = 0.2;
/// Longest frame that counts: a hidden window does not make up for lost time.
const LONGEST_FRAME_S: f32 = 0.1;

/// A frame as it was painted; kept in egui's memory while it fades.
#[derive(Clone)]
struct Fade {
    shapes: Arc<Vec<ClippedShape>>,
    /// What the shapes show must not be freed before they are gone.
    _textures: Arc<Vec<TextureHandle>>,
    left_s: f32,
}

fn id() -> Id {
    Id::unique("lecture-fade")
}

/// Another scene takes the place of the one that this frame has painted to its end.
pub fn begin(ctx: &Context) {
    let painted =
        ctx.graphics(|graphics| graphics.get(LayerId::background()).map(|list| list.all_entries().cloned().collect()));
    let textures = textures::of_window(ctx).lock().expect("no panic while the cache is held").handles();
    let shapes = Arc::new(painted.unwrap_or_default());
    let fade = Fade { shapes, _textures: Arc::new(textures), left_s: FADE_S };
    ctx.data_mut(|data| data.insert_temp(id(), fade));
}

/// Whether a scene that was left is still seen.
pub fn is_fading(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp::<Fade>(id())).is_some()
}

/// Counts the seconds of a frame; nothing fades where no lecture is on.
pub fn advance(is_on: bool, ctx: &Context) {
    let Some(mut fade) = ctx.data(|data| data.get_temp::<Fade>(id())) else { return };
    fade.left_s -= ctx.input(|input| input.stable_dt).min(LONGEST_FRAME_S);
    if is_on && fade.left_s > 0.0 {
        ctx.data_mut(|data| data.insert_temp(id(), fade));
        ctx.request_repaint();
    } else {
        ctx.data_mut(|data| data.remove::<Fade>(id()));
    }
}

/// Paints it over everything.
pub(super) fn paint(ctx: &Context) {
    let Some(fade) = ctx.data(|data| data.get_temp::<Fade>(id())) else { return };
    let mut painter = ctx.layer_painter(LayerId::new(Order::Foreground, id()));
    painter.set_opacity(fade.left_s / FADE_S);
    for ClippedShape { clip_rect, shape, .. } in &*fade.shapes {
        painter.with_clip_rect(*clip_rect).add(shape.clone());
    }
}
