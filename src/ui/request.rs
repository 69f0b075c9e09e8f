//! What a view asks the window to do. Views read the state and push these; [`crate::ui::perform`] does them after the
//! frame.

use crate::geometry::Domain;
use crate::scene::Proposal;
use crate::scene::edit::Edit;
use crate::ui::actions::Action;
use std::path::PathBuf;
use std::sync::Arc;

/// Something a view or a key asks for.
#[derive(Clone, Debug)]
pub enum Request {
    /// Something from the list of actions.
    Do(Action),
    /// A change of the scene.
    Edit(Edit),
    /// The drag or the typing that made edits is over.
    EndGesture,
    /// Opens a preset by its name.
    Preset(String),
    /// Opens a file of the person's.
    Path(PathBuf),
    /// Uses a table's rows.
    UseTable {
        /// The file.
        file: PathBuf,
        /// Which columns, and for which loss.
        proposal: Arc<Proposal>,
        /// In a scene of the eight methods; else as the data of the open scene.
        is_new: bool,
    },
    /// Shows the sheet of the open scene's table.
    OwnTable,
    /// The time cursor goes there.
    Go(u64),
    /// What is shown of the plane from now on.
    View(Domain),
    /// Lights this part of the anatomy, or none.
    Part(Option<usize>),
    /// Lights the next part, or (`true`) the one before.
    NextPart(bool),
    /// Opens a racer's card, or closes it when it is open.
    Card(usize),
    /// Opens a racer's card whatever was open.
    OpenCard(usize),
    /// Changes what the window remembers.
    Setting(Setting),
    /// Copies text to the clipboard.
    CopyText(String),
    /// Shows a dialog of the system.
    SystemDialog(DialogQuestion),
    /// Writes the figure as the export dialog says, to this file.
    WriteFigure(PathBuf),
    /// Puts the figure as the export dialog says on the clipboard.
    CopyFigure,
    /// Gives up the moving picture that is being written.
    CancelFigure,
    /// Writes the scene to this file.
    WriteScene(PathBuf),
    /// Gives up the race under way.
    CancelRace,
    /// Runs a race that was given up after all.
    RunAgain,
    /// Closes the dialog.
    CloseDialog,
    /// Takes the banner away.
    CloseBanner,
    /// Opens the scene that a crash left.
    RestoreCrash,
}

/// A change of what the window remembers.
#[derive(Clone, Debug)]
pub enum Setting {
    /// Language.
    Lang(crate::text::Lang),
    /// Look.
    Theme(crate::figure::theme::Theme),
    /// Colour map.
    Colours(crate::figure::ColourMap),
    /// What time is counted in.
    Time(crate::scene::TimeAxis),
    /// What a chart shows, by its place.
    Chart(usize, crate::scene::ChartKind),
    /// Speed of play.
    Speed(f64),
    /// Play begins again at the end.
    Loop(bool),
    /// The rarer controls of the lab's panel.
    LabMore(bool),
    /// The export dialog's choices.
    Export(Box<crate::picture::FigureOptions>, crate::export::Manner, String),
}

/// What a dialog of the system is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A scene or data file to open.
    Open,
    /// Where to write the scene.
    SaveScene,
    /// Where to write the figure.
    SaveFigure,
}

/// What a dialog of the system is opened with.
#[derive(Clone, Debug)]
pub struct DialogQuestion {
    /// What it is for.
    pub purpose: Purpose,
    /// Where it begins; the system's own choice where none.
    pub folder: Option<PathBuf>,
    /// The name filled in.
    pub name: String,
}
