//! The net against a published run, and its derivatives against differences.
//!
//! `tests/data/net` holds 50 steps of SGD (η = 0.1, batch 32) of a net 64-32-32-10 on the digits by two independent
//! programs (torch 2.15 in f64 and numpy), which agree to 4e-15: initial weights, batches and dropout masks, every
//! step's loss and norms, the final weights (`manifest.json`: conventions). The digits are CC BY 4.0, see
//! `assets/data/README.md`.

use losscape::net::*;
use losscape::optim::{Adam, Momentum, Nesterov, RuleSpec, Schedule};
use nalgebra::DMatrix;
use proptest::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

const TOLERANCE: f64 = 1e-10;

fn file(name: &str) -> csv::Reader<std::fs::File> {
    csv::Reader::from_path(format!("tests/data/net/{name}")).expect(name)
}

/// Named tensors of a file, values row by row.
fn tensors(name: &str) -> HashMap<String, Vec<f64>> {
    let numbers = |text: &str| text.split(' ').map(|x| x.parse().expect("a number")).collect();
    file(name).records().map(|row| row.unwrap()).map(|row| (row[0].to_owned(), numbers(&row[2]))).collect()
}

/// Rows of a table, by column.
fn table(name: &str) -> Vec<HashMap<String, f64>> {
    file(name).deserialize().map(|row| row.expect("numbers under names")).collect()
}

/// What a tensor holds, row by row.
fn by_rows(tensor: &Tensor, weights: &[f64]) -> Vec<f64> {
    let values = &weights[tensor.range.clone()];
    (0..tensor.rows).flat_map(|row| (0..tensor.columns).map(move |column| values[row + column * tensor.rows])).collect()
}

/// The flat vector from values row by row; γ = 1 and β = 0 where the file has none.
fn flat(net: &Net, named: &HashMap<String, Vec<f64>>) -> Vec<f64> {
    let mut weights = net.initial(Init::He, 0);
    for tensor in net.tensors() {
        let Some(values) = named.get(&tensor.name) else { continue };
        for row in 0..tensor.rows {
            for column in 0..tensor.columns {
                weights[tensor.range.start + row + column * tensor.rows] = values[row * tensor.columns + column];
            }
        }
    }
    weights
}

/// Columns of the training set for the batches of the run, whose numbers count all digits.
fn order() -> Vec<u32> {
    let mut training = HashMap::new();
    for row in csv::Reader::from_path("assets/data/digits.csv").expect("the digits").records() {
        let row = row.unwrap();
        if &row[2] == "0" {
            training.insert(row[0].to_owned(), training.len() as u32);
        }
    }
    file("batches.csv")
        .records()
        .flat_map(|row| row.unwrap().iter().skip(1).map(|index| training[index]).collect::<Vec<_>>())
        .collect()
}

/// Eight hexadecimal digits an object, the highest bit the first unit.
fn masks() -> Vec<bool> {
    let bits = |digit: char| (0..4).rev().map(move |bit| digit.to_digit(16).expect("hexadecimal") >> bit & 1 == 1);
    file("dropout_masks.csv")
        .records()
        .flat_map(|row| row.unwrap()[2].chars().flat_map(bits).collect::<Vec<_>>())
        .collect()
}

fn spec(norm: Norm, dropout: f64) -> NetSpec {
    NetSpec {
        inputs: 64,
        hidden: vec![32, 32],
        outputs: 10,
        activation: Activation::Relu,
        norm,
        noise: false,
        dropout,
        bias: true,
        loss: Loss::CrossEntropy,
    }
}

const HOW: Updates =
    Updates { rule: RuleSpec::Gd, eta: 0.1, schedule: Schedule::Constant, warmup: 0, batch: 32, steps: 50 };

fn trainer(norm: Norm, dropout: f64, rule: RuleSpec) -> Trainer {
    let net = Net::new(spec(norm, dropout)).expect("a net");
    let script = Script {
        weights: flat(&net, &tensors("init.csv")),
        order: order(),
        kept: if dropout > 0.0 { masks() } else { Vec::new() },
    };
    Trainer::replaying(net, Arc::new(Dataset::digits()), &Updates { rule, ..HOW }, script).expect("a trainer")
}

