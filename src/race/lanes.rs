//! End points of full-gradient runs from many starts, in SIMD lanes; only a bench calls it so far.
//!
//! Meant for surveys such as basins of attraction. Uses the scalar formula of a single run for every lane of a block;
//! the compiler turns the loop over lanes into SIMD. A single run is bound by the latency of each step; here the steps
//! of several blocks overlap. Bit-equal to [`run`](super::run).

use super::Entry;
use crate::geometry::Point;
use crate::landscape::{LANES, Landscape, Lanes, Surface, Visitor};
use crate::optim::schedule::Etas;
use crate::optim::{Rule, RuleVisitor};
use crate::simd;

/// Blocks advanced together: enough to hide the latency of a step, few enough for the registers.
const BLOCKS: usize = 4;
/// Starts advanced together.
const GROUP: usize = BLOCKS * LANES;

/// The point after `steps` steps from each of `starts`, by full gradients even if `entry` has a batch. A diverging run
/// ends in infinities or NaN.
pub fn run_lanes(landscape: &Landscape, entry: &Entry, starts: &[Point], steps: usize) -> Vec<Point> {
    landscape.visit(EndPoints { entry, starts, steps })
}

struct EndPoints<'a> {
    entry: &'a Entry,
    starts: &'a [Point],
    steps: usize,
}

impl Visitor for EndPoints<'_> {
    type Output = Vec<Point>;

    fn visit<S: Surface>(self, surface: &S) -> Vec<Point> {
        let etas = self.entry.schedule.etas(self.entry.eta, self.steps, self.entry.warmup);
        let work = RuleEndPoints { surface, starts: self.starts, steps: self.steps, etas };
        self.entry.rule.visit(self.entry.form, work)
    }
}

struct RuleEndPoints<'a, S> {
    surface: &'a S,
    starts: &'a [Point],
    steps: usize,
    etas: Etas,
}

impl<S: Surface> RuleVisitor for RuleEndPoints<'_, S> {
    type Output = Vec<Point>;

    fn visit<R: Rule>(self, rule: R) -> Vec<Point> {
        let mut ends = Vec::with_capacity(self.starts.len());
        for starts in self.starts.chunks(GROUP) {
            let mut group = Group::at(rule, starts);
            simd::dispatch(
                #[inline(always)]
                || group.advance(rule, self.surface, &self.etas, self.steps),
            );
            ends.extend(
                (0..starts.len()).map(|i| Point::new(group.x[i / LANES][i % LANES], group.y[i / LANES][i % LANES])),
            );
        }
        ends
    }
}

/// Points advanced together, with the rule's memory of both coordinates.
struct Group<R: Rule> {
    x: [Lanes; BLOCKS],
    y: [Lanes; BLOCKS],
    x_state: [[R::State; LANES]; BLOCKS],
    y_state: [[R::State; LANES]; BLOCKS],
}

impl<R: Rule> Group<R> {
    /// A group at `starts`; unused lanes repeat the first start.
    fn at(rule: R, starts: &[Point]) -> Self {
        let start = |i: usize| starts.get(i).copied().unwrap_or(starts[0]);
        Self {
            x: std::array::from_fn(|block| std::array::from_fn(|lane| start(block * LANES + lane).x)),
            y: std::array::from_fn(|block| std::array::from_fn(|lane| start(block * LANES + lane).y)),
            x_state: [[rule.memory(); LANES]; BLOCKS],
            y_state: [[rule.memory(); LANES]; BLOCKS],
        }
    }

    #[inline(always)]
    fn advance<S: Surface>(&mut self, rule: R, surface: &S, etas: &Etas, steps: usize) {
        let mut clock = R::Clock::default();
        for done in (0..steps).step_by(Etas::BLOCK) {
            for &eta in etas.block(done, Etas::BLOCK.min(steps - done)) {
                let step = rule.step(&mut clock, eta);
                for block in 0..BLOCKS {
                    self.step_block(block, surface, &step);
                }
            }
        }
    }

    #[inline(always)]
    fn step_block<S: Surface>(&mut self, block: usize, surface: &S, step: &R::Step) {
        let (x, y) = (&mut self.x[block], &mut self.y[block]);
        let (x_state, y_state) = (&mut self.x_state[block], &mut self.y_state[block]);
        let (mut ahead_x, mut ahead_y) = (*x, *y);
        for lane in 0..LANES {
            ahead_x[lane] = R::look(step, x[lane], &x_state[lane]);
            ahead_y[lane] = R::look(step, y[lane], &y_state[lane]);
        }
        let (gx, gy) = surface.gradients(&ahead_x, &ahead_y);
        for lane in 0..LANES {
            x[lane] = R::update(step, x[lane], gx[lane], &mut x_state[lane]);
            y[lane] = R::update(step, y[lane], gy[lane], &mut y_state[lane]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::run;
    use super::*;
    use crate::landscape::{Noise, Spec};
    use crate::optim::RuleSpec;
    use crate::optim::schedule::Schedule;

    /// Starts spread over a domain, a few more than a whole number of groups.
    fn starts(landscape: &Landscape) -> Vec<Point> {
        let domain = landscape.domain();
        let at = |(low, high): (f64, f64), share: f64| low + (high - low) * share;
        (0..GROUP + 5)
            .map(|i| Point::new(at(domain.x, i as f64 / 36.0), at(domain.y, (i * 7 % 37) as f64 / 36.0)))
            .collect()
    }

    #[test]
    fn lanes_are_bit_equal_to_single_runs_over_rules_and_landscapes() {
        let steps = 70;
        for spec in Spec::all() {
            let landscape = spec.open(&Noise::default(), 1, None).expect("a landscape of the registry opens");
            let starts = starts(&landscape);
            let forms = RuleSpec::ALL.into_iter().flat_map(|rule| rule.forms().iter().map(move |&form| (rule, form)));
            for (rule, form) in forms {
                let entry = Entry { rule, form, eta: 1e-3, schedule: Schedule::Cosine, ..Entry::default() };
                let ends = run_lanes(&landscape, &entry, &starts, steps);
                assert_eq!(ends.len(), starts.len());
                for (&start, end) in starts.iter().zip(&ends) {
                    let single = run(&landscape, &entry, start, steps, 1);
                    if single.last_step() < steps {
                        continue; // It diverged, and lanes do not stop.
                    }
                    let single = single.end().0;
                    let what = format!("{} {} {form:?} from {start}", spec.name(), rule.name());
                    assert_eq!(single.x.to_bits(), end.x.to_bits(), "{what}");
                    assert_eq!(single.y.to_bits(), end.y.to_bits(), "{what}");
                }
            }
        }
    }
}
