//! The open window: what it takes from the system, and one frame from input to pixels.

use super::store::Store;
use super::tiles::Tiles;
use crate::clock::{Duration, Instant};
use crate::scene::Source;
use crate::text::Lang;
use crate::ui::frame::{self, Shell};
use crate::ui::offscreen::Raster;
use eframe::egui::{
    Context, FullOutput, RawInput, Vec2, ViewportCommand, ViewportEvent, ViewportId, ViewportInfo, ViewportOutput,
};
use egui_winit::{State, WindowGeometry, WindowSettings};
use softbuffer::{Rect, Surface};
use std::num::NonZeroU32;
use std::rc::Rc;
use winit::event::WindowEvent;
use winit::event_loop::{ActiveEventLoop, OwnedDisplayHandle};
use winit::window::Window;

/// The largest texture that egui may make; a ground is never larger than the window.
const TEXTURE_SIDE: usize = 8192;
/// How often the window's place is kept, as eframe does.
const AUTOSAVE: Duration = Duration::from_secs(30);
/// All of the window is handed to the system this long after a frame that was asked for by us: what another window
/// has covered is lost where the system keeps no copy, and its wish for a frame may have been taken for ours.
const WHOLE: Duration = Duration::from_millis(500);

/// What a window opens with.
pub struct Opening {
    /// egui with what it remembers.
    pub ctx: Context,
    /// eframe's file.
    pub store: Store,
    /// The scene; none for the session before.
    pub source: Option<Source>,
    /// The language; none for the one it had.
    pub lang: Option<Lang>,
    /// Whether OpenGL was wanted and is not there: the window says so.
    pub instead: bool,
}

/// The open window.
pub struct Live {
    ctx: Context,
    store: Store,
    shell: Shell,
    window: Rc<Window>,
    surface: Surface<OwnedDisplayHandle, Rc<Window>>,
    state: State,
    info: ViewportInfo,
    /// What came while no frame was shown.
    waiting: RawInput,
    raster: Raster,
    tiles: Tiles,
    /// The buffer's size.
    size: (u32, u32),
    /// What the window was restored with, until it is shown.
    restored: Option<WindowSettings>,
    is_shown: bool,
    /// Size and place when neither maximised nor full screen.
    normal: Option<WindowGeometry>,
    kept: Instant,
    /// Whether a frame was asked for by us: else the system wants all of the window.
    asked: bool,
    /// When all of the window is to be handed over again.
    whole: Option<Instant>,
    is_closed: bool,
    /// Whether the system has taken the window away: it cannot be asked for its place any more.
    is_lost: bool,
}

impl Live {
    /// Opens the window, hidden until its first frame is drawn. `opened` is called once it can be drawn on.
    pub fn open(opening: Opening, events: &ActiveEventLoop, opened: impl FnOnce()) -> Result<Self, eframe::Error> {
        let Opening { ctx, store, source, lang, instead } = opening;
        let mut viewport = frame::viewport().with_visible(false);
        let mut restored = store.window();
        if let Some(settings) = &mut restored {
            settings.clamp_size_to_sane_values(largest_screen(events, ctx.zoom_factor()));
            settings.clamp_position_to_monitors(ctx.zoom_factor(), events);
            viewport = settings.initialize_viewport_builder(ctx.zoom_factor(), viewport);
        }
        let window = Rc::new(egui_winit::create_window(&ctx, events, &viewport)?);
        if let Some(settings) = &restored {
            settings.initialize_window(&window);
        }
        let display = softbuffer::Context::new(events.owned_display_handle()).map_err(failed)?;
        let surface = Surface::new(&display, window.clone()).map_err(failed)?;
        let scale = Some(window.scale_factor() as f32);
        let theme = events.system_theme();
        let state = State::new(ctx.clone(), ViewportId::ROOT, &*window, scale, theme, Some(TEXTURE_SIDE));
        let mut info = ViewportInfo::default();
        egui_winit::update_viewport_info(&mut info, &ctx, &window, true);
        opened();
        let mut shell =
            Shell::open(&ctx, Some(&window), Some(&store), source, lang).map_err(eframe::Error::AppCreation)?;
        if instead {
            shell.say("renderer-cpu");
        }
        let is_normal = !window.is_maximized() && window.fullscreen().is_none();
        let now = || is_normal.then(|| WindowGeometry::from_window(ctx.zoom_factor(), &window));
        let normal = restored.map(|settings| settings.normal_geometry()).or_else(now);
        Ok(Self {
            store,
            shell,
            surface,
            state,
            info,
            waiting: RawInput::default(),
            raster: Raster::default(),
            tiles: Tiles::default(),
            size: (0, 0),
            restored,
            is_shown: false,
            normal,
            kept: Instant::now(),
            asked: false,
            whole: None,
            is_closed: false,
            is_lost: false,
            ctx,
            window,
        })
    }