fn length(values: &[f64]) -> f64 {
    values.iter().map(|x| x * x).sum::<f64>().sqrt()
}

#[track_caller]
fn assert_near(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() <= TOLERANCE, "{what}: {found} instead of {expected}");
}

fn replay(name: &str, norm: Norm, dropout: f64) -> Trainer {
    let mut trainer = trainer(norm, dropout, RuleSpec::Gd);
    for row in table(&format!("{name}.steps.csv")) {
        let step = row["step"];
        assert_near(trainer.measure(), row["loss"], &format!("{name}, loss of step {step}"));
        let gradient = trainer.gradient().to_vec();
        trainer.update();
        for tensor in trainer.net().tensors() {
            for (norm, values) in [("gnorm", &gradient[..]), ("wnorm", trainer.weights())] {
                let column = format!("{norm}_{}", tensor.name);
                let found = length(&values[tensor.range.clone()]);
                assert_near(found, row[&column], &format!("{name}, {column} of step {step}"));
            }
        }
        for (layer, averages) in trainer.running().layers.iter().enumerate() {
            let (mean, variance) = (format!("rmean{}_norm", layer + 1), format!("rvar{}_norm_unbiased", layer + 1));
            assert_near(length(&averages.mean), row[&mean], &format!("{name}, {mean} of step {step}"));
            assert_near(length(&averages.variance), row[&variance], &format!("{name}, {variance} of step {step}"));
        }
    }
    assert_eq!(trainer.step(), 50);
    let last = tensors(&format!("{name}.final.csv"));
    for tensor in trainer.net().tensors() {
        for (found, expected) in by_rows(tensor, trainer.weights()).into_iter().zip(&last[&tensor.name]) {
            assert_near(found, *expected, &format!("{name}, final {}", tensor.name));
        }
    }
    trainer
}

/// Loss and accuracy on training and validation digits as the manifest has them under these names.
fn judge(name: &str, trainer: &mut Trainer, suffix: &str) {
    let manifest: serde_json::Value =
        serde_json::from_reader(std::fs::File::open("tests/data/net/manifest.json").unwrap()).expect("JSON");
    let variant = manifest["variants"].as_array().unwrap().iter().find(|variant| variant["name"] == name).expect(name);
    for (part, key) in [(Part::Train, "train"), (Part::Validation, "val")] {
        let expected = &variant["eval_loss_accuracy"][format!("{key}{suffix}")];
        let found = trainer.evaluate(part);
        assert_near(found.loss, expected[0].as_f64().expect("a loss"), &format!("{name}, {key} loss"));
        assert_eq!(found.accuracy, expected[1].as_f64(), "{name}, {key} accuracy");
    }
}

#[test]
fn the_plain_run_is_reproduced() {
    let mut trainer = replay("plain_sgd", Norm::None, 0.0);
    judge("plain_sgd", &mut trainer, "");
}

#[test]
fn the_run_under_dropout_is_reproduced_and_inference_drops_nothing() {
    let mut trainer = replay("plain_dropout02_sgd", Norm::None, 0.2);
    judge("plain_dropout02_sgd", &mut trainer, "");
}

#[test]
fn the_run_under_batch_normalisation_is_reproduced_with_either_running_variance() {
    let last = tensors("bn_sgd.final.csv");
    for (variance, key, suffix) in
        [(RunningVariance::Unbiased, "unbiased", ""), (RunningVariance::Biased, "biased", "_biased_running_var")]
    {
        let norm = Norm::Batch(BatchNorm { variance, ..BatchNorm::default() });
        let mut trainer = match variance {
            RunningVariance::Unbiased => replay("bn_sgd", norm, 0.0),
            RunningVariance::Biased => {
                let mut trainer = trainer(norm, 0.0, RuleSpec::Gd);
                (0..50).for_each(|_| {
                    trainer.measure();
                    trainer.update();
                });
                trainer
            }
        };
        for (layer, averages) in trainer.running().layers.iter().enumerate() {
            let number = layer + 1;
            let pairs = [
                (&averages.mean, format!("running_mean{number}")),
                (&averages.variance, format!("running_var{number}_{key}")),
            ];
            for (found, name) in pairs {
                assert_eq!(found.len(), last[&name].len());
                found.iter().zip(&last[&name]).for_each(|(found, expected)| assert_near(*found, *expected, &name));
            }
        }
        judge("bn_sgd", &mut trainer, suffix);
    }
}

