//! Which columns of a table are x1, x2 and y.
//!
//! A column that the scene names is taken; then one that is called x1, x2 or y; then columns of numbers in their order.
//! With one column of numbers beside y, x2 is 1 in every row, so that its weight is the intercept. Classes are the last
//! column with two different values: of two words the alphabetically second is +1, of two numbers the larger.

use crate::table::{Column, Decimal, Note, Table, TableFault, is_missing};

/// What a scene writes for a constant feature.
pub const CONSTANT: &str = "=1";
const NAMES: [&str; 3] = ["x1", "x2", "y"];

/// A feature's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// A column, by its place.
    Column(usize),
    /// 1 in every row.
    One,
}

impl Feature {
    /// What a scene writes for it.
    pub fn name(self, table: &Table) -> String {
        match self {
            Self::Column(place) => table.called(place),
            Self::One => CONSTANT.to_owned(),
        }
    }
}

/// The two values of a column that are the classes −1 and +1.
#[derive(Clone, Debug, PartialEq)]
pub struct Classes {
    minus: String,
    plus: String,
}

/// The columns that are read.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Values of x1.
    pub x1: Feature,
    /// Values of x2.
    pub x2: Feature,
    /// Place of y's column.
    pub y: usize,
    /// How y is turned into a class, if it is.
    pub classes: Option<Classes>,
}

impl Classes {
    /// The classes of a column.
    ///
    /// # Errors
    /// It does not hold two different values.
    fn in_column(column: &Column, decimal: Decimal) -> Result<Self, TableFault> {
        if !column.has_classes() {
            return Err(TableFault::Classes { column: column.name.clone(), found: column.values.join(", ") });
        }
        let mut values = [column.values[0].clone(), column.values[1].clone()];
        let value = |cell: &String| decimal.number(cell).map_or(0.0, |number| number.value);
        values.sort_by(|a, b| value(a).total_cmp(&value(b)).then_with(|| a.to_lowercase().cmp(&b.to_lowercase())));
        let [minus, plus] = values;
        Ok(Self { minus, plus })
    }

    /// −1 or +1 for a cell; `None` if it holds no value.
    pub fn of(&self, cell: &str, decimal: Decimal) -> Option<f64> {
        let is = |class: &str| match (decimal.number(cell), decimal.number(class)) {
            (Some(a), Some(b)) => a.value == b.value,
            _ => cell.to_lowercase() == class.to_lowercase(),
        };
        (!is_missing(cell)).then(|| if is(&self.plus) { 1.0 } else { -1.0 })
    }

    /// A note, unless the values are −1 and 1 themselves.
    fn note(&self, decimal: Decimal) -> Option<Note> {
        let is = |cell: &str, value: f64| decimal.number(cell).is_some_and(|number| number.value == value);
        let is_plain = is(&self.minus, -1.0) && is(&self.plus, 1.0);
        (!is_plain).then(|| Note::Classes { minus: self.minus.clone(), plus: self.plus.clone() })
    }
}

impl Choice {
    /// Chooses the columns; `wanted` are the names of x1, x2 and y in the scene, empty where they are to be guessed.
    /// `labels` makes y a class.
    ///
    /// # Errors
    /// A column that is not there, too few columns of numbers, a y without two classes.
    pub fn of(table: &Table, wanted: [&str; 3], labels: bool) -> Result<(Self, Vec<Note>), TableFault> {
        let mut notes = Vec::new();
        let mut fixed = [None; 3];
        for (place, wanted) in wanted.into_iter().enumerate() {
            fixed[place] = match wanted.trim() {
                "" => table.place(NAMES[place]).map(Feature::Column),
                CONSTANT if place < 2 => Some(Feature::One),
                name => Some(Feature::Column(table.place(name).ok_or_else(|| missing(table, name))?)),
            };
        }
        let is_fixed = fixed.iter().all(Option::is_some);
        let [x1, x2, Feature::Column(y)] = guessed(table, fixed, labels, &mut notes)? else {
            unreachable!("only a feature is constant")
        };
        let decimal = table.layout.decimal;
        let is_words = table.columns[y].numbers == 0;
        let classes = (labels || is_words).then(|| Classes::in_column(&table.columns[y], decimal)).transpose()?;
        if !is_fixed {
            let name = |feature| match feature {
                Feature::Column(place) => table.called(place),
                Feature::One => "1".to_owned(),
            };
            notes.push(Note::Columns { x1: name(x1), x2: name(x2), y: table.called(y) });
        }
        notes.extend((x2 == Feature::One && wanted[1].is_empty()).then_some(Note::Constant));
        if wanted.iter().any(|wanted| wanted.is_empty()) {
            let is_used = |place| [x1, x2, Feature::Column(y)].contains(&Feature::Column(place));
            let is_told = |place, column: &Column| !is_used(place) && !column.is_empty() && !is_running(table, place);
            let names = table.names(is_told);
            notes.extend((!names.is_empty()).then_some(Note::Unused { names }));
        }
        notes.extend(classes.as_ref().and_then(|classes: &Classes| classes.note(decimal)));
        Ok((Self { x1, x2, y, classes }, notes))
    }

