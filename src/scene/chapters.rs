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
        "130-stop-gradient-descent",
        "131-stop-one-example",
        "02-gradient-descent",
    ],
    /// Stochastic gradient descent: slides 6–13.
    Stochastic: [
        "03-one-object",
        "132-stop-decaying",
        "181-right-on-average",
        "182-local-is-not-global",
        "04-decaying-step",
        "183-robbins-monro",
        "05-step-as-printed",
        "06-risk-over-iterations",
        "07-divided-by-n",
        "133-stop-mini-batch",
        "134-stopping",
        "08-scheduled-one",
        "09-scheduled-ten",
        "10-one-or-ten",
    ],
    /// Batch size: slides 14–20.
    BatchSize: [
        "160-batch-spread",
        "161-noise-scale",
        "162-small-batches",
        "11-equal-gradients",
        "163-batches-by-epoch",
        "12-linear-scaling",
        "164-net-linear-scaling",
        "13-growing-batch",
        "165-net-growing-batch",
        "184-large-batch-summary",
    ],
    /// Ravines and momentum: slides 21–29.
    Momentum: [
        "14-large-step",
        "16-divergence",
        "15-small-step",
        "185-stretched-lines",
        "17-momentum-ravine",
        "180-best-momentum",
        "18-step-outside",
        "186-inertia-is-velocity",
        "19-valley",
        "20-valley-with-momentum",
        "21-look-ahead",
    ],
    /// Adaptive step sizes: slides 30–36.
    AdaptiveSteps: [
        "22-rare-category",
        "187-weights-learn-unequally",
        "23-scales",
        "24-ada-grad-stops",
        "188-step-of-each-weight",
        "25-epsilon-outside",
        "26-rms-prop-forgets",
        "27-adam",
        "28-adam-on-the-slide",
        "29-bias-correction",
    ],
    /// Dropout: slides 37–47.
    Dropout: [
        "100-dropout-overfitting",
        "101-subnets",
        "102-dropout-as-printed",
        "103-weights-of-one",
        "104-dropout-at-one-half",
        "105-mean-of-subnets",
    ],
    /// Covariate shift: slides 48–54.
    CovariateShift: [
        "120-turned-boundary",
        "121-covariate-shift",
        "122-example-weights",
        "123-flattened-weights",
        "124-estimated-weights",
        "35-little-net",
    ],
    /// Batch normalisation: slides 55–65.
    BatchNorm: [
        "140-one-distribution",
        "141-batch-norm-by-hand",
        "142-down-the-columns",
        "143-what-batch-norm-keeps",
        "144-running-averages",
        "145-batch-of-two",
        "146-batch-of-one",
        "147-batch-norm-small-batches",
        "148-larger-step",
        "37-noise-after-batch-norm",
        "36-covariate-shift-linear",
        "38-batch-norm-smooths",
        "39-batch-norm-no-smoother",
        "41-loss-slice",
    ],
    /// Layer normalisation: slides 66–69.
    LayerNorm: [
        "149-gain-per-column",
        "150-along-the-rows",
        "151-layer-norm-of-one",
        "152-scalars-on-the-slide",
        "40-digits",
    ],
    /// Surfaces of our own.
    Extra: [
        "30-rosenbrock",
        "31-saddle",
        "32-which-minimum",
        "33-local-minima",
        "34-noisy-logistic",
    ],
}

/// What a chapter is called; none is that of the user's own scenes.
pub fn name(chapter: Option<Chapter>, lang: Lang) -> String {
    lang.t(&chapter
        .map_or_else(|| "chapter-own".to_owned(), |chapter| format!("chapter-{}", kebab(&format!("{chapter:?}")))))
}
