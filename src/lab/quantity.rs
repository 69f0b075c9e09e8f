//! What labs find of a net as one number: what claims of a scene compare.

use serde::{Deserialize, Serialize};

/// Declares [`Quantity`] from names in scenes with the keys of their words.
macro_rules! quantities {
    ($( $(#[$doc:meta])* $Name:ident = $text_key:literal, )+) => {
        /// A number that a lab finds of a net. Which lab finds which is said by its own `quantities`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Quantity {
            $( $(#[$doc])* $Name, )+
        }

        impl Quantity {
            /// All of them.
            pub const ALL: &'static [Self] = &[$( Self::$Name, )+];

            /// Key of its words.
            pub const fn text_key(self) -> &'static str {
                match self {
                    $( Self::$Name => $text_key, )+
                }
            }
        }
    };
}

quantities! {
    /// Median width of the band of losses along the gradient: the smoothing lab.
    Band = "quantity-band",
    /// Median largest change of the gradient along itself.
    Change = "quantity-change",
    /// Median effective β-smoothness.
    Beta = "quantity-beta",
    /// Median loss of the training batches.
    TrainingLoss = "quantity-training-loss",
    /// Accuracy on held-out data after training, as a share.
    Accuracy = "quantity-accuracy",
    /// Median ‖G − G′‖: the covariate shift lab.
    Shift = "quantity-shift",
    /// Median cos∠(G, G′).
    Cosine = "quantity-cosine",
    /// Loss at the trained weights, the middle of the slice.
    Bottom = "quantity-bottom",
    /// How many times larger the inputs of the little net's second layer have become.
    Growth = "quantity-growth",
    /// tr Σ/‖∇Q‖²: the batch size lab.
    NoiseScale = "quantity-noise-scale",
    /// Standard deviation of a large batch's gradient over that of one example.
    Spread = "quantity-spread",
    /// Slope of that standard deviation against the batch size, on log axes.
    SpreadSlope = "quantity-spread-slope",
    /// Share of wrong answers on held-out data, the median over seeds.
    HeldOutError = "quantity-held-out-error",
    /// The base learning rate η/m under which a batch size ends with the least error.
    BestRate = "quantity-best-rate",
    /// How many base learning rates of the grid are stable.
    StableRates = "quantity-stable-rates",
    /// Updates of the weights.
    Updates = "quantity-updates",
    /// Mean of d(x)/x in training: the dropout lab.
    TrainingMean = "quantity-training-mean",
    /// d(x)/x at inference.
    InferenceMean = "quantity-inference-mean",
    /// An output of the net with weights 1.
    Output = "quantity-output",
    /// Its mean over all masks.
    MeanOutput = "quantity-mean-output",
    /// The share of the draws in which a subnet came.
    Share = "quantity-share",
    /// How many different subnets came.
    Subnets = "quantity-subnets",
    /// Loss on all training data after training.
    FinalTrainingLoss = "quantity-final-training-loss",
    /// Loss on held-out data after training.
    HeldOutLoss = "quantity-held-out-loss",
    /// The lowest loss on held-out data during training.
    LowestHeldOutLoss = "quantity-lowest-held-out-loss",
    /// Held-out loss less training loss after training.
    Gap = "quantity-gap",
    /// Distance of a mean prediction from the inference pass.
    MeanDistance = "quantity-mean-distance",
    /// Sampling error of a mean prediction.
    SamplingError = "quantity-sampling-error",
    /// Held-out loss of a mean prediction.
    MeanLoss = "quantity-mean-loss",
    /// z of the chosen cell: the normalisation lab's matrix.
    Entry = "quantity-entry",
    /// Largest |mean| of a column of x̃.
    ColumnMean = "quantity-column-mean",
    /// Largest distance of a column's standard deviation from 1.
    ColumnDeviation = "quantity-column-deviation",
    /// Largest |mean| of a row of x̃.
    RowMean = "quantity-row-mean",
    /// How many numbers γ and β have together.
    Gains = "quantity-gains",
    /// Distance of the running mean from the true one, in true standard deviations.
    MeanGap = "quantity-mean-gap",
    /// Running variance over the true one.
    VarianceRatio = "quantity-variance-ratio",
    /// Standard deviation of x̃ at inference.
    InferenceDeviation = "quantity-inference-deviation",
    /// Standard deviation of a unit's values.
    Deviation = "quantity-deviation",
    /// Mean of a unit's values.
    Mean = "quantity-mean",
    /// Skewness of a unit's values.
    Skewness = "quantity-skewness",
    /// Share of the seeds whose training failed: it diverged, or the net is no better than guessing.
    FailedShare = "quantity-failed-share",
    /// Median mean squared error on the target: the adaptation lab.
    TargetError = "quantity-target-error",
    /// The least error on the target that any line has.
    LeastTargetError = "quantity-least-target-error",
    /// Median effective sample size.
    SampleSize = "quantity-sample-size",
    /// Median step of the best held-out loss before the stop: the stopping lab.
    BestStep = "quantity-best-step",
    /// Median step of the stop; ∞ of trainings that do not stop.
    StopStep = "quantity-stop-step",
    /// Median held-out loss at the best step.
    LossAtBest = "quantity-loss-at-best",
    /// Median held-out loss at the stop.
    LossAtStop = "quantity-loss-at-stop",
    /// Median held-out loss after the last step.
    LossAtEnd = "quantity-loss-at-end",
    /// Median training loss after the last step.
    TrainingLossAtEnd = "quantity-training-loss-at-end",
}
