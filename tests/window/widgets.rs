//! Controls through the accessibility tree.
//!
//! `LOSSCAPE_SHOTS=folder cargo test --test window widgets::` keeps pictures of what only a picture shows.

use crate::support::cpu_renderer::{CpuRenderer, Image, ImageFile};
use crate::support::panel::{ETA, State, panel_ui};
use eframe::egui::accesskit::Role;
use eframe::egui::{self, Key, Rect, Ui, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use losscape::figure::theme::Theme;
use losscape::text::Lang;
use losscape::ui::paint::theme::{self, color32};
use losscape::ui::widgets::{DialogCard, Pill, Toast};

fn harness() -> Harness<'static, State> {
    pictured().0
}

/// The panel, and the renderer that can take its picture.
fn pictured() -> (Harness<'static, State>, CpuRenderer) {
    let renderer = CpuRenderer::default();
    let harness = Harness::builder()
        .with_size([320.0, 400.0])
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(theme::install)
        .renderer(renderer.clone())
        .build_ui_state(paged_ui, State::new(Lang::En));
    (harness, renderer)
}

fn paged_ui(ui: &mut Ui, state: &mut State) {
    let page = color32(theme::tokens(ui.ctx()).page);
    ui.painter().rect_filled(ui.ctx().content_rect(), 0.0, page);
    egui::Frame::new().inner_margin(theme::space::APART).show(ui, |ui| panel_ui(ui, state));
}

/// Whether a colour shows just outside a control's rectangle.
fn ringed(image: &Image, rect: Rect, [r, g, b, _]: [u8; 4]) -> bool {
    image.at(rect.center().x as usize, (rect.min.y - 2.0) as usize) == [r, g, b, 255]
}

#[test]
fn the_focus_ring_shows_for_keys_and_not_for_clicks() {
    let focus = Theme::Light.tokens().focus.0;
    let (mut harness, renderer) = pictured();
    open_box(&mut harness);
    assert!(!ringed(&renderer.harness_picture(&harness), eta_box(&harness).rect(), focus));
    harness.key_press(Key::Tab);
    harness.run();
    let next = harness.get_by_role_and_label(Role::SpinButton, "start x");
    assert!(next.is_focused());
    let image = renderer.harness_picture(&harness);
    assert!(ringed(&image, next.rect(), focus));
    image.keep("widgets_focus");
}

fn eta_slider<'a>(harness: &'a Harness<'_, State>) -> egui_kittest::Node<'a> {
    harness.get_by_role_and_label(Role::Slider, "param-test-eta")
}

fn eta_box<'a>(harness: &'a Harness<'_, State>) -> egui_kittest::Node<'a> {
    harness.get_by_role_and_label(Role::SpinButton, "param-test-eta")
}

#[test]
fn buttons_are_pressed_by_name() {
    let mut harness = harness();
    harness.get_by_label("Reset start").click();
    harness.run();
    harness.get_by_label("Lecture").click();
    harness.run();
    assert_eq!(harness.state().clicks, 2);
    assert!(harness.get_by_label("Off").accesskit_node().is_disabled());
}

#[test]
fn a_slider_is_set_by_value_and_by_steps() {
    let mut harness = harness();
    eta_slider(&harness).set_value_accesskit(0.25);
    harness.run();
    assert_eq!(harness.state().eta, 0.25);
    eta_slider(&harness).increment_accesskit();
    harness.run();
    assert!(harness.state().eta > 0.25);
    assert_eq!(eta_slider(&harness).accesskit_node().numeric_value(), Some(harness.state().eta));
    eta_slider(&harness).set_value_accesskit(-1.0);
    harness.run();
    assert!(harness.state().eta > 0.25, "what a scene may not say is not taken");
}

#[test]
fn a_drag_sets_a_slider_and_is_one_edit() {
    let mut harness = harness();
    let rail = eta_slider(&harness).rect();
    harness.drag_at(rail.center());
    harness.run();
    harness.hover_at(rail.right_center());
    harness.run();
    harness.drop_at(rail.right_center());
    harness.run();
    let state = harness.state();
    assert_eq!((state.eta, state.started, state.stopped), (1.0, 1, 1));
}

#[test]
fn arrows_step_a_focused_slider_and_end_goes_to_the_end() {
    let mut harness = harness();
    eta_slider(&harness).focus();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    let stepped = harness.state().eta;
    assert!(stepped > 0.03 && stepped < 0.04, "{stepped}");
    assert!(eta_slider(&harness).is_focused(), "arrows do not move the focus away");
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert!((harness.state().eta - 0.03).abs() < 1e-3);
    harness.key_press(Key::End);
    harness.run();
    assert_eq!(harness.state().eta, 1.0);
}

