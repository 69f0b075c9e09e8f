//! Slides 43 and 46: which of the printed forms of dropout keeps the mean of a layer's output?
//!
//! A unit's output x becomes s·m·x in training, m = 1 with probability q, and r·x at inference:
//!
//! | form | q | s | E d(x)/x in training | r at inference |
//! |---|---|---|---|---|
//! | slide 43 as printed: m ~ Ber(p), ÷(1 − p) | p | 1/(1 − p) | p/(1 − p) | 1 |
//! | slide 46 as printed, p drops: ÷p | 1 − p | 1/p | (1 − p)/p | 1 |
//! | the same, p keeps, as in Srivastava et al. 2014 | p | 1/p | 1 | 1 |
//! | original, with p to drop | 1 − p | 1 | 1 − p | 1 − p |
//! | original as slide 46 prints it: ×p at inference | 1 − p | 1 | 1 − p | p |
//! | inverted, what frameworks and this program do | 1 − p | 1/(1 − p) | 1 | 1 |
//!
//! A form is right where training and inference agree. At p = ½ all of them do: p = ½ tells no two forms apart.
//!
//! The means are measured over seeded masks, the same random numbers for all forms; the formula stands beside them.

use super::{Dropout, words};
use crate::cost::Cost;
use crate::figure::theme::Tokens;
use crate::figure::{
    Arrangement, Axis, Cell, CellLook, Curve, Dots, Facets, Figure, Layer, LegendRow, Places, Plot, PlotKind, Table,
};
use crate::geometry::Point;
use crate::lab::finished::finished;
use crate::lab::{LabFindings, LabJob, Quantity, Record};
use crate::rng::{self, Purpose};
use crate::text::Lang;
use std::io;
use std::sync::Arc;

/// Claims compare these of each form.
pub(super) const QUANTITIES: &[Quantity] = &[Quantity::TrainingMean, Quantity::InferenceMean];

/// Places of the measured p, besides the chosen one.
const TENTHS: usize = 9;
/// Values of a formula's curve.
const CURVE: usize = 197;
/// The chart's ends: everything between p = 0.1 and 0.9.
const SHOWN: (f64, f64) = (0.1, 10.0);
/// A measured mean agrees with inference if it is not farther from it than this many standard errors.
const ERRORS: f64 = 4.0;

/// A form of dropout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Slide 43 as printed.
    Slide43,
    /// Slide 46 as printed, p the probability to drop.
    Slide46Drop,
    /// Slide 46 as printed, p the probability to keep.
    Slide46Keep,
    /// Srivastava et al. 2014, p the probability to drop: nothing in training, ×(1 − p) at inference.
    Original,
    /// The same as slide 46 prints it: ×p at inference.
    OriginalAsPrinted,
    /// ÷(1 − p) in training.
    Inverted,
}

impl Form {
    /// All of them, in the slides' order.
    pub const ALL: [Self; 6] =
        [Self::Slide43, Self::Slide46Drop, Self::Slide46Keep, Self::Original, Self::OriginalAsPrinted, Self::Inverted];

