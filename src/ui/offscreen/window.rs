//! A window that lies in memory: its frames are run one by one, and its picture is taken when it is still.
//!
//! Its pictures are the same bytes every time: a frame always lasts 1/60 s, nothing is animated, text cursors do not
//! blink, there is no pointer, keys are called as on Linux, and of the person's files none is read or written: neither
//! their settings nor the session nor scenes of their own. What depends on how fast the machine is (progress, the mark
//! of an old picture) is gone once the window is still.

use crate::clock::{Duration, Instant};
use crate::scene::Presets;
use crate::threads;
use crate::ui::frame;
use crate::ui::offscreen::{Image, Raster};
use crate::ui::perform;
use crate::ui::request::Request;
use crate::ui::settings::Settings;
use crate::ui::state::app::App;
use crate::ui::state::document::Document;
use eframe::egui::os::OperatingSystem;
use eframe::egui::style::ScrollAnimation;
use eframe::egui::{Context, FullOutput, Pos2, RawInput, Rect, Style, Vec2, ViewportId};
use thiserror::Error;

/// Seconds from frame to frame.
const FRAME_S: f32 = 1.0 / 60.0;
/// Frames after which every layout is at rest: one to measure, one to place, one for what depends on the places.
const FRAMES: usize = 3;
/// Most frames in which no thread works before the window is said to move for ever: ten seconds of its own clock. The
/// longest movement of its own is the pointer's rest in the lecture, two seconds.
const MOST_FRAMES: usize = 600;
/// How long threads may work on the race, the ground and the lab. The longest of the presets takes two minutes in a
/// build without optimisation.
const LONGEST: Duration = Duration::from_secs(20 * 60);
/// How long a frame is put off while a thread works.
const PAUSE: Duration = Duration::from_millis(4);
/// The least width that textures may have. Wider windows have wider grounds.
const TEXTURE_SIDE: usize = 2048;

/// Why there is no picture of the window.
#[derive(Debug, Error)]
pub enum OffscreenError {
    /// The system gives no thread.
    #[error("the system gives no thread: {0}")]
    Threads(#[from] std::io::Error),
    /// Threads are still at work after so many seconds.
    #[error("still computing after {0} s")]
    Working(u64),
    /// So many frames did not bring the window to rest.
    #[error("still moving after {0} frames")]
    Moving(usize),
}

/// Takes out of a style what depends on time: blinking, sliding, fading.
pub fn fix_style(style: &mut Style) {
    style.visuals.text_cursor.blink = false;
    style.scroll_animation = ScrollAnimation::none();
    style.animation_time = 0.0;
}

/// A window in memory.
pub struct Window {
    ctx: Context,
    app: App,
    raster: Raster,
    input: RawInput,
    /// Frames that were run.
    frames: usize,
    output: FullOutput,
}

impl Window {
    /// A window of `size` points with so many pixels to a point on a document, among the presets that are built in.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn open(
        size: impl Into<Vec2>,
        pixels_per_point: f32,
        settings: Settings,
        document: Document,
    ) -> Result<Self, OffscreenError> {
        let (ctx, size) = (Context::default(), size.into());
        ctx.set_os(OperatingSystem::Nix);
        let mut app = frame::open_among(&ctx, settings, Presets::embedded(), Some(document))?;
        app.laboratory.hurry();
        let side = (size * pixels_per_point).max_elem().ceil() as usize;
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)),
            predicted_dt: FRAME_S,
            max_texture_side: Some(side.max(TEXTURE_SIDE)),
            ..RawInput::default()
        };
        input.viewports.entry(ViewportId::ROOT).or_default().native_pixels_per_point = Some(pixels_per_point);
        let mut window = Self { ctx, app, raster: Raster::default(), input, frames: 0, output: FullOutput::default() };
        window.frame();
        Ok(window)
    }

    /// Runs a frame.
    pub fn frame(&mut self) {
        let time = self.frames as f64 * f64::from(FRAME_S);
        self.frames += 1;
        // The theme sets the style anew whenever it changes.
        self.ctx.all_styles_mut(fix_style);
        let input = RawInput { time: Some(time), ..self.input.clone() };
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| frame::frame_ui(app, ui));
        self.raster.take_textures(&mut output.textures_delta);
        self.output = output;
    }

    /// Runs frames until nothing is under way: no race, ground, lab, anatomy or figure, and nothing moves.
    ///
    /// # Errors
    /// Threads work for more than twenty minutes, or the window moves for ever.
    pub fn settle(&mut self) -> Result<(), OffscreenError> {
        let begun = Instant::now();
        let (mut moving, mut still) = (0, 0);
        while still < FRAMES {
            self.frame();
            if self.app.is_busy() || self.app.laboratory.is_running() {
                still = 0;
                if begun.elapsed() > LONGEST {
                    return Err(OffscreenError::Working(LONGEST.as_secs()));
                }
                threads::sleep(PAUSE);
            } else if self.app.playback.playing || self.ctx.has_requested_repaint() {
                still = 0;
                moving += 1;
                if moving > MOST_FRAMES {
                    return Err(OffscreenError::Moving(MOST_FRAMES));
                }
            } else {
                still += 1;
            }
        }
        Ok(())
    }

    /// Does what a control would ask for.
    pub fn request(&mut self, request: Request) {
        perform::handle_request(&mut self.app, request, &self.ctx);
    }

    /// The picture of the last frame.
    pub fn picture(&self) -> Image {
        self.raster.picture(&self.ctx, &self.output)
    }

    /// The window's state.
    pub fn app(&self) -> &App {
        &self.app
    }
    /// egui's side of it.
    pub fn ctx(&self) -> &Context {
        &self.ctx
    }
    /// The last frame, and the textures it is drawn with.
    pub fn last_frame(&self) -> (&FullOutput, &Raster) {
        (&self.output, &self.raster)
    }
}
