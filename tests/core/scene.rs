//! The scene as a document: written and read back, changed in place, named.

use losscape::cost::MOST_MEMORY;
use losscape::figure::marker::Marker;
use losscape::figure::{Facets, LegendPlace};
use losscape::lab::{Lab, Network, Variant};
use losscape::landscape::{Data, Noise, Spec, Synthetic};
use losscape::net::{Gain, RunningVariance};
use losscape::optim::{Batch, Divide, Draw, Form, Growing, RuleSpec, Schedule};
use losscape::params::{End, Param, Scale};
use losscape::scene::ChartKind;
use losscape::scene::claim::{Ending, Measure};
use losscape::scene::{Claim, LevelScale, Presets, Racer, Scene, Source, StepOf, Stop, View, Words, locate, set};
use losscape::text::Lang;
use proptest::prelude::*;
use std::collections::BTreeMap;

// Round trips over random scenes.

/// A number that a scene may hold.
fn allowed(param: &'static Param) -> BoxedStrategy<f64> {
    let low = match param.allowed.low {
        End::Closed(low) | End::Open(low) => low.max(-1e6),
    };
    let high = match param.allowed.high {
        End::Closed(high) | End::Open(high) => high.min(low + 1e6),
    };
    let value = prop_oneof![Just(param.default), low..high];
    let value =
        value.prop_map(move |value| if param.scale == Scale::Whole { value.round().max(low.max(1.0)) } else { value });
    value.prop_filter("within its range", |value| param.allows(*value)).boxed()
}

/// One of a registry with random numbers.
fn varied<T: Clone + std::fmt::Debug + 'static>(
    all: Vec<T>,
    params: fn(&T) -> &'static [Param],
    set: fn(&mut T, usize, f64),
) -> BoxedStrategy<T> {
    prop::sample::select(all)
        .prop_flat_map(move |one| {
            let values: Vec<_> = params(&one).iter().map(allowed).collect();
            values.prop_map(move |values| {
                let mut one = one.clone();
                values.into_iter().enumerate().for_each(|(index, value)| set(&mut one, index, value));
                one
            })
        })
        .boxed()
}

fn words() -> impl Strategy<Value = Words> {
    let text = prop_oneof!["[ -~а-яё“”…\n\t\\\\\"]{1,30}", Just("Спуск \"вниз\"".to_owned())];
    let by = prop::collection::btree_map(prop::sample::select(Lang::ALL.to_vec()), text.clone(), 1..3);
    prop_oneof![Just(Words::None), text.prop_map(Words::Same), by.prop_map(Words::By)]
}

fn racer() -> impl Strategy<Value = Racer> {
    let rule = varied(
        RuleSpec::ALL.to_vec(),
        |rule| rule.parameters().params(),
        |rule, index, value| rule.parameters_mut().set(index, value),
    );
    let schedule = varied(
        Schedule::ALL.to_vec(),
        |schedule| schedule.parameters().params(),
        |schedule, index, value| schedule.parameters_mut().set(index, value),
    );
    let growing = (1usize..50, 1usize..100, 1.0..10.0f64)
        .prop_map(|(size, every, factor)| Batch::Growing(Growing { size: size as f64, every: every as f64, factor }));
    let batch = prop_oneof![Just(Batch::Full), Just(Batch::One), (1usize..50).prop_map(Batch::Size), growing];
    let picks = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    let eta = prop_oneof![1e-12..1e-3, 1e-3..10.0, Just(0.01)];
    (rule, eta, batch, schedule, 0usize..5, words(), picks).prop_map(
        |(rule, eta, batch, schedule, warmup, name, (replaced, examples, slide, on))| Racer {
            rule,
            eta,
            batch,
            draw: if replaced { Draw::Replaced } else { Draw::Shuffled },
            divide: if examples { Divide::Examples } else { Divide::Batch },
            schedule,
            warmup,
            form: if slide { rule.forms()[rule.forms().len() - 1] } else { Form::Corrected },
            stop: None,
            name,
            on,
        },
    )
}

