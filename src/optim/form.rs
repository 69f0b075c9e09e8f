//! Forms of a rule: variants in which the slide, the paper and the frameworks differ.
//!
//! | form | rules | what differs |
//! |---|---|---|
//! | `Corrected` | all | the lecture's slides'; for Adam, whose slide is wrong, the original paper's |
//! | `Slide` | Adam | slide 35: the bias correction stands inside the recurrence |
//! | `Uncorrected` | Adam | no bias correction: the moments start at zero and stay too small at first |
//! | `EtaOutside` | momentum, Nesterov | `h = alpha·h + g`, `w -= eta·h` (PyTorch's momentum): η is not remembered |
//! | `Average` | momentum | `h = alpha·h + (1 − alpha)·g`, `w -= eta·h` (optax's `ema`): a mean of gradients, not a sum |
//! | `LookAhead` | Nesterov | `h = alpha·h + g`, `w -= eta·(g + alpha·h)` (PyTorch, optax): the path is that of the look-ahead point |
//! | `EpsilonOutside` | AdaGrad, RMSProp | `eta/(√G + epsilon)` (PyTorch): ε weighs against √G, not G |

use super::adagrad::EPSILON;
use super::{Rule, RuleSpec, RuleVisitor, adam};
use crate::params::{Param, Parameters as _};
use crate::text::Lang;
use serde::{Deserialize, Serialize};

/// A variant of a rule; [`RuleSpec::forms`] lists those a rule has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// The correct form.
    #[default]
    Corrected,
    /// Exactly as printed on the lecture's slide, if that is a different formula.
    Slide,
    /// Without bias correction.
    Uncorrected,
    /// The learning rate outside the momentum.
    EtaOutside,
    /// Momentum as a running mean of gradients.
    Average,
    /// The path of the point at which Nesterov's gradient is taken.
    LookAhead,
    /// ε outside the root.
    EpsilonOutside,
}

impl Form {
    /// All forms.
    pub const ALL: [Self; 7] = [
        Self::Corrected,
        Self::Slide,
        Self::Uncorrected,
        Self::EtaOutside,
        Self::Average,
        Self::LookAhead,
        Self::EpsilonOutside,
    ];

    /// Text key; `.doc` is a description.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Corrected => "form-corrected",
            Self::Slide => "form-slide",
            Self::Uncorrected => "form-uncorrected",
            Self::EtaOutside => "form-eta-outside",
            Self::Average => "form-average",
            Self::LookAhead => "form-look-ahead",
            Self::EpsilonOutside => "form-epsilon-outside",
        }
    }
}

impl RuleSpec {
    /// Text key of one of its forms: the form's own, except that the corrected form is named after the place of η or ε
    /// if the rule also has a form with another place.
    pub fn form_text_key(&self, form: Form) -> &'static str {
        match form {
            Form::Corrected if self.forms().contains(&Form::EtaOutside) => "form-eta-inside",
            Form::Corrected if self.forms().contains(&Form::EpsilonOutside) => "form-epsilon-inside",
            form => form.text_key(),
        }
    }

    /// The description of parameter `index` in a form: that of ε says whether it is inside or outside the root.
    pub fn param_in(&self, form: Form, index: usize) -> Param {
        let param = self.params()[index];
        if form == Form::EpsilonOutside && param.key == EPSILON.key { adam::EPSILON } else { param }
    }

    /// A sentence on how a form differs from the corrected one, with numbers computed from this rule's parameters;
    /// `None` for the corrected form and for forms the rule does not have.
    pub fn form_remark(&self, form: Form, lang: Lang) -> Option<String> {
        if form == Form::Corrected || !self.forms().contains(&form) {
            return None;
        }
        let key = format!("{}.remark", form.text_key());
        let number = |value: f64| lang.number(value, 2).into();
        Some(match form {
            Form::Slide => {
                let path: f64 = self.visit(form, UnderConstantGradient { gradient: 1.0, steps: LONG }).iter().sum();
                lang.with(&key, &[("steps", LONG.into()), ("path", lang.number(path, 3).into())])
            }
            Form::Uncorrected => {
                let steps = self.visit(form, UnderConstantGradient { gradient: 1.0, steps: 1 });
                lang.with(&key, &[("first", lang.number(steps[0], 3).into())])
            }
            Form::EpsilonOutside => {
                let small = |form| self.visit(form, UnderConstantGradient { gradient: SMALL, steps: 1 })[0];
                let (inside, outside) = (small(Form::Corrected), small(form));
                let gradient = lang.number(SMALL, 1).into();
                lang.with(&key, &[("gradient", gradient), ("outside", number(outside)), ("inside", number(inside))])
            }
            Form::Corrected | Form::EtaOutside | Form::Average | Form::LookAhead => lang.t(&key),
        })
    }
}

