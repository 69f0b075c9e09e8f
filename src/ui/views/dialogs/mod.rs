//! Dialogs over the window: export, save, open, find, keys. At most one at a time; what is typed and chosen in one is
//! in [`crate::ui::state::dialog`].

mod export;
mod help;
#[cfg(target_arch = "wasm32")]
mod link;
mod palette;
mod path;
mod table;

use crate::ui::request::Request;
use crate::ui::state::app::App;
use crate::ui::state::dialog::Dialog;
use crate::ui::views::lecture;
use eframe::egui::{Context, Id, Key, Modifiers, Response};

/// Shows a dialog. True when it is over.
pub fn dialog_ui(app: &App, dialog: &mut Dialog, ctx: &Context, requests: &mut Vec<Request>) -> bool {
    let closed = match dialog {
        Dialog::Save(path) => path::save_ui(app, path, ctx, requests),
        Dialog::Open(path) => path::open_ui(app, path, ctx, requests),
        Dialog::Export(state) => export::export_ui(app, state, ctx, requests),
        Dialog::Palette(state) => palette::palette_ui(app, state, ctx, requests),
        Dialog::Contents(contents) => lecture::contents_ui(app, contents, ctx, requests),
        Dialog::Table(state) => table::table_ui(app, state, ctx, requests),
        Dialog::Help => help::help_ui(app, ctx),
        #[cfg(target_arch = "wasm32")]
        Dialog::Link(state) => link::link_ui(app, state, ctx, requests),
    };
    let escape = ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
    closed || escape
}

/// The key Enter in a dialog. It answers the dialog where the focus is on nothing or in its main field; on a button it
/// presses that, in another field it ends the typing.
struct Enter {
    focused: Option<Id>,
    own: bool,
}

impl Enter {
    /// Looks at the focus before the dialog is shown: Enter takes it from a field.
    fn before(ctx: &Context) -> Self {
        Self { focused: ctx.memory(|memory| memory.focused()), own: false }
    }
    /// Says that this is the dialog's main field.
    fn belongs_to(&mut self, field: &Response) {
        self.own |= self.focused == Some(field.id);
    }
    /// Whether it was pressed; takes it.
    fn pressed(&self, ctx: &Context) -> bool {
        let own = self.own || self.focused.is_none();
        own && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
    }
}
