//! What a column holds: counted in the first pass over a table.

use super::number::{Decimal, is_missing};
use std::collections::{HashMap, HashSet};

/// Different values that are remembered: two are classes, a third says that it is more than two.
const VALUES: usize = 3;
/// Names of a first column that only numbers the rows, in lower case.
const RUNNING_NAMES: [&str; 9] = ["", "#", "№", "id", "n", "no", "nr", "index", "unnamed: 0"];

/// A column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Its name in the header; where there is none its place, from 1. No other column has the same, regardless of case.
    pub name: String,
    /// Whether the header names it.
    pub is_named: bool,
    /// Whether it is called as columns are that only number the rows.
    may_number: bool,
    /// Cells that are numbers.
    pub numbers: usize,
    /// Cells that hold other text.
    pub words: usize,
    /// The first different values as they are written: numbers by value, words regardless of case.
    pub values: Vec<String>,
    /// The first number with a point or comma between thousands.
    pub grouped: Option<String>,
    /// The next number, if all so far count up by one from 0 or 1.
    next: Option<f64>,
    seen: Vec<f64>,
}

impl Column {
    /// Columns without cells, by the cells of a header; `names` are places where there is `no_header`.
    pub fn of(names: &[String], no_header: bool) -> Vec<Self> {
        let own = unique(names).into_iter().zip(names);
        let columns = own.map(|(name, written)| Self {
            name,
            is_named: !written.is_empty() && !no_header,
            may_number: !no_header && RUNNING_NAMES.contains(&written.to_lowercase().as_str()),
            ..Self::default()
        });
        columns.collect()
    }

    /// Counts a cell.
    pub fn count(&mut self, cell: &str, decimal: Decimal) {
        if is_missing(cell) {
            return;
        }
        let Some(number) = decimal.number(cell) else {
            self.words += 1;
            let is_new = |known: &String| known.to_lowercase() != cell.to_lowercase();
            if self.values.len() < VALUES && self.values.iter().all(is_new) {
                self.values.push(cell.to_owned());
            }
            return;
        };
        let is_first = self.numbers == 0 && [0.0, 1.0].contains(&number.value);
        self.next = (is_first || self.next == Some(number.value)).then_some(number.value + 1.0);
        self.numbers += 1;
        if number.is_grouped && self.grouped.is_none() {
            self.grouped = Some(cell.to_owned());
        }
        if self.values.len() < VALUES && !self.seen.contains(&number.value) {
            self.seen.push(number.value);
            self.values.push(cell.to_owned());
        }
    }

    /// Whether it is meant as numbers: at least half of what it holds are. A cell that is not is a fault.
    pub const fn is_numeric(&self) -> bool {
        self.numbers > 0 && self.numbers >= self.words
    }

    /// Whether it holds nothing.
    pub const fn is_empty(&self) -> bool {
        self.numbers == 0 && self.words == 0
    }

    /// Whether it has two different values, all of them numbers or all of them words.
    pub fn has_classes(&self) -> bool {
        self.values.len() == 2 && (self.numbers == 0 || self.words == 0)
    }

    /// Whether it only numbers `rows` rows, as a first column often does.
    pub fn is_running(&self, rows: usize) -> bool {
        rows > 1 && self.next.is_some() && self.numbers == rows && self.may_number
    }
}

/// The names with a number behind those that stand before, regardless of case; what is empty is called by its place.
fn unique(names: &[String]) -> Vec<String> {
    let written: HashSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
    // The last number given to a name: with it, many equal names take no longer than as many others.
    let mut last: HashMap<String, usize> = HashMap::new();
    let mut kept: HashSet<String> = HashSet::new();
    let own = names.iter().enumerate().map(|(place, name)| {
        let base = if name.is_empty() { (place + 1).to_string() } else { name.clone() };
        let lower = base.to_lowercase();
        let is_free = if name.is_empty() { !written.contains(&lower) } else { kept.insert(lower.clone()) };
        if is_free {
            return base;
        }
        let number = last.entry(lower).or_insert(1);
        loop {
            *number += 1;
            let numbered = format!("{base} ({number})");
            if !written.contains(&numbered.to_lowercase()) {
                return numbered;
            }
        }
    });
    own.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_name_of_its_own() {
        let names = |written: &[&str]| unique(&written.iter().map(|&name| name.to_owned()).collect::<Vec<_>>());
        assert_eq!(names(&["a", "A", "b", "a"]), ["a", "A (2)", "b", "a (3)"]);
        assert_eq!(names(&["x", "x (2)", "x"]), ["x", "x (2)", "x (3)"]);
        assert_eq!(names(&["3", "", "", "2"]), ["3", "2 (2)", "3 (2)", "2"]);
    }
}
