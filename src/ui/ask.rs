//! What a panel asks the window to do. Panels read the state and push these; the app carries them out after the frame.

use super::actions::Action;
use crate::landscape::Domain;
use crate::scene::edit::Edit;
use std::path::PathBuf;

/// A wish of a panel.
#[derive(Clone, Debug)]
pub enum Ask {
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
    /// The time cursor goes there.
    Go(u64),
    /// What is shown of the plane from now on.
    View(Domain),
    /// Light this part of the step that is taken apart, or none.
    Part(Option<usize>),
    /// Light the next part, or (`true`) the one before.
    NextPart(bool),
    /// Opens a racer's card, or closes it when it is open.
    Card(usize),
    /// Opens a racer's card whatever was open.
    OpenCard(usize),
    /// Changes what the window remembers.
    Setting(Setting),
    /// Copies text to the clipboard.
    CopyText(String),
    /// Writes the figure as the export dialog says, to this file.
    WriteFigure(PathBuf),
    /// Puts the figure as the export dialog says on the clipboard.
    CopyFigure,
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
    Export(Box<crate::scene::picture::FigureOptions>, String),
}