fn net() -> impl Strategy<Value = Variant> {
    let numbers = |net: &Variant| net.parameters().map_or(&[][..], |numbers| numbers.params());
    let net = varied(Variant::all().to_vec(), numbers, |net, index, value| {
        net.parameters_mut().expect("it has numbers").set(index, value);
    });
    (net, any::<bool>()).prop_map(|(mut net, other)| {
        match &mut net {
            Variant::BatchNorm(norm) | Variant::NoisyBatchNorm(norm) if other => {
                norm.variance = RunningVariance::Biased
            }
            Variant::LayerNorm(norm) if other => norm.gain = Gain::Scalar,
            _ => {}
        }
        net
    })
}

/// A lab with its numbers drawn part by part; what a check refuses of their combinations is not drawn.
fn lab() -> impl Strategy<Value = Lab> {
    let network = varied(
        Network::all().to_vec(),
        |network| network.parameters().params(),
        |network, index, value| network.parameters_mut().set(index, value),
    );
    let rule = prop::sample::select(RuleSpec::ALL.to_vec());
    let schedule = prop::sample::select(Schedule::ALL.to_vec());
    let picks = (rule, schedule, 0usize..5, 0usize..8, prop::option::of("[a-zа-я]{1,8}\\.csv"));
    let numbers = prop::collection::vec(0.0..1.0, 32);
    let drawn =
        (prop::sample::select(Lab::all().to_vec()), network, prop::collection::vec(net(), 1..5), picks, numbers);
    let lab = drawn.prop_map(|(mut lab, network, nets, (rule, schedule, warmup, option, file), numbers)| {
        lab.network_mut().into_iter().for_each(|place| *place = network.clone());
        lab.nets_mut().into_iter().for_each(|place| *place = nets.clone());
        if let Some(training) = lab.training_mut() {
            (training.rule, training.schedule, training.warmup) = (rule, schedule, warmup);
        }
        if let Some(Network::Digits(digits)) = lab.network_mut() {
            digits.file = file.map(Into::into);
        }
        for choice in lab.choices() {
            lab.choose(choice.field, option % choice.options.len());
        }
        let fields: Vec<_> = lab.parts().iter().map(|(field, part)| (*field, part.params())).collect();
        let mut numbers = numbers.into_iter();
        for (field, params) in fields.into_iter().filter(|(field, _)| *field != "network") {
            let part = lab.part_mut(field).expect("parts and part_mut agree");
            for (index, param) in params.iter().enumerate() {
                part.set(index, param.value_at(numbers.next().unwrap()).max(f64::from(param.key == "batch") * 2.0));
            }
        }
        for clash in lab.clashes() {
            let (field, key) = clash.path.split_once('.').unwrap_or(("", clash.path));
            let part = lab.part_mut(field).expect("a clash is of a part");
            let index = part.params().iter().position(|param| param.key == key).expect("a clash is of a number");
            part.set(index, part.params()[index].slider.0);
        }
        if let Some(network) = lab.network_mut() {
            let numbers = network.parameters_mut();
            numbers.set(0, numbers.get(0).min(3.0));
        }
        lab
    });
    lab.prop_filter("a lab of less memory", |lab| lab.kind().cost().memory < 0.5 * MOST_MEMORY)
}

fn landscape() -> impl Strategy<Value = Spec> {
    let mut all = Spec::all();
    let builtin = Data::builtin().to_vec();
    for data in [builtin, vec![Data::File("rows.csv".into()), Data::Synthetic(Synthetic::default())]].concat() {
        let of_rows = Spec::all().into_iter().filter(|spec| spec.data().is_some());
        all.extend(of_rows.map(|spec| spec.with_data(data.clone())));
    }
    varied(all, |spec| spec.parameters().params(), |spec, index, value| spec.parameters_mut().set(index, value))
}

fn range() -> impl Strategy<Value = Option<(f64, f64)>> {
    prop::option::of((-1e3..1e3, 1e-3..1e3).prop_map(|(low, span): (f64, f64)| (low, low + span)))
}

