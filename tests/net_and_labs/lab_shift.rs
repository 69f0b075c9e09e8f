//! The internal covariate shift lab: by hand on a linear net, by a second route on normalised ones, and as a record.

use crate::table;
use losscape::figure::theme::Theme;
use losscape::figure::{Facets, Layer};
use losscape::job::Advance;
use losscape::lab::shift::{Findings, GradientChange, ShiftMeter};
use losscape::lab::{Lab, LittleNet, Network, Record, Shift, Spirals, TrainedNets, Training, Variant, WatchedLayer};
use losscape::net::{
    Activation, BatchNorm, Dataset, Init, Loss, Net, NetSpec, Norm, Replay, Samples, Targets, Trainer, Updates,
};
use losscape::optim::{RuleSpec, Schedule};
use losscape::text::Lang;
use nalgebra::DMatrix;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

fn updates(rule: RuleSpec, eta: f64, batch: usize) -> Updates {
    Updates { rule, eta, schedule: Schedule::Constant, warmup: 0, batch, steps: 10 }
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-12 * expected.abs().max(1.0), "{found} instead of {expected}");
}

/// ŷ = W₂W₁x with one matrix of 2 × 2 and one of 1 × 2; L = mean (ŷ − y)². With e = ŷ − y:
/// ∂L/∂W₂ = (2/n) Σ e (W₁x)ᵀ, ∂L/∂W₁ = (2/n) Σ W₂ᵀ e xᵀ.
#[test]
fn two_linear_layers_by_hand() {
    let (x, y) = ([[1.0, 2.0], [-1.0, 0.5], [0.0, 3.0]], [1.0, -2.0, 0.5]);
    let (w1, w2, eta) = ([[0.5, -1.0], [2.0, 0.25]], [1.5, -0.5], 0.1);
    let hidden = |w1: [[f64; 2]; 2], x: [f64; 2]| w1.map(|row| row[0] * x[0] + row[1] * x[1]);
    let error = |w1, k: usize| {
        let h = hidden(w1, x[k]);
        w2[0] * h[0] + w2[1] * h[1] - y[k]
    };
    let gradient = |w1| {
        let mut g = [0.0; 2];
        for (k, x) in x.iter().enumerate() {
            (0..2).for_each(|i| g[i] += 2.0 / 3.0 * error(w1, k) * hidden(w1, *x)[i]);
        }
        g
    };
    let mut moved = w1;
    for (k, x) in x.iter().enumerate() {
        for i in 0..2 {
            (0..2).for_each(|j| moved[i][j] -= eta * 2.0 / 3.0 * w2[i] * error(w1, k) * x[j]);
        }
    }
    let (g, changed) = (gradient(w1), gradient(moved));
    let dot = |a: [f64; 2], b: [f64; 2]| a[0] * b[0] + a[1] * b[1];
    let difference = [g[0] - changed[0], g[1] - changed[1]];

    let spec = NetSpec {
        inputs: 2,
        hidden: vec![2],
        outputs: 1,
        activation: Activation::Identity,
        norm: Norm::None,
        noise: false,
        dropout: 0.0,
        bias: false,
        loss: Loss::MeanSquared,
    };
    let net = Net::new(spec).unwrap();
    let examples =
        Samples { x: DMatrix::from_fn(2, 3, |i, k| x[k][i]), y: Targets::Values(DMatrix::from_row_slice(1, 3, &y)) };
    let data = Arc::new(Dataset { train: examples.clone(), validation: examples });
    let weights = vec![w1[0][0], w1[1][0], w1[0][1], w1[1][1], w2[0], w2[1]];
    let script = Replay { weights, order: vec![0, 1, 2], kept: Vec::new() };
    let start = || Trainer::replaying(net.clone(), data.clone(), &updates(RuleSpec::Gd, eta, 3), script.clone());

    let mut trainer = start().unwrap();
    trainer.measure();
    let shifted = ShiftMeter::new(net.tensors(), 2).update(&mut trainer);
    close(shifted.distance, dot(difference, difference).sqrt());
    close(shifted.cosine, dot(g, changed) / (dot(g, g) * dot(changed, changed)).sqrt());
    close(trainer.weights()[1], moved[1][0]);

    let mut trainer = start().unwrap();
    trainer.measure();
    let first = ShiftMeter::new(net.tensors(), 1).update(&mut trainer);
    assert_eq!(first.distance, 0.0, "the first layer has nothing below it");
    close(first.cosine, 1.0);
}

