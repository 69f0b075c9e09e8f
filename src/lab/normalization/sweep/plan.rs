//! The settings that a sweep trains: which nets at which batch or learning rate.

use crate::lab::normalization::{Normalization, Part};
use crate::lab::{Digits, Network, Training, Variant};
use crate::net::LayerNorm;

/// Batches of `BatchSize`.
const BATCHES: [f64; 8] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0];
/// Learning rates of `Eta`.
const ETAS: [f64; 9] = [0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0];
/// Training digits of the built-in data, which decide how many steps an epoch has.
pub const EXAMPLES: usize = 1437;

/// What a sweep trains.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The nets that are compared.
    pub nets: Vec<Variant>,
    /// Batches or learning rates, ascending.
    pub values: &'static [f64],
    /// Whether they are batches.
    pub is_batch: bool,
    /// Its net.
    pub network: Network,
    /// Passes over the data.
    pub epochs: usize,
    /// Runs of every setting.
    pub seeds: usize,
    /// The η of every batch, or the batch of every η.
    equal: f64,
}

impl Plan {
    /// The plan of a lab's part.
    pub fn of(lab: &Normalization) -> Self {
        let [plain, norm] = [Variant::Plain, Variant::BatchNorm(lab.batch_norm())];
        let layer = Variant::LayerNorm(LayerNorm { epsilon: lab.epsilon, ..LayerNorm::default() });
        let is_batch = lab.part == Part::BatchSize;
        Self {
            nets: if is_batch { vec![plain, norm, layer] } else { vec![plain, norm] },
            values: if is_batch { &BATCHES } else { &ETAS },
            is_batch,
            network: Network::Digits(Digits { depth: lab.depth, width: lab.width, file: None }),
            epochs: (lab.epochs as usize).max(1),
            seeds: (lab.seeds as usize).max(1),
            equal: if is_batch { lab.eta } else { lab.batch },
        }
    }

    /// Whether a net can be trained at a value.
    pub fn is_possible(&self, net: usize, value: usize) -> bool {
        self.batch(value) > 1 || !self.nets[net].uses_batch()
    }

    /// Places of net and value of every setting, in the order of the picture.
    pub fn settings(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let values = self.values.len();
        (0..self.nets.len()).flat_map(move |net| (0..values).map(move |value| (net, value)))
    }

    /// The batch at a value.
    pub fn batch(&self, value: usize) -> usize {
        (if self.is_batch { self.values[value] } else { self.equal }) as usize
    }

    /// How a setting is trained, but for its seed.
    pub fn training(&self, value: usize) -> Training {
        let batch = self.batch(value);
        let eta = if self.is_batch { self.equal } else { self.values[value] };
        Training { eta, batch, steps: self.epochs * Self::steps(batch), ..Training::default() }
    }

    /// Steps of an epoch: the last, smaller batch is left out.
    pub fn steps(batch: usize) -> usize {
        (EXAMPLES / batch.max(1)).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::Dataset;

    #[test]
    fn an_epoch_sees_all_digits_once() {
        assert_eq!(Dataset::digits().train.len(), EXAMPLES);
        for batch in BATCHES.map(|batch| batch as usize) {
            let seen = Plan::steps(batch) * batch;
            assert!(seen <= EXAMPLES && seen + batch > EXAMPLES, "{batch}");
        }
    }

    #[test]
    fn only_batch_normalisation_is_refused_and_only_of_one_example() {
        let plan = Plan::of(&Normalization { part: Part::BatchSize, ..Normalization::default() });
        let refused: Vec<_> = plan.settings().filter(|(net, value)| !plan.is_possible(*net, *value)).collect();
        assert_eq!(refused, [(1, 0)]);
        let plan = Plan::of(&Normalization { part: Part::Eta, ..Normalization::default() });
        assert!(plan.settings().all(|(net, value)| plan.is_possible(net, value)));
    }
}
