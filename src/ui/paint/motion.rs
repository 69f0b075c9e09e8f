//! Less motion: no fades, slides and blinking, for people whom they disturb. What a person starts still plays.

use crate::ui::paint::theme::ANIMATION_S;
use eframe::egui::style::ScrollAnimation;
use eframe::egui::{Context, Id, Rangef, Style};

fn id() -> Id {
    Id::unique("less-motion")
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
