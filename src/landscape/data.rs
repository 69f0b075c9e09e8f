//! The data source of `LeastSquares` and `Logistic`, as written in a scene.

use super::noise::MAX_EXAMPLES;
use super::{OpenError, Rows, Scaling, TableData};
use crate::geometry::Point;
use crate::job::Count;
use crate::params::{Allowed, Param, Parameters, Scale};
use crate::rng::{self, Purpose};
use crate::table::Note;
use serde::{Deserialize, Serialize};
use std::path::{Component, Path, PathBuf};

/// Cost of drawing or reading an example, in evaluations of a formula.
pub(super) const DRAW: u64 = 16;

/// Names of the built-in data sets.
const LECTURE: &str = "lecture";
const CATEGORIES: &str = "categories";

/// Source of the examples.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Data {
    /// A built-in data set; see [`Data::BUILTIN`].
    Builtin(String),
    /// A table whose columns are called x1, x2 and y, or are guessed; the path is relative to the scene's folder.
    File(PathBuf),
    /// A table whose columns the scene names.
    Table(TableData),
    /// Synthetic examples drawn from the scene's seed.
    Synthetic(Synthetic),
}

impl Default for Data {
    fn default() -> Self {
        Self::Builtin(LECTURE.to_owned())
    }
}

/// x ~ U(−5, 5)², its coordinates times `scale`; y = w·x + noise·N(0, 1) with w ~ N(0, 1)².
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Synthetic {
    /// n.
    pub examples: usize,
    /// Standard deviation of the noise added to w·x.
    pub noise: f64,
    /// Factors of x1 and x2: their ratio sets how narrow the ravine is.
    pub scale: (f64, f64),
}

impl Default for Synthetic {
    fn default() -> Self {
        Self { examples: 300, noise: 1.0, scale: (1.0, 3.0) }
    }
}

/// Description of a coordinate's factor.
const fn scale_param(key: &'static str, symbol: &'static str, text: &'static str, default: f64) -> Param {
    Param { key, symbol, text, default, allowed: Allowed::POSITIVE, slider: (0.1, 10.0), scale: Scale::Log }
}

impl Synthetic {
    /// The descriptions of the fields, in order; `scale.0` and `scale.1` are paths into the pair.
    pub const PARAMS: &'static [Param] = &[
        Param {
            key: "examples",
            symbol: "n",
            text: "synthetic-examples",
            default: 300.0,
            allowed: Allowed::between(2.0, MAX_EXAMPLES as f64),
            slider: (2.0, 1000.0),
            scale: Scale::Whole,
        },
        Param {
            key: "noise",
            symbol: "σ",
            text: "synthetic-noise",
            default: 1.0,
            allowed: Allowed::NON_NEGATIVE,
            slider: (0.0, 10.0),
            scale: Scale::Linear,
        },
        scale_param("scale.0", "s₁", "synthetic-scale-x", 1.0),
        scale_param("scale.1", "s₂", "synthetic-scale-y", 3.0),
    ];

    /// The true w, drawn before everything else.
    fn truth(random: &mut rng::ChaCha8Rng) -> Point {
        Point::new(rng::normal(random), rng::normal(random))
    }

    /// Draws the examples under a seed.
    fn rows(&self, seed: u64, count: &mut Count<'_>) -> Result<Rows, OpenError> {
        let mut random = rng::stream(seed, Purpose::Rows, 0);
        let truth = Self::truth(&mut random);
        let mut rows = Rows::default();
        for _ in 0..self.examples {
            let x1 = self.scale.0 * (10.0 * rng::uniform(&mut random) - 5.0);
            let x2 = self.scale.1 * (10.0 * rng::uniform(&mut random) - 5.0);
            rows.push(x1, x2, truth.x * x1 + truth.y * x2 + self.noise * rng::normal(&mut random));
            if !count.is_wanted(DRAW) {
                return Err(OpenError::GivenUp);
            }
        }
        Ok(rows)
    }
}

impl Parameters for Synthetic {
    fn params(&self) -> &'static [Param] {
        Self::PARAMS
    }
    fn get(&self, index: usize) -> f64 {
        [self.examples as f64, self.noise, self.scale.0, self.scale.1][index]
    }
    fn set(&mut self, index: usize, value: f64) {
        match index {
            0 => self.examples = value as usize,
            1 => self.noise = value,
            2 => self.scale.0 = value,
            _ => self.scale.1 = value,
        }
    }
}

/// Only synthetic data have parameters.
impl Parameters for Data {
    fn params(&self) -> &'static [Param] {
        if let Self::Synthetic(synthetic) = self { synthetic.params() } else { &[] }
    }
    fn get(&self, index: usize) -> f64 {
        match self {
            Self::Synthetic(synthetic) => synthetic.get(index),
            _ => panic!("no parameter {index}: these rows have none"),
        }
    }
    fn set(&mut self, index: usize, value: f64) {
        if let Self::Synthetic(synthetic) = self {
            synthetic.set(index, value);
        }
    }
}

impl Data {
    /// Names and contents of the built-in data sets.
    pub const BUILTIN: [(&'static str, &'static str); 2] = [
        (LECTURE, include_str!("../../assets/data/lecture_regression.csv")),
        // Slide 30: a popular and a rare category, y = 2·x1 − 2·x2; two examples are in neither and have zero gradient.
        (CATEGORIES, include_str!("../../assets/data/categories.csv")),
    ];

