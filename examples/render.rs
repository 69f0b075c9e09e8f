//! A scene as a picture: ravine.png and ravine.svg, in the folder that is named or in this one.
//!
//! `cargo run --example render -- FOLDER`

use losscape::export::{Format, Subject};
use losscape::figure::theme::Theme;
use losscape::picture::FigureOptions;
use losscape::scene::Race;
use losscape::scene::Scene;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const SCENE: &str = r#"(
    title: "Momentum in a ravine",
    landscape: Quadratic(kappa: 100.0),
    racers: [(rule: Gd, eta: 0.0198), (rule: Momentum(alpha: 0.67), eta: 0.033)],
)"#;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_default());
    let scene = Scene::parse(SCENE, "ravine.ron")?;
    let landscape = scene.open(Path::new(""))?;
    let subject = Subject::from(Arc::new(Race::run(scene, Arc::new(landscape))));
    let options = FigureOptions { size: (1280, 720), theme: Theme::Projector, ..FigureOptions::default() };
    for format in [Format::Png, Format::Svg] {
        let path = folder.join("ravine").with_extension(format.ending());
        subject.save(&options, format, &path)?;
        println!("{}", path.display());
    }
    Ok(())
}
