//! A view of any size: zooming in and out of a step taken apart costs no more than looking at it.

use crate::support::CpuRenderer;
use crate::support::window::{Window, app, on_preset, press, press_action, settle};
use eframe::egui::epaint::{ClippedShape, Primitive};
use eframe::egui::{
    Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, RawInput, TouchPhase, pos2, vec2,
};
use losscape::figure::drawing::{Drawing, Rect, Shape};
use losscape::figure::layout::{Pen, Style};
use losscape::figure::theme::Theme;
use losscape::figure::{Layer, map};
use losscape::geometry::{Domain, Point};
use losscape::paper::{Page, png, svg};
use losscape::picture;
use losscape::picture::{Moment, anatomy, view};
use losscape::race::anatomy_at;
use losscape::scene::Presets;
use losscape::scene::Race;
use losscape::text::Lang;
use losscape::ui::actions::Action;
use losscape::ui::paint::screen::{self, TextureCache};
use losscape::ui::paint::theme;
use losscape::ui::settings::Settings;
use std::path::Path;
use std::sync::Arc;

const CANVAS: [f32; 2] = [900.0, 600.0];
/// Far more than a picture has in the view it was made for, far less than one dash per point of a long arrow.
const MOST_SHAPES: usize = 20_000;
const MOST_VERTICES: usize = 1_000_000;

fn race(preset: &str) -> Race {
    let scene = Presets::embedded().by_name(preset).unwrap().scene.clone();
    let landscape = Arc::new(scene.open(Path::new("")).unwrap());
    Race::run(scene, landscape)
}

/// Vertices of a frame, after a look at each.
fn vertices(ctx: &Context, shapes: Vec<ClippedShape>, what: &str) -> usize {
    assert!(shapes.len() <= MOST_SHAPES, "{what}: {} shapes", shapes.len());
    let mut count = 0;
    for primitive in ctx.tessellate(shapes, 1.0) {
        if let Primitive::Mesh(mesh) = primitive.primitive {
            count += mesh.vertices.len();
            let bad = mesh.vertices.iter().find(|vertex| !vertex.pos.x.is_finite() || !vertex.pos.y.is_finite());
            assert!(bad.is_none(), "{what}: {bad:?}");
        }
    }
    assert!(count <= MOST_VERTICES, "{what}: {count} vertices");
    count
}

/// A view `size` wide with `at` a little off its middle.
fn around(at: Point, size: f64) -> Domain {
    let height = size * f64::from(CANVAS[1] / CANVAS[0]);
    Domain { x: (at.x - 0.4 * size, at.x + 0.6 * size), y: (at.y - 0.55 * height, at.y + 0.45 * height) }
}

fn painted(ctx: &Context, shapes: &[Shape], what: &str) -> usize {
    let mut textures = TextureCache::default();
    let screen_rect = Some(screen::to_egui(Rect::new([0.0, 0.0], CANVAS)));
    let mut output = ctx.run_ui(RawInput { screen_rect, ..Default::default() }, |ui| {
        screen::paint(ui.painter(), shapes, &mut textures)
    });
    output.textures_delta.clear();
    for shape in &output.shapes {
        vertices(ctx, vec![shape.clone()], &format!("{what}, {:?}", shape.shape));
    }
    vertices(ctx, output.shapes, what)
}

#[test]
fn a_step_in_a_view_of_any_size_is_few_shapes_on_screen_and_on_paper() {
    let (ctx, rect) = (Context::default(), Rect::new([0.0, 0.0], CANVAS));
    theme::install(&ctx);
    let tokens = Theme::Light.tokens();
    let page = Page { width: 300, height: 200, scale: 300.0 / CANVAS[0], dpi: 96.0 };
    for preset in ["eight-methods", "momentum-ravine", "adam", "divergence", "divided-by-n"] {
        let race = race(preset);
        let (racer, entry) = race.scene.entries().into_iter().last().unwrap();
        let run = race.trajectories[racer].as_ref().unwrap();
        let way = (race.start(), race.scene.steps, race.scene.seed);
        let anatomy = anatomy_at(&race.landscape, &entry, way, run.last_step().min(3)).unwrap();
        let whole = view::first(&race);
        for exponent in -12..=12 {
            let size = 10f64.powi(exponent) * (whole.x.1 - whole.x.0);
            for at in [anatomy.to, (anatomy.from + anatomy.to) / 2.0, race.start() + Point::new(size, 0.3 * size)] {
                let shown = around(at, size);
                let style = if exponent % 2 == 0 { Style::WINDOW } else { Style::lecture(CANVAS[1]) };
                let pen = Pen { tokens: &tokens, style, lang: Lang::En };
                let step = anatomy::plot(&race, None, shown, (racer, &anatomy), None, Lang::En);
                let paths = picture::map(&race, None, shown, Moment::step(1000), None, Lang::En);
                for plot in [step, paths] {
                    let what = format!("{preset} at {at:?}, 10^{exponent}");
                    let shapes = map::layout(&plot, rect, &pen);
                    painted(&ctx, &shapes, &what);
                    let drawing = Drawing { shapes };
                    let document = svg::to_svg(&drawing, page);
                    assert!(document.len() < 4_000_000, "{what}: {} bytes", document.len());
                    assert!(!document.contains("NaN") && !document.contains("inf"), "{what}");
                    if exponent % 4 == 0 {
                        assert_eq!(png::rasterise(&drawing, page).width(), page.width);
                    }
                }
            }
        }
    }
}

