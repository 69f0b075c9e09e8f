//! Builds figures from a scene and its trajectories, for the window and for export alike.

pub mod alternative;
pub mod anatomy;
pub mod charts;
pub mod facets;
pub mod ground;
mod kept;
mod moment;
mod sheet;
pub mod steps;
mod stops;
pub mod view;
pub mod words;

use crate::figure::drawing::Rect;
use crate::figure::layout::{PageFromPlane, Pen, Style};
use crate::figure::theme::{Theme, Tokens};
use crate::figure::{Axis, ColourMap, Figure, Layer, Mark, MarkKind, Path, Plot, PlotKind};
use crate::figure::{HeadLabel, LegendPlace, Levels, frame, labels, page};
use crate::geometry::{Domain, Point};
use crate::job::Watch;
use crate::optim::Equation;
use crate::plain;
use crate::race::Trajectory;
use crate::scene::{ChartKind, Race, Racer, Scene, TimeAxis};
use crate::text::Lang;
use ground::{Ground, GroundSettings};
pub use kept::Kept;
pub use moment::Moment;
pub use sheet::sheet;
use std::sync::Arc;

/// Size, look and contents of an exported figure.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FigureOptions {
    /// Pixels.
    pub size: (u32, u32),
    /// Pixels an inch.
    pub dpi: f32,
    /// Height of tick labels in points of 1/72 inch; by the size if `None`.
    pub font_size: Option<f32>,
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
    /// What to watch for, under the title.
    pub watch: bool,
    /// The typeset update of a rule that all racers share, beside the title.
    pub formula: bool,
    /// Where the names of the racers stand; where the scene says if `Auto`.
    pub legend: LegendPlace,
    /// Whether to show the terms, the last line.
    pub terms: bool,
    /// Whether to show charts: the scene's, or the loss if it has none. If `None`, only if the scene has charts.
    pub charts: Option<bool>,
    /// Whether the map stands alone with its labels: no colour bar, no parameters.
    pub bare: bool,
    /// Whether the page background is transparent.
    pub transparent: bool,
}

impl Default for FigureOptions {
    fn default() -> Self {
        Self {
            size: (1920, 1080),
            dpi: page::SCREEN_DPI,
            font_size: None,
            theme: Theme::Light,
            lang: Lang::En,
            at: None,
            time: None,
            view: None,
            colours: ColourMap::default(),
            contours: true,
            title: true,
            watch: false,
            formula: false,
            legend: LegendPlace::Auto,
            terms: true,
            charts: None,
            bare: false,
            transparent: false,
        }
    }
}

impl FigureOptions {
    /// The page in units.
    pub fn page_size(&self) -> [f32; 2] {
        [self.size.0 as f32 / self.scale(), self.size.1 as f32 / self.scale()]
    }
    /// The moment it shows.
    pub fn moment(&self, race: &Race) -> Moment {
        let axis = self.time.unwrap_or(race.scene.view.time());
        Moment { axis, at: self.at.unwrap_or_else(|| Moment::end(axis, race)) }
    }
    /// The pen of its page.
    pub const fn pen<'a>(&self, tokens: &'a Tokens) -> Pen<'a> {
        Pen { tokens, style: Style::PAGE, lang: self.lang }
    }
    /// Where the names stand.
    fn legend_place(&self, scene: &Scene) -> LegendPlace {
        if self.legend == LegendPlace::Auto { scene.view.legend } else { self.legend }
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
    /// Settings of the background of a map that is `size` units large.
    fn ground_settings<'a>(
        &self,
        view: Domain,
        size: [f32; 2],
        levels: Arc<Levels>,
        watch: &'a Watch<'a>,
    ) -> GroundSettings<'a> {
        let pixels = |units: f32| (units * self.scale()).round().max(1.0) as usize;
        GroundSettings {
            view,
            pixels: (pixels(size[0]), pixels(size[1])),
            levels,
            tokens: self.theme.tokens(),
            colours: self.colours,
            contours: self.contours,
            budget: ground::FULL,
            scale: self.scale().round().max(1.0) as usize,
            watch,
        }
    }
    /// Pixels per unit.
    pub fn scale(&self) -> f32 {
        page::scale(self.size, self.dpi, self.font_size)
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
    if !race.scene.view.anatomy.is_empty() {
        return steps::whole(race, options, kept, watch);
    }
    if race.has_facets() {
        return facets::whole(race, options, kept, watch);
    }
    let Outline { mut figure, map: rect, levels } = outline(race, options, kept, watch)?;
    let size = [rect.width(), rect.height()];
    let settings = options.ground_settings(figure.plots[0].range(), size, levels, watch);
    let ground = kept.ground(&race.landscape, &settings)?;
    ground.put_under(&mut figure.plots[0]);
    Some(figure)
}

