//! Claims: every preset's hold, every kind can fail, and what is wrong in one is told with its place.

use crate::desk::{Desk, stdout};
use crate::short;
use losscape::lab::Quantity;
use losscape::scene::claim::{Measure, Measured, Report, try_all};
use losscape::scene::edit::Edit;
use losscape::scene::{Claim, Preset, Presets, Scene, Source};
use losscape::text::Lang;
use losscape::{job, threads};
use std::sync::Mutex;

fn reports(scene: &Scene, source: &Source) -> Vec<Report> {
    try_all(scene, source, |job| job::finish(job)).unwrap_or_else(|faults| panic!("{faults}"))
}

/// What fails in a preset. Labs are measured at every 5th step, which changes medians little and saves most of the time.
fn failures(preset: &Preset) -> Vec<String> {
    let mut scene = preset.scene.clone();
    if scene.lab.as_ref().is_some_and(|lab| lab.parts().iter().any(|(field, _)| *field == "probe")) {
        Edit::LabNumber { field: "probe", index: 3, value: 5.0 }.apply(&mut scene);
    }
    if scene.is_lab() {
        // The program itself tries all seeds: see `.ci/run`.
        scene.expect.iter_mut().for_each(|claim| claim.set_seeds(1));
    }
    // Of the slice only the middle is looked at.
    Edit::LabNumber { field: "grid", index: 1, value: 3.0 }.apply(&mut scene);
    let reports = reports(&scene, &preset.source);
    let failed = scene.expect.iter().zip(&reports).filter(|(_, report)| !report.finding.holds);
    let tell = |(claim, Report { seed, finding }): (&Claim, &Report)| {
        let (said, found) = (claim.sentence(&scene, Lang::En), claim.message(finding, Lang::En));
        format!("{}: {said}: {found} under seed {seed}", preset.slug)
    };
    failed.map(tell).collect()
}

#[test]
fn every_preset_says_what_will_happen_and_it_does() {
    let presets = Presets::embedded().list;
    for preset in &presets {
        assert!(!preset.scene.expect.is_empty(), "{} claims nothing", preset.slug);
    }
    // From the last: labs take longest.
    let waiting = Mutex::new(presets.iter().collect::<Vec<_>>());
    let failed = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..threads::cores() {
            scope.spawn(|| {
                while let Some(preset) = { waiting.lock().unwrap().pop() } {
                    failed.lock().unwrap().extend(failures(preset));
                }
            });
        }
    });
    let failed = failed.into_inner().unwrap();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn where_chance_is_involved_claims_are_tried_under_several_seeds() {
    // What belongs to the seed that was looked for: slide 5's rows, the jumps of slides 12 and 13, the order of slide 30.
    let own = ["gradient-descent", "scheduled-one", "scheduled-ten", "rare-category"];
    for preset in &Presets::embedded().list {
        let scene = &preset.scene;
        let drawn = matches!(scene.landscape.data(), Some(losscape::landscape::Data::Synthetic(_)));
        let chancy = |racer: &usize| drawn || scene.racers[*racer].batch != losscape::optim::Batch::Full;
        let tried = |claim: &&Claim| claim.seeds() >= 3 || own.contains(&preset.slug.as_str());
        let excused: Vec<_> =
            scene.expect.iter().filter(|claim| !tried(claim) && racers(claim).iter().any(chancy)).collect();
        let said = excused.iter().map(|claim| claim.sentence(scene, Lang::En)).collect::<Vec<_>>().join("\n");
        assert!(excused.is_empty(), "{}: {said}", preset.slug);
    }
}

