//! From session to session: what of the window is remembered, and the document it is opened with again.

use crate::lab::{Lab, Network};
use crate::scene::edit::Edit;
use crate::scene::{Presets, Scene, Source};
use crate::text::Lang;
use crate::ui::settings::{Session, Settings};
use crate::ui::state::app::App;
use crate::ui::state::document::{Document, Origin};
use crate::ui::state::notice::Notice;
use crate::ui::work::session_file::Unread;
use std::path::Path;

/// What the session writer was given last; a frame is compared with it to see whether anything is to be written.
pub struct Kept {
    /// What is remembered.
    pub settings: Settings,
    /// The scene.
    pub scene: Scene,
    /// Where it came from.
    pub origin: Origin,
    /// The time cursor; none before the first race has set it.
    pub at: Option<u64>,
}

impl App {
    /// What would be compared with the next frames.
    pub fn to_keep(&self) -> Kept {
        Kept {
            settings: self.settings.clone(),
            scene: self.scene().clone(),
            origin: self.document.origin.clone(),
            at: self.resting_cursor(),
        }
    }

    /// Where the time cursor rests: not while it plays, and not before there is a race.
    pub fn resting_cursor(&self) -> Option<u64> {
        (!self.playback.is_fresh() && !self.playback.playing).then(|| self.playback.at())
    }

    /// Whether nothing has changed since `kept`.
    pub fn is_as_kept(&self, kept: &Kept) -> bool {
        kept.settings == self.settings
            && self.resting_cursor().is_none_or(|at| kept.at == Some(at))
            && kept.scene == *self.document.scene()
            && kept.origin == self.document.origin
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

    /// The scene; where its lab is refused, with the lab of the saved scene, because a refused one could not be read
    /// again.
    fn readable(&self) -> Scene {
        let scene = self.scene().clone();
        match Scene::parse(&scene.to_ron(), "session") {
            Ok(_) => scene,
            Err(_) => Scene { lab: self.document.history.saved().lab.clone(), ..scene },
        }
    }

    /// The lab to show in scenes without one: the scene's, unless its data lie in a file of the scene's own folder.
    pub fn remembered_lab(&self) -> Lab {
        let own_data = |lab: &&Lab| matches!(lab.network(), Some(Network::Digits(digits)) if digits.file.is_some());
        self.scene().lab.as_ref().filter(|lab| !own_data(lab)).unwrap_or(&self.settings.lab).clone()
    }
}

/// The document of the session before, with the file it belonged to, or else the folder of its data.
pub fn restore(session: &Session, presets: &Presets) -> Document {
    let scene = session.scene.clone();
    let loose = |folder: Option<&Path>| {
        let origin = folder.map_or(Origin::Loose, |folder| Origin::Folder(folder.to_owned()));
        Document::new(scene.clone(), origin)
    };
    let mut document = match (&session.path, &session.preset) {
        // A file that is gone, or is no scene any more, is not written over by the next save.
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

/// The notice that says what of the session's file was not understood.
pub fn unread_notice(unread: &Unread, lang: Lang) -> Notice {
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
