//! Pictures of the window for a person to judge: nothing is drawn unless `LOSSCAPE_SHOTS` names a folder.
//! `LOSSCAPE_ONLY` limits them to names that hold it.

use crate::support::CpuRenderer;
use crate::support::cpu_renderer::ImageFile;
use crate::support::window::{self, Window};
use eframe::egui::{self, Key, Modifiers, pos2};
use losscape::figure::theme::Theme;
use losscape::lab::Lab;
use losscape::landscape::{Data, Spec};
use losscape::optim::{Batch, Divide, Form, Growing};
use losscape::scene::Presets;
use losscape::scene::edit::Edit;
use losscape::scene::{ChartKind, TimeAxis};
use losscape::text::Lang;
use losscape::ui::actions::Action;
use losscape::ui::frame::placing;
use losscape::ui::request::Request;
use losscape::ui::settings::Settings;
use std::path::PathBuf;

const LEAST: egui::Vec2 = placing::LEAST;

/// What is done before the picture is taken.
type Prepare = fn(&mut Window);

struct Shots {
    folder: PathBuf,
    only: String,
}

impl Shots {
    fn take(&self, name: &str, size: [f32; 2], settings: Settings, preset: &str, prepare: Prepare) {
        if !name.contains(&self.only) {
            return;
        }
        let renderer = CpuRenderer::default();
        let mut window = window::on_preset(size, settings, preset, &renderer);
        prepare(&mut window);
        window::settle(&mut window);
        renderer.harness_picture(&window).save(&self.folder.join(format!("{name}.png")));
    }
}

/// The card of momentum open, the cursor at step 60, the pointer on the canvas: as in the design's pictures.
fn at_step_60(window: &mut Window) {
    use egui_kittest::kittest::Queryable;
    let name = if window.query_by_label("Momentum").is_some() { "Momentum" } else { "Инерция" };
    window.get_by_label(name).click();
    for _ in 0..9 {
        window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    }
    window.hover_at(pos2(700.0, 420.0));
}

/// The lab with few steps and points: the pictures are of the window.
fn short(mut lab: Lab) -> Lab {
    if let Some(training) = lab.training_mut() {
        training.steps = 100;
    }
    if let Lab::Slice(slice) = &mut lab {
        slice.grid.points = 21.0;
    }
    lab
}

/// The step of a method taken apart, after `steps` steps.
fn apart(window: &mut Window, name: &str, steps: usize) {
    use egui_kittest::kittest::Queryable;
    window.get_by_label(name).click();
    window.key_press(Key::Home);
    for _ in 0..steps {
        window.key_press(Key::ArrowRight);
    }
    window.key_press(Key::D);
    window::settle(window);
}

/// Steps taken apart: inertia, look-ahead, scaling, bias correction, the fan of examples.
fn anatomies(shots: &Shots) {
    let (small, large) = ([1280.0, 720.0], [1920.0, 1080.0]);
    let with = |lang, theme| Settings { lang, theme, ..Settings::default() };
    let ru = with(Lang::Ru, Theme::Light);
    shots.take("anatomy_momentum_1280_light_ru", small, ru.clone(), "1", |w| {
        apart(w, "Инерция", 3);
        w.key_press(Key::Tab);
        w.key_press(Key::Tab);
    });
    shots.take("anatomy_momentum_1280_light_en", small, with(Lang::En, Theme::Light), "1", |w| apart(w, "Momentum", 3));
    shots.take("anatomy_nesterov_1280_dark_en", small, with(Lang::En, Theme::Dark), "1", |w| apart(w, "Nesterov", 3));
    shots.take("anatomy_ada-grad_1280_light_ru", small, ru.clone(), "1", |w| apart(w, "AdaGrad", 3));
    shots.take("anatomy_adam_1920_projector_en", large, with(Lang::En, Theme::Projector), "1", |w| apart(w, "Adam", 5));
    shots.take("anatomy_adam_960_light_ru", [960.0, 600.0], ru.clone(), "1", |w| {
        window::ask(w, Request::OpenCard(7));
        window::ask(w, Request::Go(3));
        window::ask(w, Request::Do(Action::Anatomy));
    });
    shots.take("anatomy_sgd_1280_light_ru", small, ru.clone(), "1", |w| apart(w, "SGD", 3));
    shots.take("anatomy_batch_1920_light_en", large, with(Lang::En, Theme::Light), "divided-by-n", |w| {
        apart(w, "÷m", 3)
    });
}

