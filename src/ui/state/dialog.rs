//! What stands on top of the window, and what has been typed and chosen in it.

use crate::export::Manner;
use crate::landscape::TableData;
use crate::paper::{Page, PageError};
use crate::picture::FigureOptions;
use crate::scene::Decided;
use crate::text::Lang;
use crate::ui::request::Purpose;
use crate::ui::state::app::App;
use crate::ui::state::figure::suggested_path;
use crate::ui::state::typed_path::{self, Completion};
use crate::ui::work::table_reader::Question;
use std::path::{Path, PathBuf};

/// A dialog; at most one is open.
#[derive(Clone, Debug)]
pub enum Dialog {
    /// Where to write the scene.
    Save(PathState),
    /// What to open.
    Open(PathState),
    /// How to read a table and what to use it for.
    Table(Box<TableState>),
    /// The figure to write.
    Export(Box<ExportState>),
    /// Scenes, actions and settings by their names.
    Palette(PaletteState),
    /// The lecture's scenes.
    Contents(ContentsState),
    /// All keys.
    Help,
    /// The page's link with its QR code.
    #[cfg(target_arch = "wasm32")]
    Link(LinkState),
}

/// The page's link.
#[cfg(target_arch = "wasm32")]
#[derive(Clone, Debug)]
pub struct LinkState {
    /// The whole address.
    pub link: String,
    /// The squares of its QR code, row by row, and how many there are in a row.
    pub code: Result<(usize, Vec<bool>), NoCode>,
}

/// Why a link has no QR code.
#[cfg(target_arch = "wasm32")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCode {
    /// It is the address of a file, which is of use on this machine alone.
    File,
    /// It has more letters than a code holds.
    TooLong,
}

impl Dialog {
    /// Asks where to write the scene, `suggested` filled in.
    pub fn save(suggested: &Path) -> Self {
        Self::Save(PathState::new(suggested))
    }
    /// Asks what to open, for machines without a file dialog.
    pub fn open(folder: Option<PathBuf>) -> Self {
        let folder = folder.or_else(|| std::env::current_dir().ok()).unwrap_or_default();
        Self::Open(PathState::new(&folder.join("")))
    }
    /// The sheet of a table with everything guessed; `name` is the file's name as a scene writes it.
    pub fn table(file: &Path, name: &Path) -> Self {
        let (data, decided) = (TableData::of(name), Decided::default());
        Self::Table(Box::new(TableState { file: file.to_owned(), data, decided, is_own: false }))
    }
    /// The sheet of the open scene's table, as the scene reads it.
    pub fn own_table(file: &Path, data: TableData, labels: bool) -> Self {
        let decided = Decided { labels: Some(labels), standardise: Some(data.standardise) };
        Self::Table(Box::new(TableState { file: file.to_owned(), data, decided, is_own: true }))
    }
    /// The race's figure, or the lab's, as the person left the dialog last.
    pub fn export(app: &App, lab: bool) -> Self {
        let options = FigureOptions { lang: app.lang(), ..app.settings.export.clone() };
        let format = app.settings.export_format.clone();
        let path = suggested_path(app, &format, lab).display().to_string();
        Self::Export(Box::new(ExportState {
            options,
            manner: app.settings.export_manner,
            format,
            path,
            own_size: false,
            lab,
        }))
    }
    /// Find, with nothing typed.
    pub fn palette() -> Self {
        Self::Palette(PaletteState::default())
    }
    /// The lecture's scenes, the open one chosen; `ended`: the last one was left.
    pub fn contents(app: &App, ended: bool) -> Self {
        Self::Contents(ContentsState { chosen: app.place_in_list().unwrap_or(0), ended })
    }
}

/// A path that is typed.
#[derive(Clone, Debug)]
pub struct PathState {
    /// As typed.
    pub path: String,
    /// The field takes the focus in the next frame.
    pub focus: bool,
    /// How it could go on, and the path for which this was looked up: folders are read when something is typed, not in
    /// every frame.
    pub completions: (Option<String>, Vec<Completion>),
    /// The marked completion or recent file.
    pub row: Option<usize>,
}

impl PathState {
    /// With a path filled in.
    fn new(path: &Path) -> Self {
        let path = path.display().to_string();
        Self { path, focus: true, completions: (None, Vec::new()), row: None }
    }
    /// What is typed.
    pub fn typed(&self) -> PathBuf {
        typed_path::meant(&self.path)
    }
    /// Looks up how the path could go on, if it has changed.
    pub fn look_up(&mut self, purpose: Purpose) {
        if self.completions.0.as_deref() != Some(self.path.as_str()) {
            self.completions = (Some(self.path.clone()), typed_path::completions(&self.path, purpose));
            self.row = None;
        }
    }
}

/// What has been chosen about a table.
#[derive(Clone, Debug)]
pub struct TableState {
    /// The file.
    pub file: PathBuf,
    /// Columns, separator and decimal mark as far as they are chosen.
    pub data: TableData,
    /// Loss and scale as far as they are chosen.
    pub decided: Decided,
    /// It is the open scene's.
    pub is_own: bool,
}

impl TableState {
    /// What the thread is asked.
    pub fn question(&self, lang: Lang) -> Question {
        Question { file: self.file.clone(), data: self.data.clone(), decided: self.decided, lang }
    }
    /// Another separator makes other columns: they are guessed again.
    pub fn forget_columns(&mut self) {
        [&mut self.data.x1, &mut self.data.x2, &mut self.data.y].into_iter().for_each(String::clear);
    }
}

/// The choices of an export.
#[derive(Clone, Debug)]
pub struct ExportState {
    /// Size, look and contents.
    pub options: FigureOptions,
    /// How its text and its frames are written.
    pub manner: Manner,
    /// File ending.
    pub format: String,
    /// Where to.
    pub path: String,
    /// A size that is not in the list is being set.
    pub own_size: bool,
    /// The lab's figure, not the race's.
    pub lab: bool,
}

impl ExportState {
    /// What is wrong with the size of a picture; a table has none.
    pub fn size_fault(&self) -> Option<PageError> {
        let (width, height) = self.options.size;
        if self.format == "csv" { None } else { Page::export(width, height).err() }
    }

    /// Whether it can be written.
    pub fn is_possible(&self) -> bool {
        self.size_fault().is_none()
    }
}

/// What is typed into the palette, and which row is marked.
#[derive(Clone, Debug, Default)]
pub struct PaletteState {
    /// As typed.
    pub typed: String,
    /// The marked row.
    pub row: usize,
}

/// The list of the lecture's scenes.
#[derive(Clone, Debug)]
pub struct ContentsState {
    /// The chosen scene's place.
    pub chosen: usize,
    /// The last scene was left.
    pub ended: bool,
}
