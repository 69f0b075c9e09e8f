//! Every change a person can make to a scene, as data: what undo names, what tests replay.

use super::limits::COORDINATE;
use super::{LevelScale, Racer, Scene};
use crate::lab::{Lab, Variant};
use crate::landscape::Spec;
use crate::optim::{Batch, Divide, Draw, Form, RuleSpec, Schedule};
use crate::params::Parameters;
use crate::text::Lang;

/// A change of a scene. Racers are named by their place in the list.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the variants' docs name their fields")]
pub enum Edit {
    /// Another surface; the start and the view become its own.
    Surface(Spec),
    /// `landscape.parameters()[index]` becomes `value`.
    SurfaceParam { index: usize, value: f64 },
    /// `noise.params()[index]` becomes `value`.
    Noise { index: usize, value: f64 },
    /// About how many level lines.
    Levels(Option<usize>),
    /// Gradients of single objects that time runs to.
    Gradients(u64),
    /// Spacing of level lines and colours.
    Scale(LevelScale),
    /// w⁰; `None` is the landscape's own.
    Start(Option<(f64, f64)>),
    /// Steps of every racer.
    Steps(usize),
    /// Seed of every stream.
    Seed(u64),
    /// A racer at the end of the list.
    Add(Box<Racer>),
    /// The eight methods of the lecture, in place of the list.
    AllEight,
    /// Removes a racer.
    Remove(usize),
    /// A copy right after the original.
    Duplicate(usize),
    /// Moves a racer to another place.
    Move { from: usize, to: usize },
    /// Switches a racer on or off.
    Toggle(usize),
    /// Only this racer on; all on when it is already alone.
    Solo(usize),
    /// All racers on.
    AllOn,
    /// Update rule, with its default parameters.
    Rule(usize, RuleSpec),
    /// `rule.parameters()[index]` of a racer becomes `value`.
    RuleParam { racer: usize, index: usize, value: f64 },
    /// Step size.
    Eta(usize, f64),
    /// Step size of every plain gradient descent that is on.
    EtaOfGd(f64),
    /// How many objects a gradient sees.
    Batch(usize, Batch),
    /// How they are drawn.
    Draw(usize, Draw),
    /// What their sum is divided by.
    Divide(usize, Divide),
    /// How η changes, with default parameters.
    Schedule(usize, Schedule),
    /// `schedule.parameters()[index]` of a racer becomes `value`.
    ScheduleParam { racer: usize, index: usize, value: f64 },
    /// Steps of warm-up.
    Warmup(usize, usize),
    /// Corrected or as on the slide.
    Form(usize, Form),
    /// A racer's own name in a language; empty for the one made from rule and batch.
    Rename(usize, Lang, String),
    /// Another lab, or another network, list of nets, rule or schedule in it; it replaces the scene's whole lab.
    Lab(Box<Lab>),
    /// `params()[index]` of the lab's part `field` (one of [`Lab::parts`]) becomes `value`.
    LabNumber { field: &'static str, index: usize, value: f64 },
    /// `params()[index]` of one of the lab's nets (by its place in [`Lab::nets`]) becomes `value`.
    NetNumber { net: usize, index: usize, value: f64 },
    /// Another whole scene: reset, or a file read again.
    Replace(Box<Scene>),
}

impl Edit {
    /// Changes the scene. Racers, labs and nets that do not exist are left alone.
    pub fn apply(&self, scene: &mut Scene) {
        match self {
            Self::Surface(spec) => {
                scene.landscape = spec.clone();
                scene.start = None;
                (scene.view.x, scene.view.y) = (None, None);
            }
            Self::SurfaceParam { index, value } => scene.landscape.parameters_mut().set(*index, *value),
            Self::Noise { index, value } => scene.noise.set(*index, *value),
            Self::Levels(levels) => scene.view.levels = *levels,
            Self::Gradients(gradients) => scene.view.gradients = Some(*gradients),
            Self::Scale(scale) => scene.view.scale = *scale,
            // A start further out than a scene may say is none: it could not be read again.
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
        // Claims speak of places in the list.
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

    /// For each place of the list after the edit the place it came from, in a list of `count`; one past it for new ones.
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

    /// The racer it changes, if one.
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

    /// Whether it changes the same number as `other`, so that a drag of many edits is one entry of undo.
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
            // A drag in a lab that is not the scene's yet begins by making it so; a choice ends its gesture itself.
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

    /// What undo calls it, in the scene before the change: "η, momentum", "depth, lab".
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

/// A number of the lab, as undo calls it: "depth, lab"; the lab alone where it has no such number.
fn in_lab(part: Option<&dyn Parameters>, index: usize, lang: Lang) -> String {
    match part.and_then(|part| part.params().get(index)) {
        Some(param) => lang.with("edit-of-lab", &[("what", param.label(lang).into())]),
        None => lang.t("edit-lab"),
    }
}
