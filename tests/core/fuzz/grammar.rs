//! Scenes made up from the program's own lists: every surface, rule, schedule and lab, with any numbers they allow.

use super::dice::Dice;
use losscape::figure::{Facets, LegendPlace};
use losscape::lab::{Lab, Network, Variant};
use losscape::landscape::{Data, Spec, Synthetic};
use losscape::optim::{Batch, Divide, Draw, Growing, RuleSpec, Schedule};
use losscape::params::{Param, Parameters, Scale};
use losscape::scene::claim::{Claim, Measure};
use losscape::scene::{ChartKind, LevelScale, Racer, Scene, StepOf, View, Words};

/// A scene whose every number is allowed; of a few, nearly.
pub fn scene(dice: &mut Dice) -> Scene {
    let mut scene = wild(dice);
    if dice.chance(0.9) {
        tame(&mut scene);
    }
    scene
}

/// Leaves out what is not allowed: what speaks of places that the scene has not, ends of views beyond all numbers.
fn tame(scene: &mut Scene) {
    scene.seed %= 1_000_000_000_000_000;
    scene.view.anatomy.truncate(4);
    let parts: [&dyn Fn(&mut Scene); 6] = [
        &|scene| scene.expect.clear(),
        &|scene| scene.view.anatomy.clear(),
        &|scene| scene.view.facets = Facets::Auto,
        &|scene| (scene.view.x, scene.view.y) = (None, None),
        &|scene| scene.start = None,
        &|scene| scene.lab = None,
    ];
    for part in parts {
        if Scene::parse(&scene.to_ron(), "").is_ok() {
            return;
        }
        part(scene);
    }
}

fn wild(dice: &mut Dice) -> Scene {
    let mut scene = Scene { landscape: surface(dice), seed: dice.bits() >> dice.below(64), ..Scene::default() };
    scene.noise.examples = 1 + dice.below_one_of(&[2, 30, 300, 300, 20_000]);
    if dice.chance(0.3) {
        turn(&mut scene.noise, dice);
    }
    scene.steps = 1 + dice.below_one_of(&[3, 100, 100, 400, 3000]);
    if dice.chance(0.3) {
        scene.start = Some((dice.number(), dice.number())).filter(|(x, y)| x.is_finite() && y.is_finite());
    }
    scene.view = view(dice);
    scene.racers = (0..dice.below(6)).map(|_| racer(dice)).collect();
    if dice.chance(0.2) {
        let step = |dice: &mut Dice| StepOf { racer: dice.below(6), step: dice.below(scene.steps + 2) };
        scene.view.anatomy = (0..dice.below(6)).map(|_| step(dice)).collect();
    }
    if dice.chance(0.15) {
        scene.lab = Some(lab(dice));
        if dice.chance(0.7) {
            scene.racers.clear();
        }
    }
    if dice.chance(0.3) && !scene.racers.is_empty() {
        let racer = dice.below(scene.racers.len());
        let measures = Measure::ALL.into_iter().filter(|measure| !measure.is_of_lab());
        let of = *dice.pick(&measures.collect::<Vec<_>>());
        let value = dice.number();
        scene.expect = vec![
            Claim::AtMost { of: Measure::Loss { racer, at: None }, value, seeds: 1 + dice.below(3) },
            Claim::AtLeast { of, value, seeds: 1 },
        ];
    }
    scene
}

fn surface(dice: &mut Dice) -> Spec {
    let mut spec = dice.pick(&Spec::all()).clone();
    if let Some(data) = spec.data_mut() {
        *data = match dice.below(3) {
            0 => dice.pick(&Data::builtin()).clone(),
            _ => Data::Synthetic(Synthetic { examples: 2 + dice.below(300), ..Synthetic::default() }),
        };
    }
    if dice.chance(0.6) && !spec.parameters().params().is_empty() {
        turn(spec.parameters_mut(), dice);
    }
    if let Some(Data::Synthetic(synthetic)) = spec.data_mut() {
        // A million rows are tried often enough by the words of `mutate`.
        synthetic.examples = synthetic.examples.min(5000);
    }
    spec
}

