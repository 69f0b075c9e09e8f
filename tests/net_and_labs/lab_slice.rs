//! The loss slice: its grid against closed forms and direct evaluation, both planes, and as a record.

use crate::table;
use losscape::figure::theme::Theme;
use losscape::figure::{Figure, Layer};
use losscape::job::Advance;
use losscape::lab::slice::{Findings, Surface};
use losscape::lab::weight_plane::WeightPlane;
use losscape::lab::{
    Digits, Lab, Linear, Network, Plane, Record, Slice, SliceGrid, Spirals, TrainedNets, Training, Variant,
};
use losscape::net::{
    Activation, BatchNorm, Dataset, Evaluator, Init, Loss, Net, NetSpec, Norm, Targets, TensorKind, Trainer, Updates,
};
use losscape::optim::{RuleSpec, Schedule};
use losscape::text::Lang;
use nalgebra::DMatrix;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

fn run(lab: Slice, budget: Duration) -> Arc<Record> {
    let mut job = Lab::Slice(lab).start(1, Path::new("")).unwrap();
    while job.advance(budget) != Advance::Done {}
    job.output()
}

fn findings(record: &Record) -> &Findings {
    record.findings_as().expect("another lab's record")
}

fn losses(surface: &Surface) -> Vec<f64> {
    surface.known().flat_map(|(_, row)| row.iter().copied()).collect()
}

fn small() -> Slice {
    Slice {
        trained: TrainedNets {
            network: Network::Spirals(Spirals { depth: 3.0, width: 6.0 }),
            training: Training { steps: 20, batch: 20, ..Training::default() },
            ..TrainedNets::default()
        },
        grid: SliceGrid { points: 9.0, reach: 0.5 },
        ..Slice::default()
    }
}

#[test]
fn the_middle_is_the_trained_net_bit_for_bit() {
    let mut digits = small();
    digits.trained.network = Network::Digits(Digits { depth: 1.0, width: 4.0, file: None });
    for mut lab in [small(), Slice { plane: Plane::Pca, ..small() }, digits] {
        lab.trained.nets = Variant::all().to_vec();
        let record = run(lab, Duration::MAX);
        for net in &findings(&record).nets {
            let (surface, trained) = (net.surface.as_ref().unwrap(), net.last.unwrap().0);
            assert!(surface.is_whole());
            let middle = losses(surface)[4 * 9 + 4];
            assert_eq!(middle.to_bits(), trained.loss.to_bits());
            assert_eq!(surface.centre.to_bits(), trained.loss.to_bits());
        }
    }
}

/// A single matrix: L(W) = Σ ‖Wx − y‖² / outputs, a quadratic of W, computed here from the residuals.
#[test]
fn a_quadratic_equals_its_closed_form_and_direct_evaluation() {
    let (width, eta) = (4, 1e-4);
    let training = Training { eta, steps: 3, batch: 1_000_000, ..Training::default() };
    let network = Network::Linear(Linear { depth: 1.0, width: width as f64 });
    let lab = Slice { trained: TrainedNets { network, training, nets: vec![Variant::Plain] }, ..small() };
    let record = run(lab, Duration::MAX);
    let net = &findings(&record).nets[0];
    let surface = net.surface.as_ref().unwrap();

    let data = Arc::new(Dataset::gaussian(width, 1));
    let spec = NetSpec {
        inputs: width,
        hidden: Vec::new(),
        outputs: width,
        activation: Activation::Identity,
        norm: Norm::None,
        noise: false,
        dropout: 0.0,
        bias: false,
        loss: Loss::SquaredSum,
    };
    let net = Net::new(spec).unwrap();
    let how = Updates { rule: RuleSpec::Gd, eta, schedule: Schedule::Constant, warmup: 0, batch: 1_000_000, steps: 3 };
    let mut trainer = Trainer::new(net.clone(), data.clone(), &how, Init::Glorot, 1).unwrap();
    for _ in 0..3 {
        trainer.measure();
        trainer.update();
    }
    let plane = WeightPlane::random(net.tensors(), trainer.weights().to_vec(), 1);
    let Targets::Values(y) = &data.train.y else { panic!("a linear map has values") };
    let mut evaluator = Evaluator::new(&net);
    let mut w = trainer.weights().to_vec();
    for (j, row) in surface.known() {
        for (i, loss) in row.iter().enumerate() {
            plane.at(surface.coordinate(i), surface.coordinate(j), &mut w);
            assert_eq!(*loss, evaluator.loss(&w, trainer.running(), &data.train));
            let residual = DMatrix::from_column_slice(width, width, &w) * &data.train.x - y;
            let closed = residual.norm_squared() / width as f64;
            assert!((loss - closed).abs() < 1e-10 * closed, "{loss} {closed}");
        }
    }
}

