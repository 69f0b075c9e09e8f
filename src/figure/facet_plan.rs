//! The ways to place the plots of a grid in lines, from which [`facet_grid`](super::facet_grid) takes the best.

use super::heading::Heading;
use super::layout::Pen;
use super::{Axis, Figure, Plot, PlotKind};

/// A line of plots.
pub(super) struct Line {
    pub plots: Vec<usize>,
    /// The legend's row that heads it.
    pub heading: Option<usize>,
    /// The plot whose title stands across it.
    pub across: Option<usize>,
    /// Whether plots have their own titles.
    pub titles: bool,
    /// Whether the names of legend rows stand above plots.
    pub names: bool,
}

/// A way to place the plots.
pub(super) struct Plan {
    pub columns: usize,
    pub lines: Vec<Line>,
    /// Whether the legend stands above.
    pub legend: bool,
    /// Whether formulas stand below titles.
    pub formulas: bool,
}

pub(super) fn plans(figure: &Figure, columns: usize, headed: bool) -> Vec<Plan> {
    let (count, columns) = (figure.plots.len(), columns.max(1));
    let line = |plots| Line { plots, heading: None, across: None, titles: false, names: false };
    if count == 0 {
        return Vec::new();
    }
    if !headed {
        let legend = !figure.legend.is_empty();
        let flow = |columns: usize| {
            let places: Vec<usize> = (0..count).collect();
            let lines = places.chunks(columns).map(|plots| Line { titles: true, ..line(plots.to_vec()) }).collect();
            Plan { columns, lines, legend, formulas: true }
        };
        // Charts stand below their maps.
        let maps = figure.plots.iter().filter(|plot| plot.kind == PlotKind::Map).count();
        let even = |columns: &usize| maps == 0 || maps == count || maps.is_multiple_of(*columns);
        return (1..=columns.min(count)).filter(even).map(flow).flat_map(with_compact).collect();
    }
    let rows = count.div_ceil(columns);
    let places = |row: usize| (row * columns..((row + 1) * columns).min(count)).collect::<Vec<_>>();
    let upright = Plan {
        columns,
        lines: (0..rows).map(|row| Line { heading: Some(row), titles: row == 0, ..line(places(row)) }).collect(),
        legend: false,
        formulas: true,
    };
    // Names stand above the plots.
    let says_more = figure.legend.iter().any(|row| !row.parameters.is_empty() || !row.verdict.is_empty());
    let turned = |beside: usize| {
        let of_column = |column: usize| {
            let plots: Vec<usize> =
                (0..rows).map(|row| row * columns + column).filter(|place| *place < count).collect();
            let named = beside < rows || column == 0;
            let lines = plots.chunks(beside).enumerate().map(move |(k, plots)| Line {
                across: (k == 0).then_some(column),
                names: named,
                ..line(plots.to_vec())
            });
            lines.collect::<Vec<_>>()
        };
        let lines = (0..columns.min(count)).flat_map(of_column).collect();
        Plan { columns: beside, lines, legend: says_more, formulas: true }
    };
    std::iter::once(upright).chain((1..=rows).rev().map(turned)).flat_map(with_compact).collect()
}

/// A plan, and the same with less around its plots: no formulas, and no legend where names stand above plots.
fn with_compact(plan: Plan) -> [Plan; 2] {
    let lines = plan.lines.iter().map(|line| Line { plots: line.plots.clone(), ..*line }).collect();
    let has_names = plan.lines.iter().any(|line| line.names);
    let compact = Plan { lines, legend: plan.legend && !has_names, formulas: false, ..plan };
    [plan, compact]
}

impl Line {
    /// How many columns of `columns` the plot in a place spans: a last chart takes those that are left.
    pub fn span(&self, figure: &Figure, place: usize, columns: usize) -> usize {
        let is_last = place + 1 == self.plots.len();
        let is_chart = figure.plots[self.plots[place]].kind == PlotKind::Chart;
        let has_maps = self.plots.len() == 1 && figure.plots.iter().any(|plot| plot.kind == PlotKind::Map);
        if is_last && is_chart && has_maps { columns - place } else { 1 }
    }
}

impl Plan {
    /// The heading of a plot that is `width` wide.
    pub fn heading(&self, plot: &Plot, width: f32, pen: &Pen<'_>) -> Heading {
        let heading = Heading::of(plot, width, pen);
        if self.formulas { heading } else { heading.without_formula() }
    }

    /// The next plot below one of a line.
    fn below<'a>(&self, figure: &'a Figure, line: usize, column: usize) -> Option<&'a Plot> {
        let place = self.lines[line + 1..].iter().find_map(|line| line.plots.get(column))?;
        Some(&figure.plots[*place])
    }

    /// Whether a plot has y numbers of its own.
    pub fn has_y_numbers(&self, figure: &Figure, line: usize, column: usize) -> bool {
        let plots = &self.lines[line].plots;
        let of = |column: usize| &figure.plots[plots[column]];
        column == 0 || of(column - 1).kind != of(column).kind || !is_same(&of(column - 1).y, &of(column).y)
    }

    pub fn has_x_numbers(&self, figure: &Figure, line: usize, column: usize) -> bool {
        let own = &figure.plots[self.lines[line].plots[column]];
        self.below(figure, line, column).is_none_or(|other| other.kind != own.kind || !is_same(&other.x, &own.x))
    }
}

fn is_same(a: &Axis, b: &Axis) -> bool {
    a.range == b.range && a.log == b.log
}