/// The lab's panel in every look, the labs in it, what is large, what is wrong.
fn labs(shots: &Shots) {
    let (small, large) = ([1280.0, 720.0], [1920.0, 1080.0]);
    let with = |lang, theme| Settings { lang, theme, lab_open: true, ..Settings::default() };
    let done: Prepare = |w| window::lab_done(w);
    for (lang, words) in [(Lang::En, "en"), (Lang::Ru, "ru")] {
        for theme in Theme::ALL {
            let look = format!("{}_{words}", theme.key());
            let settings = Settings { lab: short(Lab::default()), ..with(lang, theme) };
            shots.take(&format!("lab_1280_{look}"), small, settings.clone(), "1", done);
            shots.take(&format!("lab_1920_{look}"), large, settings, "1", done);
        }
    }
    let (light_ru, dark_en) = (with(Lang::Ru, Theme::Light), with(Lang::En, Theme::Dark));
    for lab in Lab::all() {
        for (look, settings) in [("light_ru", &light_ru), ("dark_en", &dark_en)] {
            let settings = Settings { lab: short(lab.clone()), ..settings.clone() };
            let name = lab.key();
            shots.take(&format!("lab_{name}_1280_{look}"), small, settings.clone(), "1", done);
            let more = Settings { lab_more: true, ..settings.clone() };
            shots.take(&format!("lab_{name}_more_1280_{look}"), small, more.clone(), "1", done);
            shots.take(&format!("lab_{name}_more_1920_{look}"), large, more, "1", done);
            let enlarged: Prepare = |w| {
                window::ask(w, Request::Do(Action::LabLarge));
                window::lab_done(w);
            };
            shots.take(&format!("lab_{name}_large_1280_{look}"), small, settings.clone(), "1", enlarged);
            shots.take(&format!("lab_{name}_large_1920_{look}"), large, settings, "1", enlarged);
        }
    }
    let bad = |lab: &mut Lab| lab.training_mut().expect("it trains").batch = 1;
    let mut refused = short(Lab::default());
    bad(&mut refused);
    shots.take("lab_refused_1280_light_ru", small, Settings { lab: refused, ..light_ru.clone() }, "1", done);
    let mut diverged = short(Lab::default());
    diverged.training_mut().expect("it trains").eta = 1e3;
    shots.take("lab_diverged_1280_dark_en", small, Settings { lab: diverged, ..dark_en.clone() }, "1", done);
    let light_ru = Settings { lab: short(Lab::default()), ..light_ru };
    shots.take("lab_960_light_ru", [960.0, 600.0], light_ru.clone(), "1", done);
    shots.take("lab_left_1280_light_ru", small, light_ru.clone(), "1", |w| {
        window::ask(w, Request::Do(Action::FoldLeft));
        window::lab_done(w);
    });
    shots.take("lab_export_1280_light_ru", small, light_ru, "1", |w| {
        window::lab_done(w);
        window::ask(w, Request::Do(Action::LabExport));
    });
}

/// Opens the card of the method `k`.
fn open_card(window: &mut Window, k: usize) {
    use egui_kittest::kittest::Queryable;
    window::settle(window);
    let lang = window::app(window).lang();
    let name = window::app(window).scene().racer_names(lang)[k].clone();
    window.query_all_by_label(&name).next().expect("the method has its row").click();
    window::settle(window);
}

