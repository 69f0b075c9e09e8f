//! A small net: layers with forward and backward side by side over one flat vector of weights, its data and its training.
//!
//! A [`NetSpec`] says what a [`Net`] is made of; the net lays its layers out over one flat vector; a [`Trainer`] runs
//! the rules of [`optim`](crate::optim) on it; an [`Evaluator`] gives its loss at any weights. Columns are examples
//! everywhere. A sum is always taken in the same order, with separate multiplications and additions: the bits are the
//! same on every machine.

mod activation;
mod batch_norm;
mod block;
mod dataset;
mod dense;
mod digits;
mod dropout;
mod error;
mod evaluator;
mod gaussian;
mod init;
mod layer_norm;
mod layout;
mod learner;
mod loss;
mod noise;
mod normalized;
mod pass;
mod product;
mod running_averages;
mod spec;
mod spirals;
mod step_randomness;
mod tensor;
mod trainer;

pub use activation::Activation;
pub use batch_norm::{BatchNorm, RunningVariance};
pub use dataset::{Dataset, Samples, Targets};
pub use digits::DataError;
pub use error::NetError;
pub use evaluator::{Evaluation, Evaluator};
pub use init::Init;
pub use layer_norm::{Gain, LayerNorm};
pub use layout::Net;
pub use loss::Loss;
pub use normalized::Normalized;
pub use running_averages::{LayerAverages, RunningAverages};
pub use spec::{NetSpec, Norm};
pub use tensor::{Tensor, TensorKind};
pub use trainer::{Replay, Split, Trainer, Updates};