/// The methods that a claim speaks of.
fn racers(claim: &Claim) -> Vec<usize> {
    let of = |measure: &Measure| match *measure {
        Measure::Apart { racer, other, .. } => vec![racer, other],
        Measure::Net { .. } => Vec::new(),
        Measure::Steps { racer, .. }
        | Measure::Loss { racer, .. }
        | Measure::MedianLoss { racer, .. }
        | Measure::Distance { racer, .. }
        | Measure::Step { racer, .. }
        | Measure::PathLength { racer, .. }
        | Measure::Updates { racer, .. }
        | Measure::Travel { racer, .. }
        | Measure::Crossings { racer, .. }
        | Measure::Overshoot { racer }
        | Measure::StopStep { racer, .. }
        | Measure::HeldOut { racer, .. }
        | Measure::Chart { racer, .. } => vec![racer],
    };
    match claim {
        Claim::AtMost { of: measure, .. } | Claim::AtLeast { of: measure, .. } => of(measure),
        Claim::Less { of: measure, than, .. } => [of(measure), of(than)].concat(),
        Claim::Ends { racer, .. } | Claim::Optimal { racer } => vec![*racer],
    }
}

/// x = 0.9ᵗ, y = 0.6ᵗ of Q = ½(x² + 4y²), and beside it a method that flies off.
fn scene(claim: &str) -> (Scene, Source) {
    let text = format!(
        "(landscape: Quadratic(kappa: 4.0, angle: 0.0), start: (1.0, 1.0), steps: 2000, racers: [(rule: Gd, eta: 0.1), \
         (rule: Gd, eta: 0.6)], expect: [{claim}])"
    );
    let source = Source { text, ..Source::default() };
    (source.scene().unwrap_or_else(|faults| panic!("{faults}")), source)
}

fn only(claim: &str) -> Report {
    let (scene, source) = scene(claim);
    reports(&scene, &source)[0]
}

#[test]
fn every_measure_is_taken_and_every_kind_of_claim_can_fail() {
    // By hand: Q after one step is ½(0.81 + 4·0.36) = 1.125, after two ½(0.6561 + 4·0.1296) = 0.58725.
    for (measure, value) in [
        ("Steps(racer: 0, loss: 1.0)", 2.0),
        ("Loss(racer: 0, at: 1)", 1.125),
        ("Loss(racer: 0, at: 2)", 0.58725),
        ("Distance(racer: 0, at: 1, to: (0.9, 0.0))", 0.6),
        ("Step(racer: 0, at: 1, weight: 1)", 1.0),
        ("Step(racer: 0, at: 1, weight: 2)", 4.0),
        ("PathLength(racer: 0, weight: 1)", 10.0),
        ("Apart(racer: 0, other: 1, until: 1)", 2.0615528128088303),
        ("MedianLoss(racer: 0, from: 2000)", 0.0),
    ] {
        let Measured::Numbers { value: found, .. } = only(&format!("AtMost(of: {measure}, value: 0.0)")).finding.found
        else {
            panic!("{measure} is a number");
        };
        assert!((found - value).abs() < 1e-9, "{measure}: {found}");
        let holds = |kind: &str, value: f64| only(&format!("{kind}(of: {measure}, value: {value:?})")).finding.holds;
        assert!(holds("AtMost", found + 0.01) && !holds("AtMost", found - 0.01), "{measure}");
        assert!(holds("AtLeast", found - 0.01) && !holds("AtLeast", found + 0.01), "{measure}");
        let less = |times: f64| {
            let other = "Distance(racer: 0, at: 0, to: (1.0, 2.0))";
            only(&format!("Less(of: {measure}, than: {other}, times: {times:?})")).finding.holds
        };
        assert!(less(found + 0.01) && (found == 0.0 || !less(found)), "{measure}");
    }
    assert!(only("Ends(racer: 1, verdict: Diverged)").finding.holds);
    assert!(!only("Ends(racer: 0, verdict: Diverged)").finding.holds);
    assert!(only("Ends(racer: 0, verdict: Converged)").finding.holds);
}

#[test]
fn updates_are_counted_of_the_weight_that_moves() {
    let preset = Presets::embedded().by_name("rare-category").unwrap().clone();
    let holds = |kind: &str, weight: usize, value: f64| {
        let claim = format!("(expect: [{kind}(of: Updates(racer: 0, weight: {weight}), value: {value:?})])");
        let expect = losscape::scene::file::read::read(&claim).unwrap().expect;
        reports(&Scene { expect, ..preset.scene.clone() }, &preset.source)[0].finding.holds
    };
    // Four epochs of seven rows: four with the popular category, one with the rare one, two with neither.
    for (weight, updates) in [(1, 16.0), (2, 4.0)] {
        assert!(holds("AtMost", weight, updates) && holds("AtLeast", weight, updates), "{weight}");
        assert!(!holds("AtMost", weight, updates - 1.0) && !holds("AtLeast", weight, updates + 1.0), "{weight}");
    }
}

