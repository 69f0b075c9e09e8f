//! Typeset equations of the update rules, in the lecture's notation: `assets/formulas`, one SVG per equation.
//!
//! A method's formula is a few equations, in the order of evaluation; line breaks fall between them. Each rule's file
//! holds its own ([`Rule::equations`](super::Rule::equations)). Subscript `t` is the step, `j` the coordinate, and `i`
//! the examples of the batch.

use super::{Batch, Divide};

/// SVG units per em.
pub const EM: f32 = 20.0;

/// One typeset equation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Equation {
    /// Unique name.
    pub name: &'static str,
    /// The equation as plain text, for screen readers.
    pub plain: &'static str,
    /// SVG source: white outlines on a transparent background.
    pub svg: &'static str,
}

/// Size of an equation, in SVG units ([`EM`] per em).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// Width.
    pub width: f32,
    /// Height above the baseline.
    pub ascent: f32,
    /// Depth below the baseline.
    pub descent: f32,
}

impl Equation {
    /// Its size, read from the SVG's view box.
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

/// Which examples a gradient is computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Estimate {
    /// All examples.
    Full,
    /// One example.
    Example,
    /// The mean of a batch.
    Mean,
    /// The sum over a batch, divided by the number of all examples.
    MeanByN,
}

impl Estimate {
    /// The estimate that a batch and a divisor give.
    pub const fn of(batch: Batch, divide: Divide) -> Self {
        match (batch, divide) {
            (Batch::Full, _) => Self::Full,
            (Batch::One, Divide::Batch) => Self::Example,
            (_, Divide::Batch) => Self::Mean,
            (_, Divide::Examples) => Self::MeanByN,
        }
    }

    /// This estimate's one of four equations, given in the order of the variants.
    pub const fn pick(self, [full, example, mean, mean_by_n]: [Equation; 4]) -> Equation {
        match self {
            Self::Full => full,
            Self::Example => example,
            Self::Mean => mean,
            Self::MeanByN => mean_by_n,
        }
    }

    /// The equation of the gradient at w.
    pub const fn gradient(self) -> Equation {
        self.pick([
            equation!("full", "g_t = ∇Q(w_{t−1})"),
            equation!("example", "g_t = ∇q_i(w_{t−1})"),
            equation!("mean", "g_t = 1/m Σ ∇q_i(w_{t−1})"),
            equation!("mean-by-n", "g_t = 1/n Σ ∇q_i(w_{t−1})"),
        ])
    }
}

/// Several equations as one line of plain text.
pub fn plain(equations: &[Equation]) -> String {
    equations.iter().map(|equation| equation.plain).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::optim::{Form, RuleSpec};
    use resvg::usvg::{Options, Tree};
    use std::collections::{BTreeMap, BTreeSet};

    /// All equations of all rules, forms and estimates, by name.
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
            // Glyphs on the baseline fill the box: nothing is cut and nothing lies outside.
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
        assert!(plain(Batch::Size(10), Divide::Examples).contains("1/n"));
        assert!(plain(Batch::Full, Divide::Examples).contains("∇Q"), "the full gradient is divided by n either way");
    }
}