    /// The built-in data sets.
    pub fn builtin() -> [Self; 2] {
        Self::BUILTIN.map(|(name, _)| Self::Builtin(name.to_owned()))
    }

    /// One value of each kind, for menus.
    pub fn all() -> [Self; 5] {
        let [lecture, categories] = Self::builtin();
        let (file, table) = (Self::File(PathBuf::new()), Self::Table(TableData::default()));
        [lecture, categories, file, table, Self::Synthetic(Synthetic::default())]
    }

    /// Text key of the kind; `.doc` is its tooltip.
    pub fn text_key(&self) -> &'static str {
        match self {
            Self::Builtin(name) if name == CATEGORIES => "data-categories",
            Self::Builtin(_) => "data-builtin",
            Self::File(_) => "data-file",
            Self::Table(_) => "data-table",
            Self::Synthetic(_) => "data-synthetic",
        }
    }

    /// Rows; of a file, which must be opened to know, the most that one may have.
    pub(super) fn most_examples(&self) -> usize {
        match self {
            // The larger of the built-in ones.
            Self::Builtin(_) => 300,
            Self::File(_) | Self::Table(_) => MAX_EXAMPLES,
            Self::Synthetic(synthetic) => synthetic.examples,
        }
    }

    /// w⁰: the lecture notebook's for its own data, zero for the categories.
    pub(super) fn start(&self) -> Option<Point> {
        match self {
            Self::Builtin(name) if name == LECTURE => Some(Point::new(-6.210_031_21, -1.218_683_61)),
            Self::Builtin(name) if name == CATEGORIES => Some(Point::zeros()),
            _ => None,
        }
    }

    /// The w of y = w·x + noise, if the examples were made with one.
    pub(super) fn true_weights(&self, seed: u64) -> Option<Point> {
        match self {
            // The first two normal numbers of numpy's RandomState(100), as drawn in the notebook.
            Self::Builtin(name) if name == LECTURE => Some(Point::new(-1.749_765_47, 0.342_680_40)),
            Self::Builtin(name) if name == CATEGORIES => Some(Point::new(2.0, -2.0)),
            Self::Builtin(_) | Self::File(_) | Self::Table(_) => None,
            Self::Synthetic(_) => Some(Synthetic::truth(&mut rng::stream(seed, Purpose::Rows, 0))),
        }
    }

    /// The table that is read, if it is a file.
    pub fn table(&self) -> Option<TableData> {
        match self {
            Self::File(path) => Some(TableData::of(path)),
            Self::Table(table) => Some(table.clone()),
            Self::Builtin(_) | Self::Synthetic(_) => None,
        }
    }

    /// Reads or draws the examples; a share of `held_out` is set aside. `labels` makes y a class: of drawn and built-in
    /// rows the sign of y, of a table's the two values that it has.
    pub(super) fn examples(
        &self,
        (seed, held_out): (u64, f64),
        folder: Option<&Path>,
        labels: bool,
        count: &mut Count<'_>,
    ) -> Result<Examples, OpenError> {
        let (mut rows, notes) = match self {
            Self::Builtin(name) => (builtin(name, count)?, Vec::new()),
            Self::File(path) => TableData::of(path).rows(&inside(path, folder)?, labels, count)?,
            Self::Table(table) => table.rows(&inside(&table.path, folder)?, labels, count)?,
            Self::Synthetic(synthetic) => (synthetic.rows(seed, count)?, Vec::new()),
        };
        let table = self.table();
        if labels && table.is_none() {
            rows.take_signs();
        }
        let (mut rows, mut held_out) = match held_out > 0.0 {
            true => rows.set_aside(held_out, seed).map(|(kept, aside)| (kept, Some(aside)))?,
            false => (rows, None),
        };
        if table.is_some_and(|table| table.standardise) {
            // Rows set aside must not decide how the others are scaled.
            let scaling = Scaling::of(&rows, labels);
            rows.scale(&scaling);
            held_out.iter_mut().for_each(|aside| aside.scale(&scaling));
        }
        Ok(Examples { rows, held_out, notes })
    }
}

/// Examples of a loss.
pub(super) struct Examples {
    /// Those to learn from.
    pub rows: Rows,
    /// Those set aside.
    pub held_out: Option<Rows>,
    /// What is told of the table they come from.
    pub notes: Vec<Note>,
}

/// A built-in data set by name.
fn builtin(name: &str, count: &mut Count<'_>) -> Result<Rows, OpenError> {
    let Some((_, text)) = Data::BUILTIN.iter().find(|(known, _)| *known == name) else {
        let known = Data::BUILTIN.iter().map(|(known, _)| *known).collect::<Vec<_>>().join(", ");
        return Err(OpenError::Builtin { found: name.to_owned(), known });
    };
    let path = Path::new(name);
    TableData::default().rows_of(text.as_bytes().to_vec(), path, false, count).map(|(rows, _)| rows)
}

/// The file's path inside `folder`: a downloaded scene must not read files outside its own folder.
fn inside(path: &Path, folder: Option<&Path>) -> Result<PathBuf, OpenError> {
    if !path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
        return Err(OpenError::Outside { path: path.to_owned() });
    }
    Ok(folder.map_or_else(|| path.to_owned(), |folder| folder.join(path)))
}
