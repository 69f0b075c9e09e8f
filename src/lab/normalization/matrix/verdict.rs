//! What the matrix says of its numbers: the arithmetic of the chosen cell written out, stage by stage.

use super::{Findings, Stages};
use crate::lab::normalization::Over;
use crate::net::Gain;
use crate::text::Lang;

/// Digits of a number in the arithmetic.
const DIGITS: usize = 4;

/// The arithmetic of the chosen cell, and what is special about it.
pub(super) fn verdict(findings: &Findings, lang: Lang) -> String {
    let Findings { stages, reached, lab, right, .. } = findings;
    let mut sentences = vec![arithmetic(stages, lab.chosen(), lab.epsilon, *reached, lang)];
    if *reached > 1 {
        sentences.extend(degenerate(stages, lab.chosen()).map(|key| lang.t(key)));
    }
    if let (Some(right), true) = (right, *reached > 2) {
        let (printed, paper) = (stages.z[lab.chosen()], right.z[lab.chosen()]);
        let words = [
            ("printed", lang.number(printed, DIGITS).into()),
            ("paper", lang.number(paper, DIGITS).into()),
            ("count", right.gains().into()),
        ];
        sentences.push(lang.with("normalization-compared", &words));
    }
    sentences.join(" ")
}

/// `Cell (1, 2): μ = (0 + 4 + 0 + 4)/4 = 2; σ² = ((−2)² + 2² + …)/4 = 4; x̃ = (0 − 2)/√(4 + 0.00001) = −1; z = …`
fn arithmetic(stages: &Stages, chosen: (usize, usize), epsilon: f64, reached: usize, lang: Lang) -> String {
    let number = |value: f64| lang.number_of(value, 1.0, DIGITS);
    // A negative number after an operation stands in brackets.
    let inner = |value: f64| if value < 0.0 { format!("({})", number(value)) } else { number(value) };
    let (group, (row, column)) = (stages.group(chosen), chosen);
    let (values, mean, variance) = (stages.values(group), stages.mean[group], stages.variance[group]);
    let count = values.len();
    let (x, hat, z) = (stages.x[chosen], stages.hat[chosen], stages.z[chosen]);
    let (gamma, beta) = (stages.gamma[column], stages.beta[column]);
    let sum = values.iter().map(|value| inner(*value)).collect::<Vec<_>>().join(" + ");
    let squares = values.iter().map(|value| format!("{}²", inner(value - mean))).collect::<Vec<_>>().join(" + ");
    let minus = if beta < 0.0 { "−" } else { "+" };
    let index = match stages.over {
        Over::Columns => column,
        Over::Rows => row,
    };
    let index = subscript(index + 1);
    let parts = [
        format!(
            "μ{index} = ({sum})/{count} = {}, σ²{index} = ({squares})/{count} = {}",
            number(mean),
            number(variance)
        ),
        format!(
            "x̃ = ({} − {})/√({} + {}) = {}",
            number(x),
            inner(mean),
            number(variance),
            number(epsilon),
            number(hat)
        ),
        format!("z = {}·{} {minus} {} = {}", number(gamma), inner(hat), number(beta.abs()), number(z)),
    ];
    let words = [
        ("row", (row + 1).into()),
        ("column", (column + 1).into()),
        ("steps", parts[..reached.min(3)].join("; ").into()),
    ];
    lang.with(if reached == 0 { "normalization-begins" } else { "normalization-arithmetic" }, &words)
}

/// Why x̃ is 0 whatever x is, if it is.
fn degenerate(stages: &Stages, chosen: (usize, usize)) -> Option<&'static str> {
    let group = stages.group(chosen);
    match (stages.over, stages.values(group).len()) {
        (Over::Columns, 1) => Some("normalization-one-example"),
        (Over::Rows, 1) => Some("normalization-one-unit"),
        _ => (stages.variance[group] == 0.0).then_some("normalization-constant"),
    }
}

/// Under which conditions: what is done, how many γ and β, and the misprint.
pub(super) fn terms(Findings { stages, lab, .. }: &Findings, lang: Lang) -> String {
    let over = match stages.over {
        Over::Columns => "normalization-terms-columns",
        Over::Rows => "normalization-terms-rows",
    };
    let gains = match stages.gain {
        Gain::Vector => "normalization-terms-vector",
        Gain::Scalar => "normalization-terms-scalar",
    };
    let epsilon = format!("ε = {}", lang.number(lab.epsilon, 3));
    let mut parts = vec![lang.t(over), lang.with(gains, &[("count", stages.gains().into())]), epsilon];
    if stages.over == Over::Rows {
        parts.push(lang.t("normalization-misprints"));
    } else {
        parts.push(lang.t("normalization-not-proved"));
    }
    parts.join("; ")
}

/// A small number as an index.
fn subscript(number: usize) -> String {
    const DIGITS: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];
    number.to_string().bytes().map(|digit| DIGITS[usize::from(digit - b'0')]).collect()
}
