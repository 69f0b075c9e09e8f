//! The sheet of a table: its first rows, what is taken from it, and what standardising does.

use super::Enter;
use crate::figure::layout::{Pen, Style};
use crate::figure::plot;
use crate::landscape::{CONSTANT, TableData};
use crate::plain;
use crate::table::{Decimal, Separator, Table};
use crate::text::Lang;
use crate::ui::paint::screen::{self, from_egui};
use crate::ui::paint::theme::{color32, font, space, text};
use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::state::dialog::TableState;
use crate::ui::widgets::{CheckRow, Combo, DialogCard, Heading, Pill, Segmented};
use crate::ui::work::table_reader::Sheet;
use eframe::egui::{
    Align, Button, Context, Grid, Layout, Rect, RichText, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};
use std::time::Duration;

/// The choices at the left; what is between them and the rows.
const CHOICES: f32 = 264.0;
const GAP: f32 = 28.0;
/// Height of the rows, and of the buttons below all.
const ROWS: f32 = 214.0;
const BUTTONS: f32 = 46.0;
/// Shares of the pictures: rows, level lines as they are, level lines standardised.
const SHARES: [f32; 3] = [0.46, 0.27, 0.27];
/// Most columns that are shown; more are named among what is not used.
const SHOWN: usize = 12;
/// Most columns that can be chosen in the window; any can be named in a scene.
const OFFERED: usize = 200;
/// Longest cell in characters.
const LONGEST: usize = 16;
/// How long the first frame waits for a small file.
const PATIENCE: Duration = Duration::from_millis(30);

/// Shows the dialog. True when it is over.
pub fn table_ui(app: &App, state: &mut TableState, ctx: &Context, requests: &mut Vec<Request>) -> bool {
    let lang = app.lang();
    let title = lang.with("sheet-title", &[("file", state.data.path.display().to_string().into())]);
    let question = state.question(lang);
    let enter = Enter::before(ctx);
    let patience = if app.table_reader.busy_for().is_none() { PATIENCE } else { Duration::ZERO };
    let sheet = app.table_reader.sheet(&question, patience);
    // What may be taken is the answer to what is shown, not to an earlier question.
    let proposal = sheet.as_ref().and_then(|sheet| sheet.found.clone().ok());
    let ready = proposal.clone().filter(|_| app.table_reader.has_answered(&question));
    let answer = DialogCard::new(&title).size(vec2(1000.0, 600.0)).ui(ctx, lang, |ui| {
        let whole = ui.max_rect();
        let left = Rect::from_min_max(whole.min, pos2(whole.min.x + CHOICES, whole.max.y - BUTTONS));
        let right = Rect::from_min_max(pos2(left.max.x + GAP, whole.min.y), pos2(whole.max.x, left.max.y));
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
            ScrollArea::vertical().id_salt("choices").auto_shrink([false, false]).show(ui, |ui| {
                choices_ui(app, state, sheet.as_ref(), ui);
            });
        });
        let above = Rect::from_min_size(right.min, vec2(right.width(), ROWS.min(right.height() / 2.0)));
        if let Some(sheet) = &sheet {
            ui.scope_builder(UiBuilder::new().max_rect(above), |ui| rows_ui(sheet, lang, ui));
        }
        let below = Rect::from_min_max(pos2(right.min.x, above.max.y + space::APART), right.max);
        picture_ui(app, sheet.as_ref(), below, ui);
        let buttons = Rect::from_min_max(pos2(whole.min.x, whole.max.y - 40.0), whole.max - vec2(0.0, 6.0));
        ui.scope_builder(UiBuilder::new().max_rect(buttons), |ui| buttons_ui(ready.is_some(), state.is_own, lang, ui))
            .inner
    });
    let taken = answer.inner.or_else(|| (ready.is_some() && enter.pressed(ctx)).then_some(Taken::usual(state.is_own)));
    if let Some(proposal) = ready.filter(|_| matches!(taken, Some(Taken::NewScene | Taken::Data))) {
        let is_new = taken == Some(Taken::NewScene);
        requests.push(Request::UseTable { file: state.file.clone(), proposal, is_new });
    }
    answer.closed || taken == Some(Taken::Nothing)
}

/// How the dialog was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taken {
    /// A scene of the eight methods.
    NewScene,
    /// The data of the open scene.
    Data,
    /// Cancelled.
    Nothing,
}

impl Taken {
    /// What Enter does.
    const fn usual(is_own: bool) -> Self {
        if is_own { Self::Data } else { Self::NewScene }
    }
}

