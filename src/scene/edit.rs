//! Edits: every change a user can make to a scene, as data for undo and for tests.

use super::limits::COORDINATE;
use super::{LevelScale, Racer, Scene, StepOf};
use crate::figure::Facets;
use crate::lab::{Lab, Variant};
use crate::landscape::Spec;
use crate::optim::{Batch, Divide, Draw, Form, RuleSpec, Schedule};
use crate::params::Parameters;
use crate::text::Lang;

/// A change of a scene. Racers are identified by their index.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the variants' docs name their fields")]
pub enum Edit {
    /// Another landscape; start and view are reset to its defaults, and a formula sets no rows aside.
    Surface(Spec),
    /// `landscape.parameters()[index]` becomes `value`.
    SurfaceParam { index: usize, value: f64 },
    /// `noise.params()[index]` becomes `value`.
    Noise { index: usize, value: f64 },
    /// Approximate number of level lines.
    Levels(Option<usize>),
    /// Length of time in gradients of single examples.
    Gradients(u64),
    /// Spacing of level lines and colours.
    Scale(LevelScale),
    /// What has maps of its own.
    Facets(Facets),
    /// w⁰; `None` for the landscape's default.
    Start(Option<(f64, f64)>),
    /// Steps of every racer.
    Steps(usize),
    /// Seed of every stream.
    Seed(u64),
    /// Adds a racer at the end of the list.
    Add(Box<Racer>),
    /// Replaces the list with the eight methods of the lecture.
    AllEight,
    /// Removes a racer.
    Remove(usize),
    /// Inserts a copy after the racer.
    Duplicate(usize),
    /// Moves a racer to another index.
    Move { from: usize, to: usize },
    /// Switches a racer on or off.
    Toggle(usize),
    /// Enables only this racer; enables all if it already was the only one.
    Solo(usize),
    /// All racers on.
    AllOn,
    /// Update rule, with its default parameters.
    Rule(usize, RuleSpec),
    /// `rule.parameters()[index]` of a racer becomes `value`.
    RuleParam { racer: usize, index: usize, value: f64 },
    /// Step size.
    Eta(usize, f64),
    /// Step size of all enabled racers with the rule `Gd`.
    EtaOfGd(f64),
    /// How many examples a gradient uses.
    Batch(usize, Batch),
    /// How they are drawn.
    Draw(usize, Draw),
    /// Divisor of the sum of a batch's gradients.
    Divide(usize, Divide),
    /// Schedule of η, with default parameters.
    Schedule(usize, Schedule),
    /// `schedule.parameters()[index]` of a racer becomes `value`.
    ScheduleParam { racer: usize, index: usize, value: f64 },
    /// Steps of warm-up.
    Warmup(usize, usize),
    /// Form of the rule.
    Form(usize, Form),
    /// A racer's custom name in a language; empty for the default name.
    Rename(usize, Lang, String),
    /// Replaces the scene's whole lab: for another lab, network, list of nets, rule or schedule.
    Lab(Box<Lab>),
    /// `params()[index]` of the lab's part `field` (one of [`Lab::parts`]) becomes `value`.
    LabNumber { field: &'static str, index: usize, value: f64 },
    /// `params()[index]` of one of the lab's nets (by its index in [`Lab::nets`]) becomes `value`.
    NetNumber { net: usize, index: usize, value: f64 },
    /// Replaces the whole scene: reset, or a file read again.
    Replace(Box<Scene>),
}

/// A formula has no rows to set aside, and then no method stops by them.
fn set_nothing_aside(scene: &mut Scene) {
    scene.held_out = 0.0;
    scene.racers.iter_mut().for_each(|racer| racer.stop = None);
    scene.expect.retain(|claim| !claim.is_of_held_out());
}

impl Edit {
    /// Applies the edit. Edits of racers, labs and nets that do not exist are ignored.
    pub fn apply(&self, scene: &mut Scene) {
        let places = self.places(scene.racers.len());
        self.apply_alone(scene);
        if !matches!(self, Self::Replace(_)) {
            follow(scene, &places);
        }
    }

