//! Layout of a figure arranged in rows or in a grid. In rows its legend stands in lines above its plots, which are in equal
//! cells; there are fewer plots per row if the room is too narrow.

use super::drawing::{Rect, Shape};
use super::layout::Pen;
use super::{Arrangement, Figure, Plot, PlotKind, facet_grid, legend_line, map, parts, plot};

/// Gap below a legend in lines.
const LEGEND_GAP: f32 = 12.0;
/// Horizontal and vertical gap between plots.
const CELL_GAP: [f32; 2] = [24.0, 10.0];
/// Least width of a plot in a row of several.
const CELL_LEAST: f32 = 220.0;

/// Relative height of a plot: diagrams contain numbers to be read and get more than charts.
fn weight(plot: &Plot) -> f32 {
    if plot.kind == PlotKind::Diagram { 1.6 } else { 1.0 }
}

/// The plots and the legend, without title and terms. Empty for a map with charts below it.
pub fn layout(figure: &Figure, rect: Rect, pen: &Pen<'_>) -> Vec<Shape> {
    if figure.arrangement == Arrangement::Parts {
        return parts::layout(figure, rect, pen);
    }
    if let Arrangement::Grid { columns, headed } = figure.arrangement {
        return facet_grid::layout(figure, columns, headed, rect, pen);
    }
    let cells = cells(figure, rect, pen);
    let mut shapes = if cells.is_empty() { Vec::new() } else { legend_line::shapes(&figure.legend, rect, pen) };
    for (plot, cell) in figure.plots.iter().zip(cells) {
        shapes.extend(plot::layout(plot, cell, pen));
    }
    shapes
}

/// Width and height of the smallest plot's place.
pub fn smallest(figure: &Figure, rect: Rect, pen: &Pen<'_>) -> [f32; 2] {
    if figure.arrangement == Arrangement::Parts {
        return parts::smallest(figure, rect, pen);
    }
    if let Arrangement::Grid { columns, headed } = figure.arrangement {
        return facet_grid::frame(figure, columns, headed, rect, pen);
    }
    let cells = cells(figure, rect, pen).into_iter().map(|cell| [cell.width(), cell.height()]);
    cells.reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1])]).unwrap_or([f32::INFINITY; 2])
}

/// The cells of the plots of a figure arranged in rows.
fn cells(figure: &Figure, rect: Rect, pen: &Pen<'_>) -> Vec<Rect> {
    let (plots, Arrangement::Rows(count)) = (&figure.plots, figure.arrangement) else { return Vec::new() };
    let legend = legend_line::height(&figure.legend, rect.width(), pen);
    let top = rect.min[1] + if legend > 0.0 { legend + LEGEND_GAP } else { 0.0 };
    let fitting = ((rect.width() + CELL_GAP[0]) / (CELL_LEAST + CELL_GAP[0])) as usize;
    let columns = count.min(plots.len()).min(fitting).max(1);
    let lines = plots.len().div_ceil(columns).max(1);
    // All frames have equal width: a column with colour bars is wider by those.
    let bar = |plot: &Plot| plot.colour_bar.as_ref().map_or(0.0, |bar| map::bar_room(bar, pen));
    let bars: Vec<f32> =
        (0..columns).map(|column| plots.iter().skip(column).step_by(columns).map(bar).fold(0.0, f32::max)).collect();
    let side = |length: f32, gap: f32, count: usize| (length + gap) / count.max(1) as f32 - gap;
    let width = side(rect.width() - bars.iter().sum::<f32>(), CELL_GAP[0], columns);
    let weights: Vec<f32> = plots.chunks(columns).map(|line| line.iter().map(weight).fold(0.0, f32::max)).collect();
    let share = (rect.max[1] - top - CELL_GAP[1] * (lines - 1) as f32) / weights.iter().sum::<f32>();
    let cell = |k: usize| {
        let (column, line) = (k % columns, k / columns);
        let before: f32 = bars[..column].iter().map(|bar| width + bar + CELL_GAP[0]).sum();
        let above = share * weights[..line].iter().sum::<f32>() + CELL_GAP[1] * line as f32;
        Rect::new([rect.min[0] + before, top + above], [width + bars[column], share * weights[line]])
    };
    (0..plots.len()).map(cell).collect()
}