/// Cards of rules in a form of theirs, a batch plan, the rare category.
fn forms(shots: &Shots) {
    let (small, large) = ([1280.0, 720.0], [1920.0, 1080.0]);
    let with = |lang, theme| Settings { lang, theme, ..Settings::default() };
    let charts = [ChartKind::StepX, ChartKind::StepY, ChartKind::UpdatesY];
    for (lang, words) in [(Lang::En, "en"), (Lang::Ru, "ru")] {
        for theme in Theme::ALL {
            let look = format!("{}_{words}", theme.key());
            let settings = with(lang, theme);
            shots.take(&format!("form_adam_1280_{look}"), small, settings.clone(), "1", |w| {
                window::ask(w, Request::Edit(Edit::Form(7, Form::Uncorrected)));
                open_card(w, 7);
            });
            shots.take(&format!("form_momentum_1280_{look}"), small, settings.clone(), "1", |w| {
                window::ask(w, Request::Edit(Edit::Form(3, Form::EtaOutside)));
                open_card(w, 3);
            });
            shots.take(&format!("form_ada_grad_1920_{look}"), large, settings.clone(), "1", |w| {
                window::ask(w, Request::Edit(Edit::Form(5, Form::EpsilonOutside)));
                open_card(w, 5);
            });
            let gradients = Settings { time: TimeAxis::Evaluations, ..settings.clone() };
            shots.take(&format!("batch_plan_1280_{look}"), small, gradients, "1", |w| {
                window::ask(
                    w,
                    Request::Edit(Edit::Batch(2, Batch::Growing(Growing { every: 30.0, ..Growing::DEFAULT }))),
                );
                window::ask(w, Request::Edit(Edit::Divide(2, Divide::Examples)));
                open_card(w, 2);
            });
            for (size, height) in [(small, 1280), (large, 1920)] {
                let settings = Settings { charts, ..settings.clone() };
                shots.take(&format!("categories_{height}_{look}"), size, settings, "1", |w| {
                    // Fewer examples than its batch of ten.
                    window::ask(w, Request::Edit(Edit::Remove(2)));
                    let categories = Spec::LeastSquares(Data::Builtin("categories".to_owned()));
                    window::ask(w, Request::Edit(Edit::Surface(categories)));
                    for k in [0, 2, 3, 5, 6] {
                        window::ask(w, Request::Edit(Edit::Toggle(k)));
                    }
                    window::ask(w, Request::Edit(Edit::Batch(4, Batch::One)));
                    window::ask(w, Request::Edit(Edit::Eta(1, 0.3)));
                    window::ask(w, Request::Edit(Edit::Steps(70)));
                });
            }
        }
    }
}

/// The lecture: a race with one method, many, a lab's scene, charts, contents, the end.
fn lecture(shots: &Shots) {
    let enter: Prepare = |w| {
        window::ask(w, Request::Do(Action::Lecture));
        at_part(w, 0.45);
    };
    let lab: Prepare = |w| {
        window::ask(w, Request::Do(Action::Lecture));
        window::lab_done(w);
    };
    let charts: Prepare = |w| {
        window::ask(w, Request::Do(Action::Lecture));
        window::ask(w, Request::Do(Action::FoldCharts));
        at_part(w, 0.6);
    };
    let contents: Prepare = |w| {
        window::ask(w, Request::Do(Action::Lecture));
        window::ask(w, Request::Do(Action::Scenes));
    };
    let end: Prepare = |w| {
        window::ask(w, Request::Do(Action::Lecture));
        window::ask(w, Request::Do(Action::NextScene));
    };
    let controls: Prepare = |w| {
        window::ask(w, Request::Do(Action::Lecture));
        window::ask(w, Request::Do(Action::Spotlight));
        at_part(w, 1.0);
        w.hover_at(pos2(700.0, 420.0));
    };
    let keys: Prepare = |w| {
        window::ask(w, Request::Do(Action::Lecture));
        window::ask(w, Request::Do(Action::Help));
    };
    let presets = Presets::embedded().list;
    let last = presets[presets.len() - 1].slug.clone();
    let labs: Vec<_> = presets.iter().filter(|preset| preset.scene.is_lab()).collect();
    for (size, points) in
        [("1280", [1280.0, 720.0]), ("1920", [1920.0, 1080.0]), ("1024", [1024.0, 768.0]), ("960", LEAST.into())]
    {
        for (lang, words) in [(Lang::En, "en"), (Lang::Ru, "ru")] {
            for theme in [Theme::Light, Theme::Dark] {
                let settings = Settings { lang, theme, ..Settings::default() };
                let take = |what: &str, preset: &str, prepare| {
                    let name = format!("lecture_{what}_{size}_{}_{words}", theme.key());
                    shots.take(&name, points, settings.clone(), preset, prepare);
                };
                take("eight", "1", enter);
                take("one", "gradient-descent", enter);
                take("momentum", "momentum-ravine", enter);
                take("adam", "bias-correction", enter);
                take("charts", "momentum-ravine", charts);
                // It opens with a step taken apart.
                take("anatomy", "look-ahead", |w| {
                    window::ask(w, Request::Do(Action::Lecture));
                    at_part(w, 0.05);
                });
                take("anatomy_adam", "bias-correction", |w| {
                    window::ask(w, Request::Do(Action::Lecture));
                    at_part(w, 0.05);
                    window::ask(w, Request::Do(Action::Anatomy));
                });
                take("anatomy_batch", "1", |w| {
                    window::ask(w, Request::Edit(Edit::Batch(7, Batch::Size(10))));
                    window::ask(w, Request::Do(Action::Lecture));
                    at_part(w, 0.05);
                    window::ask(w, Request::Do(Action::Anatomy));
                });
                take("palette", "look-ahead", |w| {
                    window::ask(w, Request::Do(Action::Lecture));
                    window::ask(w, Request::Do(Action::Palette));
                });
                take("contents", "1", contents);
                take("controls", "momentum-ravine", controls);
                take("keys", "1", keys);
                take("end", &last, end);
                for preset in presets.iter().filter(|preset| !preset.scene.is_lab()) {
                    take(&format!("scene_{:02}_{}", preset.number, preset.slug), &preset.slug, enter);
                }
                for preset in &labs {
                    take(&format!("lab_{}", preset.slug), &preset.slug, lab);
                }
            }
        }
    }
}

