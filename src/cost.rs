//! What work may need, known before it begins: an upper bound of time and memory.

use crate::text::Lang;
use std::iter::Sum;
use std::ops::{Add, Mul};

/// Most memory of a scene's race and lab together: with the program itself, and what is drawn, under a gibibyte.
pub const MOST_MEMORY: f64 = 896.0 * MEBIBYTE;

const MEBIBYTE: f64 = 1024.0 * 1024.0;
/// Seconds of an evaluation of a formula; see [`crate::job`].
const SECONDS: f64 = 4e-9;
/// Names of durations and how many seconds they have, from the longest.
const DURATIONS: [(&str, f64); 4] =
    [("cost-days", 86_400.0), ("cost-hours", 3600.0), ("cost-minutes", 60.0), ("cost-seconds", 1.0)];

/// An upper bound of what work needs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cost {
    /// In evaluations of a formula, as [`crate::job`] counts.
    pub work: f64,
    /// Bytes that are held at once.
    pub memory: f64,
}

impl Cost {
    /// Numbers of 8 bytes that are held.
    pub fn numbers(count: f64) -> Self {
        Self { work: 0.0, memory: 8.0 * count }
    }

    /// Time on one core of a usual machine, in words: `3 min`; what takes less than a second is said so.
    pub fn time(&self, lang: Lang) -> String {
        let seconds = self.work * SECONDS;
        let found = DURATIONS.iter().find(|(_, length)| seconds >= *length);
        found.map_or_else(
            || lang.t("cost-instant"),
            |(key, length)| lang.with(key, &[("number", lang.number(seconds / length, 2).into())]),
        )
    }

    /// Memory in words.
    pub fn space(&self, lang: Lang) -> String {
        space(self.memory, lang)
    }
}

/// Bytes in words: `40 MB`, in mebibytes.
pub fn space(bytes: f64, lang: Lang) -> String {
    lang.with("cost-memory", &[("number", lang.number((bytes / MEBIBYTE).ceil(), 3).into())])
}

impl Add for Cost {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { work: self.work + other.work, memory: self.memory + other.memory }
    }
}

impl Mul<f64> for Cost {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self { work: self.work * factor, memory: self.memory * factor }
    }
}

impl Sum for Cost {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_and_space_in_words() {
        let cost = |seconds: f64, mebibytes: f64| Cost { work: seconds / SECONDS, memory: mebibytes * MEBIBYTE };
        for (seconds, words) in
            [(0.5, "under a second"), (2.0, "2 s"), (90.0, "1.5 min"), (7200.0, "2 h"), (864e3, "10 d")]
        {
            assert_eq!(cost(seconds, 0.0).time(Lang::En), words);
        }
        assert_eq!(cost(0.0, 40.2).space(Lang::En), "41 MB");
        assert_eq!(cost(864e5, 0.0).time(Lang::Ru), "1000 сут");
    }
}
