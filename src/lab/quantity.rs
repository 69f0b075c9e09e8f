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
    Spread = "quantity-spread",
    /// Standard deviation of a unit's values.
    Deviation = "quantity-deviation",
    /// Mean of a unit's values.
    Mean = "quantity-mean",
    /// Skewness of a unit's values.
    Skewness = "quantity-skewness",
    /// Share of the seeds whose training failed: it diverged, or the net is no better than guessing.
    FailedShare = "quantity-failed-share",
}