    fn apply_alone(&self, scene: &mut Scene) {
        match self {
            Self::Surface(spec) => {
                scene.landscape = spec.clone();
                scene.start = None;
                (scene.view.x, scene.view.y) = (None, None);
                if spec.uses_noise() && scene.held_out > 0.0 {
                    set_nothing_aside(scene);
                }
            }
            Self::SurfaceParam { index, value } => scene.landscape.parameters_mut().set(*index, *value),
            Self::Noise { index, value } => scene.noise.set(*index, *value),
            Self::Levels(levels) => scene.view.levels = *levels,
            Self::Gradients(gradients) => scene.view.gradients = Some(*gradients),
            Self::Scale(scale) => scene.view.scale = *scale,
            Self::Facets(facets) => scene.view.facets = facets.clone(),
            // A start outside the allowed range is ignored: the scene could not be read again.
            Self::Start(Some((x, y))) if !(COORDINATE.allows(*x) && COORDINATE.allows(*y)) => {}
            Self::Start(start) => scene.start = *start,
            Self::Steps(steps) => scene.steps = *steps,
            Self::Seed(seed) => scene.seed = *seed,
            Self::Add(racer) => scene.racers.push((**racer).clone()),
            Self::AllEight => {
                scene.racers = Racer::all_eight();
                scene.expect.clear();
            }
            Self::EtaOfGd(eta) => {
                let plain = |racer: &&mut Racer| racer.on && racer.rule == RuleSpec::Gd;
                scene.racers.iter_mut().filter(plain).for_each(|racer| racer.eta = *eta);
            }
            Self::AllOn => scene.racers.iter_mut().for_each(|racer| racer.on = true),
            Self::Replace(other) => *scene = (**other).clone(),
            Self::Lab(lab) => {
                scene.lab = Some((**lab).clone());
                scene.expect.retain(|claim| !claim.is_of_lab());
            }
            Self::LabNumber { .. } | Self::NetNumber { .. } => self.apply_to_lab(scene),
            Self::Remove(_) | Self::Duplicate(_) | Self::Move { .. } | Self::Solo(_) => self.apply_to_list(scene),
            _ => self.apply_to_racer(scene),
        }
    }

    fn apply_to_list(&self, scene: &mut Scene) {
        // Claims refer to racers by index.
        if !matches!(self, Self::Solo(_)) {
            scene.expect.clear();
        }
        let racers = &mut scene.racers;
        match *self {
            Self::Remove(k) if k < racers.len() => drop(racers.remove(k)),
            Self::Duplicate(k) if k < racers.len() => racers.insert(k + 1, racers[k].clone()),
            Self::Move { from, to } if from < racers.len() && to < racers.len() => {
                let racer = racers.remove(from);
                racers.insert(to, racer);
            }
            Self::Solo(k) if k < racers.len() => {
                let alone = racers.iter().enumerate().all(|(i, racer)| racer.on == (i == k));
                racers.iter_mut().enumerate().for_each(|(i, racer)| racer.on = alone || i == k);
            }
            _ => {}
        }
    }

    fn apply_to_lab(&self, scene: &mut Scene) {
        let Some(lab) = &mut scene.lab else { return };
        let (numbers, index, value) = match *self {
            Self::LabNumber { field, index, value } => (lab.part_mut(field), index, value),
            Self::NetNumber { net, index, value } => {
                let net = lab.nets_mut().and_then(|nets| nets.get_mut(net));
                (net.and_then(Variant::parameters_mut), index, value)
            }
            _ => return,
        };
        if let Some(numbers) = numbers {
            numbers.set(index, value);
        }
    }