/// Claims about the first method and, where there are two, about both.
fn claims() -> impl Strategy<Value = Vec<Claim>> {
    let of_paths: Vec<Measure> = Measure::ALL.into_iter().filter(|measure| !measure.is_of_lab()).collect();
    let measure = (prop::sample::select(of_paths), prop::option::of(0usize..100), -1e9..1e9).prop_map(
        |(measure, step, value)| match measure {
            Measure::Steps { racer, .. } => Measure::Steps { racer, loss: value },
            Measure::Loss { racer, .. } => Measure::Loss { racer, at: step },
            Measure::Distance { racer, .. } => Measure::Distance { racer, at: step, to: (value, -value) },
            Measure::Apart { racer, other, .. } => Measure::Apart { racer, other, until: step },
            Measure::Crossings { racer, .. } => Measure::Crossings { racer, until: step },
            Measure::Chart { racer, .. } => Measure::Chart { racer, of: ChartKind::Velocity, at: step },
            other => other,
        },
    );
    let claim =
        (0..5, measure.clone(), measure, 1e-3..1e3, 1usize..100).prop_map(
            |(kind, of, than, value, seeds)| match kind {
                0 => Claim::AtMost { of, value, seeds },
                1 => Claim::AtLeast { of, value: -value, seeds },
                2 => Claim::Less { of, than, times: value, seeds },
                3 => Claim::Optimal { racer: 0 },
                _ => Claim::Ends { racer: 0, verdict: Ending::ALL[seeds % Ending::ALL.len()], seeds },
            },
        );
    prop::collection::vec(claim, 0..4)
}

prop_compose! {
    fn scene()(
        head in (words(), words(), "[0-9–]{0,5}", landscape()),
        noise in (2usize..1000, 0.0..10.0),
        view in (range(), range(), any::<bool>(), prop::option::of(1usize..200)),
        time in (prop::sample::subsequence(ChartKind::ALL, 0..4), prop::option::of(1u64..1_000_000)),
        start in prop::option::of((-1e9..1e9, -1e-9..1e-9)),
        steps in 1usize..1000,
        seed in 0..=1_000_000_000_000_000u64,
        racers in prop::collection::vec(racer(), 0..6),
        lab in prop::option::of(lab()),
        claims in claims(),
    ) -> Scene {
        let (title, watch, slide, landscape) = head;
        // Rows can be set aside where there are some, and only then has a racer a stop, and a claim its step.
        let held_out = if landscape.data().is_some() && noise.0 % 2 == 0 { 0.09 * noise.1 } else { 0.0 };
        let stop = (held_out > 0.0).then_some(Stop { patience: noise.0 });
        let racers: Vec<Racer> = racers.into_iter().map(|racer| Racer { stop, ..racer }).collect();
        let claims: Vec<Claim> = claims.into_iter().filter(|claim| stop.is_some() || !claim.is_of_held_out()).collect();
        Scene {
            title, watch, slide, landscape, held_out,
            noise: Noise { examples: noise.0, spread: noise.1 },
            view: View {
                x: view.0, y: view.1, scale: if view.2 { LevelScale::Log } else { LevelScale::Linear }, levels: view.3,
                charts: time.0, gradients: time.1,
                facets: facets(noise.0),
                anatomy: anatomy(&racers, steps, noise.0),
                legend: LegendPlace::ALL[noise.0 % LegendPlace::ALL.len()],
            },
            start, steps, seed,
            expect: if racers.len() < 2 { Vec::new() } else { claims },
            racers, lab,
        }
    }
}

proptest! {
    #[test]
    fn a_scene_written_reads_back_equal(scene in scene()) {
        let text = scene.to_ron();
        let back = Scene::parse(&text, "written.ron").unwrap_or_else(|faults| panic!("{faults}"));
        prop_assert_eq!(&back, &scene, "{}", text);
        prop_assert_eq!(back.to_ron(), text);
    }

    #[test]
    fn names_are_unique_and_slots_do_not_depend_on_what_is_off(scene in scene()) {
        for lang in Lang::ALL {
            let names = scene.racer_names(lang);
            let unique: std::collections::BTreeSet<_> = names.iter().collect();
            prop_assert_eq!(unique.len(), scene.racers.len(), "{:?}", names);
        }
        let mut toggled = scene.clone();
        toggled.racers.iter_mut().for_each(|racer| racer.on = !racer.on);
        prop_assert_eq!(toggled.slots(), scene.slots());
        let mut slots = scene.slots();
        slots.sort_unstable();
        slots.dedup();
        prop_assert_eq!(slots.len(), scene.racers.len(), "no two look alike");
    }
}

/// None to three steps taken apart, of racers that are on.
fn anatomy(racers: &[Racer], steps: usize, k: usize) -> Vec<StepOf> {
    let on: Vec<usize> = (0..racers.len()).filter(|racer| racers[*racer].on).collect();
    let count = if on.is_empty() { 0 } else { k % 4 };
    (0..count).map(|n| StepOf { racer: on[(k + n) % on.len()], step: 1 + (k * 7 + n) % steps }).collect()
}