#[test]
fn momentum_without_memory_is_gradient_descent_on_the_net() {
    let mut gd = trainer(Norm::None, 0.0, RuleSpec::Gd);
    let mut momentum = trainer(Norm::None, 0.0, RuleSpec::Momentum(Momentum { alpha: 0.0 }));
    for _ in 0..20 {
        assert_eq!(gd.measure(), momentum.measure());
        gd.update();
        momentum.update();
        assert_eq!(gd.weights(), momentum.weights());
    }
}

/// Objects of any shape: Gaussian inputs, classes in turn or Gaussian values.
fn dataset(inputs: usize, outputs: usize, loss: Loss, objects: usize) -> Arc<Dataset> {
    let wave = |i: usize, j: usize| ((i * 7 + j * 13 + 1) as f64 * 0.618_033_988_75).fract() * 3.0 - 1.5;
    let samples = |shift: usize| Samples {
        x: DMatrix::from_fn(inputs, objects, |i, j| wave(i, j + shift)),
        y: match loss {
            Loss::CrossEntropy => Targets::Classes((0..objects).map(|j| ((j + shift) % outputs) as u32).collect()),
            _ => Targets::Values(DMatrix::from_fn(outputs, objects, |i, j| wave(i + 3, j + shift))),
        },
    };
    Arc::new(Dataset { train: samples(0), validation: samples(objects) })
}

/// The slope of the loss along a direction, by central differences; nothing where a kink of ReLU lies between.
fn slope(trainer: &mut Trainer, w: &[f64], direction: &[f64]) -> Option<f64> {
    const H: f64 = 1e-6;
    let mut unused = vec![0.0; w.len()];
    let mut at = |h: f64| {
        let moved: Vec<f64> = w.iter().zip(direction).map(|(w, d)| w + h * d).collect();
        trainer.probe(&moved, &mut unused)
    };
    let (before, here, after) = (at(-H), at(0.0), at(H));
    let bend = (after - 2.0 * here + before).abs() / H;
    (bend < 1e-3 * (1.0 + here.abs())).then_some((after - before) / (2.0 * H))
}

fn any_norm() -> impl Strategy<Value = Norm> {
    let layer = |gain| Norm::Layer(LayerNorm { gain, epsilon: 1e-3 });
    prop_oneof![
        Just(Norm::None),
        Just(Norm::Batch(BatchNorm { epsilon: 1e-3, ..BatchNorm::default() })),
        Just(layer(Gain::Vector)),
        Just(layer(Gain::Scalar)),
    ]
}

