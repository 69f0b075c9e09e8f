//! What fixes the part of the plane that is shown, and its colours: the surface and its rows, and nothing else. And rows
//! that cannot be raced change nothing.

use crate::support::window::{Window, app, ask, on_scene, press_action, settle, use_rows};
use losscape::geometry::Domain;
use losscape::landscape::{Data, Spec};
use losscape::optim::Batch;
use losscape::picture::view;
use losscape::scene::edit::Edit;
use losscape::scene::{Racer, Scene};
use losscape::text::Lang;
use losscape::ui::actions::Action;
use losscape::ui::request::Request;
use losscape::ui::state::document::Origin;
use std::path::{Path, PathBuf};

/// Least squares over the lecture's rows.
fn on_rows() -> Window {
    let racers = vec![Racer { eta: 0.001, ..Racer::default() }];
    on_scene(Scene { landscape: Spec::LeastSquares(Data::default()), racers, steps: 50, ..Scene::default() })
}

/// Rows whose optimum is (a, −a).
fn rows(folder: &Path, name: &str, a: f64) -> PathBuf {
    let lines = [(1.0, 0.5), (0.5, -1.0), (-1.0, 0.25), (0.25, 1.0)].map(|(x, y)| format!("{x},{y},{}\n", a * (x - y)));
    let path = folder.join(name);
    std::fs::write(&path, format!("x1,x2,y\n{}", lines.concat())).unwrap();
    path
}

fn edit(window: &mut Window, edit: Edit) {
    ask(window, Request::Edit(edit));
    ask(window, Request::EndGesture);
}

fn shown(window: &Window) -> (Option<Domain>, Option<Domain>) {
    (app(window).screen.view, app(window).screen.first)
}

/// The view and the colours are those of the scene as it is, and the whole story is in sight.
fn is_fitted(window: &Window, what: &str) {
    let race = app(window).race().unwrap();
    assert_eq!(race.scene, *app(window).scene(), "{what}: the race is the scene's");
    let fitted = view::first(race);
    assert_eq!(shown(window), (Some(fitted), Some(fitted)), "{what}");
    let end = race.trajectories[0].as_ref().unwrap().end().0;
    for point in [race.start(), end, race.landscape.minima()[0]] {
        let inside = (fitted.x.0..fitted.x.1).contains(&point.x) && (fitted.y.0..fitted.y.1).contains(&point.y);
        assert!(inside, "{what}: {point} is out of sight");
    }
}

#[test]
fn other_rows_fit_view_and_colours_and_so_does_undo() {
    let folder = tempfile::tempdir().unwrap();
    let far = rows(folder.path(), "far.csv", 5000.0);
    let mut window = on_rows();
    is_fitted(&window, "the lecture's rows");
    let before = shown(&window);
    use_rows(&mut window, &far);
    is_fitted(&window, "rows far away");
    assert_ne!(shown(&window), before);
    press_action(&mut window, Action::Undo);
    is_fitted(&window, "undo");
    assert_eq!(shown(&window), before);
    press_action(&mut window, Action::Redo);
    is_fitted(&window, "redo");
    let data = |data: Data| Edit::Surface(Spec::LeastSquares(data));
    edit(&mut window, data(Data::Builtin("categories".to_owned())));
    is_fitted(&window, "other built-in rows");
    edit(&mut window, data(Data::Synthetic(Default::default())));
    is_fitted(&window, "drawn rows");
    // Far more spread: another optimum, another start.
    for (index, value) in [(2, 0.01), (0, 20.0), (1, 30.0)] {
        edit(&mut window, Edit::SurfaceParam { index, value });
        is_fitted(&window, "a number of drawn rows");
    }
    edit(&mut window, Edit::Seed(7));
    is_fitted(&window, "other drawn rows");
    ask(&mut window, Request::Do(Action::ResetScene));
    is_fitted(&window, "the scene as it was");
    assert_eq!(shown(&window), before);
}