#[test]
fn a_double_click_sets_the_default() {
    let mut harness = harness();
    eta_slider(&harness).click();
    eta_slider(&harness).click();
    harness.run();
    assert_eq!(harness.state().eta, ETA.default);
}

/// Opens the box of η for typing, with its text selected.
fn open_box(harness: &mut Harness<'_, State>) {
    eta_box(harness).click();
    harness.run();
    assert!(eta_box(harness).is_focused());
}

#[test]
fn a_typed_number_takes_effect_at_once_with_comma_or_point() {
    for (typed, value) in [("0.07", 0.07), ("0,005", 0.005), ("2e-3", 0.002), ("5", 5.0)] {
        let mut harness = harness();
        open_box(&mut harness);
        eta_box(&harness).type_text(typed);
        harness.run();
        assert_eq!(harness.state().eta, value, "while typing {typed}");
        harness.key_press(Key::Enter);
        harness.run();
        let state = harness.state();
        assert_eq!((state.eta, state.started, state.stopped), (value, 1, 1), "after {typed}");
    }
}

#[test]
fn a_bad_number_keeps_the_last_good_one_and_says_why() {
    let (mut harness, renderer) = pictured();
    open_box(&mut harness);
    eta_box(&harness).type_text("-2");
    harness.run();
    assert_eq!(harness.state().eta, 0.03);
    let reason = eta_box(&harness).accesskit_node().description();
    assert_eq!(reason.as_deref(), Some("allowed 0 < x ≤ 1e50"));
    renderer.harness_picture(&harness).keep("widgets_bad_number");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().eta, 0.03);
    let said = |harness: &Harness<'_, State>| eta_box(harness).accesskit_node().description();
    assert_eq!(said(&harness).as_deref(), Some("“-2” is not accepted: allowed 0 < x ≤ 1e50"), "also after it was left");
    renderer.harness_picture(&harness).keep("widgets_refused");
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert_eq!(said(&harness), None, "the next key takes it away");
}

/// Types letter by letter, as a person does.
fn type_letters(harness: &mut Harness<'_, State>, typed: &str) {
    for letter in typed.chars() {
        eta_box(harness).type_text(&letter.to_string());
        harness.run();
    }
}

#[test]
fn a_number_that_is_refused_on_the_way_from_a_good_one_leaves_the_old_value() {
    let reasons = [
        ("1e400", "allowed 0 < x ≤ 1e50"),
        ("1e51", "allowed 0 < x ≤ 1e50"),
        ("1e-400", "too small to be told from zero; allowed 0 < x ≤ 1e50"),
        ("5abc", "not a number; allowed 0 < x ≤ 1e50"),
    ];
    for (typed, reason) in reasons {
        for key in [Key::Enter, Key::Tab] {
            let mut harness = harness();
            open_box(&mut harness);
            type_letters(&mut harness, typed);
            assert_eq!(harness.state().eta, 0.03, "while {typed} stands there");
            assert_eq!(eta_box(&harness).accesskit_node().description().as_deref(), Some(reason));
            harness.key_press(key);
            harness.run();
            assert_eq!(harness.state().eta, 0.03, "{typed} is left by {key:?}");
            let said = eta_box(&harness).accesskit_node().description().unwrap_or_default();
            assert!(said.contains(typed) && said.contains(reason), "{said}");
        }
        let mut harness = harness();
        open_box(&mut harness);
        type_letters(&mut harness, typed);
        harness.key_press(Key::Escape);
        harness.run();
        assert_eq!(harness.state().eta, 0.03);
        assert_eq!(eta_box(&harness).accesskit_node().description(), None, "Esc takes it back in silence");
    }
}

#[test]
fn what_a_screen_reader_sets_is_refused_with_the_reason_too() {
    let mut harness = harness();
    eta_slider(&harness).set_value_accesskit(1e60);
    harness.run();
    assert_eq!(harness.state().eta, 0.03);
    let said = eta_slider(&harness).accesskit_node().description();
    assert_eq!(said.as_deref(), Some("“1e60” is not accepted: allowed 0 < x ≤ 1e50"));
    eta_slider(&harness).set_value_accesskit(0.5);
    harness.run();
    assert_eq!(harness.state().eta, 0.5);
    assert_eq!(eta_slider(&harness).accesskit_node().description(), None);
    eta_box(&harness).set_text_value_accesskit("abc");
    harness.run();
    let said = eta_box(&harness).accesskit_node().description().unwrap_or_default();
    assert!(said.contains("abc") && harness.state().eta == 0.5, "{said}");
}