fn view(dice: &mut Dice) -> View {
    let mut range = || {
        let (a, b) = (dice.number(), dice.number());
        Some((a.min(b), a.max(b))).filter(|(a, b)| a.is_finite() && b.is_finite() && a < b && dice.chance(0.3))
    };
    let (x, y) = (range(), range());
    View {
        x,
        y,
        scale: *dice.pick(&[LevelScale::Log, LevelScale::Linear]),
        levels: Some(1 + dice.below(200)).filter(|_| dice.chance(0.3)),
        charts: (0..dice.below(4)).map(|_| *dice.pick(ChartKind::ALL)).collect(),
        gradients: Some(1 + (dice.bits() >> 40 >> dice.below(24))).filter(|_| dice.chance(0.2)),
        facets: facets(dice),
        anatomy: Vec::new(),
        legend: *dice.pick(&LegendPlace::ALL),
    }
}

fn racer(dice: &mut Dice) -> Racer {
    let mut racer = Racer { rule: *dice.pick(&RuleSpec::ALL), ..Racer::default() };
    if dice.chance(0.5) {
        turn(racer.rule.parameters_mut(), dice);
    }
    racer.eta = number(&losscape::optim::ETA, dice);
    racer.batch = match dice.below(5) {
        0 => Batch::One,
        1 => Batch::Size(1 + dice.below(20)),
        2 => {
            let mut plan = Growing::DEFAULT;
            turn(&mut plan, dice);
            Batch::Growing(plan)
        }
        _ => Batch::Full,
    };
    racer.draw = *dice.pick(&Draw::ALL);
    racer.divide = *dice.pick(&Divide::ALL);
    racer.schedule = *dice.pick(&Schedule::ALL);
    if dice.chance(0.5) {
        turn(racer.schedule.parameters_mut(), dice);
    }
    racer.warmup = dice.below_one_of(&[1, 1, 50, 1_000_000]);
    racer.form = *dice.pick(racer.rule.forms());
    if dice.chance(0.2) {
        racer.name = Words::Same((0..dice.below(30)).map(|_| *dice.pick(&super::dice::LETTERS)).collect());
    }
    racer.on = dice.chance(0.9);
    racer
}

/// A lab of little work.
fn lab(dice: &mut Dice) -> Lab {
    let mut lab = dice.pick(&Lab::all()).clone();
    lab.choose_network(dice.pick(&Network::all()).clone());
    let fields: Vec<&str> = lab.parts().iter().map(|(field, _)| *field).collect();
    for field in fields {
        if let Some(part) = lab.part_mut(field).filter(|_| dice.chance(0.7)) {
            turn(part, dice);
        }
    }
    if let Some(network) = lab.network_mut() {
        network.parameters_mut().set(0, (1 + dice.below(4)) as f64);
        network.parameters_mut().set(1, (1 + dice.below(8)) as f64);
    }
    if let Some(nets) = lab.nets_mut() {
        *nets = (0..1 + dice.below(3)).map(|_| *dice.pick(&Variant::all())).collect();
        nets.iter_mut().filter_map(Variant::parameters_mut).for_each(|numbers| turn(numbers, dice));
    }
    if let Some(training) = lab.training_mut() {
        training.rule = *dice.pick(&RuleSpec::ALL);
        training.steps = 1 + dice.below(12);
        training.batch = 1 + dice.below(30);
    }
    lab
}

/// Sets some of its numbers anew.
fn turn(numbers: &mut dyn Parameters, dice: &mut Dice) {
    for (index, param) in numbers.params().iter().enumerate() {
        if dice.chance(0.5) {
            numbers.set(index, number(param, dice));
        }
    }
}

/// Numbers that ranges end at or nearly.
const ENDS: [f64; 10] =
    [0.0, f64::MIN_POSITIVE, 1e-100, 1.0 - f64::EPSILON, 1.0, 1.0 + f64::EPSILON, 1e6, 1e100, 1e300, f64::MAX];

/// Any number that is allowed: near an end of its range, a great or a small one, or one of its slider's.
fn number(param: &Param, dice: &mut Dice) -> f64 {
    for _ in 0..8 {
        let value = match dice.below(6) {
            0 | 1 => *dice.pick(&ENDS),
            2 => dice.number(),
            _ => param.value_at(dice.uniform()),
        };
        let value = if param.scale == Scale::Whole { value.round() } else { value };
        if param.allows(value) {
            return value;
        }
    }
    param.default
}

fn facets(dice: &mut Dice) -> Facets {
    match dice.pick(&Facets::all()).clone() {
        Facets::Over { .. } => {
            let path =
                *dice.pick(&["landscape.kappa", "racers.0.eta", "seed", "steps", "noise.spread", "title", "racers.9"]);
            let values = (0..dice.below(15)).map(|_| dice.number()).collect();
            Facets::Over { path: path.to_owned(), values }
        }
        other => other,
    }
}
