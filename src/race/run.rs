//! Runs one racer, or several in parallel.

use super::along::{Norms, values_along};
use super::descent::{BatchDescent, FullDescent, Loop, Path};
use super::verdict::judge;
use super::{Batches, Entry, GradientCost, Trajectory, Verdict};
use crate::clock::{Duration, Instant};
use crate::geometry::Point;
use crate::job::{Count, Watch};
use crate::landscape::{Landscape, Surface, Visitor};
use crate::optim::Batch;
use crate::simd;
use crate::threads::{cores, side_by_side};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

/// Runs one racer: `steps` steps from `start`. Batches come from `seed`.
pub fn run(landscape: &Landscape, entry: &Entry, start: Point, steps: usize, seed: u64) -> Trajectory {
    run_with(landscape, entry, start, steps, Examples::Drawn(seed), &Watch::forever()).expect(NEVER_GIVES_UP)
}

/// Runs one racer on examples in a given order: each step uses the next m of them, from the start again at the end. For
/// replaying a published run.
pub fn run_replaying(landscape: &Landscape, entry: &Entry, start: Point, steps: usize, order: Vec<u32>) -> Trajectory {
    run_with(landscape, entry, start, steps, Examples::Replayed(order), &Watch::forever()).expect(NEVER_GIVES_UP)
}

/// Runs every racer from the same start, on several threads if that is faster. The result does not depend on the number
/// of threads.
pub fn run_all(landscape: &Landscape, entries: &[Entry], start: Point, steps: usize, seed: u64) -> Vec<Trajectory> {
    run_watched(landscape, entries, start, steps, seed, &Watch::forever()).expect(NEVER_GIVES_UP)
}

/// Why a run under [`Watch::forever`] has a result.
const NEVER_GIVES_UP: &str = "Watch::forever never gives up";

/// [`run_all`] under a watch; `None` if cancelled.
pub fn run_watched(
    landscape: &Landscape,
    entries: &[Entry],
    start: Point,
    steps: usize,
    seed: u64,
    watch: &Watch<'_>,
) -> Option<Vec<Trajectory>> {
    let threads = if entries.len() > 1 && worth_threads(landscape, entries.len(), start, steps) { cores() } else { 1 };
    run_on(threads, landscape, entries, start, steps, seed, watch)
}

/// [`run_all`] on a given number of threads.
pub(super) fn run_on(
    threads: usize,
    landscape: &Landscape,
    entries: &[Entry],
    start: Point,
    steps: usize,
    seed: u64,
    watch: &Watch<'_>,
) -> Option<Vec<Trajectory>> {
    let results: Vec<OnceLock<Trajectory>> = entries.iter().map(|_| OnceLock::new()).collect();
    let next = AtomicUsize::new(0);
    let work = |_| {
        // One iteration per racer.
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(entry) = entries.get(index).filter(|_| watch.is_wanted()) else { return };
            let Some(trajectory) = run_with(landscape, entry, start, steps, Examples::Drawn(seed), watch) else {
                return;
            };
            results[index].get_or_init(|| trajectory);
        }
    };
    side_by_side(0..threads.min(entries.len()), work);
    results.into_iter().map(OnceLock::into_inner).collect()
}

/// ‖∇Q‖ at every point of a trajectory.
pub fn gradient_norms(landscape: &Landscape, trajectory: &Trajectory) -> Vec<f64> {
    gradient_norms_counted(landscape, trajectory, &mut Watch::forever().count(0)).expect(NEVER_GIVES_UP)
}

/// [`gradient_norms`] with cost counting; `None` if cancelled.
pub fn gradient_norms_counted(
    landscape: &Landscape,
    trajectory: &Trajectory,
    count: &mut Count<'_>,
) -> Option<Vec<f64>> {
    landscape.visit(Norms { points: &trajectory.points, count })
}

/// Expected cost of a run: its gradients, and Q along its path unless computed together with them.
pub fn cost(landscape: &Landscape, entry: &Entry, steps: usize) -> u64 {
    let (steps, each) = (steps as u64, landscape.cost());
    let along = (steps + 1) * each;
    match entry.batch {
        Batch::Full if entry.rule.traits(entry.form).looks_ahead => steps * each + along,
        Batch::Full => steps * each,
        batch => GradientCost::of(batch, landscape.examples(), steps as usize).after(steps as usize) + along,
    }
}

/// Source of the examples of batches.
enum Examples {
    /// Drawn under this seed.
    Drawn(u64),
    /// In this order.
    Replayed(Vec<u32>),
}

fn run_with(
    landscape: &Landscape,
    entry: &Entry,
    start: Point,
    steps: usize,
    source: Examples,
    watch: &Watch<'_>,
) -> Option<Trajectory> {
    let examples = landscape.examples();
    let batches = match source {
        Examples::Drawn(seed) => Batches::drawn(entry, examples, seed),
        Examples::Replayed(order) => Batches::replaying(entry, examples, order),
    };
    let count = &mut watch.count(cost(landscape, entry, steps));
    let path = landscape.visit(Run { entry, start, steps, batches, count })?;
    let Path { points, losses, diverged } = path;
    let verdict = match diverged {
        Some(step) => Verdict::Diverged { step },
        None => judge(landscape, &points, &losses, entry.is_stochastic(examples), count)?,
    };
    let gradient_cost = GradientCost::of(entry.batch, examples, steps);
    Some(Trajectory { points: Arc::new(points), losses: Arc::new(losses), verdict, gradient_cost })
}

