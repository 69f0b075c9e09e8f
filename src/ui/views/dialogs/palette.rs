//! The palette, which finds things: scenes, actions and settings by their names in either language; a number is a
//! scene, `η 0.05` a step size.

use crate::figure::theme::Theme;
use crate::lab::Lab;
use crate::optim::display_name;
use crate::picture::words;
use crate::scene::Racer;
use crate::scene::edit::Edit;
use crate::text::Lang;
use crate::ui::actions::Action;
use crate::ui::keys::list::is_listed;
use crate::ui::paint::theme::{color32, font, size, text};
use crate::ui::request::{Request, Setting};
use crate::ui::state::app::App;
use crate::ui::state::dialog::PaletteState;
use crate::ui::state::subject;
use crate::ui::views::scale;
use crate::ui::widgets::{DialogCard, key_cap};
use eframe::egui::{Align2, Context, Key, Modifiers, RichText, Role, Sense, TextEdit, Ui, WidgetInfo, vec2};

const SIZE: [f32; 2] = [600.0, 390.0];
/// Rows shown, and their height.
const ROWS: usize = 7;
const ROW: f32 = 36.0;

/// Something that can be found.
struct Entry {
    category: &'static str,
    /// In both languages: matches work whatever the interface's.
    words: [String; 2],
    keys: String,
    requests: Vec<Request>,
}

/// Shows the field and the best matches. True when the dialog is over.
pub fn palette_ui(app: &App, state: &mut PaletteState, ctx: &Context, requests: &mut Vec<Request>) -> bool {
    let lang = app.lang();
    let down = ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::ArrowDown));
    let up = ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::ArrowUp));
    let found = matches(app, &state.typed);
    let last = found.len().min(ROWS).saturating_sub(1);
    state.row = match (down, up) {
        (true, _) => (state.row + 1).min(last),
        (_, true) => state.row.saturating_sub(1),
        _ => state.row.min(last),
    };
    let entered = ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    let mut chosen = entered.then_some(state.row);
    let (zoom, name) = (scale::zoom(app, ctx), lang.t("palette-field"));
    let answer = DialogCard::new("").name(&name).size(SIZE.map(|side| side * zoom)).ui(ctx, lang, |ui| {
        ui.add_space(12.0 * zoom);
        let face = font(text::TITLE * zoom, false);
        // Small enough for all of it in the lecture.
        let hint = RichText::new(&name).font(font(text::SECONDARY * zoom, false));
        let field = TextEdit::singleline(&mut state.typed).hint_text(hint).desired_width(f32::INFINITY);
        let field = ui.add(field.font(face).align(Align2::LEFT_CENTER));
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
        field.request_focus();
        // The keyboard stays in the field: what Enter would do is said there.
        if let Some(entry) = found.get(state.row) {
            let said = format!("{}: {}", lang.t(entry.category), entry.words[lang as usize]);
            ui.ctx().accesskit_node_builder(field.id, |node| node.set_description(said));
        }
        ui.add_space(8.0 * zoom);
        for (k, entry) in found.iter().take(ROWS).enumerate() {
            if row_ui(app, entry, k == state.row, ui) {
                chosen = Some(k);
            }
        }
        if found.is_empty() {
            ui.label(lang.t("palette-nothing"));
        }
    });
    let taken = chosen.and_then(|k| found.into_iter().nth(k));
    let over = taken.is_some();
    if let Some(entry) = taken {
        requests.push(Request::CloseDialog);
        requests.extend(entry.requests);
    }
    over || answer.closed
}

fn row_ui(app: &App, entry: &Entry, marked: bool, ui: &mut Ui) -> bool {
    let (lang, tokens) = (app.lang(), app.tokens());
    let zoom = scale::zoom(app, ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW * zoom), Sense::CLICK);
    if marked || response.hovered() {
        let fill = if marked { tokens.press } else { tokens.hover };
        ui.painter().rect_filled(rect, f32::from(size::RADIUS_CARD), color32(fill));
    }
    let words = &entry.words[lang as usize];
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    let at = rect.left_center() + vec2(12.0, 0.0) * zoom;
    let painter = ui.painter();
    let weak = color32(tokens.weak);
    painter.text(at, Align2::LEFT_CENTER, lang.t(entry.category), font(text::SECONDARY * zoom, false), weak);
    let mut room = rect.with_max_x(rect.max.x - 8.0 * zoom);
    if !entry.keys.is_empty() {
        room.max.x = key_cap(painter, room.right_center(), &entry.keys, &tokens).min.x - 8.0 * zoom;
    }
    let at = rect.left_center() + vec2(110.0, 0.0) * zoom;
    let painter = painter.with_clip_rect(room.intersect(ui.clip_rect()));
    painter.text(at, Align2::LEFT_CENTER, words, font(14.0 * zoom, marked), color32(tokens.text));
    response.clicked()
}

