//! 50 steps of SGD (η = 0.1, batch 32) of a net 64-32-32-10 on the digits, made again.
//!
//! `tests/data/net` holds them as two independent programs made them (torch 2.15 in f64 and numpy), which agree to
//! 4e-15: initial weights, batches and dropout masks, every step's loss and norms, the final weights (`manifest.json`:
//! conventions). The digits are CC BY 4.0, see `assets/data/README.md`.

use super::*;
use losscape::optim::Momentum;
use std::collections::HashMap;

fn file(name: &str) -> csv::Reader<std::fs::File> {
    csv::Reader::from_path(format!("tests/data/net/{name}")).expect(name)
}

/// Named tensors of a file, values row by row.
fn tensors(name: &str) -> HashMap<String, Vec<f64>> {
    let numbers = |text: &str| text.split(' ').map(|x| x.parse().expect("a number")).collect();
    file(name).records().map(|row| row.expect("a row")).map(|row| (row[0].to_owned(), numbers(&row[2]))).collect()
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
        let row = row.expect("a row");
        if &row[2] == "0" {
            training.insert(row[0].to_owned(), training.len() as u32);
        }
    }
    file("batches.csv")
        .records()
        .flat_map(|row| row.expect("a row").iter().skip(1).map(|index| training[index]).collect::<Vec<_>>())
        .collect()
}

/// Eight hexadecimal digits an example, the highest bit the first unit.
fn masks() -> Vec<bool> {
    let bits = |digit: char| (0..4).rev().map(move |bit| digit.to_digit(16).expect("hexadecimal") >> bit & 1 == 1);
    file("dropout_masks.csv")
        .records()
        .flat_map(|row| row.expect("a row")[2].chars().flat_map(bits).collect::<Vec<_>>())
        .collect()
}

fn trainer(norm: Norm, dropout: f64, rule: RuleSpec) -> Trainer {
    let net = Net::new(spec(norm, dropout)).expect("a net");
    let script = Replay {
        weights: flat(&net, &tensors("init.csv")),
        order: order(),
        kept: if dropout > 0.0 { masks() } else { Vec::new() },
    };
    Trainer::replaying(net, Arc::new(Dataset::digits()), &Updates { rule, ..HOW }, script).expect("a trainer")
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
        serde_json::from_reader(std::fs::File::open("tests/data/net/manifest.json").expect("a manifest"))
            .expect("JSON");
    let variant =
        manifest["variants"].as_array().expect("a list").iter().find(|variant| variant["name"] == name).expect(name);
    for (part, key) in [(Split::Train, "train"), (Split::Validation, "val")] {
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
