//! Labs as they are used: from settings and a seed to a record, its figure, its table and its words.

use crate::table;
use losscape::figure::theme::Theme;
use losscape::figure::{Arrangement, Facets, Layer};
use losscape::intake::ReadError;
use losscape::job::Advance;
use losscape::lab::{
    DataFileError, Digits, Lab, LabError, Linear, Network, Probe, Record, Smoothing, Spirals, TrainedNets, Training,
    Variant, smoothing,
};
use losscape::optim::{Nesterov, RuleSpec};
use losscape::text::Lang;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// A lab of a second's thousandth: 2 → 8 → 8 → 3.
fn small(nets: &[Variant]) -> Smoothing {
    Smoothing {
        trained: TrainedNets {
            network: Network::Spirals(Spirals { depth: 2.0, width: 8.0 }),
            nets: nets.to_vec(),
            training: Training { batch: 16, steps: 30, ..Training::default() },
        },
        probe: Probe { count: 3.0, ..Probe::DEFAULT },
        ..Smoothing::default()
    }
}

/// The same on digits.
fn on_digits(digits: Digits) -> Smoothing {
    let mut lab = small(&[Variant::Plain]);
    lab.trained.network = Network::Digits(digits);
    lab
}

fn finished(lab: &Lab, budget: Duration) -> Arc<Record> {
    let mut job = lab.start(7, Path::new(".")).unwrap();
    while job.advance(budget) != Advance::Done {}
    job.output()
}

fn nets(record: &Record) -> &[smoothing::NetFindings] {
    &record.findings_as::<smoothing::Findings>().expect("another lab").nets
}

fn smoothed(lab: Smoothing) -> Arc<Record> {
    finished(&Lab::Smoothing(lab), Duration::MAX)
}

#[test]
fn neither_slices_nor_threads_change_a_number() {
    let lab = Lab::Smoothing(small(&Variant::all()));
    let whole = table(&finished(&lab, Duration::MAX));
    for budget in [Duration::ZERO, Duration::from_micros(300), Duration::from_millis(2)] {
        assert_eq!(table(&finished(&lab, budget)), whole, "{budget:?}");
    }
    let Lab::Smoothing(mut other) = lab else { unreachable!() };
    other.trained.training.eta = 0.11;
    assert_ne!(table(&smoothed(other)), whole, "the settings do");
}

#[test]
fn nets_do_not_see_each_other() {
    let [plain, norm, ..] = Variant::all();
    let alone = smoothed(small(&[norm]));
    let together = smoothed(small(&[plain, norm]));
    assert_eq!(nets(&alone)[0].loss[..], nets(&together)[1].loss[..]);
    assert_eq!(nets(&alone)[0].beta[..], nets(&together)[1].beta[..]);
}

/// With one unit of work done: the first loss, before any update.
#[test]
fn all_variants_start_from_equal_weights() {
    let mut job = Lab::Smoothing(small(&[Variant::Plain, Variant::Plain])).start(7, Path::new(".")).unwrap();
    job.advance(Duration::ZERO);
    let record = job.output();
    assert_eq!(record.done, 1);
    let [first, second] = nets(&record) else { panic!("two nets") };
    assert_eq!(first.loss[0].to_bits(), second.loss[0].to_bits());
    let [plain, noisy] = [Variant::Plain, Variant::Noisy].map(|variant| {
        let mut job = Lab::Smoothing(small(&[variant])).start(7, Path::new(".")).unwrap();
        job.advance(Duration::ZERO);
        nets(&job.output())[0].clone()
    });
    // In inference mode there is no noise: the untrained noisy net is the plain one.
    assert_eq!(plain.train.loss[0].to_bits(), noisy.train.loss[0].to_bits());
    assert_ne!(plain.loss[0], noisy.loss[0], "noise acts in training");
}

#[test]
fn probing_changes_nothing_of_the_training() {
    for variant in Variant::all() {
        let often = small(&[variant]);
        let rarely = Smoothing { probe: Probe { every: 1000.0, ..often.probe }, ..often.clone() };
        let [often, rarely] = [often, rarely].map(smoothed);
        let [often, rarely] = [&often, &rarely].map(|record| &nets(record)[0]);
        assert_eq!((often.beta.len(), rarely.beta.len()), (30, 1));
        assert_eq!(often.loss[..], rarely.loss[..], "{}", variant.name());
        // Evaluations use the running averages.
        assert_eq!(often.validation.loss[..], rarely.validation.loss[..], "{}", variant.name());
        assert_eq!(often.last, rarely.last, "{}", variant.name());
    }
}

