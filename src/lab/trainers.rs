//! From a lab's settings to its nets: data, layers, initial weights.
//!
//! All variants start from equal weights W with γ = 1 and β = 0, and see equal data and equal batches, all from the
//! scene's seed. Spirals and digits: ReLU, cross-entropy, biases. The deep linear net after Santurkar et al. 2018, A.1: no
//! nonlinearity, no biases. That the squared error is averaged over outputs (see [`Loss::SquaredSum`]) and that
//! normalisation stands after every matrix but the last are our reading; the paper says neither.

use super::{DataFileError, Digits, LabError, Network, TrainedNets, Training, Variant};
use crate::intake;
use crate::net::{Activation, Dataset, Loss, Net, NetSpec, Norm, Trainer, Updates};
use std::path::{Component, Path};
use std::sync::Arc;

/// Most bytes of a file of digits: some 200,000 digits, a hundred megabytes of numbers.
pub(super) const MAX_BYTES: usize = 16 << 20;

impl TrainedNets {
    /// A trainer for every variant, in order. `folder` is the scene's.
    ///
    /// # Errors
    /// No nets, a batch of one under batch normalisation, data that cannot be read, layers that cannot be built.
    pub(super) fn trainers(&self, seed: u64, folder: &Path) -> Result<Vec<Trainer>, LabError> {
        if self.nets.is_empty() {
            return Err(LabError::NoNets);
        }
        let data = Arc::new(open(&self.network, seed, folder)?);
        let trainer = |variant: &Variant| trainer(&self.network, variant, &self.training, &data, seed);
        self.nets.iter().map(trainer).collect()
    }
}

/// A trainer of one variant on data that are there already: the many nets of a sweep share them.
///
/// # Errors
/// A batch of one under batch normalisation, layers that cannot be built, data that do not fit them.
pub(super) fn trainer(
    network: &Network,
    variant: &Variant,
    training: &Training,
    data: &Arc<Dataset>,
    seed: u64,
) -> Result<Trainer, LabError> {
    let Training { rule, eta, schedule, warmup, batch, steps, init } = *training;
    let how = Updates { rule, eta, schedule, warmup, batch, steps };
    let net = Net::new(spec(network, variant, data))?;
    Ok(Trainer::new(net, data.clone(), &how, init, seed)?)
}

/// Reads or makes the data of a network.
pub(super) fn open(network: &Network, seed: u64, folder: &Path) -> Result<Dataset, LabError> {
    Ok(match network {
        Network::Spirals(_) => Dataset::spirals(seed),
        Network::Linear(net) => Dataset::gaussian(net.width as usize, seed),
        Network::Digits(Digits { file: None, .. }) => Dataset::digits(),
        Network::Digits(Digits { file: Some(path), .. }) => {
            let name = path.display().to_string();
            // A scene that was downloaded must not read what lies outside its own folder.
            if !path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
                return Err(LabError::Data { path: name, reason: DataFileError::Outside });
            }
            read_digits(&folder.join(path)).map_err(|reason| LabError::Data { path: name, reason })?
        }
    })
}

/// Reads digits from a file.
///
/// # Errors
/// It cannot be read, or is no table of digits.
fn read_digits(path: &Path) -> Result<Dataset, DataFileError> {
    Ok(Dataset::read_digits(intake::file(path, MAX_BYTES)?.as_slice())?)
}

/// The layers of a variant of a network.
fn spec(network: &Network, variant: &Variant, data: &Dataset) -> NetSpec {
    let layers = |depth: f64, width: f64| vec![width as usize; depth as usize];
    let (hidden, outputs, activation, loss) = match network {
        Network::Spirals(net) => (layers(net.depth, net.width), 3, Activation::Relu, Loss::CrossEntropy),
        Network::Digits(net) => (layers(net.depth, net.width), 10, Activation::Relu, Loss::CrossEntropy),
        // The last of its matrices is the output layer.
        Network::Linear(net) => {
            (layers(net.depth - 1.0, net.width), net.width as usize, Activation::Identity, Loss::SquaredSum)
        }
    };
    let norm = match *variant {
        Variant::Plain | Variant::Noisy => Norm::None,
        Variant::BatchNorm(norm) | Variant::NoisyBatchNorm(norm) => Norm::Batch(norm),
        Variant::LayerNorm(norm) => Norm::Layer(norm),
    };
    NetSpec {
        inputs: data.train.x.nrows(),
        hidden,
        outputs,
        activation,
        norm,
        noise: matches!(variant, Variant::NoisyBatchNorm(_) | Variant::Noisy),
        dropout: 0.0,
        bias: !matches!(network, Network::Linear(_)),
        loss,
    }
}
