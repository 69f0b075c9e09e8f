//! No control does nothing: every registered parameter, choice and option moves the table or the figure of some scene.

use losscape::export::{Format, Subject};
use losscape::figure::theme::Theme;
use losscape::figure::{ColourMap, LegendPlace};
use losscape::geometry::Domain;
use losscape::landscape::{Data, Spec, Synthetic};
use losscape::optim::{Batch, Divide, Draw, Growing, RuleSpec, Schedule};
use losscape::params::{Param, Scale};
use losscape::picture::FigureOptions;
use losscape::scene::Race;
use losscape::scene::TimeAxis;
use losscape::scene::edit::Edit;
use losscape::scene::{LevelScale, Racer, Scene};
use losscape::text::Lang;
use std::path::Path;
use std::sync::Arc;

fn race(scene: Scene) -> Subject {
    let landscape = Arc::new(scene.open(Path::new("")).unwrap());
    Arc::new(Race::run(scene, landscape)).into()
}

/// What a person can see of a scene: its table and its figure.
fn seen(scene: &Scene) -> String {
    let race = race(scene.clone());
    let mut table = Vec::new();
    race.write(&options(), Format::Csv, &mut table).unwrap();
    String::from_utf8(table).unwrap() + &race.to_svg(&options())
}

fn options() -> FigureOptions {
    FigureOptions { size: (640, 360), ..FigureOptions::default() }
}

/// A full gradient, one example, a few: what one of them does not feel another does.
fn scene() -> Scene {
    let racer = |batch| Racer { eta: 0.02, batch, ..Racer::default() };
    let racers = vec![racer(Batch::Full), racer(Batch::One), racer(Batch::Size(8))];
    Scene { start: Some((-3.0, 1.2)), steps: 40, racers, ..Scene::default() }
}

/// Another allowed value, well away from this one.
fn another(param: &Param, value: f64) -> f64 {
    let (low, high) = param.slider;
    let candidates = [low + 0.37 * (high - low), low + 0.71 * (high - low), low, high];
    let round = |x: f64| if param.scale == Scale::Whole { x.round() } else { x };
    let far = |x: &f64| param.allows(*x) && (x - value).abs() > 0.1 * (high - low).min(1.0);
    candidates.map(round).into_iter().find(far).unwrap_or_else(|| panic!("{}: no other value", param.key))
}

#[track_caller]
fn moves(name: &str, scene: &Scene, edit: &Edit) {
    let mut changed = scene.clone();
    edit.apply(&mut changed);
    assert_ne!(&changed, scene, "{name}: the edit changes the scene");
    assert_ne!(seen(&changed), seen(scene), "{name}: nothing to see");
}

#[test]
fn parameters_of_surfaces() {
    let of_rows = Spec::all().into_iter().filter(|spec| spec.data().is_some());
    let synthetic = of_rows.map(|spec| spec.with_data(Data::Synthetic(Synthetic::default())));
    for landscape in Spec::all().into_iter().chain(synthetic) {
        let racers = vec![Racer { eta: 1e-3, ..Racer::default() }];
        let scene = Scene { landscape: landscape.clone(), start: None, racers, ..scene() };
        for (index, param) in landscape.parameters().params().iter().enumerate() {
            let value = another(param, landscape.parameters().get(index));
            moves(&format!("{}.{}", landscape.name(), param.key), &scene, &Edit::SurfaceParam { index, value });
        }
    }
}

#[test]
fn examples_of_a_formula() {
    use losscape::params::Parameters;
    let scene = scene();
    for (index, param) in scene.noise.params().iter().enumerate() {
        let value = another(param, scene.noise.get(index));
        moves(param.key, &scene, &Edit::Noise { index, value });
    }
}

#[test]
fn parameters_of_rules() {
    for rule in RuleSpec::ALL {
        // Small gradients, where ε matters; a hundred steps, where β₂ does.
        let racers = vec![Racer { rule, eta: 0.05, ..Racer::default() }];
        let scene = Scene { start: Some((1e-4, 1e-4)), racers, ..scene() };
        for (index, param) in rule.parameters().params().iter().enumerate() {
            let value = another(param, rule.parameters().get(index));
            moves(&format!("{}.{}", rule.name(), param.key), &scene, &Edit::RuleParam { racer: 0, index, value });
        }
    }
}

#[test]
fn parameters_of_schedules() {
    for schedule in Schedule::ALL {
        let racers = vec![Racer { schedule, eta: 0.02, ..Racer::default() }];
        let scene = Scene { steps: 300, racers, ..scene() };
        for (index, param) in schedule.parameters().params().iter().enumerate() {
            let value = another(param, schedule.parameters().get(index));
            let edit = Edit::ScheduleParam { racer: 0, index, value };
            moves(&format!("{}.{}", schedule.name(), param.key), &scene, &edit);
        }
    }
}

