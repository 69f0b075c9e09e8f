//! The pictures of the matrix: a table per stage, in which what is normalised together is lit.

use super::{Findings, Stages};
use crate::figure::{Arrangement, Cell, CellLook, Figure, Layer, Plot, PlotKind, Table};
use crate::lab::normalization::Over;
use crate::net::Gain;
use crate::text::Lang;
use nalgebra::DMatrix;

/// Digits of a number in a cell.
const DIGITS: usize = 3;

/// What the tables of one normalisation need.
struct Tables<'a> {
    stages: &'a Stages,
    /// The cell whose arithmetic is written out.
    chosen: (usize, usize),
    /// ε under the root.
    epsilon: f64,
    lang: Lang,
}

/// Four tables; a fifth where the lab shows γ and β as the slide prints them: what the paper's give.
pub(super) fn figure(Findings { lab, stages, right, reached, .. }: &Findings, lang: Lang) -> Figure {
    let tables = Tables { stages, chosen: lab.chosen(), epsilon: lab.epsilon, lang };
    let mut plots = vec![
        tables.plot(tables.title_of_x(), tables.matrix(&stages.x, true)),
        tables.plot(tables.title_of_mean(), tables.mean(*reached >= 1)),
        tables.plot(lang.t("normalization-title-hat"), tables.matrix(&stages.hat, *reached >= 2)),
        tables.plot(tables.title_of_z(), tables.z(*reached >= 3)),
    ];
    if let Some(right) = right {
        let tables = Tables { stages: right, ..tables };
        plots.push(tables.plot(tables.title_of_z(), tables.z(*reached >= 3)));
    }
    Figure { arrangement: Arrangement::Rows(if plots.len() > 4 { 3 } else { 2 }), plots, ..Figure::default() }
}

impl Tables<'_> {
    fn plot(&self, title: String, rows: Vec<Vec<Cell>>) -> Plot {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        Plot { title, kind: PlotKind::Diagram, layers: vec![Layer::Table(Table { columns, rows })], ..Plot::default() }
    }

    fn number(&self, value: f64, is_reached: bool) -> String {
        if is_reached { self.lang.number_of(value, 1.0, DIGITS) } else { String::new() }
    }

    /// How a cell is drawn.
    fn look(&self, at: (usize, usize)) -> CellLook {
        match self.stages.are_together(at, self.chosen) {
            _ if at == self.chosen => CellLook::Chosen,
            true => CellLook::Lit,
            false => CellLook::Plain,
        }
    }

    /// The numbers of the columns.
    fn head(&self) -> Vec<Cell> {
        std::iter::once(String::new()).chain((1..=self.stages.x.ncols()).map(|j| j.to_string())).map(head).collect()
    }

    /// A matrix with the numbers of its rows and columns.
    fn matrix(&self, values: &DMatrix<f64>, is_reached: bool) -> Vec<Vec<Cell>> {
        let cell = |row, column| Cell::new(self.number(values[(row, column)], is_reached), self.look((row, column)));
        let row = |row: usize| {
            let cells = (0..values.ncols()).map(|column| cell(row, column));
            std::iter::once(head((row + 1).to_string())).chain(cells).collect()
        };
        std::iter::once(self.head()).chain((0..values.nrows()).map(row)).collect()
    }

    /// μ, σ² and the root: below the columns, or beside the rows.
    fn mean(&self, is_reached: bool) -> Vec<Vec<Cell>> {
        let own = self.stages.group(self.chosen);
        let root = |k: usize| (self.stages.variance[k] + self.epsilon).sqrt();
        let numbers = |k: usize| [self.stages.mean[k], self.stages.variance[k], root(k)];
        let cell = |k: usize, which: usize| {
            let look = if k == own { CellLook::Lit } else { CellLook::Plain };
            Cell::new(self.number(numbers(k)[which], is_reached), look)
        };
        let names = ["μ", "σ²", "√(σ² + ε)"];
        let groups = self.stages.mean.len();
        match self.stages.over {
            Over::Columns => {
                let row = |(which, name): (usize, &&str)| {
                    std::iter::once(head((*name).to_owned())).chain((0..groups).map(|k| cell(k, which))).collect()
                };
                std::iter::once(self.head()).chain(names.iter().enumerate().map(row)).collect()
            }
            Over::Rows => {
                let top = std::iter::once("").chain(names).map(|name| head(name.to_owned())).collect();
                let row = |k: usize| {
                    std::iter::once(head((k + 1).to_string())).chain((0..3).map(|which| cell(k, which))).collect()
                };
                std::iter::once(top).chain((0..groups).map(row)).collect()
            }
        }
    }

    /// z below γ and β, which are lit where the chosen cell uses them.
    fn z(&self, is_reached: bool) -> Vec<Vec<Cell>> {
        let mut rows = self.matrix(&self.stages.z, is_reached);
        let gain = |name: &str, list: &[f64]| {
            let cell = |(unit, value): (usize, &f64)| {
                let is_used = unit == self.chosen.1;
                Cell::new(self.number(*value, true), if is_used { CellLook::Lit } else { CellLook::Weak })
            };
            let name = std::iter::once(head(name.to_owned()));
            match self.stages.gain {
                Gain::Vector => name.chain(list.iter().enumerate().map(cell)).collect::<Vec<_>>(),
                // One number for all columns.
                Gain::Scalar => name
                    .chain(list.iter().take(1).map(|value| Cell::new(self.number(*value, true), CellLook::Lit)))
                    .collect(),
            }
        };
        let gains = [gain("γ", &self.stages.gamma), gain("β", &self.stages.beta)];
        rows.splice(1..1, gains);
        rows
    }

    fn title_of_x(&self) -> String {
        let (n, d) = (self.stages.x.nrows(), self.stages.x.ncols());
        self.lang.with("normalization-title-x", &[("n", n.into()), ("d", d.into())])
    }

    fn title_of_mean(&self) -> String {
        self.lang.t(match self.stages.over {
            Over::Columns => "normalization-title-columns",
            Over::Rows => "normalization-title-rows",
        })
    }

    fn title_of_z(&self) -> String {
        let key = match self.stages.gain {
            Gain::Vector => "normalization-title-vector",
            Gain::Scalar => "normalization-title-scalar",
        };
        self.lang.with(key, &[("count", self.stages.gains().into())])
    }
}

fn head(text: String) -> Cell {
    Cell::new(text, CellLook::Head)
}
