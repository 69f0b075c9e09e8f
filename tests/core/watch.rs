//! Work that takes long gives up soon after it is not wanted any more, wherever it is; and no loop over numbers is endless.

use losscape::export::Subject;
use losscape::figure::{Contours, Grid, Levels};
use losscape::geometry::Point;
use losscape::job::{Advance, Watch};
use losscape::lab::{Digits, Lab, Network, Probe, Slice, Smoothing, TrainedNets, Training, Variant};
use losscape::landscape::{Data, Landscape, Noise, OpenError, Spec, Synthetic};
use losscape::optim::{Batch, Nesterov, RuleSpec};
use losscape::picture::{FigureOptions, charts};
use losscape::race::{Entry, anatomy_at, anatomy_at_watched, gradient_norms, run_all, run_watched};
use losscape::scene::Race;
use losscape::scene::{ChartKind, Racer, Scene, View};
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// When the work below stops being wanted.
const WANTED: Duration = Duration::from_millis(100);
/// What the way out may take on a busy machine and without optimisation; what is given up would take minutes.
const OUT: Duration = Duration::from_secs(5);

/// Does work that is wanted for a moment only, and asserts that it noticed.
fn given_up(what: &str, work: impl FnOnce(&Watch<'_>)) {
    let begun = Instant::now();
    let go_on = |_| begun.elapsed() < WANTED;
    work(&Watch::new(&go_on));
    assert!(begun.elapsed() < OUT, "{what} went on for {:?}", begun.elapsed());
}

fn synthetic(examples: usize, scale: (f64, f64)) -> Data {
    Data::Synthetic(Synthetic { examples, scale, ..Synthetic::default() })
}

fn logistic(examples: usize) -> Landscape {
    Spec::Logistic(synthetic(examples, (1.0, 3.0))).open(&Noise::default(), 1, None).unwrap()
}

fn entries() -> Vec<Entry> {
    let nesterov = RuleSpec::Nesterov(Nesterov::DEFAULT);
    let entry = |rule, batch| Entry { rule, batch, eta: 1e-3, ..Entry::default() };
    vec![entry(RuleSpec::Gd, Batch::Full), entry(nesterov, Batch::Full), entry(RuleSpec::Gd, Batch::Size(5000))]
}

#[test]
fn races_and_steps_taken_apart_are_given_up_whatever_they_cost() {
    for examples in [3, 100_000] {
        let landscape = logistic(examples);
        for entry in entries().into_iter().filter(|entry| entry.batch.size(examples) <= examples) {
            let run = (Point::new(1.0, 1.0), 100_000_000, 1);
            given_up("a step taken apart", |watch| {
                assert!(anatomy_at_watched(&landscape, &entry, run, 100_000_000, watch).is_none());
            });
            // As many steps as fit into memory.
            let steps = if examples == 3 { 10_000_000 } else { 1_000_000 };
            given_up("a race", |watch| {
                assert!(run_watched(&landscape, &[entry; 3], run.0, steps, 1, watch).is_none());
            });
        }
    }
}

#[test]
fn landscapes_are_given_up_while_they_are_opened() {
    for spec in [Spec::Logistic(synthetic(1_000_000, (1.0, 3.0))), Spec::Himmelblau] {
        let noise = Noise { examples: 1_000_000, ..Noise::default() };
        let opened = spec.open_watched(&noise, 1, None, &Watch::new(&|_| false));
        assert!(matches!(opened, Err(OpenError::GivenUp)), "{}", spec.name());
    }
    let folder = tempfile::tempdir().unwrap();
    let rows: String = (0..100_000).map(|k| format!("{k},1,{}\n", k % 7)).collect();
    std::fs::write(folder.path().join("rows.csv"), format!("x1,x2,y\n{rows}")).unwrap();
    let spec = Spec::LeastSquares(Data::File("rows.csv".into()));
    let opened = spec.open_watched(&Noise::default(), 1, Some(folder.path()), &Watch::new(&|_| false));
    assert!(matches!(opened, Err(OpenError::GivenUp)));
    let scene = Scene { landscape: spec, ..Scene::default() };
    assert!(scene.open_watched(folder.path(), &Watch::new(&|_| false)).unwrap().is_none());
}

#[test]
fn curves_and_figures_are_given_up() {
    let scene = Scene {
        landscape: Spec::Logistic(synthetic(20_000, (1.0, 3.0))),
        steps: 200,
        racers: vec![Racer::default()],
        view: View { charts: vec![ChartKind::GradientNorm], ..View::default() },
        ..Scene::default()
    };
    let landscape = scene.open(Path::new("")).unwrap();
    let race = Race::run(scene, landscape.into());
    let asked = Mutex::new(0);
    let third = |_| {
        *asked.lock().unwrap() += 1;
        *asked.lock().unwrap() < 3
    };
    assert!(charts::curves(&race, ChartKind::GradientNorm, &Watch::new(&third)).is_none());
    assert_eq!(*asked.lock().unwrap(), 3, "amid the curve");
    let options = FigureOptions { size: (320, 180), ..FigureOptions::default() };
    let subject = Subject::from(std::sync::Arc::new(race));
    assert!(subject.to_pixels_watched(&options, &Watch::new(&|_| false)).is_none());
    assert!(subject.to_pixels_watched(&options, &Watch::forever()).is_some());
}

#[test]
fn labs_of_large_nets_are_given_up_amid_a_step_and_sliced_finely() {
    let network = Network::Digits(Digits { depth: 10.0, width: 300.0, file: None });
    let training = Training { steps: 1, ..Training::default() };
    let nets = vec![Variant::Plain];
    let probe = Probe { count: 100.0, ..Probe::default() };
    let trained = TrainedNets { network, nets, training };
    let smoothing = Smoothing { trained: trained.clone(), probe, ..Smoothing::default() };
    let slice = Slice { trained, ..Slice::default() };
    for lab in [Lab::Smoothing(smoothing), Lab::Slice(slice)] {
        let start = || lab.start(1, Path::new("")).unwrap();
        // Without a budget it is a whole step: seconds of probes.
        for budget in [Duration::ZERO, Duration::MAX] {
            let mut job = start();
            given_up("a lab", |watch| {
                job.advance_watched(budget, watch);
            });
        }
        let (mut job, begun) = (start(), Instant::now());
        job.advance(Duration::from_millis(1));
        assert!(begun.elapsed() < OUT, "a slice took {:?}", begun.elapsed());
    }
}

#[test]
fn a_watch_changes_no_number_and_hears_of_the_whole_way() {
    let landscape = logistic(3000);
    let (entries, start) = (entries(), Point::new(1.0, 1.0));
    let entries = [entries[0], entries[1], Entry { batch: Batch::Size(7), ..entries[2] }];
    let told = Mutex::new(Vec::new());
    let go_on = |share| {
        told.lock().unwrap().push(share);
        true
    };
    let watch = Watch::new(&go_on);
    let total = entries.iter().map(|entry| losscape::race::cost(&landscape, entry, 2000)).sum();
    watch.begin(total);
    let watched = run_watched(&landscape, &entries, start, 2000, 1, &watch).unwrap();
    assert_eq!(watched, run_all(&landscape, &entries, start, 2000, 1));
    assert!(watch.is_wanted());
    let told = told.into_inner().unwrap();
    assert!(told.len() > 50 && told.windows(2).filter(|pair| pair[0] > pair[1]).count() < told.len() / 10);
    assert_eq!((told[0], told[told.len() - 1]), (0.0, 1.0));
    // Blocks of one step are the same steps.
    let (few, many) = (logistic(200_000), 30);
    let run = &run_all(&few, &entries[..1], start, many, 1)[0];
    let last = anatomy_at(&few, &entries[0], (start, many, 1), many).unwrap();
    assert_eq!((last.from, last.to), (run.points[many - 1], run.points[many]));
    assert_eq!(gradient_norms(&few, run).len(), many + 1);
}

/// Scales to the ends of their range, whose squares leave f64 below.
const SCALES: [f64; 7] = [1e-300, 1e-150, 1e-8, 1.0, 100.0, 1e25, 1e50];

#[test]
fn rows_of_any_scale_open_and_say_whether_a_minimum_is_known() {
    let begun = Instant::now();
    for (a, b) in SCALES.into_iter().flat_map(|a| SCALES.map(|b| (a, b))) {
        for (examples, seed) in [(2, 1), (3, 1), (3, 2), (5, 3), (40, 1)] {
            for make in [Spec::Logistic, Spec::LeastSquares] {
                let spec = make(synthetic(examples, (a, b)));
                let what = format!("{} {examples} {a:e} {b:e} under {seed}", spec.name());
                let landscape = spec.open(&Noise::default(), seed, None).expect("it opens");
                let (start, minima) = (landscape.start(), landscape.minima());
                assert!(
                    start.iter().chain(minima.iter().flatten()).all(|x| x.is_finite()),
                    "{what}: {start} {minima:?}"
                );
                if let (Some(minimum), Some(lowest)) = (minima.first(), landscape.lowest()) {
                    assert_eq!(landscape.value(*minimum).to_bits(), lowest.to_bits(), "{what}");
                }
                let run = run_all(&landscape, &entries()[..2], start, 20, 1);
                assert_eq!(run.len(), 2, "{what}");
            }
        }
    }
    assert!(begun.elapsed() < Duration::from_secs(60));
}

#[test]
fn the_scene_of_the_issue_is_checked_run_and_drawn() {
    let text = "(landscape: Logistic(Synthetic(examples: 3, scale: (100.0, 1e-150))), racers: [(rule: Gd)])";
    let scene = Scene::parse(text, "extreme.ron").unwrap();
    let landscape = scene.open(Path::new("")).unwrap();
    assert!(landscape.minima().is_empty(), "no minimum is known");
    let subject = Subject::from(std::sync::Arc::new(Race::run(scene, landscape.into())));
    let options = FigureOptions { size: (320, 180), ..FigureOptions::default() };
    assert!(subject.to_svg(&options).contains("<svg"));
}

#[test]
fn rows_on_one_line_have_no_floor_that_was_not_found() {
    // x2 is 0 throughout: the curvature has no inverse, and the classes are mixed.
    let rows: Vec<_> = [(1.0, 1.0), (1.0, -1.0), (2.0, 1.0), (-1.0, 1.0)].into();
    let mut table = losscape::landscape::Rows::default();
    rows.iter().for_each(|(x, y)| table.push(*x, 0.0, *y));
    let line = losscape::landscape::Logistic::new(&table);
    use losscape::landscape::Surface;
    assert_eq!((line.minima(), line.lowest()), (Vec::new(), None));
    // Separable rows have a floor, and no minimum.
    let mut table = losscape::landscape::Rows::default();
    [(1.0, 0.5, 1.0), (-1.0, -2.0, -1.0), (0.5, 1.0, 1.0)].iter().for_each(|(a, b, y)| table.push(*a, *b, *y));
    let apart = losscape::landscape::Logistic::new(&table);
    assert_eq!((apart.minima(), apart.lowest()), (Vec::new(), Some(0.0)));
}

#[test]
fn ground_finer_than_the_grid_has_no_lines_and_takes_no_gigabytes() {
    let levels = Levels::at(&(1..=200).map(f64::from).collect::<Vec<_>>());
    let noisy = |nodes: usize| {
        let mut grid = Grid::new((0.0, 1.0), (0.0, 1.0), nodes, nodes);
        grid.values.iter_mut().enumerate().for_each(|(k, value)| *value = if k * 7 % 5 < 2 { 0.5 } else { 200.5 });
        Contours::of(&grid, &levels).lines.len()
    };
    assert!(noisy(40) > 0);
    assert_eq!(noisy(400), 0);
}

#[test]
fn a_lab_in_slices_is_the_lab_at_one_go() {
    let network = Network::Digits(Digits { depth: 2.0, width: 8.0, file: None });
    let training = Training { steps: 7, ..Training::default() };
    let probe = Probe { count: 3.0, every: 2.0, ..Probe::default() };
    let trained = TrainedNets { network, training, ..TrainedNets::default() };
    let lab = Lab::Smoothing(Smoothing { trained, probe, ..Smoothing::default() });
    let table = |budget| {
        let mut job = lab.start(1, Path::new("")).unwrap();
        let mut slices = 1;
        while job.advance(budget) != Advance::Done {
            slices += 1;
        }
        let mut table = Vec::new();
        job.output().write_csv(&mut table, &mut |_| ()).unwrap();
        (table, slices)
    };
    let (whole, steps, parts) = (table(Duration::MAX), table(Duration::ZERO), table(Duration::from_nanos(1)));
    assert_eq!((whole.1, steps.1), (1, 7));
    assert!(parts.1 > 7, "a part at a time");
    assert!(whole.0 == steps.0 && whole.0 == parts.0);
}
