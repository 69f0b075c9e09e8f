//! From session to session: what of the window is remembered when it closes, and the document it is opened with again.

use super::app::App;
use super::document::{Document, Origin};
use super::settings::{Session, Settings};
use crate::lab::{Lab, Network};
use crate::scene::edit::Edit;
use crate::scene::{Presets, Scene};
use std::path::Path;

impl App {
    /// What to remember when the window closes.
    pub fn to_remember(&self) -> Settings {
        let preset = match &self.document.origin {
            Origin::Preset(name) => Some(name.clone()),
            _ => None,
        };
        let session = Session {
            scene: self.readable().to_ron(),
            path: self.document.path().map(Path::to_owned),
            preset,
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

/// The document of the session before, with the file it belonged to.
pub(super) fn restore(session: &Session, presets: &Presets) -> Option<Document> {
    let scene = Scene::parse(&session.scene, "session").ok()?;
    let mut document = match (&session.path, &session.preset) {
        (Some(path), _) => Document::of_file(path).unwrap_or_else(|_| Document::loose(scene.clone())),
        (None, Some(name)) => {
            presets.by_name(name).map_or_else(|_| Document::loose(scene.clone()), Document::of_preset)
        }
        (None, None) => Document::loose(scene.clone()),
    };
    document.history.apply(Edit::Replace(Box::new(scene)));
    document.history.end_gesture();
    Some(document)
}
