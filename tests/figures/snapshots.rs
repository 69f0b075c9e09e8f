//! Key figures on paper, compared with the kept ones.

use crate::support::cpu_renderer::{Image, ImageFile};
use crate::support::snapshot::Album;
use losscape::export::Subject;
use losscape::figure::theme::Theme;
use losscape::job;
use losscape::picture::FigureOptions;
use losscape::scene::{Presets, Race};
use losscape::text::Lang;
use std::path::Path;
use std::sync::Arc;

/// Name, preset, changes to its text, language, look, step.
type Row<'a> = (&'a str, &'a str, &'a [&'a str], Lang, Theme, Option<u64>);

/// What a preset shows on paper, with changes to its text.
fn subject(preset: &str, changes: &[&str]) -> Subject {
    let mut source = Presets::embedded().by_name(preset).unwrap().source.clone();
    changes.iter().for_each(|change| source.set(change).unwrap());
    let (scene, landscape) = source.open().unwrap();
    match scene.start_lab(Path::new("")).unwrap() {
        Some(mut lab) => Subject::Lab { record: job::finish(lab.as_mut()), scene: scene.into() },
        None => Arc::new(Race::run(scene, Arc::new(landscape))).into(),
    }
}

#[test]
fn figures_look_as_they_did() {
    let (en, ru) = (Lang::En, Lang::Ru);
    let steps: &[&str] = &["lab.training.steps=60"];
    let list: [Row<'_>; 7] = [
        ("eight_methods_en", "eight-methods", &[], en, Theme::Light, None),
        ("eight_methods_ru", "eight-methods", &[], ru, Theme::Dark, Some(30)),
        ("contours", "which-minimum", &[], en, Theme::Projector, None),
        ("charts", "growing-batch", &[], ru, Theme::Light, None),
        ("lab_smoothing", "batch-norm-smooths", steps, en, Theme::Light, None),
        ("lab_net", "little-net", &[], ru, Theme::Dark, None),
        ("lab_slice", "loss-slice", &["lab.training.steps=60", "lab.grid.points=21"], en, Theme::Light, None),
    ];
    let mut album = Album::new("figures");
    for (name, preset, changes, lang, theme, at) in list {
        let options = FigureOptions { size: (960, 540), theme, lang, at, ..FigureOptions::default() };
        album.compare(name, &Image::read(&subject(preset, changes).to_png(&options)));
    }
    album.close();
}