    /// Name in tables; `dropout-form-…` are its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Slide43 => "slide-43",
            Self::Slide46Drop => "slide-46-drop",
            Self::Slide46Keep => "slide-46-keep",
            Self::Original => "original",
            Self::OriginalAsPrinted => "original-as-printed",
            Self::Inverted => "inverted",
        }
    }

    fn name(self, lang: Lang) -> String {
        lang.t(&format!("dropout-form-{}", self.key()))
    }

    /// Colour; the two originals are one curve in training.
    const fn slot(self) -> usize {
        match self {
            Self::Slide43 => 1,
            Self::Slide46Drop => 3,
            Self::Slide46Keep => 4,
            Self::Original | Self::OriginalAsPrinted => 2,
            Self::Inverted => 0,
        }
    }

    /// Whether m is 1 with probability p instead of 1 − p.
    const fn p_keeps(self) -> bool {
        matches!(self, Self::Slide43 | Self::Slide46Keep)
    }

    /// s: what a kept output is multiplied by in training.
    pub fn scale(self, p: f64) -> f64 {
        match self {
            Self::Slide43 | Self::Inverted => 1.0 / (1.0 - p),
            Self::Slide46Drop | Self::Slide46Keep => 1.0 / p,
            Self::Original | Self::OriginalAsPrinted => 1.0,
        }
    }

    /// d(x) in training for a random number in [0, 1).
    pub fn training(self, p: f64, x: f64, random: f64) -> f64 {
        let kept = if self.p_keeps() { random < p } else { random >= p };
        if kept { self.scale(p) * x } else { 0.0 }
    }

    /// d(x) at inference.
    pub fn inference(self, p: f64, x: f64) -> f64 {
        match self {
            Self::Original => (1.0 - p) * x,
            Self::OriginalAsPrinted => p * x,
            _ => x,
        }
    }

    /// E d(x)/x in training by the formula.
    pub fn expected(self, p: f64) -> f64 {
        match self {
            Self::Slide43 => p / (1.0 - p),
            Self::Slide46Drop => (1.0 - p) / p,
            Self::Slide46Keep | Self::Inverted => 1.0,
            Self::Original | Self::OriginalAsPrinted => 1.0 - p,
        }
    }
}

/// A mean with its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// The mean.
    pub value: f64,
    /// Standard deviation of the values over the root of their number.
    pub error: f64,
}

/// The measured mean of d(x)/x of a form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// The form.
    pub form: Form,
    /// The probability.
    pub p: f64,
    /// In training.
    pub training: Mean,
    /// At inference, where nothing is random.
    pub inference: f64,
}

impl Measured {
    /// Over `samples` masks; x is 2, so that a forgotten division shows.
    pub fn of(form: Form, p: f64, samples: usize, seed: u64) -> Self {
        const X: f64 = 2.0;
        let mut random = rng::stream(seed, Purpose::DropoutMasks, p.to_bits());
        let (mut sum, mut squares) = (0.0, 0.0);
        for _ in 0..samples {
            let ratio = form.training(p, X, rng::uniform(&mut random)) / X;
            sum += ratio;
            squares += ratio * ratio;
        }
        let n = samples as f64;
        let value = sum / n;
        let variance = (squares - n * value * value).max(0.0) / (n - 1.0);
        let training = Mean { value, error: (variance / n).sqrt() };
        Self { form, p, training, inference: form.inference(p, X) / X }
    }

    /// How many standard errors the measured mean is from the formula.
    pub fn deviation(&self) -> f64 {
        let distance = (self.training.value - self.form.expected(self.p)).abs();
        if distance == 0.0 { 0.0 } else { distance / self.training.error }
    }

    /// Whether training and inference agree.
    fn agrees(&self) -> bool {
        (self.training.value - self.inference).abs() <= ERRORS * self.training.error
    }
}

/// The measured means.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The lab's settings.
    pub lab: Dropout,
    /// All forms at the chosen p, in order.
    pub chosen: Vec<Measured>,
    /// All forms at p = 0.1 … 0.9.
    pub tenths: Vec<Measured>,
}

/// Begins the lab's work: done at once, two million random numbers a second and more.
pub(super) fn start(lab: &Dropout, seed: u64) -> LabJob {
    let samples = lab.samples as usize;
    let at = |p: f64| Form::ALL.into_iter().map(move |form| Measured::of(form, p, samples, seed));
    let tenths = (1..=TENTHS).flat_map(|k| at(k as f64 / (TENTHS + 1) as f64)).collect();
    finished((*lab).into(), seed, Findings { lab: *lab, chosen: at(lab.p).collect(), tenths })
}

/// Every form at ten values of p, sample by sample: a mask is drawn and added up, nothing is kept.
pub(super) fn cost(lab: &Dropout) -> Cost {
    let forms = (Form::ALL.len() * (TENTHS + 1)) as f64;
    Cost { work: forms * lab.samples * 3.0, ..Cost::numbers(4.0 * forms) }
}

/// What a claim's `net` counts.
pub(super) fn names(lang: Lang) -> Vec<String> {
    Form::ALL.iter().map(|form| form.name(lang)).collect()
}

