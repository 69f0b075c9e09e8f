//! Whole trainings under several batch sizes, after the slides' three pictures.
//!
//! | `show` | slide | source | what differs |
//! |---|---|---|---|
//! | `Epochs` | 17 | Hoffer, Hubara & Soudry 2017 | m, under one η |
//! | `Scaling` | 18 | Goyal et al. 2017 | m, under one η; under η in proportion to m; the same with η rising over the first five epochs |
//! | `Growth` | 19 | Smith et al. 2018 | η ÷ 5 or m × 5 at epochs 60, 120, 160 of 205, or first the one, then the other; or no change |
//!
//! Changes of the last stand at the same shares of the epochs. The number of epochs is equal for all, so that a larger batch
//! makes fewer updates.

mod charts;
mod verdict;

use super::curves::{last_error, write_course};
use super::epochs::{self, EpochRun};
use super::{BatchSize, EpochCourse, Phase, Show};
use crate::cost::Cost;
use crate::figure::theme::Tokens;
use crate::figure::{Facets, Figure};
use crate::lab::seeds::seeds;
use crate::lab::series::quartiles;
use crate::lab::side_by_side::SideBySide;
use crate::lab::{LabFindings, LabJob, Quantity, Record};
use crate::text::Lang;
use std::io;

/// Batch sizes under one η, and that η.
const EPOCHS: ([usize; 5], f64) = ([4, 16, 64, 256, 1024], 0.1);
/// Batch sizes under η in proportion, the one that η belongs to, and that η.
const SCALING: ([usize; 8], usize, f64) = ([8, 16, 32, 64, 128, 256, 512, 1024], 8, 0.05);
/// The batch size and η before the first change, and the factor of a change.
const GROWTH: (usize, f64, usize) = (8, 0.4, 5);
/// Errors that differ by less than this are the same: four of the 360 held-out digits.
const SAME: f64 = 0.0115;
/// Epochs of warm-up (Goyal et al. 2017).
const WARMUP: usize = 5;
/// Epochs of the changes, of how many.
const CHANGES: ([usize; 3], usize) = ([60, 120, 160], 205);

/// One of the trainings that are compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// What it is called in tables.
    pub key: String,
    /// Which of the curves or ways it belongs to.
    pub group: usize,
    /// Its phases.
    pub phases: Vec<Phase>,
}

/// What was found so far.
#[derive(Clone, Debug)]
pub struct Findings {
    /// Which trainings.
    pub show: Show,
    /// Epochs of every training.
    pub epochs: usize,
    /// Under these seeds.
    pub seeds: Vec<u64>,
    /// The trainings.
    pub variants: Vec<Variant>,
    /// Of every variant a course per seed.
    pub courses: Vec<Vec<EpochCourse>>,
}

/// Begins the lab's work; a unit is an epoch.
pub(super) fn start(lab: &BatchSize, seed: u64) -> LabJob {
    let (show, epochs) = (lab.show, lab.whole.epochs as usize);
    let seeds: Vec<u64> = seeds(seed, lab.whole.seeds as usize).collect();
    let (variants, data) = (variants(show, epochs), epochs::data());
    let run = |variant: &Variant, seed: &u64| EpochRun::new(*seed, variant.phases.clone(), data.clone());
    let runs = variants.iter().flat_map(|variant| seeds.iter().map(move |seed| run(variant, seed))).collect();
    let gather = move |runs: &[EpochRun]| {
        let courses = runs.chunks(seeds.len().max(1));
        let courses = courses.map(|runs| runs.iter().map(|run| run.course.clone()).collect()).collect();
        Findings { show, epochs, seeds: seeds.clone(), variants: variants.clone(), courses }
    };
    SideBySide::start(lab.clone().into(), seed, runs, epochs, gather)
}

/// A run of every training and seed.
pub(super) fn cost(lab: &BatchSize) -> Cost {
    let variants = variants(lab.show, lab.whole.epochs as usize);
    variants.iter().map(|variant| epochs::cost(&variant.phases)).sum::<Cost>() * lab.whole.seeds
}

