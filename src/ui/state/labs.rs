//! What actions and their keys mean while a lab is large, and whether a file is the lab's data.

use crate::lab::Network;
use crate::ui::actions::Action;
use crate::ui::state::app::App;

/// The action that is meant: while the lab is large it has the keys of time, and the race, which is not seen, has none:
/// neither of time nor of the view.
pub fn meant(app: &App, action: Action) -> Option<Action> {
    use Action::*;
    match action {
        _ if !app.lab_is_large() => Some(action),
        Play => Some(LabPlay),
        StepForward => Some(LabStep),
        Restart => Some(LabRestart),
        StepBack | TenForward | TenBack | First | Last | Faster | Slower | Anatomy | Fit => None,
        _ => Some(action),
    }
}

/// The key that works an action of the lab now: the race's while the lab is large.
pub fn key_cap(app: &App, action: Action) -> String {
    let race = match action {
        Action::LabPlay => Action::Play,
        Action::LabStep => Action::StepForward,
        Action::LabRestart => Action::Restart,
        other => return other.key_cap(),
    };
    if app.lab_is_large() { race.key_cap() } else { String::new() }
}

/// Whether rows that are opened are the lab's data: it is large and trains on digits.
pub fn takes_data(app: &App) -> bool {
    app.lab_is_large() && matches!(app.lab().network(), Some(Network::Digits(_)))
}
