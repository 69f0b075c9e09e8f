//! The rectangle that the window's contents are laid out in.

use eframe::egui::{Context, Rect, Vec2, vec2};

/// The smallest size that is laid out, in the window and in the lecture (whose type shrinks with its screen). A smaller
/// window shows a part of it.
const FLOOR: Vec2 = vec2(720.0, 400.0);
const LECTURE_FLOOR: Vec2 = vec2(160.0, 90.0);

/// The room that the window's contents are laid out in.
pub fn window(ctx: &Context) -> Rect {
    at_least(ctx.content_rect(), FLOOR)
}

/// The same for the lecture.
pub fn lecture(ctx: &Context) -> Rect {
    at_least(ctx.content_rect(), LECTURE_FLOOR)
}

fn at_least(seen: Rect, floor: Vec2) -> Rect {
    Rect::from_min_size(seen.min, seen.size().max(floor))
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::Pos2;

    #[test]
    fn no_window_is_too_small_to_lay_out() {
        let seen = |size: [f32; 2]| Rect::from_min_size(Pos2::ZERO, size.into());
        assert_eq!(at_least(seen([960.0, 540.0]), FLOOR), seen([960.0, 540.0]));
        assert_eq!(at_least(seen([200.0, 540.0]), FLOOR), seen([720.0, 540.0]));
        assert_eq!(at_least(seen([0.0, -3.0]), FLOOR), seen([720.0, 400.0]));
        assert_eq!(at_least(seen([f32::NAN, 10.0]), FLOOR), seen([720.0, 400.0]));
    }
}
