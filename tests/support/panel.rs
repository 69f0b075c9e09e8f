//! A small panel of every kind of control, for tests and pictures.

use eframe::egui::Ui;
use losscape::params::{Allowed, Param, Scale};
use losscape::text::Lang;
use losscape::ui::paint::icons::Icon;
use losscape::ui::widgets::{CheckRow, Combo, Heading, IconButton, Notch, ParamRow, Pill, Segmented, ValueBox};

pub const ETA: Param = Param {
    key: "eta",
    symbol: "η",
    text: "test-eta",
    default: 0.05,
    allowed: Allowed::POSITIVE,
    slider: (1e-4, 1.0),
    scale: Scale::Log,
};
pub const ALPHA: Param = Param {
    key: "alpha",
    symbol: "α",
    text: "test-alpha",
    default: 0.9,
    allowed: Allowed::BELOW_ONE,
    slider: (0.0, 0.999),
    scale: Scale::NearOne,
};
pub const ANGLE: Param = Param {
    key: "angle",
    symbol: "",
    text: "test-angle",
    default: 0.0,
    allowed: Allowed::ANY,
    slider: (-1.6, 1.6),
    scale: Scale::Linear,
};

/// What the panel changes, and how often.
pub struct State {
    pub eta: f64,
    pub alpha: f64,
    pub angle: f64,
    pub start: f64,
    pub batch: usize,
    pub surface: usize,
    pub checks: [bool; 3],
    pub clicks: usize,
    pub started: usize,
    pub stopped: usize,
    pub lang: Lang,
}

impl State {
    pub fn new(lang: Lang) -> Self {
        Self {
            eta: 0.03,
            alpha: 0.8,
            angle: 0.35,
            start: -5.0,
            batch: 0,
            surface: 0,
            checks: [true, true, false],
            clicks: 0,
            started: 0,
            stopped: 0,
            lang,
        }
    }
}

pub const SURFACES: [&str; 3] = ["Elongated quadratic", "Rosenbrock", "Himmelblau"];

/// The controls of a small panel.
pub fn panel_ui(ui: &mut Ui, state: &mut State) {
    ui.add(Heading::new("Surface").right("slide 25"));
    Combo::new("surface", SURFACES[state.surface]).choose_ui(ui, &SURFACES, &mut state.surface);
    ParamRow::new(&ANGLE, state.lang).ui(ui, &mut state.angle);
    let notch = Notch { at: 0.08, tip: "2/λmax = 0.08" };
    let answer = ParamRow::new(&ETA, state.lang).notch(Some(notch)).ui(ui, &mut state.eta);
    state.started += usize::from(answer.drag_started);
    state.stopped += usize::from(answer.drag_stopped);
    ui.horizontal(|ui| {
        ValueBox::new("start x", state.lang).width(62.0).ui(ui, &mut state.start);
        state.clicks += usize::from(ui.add(IconButton::new(Icon::Reset, "Reset start").keys("R")).clicked());
    });
    Segmented::new("batch", &["Full", "1", "10", "m"]).width(200.0).ui(ui, &mut state.batch);
    CheckRow::new("title").ui(ui, &mut state.checks[0]);
    state.clicks += usize::from(ui.add(Pill::new("Lecture").icon(Icon::Screen).keys("F5").strong()).clicked());
    ui.add_enabled(false, Pill::new("Off"));
}
