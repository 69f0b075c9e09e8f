//! The page's link: opening the scene in it, keeping it up to date, and its dialog.

use crate::browser;
use crate::link::{self, Linked};
use crate::scene::Presets;
use crate::scene::{Scene, limits};
use crate::text::Lang;
use crate::ui::perform::documents;
use crate::ui::state::app::App;
use crate::ui::state::dialog::{Dialog, LinkState, NoCode};
use crate::ui::state::document::{Document, Origin};
use crate::ui::state::notice::Notice;
use qrcodegen::{QrCode, QrCodeEcc};

/// What the page's address asks for.
pub fn asked() -> link::Asked {
    link::read(&browser::address(), limits::MAX_BYTES)
}

/// The document of a link.
///
/// # Errors
/// What is wrong with it.
pub fn document(linked: &Linked, presets: &Presets, lang: Lang) -> Result<Document, Notice> {
    let notice = |sentence: String, allowed: String| Notice { headline: lang.t("banner-link"), sentence, allowed };
    match linked {
        Linked::Preset(name) => presets.by_name(name).map(Document::of_preset).map_err(|unknown| {
            let message = unknown.message(lang);
            let (first, rest) = message.split_once('\n').unwrap_or((&message, ""));
            notice(first.to_owned(), rest.lines().map(str::trim).collect::<Vec<_>>().join(" "))
        }),
        Linked::Text(text) => Scene::parse(text, &lang.t("link-name"))
            .map(Document::loose)
            .map_err(|faults| notice(faults.sentence(lang), faults.allowed(lang))),
        Linked::Damaged => Err(notice(lang.t("banner-link-damaged"), lang.t("banner-link-again"))),
    }
}

/// Opens a link that came into the address of the open page. The scene stays where that fails.
pub fn open(app: &mut App, linked: &Linked) {
    match document(linked, &app.presets, app.lang()) {
        Ok(document) => {
            documents::open(app, document);
            app.screen.banner = None;
        }
        Err(notice) => app.screen.banner = Some(notice),
    }
}

/// What stands behind # for the open scene: the name of a preset that is as it was, else the whole text.
pub fn hash(app: &App) -> String {
    match &app.document.origin {
        Origin::Preset(name) if !app.document.history.is_changed() => name.clone(),
        _ => link::of_text(&app.scene().to_ron()),
    }
}

/// The dialog with the link of the scene as it is now.
pub(super) fn dialog(app: &App) -> Dialog {
    let address = browser::address();
    let page = address.split(['#', '?']).next().unwrap_or_default();
    let link = format!("{page}#{}", hash(app));
    let code = if page.starts_with("http") {
        QrCode::encode_text(&link, QrCodeEcc::Low).map_err(|_| NoCode::TooLong)
    } else {
        Err(NoCode::File)
    };
    let code = code.map(|code| {
        let size = code.size();
        let squares = (0..size).flat_map(|y| (0..size).map(move |x| (x, y)));
        (size as usize, squares.map(|(x, y)| code.get_module(x, y)).collect())
    });
    Dialog::Link(LinkState { link, code })
}
