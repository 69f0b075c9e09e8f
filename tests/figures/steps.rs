//! Steps taken apart as scenes and exports, and the typeset formula beside a title.

use losscape::export::Subject;
use losscape::figure::drawing::{Drawing, Shape};
use losscape::figure::measure::text_width;
use losscape::figure::{Arrangement, Figure, Layer, MarkKind};
use losscape::picture::{FigureOptions, figure};
use losscape::scene::edit::Edit;
use losscape::scene::{Presets, Problem, Race, Scene, StepOf};
use losscape::text::Lang;
use std::path::Path;
use std::sync::Arc;

fn race(text: &str) -> Arc<Race> {
    let scene = Scene::parse(text, "scene.ron").unwrap();
    let landscape = scene.open(Path::new("")).unwrap();
    Arc::new(Race::run(scene, landscape.into()))
}

fn preset(name: &str) -> Arc<Race> {
    race(&Presets::embedded().by_name(name).unwrap().scene.to_ron())
}

/// All shapes, those inside of clips too.
fn flat(shapes: &[Shape]) -> Vec<&Shape> {
    let mut all = Vec::new();
    for shape in shapes {
        match shape {
            Shape::Clipped { shapes, .. } => all.extend(flat(shapes)),
            other => all.push(other),
        }
    }
    all
}

fn words(drawing: &Drawing) -> Vec<String> {
    let text = |shape: &Shape| if let Shape::Text(text) = shape { Some(text.text.clone()) } else { None };
    flat(&drawing.shapes).into_iter().filter_map(text).collect()
}

#[test]
fn the_look_ahead_is_drawn_with_both_steps_and_their_terms() {
    let race = preset("look-ahead");
    for size in [(1280, 720), (960, 720), (720, 720), (540, 960), (600, 400)] {
        for lang in Lang::ALL {
            let subject = Subject::from(race.clone());
            let options = FigureOptions { size, lang, ..FigureOptions::default() };
            assert_eq!(subject.fits(&options), Ok(()), "{size:?}");
            let figure = figure(&race, &options);
            assert_eq!((figure.plots.len(), figure.arrangement), (2, Arrangement::Parts));
            for plot in &figure.plots {
                let arrows = plot.layers.iter().filter_map(|layer| match layer {
                    Layer::Arrow(arrow) => Some(arrow),
                    _ => None,
                });
                for arrow in arrows {
                    let view = plot.range();
                    for end in [arrow.from, arrow.to] {
                        assert!((view.x.0..view.x.1).contains(&end.x) && (view.y.0..view.y.1).contains(&end.y));
                    }
                    assert!(arrow.number.is_none_or(|number| number <= plot.parts.rows.len()));
                }
            }
            let seen = words(&subject.drawing(&options)).join(" ");
            for key in ["part-carried", "part-ahead", "part-fresh", "part-fresh-ahead", "part-step"] {
                for word in lang.t(key).split(' ') {
                    assert!(seen.contains(word), "{size:?} {lang:?}: {word} of {key} in {seen}");
                }
            }
            for row in figure.plots.iter().flat_map(|plot| &plot.parts.rows) {
                assert!(seen.contains(&row.value), "{size:?}: {}", row.value);
            }
        }
    }
}

#[test]
fn a_step_after_the_end_of_a_path_is_a_map_with_a_sentence() {
    let race = race(
        "(landscape: Quadratic(kappa: 4.0), steps: 900, view: (anatomy: (racer: 0, step: 900)), \
         racers: [(rule: Gd, eta: 1000.0)])",
    );
    let options = FigureOptions { size: (640, 480), ..FigureOptions::default() };
    let seen = words(&Subject::from(race).drawing(&options)).join(" ");
    assert!(seen.contains(&Lang::En.t("anatomy-none")), "{seen}");
}

