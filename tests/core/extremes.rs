//! Numbers at the edges of f64, from the text of a scene to the picture: each is refused with its range, or raced and
//! drawn without a panic and without a NaN on the page.

use losscape::export::Subject;
use losscape::figure::drawing::Shape;
use losscape::figure::ticks::ticks;
use losscape::geometry::Point;
use losscape::landscape::Spec;
use losscape::params::Parameters as _;
use losscape::picture::FigureOptions;
use losscape::race::{Ended, Left, Verdict};
use losscape::rng::{self, Purpose};
use losscape::scene::Race;
use losscape::scene::claim::{self, Finding, Measure};
use losscape::scene::{Claim, Fault, Faults, Problem, Racer, Scene, Source};
use losscape::text::Lang;
use rand::Rng as _;
use std::path::Path;
use std::sync::Arc;

/// A scene with all it can show; `{}` stands for what is extreme.
const RACERS: &str =
    "racers: [(eta: 0.03), (rule: Momentum(alpha: 0.9), eta: 0.01, batch: Size(2)), (rule: Adam(), eta: 0.1)]";
const CHARTS: &str = "charts: [Loss, GradientNorm, Distance]";

fn scene(parts: &str) -> String {
    let racers = if parts.contains("racers:") { "" } else { RACERS };
    let view = if parts.contains("view:") { String::new() } else { format!("view: ({CHARTS}), ") };
    format!("({parts}, steps: 40, {view}{racers})")
}

fn raced(text: &str, folder: &Path) -> Result<Arc<Race>, Faults> {
    let source = Source { file: "scene.ron".to_owned(), text: text.to_owned(), folder: folder.to_owned(), path: None };
    let (scene, landscape) = source.open()?;
    Ok(Arc::new(Race::run(scene, landscape.into())))
}

/// Every text of a drawing, and every number of a position.
#[derive(Default)]
struct Measured {
    texts: Vec<String>,
    numbers: Vec<f32>,
}

impl Measured {
    fn look(&mut self, shapes: &[Shape]) {
        for shape in shapes {
            match shape {
                Shape::Text(text) => {
                    self.texts.push(text.text.clone());
                    self.numbers.extend(text.at);
                }
                Shape::Line { points, .. } | Shape::Polygon { points, .. } => {
                    self.numbers.extend(points.iter().flatten());
                }
                Shape::Area { columns, .. } => self.numbers.extend(columns.iter().flatten()),
                Shape::Region { rings, .. } => self.numbers.extend(rings.iter().flatten().flatten()),
                Shape::Circle { centre, radius, .. } => self.numbers.extend([centre[0], centre[1], *radius]),
                Shape::Box { rect, .. } | Shape::Image { rect, .. } => {
                    self.numbers.extend([rect.min, rect.max].iter().flatten());
                }
                Shape::Clipped { shapes, .. } => self.look(shapes),
            }
        }
    }
}

/// Draws it, on a wide page in English or on a tall one in Russian, and looks through what stands there.
fn draw(race: Arc<Race>, what: &str) {
    let subject = Subject::from(race);
    let (size, lang) = if what.len().is_multiple_of(2) { ((640, 360), Lang::En) } else { ((240, 640), Lang::Ru) };
    let options = FigureOptions { size, lang, charts: Some(true), ..FigureOptions::default() };
    let mut found = Measured::default();
    found.look(&subject.drawing(&options).shapes);
    assert!(!found.numbers.iter().any(|number| number.is_nan()), "{what}: a position is no number");
    assert!(found.texts.len() > 3, "{what}: the page is not empty");
    for text in found.texts {
        assert!(!text.contains("NaN") && !text.contains("inf"), "{what}: {text}");
        let longest = text.split([' ', ';']).map(|word| word.chars().count()).max().unwrap_or(0);
        assert!(longest <= 45, "{what}: {text}");
    }
    let svg = subject.to_svg(&options);
    for bad in ["NaN", "inf", "nan"] {
        assert!(!svg.split(['"', ' ', '>', '<']).any(|word| word == bad), "{what}: {bad} in the SVG");
    }
    assert!(svg.len() < 4 << 20, "{what}: {} bytes", svg.len());
    let mut table = Vec::new();
    subject.write_csv(Lang::En, &mut table, &mut |_| ()).unwrap();
    assert!(table.len() > 50, "{what}");
}

/// What a scene must be refused with; nothing where it is raced.
fn is_refused(text: &str, reason: &str) {
    let faults = raced(text, Path::new("")).err().unwrap_or_else(|| panic!("{text} is raced"));
    let told = faults.message(Lang::En);
    assert!(told.contains(reason), "{text}: {told}");
    for lang in Lang::ALL {
        assert!(faults.message(lang).lines().all(|line| line.chars().count() < 200), "{text}");
    }
}

