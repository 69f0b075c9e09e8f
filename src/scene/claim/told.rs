//! Claims as a lecturer says them, for the handout: `GD, Adam: Q − Q* < 0.1 by step 60`.
//!
//! Not every claim can be said so: a bound that only a test needs has no sentence here. All claims are tested by
//! `check`, in the words of [`Claim::sentence`].

use super::words::{DIGITS, racer_name, subscript};
use super::{Claim, Ending, Measure};
use crate::lab::Quantity;
use crate::race::When;
use crate::scene::Scene;
use crate::text::Lang;

/// Paths closer than this are the same path, but for rounding.
const SAME_PATH: f64 = 1e-9;

/// Two bounds of a measure whose difference is at most this share of it give its value.
const PINNED: f64 = 0.02;

/// What is said, and of which method or net.
type Told = (String, String);

impl Claim {
    /// The sentences of a scene's claims, without full stops; what several methods do is said once.
    pub fn told(scene: &Scene, lang: Lang) -> Vec<String> {
        let mut said: Vec<(Vec<String>, String)> = Vec::new();
        for (who, what) in scene.expect.iter().filter_map(|claim| claim.tell(scene, lang)) {
            match said.iter_mut().find(|(_, other)| *other == what) {
                Some((all, _)) if all.contains(&who) => {}
                Some((all, _)) => all.push(who),
                None => said.push((vec![who], what)),
            }
        }
        let sentence = |(who, what): &(Vec<String>, String)| {
            lang.with("told", &[("who", who.join(", ").into()), ("what", what.as_str().into())])
        };
        said.iter().map(sentence).collect()
    }

    /// `None` for a claim that is not said in the handout.
    fn tell(&self, scene: &Scene, lang: Lang) -> Option<Told> {
        let teller = Teller { scene, lang };
        match self {
            Self::AtMost { of, value, .. } => teller.bound(of, *value, true),
            Self::AtLeast { of, value, .. } => teller.bound(of, *value, false),
            Self::Less { of, than, times, .. } => teller.less(of, than, *times),
            // In a picture both look alike.
            Self::Ends { racer, verdict: Ending::Grows, .. } => Some((teller.racer(*racer), lang.t("told-grows"))),
            Self::Ends { racer, verdict, .. } => Some((teller.racer(*racer), verdict.word(lang))),
            Self::Optimal { racer } => Some((teller.racer(*racer), lang.t("told-optimal"))),
        }
    }
}

struct Teller<'a> {
    scene: &'a Scene,
    lang: Lang,
}

