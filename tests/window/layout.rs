//! The smallest window and smaller ones: everything that has words lies inside, nothing lies on another's words, and no
//! size makes the program fall.

use crate::support::CpuRenderer;
use crate::support::window::{self, Window, app};
use eframe::egui::accesskit::Role;
use eframe::egui::{Rect, Shape, Vec2, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT;
use losscape::lab::Lab;
use losscape::optim::Batch;
use losscape::scene::Presets;
use losscape::scene::edit::Edit;
use losscape::text::Lang;
use losscape::ui::actions::Action;
use losscape::ui::frame::placing::LEAST;
use losscape::ui::request::Request;
use losscape::ui::settings::Settings;

/// Words that are seen.
#[derive(Clone, Debug)]
struct Words {
    text: String,
    /// All of them, where they may be, and what is not cut away.
    whole: Rect,
    clip: Rect,
    seen: Rect,
}

/// The words of a frame that nothing covers.
fn seen_words(window: &Window) -> Vec<Words> {
    fn collect(shape: &Shape, clip: Rect, out: &mut Vec<Words>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, clip, out)),
            Shape::Text(text) => {
                let whole = text.galley.mesh_bounds.translate(text.pos.to_vec2());
                let seen = whole.intersect(clip);
                let words = text.galley.text().trim();
                // A rim is the same words at almost the same place.
                let is_rim =
                    out.iter().any(|other| other.text == words && other.whole.expand(6.0).contains_rect(whole));
                if !words.is_empty() && seen.is_positive() && !is_rim {
                    out.push(Words { text: words.to_owned(), whole, clip, seen });
                }
            }
            // What is painted over words hides them; a tick half under a card is under it.
            Shape::Rect(rect) if rect.fill.a() > 180 => {
                let cover = rect.rect.intersect(clip);
                out.retain(|words| !cover.contains(words.seen.center()));
            }
            _ => {}
        }
    }
    let mut out = Vec::new();
    for clipped in &window.output().shapes {
        collect(&clipped.shape, clipped.clip_rect, &mut out);
    }
    out
}

/// Every word inside the window, cut only where a list is scrolled, and on no other; every control inside, or in a list.
fn check(window: &Window, what: &str) {
    let whole = window.ctx.content_rect();
    let words = seen_words(window);
    assert!(words.len() > 3, "{what}: words are there");
    for one in &words {
        let across = one.whole.min.x >= whole.min.x - 0.5 && one.whole.max.x <= whole.max.x + 0.5;
        // A list ends before the window does; what else is cut is cut by the window's border.
        let above = one.whole.min.y < whole.min.y - 0.5 && one.clip.min.y < whole.min.y + 1.0;
        let below = one.whole.max.y > whole.max.y + 0.5 && one.clip.max.y > whole.max.y - 1.0;
        assert!(across && !above && !below, "{what}: {one:?} leaves the window");
        let cut = one.whole.width() - one.seen.width();
        let is_list = one.seen.height() < one.whole.height() - 0.5;
        assert!(cut < 1.0 || is_list, "{what}: {one:?} is cut at a side");
    }
    for (k, one) in words.iter().enumerate() {
        for other in &words[k + 1..] {
            let both = one.seen.intersect(other.seen);
            let lies_on = both.width() > 2.0 && both.height() > 2.0;
            assert!(!lies_on, "{what}: {one:?} and {other:?}");
        }
    }
    let nodes: Vec<_> = window.root().children_recursive().collect();
    let of = |role: Role| nodes.iter().filter(move |node| node.accesskit_node().role() == role).map(|node| node.rect());
    let bars: Vec<Rect> = of(Role::ScrollBar).collect();
    for node in &nodes {
        let role = node.accesskit_node().role();
        let is_control = matches!(
            role,
            Role::Button | Role::CheckBox | Role::RadioButton | Role::ComboBox | Role::Slider | Role::SpinButton
        );
        if !is_control {
            continue;
        }
        let (name, rect) = (node.accesskit_node().label().unwrap_or_default(), node.rect());
        let across = rect.min.x >= -0.5 && rect.max.x <= whole.max.x + 0.5;
        assert!(across && rect.is_finite(), "{what}: {role:?} {name} at {rect:?}");
        let down = rect.min.y >= -0.5 && rect.max.y <= whole.max.y + 0.5;
        // A list has its bar at the right; the rail of the folded list scrolls without one.
        let is_scrolled = bars.iter().any(|bar| bar.max.x > rect.max.x - 1.0) || rect.max.x < RAIL;
        assert!(down || is_scrolled, "{what}: {role:?} {name} at {rect:?}");
    }
}

/// The folded list of methods takes less than this at the left.
const RAIL: f32 = 60.0;