fn facets(k: usize) -> Facets {
    match Facets::all()[k % Facets::all().len()].clone() {
        Facets::Over { .. } => Facets::Over { path: "seed".to_owned(), values: vec![1.0, 2.0 + k as f64] },
        other => other,
    }
}

#[test]
fn a_lab_is_written_short() {
    let written = |text: &str| Scene::parse(text, "lab.ron").unwrap_or_else(|faults| panic!("{faults}")).to_ron();
    assert_eq!(written("(lab: Smoothing())"), "(\n    lab: Smoothing(),\n)\n", "a lab's own scene has no surface");
    let text = "(lab: Slice(network: Digits(depth: 3), nets: [Plain, BatchNorm(momentum: 0.5), LayerNorm(gain: Scalar)], \
                training: (rule: Adam(), eta: 0.01), plane: Pca, grid: (points: 11)))";
    assert_eq!(
        written(text),
        r#"(
    lab: Slice(
        network: Digits(depth: 3.0),
        nets: [Plain, BatchNorm(momentum: 0.5), LayerNorm(gain: Scalar)],
        training: (rule: Adam(), eta: 0.01),
        plane: Pca,
        grid: (points: 11.0),
    ),
)
"#
    );
    let beside = written("(racers: [()], lab: LittleNet(moved: 0.5))");
    assert!(beside.contains("landscape: Quadratic()") && beside.contains("lab: LittleNet(moved: 0.5)"), "{beside}");
}

#[test]
fn a_drag_in_a_lab_is_one_entry_with_a_name() {
    use losscape::scene::edit::Edit;
    use losscape::scene::history::History;
    let mut history = History::new(Scene::default());
    let depth = |value| Edit::LabNumber { field: "network", index: 0, value };
    history.apply(depth(3.0));
    assert!(!history.is_changed(), "there is no lab yet");
    history.apply(Edit::Lab(Box::default()));
    history.end_gesture();
    for value in [3.0, 4.0, 5.0] {
        history.apply(depth(value));
    }
    history.apply(Edit::NetNumber { net: 1, index: 0, value: 0.2 });
    history.apply(Edit::NetNumber { net: 1, index: 0, value: 0.3 });
    history.apply(Edit::NetNumber { net: 0, index: 0, value: 0.3 });
    assert_eq!(history.undo_label(Lang::En).unwrap(), "newest batch, lab");
    assert!(history.undo());
    assert_eq!(history.undo_label(Lang::En).unwrap(), "depth, lab");
    assert_eq!(history.undo_label(Lang::Ru).unwrap(), "глубина, опыт");
    assert!(history.undo());
    assert_eq!(history.undo_label(Lang::En).unwrap(), "lab");
    assert!(history.undo() && !history.undo());
    assert_eq!(history.scene(), &Scene::default());
}

#[test]
fn only_what_differs_is_written() {
    assert_eq!(Scene::default().to_ron(), "(\n    landscape: Quadratic(),\n    steps: 150,\n)\n");
    let scene = Scene {
        title: Words::By(BTreeMap::from([(Lang::En, "A \"title\"".into()), (Lang::Ru, "Заголовок".into())])),
        landscape: Spec::all().remove(1),
        noise: Noise { spread: 0.0, ..Noise::default() },
        view: View { x: Some((-1.0, 2.5)), ..View::default() },
        start: Some((1e-9, -3.0)),
        racers: vec![
            Racer::default(),
            Racer {
                rule: RuleSpec::from(losscape::optim::Adam::DEFAULT),
                eta: 0.1,
                batch: Batch::Size(32),
                on: false,
                ..Racer::default()
            },
        ],
        ..Scene::default()
    };
    assert_eq!(
        scene.to_ron(),
        r#"(
    title: {"en": "A \"title\"", "ru": "Заголовок"},
    landscape: Rosenbrock(),
    noise: (spread: 0.0),
    view: (x: (-1.0, 2.5)),
    start: (1e-9, -3.0),
    steps: 150,
    racers: [
        (rule: Gd, eta: 0.01),
        (rule: Adam(), eta: 0.1, batch: Size(32), on: false),
    ],
)
"#
    );
}

