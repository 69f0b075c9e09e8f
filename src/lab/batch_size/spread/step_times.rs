//! How long a training step takes on this machine, by batch size: slide 14 says that a batch is nearly as cheap as one
//! example. Only the window shows this; it is in no record, because a record depends on nothing but settings and seed.

use crate::clock::{Duration, Instant};
use crate::job::Watch;
use crate::lab::batch_size::epochs;
use crate::text::Lang;

/// Batch sizes that are timed.
pub const SIZES: [usize; 4] = [1, 8, 64, 512];
/// How long each is timed, and its most steps.
const LONG: (Duration, usize) = (Duration::from_millis(15), 100_000);

/// Seconds of a step for each of [`SIZES`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepTimes(pub [f64; SIZES.len()]);

impl StepTimes {
    /// Measures them on the net of the sweep; none when given up.
    pub fn measured(watch: &Watch<'_>) -> Option<Self> {
        let mut times = [0.0; SIZES.len()];
        for (time, m) in times.iter_mut().zip(SIZES) {
            let mut trainer = epochs::trainer(m);
            // The first step fills the caches.
            trainer.measure_counted(&mut watch.count(0))?;
            trainer.update();
            let (begun, mut steps) = (Instant::now(), 0);
            while steps == 0 || (begun.elapsed() < LONG.0 && steps < LONG.1) {
                trainer.measure_counted(&mut watch.count(0))?;
                trainer.update();
                steps += 1;
            }
            *time = begun.elapsed().as_secs_f64() / steps as f64;
            if !watch.is_wanted() {
                return None;
            }
        }
        Some(Self(times))
    }

    /// `a step on digits: m = 1 9 µs; m = 8 20 µs, 2.5 µs per example; …`
    pub fn words(&self, lang: Lang) -> String {
        let one = |(time, m): (&f64, usize)| {
            let micro = |seconds: f64| lang.number(1e6 * seconds, 2);
            let each = micro(time / m as f64);
            lang.with(
                "spread-time",
                &[("m", m.to_string().into()), ("step", micro(*time).into()), ("each", each.into())],
            )
        };
        let list: Vec<_> = self.0.iter().zip(SIZES).map(one).collect();
        lang.with("spread-times", &[("list", list.join(", ").into())])
    }
}
