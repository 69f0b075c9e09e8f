//! The step taken apart, as the window shows it: which step, which part is lit, and the way of the view to it and back.

use super::app::App;
use super::canvas::card_room;
use super::lecture;
use crate::figure::drawing::Rect;
use crate::landscape::Domain;
use crate::race::Anatomy;
use crate::scene::picture::{Race, anatomy};
use eframe::egui::{Context, Id};
use std::sync::Arc;

/// How long the view takes to a step, in seconds.
const EASE: f64 = 0.25;
/// What stays free around the arrows, in points.
const FREE: f32 = 75.0;
/// What the colour bar takes of the right side in the window; words beside the arrows must not lie on it.
const BAR: f32 = 45.0;
/// The least room for the arrows beside the card, in points: a narrow canvas gets a narrower card.
const BESIDE: f32 = 160.0;

/// An open anatomy.
#[derive(Clone, Debug, Default)]
pub struct Dissecting {
    /// The part that is lit, by its place.
    pub lit: Option<usize>,
    /// How many parts there are.
    parts: usize,
    /// What was in view before the view went to a step.
    before: Option<Domain>,
    /// What the view was last set for.
    framed: Option<Framed>,
    /// Where the view comes from, where it goes, and when it set out.
    way: Option<(Domain, Domain, f64)>,
}

impl Dissecting {
    /// The person moved the view: it stays where it is.
    pub const fn stay(&mut self) {
        self.way = None;
    }
    /// The race's own view, once the view has left it for a step.
    pub const fn before(&self) -> Option<Domain> {
        self.before
    }
    /// Sets out for a step unless the view has been set for it. A drag that changes the arrows is not followed: the
    /// plane must not move under the pointer.
    fn frame(&mut self, what: Framed, view: Domain, goal: impl FnOnce() -> Domain, held: bool, now: f64) {
        let is_dragged = held && self.framed.is_some_and(|framed| framed.place == what.place);
        if self.framed == Some(what) || is_dragged {
            return;
        }
        self.before.get_or_insert(view);
        (self.framed, self.way) = (Some(what), Some((view, goal(), now)));
    }
}

/// Racer, step and canvas, and what the arrows reach.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Framed {
    place: (usize, usize, [u32; 2]),
    bounds: Domain,
}

/// What of a race is taken apart in this frame.
pub enum Dissected {
    /// Racer and step.
    Ready(usize, Anatomy),
    /// It is being worked on.
    Waiting,
    /// There is no such step.
    Nothing,
}

/// The widget that has the keyboard while the anatomy is open.
pub fn card_id() -> Id {
    Id::unique("anatomy card")
}

/// Opens it, or closes it.
pub fn toggle(app: &mut App) {
    if app.screen.anatomy.is_some() {
        return close(app);
    }
    app.playback.playing = false;
    app.screen.anatomy = Some(Dissecting::default());
}

/// Closes it; the view goes back to what it was.
pub fn close(app: &mut App) {
    if let Some(before) = app.screen.anatomy.take().and_then(|open| open.before) {
        app.screen.view = Some(before);
    }
}

/// Lights the next part, or the one before; after the last none.
pub fn light(app: &mut App, back: bool) {
    let Some(open) = &mut app.screen.anatomy else { return };
    let count = open.parts;
    open.lit = match (open.lit, back) {
        (None, false) => Some(0),
        (None, true) => count.checked_sub(1),
        (Some(k), false) => (k + 1 < count).then_some(k + 1),
        (Some(k), true) => k.checked_sub(1),
    };
}

/// The method whose step is taken apart: in the lecture the one that the scene is about, else the open card's, else the
/// row that keys work on, else the first that runs. The first two are meant even where they do not run.
fn racer(app: &App, race: &Race) -> Option<usize> {
    let runs = |k: &usize| race.trajectories.get(*k).is_some_and(Option::is_some);
    let meant = if app.lecture.is_some() { lecture::subject(app) } else { app.screen.cards.first().copied() };
    match meant {
        Some(k) => Some(k).filter(runs),
        None => Some(app.screen.row).filter(runs).or_else(|| race.runs().next().map(|(k, ..)| k)),
    }
}