#[test]
fn numbers_beyond_the_range_are_refused_with_it() {
    let max = "1.7976931348623157e308";
    let cases = [
        (format!("start: ({max}, 0.0)"), "-1e50 ≤ w ≤ 1e50"),
        (format!("start: (0.0, -{max})"), "start is -1.7976931348623157e308"),
        ("start: (1e200, 1.0)".to_owned(), "-1e50 ≤ w ≤ 1e50"),
        ("view: (x: (-1e308, 1e308))".to_owned(), "x is -1e308"),
        ("view: (x: (-1e51, 1e308))".to_owned(), "-1e50 ≤ w ≤ 1e50"),
        ("view: (x: (1.0, 1.0000000000000002))".to_owned(), "a width of at least 1e-12 here"),
        ("view: (y: (0.0, 5e-324))".to_owned(), "a width of at least 1e-50 here"),
        ("view: (x: (1e49, 1.0000000000001e49))".to_owned(), "a width of at least 1e37 here"),
        ("view: (x: (2.0, 2.0))".to_owned(), "the smaller number first"),
        ("view: (x: (0.0, -0.0))".to_owned(), "the smaller number first"),
        ("landscape: Quadratic(kappa: 1e308)".to_owned(), "0 < kappa ≤ 1e50"),
        ("landscape: Quadratic(angle: 1e300)".to_owned(), "-1000000 ≤ angle ≤ 1000000"),
        ("landscape: Rosenbrock(a: -1e300)".to_owned(), "-1e50 ≤ a ≤ 1e50"),
        ("landscape: LeastSquares(Synthetic(scale: (1e300, 1.0)))".to_owned(), "0 < scale.0 ≤ 1e50"),
        ("landscape: LeastSquares(Synthetic(noise: 1e308))".to_owned(), "0 ≤ noise ≤ 1e50"),
        ("noise: (spread: 1e308)".to_owned(), "0 ≤ spread ≤ 1e50"),
        ("racers: [(eta: 1e300)]".to_owned(), "0 < eta ≤ 1e50"),
        ("racers: [(eta: 1e400)]".to_owned(), "a finite number, 0 < eta ≤ 1e50"),
        ("racers: [(rule: Adam(epsilon: 1e300))]".to_owned(), "0 ≤ epsilon ≤ 1e50"),
        ("racers: [(schedule: Power(exponent: 1e300))]".to_owned(), "0 ≤ exponent ≤ 1e50"),
        ("racers: [(batch: Growing(factor: 1e300))]".to_owned(), "1 ≤ factor ≤ 1000000"),
        ("seed: 18446744073709551615".to_owned(), "0 ≤ seed ≤ 1e15"),
    ];
    for (parts, reason) in cases {
        is_refused(&scene(&parts), reason);
    }
}

#[test]
fn numbers_at_the_ends_of_the_range_are_raced_and_drawn() {
    let surfaces = [
        "Quadratic(kappa: 1e50)",
        "Quadratic(kappa: 1e-50)",
        "Quadratic(kappa: 5e-324, angle: -0.0)",
        "Quadratic(angle: 1e6)",
        "Rosenbrock(a: 1e50, b: 1e50)",
        "Rosenbrock(a: -1e50, b: 5e-324)",
        "LeastSquares(Builtin(\"lecture\"))",
        "LeastSquares(Synthetic(scale: (1e50, 1e50), noise: 1e50))",
        "LeastSquares(Synthetic(scale: (1e50, 1e-50)))",
        "LeastSquares(Synthetic(scale: (1e-300, 1e-320), noise: 1e50))",
        "Logistic(Synthetic(scale: (1.0, 3.0)))",
    ];
    let starts = ["", ", start: (1e50, -1e50)", ", start: (5e-324, -5e-324)", ", start: (-0.0, 1e50)"];
    let all = Spec::all();
    let without_numbers = all.iter().filter(|spec| spec.uses_noise() && spec.params().is_empty()).map(Spec::name);
    for surface in surfaces.into_iter().chain(without_numbers) {
        for start in starts {
            let text = scene(&format!("landscape: {surface}{start}"));
            draw(raced(&text, Path::new("")).unwrap_or_else(|faults| panic!("{text}: {faults}")), &text);
        }
    }
}

#[test]
fn views_and_methods_at_the_ends_of_the_range_are_drawn() {
    let cases = [
        "view: (x: (-1e50, 1e50), y: (-1e50, 1e50))",
        "view: (x: (-1e50, 1e50), y: (0.0, 1e-50))",
        "view: (x: (0.0, 1e-50), y: (-1e50, 1e50), scale: Linear)",
        "view: (x: (1.0, 1.000000000002), y: (1.0, 1.000000000002))",
        "view: (x: (-1e-50, 1e-50), y: (-1e-50, 1e-50))",
        "view: (x: (9e49, 1e50), scale: Linear, levels: 200)",
        "noise: (examples: 2, spread: 1e50)",
        "racers: [(eta: 1e50), (rule: Adam(), eta: 1e50), (rule: RmsProp(epsilon: 0.0), eta: 1e50)]",
        "racers: [(eta: 5e-324), (rule: AdaGrad(epsilon: 1e-320), eta: 1e-320)]",
        "racers: [(rule: Adam(epsilon: 1e50), eta: 1.0), (rule: Adam(epsilon: 5e-324), eta: 1.0)]",
        "racers: [(eta: 1e50, schedule: Power(exponent: 1e50)), (schedule: Exponential(rate: 5e-324))]",
        "racers: [(batch: Growing(size: 1, every: 1000000, factor: 1000000)), (batch: Growing(size: 1, every: 1, factor: 1000000))]",
        "racers: [(eta: 1.0, schedule: Step(every: 1, factor: 5e-324), warmup: 1000000)]",
        "landscape: Saddle, racers: [(eta: 1e3), (eta: 10.0)]",
        "landscape: Saddle, start: (0.0, 1e-300), racers: [(eta: 1e7)]",
        "seed: 1000000000000000",
    ];
    for parts in cases {
        let text = scene(parts);
        draw(raced(&text, Path::new("")).unwrap_or_else(|faults| panic!("{text}: {faults}")), &text);
    }
}

