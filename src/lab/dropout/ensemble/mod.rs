//! Slide 47: is the inference pass the mean prediction of all subnets?
//!
//! A net is trained under dropout. Then K masks are drawn, each is a subnet, and their predictions on the held-out
//! examples are averaged, arithmetically and geometrically, and compared with the inference pass of the whole net.
//!
//! - Masks on the inputs of the softmax layer alone: logits are linear in the mask, E z = the inference pass's z, and so
//!   the geometric mean over *all* masks, weighted by their probability and divided by its sum, *is* the inference pass
//!   (Srivastava et al. 2014; Goodfellow, Bengio, Courville 2016, 7.12). With K masks it comes near as 1/√K.
//! - Masks in all hidden layers: a ReLU stands between a mask and the logits, and the two differ. How far is measured.
//!
//! Both kinds have the same weights, masks and examples. The distance is the mean total variation ½Σ|p − q|; the sampling
//! error of K masks is half the distance between the means of every other mask.

mod charts;
mod findings;
mod mean;
mod run;
mod subnet;
mod verdict;

pub use findings::Findings;
pub use mean::{Mean, Sums, distance, loss};
pub use run::SeedFindings;
pub use subnet::{Layer, layers, log_softmax, relu};

use super::{Dropout, trained};
use crate::cost::Cost;
use crate::lab::net_cost::DIGITS;
use crate::lab::side_by_side::SideBySide;
use crate::lab::{LabError, LabJob, Quantity};
use crate::text::Lang;

/// Claims compare these of each kind and mean at the most masks: medians over the seeds.
pub(super) const QUANTITIES: &[Quantity] = &[Quantity::MeanDistance, Quantity::SamplingError, Quantity::MeanLoss];

/// Where masks are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// On the inputs of the softmax layer.
    Softmax,
    /// In every hidden layer.
    Deep,
}

impl Kind {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::Softmax, Self::Deep];

    /// Name in tables; `dropout-kind-…` are its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Softmax => "softmax",
            Self::Deep => "deep",
        }
    }
}

/// A mean prediction beside the inference pass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Where masks are.
    pub kind: Kind,
    /// How many.
    pub masks: usize,
    /// How their predictions are averaged.
    pub mean: Mean,
    /// Held-out loss of the mean prediction.
    pub loss: f64,
    /// From the inference pass.
    pub distance: f64,
    /// Sampling error of the mean prediction, in the same measure; none of a single mask.
    pub error: Option<f64>,
}

/// The curves in order: kind, then mean.
pub(super) fn curves() -> impl Iterator<Item = (Kind, Mean)> {
    Kind::ALL.into_iter().flat_map(|kind| Mean::ALL.into_iter().map(move |mean| (kind, mean)))
}

/// What a claim's `net` counts: the curves, and last the inference pass.
pub(super) fn names(lang: Lang) -> Vec<String> {
    let name = |(kind, mean): (Kind, Mean)| {
        let words = [("mean", lang.t(&format!("dropout-mean-{}", mean.key())).into())];
        lang.with(&format!("dropout-kind-{}", kind.key()), &words)
    };
    curves().map(name).chain([lang.t("dropout-inference")]).collect()
}

/// A net of every seed at once; then copies of its layers, and predictions of all held-out examples: sums for every kind,
/// half and mean, and the outputs of all layers of one mask.
pub(super) fn cost(lab: &Dropout) -> Cost {
    let (size, (_, held_out)) = (trained::size(lab), DIGITS);
    let of_seed = trained::cost(lab)
        + size.copies(2.0)
        + Cost::numbers(held_out * (4.0 * lab.width + 40.0 * Kind::ALL.len() as f64))
        + size.evaluations(Kind::ALL.len() as f64 * lab.members, held_out);
    of_seed * lab.seeds
}

