//! The system's window without OpenGL: winit gives it, egui-winit its input, `offscreen`'s rasteriser its pixels, and
//! softbuffer hands them to the system.
//!
//! It is for remote desktops and virtual machines. eframe has no place for another painter, so what it does around the
//! frames is done here: when the next frame is due (`mod.rs`), one frame from input to pixels (`live.rs`), and size and
//! place of the window and egui's memory in eframe's own file (`store.rs`), so that both windows find them. What the
//! window shows and remembers is [`frame::Shell`](crate::ui::frame::Shell), the same for both.
//!
//! What draws is chosen once: a process can open one connection to its display only (winit's event loop), and a driver
//! that failed half-way is not to be trusted. So where OpenGL cannot be had, `losscape` runs its own program once more
//! in its place, told to draw on the processor (`cli::window`).

mod live;
mod store;
mod tiles;

use crate::clock::{Duration, Instant};
use crate::report::log_file;
use crate::scene::Source;
use crate::text::Lang;
use live::{Live, Opening};
use std::sync::Mutex;
use winit::application::ApplicationHandler;
use winit::event::WindowEvent;
use winit::event_loop::{ActiveEventLoop, ControlFlow, EventLoop};
use winit::window::WindowId;

/// Frames that are put off for longer are not waited for.
const LONGEST: Duration = Duration::from_secs(24 * 3600);

/// A frame is wanted, in so long.
struct Wake(Duration);

/// Opens the window on a scene, or on the session before, in a language or in the one it had, and returns when it is
/// closed. `instead`: why OpenGL does not draw it; the window says so. `opened` is called once there is a window.
///
/// # Errors
/// There is no display, or it cannot be drawn on.
pub fn run(
    instead: Option<String>,
    source: Option<Source>,
    lang: Option<Lang>,
    opened: impl FnOnce(),
) -> Result<(), eframe::Error> {
    let events = EventLoop::<Wake>::with_user_event().build()?;
    let store = store::Store::open();
    let ctx = store.context();
    let proxy = Mutex::new(events.create_proxy());
    ctx.set_request_repaint_callback(move |info| {
        // A window that is closed wants no frame any more.
        let proxy = proxy.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let _ = proxy.send_event(Wake(info.delay));
    });
    let opening = Opening { ctx, store, source, lang, instead: instead.is_some() };
    let opened = move || {
        opened();
        let why = instead.map_or_else(|| "as asked for".to_owned(), |why| format!("no OpenGL: {why}"));
        log_file::set_renderer(&format!("CPU ({why})"));
    };
    let mut handler = Handler { opening: Some(opening), opened: Some(opened), live: None, due: None, failed: None };
    events.run_app(&mut handler)?;
    handler.failed.map_or(Ok(()), Err)
}

/// Between the system's events and the window's frames.
struct Handler<Opened> {
    /// What the window opens with, until it does.
    opening: Option<Opening>,
    opened: Option<Opened>,
    live: Option<Live>,
    /// When the next frame is due.
    due: Option<Instant>,
    failed: Option<eframe::Error>,
}

impl<Opened> Handler<Opened> {
    fn put_off(&mut self, delay: Duration) {
        if delay < LONGEST {
            let at = Instant::now() + delay;
            self.due = Some(self.due.map_or(at, |due| due.min(at)));
        }
    }

    fn frame(&mut self, events: &ActiveEventLoop) {
        let Some(live) = &mut self.live else { return };
        match live.frame(events) {
            Ok(_) if live.is_closed() => {
                drop(self.live.take());
                events.exit();
            }
            Ok(delay) => self.put_off(delay),
            Err(error) => {
                live.keep();
                self.failed = Some(error);
                events.exit();
            }
        }
    }
}

impl<Opened: FnOnce()> ApplicationHandler<Wake> for Handler<Opened> {
    fn resumed(&mut self, events: &ActiveEventLoop) {
        let Some(opening) = self.opening.take() else { return };
        let opened = self.opened.take();
        match Live::open(opening, events, || opened.into_iter().for_each(|opened| opened())) {
            Ok(live) => {
                self.live = Some(live);
                // The first frame at once: a window that is not seen yet is not asked for any.
                self.frame(events);
            }
            Err(error) => {
                self.failed = Some(error);
                events.exit();
            }
        }
    }

    fn user_event(&mut self, _: &ActiveEventLoop, Wake(delay): Wake) {
        self.put_off(delay);
    }

    fn window_event(&mut self, events: &ActiveEventLoop, _: WindowId, event: WindowEvent) {
        let Some(live) = &mut self.live else { return };
        match event {
            WindowEvent::RedrawRequested => self.frame(events),
            WindowEvent::Destroyed => {
                live.lose();
                drop(self.live.take());
                events.exit();
            }
            event => live.take(&event),
        }
    }

    fn about_to_wait(&mut self, events: &ActiveEventLoop) {
        if self.due.is_some_and(|due| due <= Instant::now()) {
            self.due = None;
            // A hidden window is not asked to draw itself, but may have to close.
            if self.live.as_ref().is_some_and(Live::is_hidden) {
                self.frame(events);
            } else if let Some(live) = &mut self.live {
                live.ask();
            }
        }
        events.set_control_flow(self.due.map_or(ControlFlow::Wait, ControlFlow::WaitUntil));
    }

    fn exiting(&mut self, _: &ActiveEventLoop) {
        // Where the system ends the program: the window is kept and dropped while it can be.
        drop(self.live.take());
    }
}
