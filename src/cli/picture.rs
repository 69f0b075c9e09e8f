//! A scene's race and its picture: what the command line takes from the scene's side.

use super::progress;
use crate::figure::drawing::{Anchor, Drawing, Rect, Shape, Stroke, Text};
use crate::figure::theme::Theme;
use crate::landscape::Landscape;
use crate::paper::Page;
use crate::race::{self, Entry, Trajectory};
use crate::scene::Scene;
use crate::text::Lang;

/// The paths of the racers that are on.
pub(super) fn trajectories(scene: &Scene, landscape: &Landscape, lang: Lang) -> Vec<Trajectory> {
    let on = scene.racers.iter().filter(|racer| racer.on);
    let entries: Vec<_> = on
        .map(|racer| Entry {
            rule: racer.rule,
            form: racer.form,
            eta: racer.eta,
            schedule: racer.schedule,
            warmup: racer.warmup,
            batch: racer.batch,
            draw: racer.draw,
            divide: racer.divide,
        })
        .collect();
    let start = scene.start_or(landscape.start());
    progress::wait("cli-racing", lang, || race::run_all(landscape, &entries, start, scene.steps, scene.seed))
}

/// Paths with the unique names of their racers.
pub(super) fn named(scene: &Scene, paths: Vec<Trajectory>, lang: Lang) -> Vec<(String, Trajectory)> {
    // Names are made from all racers, so that switching one off renames nobody.
    let names = scene.racer_names(lang).into_iter().zip(&scene.racers).filter(|(_, racer)| racer.on);
    names.map(|(name, _)| name).zip(paths).collect()
}

/// The picture, its time cursor at a step.
pub(super) fn drawing(scene: &Scene, paths: &[Trajectory], page: Page, theme: Theme, lang: Lang, at: usize) -> Drawing {
    let (width, height) = page.size_pts();
    let tokens = theme.tokens();
    let ground =
        Shape::Box { rect: Rect::new([0.0, 0.0], [width, height]), radius: 0.0, fill: Some(tokens.page), stroke: None };
    let title = Shape::Text(Text {
        at: [20.0, 20.0],
        anchor: Anchor::LeftTop,
        text: scene.title.get(lang).to_owned(),
        size: 18.0,
        strong: true,
        colour: tokens.text,
        halo: None,
    });
    let lines = paths.iter().zip(scene.slots()).map(|(path, slot)| Shape::Line {
        points: path.points[..=at.min(path.last_step())]
            .iter()
            .map(|w| [width / 2.0 + 50.0 * w.x as f32, height / 2.0 - 50.0 * w.y as f32])
            .collect(),
        closed: false,
        stroke: Stroke::solid(tokens.path_width, tokens.racer[slot]),
    });
    Drawing { shapes: [ground, title].into_iter().chain(lines).collect() }
}
