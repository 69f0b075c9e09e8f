//! Small multiples of a race: a small map for every racer, the others in grey, or for every value of a number; charts
//! under them. All have one part of the plane, one colour bar and the same axes.

use super::ground::{self, Ground, GroundSettings};
use super::{FigureOptions, Kept, Moment, charts, map, view, words};
use crate::figure::{Arrangement, Facets, Figure, Layer, LegendRow, Levels, Plot, rows};
use crate::geometry::Domain;
use crate::job::Watch;
use crate::plain;
use crate::scene::{ChartKind, Race, Scene};
use crate::text::Lang;
use std::sync::Arc;

/// Width to height of a small map.
const ASPECT: f64 = 1.5;
/// Most small multiples side by side.
const MOST_COLUMNS: usize = 4;

/// The part of the plane that all small maps show.
pub fn shown(race: &Race) -> Domain {
    view::expand(view::first(race), ASPECT)
}

/// The races that have a map: the race itself for facets of racers, else one per value.
pub fn races(race: &Race) -> Vec<&Race> {
    match race.scene.view.facets {
        Facets::Over { .. } => race.variants.iter().map(|(_, race)| race).collect(),
        _ => vec![race],
    }
}

/// The figure of a race with facets, without title and terms. `grounds` has one per race of [`races`], or none yet.
pub fn figure(
    race: &Race,
    grounds: &[Ground],
    charts: &[ChartKind],
    moment: Moment,
    raised: Option<usize>,
    lang: Lang,
) -> Figure {
    let view = shown(race);
    let mut plots = match &race.scene.view.facets {
        Facets::Over { path, .. } => over(race, path, grounds, view, moment, raised, lang),
        _ => of_racers(race, grounds.first(), view, moment, lang),
    };
    let columns = plots.len().clamp(1, MOST_COLUMNS);
    for kind in charts {
        plots.extend(chart_row(race, *kind, moment, lang));
    }
    let legend = words::legend(race, moment, lang).into_iter();
    let legend = legend.map(|row| LegendRow { verdict: String::new(), ..row }).collect();
    Figure { plots, arrangement: Arrangement::Grid { columns, headed: false }, legend, ..Figure::default() }
}

/// A map per racer, with its name and verdict above.
fn of_racers(race: &Race, ground: Option<&Ground>, view: Domain, moment: Moment, lang: Lang) -> Vec<Plot> {
    let rows = words::legend(race, moment, lang);
    let one = |(k, (racer, ..)): (usize, (usize, usize, &crate::race::Trajectory))| {
        let mut plot = map(race, ground, view, moment, None, lang);
        for layer in &mut plot.layers {
            if let Layer::Path(path) = layer {
                path.grey = path.owner != racer;
                path.label = None;
            }
        }
        // Grey paths lie under the racer's own.
        plot.layers.sort_by_key(|layer| match layer {
            Layer::Field(_) => 0,
            Layer::Contours(_) => 1,
            Layer::Path(path) if path.grey => 2,
            _ => 3,
        });
        plot.title = format!("{} {}", rows[k].name, rows[k].verdict).trim_end().to_owned();
        plot
    };
    race.runs().enumerate().map(one).collect()
}

/// A map per value, with the value above and names at the heads of several racers.
fn over(
    race: &Race,
    path: &str,
    grounds: &[Ground],
    view: Domain,
    moment: Moment,
    raised: Option<usize>,
    lang: Lang,
) -> Vec<Plot> {
    let is_single = race.runs().count() == 1;
    let one = |(k, (value, variant)): (usize, &(f64, Race))| {
        let mut plot = map(variant, grounds.get(k), view, moment, raised, lang);
        plot.title = Scene::variant_words(path, *value, lang);
        if let (true, Some(row)) = (is_single, words::legend(variant, moment, lang).first()) {
            plot.title = format!("{} {}", plot.title, row.verdict).trim_end().to_owned();
            for layer in &mut plot.layers {
                if let Layer::Path(path) = layer {
                    path.label = None;
                }
            }
        }
        plot
    };
    race.variants.iter().enumerate().map(one).collect()
}

