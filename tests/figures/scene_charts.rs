//! Scenes that name their charts and count time in gradients: on paper and in the window.

use losscape::figure::{Layer, MarkKind, Plot};
use losscape::landscape::{Data, Spec, Synthetic};
use losscape::picture::Moment;
use losscape::picture::{FigureOptions, figure};
use losscape::scene::Race;
use losscape::scene::{ChartKind, TimeAxis};
use losscape::scene::{Presets, Scene};
use losscape::text::Lang;
use std::path::Path;

fn race(scene: Scene) -> Race {
    let landscape = scene.open(Path::new("")).unwrap();
    Race::run(scene, landscape.into())
}

fn preset(name: &str) -> Race {
    race(Presets::embedded().by_name(name).unwrap().scene.clone())
}

fn titles(plots: &[Plot]) -> Vec<&str> {
    plots.iter().skip(1).map(|plot| plot.title.as_str()).collect()
}

#[test]
fn a_picture_has_the_charts_of_its_scene_unless_told_otherwise() {
    let words = |kinds: &[ChartKind]| kinds.iter().map(|kind| Lang::En.t(kind.text_key())).collect::<Vec<_>>();
    let rare = preset("rare-category");
    let three = words(&[ChartKind::StepY, ChartKind::UpdatesY, ChartKind::UpdatesX]);
    let options = FigureOptions::default();
    assert_eq!(titles(&figure(&rare, &options).plots), three);
    assert!(titles(&figure(&rare, &FigureOptions { charts: Some(false), ..options.clone() }).plots).is_empty());
    let plain = preset("gradient-descent");
    assert!(titles(&figure(&plain, &options).plots).is_empty());
    let loss = words(&[ChartKind::Loss]);
    assert_eq!(titles(&figure(&plain, &FigureOptions { charts: Some(true), ..options }).plots), loss);
}

#[test]
fn slides_17_and_18_stop_every_method_at_the_same_number_of_gradients() {
    for (name, gradients, points) in [("equal-gradients", 480, [240, 30, 3]), ("linear-scaling", 800, [200, 50, 6])] {
        let race = preset(name);
        let figure = figure(&race, &FigureOptions::default());
        assert_eq!(figure.plots[1].x.range.1, f64::from(gradients), "{name}");
        let at = |layer: &Layer| if let Layer::Path(path) = layer { Some(path.at) } else { None };
        let shown: Vec<_> = figure.plots[0].layers.iter().filter_map(at).collect();
        assert_eq!(shown, points, "{name}");
        assert!(figure.terms.contains(&format!("{gradients} per-example gradients each")), "{}", figure.terms);
        let spent: usize = points.iter().zip(&race.scene.racers).map(|(k, racer)| k * racer.batch.size(300)).sum();
        assert!(
            figure.terms.contains(&format!("evaluations: {} per-example gradients;", Lang::En.whole(spent as u64)))
        );
        // Counted in steps, the race goes on to its last.
        let steps = FigureOptions { time: Some(TimeAxis::Steps), ..FigureOptions::default() };
        let figure = losscape::picture::figure(&race, &steps);
        assert_eq!(figure.plots[1].x.range.1, race.scene.steps as f64);
        assert!(figure.terms.contains(&format!("{} steps", race.scene.steps)));
    }
}

#[test]
fn the_gap_to_the_minimum_is_charted_where_the_minimum_is_known() {
    let race = preset("gradient-descent");
    let (_, _, run) = race.runs().next().unwrap();
    let lowest = race.landscape.lowest().unwrap();
    assert!(lowest > 0.5, "the noise of the rows stays");
    let excess = losscape::picture::charts::values(&race, 0, run, ChartKind::Excess);
    assert!(excess.iter().zip(&*run.losses).all(|(above, loss)| *above == loss - lowest));
    let saddle = preset("saddle");
    let (racer, _, run) = saddle.runs().next().unwrap();
    let none = losscape::picture::charts::values(&saddle, racer, run, ChartKind::Excess);
    assert!(none.iter().all(|value| value.is_nan()));
    let plot = losscape::picture::charts::chart(&saddle, ChartKind::Excess, Moment::step(3), None, Lang::En);
    assert!(plot.y.range.0 > 0.0 && plot.y.range.1.is_finite(), "an empty chart has an axis");
}

/// Kind, place and word of the marks on a scene's map.
fn marks(race: &Race) -> Vec<(MarkKind, String)> {
    let plot = &figure(race, &FigureOptions::default()).plots[0];
    let mark = |layer: &Layer| if let Layer::Mark(mark) = layer { Some((mark.kind, mark.label.clone())) } else { None };
    plot.layers.iter().filter_map(mark).collect()
}

#[test]
fn true_weights_are_a_star_with_a_word_of_its_own_where_it_stands_alone() {
    let lecture = marks(&preset("scheduled-ten"));
    assert!(lecture.contains(&(MarkKind::TrueWeights, String::new())));
    assert!(lecture.contains(&(MarkKind::Minimum, "minimum, true weights".to_owned())));
    // Noise that moves the minimum away.
    let few = Synthetic { examples: 5, noise: 10.0, ..Synthetic::default() };
    let scene = Scene { landscape: Spec::LeastSquares(Data::Synthetic(few)), ..preset("scheduled-ten").scene };
    let alone = marks(&race(Scene { racers: Vec::new(), view: Default::default(), ..scene }));
    assert!(alone.contains(&(MarkKind::TrueWeights, "true weights".to_owned())), "{alone:?}");
    assert!(alone.contains(&(MarkKind::Minimum, "minimum".to_owned())));
    let formula = marks(&preset("eight-methods"));
    assert!(formula.iter().all(|(kind, _)| *kind != MarkKind::TrueWeights));
}

