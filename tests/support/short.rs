//! Scenes whose labs are made short, so that a test need not wait.

use losscape::scene::Scene;
use losscape::scene::edit::Edit;

/// The scene with the numbers of its lab made small, so that a test need not wait.
pub fn shortened(scene: &Scene) -> Scene {
    let mut scene = scene.clone();
    for (key, value) in [
        ("steps", 6.0),
        ("batch", 16.0),
        ("points", 5.0),
        ("every", 2.0),
        ("epochs", 2.0),
        ("seeds", 2.0),
        ("runs", 20.0),
        ("members", 8.0),
        ("samples", 100.0),
        ("batches", 20.0),
    ] {
        let lab = scene.lab.clone().expect("it has a lab");
        for (field, part) in lab.parts() {
            if let Some(index) = part.params().iter().position(|param| param.key == key) {
                Edit::LabNumber { field, index, value }.apply(&mut scene);
            }
        }
    }
    scene
}