fn buttons_ui(is_ready: bool, is_own: bool, lang: Lang, ui: &mut Ui) -> Option<Taken> {
    let mut taken = None;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let (new_scene, data) = (lang.t("sheet-new-scene"), lang.t("sheet-use-here"));
        let mut both = [(Pill::new(&new_scene), Taken::NewScene), (Pill::new(&data), Taken::Data)];
        if is_own {
            both.reverse();
        }
        for (pill, answer) in both {
            let pill = if answer == Taken::usual(is_own) { pill.keys("Enter").strong() } else { pill };
            if ui.add_enabled(is_ready, pill).clicked() {
                taken = Some(answer);
            }
        }
        if ui.add(Pill::new(&lang.t("dialog-cancel")).keys("Esc")).clicked() {
            taken = Some(Taken::Nothing);
        }
    });
    taken
}

/// Loss, columns, scale; how the text is read; what is told of it.
fn choices_ui(app: &App, state: &mut TableState, sheet: Option<&Sheet>, ui: &mut Ui) {
    let lang = app.lang();
    ui.spacing_mut().item_spacing = vec2(space::NEAR, 6.0);
    let width = ui.available_width();
    let Some(sheet) = sheet else {
        ui.label(lang.t("sheet-reading"));
        return;
    };
    let proposal = sheet.found.as_deref().ok();
    if let Some(table) = &sheet.table {
        ui.add(Heading::new(&lang.t("sheet-y")));
        let mut loss = usize::from(state.decided.labels.or(proposal.map(|found| found.labels)).unwrap_or(false));
        let labels = ["sheet-number", "sheet-class"].map(|key| lang.t(key));
        let tips = ["landscape-least-squares", "landscape-logistic"].map(|key| lang.t(key));
        if Segmented::new(&lang.t("sheet-y"), &labels).tips(&tips).width(width).ui(ui, &mut loss).changed() {
            state.decided.labels = Some(loss == 1);
        }
        ui.add(Heading::new(&lang.t("sheet-columns")));
        columns_ui(state, table, &sheet.used, lang, ui);
        let mut standardise = proposal.is_some_and(|found| found.data.standardise);
        let words = lang.t("sheet-standardise");
        if CheckRow::new(&words).tip(&lang.t("sheet-standardise.doc")).ui(ui, &mut standardise).changed() {
            state.decided.standardise = Some(standardise);
        }
        ui.add(Heading::new(&lang.t("sheet-reading-as")));
        layout_ui(state, table, lang, ui);
    }
    told_ui(app, sheet, ui);
}

/// Which columns are x1, x2 and y.
fn columns_ui(state: &mut TableState, table: &Table, used: &TableData, lang: Lang, ui: &mut Ui) {
    let mut taken = None;
    for (place, (role, name)) in [("x₁", &used.x1), ("x₂", &used.x2), ("y", &used.y)].into_iter().enumerate() {
        ui.horizontal(|ui| {
            ui.label(role);
            let short = |name: &str| plain::line(&plain::cut(name, LONGEST)).into_owned();
            let shown = if name == CONSTANT { lang.t("sheet-constant") } else { short(name) };
            Combo::new(&format!("{} {role}", lang.t("sheet-columns")), &shown).ui(ui, |ui| {
                let columns = table.columns.iter().filter(|column| !column.is_empty()).take(OFFERED);
                for column in columns {
                    if ui.add(Button::selectable(column.name == *name, short(&column.name))).clicked() {
                        taken = Some((place, column.name.clone()));
                    }
                }
                let constant = Button::selectable(name == CONSTANT, lang.t("sheet-constant"));
                if place < 2 && ui.add(constant).clicked() {
                    taken = Some((place, CONSTANT.to_owned()));
                }
            });
        });
    }
    if let Some((place, name)) = taken {
        let mut all = [&used.x1, &used.x2, &used.y].map(String::clone);
        all[place] = name;
        [state.data.x1, state.data.x2, state.data.y] = all;
    }
}

