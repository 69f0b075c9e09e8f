//! Objects with their targets, for training and for validation.

use super::loss::Target;
use super::{Loss, NetError, NetSpec};
use nalgebra::DMatrix;

/// What a net is to predict.
#[derive(Clone, Debug, PartialEq)]
pub enum Targets {
    /// The class of every object, from 0.
    Classes(Vec<u32>),
    /// Outputs × objects.
    Values(DMatrix<f64>),
}

/// Objects with their targets.
#[derive(Clone, Debug, PartialEq)]
pub struct Samples {
    /// Inputs × objects.
    pub x: DMatrix<f64>,
    /// The target of every object.
    pub y: Targets,
}

/// Data of a net.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// The objects that gradients are taken on.
    pub train: Samples,
    /// Held-out objects.
    pub validation: Samples,
}

impl Samples {
    /// Objects.
    pub fn len(&self) -> usize {
        self.x.ncols()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Inputs of `objects` objects from `begin` on, one after another.
    pub(super) fn inputs(&self, begin: usize, objects: usize) -> &[f64] {
        let inputs = self.x.nrows();
        &self.x.as_slice()[begin * inputs..(begin + objects) * inputs]
    }

    /// Their targets.
    pub(super) fn target(&self, begin: usize, objects: usize) -> Target<'_> {
        self.y.part(begin, objects)
    }

    /// Copies the inputs and targets of some objects.
    pub(super) fn gather(&self, objects: &[u32], x: &mut Vec<f64>, y: &mut Targets) {
        x.clear();
        for &object in objects {
            x.extend_from_slice(self.inputs(object as usize, 1));
        }
        match (&self.y, y) {
            (Targets::Classes(from), Targets::Classes(to)) => {
                to.clear();
                to.extend(objects.iter().map(|&object| from[object as usize]));
            }
            (Targets::Values(from), Targets::Values(to)) => {
                if to.ncols() != objects.len() {
                    *to = DMatrix::zeros(from.nrows(), objects.len());
                }
                for (column, &object) in objects.iter().enumerate() {
                    to.set_column(column, &from.column(object as usize));
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
            return Err(NetError::TargetCount { objects: self.len(), targets });
        }
        if matches!(self.y, Targets::Classes(_)) != (spec.loss == Loss::CrossEntropy) {
            return Err(NetError::Targets);
        }
        Ok(())
    }
}

impl Targets {
    /// Targets of the same kind, of no objects yet.
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

    fn part(&self, begin: usize, objects: usize) -> Target<'_> {
        match self {
            Self::Classes(classes) => Target::Classes(&classes[begin..begin + objects]),
            Self::Values(values) => {
                let outputs = values.nrows();
                Target::Values(&values.as_slice()[begin * outputs..(begin + objects) * outputs])
            }
        }
    }
}

impl Dataset {
    /// Checks that a net can be trained and evaluated on it.
    pub(super) fn check(&self, spec: &NetSpec) -> Result<(), NetError> {
        for (samples, of) in [(&self.train, "the training set"), (&self.validation, "the validation set")] {
            if samples.is_empty() {
                return Err(NetError::NoObjects { of });
            }
            samples.check(spec)?;
        }
        Ok(())
    }
}
