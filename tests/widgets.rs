//! Controls through the accessibility tree, and a gallery of them in three themes.
//!
//! `LOSSCAPE_SHOTS=folder cargo test --test widgets` writes the gallery's pictures there.
#![cfg(feature = "gui")]

mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Align, Color32, Key, Layout, Rect, RichText, Sense, Ui, UiBuilder, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use losscape::figure::theme::Theme;
use losscape::params::{Allowed, Param, Scale};
use losscape::race::{Critical, Verdict};
use losscape::text::Lang;
use losscape::ui::icons::{self, Icon};
use losscape::ui::theme::{self, color32, font, size, text};
use losscape::ui::widgets::{
    Banner, CheckRow, Combo, Dialog, Heading, IconButton, Notch, ParamRow, Pill, Segmented, Toast, ValueBox, chip,
    key_cap, verdict,
};
use std::path::PathBuf;
use support::cpu_renderer::{self, CpuRenderer, Image};

const ETA: Param = Param {
    key: "eta",
    symbol: "η",
    text: "test-eta",
    default: 0.05,
    allowed: Allowed::POSITIVE,
    slider: (1e-4, 1.0),
    scale: Scale::Log,
};
const ALPHA: Param = Param {
    key: "alpha",
    symbol: "α",
    text: "test-alpha",
    default: 0.9,
    allowed: Allowed::BELOW_ONE,
    slider: (0.0, 0.999),
    scale: Scale::NearOne,
};
const ANGLE: Param = Param {
    key: "angle",
    symbol: "",
    text: "test-angle",
    default: 0.0,
    allowed: Allowed::FINITE,
    slider: (-1.6, 1.6),
    scale: Scale::Linear,
};

struct State {
    eta: f64,
    alpha: f64,
    angle: f64,
    start: f64,
    batch: usize,
    surface: usize,
    checks: [bool; 3],
    clicks: usize,
    started: usize,
    stopped: usize,
    lang: Lang,
}

impl State {
    fn new(lang: Lang) -> Self {
        Self {
            eta: 0.03,
            alpha: 0.8,
            angle: 0.35,
            start: -5.0,
            batch: 0,
            surface: 0,
            checks: [true, true, false],
            clicks: 0,
            started: 0,
            stopped: 0,
            lang,
        }
    }
}

const SURFACES: [&str; 3] = ["Elongated quadratic", "Rosenbrock", "Himmelblau"];

/// The controls of a small panel.
fn panel_ui(ui: &mut Ui, state: &mut State) {
    ui.add(Heading::new("Surface").right("slide 25"));
    Combo::new("surface", SURFACES[state.surface]).choose_ui(ui, &SURFACES, &mut state.surface);
    ParamRow::new(&ANGLE, state.lang).ui(ui, &mut state.angle);
    let notch = Notch { at: 0.08, tip: "2/λmax = 0.08" };
    let answer = ParamRow::new(&ETA, state.lang).notch(Some(notch)).ui(ui, &mut state.eta);
    state.started += usize::from(answer.drag_started);
    state.stopped += usize::from(answer.drag_stopped);
    ui.horizontal(|ui| {
        ValueBox::new("start x", state.lang).width(62.0).ui(ui, &mut state.start);
        state.clicks += usize::from(ui.add(IconButton::new(Icon::Reset, "Reset start").keys("R")).clicked());
    });
    Segmented::new("batch", &["Full", "1", "10", "m"]).width(200.0).ui(ui, &mut state.batch);
    CheckRow::new("title").ui(ui, &mut state.checks[0]);
    state.clicks += usize::from(ui.add(Pill::new("Lecture").icon(Icon::Screen).keys("F5").strong()).clicked());
    ui.add_enabled(false, Pill::new("Off"));
}

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
    save(&image, "focus");
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
    assert_eq!(reason.as_deref(), Some("allowed x > 0"));
    save(&renderer.harness_picture(&harness), "bad_number");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().eta, 0.03);
    assert_eq!(eta_box(&harness).accesskit_node().description(), None);
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
    save(&renderer.harness_picture(&harness), "menu");
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
                let answer = Dialog::new("Export figure").size([300.0, 200.0]).ui(ui.ctx(), Lang::En, |ui| {
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
        save(&renderer.harness_picture(&harness), "dialog");
        assert!(harness.query_by_role_and_label(Role::Dialog, "Export figure").is_some());
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
            |ui, toast| {
                Toast::ui(toast, ui.ctx(), pos2(200.0, 290.0), Lang::En);
            },
            Some(Toast::new("Saved", "Show")),
        );
    harness.run_steps(3);
    assert!(harness.query_by_label("Show").is_some());
    harness.run_steps(6);
    assert!(harness.state().is_none());
}

/// Keeps a picture where somebody asked for pictures.
fn save(image: &Image, name: &str) {
    if let Some(folder) = std::env::var_os("LOSSCAPE_SHOTS").map(PathBuf::from) {
        image.save(&folder.join(format!("widgets_{name}.png")));
    }
}

