//! The lab's panel at the right: which lab, its run, its numbers and nets, what it found.

mod controls;
mod matrix;
mod nets;
mod notes;
mod pictures;

use super::{is_wide, panel_frame};
use crate::figure::measure::text_width;
use crate::lab::Lab;
use crate::scene::edit::Edit;
use crate::ui::actions::Action;
use crate::ui::paint::icons::{self, Icon};
use crate::ui::paint::room;
use crate::ui::paint::theme::{color32, font, size, space, text};
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::state::labs;
use crate::ui::widgets::IconButton;
use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align, Align2, Button, Layout, Panel, Popup, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
    vec2,
};

use notes::Notes;
pub use pictures::{figure_ui, large_ui};

/// Width of the panel: narrow, usual and wide windows.
const WIDTH: [(&str, f32); 3] = [("lab narrow", 300.0), ("lab", 348.0), ("lab wide", 440.0)];
/// Windows narrower than this have no room for more than the narrow panel.
const NARROW: f32 = 1100.0;
/// How far it can be resized to either side.
const RESIZE: f32 = 0.25;
/// Buttons beside the title, and what its arrow takes.
const BUTTON: Vec2 = vec2(26.0, 28.0);
const ARROW: f32 = 22.0;
/// Lines of the terms where charts need the room; hovering shows them all.
const TERMS_LINES: usize = 2;
/// Height of the rail that shows how far the lab is.
const RAIL: f32 = 4.0;

/// Takes the panel's place, if it is open. What is in it is shown after the rest: Tab comes to the lab last.
pub fn place_ui(app: &App, ui: &mut Ui) -> Option<Rect> {
    if !app.lab_is_open() {
        return None;
    }
    let (id, width) = match room::window(ui.ctx()).width() {
        narrow if narrow < NARROW => WIDTH[0],
        _ if is_wide(ui) => WIDTH[2],
        _ => WIDTH[1],
    };
    let panel = Panel::right(id).default_size(width).size_range(width * (1.0 - RESIZE)..=width * (1.0 + RESIZE));
    let panel = panel.show_separator_line(false).frame(panel_frame(ui, 14, 8));
    let place = panel.show(ui, |ui| {
        let whole = ui.max_rect();
        ui.expand_to_include_rect(whole);
        whole
    });
    Some(place.inner)
}

/// Shows the panel in its place.
pub fn lab_ui(app: &App, whole: Rect, ui: &mut Ui, requests: &mut Vec<Request>) {
    let mut inside = ui.new_child(UiBuilder::new().max_rect(whole).id_salt("lab inside"));
    inside.spacing_mut().item_spacing.y = space::TIGHT;
    title_ui(app, &mut inside, requests);
    run_ui(app, &mut inside, requests);
    let rows = if is_wide(ui) || app.lab_is_large() { usize::MAX } else { TERMS_LINES };
    let notes = Notes::of(app, ui, whole.width(), rows);
    let bottom = whole.max.y - notes.height;
    let middle = Rect::from_min_max(inside.cursor().min, pos2(whole.max.x, bottom - space::TIGHT));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(middle).id_salt("lab middle"));
    ScrollArea::vertical().auto_shrink([false, false]).show(&mut inside, |ui| {
        ui.spacing_mut().item_spacing.y = space::TIGHT;
        controls::controls_ui(app, ui, requests);
        nets::nets_ui(app, ui, requests);
        if !app.lab_is_large() {
            pictures::stack_ui(app, middle.height(), ui);
        }
    });
    notes.ui(app, ui, Rect::from_min_max(pos2(whole.min.x, bottom), whole.max));
}

/// The lab's name is a menu of all labs; export, size and close stand at the right.
fn title_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    let lang = app.lang();
    ui.horizontal(|ui| {
        let buttons = 3.0 * BUTTON.x;
        let room = ui.available_width() - buttons - space::TIGHT;
        menu_ui(app, room, ui, requests);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let mut button = |ui: &mut Ui, icon: Icon, action: Action, name: &str, enabled: bool| {
                let keys = labs::key_cap(app, action);
                if ui.add_enabled(enabled, IconButton::new(icon, name).keys(&keys).size(BUTTON)).clicked() {
                    requests.push(Request::Do(action));
                }
            };
            button(ui, Icon::Cross, Action::Labs, &lang.t("labs-close"), true);
            let (icon, key) = match app.lab_is_large() {
                true => (Icon::Shrink, "labs-small"),
                false => (Icon::Expand, "labs-large"),
            };
            // A lab's own scene has no landscape to give way to.
            button(ui, icon, Action::LabLarge, &lang.t(key), !app.scene().is_lab());
            let export = Action::LabExport;
            button(ui, Icon::Export, export, &export.text(lang), app.laboratory.shown().is_some());
        });
    });
}