/// A chart per facet, on common axes.
fn chart_row(race: &Race, kind: ChartKind, moment: Moment, lang: Lang) -> Vec<Plot> {
    let mut plots: Vec<Plot> = match race.scene.view.facets {
        Facets::Over { .. } => {
            race.variants.iter().map(|(_, variant)| charts::chart(variant, kind, moment, None, lang)).collect()
        }
        _ => {
            let whole = charts::chart(race, kind, moment, None, lang);
            let one = |(racer, ..): (usize, usize, &crate::race::Trajectory)| {
                let mut plot = whole.clone();
                for layer in &mut plot.layers {
                    if let Layer::Curve(curve) = layer {
                        curve.faded = curve.owner != racer;
                    }
                }
                plot
            };
            race.runs().map(one).collect()
        }
    };
    let low = plots.iter().map(|plot| plot.y.range.0).fold(f64::INFINITY, f64::min);
    let high = plots.iter().map(|plot| plot.y.range.1).fold(f64::NEG_INFINITY, f64::max);
    for plot in &mut plots {
        plot.y.range = (low, high);
    }
    plots
}

/// The whole figure for export; `None` if cancelled.
pub fn whole(race: &Race, options: &FigureOptions, kept: &Kept, watch: &Watch<'_>) -> Option<Figure> {
    let mut figure = outline(race, options);
    let tokens = options.theme.tokens();
    let rect = crate::figure::page::places(&figure, options.page_size(), &options.pen(&tokens)).map;
    let cell = rows::smallest(&figure, rect, &options.pen(&tokens));
    let pixels = cell.map(|points| (points * options.scale()).round().max(1.0) as usize);
    let levels = levels(race);
    let grounds: Option<Vec<Ground>> = races(race)
        .into_iter()
        .map(|one| {
            let settings = GroundSettings {
                view: shown(race),
                pixels: (pixels[0], pixels[1]),
                levels: levels.clone(),
                tokens,
                colours: options.colours,
                contours: options.contours,
                budget: ground::FULL,
                scale: options.scale().round().max(1.0) as usize,
                watch,
            };
            kept.ground(&one.landscape, &settings)
        })
        .collect();
    with_grounds(&mut figure, race, &grounds?, options.lang);
    Some(figure)
}

/// The levels that all small maps share: of the scene's own surface.
pub fn levels(race: &Race) -> Arc<Levels> {
    Arc::new(ground::levels(race, shown(race)))
}

/// The figure for export but for field and level lines.
pub fn outline(race: &Race, options: &FigureOptions) -> Figure {
    let lang = options.lang;
    let axis = options.time.unwrap_or(race.scene.view.time());
    let moment = Moment { axis, at: options.at.unwrap_or_else(|| Moment::end(axis, race)) };
    let mut figure = figure(race, &[], options.chart_kinds(&race.scene), moment, None, lang);
    let words = |wanted: bool, words: &dyn Fn() -> String| if wanted { words() } else { String::new() };
    figure.title = words(options.title, &|| words::title(&race.scene, lang));
    figure.formula = super::formula(race, options);
    figure.watch = words(options.watch, &|| plain::line(race.scene.watch.get(lang)).into_owned());
    figure.terms = words(options.terms, &|| words::terms(race, moment, lang));
    let bar = ground::colour_bar(&levels(race), Vec::new(), lang);
    for plot in figure.plots.iter_mut().filter(|plot| plot.kind == crate::figure::PlotKind::Map) {
        plot.colour_bar = (!options.bare).then(|| bar.clone());
    }
    if options.bare || options.legend == crate::figure::LegendPlace::None {
        figure.legend.clear();
    }
    figure
}

/// Puts fields and level lines under the maps.
fn with_grounds(figure: &mut Figure, race: &Race, grounds: &[Ground], lang: Lang) {
    let several = races(race).len() > 1;
    let maps = figure.plots.iter_mut().filter(|plot| plot.kind == crate::figure::PlotKind::Map);
    for (k, plot) in maps.enumerate() {
        let Some(ground) = grounds.get(if several { k } else { 0 }) else { continue };
        let under = std::iter::once(Layer::Field(ground.field.clone()));
        plot.layers.splice(0..0, under.chain(ground.contours.clone().map(Layer::Contours)));
        plot.colour_bar = plot.colour_bar.as_ref().map(|_| ground.colour_bar(lang));
    }
}
