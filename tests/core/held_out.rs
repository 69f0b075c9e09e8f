//! Rows that a scene sets aside, and racers that would stop by them.

use losscape::figure::{Layer, MarkKind};
use losscape::geometry::Point;
use losscape::job::Watch;
use losscape::landscape::{Data, LeastSquares, Logistic, Rows, Surface, TableData};
use losscape::picture::{FigureOptions, figure};
use losscape::scene::stop::held_out_losses;
use losscape::scene::{Race, Scene, claim};
use losscape::text::Lang;
use std::path::Path;

const STOPPING: &str = r#"(
    landscape: LeastSquares(Builtin("lecture")), held_out: 0.3, steps: 60, seed: 1,
    view: (charts: [HeldOut]),
    racers: [(eta: 0.006, stop: (patience: 5)), (eta: 0.002, batch: Size(10), stop: (patience: 8)), (eta: 0.001)],
)"#;

fn scene(text: &str) -> Scene {
    Scene::parse(text, "scene.ron").unwrap()
}

fn race(text: &str) -> Race {
    let scene = scene(text);
    let landscape = scene.open(Path::new("")).unwrap();
    Race::run(scene, landscape.into())
}

fn lecture() -> Rows {
    let (_, text) = Data::BUILTIN[0];
    TableData::default().read(text.into(), Path::new("lecture"), false).unwrap().0
}

/// The rows of both parts together are those of the table, each once, and each part keeps their order.
#[test]
fn rows_are_parted_by_the_seed() {
    let all = lecture();
    let keys = |rows: &Rows| (0..rows.len()).map(|k| (rows.x1[k].to_bits(), rows.x2[k].to_bits())).collect::<Vec<_>>();
    let known = keys(&all);
    for (share, aside) in [(0.3, 90), (0.001, 1), (0.9, 270)] {
        let (kept, held_out) = all.clone().set_aside(share, 7).unwrap();
        assert_eq!((kept.len(), held_out.len()), (300 - aside, aside));
        let places = |rows: &Rows| -> Vec<usize> {
            keys(rows).iter().map(|key| known.iter().position(|other| other == key).unwrap()).collect()
        };
        let (kept, held_out) = (places(&kept), places(&held_out));
        assert!(kept.is_sorted() && held_out.is_sorted());
        let mut both = [kept, held_out].concat();
        both.sort_unstable();
        assert_eq!(both, (0..300).collect::<Vec<_>>());
    }
    assert_ne!(all.clone().set_aside(0.3, 7).unwrap().1, all.clone().set_aside(0.3, 8).unwrap().1);
    let two = Rows { x1: vec![1.0; 2], x2: vec![1.0; 2], y: vec![1.0; 2] };
    assert!(two.set_aside(0.5, 1).unwrap_err().message(Lang::En).contains("too few"));
}

