//! Why a net cannot be built or trained.

/// Why a net cannot be built or trained.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NetError {
    /// A net without inputs.
    #[error("a net needs at least 1 input, found 0")]
    NoInputs,
    /// A layer without units.
    #[error("layer {layer} has width 0; a layer needs at least 1 unit")]
    ZeroWidth {
        /// Which layer, from 1; the last is the output.
        layer: usize,
    },
    /// A probability to drop units that is not one, or leaves no units.
    #[error("dropout {found} is not in 0 ≤ p < 1")]
    Dropout {
        /// What was asked for.
        found: f64,
    },
    /// Batch normalisation of a single example would be its β.
    #[error("batch normalisation needs at least 2 examples in a batch, found {found}")]
    BatchOfOne {
        /// Examples of a batch.
        found: usize,
    },
    /// An empty batch or data set.
    #[error("training needs at least 1 example in {of}, found 0")]
    NoExamples {
        /// "a batch", "the training set" or "the validation set".
        of: &'static str,
    },
    /// Data of another width.
    #[error("the net has {net} inputs, its data {data}")]
    Inputs {
        /// Of the net.
        net: usize,
        /// Of the data.
        data: usize,
    },
    /// Targets of another width.
    #[error("the net has {net} outputs, its data {data}")]
    Outputs {
        /// Of the net.
        net: usize,
        /// Of the data: values of an example, or one more than the largest class.
        data: usize,
    },
    /// Classes under a squared loss, or values under cross-entropy.
    #[error("cross-entropy needs classes, a squared loss needs values")]
    Targets,
    /// Examples and targets differ in number.
    #[error("{examples} examples have {targets} targets")]
    TargetCount {
        /// Columns of x.
        examples: usize,
        /// Targets.
        targets: usize,
    },
    /// A batch with an example beyond the end of the training set.
    #[error("example {found} of a batch is not among the {examples} of the training set, counted from 0")]
    Example {
        /// Its index.
        found: usize,
        /// Examples of the training set.
        examples: usize,
    },
    /// A given vector of weights, an order of examples or a list of masks of the wrong length.
    #[error("{of}: found {found}, needed {needed}")]
    Length {
        /// The name of what has that length.
        of: &'static str,
        /// Its length.
        found: usize,
        /// The right one.
        needed: usize,
    },
}
