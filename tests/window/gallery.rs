//! A gallery of all controls in three themes.
//!
//! `LOSSCAPE_SHOTS=folder cargo test --test window gallery::` keeps the pictures.

use crate::support::cpu_renderer::{self, ImageFile};
use crate::support::panel::{ALPHA, SURFACES, State, panel_ui};
use eframe::egui::{self, Align, Color32, Layout, Rect, RichText, Sense, Ui, UiBuilder, pos2, vec2};
use losscape::figure::theme::Theme;
use losscape::race::{Critical, Verdict};
use losscape::text::Lang;
use losscape::ui::paint::icons::{self, Icon};
use losscape::ui::paint::theme::{self, color32, font, size, text};
use losscape::ui::widgets::{Banner, CheckRow, IconButton, ParamRow, Pill, Segmented, Toast, chip, key_cap, verdict};

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
        image.keep(&format!("widgets_{}", theme.key()));
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
        Verdict::Grows { step: 33 },
        Verdict::Cycles { period: 2 },
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
    Toast::new("Saved as ravine.png").action("Show").ui(&mut None, ui.ctx(), pos2(740.0, 600.0), lang);
}
