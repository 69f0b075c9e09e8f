//! The anatomy of a step on the canvas: which step it is, and the move of the view to it.

use crate::figure::drawing::Rect;
use crate::geometry::Domain;
use crate::picture::anatomy;
use crate::race::Anatomy;
use crate::scene::Race;
use crate::ui::paint::motion;
use crate::ui::state::anatomy::{Ease, Framed, OpenAnatomy};
use crate::ui::state::app::App;
use crate::ui::state::screen::ViewMemory;
use crate::ui::state::subject;
use crate::ui::views::scale::zoom;
use eframe::egui::Context;
use std::sync::Arc;

/// How long the view takes to move to a step, in seconds.
const EASE: f64 = 0.25;
/// What the colour bar takes of the right side in the window; words beside the arrows must not lie on it.
const BAR: f32 = 45.0;
/// The least room for the arrows beside the card, in points: a narrow canvas gets a narrower card.
const BESIDE: f32 = 160.0;
/// Width of the card, and the least on a narrow canvas.
const WIDTH: f32 = 356.0;
const NARROW: f32 = 260.0;
/// The card's distance from the canvas's edges, in points whatever the zoom.
pub(super) const MARGIN: f32 = 12.0;

/// The anatomy as a frame shows it.
pub(super) struct ShownAnatomy {
    /// Its step.
    pub step: Step,
    /// The part that is lit.
    pub lit: Option<usize>,
    /// The view of the plane, perhaps still moving to the step.
    pub view: Option<Domain>,
}

/// The step of an anatomy.
pub(super) enum Step {
    /// The racer, and its step.
    Ready(usize, Anatomy),
    /// It is being computed.
    Waiting,
    /// There is no such step.
    Nothing,
}

/// The anatomy to show on a canvas; none while it is closed. What the views find out of it is left in `memory`.
pub(super) fn shown(
    app: &App,
    memory: &mut ViewMemory,
    race: &Arc<Race>,
    canvas: Rect,
    ctx: &Context,
) -> Option<ShownAnatomy> {
    let (mut open, mut view) = (app.screen.anatomy.clone()?, app.screen.view);
    let step = step(app, (&mut open, &mut view), race, canvas, ctx)?;
    let lit = open.lit;
    memory.anatomy = Some((open, view));
    Some(ShownAnatomy { step, lit, view })
}

fn step(
    app: &App,
    (open, view): (&mut OpenAnatomy, &mut Option<Domain>),
    race: &Arc<Race>,
    canvas: Rect,
    ctx: &Context,
) -> Option<Step> {
    let Some(racer) = subject::of_anatomy(app, race) else { return Some(nothing(open)) };
    let run = race.trajectories[racer].as_ref()?;
    // The cursor stands on the point the step leads from; at the end, on the one it led to.
    let step = (app.moment().index(run) + 1).min(run.last_step());
    let patience = app.engine.patience(app.anatomy_worker.busy_for());
    let Some(anatomy) = app.anatomy_worker.anatomy(race, racer, step, patience) else { return Some(Step::Waiting) };
    let Some(anatomy) = anatomy else { return Some(nothing(open)) };
    let (zoom, left) = card_room(app, canvas, ctx);
    let right = bar_room(app);
    let (now, held) = ctx.input(|input| (input.time, input.pointer.any_down()));
    open.parts = anatomy.parts.len();
    open.lit = open.lit.filter(|lit| *lit < open.parts);
    let bounds = anatomy::bounds(&anatomy);
    let size = [canvas.width(), canvas.height()];
    let place = (racer, step, [canvas.width() as u32, canvas.height() as u32]);
    // Before the first race there is no view to leave.
    if let Some(view) = *view {
        open.frame(Framed { place, bounds }, view, || anatomy::around(bounds, size, (left, right), zoom), held, now);
    }
    if let Some(Ease { from, to, begun }) = open.ease {
        let part = if motion::is_less(ctx) { 1.0 } else { ((now - begun) / EASE).clamp(0.0, 1.0) };
        *view = Some(between(from, to, part * part * (3.0 - 2.0 * part)));
        if part < 1.0 {
            ctx.request_repaint();
        } else {
            open.ease = None;
        }
    }
    Some(Step::Ready(racer, anatomy))
}

/// No parts, nothing to light.
fn nothing(open: &mut OpenAnatomy) -> Step {
    (open.parts, open.lit) = (0, None);
    Step::Nothing
}

/// The lecture's picture has no colour bar.
fn bar_room(app: &App) -> f32 {
    if app.lecture.is_some() { 0.0 } else { BAR }
}

/// How large the card is (for a reader, or for the last row), and what it takes of the canvas at the left, in points.
pub fn card_room(app: &App, canvas: Rect, ctx: &Context) -> (f32, f32) {
    let zoom = zoom(app, ctx);
    (zoom, card_width(app, canvas, zoom) + 2.0 * MARGIN)
}

/// The card's width: narrower where the arrows would have no room.
pub(super) fn card_width(app: &App, canvas: Rect, zoom: f32) -> f32 {
    let room = canvas.width() - (BESIDE + 2.0 * anatomy::FREE) * zoom - bar_room(app);
    (room - 2.0 * MARGIN).clamp(NARROW * zoom, WIDTH * zoom)
}

fn between(a: Domain, b: Domain, part: f64) -> Domain {
    let mix = |a: f64, b: f64| a + (b - a) * part;
    Domain { x: (mix(a.x.0, b.x.0), mix(a.x.1, b.x.1)), y: (mix(a.y.0, b.y.0), mix(a.y.1, b.y.1)) }
}