#[test]
fn the_same_name_with_other_rows_is_fitted_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = on_rows();
    for a in [1.0, 300.0] {
        let path = rows(folder.path(), "rows.csv", a);
        use_rows(&mut window, &path);
        is_fitted(&window, "rows.csv as it is now");
    }
    let other = folder.path().join("other");
    std::fs::create_dir(&other).unwrap();
    let path = rows(&other, "rows.csv", -20.0);
    use_rows(&mut window, &path);
    is_fitted(&window, "rows.csv of another folder");
}

#[test]
fn numbers_of_a_surface_methods_and_the_start_leave_the_view_where_it_is() {
    let mut window = on_scene(Scene { racers: vec![Racer::default()], ..Scene::default() });
    let own = Domain { x: (-2.0, 7.0), y: (-3.0, 3.0) };
    ask(&mut window, Request::View(own));
    let before = shown(&window);
    assert_eq!(before.0, Some(own));
    let edits = [
        Edit::SurfaceParam { index: 0, value: 90.0 },
        Edit::SurfaceParam { index: 1, value: -0.8 },
        Edit::Start(Some((1.0, 2.0))),
        Edit::Eta(0, 0.001),
        Edit::Steps(99),
        Edit::Seed(5),
        Edit::Levels(Some(20)),
        Edit::Noise { index: 1, value: 2.0 },
    ];
    for change in edits {
        edit(&mut window, change.clone());
        assert_eq!(shown(&window), before, "{change:?}");
    }
    press_action(&mut window, Action::Undo);
    assert_eq!(shown(&window), before, "undo of them");
}

#[test]
fn rows_that_cannot_be_raced_change_nothing_and_the_banner_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let cases = [(rows(folder.path(), "few.csv", 1.0), "10"), (folder.path().join("absent.csv"), "no such file")];
    let mut window = on_rows();
    edit(&mut window, Edit::Batch(0, Batch::Size(10)));
    settle(&mut window);
    let (scene, view, origin) = (app(&window).scene().clone(), shown(&window), app(&window).document.origin.clone());
    let undo = app(&window).document.history.undo_label(Lang::En);
    for (path, why) in cases {
        match path.exists() {
            true => use_rows(&mut window, &path),
            false => ask(&mut window, Request::Path(path.clone())),
        }
        let banner = app(&window).screen.banner.clone().unwrap_or_else(|| panic!("{path:?} is taken"));
        let said = format!("{} {} {}", banner.headline, banner.sentence, banner.allowed);
        assert!(said.contains(why), "{said}");
        assert!(said.contains(&*path.file_name().unwrap().to_string_lossy()), "{said}");
        assert_eq!((app(&window).scene(), shown(&window)), (&scene, view), "{path:?}");
        assert_eq!(app(&window).document.origin, origin, "{path:?}: the scene stays in its folder");
        assert_eq!(app(&window).document.history.undo_label(Lang::En), undo);
        assert!(app(&window).engine.fault.is_none());
        ask(&mut window, Request::CloseBanner);
        ask(&mut window, Request::CloseDialog);
    }
}

#[test]
fn rows_of_another_folder_are_taken_back_with_their_folder() {
    for name in ["theirs.csv", "ours.csv"] {
        let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        rows(here.path(), "ours.csv", 1.0);
        let theirs = rows(there.path(), name, 300.0);
        let file = here.path().join("scene.ron");
        let scene = "(landscape: LeastSquares(File(\"ours.csv\")), steps: 50, racers: [(rule: Gd, eta: 0.001)])";
        std::fs::write(&file, scene).unwrap();
        let mut window = on_rows();
        ask(&mut window, Request::Path(file.clone()));
        is_fitted(&window, "the file's rows");
        let before = shown(&window);
        use_rows(&mut window, &theirs);
        is_fitted(&window, "rows of another folder");
        assert_eq!(app(&window).document.origin, Origin::Folder(there.path().to_owned()));
        let moved = shown(&window);
        for (action, path, view) in [
            (Action::Undo, Some(&*file), before),
            (Action::Redo, None, moved),
            (Action::ResetScene, Some(&*file), before),
            (Action::Undo, None, moved),
        ] {
            ask(&mut window, Request::Do(action));
            assert!(app(&window).engine.fault.is_none(), "{name}, {action:?}: {:?}", app(&window).engine.fault);
            assert_eq!(app(&window).document.path(), path, "{name}, {action:?}");
            is_fitted(&window, "the rows that belong there");
            assert_eq!(shown(&window), view, "{name}, {action:?}");
        }
    }
}

