//! Small multiples of a race: a small map for every racer, the others in grey, or for every value of a number; charts
//! under them. All have one part of the plane, one colour bar and the same axes.

use super::ground::{self, Ground};
use super::{FigureOptions, Kept, Moment, charts, map, view, words};
use crate::figure::{Arrangement, Axis, Facets, Figure, Layer, LegendPlace, LegendRow, Plot, PlotKind, page, rows};
use crate::geometry::Domain;
use crate::job::Watch;
use crate::race::Trajectory;
use crate::scene::{ChartKind, Race, Scene};
use crate::text::Lang;

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

/// How the rows of a legend are made: [`words::legend`], or [`words::known_legend`] where every frame makes them.
pub type Rows = fn(&Race, Moment, Lang) -> Vec<LegendRow>;

/// The small maps of a race with facets, without fields, level lines and words around them.
pub fn maps(race: &Race, rows: Rows, moment: Moment, raised: Option<usize>, lang: Lang) -> Figure {
    let view = shown(race);
    let plots = match &race.scene.view.facets {
        Facets::Over { path, .. } => over(race, path, view, (rows, moment, raised), lang),
        _ => of_racers(race, view, (rows, moment), lang),
    };
    let columns = plots.len().clamp(1, MOST_COLUMNS);
    let mut plots = plots;
    // The words of marks stand once: on every small map they would cover its paths.
    for layer in plots.iter_mut().skip(1).flat_map(|plot| &mut plot.layers) {
        if let Layer::Mark(mark) = layer {
            mark.label.clear();
        }
    }
    let legend = rows(race, moment, lang).into_iter().map(|row| LegendRow { verdict: String::new(), ..row }).collect();
    Figure { plots, arrangement: Arrangement::Grid { columns, headed: false }, legend, ..Figure::default() }
}

/// A map per racer, with its name and verdict above.
fn of_racers(race: &Race, view: Domain, (rows, moment): (Rows, Moment), lang: Lang) -> Vec<Plot> {
    let rows = rows(race, moment, lang);
    let one = |(k, (racer, ..)): (usize, (usize, usize, &Trajectory))| {
        let mut plot = map(race, None, view, moment, None, lang);
        for layer in &mut plot.layers {
            if let Layer::Path(path) = layer {
                path.grey = path.owner != racer;
                path.label = None;
            }
        }
        // Grey paths lie under the racer's own.
        plot.layers.sort_by_key(|layer| !matches!(layer, Layer::Path(path) if path.grey));
        plot.title = format!("{} {}", rows[k].name, rows[k].verdict).trim_end().to_owned();
        plot
    };
    race.runs().enumerate().map(one).collect()
}

/// A map per value, with the value above and names at the heads of several racers.
fn over(
    race: &Race,
    path: &str,
    view: Domain,
    (rows, moment, raised): (Rows, Moment, Option<usize>),
    lang: Lang,
) -> Vec<Plot> {
    let is_single = race.runs().count() == 1;
    let one = |(value, variant): &(f64, Race)| {
        let mut plot = map(variant, None, view, moment, raised, lang);
        plot.title = Scene::values_words(path, &[*value], lang);
        if let (true, Some(row)) = (is_single, rows(variant, moment, lang).first()) {
            plot.title = format!("{} {}", plot.title, row.verdict).trim_end().to_owned();
            for layer in &mut plot.layers {
                if let Layer::Path(path) = layer {
                    path.label = None;
                }
            }
        }
        plot
    };
    race.variants.iter().map(one).collect()
}