/// The figure but for field and level lines: for what asks only where its parts stand.
pub fn without_ground(race: &Race, options: &FigureOptions, kept: &Kept) -> Figure {
    let watch = Watch::forever();
    let figure = if !race.scene.view.anatomy.is_empty() {
        steps::outline(race, options, kept, &watch)
    } else if race.has_facets() {
        facets::outline(race, options, kept, &watch)
    } else {
        outline(race, options, kept, &watch).map(|outline| outline.figure)
    };
    figure.expect("Watch::forever never gives up")
}

/// A figure before its field and level lines are computed.
pub struct Outline {
    /// The figure.
    pub figure: Figure,
    /// The rectangle of its map.
    map: Rect,
    levels: Arc<Levels>,
}

/// The figure but for field and level lines; `None` if cancelled.
pub fn outline(race: &Race, options: &FigureOptions, kept: &Kept, watch: &Watch<'_>) -> Option<Outline> {
    let mut figure = parts(race, options, kept, watch)?;
    let tokens = options.theme.tokens();
    let pen = options.pen(&tokens);
    let auto = figure.legend_place == LegendPlace::Auto;
    if auto {
        figure.legend_place = LegendPlace::Direct;
    }
    let rect = fit_view(&mut figure, race, options, &pen);
    let first = view::within(view::first(race), rect, frame::inner(&figure.plots[0], rect, &pen));
    let levels = kept.levels(race, first);
    figure.plots[0].colour_bar = (!options.bare).then(|| ground::colour_bar(&levels, Vec::new(), options.lang));
    let map = place_legend(&mut figure, race, options, &pen, auto);
    if figure.legend_place != LegendPlace::Direct {
        for layer in &mut figure.plots[0].layers {
            if let Layer::Path(path) = layer {
                path.label = None;
            }
        }
    }
    Some(Outline { figure, map, levels })
}

/// Decides where the names stand: in the first place with room for all parts, parameters being the first to go. Gives the
/// rectangle of the map.
fn place_legend(figure: &mut Figure, race: &Race, options: &FigureOptions, pen: &Pen<'_>, auto: bool) -> Rect {
    let own = [figure.legend_place];
    let places: &[LegendPlace] =
        if auto { &[LegendPlace::Direct, LegendPlace::Beside, LegendPlace::Below] } else { &own };
    let mut map = fit_view(figure, race, options, pen);
    for with_parameters in [true, false] {
        if !with_parameters {
            figure.legend.iter_mut().for_each(|row| row.parameters.clear());
        }
        for place in places {
            figure.legend_place = *place;
            map = fit_view(figure, race, options, pen);
            let has_room = match place {
                LegendPlace::Direct => !auto || labels_fit(figure, map, pen),
                LegendPlace::Beside => !auto || page::legend_fits_beside(figure, options.page_size(), pen),
                LegendPlace::Auto | LegendPlace::Below | LegendPlace::None => true,
            };
            if has_room && page::fits(figure, options.page_size(), pen) {
                return map;
            }
        }
    }
    map
}

/// Where the names of the racers stand in a figure; `None` if cancelled.
pub fn legend_place(race: &Race, options: &FigureOptions, kept: &Kept, watch: &Watch<'_>) -> Option<LegendPlace> {
    outline(race, options, kept, watch).map(|outline| outline.figure.legend_place)
}

/// Whether every path's label has a place at its head.
fn labels_fit(figure: &Figure, map: Rect, pen: &Pen<'_>) -> bool {
    let plot = &figure.plots[0];
    let labels = labels::place(plot, &PageFromPlane::new(plot, map), frame::inner(plot, map, pen), pen);
    labels.left_over.is_empty()
}

/// The figure but for field, level lines and colour bar.
fn parts(race: &Race, options: &FigureOptions, kept: &Kept, watch: &Watch<'_>) -> Option<Figure> {
    let lang = options.lang;
    let moment = options.moment(race);
    let shown = options.view.unwrap_or(view::first(race));
    let mut plots = vec![map(race, None, shown, moment, None, lang)];
    for kind in options.chart_kinds(&race.scene) {
        let curves = kept.curves(race, *kind, watch)?;
        plots.push(charts::chart_of(race, &curves, *kind, moment, None, lang));
    }
    // At a moment before the end the paths up to it are judged, once for legend and labels.
    let legend = words::legend(race, moment, lang);
    let labels = plots[0].layers.iter_mut().filter_map(|layer| match layer {
        Layer::Path(path) => path.label.as_mut(),
        _ => None,
    });
    labels.zip(&legend).for_each(|(label, row)| label.note.clone_from(&row.verdict));
    let legend = if options.bare { Vec::new() } else { legend };
    let figure = Figure { plots, legend, legend_place: options.legend_place(&race.scene), ..Figure::default() };
    Some(with_words(figure, race, options))
}