/// An arrow that crosses the view is seen however far away its ends are, and its tip while it is in view.
#[test]
fn an_arrow_is_seen_however_far_its_ends_are() {
    let (ctx, rect) = (Context::default(), Rect::new([0.0, 0.0], CANVAS));
    theme::install(&ctx);
    let tokens = Theme::Light.tokens();
    let pen = Pen { tokens: &tokens, style: Style::WINDOW, lang: Lang::En };
    let race = race("momentum-ravine");
    let (racer, entry) = race.scene.entries().into_iter().last().unwrap();
    let anatomy = anatomy_at(&race.landscape, &entry, (race.start(), race.scene.steps, race.scene.seed), 3).unwrap();
    for exponent in 0..=12 {
        let shown = around(anatomy.to, 10f64.powi(-exponent));
        let plot = anatomy::plot(&race, None, shown, (racer, &anatomy), None, Lang::En);
        let arrows = plot.layers.iter().filter(|layer| matches!(layer, Layer::Arrow(_)));
        let only = losscape::figure::Plot { layers: arrows.cloned().collect(), ..plot.clone() };
        let shapes = map::layout(&only, rect, &pen);
        let heads = |shapes: &[Shape]| {
            let Shape::Clipped { shapes, .. } = &shapes[0] else { unreachable!("a map is clipped") };
            let in_view = |p: &[f32; 2]| rect.contains(*p);
            shapes.iter().filter(|s| matches!(s, Shape::Polygon { points, .. } if points.iter().any(in_view))).count()
        };
        assert!(heads(&shapes) >= 1, "10^-{exponent}: the step's tip is in view");
        assert!(painted(&ctx, &shapes, "arrows") > 10, "10^-{exponent}");
    }
}

fn wheel(window: &mut Window, lines: f32) {
    let delta = vec2(0.0, lines);
    let (unit, phase, source) = (MouseWheelUnit::Line, TouchPhase::Move, MouseWheelSource::Wheel);
    window.event(Event::MouseWheel { unit, delta, phase, source, modifiers: Modifiers::NONE });
    window.run_steps(1);
    let ctx = window.ctx.clone();
    vertices(&ctx, window.output().shapes.clone(), "a frame");
}

/// `losscape risk-over-iterations`, Down, D, and the wheel inwards: 2 GB after 20 notches it was, and 12 GB in the lecture.
#[test]
fn the_wheel_goes_far_in_and_far_out_of_a_step() {
    for lecture in [false, true] {
        let mut window =
            on_preset([960.0, 600.0], Settings::english(), "risk-over-iterations", &CpuRenderer::default());
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
        if lecture {
            press_action(&mut window, Action::Lecture);
        }
        press_action(&mut window, Action::Anatomy);
        assert!(app(&window).screen.anatomy.is_some());
        // The view takes a moment to the step.
        window.run_steps(30);
        let before = app(&window).screen.view.unwrap();
        window.hover_at(pos2(620.0, 260.0));
        window.run_steps(2);
        for _ in 0..60 {
            wheel(&mut window, 3.0);
        }
        let inside = app(&window).screen.view.unwrap();
        assert!(inside.x.1 - inside.x.0 < 1e-3 * (before.x.1 - before.x.0), "{before:?} {inside:?}");
        for _ in 0..160 {
            wheel(&mut window, -3.0);
        }
        settle(&mut window);
        let outside = app(&window).screen.view.unwrap();
        assert!(outside.x.1 - outside.x.0 > 1e3 * (before.x.1 - before.x.0), "{before:?} {outside:?}");
        assert!(outside.x.0.is_finite() && outside.x.1.is_finite());
    }
}