/// A chart per facet, on common axes; `None` if cancelled.
fn chart_row(
    race: &Race,
    kind: ChartKind,
    moment: Moment,
    lang: Lang,
    kept: &Kept,
    watch: &Watch<'_>,
) -> Option<Vec<Plot>> {
    let chart = |race: &Race| Some(charts::chart_of(race, &kept.curves(race, kind, watch)?, kind, moment, None, lang));
    let mut plots: Vec<Plot> = match race.scene.view.facets {
        Facets::Over { .. } => race.variants.iter().map(|(_, variant)| chart(variant)).collect::<Option<_>>()?,
        _ => {
            let whole = chart(race)?;
            let one = |(racer, ..): (usize, usize, &Trajectory)| {
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
    let ends = |axis: fn(&Plot) -> &Axis| {
        let low = plots.iter().map(|plot| axis(plot).range.0).fold(f64::INFINITY, f64::min);
        (low, plots.iter().map(|plot| axis(plot).range.1).fold(f64::NEG_INFINITY, f64::max))
    };
    let (x, y) = (ends(|plot| &plot.x), ends(|plot| &plot.y));
    // One negative value has no logarithm.
    let log = plots.iter().all(|plot| plot.y.log);
    for plot in &mut plots {
        (plot.x.range, plot.y.range, plot.y.log) = (x, y, log);
    }
    Some(plots)
}

/// The whole figure for export; `None` if cancelled.
pub fn whole(race: &Race, options: &FigureOptions, kept: &Kept, watch: &Watch<'_>) -> Option<Figure> {
    let mut figure = outline(race, options, kept, watch)?;
    let tokens = options.theme.tokens();
    let rect = page::places(&figure, options.page_size(), &options.pen(&tokens)).map;
    let cell = rows::smallest(&figure, rect, &options.pen(&tokens));
    let most = options.page_size();
    let size = [cell[0].min(most[0]), cell[1].min(most[1])];
    let view = shown(race);
    let settings = options.ground_settings(view, size, kept.levels(race, view), watch);
    let grounds = races(race).into_iter().map(|one| kept.ground(&one.landscape, &settings));
    put_under(&mut figure, &grounds.collect::<Option<Vec<Ground>>>()?);
    Some(figure)
}

/// The figure for export but for field and level lines; `None` if cancelled.
pub fn outline(race: &Race, options: &FigureOptions, kept: &Kept, watch: &Watch<'_>) -> Option<Figure> {
    let (lang, moment) = (options.lang, options.moment(race));
    let mut figure = maps(race, words::legend, moment, None, lang);
    let bar = ground::colour_bar(&kept.levels(race, shown(race)), Vec::new(), lang);
    for plot in &mut figure.plots {
        plot.colour_bar = (!options.bare).then(|| bar.clone());
    }
    for kind in options.chart_kinds(&race.scene) {
        figure.plots.extend(chart_row(race, *kind, moment, lang, kept, watch)?);
    }
    if options.bare || options.legend == LegendPlace::None {
        figure.legend.clear();
    }
    let mut figure = super::with_words(figure, race, options);
    if let Facets::Over { path, values } = &race.scene.view.facets {
        name_values(&mut figure, race, path, values, lang);
    }
    Some(figure)
}

/// Says all values of the varied number where legend and terms would say the scene's own.
fn name_values(figure: &mut Figure, race: &Race, path: &str, values: &[f64], lang: Lang) {
    let all = Scene::values_words(path, values, lang);
    let own = race.scene.value_words(path, lang);
    let racer = path.strip_prefix("racers.").and_then(|rest| rest.split('.').next()?.parse::<usize>().ok());
    let row = racer.and_then(|racer| race.runs().position(|(k, ..)| k == racer));
    let place = match row.and_then(|row| figure.legend.get_mut(row)) {
        Some(row) => &mut row.parameters,
        None if figure.terms.is_empty() => return,
        None => &mut figure.terms,
    };
    match own.filter(|own| place.contains(own.as_str())) {
        Some(own) => *place = place.replacen(&own, &all, 1),
        None => *place = format!("{place}; {all}"),
    }
}

/// Puts fields and level lines under the maps: one ground for all, or one for each. Bars take their colours.
pub fn put_under(figure: &mut Figure, grounds: &[Ground]) {
    let maps = figure.plots.iter_mut().filter(|plot| plot.kind == PlotKind::Map);
    for (k, plot) in maps.enumerate() {
        if let Some(ground) = grounds.get(if grounds.len() > 1 { k } else { 0 }) {
            ground.put_under(plot);
        }
    }
}