// Places and changes in a text.

const COMMENTED: &str = r#"// a scene
(
    title: "one, (two) [three]", // not a list: [1, 2]
    view: (x: (-6.0, /* left */ 6.0), scale: Log), // the view
    landscape: LeastSquares(Synthetic(examples: 50)),
    racers: [
        (rule: Gd, eta: 0.1), // first
        /* second */ (rule: Adam(), eta: 0.2 /* two */),
        (
            rule: Momentum(alpha: 0.9), // third
            eta: 3.0 // three
        ),
    ],
)
"#;

#[test]
fn values_are_located() {
    for (path, expected) in [
        ("racers.2.rule.alpha", "0.9"),
        ("racers.2.eta", "3.0"),
        ("racers.1.rule", "Adam()"),
        ("racers.0", "(rule: Gd, eta: 0.1)"),
        ("view.x.1", "6.0"),
        ("view.x.0", "-6.0"),
        ("landscape.0.examples", "50"),
        ("title", r#""one, (two) [three]""#),
        // Left out: the nearest parent that is there.
        ("racers.1.rule.beta1", "Adam()"),
        ("racers.0.batch.0", "(rule: Gd, eta: 0.1)"),
        ("view.levels", "(x: (-6.0, /* left */ 6.0), scale: Log)"),
    ] {
        assert_eq!(&COMMENTED[locate(COMMENTED, path).unwrap()], expected, "{path}");
    }
    let whole = &COMMENTED[locate(COMMENTED, "noise.examples").unwrap()];
    assert!(whole.starts_with('(') && whole.ends_with(')'));
    assert_eq!(locate("(steps: ", "steps"), None, "no place in what is not RON");
}

/// Lines of the changed text that are not in the old one.
fn changed(assignment: &str) -> Vec<String> {
    let text = set(COMMENTED, assignment).unwrap_or_else(|fault| panic!("{fault}"));
    let new = text.lines().filter(|line| !COMMENTED.lines().any(|old| old == *line));
    let comments = |text: &str| text.matches("//").count() + text.matches("/*").count();
    if !assignment.starts_with("racers=") && !assignment.starts_with("view=") {
        assert_eq!(comments(&text), comments(COMMENTED), "comments survive {assignment}");
    }
    new.map(str::to_owned).collect()
}

#[test]
fn assignments_replace_in_place() {
    for (assignment, line) in [
        ("racers.0.eta=0.05", "        (rule: Gd, eta: 0.05), // first"),
        ("racers.2.eta = 4 ", "            eta: 4 // three"),
        ("racers.2.rule.alpha=0.5", "            rule: Momentum(alpha: 0.5), // third"),
        ("view.x.1=7.5", "    view: (x: (-6.0, /* left */ 7.5), scale: Log), // the view"),
        ("landscape=Himmelblau", "    landscape: Himmelblau,"),
        (
            "racers.1.rule=Nesterov(alpha: 0.3)",
            "        /* second */ (rule: Nesterov(alpha: 0.3), eta: 0.2 /* two */),",
        ),
        (r#"title={"ru": "Раз"}"#, r#"    title: {"ru": "Раз"}, // not a list: [1, 2]"#),
    ] {
        assert_eq!(changed(assignment), [line], "{assignment}");
    }
}

#[test]
fn assignments_put_in_what_was_left_out() {
    for (assignment, lines) in [
        ("steps=20", &["    steps: 20,"][..]),
        ("noise.examples=50", &["    noise: (examples: 50),"]),
        ("view.levels=20", &["    view: (x: (-6.0, /* left */ 6.0), scale: Log, levels: 20), // the view"]),
        ("racers.1.rule.beta1=0.8", &["        /* second */ (rule: Adam(beta1: 0.8), eta: 0.2 /* two */),"]),
        ("racers.0.batch=Size(3)", &["        (rule: Gd, eta: 0.1, batch: Size(3)), // first"]),
        ("racers.2.batch=One", &["            eta: 3.0, // three", "            batch: One,"]),
        ("landscape.0.noise=0.0", &["    landscape: LeastSquares(Synthetic(examples: 50, noise: 0.0)),"]),
    ] {
        assert_eq!(changed(assignment), lines, "{assignment}");
    }
    assert_eq!(set("(lab: Shift())", "lab.network.depth=4").unwrap(), "(lab: Shift(network: Spirals(depth: 4)))");
    assert_eq!(set("(lab: Slice())", "lab.nets.0=Noisy").unwrap().matches("Noisy,BatchNorm(").count(), 1);
    assert_eq!(set("()", "landscape.kappa=3.0").unwrap(), "(landscape: Quadratic(kappa: 3.0))");
    assert_eq!(set("(steps: 3,)", "view.x=(0, 1)").unwrap(), "(steps: 3, view: (x: (0, 1)),)");
    assert_eq!(set("(title: {})", "title.en=\"a\"").unwrap(), "(title: {\"en\": \"a\"})");
}

proptest! {
    /// Setting a number is the same as changing it in the scene.
    #[test]
    fn an_assignment_changes_that_value_alone(scene in scene(), eta in 1e-6..10.0, steps in 1usize..1000) {
        prop_assume!(!scene.racers.is_empty());
        let last = scene.racers.len() - 1;
        // A step taken apart bounds the steps from below.
        let scene = Scene { view: View { anatomy: Vec::new(), ..scene.view.clone() }, ..scene };
        let text = set(&scene.to_ron(), &format!("racers.{last}.eta={eta:?}")).unwrap();
        let text = set(&text, &format!("steps={steps}")).unwrap();
        let text = set(&text, &format!("noise.examples={steps}")).unwrap();
        let mut expected = scene;
        expected.racers[last].eta = eta;
        expected.steps = steps;
        expected.noise.examples = steps;
        prop_assert_eq!(Scene::parse(&text, "set.ron").unwrap(), expected);
    }
}

#[test]
fn a_failed_assignment_leaves_the_text_alone() {
    let mut source = Source { file: "s.ron".into(), text: "(steps: 3)".into(), ..Source::default() };
    assert!(source.set("steps=many").unwrap_err().to_string().starts_with("--set:1:7: "));
    assert_eq!(source.text, "(steps: 3)");
    source.set("steps=0").unwrap();
    assert!(source.scene().unwrap_err().to_string().starts_with("s.ron:1:9: steps is 0"));
}

// Files.

#[test]
fn saving_replaces_the_whole_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scene.ron");
    std::fs::write(&path, "x".repeat(10_000)).unwrap();
    let scene = Scene { steps: 7, ..Scene::default() };
    scene.save(&path).unwrap();
    assert_eq!(Scene::load(&path).unwrap(), scene);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    let fault = scene.save(&folder.path().join("absent/scene.ron")).unwrap_err();
    assert!(fault.to_string().contains("absent/scene.ron: "), "{fault}");
}

#[cfg(unix)]
#[test]
fn a_saved_file_is_as_open_as_before_and_links_stay_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (path, link) = (folder.path().join("scene.ron"), folder.path().join("link.ron"));
    std::fs::write(&path, "").unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o664)).unwrap();
    symlink(&path, &link).unwrap();
    Scene::default().save(&link).unwrap();
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o664);
}

