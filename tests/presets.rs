//! The folder `presets/` is a test: every scene in it loads, opens, runs, round-trips and says something in both
//! languages.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use losscape::export::{Format, Subject};
use losscape::job::Advance;
use losscape::lab::Record;
use losscape::race::Verdict;
use losscape::scene::edit::Edit;
use losscape::scene::picture::FigureOptions;
use losscape::scene::presets::EMBEDDED;
use losscape::scene::{Presets, Scene};
use losscape::text::Lang;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

fn presets() -> Presets {
    let presets = Presets::embedded();
    assert!(presets.faults.is_empty(), "{}", presets.faults[0]);
    presets
}

#[test]
fn the_embedded_list_is_the_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("presets");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".ron").map(str::to_owned))
        .collect();
    files.sort();
    assert_eq!(EMBEDDED.iter().map(|(name, _)| *name).collect::<Vec<_>>(), files);
    assert!(files.len() >= 12);
}

#[test]
fn numbers_run_from_one_and_slugs_are_unique() {
    let presets = presets();
    for (index, preset) in presets.list.iter().enumerate() {
        assert_eq!(preset.number, index + 1);
        assert!(!presets.list[..index].iter().any(|other| other.slug == preset.slug), "{}", preset.slug);
    }
}

#[test]
fn every_preset_speaks_both_languages_in_a_line() {
    for preset in &presets().list {
        let scene = &preset.scene;
        for words in [&scene.title, &scene.watch] {
            let [en, ru] = Lang::ALL.map(|lang| words.get(lang));
            assert_ne!(en, ru, "{}", preset.slug);
            for text in [en, ru] {
                assert!(!text.is_empty() && !text.contains('\n') && !text.ends_with('.'), "{}: {text}", preset.slug);
            }
            assert!(ru.chars().any(|c| ('а'..='я').contains(&c)), "{}: {ru}", preset.slug);
        }
        for lang in Lang::ALL {
            let watch = scene.watch.get(lang);
            assert!(watch.chars().count() <= 90, "{}: {} characters", preset.slug, watch.chars().count());
        }
    }
}

#[test]
fn every_preset_opens_runs_and_moves() {
    for preset in presets().list.iter().filter(|preset| !preset.scene.is_lab()) {
        let (scene, landscape) = preset.source.open().unwrap_or_else(|faults| panic!("{faults}"));
        assert!(!scene.racers.is_empty(), "{}", preset.slug);
        for (name, trajectory) in scene.racer_names(Lang::En).iter().zip(scene.run(&landscape)) {
            let trajectory = trajectory.expect("every racer of a preset is on");
            let whole = trajectory.points.len() == scene.steps + 1;
            assert!(whole || matches!(trajectory.verdict, Verdict::Diverged { .. }), "{}: {name}", preset.slug);
            assert_ne!(trajectory.points[0], trajectory.points[1], "{}: {name}", preset.slug);
        }
    }
}

/// The scene's lab to its end.
fn record(scene: &Scene) -> Arc<Record> {
    let mut job = scene.start_lab(Path::new("")).unwrap_or_else(|faults| panic!("{faults}")).expect("it has a lab");
    while job.advance(Duration::from_secs(1)) != Advance::Done {}
    job.output()
}

/// The scene with the numbers of its lab made small, so that a test need not wait.
fn shortened(scene: &Scene) -> Scene {
    let mut scene = scene.clone();
    for (key, value) in [("steps", 6.0), ("batch", 16.0), ("points", 5.0), ("every", 2.0)] {
        let lab = scene.lab.clone().expect("it has a lab");
        for (field, part) in lab.parts() {
            if let Some(index) = part.params().iter().position(|param| param.key == key) {
                Edit::LabNumber { field, index, value }.apply(&mut scene);
            }
        }
    }
    scene
}

#[test]
fn every_lab_opens_runs_and_is_drawn() {
    let presets = presets();
    let labs: Vec<_> = presets.list.iter().filter(|preset| preset.scene.is_lab()).collect();
    assert!(labs.len() >= 5);
    for preset in labs {
        let record = record(&shortened(&preset.scene));
        assert_eq!(record.done, record.total, "{}", preset.slug);
        for lang in Lang::ALL {
            assert!(!record.terms(lang).is_empty() && !record.verdict(lang).is_empty(), "{}", preset.slug);
        }
        let subject = Subject::Lab { record, title: preset.scene.title.clone() };
        let options = FigureOptions { size: (640, 400), lang: Lang::Ru, ..FigureOptions::default() };
        let figure = subject.figure(&options);
        assert!(!figure.plots.is_empty() && figure.title == preset.scene.title.get(Lang::Ru), "{}", preset.slug);
        let mut table = Vec::new();
        subject.write(&options, Format::Csv, &mut table).unwrap();
        let mut rows = csv::Reader::from_reader(table.as_slice());
        assert!(rows.records().map(Result::unwrap).count() > 0, "{}", preset.slug);
        assert!(subject.to_svg(&options).contains("</svg>"), "{}", preset.slug);
    }
}

