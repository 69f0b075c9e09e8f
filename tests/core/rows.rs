//! Landscapes with examples of their own: how rows are read, drawn and refused, and what the two losses make of them.

use losscape::geometry::Point;
use losscape::intake::{MAX_TABLE, ReadError};
use losscape::landscape::{
    Data, FiniteSum, Landscape, LeastSquares, Logistic, Noise, OpenError, Rows, Saddle, Spec, Surface, Synthetic,
    TableData,
};
use losscape::optim::{Batch, RuleSpec};
use losscape::race::{Entry, Verdict, run};
use std::path::Path;

fn read(text: &str) -> Result<Rows, OpenError> {
    TableData::default().read(text.into(), Path::new("rows.csv"), false).map(|(rows, _)| rows)
}

fn synthetic(examples: usize, seed: u64, loss: fn(Data) -> Spec) -> Landscape {
    let data = Data::Synthetic(Synthetic { examples, ..Synthetic::default() });
    loss(data).open(&Noise::default(), seed, None).unwrap()
}

fn close(a: f64, b: f64, relative: f64) -> bool {
    (a - b).abs() <= relative * b.abs()
}

#[test]
fn too_large_a_file_is_refused_unread() {
    let file = tempfile::NamedTempFile::new().unwrap();
    // Sparse: no bytes are written.
    file.as_file().set_len((64 << 20) + 1).unwrap();
    let folder = file.path().parent();
    let data = Data::File(file.path().file_name().unwrap().into());
    let error = Spec::LeastSquares(data).open(&Noise::default(), 1, folder).unwrap_err();
    assert!(
        matches!(error, OpenError::Unreadable { source: ReadError::TooLarge { limit: MAX_TABLE }, .. }),
        "{error:?}"
    );
    let path = file.path().display();
    assert_eq!(error.to_string(), format!("{path} cannot be read, it is larger than 64 MiB"));
}

#[test]
fn a_scene_reads_below_its_folder_only() {
    let open = |path: &str| {
        let spec = Spec::LeastSquares(Data::File(path.into()));
        spec.open(&Noise::default(), 1, Some(Path::new("tests/data/reference")))
    };
    assert!(open("data64.csv").is_ok() && open("./data64.csv").is_ok());
    for outside in ["../reference/data64.csv", "/etc/hostname", "a/../data64.csv", ".."] {
        assert!(matches!(open(outside), Err(OpenError::Outside { .. })), "{outside}");
    }
    for (missing, reason) in [("no.csv", "there is no such file"), (".", "it is a folder")] {
        let message = open(missing).unwrap_err().to_string();
        assert!(message.ends_with(reason), "{message}");
    }
    let unknown = Spec::Logistic(Data::Builtin("lectur".into())).open(&Noise::default(), 1, None).unwrap_err();
    assert_eq!(unknown.to_string(), "there is no built-in data “lectur”, there is lecture, categories");
}

#[test]
fn slopes_of_the_cloud_sum_to_zero_and_spread_as_told() {
    for (examples, spread) in [(1, 1.0), (2, 1.0), (10_000, 3.0)] {
        let sum = FiniteSum::new(Saddle, &Noise { examples, spread }, 1);
        let total: Point = sum.slopes().iter().sum();
        assert!(total.amax() <= 1e-12 * examples as f64, "{examples}: {total:?}");
        if examples > 100 {
            let square = sum.slopes().iter().map(|s| s.x * s.x).sum::<f64>() / examples as f64;
            assert!((square.sqrt() / spread - 1.0).abs() < 0.04, "{square}");
        }
    }
}

/// Pictures of a scene depend on these bits: if they change, with a release of rand_distr say, every stochastic picture
/// does.
#[test]
fn seeds_give_the_same_examples_for_ever() {
    let sum = FiniteSum::new(Saddle, &Noise { examples: 3, spread: 1.0 }, 1);
    let told: Vec<u64> = sum.slopes().iter().flat_map(|s| [s.x.to_bits(), s.y.to_bits()]).collect();
    assert_eq!(told, SLOPES);
    let Landscape::LeastSquares(fit) = synthetic(2, 7, Spec::LeastSquares) else { unreachable!() };
    let gradient = fit.example_gradient(1, Point::new(1.0, 2.0));
    assert_eq!([gradient.x.to_bits(), gradient.y.to_bits()], GRADIENT);
}
const SLOPES: [u64; 6] = [
    13829932516659312573,
    4609865862536359024,
    4587507032635689050,
    13826388284032330406,
    4606101341579543351,
    13830817385574995742,
];
const GRADIENT: [u64; 2] = [4640866051340034246, 4648494230905782467];

#[test]
fn synthetic_rows_follow_their_recipe() {
    let (a, b) = (synthetic(4000, 1, Spec::LeastSquares), synthetic(4000, 2, Spec::LeastSquares));
    assert_ne!(a.minima(), b.minima());
    // Hessian 2·E[xxᵀ] = 2·diag(25/3, 9·25/3); noise 1 leaves a mean square of 1.
    let [low, high] = a.curvatures(Point::zeros());
    assert!(close(low, 50.0 / 3.0, 0.05) && close(high, 150.0, 0.05), "{low} {high}");
    assert!(close(a.lowest().unwrap(), 1.0, 0.1), "{:?}", a.lowest());
}

