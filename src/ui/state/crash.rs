//! After a crash: the scene that was open, offered until that is answered, and what is noted of the open scene for the next one.

use crate::report::crash::{self, Crash, Open};
use crate::report::privacy;
use crate::scene::Scene;
use crate::scene::file::tree::options;
use crate::text::Lang;
use crate::ui::settings::{Session, Settings};
use crate::ui::state::app::App;
use crate::ui::state::document::Origin;
use crate::ui::state::notice::Notice;
use std::path::{Path, PathBuf};

/// A scene that a crash left.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What restores it.
    pub session: Session,
    /// The crash file.
    pub report: PathBuf,
    /// The window ended before its first picture.
    pub at_start: bool,
}

impl Offer {
    /// What a window that starts has to offer, from the data folder, where it stays until it is answered. `failed`: the
    /// last start did not come to its first picture; what was remembered of its scene is then taken out of the settings,
    /// because it may be the cause, and is offered before all else.
    pub fn at_start(data: &Path, settings: &mut Settings, failed: bool) -> Option<Self> {
        let left = failed.then(|| settings.session.take()).flatten();
        settings.lab_open &= !failed;
        let offers = crash::offers(data).into_iter();
        let mut offers =
            offers.filter_map(|(report, text)| Some(Self { session: session_of(&text)?, report, at_start: failed }));
        let Some(session) = left else { return offers.next() };
        offers.find(|offer| offer.session.scene == session.scene).or_else(|| {
            let crash = Crash {
                thread: "unknown".to_owned(),
                place: "unknown".to_owned(),
                message: "the window ended before its first picture, without a panic".to_owned(),
                backtrace: String::new(),
            };
            // On the disk too: the settings are written without it soon.
            let open = || Open { scene: session.scene.to_ron(), session: text_of(&session) };
            let report = crash.write(data, open).unwrap_or_else(|_| crash::folder(data));
            Some(Self { session, report, at_start: true })
        })
    }

    /// It is restored or turned down: the next window does not offer it.
    pub fn answered(&self) {
        crash::answered(&self.report);
    }
}

impl App {
    /// The offer that is shown now: where a standing notice would be, and after those.
    pub fn shown_offer(&self) -> Option<&Offer> {
        let is_free = self.screen.banner.is_none() && self.screen.dialog.is_none() && self.lecture.is_none();
        self.offer.as_ref().filter(|_| is_free && self.standing.is_empty())
    }

    /// Whether the offered scene is the open one.
    pub fn has_offered_scene(&self, offer: &Offer) -> bool {
        offer.session.scene == *self.scene()
    }

    /// The words of an offer.
    pub fn offer_notice(&self, offer: &Offer, lang: Lang) -> Notice {
        let headline = match (self.has_offered_scene(offer), offer.at_start) {
            (true, _) => "crash-restored",
            (false, true) => "crash-start",
            (false, false) => "crash-offered",
        };
        let path = privacy::short(&offer.report.display().to_string());
        let sentence = lang.with("crash-file", &[("path", path.into())]);
        Notice { headline: lang.t(headline), sentence, allowed: String::new() }
    }

    /// Whether the open scene is the one that was noted for a crash.
    pub fn is_noted(&self) -> bool {
        self.noted.as_ref().is_some_and(|(scene, origin)| scene == self.scene() && *origin == self.document.origin)
    }

    /// Notes the open scene for a crash.
    pub fn note(&mut self) {
        self.noted = Some((self.scene().clone(), self.document.origin.clone()));
        let (preset, folder) = match &self.document.origin {
            Origin::Preset(name) => (Some(name.clone()), None),
            Origin::Folder(folder) => (None, Some(folder.clone())),
            _ => (None, None),
        };
        let path = self.document.path().map(Path::to_owned);
        let session = Session { scene: self.scene().clone(), path, preset, folder, at: self.playback.at() };
        crash::remember(move || Open { scene: session.scene.to_ron(), session: text_of(&session) });
    }
}

fn text_of(session: &Session) -> String {
    options().to_string(session).unwrap_or_default()
}

/// A session that can be restored.
fn session_of(text: &str) -> Option<Session> {
    let session: Session = options().from_str(text).ok()?;
    Scene::parse(&session.scene.to_ron(), "").is_ok().then_some(session)
}
