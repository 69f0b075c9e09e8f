//! The registry of update rules, and a rule as written in a scene. Menus, the command line, the tables of
//! `losscape docs` and the shared tests iterate it.
//!
//! A new rule is one file and one word in `rules!` below (and its texts in `optim.ftl` and `anatomy.ftl`).

use super::formula::{Equation, Estimate};
use super::{Batch, Divide, EqualMoves, Family, Form, Rule, RuleVisitor};
use crate::params::{Param, Parameters};
use crate::text::{Lang, kebab};
use serde::{Deserialize, Serialize};

/// Declares [`RuleSpec`] from the lists of rules without parameters and with them.
macro_rules! rules {
    (fixed { $( $(#[$meta:meta])* $Fixed:ident ),+ $(,)? } tuned { $( $Tuned:ident ),+ $(,)? }) => {
        /// An update rule with its parameters: `Gd`, `Momentum(alpha: 0.8)`, `Adam()`.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[allow(missing_docs, reason = "each says what it is in its own file")]
        pub enum RuleSpec {
            $( $(#[$meta])* $Fixed, )+
            $( $Tuned(super::$Tuned), )+
        }

        $( impl From<super::$Tuned> for RuleSpec {
            fn from(rule: super::$Tuned) -> Self {
                Self::$Tuned(rule)
            }
        } )+

        impl RuleSpec {
            /// All rules with their default parameters: the lecture's in its order, then others.
            pub const ALL: [Self; [$( stringify!($Fixed), )+ $( stringify!($Tuned), )+].len()] =
                [$( Self::$Fixed, )+ $( Self::$Tuned(super::$Tuned::DEFAULT), )+];

            /// Name in scene files.
            pub const fn name(&self) -> &'static str {
                match self {
                    $( Self::$Fixed => stringify!($Fixed), )+
                    $( Self::$Tuned(_) => stringify!($Tuned), )+
                }
            }

            /// The forms it has, [`Form::Corrected`] first.
            pub const fn forms(&self) -> &'static [Form] {
                match self {
                    $( Self::$Fixed => super::$Fixed::FORMS, )+
                    $( Self::$Tuned(_) => super::$Tuned::FORMS, )+
                }
            }

            /// Index of its colour in the palette of the lecture's eight methods.
            pub const fn colour(&self) -> usize {
                match self {
                    $( Self::$Fixed => super::$Fixed::COLOUR, )+
                    $( Self::$Tuned(_) => super::$Tuned::COLOUR, )+
                }
            }

            /// Calls `work` with the rule's concrete type; a form not in [`RuleSpec::forms`] is treated as the
            /// corrected one.
            pub fn visit<V: RuleVisitor>(&self, form: Form, work: V) -> V::Output {
                match *self {
                    $( Self::$Fixed => Family::visit(super::$Fixed, form, work), )+
                    $( Self::$Tuned(rule) => Family::visit(rule, form, work), )+
                }
            }

            /// Its parameters.
            pub const fn parameters(&self) -> &dyn Parameters {
                match self {
                    $( Self::$Fixed => &super::$Fixed, )+
                    $( Self::$Tuned(rule) => rule, )+
                }
            }

            fn numbers_mut(&mut self) -> Option<&mut dyn Parameters> {
                match self {
                    $( Self::$Fixed => None, )+
                    $( Self::$Tuned(rule) => Some(rule), )+
                }
            }
        }
    };
}

rules! {
    fixed { #[default] Gd }
    tuned { Momentum, Nesterov, AdaGrad, RmsProp, Adam, AmsGrad, AdamW, Nadam, AdaDelta, Lion }
}

impl RuleSpec {
    /// Text key of its name; `.doc` is a description, `.formula` the formula.
    pub fn text_key(&self) -> String {
        format!("rule-{}", kebab(self.name()))
    }

    /// Its parameters, mutable.
    pub const fn parameters_mut(&mut self) -> &mut dyn Parameters {
        self
    }

    /// The equations of a form, in the order of evaluation.
    pub fn equations(&self, form: Form, batch: Batch, divide: Divide) -> Vec<Equation> {
        self.visit(form, Equations(Estimate::of(batch, divide)))
    }

    /// The properties of a form.
    pub fn traits(&self, form: Form) -> RuleTraits {
        self.visit(form, Traits)
    }
}

/// Properties of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleTraits {
    /// Whether the gradient is evaluated at a look-ahead point instead of at w.
    pub looks_ahead: bool,
    /// Statement about the size of the first step.
    pub first_step: Option<EqualMoves>,
    /// Statement about the size of every step.
    pub every_step: Option<EqualMoves>,
}

struct Traits;

impl RuleVisitor for Traits {
    type Output = RuleTraits;

    fn visit<R: Rule>(self, _rule: R) -> RuleTraits {
        RuleTraits { looks_ahead: R::LOOKS_AHEAD, first_step: R::FIRST_STEP, every_step: R::EVERY_STEP }
    }
}

struct Equations(Estimate);

impl RuleVisitor for Equations {
    type Output = Vec<Equation>;

    fn visit<R: Rule>(self, _rule: R) -> Vec<Equation> {
        R::equations(self.0)
    }
}

/// Forwards to the variant's parameters.
impl Parameters for RuleSpec {
    fn params(&self) -> &'static [Param] {
        self.parameters().params()
    }
    fn get(&self, index: usize) -> f64 {
        self.parameters().get(index)
    }
    fn set(&mut self, index: usize, value: f64) {
        let name = self.name();
        self.numbers_mut().unwrap_or_else(|| panic!("no parameter {index}: {name} has none")).set(index, value);
    }
}

/// Default name of a method: GD is named by its batch (GD, SGD, mini-batch GD), the other rules with their batch unless
/// it is full (Adam, batch 32).
pub fn display_name(lang: Lang, rule: &RuleSpec, batch: Batch) -> String {
    match (rule, batch) {
        (RuleSpec::Gd, Batch::One) => lang.t("rule-sgd"),
        (RuleSpec::Gd, Batch::Size(_)) => lang.t("rule-mini-batch"),
        (_, Batch::Full) => lang.t(&rule.text_key()),
        (_, batch) => {
            let arguments = [("rule", lang.t(&rule.text_key()).into()), ("size", batch.short(lang).into())];
            lang.with("rule-with-batch", &arguments)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::optim::{Growing, Momentum};
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
        assert_eq!(parse("Adam()"), RuleSpec::from(crate::optim::Adam::DEFAULT));
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
    fn numbers_of_one_key_have_one_range() {
        // A fault of a scene finds the range by the key alone.
        for rule in RuleSpec::ALL {
            for param in rule.params() {
                for other in RuleSpec::ALL.iter().flat_map(|rule| rule.params()).filter(|other| other.key == param.key)
                {
                    assert_eq!(other.allowed, param.allowed, "{} of {}", param.key, rule.name());
                }
            }
        }
    }

    #[test]
    fn names_are_made_from_rule_and_batch() {
        let en = |rule, batch| display_name(Lang::En, rule, batch);
        let adam = &RuleSpec::from(crate::optim::Adam::DEFAULT);
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