    fn apply_to_racer(&self, scene: &mut Scene) {
        let Some(racer) = self.racer().and_then(|k| scene.racers.get_mut(k)) else { return };
        match self {
            Self::Toggle(_) => racer.on = !racer.on,
            Self::Rule(_, rule) => {
                racer.rule = *rule;
                if !rule.forms().contains(&racer.form) {
                    racer.form = Form::Corrected;
                }
            }
            Self::RuleParam { index, value, .. } => racer.rule.parameters_mut().set(*index, *value),
            Self::Eta(_, eta) => racer.eta = *eta,
            Self::Batch(_, batch) => racer.batch = *batch,
            Self::Draw(_, draw) => racer.draw = *draw,
            Self::Divide(_, divide) => racer.divide = *divide,
            Self::Schedule(_, schedule) => racer.schedule = *schedule,
            Self::ScheduleParam { index, value, .. } => racer.schedule.parameters_mut().set(*index, *value),
            Self::Warmup(_, steps) => racer.warmup = *steps,
            Self::Form(_, form) => racer.form = *form,
            Self::Rename(_, lang, name) => racer.name.set(*lang, name),
            _ => {}
        }
    }

    /// For each racer after the edit its index before, in a list of `count`; `count` for a new one.
    pub fn places(&self, count: usize) -> Vec<usize> {
        let mut places: Vec<usize> = (0..count).collect();
        match *self {
            Self::Remove(k) if k < count => drop(places.remove(k)),
            Self::Duplicate(k) if k < count => places.insert(k + 1, count),
            Self::Move { from, to } if from < count && to < count => {
                let moved = places.remove(from);
                places.insert(to, moved);
            }
            Self::AllEight | Self::Replace(_) => places.clear(),
            _ => {}
        }
        places
    }

    /// The racer it changes, if it changes one.
    pub fn racer(&self) -> Option<usize> {
        match *self {
            Self::Remove(k) | Self::Duplicate(k) | Self::Toggle(k) | Self::Solo(k) => Some(k),
            Self::Rule(k, _) | Self::Eta(k, _) | Self::Batch(k, _) | Self::Draw(k, _) | Self::Divide(k, _) => Some(k),
            Self::Schedule(k, _) | Self::Warmup(k, _) | Self::Form(k, _) => Some(k),
            Self::Rename(k, ..) => Some(k),
            Self::RuleParam { racer, .. } | Self::ScheduleParam { racer, .. } => Some(racer),
            Self::Move { from, .. } => Some(from),
            _ => None,
        }
    }