// Names and colours.

fn names(text: &str, lang: Lang) -> Vec<String> {
    Scene::parse(text, "names.ron").unwrap_or_else(|faults| panic!("{faults}")).racer_names(lang)
}

#[test]
fn racers_are_told_apart_by_what_differs() {
    let text = r#"(racers: [
        (rule: Gd, eta: 0.1), (rule: Gd, eta: 0.2), (rule: Gd, eta: 0.2),
        (rule: Adam(), eta: 0.1), (rule: Adam(beta1: 0.5), eta: 0.1),
        (rule: Momentum(), eta: 0.1), (batch: One), (batch: Size(10)),
        (name: "GD, η 0.2"), (name: {"ru": "Свой"}),
    ])"#;
    let expected = ["GD, η 0.1", "GD, η 0.2 2", "GD, η 0.2 3", "Adam, β₁ 0.9", "Adam, β₁ 0.5", "Momentum", "SGD"];
    assert_eq!(names(text, Lang::En)[..7], expected);
    assert_eq!(names(text, Lang::En)[7..], ["Mini-batch GD", "GD, η 0.2", "Свой"]);
    assert_eq!(names(text, Lang::Ru)[..2], ["GD, η 0,1", "GD, η 0,2"]);
    let same = "(racers: [(), (), ()])";
    assert_eq!(names(same, Lang::En), ["GD", "GD 2", "GD 3"]);
    let schedules = "(racers: [(), (schedule: Cosine), (schedule: Power(exponent: 0.3), warmup: 5)])";
    let schedules = names(schedules, Lang::En);
    assert!(schedules[1].contains("cosine") && schedules[2].contains("0.3"), "{schedules:?}");
}