fn any_spec() -> impl Strategy<Value = NetSpec> {
    let activation = prop_oneof![Just(Activation::Relu), Just(Activation::Tanh), Just(Activation::Identity)];
    let loss = prop_oneof![Just(Loss::CrossEntropy), Just(Loss::MeanSquared), Just(Loss::SquaredSum)];
    let hidden = prop::collection::vec(2_usize..20, 0..4);
    let dropout = prop_oneof![Just(0.0), Just(0.3)];
    (1_usize..12, hidden, 2_usize..11, activation, any_norm(), any::<bool>(), dropout, any::<bool>(), loss).prop_map(
        |(inputs, hidden, outputs, activation, norm, noise, dropout, bias, loss)| NetSpec {
            inputs,
            hidden,
            outputs,
            activation,
            norm,
            noise,
            dropout,
            bias,
            loss,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Tensor by tensor, along a random direction: every layer's part of the way back.
    #[test]
    fn gradients_agree_with_differences(spec in any_spec(), batch in 2_usize..20, seed in 0_u64..1000) {
        let data = dataset(spec.inputs, spec.outputs, spec.loss, 40);
        let net = Net::new(spec).expect("a net");
        let how = Updates { batch, ..HOW };
        let mut trainer = Trainer::new(net.clone(), data, &how, Init::Glorot, seed).expect("data that fit");
        let loss = trainer.measure();
        // γ and β away from 1 and 0, so that mixing them up shows.
        let moved = net.initial(Init::He, seed + 1);
        let w: Vec<f64> = trainer.weights().iter().zip(&moved).enumerate()
            .map(|(i, (a, b))| a + 0.1 * b + 0.05 * (i as f64).sin()).collect();
        let mut gradient = vec![0.0; w.len()];
        prop_assert!((trainer.probe(&trainer.weights().to_vec(), &mut gradient) - loss).abs() == 0.0);
        trainer.probe(&w, &mut gradient);
        for tensor in net.tensors() {
            let mut direction = vec![0.0; w.len()];
            for i in tensor.range.clone() {
                direction[i] = ((i + 1) as f64 * 0.754_877_666 + seed as f64).fract() - 0.5;
            }
            let expected: f64 = gradient.iter().zip(&direction).map(|(g, d)| g * d).sum();
            if let Some(found) = slope(&mut trainer, &w, &direction) {
                let scale = 1.0 + length(&gradient);
                prop_assert!((found - expected).abs() < 2e-6 * scale, "{}: {found} {expected}", tensor.name);
            }
        }
    }

    #[test]
    fn probes_change_nothing(spec in any_spec(), seed in 0_u64..1000) {
        let data = dataset(spec.inputs, spec.outputs, spec.loss, 24);
        let net = Net::new(spec).expect("a net");
        let how = Updates { batch: 8, eta: 0.01, ..HOW };
        let mut trainers = [0, 1].map(|_| {
            Trainer::new(net.clone(), Arc::clone(&data), &how, Init::He, seed).expect("data that fit")
        });
        let mut gradient = vec![0.0; net.len()];
        for _ in 0..5 {
            let [plain, probed] = &mut trainers;
            let losses = [plain.measure(), probed.measure()].map(f64::to_bits);
            prop_assert_eq!(losses[0], losses[1]);
            let at = probed.weights().to_vec();
            let elsewhere: Vec<f64> = at.iter().map(|w| w * 1.5 + 0.1).collect();
            probed.probe(&elsewhere, &mut gradient);
            plain.update();
            probed.update();
            // Also after the update: still the measured batch, noise and masks.
            prop_assert_eq!(probed.probe(&at, &mut gradient).to_bits(), losses[1]);
            prop_assert_eq!(&gradient, &plain.gradient());
            prop_assert_eq!(plain.weights(), probed.weights());
            prop_assert_eq!(plain.running(), probed.running());
        }
    }
}

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
        let mut trainer = Trainer::new(Net::new(spec).expect("a net"), Arc::new(data), &how, Init::He, 1).unwrap();
        let w = trainer.weights()[0];
        trainer.measure();
        assert_eq!(trainer.running().layers[0], Averages { mean: vec![0.0], variance: vec![1.0] });
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
    assert_eq!(refused(spec(norm, 0.0), 0), NetError::NoObjects { of: "a batch" });
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
    assert!(!finite && !trainer.evaluate(Part::Train).loss.is_finite());
}

#[test]
fn a_batch_larger_than_the_training_set_is_all_of_it() {
    let data = dataset(3, 4, Loss::CrossEntropy, 20);
    let how = Updates { batch: 1000, ..HOW };
    let net = Net::new(NetSpec { inputs: 3, hidden: vec![5], outputs: 4, ..spec(Norm::None, 0.0) }).expect("a net");
    let mut trainer = Trainer::new(net, data, &how, Init::He, 5).expect("data that fit");
    let losses = [trainer.measure(), trainer.measure(), trainer.evaluate(Part::Train).loss];
    assert_eq!(losses[0], losses[1]);
    assert_near(losses[2], losses[0], "train mode and inference are one without noise and normalisation");
    assert_eq!(trainer.activations(0).shape(), (5, 20));
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
    let accuracy = trainer.evaluate(Part::Validation).accuracy.expect("classes");
    assert!(accuracy > 0.97, "{accuracy}");
}
