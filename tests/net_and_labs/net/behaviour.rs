//! What the net promises: rules, running averages, seeds, refusals, divergence, learning.

use super::*;
use losscape::optim::{Adam, Nesterov};

fn small(norm: Norm, rule: RuleSpec, eta: f64) -> Trainer {
    let spec = NetSpec { inputs: 3, hidden: vec![5], outputs: 4, ..spec(norm, 0.0) };
    let data = dataset(3, 4, spec.loss, 20);
    let how = Updates { rule, eta, batch: 6, ..HOW };
    Trainer::new(Net::new(spec).expect("a net"), data, &how, Init::He, 5).expect("data that fit")
}

#[test]
fn the_first_step_of_adam_is_eta_along_every_sign() {
    let mut trainer = small(Norm::None, RuleSpec::Adam(Adam { epsilon: 0.0, ..Adam::DEFAULT }), 0.01);
    let before = trainer.weights().to_vec();
    trainer.measure();
    trainer.update();
    for ((before, after), g) in before.iter().zip(trainer.weights()).zip(trainer.gradient()) {
        if *g != 0.0 {
            assert!((after - before + 0.01 * g.signum()).abs() < 1e-12, "{before} {after} {g}");
        }
    }
}

#[test]
fn nesterov_takes_its_gradient_ahead() {
    let alpha = 0.9;
    let mut trainer = small(Norm::None, RuleSpec::Nesterov(Nesterov { alpha }), 0.05);
    let mut w = trainer.weights().to_vec();
    let mut h = vec![0.0; w.len()];
    let mut gradient = h.clone();
    for _ in 0..5 {
        let loss = trainer.measure();
        let ahead: Vec<f64> = w.iter().zip(&h).map(|(w, h)| w - alpha * h).collect();
        assert_eq!(trainer.point(), ahead);
        assert_eq!(trainer.probe(&ahead, &mut gradient), loss);
        for ((w, h), g) in w.iter_mut().zip(&mut h).zip(&gradient) {
            *h = alpha * *h + 0.05 * g;
            *w -= *h;
        }
        trainer.update();
        assert_eq!(trainer.weights(), w);
    }
}

#[test]
fn running_averages_of_a_batch_of_two_by_hand() {
    for (variance, divisor) in [(RunningVariance::Unbiased, 2.0), (RunningVariance::Biased, 4.0)] {
        let norm = Norm::Batch(BatchNorm { variance, momentum: 0.25, ..BatchNorm::default() });
        let spec = NetSpec { inputs: 1, hidden: vec![1], outputs: 1, loss: Loss::MeanSquared, ..spec(norm, 0.0) };
        let samples = |a: f64, b: f64| Samples {
            x: DMatrix::from_vec(1, 2, vec![a, b]),
            y: Targets::Values(DMatrix::from_vec(1, 2, vec![a, b])),
        };
        let data = Dataset { train: samples(1.0, 4.0), validation: samples(0.0, 1.0) };
        let how = Updates { batch: 2, ..HOW };
        let mut trainer =
            Trainer::new(Net::new(spec).expect("a net"), Arc::new(data), &how, Init::He, 1).expect("data that fit");
        let w = trainer.weights()[0];
        trainer.measure();
        assert_eq!(trainer.running().layers[0], LayerAverages { mean: vec![0.0], variance: vec![1.0] });
        trainer.update();
        let averages = &trainer.running().layers[0];
        assert_near(averages.mean[0], 0.25 * 2.5 * w, "mean");
        // (4w − w)²/2 without bias, half of it with: standard deviations differ by √2.
        assert_near(averages.variance[0], 0.75 + 0.25 * 9.0 * w * w / divisor, "variance");
    }
}

#[test]
fn what_is_random_depends_on_its_own_key_alone() {
    let weights = |norm| {
        let net = Net::new(spec(norm, 0.0)).expect("a net");
        let all = net.initial(Init::He, 3);
        let of = |tensor: &Tensor| all[tensor.range.clone()].to_vec();
        net.tensors().iter().filter(|t| t.kind == TensorKind::Weight).map(of).collect::<Vec<_>>()
    };
    assert_eq!(weights(Norm::None), weights(Norm::Batch(BatchNorm::default())));
    assert_eq!(Dataset::spirals(4), Dataset::spirals(4));
    assert_ne!(Dataset::spirals(4), Dataset::spirals(5));
    assert_ne!(Dataset::gaussian(10, 4), Dataset::gaussian(10, 5));
}

