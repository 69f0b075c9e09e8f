//! From session to session: what of the window is remembered and when, and the document it is opened with again.

use super::app::{App, Notice};
use super::document::{Document, Origin};
use super::keeper::{Keeper, Unread};
use super::settings::{Session, Settings};
use crate::lab::{Lab, Network};
use crate::scene::edit::Edit;
use crate::scene::{Presets, Scene, Source};
use crate::text::Lang;
use eframe::egui::Context;
use std::path::Path;

/// What a frame is compared with to see whether anything is to be written.
pub(super) struct Seen {
    settings: Settings,
    scene: Scene,
    origin: Origin,
    /// None before the first race has set the cursor.
    at: Option<u64>,
}

impl App {
    /// From now on what changes is written.
    pub fn keep_with(&mut self, mut keeper: Keeper) {
        keeper.seen = Some(self.seen());
        self.keeper = Some(keeper);
    }

    fn seen(&self) -> Seen {
        Seen {
            settings: self.settings.clone(),
            scene: self.scene().clone(),
            origin: self.document.origin.clone(),
            at: self.cursor(),
        }
    }

    /// Where the cursor rests: not while it plays, and not before there is a race.
    fn cursor(&self) -> Option<u64> {
        (!self.playback.is_fresh() && !self.playback.playing).then(|| self.playback.at())
    }

    /// Has written what has changed since the last time. Not in mid-drag: when the button is let go.
    pub(super) fn keep(&mut self, ctx: &Context) {
        let lang = self.lang();
        let Some(keeper) = &mut self.keeper else { return };
        if let Some(error) = keeper.failure() {
            let headline = lang.t("banner-not-kept");
            self.unsaid.push(Notice { headline, sentence: error.message(lang), allowed: String::new() });
            ctx.request_repaint();
        }
        if !ctx.input(|input| input.pointer.any_down()) {
            self.keep_now();
        }
    }

    /// The same at once: the window closes.
    pub fn keep_now(&mut self) {
        let cursor = self.cursor();
        let Some(seen) = self.keeper.as_mut().and_then(|keeper| keeper.seen.as_mut()) else { return };
        // The first race sets the cursor: that is no change.
        seen.at = seen.at.or(cursor);
        let same = seen.settings == self.settings
            && cursor.is_none_or(|at| seen.at == Some(at))
            && seen.scene == *self.document.scene()
            && seen.origin == self.document.origin;
        if same {
            return;
        }
        let (seen, remembered) = (self.seen(), self.to_remember());
        if let Some(keeper) = &mut self.keeper {
            keeper.seen = Some(seen);
            keeper.keep(remembered);
        }
    }

    /// What to remember.
    pub fn to_remember(&self) -> Settings {
        let preset = match &self.document.origin {
            Origin::Preset(name) => Some(name.clone()),
            _ => None,
        };
        let folder = match &self.document.origin {
            Origin::Folder(folder) => Some(folder.clone()),
            _ => None,
        };
        let session = Session {
            scene: self.readable(),
            path: self.document.path().map(Path::to_owned),
            preset,
            folder,
            at: self.playback.at(),
        };
        Settings { session: Some(session), lab: self.remembered_lab(), ..self.settings.clone() }
    }

    /// The scene, with the lab it came with where the present one is refused: it has to be read again.
    fn readable(&self) -> Scene {
        let scene = self.scene().clone();
        match Scene::parse(&scene.to_ron(), "session") {
            Ok(_) => scene,
            Err(_) => Scene { lab: self.document.history.saved().lab.clone(), ..scene },
        }
    }

    /// The lab to show in scenes without one; a data file of a scene's own folder means nothing in another.
    pub(super) fn remembered_lab(&self) -> Lab {
        let own_data = |lab: &&Lab| matches!(lab.network(), Some(Network::Digits(digits)) if digits.file.is_some());
        self.scene().lab.as_ref().filter(|lab| !own_data(lab)).unwrap_or(&self.settings.lab).clone()
    }
}

/// The document of the session before, with the file it belonged to, or else the folder of its data.
pub(super) fn restore(session: &Session, presets: &Presets) -> Document {
    let scene = session.scene.clone();
    let loose = |folder: Option<&Path>| {
        let origin = folder.map_or(Origin::Loose, |folder| Origin::Folder(folder.to_owned()));
        Document::new(scene.clone(), origin)
    };
    let mut document = match (&session.path, &session.preset) {
        // A file that is gone, or says something else than a scene now, is not written over by the next save.
        (Some(path), _) => match Source::read(path).and_then(|source| source.scene()) {
            Ok(saved) => Document::new(saved, Origin::File(path.clone())),
            Err(_) => loose(path.parent()),
        },
        (None, Some(name)) => presets.by_name(name).map_or_else(|_| loose(None), Document::of_preset),
        (None, None) => loose(session.folder.as_deref()),
    };
    document.history.apply(Edit::Replace(Box::new(scene)));
    document.history.end_gesture();
    document
}

/// What of the file was not understood, for the banner.
pub fn notice(unread: &Unread, lang: Lang) -> Notice {
    let file = |path: &Path| path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let headline = match (unread.lost.is_empty(), unread.before) {
        (false, _) => "banner-session-part",
        (true, true) => "banner-session-before",
        (true, false) => "banner-session-whole",
    };
    let sentence = match (unread.lost.first(), &unread.fault, &unread.whole) {
        (Some(lost), ..) => lang.with(
            "session-lost",
            &[
                ("file", file(&unread.file).into()),
                ("line", lost.line.to_string().into()),
                ("column", lost.column.to_string().into()),
                ("path", lost.path.as_str().into()),
                ("found", lost.found.as_str().into()),
                ("more", (unread.lost.len() - 1).into()),
            ],
        ),
        (None, Some(fault), _) => {
            let fault = fault.clone().in_file(&file(&unread.file));
            format!("{}: {}", fault.whereabouts(lang), fault.headline(lang))
        }
        (None, None, whole) => {
            let reason = whole.as_ref().map(|error| error.reason(lang)).unwrap_or_default();
            format!("{}: {reason}", unread.file.display())
        }
    };
    let allowed = match &unread.copy {
        Ok(copy) => lang.with("session-copy", &[("path", copy.display().to_string().into())]),
        Err(error) => error.message(lang),
    };
    Notice { headline: lang.t(headline), sentence, allowed }
}