/// Opens the panel with a lab. The one that is shown keeps its numbers.
fn lab_requests(app: &App, lab: Lab) -> Vec<Request> {
    let mut requests = Vec::new();
    if lab.name() != app.lab().name() {
        requests.extend([Request::Edit(Edit::Lab(Box::new(lab))), Request::EndGesture]);
    }
    if !app.lab_is_open() {
        requests.push(Request::Do(Action::Labs));
    }
    requests
}

/// Entries whose words hold everything typed, in order; words that begin with it first.
fn matches(app: &App, typed: &str) -> Vec<Entry> {
    let typed = typed.trim().to_lowercase();
    if let Some(entry) = step_size(app, &typed) {
        return vec![entry];
    }
    let scenes = app.presets.list.iter().map(|preset| Entry {
        category: "palette-scene",
        words: Lang::ALL.map(|lang| format!("{}   {}", preset.number, words::title(&preset.scene, lang))),
        keys: String::new(),
        requests: vec![Request::Preset(preset.slug.clone())],
    });
    let in_lecture = app.lecture.is_some();
    let here = |action: &Action| is_listed(*action) && is_meant(*action, in_lecture);
    let actions = Action::all().into_iter().filter(here).map(|action| Entry {
        category: "palette-action",
        words: Lang::ALL.map(|lang| if in_lecture { action.lecture_text(lang) } else { action.text(lang) }),
        keys: match in_lecture {
            true => action.lecture_shortcuts().first().map(|keys| keys.cap()).unwrap_or_default(),
            false => action.key_cap(),
        },
        requests: vec![Request::Do(action)],
    });
    let themes = Theme::ALL.into_iter().map(|theme| Entry {
        category: "palette-setting",
        words: Lang::ALL.map(|lang| format!("{}: {}", lang.t("top-theme"), lang.t(&format!("theme-{}", theme.key())))),
        keys: String::new(),
        requests: vec![Request::Setting(Setting::Theme(theme))],
    });
    let adds = Racer::all_eight().into_iter().map(|racer| Entry {
        category: "palette-method",
        words: Lang::ALL.map(|lang| {
            let name = display_name(lang, &racer.rule, racer.batch);
            lang.with("edit-add", &[("method", name.into())])
        }),
        keys: String::new(),
        requests: vec![
            Request::Edit(Edit::Add(Box::new(racer))),
            Request::EndGesture,
            Request::OpenCard(app.scene().racers.len()),
        ],
    });
    // In the lecture a lab has its own scene and no panel.
    let labs = Lab::all().into_iter().filter(|_| !in_lecture).map(|lab| Entry {
        category: "palette-lab",
        words: Lang::ALL.map(|lang| lang.t(&lab.text_key())),
        keys: String::new(),
        requests: lab_requests(app, lab),
    });
    let files = app.settings.recent.iter().filter(|_| !in_lecture).map(|path| Entry {
        category: "palette-file",
        words: Lang::ALL.map(|_| path.display().to_string()),
        keys: String::new(),
        requests: vec![Request::Path(path.clone())],
    });
    let mut ranked: Vec<(usize, Entry)> = scenes
        .chain(files)
        .chain(actions)
        .chain(labs)
        .chain(adds)
        .chain(themes)
        .filter_map(|entry| Some((rank(&entry, &typed)?, entry)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, entry)| entry).collect()
}

/// Whether an action is listed: in the lecture only those that have a key there, and what ends it once.
fn is_meant(action: Action, in_lecture: bool) -> bool {
    use Action::*;
    match action {
        _ if !in_lecture => !action.is_of_lecture(),
        LectureFromFirst | Close => false,
        NextTheme | NextLanguage | LessMotion => true,
        _ => !action.lecture_shortcuts().is_empty(),
    }
}

/// `η 0.05` (or `eta 0,05`): the step size of the method that keys work on.
fn step_size(app: &App, typed: &str) -> Option<Entry> {
    let number = typed.strip_prefix('η').or_else(|| typed.strip_prefix("eta"))?;
    let eta: f64 = number.trim().replace(',', ".").parse().ok()?;
    let racer = subject::row(app);
    let valid = crate::optim::ETA.allows(eta) && racer < app.scene().racers.len();
    valid.then(|| Entry {
        category: "palette-setting",
        words: Lang::ALL.map(|lang| format!("{}: η = {}", app.scene().racer_names(lang)[racer], lang.number(eta, 4))),
        keys: String::new(),
        requests: vec![Request::Edit(Edit::Eta(racer, eta)), Request::EndGesture],
    })
}

/// How well an entry matches: 0 where it begins with what is typed, 1 where it holds it, 2 where it has its letters in
/// order; none otherwise.
fn rank(entry: &Entry, typed: &str) -> Option<usize> {
    let one = |words: &String| {
        let words = words.to_lowercase();
        if words.starts_with(typed) {
            return Some(0);
        }
        if words.contains(typed) {
            return Some(1);
        }
        let mut rest = words.chars();
        typed.chars().all(|c| rest.any(|w| w == c)).then_some(2)
    };
    entry.words.iter().filter_map(one).min()
}