#[test]
fn steps_of_no_racer_and_beyond_the_end_are_faults_with_their_places() {
    let text = |anatomy: &str| {
        format!(
            "(steps: 30, view: (anatomy: {anatomy}), racers: [(rule: Gd, eta: 0.1), (rule: Gd, eta: 0.2, on: false)])"
        )
    };
    let fault = |anatomy: &str| {
        let fault = Scene::parse(&text(anatomy), "scene.ron").unwrap_err().0.remove(0);
        let place = fault.place.expect("it is in the text");
        (
            fault.path,
            fault.problem,
            place.source.chars().skip(place.mark.start).take(place.mark.len()).collect::<String>(),
        )
    };
    assert!(
        matches!(fault("(racer: 7, step: 3)"), (path, Problem::NoSuchIndex { count: 2, .. }, found) if path == "view.anatomy.racer" && found == "7")
    );
    assert!(matches!(fault("(racer: 1, step: 3)"), (_, Problem::RacerOff { found: 1 }, found) if found == "1"));
    assert!(matches!(fault("(step: 31)"), (_, Problem::NoSuchStep { found: 31, most: 30 }, found) if found == "31"));
    assert!(matches!(fault("(step: 0)"), (_, Problem::NoSuchStep { .. }, found) if found == "0"));
    assert!(
        matches!(fault("[(step: 2), (step: 99)]"), (path, _, found) if path == "view.anatomy.1.step" && found == "99")
    );
    assert!(matches!(fault("[(), (), (), (), ()]"), (_, Problem::TooManyAnatomies { found: 5, .. }, _)));
    assert!(matches!(fault("(stp: 3)"), (_, Problem::Unknown { .. }, _)));
    let one = |anatomy: &str| Scene::parse(&text(anatomy), "scene.ron").unwrap();
    assert_eq!(one("(step: 3)"), one("[(racer: 0, step: 3)]"), "a list of one is that one");
    assert!(one("[(step: 3)]").to_ron().contains("anatomy: (racer: 0, step: 3)"));
}

#[test]
fn steps_taken_apart_follow_their_racers() {
    let text = "(steps: 30, view: (anatomy: [(racer: 0, step: 3), (racer: 2, step: 20)]), racers: [(rule: Gd, eta: 0.1), \
                (rule: Gd, eta: 0.2), (rule: Gd, eta: 0.3)])";
    let after = |edit: Edit| {
        let mut scene = Scene::parse(text, "scene.ron").unwrap();
        edit.apply(&mut scene);
        Scene::parse(&scene.to_ron(), "edited.ron").unwrap().view.anatomy
    };
    let of = |racer, step| StepOf { racer, step };
    assert_eq!(after(Edit::Remove(1)), [of(0, 3), of(1, 20)]);
    assert_eq!(after(Edit::Remove(0)), [of(1, 20)]);
    assert_eq!(after(Edit::Move { from: 0, to: 2 }), [of(2, 3), of(1, 20)]);
    assert_eq!(after(Edit::Toggle(2)), [of(0, 3)]);
    assert_eq!(after(Edit::Steps(10)), [of(0, 3), of(2, 10)]);
}

#[test]
fn a_known_saddle_is_marked_though_no_path_ends_there() {
    let marks = |race: &Race| {
        let figure = figure(race, &FigureOptions::default());
        let marks = figure.plots[0].layers.iter().filter_map(|layer| match layer {
            Layer::Mark(mark) if mark.kind == MarkKind::Saddle => Some((mark.at.x, mark.at.y)),
            _ => None,
        });
        marks.collect::<Vec<_>>()
    };
    assert_eq!(marks(&preset("saddle")), [(0.0, 0.0)]);
    assert!(marks(&preset("gradient-descent")).is_empty());
}

const SAME: &str = "(title: \"A title that is long enough to reach the right edge of its page and beyond\", \
                    watch: \"What to watch for in one line that is as long\", landscape: Quadratic(kappa: 4.0), \
                    racers: [(rule: Adam(), eta: 0.1), (rule: Adam(), eta: 0.2)])";

