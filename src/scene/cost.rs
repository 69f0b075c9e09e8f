//! What a scene needs at most, known before it is run.

use super::{Racer, Scene};
use crate::cost::Cost;
use crate::figure::Facets;
use crate::optim::Batch;

/// Numbers of a step of a racer's path: two coordinates and Q.
const STEP: f64 = 3.0;
/// Values of a chart of a step.
const CHART: f64 = 1.0;
/// Numbers of an example: features and answer as they were read, and their sums; of the noise of a formula fewer.
const EXAMPLE: f64 = 9.0;
/// A race that changes is computed while the one before is shown.
const RACES: f64 = 2.0;

impl Scene {
    /// An upper bound of what its race and its lab need. Time includes the charts, every step of which may take a value
    /// over all examples.
    pub fn most_cost(&self) -> Cost {
        let lab = self.lab.as_ref().map_or_else(Cost::default, |lab| lab.kind().cost());
        self.race_cost() + lab
    }

    fn race_cost(&self) -> Cost {
        let examples = self.landscape.most_examples(&self.noise) as f64;
        let steps = self.steps as f64;
        // A value over all examples is one evaluation of a formula.
        let value = if self.landscape.uses_noise() { 1.0 } else { examples };
        let charts = self.view.charts.len() as f64;
        let of_racer = |racer: &Racer| {
            let gradient = match racer.batch {
                Batch::Full => value,
                Batch::One => 1.0,
                Batch::Size(size) => size as f64,
                Batch::Growing(_) => examples,
            };
            let growing = if matches!(racer.batch, Batch::Growing(_)) { 1.0 } else { 0.0 };
            let held = STEP + CHART * charts + growing + f64::from(u8::from(racer.stop.is_some()));
            Cost { work: steps * (gradient + (2.0 + charts) * value), ..Cost::numbers((steps + 1.0) * held) }
        };
        let racers: Cost = self.racers.iter().filter(|racer| racer.on).map(of_racer).sum();
        let surface = Cost { work: 20.0 * examples, ..Cost::numbers(EXAMPLE * examples) };
        // A file's rows are the same for all values.
        let is_file = self.landscape.data().is_some_and(|data| data.table().is_some());
        let (variants, surfaces) = match &self.view.facets {
            Facets::Over { path, values } if is_file || path.starts_with("racers") => (values.len() as f64, 0.0),
            Facets::Over { values, .. } => (values.len() as f64, values.len() as f64),
            _ => (0.0, 0.0),
        };
        let race = racers * (1.0 + variants) + surface * (1.0 + surfaces);
        Cost { memory: RACES * race.memory, ..race }
    }
}