    /// Whether it changes the same value as `other`, so that a drag of many edits is one undo step.
    pub fn continues(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::SurfaceParam { index: a, .. }, Self::SurfaceParam { index: b, .. })
            | (Self::Noise { index: a, .. }, Self::Noise { index: b, .. }) => a == b,
            (Self::RuleParam { racer: r, index: a, .. }, Self::RuleParam { racer: s, index: b, .. })
            | (Self::ScheduleParam { racer: r, index: a, .. }, Self::ScheduleParam { racer: s, index: b, .. }) => {
                (r, a) == (s, b)
            }
            (Self::Eta(a, _), Self::Eta(b, _))
            | (Self::Warmup(a, _), Self::Warmup(b, _))
            | (Self::Rename(a, ..), Self::Rename(b, ..)) => a == b,
            (Self::LabNumber { field: f, index: a, .. }, Self::LabNumber { field: g, index: b, .. }) => {
                (f, a) == (g, b)
            }
            (Self::NetNumber { net: m, index: a, .. }, Self::NetNumber { net: n, index: b, .. }) => (m, a) == (n, b),
            // The first edit of a drag in a new lab adds the lab to the scene; a choice from a menu ends its gesture
            // itself.
            (Self::Lab(_) | Self::LabNumber { .. } | Self::NetNumber { .. }, Self::Lab(_)) => true,
            (Self::Batch(a, Batch::Size(_)), Self::Batch(b, Batch::Size(_)))
            | (Self::Batch(a, Batch::Growing(_)), Self::Batch(b, Batch::Growing(_))) => a == b,
            (Self::Start(_), Self::Start(_))
            | (Self::Levels(_), Self::Levels(_))
            | (Self::Gradients(_), Self::Gradients(_))
            | (Self::Steps(_), Self::Steps(_))
            | (Self::Seed(_), Self::Seed(_)) => true,
            _ => false,
        }
    }

    /// Its label in the undo menu, for the scene before the change: "η, momentum", "depth, lab".
    pub fn label(&self, scene: &Scene, lang: Lang) -> String {
        let what = match self {
            Self::SurfaceParam { index, .. } => parameter(scene.landscape.parameters(), *index, lang),
            Self::Noise { index, .. } => parameter(&scene.noise, *index, lang),
            Self::RuleParam { racer, index, .. } => {
                scene.racers.get(*racer).map_or_else(String::new, |r| parameter(r.rule.parameters(), *index, lang))
            }
            Self::ScheduleParam { racer, index, .. } => {
                scene.racers.get(*racer).map_or_else(String::new, |r| parameter(r.schedule.parameters(), *index, lang))
            }
            Self::Add(racer) => {
                let name = crate::optim::display_name(lang, &racer.rule, racer.batch);
                return lang.with("edit-add", &[("method", name.into())]);
            }
            Self::LabNumber { field, index, .. } => {
                let parts = scene.lab.as_ref().map(Lab::parts).unwrap_or_default();
                let part = parts.into_iter().find(|(name, _)| name == field);
                return in_lab(part.map(|(_, part)| part), *index, lang);
            }
            Self::NetNumber { net, index, .. } => {
                let net = scene.lab.as_ref().and_then(|lab| lab.nets().get(*net));
                return in_lab(net.and_then(Variant::parameters), *index, lang);
            }
            _ => lang.t(self.key()),
        };
        let name = self.racer().and_then(|k| scene.racer_names(lang).get(k).cloned());
        match name {
            Some(method) => lang.with("edit-of-method", &[("what", what.into()), ("method", method.into())]),
            None => what,
        }
    }

    fn key(&self) -> &'static str {
        match self {
            Self::Surface(_) | Self::SurfaceParam { .. } => "edit-surface",
            Self::Noise { .. } => "edit-noise",
            Self::Levels(_) | Self::Scale(_) => "edit-levels",
            Self::Facets(_) => "edit-facets",
            Self::Start(_) => "edit-start",
            Self::Gradients(_) => "edit-gradients",
            Self::Steps(_) => "edit-steps",
            Self::Seed(_) => "edit-seed",
            Self::Add(_) => "edit-add",
            Self::AllEight => "edit-all-eight",
            Self::Remove(_) => "edit-remove",
            Self::Duplicate(_) => "edit-duplicate",
            Self::Move { .. } => "edit-move",
            Self::Toggle(_) => "edit-toggle",
            Self::Solo(_) => "edit-solo",
            Self::AllOn => "edit-all-on",
            Self::Rule(..) | Self::RuleParam { .. } => "edit-rule",
            Self::Eta(..) | Self::EtaOfGd(_) => "edit-eta",
            Self::Batch(..) => "edit-batch",
            Self::Draw(..) => "edit-draw",
            Self::Divide(..) => "edit-divide",
            Self::Schedule(..) | Self::ScheduleParam { .. } => "edit-schedule",
            Self::Warmup(..) => "edit-warmup",
            Self::Form(..) => "edit-form",
            Self::Rename(..) => "edit-rename",
            Self::Lab(_) | Self::LabNumber { .. } | Self::NetNumber { .. } => "edit-lab",
            Self::Replace(_) => "edit-replace",
        }
    }
}

fn parameter(parameters: &dyn Parameters, index: usize, lang: Lang) -> String {
    parameters.params().get(index).map_or_else(String::new, |p| p.label(lang))
}

/// The label of a lab's number: "depth, lab"; only "lab" if the number does not exist.
fn in_lab(part: Option<&dyn Parameters>, index: usize, lang: Lang) -> String {
    match part.and_then(|part| part.params().get(index)) {
        Some(param) => lang.with("edit-of-lab", &[("what", param.label(lang).into())]),
        None => lang.t("edit-lab"),
    }
}

/// Steps taken apart stay with their racers, whose places before are `places`; those of racers that are gone or off go.
fn follow(scene: &mut Scene, places: &[usize]) {
    let (racers, steps) = (&scene.racers, scene.steps);
    scene.view.anatomy.retain_mut(|of| {
        let Some(racer) = places.iter().position(|place| *place == of.racer) else { return false };
        *of = StepOf { racer, step: of.step.min(steps) };
        racers.get(racer).is_some_and(|racer| racer.on)
    });
}
