//! The eight methods of the lecture as racers, with step sizes that suit a moderately conditioned quadratic.

use super::Racer;
use crate::optim::{AdaGrad, Adam, Batch, Momentum, Nesterov, RmsProp, RuleSpec};

impl Racer {
    /// GD, SGD, mini-batch GD, momentum, Nesterov, AdaGrad, RMSProp, Adam.
    pub fn all_eight() -> Vec<Self> {
        let racer = |rule, eta, batch| Self { rule, eta, batch, ..Self::default() };
        vec![
            racer(RuleSpec::Gd, 0.01, Batch::Full),
            racer(RuleSpec::Gd, 0.01, Batch::One),
            racer(RuleSpec::Gd, 0.01, Batch::Size(10)),
            racer(RuleSpec::Momentum(Momentum::DEFAULT), 0.003, Batch::Full),
            racer(RuleSpec::Nesterov(Nesterov::DEFAULT), 0.003, Batch::Full),
            racer(RuleSpec::AdaGrad(AdaGrad::DEFAULT), 0.5, Batch::Full),
            racer(RuleSpec::RmsProp(RmsProp::DEFAULT), 0.05, Batch::Full),
            racer(RuleSpec::Adam(Adam::DEFAULT), 0.1, Batch::Full),
        ]
    }
}
