//! Levels chosen for every kind of ground, also the kinds without any shape.

use losscape::figure::Levels;
use proptest::prelude::*;

/// Values spread evenly in the logarithm between two powers of ten.
fn decades(from: f64, to: f64) -> Vec<f64> {
    (0..=1000).map(|k| 10f64.powf(from + (to - from) * f64::from(k) / 1000.0)).collect()
}

#[test]
fn powers_of_ten_above_the_floor_are_levels() {
    let floor = -39.0;
    let values: Vec<f64> = decades(-2.0, 3.0).iter().map(|q| q + floor).collect();
    let levels = Levels::log(floor, &values, None);
    let strong: Vec<f64> = (0..levels.values.len()).filter(|k| levels.decades[*k]).map(|k| levels.labels[k]).collect();
    assert_eq!(strong, [0.1, 1.0, 10.0, 100.0], "2 % lie below 10^-1.9, 95 % below 10^2.75");
    assert_eq!(levels.values.len(), 19, "four a decade from 10^-1.75 to 10^2.75");
    for (value, label) in levels.values.iter().zip(&levels.labels) {
        assert!((value - floor - label).abs() < 1e-13 * value.abs().max(1.0));
    }
}

#[test]
fn about_as_many_as_wanted() {
    let values = decades(-2.0, 3.0);
    for wanted in [5, 10, 20, 30, 60, 100, 200] {
        let count = Levels::log(0.0, &values, Some(wanted)).values.len();
        assert!((0.7..1.45).contains(&(count as f64 / wanted as f64)), "{count} for {wanted}");
        let line: Vec<f64> = (0..1000).map(f64::from).collect();
        let count = Levels::linear(&line, Some(wanted)).values.len();
        assert!((0.6..1.6).contains(&(count as f64 / wanted as f64)), "linear: {count} for {wanted}");
    }
    assert!(Levels::log(0.0, &values, Some(0)).values.is_empty());
    assert!(Levels::log(0.0, &values, Some(100_000)).values.len() <= Levels::MAX);
}

#[test]
fn ground_without_shape_has_no_levels() {
    for values in [vec![], vec![f64::NAN; 9], vec![3.0; 100], vec![f64::INFINITY; 4], vec![0.0]] {
        for levels in [Levels::log(0.0, &values, None), Levels::log(3.0, &values, None), Levels::linear(&values, None)]
        {
            assert!(levels.values.is_empty(), "{values:?} gave {levels:?}");
            assert_eq!(levels.band_count(), 1);
            assert!(levels.position(0).is_finite() && levels.sign(0).is_finite());
        }
    }
}

#[test]
fn odd_ground_has_sensible_levels() {
    let plateau: Vec<f64> = (0..1000).map(|k| if k < 5 { f64::from(k) } else { 100.0 }).collect();
    let at_floor: Vec<f64> = (0..1000).map(|k| if k < 500 { 2.0 } else { 2.0 + f64::from(k) }).collect();
    let saddle: Vec<f64> = (-500..500).map(f64::from).collect();
    let one_decade: Vec<f64> = (0..1000).map(|k| 2.0 + f64::from(k) / 500.0).collect();
    let narrow: Vec<f64> = (0..1000).map(|k| 1000.0 + f64::from(k) / 1000.0).collect();
    let holes: Vec<f64> = saddle.iter().flat_map(|q| [*q, f64::NAN, f64::INFINITY, f64::NEG_INFINITY]).collect();
    for (name, values, floor) in [
        ("a plateau with a hole of 0.5 %", &plateau, 0.0),
        ("half of the ground at the floor", &at_floor, 2.0),
        ("ground below its floor", &saddle, 0.0),
        ("no floor", &saddle, f64::NAN),
        ("a floor at infinity", &saddle, f64::NEG_INFINITY),
        ("less than a decade", &one_decade, 0.0),
        ("a thousandth of a decade", &narrow, 0.0),
        ("holes", &holes, -500.0),
        ("tiny to huge", &decades(-300.0, 300.0), 0.0),
        ("tiny", &decades(-300.0, -299.0), 0.0),
        ("a floor far below", &one_decade, -1e12),
        ("as far apart as numbers go", &vec![f64::MIN, -1.0, 0.0, 1.0, f64::MAX], f64::MIN),
    ] {
        for levels in [Levels::log(floor, values, None), Levels::linear(values, None)] {
            let count = levels.values.len();
            assert!((1..=60).contains(&count), "{name}: {count} levels, {levels:?}");
            assert!(levels.values.windows(2).all(|pair| pair[0] < pair[1]), "{name}: {:?}", levels.values);
        }
    }
}

#[test]
fn linear_levels_are_round_numbers() {
    let values: Vec<f64> = (0..=1000).map(|k| -1.0 + f64::from(k) * 0.003).collect();
    let levels = Levels::linear(&values, Some(10));
    assert_eq!(levels.values, [-0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75]);
    assert_eq!(levels.decades.iter().filter(|zero| **zero).count(), 1);
    assert!(levels.values[3].is_sign_positive(), "zero has no sign");
}

#[test]
fn the_middle_of_a_diverging_map_is_zero() {
    let levels = Levels::linear(&(-300..=100).map(f64::from).collect::<Vec<_>>(), Some(8));
    let signs: Vec<f64> = (0..levels.band_count()).map(|band| levels.sign(band)).collect();
    assert!(signs.windows(2).all(|pair| pair[0] > pair[1]), "{signs:?}");
    let zero = levels.values.iter().position(|q| *q == 0.0).expect("zero is a level");
    // Bands count from above: the band above zero has as many levels above it as lie above zero.
    let above = levels.values.len() - 1 - zero;
    assert!(signs[above] > 0.0 && signs[above + 1] < 0.0);
    assert_eq!(signs.iter().map(|s| s.abs()).fold(0.0, f64::max), 1.0);
}

proptest! {
    #[test]
    fn any_values_give_ascending_finite_levels(
        values in prop::collection::vec(any::<f64>(), 0..300),
        floor in any::<f64>(),
        wanted in prop::option::of(0usize..400),
    ) {
        for levels in [Levels::log(floor, &values, wanted), Levels::linear(&values, wanted)] {
            prop_assert!(levels.values.len() <= Levels::MAX);
            prop_assert!(levels.values.iter().all(|level| level.is_finite()));
            prop_assert!(levels.values.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert_eq!(levels.labels.len(), levels.values.len());
            prop_assert_eq!(levels.decades.len(), levels.values.len());
        }
    }
}
