//! The method's card through the accessibility tree: forms and what they say, batch plans; charts and data of slide 30.

use crate::support::window::{Window, app, choose, click, control, on_scene, paths, says, settle, t};
use eframe::egui::accesskit::Role;
use losscape::landscape::{Data, Spec};
use losscape::optim::{Batch, Form, Growing, RuleSpec};
use losscape::scene::{ChartKind, TimeAxis};
use losscape::scene::{Racer, Scene};
use losscape::text::Lang;

/// A window on one racer with its card open.
fn with_card(racer: Racer) -> Window {
    let scene = Scene { racers: vec![racer], ..Scene::default() };
    let name = scene.racer_names(Lang::En).remove(0);
    let mut window = on_scene(scene);
    click(&mut window, Role::DisclosureTriangle, &name);
    window
}

fn racer(window: &Window) -> &Racer {
    &app(window).scene().racers[0]
}

#[test]
fn a_card_offers_the_forms_of_its_rule_and_says_what_goes_wrong() {
    for rule in RuleSpec::ALL {
        let mut window = with_card(Racer { rule, eta: 0.02, ..Racer::default() });
        for form in Form::ALL {
            let (key, offered) = (rule.form_text_key(form), rule.forms().len() > 1 && rule.forms().contains(&form));
            assert_eq!(says(&window, Role::RadioButton, &t(key)), offered, "{} {key}", rule.name());
        }
        let corrected = paths(&window);
        for &form in &rule.forms()[1..] {
            click(&mut window, Role::RadioButton, &t(rule.form_text_key(form)));
            assert_eq!(racer(&window).form, form);
            let remark = rule.form_remark(form, Lang::En).unwrap();
            assert!(says(&window, Role::Label, &remark), "{} {form:?}", rule.name());
            // Where η is constant or gradients are large the paths are almost the same, but not to the bit.
            assert_ne!(paths(&window), corrected, "{} {form:?}", rule.name());
            click(&mut window, Role::RadioButton, &t(rule.form_text_key(Form::Corrected)));
            assert!(!says(&window, Role::Label, &remark), "{} {form:?}", rule.name());
            assert_eq!(paths(&window), corrected);
        }
    }
}

#[test]
fn another_rule_keeps_the_form_where_it_has_it() {
    let mut window = with_card(Racer {
        rule: RuleSpec::from(losscape::optim::Momentum::DEFAULT),
        form: Form::EtaOutside,
        ..Racer::default()
    });
    choose(&mut window, Role::ComboBox, &t("card-rule"), &t("rule-nesterov"));
    assert_eq!(racer(&window).form, Form::EtaOutside);
    choose(&mut window, Role::ComboBox, &t("card-rule"), &t("rule-adam"));
    assert_eq!(racer(&window).form, Form::Corrected);
}

#[test]
fn a_batch_plan_is_chosen_and_set_by_its_three_numbers() {
    let mut window = with_card(Racer::default());
    click(&mut window, Role::RadioButton, &t("card-batch-growing"));
    assert_eq!(racer(&window).batch, Batch::Growing(Growing::DEFAULT));
    for (key, value) in [("param-growing-size", 4.0), ("param-growing-every", 20.0), ("param-growing-factor", 3.0)] {
        control(&window, Role::Slider, &t(key)).set_value_accesskit(value);
        settle(&mut window);
    }
    assert_eq!(racer(&window).batch, Batch::Growing(Growing { size: 4.0, every: 20.0, factor: 3.0 }));
    // 4, 12, 36 and then all 100 examples, 20 steps each, of 150.
    let run = app(&window).race().unwrap().trajectories[0].as_ref().unwrap();
    let spent = 20 * (4 + 12 + 36) + 90 * 100;
    assert_eq!(run.gradient_cost.after(150), spent);
    let scene = app(&window).scene().clone();
    click(&mut window, Role::RadioButton, "÷ n");
    assert!(says(&window, Role::Label, "4/100 = 0.04 at first"));
    assert_ne!(*app(&window).scene(), scene);
    choose(&mut window, Role::ComboBox, &t("time-axis"), &t("time-evaluations"));
    assert_eq!(app(&window).settings.time, TimeAxis::Evaluations);
    assert_eq!(app(&window).playback.end(), spent);
    // The plan's first batch is never more than there are examples: more is refused, not changed to something else.
    control(&window, Role::Slider, &t("param-growing-size")).set_value_accesskit(300.0);
    settle(&mut window);
    assert!(matches!(racer(&window).batch, Batch::Growing(Growing { size: 4.0, .. })));
    control(&window, Role::Slider, &t("param-growing-size")).set_value_accesskit(100.0);
    settle(&mut window);
    assert!(matches!(racer(&window).batch, Batch::Growing(Growing { size: 100.0, .. })));
}

#[test]
fn the_rare_category_is_chosen_and_its_updates_are_a_chart() {
    let mut window = with_card(Racer { batch: Batch::One, eta: 0.3, ..Racer::default() });
    choose(&mut window, Role::ComboBox, &t("surface-heading"), &t("landscape-least-squares"));
    click(&mut window, Role::RadioButton, &t("data-which.categories"));
    assert_eq!(app(&window).scene().landscape, Spec::LeastSquares(Data::Builtin("categories".to_owned())));
    assert_eq!(app(&window).race().unwrap().landscape.examples(), 7);
    choose(&mut window, Role::ComboBox, "Chart 1", &t("chart-updates-y"));
    assert_eq!(app(&window).settings.charts[0], ChartKind::UpdatesY);
    let results = app(&window).engine.results().unwrap();
    let (_, curves) = results.curves.iter().find(|(kind, _)| *kind == ChartKind::UpdatesY).unwrap();
    // 150 steps are 21 epochs of 7 and 3 more rows, so 21 or 22 of them are the rare one.
    assert!([21.0, 22.0].contains(curves[0].1.last().unwrap()));
}
