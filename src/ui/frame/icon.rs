//! The window's icon, drawn from the one SVG that packages hold too.

use eframe::egui::IconData;
use resvg::{tiny_skia, usvg};

/// Level lines and a path that descends across them.
const SVG: &str = include_str!("../../../assets/icon/losscape.svg");
/// Enough for a task switcher; window systems make smaller ones of it.
const PIXELS: u32 = 128;

/// The icon; empty, which the system takes for none, where it cannot be drawn.
pub fn for_window() -> IconData {
    drawn(PIXELS).unwrap_or_default()
}

fn drawn(pixels: u32) -> Option<IconData> {
    let tree = usvg::Tree::from_str(SVG, &usvg::Options::default()).ok()?;
    let mut map = tiny_skia::Pixmap::new(pixels, pixels)?;
    let scale = pixels as f32 / tree.size().width();
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut map.as_mut());
    let rgba = map.pixels().iter().map(|pixel| pixel.demultiply());
    let rgba = rgba.flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]).collect();
    Some(IconData { rgba, width: pixels, height: pixels })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_is_drawn_with_clear_corners() {
        let icon = drawn(PIXELS).expect("the icon is an SVG");
        assert_eq!(icon.rgba.len(), (4 * PIXELS * PIXELS) as usize);
        let alpha = |x: u32, y: u32| icon.rgba[(4 * (y * PIXELS + x) + 3) as usize];
        assert_eq!((alpha(0, 0), alpha(PIXELS / 2, PIXELS / 2)), (0, 255));
    }
}
