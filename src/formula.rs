//! The typeset formulas of the update rules, in the lecture's notation: `assets/formulas`, one SVG per equation.
//!
//! A method's formula is a few equations, in the order in which they are worked out; who shows them breaks lines
//! between them. Subscript `t` is the step and `j` the coordinate; `i` are the objects of the batch.

use crate::optim::{Batch, Divide, Form, RuleSpec};

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

macro_rules! equations {
    ($($id:ident = $name:literal, $plain:literal;)+) => {
        $(const $id: Equation = Equation {
            name: $name,
            plain: $plain,
            svg: include_str!(concat!("../assets/formulas/", $name, ".svg")),
        };)+
        /// Every equation there is.
        pub const ALL: &[Equation] = &[$($id),+];
    };
}

equations! {
    GD = "gd", "w_t = w_{t−1} − η_t ∇Q(w_{t−1})";
    SGD = "sgd", "w_t = w_{t−1} − η_t ∇q_i(w_{t−1})";
    MINI_BATCH = "mini-batch", "w_t = w_{t−1} − η_t 1/m Σ ∇q_i(w_{t−1})";
    MINI_BATCH_BY_N = "mini-batch-by-n", "w_t = w_{t−1} − η_t 1/n Σ ∇q_i(w_{t−1})";
    FULL = "full", "g_t = ∇Q(w_{t−1})";
    OBJECT = "object", "g_t = ∇q_i(w_{t−1})";
    MEAN = "mean", "g_t = 1/m Σ ∇q_i(w_{t−1})";
    MEAN_BY_N = "mean-by-n", "g_t = 1/n Σ ∇q_i(w_{t−1})";
    OBJECT_AHEAD = "object-ahead", "g_t = ∇q_i(w_{t−1} − α h_{t−1})";
    MEAN_AHEAD = "mean-ahead", "g_t = 1/m Σ ∇q_i(w_{t−1} − α h_{t−1})";
    MEAN_BY_N_AHEAD = "mean-by-n-ahead", "g_t = 1/n Σ ∇q_i(w_{t−1} − α h_{t−1})";
    OBJECT_AHEAD_ETA = "object-ahead-eta", "g_t = ∇q_i(w_{t−1} − η_t α h_{t−1})";
    MEAN_AHEAD_ETA = "mean-ahead-eta", "g_t = 1/m Σ ∇q_i(w_{t−1} − η_t α h_{t−1})";
    MEAN_BY_N_AHEAD_ETA = "mean-by-n-ahead-eta", "g_t = 1/n Σ ∇q_i(w_{t−1} − η_t α h_{t−1})";
    MOMENTUM = "momentum", "h_t = α h_{t−1} + η_t ∇Q(w_{t−1})";
    MOMENTUM_ETA = "momentum-eta", "h_t = α h_{t−1} + ∇Q(w_{t−1})";
    NESTEROV = "nesterov", "h_t = α h_{t−1} + η_t ∇Q(w_{t−1} − α h_{t−1})";
    NESTEROV_ETA = "nesterov-eta", "h_t = α h_{t−1} + ∇Q(w_{t−1} − η_t α h_{t−1})";
    INERTIA = "inertia", "h_t = α h_{t−1} + η_t g_t";
    INERTIA_ETA = "inertia-eta", "h_t = α h_{t−1} + g_t";
    STEP = "step", "w_t = w_{t−1} − h_t";
    STEP_ETA = "step-eta", "w_t = w_{t−1} − η_t h_t";
    ADA_GRAD = "adagrad", "G_tj = G_{t−1,j} + g_tj²";
    RMS_PROP = "rmsprop", "G_tj = α G_{t−1,j} + (1 − α) g_tj²";
    SCALED = "scaled", "w_tj = w_{t−1,j} − η_t/√(G_tj + ε) g_tj";
    SCALED_OUTSIDE = "scaled-outside", "w_tj = w_{t−1,j} − η_t/(√G_tj + ε) g_tj";
    ADAM_M = "adam-m", "m_tj = β₁ m_{t−1,j} + (1 − β₁) g_tj";
    ADAM_V = "adam-v", "v_tj = β₂ v_{t−1,j} + (1 − β₂) g_tj²";
    ADAM_M_SLIDE = "adam-m-slide", "m_tj = (β₁ m_{t−1,j} + (1 − β₁) g_tj)/(1 − β₁^t)";
    ADAM_V_SLIDE = "adam-v-slide", "v_tj = (β₂ v_{t−1,j} + (1 − β₂) g_tj²)/(1 − β₂^t)";
    ADAM_M_HAT = "adam-m-hat", "m̂_tj = m_tj/(1 − β₁^t)";
    ADAM_V_HAT = "adam-v-hat", "v̂_tj = v_tj/(1 − β₂^t)";
    ADAM_STEP = "adam-step", "w_tj = w_{t−1,j} − η_t/(√v̂_tj + ε) m̂_tj";
    ADAM_STEP_PLAIN = "adam-step-plain", "w_tj = w_{t−1,j} − η_t/(√v_tj + ε) m_tj";
}