/// The claim, the place in the lecture and the scrubber are whole.
fn check_foot(window: &Window, what: &str) {
    let (whole, lang, scene) = (window.ctx.content_rect(), app(window).lang(), app(window).scene());
    let words = seen_words(window);
    let claim = losscape::plain::line(scene.watch.get(lang)).into_owned();
    let count = Presets::embedded().list.len();
    let at = app(window).place_in_list().expect("a scene of the list") + 1;
    let parts = [("number", at.into()), ("count", count.into()), ("slide", lang.slides(&scene.slide).into())];
    let place = lang.with(if scene.slide.is_empty() { "lecture-place" } else { "lecture-place-slide" }, &parts);
    for line in [claim, place] {
        let found = words.iter().find(|words| words.text == line.trim());
        let words = found.unwrap_or_else(|| panic!("{what}: {line} is not seen whole"));
        assert!(whole.contains_rect(words.whole) && words.clip.contains_rect(words.whole), "{what}: {words:?}");
    }
    let rail = scrubber(window, what);
    assert!(whole.contains_rect(rail) && rail.width() > 100.0, "{what}: the scrubber at {rail:?}");
}

/// Where the scrubber is.
fn scrubber(window: &Window, what: &str) -> Rect {
    let name = app(window).lang().t("transport-scrubber");
    let is_it = |node: &Node<'_>| node.accesskit_node().label().as_deref() == Some(name.as_str());
    window.root().children_recursive().find(is_it).unwrap_or_else(|| panic!("{what}: no {name}")).rect()
}

/// Controls of the bars, which nothing scrolls: all of them whole, none on another.
fn check_bars(window: &Window, what: &str) {
    let whole = window.ctx.content_rect();
    // Charts lie under the bar of time.
    let y = scrubber(window, what).center().y;
    let bars = [whole.with_max_y(44.0), whole.with_min_y(y - 23.0).with_max_y(y + 23.0)];
    let controls: Vec<(String, Rect)> = window
        .root()
        .children_recursive()
        .filter(|node| matches!(node.accesskit_node().role(), Role::Button | Role::ComboBox | Role::RadioButton))
        .map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()))
        .filter(|(_, rect)| bars.iter().any(|bar| bar.contains(rect.center())))
        // Parts of a step taken apart ("4. final step") scroll on under the bar, unseen.
        .filter(|(name, _)| !name.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(". "))
        .collect();
    for bar in bars {
        let count = controls.iter().filter(|(_, rect)| bar.contains(rect.center())).count();
        assert!(count >= 4, "{what}: {count} in {bar:?}");
    }
    for (k, (name, rect)) in controls.iter().enumerate() {
        assert!(whole.contains_rect(*rect), "{what}: {name} at {rect:?}");
        for (other, there) in &controls[k + 1..] {
            let both = rect.intersect(*there);
            assert!(both.width() < 1.0 || both.height() < 1.0, "{what}: {name} on {other}");
        }
    }
}

fn on(size: Vec2, lang: Lang, preset: &str) -> Window {
    let mut lab = Lab::default();
    lab.training_mut().expect("it trains").steps = 20;
    window::on_preset(size.into(), Settings { lang, lab, ..Settings::default() }, preset, &CpuRenderer::default())
}

fn ask(window: &mut Window, requests: &[Request]) {
    requests.iter().for_each(|one| window::ask(window, one.clone()));
}

/// Sizes at which the window is whole: the smallest one, and what a desktop's bars leave of such a screen and of a
/// smaller one.
const SIZES: [Vec2; 3] = [LEAST, vec2(944.0, 460.0), vec2(784.0, 520.0)];

#[test]
fn everything_that_opens_lies_inside_the_smallest_window() {
    use Action::*;
    let doing = |actions: &[Action]| actions.iter().map(|action| Request::Do(*action)).collect::<Vec<_>>();
    let many = vec![Request::Do(AddMethod); 16];
    let all_diverge: Vec<Request> = (0..8).map(|k| Request::Edit(Edit::Eta(k, 1e6))).collect();
    let open: Vec<(&str, Vec<Request>)> = vec![
        ("nothing", vec![]),
        ("left", doing(&[FoldLeft])),
        ("charts", doing(&[FoldCharts])),
        ("both", doing(&[FoldLeft, FoldCharts])),
        ("card", vec![Request::Do(FoldLeft), Request::OpenCard(7)]),
        ("apart", vec![Request::OpenCard(7), Request::Go(3), Request::Do(Anatomy)]),
        (
            "apart with both",
            vec![Request::Do(FoldLeft), Request::Do(FoldCharts), Request::OpenCard(5), Request::Do(Anatomy)],
        ),
        ("refused", vec![Request::Do(FoldLeft), Request::Edit(Edit::Batch(2, Batch::Size(100_000)))]),
        ("all diverge", all_diverge),
        ("banner", vec![Request::Path("no/such.ron".into())]),
        ("many", many.clone()),
        ("many with the list", [many, doing(&[FoldLeft])].concat()),
        ("export", doing(&[Export])),
        ("palette", doing(&[Palette])),
        ("help", doing(&[Help])),
        ("save", doing(&[SaveAs])),
        ("speed", doing(&[Faster])),
    ];
    for size in SIZES {
        for lang in Lang::ALL {
            for (what, requests) in &open {
                let mut window = on(size, lang, "1");
                ask(&mut window, requests);
                let what = format!("{what}, {size}, {lang:?}");
                check(&window, &what);
                if app(&window).screen.dialog.is_none() {
                    check_bars(&window, &what);
                }
            }
        }
    }
}