#[test]
fn a_surface_that_is_taken_back_before_its_picture_leaves_the_view_alone() {
    let mut window = on_scene(Scene { racers: vec![Racer::default()], ..Scene::default() });
    let own = Domain { x: (-2.0, 7.0), y: (-3.0, 3.0) };
    ask(&mut window, Request::View(own));
    let before = shown(&window);
    ask(&mut window, Request::Do(Action::First));
    ask(&mut window, Request::Do(Action::Anatomy));
    for _ in 0..100 {
        window.step();
    }
    assert_ne!(app(&window).screen.view, Some(own), "the view went to the step");
    edit(&mut window, Edit::Surface(Spec::LeastSquares(Data::File("none.csv".into()))));
    assert!(app(&window).engine.fault.is_some() && app(&window).screen.anatomy.is_none());
    assert_eq!(shown(&window), before, "it came back");
    press_action(&mut window, Action::Undo);
    assert_eq!(shown(&window), before);
    edit(&mut window, Edit::Surface(Spec::Himmelblau));
    is_fitted(&window, "another surface");
}

#[test]
fn steps_to_where_numbers_end_are_taken_apart_in_a_view_that_can_be_drawn() {
    let racers = vec![Racer { eta: 1e50, ..Racer::default() }];
    let mut window = on_scene(Scene { racers, steps: 20, ..Scene::default() });
    ask(&mut window, Request::Do(Action::Anatomy));
    for at in 0..9 {
        ask(&mut window, Request::Go(at));
        for _ in 0..100 {
            window.step();
        }
        settle(&mut window);
        let view = app(&window).screen.view.unwrap();
        assert!(view.can_be_drawn(), "{at}: {view:?}");
        window.step();
        assert!(!app(&window).is_busy(), "{at}: it is drawn once");
    }
}

#[test]
fn extreme_numbers_in_the_window_are_refused_or_drawn() {
    let mut window = on_scene(Scene { racers: vec![Racer::default()], ..Scene::default() });
    let good = [
        Edit::SurfaceParam { index: 0, value: 1e50 },
        Edit::SurfaceParam { index: 0, value: 5e-324 },
        Edit::Start(Some((1e50, -1e50))),
        Edit::Start(Some((5e-324, -0.0))),
        Edit::Noise { index: 1, value: 1e50 },
        Edit::Eta(0, 1e50),
        Edit::Surface(Spec::GoldsteinPrice),
        Edit::Start(Some((1e50, 1e50))),
        Edit::Surface(Spec::Saddle),
        // No scene may say it: it is no edit.
        Edit::Start(Some((f64::MAX, 0.0))),
    ];
    let bad = [Edit::Eta(0, f64::MAX), Edit::Noise { index: 1, value: f64::INFINITY }, Edit::Seed(u64::MAX)];
    for (change, is_good) in good.into_iter().map(|edit| (edit, true)).chain(bad.into_iter().map(|edit| (edit, false)))
    {
        edit(&mut window, change.clone());
        press_action(&mut window, Action::Fit);
        assert!(app(&window).screen.view.unwrap().can_be_drawn(), "{change:?}");
        let nan =
            crate::support::window::spoken(&window).into_iter().find(|(_, a, b)| format!("{a}{b}").contains("NaN"));
        assert_eq!(nan, None, "{change:?}");
        assert_eq!(app(&window).engine.fault.is_none(), is_good, "{change:?}");
        if !is_good {
            let fault = app(&window).engine.fault.as_ref().unwrap();
            assert!(fault.allowed(Lang::En).contains("≤"), "{change:?}: its range is said");
            press_action(&mut window, Action::Undo);
        }
    }
}