#[test]
fn what_cannot_be_trained_is_said() {
    let error = |change: fn(&mut NetSpec)| {
        let mut spec = spec(Norm::None, 0.0);
        change(&mut spec);
        Net::new(spec).expect_err("not a net").to_string()
    };
    assert_eq!(error(|spec| spec.hidden[1] = 0), "layer 2 has width 0; a layer needs at least 1 unit");
    assert_eq!(error(|spec| spec.outputs = 0), "layer 3 has width 0; a layer needs at least 1 unit");
    assert_eq!(error(|spec| spec.inputs = 0), "a net needs at least 1 input, found 0");
    assert_eq!(error(|spec| spec.dropout = 1.0), "dropout 1 is not in 0 ≤ p < 1");
    assert_eq!(error(|spec| spec.dropout = f64::NAN), "dropout NaN is not in 0 ≤ p < 1");

    let digits = Arc::new(Dataset::digits());
    let refused = |spec: NetSpec, batch| {
        let how = Updates { batch, ..HOW };
        Trainer::new(Net::new(spec).expect("a net"), Arc::clone(&digits), &how, Init::He, 1).err().expect("refused")
    };
    let norm = Norm::Batch(BatchNorm::default());
    assert_eq!(refused(spec(norm, 0.0), 1), NetError::BatchOfOne { found: 1 });
    assert_eq!(refused(spec(norm, 0.0), 0), NetError::NoExamples { of: "a batch" });
    assert_eq!(refused(NetSpec { inputs: 2, ..spec(norm, 0.0) }, 8), NetError::Inputs { net: 2, data: 64 });
    assert_eq!(refused(NetSpec { outputs: 9, ..spec(norm, 0.0) }, 8), NetError::Outputs { net: 9, data: 10 });
    assert_eq!(refused(NetSpec { loss: Loss::MeanSquared, ..spec(norm, 0.0) }, 8), NetError::Targets);
}

#[test]
fn a_diverging_net_ends_in_numbers_that_are_not_finite() {
    let mut trainer = small(Norm::None, RuleSpec::Gd, 1e200);
    let mut finite = true;
    for _ in 0..20 {
        finite &= trainer.measure().is_finite();
        trainer.update();
    }
    assert!(!finite && !trainer.evaluate(Split::Train).loss.is_finite());
}

#[test]
fn a_batch_larger_than_the_training_set_is_all_of_it() {
    let data = dataset(3, 4, Loss::CrossEntropy, 20);
    let how = Updates { batch: 1000, ..HOW };
    let net = Net::new(NetSpec { inputs: 3, hidden: vec![5], outputs: 4, ..spec(Norm::None, 0.0) }).expect("a net");
    let mut trainer = Trainer::new(net, data, &how, Init::He, 5).expect("data that fit");
    let losses = [trainer.measure(), trainer.measure(), trainer.evaluate(Split::Train).loss];
    assert_eq!(losses[0], losses[1]);
    assert_near(losses[2], losses[0], "train mode and inference are one without noise and normalisation");
    assert_eq!(trainer.pre_activations(0).shape(), (5, 20));
}

#[test]
fn a_net_learns_the_spirals() {
    let norm = Norm::Batch(BatchNorm::default());
    let spec = NetSpec { inputs: 2, hidden: vec![32; 4], outputs: 3, ..spec(norm, 0.0) };
    let how = Updates { batch: 128, steps: 600, ..HOW };
    let data = Arc::new(Dataset::spirals(1));
    let mut trainer = Trainer::new(Net::new(spec).expect("a net"), data, &how, Init::He, 1).expect("data that fit");
    for _ in 0..how.steps {
        trainer.measure();
        trainer.update();
    }
    let accuracy = trainer.evaluate(Split::Validation).accuracy.expect("classes");
    assert!(accuracy > 0.97, "{accuracy}");
}