/// The trainings that are compared.
fn variants(show: Show, epochs: usize) -> Vec<Variant> {
    match show {
        Show::Epochs => {
            let (sizes, eta) = EPOCHS;
            let variant = |(group, batch): (usize, usize)| {
                let phases = vec![Phase { epochs, batch, eta, warmup: 0 }];
                Variant { key: format!("m = {batch}"), group, phases }
            };
            sizes.into_iter().enumerate().map(variant).collect()
        }
        Show::Scaling => {
            let (sizes, base, eta) = SCALING;
            let ways = [("constant", false, 0), ("linear", true, 0), ("linear warm-up", true, WARMUP.min(epochs))];
            let of_way = |(group, (name, is_scaled, warmup)): (usize, (&str, bool, usize))| {
                sizes.map(|batch| {
                    let factor = if is_scaled { batch as f64 / base as f64 } else { 1.0 };
                    let phases = vec![Phase { epochs, batch, eta: factor * eta, warmup }];
                    Variant { key: format!("m = {batch} {name}"), group, phases }
                })
            };
            ways.into_iter().enumerate().flat_map(of_way).collect()
        }
        Show::Growth => {
            // How many of the changes are made by the batch, the first ones; the others are made by η.
            let (batch, eta, _) = GROWTH;
            let ways = [
                ("decaying", changing(epochs, 0)),
                ("hybrid", changing(epochs, 1)),
                ("increasing", changing(epochs, CHANGES.0.len())),
                ("unchanged", vec![Phase { epochs, batch, eta, warmup: 0 }]),
            ];
            let variant =
                |(group, (name, phases)): (usize, (&str, Vec<Phase>))| Variant { key: name.to_owned(), group, phases };
            ways.into_iter().enumerate().map(variant).collect()
        }
    }
}

/// Four phases: the batch grows at the first `grown` changes, η falls at the others. A training of few epochs has fewer.
fn changing(epochs: usize, grown: usize) -> Vec<Phase> {
    let (first, eta, factor) = GROWTH;
    let (changes, of) = CHANGES;
    let at = |change: usize| (epochs * change + of / 2) / of;
    let ends = changes.map(at).into_iter().chain([epochs]);
    let (mut begin, mut phases) = (0, Vec::new());
    for (k, end) in ends.enumerate() {
        let batch = first * factor.pow(k.min(grown) as u32);
        let eta = eta / (factor as f64).powi((k - k.min(grown)) as i32);
        if end > begin {
            phases.push(Phase { epochs: end - begin, batch, eta, warmup: 0 });
        }
        begin = end;
    }
    phases
}

/// What claims count.
pub(super) fn names(show: Show, lang: Lang) -> Vec<String> {
    let ways = ways(show, lang);
    let name = |variant: Variant| match show {
        Show::Epochs => variant.key,
        Show::Scaling => format!("m = {}, {}", variant.phases[0].batch, ways[variant.group]),
        Show::Growth => ways[variant.group].clone(),
    };
    variants(show, 1).into_iter().map(name).collect()
}

/// What the groups of variants are called.
fn ways(show: Show, lang: Lang) -> Vec<String> {
    match show {
        Show::Epochs => EPOCHS.0.map(|m| format!("m = {m}")).to_vec(),
        Show::Scaling => {
            ["training-constant", "training-linear", "training-linear-warmup"].map(|key| lang.t(key)).to_vec()
        }
        Show::Growth => ["training-decaying", "training-hybrid", "training-increasing", "training-unchanged"]
            .map(|key| lang.t(key))
            .to_vec(),
    }
}

impl Findings {
    /// Quartiles over seeds of the error a variant ends with; ∞ where too many diverged, NaN before the first epoch of
    /// each.
    pub fn quartiles(&self, variant: usize) -> [f64; 3] {
        let errors: Vec<f64> = self.courses[variant].iter().map(last_error).collect();
        let has_all = !errors.iter().any(|error| error.is_nan());
        quartiles(&errors).filter(|_| has_all).unwrap_or([f64::NAN; 3])
    }

    /// Their median.
    pub fn error(&self, variant: usize) -> f64 {
        self.quartiles(variant)[1]
    }

    /// The largest batch of a way to scale η up to which no batch errs more than `SAME` above the smallest one.
    pub fn holds_until(&self, group: usize) -> usize {
        let (sizes, ..) = SCALING;
        let base = self.error(0);
        let holds = |size: usize| self.error(group * sizes.len() + size) <= base + SAME;
        sizes[(0..sizes.len()).take_while(|size| holds(*size)).last().unwrap_or(0)]
    }

