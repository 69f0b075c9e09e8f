//! Time of a picture at 1920×1080, stage by stage, and of `losscape render` as a whole process.
//!
//! `cargo bench --bench render` prints `name,median_ms,min_ms`, wall time. The drawing is of the size of a lecture's
//! scene: a field in bands, level lines of 20,000 corners, 8 paths of 1,000 steps with casing and dots, 80 texts.

use losscape::figure::colour::Rgba;
use losscape::figure::drawing::{Anchor, Bitmap, Drawing, Pos, Rect, Shape, Stroke, Text};
use losscape::paper::{Page, png, svg};
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

fn main() {
    let (drawing, page) = (lecture_drawing(), Page::default());
    println!("name,median_ms,min_ms");
    row("svg_write", || svg::to_svg(&drawing, page).len());
    row("pixels", || png::rasterise(&drawing, page).data().len());
    row("png", || png::to_png(&drawing, page).len());
    let folder = std::env::temp_dir().join(format!("losscape-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the system's folder for passing files is there");
    for preset in losscape::scene::Presets::embedded().list.into_iter().filter(|preset| !preset.scene.is_lab()) {
        let file = folder.join("fig.png");
        row(&format!("process_{}", preset.slug), || {
            let status = Command::new(env!("CARGO_BIN_EXE_losscape"))
                .args(["render", &preset.slug, "--size", "1920x1080", "-o"])
                .arg(&file)
                .status();
            usize::from(status.is_ok_and(|status| status.success()))
        });
    }
    let _ = std::fs::remove_dir_all(folder);
}

fn row(name: &str, mut work: impl FnMut() -> usize) {
    let mut times: Vec<f64> = (0..15)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(work());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{name},{:.2},{:.2}", times[times.len() / 2], times[0]);
}

fn lecture_drawing() -> Drawing {
    const INK: Rgba = Rgba::hex(0x171B22);
    const BANDS: u8 = 30;
    let map = Rect::new([40.0, 40.0], [900.0, 600.0]);
    let (width, height) = (1350, 900);
    let loss = |x: f32, y: f32| (x * x + 8.0 * y * y).ln();
    let pixels = (0..width * height).map(|i| {
        let (x, y) = ((i % width) as f32 / width as f32 - 0.4, (i / width) as f32 / height as f32 - 0.5);
        ((loss(x, y) + 8.0) * 3.0).clamp(0.0, f32::from(BANDS) - 1.0) as u8
    });
    let palette = (0..BANDS).map(|i| Rgba::hex(0xFAFCFE).mix(Rgba::hex(0xB8D0E9), f32::from(i) / f32::from(BANDS)));
    let bitmap = Bitmap { width, height, pixels: pixels.collect(), palette: palette.collect() };
    let mut inside = vec![Shape::Image { rect: map, bitmap: Arc::new(bitmap), bands: None }];
    for level in 0..30 {
        let radius = 20.0 * (level + 1) as f32;
        let points = circle(map.centre(), radius, radius / 2.0, 666);
        inside.push(Shape::Line { points, closed: true, stroke: Stroke::solid(0.9, INK.alpha(52)) });
    }
    for racer in 0..8 {
        let colour = Rgba([30 * racer as u8, 80, 160, 255]);
        let points: Vec<Pos> = (0..1000)
            .map(|t| {
                let t = t as f32;
                let fade = 300.0 * (-t / 300.0).exp();
                [490.0 + fade * (t * 0.11 + racer as f32).cos(), 340.0 + fade * 0.8 * (t * 0.37).sin()]
            })
            .collect();
        let line = |stroke| Shape::Line { points: points.clone(), closed: false, stroke };
        inside.push(line(Stroke::solid(4.5, Rgba::hex(0xFFFFFF).alpha(200))));
        inside.push(line(Stroke { width: 2.0, colour, dash: (racer > 3).then_some([8.0, 4.0]) }));
        let dots = points.iter().step_by(4).map(|p| Shape::Circle {
            centre: *p,
            radius: 1.9,
            fill: Some(colour),
            stroke: None,
        });
        inside.extend(dots);
    }
    let mut shapes = vec![Shape::Box {
        rect: Rect::new([0.0, 0.0], [1280.0, 720.0]),
        radius: 0.0,
        fill: Some(Rgba::hex(0xF3F5F8)),
        stroke: None,
    }];
    shapes.push(Shape::Clipped { rect: map, shapes: inside });
    for i in 0..80 {
        shapes.push(Shape::Text(Text {
            at: [960.0 + 160.0 * (i % 2) as f32, 20.0 + 8.5 * i as f32],
            anchor: Anchor::LeftCentre,
            text: format!("градиент {i}: η = 0.0{i}, β₁ = 0.9"),
            size: 11.0,
            strong: i % 5 == 0,
            colour: INK,
            halo: (i % 3 == 0).then_some(Rgba::hex(0xFFFFFF)),
        }));
    }
    Drawing { shapes }
}

fn circle(centre: Pos, rx: f32, ry: f32, corners: usize) -> Vec<Pos> {
    let angle = |i: usize| std::f32::consts::TAU * i as f32 / corners as f32;
    (0..corners).map(|i| [centre[0] + rx * angle(i).cos(), centre[1] + ry * angle(i).sin()]).collect()
}
