//! What every landscape of the registry must keep, and the exceptions by name.

use losscape::geometry::{Domain, Point};
use losscape::landscape::{Data, LANES, Landscape, Lanes, Noise, OpenError, Spec, Surface, Synthetic, Visitor};
use losscape::params::Parameters;
use losscape::simd;
use losscape::text::Lang;
use proptest::prelude::*;
use std::path::Path;

/// Every landscape with its defaults, and the losses on rows of each kind.
fn all() -> Vec<(Spec, Landscape)> {
    let synthetic = Data::Synthetic(Synthetic { examples: 37, ..Synthetic::default() });
    let of_rows = Spec::all().into_iter().filter(|spec| spec.data().is_some());
    let specs = of_rows.flat_map(|spec| [spec.with_data(synthetic.clone()), reference(&spec)]);
    Spec::all().into_iter().chain(specs).map(|spec| (spec.clone(), open(&spec))).collect()
}

fn open(spec: &Spec) -> Landscape {
    spec.open(&Noise::default(), 1, Some(Path::new("tests/data/reference"))).unwrap()
}

/// A loss on the 64 rows of the reference data.
fn reference(loss: &Spec) -> Spec {
    loss.with_data(Data::File("data64.csv".into()))
}

/// The point of a domain at fractions of its sides.
fn at(domain: Domain, fx: f64, fy: f64) -> Point {
    Point::new(domain.x.0 + fx * (domain.x.1 - domain.x.0), domain.y.0 + fy * (domain.y.1 - domain.y.0))
}

/// Points all over a domain, some far outside, some not numbers.
fn points(domain: Domain) -> Vec<Point> {
    let inside = (0..64).map(|k| at(domain, (k as f64 * 0.618_034).fract(), (k as f64 * 0.754_878).fract()));
    let odd = [0.0, -0.0, 1e-300, 1e3, -1e9, 1e160, f64::INFINITY, f64::NAN];
    inside.chain(odd.into_iter().flat_map(|x| [Point::new(x, 0.5), Point::new(-1.0, x), Point::new(x, x)])).collect()
}

/// Equal bits; one NaN is as good as another.
fn same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan())
}

fn ron() -> ron::Options {
    use ron::extensions::Extensions;
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
}

