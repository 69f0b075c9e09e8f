//! Curves and bands of this lab's charts, errors over seeds, and their rows in tables.

use super::EpochCourse;
use crate::figure::{Band, BandLook, Curve, LegendRow, Places};
use crate::lab::series::{median, quartiles};
use std::io;
use std::sync::Arc;

/// A curve in the colour of `slot`.
pub(super) fn curve(owner: usize, slot: usize, x: Places, values: Arc<Vec<f64>>, diverged: bool) -> Curve {
    Curve { owner, slot, x, values, at: None, dashed: false, diverged, thin: false, faded: false, stairs: false }
}

/// The quartiles around a curve.
pub(super) fn band(slot: usize, x: Places, low: Arc<Vec<f64>>, high: Arc<Vec<f64>>) -> Band {
    Band { slot, look: BandLook::Plain, dashed: false, x, low, high, diverged: false }
}

/// A row of the legend with a piece of line.
pub(super) fn row(slot: usize, dashed: bool, name: String, parameters: String, verdict: String) -> LegendRow {
    LegendRow { slot, line: Some(dashed), name, parameters, verdict }
}

/// The error that a training ends with: the median of the last five epochs (Masters & Luschi 2018), of a short training
/// at most of its second half; ∞ if it diverged, NaN before the first epoch.
pub(super) fn last_error(course: &EpochCourse) -> f64 {
    if course.diverged.is_some() {
        return f64::INFINITY;
    }
    let epochs = course.epochs();
    let kept = epochs.div_ceil(2).min(5);
    median(&course.validation[course.validation.len() - kept..]).unwrap_or(f64::NAN)
}

/// Lower quartile, median and upper quartile over seeds of a series, epoch by epoch, as far as all seeds have come; a seed that diverged
/// counts as ∞.
pub(super) fn over_seeds(courses: &[EpochCourse], series: impl Fn(&EpochCourse) -> &[f64]) -> [Vec<f64>; 3] {
    let reached = |course: &EpochCourse| if course.diverged.is_some() { usize::MAX } else { series(course).len() };
    let longest = courses.iter().map(|course| series(course).len()).max().unwrap_or(0);
    let epochs = courses.iter().map(reached).min().unwrap_or(0).min(longest);
    let at = |epoch: usize| {
        let values: Vec<f64> =
            courses.iter().map(|course| series(course).get(epoch).copied().unwrap_or(f64::INFINITY)).collect();
        quartiles(&values).unwrap_or([f64::NAN; 3])
    };
    let all: Vec<[f64; 3]> = (0..epochs).map(at).collect();
    [0, 1, 2].map(|place| all.iter().map(|quartiles| quartiles[place]).collect())
}

/// Writes a course's rows: `prefix` before, then epoch, what `own` gives for it, errors, and whether it diverged. The epoch in
/// which a net diverged has a row without errors. Numbers are written as `{:.16e}`, so that reading them gives back the
/// same f64. Returns the number of rows.
pub(super) fn write_course(
    out: &mut dyn io::Write,
    prefix: &str,
    course: &EpochCourse,
    own: impl Fn(usize) -> String,
) -> io::Result<usize> {
    for (epoch, (train, validation)) in course.train.iter().zip(&course.validation[..]).enumerate() {
        writeln!(out, "{prefix},{epoch}{},{train:.16e},{validation:.16e},0", own(epoch))?;
    }
    if let Some(epoch) = course.diverged {
        writeln!(out, "{prefix},{epoch}{},,,1", own(epoch))?;
    }
    Ok(course.validation.len() + usize::from(course.diverged.is_some()))
}