/// Plain gradient descent without momentum steps to w − ηg: on a full batch, the probe at 1·η is the next loss.
#[test]
fn a_probe_at_the_step_itself_is_the_next_loss() {
    let mut lab = small(&[Variant::Plain, Variant::BatchNorm(Default::default())]);
    lab.trained.training.batch = 1_000_000;
    lab.probe = Probe { low: 1.0, high: 1.0, count: 1.0, every: 1.0 };
    let record = smoothed(lab);
    for net in nets(&record) {
        for step in 0..29 {
            assert!((net.loss_low[step] - net.loss[step + 1]).abs() < 1e-12, "step {step}");
        }
    }
}

/// A step size at which some nets diverge and others do not: between those where none and where all do.
#[test]
fn a_net_that_diverges_ends_at_its_step_and_the_others_go_on() {
    let ends = |record: &Record| nets(record).iter().map(|net| net.diverged).collect::<Vec<_>>();
    let mut etas = (0..40).map(|k| 1e-4 * 1.5f64.powi(k));
    let record = etas.find_map(|eta| {
        let mut lab = small(&Variant::all());
        lab.trained.network = Network::Linear(Linear { depth: 5.0, width: 4.0 });
        lab.trained.training.eta = eta;
        lab.trained.training.steps = 200;
        lab.probe.every = 10.0;
        let record = smoothed(lab);
        let ends = ends(&record);
        (ends.iter().any(Option::is_some) && ends.iter().any(Option::is_none)).then_some(record)
    });
    let record = record.expect("the nets differ in the step they bear");
    assert_eq!((record.done, record.total), (200, 200));
    for lang in Lang::ALL {
        let (verdict, figure) = (record.verdict(lang), record.figure(lang, &Theme::Light.tokens()));
        for (place, net) in nets(&record).iter().enumerate() {
            assert!(net.loss.iter().all(|loss| loss.is_finite()));
            let told = &figure.legend[place].verdict;
            let Some(step) = net.diverged else {
                assert_eq!((net.loss.len(), told.as_str()), (200, ""));
                continue;
            };
            assert!(step > 0 && net.loss.len() == step, "{} steps were made", net.loss.len());
            assert!(told.contains(&step.to_string()) && verdict.contains(&step.to_string()), "{told}; {verdict}");
            for plot in &figure.plots[4 * place..4 * place + 3] {
                let is_crossed = |layer: &Layer| match layer {
                    Layer::Band(band) => band.diverged,
                    Layer::Curve(curve) => curve.diverged,
                    _ => false,
                };
                assert_eq!(plot.layers.iter().filter(|layer| is_crossed(layer)).count(), 1, "{}", plot.title);
            }
        }
    }
}

#[test]
fn all_diverged_is_an_outcome() {
    let mut lab = small(&[Variant::Plain]);
    lab.trained.training.eta = 1e300;
    let record = smoothed(lab);
    assert!(nets(&record)[0].diverged.is_some());
    assert_eq!(record.done, record.total);
    let figure = record.figure(Lang::En, &Theme::Light.tokens());
    assert!(figure.plots.iter().all(|plot| plot.y.range.0 < plot.y.range.1 && plot.y.range.1.is_finite()));
    assert!(!table(&record).contains("NaN"));
}