#[test]
fn the_words_of_marks_keep_within_the_plane() {
    use losscape::export::Subject;
    use losscape::figure::drawing::{Anchor, Shape, Text};
    use losscape::figure::measure::text_width;
    // The minimum of slide 5's rows in more and more of the view's width: somewhere its word would reach the edge.
    for percent in (60..95).step_by(2) {
        let mut scene = Presets::embedded().by_name("gradient-descent").unwrap().scene.clone();
        let (minimum, part) = (scene.open(Path::new("")).unwrap().minima()[0], f64::from(percent) / 100.0);
        scene.view.x = Some((minimum.x - 2.0 * part, minimum.x + 2.0 * (1.0 - part)));
        scene.view.y = Some((minimum.y - 0.1, minimum.y + 0.1));
        let drawing = Subject::from(std::sync::Arc::new(race(scene))).drawing(&FigureOptions::default());
        let inside = drawing.shapes.iter().find_map(|shape| match shape {
            Shape::Clipped { rect, shapes } => Some((*rect, shapes)),
            _ => None,
        });
        let (map, shapes) = inside.unwrap();
        let word = shapes.iter().find_map(|shape| match shape {
            Shape::Text(text) if text.text.starts_with("minimum") => Some(text.clone()),
            _ => None,
        });
        let Text { at, anchor, size, text, .. } = word.unwrap();
        let width = text_width(&text, size, true);
        let left = match anchor {
            Anchor::RightTop | Anchor::RightBottom | Anchor::RightCentre => at[0] - width,
            Anchor::CentreTop | Anchor::CentreBottom | Anchor::Centre => at[0] - width / 2.0,
            _ => at[0],
        };
        assert!(left >= map.min[0] && left + width <= map.max[0], "{percent} %: {text} from {left} in {map:?}");
    }
}

#[cfg(feature = "gui")]
mod window {
    use super::{ChartKind, TimeAxis};
    use crate::support::CpuRenderer;
    use crate::support::window::{
        Window, app, choose, click, click_action, control, on_preset, press_action, settle, t,
    };
    use eframe::egui::accesskit::Role;
    use losscape::ui::actions::Action;
    use losscape::ui::settings::Settings;

    fn on(preset: &str) -> Window {
        on_preset([1280.0, 720.0], Settings::english(), preset, &CpuRenderer::default())
    }

    #[test]
    fn a_scene_s_charts_come_and_go_with_it() {
        let mut window = on("rare-category");
        let own = [ChartKind::StepY, ChartKind::UpdatesY, ChartKind::UpdatesX];
        assert_eq!(app(&window).charts(), own);
        let remembered = app(&window).settings.charts;
        choose(&mut window, Role::ComboBox, "Chart 1", &t("chart-loss"));
        assert_eq!(app(&window).charts(), [ChartKind::Loss, own[1], own[2]]);
        choose(&mut window, Role::ComboBox, "Chart 2", &t("chart-loss"));
        assert_eq!(app(&window).charts(), [own[1], ChartKind::Loss, own[2]], "no kind stands twice");
        assert_eq!(app(&window).settings.charts, remembered, "the choice was for this scene");
        click_action(&mut window, Action::PreviousScene);
        assert_eq!(app(&window).charts(), remembered);
        click_action(&mut window, Action::NextScene);
        assert_eq!(app(&window).charts(), own);
    }

    #[test]
    fn a_scene_with_one_chart_leaves_the_others_to_the_person() {
        let window = on("step-outside");
        assert_eq!(app(&window).charts(), [ChartKind::StepX, ChartKind::GradientNorm, ChartKind::Distance]);
    }

    #[test]
    fn a_scene_s_gradients_are_the_length_of_time_until_another_is_chosen() {
        let mut window = on("equal-gradients");
        assert_eq!((app(&window).time(), app(&window).playback.end()), (TimeAxis::Evaluations, 480));
        click(&mut window, Role::Button, &t("terms-change"));
        control(&window, Role::Slider, &t("param-gradients")).set_value_accesskit(300.0);
        settle(&mut window);
        assert_eq!(app(&window).scene().view.gradients, Some(300));
        assert_eq!(app(&window).playback.end(), 300);
        press_action(&mut window, Action::Undo);
        assert_eq!(app(&window).playback.end(), 480);
        choose(&mut window, Role::ComboBox, &t("time-axis"), &t("time-steps"));
        assert_eq!((app(&window).time(), app(&window).playback.end()), (TimeAxis::Steps, 240));
        assert_eq!(app(&window).settings.time, TimeAxis::Steps);
        // The lab between them has no time of its own.
        click_action(&mut window, Action::NextScene);
        click_action(&mut window, Action::NextScene);
        assert_eq!((app(&window).time(), app(&window).playback.end()), (TimeAxis::Evaluations, 800));
    }

    #[test]
    fn a_lecture_shows_the_charts_of_a_scene_that_has_some() {
        let mut window = on("risk-over-iterations");
        press_action(&mut window, Action::Lecture);
        settle(&mut window);
        let charts = |window: &Window| app(window).lecture.as_ref().unwrap().charts;
        assert!(charts(&window));
        press_action(&mut window, Action::NextScene);
        assert!(!charts(&window), "the next scene is about its paths");
    }
}
