//! Key pictures of the window, compared with the kept ones.

use crate::support::snapshot::{Album, coarse, differing, fault};
use eframe::egui::epaint::Primitive;
use losscape::figure::theme::Theme;
use losscape::lab::Lab;
use losscape::optim::Form;
use losscape::scene::edit::Edit;
use losscape::scene::{ChartKind, Presets, Scene, Words};
use losscape::text::Lang;
use losscape::ui::actions::Action;
use losscape::ui::offscreen::{Image, Window};
use losscape::ui::request::Request;
use losscape::ui::settings::Settings;
use losscape::ui::state::document::Document;

const SMALL: [f32; 2] = [960.0, 600.0];
const USUAL: [f32; 2] = [1280.0, 720.0];

/// Name, size, settings, preset, and what is asked for.
type Row<'a> = (&'a str, [f32; 2], Settings, &'a str, &'a [Request]);

/// Pixels to a point: larger windows are kept smaller.
fn scale(size: [f32; 2]) -> f32 {
    if size == USUAL { 0.75 } else { 1.0 }
}

fn open(size: [f32; 2], settings: Settings, preset: &str, requests: &[Request]) -> Window {
    let presets = Presets::embedded();
    let document = Document::of_preset(presets.by_name(preset).unwrap());
    let mut window = Window::open(size, scale(size), settings, document).unwrap();
    window.settle().unwrap();
    for request in requests {
        window.request(request.clone());
        window.settle().unwrap();
    }
    window
}

fn look(lang: Lang, theme: Theme) -> Settings {
    Settings { lang, theme, folder: Some("/pictures".into()), ..Settings::english() }
}

/// A lab of few steps: the pictures are of the window.
fn short() -> Lab {
    let mut lab = Lab::default();
    lab.training_mut().unwrap().steps = 60;
    lab
}

#[test]
fn the_window_looks_as_it_did() {
    let (en, ru) = (Lang::En, Lang::Ru);
    let with_lab = Settings { lab_open: true, lab: short(), ..look(ru, Theme::Light) };
    let charts = [ChartKind::StepX, ChartKind::StepY, ChartKind::Loss];
    let charts = Settings { charts, ..look(en, Theme::Dark) };
    let at_60 = [Request::OpenCard(3), Request::Go(60)];
    let in_form = [Request::Edit(Edit::Form(7, Form::Uncorrected)), Request::OpenCard(7)];
    let anatomy = [Request::OpenCard(3), Request::Go(3), Request::Do(Action::Anatomy)];
    let list: [Row<'_>; 10] = [
        ("light_en", SMALL, look(en, Theme::Light), "1", &[]),
        ("light_ru", USUAL, look(ru, Theme::Light), "1", &at_60),
        ("dark_ru", SMALL, look(ru, Theme::Dark), "rosenbrock", &[]),
        ("projector_en", SMALL, look(en, Theme::Projector), "which-minimum", &[]),
        ("charts", USUAL, charts, "momentum-ravine", &[Request::Go(20)]),
        ("card", USUAL, look(en, Theme::Light), "1", &in_form),
        ("lab", USUAL, with_lab, "1", &[]),
        ("anatomy", USUAL, look(en, Theme::Light), "1", &anatomy),
        ("export", SMALL, look(en, Theme::Light), "1", &[Request::Do(Action::Export)]),
        ("help", SMALL, look(ru, Theme::Light), "1", &[Request::Do(Action::Help)]),
    ];
    let mut album = Album::new("window");
    for (name, size, settings, preset, requests) in list {
        album.compare(name, &open(size, settings, preset, requests).picture());
    }
    album.close();
}

#[test]
fn a_picture_is_the_same_bytes_every_time() {
    let picture = || open(SMALL, look(Lang::En, Theme::Light), "1", &[]).picture();
    assert!(picture() == picture());
}

/// A window on a preset whose method is called `Down`, with other changes to the scene.
fn changed(change: impl FnOnce(&mut Scene)) -> Window {
    let mut preset = Presets::embedded().by_name("gradient-descent").unwrap().clone();
    preset.scene.racers[0].name = Words::Same("Down".to_owned());
    change(&mut preset.scene);
    let document = Document::of_preset(&preset);
    let mut window = Window::open(USUAL, scale(USUAL), look(Lang::En, Theme::Light), document).unwrap();
    window.settle().unwrap();
    window
}

/// The triangles of a window moved at random, each corner by up to `most` pixels to each side, as another maths library
/// would move them.
fn shaken(window: &Window, most: f32) -> Image {
    let (output, raster) = window.last_frame();
    let mut primitives = window.ctx().tessellate(output.shapes.clone(), output.pixels_per_point);
    let mut number = 1_u32;
    let mut shake = || {
        number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        most * ((number >> 8) as f32 / 8_388_608.0 - 1.0)
    };
    for primitive in &mut primitives {
        if let Primitive::Mesh(mesh) = &mut primitive.primitive {
            mesh.vertices.iter_mut().for_each(|corner| {
                corner.pos.x += shake();
                corner.pos.y += shake();
            });
        }
    }
    let size = window.picture();
    let mut image = Image::black(size.width, size.height);
    raster.paint(&mut image, &primitives, output.pixels_per_point);
    image
}

#[test]
fn what_a_comparison_lets_pass_and_what_not() {
    let window = changed(|_| ());
    let picture = window.picture();
    let kept = coarse(&picture);
    assert_eq!(differing(&kept, &picture), 0, "fewer levels are no difference");
    // A hundred times what the last digit of a coordinate is worth in a window of 1280 points.
    let moved = shaken(&window, 0.01);
    assert_ne!(moved, picture);
    println!("corners moved: {} pixels", differing(&kept, &moved));
    assert_eq!(fault(&kept, &moved), None);

    let others = [
        ("a word", changed(|scene| scene.racers[0].name = Words::Same("Back".to_owned()))),
        ("a digit and a path", changed(|scene| scene.racers[0].eta = 0.011)),
        ("the end of a path", changed(|scene| scene.steps -= 1)),
    ];
    for (what, other) in others {
        println!("{what}: {} pixels", differing(&kept, &other.picture()));
        assert!(fault(&kept, &other.picture()).is_some(), "{what}");
    }
    // A short line one pixel lower.
    let line = |y: usize| {
        let mut image = picture.clone();
        let start = y * image.width + 400;
        image.pixels[start..start + 20].fill([0, 0, 0, 255]);
        image
    };
    assert!(fault(&coarse(&line(300)), &line(301)).is_some());
}
