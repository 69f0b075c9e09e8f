//! The folder `presets/` is a test: every scene in it loads, opens, runs, round-trips and says something in both
//! languages.

use crate::short;
use losscape::export::{Format, Subject};
use losscape::job::Advance;
use losscape::lab::Record;
use losscape::picture::FigureOptions;
use losscape::race::Verdict;
use losscape::scene::chapters::EMBEDDED;
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
    assert_eq!(EMBEDDED.iter().map(|(_, name, _)| *name).collect::<Vec<_>>(), files);
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

#[test]
fn every_lab_opens_runs_and_is_drawn() {
    let presets = presets();
    let labs: Vec<_> = presets.list.iter().filter(|preset| preset.scene.is_lab()).collect();
    assert!(labs.len() >= 5);
    for preset in labs {
        let record = record(&short::shortened(&preset.scene));
        assert_eq!(record.done, record.total, "{}", preset.slug);
        for lang in Lang::ALL {
            assert!(!record.terms(lang).is_empty() && !record.verdict(lang).is_empty(), "{}", preset.slug);
        }
        let subject = Subject::Lab { record, scene: preset.scene.clone().into() };
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
    for name in ["momentum-ravine", "33", "33-momentum-ravine", "33-momentum-ravine.ron", "momentum"] {
        assert_eq!(slug(name).unwrap(), "momentum-ravine", "{name}");
    }
    let unknown = slug("momentm-ravine").unwrap_err();
    assert_eq!(
        unknown.to_string(),
        "No preset is called “momentm-ravine”\n   “losscape presets” lists them\n   did you mean momentum-ravine?"
    );
    assert!(slug("").is_err());
    assert!(slug("nothing-like-it").unwrap_err().nearest.is_none());
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

/// Comments and scenes speak of "slide 35" to readers who have never seen the lecture.
#[test]
fn the_page_on_the_lecture_has_every_slide_and_every_scene_at_its_own() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let text = std::fs::read_to_string(docs.join("lecture.md")).unwrap();
    let headings: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("### Slide ")).collect();
    assert!(
        (1..=69)
            .map(|slide| format!("{slide}: "))
            .eq(headings.iter().map(|line| line[..line.find(' ').unwrap() + 1].to_owned()))
    );
    let files: Vec<_> = EMBEDDED.iter().map(|(_, name, _)| *name).collect();
    let presets = presets();
    for slide in 1..=69 {
        let row = text.lines().find(|line| line.starts_with(&format!("| {slide} |"))).unwrap();
        let shown = row.split('|').nth(3).unwrap().trim();
        let scenes = files.iter().zip(&presets.list).filter(|(_, preset)| slides(&preset.scene.slide).contains(&slide));
        let links: Vec<_> = scenes.map(|(file, preset)| format!("[{}](../presets/{file}.ron)", preset.slug)).collect();
        match links.is_empty() {
            // What has no scene is named.
            true => assert!(["title", "heading", "quotation"].iter().any(|word| shown.contains(word)), "{row}"),
            false => assert_eq!(shown, links.join(", "), "slide {slide}"),
        }
    }
    let linked = text.split("](../presets/").skip(1).map(|rest| rest.split(')').next().unwrap());
    for file in linked.filter(|file| !file.is_empty()) {
        assert!(files.contains(&file.strip_suffix(".ron").unwrap()), "{file}");
    }
}

/// The slides of `5, 9, 22–24`. A range spans at most seven: a longer one would say too little.
fn slides(words: &str) -> Vec<u32> {
    let numbers = |part: &str| -> Vec<u32> {
        let ends: Vec<u32> = part.trim().split('–').map(|end| end.parse().unwrap()).collect();
        let (first, last) = (ends[0], ends[ends.len() - 1]);
        assert!(first <= last && last - first < 7 && ends.len() <= 2, "{words}");
        (first..=last).collect()
    };
    words.split(',').filter(|part| !part.is_empty()).flat_map(numbers).collect()
}