/// Sheets of tables: features of different size, one feature, classes, a fault.
fn sheets(shots: &Shots) {
    let kinds: [(&str, Prepare); 4] = [
        ("flats", |w| open_sheet(w, &regression(true))),
        ("line", |w| open_sheet(w, &regression(false))),
        ("classes", |w| open_sheet(w, &classes())),
        ("fault", |w| open_sheet(w, "x1;x2;y\n1,5;2;3\n4;five;6\n7;8;9\n")),
    ];
    for (kind, prepare) in kinds {
        for (lang, words) in [(Lang::En, "en"), (Lang::Ru, "ru")] {
            for theme in Theme::ALL {
                let settings = Settings { lang, theme, ..Settings::default() };
                let name = format!("sheet_{kind}_{}_{words}", theme.key());
                shots.take(&format!("{name}_1280"), [1280.0, 720.0], settings.clone(), "1", prepare);
                shots.take(&format!("{name}_960"), LEAST.into(), settings.clone(), "1", prepare);
            }
        }
    }
}

fn open_sheet(window: &mut Window, text: &str) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("flats.csv");
    std::fs::write(&file, text).unwrap();
    window::ask(window, Request::Path(file));
}

/// Flats with a price: one or two features beside their name.
fn regression(has_rooms: bool) -> String {
    let row = |k: u32| {
        let (area, rooms, noise) = (28 + (k * 37) % 90, 1 + (k * 13) % 4, (k * 7919) % 2000);
        let rooms_cell = if has_rooms { format!("{rooms};") } else { String::new() };
        format!("Flat {k};{area},5;{rooms_cell}{} {:03}\n", (area * 40 + rooms * 700 + noise) / 10, (k * 311) % 1000)
    };
    let head = if has_rooms { "name;area;rooms;price\n;m²;;€\n" } else { "name;area;price\n;m²;€\n" };
    head.to_owned() + &(0..60).map(row).collect::<String>()
}

/// Two kinds of flowers.
fn classes() -> String {
    let row = |k: u32| {
        let (a, b) = (f64::from((k * 37) % 30) / 10.0, f64::from((k * 53) % 20) / 10.0);
        let (shift, kind) = if k.is_multiple_of(2) { (1.0, "setosa") } else { (0.0, "virginica") };
        format!("{:.1},{:.1},{:.1},{kind}\n", 4.5 + a + shift, 2.0 + b + shift / 2.0, 1.0 + a / 2.0)
    };
    "sepal length,sepal width,petal length,species\n".to_owned() + &(0..80).map(row).collect::<String>()
}

