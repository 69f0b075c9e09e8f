//! Slides 49–51: a line is fitted to examples of one domain, the source, and used in another, the target.
//!
//! Every source example x has a weight s(x)^λ in the squared error, where s(x) = p_target(x) / p_source(x): the true ratio, or
//! its estimate by a logistic regression that tells points of the two domains apart. λ = 0 is ordinary least squares, λ = 1
//! makes the weighted error an unbiased estimate of the target's, and flattened weights between them trade bias for variance
//! (Shimodaira 2000). Many runs, each with examples of its own, show how the target error is distributed. It is the
//! mean square of prediction − noise-free answer over the target's density, by [quadrature](Problem::target_nodes).
//!
//! Weights help where the answer to an x is the same in both domains and only the density of x differs (covariate shift). On
//! slide 49 the boundary itself turns: [`Problem::Turned`] has that, and there no weights help.

mod charts;
mod findings;
mod fit;
mod logistic;
mod problem;
mod run;
mod sample;
mod table;
mod verdict;
mod weights;

pub use findings::{Findings, Variant};
pub use fit::Line;
pub use logistic::Logistic;
pub use problem::{Domain, Node, Place, Problem, Shimodaira, Sugiyama};
pub use sample::{Example, Sample};
pub use weights::{Weights, effective_sample_size, flattened};

use super::{Choice, LabError, LabJob, LabKind, Quantity};
use crate::cost::Cost;
use crate::params::{Allowed, Param, Parameters, Scale};
use crate::text::Lang;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The λ that every run is fitted with, beside the chosen one.
pub const COMPARED: [f64; 3] = [0.0, 0.5, 1.0];

/// The adaptation lab as a scene says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Adaptation {
    /// The two domains.
    pub problem: Problem,
    /// Where the weights of the examples come from.
    pub weights: Weights,
    /// The exponent of the weights.
    pub lambda: f64,
    /// Source examples of a run.
    pub examples: usize,
    /// Runs, each with examples of its own.
    pub runs: usize,
}

impl Default for Adaptation {
    fn default() -> Self {
        let [lambda, examples, runs] = [0, 1, 2].map(|index| Self::PARAMS[index].default);
        let (problem, weights) = (Problem::default(), Weights::default());
        Self { problem, weights, lambda, examples: examples as usize, runs: runs as usize }
    }
}

impl Adaptation {
    /// The descriptions of its own numbers, in order.
    pub const PARAMS: &'static [Param] = &[
        Param {
            key: "lambda",
            symbol: "λ",
            text: "adaptation-lambda",
            default: 1.0,
            allowed: Allowed::between(0.0, 1.0),
            slider: (0.0, 1.0),
            scale: Scale::Linear,
        },
        Param {
            key: "examples",
            symbol: "",
            text: "adaptation-examples",
            default: 100.0,
            // Fewer do not fix a plane; more cost a logistic fit more than the pause within which work is given up.
            allowed: Allowed::between(4.0, 10_000.0),
            slider: (10.0, 1000.0),
            scale: Scale::Whole,
        },
        Param {
            key: "runs",
            symbol: "",
            text: "adaptation-runs",
            default: 500.0,
            // More than these do not fit the bins of a histogram any better, and the table would be hundreds of megabytes.
            allowed: Allowed::between(1.0, 100_000.0),
            slider: (10.0, 2000.0),
            scale: Scale::Whole,
        },
    ];

    /// The exponents that every run is fitted with: the compared ones, and the chosen one where it is another. Equal weights
    /// have the exponent 0 only.
    pub fn lambdas(&self) -> Vec<f64> {
        if self.weights == Weights::Equal {
            return vec![0.0];
        }
        let mut lambdas = COMPARED.to_vec();
        if !lambdas.contains(&self.lambda) {
            lambdas.push(self.lambda);
        }
        lambdas
    }

    /// The chosen exponent's place among [`Adaptation::lambdas`].
    pub fn chosen(&self) -> usize {
        self.lambdas().iter().position(|lambda| *lambda == self.lambda).unwrap_or(0)
    }
}

impl Parameters for Adaptation {
    fn params(&self) -> &'static [Param] {
        Self::PARAMS
    }
    fn get(&self, index: usize) -> f64 {
        [self.lambda, self.examples as f64, self.runs as f64][index]
    }
    fn set(&mut self, index: usize, value: f64) {
        match index {
            0 => self.lambda = value,
            1 => self.examples = value as usize,
            _ => self.runs = value as usize,
        }
    }
}

impl LabKind for Adaptation {
    fn own_parts(&self) -> Vec<(&'static str, &dyn Parameters)> {
        let own: (_, &dyn Parameters) = ("", self);
        self.problem.parameters().map(|part| ("problem", part)).into_iter().chain([own]).collect()
    }

    fn own_part_mut(&mut self, field: &str) -> Option<&mut dyn Parameters> {
        match field {
            "" => Some(self),
            "problem" => self.problem.parameters_mut(),
            _ => None,
        }
    }

    fn choices(&self) -> Vec<Choice> {
        let problems = Problem::all();
        let problem = Choice {
            field: "problem",
            type_name: "Problem",
            options: problems.iter().map(|problem| problem.name().to_owned()).collect(),
            chosen: problems.iter().position(|problem| problem.name() == self.problem.name()).unwrap_or(0),
        };
        vec![problem, Choice::of("weights", &Weights::ALL, &self.weights)]
    }

    fn choose(&mut self, field: &str, option: usize) {
        match field {
            "problem" => self.problem = Problem::all()[option],
            "weights" => self.weights = Weights::ALL[option],
            _ => {}
        }
    }

    fn is_random(&self) -> bool {
        true
    }

    fn quantities(&self) -> &'static [Quantity] {
        &[Quantity::TargetError, Quantity::LeastTargetError, Quantity::SampleSize]
    }

    fn net_names(&self, lang: Lang) -> Vec<String> {
        self.lambdas().iter().map(|lambda| findings::name(*lambda, lang)).collect()
    }

    fn cost(&self) -> Cost {
        run::cost(self)
    }

    fn start(&self, seed: u64, _folder: &Path) -> Result<LabJob, LabError> {
        Ok(run::start(self, seed))
    }
}