#[test]
fn escape_brings_the_value_back() {
    let mut harness = harness();
    open_box(&mut harness);
    eta_box(&harness).type_text("0.5");
    harness.run();
    assert_eq!(harness.state().eta, 0.5);
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().eta, 0.03);
}

#[test]
fn a_box_is_dragged() {
    let mut harness = harness();
    let from = harness.get_by_role_and_label(Role::SpinButton, "start x").rect().center();
    harness.drag_at(from);
    harness.run();
    harness.hover_at(from + vec2(50.0, 0.0));
    harness.run();
    harness.drop_at(from + vec2(50.0, 0.0));
    harness.run();
    assert_eq!(harness.state().start, -4.5, "0.01 per point");
}

#[test]
fn segments_are_radio_buttons() {
    let mut harness = harness();
    harness.get_by_role_and_label(Role::RadioButton, "10").click();
    harness.run();
    assert_eq!(harness.state().batch, 2);
    harness.get_by_role_and_label(Role::RadioButton, "10").focus();
    harness.run();
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert_eq!(harness.state().batch, 1);
    assert!(harness.get_by_role_and_label(Role::RadioButton, "1").is_focused());
}

#[test]
fn a_menu_is_opened_and_chosen_from() {
    let (mut harness, renderer) = pictured();
    harness.get_by_role_and_label(Role::ComboBox, "surface").click();
    harness.run();
    renderer.harness_picture(&harness).keep("widgets_menu");
    harness.get_by_label("Himmelblau").click();
    harness.run();
    assert_eq!(harness.state().surface, 2);
    let shown = harness.get_by_role_and_label(Role::ComboBox, "surface").value();
    assert_eq!(shown.as_deref(), Some("Himmelblau"));
}

#[test]
fn a_check_box_is_turned_by_space() {
    let mut harness = harness();
    harness.get_by_role_and_label(Role::CheckBox, "title").focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    assert!(!harness.state().checks[0]);
}

#[test]
fn the_wheel_turns_a_slider_only_after_the_pointer_rested() {
    let wheel = |harness: &mut Harness<'_, State>| {
        harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Line,
            delta: vec2(0.0, 1.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: egui::Modifiers::NONE,
        });
        harness.run_steps(1);
    };
    let mut harness = harness();
    eta_slider(&harness).hover();
    harness.run_steps(1);
    wheel(&mut harness);
    assert_eq!(harness.state().eta, 0.03, "the panel is being scrolled past");
    harness.run_steps(20);
    wheel(&mut harness);
    assert!(harness.state().eta > 0.03);
}

#[test]
fn a_dialog_closes_on_escape_and_on_its_cross() {
    for by_key in [true, false] {
        let open = |ui: &mut Ui, open: &mut bool| {
            ui.add(Pill::new("Behind"));
            if *open {
                let answer = DialogCard::new("Export figure").size([300.0, 200.0]).ui(ui.ctx(), Lang::En, |ui| {
                    ui.add(Pill::new("Save"));
                });
                *open = !answer.closed;
            }
        };
        let renderer = CpuRenderer::default();
        let mut harness = Harness::builder()
            .with_size([400.0, 300.0])
            .with_context_setup(theme::install)
            .renderer(renderer.clone())
            .build_ui_state(open, true);
        harness.run();
        renderer.harness_picture(&harness).keep("widgets_dialog");
        let dialog = harness.get_by_role_and_label(Role::Dialog, "Export figure");
        assert!(dialog.children_recursive().next().is_some(), "it holds its controls");
        for _ in 0..3 {
            harness.key_press(Key::Tab);
            harness.run();
            assert!(!harness.get_by_label("Behind").is_focused(), "the focus stays inside");
        }
        if by_key {
            harness.key_press(Key::Escape);
        } else {
            harness.get_by_label("Close").click();
        }
        harness.run();
        assert!(!*harness.state());
    }
}

#[test]
fn a_toast_leaves_by_itself() {
    let mut harness = Harness::builder()
        .with_size([400.0, 300.0])
        .with_step_dt(1.0)
        .with_context_setup(theme::install)
        .renderer(CpuRenderer::default())
        .build_ui_state(
            |ui, (until, is_over)| {
                if !*is_over {
                    let toast = Toast::new("Saved").action("Show");
                    *is_over = toast.ui(until, ui.ctx(), pos2(200.0, 290.0), Lang::En).is_over;
                }
            },
            (None, false),
        );
    harness.run_steps(3);
    assert!(harness.query_by_label("Show").is_some());
    harness.run_steps(6);
    assert!(harness.state().1);
}
