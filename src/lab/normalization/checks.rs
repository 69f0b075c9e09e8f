//! What is wrong with a matrix, its chosen cell, γ and β.

use super::Normalization;
use crate::lab::Clash;

/// Most rows and columns: more cells have no room for their numbers.
pub const MOST: usize = 8;
/// Largest number of a cell, of γ and of β: longer ones do not fit into a cell.
pub const LARGEST: f64 = 1e6;

/// All faults of the lists.
pub(super) fn clashes(lab: &Normalization) -> Vec<Clash> {
    let mut found: Vec<_> = matrix(&lab.matrix).into_iter().collect();
    if found.is_empty() {
        found.extend(cell(lab));
    }
    for (path, list) in [("gamma", &lab.gamma), ("beta", &lab.beta)] {
        found.extend(gains(path, list));
    }
    found
}

/// The first fault of the matrix.
fn matrix(rows: &[Vec<f64>]) -> Option<Clash> {
    let clash = |text, numbers, help| Some(Clash { path: "matrix", text, numbers, help });
    let columns = rows.first().map_or(0, Vec::len);
    if columns == 0 {
        return clash("normalization-empty", Vec::new(), "normalization-size");
    }
    let number = |value: usize| value as f64;
    if rows.len() > MOST || columns > MOST {
        let numbers = vec![("rows", number(rows.len())), ("columns", number(columns))];
        return clash("normalization-too-large", numbers, "normalization-size");
    }
    for (row, values) in rows.iter().enumerate() {
        if values.len() != columns {
            let numbers = vec![("row", number(row + 1)), ("found", number(values.len())), ("columns", number(columns))];
            return clash("normalization-ragged", numbers, "normalization-ragged-help");
        }
        if let Some(column) = values.iter().position(|value| !is_allowed(*value)) {
            let numbers = vec![("row", number(row + 1)), ("column", number(column + 1)), ("found", values[column])];
            return clash("normalization-cell-value", numbers, "normalization-value-help");
        }
    }
    None
}

/// The cell must be one of the matrix.
fn cell(lab: &Normalization) -> Option<Clash> {
    let ((n, d), (row, column)) = (lab.size(), lab.cell);
    let is_inside = (1..=n).contains(&row) && (1..=d).contains(&column);
    (!is_inside).then(|| Clash {
        path: "cell",
        text: "normalization-no-cell",
        numbers: vec![("row", row as f64), ("column", column as f64), ("rows", n as f64), ("columns", d as f64)],
        help: "normalization-cell-help",
    })
}

/// γ or β: at most as many as columns can be, all of them numbers.
fn gains(path: &'static str, list: &[f64]) -> Option<Clash> {
    if list.len() > MOST {
        let numbers = vec![("found", list.len() as f64)];
        return Some(Clash { path, text: "normalization-many-gains", numbers, help: "normalization-gains-help" });
    }
    let wrong = *list.iter().find(|value| !is_allowed(**value))?;
    let numbers = vec![("found", wrong)];
    Some(Clash { path, text: "normalization-gain-value", numbers, help: "normalization-value-help" })
}

fn is_allowed(value: f64) -> bool {
    value.abs() <= LARGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(change: impl FnOnce(&mut Normalization)) -> Vec<(&'static str, &'static str)> {
        let mut lab = Normalization::default();
        change(&mut lab);
        clashes(&lab).iter().map(|clash| (clash.path, clash.text)).collect()
    }

    #[test]
    fn every_fault_is_found_where_it_stands() {
        assert!(of(|_| {}).is_empty());
        assert!(of(|lab| (lab.matrix, lab.cell) = (vec![vec![0.0; 8]; 8], (8, 8))).is_empty());
        assert_eq!(of(|lab| lab.matrix.clear()), [("matrix", "normalization-empty")]);
        assert_eq!(of(|lab| lab.matrix = vec![vec![]]), [("matrix", "normalization-empty")]);
        assert_eq!(of(|lab| lab.matrix = vec![vec![0.0]; 9]), [("matrix", "normalization-too-large")]);
        assert_eq!(of(|lab| lab.matrix = vec![vec![0.0; 9]]), [("matrix", "normalization-too-large")]);
        assert_eq!(of(|lab| lab.matrix[1] = vec![1.0]), [("matrix", "normalization-ragged")]);
        assert_eq!(of(|lab| lab.matrix[1][2] = f64::NAN), [("matrix", "normalization-cell-value")]);
        assert_eq!(of(|lab| lab.matrix[1][2] = -1e7), [("matrix", "normalization-cell-value")]);
        assert_eq!(of(|lab| lab.cell = (0, 1)), [("cell", "normalization-no-cell")]);
        assert_eq!(of(|lab| lab.cell = (1, 4)), [("cell", "normalization-no-cell")]);
        assert_eq!(of(|lab| lab.gamma = vec![1.0; 9]), [("gamma", "normalization-many-gains")]);
        assert_eq!(of(|lab| lab.beta[0] = f64::INFINITY), [("beta", "normalization-gain-value")]);
    }
}
