//! Where the window opens and how large: a first window fits its screen with the desktop's bars around it, and one
//! that is restored from a screen that is gone is brought back.
//!
//! Sizes are in points, places in pixels: screens side by side may have different scales.

use eframe::egui::{Context, Pos2, Rect, Vec2, ViewportCommand, vec2};
use winit::dpi::{LogicalSize, PhysicalPosition};
use winit::monitor::MonitorHandle;
use winit::window::Window;

/// The inner size of a first window.
pub const WANTED: Vec2 = vec2(1280.0, 720.0);
/// The smallest inner size that everything is laid out for.
pub const LEAST: Vec2 = vec2(960.0, 540.0);
/// A desktop's bars and a title bar: the window system does not give their height.
const BARS: Vec2 = vec2(16.0, 80.0);
/// The title bar alone. X11 gives its height only once the window is there.
const TITLE: Vec2 = vec2(0.0, 32.0);
/// A window is on its screens when they show at least this part of it: frames are a little wider than what is seen.
const SHOWN: f32 = 0.98;

/// One screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Monitor {
    /// Its place among the others, in pixels.
    pub rect: Rect,
    /// Pixels in a point.
    pub scale: f32,
}

/// How large a window opens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Without its frame.
    pub inner: Vec2,
    /// Maximised.
    pub maximised: bool,
}

impl Monitor {
    /// Its size in points.
    pub fn points(&self) -> Vec2 {
        self.rect.size() / self.scale
    }
    /// What is left for a window.
    fn room(&self) -> Vec2 {
        (self.points() - BARS).max(Vec2::splat(1.0))
    }
    /// The size of a first window; maximised where the room left is less than [`LEAST`].
    pub fn first(&self) -> Size {
        let room = self.room();
        Size { inner: WANTED.min(room), maximised: room.x < LEAST.x || room.y < LEAST.y }
    }
    /// The size of a window that was `inner` when it was closed: the same where it fits.
    pub fn restored(&self, inner: Vec2) -> Size {
        let most = self.points() - TITLE;
        if inner.x <= most.x && inner.y <= most.y {
            return Size { inner, maximised: false };
        }
        Size { inner: inner.min(self.room()), ..self.first() }
    }
    /// The size below which a window cannot be drawn: a screen's room where that is less than everything needs.
    pub fn least(&self) -> Vec2 {
        LEAST.min(self.room())
    }
}

/// The screen that shows most of a window; the nearest one where none does.
pub fn screen_of(window: Rect, monitors: &[Monitor]) -> Option<Monitor> {
    let shown = |monitor: &Monitor| shown(window, monitor);
    let near = |monitor: &Monitor| monitor.rect.distance_sq_to_pos(window.center());
    let better = |a: &&Monitor, b: &&Monitor| shown(a).total_cmp(&shown(b)).then(near(b).total_cmp(&near(a)));
    // Of equals the first one: it is the main screen.
    monitors.iter().rev().max_by(better).copied()
}

/// Where a window's upper left corner has to go, where its screens do not show it whole: into the nearest of them, its
/// title bar first.
pub fn brought_back(window: Rect, monitors: &[Monitor]) -> Option<Pos2> {
    let shown: f32 = monitors.iter().map(|monitor| shown(window, monitor)).sum();
    if window.is_finite() && shown >= SHOWN * window.area() {
        return None;
    }
    let screen = screen_of(window, monitors)?.rect;
    let last = (screen.max - window.size()).max(screen.min);
    Some(if window.is_finite() { window.min.clamp(screen.min, last) } else { screen.min })
}

/// Sets size and place of a window before it is first shown.
pub fn place(window: &Window, is_restored: bool, ctx: &Context) {
    let monitors: Vec<Monitor> = window.available_monitors().filter_map(|monitor| seen(&monitor)).collect();
    let corner = window.outer_position().ok().map(|at| Pos2::new(at.x as f32, at.y as f32));
    let outer = window.outer_size();
    let outer = vec2(outer.width as f32, outer.height as f32);
    let at = corner.unwrap_or(Pos2::ZERO);
    let Some(screen) = screen_of(Rect::from_min_size(at, outer), &monitors) else { return };
    // Where windows cannot be asked for their place they cannot be set either, and the screen they come on is not
    // known.
    let screen = if corner.is_some() { screen } else { smallest(&monitors).unwrap_or(screen) };
    let inner = window.inner_size().to_logical::<f32>(window.scale_factor());
    let inner = vec2(inner.width, inner.height);
    let size = if is_restored { screen.restored(inner) } else { screen.first() };
    let logical = |size: Vec2| LogicalSize::new(size.x, size.y);
    window.set_min_inner_size(Some(logical(screen.least())));
    if (size.inner - inner).length() > 1.0 {
        let _ = window.request_inner_size(logical(size.inner));
    }
    // X11's window managers react only once the window is seen: with the first frame.
    if size.maximised {
        ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
    }
    // On these systems a move ends full screen and maximising, and eframe has set the place already.
    let is_fixed = cfg!(any(target_os = "macos", target_os = "windows"))
        && (window.is_maximized() || window.fullscreen().is_some());
    let bars = (outer - inner * window.scale_factor() as f32).max(TITLE * screen.scale);
    let frame = size.inner * screen.scale + bars;
    let back = corner.and_then(|corner| brought_back(Rect::from_min_size(corner, frame), &monitors));
    if let Some(to) = back.filter(|_| !is_fixed) {
        window.set_outer_position(PhysicalPosition::new(to.x as i32, to.y as i32));
    }
}

