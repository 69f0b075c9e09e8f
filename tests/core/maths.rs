//! `losscape::maths` against a table of mpmath (`tests/data/maths.py`), and at the edges of f64.

use losscape::maths;

/// The functions by their names in the table.
fn function(name: &str) -> fn(f64) -> f64 {
    match name {
        "exp" => maths::exp,
        "ln" => maths::ln,
        "ln_1p" => maths::ln_1p,
        "sin" => maths::sin,
        "cos" => maths::cos,
        "sin_turns" => maths::sin_turns,
        "cos_turns" => maths::cos_turns,
        other => panic!("no function {other}"),
    }
}

/// The distance from |x| to the next f64 outwards.
fn ulp(x: f64) -> f64 {
    x.abs().next_up() - x.abs()
}

#[test]
fn every_function_is_within_two_ulp_of_mpmath() {
    let table = std::fs::read_to_string("tests/data/maths.csv").unwrap();
    let mut worst = std::collections::BTreeMap::<&str, (f64, f64)>::new();
    for line in table.lines().skip(2) {
        let cells: Vec<&str> = line.split(',').collect();
        let [x, nearest, rest] = [1, 2, 3].map(|i| cells[i].parse::<f64>().unwrap());
        let got = function(cells[0])(x);
        let error = if got == nearest { rest.abs() } else { ((got - nearest) / ulp(nearest) - rest).abs() };
        let entry = worst.entry(cells[0]).or_default();
        if error.is_nan() || error > entry.0 {
            *entry = (error, x);
        }
    }
    assert_eq!(worst.len(), 7);
    for (name, (error, x)) in worst {
        assert!(error <= 2.0, "{name}({x}) is {error} ulp off");
    }
}

#[test]
fn edges_are_as_in_c() {
    let (inf, nan) = (f64::INFINITY, f64::NAN);
    assert_eq!([maths::exp(inf), maths::exp(-inf), maths::exp(0.0), maths::exp(-0.0)], [inf, 0.0, 1.0, 1.0]);
    assert_eq!([maths::exp(1e300), maths::exp(-1e300), maths::exp(f64::MAX)], [inf, 0.0, inf]);
    assert_eq!([maths::ln(inf), maths::ln(0.0), maths::ln(-0.0), maths::ln(1.0)], [inf, -inf, -inf, 0.0]);
    assert_eq!([maths::ln_1p(inf), maths::ln_1p(-1.0), maths::ln_1p(0.0)], [inf, -inf, 0.0]);
    assert!([maths::ln(-1.0), maths::ln(-inf), maths::ln_1p(-2.0)].iter().all(|x| x.is_nan()));
    for f in [maths::sin, maths::cos, maths::sin_turns, maths::cos_turns] {
        assert!([inf, -inf, nan].iter().all(|&x| f(x).is_nan()));
    }
    assert!([maths::exp(nan), maths::ln(nan), maths::ln_1p(nan)].iter().all(|x| x.is_nan()));
    assert_eq!([maths::sin(0.0), maths::cos(0.0), maths::sin_turns(0.0), maths::cos_turns(0.0)], [0.0, 1.0, 0.0, 1.0]);
}

#[test]
fn sine_and_cosine_stay_on_the_circle_however_far_out() {
    for exponent in 0..=308 {
        let x = 1.234_567 * 10f64.powi(exponent);
        for (sin, cos) in [maths::sin_cos(x), maths::sin_cos(-x), maths::sin_cos_turns(x)] {
            assert!((sin * sin + cos * cos - 1.0).abs() < 1e-15, "{x}: {sin} {cos}");
        }
    }
    // Beyond the exact reduction the phase is off by no more than the argument's own rounding, a few times.
    for x in [2e6f64, 1e8, 1e10] {
        assert!((maths::sin(x) - x.sin()).abs() < 4.0 * x * f64::EPSILON, "{x}");
    }
}
