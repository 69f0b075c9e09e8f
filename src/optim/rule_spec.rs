//! An update rule as a scene says it: the only list of rules.

use super::{
    AdaGrad, AdaGradEpsilonOutside, Adam, AdamOnSlide, AdamUncorrected, Batch, Form, Gd, Momentum, MomentumEtaOutside,
    Nesterov, NesterovEtaOutside, RmsProp, RmsPropEpsilonOutside, RuleVisitor,
};
use crate::params::{Param, Parameters};
use crate::text::Lang;
use serde::{Deserialize, Serialize};

/// An update rule with its parameters: `Gd`, `Momentum(alpha: 0.8)`, `Adam()`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum RuleSpec {
    /// Gradient descent.
    #[default]
    Gd,
    /// A running sum of steps.
    Momentum(Momentum),
    /// The same with the gradient taken ahead.
    Nesterov(Nesterov),
    /// A step of its own for every coordinate.
    AdaGrad(AdaGrad),
    /// The same, forgetting.
    RmsProp(RmsProp),
    /// Running means of the gradient and of its square.
    Adam(Adam),
}

impl RuleSpec {
    /// All rules with their default parameters, in the lecture's order.
    pub const ALL: [Self; 6] = [
        Self::Gd,
        Self::Momentum(Momentum::DEFAULT),
        Self::Nesterov(Nesterov::DEFAULT),
        Self::AdaGrad(AdaGrad::DEFAULT),
        Self::RmsProp(RmsProp::DEFAULT),
        Self::Adam(Adam::DEFAULT),
    ];

    /// Name in scene files.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Gd => "Gd",
            Self::Momentum(_) => "Momentum",
            Self::Nesterov(_) => "Nesterov",
            Self::AdaGrad(_) => "AdaGrad",
            Self::RmsProp(_) => "RmsProp",
            Self::Adam(_) => "Adam",
        }
    }

    /// Key of its words: its name; `.doc` says what it does, `.formula` how.
    pub const fn text_key(&self) -> &'static str {
        match self {
            Self::Gd => "rule-gd",
            Self::Momentum(_) => "rule-momentum",
            Self::Nesterov(_) => "rule-nesterov",
            Self::AdaGrad(_) => "rule-ada-grad",
            Self::RmsProp(_) => "rule-rms-prop",
            Self::Adam(_) => "rule-adam",
        }
    }

    /// Its described numbers.
    pub const fn parameters(&self) -> &dyn Parameters {
        self
    }

    /// Its described numbers, to change.
    pub const fn parameters_mut(&mut self) -> &mut dyn Parameters {
        self
    }

    /// Does `work` with the rule's own type; a form that is none of [`RuleSpec::forms`] is the corrected one.
    pub fn visit<V: RuleVisitor>(&self, form: Form, work: V) -> V::Output {
        match (*self, form) {
            (Self::Gd, _) => work.visit(Gd),
            (Self::Momentum(rule), Form::EtaOutside) => work.visit(MomentumEtaOutside(rule)),
            (Self::Momentum(rule), _) => work.visit(rule),
            (Self::Nesterov(rule), Form::EtaOutside) => work.visit(NesterovEtaOutside(rule)),
            (Self::Nesterov(rule), _) => work.visit(rule),
            (Self::AdaGrad(rule), Form::EpsilonOutside) => work.visit(AdaGradEpsilonOutside(rule)),
            (Self::AdaGrad(rule), _) => work.visit(rule),
            (Self::RmsProp(rule), Form::EpsilonOutside) => work.visit(RmsPropEpsilonOutside(rule)),
            (Self::RmsProp(rule), _) => work.visit(rule),
            (Self::Adam(rule), Form::Slide) => work.visit(AdamOnSlide(rule)),
            (Self::Adam(rule), Form::Uncorrected) => work.visit(AdamUncorrected(rule)),
            (Self::Adam(rule), _) => work.visit(rule),
        }
    }
}

