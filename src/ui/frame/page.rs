//! The page around the frames: how it begins, and what its address says.

use crate::browser;
use crate::link::Linked;
use crate::paper::file::FileError;
use crate::scene::{Presets, Scene};
use crate::threads;
use crate::ui::actions::Action;
use crate::ui::frame::{frame_ui, open};
use crate::ui::paint::theme;
use crate::ui::perform::{self, link, session};
use crate::ui::state::app::App;
use crate::ui::state::document::Origin;
use crate::ui::state::hidden::Hidden;
use crate::ui::state::notice::Notice;
use crate::ui::work::session_file::Remembered;
use crate::ui::work::session_writer::SessionWriter;
use eframe::egui::{Context, Ui, Visuals};
use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// The canvas of `web/template.html`.
const CANVAS: &str = "losscape";
/// Where the browser keeps what the window remembers.
const SESSION: &str = "losscape.session";
/// Where it keeps the scale: on a page egui's memory is not kept, which holds it in a window of the system.
const SCALE: &str = "losscape.scale";

/// Begins in the page's canvas.
pub fn run_on_page() {
    wasm_bindgen_futures::spawn_local(async {
        let runner = eframe::WebRunner::new();
        tell_of_panics();
        let document = web_sys::window().and_then(|window| window.document());
        let canvas = document.and_then(|document| document.get_element_by_id(CANVAS)?.dyn_into().ok());
        let Some(canvas) = canvas else { return browser::failed("the page has no canvas") };
        let options = eframe::WebOptions::default();
        let start = runner.start(canvas, options, Box::new(|creation| Ok(Box::new(Page::new(&creation.egui_ctx)?))));
        if let Err(error) = start.await {
            browser::failed(&format!("{error:?}"));
        }
    });
}

/// After a panic eframe stops, and the page says so. A panic of the lab in the background ends the lab alone.
fn tell_of_panics() {
    let stop = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |about| {
        if threads::name().as_deref() != Some("lab") {
            stop(about);
            browser::failed(&about.to_string());
        }
    }));
}

/// What eframe runs.
struct Page {
    app: App,
    /// The scene of the address, where it came from, and what stands behind # for it.
    linked: Option<(Scene, Origin, String)>,
    /// Files were dropped, or the address has changed.
    has_news: Rc<Cell<bool>>,
    has_started: bool,
    /// A picture of the first scene was shown.
    has_shown: bool,
    /// As it is kept.
    scale: f32,
}

impl Page {
    fn new(ctx: &Context) -> std::io::Result<Self> {
        let asked = link::asked();
        if let Some(scale) = browser::kept(SCALE).and_then(|scale| scale.parse().ok()) {
            ctx.set_zoom_factor(f32::clamp(scale, 0.2, 5.0));
        }
        // A page in another one is what its address says, whatever was open elsewhere.
        let kept = browser::kept(SESSION).filter(|_| !browser::is_framed());
        let remembered = kept.map(Remembered::of_text).unwrap_or_default();
        let lang = remembered.settings.lang;
        let of_session = remembered.settings.session.as_ref().map(|session| session.scene.clone());
        let mut notices = Vec::new();
        let document = asked.linked.as_ref().and_then(|linked| {
            link::document(linked, &Presets::embedded(), lang).map_err(|notice| notices.push(notice)).ok()
        });
        // The page was loaded again: the session knows more than the link.
        let document = document.filter(|document| of_session.as_ref() != Some(document.scene()));
        let mut app = open(ctx, remembered.settings.clone(), document)?;
        notices.into_iter().for_each(|notice| perform::add_standing_notice(&mut app, notice));
        hide(&mut app, &asked.hide);
        if !browser::is_framed() {
            let waking = ctx.clone();
            let write = |text: &str, _: &str| {
                let path = || PathBuf::from(SESSION);
                browser::keep(SESSION, text).map_err(|source| FileError::System { path: path(), source })
            };
            let writer = SessionWriter::with(write, &remembered, move || waking.request_repaint())?;
            session::keep_with(&mut app, writer);
        }
        if asked.lecture {
            perform::perform_action(&mut app, Action::Lecture, ctx);
        }
        let has_news = Rc::new(Cell::new(false));
        let (told, waking) = (has_news.clone(), ctx.clone());
        browser::on_news(move || {
            told.set(true);
            waking.request_repaint();
        });
        Ok(Self { app, linked: None, has_news, has_started: false, has_shown: false, scale: ctx.zoom_factor() })
    }

    /// Opens what was put into the address, or writes the scene into it. Not in mid-drag: browsers allow some hundred
    /// changes in half a minute.
    fn follow_link(&mut self, ctx: &Context) {
        if self.has_news.replace(false)
            && let (Some(linked), Some((.., own))) = (link::asked().linked, &self.linked)
            && !is_own(&linked, own)
        {
            link::open(&mut self.app, &linked);
        }
        if ctx.input(|input| input.pointer.any_down()) || self.app.playback.playing {
            return;
        }
        let (scene, origin) = (self.app.scene(), &self.app.document.origin);
        if !self.linked.as_ref().is_some_and(|(known, from, _)| known == scene && from == origin) {
            let hash = link::hash(&self.app);
            // A link that was not understood stays until the scene is changed.
            if self.linked.is_some() || self.app.standing.is_empty() {
                browser::set_hash(&hash);
            }
            self.linked = Some((scene.clone(), origin.clone(), hash));
        }
    }

    /// Has the scale kept that a person has chosen.
    fn keep_scale(&mut self, ctx: &Context) {
        let scale = ctx.zoom_factor();
        if std::mem::replace(&mut self.scale, scale) != scale && !browser::is_framed() {
            // Where nothing is kept the next start has the usual scale, and the session's banner has told of it.
            let _ = browser::keep(SCALE, &scale.to_string());
        }
    }
}

/// Whether a link is the one that the page itself has written.
fn is_own(linked: &Linked, own: &str) -> bool {
    browser::address().split_once('#').is_some_and(|(_, hash)| hash == own) || *linked == Linked::Preset(own.to_owned())
}

/// Leaves out parts of the window, and says which names are none.
fn hide(app: &mut App, names: &[String]) {
    let (hidden, unknown) = Hidden::of_names(names.iter().map(String::as_str));
    app.hidden = hidden;
    if let Some(name) = unknown {
        let lang = app.lang();
        let notice = Notice {
            headline: lang.with("banner-hide", &[("name", name.into())]),
            sentence: lang.with("banner-hide-names", &[("names", Hidden::NAMES.join(", ").into())]),
            allowed: String::new(),
        };
        perform::add_standing_notice(app, notice);
    }
}

impl eframe::App for Page {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        self.follow_link(&ctx);
        self.keep_scale(&ctx);
        frame_ui(&mut self.app, ui);
        if !self.has_started {
            self.has_started = true;
            browser::started();
        }
        if !self.has_shown && !self.app.is_busy() && (self.app.race().is_some() || self.app.lab_is_large()) {
            self.has_shown = true;
            browser::shown();
        }
    }
    fn save(&mut self, _storage: &mut dyn eframe::Storage) {
        session::keep_now(&mut self.app);
    }
    fn clear_color(&self, _visuals: &Visuals) -> [f32; 4] {
        theme::color32(self.app.tokens().page).to_normalized_gamma_f32()
    }
}