#[test]
fn what_cannot_start_says_why() {
    let start = |lab: Smoothing| Lab::Smoothing(lab).start(1, Path::new(".")).map(|_| ()).unwrap_err();
    assert_eq!(start(small(&[])), LabError::NoNets);
    let one = |nets: &[Variant]| {
        let lab = small(nets);
        let training = Training { batch: 1, ..lab.trained.training };
        Smoothing { trained: TrainedNets { training, ..lab.trained }, ..lab }
    };
    assert_eq!(start(one(&Variant::all())), LabError::BatchOfOne { found: 1 });
    assert!(
        Lab::Smoothing(one(&[Variant::Plain, Variant::LayerNorm(Default::default())])).start(1, Path::new(".")).is_ok()
    );
    let file = |name: &str| {
        let digits = Digits { file: Some(name.into()), ..Digits::default() };
        start(on_digits(digits))
    };
    let reason = |name: &str| match file(name) {
        LabError::Data { path, reason } if path == name => reason,
        other => panic!("{other}"),
    };
    assert_eq!(reason("../digits.csv"), DataFileError::Outside);
    let refused = |name: &str| match reason(name) {
        DataFileError::Unreadable(ReadError::System { kind, .. }) => kind,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused("no-such.csv"), ErrorKind::NotFound);
    assert!(matches!(reason("assets/data/lecture_regression.csv"), DataFileError::Columns { .. }));
    assert_eq!(refused("src"), ErrorKind::IsADirectory);
    for error in [LabError::NoNets, LabError::BatchOfOne { found: 1 }, file("no-such.csv"), file("README.md")] {
        let [en, ru] = Lang::ALL.map(|lang| error.message(lang));
        assert!(en != ru && !en.starts_with("lab-") && !ru.contains('{'), "{en} {ru}");
    }
}

#[test]
fn a_file_that_would_fill_the_memory_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::File::create(folder.path().join("huge.csv")).unwrap().set_len(17 << 20).unwrap();
    let digits = Digits { file: Some("huge.csv".into()), ..Digits::default() };
    let lab = Lab::Smoothing(on_digits(digits));
    let error = lab.start(7, folder.path()).map(|_| ()).unwrap_err();
    assert_eq!(error.message(Lang::En), "huge.csv cannot be read, it is larger than 16 MiB");
}

#[test]
fn a_file_beside_the_scene_is_read() {
    let digits = Digits { file: Some("digits.csv".into()), depth: 1.0, width: 4.0 };
    let lab = |digits| Lab::Smoothing(on_digits(digits));
    let builtin = finished(&lab(Digits { file: None, ..digits.clone() }), Duration::MAX);
    let mut job = lab(digits).start(7, Path::new("assets/data")).unwrap();
    while job.advance(Duration::MAX) != Advance::Done {}
    assert_eq!(table(&job.output()), table(&builtin), "a copy of the built-in digits");
}

#[test]
fn the_table_has_a_row_per_net_and_step_and_no_nan() {
    let mut lab = small(&Variant::all());
    lab.probe.every = 4.0;
    lab.trained.training.steps = 103;
    let record = smoothed(lab);
    let text = table(&record);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap().len(), 12);
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 5 * 104);
    for (k, row) in rows.iter().enumerate() {
        let step = k % 104;
        assert_eq!(row[1], step.to_string());
        let has = |cell: usize| row[cell].parse::<f64>().map(f64::is_finite).is_ok();
        assert_eq!(has(2), step < 103, "loss in {row:?}");
        assert_eq!(has(7), step < 103 && step % 4 == 0, "beta in {row:?}");
        assert_eq!(has(8) && has(9) && has(10) && has(11), step % 2 == 0 || step == 103, "evaluation in {row:?}");
    }
    assert!(!text.contains("NaN"));
    let mut told = 0;
    record.write_csv(&mut std::io::sink(), &mut |rows| told = rows).unwrap();
    assert_eq!(told, rows.len());
}

#[test]
fn values_without_classes_have_no_accuracy() {
    let mut lab = small(&[Variant::Plain, Variant::BatchNorm(Default::default())]);
    lab.trained.network = Network::Linear(Linear { depth: 5.0, width: 4.0 });
    lab.trained.training = Training { eta: 1e-6, batch: 1000, steps: 10, ..Training::default() };
    let record = smoothed(lab);
    assert!(nets(&record).iter().all(|net| net.last.unwrap().1.accuracy.is_none()));
    let weights: Vec<_> = nets(&record).iter().map(|net| net.weights).collect();
    assert_eq!(weights, [5 * 16, 5 * 16 + 4 * 2 * 4], "five matrices, no biases; γ and β after all but the last");
    assert!(table(&record).lines().skip(1).all(|line| line.ends_with(',')));
    let figure = record.figure(Lang::En, &Theme::Light.tokens());
    assert!(
        figure.plots[3].y.log
            && figure.plots[3].title == Lang::En.t("lab-chart-evaluated-loss")
            && !figure.legend[0].parameters.contains('%')
    );
}