/// A mean with its rounding errors carried along (Neumaier 1974).
fn mean(terms: impl ExactSizeIterator<Item = f64>) -> f64 {
    let (n, mut sum, mut lost) = (terms.len() as f64, 0.0f64, 0.0);
    for term in terms {
        let next = sum + term;
        lost += if sum.abs() >= term.abs() { (sum - next) + term } else { (term - next) + sum };
        sum = next;
    }
    (sum + lost) / n
}

/// The loss and its gradient, row by row as printed.
fn naive_logistic(rows: &Rows, w: Point) -> (f64, Point) {
    let margin = |i: usize| rows.y[i] * (w.x * rows.x1[i] + w.y * rows.x2[i]);
    let pull = |i: usize| -rows.y[i] / (1.0 + margin(i).exp());
    let all = 0..rows.len();
    (
        mean(all.clone().map(|i| (-margin(i)).exp().ln_1p())),
        Point::new(mean(all.clone().map(|i| pull(i) * rows.x1[i])), mean(all.map(|i| pull(i) * rows.x2[i]))),
    )
}

#[test]
fn the_logistic_loss_is_the_naive_one() {
    let table = std::fs::read("tests/data/reference/data64.csv").unwrap();
    let (reference, _) = TableData::default().read(table, Path::new("data64.csv"), true).unwrap();
    // 1,203 rows make two groups of products and a block that is not full.
    let mut many = Rows::default();
    for i in 0..1203 {
        let (x1, x2) = ((i as f64 * 0.618).fract() * 6.0 - 3.0, (i as f64 * 0.755).fract() * 4.0 - 2.0);
        many.push(x1, x2, if x1 + 0.3 * x2 > (i as f64 * 0.37).fract() - 0.5 { 1.0 } else { -1.0 });
    }
    for rows in [reference, many] {
        let landscape = Logistic::new(&rows);
        for w in [(-2.0, 3.0), (0.0, 0.0), (1.7, 1.3), (40.0, -25.0), (1e-9, 0.0), (-5.0, 60.0)] {
            let w = Point::new(w.0, w.1);
            let ((q, g), (naive_q, naive_g)) = (landscape.value_gradient(w), naive_logistic(&rows, w));
            assert!(close(q, naive_q, 1e-14), "{w:?}: {q} {naive_q}");
            assert!((g - naive_g).amax() <= 1e-14 * naive_g.amax().max(1.0), "{w:?}: {g:?} {naive_g:?}");
        }
    }
}

#[test]
fn separable_classes_have_no_minimum_and_tiny_losses_keep_their_digits() {
    let rows = read("x1,x2,y\n1,0.5,1\n2,-0.5,1\n-1,0.25,-1\n-3,1,-1\n").unwrap();
    let landscape = Logistic::new(&rows);
    assert_eq!((landscape.minima(), landscape.lowest()), (vec![], Some(0.0)));
    // At w = (40, 0) the margins are 40, 80, 40, 120: the loss is e⁻⁴⁰/2, far below the rounding of 1 + e⁻⁴⁰.
    let q = landscape.value(Point::new(40.0, 0.0));
    assert!(close(q, (-40f64).exp() / 2.0, 1e-15), "{q}");
    assert_eq!(landscape.value(Point::new(1e200, 0.0)), 0.0);
    assert_eq!(landscape.value(Point::new(-1e308, 0.0)), f64::INFINITY);
}

#[test]
fn classes_on_one_line_or_all_at_the_origin_have_no_single_minimum() {
    for text in
        ["x1,x2,y\n1,0,1\n2,0,-1\n-1,0,1\n", "x1,x2,y\n0,0,1\n0,0,-1\n", "x1,x2,y\n1,0,1\n-1,0,1\n0,1,1\n0,2,1\n"]
    {
        let landscape = Logistic::new(&read(text).unwrap());
        assert!(landscape.minima().is_empty(), "{text}: {:?}", landscape.minima());
    }
}

#[test]
fn least_squares_keeps_its_digits_near_the_optimum() {
    // y = 3·x1 − 2·x2 exactly, on columns of different size.
    let mut rows = Rows::default();
    for i in 0..50 {
        let (x1, x2) = (f64::from(i % 7) - 3.0, 16.0 * (f64::from(i % 5) - 2.0));
        rows.push(x1, x2, 3.0 * x1 - 2.0 * x2);
    }
    let fit = LeastSquares::new(rows);
    let optimum = fit.minima()[0];
    assert!((optimum - Point::new(3.0, -2.0)).amax() <= 1e-15, "{optimum:?}");
    assert!(fit.value(optimum) < 1e-29, "{}", fit.value(optimum));
    // 1e-9 away Q is of the order 1e-17, a ten-thousandth of what rounding leaves of wᵀGw − 2w·c + yᵀy/n.
    let w = optimum + Point::new(1e-9, 0.0);
    let naive = mean((0..50).map(|i| fit.example_value(i, w)));
    assert!(close(fit.value(w), naive, 1e-5), "{} {naive}", fit.value(w));
}

