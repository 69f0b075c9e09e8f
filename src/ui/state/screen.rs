//! What the window shows besides the scene.

use crate::geometry::{Domain, Point};
use crate::scene::{ChartKind, Race, Scene, TimeAxis};
use crate::text::Lang;
use crate::ui::state::anatomy::OpenAnatomy;
use crate::ui::state::dialog::Dialog;
use crate::ui::state::notice::Notice;
use std::collections::BTreeSet;
use std::sync::Arc;

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
    /// Cards that are open, by place in the scene.
    pub cards: BTreeSet<usize>,
    /// The row that keys work on.
    pub row: usize,
    /// The left panel is open in a window too small to show it by itself.
    pub left_open: bool,
    /// The same for the charts.
    pub charts_open: bool,
    /// The scene has a lab beside its landscape: its panel is open until the person closes it.
    pub lab_open: bool,
    /// The lab is where the canvas was.
    pub lab_large: bool,
    /// The anatomy of a step, while it is open.
    pub anatomy: Option<OpenAnatomy>,
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
    /// What the views have found out.
    pub memory: ViewMemory,
}

impl Screen {
    /// What is shown of a scene that has just been opened.
    pub fn of_scene(Scene { lab, view, .. }: &Scene) -> Self {
        Self {
            lab_open: lab.is_some(),
            charts: view.charts.clone(),
            time: view.gradients.map(|_| view.time()),
            ..Self::default()
        }
    }
}

/// What the views find out while they show a frame, and need in the same frame or in the next one. It is lent to them
/// for the frame; the rest of the state they only read.
#[derive(Default)]
pub struct ViewMemory {
    /// Hovered racer and index of its point, from the last frame.
    pub hovered: Option<(usize, usize)>,
    /// The same, set by a chart in this frame; the canvas takes it over.
    pub chart_hovered: Option<(usize, usize)>,
    /// Where the canvas was clicked with the right button.
    pub clicked: Option<Point>,
    /// Level lines the newest ground has.
    pub level_count: usize,
    /// What the picture of a race shows, in words, for screen readers.
    pub said: Option<(Arc<Race>, Lang, String)>,
    /// The anatomy and the view of the plane as this frame has shown them: they become the state's after it.
    pub anatomy: Option<(OpenAnatomy, Option<Domain>)>,
}

/// A sentence that is shown for some seconds.
#[derive(Clone, Debug)]
pub struct Toast {
    /// The sentence.
    pub words: String,
    /// When it leaves, in egui's seconds; none before it was shown first.
    pub until: Option<f64>,
}