/// The smallest window, with everything that can be open in it.
fn least(shots: &Shots) {
    let open: [(&str, Prepare); 9] = [
        ("main", at_step_60),
        ("left", |w| window::ask(w, Request::Do(Action::FoldLeft))),
        ("charts", |w| window::ask(w, Request::Do(Action::FoldCharts))),
        ("card", |w| {
            window::ask(w, Request::Do(Action::FoldLeft));
            window::ask(w, Request::Do(Action::FoldCharts));
            window::ask(w, Request::OpenCard(7));
        }),
        ("apart", |w| {
            window::ask(w, Request::OpenCard(7));
            window::ask(w, Request::Go(3));
            window::ask(w, Request::Do(Action::Anatomy));
        }),
        ("apart_left", |w| {
            window::ask(w, Request::Do(Action::FoldLeft));
            window::ask(w, Request::OpenCard(5));
            window::ask(w, Request::Go(3));
            window::ask(w, Request::Do(Action::Anatomy));
        }),
        ("export", |w| window::ask(w, Request::Do(Action::Export))),
        ("many", |w| {
            for _ in 0..16 {
                window::ask(w, Request::Do(Action::AddMethod));
            }
        }),
        ("lab_beside", |w| {
            window::ask(w, Request::Do(Action::Labs));
            window::lab_done(w);
        }),
    ];
    for (size, points) in [("960", LEAST.into()), ("944", [944.0, 460.0])] {
        for (lang, words) in [(Lang::En, "en"), (Lang::Ru, "ru")] {
            for theme in [Theme::Light, Theme::Dark] {
                let settings = Settings { lang, theme, lab: short(Lab::default()), ..Settings::default() };
                let look = format!("{size}_{}_{words}", theme.key());
                for (what, prepare) in open {
                    shots.take(&format!("least_{what}_{look}"), points, settings.clone(), "1", prepare);
                }
                for lab in Lab::all() {
                    for more in [false, true] {
                        let settings =
                            Settings { lab: short(lab.clone()), lab_open: true, lab_more: more, ..settings.clone() };
                        let name = format!("least_lab_{}_{}_{look}", lab.key(), if more { "more" } else { "few" });
                        shots.take(&name, points, settings.clone(), "1", window::lab_done);
                        shots.take(&name.replace("least_lab", "least_large_lab"), points, settings, "1", |w| {
                            window::ask(w, Request::Do(Action::LabLarge));
                            window::lab_done(w);
                        });
                    }
                }
                for preset in Presets::embedded().list.iter().filter(|preset| !preset.scene.is_lab()) {
                    let name = format!("least_preset_{:02}_{}_{look}", preset.number, preset.slug);
                    shots.take(&name, points, settings.clone(), &preset.slug, |_| ());
                }
            }
        }
    }
}

/// Stops at a part of the race.
fn at_part(window: &mut Window, part: f64) {
    let end = window::app(window).playback.end() as f64;
    window::ask(window, Request::Do(Action::First));
    window::ask(window, Request::Go((part * end) as u64));
}

#[test]
fn pictures_of_the_window() {
    let Some(folder) = std::env::var_os("LOSSCAPE_SHOTS").map(PathBuf::from) else { return };
    let shots = Shots { folder, only: std::env::var("LOSSCAPE_ONLY").unwrap_or_default() };
    let (small, large) = ([1280.0, 720.0], [1920.0, 1080.0]);
    let with = |lang, theme| Settings { lang, theme, ..Settings::default() };
    for (lang, words) in [(Lang::En, "en"), (Lang::Ru, "ru")] {
        for theme in Theme::ALL {
            let look = format!("{}_{words}", theme.key());
            shots.take(&format!("main_1280_{look}"), small, with(lang, theme), "1", at_step_60);
            shots.take(&format!("main_1920_{look}"), large, with(lang, theme), "1", at_step_60);
        }
    }
    least(&shots);
    labs(&shots);
    anatomies(&shots);
    lecture(&shots);
    shots.take("formula_1280_dark_ru", small, with(Lang::Ru, Theme::Dark), "1", |w| {
        use egui_kittest::kittest::Queryable;
        w.get_by_label("Adam").click();
    });
    forms(&shots);
    let light_ru = with(Lang::Ru, Theme::Light);
    let export: Prepare = |w| w.key_press_modifiers(Modifiers::COMMAND, Key::E);
    shots.take("export_1280_light_ru", small, light_ru.clone(), "1", export);
    let palette: Prepare = |w| w.key_press_modifiers(Modifiers::COMMAND, Key::K);
    shots.take("palette_1280_dark_en", small, with(Lang::En, Theme::Dark), "1", palette);
    let panel: Prepare = |w| w.key_press_modifiers(Modifiers::COMMAND, Key::B);
    shots.take("narrow_960_light_en", [960.0, 600.0], with(Lang::En, Theme::Light), "1", panel);
    sheets(&shots);
    shots.take("help_1280_light_ru", small, light_ru.clone(), "1", |w| w.key_press(Key::F1));
    for preset in Presets::embedded().list {
        let name = format!("preset_{:02}_{}", preset.number, preset.slug);
        shots.take(&name, small, light_ru.clone(), &preset.slug, |_| ());
    }
}
