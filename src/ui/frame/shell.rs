//! The window of the system around the frames: how it opens, and how it ends.

use crate::report::start::Start;
use crate::scene::Source;
use crate::signals;
use crate::text::Lang;
use crate::ui::frame::{NAME, frame_ui, icon, open, placing};
use crate::ui::paint::theme;
use crate::ui::perform::{self, session};
use crate::ui::state::app::App;
use crate::ui::state::crash::Offer;
use crate::ui::state::document::Document;
use crate::ui::state::notice::Notice;
use crate::ui::state::session::unread_notice;
use crate::ui::work::session_file::Remembered;
use crate::ui::work::session_writer::{Flush, SessionWriter};
use eframe::egui::{Context, Ui, ViewportBuilder, ViewportCommand, Visuals};
use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use winit::window::Window;

/// Where an earlier version kept [`crate::ui::settings::Settings`] in the file that now holds the window's place alone.
const EARLIER_KEY: &str = "settings";
/// Where eframe keeps size and place of the window.
pub const WINDOW_KEY: &str = "window";

/// What every window opens with, whatever draws it.
pub fn viewport() -> ViewportBuilder {
    ViewportBuilder::default()
        .with_title(NAME)
        .with_app_id(NAME)
        .with_icon(icon::for_window())
        .with_inner_size(placing::WANTED)
        .with_drag_and_drop(true)
}

/// Opens the window that OpenGL draws, on a scene or on the session before, in a language or in the one it had, and
/// returns when it is closed. `opened` is called once there is a window.
///
/// # Errors
/// There is no display, or it cannot be drawn on.
pub fn run(source: Option<Source>, lang: Option<Lang>, opened: impl FnOnce()) -> Result<(), eframe::Error> {
    let options = eframe::NativeOptions { viewport: viewport(), ..eframe::NativeOptions::default() };
    eframe::run_native(
        NAME,
        options,
        Box::new(|creation| {
            opened();
            let window = creation.winit_window().map(|window| &**window);
            Ok(Box::new(Shell::open(&creation.egui_ctx, window, creation.storage, source, lang)?))
        }),
    )
}

/// Makes a signal close the window as its button does. What is to be remembered is on the disk before the signal's
/// thread goes on, even where the window hangs.
fn close_on_signal(ctx: &Context, kept: Option<Flush>, closing: Arc<AtomicBool>) {
    let ctx = ctx.clone();
    signals::close_first(move || {
        closing.store(true, Ordering::Relaxed);
        ctx.request_repaint();
        if let Some(kept) = kept {
            kept.wait();
        }
    });
}

/// What a window runs, whatever draws it: the state, and whether to close.
pub struct Shell {
    app: App,
    /// Whether a signal has asked for the program's end.
    closing: Arc<AtomicBool>,
    /// The start, until there is a first picture.
    start: Option<Start>,
    /// Frames until then.
    frames: u32,
}

impl Shell {
    /// Places the window and opens what it shows: a scene, or the session before, in a language or in the one it had.
    /// `storage` is eframe's.
    ///
    /// # Errors
    /// The scene cannot be read; the system gives no thread.
    pub fn open(
        ctx: &Context,
        window: Option<&Window>,
        storage: Option<&dyn eframe::Storage>,
        source: Option<Source>,
        lang: Option<Lang>,
    ) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let stored = |key: &str| storage.and_then(|storage| storage.get_string(key));
        if let Some(window) = window {
            placing::place(window, stored(WINDOW_KEY).is_some(), ctx);
        }
        let folder = crate::report::folders::data();
        let (start, failed) = folder.as_deref().map_or((None, false), Start::begin);
        let earlier = stored(EARLIER_KEY);
        let remembered = folder.as_deref().map(|folder| Remembered::load(folder, earlier.as_deref()));
        let remembered = remembered.unwrap_or_default();
        let document = source.map(Document::of_source).transpose()?;
        let mut settings = remembered.settings.clone();
        settings.lang = lang.unwrap_or(settings.lang);
        let offer = folder.as_deref().and_then(|folder| Offer::at_start(folder, &mut settings, failed));
        let mut app = open(ctx, settings, document)?;
        let lang = app.lang();
        perform::crash::note(&mut app);
        if let Some(offer) = offer {
            perform::crash::offer(&mut app, offer);
        }
        if let Some(unread) = &remembered.unread {
            perform::add_standing_notice(&mut app, unread_notice(unread, lang));
        }
        let closing = Arc::new(AtomicBool::new(false));
        match folder {
            Some(folder) => {
                let waked = ctx.clone();
                let writer = SessionWriter::new(folder, &remembered, move || waked.request_repaint())?;
                close_on_signal(ctx, Some(writer.flush()), closing.clone());
                session::keep_with(&mut app, writer);
            }
            None => {
                close_on_signal(ctx, None, closing.clone());
                let (headline, sentence) = (lang.t("banner-not-kept"), lang.t("session-no-folder"));
                perform::add_standing_notice(&mut app, Notice { headline, sentence, allowed: String::new() });
            }
        }
        Ok(Self { app, closing, start, frames: 0 })
    }

    /// What is done even where no frame is shown: closes the window where a signal has asked for it.
    pub fn logic(&mut self, ctx: &Context) {
        if self.closing.load(Ordering::Relaxed) {
            session::keep_now(&mut self.app);
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    /// A frame.
    pub fn frame_ui(&mut self, ui: &mut Ui) {
        frame_ui(&mut self.app, ui);
        self.watch_start(ui.ctx());
    }

    /// Has written what has changed.
    pub fn keep(&mut self) {
        session::keep_now(&mut self.app);
    }

    /// The window is closed.
    pub fn end(&mut self) {
        if let Some(start) = self.start.take() {
            start.done();
        }
    }

    /// Says something for some seconds.
    pub fn say(&mut self, key: &str) {
        let words = self.app.lang().t(key);
        perform::toast(&mut self.app, words);
    }

    /// Ends the start once a frame has been shown and nothing is on its way.
    fn watch_start(&mut self, ctx: &Context) {
        if self.start.is_none() {
            return;
        }
        self.frames += 1;
        if self.frames > 2 && !self.app.is_busy() {
            if let Some(start) = self.start.take() {
                start.done();
            }
        } else {
            ctx.request_repaint_after(Duration::from_millis(50));
        }
    }
}

impl eframe::App for Shell {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        Self::logic(self, ctx);
    }
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame_ui(ui);
    }
    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.end();
    }
    fn save(&mut self, _storage: &mut dyn eframe::Storage) {
        self.keep();
    }
    fn clear_color(&self, _visuals: &Visuals) -> [f32; 4] {
        theme::color32(self.app.tokens().page).to_normalized_gamma_f32()
    }
}
