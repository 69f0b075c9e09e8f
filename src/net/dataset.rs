//! Examples with their targets, for training and for validation.

use super::loss::Target;
use super::{Loss, NetError, NetSpec};
use nalgebra::DMatrix;

/// What a net is to predict.
#[derive(Clone, Debug, PartialEq)]
pub enum Targets {
    /// The class of every example, from 0.
    Classes(Vec<u32>),
    /// Outputs × examples.
    Values(DMatrix<f64>),
}

/// Examples with their targets.
#[derive(Clone, Debug, PartialEq)]
pub struct Samples {
    /// Inputs × examples.
    pub x: DMatrix<f64>,
    /// The target of every example.
    pub y: Targets,
}

/// Data of a net.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// The examples that gradients are taken on.
    pub train: Samples,
    /// Held-out examples.
    pub validation: Samples,
}

impl Samples {
    /// Examples.
    pub fn len(&self) -> usize {
        self.x.ncols()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Some of the examples, by their places; a place beyond the last is a fault of the program.
    pub fn subset(&self, places: &[u32]) -> Self {
        let mut inputs = Vec::with_capacity(places.len() * self.x.nrows());
        let mut y = match &self.y {
            Targets::Classes(_) => Targets::Classes(Vec::new()),
            Targets::Values(values) => Targets::Values(DMatrix::zeros(values.nrows(), 0)),
        };
        self.gather(places, &mut inputs, &mut y);
        Self { x: DMatrix::from_vec(self.x.nrows(), places.len(), inputs), y }
    }

    /// Inputs of `examples` examples from `begin` on, one after another.
    pub(super) fn inputs(&self, begin: usize, examples: usize) -> &[f64] {
        let inputs = self.x.nrows();
        &self.x.as_slice()[begin * inputs..(begin + examples) * inputs]
    }

    /// Their targets.
    pub(super) fn target(&self, begin: usize, examples: usize) -> Target<'_> {
        self.y.part(begin, examples)
    }

    /// Copies the inputs and targets of some examples.
    pub(super) fn gather(&self, examples: &[u32], x: &mut Vec<f64>, y: &mut Targets) {
        x.clear();
        for &example in examples {
            x.extend_from_slice(self.inputs(example as usize, 1));
        }
        match (&self.y, y) {
            (Targets::Classes(from), Targets::Classes(to)) => {
                to.clear();
                to.extend(examples.iter().map(|&example| from[example as usize]));
            }
            (Targets::Values(from), Targets::Values(to)) => {
                if to.ncols() != examples.len() {
                    *to = DMatrix::zeros(from.nrows(), examples.len());
                }
                for (column, &example) in examples.iter().enumerate() {
                    to.set_column(column, &from.column(example as usize));
                }
            }
            _ => unreachable!("targets are gathered into their own kind"),
        }
    }

    fn check(&self, spec: &NetSpec) -> Result<(), NetError> {
        if self.x.nrows() != spec.inputs {
            return Err(NetError::Inputs { net: spec.inputs, data: self.x.nrows() });
        }
        let (targets, outputs) = match &self.y {
            Targets::Classes(classes) => {
                (classes.len(), classes.iter().max().map_or(spec.outputs, |&top| top as usize + 1))
            }
            Targets::Values(values) => (values.ncols(), values.nrows()),
        };
        let fits = match &self.y {
            Targets::Classes(_) => outputs <= spec.outputs,
            Targets::Values(_) => outputs == spec.outputs,
        };
        if !fits {
            return Err(NetError::Outputs { net: spec.outputs, data: outputs });
        }
        if targets != self.len() {
            return Err(NetError::TargetCount { examples: self.len(), targets });
        }
        if matches!(self.y, Targets::Classes(_)) != (spec.loss == Loss::CrossEntropy) {
            return Err(NetError::Targets);
        }
        Ok(())
    }
}

impl Targets {
    /// Targets of the same kind, of no examples yet.
    pub(super) fn none(&self) -> Self {
        match self {
            Self::Classes(_) => Self::Classes(Vec::new()),
            Self::Values(values) => Self::Values(DMatrix::zeros(values.nrows(), 0)),
        }
    }

    pub(super) fn target(&self) -> Target<'_> {
        match self {
            Self::Classes(classes) => Target::Classes(classes),
            Self::Values(values) => Target::Values(values.as_slice()),
        }
    }

    fn part(&self, begin: usize, examples: usize) -> Target<'_> {
        match self {
            Self::Classes(classes) => Target::Classes(&classes[begin..begin + examples]),
            Self::Values(values) => {
                let outputs = values.nrows();
                Target::Values(&values.as_slice()[begin * outputs..(begin + examples) * outputs])
            }
        }
    }
}

impl Dataset {
    /// Checks that a net can be trained and evaluated on it.
    pub(super) fn check(&self, spec: &NetSpec) -> Result<(), NetError> {
        for (samples, of) in [(&self.train, "the training set"), (&self.validation, "the validation set")] {
            if samples.is_empty() {
                return Err(NetError::NoExamples { of });
            }
            samples.check(spec)?;
        }
        Ok(())
    }
}
