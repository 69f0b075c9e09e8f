//! The best constant step size on a convex quadratic, for rules whose theory gives it.
//!
//! With the smallest and the largest eigenvalue l, L of the Hessian and κ = L/l, the error of the slowest direction
//! falls fastest at
//!
//! | rule | η | α | a step leaves |
//! |---|---|---|---|
//! | gradient descent | 2/(L + l) | | (κ − 1)/(κ + 1) |
//! | momentum | (2/(√L + √l))² | ((√κ − 1)/(√κ + 1))² | (√κ − 1)/(√κ + 1); Polyak 1964 |
//! | Nesterov | 4/(3L + l) | (√(3κ + 1) − 2)/(√(3κ + 1) + 2) | 1 − 2/√(3κ + 1); Lessard, Recht, Packard 2016 |

use super::Entry;
use crate::landscape::Landscape;
use crate::optim::{Batch, Form, RuleSpec, Schedule};

/// Numbers written with three digits are this near to the theory's.
const ROUNDED: f64 = 5e-3;

/// A number of an entry and the theory's for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Best {
    /// The entry's.
    pub found: f64,
    /// The theory's.
    pub best: f64,
}

impl Best {
    /// Whether they agree within a rounding to three digits.
    pub fn holds(self) -> bool {
        (self.found - self.best).abs() <= ROUNDED * self.best.abs()
    }
}

/// η, and α where the rule has one, beside the theory's; empty where the theory says nothing: another surface, another
/// rule, batches, a schedule.
pub fn best(landscape: &Landscape, entry: &Entry) -> Vec<Best> {
    let plain = entry.batch == Batch::Full
        && entry.schedule == Schedule::Constant
        && entry.warmup < 2
        && entry.form == Form::Corrected;
    let curvatures = landscape.lambda_max().map(|_| landscape.curvatures(landscape.start()));
    let (true, Some([low, high])) = (plain, curvatures.filter(|[low, _]| *low > 0.0)) else { return Vec::new() };
    let eta = |best: f64| Best { found: entry.eta, best };
    match entry.rule {
        RuleSpec::Gd => vec![eta(2.0 / (high + low))],
        RuleSpec::Momentum(momentum) => {
            let (low, high) = (low.sqrt(), high.sqrt());
            let root = (high - low) / (high + low);
            vec![eta((2.0 / (high + low)).powi(2)), Best { found: momentum.alpha, best: root * root }]
        }
        RuleSpec::Nesterov(nesterov) => {
            let root = (3.0 * high / low + 1.0).sqrt();
            vec![eta(4.0 / (3.0 * high + low)), Best { found: nesterov.alpha, best: (root - 2.0) / (root + 2.0) }]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Point;
    use crate::landscape::{Noise, Quadratic, Spec};
    use crate::optim::{Adam, Momentum, Nesterov};
    use crate::race::run;

    fn quadratic(kappa: f64) -> Landscape {
        let spec = Spec::Quadratic(Quadratic { kappa, angle: 0.0 });
        spec.open(&Noise::default(), 1, None).expect("a formula opens")
    }

    /// Step at which both weights stay within a millionth.
    fn steps(landscape: &Landscape, entry: &Entry) -> usize {
        let run = run(landscape, entry, Point::new(1.0, 1.0), 3000, 1);
        run.points.iter().rposition(|w| w.amax() > 1e-6).map_or(0, |step| step + 1)
    }

    #[test]
    fn a_little_more_or_less_is_slower() {
        let landscape = quadratic(100.0);
        let rules = [
            RuleSpec::Gd,
            RuleSpec::Momentum(Momentum { alpha: 0.669_421_5 }),
            RuleSpec::Nesterov(Nesterov { alpha: 0.793_119_8 }),
        ];
        for rule in rules {
            let entry = Entry { rule, ..Entry::default() };
            let found = best(&landscape, &entry);
            assert!(found[1..].iter().all(|best| best.holds()), "{found:?}");
            let at = |factor: f64| steps(&landscape, &Entry { eta: found[0].best * factor, ..entry });
            assert!(at(1.0) < at(0.9) && at(1.0) < at(1.05), "{rule:?}: {} {} {}", at(0.9), at(1.0), at(1.05));
        }
    }

    #[test]
    fn numbers_of_three_digits_hold_and_others_do_not() {
        let landscape = quadratic(100.0);
        let holds = |eta: f64| best(&landscape, &Entry { eta, ..Entry::default() })[0].holds();
        assert!(holds(0.0198) && holds(0.0199 - 1e-6) && !holds(0.0200) && !holds(0.0197 - 1e-6));
    }

    #[test]
    fn theory_is_silent_elsewhere() {
        let landscape = quadratic(100.0);
        let silent = |entry: Entry| best(&landscape, &entry).is_empty();
        assert!(silent(Entry { batch: Batch::One, ..Entry::default() }));
        assert!(silent(Entry { schedule: Schedule::Cosine, ..Entry::default() }));
        assert!(silent(Entry { rule: RuleSpec::Adam(Adam::DEFAULT), ..Entry::default() }));
        for spec in [Spec::Saddle, Spec::Himmelblau] {
            let other = spec.open(&Noise::default(), 1, None).expect("a formula opens");
            assert!(best(&other, &Entry::default()).is_empty());
        }
    }
}
