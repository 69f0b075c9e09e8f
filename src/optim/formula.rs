//! Typeset equations of the update rules, in the lecture's notation: `assets/formulas`, one SVG per equation.
//!
//! A method's formula is a few equations, in the order in which they are worked out; lines are broken between them.
//! Each rule's file holds its own ([`Rule::equations`](super::Rule::equations)). Subscript `t` is the step and `j` the
//! coordinate; `i` are the objects of the batch.

use super::{Batch, Divide};

/// Units of an SVG to the em.
pub const EM: f32 = 20.0;

/// One typeset equation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Equation {
    /// Its name, unique.
    pub name: &'static str,
    /// The same as plain text, for readers of the screen.
    pub plain: &'static str,
    /// White outlines on nothing.
    pub svg: &'static str,
}

/// How far an equation reaches, in units of which [`EM`] make an em.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// From left to right.
    pub width: f32,
    /// Above the baseline.
    pub ascent: f32,
    /// Below it.
    pub descent: f32,
}

impl Equation {
    /// Its extent, from the view box.
    pub fn extent(&self) -> Extent {
        let view_box = self.svg.split("viewBox=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        let numbers: Vec<f32> = view_box.split(' ').filter_map(|number| number.parse().ok()).collect();
        let [_, top, width, height] = numbers[..] else { panic!("{}: view box {view_box:?}", self.name) };
        Extent { width, ascent: -top, descent: height + top }
    }
}

/// An equation by its name in `assets/formulas` and as plain text.
#[macro_export]
macro_rules! equation {
    ($name:literal, $plain:literal) => {
        $crate::optim::Equation {
            name: $name,
            plain: $plain,
            svg: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/formulas/", $name, ".svg")),
        }
    };
}

/// What a gradient is an estimate of, and from how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Estimate {
    /// All objects.
    Full,
    /// One object.
    Object,
    /// The mean of a batch.
    Mean,
    /// The sum of a batch, divided by the number of all objects.
    MeanByN,
}

impl Estimate {
    /// That of a batch.
    pub const fn of(batch: Batch, divide: Divide) -> Self {
        match (batch, divide) {
            (Batch::Full, _) => Self::Full,
            (Batch::One, Divide::Batch) => Self::Object,
            (_, Divide::Batch) => Self::Mean,
            (_, Divide::Objects) => Self::MeanByN,
        }
    }

    /// Of four equations, in the order of the variants, the one that is this estimate's.
    pub const fn pick(self, [full, object, mean, mean_by_n]: [Equation; 4]) -> Equation {
        match self {
            Self::Full => full,
            Self::Object => object,
            Self::Mean => mean,
            Self::MeanByN => mean_by_n,
        }
    }

    /// The gradient at w.
    pub const fn gradient(self) -> Equation {
        self.pick([
            equation!("full", "g_t = ∇Q(w_{t−1})"),
            equation!("object", "g_t = ∇q_i(w_{t−1})"),
            equation!("mean", "g_t = 1/m Σ ∇q_i(w_{t−1})"),
            equation!("mean-by-n", "g_t = 1/n Σ ∇q_i(w_{t−1})"),
        ])
    }
}

/// The equations as one line of plain text.
pub fn plain(equations: &[Equation]) -> String {
    equations.iter().map(|equation| equation.plain).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::optim::{Form, RuleSpec};
    use resvg::usvg::{Options, Tree};
    use std::collections::{BTreeMap, BTreeSet};

    /// The equations of every rule, form and estimate, by name.
    fn all() -> BTreeMap<&'static str, Equation> {
        let mut all = BTreeMap::new();
        for rule in RuleSpec::ALL {
            for &form in rule.forms() {
                for batch in [Batch::Full, Batch::One, Batch::Size(10)] {
                    for divide in Divide::ALL {
                        let equations = rule.equations(form, batch, divide);
                        assert!(!equations.is_empty(), "{} {form:?}", rule.name());
                        for equation in equations {
                            let known = *all.entry(equation.name).or_insert(equation);
                            assert_eq!(known, equation, "one name, one equation");
                        }
                    }
                }
            }
        }
        all
    }

    #[test]
    fn every_equation_is_a_drawing_with_its_baseline_inside() {
        for equation in all().values() {
            let tree = Tree::from_str(equation.svg, &Options::default()).expect(equation.name);
            let Extent { width, ascent, descent } = equation.extent();
            assert!((tree.size().width() - width).abs() < 0.01, "{}", equation.name);
            assert!(ascent > 0.5 * EM && descent > 0.0 && ascent + descent < 4.0 * EM, "{}", equation.name);
            // Glyphs that stand on the line fill the box: nothing is cut and nothing lies outside.
            let drawn = tree.root().abs_layer_bounding_box();
            assert!(drawn.width() > 0.9 * width && drawn.width() <= width, "{}", equation.name);
            assert!(!equation.svg.contains("#ff0000"), "{}: the mark of the baseline is taken out", equation.name);
        }
    }

    #[test]
    fn every_drawing_is_of_a_rule() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/formulas");
        let files = std::fs::read_dir(folder).expect("the folder of formulas").map(|file| file.expect("a file").path());
        let svg = files.filter(|path| path.extension().is_some_and(|extension| extension == "svg"));
        let drawn: BTreeSet<_> = svg.map(|path| path.file_stem().expect("a name").to_owned()).collect();
        assert_eq!(drawn, all().keys().map(Into::into).collect());
    }

    #[test]
    fn forms_of_a_rule_differ_in_their_formulas() {
        for rule in RuleSpec::ALL {
            for batch in [Batch::Full, Batch::One, Batch::Size(10)] {
                let formulas: BTreeSet<_> =
                    rule.forms().iter().map(|&form| plain(&rule.equations(form, batch, Divide::Batch))).collect();
                assert_eq!(formulas.len(), rule.forms().len(), "{}", rule.name());
            }
        }
    }

    #[test]
    fn the_divisor_is_the_one_that_is_used() {
        let plain = |batch, divide| plain(&RuleSpec::Gd.equations(Form::Corrected, batch, divide));
        assert!(plain(Batch::Size(10), Divide::Batch).contains("1/m"));
        assert!(plain(Batch::Size(10), Divide::Objects).contains("1/n"));
        assert!(plain(Batch::Full, Divide::Objects).contains("∇Q"), "the full gradient is divided by n either way");
    }
}