    /// Whether the window is closed for good.
    pub fn is_closed(&self) -> bool {
        self.is_closed
    }

    /// The system has taken the window away.
    pub fn lose(&mut self) {
        self.is_lost = true;
    }

    /// Whether nothing of it can be seen.
    pub fn is_hidden(&self) -> bool {
        self.is_shown && (self.window.is_minimized() == Some(true) || self.window.is_visible() == Some(false))
    }

    /// Asks the system for a frame.
    pub fn ask(&mut self) {
        self.asked = true;
        self.window.request_redraw();
    }

    /// Takes an event of the system.
    pub fn take(&mut self, event: &WindowEvent) {
        match event {
            WindowEvent::CloseRequested => {
                self.info.events.push(ViewportEvent::Close);
                self.ctx.request_repaint();
            }
            WindowEvent::Occluded(occluded) => self.info.occluded = Some(*occluded),
            _ => {}
        }
        if self.state.on_window_event(&self.window, event).repaint {
            self.ask();
        }
    }

    /// One frame; gives when the next one is due.
    pub fn frame(&mut self, events: &ActiveEventLoop) -> Result<Duration, eframe::Error> {
        egui_winit::update_viewport_info(&mut self.info, &self.ctx, &self.window, false);
        let mut input = std::mem::take(&mut self.waiting);
        input.append(self.state.take_egui_input(&self.window));
        input.viewports = std::iter::once((ViewportId::ROOT, self.info.clone())).collect();
        let is_closing = input.viewport().close_requested();
        let (delay, commands) = if self.is_shown && self.info.visible() == Some(false) {
            self.logic(input, events)
        } else {
            self.run(input, events)?
        };
        self.is_closed = is_closing && !commands.contains(&ViewportCommand::CancelClose);
        self.info.events.clear();
        let (ctx, window) = (&self.ctx, &self.window);
        // Nothing asks for a screenshot or for the clipboard's keys.
        egui_winit::process_viewport_commands(ctx, &mut self.info, commands, window, &mut Vec::new());
        // A hidden window has no place of its own.
        if self.kept.elapsed() > AUTOSAVE && !self.is_hidden() {
            self.keep();
        }
        Ok(delay)
    }

    /// What is done in place of a frame that is not seen: egui is left as it is, and the input waits.
    fn logic(&mut self, input: RawInput, events: &ActiveEventLoop) -> (Duration, Vec<ViewportCommand>) {
        let shell = &mut self.shell;
        let mut output = self.ctx.run_logic(&input, |ctx| shell.logic(ctx));
        self.waiting = input;
        self.state.handle_platform_output_with_event_loop(&self.window, events, output.platform_output);
        let commands = output.viewport_commands.remove(&ViewportId::ROOT).unwrap_or_default();
        (Duration::MAX, commands)
    }