#[test]
fn the_lectures_methods_have_their_own_colours() {
    let slots = |text: &str| Scene::parse(text, "slots.ron").unwrap().slots();
    let eight =
        "(racers: [(rule: Adam()), (rule: RmsProp()), (rule: AdaGrad()), (rule: Nesterov()), (rule: Momentum()),
        (batch: Size(10)), (batch: One), ()])";
    assert_eq!(slots(eight), [7, 6, 5, 4, 3, 2, 1, 0]);
    // A second GD is a second variant of blue.
    assert_eq!(slots("(racers: [(), (), (batch: One), (rule: Momentum())])"), [0, 8, 1, 3]);
    let adams = "(rule: Adam()), (rule: AmsGrad()), (rule: AdamW()), (rule: Nadam()), (rule: Adam(), form: Slide)";
    assert_eq!(slots(&format!("(racers: [{adams}])")), [7, 15, 23, 31, 39]);
    assert_eq!(slots("(racers: [(rule: Lion()), (rule: RmsProp()), (rule: AdaDelta())])"), [6, 14, 22]);
    assert_eq!(slots("(racers: [(batch: Size(2)), (batch: Growing()), (batch: One), (batch: One)])"), [2, 10, 1, 9]);
}

/// What a rule's colour goes by.
fn family(racer: &Racer) -> (&'static str, u8) {
    let estimate = match racer.batch {
        Batch::Full => 0,
        Batch::One => 1,
        Batch::Size(_) | Batch::Growing(_) => 2,
    };
    match racer.rule {
        RuleSpec::Gd => ("GD", estimate),
        RuleSpec::AmsGrad(_) | RuleSpec::AdamW(_) | RuleSpec::Nadam(_) => ("Adam", 0),
        RuleSpec::AdaDelta(_) | RuleSpec::Lion(_) => ("RmsProp", 0),
        rule => (rule.name(), 0),
    }
}

#[test]
fn in_every_preset_a_rule_has_one_colour_and_no_two_racers_look_alike() {
    let mut compared = 0;
    for preset in Presets::embedded().list {
        let scene = &preset.scene;
        let looks: Vec<_> = scene.slots().into_iter().map(Marker::of).collect();
        let racers: Vec<_> = scene.racers.iter().map(family).zip(&looks).collect();
        for (k, (family, look)) in racers.iter().enumerate() {
            for (other_family, other) in &racers[k + 1..] {
                assert_ne!(look, other, "{}", preset.slug);
                assert_eq!(family == other_family, look.colour == other.colour, "{}", preset.slug);
                compared += 1;
            }
        }
    }
    assert!(compared > 100, "{compared}");
}

#[test]
fn sixteen_and_thirty_two_methods_look_different() {
    let every = |count: usize| Scene {
        racers: (0..count)
            .map(|k| Racer { rule: RuleSpec::ALL[k % RuleSpec::ALL.len()], ..Racer::default() })
            .collect(),
        ..Scene::default()
    };
    let same = |count: usize| Scene { racers: vec![Racer::default(); count], ..Scene::default() };
    for count in [16, 32] {
        for scene in [every(count), same(count)] {
            let looks: Vec<_> = scene.slots().into_iter().map(Marker::of).collect();
            for (k, look) in looks.iter().enumerate() {
                assert!(!looks[k + 1..].contains(look), "{k} of {count}");
            }
        }
    }
}

#[test]
fn racers_that_are_off_do_not_run() {
    let source = Source { text: "(steps: 5, racers: [(), (on: false), (eta: 0.02)])".into(), ..Source::default() };
    let (scene, landscape) = source.open().unwrap();
    assert_eq!(scene.entries().iter().map(|(place, _)| *place).collect::<Vec<_>>(), [0, 2]);
    let runs = scene.run(&landscape);
    assert_eq!(runs.iter().map(Option::is_some).collect::<Vec<_>>(), [true, false, true]);
    assert_eq!(runs[2].as_ref().unwrap().points.len(), 6);
}
