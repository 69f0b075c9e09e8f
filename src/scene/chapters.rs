//! The embedded scenes by chapter of the lecture, in the order in which they are shown.

use crate::text::{Lang, kebab};

/// Declares [`Chapter`] and [`EMBEDDED`] from chapters with the file names of their scenes, without `.ron`.
macro_rules! chapters {
    ($( $(#[$doc:meta])* $Name:ident: [ $($file:literal),* $(,)? ], )+) => {
        /// A chapter of the lecture.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Chapter {
            $( $(#[$doc])* $Name, )+
        }

        impl Chapter {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$( Self::$Name, )+];
        }

        /// The scenes of `presets/`: chapter, file name without `.ron`, contents. A test compares the list with the folder.
        pub const EMBEDDED: &[(Chapter, &str, &str)] = &[$($(
            (Chapter::$Name, $file, include_str!(concat!("../../presets/", $file, ".ron"))),
        )*)+];
    };
}

chapters! {
    /// Gradient descent: slides 1–5.
    GradientDescent: [
        "01-eight-methods",
        "02-stop-gradient-descent",
        "03-stop-one-example",
        "04-gradient-descent",
    ],
    /// Stochastic gradient descent: slides 6–13.
    Stochastic: [
        "05-one-object",
        "06-stop-decaying",
        "07-right-on-average",
        "08-local-is-not-global",
        "09-decaying-step",
        "10-robbins-monro",
        "11-step-as-printed",
        "12-risk-over-iterations",
        "13-divided-by-n",
        "14-stop-mini-batch",
        "15-stopping",
        "16-scheduled-one",
        "17-scheduled-ten",
        "18-one-or-ten",
    ],
    /// Batch size: slides 14–20.
    BatchSize: [
        "19-batch-spread",
        "20-noise-scale",
        "21-small-batches",
        "22-equal-gradients",
        "23-batches-by-epoch",
        "24-linear-scaling",
        "25-net-linear-scaling",
        "26-growing-batch",
        "27-net-growing-batch",
        "28-large-batch-summary",
    ],
    /// Ravines and momentum: slides 21–29.
    Momentum: [
        "29-large-step",
        "30-divergence",
        "31-small-step",
        "32-stretched-lines",
        "33-momentum-ravine",
        "34-best-momentum",
        "35-step-outside",
        "36-inertia-is-velocity",
        "37-valley",
        "38-valley-with-momentum",
        "39-look-ahead",
    ],
    /// Adaptive step sizes: slides 30–36.
    AdaptiveSteps: [
        "40-rare-category",
        "41-weights-learn-unequally",
        "42-scales",
        "43-ada-grad-stops",
        "44-step-of-each-weight",
        "45-epsilon-outside",
        "46-rms-prop-forgets",
        "47-adam",
        "48-adam-on-the-slide",
        "49-bias-correction",
    ],
    /// Dropout: slides 37–47.
    Dropout: [
        "50-dropout-overfitting",
        "51-subnets",
        "52-dropout-as-printed",
        "53-weights-of-one",
        "54-dropout-at-one-half",
        "55-mean-of-subnets",
    ],
    /// Covariate shift: slides 48–54.
    CovariateShift: [
        "56-turned-boundary",
        "57-covariate-shift",
        "58-example-weights",
        "59-flattened-weights",
        "60-estimated-weights",
        "61-little-net",
    ],
    /// Batch normalisation: slides 55–65.
    BatchNorm: [
        "62-one-distribution",
        "63-batch-norm-by-hand",
        "64-down-the-columns",
        "65-what-batch-norm-keeps",
        "66-running-averages",
        "67-batch-of-two",
        "68-batch-of-one",
        "69-batch-norm-small-batches",
        "70-larger-step",
        "71-noise-after-batch-norm",
        "72-covariate-shift-linear",
        "73-batch-norm-smooths",
        "74-batch-norm-no-smoother",
        "75-loss-slice",
    ],
    /// Layer normalisation: slides 66–69.
    LayerNorm: [
        "76-gain-per-column",
        "77-along-the-rows",
        "78-layer-norm-of-one",
        "79-scalars-on-the-slide",
        "80-digits",
    ],
    /// Surfaces of our own.
    Extra: [
        "81-rosenbrock",
        "82-saddle",
        "83-which-minimum",
        "84-local-minima",
        "85-noisy-logistic",
    ],
}

/// What a chapter is called; none is that of the user's own scenes.
pub fn name(chapter: Option<Chapter>, lang: Lang) -> String {
    lang.t(&chapter
        .map_or_else(|| "chapter-own".to_owned(), |chapter| format!("chapter-{}", kebab(&format!("{chapter:?}")))))
}