impl LabFindings for Findings {
    fn figure(&self, _facets: &Facets, lang: Lang, _tokens: &Tokens) -> Figure {
        let row = |form: &Form| LegendRow {
            slot: form.slot(),
            line: Some(is_dashed(*form)),
            name: form.name(lang),
            parameters: String::new(),
            verdict: String::new(),
        };
        let drawn = Form::ALL.iter().filter(|form| **form != Form::OriginalAsPrinted);
        Figure {
            plots: vec![self.chart(lang), self.table(lang)],
            arrangement: Arrangement::Rows(2),
            legend: drawn.map(row).collect(),
            ..Figure::default()
        }
    }

    fn verdict(&self, _record: &Record, lang: Lang) -> String {
        let wrong = self.chosen.iter().filter(|one| !one.agrees());
        let say = |one: &Measured| {
            let words = [
                ("form", one.form.name(lang).into()),
                ("training", lang.number(one.training.value, 3).into()),
                ("inference", lang.number(one.inference, 3).into()),
            ];
            lang.with("dropout-scaling-wrong", &words)
        };
        let list: Vec<_> = wrong.map(say).collect();
        let p = [("p", lang.number(self.lab.p, 3).into()), ("list", list.join("; ").into())];
        let first = lang.with(if list.is_empty() { "dropout-scaling-equal" } else { "dropout-scaling-differ" }, &p);
        let worst = self.chosen.iter().chain(&self.tenths).map(Measured::deviation).fold(0.0, f64::max);
        let formula = lang.with("dropout-scaling-errors", &[("errors", lang.number(worst, 2).into())]);
        format!("{first} {formula}")
    }

    fn terms(&self, record: &Record, lang: Lang) -> String {
        words::terms("scaling", &[("samples", lang.whole(self.lab.samples as u64))], record.seed, lang)
    }

    fn quantity(&self, quantity: Quantity, net: usize) -> Option<f64> {
        let one = self.chosen.get(net)?;
        match quantity {
            Quantity::TrainingMean => Some(one.training.value),
            Quantity::InferenceMean => Some(one.inference),
            _ => None,
        }
    }

    /// `variant,p,expected,measured,standard_error`: each form in training and at inference.
    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        out.write_all(b"variant,p,expected,measured,standard_error\n")?;
        let own = self.tenths.iter().filter(|one| one.p != self.lab.p);
        let mut rows = 0;
        for one in self.chosen.iter().chain(own) {
            let Measured { form, p, training, inference } = one;
            let (key, expected) = (form.key(), form.expected(*p));
            writeln!(out, "{key}-training,{p:.16e},{expected:.16e},{:.16e},{:.16e}", training.value, training.error)?;
            let expected = form.inference(*p, 1.0);
            writeln!(out, "{key}-inference,{p:.16e},{expected:.16e},{inference:.16e},{:.16e}", 0.0)?;
            rows += 2;
            written(rows);
        }
        out.flush()
    }
}

/// Dashed where a curve lies on another one.
const fn is_dashed(form: Form) -> bool {
    matches!(form, Form::Slide46Keep)
}

impl Findings {
    /// The formulas as curves over p, the measured means as dots.
    fn chart(&self, lang: Lang) -> Plot {
        let place = |k: usize| (k + 2) as f64 / (CURVE + 3) as f64;
        let mut layers = Vec::new();
        let order = [Form::Slide43, Form::Slide46Drop, Form::Original, Form::Inverted, Form::Slide46Keep];
        for (owner, form) in order.into_iter().enumerate() {
            layers.push(Layer::Curve(Curve {
                owner,
                slot: form.slot(),
                x: Places::Even { first: place(0), step: place(1) - place(0) },
                values: Arc::new((0..CURVE).map(|k| form.expected(place(k))).collect()),
                at: None,
                dashed: is_dashed(form),
                diverged: false,
                thin: false,
                faded: false,
                stairs: false,
            }));
        }
        for form in order.into_iter().filter(|form| *form != Form::Slide46Keep) {
            let measured = self.tenths.iter().chain(&self.chosen).filter(|one| one.form == form);
            let points: Vec<Point> = measured.map(|one| Point::new(one.p, one.training.value)).collect();
            let points = Arc::new(points);
            layers.push(Layer::Dots(Dots { slot: form.slot(), points, sizes: Arc::default(), hollow: false }));
        }
        Plot {
            title: lang.t("dropout-chart-mean"),
            formula: lang.t("dropout-chart-mean.formula"),
            kind: PlotKind::Chart,
            x: Axis::new(lang.t("dropout-axis-p"), (0.0, 1.0), false),
            y: Axis::new("", SHOWN, true),
            layers,
            cursor: Some(self.lab.p),
            ..Plot::default()
        }
    }