fn menu_ui(app: &App, room: f32, ui: &mut Ui, requests: &mut Vec<Request>) {
    let (lang, tokens) = (app.lang(), app.tokens());
    let ink = color32(tokens.text);
    let title = lang.t(&app.lab().text_key());
    // A long title is set smaller before it is cut.
    let full = text_width(&title, text::TITLE, true);
    let points = (text::TITLE * (room - ARROW) / full).clamp(text::BODY, text::TITLE);
    let mut job = LayoutJob::single_section(title.clone(), TextFormat::simple(font(points, true), ink));
    job.wrap = TextWrapping::truncate_at_width(room - ARROW + 1.0);
    let words = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(vec2(words.size().x + ARROW, size::BUTTON), Sense::click());
    let name = lang.t("labs-choice");
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(title.clone()),
        ..WidgetInfo::labeled(Role::ComboBox, true, &name)
    });
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(4.0, 0.0)), f32::from(size::RADIUS), color32(tokens.hover));
    }
    let at = rect.left_center() - vec2(0.0, words.size().y / 2.0);
    ui.painter().galley(at, words, ink);
    let arrow = rect.right_center() - vec2(8.0, -1.0);
    icons::paint(ui.painter(), arrow, Icon::Down, color32(tokens.weak), size::ICON_ARROW);
    let response = response.on_hover_text(lang.t(&format!("{}.doc", app.lab().text_key())));
    Popup::menu(&response).show(|ui| {
        for lab in Lab::all() {
            let chosen = lab.name() == app.lab().name();
            let entry = Button::selectable(chosen, lang.t(&lab.text_key()));
            let doc = lang.t(&format!("{}.doc", lab.text_key()));
            if ui.add(entry).on_hover_text(doc).clicked() && !chosen {
                requests.push(Request::Edit(Edit::Lab(Box::new(lab))));
                requests.push(Request::EndGesture);
            }
        }
    });
}

/// Buttons: start and pause, one unit of work, begin anew. How far the work is.
fn run_ui(app: &App, ui: &mut Ui, requests: &mut Vec<Request>) {
    let (lang, tokens) = (app.lang(), app.tokens());
    let running = app.laboratory.is_running();
    let (done, total) = app.laboratory.progress().unwrap_or((0, planned(app)));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let icon = if running { Icon::Pause } else { Icon::Play };
        for (icon, action) in
            [(icon, Action::LabPlay), (Icon::Next, Action::LabStep), (Icon::Reset, Action::LabRestart)]
        {
            let (name, keys) = (action.text(lang), labs::key_cap(app, action));
            let mut button = IconButton::new(icon, &name).keys(&keys);
            if action == Action::LabPlay {
                button = button.strong().size(vec2(34.0, size::MENU));
            }
            let enabled = action != Action::LabStep || !app.laboratory.is_done();
            if ui.add_enabled(enabled, button).clicked() {
                requests.push(Request::Do(action));
            }
        }
        let words = format!("{} / {}", lang.whole(done as u64), lang.whole(total as u64));
        let face = font(text::BODY, false);
        // Room for the last count: the rail must not change its length while it fills.
        let last = format!("{0} / {0}", lang.whole(total as u64));
        let room = ui.painter().layout_no_wrap(last, face.clone(), color32(tokens.text)).size().x;
        let width = ui.available_width();
        let (rect, response) = ui.allocate_exact_size(vec2(width, size::BUTTON), Sense::hover());
        let (left, right) = (rect.min.x + space::NEAR, rect.max.x - room - space::APART);
        let part = done as f32 / total.max(1) as f32;
        let rail = |to: f32| {
            Rect::from_min_max(pos2(left, rect.center().y - RAIL / 2.0), pos2(to, rect.center().y + RAIL / 2.0))
        };
        ui.painter().rect_filled(rail(right), RAIL / 2.0, color32(tokens.press));
        ui.painter().rect_filled(rail(left + (right - left) * part), RAIL / 2.0, color32(tokens.text));
        ui.painter().text(rect.right_center(), Align2::RIGHT_CENTER, &words, face, color32(tokens.text));
        let name = lang.t("labs-progress");
        response.widget_info(|| WidgetInfo {
            current_text_value: Some(words.clone()),
            ..WidgetInfo::labeled(Role::ProgressIndicator, true, &name)
        });
    });
}

/// Units of work of the lab that is beginning, before it says so itself.
fn planned(app: &App) -> usize {
    let before = app.laboratory.shown().filter(|shown| shown.record.lab == *app.lab());
    before.map_or_else(|| app.lab().training().map_or(0, |training| training.steps), |shown| shown.record.total)
}