/// Steps after which a path under a constant gradient has come to rest if it ever does.
const LONG: usize = 1000;

/// A gradient far smaller than the default ε = 1e-8 inside the root (g² = 1e-12) and far larger outside.
const SMALL: f64 = 1e-6;

/// Visitor that computes the steps −Δw of one weight under a constant gradient, in units of η.
struct UnderConstantGradient {
    gradient: f64,
    steps: usize,
}

impl RuleVisitor for UnderConstantGradient {
    type Output = Vec<f64>;

    fn visit<R: Rule>(self, rule: R) -> Vec<f64> {
        let (mut clock, mut state) = (R::Clock::default(), rule.memory());
        let mut step = || {
            let step = rule.step(&mut clock, 1.0);
            -R::update(&step, 0.0, self.gradient, &mut state)
        };
        (0..self.steps).map(|_| step()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::optim::Adam;

    #[test]
    fn corrected_comes_first_and_every_form_belongs_to_a_rule() {
        for rule in RuleSpec::ALL {
            assert_eq!(rule.forms()[0], Form::Corrected);
        }
        for form in Form::ALL {
            assert!(RuleSpec::ALL.iter().any(|rule| rule.forms().contains(&form)), "{form:?}");
        }
    }

    #[test]
    fn every_form_has_words_and_all_but_the_corrected_one_a_remark() {
        for lang in Lang::ALL {
            for rule in RuleSpec::ALL {
                for &form in rule.forms() {
                    let key = rule.form_text_key(form);
                    assert!(lang.has(key) && lang.has(&format!("{key}.doc")), "{lang:?} {key}");
                    let remark = rule.form_remark(form, lang);
                    assert_eq!(remark.is_none(), form == Form::Corrected, "{} {form:?}", rule.name());
                    assert!(remark.is_none_or(|words| !words.contains("form-") && !words.contains('{')));
                }
            }
        }
        assert_eq!(RuleSpec::Gd.form_remark(Form::Slide, Lang::En), None, "not a form of its");
    }

    #[test]
    fn remarks_say_the_numbers_of_the_rule_as_it_is_set() {
        let remark = |rule: RuleSpec, form| rule.form_remark(form, Lang::En).expect("it has this form");
        let adam = RuleSpec::Adam(Adam::DEFAULT);
        assert!(remark(adam, Form::Slide).contains("1.29η"), "{}", remark(adam, Form::Slide));
        // (1 − 0.9)/√(1 − 0.999), and (1 − 0)/√(1 − 0.75).
        assert!(remark(adam, Form::Uncorrected).contains("3.16η"));
        let other = RuleSpec::Adam(Adam { beta1: 0.0, beta2: 0.75, ..Adam::DEFAULT });
        assert!(remark(other, Form::Uncorrected).contains("2η"), "{}", remark(other, Form::Uncorrected));
        let ada_grad = remark(RuleSpec::from(crate::optim::AdaGrad::DEFAULT), Form::EpsilonOutside);
        assert!(ada_grad.contains("0.99η") && ada_grad.contains("0.01η"), "{ada_grad}");
    }
}
