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