    /// Updates of a variant so far.
    pub fn updates(&self, variant: usize) -> Option<u64> {
        self.courses[variant].iter().filter_map(|course| course.updates.last().copied()).max()
    }
}

impl LabFindings for Findings {
    fn figure(&self, _facets: &Facets, lang: Lang, _tokens: &Tokens) -> Figure {
        charts::figure(self, lang)
    }

    fn verdict(&self, record: &Record, lang: Lang) -> String {
        verdict::verdict(self, record, lang)
    }

    fn terms(&self, record: &Record, lang: Lang) -> String {
        verdict::terms(self, record, lang)
    }

    fn quantity(&self, quantity: Quantity, net: usize) -> Option<f64> {
        if net >= self.variants.len() {
            return None;
        }
        match quantity {
            Quantity::HeldOutError => Some(self.error(net)).filter(|error| error.is_finite()),
            Quantity::Updates => self.updates(net).map(|updates| updates as f64),
            _ => None,
        }
    }

    /// A row per net and epoch with the batch, η and updates of that moment; see `write_course`.
    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        out.write_all(b"variant,seed,epoch,batch,eta,updates,train_error,validation_error,diverged\n")?;
        let mut rows = 0;
        for (variant, courses) in self.variants.iter().zip(&self.courses) {
            for (seed, course) in self.seeds.iter().zip(courses) {
                let own = |epoch: usize| {
                    let Phase { batch, eta, .. } = variant.phase(epoch);
                    let updates = course.updates.get(epoch).map_or_else(String::new, u64::to_string);
                    format!(",{batch},{eta:.16e},{updates}")
                };
                rows += write_course(out, &format!("{},{seed}", variant.key), course, own)?;
            }
            written(rows);
        }
        out.flush()
    }
}

impl Variant {
    /// The phase that epoch `epoch` (from 1) belongs to; the first before it.
    pub fn phase(&self, epoch: usize) -> Phase {
        let mut end = 0;
        for phase in &self.phases {
            end += phase.epochs;
            if epoch <= end {
                return *phase;
            }
        }
        self.phases[self.phases.len() - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Smith et al. 2018, as read off slide 19: their batch 128 and η 0.1 are ours at the start.
    #[test]
    fn changes_stand_where_the_slide_has_them() {
        let (m, eta, _) = GROWTH;
        let told = |grown| -> Vec<(usize, usize, f64)> {
            changing(205, grown).iter().map(|p| (p.epochs, p.batch / m, (eta / p.eta).round())).collect()
        };
        assert_eq!(told(0), [(60, 1, 1.0), (60, 1, 5.0), (40, 1, 25.0), (45, 1, 125.0)]);
        assert_eq!(told(1), [(60, 1, 1.0), (60, 5, 1.0), (40, 5, 5.0), (45, 5, 25.0)]);
        assert_eq!(told(3), [(60, 1, 1.0), (60, 5, 1.0), (40, 25, 1.0), (45, 125, 1.0)]);
        let fifth: Vec<usize> = changing(41, 3).iter().map(|phase| phase.epochs).collect();
        assert_eq!(fifth, [12, 12, 8, 9]);
        for epochs in 1..30 {
            assert_eq!(changing(epochs, 1).iter().map(|phase| phase.epochs).sum::<usize>(), epochs);
        }
    }

    #[test]
    fn the_learning_rate_is_in_proportion_to_the_batch() {
        for variant in variants(Show::Scaling, 20) {
            let Phase { batch, eta, warmup, .. } = variant.phases[0];
            let expected = if variant.group == 0 { SCALING.2 } else { SCALING.2 * batch as f64 / SCALING.1 as f64 };
            assert!((eta - expected).abs() < 1e-15);
            assert_eq!(warmup, if variant.group == 2 { 5 } else { 0 });
        }
    }

    #[test]
    fn an_epoch_belongs_to_its_phase() {
        let variant = &variants(Show::Growth, 41)[2];
        let batches = [0, 1, 12, 13, 24, 25, 32, 33, 41].map(|epoch| variant.phase(epoch).batch);
        assert_eq!(batches, [8, 8, 8, 40, 40, 200, 200, 1000, 1000]);
    }
}