#[test]
fn a_rule_that_looks_ahead_is_probed_where_its_gradient_was_taken() {
    let mut lab = small(&[Variant::Plain]);
    lab.trained.training.rule = RuleSpec::Nesterov(Nesterov::DEFAULT);
    lab.probe = Probe { low: 1e-12, high: 1e-12, count: 1.0, every: 1.0 };
    let record = smoothed(lab);
    let net = &nets(&record)[0];
    for step in 0..30 {
        assert!((net.loss_low[step] - net.loss[step]).abs() < 1e-9, "step {step}");
    }
}

#[test]
fn a_figure_grows_inside_its_axes() {
    let lab = Lab::Smoothing(small(&Variant::all()));
    let mut job = lab.start(7, Path::new(".")).unwrap();
    let before = job.output();
    assert_eq!((before.done, before.total, before.verdict(Lang::En)), (0, 30, String::new()));
    loop {
        let is_done = job.advance(Duration::ZERO) == Advance::Done;
        let record = job.output();
        let figure = record.figure(Lang::Ru, &Theme::Light.tokens());
        assert_eq!(figure.arrangement, Arrangement::Grid { columns: 4, headed: true });
        assert_eq!((figure.plots.len(), figure.legend.len()), (4 * 5, 5));
        assert!(figure.plots.iter().all(|plot| plot.x.range == (0.0, 30.0) && plot.layers.len() >= 2));
        for (place, plot) in figure.plots.iter().enumerate() {
            assert_eq!(plot.y, figure.plots[place % 4].y, "rows compare");
        }
        let together = record.figure_of(&Facets::None, Lang::Ru, &Theme::Light.tokens());
        assert_eq!((together.plots.len(), together.legend.len()), (4, 5));
        assert!(together.plots.iter().all(|plot| plot.layers.len() >= 2 * 5));
        if is_done {
            break;
        }
    }
}

#[test]
fn the_verdict_says_what_the_medians_say() {
    let record = smoothed(small(&Variant::all()));
    let verdict = record.verdict(Lang::En);
    let plain = nets(&record)[0].medians(30).unwrap();
    let norm = nets(&record)[1].medians(30).unwrap();
    let number = |value: f64| Lang::En.number(value, 2);
    assert!(verdict.starts_with("Median over 30 steps: band "), "{verdict}");
    assert!(verdict.contains(&format!("β {} → {}", number(plain.beta), number(norm.beta))), "{verdict}");
    assert!(verdict.contains("with LayerNorm: band "), "{verdict}");
    let alone = smoothed(small(&[Variant::Noisy])).verdict(Lang::Ru);
    assert!(alone.starts_with("Медиана за 30 шагов: шум без BatchNorm: полоса "), "{alone}");
    assert!(!alone.contains("Здесь"), "nothing to compare: {alone}");
}

#[test]
fn every_word_is_there_in_both_languages() {
    let mut keys: Vec<String> = Lab::all().iter().map(Lab::text_key).collect();
    keys.extend(Network::all().iter().map(Network::text_key));
    keys.extend(Variant::all().iter().map(Variant::text_key));
    for lab in Lab::all() {
        keys.extend(
            lab.parts().iter().flat_map(|(_, part)| part.params()).map(|param| format!("param-{}", param.text)),
        );
    }
    for variant in Variant::all() {
        let params = variant.parameters().map_or(&[][..], |part| part.params());
        keys.extend(params.iter().map(|param| format!("param-{}", param.text)));
    }
    for lang in Lang::ALL {
        for key in &keys {
            assert!(lang.has(key) && lang.has(&format!("{key}.doc")), "{} {key}", lang.key());
        }
    }
}

#[test]
fn terms_say_what_is_held_equal_in_both_languages() {
    let record = smoothed(small(&Variant::all()));
    let figure = |lang| record.figure(lang, &Theme::Light.tokens());
    for lang in Lang::ALL {
        let terms = record.terms(lang);
        assert_eq!(terms, figure(lang).terms);
        assert!(terms.contains('7') && terms.contains("η = 0") && terms.contains("16"), "{terms}");
        let texts = [terms, record.verdict(lang), figure(lang).legend[0].parameters.clone()];
        for text in texts.iter().chain(figure(lang).plots.iter().map(|plot| &plot.title)) {
            assert!(!text.contains(['{', '$']) && !text.contains("lab-") && !text.contains("smoothing-"), "{text}");
        }
    }
}
