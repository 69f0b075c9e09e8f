//! The scenes of `facets: Over`: a scene with one of its numbers set to one value after another, as `--set` does it.

use super::limits::{self, MAX_FACETS, MAX_WORK};
use super::{Fault, Problem, Scene};
use crate::figure::Facets;
use crate::number::typed;
use crate::params::{Param, Parameters};
use crate::scene::file::set::set;
use crate::text::Lang;

/// Where the faults of variants stand.
const PLACE: &str = "view.facets";

impl Scene {
    /// The values of `facets: Over` with the scene of each; none without it.
    ///
    /// # Errors
    /// The path is no number's, a value is not possible there, or there are too many.
    pub fn variants(&self) -> Result<Vec<(f64, Self)>, Fault> {
        let Facets::Over { path, values } = &self.view.facets else { return Ok(Vec::new()) };
        let fault = |problem| Fault::of(PLACE, problem);
        if values.is_empty() || values.len() > MAX_FACETS {
            return Err(fault(Problem::FacetCount { found: values.len(), most: MAX_FACETS }));
        }
        let param = self.varied(path).ok_or_else(|| fault(Problem::FacetPath { found: path.clone() }))?;
        let racers = self.racers.iter().filter(|racer| racer.on).count() * values.len();
        if self.steps.saturating_mul(racers) > MAX_WORK {
            return Err(fault(Problem::TooMuchWork { steps: self.steps, racers, most: MAX_WORK }));
        }
        let mut plain = self.clone();
        plain.view.facets = Facets::None;
        plain.view.anatomy.clear();
        let text = plain.to_ron();
        let variant = |value: &f64| {
            if !param.allows(*value) {
                return Err(fault(Problem::OutOfRange { found: typed(*value), param }));
            }
            let changed = set(&text, &format!("{path}={}", typed(*value)));
            let scene = changed.and_then(|text| super::file::read::read(&text));
            let scene = scene.map_err(|_| fault(Problem::FacetPath { found: path.clone() }))?;
            if let Some(inner) = super::check::check(&scene).into_iter().next() {
                return Err(fault(inner.problem));
            }
            Ok((*value, scene))
        };
        values.iter().map(variant).collect()
    }

    /// The number at a path that a race depends on.
    fn varied(&self, path: &str) -> Option<&'static Param> {
        let keys: Vec<&str> = path.split('.').collect();
        // Not the number of steps, which all small maps share, nor that of examples, which batches are held to.
        let is_of_race = match keys.as_slice() {
            ["landscape", key] => *key != "0",
            ["racers", _, key, ..] => *key != "batch",
            ["noise", "spread"] | ["seed"] | ["start", _] => true,
            _ => false,
        };
        limits::of(path).filter(|_| is_of_race)
    }

    /// What values of `facets: Over` are called: `κ = 1, 25`.
    pub fn values_words(path: &str, values: &[f64], lang: Lang) -> String {
        let symbol = limits::of(path).map_or_else(|| path.to_owned(), |param| param.label(lang));
        let separator = if lang == Lang::Ru { "; " } else { ", " };
        let values: Vec<String> = values.iter().map(|value| lang.number(*value, 4)).collect();
        format!("{symbol} = {}", values.join(separator))
    }

    /// How the scene's own value at a path stands in legends and terms; none where it has no such words.
    pub fn value_words(&self, path: &str, lang: Lang) -> Option<String> {
        let keys: Vec<&str> = path.split('.').collect();
        let racer = |k: &str| self.racers.get(k.parse::<usize>().ok()?);
        let of = |numbers: &dyn Parameters, key: &str| {
            let index = numbers.params().iter().position(|param| param.key == key)?;
            Some(numbers.get(index))
        };
        let value = match keys.as_slice() {
            ["landscape", key] => of(self.landscape.parameters(), key)?,
            ["racers", k, "eta"] => racer(k)?.eta,
            ["racers", k, "rule", key] => of(racer(k)?.rule.parameters(), key)?,
            _ => return None,
        };
        Some(Self::values_words(path, &[value], lang))
    }
}