impl Teller<'_> {
    /// A measure that is at most, or at least, `value`.
    fn bound(&self, of: &Measure, value: f64, most: bool) -> Option<Told> {
        let either = |at_most: &'static str, at_least: &'static str| if most { at_most } else { at_least };
        let bound = self.number(value);
        match *of {
            Measure::Steps { racer, loss } => {
                let words = [("loss", self.number(loss)), ("step", bound)];
                Some((self.racer(racer), self.say(either("told-steps-at-most", "told-steps-at-least"), &words)))
            }
            // Q − Q* is not below 0: such a bound is one of Q, on a surface without a lowest value.
            Measure::Loss { .. } | Measure::MedianLoss { .. } if value <= 0.0 => None,
            Measure::Loss { racer, at } => {
                let words = [("at", self.step(at)), ("bound", bound)];
                Some((self.racer(racer), self.say(either("told-loss-at-most", "told-loss-at-least"), &words)))
            }
            Measure::MedianLoss { racer, from } => {
                let words = [("from", self.step(Some(from))), ("bound", bound)];
                Some((self.racer(racer), self.say(either("told-median-at-most", "told-median-at-least"), &words)))
            }
            Measure::Distance { racer, at, to } => {
                let to = if to == self.scene.start.unwrap_or((f64::NAN, f64::NAN)) {
                    self.lang.t("told-start")
                } else {
                    self.lang.with("told-point", &[("point", self.lang.point(to.0, to.1, 4).into())])
                };
                let words = [("at", self.step(at)), ("bound", bound), ("to", to)];
                Some((self.racer(racer), self.say(either("told-distance-at-most", "told-distance-at-least"), &words)))
            }
            Measure::Step { racer, at, weight } => {
                let words = [("at", self.step(Some(at))), ("bound", bound), ("weight", subscript(weight))];
                let key = match (self.is_pinned(of, value, most), most) {
                    (true, true) => return None,
                    (true, false) => "told-step-about",
                    (false, _) => either("told-step-at-most", "told-step-at-least"),
                };
                Some((self.racer(racer), self.say(key, &words)))
            }
            Measure::Updates { racer, weight } => {
                let words = [("bound", bound), ("weight", subscript(weight))];
                Some((self.racer(racer), self.say(either("told-updates-at-most", "told-updates-at-least"), &words)))
            }
            Measure::Apart { racer, other, until } if most && value < SAME_PATH => {
                let both = [racer, other].map(|racer| self.racer(racer)).join(", ");
                Some((both, self.say("told-together", &[("until", self.step(until))])))
            }
            Measure::Travel { racer, along } => {
                let words = [("along", self.lang.t(along.text_key())), ("bound", bound)];
                Some((self.racer(racer), self.say(either("told-travel-at-most", "told-travel-at-least"), &words)))
            }
            Measure::Crossings { racer, until } => {
                let key = match (self.is_pinned(of, value, most), most) {
                    (true, true) => return None,
                    (true, false) => "told-crossings-exactly",
                    (false, _) => either("told-crossings-at-most", "told-crossings-at-least"),
                };
                let words = [("until", self.step(until).into()), ("count", (value.max(0.0) as u64).into())];
                Some((self.racer(racer), self.lang.with(key, &words)))
            }
            Measure::Overshoot { racer } => {
                let key = if most && value < SAME_PATH {
                    "told-overshoot-none"
                } else {
                    either("told-overshoot-at-most", "told-overshoot-at-least")
                };
                Some((self.racer(racer), self.say(key, &[("bound", bound)])))
            }
            Measure::Chart { racer, of, at } => {
                let words = [("chart", self.lang.t(of.text_key())), ("at", self.step(at)), ("bound", bound)];
                Some((self.racer(racer), self.say(either("told-chart-at-most", "told-chart-at-least"), &words)))
            }
            Measure::Net { net, of } => {
                let words = [("quantity", self.quantity(of)), ("bound", bound)];
                Some((self.net(net)?, self.say(either("told-net-at-most", "told-net-at-least"), &words)))
            }
            Measure::StopStep { racer, at: When::Stop } if most => {
                Some((self.racer(racer), self.say("told-stops-by", &[("step", bound)])))
            }
            Measure::StopStep { .. } | Measure::HeldOut { .. } => None,
            // How long a path would be straight on is not seen in the picture.
            Measure::PathLength { .. } | Measure::Apart { .. } => None,
        }
    }

    /// Whether another claim bounds the measure from the other side, close by: the two are one sentence.
    fn is_pinned(&self, of: &Measure, value: f64, most: bool) -> bool {
        let close = |other: f64| (other - value).abs() <= PINNED * value.abs();
        self.scene.expect.iter().any(|claim| match claim {
            Claim::AtMost { of: same, value: other, .. } => !most && same == of && close(*other),
            Claim::AtLeast { of: same, value: other, .. } => most && same == of && close(*other),
            _ => false,
        })
    }

    /// A measure that is less than `times` another one.
    fn less(&self, of: &Measure, than: &Measure, times: f64) -> Option<Told> {
        if times > 1.0 {
            return None;
        }
        let much = if times < 1.0 { "part" } else { "whole" };
        let share = [("much", much.to_owned()), ("percent", self.number(100.0 * times))];
        let say = |key: &str, words: &[(&'static str, String)]| self.say(key, &[&share, words].concat());
        match (*of, *than) {
            (Measure::Steps { racer, loss }, Measure::Steps { racer: other, loss: same }) if loss == same => {
                let words = [("loss", self.number(loss)), ("other", self.racer(other))];
                Some((self.racer(racer), say("told-steps-less", &words)))
            }
            (Measure::Loss { racer, at }, Measure::Loss { racer: same, at: Some(0) }) if racer == same => {
                Some((self.racer(racer), say("told-loss-less-than-start", &[("at", self.step(at))])))
            }
            (Measure::Loss { racer, at }, Measure::Loss { racer: other, at: then }) => {
                let words = [("at", self.step(at)), ("other", self.racer(other)), ("then", self.step(then))];
                let key = if at == then { "told-loss-less" } else { "told-loss-less-then" };
                Some((self.racer(racer), say(key, &words)))
            }
            (Measure::MedianLoss { racer, from }, Measure::Loss { racer: same, at: Some(0) }) if racer == same => {
                Some((self.racer(racer), say("told-median-less-than-start", &[("from", self.step(Some(from)))])))
            }
            (Measure::MedianLoss { racer, from }, Measure::MedianLoss { racer: other, from: same }) if from == same => {
                let words = [("from", self.step(Some(from))), ("other", self.racer(other))];
                Some((self.racer(racer), say("told-median-less", &words)))
            }
            (Measure::Step { racer, at, weight }, Measure::Step { racer: other, at: then, weight: same })
                if weight == same && self.eta(racer) == self.eta(other) && (racer == other || at == then) =>
            {
                let words = [
                    ("at", self.step(Some(at))),
                    ("then", self.step(Some(then))),
                    ("weight", subscript(weight)),
                    ("other", self.racer(other)),
                ];
                let key = if racer == other { "told-step-less-then" } else { "told-step-less" };
                Some((self.racer(racer), say(key, &words)))
            }
            (Measure::Travel { racer, along }, Measure::Travel { racer: other, along: same }) if along == same => {
                let words = [("along", self.lang.t(along.text_key())), ("other", self.racer(other))];
                Some((self.racer(racer), say("told-travel-less", &words)))
            }
            (Measure::Crossings { racer, until }, Measure::Crossings { racer: other, until: same })
                if until == same =>
            {
                let words = [("until", self.step(until)), ("other", self.racer(other))];
                Some((self.racer(racer), say("told-crossings-less", &words)))
            }
            (Measure::Overshoot { racer }, Measure::Overshoot { racer: other }) => {
                Some((self.racer(racer), say("told-overshoot-less", &[("other", self.racer(other))])))
            }
            (Measure::Chart { racer, of, at }, Measure::Chart { racer: other, of: same, at: then }) if of == same => {
                let words = [
                    ("chart", self.lang.t(of.text_key())),
                    ("at", self.step(at)),
                    ("then", self.step(then)),
                    ("other", self.racer(other)),
                ];
                let key = match (racer == other, at == then) {
                    (true, _) => "told-chart-less-then",
                    (false, true) => "told-chart-less",
                    (false, false) => return None,
                };
                Some((self.racer(racer), say(key, &words)))
            }
            (Measure::Net { net, of }, Measure::Net { net: other, of: same }) if of == same => {
                let words = [("quantity", self.quantity(of)), ("other", self.net(other)?)];
                Some((self.net(net)?, say("told-net-less", &words)))
            }
            _ => None,
        }
    }

    fn say(&self, key: &str, words: &[(&'static str, String)]) -> String {
        let words: Vec<_> = words.iter().map(|(key, word)| (*key, word.as_str().into())).collect();
        self.lang.with(key, &words)
    }

    fn number(&self, value: f64) -> String {
        self.lang.number(value, DIGITS)
    }

    /// A step's number; the last one for `None`.
    fn step(&self, at: Option<usize>) -> String {
        self.lang.whole(at.unwrap_or(self.scene.steps) as u64)
    }

    fn racer(&self, racer: usize) -> String {
        racer_name(self.scene, racer, self.lang)
    }

    /// The unit of a method's steps.
    fn eta(&self, racer: usize) -> Option<f64> {
        self.scene.racers.get(racer).map(|racer| racer.eta)
    }

    /// A net's name; none in a lab without a list of nets, whose picture prints the numbers of its single one.
    fn net(&self, net: usize) -> Option<String> {
        self.scene.lab.as_ref()?.net_names(self.lang).get(net).cloned()
    }

    fn quantity(&self, of: Quantity) -> String {
        self.lang.t(of.text_key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(claims: &str, lang: Lang) -> Vec<String> {
        let text = format!(
            "(landscape: Quadratic(kappa: 25.0), start: (-5.0, 1.2), steps: 150, expect: [{claims}], \
             racers: [(rule: Gd, eta: 0.1), (rule: Adam(), eta: 0.1), (rule: Momentum(), eta: 0.2)])"
        );
        Claim::told(&Scene::parse(&text, "scene.ron").expect("a scene"), lang)
    }

    #[test]
    fn what_several_methods_do_is_said_once() {
        let claims = "AtMost(of: Steps(racer: 0, loss: 0.1), value: 60.0), \
                      Ends(racer: 0, verdict: Moving), \
                      AtMost(of: Steps(racer: 1, loss: 0.1), value: 60.0)";
        assert_eq!(told(claims, Lang::En), ["GD, Adam: Q − Q* < 0.1 by step 60", "GD: still moving"]);
        assert_eq!(told(claims, Lang::Ru), ["GD, Adam: Q − Q* < 0,1 не позже шага 60", "GD: ещё идёт"]);
    }

    #[test]
    fn a_start_is_called_the_start() {
        let claims = "AtLeast(of: Distance(racer: 1, at: 4, to: (-5.0, 1.2)), value: 2.0), \
                      AtMost(of: Distance(racer: 1, to: (0.0, 0.0)), value: 0.5)";
        let expected =
            ["Adam: after step 4 more than 2 from the start", "Adam: after step 150 within 0.5 of (0,\u{a0}0)"];
        assert_eq!(told(claims, Lang::En), expected);
    }

    #[test]
    fn two_bounds_close_by_are_a_value() {
        let claims = "AtLeast(of: Step(racer: 1, at: 1, weight: 1), value: 3.16), \
                      AtMost(of: Step(racer: 1, at: 1, weight: 1), value: 3.17), \
                      AtMost(of: Step(racer: 0, at: 1, weight: 1), value: 2.0), Ends(racer: 2, verdict: Grows)";
        let expected = [
            "Adam: step 1 moves w₁ by about 3.16\u{a0}η",
            "GD: step 1 moves w₁ by at most 2\u{a0}η",
            "Momentum: diverges",
        ];
        assert_eq!(told(claims, Lang::En), expected);
    }

    #[test]
    fn what_a_path_does_in_its_ravine_is_said() {
        let claims = "AtMost(of: Overshoot(racer: 0), value: 0.0), AtLeast(of: Overshoot(racer: 1), value: 0.5), \
                      AtLeast(of: Crossings(racer: 0), value: 150.0), AtMost(of: Crossings(racer: 0), value: 150.0), \
                      AtMost(of: Crossings(racer: 2, until: 20), value: 1.0), \
                      Less(of: Travel(racer: 2, along: Steep), than: Travel(racer: 0, along: Steep), times: 0.5)";
        let english = [
            "GD: does not overshoot the minimum",
            "Adam: overshoots the minimum by more than 0.5",
            "GD: by step 150 crosses the floor 150 times",
            "Momentum: by step 20 crosses the floor once at most",
            "Momentum: path length across the ravine less than 50\u{a0}% of that of GD",
        ];
        assert_eq!(told(claims, Lang::En), english);
        let russian = [
            "GD: не проскакивает минимум",
            "Adam: проскакивает минимум больше чем на 0,5",
            "GD: до шага 150 число пересечений дна — 150",
            "Инерция: до шага 20 пересекает дно не больше одного раза",
            "Инерция: длина пути поперёк оврага меньше 50\u{a0}% от пути «GD»",
        ];
        assert_eq!(told(claims, Lang::Ru), russian);
    }

    #[test]
    fn a_claim_that_only_a_test_needs_is_not_said() {
        // Steps in units of different η are not compared by the eye.
        let claims = "AtLeast(of: PathLength(racer: 0, weight: 2), value: 40.0), \
                      Less(of: Loss(racer: 0), than: Loss(racer: 1), times: 3.0), \
                      Less(of: Step(racer: 0, at: 1, weight: 1), than: Step(racer: 2, at: 1, weight: 1)), \
                      Less(of: Step(racer: 0, at: 1, weight: 1), than: Step(racer: 1, at: 1, weight: 1), times: 0.5)";
        assert_eq!(told(claims, Lang::En), ["GD: on step 1 w₁ moves less than 50\u{a0}% as far as with Adam"]);
    }
}