#[test]
fn every_preset_round_trips() {
    for preset in &presets().list {
        let text = preset.scene.to_ron();
        let back = Scene::parse(&text, "round trip").unwrap_or_else(|faults| panic!("{faults}"));
        assert_eq!(back, preset.scene, "{text}");
        assert_eq!(back.to_ron(), text);
    }
}

#[test]
fn presets_are_found_by_number_slug_file_and_beginning() {
    let presets = presets();
    let slug = |name: &str| presets.by_name(name).map(|preset| preset.slug.clone());
    for name in ["momentum-ravine", "17", "17-momentum-ravine", "17-momentum-ravine.ron", "momentum"] {
        assert_eq!(slug(name).unwrap(), "momentum-ravine", "{name}");
    }
    let unknown = slug("momentm-ravine").unwrap_err();
    assert_eq!(
        unknown.to_string(),
        "No preset is called “momentm-ravine”\n   “losscape presets” lists them\n   did you mean momentum-ravine?"
    );
    assert!(slug("").is_err());
    assert!(slug("nothing-like-it").unwrap_err().meant.is_none());
}

#[test]
fn own_presets_follow_and_broken_ones_are_told() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("mine.ron"), "(landscape: Beale)").unwrap();
    std::fs::write(folder.path().join("03-my-own.ron"), "()").unwrap();
    std::fs::write(folder.path().join("broken.ron"), "(steps: 0)").unwrap();
    std::fs::write(folder.path().join("notes.txt"), "no scene").unwrap();
    let presets = Presets::with_folder(folder.path());
    let mine = presets.by_name("mine").unwrap();
    assert!(mine.own && mine.number == presets.list.len() - 1);
    assert!(presets.by_name("my-own").unwrap().own);
    assert_eq!(presets.by_name("3").unwrap().slug, "my-own", "of equals the own one");
    assert_eq!(presets.faults.len(), 1);
    assert!(presets.faults[0].to_string().contains("broken.ron:1:9: steps is 0"));
}

/// The numbers of a column of a lab's table for one of its nets, where there are any.
fn column(table: &[u8], net: &str, name: &str) -> Vec<f64> {
    let mut reader = csv::Reader::from_reader(table);
    let headers = reader.headers().unwrap().clone();
    let place = |name: &str| headers.iter().position(|header| header == name).expect("the table has this column");
    let rows = reader.records().map(Result::unwrap).filter(|row| &row[place("net")] == net);
    // A column may be the difference of two, the width of a band.
    let (high, low) = name.split_once('-').map_or((name, None), |(high, low)| (high, Some(low)));
    let number = |row: &csv::StringRecord, name: &str| row[place(name)].parse::<f64>().ok();
    rows.filter_map(|row| Some(number(&row, high)? - low.map_or(Some(0.0), |low| number(&row, low))?)).collect()
}

/// Medians of columns.
fn medians<const N: usize>(table: &[u8], net: &str, columns: [&str; N]) -> [f64; N] {
    columns.map(|name| {
        let mut values = column(table, net, name);
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    })
}

/// The last number of a column.
fn last(table: &[u8], net: &str, name: &str) -> f64 {
    *column(table, net, name).last().expect("it was measured")
}

