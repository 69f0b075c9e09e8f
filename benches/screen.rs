//! What a frame of the canvas costs the CPU: shapes handed to egui, and their triangles.
//!
//! `cargo bench --bench screen` prints `name,median_ms,min_ms`, wall time of one thread. The picture is a hard one:
//! 8 paths of 6,000 corners with their casing, four of them dashed, 30 level lines of 700 corners, 60 texts with rims.

use eframe::egui::{Context, RawInput, Rect as Area, pos2};
use losscape::figure::colour::Rgba;
use losscape::figure::drawing::{Anchor, Pos, Shape, Stroke, Text};
use losscape::ui::paint::screen::{self, TextureCache};
use losscape::ui::paint::theme;
use std::f32::consts::TAU;
use std::time::Instant;

const INK: Rgba = Rgba::hex(0x0048A2);
const CASING: Rgba = Rgba::hex(0xFFFFFF).alpha(200);

fn main() {
    println!("name,median_ms,min_ms");
    let dash = Some([8.0, 4.0]);
    measure("paths_solid", &paths(None));
    measure("paths_dashed", &paths(dash));
    measure("contours", &contours());
    measure("texts", &texts());
    let all: Vec<Shape> =
        [contours(), paths(None)[..8].to_vec(), paths(dash)[..8].to_vec(), texts()].into_iter().flatten().collect();
    measure("all", &all);
}

fn measure(name: &str, shapes: &[Shape]) {
    for feathering in [true, false] {
        let ctx = Context::default();
        theme::install(&ctx);
        ctx.tessellation_options_mut(|options| options.feathering = feathering);
        let mut textures = TextureCache::default();
        let (mut paint_ms, mut tessellate_ms) = (Vec::new(), Vec::new());
        let mut triangles = 0;
        for _ in 0..15 {
            let input = RawInput {
                screen_rect: Some(Area::from_min_max(pos2(0.0, 0.0), pos2(1280.0, 720.0))),
                ..Default::default()
            };
            let mut shown = 0.0;
            let mut output = ctx.run_ui(input, |ui| {
                let start = Instant::now();
                screen::paint(ui.painter(), shapes, &mut textures);
                shown = start.elapsed().as_secs_f64() * 1e3;
            });
            output.textures_delta.clear();
            let start = Instant::now();
            let primitives = ctx.tessellate(output.shapes, 1.0);
            tessellate_ms.push(start.elapsed().as_secs_f64() * 1e3);
            paint_ms.push(shown);
            triangles = primitives.iter().map(|primitive| triangle_count(&primitive.primitive)).sum();
        }
        let suffix = if feathering { "" } else { "_hard" };
        row(&format!("{name}_paint{suffix}"), paint_ms);
        row(&format!("{name}_tessellate{suffix}"), tessellate_ms);
        eprintln!("{name}{suffix}: {triangles} triangles");
    }
}

fn triangle_count(primitive: &eframe::egui::epaint::Primitive) -> usize {
    match primitive {
        eframe::egui::epaint::Primitive::Mesh(mesh) => mesh.indices.len() / 3,
        eframe::egui::epaint::Primitive::Callback(_) => 0,
    }
}

fn row(name: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    println!("{name},{:.2},{:.2}", times[times.len() / 2], times[0]);
}

/// 8 spirals with steps of about 4 points, each with its casing under it.
fn paths(dash: Option<[f32; 2]>) -> Vec<Shape> {
    let spiral = |path: usize| -> Vec<Pos> {
        let corner = |k: usize| {
            let part = k as f32 / 6000.0;
            let (radius, angle) = (300.0 * part, 60.0 * TAU * part);
            [500.0 + radius * angle.cos() + 30.0 * path as f32, 360.0 + radius * angle.sin()]
        };
        (0..6000).map(corner).collect()
    };
    let line = |path: usize, stroke| Shape::Line { points: spiral(path), closed: false, stroke };
    (0..8)
        .flat_map(|path| {
            let ink = Stroke { width: 2.0, colour: INK, dash };
            [line(path, Stroke { width: 4.5, colour: CASING, dash }), line(path, ink)]
        })
        .collect()
}

fn contours() -> Vec<Shape> {
    let ring = |level: usize| {
        let corner = |k: usize| {
            let (radius, angle) = (20.0 * level as f32, TAU * k as f32 / 700.0);
            [640.0 + radius * angle.cos(), 360.0 + 0.4 * radius * angle.sin()]
        };
        Shape::Line { points: (0..700).map(corner).collect(), closed: true, stroke: Stroke::solid(0.9, INK.alpha(52)) }
    };
    (1..=30).map(ring).collect()
}

fn texts() -> Vec<Shape> {
    let text = |k: usize| Text {
        at: [20.0 * k as f32, 700.0],
        anchor: Anchor::CentreBottom,
        text: format!("−{k},5·10⁻⁴"),
        size: 11.0,
        strong: false,
        colour: INK,
        halo: Some(CASING.alpha(255)),
    };
    (0..60).map(text).map(Shape::Text).collect()
}