/// Begins the lab's work: a seed is a run; a unit of it is a part of the training, then a mask.
pub(super) fn start(lab: &Dropout, seed: u64) -> Result<LabJob, LabError> {
    let lab = *lab;
    trained::net(&lab, lab.p)?;
    let runs = trained::seeds(&lab, seed).into_iter().map(|seed| run::Run::new(lab, seed)).collect();
    let gather =
        move |runs: &[run::Run]| Findings { lab, seeds: runs.iter().map(|run| run.findings.clone()).collect() };
    Ok(SideBySide::start(lab.into(), seed, runs, run::TRAINING + lab.members as usize, gather))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::Watch;
    use crate::net::{Dataset, Evaluator, Replay, RunningAverages, Samples, Split, Targets, Trainer, Updates};
    use crate::optim::{RuleSpec, Schedule};
    use crate::rng::{Purpose, normal, stream, uniform};
    use std::sync::Arc;

    const INPUTS: usize = 10;
    const CLASSES: usize = 5;

    fn bits(mask: usize, p: f64) -> (Vec<f64>, f64) {
        let kept: Vec<bool> = (0..INPUTS).map(|unit| mask >> unit & 1 == 1).collect();
        let factors = kept.iter().map(|kept| if *kept { 1.0 / (1.0 - p) } else { 0.0 }).collect();
        (factors, kept.iter().map(|kept| if *kept { 1.0 - p } else { p }).product())
    }

    /// Predictions of all 2¹⁰ masks of ten units below a softmax layer, with `between` the mask and the layer; and those
    /// of the inference pass.
    fn enumerated(p: f64, between: fn(&mut [f64])) -> (Sums, Vec<f64>) {
        let mut random = stream(7, Purpose::Weights, 0);
        let mut layer = |inputs: usize, outputs: usize| Layer {
            w: (0..inputs * outputs).map(|_| normal(&mut random)).collect(),
            b: (0..outputs).map(|_| normal(&mut random)).collect(),
        };
        let (low, top) = (layer(INPUTS, INPUTS), layer(INPUTS, CLASSES));
        let x: Vec<f64> = (0..3 * INPUTS).map(|k| (k as f64).sin()).collect();
        let predict = |mask: Option<&[f64]>| {
            let mut a = low.apply(mask, &x, INPUTS);
            between(&mut a);
            let mut z = top.apply(None, &a, INPUTS);
            log_softmax(&mut z, CLASSES);
            z
        };
        let mut sums = Sums::new(3 * CLASSES, CLASSES);
        for mask in 0..1 << INPUTS {
            let (factors, probability) = bits(mask, p);
            sums.add(&predict(Some(&factors)), probability);
        }
        (sums, predict(None).iter().map(|log| log.exp()).collect())
    }

    #[test]
    fn the_geometric_mean_over_all_masks_is_the_inference_pass_where_nothing_but_sums_follows() {
        for p in [0.1, 0.25, 0.5, 0.8] {
            let (sums, inference) = enumerated(p, |_| {});
            let geometric = sums.mean(Mean::Geometric);
            for (found, expected) in geometric.iter().zip(&inference) {
                assert!((found - expected).abs() < 1e-12, "p = {p}: {found} {expected}");
            }
            let arithmetic = distance(&sums.mean(Mean::Arithmetic), &inference, CLASSES);
            assert!(arithmetic > 1e-3, "the arithmetic mean is another: {arithmetic}");
        }
    }

    #[test]
    fn with_a_nonlinearity_above_the_mask_it_is_not() {
        let (sums, inference) = enumerated(0.25, relu);
        let geometric = distance(&sums.mean(Mean::Geometric), &inference, CLASSES);
        assert!(geometric > 1e-3, "{geometric}");
    }

    /// The sums here and the passes of `net`: without masks the evaluator's loss, with one mask for all examples the
    /// loss of a training step.
    #[test]
    fn a_subnet_is_the_nets_own_pass_under_its_mask() {
        let lab = Dropout { width: 12.0, ..Dropout::default() };
        let (p, seed) = (lab.p, 3);
        let few = |samples: &Samples| {
            let Targets::Classes(classes) = &samples.y else { unreachable!("digits have classes") };
            Samples { x: samples.x.columns(0, 6).into_owned(), y: Targets::Classes(classes[..6].to_vec()) }
        };
        let digits = Dataset::digits();
        let data = Arc::new(Dataset { train: few(&digits.train), validation: few(&digits.validation) });
        let net = trained::net(&lab, p).expect("a net");
        let weights = net.initial(crate::net::Init::He, seed);
        let Targets::Classes(targets) = &data.train.y else { unreachable!("digits have classes") };
        let layers = layers(&net, &weights);
        let mut random = stream(seed, Purpose::DropoutMasks, 0);
        let kept: Vec<Vec<bool>> = (0..2).map(|_| (0..12).map(|_| uniform(&mut random) >= p).collect()).collect();
        let masks: Vec<Vec<f64>> = kept
            .iter()
            .map(|layer| layer.iter().map(|kept| if *kept { 1.0 / (1.0 - p) } else { 0.0 }).collect())
            .collect();
        let told = |masks: Option<&[Vec<f64>]>| {
            let mut first = layers[0].apply(None, data.train.x.as_slice(), 64);
            relu(&mut first);
            let last = run::hidden(&layers, &first, masks, &mut Watch::forever().count(0)).expect("never given up");
            let mut z = run::output(&layers, &last, masks.map(|masks| masks[1].as_slice()));
            log_softmax(&mut z, 10);
            loss(&z.iter().map(|log| log.exp()).collect::<Vec<_>>(), targets, 10)
        };
        let running = RunningAverages::new(net.spec());
        let whole = Evaluator::new(&net).loss(&weights, &running, &data.train);
        assert!((told(None) - whole).abs() < 1e-13 * whole, "{} {whole}", told(None));

        let how = Updates { rule: RuleSpec::Gd, eta: 0.1, schedule: Schedule::Constant, warmup: 0, batch: 6, steps: 1 };
        // Layer by layer, example by example, unit by unit.
        let kept = kept.iter().flat_map(|layer| std::iter::repeat_n(layer.clone(), 6).flatten()).collect();
        let replay = Replay { weights, order: (0..6).collect(), kept };
        let mut trainer = Trainer::replaying(net, data.clone(), &how, replay).expect("a run");
        let masked = trainer.measure();
        assert!((told(Some(&masks)) - masked).abs() < 1e-13 * masked, "{} {masked}", told(Some(&masks)));
        assert!((masked - whole).abs() > 1e-3, "the mask changes something");
        assert!((trainer.evaluate(Split::Train).loss - whole).abs() < 1e-13 * whole, "inference drops nothing");
    }

    #[test]
    fn distance_and_loss_by_hand() {
        assert_eq!(distance(&[0.5, 0.5, 1.0, 0.0], &[0.25, 0.75, 1.0, 0.0], 2), 0.125);
        let by_hand = -(0.5f64.ln() + 0.25f64.ln()) / 2.0;
        assert!((loss(&[0.5, 0.5, 0.75, 0.25], &[0, 1], 2) - by_hand).abs() < 1e-15);
    }
}
