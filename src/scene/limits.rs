//! The ranges of a scene's own numbers, and a lookup of the range of any number by its path.

use crate::lab::{Lab, Network, Variant};
use crate::landscape::{Noise, Spec, Synthetic};
use crate::optim::batch::BATCH_SIZE;
use crate::optim::{self, ETA, Growing, RuleSpec, Schedule};
use crate::params::{Allowed, Param, Scale};
use crate::scene::stop::{HELD_OUT, PATIENCE};

/// Most racers of a scene: a picture of more is unreadable.
pub const MAX_RACERS: usize = 32;
/// Most steps × racers: 160 MB of points, a few seconds.
pub const MAX_WORK: usize = 10_000_000;
/// Most steps of a scene.
pub const MAX_STEPS: f64 = 1e6;
/// Most charts of a scene: more do not fit side by side.
pub const MAX_CHARTS: usize = 3;
/// Most values of small multiples: a picture of more is unreadable.
pub const MAX_FACETS: usize = 12;
/// Most steps taken apart in a scene: the arrows and words of more have no room.
pub const MAX_ANATOMY: usize = 4;
/// Most nets of a lab: a picture of more is unreadable.
pub const MAX_NETS: usize = 8;
/// Most weights of a lab's net, as depth × width²: with gradients and optimizer memory a few dozen megabytes.
pub const MAX_WEIGHTS: usize = 1_000_000;
/// Largest scene file in bytes: a hundred times the longest written by hand.
pub const MAX_BYTES: usize = 1 << 20;

/// Steps of every racer.
pub const STEPS: Param = Param {
    key: "steps",
    symbol: "",
    text: "steps",
    default: 150.0,
    allowed: Allowed::between(1.0, MAX_STEPS),
    slider: (10.0, 10_000.0),
    scale: Scale::Whole,
};

/// Seed of every random stream. The limit is well within the whole numbers that f64 represents exactly.
pub const SEED: Param = Param {
    key: "seed",
    symbol: "",
    text: "seed",
    default: 1.0,
    allowed: Allowed::between(0.0, 1e15),
    slider: (1.0, 1000.0),
    scale: Scale::Whole,
};

/// Approximate number of level lines.
pub const LEVELS: Param = Param {
    key: "levels",
    symbol: "",
    text: "levels",
    default: 12.0,
    allowed: Allowed::between(1.0, 200.0),
    slider: (4.0, 60.0),
    scale: Scale::Whole,
};

/// Length of time in gradients of single examples.
pub const GRADIENTS: Param = Param {
    key: "gradients",
    symbol: "",
    text: "gradients",
    default: 1000.0,
    allowed: Allowed::between(1.0, 1e12),
    slider: (10.0, 100_000.0),
    scale: Scale::Whole,
};

/// Warm-up steps; at most the million steps of a scene.
pub const WARMUP: Param = Param { allowed: Allowed::between(0.0, 1e6), ..optim::schedule::WARMUP };

/// A coordinate of the start or of the view.
pub const COORDINATE: Param = Param {
    key: "w",
    symbol: "w",
    text: "coordinate",
    default: 0.0,
    allowed: Allowed::ANY,
    slider: (-10.0, 10.0),
    scale: Scale::Linear,
};

/// The description of the number at a path; `None` if the path is not a number's.
pub fn of(path: &str) -> Option<&'static Param> {
    let keys: Vec<_> = path.split('.').collect();
    match keys.as_slice() {
        ["steps"] => Some(&STEPS),
        ["seed"] => Some(&SEED),
        ["held_out"] => Some(&HELD_OUT),
        ["racers", _, "stop", "patience"] => Some(&PATIENCE),
        ["view", "levels"] => Some(&LEVELS),
        ["view", "gradients"] => Some(&GRADIENTS),
        ["view", "anatomy", ..] => None,
        ["start", _] | ["lab", "start", _] | ["view", _, _] => Some(&COORDINATE),
        ["noise", key] => among(Noise::PARAMS, key),
        ["landscape", "0", ..] => among(Synthetic::PARAMS, path.trim_start_matches("landscape.0.")),
        ["landscape", key] => Spec::all().iter().find_map(|spec| among(spec.parameters().params(), key)),
        ["lab", rest @ ..] => of_lab(rest),
        ["racers", _, "eta"] => Some(&ETA),
        ["racers", _, "warmup"] => Some(&WARMUP),
        ["racers", _, "batch"] | ["racers", _, "batch", "0"] => Some(&BATCH_SIZE),
        ["racers", _, "batch", key] => among(Growing::PARAMS, key),
        ["racers", _, "rule", key] => of_rule(key),
        ["racers", _, "schedule", key] => of_schedule(key),
        _ => None,
    }
}

/// The description of a number below `lab`.
fn of_lab(keys: &[&str]) -> Option<&'static Param> {
    match keys {
        ["training", "warmup"] => Some(&WARMUP),
        ["training", "rule", key] => of_rule(key),
        ["training", "schedule", key] => of_schedule(key),
        ["network", key] => Network::all().iter().find_map(|network| among(network.parameters().params(), key)),
        ["nets", _, key] => Variant::all().iter().find_map(|net| among(net.parameters()?.params(), key)),
        [.., key] => {
            let found = |lab: &Lab| {
                let parts = lab.parts().into_iter();
                let here = parts.filter(|(field, _)| keys == [*field, *key] || keys.len() == 1 && field.is_empty());
                here.map(|(_, part)| part.params()).find_map(|params| among(params, key))
            };
            let all: Vec<_> = Lab::all().iter().filter_map(found).collect();
            // Several labs have such a number: what is allowed is only said where it is the same.
            let first = *all.first()?;
            all.iter().all(|other| other.allowed == first.allowed).then_some(first)
        }
        [] => None,
    }
}

fn of_rule(key: &str) -> Option<&'static Param> {
    RuleSpec::ALL.iter().find_map(|rule| among(rule.parameters().params(), key))
}

fn of_schedule(key: &str) -> Option<&'static Param> {
    Schedule::ALL.iter().find_map(|schedule| among(schedule.parameters().params(), key))
}

fn among(params: &'static [Param], key: &str) -> Option<&'static Param> {
    params.iter().find(|param| param.key == key)
}