/// The definition spelt out tensor by tensor on a second, equal training.
#[test]
fn all_of_the_lower_layers_counts_as_updated_and_the_batch_stays() {
    let spec = |norm, noise| NetSpec {
        inputs: 2,
        hidden: vec![6; 4],
        outputs: 3,
        activation: Activation::Relu,
        norm,
        noise,
        dropout: 0.0,
        bias: true,
        loss: Loss::CrossEntropy,
    };
    let data = Arc::new(Dataset::spirals(1));
    let rules = [RuleSpec::Gd, RuleSpec::Nesterov(losscape::optim::Nesterov::DEFAULT)];
    for (norm, noise) in [(Norm::None, false), (Norm::Batch(BatchNorm::default()), true)] {
        let net = Net::new(spec(norm, noise)).unwrap();
        for rule in &rules {
            let start = || Trainer::new(net.clone(), data.clone(), &updates(*rule, 0.1, 16), Init::He, 3).unwrap();
            let (mut watched, mut plain) = (start(), start());
            let mut watching = ShiftMeter::new(net.tensors(), 3);
            for step in 0..3 {
                watched.measure();
                let shifted = watching.update(&mut watched);

                plain.measure();
                let before = plain.weights().to_vec();
                let (mut g, mut changed) = (vec![0.0; net.len()], vec![0.0; net.len()]);
                plain.probe(&before, &mut g);
                plain.update();
                let mut mixed = before;
                for tensor in net.tensors().iter().filter(|tensor| ["1", "2"].iter().any(|n| tensor.name.ends_with(n)))
                {
                    mixed[tensor.range.clone()].copy_from_slice(&plain.weights()[tensor.range.clone()]);
                }
                plain.probe(&mixed, &mut changed);
                let w3 = net.tensors().iter().find(|tensor| tensor.name == "W3").unwrap().range.clone();
                let expected = GradientChange::between(&g[w3.clone()], &changed[w3]);
                assert_eq!(shifted, expected, "step {step}");
                assert!(shifted.distance > 0.0 && shifted.cosine < 1.0);
                assert_eq!(watched.weights(), plain.weights(), "watching changes no number of the training");
            }
        }
    }
}

#[test]
fn a_layer_beyond_the_last_is_the_last() {
    let data = Arc::new(Dataset::gaussian(2, 1));
    let spec = NetSpec {
        inputs: 2,
        hidden: vec![2],
        outputs: 2,
        activation: Activation::Identity,
        norm: Norm::None,
        noise: false,
        dropout: 0.0,
        bias: false,
        loss: Loss::SquaredSum,
    };
    assert_eq!(data.train.x.nrows(), 2);
    let net = Net::new(spec).unwrap();
    let (second, beyond) = (ShiftMeter::new(net.tensors(), 2), ShiftMeter::new(net.tensors(), 64));
    assert_eq!((second.layer(), beyond.layer(), beyond.is_output()), (1, 1, true));
    assert!(!ShiftMeter::new(net.tensors(), 1).is_output());
}

fn small() -> Shift {
    Shift {
        trained: TrainedNets {
            network: Network::Spirals(Spirals { depth: 3.0, width: 5.0 }),
            training: Training { steps: 12, batch: 20, ..Training::default() },
            ..TrainedNets::default()
        },
        watch: WatchedLayer { layer: 2.0, every: 5.0 },
    }
}

fn run(lab: Lab, budget: Duration) -> Arc<Record> {
    let mut job = lab.start(1, Path::new("")).unwrap();
    while job.advance(budget) != Advance::Done {
        job.output().figure(Lang::Ru, &Theme::Dark.tokens());
    }
    job.output()
}