#[test]
fn what_cannot_be_measured_fails_whatever_is_claimed() {
    for measure in [
        "Loss(racer: 1)",
        "Distance(racer: 1, to: (0.0, 0.0))",
        "MedianLoss(racer: 1, from: 10)",
        "Steps(racer: 1, loss: 0.1)",
        "PathLength(racer: 1, weight: 1)",
        "Updates(racer: 1, weight: 1)",
        "Apart(racer: 0, other: 1)",
    ] {
        for claim in [format!("AtMost(of: {measure}, value: 1e50)"), format!("AtLeast(of: {measure}, value: -1.0)")] {
            assert!(!only(&claim).finding.holds, "the path of a run that diverged has no end: {claim}");
        }
    }
    let never = "Steps(racer: 0, loss: 0.0)";
    assert!(!only(&format!("AtMost(of: {never}, value: 1e9)")).finding.holds, "it is never below its minimum");
    // Never is more than the 2000 steps that there are, not more than anything.
    let less = |times| format!("Less(of: Step(racer: 0, at: 1, weight: 1), than: {never}, times: {times})");
    assert!(only(&less("0.00051")).finding.holds && !only(&less("0.00049")).finding.holds);
    let off = "(landscape: Quadratic(), racers: [(rule: Gd, on: false)], expect: [Ends(racer: 0, verdict: Moving)])";
    let source = Source { text: off.to_owned(), ..Source::default() };
    let report = reports(&source.scene().unwrap(), &source)[0];
    assert!(!report.finding.holds, "a method that is off ends in no way");
    assert!(!only("AtMost(of: Loss(racer: 0, at: 2001), value: 1e9)").finding.holds, "there is no such step");
}

#[test]
fn a_claim_is_tried_under_every_seed_it_asks_for() {
    let text = "(landscape: Quadratic(), noise: (examples: 10, spread: 5.0), steps: 3, seed: 7, racers: [(rule: Gd, eta: \
                0.1, batch: One)], expect: [AtMost(of: Loss(racer: 0), value: VALUE, seeds: 9)])";
    let report = |value: f64| {
        let source = Source { text: text.replace("VALUE", &format!("{value:?}")), ..Source::default() };
        reports(&source.scene().unwrap(), &source)[0]
    };
    let Report { seed, finding } = report(1e9);
    assert!(finding.holds && seed == 15, "the last of nine");
    // A bound that the first seed keeps to and a later one does not.
    let Measured::Numbers { value, .. } = report(0.0).finding.found else { panic!("a loss is a number") };
    let failed = report(value);
    assert!(!failed.finding.holds && failed.seed > 7, "{failed:?}");
}

#[test]
fn quantities_of_labs_can_fail_too() {
    let mut seen = Vec::new();
    for preset in Presets::embedded().list.iter().filter(|preset| preset.scene.is_lab()) {
        let mut scene = short::shortened(&preset.scene);
        let lab = preset.scene.lab.clone().unwrap();
        let both = |quantity: &Quantity| {
            let of = format!("of: Net(net: 0, of: {quantity:?}), value: 1e9");
            format!("AtMost({of}), AtLeast({of})")
        };
        let claims: Vec<_> = lab.quantities().iter().map(both).collect();
        scene.expect =
            losscape::scene::file::read::read(&format!("(expect: [{}], lab: LittleNet())", claims.join(", ")))
                .unwrap()
                .expect;
        let reports = reports(&scene, &preset.source);
        for (quantity, pair) in lab.quantities().iter().zip(reports.chunks(2)) {
            // Numbers that this scene has: a training that never stops has no step of it.
            if pair[0].finding.holds {
                assert!(!pair[1].finding.holds, "{}: {quantity:?}", preset.slug);
                seen.push(*quantity);
            }
        }
    }
    // A training of six steps does not stop: `lab_stopping` has these.
    seen.extend([Quantity::StopStep, Quantity::LossAtStop]);
    let unseen: Vec<_> = Quantity::ALL.iter().filter(|quantity| !seen.contains(quantity)).collect();
    assert!(unseen.is_empty(), "no scene has {unseen:?}");
}