/// A rule's numbers are its variant's.
impl Parameters for RuleSpec {
    fn params(&self) -> &'static [Param] {
        match self {
            Self::Gd => &[],
            Self::Momentum(_) => Momentum::PARAMS,
            Self::Nesterov(_) => Nesterov::PARAMS,
            Self::AdaGrad(_) => AdaGrad::PARAMS,
            Self::RmsProp(_) => RmsProp::PARAMS,
            Self::Adam(_) => Adam::PARAMS,
        }
    }

    fn get(&self, index: usize) -> f64 {
        match self {
            Self::Gd => panic!("no parameter {index}: Gd has none"),
            Self::Momentum(rule) => rule.get(index),
            Self::Nesterov(rule) => rule.get(index),
            Self::AdaGrad(rule) => rule.get(index),
            Self::RmsProp(rule) => rule.get(index),
            Self::Adam(rule) => rule.get(index),
        }
    }

    fn set(&mut self, index: usize, value: f64) {
        match self {
            Self::Gd => panic!("no parameter {index}: Gd has none"),
            Self::Momentum(rule) => rule.set(index, value),
            Self::Nesterov(rule) => rule.set(index, value),
            Self::AdaGrad(rule) => rule.set(index, value),
            Self::RmsProp(rule) => rule.set(index, value),
            Self::Adam(rule) => rule.set(index, value),
        }
    }
}

/// What a method is called when it has no name of its own: GD by its batch (GD, SGD, mini-batch GD), the others
/// with it where it is not full (Adam, batch 32).
pub fn display_name(lang: Lang, rule: &RuleSpec, batch: Batch) -> String {
    match (rule, batch) {
        (RuleSpec::Gd, Batch::One) => lang.t("rule-sgd"),
        (RuleSpec::Gd, Batch::Size(_)) => lang.t("rule-mini-batch"),
        (_, Batch::Full) => lang.t(rule.text_key()),
        (_, batch) => {
            let arguments = [("rule", lang.t(rule.text_key()).into()), ("size", batch.short(lang).into())];
            lang.with("rule-with-batch", &arguments)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::optim::Growing;
    use ron::Options;
    use ron::extensions::Extensions;

    fn ron() -> Options {
        Options::default()
            .with_default_extension(Extensions::IMPLICIT_SOME)
            .with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES)
    }

    #[test]
    fn scene_spelling_parses_and_round_trips() {
        let parse = |text: &str| ron().from_str::<RuleSpec>(text).expect(text);
        assert_eq!(parse("Gd"), RuleSpec::Gd);
        assert_eq!(parse("Adam()"), RuleSpec::ALL[5]);
        assert_eq!(parse("Momentum(alpha: 0.8)"), RuleSpec::Momentum(Momentum { alpha: 0.8 }));
        assert!(ron().from_str::<RuleSpec>("Momentum(beta: 0.8)").is_err());
        for rule in RuleSpec::ALL {
            let text = ron().to_string(&rule).expect("a rule can be written");
            assert_eq!(parse(&text), rule, "{text}");
            assert!(text.starts_with(rule.name()));
        }
    }

    #[test]
    fn every_rule_and_parameter_has_words_and_a_default_it_allows() {
        for mut rule in RuleSpec::ALL {
            for lang in Lang::ALL {
                for key in ["", ".doc", ".formula"] {
                    assert!(lang.has(&format!("{}{key}", rule.text_key())), "{lang:?} {}{key}", rule.text_key());
                }
            }
            for (index, param) in rule.parameters().params().iter().enumerate() {
                assert_eq!(rule.parameters().get(index), param.default);
                assert!(param.allows(param.default), "{}", param.key);
                for lang in Lang::ALL {
                    assert!(lang.has(&format!("param-{}.doc", param.text)), "{}", param.text);
                }
            }
            for index in 0..rule.params().len() {
                rule.parameters_mut().set(index, 0.25);
                assert_eq!(rule.get(index), 0.25);
            }
        }
    }

    #[test]
    fn names_are_made_from_rule_and_batch() {
        let en = |rule, batch| display_name(Lang::En, rule, batch);
        let adam = &RuleSpec::ALL[5];
        assert_eq!(en(&RuleSpec::Gd, Batch::Full), "GD");
        assert_eq!(en(&RuleSpec::Gd, Batch::One), "SGD");
        assert_eq!(en(&RuleSpec::Gd, Batch::Size(10)), "Mini-batch GD");
        assert_eq!(en(adam, Batch::Full), "Adam");
        assert_eq!(en(adam, Batch::Size(32)), "Adam, batch 32");
        assert_eq!(display_name(Lang::Ru, adam, Batch::One), "Adam, батч 1");
        let growing = Batch::Growing(Growing { size: 2.0, every: 60.0, factor: 2.5 });
        assert_eq!(en(&RuleSpec::Gd, growing), "GD, batch 2 ×2.5");
        assert_eq!(display_name(Lang::Ru, &RuleSpec::Gd, growing), "GD, батч 2 ×2,5");
    }
}