#[test]
fn labs_lie_inside_the_smallest_window() {
    for size in SIZES {
        for lang in Lang::ALL {
            for large in [false, true] {
                let mut window = on(size, lang, "1");
                ask(&mut window, &[Request::Do(Action::Labs)]);
                if large {
                    ask(&mut window, &[Request::Do(Action::LabLarge)]);
                }
                window::lab_done(&mut window);
                check(&window, &format!("lab, large {large}, {size}, {lang:?}"));
            }
        }
    }
}

#[test]
fn every_scene_of_the_lecture_lies_inside_a_small_screen() {
    for lang in Lang::ALL {
        for preset in Presets::embedded().list.iter().filter(|preset| !preset.scene.is_lab()) {
            let mut window = on(LEAST, lang, &preset.slug);
            ask(&mut window, &[Request::Do(Action::Lecture)]);
            let what = format!("{} in the lecture, {lang:?}", preset.slug);
            check(&window, &what);
            check_foot(&window, &what);
        }
        for action in
            [Action::FoldCharts, Action::Scenes, Action::Help, Action::Anatomy, Action::Palette, Action::Faster]
        {
            let mut window = on(LEAST, lang, "momentum-ravine");
            ask(&mut window, &[Request::Do(Action::Lecture), Request::Go(5), Request::Do(action)]);
            check(&window, &format!("{action:?} in the lecture, {lang:?}"));
        }
    }
}

/// Every coordinate that is painted is a number.
fn check_finite(window: &Window, what: &str) {
    fn finite(shape: &Shape) -> bool {
        match shape {
            Shape::Vec(shapes) => shapes.iter().all(finite),
            // No letters have no extent.
            Shape::Text(text) if text.galley.text().is_empty() => !text.pos.any_nan(),
            other => {
                let rect = other.visual_bounding_rect();
                !rect.any_nan()
            }
        }
    }
    for clipped in &window.output().shapes {
        assert!(!clipped.clip_rect.any_nan() && finite(&clipped.shape), "{what}: {:?}", clipped.shape);
    }
}

#[test]
fn no_size_makes_the_window_fall() {
    let sizes =
        [[200.0, 150.0], [1.0, 1.0], [64.0, 64.0], [300.0, 1000.0], [960.0, 60.0], [60.0, 540.0], [1000.0, 200.0]];
    for size in sizes {
        for requests in [
            vec![],
            vec![Request::Do(Action::FoldLeft), Request::Do(Action::FoldCharts), Request::OpenCard(7)],
            vec![Request::OpenCard(7), Request::Do(Action::Anatomy)],
            vec![Request::Do(Action::Labs)],
            vec![Request::Do(Action::Labs), Request::Do(Action::LabLarge)],
            vec![Request::Do(Action::Export)],
            vec![Request::Do(Action::Palette)],
            vec![Request::Do(Action::Help)],
            vec![Request::Do(Action::SaveAs)],
            vec![Request::Edit(Edit::Batch(2, Batch::Size(100_000)))],
            vec![Request::Do(Action::Lecture)],
            vec![Request::Do(Action::Lecture), Request::Do(Action::FoldCharts)],
            vec![Request::Do(Action::Lecture), Request::Do(Action::Anatomy)],
            vec![Request::Do(Action::Lecture), Request::Do(Action::Scenes)],
            vec![Request::Do(Action::Lecture), Request::Do(Action::Help)],
            vec![Request::Do(Action::Lecture), Request::Do(Action::Palette)],
        ] {
            let mut window = on(size.into(), Lang::En, "1");
            ask(&mut window, &requests);
            check_finite(&window, &format!("{size:?} {requests:?}"));
            // And grown again, it is whole.
            window.set_size(vec2(1280.0, 720.0));
            window::settle(&mut window);
        }
    }
}
