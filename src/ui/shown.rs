//! What the window shows besides the scene.

use super::anatomy::Dissecting;
use super::dialogs::Dialog;
use super::notice::Notice;
use super::widgets::Toast;
use crate::landscape::{Domain, Point};
use crate::scene::{ChartKind, TimeAxis};
use std::collections::BTreeSet;

/// What the window shows besides the scene; gone when it closes.
#[derive(Default)]
pub struct Screen {
    /// The shown part of the plane, before it is widened to the canvas.
    pub view: Option<Domain>,
    /// The part that sets the range of colours: the first view of the surface.
    pub first: Option<Domain>,
    /// Both are of a surface that the scene no longer has: the next race sets them anew.
    pub refit: bool,
    /// A race of the scene has been shown since it was opened.
    pub raced: bool,
    /// Where the canvas was clicked with the right button.
    pub clicked: Option<Point>,
    /// Level lines the newest ground has.
    pub level_count: usize,
    /// Cards that are open, by place in the scene.
    pub cards: BTreeSet<usize>,
    /// The row that keys work on.
    pub row: usize,
    /// Hovered racer and index of its point, from the last frame.
    pub hovered: Option<(usize, usize)>,
    /// The same, set by a chart in this frame; the canvas takes it over.
    pub chart_hovered: Option<(usize, usize)>,
    /// The left panel or the charts are open in a window too small to show them by itself.
    pub left_open: bool,
    /// The same for the charts.
    pub charts_open: bool,
    /// The scene has a lab beside its landscape: its panel is open until the person closes it.
    pub lab_open: bool,
    /// The lab is where the canvas was.
    pub lab_large: bool,
    /// The step that is taken apart.
    pub anatomy: Option<Dissecting>,
    /// What the charts show in place of the settings', left to right: the scene is about it. Empty where it is not.
    pub charts: Vec<ChartKind>,
    /// What time counts in place of the settings', where the scene says so.
    pub time: Option<TimeAxis>,
    /// The dialog on top.
    pub dialog: Option<Dialog>,
    /// What went wrong last, until closed.
    pub banner: Option<Notice>,
    /// What was done last, for some seconds.
    pub toast: Option<Toast>,
}

impl Screen {
    /// Another surface is another scene for the eye: it is fitted anew and sets the colours. The view before it stays
    /// until its race is there; the step that is taken apart was of the surface before.
    pub(super) fn another_ground(&mut self) {
        (self.refit, self.anatomy) = (true, None);
    }
}