#[test]
fn the_gallery_is_painted_in_every_theme() {
    for theme in Theme::ALL {
        let mut state = State::new(if theme == Theme::Dark { Lang::Ru } else { Lang::En });
        let image = cpu_renderer::window([900.0, 620.0], 1.0, 4, |ui| {
            theme::apply(ui.ctx(), &theme.tokens());
            gallery_ui(ui, &mut state);
        });
        let [r, g, b, _] = theme.tokens().page.0;
        assert_eq!(image.at(0, 619), [r, g, b, 255], "{theme:?}: the page shows where nothing lies");
        save(&image, theme.key());
    }
}

fn gallery_ui(ui: &mut Ui, state: &mut State) {
    let tokens = theme::tokens(ui.ctx());
    let window = ui.ctx().content_rect();
    ui.painter().rect_filled(window, 0.0, color32(tokens.page));
    let column = |ui: &mut Ui, x: f32, width: f32| {
        let rect = Rect::from_min_size(pos2(x, 14.0), vec2(width, window.height()));
        ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)))
    };
    controls_ui(&mut column(ui, 14.0, 288.0), state);
    signs_ui(&mut column(ui, 330.0, 250.0), state.lang);
    notices_ui(&mut column(ui, 610.0, 276.0), state.lang);
}

fn controls_ui(ui: &mut Ui, state: &mut State) {
    let tokens = theme::tokens(ui.ctx());
    panel_ui(ui, state);
    ParamRow::new(&ALPHA, state.lang).colour(color32(tokens.racer[3])).ui(ui, &mut state.alpha);
    ui.add_enabled_ui(false, |ui| ParamRow::new(&ALPHA, state.lang).ui(ui, &mut state.alpha));
    Segmented::new("view", &["2D", "3D", "Basins", "η sweep"]).floating().ui(ui, &mut 0);
    CheckRow::new("transparent background").ui(ui, &mut state.checks[2]);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.add(IconButton::new(Icon::First, "First"));
        ui.add(IconButton::new(Icon::Prev, "Back"));
        ui.add(IconButton::new(Icon::Play, "Play").strong().size(size::PLAY_BUTTON));
        ui.add(IconButton::new(Icon::Next, "Forward").selected(true));
        ui.add(IconButton::new(Icon::Loop, "Loop").selected(false));
    });
    ui.horizontal(|ui| {
        ui.add(Pill::new("Labs").selected(true));
        ui.add(Pill::new("Export").icon(Icon::Export).keys("Ctrl E"));
        ui.add_enabled(false, IconButton::new(Icon::Undo, "Undo"));
    });
    let mut path = "~/figures/ravine.png".to_owned();
    ui.text_edit_singleline(&mut path).accessible_name("path");
    ui.add(egui::Slider::new(&mut 0.4, 0.0..=1.0).text("egui's own"));
}

fn signs_ui(ui: &mut Ui, lang: Lang) {
    let tokens = theme::tokens(ui.ctx());
    let weak = color32(tokens.weak);
    let verdicts = [
        Verdict::Converged { step: 68, at: Critical::Minimum },
        Verdict::Diverged { step: 20 },
        Verdict::StoppedShort,
        Verdict::Moving,
        Verdict::Hovers,
    ];
    for slot in 0..10 {
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 27.0), Sense::hover());
        let centre = pos2(row.min.x + 20.0, row.center().y);
        chip(ui.painter(), Rect::from_center_size(centre, vec2(32.0, 14.0)), slot, &tokens, slot != 6, 1.0);
        let at = pos2(row.min.x + 44.0, row.center().y);
        ui.painter().text(at, egui::Align2::LEFT_CENTER, "‖∇Q‖ η = 0,075", font(text::BODY, slot == 3), weak);
        let end = verdicts[slot % verdicts.len()];
        verdict(ui.painter(), row.right_center(), &end, &tokens, lang, text::SECONDARY);
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for &icon in Icon::ALL {
            let (cell, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
            icons::paint(ui.painter(), cell.center(), icon, color32(tokens.text), size::ICON);
        }
    });
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 27.0), Sense::hover());
    icons::logo(ui.painter(), row.left_center() + vec2(12.0, 0.0), color32(tokens.text));
    key_cap(ui.painter(), row.right_center(), "Alt 4", &tokens);
}

fn notices_ui(ui: &mut Ui, lang: Lang) {
    let sentence = "Line 14, column 16: unknown rule “Momentom”. Did you mean “Momentum”?";
    Banner::new("momentum.ron was not opened", sentence).allowed("Allowed: Gd, Momentum").ui(ui, lang);
    ui.add_space(theme::space::APART);
    let menu = egui::Frame::menu(ui.style());
    menu.show(ui, |ui| {
        for (index, surface) in SURFACES.iter().enumerate() {
            ui.add(egui::Button::selectable(index == 1, *surface));
        }
        ui.separator();
        ui.add(egui::Button::new("Delete").shortcut_text("Del"));
    });
    ui.label(RichText::new("A label, a ").color(Color32::PLACEHOLDER));
    ui.hyperlink_to("link", "https://example.org");
    ui.label(RichText::new("weak words").weak());
    let mut toast = Some(Toast::new("Saved as ravine.png", "Show"));
    Toast::ui(&mut toast, ui.ctx(), pos2(740.0, 600.0), lang);
}