    /// Runs the frame and shows it.
    fn run(
        &mut self,
        input: RawInput,
        events: &ActiveEventLoop,
    ) -> Result<(Duration, Vec<ViewportCommand>), eframe::Error> {
        let shell = &mut self.shell;
        let output = self.ctx.run_ui(input, |ui| {
            shell.logic(ui.ctx());
            shell.frame_ui(ui);
        });
        let FullOutput { platform_output, mut textures_delta, shapes, pixels_per_point, mut viewport_output } = output;
        self.state.handle_platform_output_with_event_loop(&self.window, events, platform_output);
        self.raster.take_textures(&mut textures_delta);
        let size = self.window.inner_size();
        if let (Some(width), Some(height)) = (NonZeroU32::new(size.width), NonZeroU32::new(size.height)) {
            let (begun, shapes) = (Instant::now(), self.ctx.tessellate(shapes, pixels_per_point));
            let pixels = (size.width as usize, size.height as usize);
            let changed = self.tiles.draw(pixels, &self.raster, &shapes, pixels_per_point);
            let drawn = begun.elapsed();
            self.present((width, height), &changed).map_err(failed)?;
            let (all, tiles) = (begun.elapsed(), (changed.len(), self.tiles.count()));
            log::debug!("tiles {} of {}, drawn in {drawn:.1?}, shown after {all:.1?}", tiles.0, tiles.1);
        }
        self.show();
        let ViewportOutput { repaint_delay, commands, .. } =
            viewport_output.remove(&ViewportId::ROOT).expect("egui gives the output of the window that was run");
        let heal = self.whole.map_or(Duration::MAX, |at| at.saturating_duration_since(Instant::now()));
        Ok((repaint_delay.min(heal), commands))
    }

    /// Hands the pixels to the system: the tiles that have changed, or all of them.
    fn present(
        &mut self,
        (width, height): (NonZeroU32, NonZeroU32),
        changed: &[usize],
    ) -> Result<(), softbuffer::SoftBufferError> {
        let now = Instant::now();
        let is_whole = !std::mem::take(&mut self.asked)
            || self.size != (width.get(), height.get())
            || self.whole.is_some_and(|at| at <= now);
        self.whole = if is_whole { None } else { self.whole.or(Some(now + WHOLE)) };
        if changed.is_empty() && !is_whole {
            return Ok(());
        }
        self.surface.resize(width, height)?;
        self.size = (width.get(), height.get());
        let mut buffer = self.surface.buffer_mut()?;
        // The buffer of the last frame holds all the other tiles; an older one may hold anything.
        if buffer.age() == 1 {
            changed.iter().for_each(|&tile| self.tiles.copy(tile, &mut buffer));
        } else {
            (0..self.tiles.count()).for_each(|tile| self.tiles.copy(tile, &mut buffer));
        }
        self.window.pre_present_notify();
        if is_whole {
            return buffer.present();
        }
        let part = |count: usize| NonZeroU32::new(count as u32).expect("a tile has pixels");
        let damage = changed.iter().map(|&tile| {
            let [x, y, width, height] = self.tiles.place(tile);
            Rect { x: x as u32, y: y as u32, width: part(width), height: part(height) }
        });
        buffer.present_with_damage(&damage.collect::<Vec<_>>())
    }

    /// Shows the window once its first frame is drawn: there is no white flash.
    fn show(&mut self) {
        if std::mem::replace(&mut self.is_shown, true) {
            return;
        }
        if let Some(settings) = &self.restored {
            settings.before_first_show(&self.window);
        }
        self.window.set_visible(true);
        if let Some(settings) = &self.restored {
            settings.after_first_show(&self.window);
        }
        // What is drawn on a hidden window is lost.
        self.window.request_redraw();
    }

    /// Has everything written that is to be remembered.
    pub fn keep(&mut self) {
        self.kept = Instant::now();
        self.shell.keep();
        if self.is_lost {
            return;
        }
        let settings = WindowSettings::from_window(self.ctx.zoom_factor(), &self.window, self.normal);
        self.normal = Some(settings.normal_geometry());
        self.store.keep(&settings, &self.ctx);
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.keep();
        self.shell.end();
    }
}

/// The most points that a window may have on the largest screen; eframe's guess where none is known.
fn largest_screen(events: &ActiveEventLoop, zoom: f32) -> Vec2 {
    let points = |monitor: winit::monitor::MonitorHandle| {
        let size = monitor.size().to_logical::<f32>(f64::from(zoom) * monitor.scale_factor());
        Vec2::new(size.width, size.height)
    };
    let largest = events.available_monitors().map(points).fold(Vec2::ZERO, Vec2::max);
    if largest == Vec2::ZERO { Vec2::splat(16000.0) } else { largest }
}

/// softbuffer's error as words: it holds handles of the window, which other threads may not have.
fn failed(error: softbuffer::SoftBufferError) -> eframe::Error {
    let words = match error {
        softbuffer::SoftBufferError::PlatformError(Some(words), _) => words,
        error => error.to_string(),
    };
    eframe::Error::AppCreation(words.into())
}