/// Visitor that runs one racer on a landscape.
struct Run<'a, 'w> {
    entry: &'a Entry,
    start: Point,
    steps: usize,
    batches: Option<Batches>,
    count: &'a mut Count<'w>,
}

impl Visitor for Run<'_, '_> {
    type Output = Option<Path>;

    fn visit<S: Surface>(self, surface: &S) -> Option<Path> {
        let Self { entry, start, steps, batches, count } = self;
        let etas = entry.schedule.etas(entry.eta, steps, entry.warmup);
        let run = Loop { start, steps, etas, count: &mut *count };
        let Some(batches) = batches else { return entry.rule.visit(entry.form, FullDescent { surface, run }) };
        let gradient = |examples: &[u32], w: Point| {
            simd::dispatch(
                #[inline(always)]
                || surface.batch_gradient(examples, w),
            )
        };
        let descent =
            BatchDescent { gradient: &gradient, batches, batch: entry.batch, examples: surface.examples(), run };
        let points = entry.rule.visit(entry.form, descent)?;
        let losses = values_along(surface, &points, count)?;
        Some(Path::up_to_divergence(points, losses))
    }
}

/// Whether starting threads (about 50 µs each) pays off, by timing a few evaluations of the surface. The answer affects
/// only speed.
fn worth_threads(landscape: &Landscape, racers: usize, start: Point, steps: usize) -> bool {
    /// A shorter race ends before a second thread has started.
    const WORTH: Duration = Duration::from_micros(400);
    /// Time of a step of the cheapest rule on the cheapest surface.
    const CHEAPEST: Duration = Duration::from_nanos(8);
    const PROBES: u32 = 4;
    struct Probe(Point);
    impl Visitor for Probe {
        type Output = Duration;
        fn visit<S: Surface>(self, surface: &S) -> Duration {
            let begun = Instant::now();
            for _ in 0..PROBES {
                std::hint::black_box(surface.value_gradient(std::hint::black_box(self.0)));
            }
            begun.elapsed() / PROBES
        }
    }
    let evaluations = u32::try_from(racers.saturating_mul(steps)).unwrap_or(u32::MAX);
    cores() > 1 && landscape.visit(Probe(start)).max(CHEAPEST).saturating_mul(evaluations) > WORTH
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::landscape::{Noise, Spec};
    use crate::optim::RuleSpec;

    #[test]
    fn the_number_of_threads_changes_nothing() {
        for spec in [Spec::Rosenbrock(Default::default()), Spec::Logistic(Default::default())] {
            let landscape = spec.open(&Noise::default(), 1, None).expect("a landscape of the registry opens");
            let entries: Vec<Entry> = RuleSpec::ALL
                .into_iter()
                .flat_map(|rule| [Batch::Full, Batch::One, Batch::Size(8)].map(|batch| (rule, batch)))
                .map(|(rule, batch)| Entry { rule, batch, eta: 1e-3, ..Entry::default() })
                .collect();
            let on = |threads| {
                run_on(threads, &landscape, &entries, landscape.start(), 300, 5, &Watch::forever())
                    .expect(NEVER_GIVES_UP)
            };
            let alone = on(1);
            assert_eq!(alone.len(), entries.len());
            for threads in [2, 3, 64] {
                assert_eq!(alone, on(threads), "{threads}");
            }
            assert_eq!(alone, run_all(&landscape, &entries, landscape.start(), 300, 5));
            assert_eq!(alone[3], run(&landscape, &entries[3], landscape.start(), 300, 5));
        }
    }

    #[test]
    fn gradient_norms_are_those_of_single_calls() {
        let landscape = Spec::Himmelblau.open(&Noise::default(), 1, None).expect("a landscape of the registry opens");
        let trajectory = run(&landscape, &Entry::default(), Point::new(0.5, -1.0), 29, 1);
        let norms = gradient_norms(&landscape, &trajectory);
        assert_eq!(norms.len(), 30);
        for (&w, norm) in trajectory.points.iter().zip(norms) {
            assert!((landscape.gradient(w).norm() - norm).abs() <= 1e-15 * norm, "{w}");
        }
    }

    #[test]
    fn losses_are_the_full_q_and_no_steps_are_a_start() {
        let landscape = Spec::Booth.open(&Noise::default(), 1, None).expect("a landscape of the registry opens");
        let start = Point::new(-5.0, 4.0);
        for batch in [Batch::Full, Batch::One] {
            let entry = Entry { batch, ..Entry::default() };
            let trajectory = run(&landscape, &entry, start, 100, 1);
            assert_eq!((trajectory.points.len(), trajectory.losses.len()), (101, 101));
            assert!(trajectory.points.iter().zip(trajectory.losses.iter()).all(|(&w, &q)| q == landscape.value(w)));
            let none = run(&landscape, &entry, start, 0, 1);
            assert_eq!(
                (none.points[..].to_vec(), none.losses[..].to_vec()),
                (vec![start], vec![landscape.value(start)])
            );
        }
    }
}