#[test]
fn a_record_holds_every_watched_step() {
    let record = run(Lab::Shift(small()), Duration::MAX);
    let findings = record.findings_as::<Findings>().expect("another lab's record");
    assert_eq!((record.done, record.total, findings.watched()), (12, 12, 3));
    for net in &findings.nets {
        let sums: Vec<u32> = net.histograms.columns().map(|column| column.iter().sum()).collect();
        assert_eq!(sums, [5 * 20; 3], "units × batch");
    }
    let rows: Vec<String> =
        table(&record).lines().map(|line| line.split(',').take(3).collect::<Vec<_>>().join(",")).collect();
    let expected = [
        "net,step,layer",
        "plain,0,2",
        "plain,5,2",
        "plain,10,2",
        "batch-norm,0,2",
        "batch-norm,5,2",
        "batch-norm,10,2",
    ];
    assert_eq!(rows, expected);
    for lang in Lang::ALL {
        let figure = record.figure(lang, &Theme::Light.tokens());
        assert_eq!((figure.plots.len(), figure.legend.len()), (4, 2));
        assert!(figure.plots[2..].iter().all(|plot| matches!(plot.layers[..], [Layer::Field(_)])));
        let verdict = record.verdict(lang);
        assert!(verdict.contains("3") && !verdict.contains("shift-") && !verdict.contains('$'), "{verdict}");
        assert!(!record.terms(lang).contains('$'));
    }
}

#[test]
fn budgets_change_nothing() {
    let whole = table(&run(Lab::Shift(small()), Duration::MAX));
    assert_eq!(whole, table(&run(Lab::Shift(small()), Duration::ZERO)));
}

#[test]
fn first_and_last_layers_and_every_variant() {
    for layer in [1.0, 64.0] {
        let nets = Variant::all().to_vec();
        let trained = TrainedNets { nets, ..small().trained };
        let watch = WatchedLayer { layer, every: 1.0 };
        let record = run(Lab::Shift(Shift { trained, watch }), Duration::MAX);
        let figure = record.figure(Lang::En, &Theme::Light.tokens());
        assert_eq!(figure.plots.len(), 5 * if layer == 1.0 { 3 } else { 2 }, "the output layer has no nonlinearity");
        let together = record.figure_of(&Facets::None, Lang::En, &Theme::Light.tokens());
        assert_eq!(together.plots.len(), if layer == 1.0 { 7 } else { 2 });
        let is_told = record.verdict(Lang::En).contains("has no layers below it");
        assert_eq!(is_told, layer == 1.0);
    }
}

#[test]
fn a_net_that_diverges_is_an_outcome() {
    let mut lab = small();
    lab.trained.training.eta = 1e200;
    let record = run(Lab::Shift(lab), Duration::MAX);
    assert_eq!(record.done, record.total);
    assert!(record.verdict(Lang::En).contains("iverged at step"), "{}", record.verdict(Lang::En));
    record.figure(Lang::En, &Theme::Light.tokens());
}

#[test]
fn the_little_net_at_both_ends() {
    let record = run(Lab::LittleNet(LittleNet { moved: 1.0 }), Duration::ZERO);
    let figure = record.figure(Lang::En, &Theme::Light.tokens());
    let Layer::Graph(graph) = &figure.plots[1].layers[0] else { panic!("a drawing of the net") };
    let values: Vec<&str> = graph.nodes.iter().map(|node| node.value.as_str()).collect();
    assert_eq!(values[3..7], ["100", "83", "105", "99"]);
    assert_eq!(graph.edges.len(), 12 + 16 + 4);
    assert!(record.verdict(Lang::En).contains("cos 0.77"), "{}", record.verdict(Lang::En));
    assert!(table(&record).contains("\nlayer1,3,0.0000000000000000e0,1.0500000000000000e2\n"));
    let still = run(Lab::LittleNet(LittleNet { moved: 0.0 }), Duration::ZERO);
    assert!(still.verdict(Lang::En).contains("has not moved"));
}