#[test]
fn what_is_wrong_in_a_claim_is_told_with_its_place() {
    let told = |claim: &str| {
        let text = format!("(racers: [(rule: Gd)],\nexpect: [{claim}])");
        Scene::parse(&text, "a.ron").expect_err(claim).to_string()
    };
    for (claim, words) in [
        ("AtMost(of: Loss(racer: 1), value: 1.0)", "There is no “1”: the list has one entry"),
        ("Ends(racer: 3, verdict: Moving)", "There is no “3”"),
        ("AtMost(of: PathLength(racer: 0, weight: 3), value: 1.0)", "weight is 3"),
        ("AtMost(of: Net(net: 0, of: Band), value: 1.0)", "does not measure “median band"),
        ("AtMost(of: Loss(racer: 0), value: 1.0, seeds: 0)", "seeds is 0"),
        ("Less(of: Loss(racer: 0), than: Loss(racer: 0), times: -1.0)", "times is -1"),
        ("AtMost(of: Loss(racer: 0), value: inf)", "value is inf"),
        ("AtLeast(of: Steps(racer: 0, loss: NaN), value: 1.0)", "loss is NaN"),
        ("AtMots(of: Loss(racer: 0), value: 1.0)", "did you mean AtMost"),
        ("AtMost(of: Lost(racer: 0), value: 1.0)", "did you mean Loss"),
        ("Ends(racer: 0, verdict: Diverges)", "did you mean Diverged"),
        ("AtMost(off: Loss(racer: 0), value: 1.0)", "Unknown field “off”"),
    ] {
        let message = told(claim);
        assert!(message.contains(words) && message.starts_with("a.ron:2:"), "{message}");
    }
}

#[test]
fn an_edit_of_the_list_takes_back_what_was_claimed_of_its_places() {
    let (scene, _) = scene("AtMost(of: Loss(racer: 1), value: 1.0)");
    for (edit, kept) in [
        (Edit::Steps(10), true),
        (Edit::Solo(0), true),
        (Edit::Remove(0), false),
        (Edit::Duplicate(0), false),
        (Edit::Move { from: 0, to: 1 }, false),
        (Edit::AllEight, false),
    ] {
        let mut edited = scene.clone();
        edit.apply(&mut edited);
        assert_eq!(!edited.expect.is_empty(), kept, "{edit:?}");
        assert!(Scene::parse(&edited.to_ron(), "a.ron").is_ok(), "what is saved can be read");
    }
}

#[test]
fn check_tells_which_claims_hold_and_which_do_not() {
    let desk = Desk::new();
    desk.put(
        "claims.ron",
        "(landscape: Quadratic(kappa: 4.0, angle: 0.0), start: (1.0, 1.0), steps: 9, racers: [(rule: Gd, eta: 0.1)], \
         expect: [AtMost(of: Loss(racer: 0, at: 1), value: 2.0, seeds: 2), AtMost(of: Loss(racer: 0, at: 1), value: 1.0)])",
    );
    let output = desk.run(&["check", "claims.ron"]);
    let printed = stdout(&output);
    assert_eq!(output.status.code(), Some(2), "{printed}");
    assert!(printed.contains("✓ Q − Q* of GD after step 1 is at most 2 (found 1.12; seeds: 2)"), "{printed}");
    assert!(printed.contains("✕ Q − Q* of GD after step 1 is at most 1 (found 1.12; seed 1)"), "{printed}");
    let russian = stdout(&desk.run(&["check", "claims.ron", "--lang", "ru"]));
    assert!(russian.contains("✕ Q − Q* у метода «GD» после шага 1 не больше 1 (на деле 1,12; зерно 1)"), "{russian}");
    assert!(desk.good(&["docs"]).contains("`MedianLoss(racer, from)`"));
}
