//! What a frame waits for: paths of 100,000 points while the view changes, a surface's slider, a racer's slider.
//!
//! `cargo bench --bench frame` prints `name,median_ms,min_ms`, wall time. `layout` and `paint` are what the frame's own
//! thread does before triangles, `tessellate` the triangles; `ground` rows are a field with its level lines at
//! 960 × 470, on the ground's thread.

use eframe::egui::{Context, RawInput, Rect as Area, pos2};
use losscape::figure::ColourMap;
use losscape::figure::drawing::Rect;
use losscape::figure::layout::{Pen, Style};
use losscape::figure::map;
use losscape::figure::theme::Theme;
use losscape::geometry::Domain;
use losscape::job::Watch;
use losscape::landscape::{Landscape, Spec};
use losscape::optim::Batch;
use losscape::picture;
use losscape::picture::Moment;
use losscape::picture::ground;
use losscape::picture::ground::GroundSettings;
use losscape::picture::view;
use losscape::scene::Race;
use losscape::scene::{Racer, Scene};
use losscape::text::Lang;
use losscape::ui::paint::screen::{self, TextureCache};
use losscape::ui::paint::theme;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

const CANVAS: [f32; 2] = [960.0, 470.0];

fn main() {
    println!("name,median_ms,min_ms");
    long_paths("frame_smooth", Batch::Full, 1e-5);
    long_paths("frame_noisy", Batch::One, 2e-3);
    for spec in Spec::all() {
        surface_slider(&spec);
    }
    racer_slider();
}

/// 8 paths of 100,000 steps, the view a little different in every frame.
fn long_paths(name: &str, batch: Batch, eta: f64) {
    let mut racers = Racer::all_eight();
    for racer in &mut racers {
        (racer.batch, racer.eta) = (batch, racer.eta * eta / 0.01);
    }
    let scene = Scene { steps: 100_000, racers, ..Scene::default() };
    let race = race(scene);
    let (tokens, lang) = (Theme::Light.tokens(), Lang::En);
    let pen = Pen { tokens: &tokens, style: Style::WINDOW, lang };
    let rect = Rect::new([0.0, 0.0], CANVAS);
    let ctx = Context::default();
    theme::install(&ctx);
    let mut textures = TextureCache::default();
    let whole = view::expand(view::first(&race), f64::from(CANVAS[0] / CANVAS[1]));
    let (mut layouts, mut paints, mut triangles) = (Vec::new(), Vec::new(), Vec::new());
    for frame in 0..25 {
        let by = 0.002 * f64::from(frame) * (whole.x.1 - whole.x.0);
        let shown = Domain { x: (whole.x.0 + by, whole.x.1 + by), y: whole.y };
        let begun = Instant::now();
        let plot = picture::map(&race, None, shown, Moment::step(100_000), None, lang);
        let shapes = map::layout(&plot, rect, &pen);
        layouts.push(ms(begun));
        let screen_rect = Some(Area::from_min_max(pos2(0.0, 0.0), pos2(CANVAS[0], CANVAS[1])));
        let mut painted = 0.0;
        let mut output = ctx.run_ui(RawInput { screen_rect, ..Default::default() }, |ui| {
            let begun = Instant::now();
            screen::paint(ui.painter(), &shapes, &mut textures);
            painted = ms(begun);
        });
        paints.push(painted);
        output.textures_delta.clear();
        let begun = Instant::now();
        std::hint::black_box(ctx.tessellate(output.shapes, 1.0));
        triangles.push(ms(begun));
    }
    row(&format!("{name}_layout"), layouts);
    row(&format!("{name}_paint"), paints);
    row(&format!("{name}_tessellate"), triangles);
}

/// The coarse field that a drag shows and the full one after it.
fn surface_slider(spec: &Spec) {
    let race = race(Scene { landscape: spec.clone(), ..Scene::default() });
    let whole = view::expand(view::first(&race), f64::from(CANVAS[0] / CANVAS[1]));
    for (part, divisor) in [("coarse", 4), ("full", 1)] {
        let times = (0..9).map(|_| {
            let begun = Instant::now();
            let settings = GroundSettings {
                view: whole,
                pixels: (CANVAS[0] as usize / divisor, CANVAS[1] as usize / divisor),
                levels: Arc::new(ground::levels(&race, whole)),
                tokens: Theme::Light.tokens(),
                colours: ColourMap::default(),
                contours: true,
                budget: if divisor == 1 { ground::FULL } else { ground::COARSE },
                scale: 1,
                watch: &Watch::forever(),
            };
            std::hint::black_box(ground::build(&race.landscape, &settings));
            ms(begun)
        });
        row(&format!("ground_{part}_{}", spec.name()), times.collect());
    }
}

/// 8 racers × 1,000 steps of logistic regression on the lecture's rows, full batches among them.
fn racer_slider() {
    let racers = vec![Racer { eta: 0.1, ..Racer::default() }; 8];
    let landscape: Spec = Spec::Logistic(Default::default());
    let scene = Scene { landscape, steps: 1000, racers, ..Scene::default() };
    let opened: Arc<Landscape> = Arc::new(scene.open(Path::new("")).expect("the lecture's rows are in the program"));
    let times = (0..25).map(|_| {
        let begun = Instant::now();
        std::hint::black_box(Race::run(scene.clone(), opened.clone()));
        ms(begun)
    });
    row("racer_slider_logistic", times.collect());
}

fn race(scene: Scene) -> Race {
    let landscape = Arc::new(scene.open(Path::new("")).expect("a landscape of the registry opens"));
    Race::run(scene, landscape)
}

fn ms(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1e3
}

fn row(name: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    println!("{name},{:.2},{:.2}", times[times.len() / 2], times[0]);
}
