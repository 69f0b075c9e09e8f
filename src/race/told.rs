//! What a step taken apart tells: its parts by name, and one sentence that is computed from them.

use super::{Anatomy, Entry};
use crate::landscape::Point;
use crate::optim::{Batch, Form, PartKind, RuleSpec};
use crate::text::Lang;

/// Cosines between these two are neither along nor against.
const ACROSS: f64 = 0.2;
/// Below this ratio two scales count as equal.
const EVEN: f64 = 1.01;

impl Anatomy {
    /// What a part is called under a method.
    pub fn part_name(kind: PartKind, entry: &Entry, lang: Lang) -> String {
        let outside = entry.form == Form::EtaOutside;
        let adam = matches!(entry.rule, RuleSpec::Adam(_));
        let key = match kind {
            PartKind::Carried if outside => "part-carried-eta",
            PartKind::Carried => "part-carried",
            PartKind::Ahead if outside => "part-ahead-eta",
            PartKind::Ahead => "part-ahead",
            PartKind::Fresh if entry.batch != Batch::Full => "part-fresh-batch",
            PartKind::Fresh => "part-fresh",
            PartKind::Gradient => "part-gradient",
            PartKind::Sum => "part-sum",
            PartKind::MeanSquare if adam => "part-mean-square-adam",
            PartKind::MeanSquare => "part-mean-square",
            PartKind::Mean => "part-mean",
            PartKind::CorrectedMean => "part-corrected-mean",
            PartKind::CorrectedMeanSquare => "part-corrected-mean-square",
            PartKind::Scale if adam && entry.form == Form::Corrected => "part-scale-adam",
            PartKind::Scale if adam => "part-scale-adam-plain",
            PartKind::Scale if entry.form == Form::EpsilonOutside => "part-scale-outside",
            PartKind::Scale => "part-scale",
            PartKind::Step if entry.rule == RuleSpec::Gd => "part-step-gd",
            PartKind::Step => "part-step",
        };
        lang.t(key)
    }

    /// What the step shows, in one or two sentences without a full stop.
    pub fn sentences(&self, entry: &Entry, lang: Lang) -> Vec<String> {
        let mut told = Vec::new();
        // A batch's gradient is not across the level line.
        if self.fan.is_none() || entry.rule != RuleSpec::Gd {
            told.push(self.of_rule(entry, lang));
        }
        if self.fan.is_some() {
            let degrees = cosine(self.gradient, self.full).acos().to_degrees();
            if degrees.is_finite() {
                told.push(lang.with("anatomy-says-batch", &[("angle", lang.whole(degrees.round() as u64).into())]));
            }
        }
        told
    }

    fn of_rule(&self, entry: &Entry, lang: Lang) -> String {
        if let (Some(carried), Some(fresh)) = (self.part(PartKind::Carried), self.part(PartKind::Fresh)) {
            let cosine = cosine(carried, fresh);
            return lang.t(match cosine {
                _ if cosine.is_nan() => "anatomy-says-first",
                _ if cosine > ACROSS => "anatomy-says-along",
                _ if cosine < -ACROSS => "anatomy-says-against",
                _ => "anatomy-says-across",
            });
        }
        let Some(scale) = self.part(PartKind::Scale) else { return lang.t("anatomy-says-gd") };
        if self.step == 1 && matches!(entry.rule, RuleSpec::Adam(_)) {
            let ratio = self.part(PartKind::Step).map_or(f64::NAN, |step| step.abs().max() / self.eta);
            let ratio = [("ratio", lang.number(ratio, 3).into())];
            return match entry.form {
                Form::Uncorrected => lang.with("anatomy-says-adam-uncorrected", &ratio),
                _ => lang.t("anatomy-says-adam-first"),
            };
        }
        let ratio = scale.max() / scale.min();
        if ratio < EVEN || !ratio.is_finite() {
            return lang.t("anatomy-says-scales-even");
        }
        let (more, less) = if scale.x > scale.y { ("w₁", "w₂") } else { ("w₂", "w₁") };
        let words = [("ratio", lang.number(ratio, 2).into()), ("more", more.into()), ("less", less.into())];
        lang.with("anatomy-says-scales", &words)
    }
}

/// cos∠(a, b); NaN where one of them is nothing.
fn cosine(a: Point, b: Point) -> f64 {
    (a.dot(&b) / (a.norm() * b.norm())).clamp(-1.0, 1.0)
}
