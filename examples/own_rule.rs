//! A rule of one's own, beside gradient descent: a gradient whose coordinates are cut to a limit.
//!
//! `cargo run --example own_rule`. `CONTRIBUTING.md` says how a rule gets into scenes and the window.

use losscape::landscape::{Landscape, Noise, Spec};
use losscape::optim::{Gd, Part, PartKind, Rule};
use std::error::Error;

/// `w -= eta·clamp(g, −limit, limit)`
#[derive(Clone, Copy)]
struct Clipped {
    limit: f64,
}

impl Rule for Clipped {
    /// It remembers nothing.
    type State = ();
    type Clock = ();
    /// η and the limit.
    type Step = (f64, f64);

    fn step(&self, _clock: &mut (), eta: f64) -> (f64, f64) {
        (eta, self.limit)
    }

    fn update((eta, limit): &(f64, f64), w: f64, g: f64, _state: &mut ()) -> f64 {
        w - eta * g.clamp(-limit, *limit)
    }

    fn parts((_, limit): &(f64, f64), _w: f64, g: f64, _before: &(), _after: &()) -> Vec<Part> {
        vec![PartKind::Gradient.of(g.clamp(-limit, *limit))]
    }
}

/// Q after 2,000 steps with η = 0.02 of any rule that takes its gradient at w.
fn descend<R: Rule>(rule: R, landscape: &Landscape) -> f64 {
    // A rule is a formula of one coordinate: each coordinate has a memory of its own, the clock is common to all.
    let (mut clock, mut x, mut y) = (R::Clock::default(), rule.memory(), rule.memory());
    let mut w = landscape.start();
    // Where the walls of this surface are steep.
    (w.x, w.y) = (2.0, -3.0);
    for _ in 0..2000 {
        let step = rule.step(&mut clock, 0.02);
        let g = landscape.gradient(w);
        w.x = R::update(&step, w.x, g.x, &mut x);
        w.y = R::update(&step, w.y, g.y, &mut y);
    }
    landscape.value(w)
}

fn main() -> Result<(), Box<dyn Error>> {
    let landscape = Spec::Beale.open(&Noise::default(), 1, None)?;
    println!("GD:      Q = {:e}", descend(Gd, &landscape));
    println!("clipped: Q = {:e}", descend(Clipped { limit: 1.0 }, &landscape));
    Ok(())
}