/// The figure with its title, what to watch for, and the terms.
fn with_words(figure: Figure, race: &Race, options: &FigureOptions) -> Figure {
    let lang = options.lang;
    let words = |wanted: bool, words: &dyn Fn() -> String| if wanted { words() } else { String::new() };
    Figure {
        title: words(options.title, &|| words::title(&race.scene, lang)),
        formula: formula(race, options),
        watch: words(options.watch, &|| plain::line(race.scene.watch.get(lang)).into_owned()),
        terms: words(options.terms, &|| words::terms(race, options.moment(race), lang)),
        ..figure
    }
}

/// The equations of the rule that all racers that ran share, where they are wanted; none of different rules, forms or
/// gradient estimates.
fn formula(race: &Race, options: &FigureOptions) -> Vec<Equation> {
    let mut racers = race.runs().map(|(racer, ..)| &race.scene.racers[racer]);
    let Some(first) = racers.next().filter(|_| options.formula) else { return Vec::new() };
    let equations = first.equations();
    let same = |other: &Racer| other.rule.name() == first.rule.name() && other.equations() == equations;
    if racers.all(same) { equations } else { Vec::new() }
}

/// Fits the map's ranges to its place on the page.
fn fit_view(figure: &mut Figure, race: &Race, options: &FigureOptions, pen: &Pen<'_>) -> Rect {
    let rect = page::places(figure, options.page_size(), pen).map;
    let wanted = options.view.unwrap_or_else(|| view::first(race));
    // Twice: the labels of the ticks, and with them the room around the plane, follow the ranges.
    for _ in 0..2 {
        let shown = view::within(wanted, rect, frame::inner(&figure.plots[0], rect, pen));
        (figure.plots[0].x.range, figure.plots[0].y.range) = (shown.x, shown.y);
    }
    rect
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
    let names = race.scene.racer_names(lang);
    for (racer, slot, run) in race.runs() {
        layers.push(Layer::Path(Path {
            owner: racer,
            slot,
            points: run.points.clone(),
            at: moment.index(run),
            thin: race.is_noisy(racer),
            diverged: run.verdict.diverges().is_some(),
            faded: raised.is_some_and(|other| other != racer),
            grey: false,
            label: Some(HeadLabel {
                key: String::new(),
                name: names[racer].clone(),
                note: words::verdict_at(run, moment, lang),
            }),
        }));
    }
    layers.extend(marks(race, view, lang).into_iter().map(Layer::Mark));
    layers.extend(stops::marks(race, moment, view, lang).into_iter().map(Layer::Mark));
    let axis = |name: &str, range| Axis::new(name, range, false);
    let (x, y) = (axis("w₁", view.x), axis("w₂", view.y));
    let mut plot = Plot { kind: PlotKind::Map, x, y, layers, ..Plot::default() };
    if let Some(ground) = ground {
        plot.colour_bar = Some(ground.colour_bar(lang));
        ground.put_under(&mut plot);
    }
    plot
}

/// If more minima than this are in view, only the deepest are marked.
const MOST_MINIMA: usize = 9;

/// True weights nearer to a minimum than this share of the view's width get a common label with it.
const TOGETHER: f64 = 0.025;

/// The marks: start, known minima, true weights of the data, known saddle points, else the one that a racer converged
/// to. Only the first minimum and the first saddle point are labelled.
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
    let reached = || {
        let at_saddle = |run: &&Trajectory| {
            matches!(run.verdict, crate::race::Verdict::Converged { at: crate::race::Critical::Saddle, .. })
        };
        race.runs().map(|(_, _, run)| run).find(at_saddle).and_then(|run| run.points.last().copied())
    };
    let mut saddles = race.landscape.saddles();
    if saddles.is_empty() {
        saddles.extend(reached());
    }
    for (k, at) in saddles.into_iter().filter(inside).enumerate() {
        let label = if k == 0 { lang.t("mark-saddle") } else { String::new() };
        marks.push(Mark { kind: MarkKind::Saddle, at, label });
    }
    marks.push(Mark { kind: MarkKind::Start, at: race.start(), label: lang.t("mark-start") });
    marks
}
