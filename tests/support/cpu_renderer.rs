//! The product's pictures of the window, for egui's test harness.

use eframe::egui::{Context, RawInput, Rect, TexturesDelta, Ui, Vec2, ViewportId};
use egui_kittest::{Harness, TestRenderer};
pub use losscape::ui::offscreen::Image;
use losscape::ui::offscreen::Raster;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// What tests do with the files of pictures.
pub trait ImageFile {
    /// Reads an opaque PNG.
    fn read(file: &[u8]) -> Self;
    /// Writes a PNG; folders on the way are made.
    fn save(&self, path: &Path);
    /// Saves it as `name.png` in the folder `LOSSCAPE_SHOTS` names; without that variable it does nothing.
    fn keep(&self, name: &str);
}

impl ImageFile for Image {
    fn read(file: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(file);
        decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
        let mut reader = decoder.read_info().expect("a PNG begins with its header");
        let mut bytes = vec![0; reader.output_buffer_size()];
        let info = reader.next_frame(&mut bytes).expect("a PNG holds a picture");
        let pixels = bytes[..info.buffer_size()].chunks_exact(4).map(|pixel| [pixel[0], pixel[1], pixel[2], pixel[3]]);
        Self { width: info.width as usize, height: info.height as usize, pixels: pixels.collect() }
    }

    fn save(&self, path: &Path) {
        let folder = path.parent().expect("a picture's path has a folder");
        std::fs::create_dir_all(folder).expect("the folder for pictures can be made");
        std::fs::write(path, self.to_png()).expect("the picture's file can be written");
    }

    fn keep(&self, name: &str) {
        if let Some(folder) = std::env::var_os("LOSSCAPE_SHOTS").map(PathBuf::from) {
            self.save(&folder.join(format!("{name}.png")));
        }
    }
}

/// Runs `ui`, with our fonts and the light theme to begin with, for `frames` frames in a window of `size` points and
/// gives the last one's picture.
///
/// Two frames are the least that shows a layout at rest; tooltips and focus need three. A frame lasts 1/60 s.
pub fn window(size: impl Into<Vec2>, pixels_per_point: f32, frames: usize, mut ui: impl FnMut(&mut Ui)) -> Image {
    let (ctx, size) = (Context::default(), size.into());
    // Fonts set inside a frame would be there only in the next one.
    losscape::ui::paint::theme::install(&ctx);
    let mut raster = Raster::default();
    let mut image = None;
    for frame in 0..frames.max(1) {
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(Default::default(), size)),
            time: Some(frame as f64 / 60.0),
            ..Default::default()
        };
        let viewport = input.viewports.entry(ViewportId::ROOT).or_default();
        viewport.native_pixels_per_point = Some(pixels_per_point);
        let mut output = ctx.run_ui(input, &mut ui);
        raster.take_textures(&mut output.textures_delta);
        if frame + 1 >= frames {
            image = Some(raster.picture(&ctx, &output));
        }
    }
    image.expect("the last of at least one frame is drawn")
}

/// The raster of a harness. A clone shares the textures: give one to [`egui_kittest::HarnessBuilder::renderer`] and keep
/// the other for [`CpuRenderer::harness_picture`].
#[derive(Clone, Default)]
pub struct CpuRenderer(Rc<RefCell<Raster>>);

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        self.0.borrow_mut().take_textures(delta);
    }
}

impl CpuRenderer {
    /// What a test harness shows now.
    pub fn harness_picture<State>(&self, harness: &Harness<'_, State>) -> Image {
        self.0.borrow().picture(&harness.ctx, harness.output())
    }
}
