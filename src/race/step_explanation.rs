//! Sentences that explain one step, computed from its anatomy.

use super::{Anatomy, Entry};
use crate::geometry::Point;
use crate::optim::{EqualMoves, PartKind};
use crate::text::Lang;

/// Cosines between −ACROSS and ACROSS count as neither along nor against.
const ACROSS: f64 = 0.2;
/// Two scales whose ratio is below this count as equal.
const EVEN: f64 = 1.01;

impl Anatomy {
    /// Up to two sentences about the step, without a full stop.
    pub fn sentences(&self, entry: &Entry, lang: Lang) -> Vec<String> {
        self.of_rule(entry, lang).into_iter().chain(self.of_batch(lang)).collect()
    }

    fn of_rule(&self, entry: &Entry, lang: Lang) -> Option<String> {
        if let Some(carried) = self.part(PartKind::Carried) {
            return Some(lang.t(self.of_inertia(carried)));
        }
        let traits = entry.rule.traits(entry.form);
        if let Some(every) = traits.every_step {
            return self.of_equal_moves(every, lang);
        }
        let Some(scale) = self.part(PartKind::Scale) else { return self.of_descent().map(|key| lang.t(key)) };
        let first = traits.first_step.filter(|_| self.step == 1);
        first.and_then(|first| self.of_equal_moves(first, lang)).or_else(|| of_scales(scale, lang))
    }

    fn of_inertia(&self, carried: Point) -> &'static str {
        if self.step == 1 && self.part(PartKind::Fresh) == Some(-self.gradient * self.eta) {
            return "anatomy-says-first";
        }
        let nothing = Point::zeros();
        match (carried == nothing, self.gradient == nothing) {
            (true, true) => "anatomy-says-still",
            (true, false) => "anatomy-says-not-carried",
            (false, true) => "anatomy-says-coasts",
            (false, false) => match cosine(carried, -self.gradient) {
                cosine if cosine > ACROSS => "anatomy-says-along",
                cosine if cosine < -ACROSS => "anatomy-says-against",
                _ => "anatomy-says-across",
            },
        }
    }

    fn of_descent(&self) -> Option<&'static str> {
        if self.gradient == Point::zeros() {
            return Some("anatomy-says-still");
        }
        // The sentence says that the step is perpendicular to the level line, which a batch's gradient is not.
        self.fan.is_none().then_some("anatomy-says-gd")
    }

    /// The step in units of η, if both weights move by the same displayed number: they do not if a gradient is zero or
    /// not far above ε.
    fn of_equal_moves(&self, statement: EqualMoves, lang: Lang) -> Option<String> {
        let step = self.part(PartKind::Step)?.abs() / self.eta;
        let written = |steps: f64| lang.number(steps, 3);
        let ratio = (step.min() > 0.0 && written(step.x) == written(step.y)).then(|| written(step.x))?;
        match statement {
            EqualMoves::Times(key) => Some(lang.with(key, &[("ratio", ratio.into())])),
            EqualMoves::Eta(key) => (ratio == written(1.0)).then(|| lang.t(key)),
        }
    }

    fn of_batch(&self, lang: Lang) -> Option<String> {
        self.fan.as_ref()?;
        let degrees = cosine(self.gradient, self.full).acos().to_degrees();
        let words = || lang.with("anatomy-says-batch", &[("angle", lang.whole(degrees.round() as u64).into())]);
        degrees.is_finite().then(words)
    }
}

/// Comparison of the weights' scales; `None` if one is zero, as when squares of huge gradients overflow.
fn of_scales(scale: Point, lang: Lang) -> Option<String> {
    let ratio = scale.max() / scale.min();
    if !ratio.is_finite() {
        return None;
    }
    if ratio < EVEN {
        return Some(lang.t("anatomy-says-scales-even"));
    }
    let (more, less) = if scale.x > scale.y { ("w₁", "w₂") } else { ("w₂", "w₁") };
    let words = [("ratio", lang.number(ratio, 3).into()), ("more", more.into()), ("less", less.into())];
    Some(lang.with("anatomy-says-scales", &words))
}

/// cos∠(a, b); NaN if one of them is zero. Both are scaled to about unit length first: squares of a converged run's
/// moves underflow.
fn cosine(a: Point, b: Point) -> f64 {
    let [a, b] = [a, b].map(|v| v / v.amax());
    (a.dot(&b) / (a.norm() * b.norm())).clamp(-1.0, 1.0)
}