#[test]
fn a_start_too_steep_for_any_number_diverges_and_says_so() {
    let text = "(landscape: GoldsteinPrice, start: (1e50, 1e50), racers: [(eta: 0.03)])";
    let race = raced(text, Path::new("")).unwrap();
    let run = race.trajectories[0].as_ref().unwrap();
    assert_eq!(run.verdict, Verdict::Diverged { step: 0 });
    draw(race, text);
}

/// The edges of f64, then random bit patterns.
fn any_numbers(random: usize) -> Vec<f64> {
    let edges = [0.0, 5e-324, f64::MIN_POSITIVE, 1e-300, 1e-3, 0.3, 1.0, 9.995, 999_999.5, 1e15, 1e50, 1e300, f64::MAX];
    let mut stream = rng::stream(2, Purpose::Rows, 0);
    let bits = (0..random).map(|_| f64::from_bits(stream.next_u64()));
    edges.into_iter().flat_map(|x| [x, -x]).chain(bits).collect()
}

#[test]
fn ticks_of_any_range_are_few_and_short() {
    let numbers = any_numbers(600);
    for pair in numbers.windows(2) {
        let near = pair[0] * (1.0 + 1e-15);
        for range in [(pair[0], pair[1]), (pair[1].abs(), pair[0].abs()), (pair[0], near)] {
            for log in [false, true] {
                let ticks = ticks(range, log, 400.0, Lang::Ru, |words| 7.0 * words.chars().count() as f32);
                assert!(ticks.len() <= 20, "{range:?}: {} ticks", ticks.len());
                for tick in ticks {
                    assert!(tick.value.is_finite(), "{range:?}: {tick:?}");
                    assert!(tick.label.chars().count() <= 32 && !tick.label.contains("NaN"), "{range:?}: {tick:?}");
                }
            }
        }
    }
}

#[test]
fn sentences_with_any_number_are_short() {
    let scene = Scene { racers: vec![Racer::default()], ..Scene::default() };
    let measure = Measure::Loss { racer: 0, at: None };
    for value in any_numbers(2000) {
        let claim = Claim::AtMost { of: measure, value, seeds: 1 };
        let finding = Finding { holds: false, found: claim::Measured::Numbers { value, bound: value } };
        let verdict = Verdict::Moving;
        let w = Point::new(value, -value);
        let ended = Ended { step: 9, w, q: value, from: (w, value), amplitude: value, left: Some(Left::Loss(value)) };
        for lang in Lang::ALL {
            let said = [
                claim.sentence(&scene, lang),
                claim.message(&finding, lang),
                verdict.sentence(lang, &ended),
                lang.point(value, -value, 4),
                Fault::of("view.x", Problem::NotAscending { low: value, high: -value }).message(lang),
            ];
            for words in said {
                assert!(words.chars().count() < 180, "{value:e}: {words}");
            }
        }
    }
}

#[test]
fn rows_of_ones_own_have_the_same_range() {
    let folder = tempfile::tempdir().unwrap();
    let text =
        "(landscape: LeastSquares(File(\"rows.csv\")), steps: 20, racers: [(eta: 0.01), (rule: Adam(), eta: 1.0)])";
    let write = |rows: &str| std::fs::write(folder.path().join("rows.csv"), rows).unwrap();
    write("x1,x2,y\n1,2,3\n1e308,2,1\n");
    let told = raced(text, folder.path()).unwrap_err().message(Lang::En);
    assert!(told.contains("line 3, column x1: found “1e308”, expected a number, -1e50 ≤ x ≤ 1e50"), "{told}");
    for rows in [
        "1e50,-1e50,1e50\n-1e50,1e50,1e50\n",
        "1e50,1e-50,1e50\n3e-50,1e50,-1e50\n",
        "1e-50,0,1e50\n0,1e-50,1e50\n",
        "5e-324,0,1e50\n0,5e-324,1\n",
        "1,1,1\n1,1,2\n",
        "0,0,1e50\n0,0,-1e50\n",
    ] {
        write(&format!("x1,x2,y\n{rows}"));
        draw(raced(text, folder.path()).unwrap(), rows);
    }
}