#[test]
fn choices_of_a_method() {
    let scene = scene();
    for rule in RuleSpec::ALL.into_iter().skip(1) {
        moves(rule.name(), &scene, &Edit::Rule(0, rule));
    }
    for schedule in Schedule::ALL.into_iter().skip(1) {
        let long = Scene { steps: 300, ..scene.clone() };
        moves(schedule.name(), &long, &Edit::Schedule(0, schedule));
    }
    for batch in [Batch::One, Batch::Size(10), Batch::Size(32), Batch::Growing(Growing::DEFAULT)] {
        moves("batch", &scene, &Edit::Batch(0, batch));
    }
    moves("draw", &scene, &Edit::Draw(2, Draw::Replaced));
    moves("divide", &scene, &Edit::Divide(2, Divide::Examples));
    moves("warm-up", &scene, &Edit::Warmup(0, 10));
    moves("η", &scene, &Edit::Eta(0, 0.03));
    moves("η of GD", &scene, &Edit::EtaOfGd(0.03));
    moves("name", &scene, &Edit::Rename(0, Lang::En, "mine".to_owned()));
    moves("on, off", &scene, &Edit::Toggle(1));
    moves("solo", &scene, &Edit::Solo(1));
    for rule in RuleSpec::ALL {
        let mut with = scene.clone();
        Edit::Rule(0, rule).apply(&mut with);
        for &form in &rule.forms()[1..] {
            moves(&format!("{} {form:?}", rule.name()), &with, &Edit::Form(0, form));
        }
    }
}

#[test]
fn choices_of_a_scene() {
    let scene = scene();
    moves("start", &scene, &Edit::Start(Some((2.0, -1.0))));
    moves("own start", &scene, &Edit::Start(None));
    moves("steps", &scene, &Edit::Steps(60));
    moves("seed", &scene, &Edit::Seed(9));
    moves("levels", &scene, &Edit::Levels(Some(40)));
    moves("gradients", &scene, &Edit::Gradients(300));
    moves("level scale", &scene, &Edit::Scale(LevelScale::Linear));
    moves("all eight", &scene, &Edit::AllEight);
    moves(
        "add",
        &scene,
        &Edit::Add(Box::new(Racer { rule: RuleSpec::from(losscape::optim::Momentum::DEFAULT), ..Racer::default() })),
    );
    moves("remove", &scene, &Edit::Remove(0));
    moves("duplicate", &scene, &Edit::Duplicate(1));
    moves("move", &scene, &Edit::Move { from: 0, to: 2 });
    for spec in Spec::all().into_iter().skip(1) {
        moves(spec.name(), &scene, &Edit::Surface(spec.clone()));
    }
}

#[test]
fn options_of_a_figure() {
    let race = race(scene());
    let base = options();
    let svg = race.to_svg(&base);
    let chart = FigureOptions { charts: Some(true), ..base.clone() };
    let view = Some(Domain { x: (-2.0, 2.0), y: (-1.0, 1.0) });
    let others = [
        ("size", FigureOptions { size: (800, 360), ..base.clone() }),
        ("theme", FigureOptions { theme: Theme::Dark, ..base.clone() }),
        ("language", FigureOptions { lang: Lang::Ru, ..base.clone() }),
        ("at", FigureOptions { at: Some(7), ..base.clone() }),
        ("view", FigureOptions { view, ..base.clone() }),
        ("contours", FigureOptions { contours: false, ..base.clone() }),
        ("title", FigureOptions { title: false, ..base.clone() }),
        ("legend", FigureOptions { legend: LegendPlace::None, ..base.clone() }),
        ("terms", FigureOptions { terms: false, ..base.clone() }),
        ("charts", chart.clone()),
        ("transparent", FigureOptions { transparent: true, ..base.clone() }),
    ];
    for (name, other) in others {
        assert_ne!(race.to_svg(&other), svg, "{name}");
    }
    for colours in ColourMap::ALL.into_iter().skip(1) {
        assert_ne!(race.to_svg(&FigureOptions { colours, ..base.clone() }), svg, "{colours:?}");
    }
    // What time counts shows in the chart and in where the cursor stands.
    let gradients = FigureOptions { time: Some(TimeAxis::Evaluations), ..chart.clone() };
    assert_ne!(race.to_svg(&gradients), race.to_svg(&chart));
}
