//! A race of three methods from a scene's text: where each arrives and what that cost.
//!
//! `cargo run --example race`

use losscape::scene::Scene;
use losscape::text::Lang;
use std::error::Error;
use std::path::Path;

const SCENE: &str = "(
    landscape: Quadratic(kappa: 25.0),
    start: (-5.0, 1.2),
    steps: 150,
    racers: [(rule: Gd, eta: 0.075), (rule: Momentum(alpha: 0.8), eta: 0.03), (rule: Adam(), eta: 0.2, batch: Size(10))],
)";

fn main() -> Result<(), Box<dyn Error>> {
    let scene = Scene::parse(SCENE, "race.ron")?;
    // The folder is where files that a scene names would lie; this one names none.
    let landscape = scene.open(Path::new(""))?;
    for (name, trajectory) in scene.racer_names(Lang::En).iter().zip(scene.run(&landscape)) {
        // A racer that is switched off has none.
        let Some(trajectory) = trajectory else { continue };
        let spent = trajectory.gradient_cost.after(trajectory.last_step());
        println!("{name}, {spent} gradients: {}", trajectory.sentence(&landscape, Lang::En));
    }
    Ok(())
}