/// Q, gradients and the optimum are those of the kept rows alone, the held-out loss the mean over the others.
#[test]
fn losses_are_those_of_the_parts() {
    let text = r#"(landscape: LeastSquares(Builtin("lecture")), held_out: 0.3, seed: 5)"#;
    let opened = scene(text).open(Path::new("")).unwrap();
    let (kept, aside) = lecture().set_aside(0.3, 5).unwrap();
    let mean = |rows: &Rows, w: Point| {
        let square = |k: usize| (w.x * rows.x1[k] + w.y * rows.x2[k] - rows.y[k]).powi(2);
        (0..rows.len()).map(square).sum::<f64>() / rows.len() as f64
    };
    for w in [Point::new(-6.0, -1.0), Point::new(-1.7, 0.3)] {
        let near =
            |found: f64, expected: f64| assert!((found - expected).abs() < 1e-11 * expected, "{found} {expected}");
        near(opened.value(w), mean(&kept, w));
        near(opened.held_out().unwrap().value(w), mean(&aside, w));
    }
    assert_eq!((opened.examples(), opened.held_out().unwrap().examples()), (210, 90));
    assert_eq!(opened.minima(), LeastSquares::new(kept).minima());
    let classes = text.replace("LeastSquares", "Logistic");
    let opened = scene(&classes).open(Path::new("")).unwrap();
    let (mut kept, mut aside) = lecture().set_aside(0.3, 5).unwrap();
    kept.take_signs();
    aside.take_signs();
    let w = Point::new(-0.2, 0.1);
    assert_eq!(opened.value(w), Logistic::new(&kept).value(w));
    assert_eq!(opened.held_out().unwrap().value(w), Logistic::new(&aside).value(w));
    let none = scene(r#"(landscape: LeastSquares(Builtin("lecture")))"#).open(Path::new("")).unwrap();
    assert!(none.held_out().is_none() && none.examples() == 300);
}

/// A rule to stop changes no path; best step and stop agree with the rule told again.
#[test]
fn stops_shorten_no_path() {
    let with = race(STOPPING);
    let without = race(&STOPPING.replace(", stop: (patience: 5)", "").replace(", stop: (patience: 8)", ""));
    for ((k, _, run), (_, _, other)) in with.runs().zip(without.runs()) {
        assert_eq!(run.points, other.points);
        assert_eq!(run.points.len(), 61);
        let losses = held_out_losses(&with.landscape, run, &mut Watch::forever().count(0)).unwrap();
        let patience = match with.scene.racers[k].stop {
            Some(stop) => stop.patience,
            None => {
                assert_eq!(with.stops[k], None);
                continue;
            }
        };
        let found = with.stops[k].unwrap();
        // The first place that is `patience` after the first least value before it.
        let best = |to: usize| (0..=to).fold(0, |best, k| if losses[k] < losses[best] { k } else { best });
        let stop = (0..losses.len()).find(|place| place - best(*place) >= patience);
        assert_eq!((found.best, found.stop), (best(stop.unwrap_or(60)), stop));
    }
    assert!(with.stops[0].unwrap().stop.is_some(), "GD settles: {:?}", with.stops);
    assert_eq!(without.stops, [None; 3]);
}

#[test]
fn the_figure_has_words_at_both_steps() {
    let race = race(&STOPPING.replace(", (eta: 0.002, batch: Size(10), stop: (patience: 8))", ""));
    let options = FigureOptions { lang: Lang::Ru, ..FigureOptions::default() };
    let drawn = figure(&race, &options);
    let stop = race.stops[0].unwrap();
    let words = [format!("лучший, {}", stop.best), format!("стоп, {}", stop.stop.unwrap())];
    let marks = drawn.plots[0].layers.iter().filter_map(|layer| match layer {
        Layer::Mark(mark) if matches!(mark.kind, MarkKind::Best(_) | MarkKind::Stop(_)) => Some(mark.label.clone()),
        _ => None,
    });
    assert_eq!(marks.collect::<Vec<_>>(), words);
    let uprights = drawn.plots[1].layers.iter().filter_map(|layer| match layer {
        Layer::Upright(upright) => Some((upright.x, upright.label.clone())),
        _ => None,
    });
    let steps = [stop.best as f64, stop.stop.unwrap() as f64];
    assert_eq!(uprights.collect::<Vec<_>>(), steps.into_iter().zip(words).collect::<Vec<_>>());
    assert!(drawn.terms.contains("отложено 90"), "{}", drawn.terms);
}

#[test]
fn claims_measure_the_stop() {
    let text = STOPPING.replace(
        "racers:",
        "expect: [
            AtMost(of: StopStep(racer: 0, at: Stop), value: 59.0),
            Less(of: StopStep(racer: 0, at: Best), than: StopStep(racer: 0, at: Stop)),
            AtLeast(of: StopStep(racer: 0, at: End), value: 60.0),
            AtMost(of: HeldOut(racer: 0, at: Stop), value: 2.0),
        ], racers:",
    );
    let source = losscape::scene::Source { text, file: "scene.ron".to_owned(), ..Default::default() };
    let scene = source.scene().unwrap();
    let reports = claim::try_all(&scene, &source, |job| losscape::job::finish(job)).unwrap();
    for (report, claim) in reports.iter().zip(&scene.expect) {
        assert!(report.finding.holds, "{}: {:?}", claim.sentence(&scene, Lang::En), report.finding);
    }
}

#[test]
fn faults_are_told() {
    let said = |text: &str| Scene::parse(text, "scene.ron").unwrap_err().to_string();
    let formula = said("(landscape: Himmelblau, held_out: 0.3, racers: [(eta: 0.1)])");
    assert!(formula.contains("A formula has no rows to set aside") && formula.contains("LeastSquares"), "{formula}");
    let nothing = said(r#"(landscape: LeastSquares(Builtin("lecture")), racers: [(eta: 0.1, stop: (patience: 3))])"#);
    assert!(nothing.contains("Nothing is held out") && nothing.contains("held_out: 0.3"), "{nothing}");
    let range = said(r#"(landscape: LeastSquares(Builtin("lecture")), held_out: 1.5)"#);
    assert!(range.contains("held_out") && range.contains("0.9"), "{range}");
    let never = said(
        r#"(landscape: LeastSquares(Builtin("lecture")), racers: [(eta: 0.1)],
            expect: [AtMost(of: StopStep(racer: 0, at: Stop), value: 3.0)])"#,
    );
    assert!(never.contains("has no stop"), "{never}");
    let unknown = said(
        r#"(landscape: LeastSquares(Builtin("lecture")), held_out: 0.3, racers: [(eta: 0.1, stop: ())],
            expect: [AtMost(of: StopStep(racer: 0, at: Never), value: 3.0)])"#,
    );
    assert!(unknown.contains("Never") && unknown.contains("Best, Stop, End"), "{unknown}");
}

#[test]
fn scenes_round_trip() {
    let scene = scene(STOPPING);
    assert_eq!(Scene::parse(&scene.to_ron(), "scene.ron").unwrap(), scene, "{}", scene.to_ron());
    assert!(scene.to_ron().contains("held_out: 0.3"));
}