#[test]
fn scene_files_name_landscapes_as_promised() {
    let synthetic = Data::Synthetic(Synthetic { examples: 300, noise: 1.0, scale: (1.0, 3.0) });
    let spelt = [
        ("Quadratic()", Spec::default()),
        ("LeastSquares(Builtin(\"lecture\"))", Spec::LeastSquares(Data::default())),
        ("LeastSquares(File(\"rows.csv\"))", Spec::LeastSquares(Data::File("rows.csv".into()))),
        ("Logistic(Synthetic(examples: 300, noise: 1.0, scale: (1.0, 3.0)))", Spec::Logistic(synthetic.clone())),
        ("Logistic(Synthetic())", Spec::Logistic(synthetic)),
        ("Himmelblau", Spec::Himmelblau),
    ];
    for (text, spec) in spelt {
        assert_eq!(ron().from_str::<Spec>(text).unwrap(), spec, "{text}");
    }
    let half: Spec = ron().from_str("Rosenbrock(b: 50.0)").unwrap();
    assert_eq!((half.get(0), half.get(1)), (1.0, 50.0));
    for wrong in ["Quadratic", "Himmelblau()", "Rosenbrock(c: 1.0)", "Himmelblaw", "Logistic(Synthetic(example: 3))"] {
        assert!(ron().from_str::<Spec>(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn every_landscape_is_written_as_it_is_read() {
    for (spec, _) in all() {
        let text = ron().to_string_pretty(&spec, ron::ser::PrettyConfig::new()).unwrap();
        assert!(text.starts_with(spec.name()), "no extension line, no doubled parentheses: {text}");
        assert_eq!(ron().from_str::<Spec>(&text).unwrap(), spec, "{text}");
    }
    assert_eq!(ron().to_string(&Spec::Himmelblau).unwrap(), "Himmelblau");
    assert_eq!(ron().to_string(&Spec::default()).unwrap(), "Quadratic(kappa:25.0,angle:0.35)");
}

#[test]
fn every_landscape_and_parameter_has_its_words() {
    let mut keys: Vec<String> = Data::all().map(|data| data.text_key().to_owned()).to_vec();
    for (spec, _) in all() {
        keys.push(spec.text_key());
        keys.extend(spec.params().iter().chain(Noise::PARAMS).map(|param| format!("param-{}", param.text)));
    }
    for (key, lang) in keys.iter().flat_map(|key| Lang::ALL.map(|lang| (key, lang))) {
        assert!(lang.has(key) && lang.has(&format!("{key}.doc")), "{key} in {}", lang.key());
    }
}

#[test]
fn defaults_are_allowed_and_on_the_slider() {
    for (spec, _) in all() {
        for (index, param) in spec.params().iter().enumerate() {
            assert!(param.allows(param.default) && param.allows(param.slider.0) && param.allows(param.slider.1));
            assert!((param.slider.0..=param.slider.1).contains(&param.default), "{}", param.key);
            let mut turned = spec.clone();
            turned.set(index, param.slider.1);
            assert_eq!(turned.get(index), param.slider.1, "{} {}", spec.name(), param.key);
            let (old, new) = (open(&spec), open(&turned));
            let w = old.start();
            let changed = old.value(w) != new.value(w) || old.examples() != new.examples();
            assert!(changed, "{} does not feel {}", spec.name(), param.key);
        }
    }
}

#[test]
fn numbers_out_of_range_are_refused() {
    let mut flat = Spec::default();
    flat.set(0, -1.0);
    let nan = {
        let mut spec = Spec::default();
        spec.set(1, f64::NAN);
        spec
    };
    let none = Noise { examples: 0, spread: 1.0 };
    let cases = [(flat, Noise::default(), "kappa"), (nan, Noise::default(), "angle"), (Spec::Booth, none, "examples")];
    for (spec, noise, field) in cases {
        match spec.open(&noise, 1, None) {
            Err(OpenError::Range { key, .. }) => assert_eq!(key, field),
            other => panic!("{field}: {other:?}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn gradients_are_central_differences(fx in 0.0..1.0f64, fy in 0.0..1.0f64) {
        for (spec, landscape) in all() {
            let w = at(landscape.domain(), fx, fy);
            // Ackley's cusp: differences across it see both sides.
            if spec == Spec::Ackley && w.norm() < 1e-3 {
                continue;
            }
            let h = 6e-6 * w.amax().max(1.0);
            let rise = |step: Point| landscape.value(w + step) - landscape.value(w - step);
            // Of fourth order: fast ripples have a large third derivative where they have no curvature.
            let slope = |unit: Point| (8.0 * rise(unit * h) - rise(unit * (2.0 * h))) / (12.0 * h);
            let difference = Point::new(slope(Point::x()), slope(Point::y()));
            let g = landscape.gradient(w);
            // Rounding of Q and the higher derivatives, with a margin of 50.
            let noise = 1e-14 * landscape.value(w).abs() / h + 1e-8 * landscape.curvatures(w)[1].abs() + 1e-8;
            prop_assert!((g - difference).amax() <= noise + 1e-7 * g.amax(), "{spec:?} {w:?}: {g:?} {difference:?}");
        }
    }

    #[test]
    fn examples_average_to_the_whole(fx in 0.0..1.0f64, fy in 0.0..1.0f64) {
        for (spec, landscape) in all() {
            let w = at(landscape.domain(), fx, fy);
            let n = landscape.examples();
            let value = (0..n).map(|i| landscape.example_value(i, w)).sum::<f64>() / n as f64;
            let gradient = (0..n).map(|i| landscape.example_gradient(i, w)).sum::<Point>() / n as f64;
            let scale = 1e-12 * (0..n).map(|i| landscape.example_gradient(i, w).amax()).fold(1.0, f64::max);
            prop_assert!((value - landscape.value(w)).abs() <= 1e-12 * value.abs().max(1.0), "{spec:?} {w:?}");
            prop_assert!((gradient - landscape.gradient(w)).amax() <= scale, "{spec:?} {w:?}");
            let batch: Vec<u32> = (0..n as u32).step_by(3).collect();
            let sum: Point = batch.iter().map(|&i| landscape.example_gradient(i as usize, w)).sum();
            let at_once = landscape.surface().batch_gradient(&batch, w);
            prop_assert!((at_once - sum).amax() <= scale * n as f64, "{spec:?} {w:?}");
        }
    }
}

/// Q and ∇Q at points, in all the ways there are.
struct EveryWay<'a>(&'a [Point]);

impl Visitor for EveryWay<'_> {
    type Output = Vec<(f64, Point)>;
    fn visit<S: Surface>(self, surface: &S) -> Self::Output {
        let one: Vec<(f64, Point)> = self.0.iter().map(|&w| surface.value_gradient(w)).collect();
        for (w, (q, g)) in self.0.iter().zip(&one) {
            let alone = surface.gradient(*w);
            assert!(same(surface.value(*w), *q) && same(alone.x, g.x) && same(alone.y, g.y), "alone at {w:?}");
        }
        let wide = simd::dispatch(
            #[inline(always)]
            || self.0.iter().map(|&w| surface.value_gradient(w)).collect::<Vec<_>>(),
        );
        for ((w, a), b) in self.0.iter().zip(&one).zip(&wide) {
            assert!(same(a.0, b.0) && same(a.1.x, b.1.x) && same(a.1.y, b.1.y), "dispatched at {w:?}: {a:?} {b:?}");
        }
        for (block, one) in self.0.chunks(LANES).zip(one.chunks(LANES)) {
            let pick = |f: fn(&Point) -> f64| -> Lanes { std::array::from_fn(|lane| block.get(lane).map_or(0.0, f)) };
            let (x, y) = (pick(|w| w.x), pick(|w| w.y));
            let (q, (gx, gy)) = simd::dispatch(
                #[inline(always)]
                || (surface.values(&x, &y), surface.gradients(&x, &y)),
            );
            for (lane, (value, g)) in one.iter().enumerate() {
                let equal = same(q[lane], *value) && same(gx[lane], g.x) && same(gy[lane], g.y);
                assert!(equal, "lane {lane} at {:?}", block[lane]);
            }
        }
        one
    }
}

#[test]
fn lanes_wide_registers_and_grids_give_the_same_bits() {
    for (spec, landscape) in all() {
        let points = points(landscape.domain());
        let told: Vec<(f64, Point)> = landscape.visit(EveryWay(&points));
        assert_eq!(told.len(), points.len(), "{}", spec.name());

        let domain = landscape.domain();
        let (dx, dy, nx, ny) = (0.0317, 0.0713, 37, 5);
        let mut grid = vec![0.0; nx * ny];
        landscape.fill_grid(domain.x.0, dx, nx, domain.y.0, dy, &mut grid);
        for (k, q) in grid.iter().enumerate() {
            let w = Point::new(domain.x.0 + (k % nx) as f64 * dx, domain.y.0 + (k / nx) as f64 * dy);
            assert!(same(*q, landscape.value(w)), "{} at {w:?}", spec.name());
        }
        let mut row = vec![0.0; nx];
        landscape.fill(domain.x.0, dx, domain.y.0 + dy, &mut row);
        assert_eq!(row, grid[nx..2 * nx], "{}", spec.name());
    }
}

#[test]
fn not_a_number_goes_in_and_comes_out() {
    for (spec, landscape) in all() {
        let (q, g) = landscape.value_gradient(Point::new(f64::NAN, 1.0));
        assert!(q.is_nan() && g.x.is_nan(), "{}: {q} {g:?}", spec.name());
        let (q, g) = landscape.value_gradient(Point::new(1e200, -1e200));
        let lost = !q.is_finite() || !g.x.is_finite();
        // Only these grow so slowly that they stay finite.
        let slow = matches!(spec, Spec::Logistic(_) | Spec::Ackley);
        assert!(lost || slow, "{}: {q} {g:?}", spec.name());
    }
}

#[test]
fn minima_are_flat_and_curved_upwards() {
    for (spec, landscape) in all() {
        let minima = landscape.minima();
        assert_eq!(minima.is_empty(), spec == Spec::Saddle, "{}", spec.name());
        for w in &minima {
            let [low, high] = landscape.curvatures(*w);
            let flat = landscape.gradient(*w).amax() <= 4.0 * f64::EPSILON * high * w.amax().max(1.0);
            assert!(flat && low > 0.0, "{} {w:?}: {:?} {low} {high}", spec.name(), landscape.gradient(*w));
            for around in [Point::new(1e-3, 0.0), Point::new(0.0, -1e-3), Point::new(-1e-3, 1e-3)] {
                assert!(landscape.value(w + around) > landscape.value(*w), "{} {w:?}", spec.name());
            }
        }
        let values: Vec<f64> = minima.iter().map(|w| landscape.value(*w)).collect();
        assert!(values.is_sorted_by(|a, b| *a <= b + 1e-12), "{}: global ones first", spec.name());
        assert_eq!(landscape.lowest(), values.first().copied(), "{}", spec.name());
    }
}

#[test]
fn starts_lie_in_their_domains() {
    for (spec, landscape) in all() {
        let (domain, w) = (landscape.domain(), landscape.start());
        let inside = (domain.x.0..domain.x.1).contains(&w.x) && (domain.y.0..domain.y.1).contains(&w.y);
        assert!(inside, "{}: {w:?}", spec.name());
    }
}

/// `facts.json` was computed with mpmath at 40 digits, its convergence facts with numpy.
#[test]
fn critical_points_are_those_of_the_reference() {
    let facts: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string("tests/data/reference/facts.json").unwrap()).unwrap();
    let mut told = 0;
    for (key, points) in facts["minima"].as_object().unwrap() {
        let spec = match key.as_str() {
            "quadratic" => ron().from_str("Quadratic(kappa: 25.0, angle: 0.0)").unwrap(),
            name => {
                let named = |spec: &Spec| spec.text_key() == format!("landscape-{}", name.replace('_', "-"));
                let spec = Spec::all().into_iter().find(named).unwrap_or_else(|| panic!("no landscape {name}"));
                if spec.data().is_some() { reference(&spec) } else { spec }
            }
        };
        let landscape = open(&spec);
        for point in points.as_array().unwrap() {
            let number = |value: &serde_json::Value| value.as_f64().unwrap();
            let w = Point::new(number(&point["w"][0]), number(&point["w"][1]));
            let value = number(&point["value"]);
            assert!((landscape.value(w) - value).abs() <= 1e-12 * value.abs().max(1.0), "{key} {w:?}");
            if point["kind"].as_str().unwrap().contains("minimum") {
                let near = |m: &&Point| (*m - w).amax() <= 2.0 * f64::EPSILON * w.amax();
                assert!(landscape.minima().iter().find(near).is_some(), "{key} {w:?}: {:?}", landscape.minima());
            }
            if let Some(expected) = point["hessian_eigenvalues"].as_array() {
                let found = landscape.curvatures(w);
                for (found, expected) in found.iter().zip(expected.iter().map(number)) {
                    assert!((found - expected).abs() <= 1e-8 * expected.abs().max(1.0), "{key} {w:?} {found}");
                }
            }
            told += 1;
        }
    }
    assert!(told > 25, "{told}");
}

#[test]
fn constant_curvature_is_known_where_it_is_constant() {
    let told = |spec: Spec| open(&spec).lambda_max();
    assert_eq!(told(ron().from_str("Quadratic(kappa: 25.0, angle: 0.0)").unwrap()), Some(25.0));
    assert_eq!((told(Spec::Booth), told(Spec::Matyas)), (Some(18.0), Some(1.0)));
    assert_eq!((told(Spec::Saddle), told(Spec::Rosenbrock(Default::default()))), (None, None));
    // The lecture's own figure for its regression (two independent routes: numpy there).
    assert!((told(Spec::LeastSquares(Data::default())).unwrap() - 276.51).abs() < 0.005);
    let himmelblau = open(&Spec::Himmelblau);
    assert!((himmelblau.lambda_max_at(Point::new(3.0, 2.0)).unwrap() - 82.284_271_247_461_9).abs() < 1e-6);
    assert_eq!(himmelblau.lambda_max_at(Point::new(0.0, 0.0)), None);
    for (spec, landscape) in all() {
        if let Some(exact) = landscape.surface().hessian() {
            let h = 1e-3;
            let w = at(landscape.domain(), 0.3, 0.8);
            let column =
                |unit: Point| (landscape.gradient(w + unit * h) - landscape.gradient(w - unit * h)) / (2.0 * h);
            let (dx, dy) = (column(Point::x()), column(Point::y()));
            let off = (exact.column(0) - dx).amax().max((exact.column(1) - dy).amax());
            assert!(off <= 1e-9 * exact.amax(), "{}: {exact} {dx:?} {dy:?}", spec.name());
        }
    }
}
