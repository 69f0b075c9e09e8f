//! Pictures that carry their scene: it comes back as it was, and no broken file does harm.

use losscape::export::{Format, Motion, Subject};
use losscape::paper::animation::Form;
use losscape::picture::FigureOptions;
use losscape::scene::carried::{Lacking, of_picture};
use losscape::scene::{Presets, Race, Scene, Source};
use resvg::usvg::roxmltree::Document;
use std::io::Cursor;
use std::sync::Arc;

fn subject(text: &str) -> Subject {
    let scene = Scene::parse(text, "scene.ron").unwrap();
    let landscape = scene.landscape.open(&scene.noise, scene.seed, None).unwrap();
    Arc::new(Race::run(scene, Arc::new(landscape))).into()
}

const SCENE: &str = "(title: Both(en: \"a ]]> b & <c>\", ru: \"да ]]> нет\"), steps: 6, racers: [(rule: Gd), (rule: Adam(), eta: 0.1)])";

fn options() -> FigureOptions {
    FigureOptions { size: (200, 120), ..FigureOptions::default() }
}

/// A picture in every form that carries its scene.
fn pictures(subject: &Subject) -> Vec<(&'static str, Vec<u8>)> {
    let written = |format| {
        let mut bytes = Vec::new();
        subject.write(&options(), format, &mut bytes).unwrap();
        bytes
    };
    let moving = subject.animate(&options(), &Motion::default(), Form::Apng, &|_| true).unwrap().unwrap();
    vec![("png", written(Format::Png)), ("svg", written(Format::Svg)), ("pdf", written(Format::Pdf)), ("apng", moving)]
}

#[test]
fn every_picture_gives_its_scene_back() {
    let subject = subject(SCENE);
    let Subject::Race(race) = &subject else { unreachable!() };
    let folder = tempfile::tempdir().unwrap();
    for (ending, bytes) in pictures(&subject) {
        let path = folder.path().join(format!("a.{ending}"));
        std::fs::write(&path, &bytes).unwrap();
        let source = Source::read(&path).unwrap();
        assert_eq!(source.scene().unwrap(), race.scene, "{ending}");
        assert_eq!(source.path, None, "{ending}: saving the scene must not write over the picture");
        assert_eq!(source.folder.canonicalize().unwrap(), folder.path().canonicalize().unwrap());
        assert_eq!(Source::read_stream(bytes.as_slice(), "-").unwrap().scene().unwrap(), race.scene, "{ending}");
    }
}

#[test]
fn a_lab_s_picture_gives_the_lab_back() {
    let preset = Presets::embedded().list.iter().find(|preset| preset.scene.is_lab()).unwrap().scene.clone();
    let mut scene = preset;
    let mut text = scene.to_ron();
    for change in ["lab.steps=2", "lab.training.steps=2"] {
        if let Ok(changed) = losscape::scene::set(&text, change) {
            text = changed;
        }
    }
    scene = Scene::parse(&text, "").unwrap();
    let mut job = scene.start_lab(std::path::Path::new("")).unwrap().unwrap();
    let _ = losscape::job::Job::advance(job.as_mut(), std::time::Duration::ZERO);
    let record = losscape::job::Job::output(job.as_ref());
    let subject = Subject::Lab { record, scene: Arc::new(scene.clone()) };
    let found = of_picture(subject.to_svg(&options()).as_bytes()).unwrap().unwrap();
    assert_eq!(Scene::parse(&found, "").unwrap(), scene);
    let refused = subject.animate(&options(), &Motion::default(), Form::Gif, &|_| true);
    assert_eq!(refused.unwrap_err(), losscape::export::MotionError::Lab);
}

#[test]
fn a_picture_without_a_scene_is_refused_with_words() {
    let folder = tempfile::tempdir().unwrap();
    let subject = subject(SCENE);
    let moving = subject.animate(&options(), &Motion::default(), Form::Gif, &|_| true).unwrap().unwrap();
    let plain = losscape::paper::png::opaque_png(1, 1, &[[1, 2, 3, 4]]);
    for (name, bytes) in
        [("a.gif", moving), ("a.png", plain), ("a.svg", b"<svg/>".to_vec()), ("a.pdf", b"%PDF-1.7\n".to_vec())]
    {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let faults = Source::read(&path).unwrap_err();
        assert!(faults.to_string().contains("carries no scene"), "{name}: {faults}");
    }
}

#[test]
fn cut_and_changed_pictures_are_refused_or_read_but_never_a_panic() {
    let subject = subject(SCENE);
    let Subject::Race(race) = &subject else { unreachable!() };
    let whole = race.scene.to_ron();
    let (mut damaged, mut tried) = (0, 0);
    for (ending, bytes) in pictures(&subject) {
        let places: Vec<usize> = (0..bytes.len()).step_by((bytes.len() / 700).max(1)).collect();
        for at in places {
            let cut = of_picture(&bytes[..at]);
            // What is cut before the scene has none; after it, the whole one.
            if let Some(Ok(text)) = cut {
                assert_eq!(text, whole, "{ending} cut at {at}");
            }
            for flip in [1, 0x80] {
                let mut changed = bytes.clone();
                changed[at] ^= flip;
                tried += 1;
                match of_picture(&changed) {
                    Some(Err(Lacking::Damaged)) => damaged += 1,
                    // SVG and PDF have no checksum; the scene's own reader judges the text.
                    Some(Ok(text)) if ending != "svg" && ending != "pdf" => assert_eq!(text, whole, "{ending} at {at}"),
                    Some(Ok(text)) => drop(Scene::parse(&text, "")),
                    Some(Err(Lacking::Absent)) | None => {}
                }
            }
        }
    }
    assert!(tried > 2000 && damaged > 5, "{damaged} of {tried}");
}

#[test]
fn an_svg_and_a_png_say_what_they_show() {
    let subject = subject(SCENE);
    let said = subject.alternative(&options());
    assert!(said.contains("2 methods start at") && said.contains("; Adam "), "{said}");
    let svg = subject.to_svg(&options());
    assert_eq!(svg, subject.to_svg(&options()));
    let document = Document::parse(&svg).unwrap();
    let root = document.root_element();
    assert_eq!((root.attribute("role"), root.attribute("aria-labelledby")), (Some("img"), Some("title desc")));
    let words = |id: &str| root.children().find(|node| node.attribute("id") == Some(id)).unwrap().text().unwrap();
    assert_eq!(words("title"), "a ]]> b & <c>");
    assert!(words("desc").contains(said.trim_end_matches('.')), "{}", words("desc"));
    assert!(words("desc").len() < 1500, "a few sentences: {}", words("desc").len());
    let png = subject.to_png(&options());
    let info = png::Decoder::new(Cursor::new(png)).read_info().unwrap();
    let chunk = info.info().utf8_text.iter().find(|chunk| chunk.keyword == "Description").unwrap();
    assert_eq!(chunk.get_text().unwrap(), words("desc"));
}