/// The step that is taken apart now, and the view on its way to it. None while the anatomy is closed.
pub fn ready(app: &mut App, race: &Arc<Race>, canvas: Rect, ctx: &Context) -> Option<Dissected> {
    app.screen.anatomy.as_ref()?;
    let Some(racer) = racer(app, race) else { return Some(nothing(app)) };
    let run = race.trajectories[racer].as_ref()?;
    // The cursor stands on the point the step leads from; at the end, on the one it led to.
    let step = (app.moment().index(run) + 1).min(run.last_step());
    let patience = app.engine.patience(app.anatomist.busy_for());
    let Some(anatomy) = app.anatomist.anatomy(race, racer, step, patience) else { return Some(Dissected::Waiting) };
    let Some(anatomy) = anatomy.cloned() else { return Some(nothing(app)) };
    let parts = anatomy.parts.len();
    let (zoom, left) = card_room(app, canvas, ctx);
    let right = bar_room(app);
    let (now, held) = ctx.input(|input| (input.time, input.pointer.any_down()));
    let open = app.screen.anatomy.as_mut()?;
    open.parts = parts;
    open.lit = open.lit.filter(|lit| *lit < parts);
    let bounds = anatomy::bounds(&anatomy);
    let place = (racer, step, [canvas.width() as u32, canvas.height() as u32]);
    // Before the first race there is no view to leave.
    if let Some(view) = app.screen.view {
        open.frame(Framed { place, bounds }, view, || around(bounds, canvas, (left, right), zoom), held, now);
    }
    if let Some((from, goal, begun)) = open.way {
        let part = ((now - begun) / EASE).clamp(0.0, 1.0);
        app.screen.view = Some(between(from, goal, part * part * (3.0 - 2.0 * part)));
        if part < 1.0 {
            ctx.request_repaint();
        } else {
            open.way = None;
        }
    }
    Some(Dissected::Ready(racer, anatomy))
}

/// No parts, nothing to light.
fn nothing(app: &mut App) -> Dissected {
    if let Some(open) = &mut app.screen.anatomy {
        (open.parts, open.lit) = (0, None);
    }
    Dissected::Nothing
}

/// The lecture's picture has no colour bar.
fn bar_room(app: &App) -> f32 {
    if app.lecture.is_some() { 0.0 } else { BAR }
}

/// The room that a card may take of a canvas so that the arrows keep theirs.
pub fn room_for_card(app: &App, canvas: Rect, zoom: f32) -> f32 {
    canvas.width() - (BESIDE + 2.0 * FREE) * zoom - bar_room(app)
}

/// The part of the plane that shows `what` between the two sides that the card and the colour bar take; as far out as
/// planes are drawn, where a method runs off further.
fn around(what: Domain, canvas: Rect, (left, right): (f32, f32), zoom: f32) -> Domain {
    // Within what is drawn no sum below ends beyond the numbers.
    let what = what.drawable();
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    // Words beside the ends grow with the card.
    let free = f64::from(FREE * zoom);
    let (left, right) = (f64::from(left) + free, f64::from(right) + free);
    let room = [(width - left - right).max(50.0), (height - 2.0 * free).max(50.0)];
    let span = [what.x.1 - what.x.0, what.y.1 - what.y.0];
    // A step of no length still stands somewhere.
    let least = 1e-9 * (1.0 + what.x.0.abs() + what.y.0.abs());
    let per_point = (span[0] / room[0]).max(span[1] / room[1]).max(least);
    let middle = [(what.x.0 + what.x.1) / 2.0, (what.y.0 + what.y.1) / 2.0];
    let west = middle[0] - (left + room[0] / 2.0) * per_point;
    let south = middle[1] - height / 2.0 * per_point;
    Domain { x: (west, west + width * per_point), y: (south, south + height * per_point) }.drawable()
}

fn between(a: Domain, b: Domain, part: f64) -> Domain {
    let mix = |a: f64, b: f64| a + (b - a) * part;
    Domain { x: (mix(a.x.0, b.x.0), mix(a.x.1, b.x.1)), y: (mix(a.y.0, b.y.0), mix(a.y.1, b.y.1)) }
}
