//! What the window remembers from session to session; everything else is rebuilt.

use crate::export::Manner;
use crate::figure::ColourMap;
use crate::figure::theme::Theme;
use crate::lab::Lab;
use crate::picture::FigureOptions;
use crate::scene::{ChartKind, Scene, TimeAxis};
use crate::text::Lang;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The person's choices, and the session they left.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Language of the window.
    pub lang: Lang,
    /// Look of the window.
    pub theme: Theme,
    /// Left panel folded to a rail.
    pub left_folded: bool,
    /// Charts folded away.
    pub charts_folded: bool,
    /// The lab's panel is open.
    pub lab_open: bool,
    /// Its rarer controls are unfolded.
    pub lab_more: bool,
    /// The lab of scenes without one of their own.
    pub lab: Lab,
    /// Less motion, or not; as the system or the browser wishes if `None`.
    pub less_motion: Option<bool>,
    /// Level lines on the canvas.
    pub contours: bool,
    /// Colour map of the canvas.
    pub colours: ColourMap,
    /// What scrubber and charts count.
    pub time: TimeAxis,
    /// What the charts show, left to right.
    pub charts: [ChartKind; 3],
    /// The export dialog's choices.
    pub export: FigureOptions,
    /// How its text and its frames are written.
    pub export_manner: Manner,
    /// File ending of the last export.
    pub export_format: String,
    /// Folder of the last file dialog.
    pub folder: Option<PathBuf>,
    /// Scenes and tables opened and saved last, the newest first.
    pub recent: Vec<PathBuf>,
    /// The session that was left.
    pub session: Option<Session>,
}

/// What was open when the window was closed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Session {
    /// The scene.
    pub scene: Scene,
    /// Its file, if it has one.
    pub path: Option<PathBuf>,
    /// Its preset, if it came from one.
    pub preset: Option<String>,
    /// The folder of its data, where it has neither.
    pub folder: Option<PathBuf>,
    /// Where the time cursor stood.
    pub at: u64,
}

impl Settings {
    /// Puts a file first among the recent ones.
    pub fn remember(&mut self, file: &Path) {
        /// As many as a person looks through.
        const MOST: usize = 10;
        self.recent.retain(|other| other != file);
        self.recent.insert(0, file.to_owned());
        self.recent.truncate(MOST);
    }
    /// The defaults in English, whatever the machine's language.
    pub fn english() -> Self {
        Self { lang: Lang::En, ..Self::default() }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: Lang::of_environment(),
            theme: Theme::Light,
            left_folded: false,
            charts_folded: false,
            lab_open: false,
            lab_more: false,
            lab: Lab::default(),
            less_motion: None,
            contours: true,
            colours: ColourMap::default(),
            time: TimeAxis::Steps,
            charts: [ChartKind::Loss, ChartKind::GradientNorm, ChartKind::Distance],
            export: FigureOptions::default(),
            export_manner: Manner::default(),
            export_format: "png".to_owned(),
            folder: None,
            recent: Vec::new(),
            session: None,
        }
    }
}
