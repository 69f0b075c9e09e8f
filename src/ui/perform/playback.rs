//! The time cursor: moving it, and playing.

use crate::ui::actions::Action;
use crate::ui::perform::lecture::take_over;
use crate::ui::perform::toast;
use crate::ui::state::app::App;
use crate::ui::state::playback::speed_words;
use eframe::egui::Context;

/// Goes to a moment and stays there.
pub(super) fn go(app: &mut App, at: u64) {
    take_over(app);
    app.playback.playing = false;
    app.playback.go(at);
}

/// Does what an action says.
pub(super) fn perform(app: &mut App, action: Action) {
    use Action::*;
    match action {
        Play => app.playback.toggle(),
        StepForward => app.playback.move_by(1),
        StepBack => app.playback.move_by(-1),
        TenForward => app.playback.move_by(10),
        TenBack => app.playback.move_by(-10),
        First => app.playback.move_by(i64::MIN / 2),
        Last => app.playback.move_by(i64::MAX / 2),
        Restart => {
            app.playback.go(0);
            app.playback.playing = true;
        }
        Faster | Slower => change_speed(app, action == Faster),
        _ => {}
    }
}

/// Another speed. A toast says which, at its end of the range, too: where one looks, nothing else shows it.
fn change_speed(app: &mut App, faster: bool) {
    app.playback.change_speed(faster);
    let words = speed_words(app.playback.speed);
    toast(app, app.lang().with("toast-speed", &[("speed", words.into())]));
}

/// Plays on by the time of a frame. What is not seen does not play.
pub(super) fn advance(app: &mut App, ctx: &Context) {
    if app.playback.playing && !app.is_blank() {
        // A long pause (a hidden window) is not made up for in one jump.
        app.playback.advance(f64::from(ctx.input(|i| i.stable_dt)).min(0.1));
        ctx.request_repaint();
    }
}