#[test]
fn true_weights_are_those_that_rows_without_noise_lead_to() {
    let open = |data| Spec::LeastSquares(data).open(&Noise::default(), 7, None).unwrap();
    for scale in [(1.0, 3.0), (0.0015, 40.0)] {
        let silent = open(Data::Synthetic(Synthetic { noise: 0.0, scale, ..Synthetic::default() }));
        let truth = silent.true_weights().unwrap();
        assert!((silent.minima()[0] - truth).norm() < 1e-12, "{truth:?}");
        let noisy = open(Data::Synthetic(Synthetic { noise: 3.0, scale, ..Synthetic::default() }));
        assert_eq!(noisy.true_weights(), Some(truth), "noise is drawn after them");
    }
    let [lecture, categories] = Data::builtin().map(open);
    // y − w·x is normal with deviation 1, as the notebook draws it: its mean square over 300 rows is within 4 of its
    // deviations, √(2/300), of 1.
    let floor = lecture.value(lecture.true_weights().unwrap());
    assert!((floor - 1.0).abs() < 4.0 * (2.0f64 / 300.0).sqrt(), "{floor}");
    assert!((categories.minima()[0] - categories.true_weights().unwrap()).norm() < 1e-14);
}

#[test]
fn rows_on_one_line_give_the_optimum_nearest_the_origin() {
    let fit = LeastSquares::new(read("x1,x2,y\n1,2,5\n2,4,10\n-1,-2,-5\n").unwrap());
    let w = fit.minima()[0];
    assert!((w - Point::new(1.0, 2.0)).amax() < 1e-14, "{w:?}");
    assert!(fit.value(w) < 1e-28);
}

#[test]
fn the_categories_of_slide_30_by_hand() {
    let open =
        |spec: fn(Data) -> Spec| spec(Data::Builtin("categories".to_owned())).open(&Noise::default(), 1, None).unwrap();
    let least_squares = open(Spec::LeastSquares);
    assert_eq!((least_squares.examples(), least_squares.start()), (7, Point::zeros()));
    assert_eq!(least_squares.minima(), [Point::new(2.0, -2.0)]);
    assert!(close(least_squares.lambda_max().unwrap(), 8.0 / 7.0, 1e-15));
    // Q(0) = (4·2² + 2²)/7; ∇Q(0) = (2/7)·(4·(−2), 2).
    assert!(close(least_squares.value(Point::zeros()), 20.0 / 7.0, 1e-15));
    assert!((least_squares.gradient(Point::zeros()) - Point::new(-16.0, 4.0) / 7.0).amax() < 1e-15);
    let pull = |example| least_squares.example_gradient(example, Point::zeros());
    let (popular, neither, rare) = (Point::new(-4.0, 0.0), Point::zeros(), Point::new(0.0, 4.0));
    assert_eq!([0, 1, 2, 3, 4, 5, 6].map(pull), [popular, neither, popular, popular, popular, neither, rare]);
    // Separable but for the rows of neither, whose loss nothing moves.
    let logistic = open(Spec::Logistic);
    assert!(logistic.minima().is_empty());
    assert!(close(logistic.lowest().unwrap(), 2.0 * 2f64.ln() / 7.0, 1e-15));
    assert!(logistic.value(Point::new(40.0, -40.0)) - logistic.lowest().unwrap() < 1e-15);
}

#[test]
fn an_epoch_of_single_rows_moves_the_rare_weight_once_and_ada_grad_by_its_first_step() {
    let spec = Spec::LeastSquares(Data::Builtin("categories".to_owned()));
    let landscape = spec.open(&Noise::default(), 1, None).unwrap();
    let eta = 0.1;
    for rule in [RuleSpec::Gd, RuleSpec::AdaGrad(Default::default())] {
        let entry = Entry { rule, eta, batch: Batch::One, ..Entry::default() };
        let run = run(&landscape, &entry, landscape.start(), 7, 5);
        let moves = |weight: usize| run.points.windows(2).map(move |p| p[1][weight] - p[0][weight]);
        let counts = [0, 1].map(|weight| moves(weight).filter(|&step| step != 0.0).count());
        assert_eq!(counts, [4, 1], "{}", rule.name());
        let rare: f64 = moves(1).sum();
        // −η·4 for SGD, −η for AdaGrad, whenever the row comes.
        let expected = if rule == RuleSpec::Gd { -4.0 * eta } else { -eta };
        assert!(close(rare, expected, 1e-8), "{}: {rare}", rule.name());
    }
}

#[test]
fn a_method_that_waits_for_a_rare_row_does_not_hover() {
    let spec = Spec::LeastSquares(Data::Builtin("categories".to_owned()));
    let landscape = spec.open(&Noise::default(), 1, None).unwrap();
    let entry = Entry { eta: 0.3, batch: Batch::One, ..Entry::default() };
    for seed in 1..=20 {
        // Q falls whenever the rare row comes, and stands in between.
        assert_eq!(run(&landscape, &entry, landscape.start(), 70, seed).verdict, Verdict::Moving, "seed {seed}");
    }
}
