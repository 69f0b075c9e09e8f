//! From key presses to actions. Which key a press means on the layout in use is settled before: see [`layouts`].

pub mod layouts;
pub mod list;

use crate::ui::actions::Action;
use crate::ui::paint::focus_ring::anatomy_card_id;
use crate::ui::request::Request;
use crate::ui::state::app::App;
use eframe::egui::{Context, Event, Key, Modifiers};

/// What the keys pressed in this frame ask for. Keys of text fields and of focused controls stay with them.
pub fn pressed(app: &App, ctx: &Context) -> Vec<Request> {
    let typing = ctx.text_edit_focused();
    let in_lecture = app.lecture.is_some();
    let holder = ctx.memory(|memory| memory.focused());
    // The anatomy's card has the keyboard for Tab alone.
    let on_card = app.screen.anatomy.is_some() && (in_lecture || holder == Some(anatomy_card_id()));
    // In the lecture nothing keeps keys to itself: a clicker must always work.
    let focused = !in_lecture && holder.is_some() && !on_card;
    let is_free = app.screen.dialog.is_none();
    let waits = !in_lecture && app.files.has_keys();
    let blank = app.lecture.as_ref().and_then(|lecture| lecture.blank);
    let mut requests = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            // Any key brings a blank screen back, and does nothing else.
            if let (Some(blank), Event::Key { pressed, repeat, .. }) = (blank, event) {
                if *pressed && !repeat && requests.is_empty() {
                    requests.push(Request::Do(blank));
                }
                return false;
            }
            if let (Some(blank), Event::Copy | Event::Cut | Event::Paste(_)) = (blank, event) {
                if requests.is_empty() {
                    requests.push(Request::Do(blank));
                }
                return false;
            }
            // The system's copy and the key C with Ctrl are one event; in a text field it copies text.
            if matches!(event, Event::Copy) && !typing && is_free && !waits {
                requests.push(Request::Do(Action::CopyFigure));
                return false;
            }
            let Event::Key { key, pressed: true, repeat, modifiers, .. } = event else { return true };
            let key = *key;
            if on_card && key == Key::Tab && is_free {
                requests.push(Request::NextPart(modifiers.shift));
                return false;
            }
            // A focused slider or button keeps the keys that work it; all others are the window's.
            let own = is_arrow(key) || matches!(key, Key::Space | Key::Enter | Key::Home | Key::End);
            let own = own && !modifiers.command;
            // Undo, words and lines of a text field are its own.
            let of_field = matches!(key, Key::Z | Key::Y) || is_arrow(key);
            let edits_text = typing && (!modifiers.command || of_field);
            if edits_text || (focused && own) {
                return true;
            }
            match Action::of_key(key, *modifiers, app.lecture.is_some()) {
                // Esc first belongs to whatever is open: see `closed_by_escape`.
                Some(Action::Close) => true,
                // While a dialog is open only its own keys work. One of the system may be slow to come, or never come:
                // asking again shows the window's own.
                Some(action) if is_free && (!waits || action == Action::Open) => {
                    if !repeat || action.repeats() {
                        requests.push(Request::Do(action));
                    }
                    false
                }
                _ => true,
            }
        });
    });
    requests
}

/// Whether keys of actions were pressed that do nothing because a dialog of the system is awaited. Ask after
/// [`pressed`].
pub fn wait_for_a_dialog(app: &App, ctx: &Context) -> bool {
    let has_holder = ctx.memory(|memory| memory.focused().is_some_and(|holder| holder != anatomy_card_id()));
    let is_free = app.lecture.is_none() && app.screen.dialog.is_none() && !has_holder;
    let is_action = |event: &Event| {
        let Event::Key { key, pressed: true, repeat: false, modifiers, .. } = event else { return false };
        Action::of_key(*key, *modifiers, false).is_some_and(|action| action != Action::Close)
    };
    is_free && app.files.has_keys() && ctx.input(|input| input.events.iter().any(is_action))
}

/// Whether a key that means `action` in the lecture was pressed, and not just held; takes it. For a list or a help that
/// a key closes.
pub fn take(action: Action, ctx: &Context) -> bool {
    let mut taken = false;
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, pressed: true, repeat: false, modifiers, .. } = event else { return true };
            let is_meant = Action::of_key(*key, *modifiers, true) == Some(action);
            taken |= is_meant;
            !is_meant
        });
    });
    taken
}

const fn is_arrow(key: Key) -> bool {
    matches!(key, Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown)
}

/// Whether Esc was pressed and nothing else wanted it: no dialog, menu or field. Ask after all of them were shown;
/// `popup` says whether a menu was open before.
pub fn closed_by_escape(popup: bool, ctx: &Context) -> bool {
    !popup && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}