    /// Whether y of a table is meant as classes: two words, or many rows of 0 and 1 or of −1 and 1.
    pub fn has_classes(table: &Table, y: usize) -> bool {
        /// In fewer rows two values may be chance.
        const MANY: usize = 10;
        let (column, decimal) = (&table.columns[y], table.layout.decimal);
        let value = |cell: &String| decimal.number(cell).map(|number| number.value);
        let mut values: Vec<_> = column.values.iter().filter_map(value).collect();
        values.sort_by(f64::total_cmp);
        column.has_classes()
            && (values.is_empty()
                || column.numbers >= MANY && [[0.0, 1.0], [-1.0, 1.0]].iter().any(|pair| values == pair))
    }
}

/// Fills in what is not fixed.
fn guessed(
    table: &Table,
    mut fixed: [Option<Feature>; 3],
    labels: bool,
    notes: &mut Vec<Note>,
) -> Result<[Feature; 3], TableFault> {
    let is_free = |fixed: &[Option<Feature>; 3], place| !fixed.contains(&Some(Feature::Column(place)));
    let numbers = |fixed: &[Option<Feature>; 3]| -> Vec<usize> {
        let places = 0..table.columns.len();
        places.filter(|&place| is_free(fixed, place) && table.columns[place].is_numeric()).collect()
    };
    let classes = |fixed: &[Option<Feature>; 3], of: fn(&Column) -> bool| {
        (0..table.columns.len())
            .rev()
            .find(|&place| is_free(fixed, place) && table.columns[place].has_classes() && of(&table.columns[place]))
    };
    if fixed[2].is_none() && labels {
        fixed[2] = classes(&fixed, |_| true).map(Feature::Column);
    }
    let open = |fixed: &[Option<Feature>; 3]| fixed.iter().filter(|feature| feature.is_none()).count();
    let mut free = numbers(&fixed);
    if free.first() == Some(&0) && is_running(table, 0) && open(&fixed) > 0 && free.len() >= open(&fixed) {
        free.remove(0);
        let first = &table.columns[0];
        notes.push(Note::Running { name: first.is_named.then(|| first.name.clone()) });
    }
    if fixed[2].is_none() && free.len() < open(&fixed) {
        fixed[2] = classes(&fixed, |column| column.numbers == 0).map(Feature::Column);
    }
    if fixed[1].is_none() && free.len() + 1 == open(&fixed) {
        fixed[1] = Some(Feature::One);
    }
    let mut free = free.into_iter();
    let mut filled = [Feature::One; 3];
    for (filled, fixed) in filled.iter_mut().zip(fixed) {
        *filled = match fixed {
            Some(feature) => feature,
            None => free.next().map(Feature::Column).ok_or_else(|| few(table))?,
        };
    }
    Ok(filled)
}

/// Whether a column is the first one and only numbers the rows.
fn is_running(table: &Table, place: usize) -> bool {
    place == 0 && table.columns[0].is_running(table.rows)
}

fn few(table: &Table) -> TableFault {
    let numbers = table.names(|place, column| column.is_numeric() && !is_running(table, place));
    TableFault::FewColumns { numbers, layout: table.layout }
}

fn missing(table: &Table, wanted: &str) -> TableFault {
    TableFault::Column { wanted: wanted.to_owned(), known: table.names(|_, _| true), layout: table.layout }
}
