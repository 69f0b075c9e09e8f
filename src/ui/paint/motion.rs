//! Less motion: no fades, slides and blinking, for people whom they disturb. What a person starts still plays.

use crate::ui::paint::theme::ANIMATION_S;
use eframe::egui::style::ScrollAnimation;
use eframe::egui::{Context, Id, Rangef, Style};

/// How long the cursor of a field blinks after the last key or movement. Then it stays, because each blink costs a frame.
const BLINKING_S: f64 = 10.0;

fn id() -> Id {
    Id::unique("less-motion")
}

/// When something came from outside last, and whether the cursor has stopped blinking since.
#[derive(Clone, Copy)]
struct Idle {
    since: f64,
    is_still: bool,
}

/// Whether the person has asked for less motion outside of the window: in the browser's or the system's settings on a
/// page, else by the variable `LOSSCAPE_LESS_MOTION`, unless that is empty or 0. winit tells no system's wish.
pub fn wished() -> bool {
    #[cfg(target_arch = "wasm32")]
    let wished = crate::browser::wants_less_motion();
    #[cfg(not(target_arch = "wasm32"))]
    let wished = std::env::var("LOSSCAPE_LESS_MOTION").is_ok_and(|value| !matches!(value.as_str(), "" | "0"));
    wished
}

/// Whether it is in force.
pub fn is_less(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(id())).unwrap_or(false)
}

/// Has it in force, or not any more.
pub fn set_less(less: bool, ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(id(), less));
    ctx.all_styles_mut(|style| animate(style, less));
}

/// How long egui's own animations take.
pub(super) fn animate(style: &mut Style, less: bool) {
    style.animation_time = if less { 0.0 } else { ANIMATION_S };
    style.scroll_animation = ScrollAnimation { duration: Rangef::new(0.0, ANIMATION_S), ..ScrollAnimation::default() };
    if less {
        style.scroll_animation = ScrollAnimation::none();
    }
    style.visuals.text_cursor.blink = !less;
}

/// At the begin of a frame: stops the blinking of a field's cursor where nothing has come for long, and lets it blink
/// again.
pub fn rest_cursor(ctx: &Context) {
    let id = Id::unique("idle");
    let (now, has_come) = ctx.input(|input| (input.time, !input.raw.events.is_empty()));
    let mut idle = ctx.data(|data| data.get_temp(id)).unwrap_or(Idle { since: now, is_still: false });
    if has_come {
        idle.since = now;
    }
    let is_late = now - idle.since > BLINKING_S;
    if is_late && ctx.global_style().visuals.text_cursor.blink {
        ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = false);
        idle.is_still = true;
    } else if !is_late && idle.is_still {
        let less = is_less(ctx);
        ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = !less);
        idle.is_still = false;
    }
    ctx.data_mut(|data| data.insert_temp(id, idle));
}
