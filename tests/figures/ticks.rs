//! Ticks of every kind of range.

use losscape::figure::{Tick, ticks};
use losscape::text::Lang;
use proptest::prelude::*;

/// Labels are about this wide in an 11-point font.
fn width(label: &str) -> f32 {
    label.chars().count() as f32 * 6.0
}

fn labels(range: (f64, f64), log: bool, length: f32) -> Vec<String> {
    ticks(range, log, length, Lang::En, width).into_iter().map(|tick| tick.label).collect()
}

#[test]
fn linear_ticks_are_round() {
    assert_eq!(labels((-6.0, 6.0), false, 400.0), ["−6", "−4", "−2", "0", "2", "4", "6"].map(String::from));
    assert_eq!(labels((0.0, 1.0), false, 300.0), ["0", "0.2", "0.4", "0.6", "0.8", "1"].map(String::from));
    assert_eq!(labels((0.0, 150.0), false, 260.0), ["0", "50", "100", "150"].map(String::from));
    let tick = &ticks((-0.3, 0.31), false, 400.0, Lang::Ru, width)[0];
    assert_eq!((tick.value, tick.label.as_str()), (-0.3, "−0,3"));
    let zero = ticks((-1.0, 1.0), false, 400.0, Lang::En, width).into_iter().find(|tick| tick.label == "0");
    assert!(zero.is_some_and(|tick| tick.value.is_sign_positive()), "zero has no sign");
}

/// The charts of a panel are low: 78 points, where a label takes 13.
#[test]
fn a_low_chart_keeps_three_ticks() {
    let found = |range, log| -> Vec<String> {
        ticks(range, log, 78.0, Lang::Ru, |_| 13.2).into_iter().map(|tick| tick.label).collect()
    };
    assert_eq!(found((0.0, 12.0), false), ["0", "5", "10"].map(String::from));
    assert_eq!(found((0.0, 40.0), false), ["0", "20", "40"].map(String::from));
    assert_eq!(found((1e-2, 10.0), true), ["0,01", "0,1", "1", "10"].map(String::from));
    assert_eq!(found((-4.0, 4.0), false), ["−2,5", "0", "2,5"].map(String::from));
}

#[test]
fn log_ticks_are_decades() {
    assert_eq!(labels((1e-2, 1e3), true, 400.0), ["0.01", "0.1", "1", "10", "100", "1000"].map(String::from));
    assert_eq!(labels((1e-6, 1e6), true, 300.0), ["10⁻⁶", "0.001", "1", "1000", "10⁶"].map(String::from));
    assert_eq!(labels((1.0, 20.0), true, 300.0), ["1", "2", "5", "10", "20"].map(String::from));
    assert_eq!(labels((1e-9, 1e-8), true, 300.0), ["10⁻⁹", "2·10⁻⁹", "5·10⁻⁹", "10⁻⁸"].map(String::from));
    assert_eq!(labels((1e5, 1e6), true, 300.0), ["10⁵", "2·10⁵", "5·10⁵", "10⁶"].map(String::from));
    assert_eq!(labels((3.1, 4.6), true, 300.0), ["3.5", "4", "4.5"].map(String::from));
    let many = labels((1e-300, 1e300), true, 300.0);
    assert!((3..=8).contains(&many.len()), "{many:?}");
}

#[test]
fn a_small_range_on_a_big_offset_gets_the_digits_it_needs() {
    let found = labels((1000.0, 1000.004), false, 500.0);
    assert_eq!(found[..3], ["1000", "1000.001", "1000.002"].map(String::from));
    let found = labels((123_456_000.0, 123_456_004.0), false, 900.0);
    assert!(found.windows(2).all(|pair| pair[0] != pair[1]) && found.len() >= 3, "{found:?}");
}

