//! Builds figures from a scene and its trajectories, for the window and for export alike.

pub mod anatomy;
pub mod charts;
pub mod ground;
mod kept;
mod moment;
pub mod view;
pub mod words;

use crate::figure::{Arrangement, Axis, ColourBar, ColourMap, Figure, Layer, Mark, MarkKind, Path, Plot, PlotKind};
use crate::figure::{page, theme::Theme};
use crate::geometry::{Domain, Point};
use crate::job::Watch;
use crate::scene::{ChartKind, Race, Scene, TimeAxis};
use crate::text::Lang;
use ground::{Ground, GroundSettings};
pub use kept::Kept;
pub use moment::Moment;

/// Size, look and contents of an exported figure.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FigureOptions {
    /// Pixels.
    pub size: (u32, u32),
    /// Look.
    pub theme: Theme,
    /// Language.
    pub lang: Lang,
    /// Position of the time cursor; the end if `None`.
    #[serde(skip)]
    pub at: Option<u64>,
    /// Unit of `at` and of the charts; the scene's if `None`.
    #[serde(skip)]
    pub time: Option<TimeAxis>,
    /// The visible part of the plane; the scene's first view if `None`.
    #[serde(skip)]
    pub view: Option<Domain>,
    /// Colour map.
    pub colours: ColourMap,
    /// Whether to draw level lines.
    pub contours: bool,
    /// Whether to show the heading.
    pub title: bool,
    /// Whether to show the legend: racers with parameters and verdicts.
    pub legend: bool,
    /// Whether to show the terms, the last line.
    pub terms: bool,
    /// Whether to show charts: the scene's, or the loss if it has none. If `None`, only if the scene has charts.
    pub charts: Option<bool>,
    /// Whether the page background is transparent.
    pub transparent: bool,
}

impl Default for FigureOptions {
    fn default() -> Self {
        Self {
            size: (1920, 1080),
            theme: Theme::Light,
            lang: Lang::En,
            at: None,
            time: None,
            view: None,
            colours: ColourMap::default(),
            contours: true,
            title: true,
            legend: true,
            terms: true,
            charts: None,
            transparent: false,
        }
    }
}

impl FigureOptions {
    /// The page in points: always [`page::HEIGHT`] high.
    pub fn page_size(&self) -> [f32; 2] {
        [page::HEIGHT * self.size.0 as f32 / self.size.1 as f32, page::HEIGHT]
    }
    /// Whether a scene's picture has charts.
    pub fn has_charts(&self, scene: &Scene) -> bool {
        self.charts.unwrap_or(!scene.view.charts.is_empty())
    }
    /// The kinds of its charts.
    fn chart_kinds<'a>(&self, scene: &'a Scene) -> &'a [ChartKind] {
        match (self.has_charts(scene), scene.view.charts.as_slice()) {
            (true, []) => &[ChartKind::Loss],
            (true, kinds) => kinds,
            (false, _) => &[],
        }
    }
    /// Pixels per point.
    pub fn scale(&self) -> f32 {
        self.size.1 as f32 / page::HEIGHT
    }
}

/// The whole figure of a race, to be laid out by [`page::layout`].
pub fn figure(race: &Race, options: &FigureOptions) -> Figure {
    figure_watched(race, options, &Watch::forever()).expect("Watch::forever never gives up")
}

/// [`figure`] under a watch; `None` if cancelled.
pub fn figure_watched(race: &Race, options: &FigureOptions, watch: &Watch<'_>) -> Option<Figure> {
    figure_reusing(race, options, &Kept::default(), watch)
}

/// [`figure_watched`] with what an earlier figure of the same race computed.
pub fn figure_reusing(race: &Race, options: &FigureOptions, kept: &Kept, watch: &Watch<'_>) -> Option<Figure> {
    let lang = options.lang;
    let title = if options.title { words::title(&race.scene, lang) } else { String::new() };
    let axis = options.time.unwrap_or(race.scene.view.time());
    let moment = Moment { axis, at: options.at.unwrap_or_else(|| Moment::end(axis, race)) };
    let terms = if options.terms { words::terms(race, moment, lang) } else { String::new() };
    let charts = options.chart_kinds(&race.scene);
    let places = page::places(options.page_size(), !title.is_empty(), &terms, !charts.is_empty());
    let first = view::first(race);
    let aspect = f64::from(places.map.width() / places.map.height());
    let shown = view::expand(options.view.unwrap_or(first), aspect);
    let tokens = options.theme.tokens();
    let pixels = |points: f32| (points * options.scale()).round().max(1.0) as usize;
    let settings = GroundSettings {
        view: shown,
        pixels: (pixels(places.map.width()), pixels(places.map.height())),
        levels: kept.levels(race, view::expand(first, aspect)),
        tokens,
        colours: options.colours,
        contours: options.contours,
        budget: ground::FULL,
        scale: options.scale().round().max(1.0) as usize,
        watch,
    };
    let ground = kept.ground(&race.landscape, &settings)?;
    let mut plots = vec![map(race, Some(&ground), shown, moment, None, lang)];
    for kind in charts {
        let curves = kept.curves(race, *kind, watch)?;
        plots.push(charts::chart_of(race, &curves, *kind, moment, None, lang));
    }
    let legend = if options.legend { words::legend(race, lang) } else { Vec::new() };
    let arrangement = Arrangement::MapAndCharts;
    Some(Figure { title, plots, arrangement, legend, terms, ..Figure::default() })
}