fn smallest(monitors: &[Monitor]) -> Option<Monitor> {
    monitors.iter().min_by(|a, b| a.points().y.total_cmp(&b.points().y)).copied()
}

/// A screen that has a size.
fn seen(monitor: &MonitorHandle) -> Option<Monitor> {
    let (at, size, scale) = (monitor.position(), monitor.size(), monitor.scale_factor() as f32);
    let rect = Rect::from_min_size(Pos2::new(at.x as f32, at.y as f32), vec2(size.width as f32, size.height as f32));
    (rect.is_positive() && scale > 0.0).then_some(Monitor { rect, scale })
}

/// How much of a window a screen shows, in pixels.
fn shown(window: Rect, monitor: &Monitor) -> f32 {
    let both = monitor.rect.intersect(window);
    if both.is_positive() { both.area() } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::pos2;

    fn monitor(at: [f32; 2], size: [f32; 2], scale: f32) -> Monitor {
        Monitor { rect: Rect::from_min_size(at.into(), size.into()), scale }
    }

    #[test]
    fn a_first_window_fits_its_screen_with_bars_around_it() {
        for (pixels, scale, inner, maximised) in [
            ([1920.0, 1080.0], 1.0, [1280.0, 720.0], false),
            ([1366.0, 768.0], 1.0, [1280.0, 688.0], false),
            ([1280.0, 720.0], 1.0, [1264.0, 640.0], false),
            ([1920.0, 1080.0], 2.0, [944.0, 460.0], true),
            ([1366.0, 768.0], 1.5, [1366.0 / 1.5 - 16.0, 432.0], true),
            ([3840.0, 2160.0], 2.0, [1280.0, 720.0], false),
        ] {
            let screen = monitor([0.0, 0.0], pixels, scale);
            assert_eq!(screen.first(), Size { inner: inner.into(), maximised }, "{pixels:?} at {scale}");
            let least = screen.least();
            assert!(least.x <= inner[0] && least.y <= inner[1], "{least:?} lets it be as small as it opens");
            assert!(maximised || least == LEAST);
        }
        // A screen of no size at all is no reason to ask for one of less.
        assert!(monitor([0.0, 0.0], [1.0, 1.0], 1.0).first().inner.min_elem() >= 1.0);
    }

    #[test]
    fn a_restored_window_keeps_its_size_where_it_fits() {
        let screen = monitor([0.0, 0.0], [1920.0, 1080.0], 1.0);
        for inner in [[1920.0, 1040.0], [700.0, 300.0], WANTED.into()] {
            assert_eq!(screen.restored(inner.into()), Size { inner: inner.into(), maximised: false });
        }
        assert_eq!(screen.restored(vec2(2500.0, 1400.0)).inner, vec2(1904.0, 1000.0));
        let small = monitor([0.0, 0.0], [1920.0, 1080.0], 2.0);
        assert_eq!(small.restored(WANTED), Size { inner: vec2(944.0, 460.0), maximised: true });
    }

    #[test]
    fn a_window_that_no_screen_shows_is_brought_back() {
        let (left, right) = (monitor([0.0, 0.0], [1920.0, 1080.0], 1.0), monitor([1920.0, 0.0], [2560.0, 1440.0], 1.0));
        let at = |x: f32, y: f32| Rect::from_min_size(pos2(x, y), vec2(1280.0, 740.0));
        for (window, back) in [
            (at(5000.0, 3000.0), Some(pos2(640.0, 340.0))),
            (at(-5000.0, -3000.0), Some(pos2(0.0, 0.0))),
            (at(1900.0, 20.0), Some(pos2(640.0, 20.0))),
            (at(100.0, 500.0), Some(pos2(100.0, 340.0))),
            (at(640.0, 340.0), None),
            // Frames wider than what is seen.
            (at(-8.0, 0.0), None),
        ] {
            assert_eq!(brought_back(window, &[left]), back, "{window:?}");
        }
        assert_eq!(brought_back(at(1300.0, 100.0), &[left, right]), None, "over two screens");
        assert_eq!(brought_back(at(5000.0, 3000.0), &[left, right]), Some(pos2(3200.0, 700.0)), "to the nearest");
        let large = Rect::from_min_size(pos2(9000.0, 0.0), vec2(4000.0, 4000.0));
        assert_eq!(brought_back(large, &[left]), Some(pos2(0.0, 0.0)), "its title bar first");
        assert_eq!(brought_back(at(f32::NAN, 0.0), &[left]), Some(pos2(0.0, 0.0)));
        assert_eq!(brought_back(at(5000.0, 0.0), &[]), None, "without screens there is nothing to do");
    }
}