#[test]
fn nets_of_one_seed_get_equal_directions_for_their_matrices() {
    let spec = |norm| NetSpec {
        inputs: 2,
        hidden: vec![5; 3],
        outputs: 3,
        activation: Activation::Relu,
        norm,
        noise: false,
        dropout: 0.0,
        bias: true,
        loss: Loss::CrossEntropy,
    };
    let plain = Net::new(spec(Norm::None)).unwrap();
    let norm = Net::new(spec(Norm::Batch(BatchNorm::default()))).unwrap();
    let planes = [&plain, &norm].map(|net| WeightPlane::random(net.tensors(), net.initial(Init::He, 4), 4));
    let matrices = |net: &Net, k: usize| -> Vec<f64> {
        let weights = net.tensors().iter().filter(|tensor| tensor.kind == TensorKind::Weight);
        weights.flat_map(|tensor| planes[k].directions[1][tensor.range.clone()].to_vec()).collect()
    };
    assert_eq!(matrices(&plain, 0), matrices(&norm, 1));
    assert!(matrices(&plain, 0).iter().all(|d| *d != 0.0));
}

#[test]
fn the_way_ends_in_the_middle_of_its_plane() {
    let record = run(Slice { plane: Plane::Pca, ..small() }, Duration::MAX);
    for net in &findings(&record).nets {
        let path = net.path.as_ref().unwrap();
        assert_eq!(path.points.len(), 21, "all of a short way");
        assert_eq!(path.points[20], [0.0, 0.0]);
        assert!(path.shares[0] >= path.shares[1] && path.shares[0] + path.shares[1] <= 1.0 + 1e-12);
    }
    let figure = record.figure(Lang::En, &Theme::Light.tokens());
    let is_path = |layer: &Layer| matches!(layer, Layer::Path(path) if path.at == 20);
    let (profile, maps) = figure.plots.split_last().unwrap();
    assert!(maps.len() == 2 && maps.iter().all(|plot| plot.layers.iter().any(is_path)));
    // The profile is the row of the grid through the trained weights.
    for (layer, net) in profile.layers.iter().zip(&findings(&record).nets) {
        let Layer::Curve(curve) = layer else { panic!("a curve per net") };
        let surface = net.surface.as_ref().unwrap();
        assert_eq!(Some(&curve.values[..]), surface.middle());
        assert_eq!(curve.values[surface.points / 2], surface.centre);
        assert_eq!(curve.x.at(surface.points / 2), 0.0);
    }
    assert!(record.verdict(Lang::En).contains("variance"), "{}", record.verdict(Lang::En));
}

fn colours(figure: &Figure) -> Vec<Vec<losscape::figure::colour::Rgba>> {
    let field = |layer: &Layer| if let Layer::Field(field) = layer { Some(field.colours.clone()) } else { None };
    figure.plots.iter().flat_map(|plot| plot.layers.iter().filter_map(field)).collect()
}

#[test]
fn nets_share_levels_and_the_figure_grows_with_the_job() {
    let mut job = Lab::Slice(small()).start(1, Path::new("")).unwrap();
    let (mut last, mut figures) = (0, 0);
    loop {
        let advance = job.advance(Duration::ZERO);
        let record = job.output();
        assert!(record.done >= last && record.total == 20 + 81);
        last = record.done;
        let figure = record.figure(Lang::Ru, &Theme::Projector.tokens());
        let shared = colours(&figure);
        assert!(shared.windows(2).all(|pair| pair[0] == pair[1]));
        figures += usize::from(shared.len() == 2);
        if advance == Advance::Done {
            break;
        }
    }
    assert_eq!((last, figures), (101, 9), "a figure after each row");
    let record = job.output();
    let figure = record.figure(Lang::En, &Theme::Light.tokens());
    assert_eq!(figure.plots[0].colour_bar, figure.plots[1].colour_bar);
    for lang in Lang::ALL {
        for words in [record.verdict(lang), record.terms(lang)] {
            assert!(!words.is_empty() && !words.contains("slice-") && !words.contains('$'), "{words}");
        }
    }
    assert!(record.verdict(Lang::En).contains("The loss rises"), "{}", record.verdict(Lang::En));
}

#[test]
fn the_table_has_every_node() {
    let record = run(small(), Duration::MAX);
    let text = table(&record);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!((lines[0], lines.len()), ("net,alpha,beta,loss", 1 + 2 * 81));
    assert!(lines[1].starts_with("plain,-5.0000000000000000e-1,-5.0000000000000000e-1,"), "{}", lines[1]);
    assert!(lines[162].starts_with("batch-norm,5.0000000000000000e-1,5.0000000000000000e-1,"), "{}", lines[162]);
}

#[test]
fn a_net_that_diverges_has_no_slice() {
    let training = Training { eta: 1e200, ..small().trained.training };
    for plane in [Plane::Random, Plane::Pca] {
        let trained = TrainedNets { training, nets: vec![Variant::Plain], ..small().trained };
        let record = run(Slice { trained, plane, ..small() }, Duration::MAX);
        assert_eq!(record.done, record.total);
        assert!(findings(&record).nets[0].surface.is_none());
        assert!(record.verdict(Lang::En).contains("iverged at step"), "{}", record.verdict(Lang::En));
        record.figure(Lang::En, &Theme::Light.tokens());
    }
}