fn with(formula: bool) -> FigureOptions {
    FigureOptions { size: (960, 540), formula, watch: true, ..FigureOptions::default() }
}

#[test]
fn the_formula_of_a_common_rule_stands_at_the_right_of_the_title() {
    let subject = Subject::from(race(SAME));
    for size in [(960, 540), (540, 960), (720, 720), (400, 300)] {
        let options = FigureOptions { size, ..with(true) };
        let drawing = subject.drawing(&options);
        let corners = drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Region { rings, .. } => Some(rings.concat()),
            _ => None,
        });
        let corners: Vec<[f32; 2]> = corners.flatten().collect();
        assert!(corners.len() > 500, "letters of Adam's formula");
        let [width, height] = options.page_size();
        let left = corners.iter().map(|corner| corner[0]).fold(f32::INFINITY, f32::min);
        let bottom = corners.iter().map(|corner| corner[1]).fold(0.0, f32::max);
        assert!(left >= 0.45 * width && bottom < 0.4 * height, "{size:?}: from {left}, down to {bottom}");
        assert!(corners.iter().all(|corner| corner[0] <= width && corner[1] >= 0.0), "{size:?}");
        for shape in flat(&drawing.shapes) {
            if let Shape::Text(text) = shape
                && text.at[1] < bottom
            {
                let right = text.at[0] + text_width(&text.text, text.size, text.strong);
                assert!(right < left, "{size:?}: “{}” reaches the formula at {left}", text.text);
            }
        }
    }
}

#[test]
fn the_formula_is_ink_in_every_format() {
    let subject = Subject::from(race(SAME));
    let (plain, set) = (with(false), with(true));
    let ink = |options: &FigureOptions| {
        let pixels = subject.to_pixels(options);
        let (width, height) = (pixels.width as usize, pixels.height as usize / 8);
        let right = |place: usize| place % width > 11 * width / 20;
        let dark = |pixel: &[u8]| pixel[..3].iter().all(|channel| *channel < 128);
        let top = pixels.rgba.chunks(4).take(width * height).enumerate();
        top.filter(|(place, pixel)| right(*place) && dark(pixel)).count()
    };
    // The title reaches as far where there is no formula: only a title of a few words leaves the corner empty.
    let short =
        Subject::from(race(&SAME.replace("that is long enough to reach the right edge of its page and beyond", "")));
    let corner = |options: &FigureOptions| {
        let pixels = short.to_pixels(options);
        let width = pixels.width as usize;
        let of_corner = |(place, _): &(usize, &[u8])| place % width > 11 * width / 20;
        let top = pixels.rgba.chunks(4).take(width * pixels.height as usize / 10).enumerate().filter(of_corner);
        top.filter(|(_, pixel)| pixel[..3].iter().all(|channel| *channel < 128)).count()
    };
    assert_eq!(corner(&plain), 0);
    assert!(corner(&set) > 300, "{}", corner(&set));
    assert!(ink(&set) > 300);
    let regions = |svg: &str| svg.matches("<path").count();
    assert!(regions(&subject.to_svg(&set)) > regions(&subject.to_svg(&plain)) + 20);
    assert!(subject.to_pdf(&set).len() > subject.to_pdf(&plain).len() + 1000);
}

#[test]
fn racers_of_different_rules_have_no_formula() {
    let none = |text: &str| {
        let race = race(text);
        let made: Figure = figure(&race, &with(true));
        made.formula.is_empty()
            && Subject::from(race)
                .drawing(&with(true))
                .shapes
                .iter()
                .all(|shape| !matches!(shape, Shape::Region { .. }))
    };
    assert!(!none(SAME));
    assert!(none(&SAME.replacen("Adam()", "RmsProp()", 1)));
    assert!(none(&SAME.replacen("eta: 0.1", "eta: 0.1, form: Uncorrected", 1)), "another form");
    assert!(!none(&SAME.replacen("Adam(), eta: 0.1", "RmsProp(), eta: 0.1, on: false", 1)), "one that is off");
}