/// What the `watch` lines of labs say. Measured at every 5th step, which changes medians little and saves most of the time.
#[test]
fn labs_keep_their_promises() {
    let table = |name: &str| {
        let mut scene = presets().by_name(name).unwrap().scene.clone();
        if scene.lab.as_ref().is_some_and(|lab| lab.parts().iter().any(|(field, _)| *field == "probe")) {
            Edit::LabNumber { field: "probe", index: 3, value: 5.0 }.apply(&mut scene);
        }
        // Of the slice only the middle is looked at.
        Edit::LabNumber { field: "grid", index: 1, value: 3.0 }.apply(&mut scene);
        let mut table = Vec::new();
        Subject::from(record(&scene)).write(&FigureOptions::default(), Format::Csv, &mut table).unwrap();
        table
    };
    let along = ["loss_high-loss_low", "change_high-change_low", "beta"];
    let smooth = table("batch-norm-smooths");
    let [plain, norm] = ["plain", "batch-norm"].map(|net| medians(&smooth, net, along));
    assert!(norm[0] < 0.6 * plain[0] && norm[1] < 0.6 * plain[1], "{plain:?} {norm:?}");

    let rough = table("batch-norm-no-smoother");
    let [plain, norm] = ["plain", "batch-norm"].map(|net| medians(&rough, net, along));
    assert!(norm[0] > plain[0] && norm[1] > plain[1] && norm[2] > plain[2], "{plain:?} {norm:?}");

    let digits = table("digits");
    let [plain, norm, layer] = ["plain", "batch-norm", "layer-norm"].map(|net| medians(&digits, net, along));
    assert!((0..3).all(|k| norm[k] < 0.6 * plain[k]) && layer[2] > plain[2], "{plain:?} {norm:?} {layer:?}");
    let [[plain], [layer]] = ["plain", "layer-norm"].map(|net| medians(&digits, net, ["loss"]));
    assert!(layer < plain, "{plain} {layer}");

    let noise = table("noise-after-batch-norm");
    let [plain, noisy, noisy_norm] =
        ["plain", "noisy", "noisy-batch-norm"].map(|net| last(&noise, net, "validation_accuracy"));
    assert!(plain > 0.9 && noisy < 0.5 && noisy_norm > 0.75, "{plain} {noisy} {noisy_norm}");

    let shift = table("covariate-shift-linear");
    let [[plain], [norm]] = ["plain", "batch-norm"].map(|net| medians(&shift, net, ["cosine"]));
    assert!(plain > 0.99 && norm < 0.9, "{plain} {norm}");

    let slice = table("loss-slice");
    let [plain, norm] = ["plain", "batch-norm"].map(|net| column(&slice, net, "loss")[4]);
    assert!(norm < 0.5 * plain, "at the trained weights, the middle of 3 × 3: {plain} {norm}");
}

/// What the `watch` lines say, where a number can say it.
#[test]
fn presets_keep_their_promises() {
    let run = |name: &str| {
        let presets = presets();
        let (scene, landscape) = presets.by_name(name).unwrap().source.open().unwrap();
        let distance = |w: losscape::landscape::Point| {
            landscape.minima().iter().map(|minimum| (w - minimum).norm()).fold(f64::INFINITY, f64::min)
        };
        let trajectories: Vec<_> = scene.run(&landscape).into_iter().flatten().collect();
        let ends: Vec<_> = trajectories.iter().map(|path| distance(path.end().0)).collect();
        (trajectories, ends)
    };
    // Slides 22 and 23 of the lecture, point by point.
    let (large, _) = run("large-step");
    for (point, slide) in large[0].points[1..].iter().zip([(-5.75, 1.41), (-5.35, -0.33), (-4.98, 0.81), (-4.66, 0.06)])
    {
        assert!((point.x - slide.0).abs() < 0.01 && (point.y - slide.1).abs() < 0.01, "{point} {slide:?}");
    }
    let (small, _) = run("small-step");
    let end = small[0].end().0;
    assert!((end.x + 1.887).abs() < 1e-3 && (end.y - 0.348).abs() < 1e-3, "{end}");

    let (_, ends) = run("one-or-ten");
    assert!(ends[0] > 1e3 && ends[1] < 0.1, "{ends:?}");
    let (_, ends) = run("valley-with-momentum");
    assert!(ends[0] > 1.0 && ends[1] < 0.1 && ends[2] < 0.01, "{ends:?}");
    let (_, ends) = run("ada-grad-stops");
    assert!(ends[0] > 2.5 && ends[2] < 1e-3, "{ends:?}");
    let (_, ends) = run("adam-on-the-slide");
    assert!(ends[0] < 0.1 && ends[1] > 4.0, "{ends:?}");
    let (paths, _) = run("divergence");
    let y = |racer: usize| paths[racer].end().0.y.abs();
    assert!(y(0) < 0.05 && (y(1) - 0.5).abs() < 1e-6 && y(2) > 5.0);
    let (paths, _) = run("which-minimum");
    assert!((paths[0].end().0 - paths[1].end().0).norm() < 0.01);
    assert!((paths[0].end().0 - paths[5].end().0).norm() > 1.0);
    let (paths, ends) = run("local-minima");
    assert!(ends[0] < 1e-3 && paths[1].end().1 < paths[0].end().1 - 1.0);
    let (_, ends) = run("rosenbrock");
    assert!([3, 4, 7].iter().all(|&racer| ends[racer] < 0.1), "{ends:?}");
    assert!([0, 1, 2, 5, 6].iter().all(|&racer| ends[racer] > 0.3), "{ends:?}");
}