#[test]
fn degenerate_ranges_neither_panic_nor_mislead() {
    assert_eq!(labels((2.0, 2.0), false, 300.0), ["2"].map(String::from));
    assert_eq!(labels((2.0, 2.0), true, 300.0), ["2"].map(String::from));
    assert_eq!(labels((1.0, 0.0), false, 300.0), labels((0.0, 1.0), false, 300.0), "a range may be turned round");
    for range in [(f64::NAN, 1.0), (0.0, f64::INFINITY), (f64::NEG_INFINITY, f64::INFINITY)] {
        assert!(labels(range, false, 300.0).is_empty() && labels(range, true, 300.0).is_empty());
    }
    assert!(labels((-2.0, -1.0), true, 300.0).is_empty(), "no logarithm below zero");
    assert!(!labels((0.0, 10.0), true, 300.0).is_empty());
    for range in [(f64::MIN, f64::MAX), (0.0, f64::MIN_POSITIVE), (0.0, 5e-324), (1.0, 1.0 + 2.0 * f64::EPSILON)] {
        let found = labels(range, false, 300.0);
        assert!(found.len() <= 11, "{range:?}: {found:?}");
    }
    assert!(labels((0.0, 1.0), false, 0.0).len() <= 1);
    assert!(labels((0.0, 1.0), false, 20.0).len() <= 1);
}

/// A label is measured only when its ticks are far enough apart: odd pages gave axes of no or negative length, and a
/// thousand labels for each of two thousand steps.
#[test]
fn few_labels_are_written_whatever_the_length() {
    let ranges = [(-6.0, 6.0), (0.0, 150.0), (1e-300, 3e-300), (1000.0, 1000.004), (-1e308, 1e308), (1e-9, 1e9)];
    let lengths = [f32::NAN, -1e6, -200.0, -0.5, 0.0, 1e-20, 0.7, 3.0, 8.0, 20.0, 60.0, 240.0, 1e3, 7e5, 1e30];
    for (range, length, log) in ranges
        .iter()
        .flat_map(|range| lengths.iter().flat_map(move |length| [(*range, *length, false), (*range, *length, true)]))
    {
        let written = std::cell::Cell::new(0);
        let measure = |label: &str| {
            written.set(written.get() + 1);
            width(label)
        };
        let found = ticks(range, log, length, Lang::En, measure);
        // Each step that is tried is 2 or 2.5 times the one before.
        let most = 100 + if length > 0.0 { (length / 22.0).min(3000.0) as usize * 8 } else { 0 };
        assert!(written.get() <= most, "{range:?} on {length}: {} labels", written.get());
        assert!(found.len() <= 3000 && (length > 0.0 || found.is_empty()), "{range:?} on {length}: {}", found.len());
    }
}

/// Where a tick lies, in points.
fn place(tick: &Tick, (low, high): (f64, f64), log: bool, length: f64) -> f64 {
    if log { (tick.value / low).ln() / (high / low).ln() * length } else { (tick.value - low) / (high - low) * length }
}

proptest! {
    #[test]
    fn ticks_ascend_inside_the_range_with_room(
        middle in -1e6..1e6f64,
        size in -6.0..6.0f64,
        length in 60.0..1500.0f64,
        log in any::<bool>(),
    ) {
        let span = 10f64.powf(size);
        let range = if log { (span, span * (1.0 + middle.abs())) } else { (middle - span, middle + span) };
        prop_assume!(range.1 > range.0 * (1.0 + 1e-9));
        let ticks = ticks(range, log, length as f32, Lang::En, width);
        for tick in &ticks {
            prop_assert!((range.0..=range.1).contains(&tick.value), "{:?} outside {:?}", tick, range);
            prop_assert!(!tick.label.is_empty() && !tick.label.starts_with("−0") || tick.value < 0.0);
        }
        for pair in ticks.windows(2) {
            prop_assert!(pair[0].value < pair[1].value && pair[0].label != pair[1].label);
            let apart = place(&pair[1], range, log, length) - place(&pair[0], range, log, length);
            let half = |tick: &Tick| f64::from(width(&tick.label)) / 2.0;
            prop_assert!(apart >= half(&pair[0]) + half(&pair[1]) + 4.0, "{:?} {} apart", pair, apart);
        }
        if length > 400.0 {
            prop_assert!(ticks.len() >= 2, "{:?} on {:?}", ticks, range);
        }
    }
}