/// The plot of the landscape with paths up to a moment, over exactly `view`. Racers other than `raised` are faded.
pub fn map(
    race: &Race,
    ground: Option<&Ground>,
    view: Domain,
    moment: Moment,
    raised: Option<usize>,
    lang: Lang,
) -> Plot {
    let mut layers = Vec::new();
    if let Some(ground) = ground {
        layers.push(Layer::Field(ground.field.clone()));
        layers.extend(ground.contours.clone().map(Layer::Contours));
    }
    for (racer, slot, run) in race.runs() {
        layers.push(Layer::Path(Path {
            owner: racer,
            slot,
            points: run.points.clone(),
            at: moment.index(run),
            thin: race.is_noisy(racer),
            diverged: matches!(run.verdict, crate::race::Verdict::Diverged { .. }),
            faded: raised.is_some_and(|other| other != racer),
        }));
    }
    layers.extend(marks(race, view, lang).into_iter().map(Layer::Mark));
    let axis = |range| Axis { label: String::new(), range, log: false };
    let colour_bar: Option<ColourBar> = ground.map(|ground| ground.colour_bar(lang));
    let kind = PlotKind::Map;
    Plot { title: String::new(), kind, x: axis(view.x), y: axis(view.y), layers, colour_bar, cursor: None }
}

/// If more minima than this are in view, only the deepest are marked.
const MOST_MINIMA: usize = 9;

/// True weights nearer to a minimum than this share of the view's width get a common label with it.
const TOGETHER: f64 = 0.025;

/// The marks: start, known minima, true weights of the data, and a saddle that a racer converged to. Only the first
/// minimum is labelled.
fn marks(race: &Race, view: Domain, lang: Lang) -> Vec<Mark> {
    let inside = |p: &Point| (view.x.0..=view.x.1).contains(&p.x) && (view.y.0..=view.y.1).contains(&p.y);
    let mut marks = Vec::new();
    let mut minima: Vec<Point> = race.landscape.minima().into_iter().filter(inside).collect();
    if minima.len() > MOST_MINIMA {
        let lowest = minima.iter().map(|m| race.landscape.value(*m)).fold(f64::INFINITY, f64::min);
        minima.retain(|m| race.landscape.value(*m) <= lowest + 1e-9 * lowest.abs().max(1.0));
    }
    let truth = race.landscape.true_weights().filter(inside);
    let apart = truth.and_then(|truth| minima.iter().map(|minimum| (minimum - truth).norm()).reduce(f64::min));
    let together = apart.is_some_and(|apart| apart < TOGETHER * (view.x.1 - view.x.0));
    if let Some(at) = truth {
        let label = if together { String::new() } else { lang.t("mark-true-weights") };
        marks.push(Mark { kind: MarkKind::TrueWeights, at, label });
    }
    let minimum = lang.t(if together { "mark-minimum-true-weights" } else { "mark-minimum" });
    for (k, at) in minima.into_iter().enumerate() {
        let label = if k == 0 { minimum.clone() } else { String::new() };
        marks.push(Mark { kind: MarkKind::Minimum, at, label });
    }
    for (_, _, run) in race.runs() {
        let at_saddle =
            matches!(run.verdict, crate::race::Verdict::Converged { at: crate::race::Critical::Saddle, .. });
        if let (true, Some(at)) = (at_saddle, run.points.last()) {
            marks.push(Mark { kind: MarkKind::Saddle, at: *at, label: lang.t("mark-saddle") });
            break;
        }
    }
    marks.push(Mark { kind: MarkKind::Start, at: race.start(), label: lang.t("mark-start") });
    marks
}