    /// The means at the chosen p, those forms lit whose training and inference agree.
    fn table(&self, lang: Lang) -> Plot {
        let head = ["form", "training", "inference"]
            .map(|column| Cell::new(lang.t(&format!("dropout-column-{column}")), CellLook::Head));
        let mut rows = vec![head.to_vec()];
        for one in &self.chosen {
            let look = if one.agrees() { CellLook::Lit } else { CellLook::Plain };
            let texts = [one.form.name(lang), lang.number(one.training.value, 3), lang.number(one.inference, 3)];
            rows.push(texts.into_iter().map(|text| Cell::new(text, look)).collect());
        }
        Plot {
            title: lang.with("dropout-table-mean", &[("p", lang.number(self.lab.p, 3).into())]),
            kind: PlotKind::Diagram,
            layers: vec![Layer::Table(Table { columns: 3, rows })],
            ..Plot::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slides_numbers_at_a_quarter() {
        let expected: Vec<f64> = Form::ALL.iter().map(|form| form.expected(0.25)).collect();
        let by_hand = [1.0 / 3.0, 3.0, 1.0, 0.75, 0.75, 1.0];
        assert!(expected.iter().zip(by_hand).all(|(a, b)| (a - b).abs() < 1e-15), "{expected:?}");
        let inference: Vec<f64> = Form::ALL.iter().map(|form| form.inference(0.25, 1.0)).collect();
        assert_eq!(inference, [1.0, 1.0, 1.0, 0.75, 0.25, 1.0]);
    }

    /// q·s, from what the form does with a random number, is the formula.
    #[test]
    fn the_formula_is_the_mean_over_all_random_numbers() {
        for form in Form::ALL {
            for k in 1..100 {
                let p = f64::from(k) / 100.0;
                let n = 10_000;
                let sum: f64 = (0..n).map(|k| form.training(p, 1.0, (f64::from(k) + 0.5) / f64::from(n))).sum();
                let (mean, expected) = (sum / f64::from(n), form.expected(p));
                assert!((mean - expected).abs() < 1e-9 * expected.max(1.0), "{form:?} at {p}: {mean} {expected}");
            }
        }
    }

    #[test]
    fn at_a_half_no_form_is_told_from_another() {
        for form in Form::ALL {
            let one = Measured::of(form, 0.5, 10_000, 1);
            assert!(one.agrees(), "{one:?}");
            let is_unscaled = matches!(form, Form::Original | Form::OriginalAsPrinted);
            assert_eq!(form.expected(0.5), if is_unscaled { 0.5 } else { 1.0 });
        }
        let wrong = Form::ALL.iter().filter(|form| !Measured::of(**form, 0.25, 10_000, 1).agrees()).count();
        assert_eq!(wrong, 3, "slide 43, slide 46 with p to drop, and the original as printed");
    }

    /// Standard errors are those of a Bernoulli variable: s√(q(1 − q)/n).
    #[test]
    fn measured_means_are_within_their_errors() {
        for form in Form::ALL {
            for seed in 1..=5 {
                let one = Measured::of(form, 0.25, 10_000, seed);
                assert!(one.deviation() < 4.0, "{one:?}");
                let error = form.scale(0.25) * (0.25f64 * 0.75 / 1e4).sqrt();
                assert!((one.training.error / error - 1.0).abs() < 0.05, "{one:?} {error}");
            }
        }
    }
}