/// What a gradient is an estimate of, and from how much.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Estimate {
    Full,
    Object,
    Mean,
    MeanByN,
}

impl Estimate {
    const fn of(batch: Batch, divide: Divide) -> Self {
        match (batch, divide) {
            (Batch::Full, _) => Self::Full,
            (Batch::One, Divide::Batch) => Self::Object,
            (_, Divide::Batch) => Self::Mean,
            (_, Divide::Objects) => Self::MeanByN,
        }
    }

    /// Of four, the equation that is this one's.
    const fn pick(self, [full, object, mean, mean_by_n]: [Equation; 4]) -> Equation {
        match self {
            Self::Full => full,
            Self::Object => object,
            Self::Mean => mean,
            Self::MeanByN => mean_by_n,
        }
    }
}

/// The equations of a method, in the order in which they are worked out.
pub fn of(rule: &RuleSpec, form: Form, batch: Batch, divide: Divide) -> Vec<Equation> {
    let estimate = Estimate::of(batch, divide);
    let full = estimate == Estimate::Full;
    let outside = form == Form::EtaOutside;
    let here = estimate.pick([FULL, OBJECT, MEAN, MEAN_BY_N]);
    let (inertia, step) = if outside { (INERTIA_ETA, STEP_ETA) } else { (INERTIA, STEP) };
    let scaled = if form == Form::EpsilonOutside { SCALED_OUTSIDE } else { SCALED };
    match rule {
        RuleSpec::Gd => vec![estimate.pick([GD, SGD, MINI_BATCH, MINI_BATCH_BY_N])],
        RuleSpec::Momentum(_) if full => vec![if outside { MOMENTUM_ETA } else { MOMENTUM }, step],
        RuleSpec::Momentum(_) => vec![here, inertia, step],
        RuleSpec::Nesterov(_) => {
            let ahead = if outside {
                estimate.pick([NESTEROV_ETA, OBJECT_AHEAD_ETA, MEAN_AHEAD_ETA, MEAN_BY_N_AHEAD_ETA])
            } else {
                estimate.pick([NESTEROV, OBJECT_AHEAD, MEAN_AHEAD, MEAN_BY_N_AHEAD])
            };
            // The full gradient stands inside the sum.
            if full { vec![ahead, step] } else { vec![ahead, inertia, step] }
        }
        RuleSpec::AdaGrad(_) => vec![here, ADA_GRAD, scaled],
        RuleSpec::RmsProp(_) => vec![here, RMS_PROP, scaled],
        RuleSpec::Adam(_) => match form {
            Form::Slide => vec![here, ADAM_M_SLIDE, ADAM_V_SLIDE, ADAM_STEP_PLAIN],
            Form::Uncorrected => vec![here, ADAM_M, ADAM_V, ADAM_STEP_PLAIN],
            _ => vec![here, ADAM_M, ADAM_V, ADAM_M_HAT, ADAM_V_HAT, ADAM_STEP],
        },
    }
}

/// The equations as one line of plain text.
pub fn plain(equations: &[Equation]) -> String {
    equations.iter().map(|equation| equation.plain).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::usvg::{Options, Tree};
    use std::collections::BTreeSet;

    #[test]
    fn every_equation_is_a_drawing_with_its_baseline_inside() {
        for equation in ALL {
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
    fn every_equation_belongs_to_a_method_and_forms_differ() {
        let mut used = BTreeSet::new();
        for rule in &RuleSpec::ALL {
            for batch in [Batch::Full, Batch::One, Batch::Size(10)] {
                for divide in Divide::ALL {
                    let mut formulas = BTreeSet::new();
                    for &form in rule.forms() {
                        let equations = of(rule, form, batch, divide);
                        used.extend(equations.iter().map(|equation| equation.name));
                        assert!(formulas.insert(plain(&equations)), "{} {form:?}", rule.name());
                    }
                }
            }
        }
        let all: BTreeSet<_> = ALL.iter().map(|equation| equation.name).collect();
        assert_eq!(used, all);
    }

    #[test]
    fn the_divisor_is_the_one_that_is_used() {
        let plain = |batch, divide| plain(&of(&RuleSpec::Gd, Form::Corrected, batch, divide));
        assert!(plain(Batch::Size(10), Divide::Batch).contains("1/m"));
        assert!(plain(Batch::Size(10), Divide::Objects).contains("1/n"));
        assert!(plain(Batch::Full, Divide::Objects).contains("∇Q"), "the full gradient is divided by n either way");
    }
}