/// Separator and decimal mark.
fn layout_ui(state: &mut TableState, table: &Table, lang: Lang, ui: &mut Ui) {
    let separators = Separator::ALL.map(|separator| lang.t(separator.text_key()));
    let mut chosen = Separator::ALL.iter().position(|one| *one == table.layout.separator).unwrap_or(0);
    let width = ui.available_width();
    ui.horizontal(|ui| {
        ui.label(lang.t("sheet-separator"));
        let shown = separators[chosen].clone();
        if Combo::new(&lang.t("sheet-separator"), &shown).choose_ui(ui, &separators, &mut chosen).changed() {
            state.data.separator = Some(Separator::ALL[chosen]);
            state.forget_columns();
        }
    });
    let marks = Decimal::ALL.map(|decimal| format!("0{}5", decimal.mark()));
    let mut chosen = Decimal::ALL.iter().position(|one| *one == table.layout.decimal).unwrap_or(0);
    ui.horizontal(|ui| {
        ui.label(lang.t("sheet-decimal"));
        let room = ui.available_width().min(width / 2.0);
        if Segmented::new(&lang.t("sheet-decimal"), &marks).width(room).ui(ui, &mut chosen).changed() {
            state.data.decimal = Some(Decimal::ALL[chosen]);
            state.forget_columns();
        }
    });
    let encoding = lang.with("sheet-encoding", &[("encoding", table.encoding.into()), ("rows", table.rows.into())]);
    ui.label(RichText::new(encoding).font(font(text::SECONDARY, false)).weak());
}

/// What was passed over or guessed, or why the table cannot be used.
fn told_ui(app: &App, sheet: &Sheet, ui: &mut Ui) {
    let lang = app.lang();
    let banner = app.screen.banner.as_ref().map(|notice| format!("{} {}", notice.sentence, notice.allowed));
    if let Some(words) = banner {
        let bad = color32(app.tokens().bad);
        ui.label(RichText::new(plain::lines(words.trim())).font(font(text::SECONDARY, false)).color(bad));
    }
    match &sheet.found {
        Err(error) => {
            let bad = color32(app.tokens().bad);
            let words = error.message(lang);
            let words = RichText::new(plain::lines(&words)).font(font(text::SECONDARY, false)).color(bad);
            ui.label(words);
        }
        Ok(proposal) => {
            for note in &proposal.notes {
                let words = RichText::new(format!("· {}", plain::lines(&note.message(lang))))
                    .font(font(text::SECONDARY, false));
                ui.label(words);
            }
        }
    }
}

/// The first rows as they are written; the columns in use are strong and say what they are.
fn rows_ui(sheet: &Sheet, lang: Lang, ui: &mut Ui) {
    let Some(table) = &sheet.table else { return };
    let role = |name: &str| {
        let is = |of: fn(&TableData) -> &String| of(&sheet.used) == name;
        match () {
            () if is(|data| &data.x1) => Some("x₁"),
            () if is(|data| &data.x2) => Some("x₂"),
            () if is(|data| &data.y) => Some("y"),
            () => None,
        }
    };
    let names: Vec<String> = (0..table.columns.len().min(SHOWN)).map(|place| table.called(place)).collect();
    ScrollArea::both().id_salt("rows").auto_shrink([false, false]).show(ui, |ui| {
        Grid::new("first rows").striped(true).spacing([18.0, 4.0]).show(ui, |ui| {
            for name in &names {
                let words = match role(name) {
                    Some(role) => format!("{} = {role}", plain::cut(name, LONGEST)),
                    None => plain::cut(name, LONGEST).into_owned(),
                };
                let words = RichText::new(plain::line(&words)).font(font(text::BODY, role(name).is_some()));
                ui.label(if role(name).is_some() { words } else { words.weak() });
            }
            ui.end_row();
            for row in &table.first {
                for (place, name) in names.iter().enumerate() {
                    let cell = row.get(place).map_or("", String::as_str);
                    let words =
                        RichText::new(plain::line(&plain::cut(cell, LONGEST))).font(font(text::SECONDARY, false));
                    ui.label(if role(name).is_some() { words } else { words.weak() });
                }
                ui.end_row();
            }
        });
        let more = table.columns.len().saturating_sub(SHOWN);
        if more > 0 {
            ui.label(RichText::new(lang.with("sheet-more", &[("count", more.into())])).weak());
        }
    });
}

/// Rows as dots and level lines.
fn picture_ui(app: &App, sheet: Option<&Sheet>, rect: Rect, ui: &Ui) {
    let Some(figure) = sheet.and_then(|sheet| sheet.figure.as_deref()) else { return };
    let (tokens, lang) = (app.tokens(), app.lang());
    let pen = Pen { tokens: &tokens, style: Style::WINDOW, lang };
    let mut left = rect.min.x;
    for (place, (plot, share)) in figure.plots.iter().zip(SHARES).enumerate() {
        let right = left + share * rect.width();
        let room = Rect::from_min_max(pos2(left, rect.min.y), pos2(right - space::APART, rect.max.y));
        left = right;
        screen::paint_in_window(ui.painter(), &plot::layout(plot, from_egui(room), &pen));
        let response = ui.interact(room, ui.scope_id().with(("sheet", place)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &plot.title));
    }
}
