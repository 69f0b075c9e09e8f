//! What is done with a scene's text, from its bytes to every kind of picture, and what must hold on the way.

use super::dice::Dice;
use super::watch;
use losscape::export::Subject;
use losscape::figure::drawing::{Pos, Shape};
use losscape::figure::layout::{Pen, Style};
use losscape::figure::theme::Theme;
use losscape::figure::{ColourMap, LegendPlace, drawing, map};
use losscape::geometry::{Domain, Point};
use losscape::job::{Advance, Job, Watch};
use losscape::lab::Record;
use losscape::picture::{FigureOptions, anatomy, view};
use losscape::scene::Race;
use losscape::scene::{Faults, Scene, Source, TimeAxis, claim};
use losscape::text::Lang;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A race or a lab that is not done in this time is given up, as the window does with one that is not wanted any more.
const PATIENCE: Duration = Duration::from_millis(100);
/// Claims are tried where a race takes no longer than this: some are tried under several seeds.
const CHEAP: Duration = Duration::from_millis(10);
/// Most letters of a message about one fault.
const LONGEST: usize = 4000;
/// Pixels: slides, thumbnails, a page on its edge, a thread, the least that is allowed.
const SIZES: [(u32, u32); 8] =
    [(640, 360), (320, 180), (160, 90), (90, 160), (16, 16), (60, 400), (800, 16), (400, 1200)];

/// What became of the inputs.
#[derive(Debug, Default)]
pub struct Tally {
    /// Refused with a message.
    pub refused: usize,
    /// Read, with every number allowed.
    pub valid: usize,
    /// Landscapes and races that took too long.
    pub given_up: usize,
    /// Races drawn.
    pub raced: usize,
    /// Labs started and drawn.
    pub labs: usize,
    /// Scenes whose claims were tried.
    pub claimed: usize,
    /// What took longest of the last input, where its parts are timed, and how long.
    pub longest: Option<(f64, &'static str)>,
}

impl Tally {
    /// Does a part of an input's work. A person waits for one at a time.
    fn timed<T>(&mut self, what: &'static str, work: impl FnOnce() -> T) -> T {
        let now = || watch::cpu_s(Path::new("/proc/self")).unwrap_or(0.0);
        let before = now();
        let result = work();
        let taken = now() - before;
        if self.longest.is_none_or(|(longest, _)| taken > longest) {
            self.longest = Some((taken, what));
        }
        result
    }
}

/// Only its text: read, checked and written back, or refused.
pub fn text(text: &[u8], _folder: &Path, _dice: &mut Dice, tally: &mut Tally) {
    read(text, "fuzz.ron", tally);
}

/// Reads the scene in the bytes of a file of this name: it is written back, or refused.
pub fn read(bytes: &[u8], name: &str, tally: &mut Tally) {
    match Source::read_stream(bytes, name).and_then(|source| source.scene()) {
        Ok(scene) => {
            is_written_back(&scene);
            tally.valid += 1;
        }
        Err(faults) => refuse(&faults, tally),
    }
}

/// All of it.
pub fn scene(text: &[u8], folder: &Path, dice: &mut Dice, tally: &mut Tally) {
    let source = match Source::read_stream(text, "fuzz.ron") {
        Ok(source) => Source { folder: folder.to_path_buf(), ..source },
        Err(faults) => return refuse(&faults, tally),
    };
    match tally.timed("check", || source.scene()) {
        Ok(scene) => {
            tally.timed("write back", || is_written_back(&scene));
            tally.valid += 1;
        }
        Err(faults) => return refuse(&faults, tally),
    }
    let begun = Instant::now();
    let go_on = |_| begun.elapsed() < PATIENCE;
    let (scene, landscape) = match tally.timed("open", || source.open_watched(&Watch::new(&go_on))) {
        Ok((scene, Some(landscape))) => (scene, landscape),
        Ok((_, None)) => {
            tally.given_up += 1;
            return;
        }
        Err(faults) => return refuse(&faults, tally),
    };
    if scene.lab.is_some() {
        lab(&scene, folder, dice, tally);
    }
    let begun = Instant::now();
    let go_on = |_| begun.elapsed() < PATIENCE;
    let run = || Race::run_watched(scene, Arc::new(landscape), &Watch::new(&go_on));
    let Some(race) = tally.timed("race", run) else {
        tally.given_up += 1;
        return;
    };
    if begun.elapsed() < CHEAP && race.scene.expect.iter().all(|claim| claim.seeds() < 5) {
        tally.timed("claims", || claims(&race.scene, &source));
        tally.claimed += usize::from(!race.scene.expect.is_empty());
    }
    race_pictures(Arc::new(race), dice, tally);
    tally.raced += 1;
}

pub fn refuse(faults: &Faults, tally: &mut Tally) {
    tell(faults);
    tally.refused += 1;
}

/// Messages are for people: there are some, of a length that can be read.
pub fn tell(faults: &Faults) {
    assert!(!faults.0.is_empty(), "refused for no reason");
    for (fault, lang) in faults.0.iter().flat_map(|fault| Lang::ALL.map(|lang| (fault, lang))) {
        let told = fault.message(lang);
        assert!(!told.trim().is_empty() && told.chars().count() <= LONGEST, "a message of {} letters", told.len());
    }
    for lang in Lang::ALL {
        assert!(!faults.message(lang).is_empty() && !faults.sentence(lang).is_empty());
        let _ = faults.allowed(lang);
    }
}

/// A scene is what its text says, and the text says the scene.
pub fn is_written_back(scene: &Scene) {
    let written = scene.to_ron();
    let again = Scene::parse(&written, "again.ron").unwrap_or_else(|faults| panic!("{faults}\n{written}"));
    assert!(again == *scene, "another scene is read back from\n{written}");
    assert_eq!(again.to_ron(), written);
}

fn claims(scene: &Scene, source: &Source) {
    match claim::try_all(scene, source, work) {
        Ok(reports) => {
            for (claim, report) in scene.expect.iter().zip(&reports) {
                let _ = Lang::ALL.map(|lang| (claim.sentence(scene, lang), claim.message(&report.finding, lang)));
            }
        }
        Err(faults) => tell(&faults),
    }
}

/// Some of a lab's work, and what it has found then.
fn work(job: &mut dyn Job<Output = Arc<Record>>) -> Arc<Record> {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE && job.advance(Duration::from_millis(10)) != Advance::Done {}
    job.output()
}

fn lab(scene: &Scene, folder: &Path, dice: &mut Dice, tally: &mut Tally) {
    match tally.timed("start of a lab", || scene.start_lab(folder)) {
        Ok(Some(mut job)) => {
            let record = tally.timed("lab", || work(job.as_mut()));
            let subject = Subject::Lab { record, scene: scene.clone().into() };
            picture(&subject, &options(dice), dice, tally);
            tally.labs += 1;
        }
        Ok(None) => {}
        Err(faults) => refuse(&faults, tally),
    }
}

/// A race on paper, as it is and as a person may look at it: near, far, at any moment, a step taken apart.
fn race_pictures(race: Arc<Race>, dice: &mut Dice, tally: &mut Tally) {
    for (_, _, run) in race.runs() {
        assert!(Lang::ALL.iter().all(|lang| !run.sentence(&race.landscape, *lang).is_empty()), "no verdict");
    }
    let first = view::first(&race);
    let subject = Subject::from(Arc::clone(&race));
    picture(&subject, &options(dice), dice, tally);
    let shown = looked_at(&race, first, dice);
    let at = Some(dice.bits() >> (40 + dice.below(24)));
    let time = Some(*dice.pick(&[TimeAxis::Steps, TimeAxis::Evaluations]));
    picture(&subject, &FigureOptions { view: Some(shown), at, time, charts: Some(true), ..options(dice) }, dice, tally);
    tally.timed("a step", || step_apart(&race, shown, dice));
}

/// A view of a point of the race, from all of it to as near as numbers can tell pixels apart.
fn looked_at(race: &Race, first: Domain, dice: &mut Dice) -> Domain {
    let mut centre = race.start();
    if let Some(run) = race.trajectories.iter().flatten().next() {
        centre = *dice.pick(&run.points);
    }
    around(centre, (first.x.1 - first.x.0) * 10f64.powi(dice.below(24) as i32 - 18))
}

/// A view that the window could go to: numbers tell its pixels apart.
fn around(centre: Point, half: f64) -> Domain {
    // A path may run off to where nothing can be looked at.
    let centre = centre.map(|x| x.clamp(-1e90, 1e90));
    Domain::around(centre, half.max(1e-11 * centre.amax()).clamp(1e-90, 1e90))
}

fn step_apart(race: &Race, shown: Domain, dice: &mut Dice) {
    let runs: Vec<_> = race.runs().map(|(racer, ..)| racer).collect();
    let Some(&racer) = runs.get(dice.below(runs.len())) else { return };
    let t = 1 + dice.below(race.scene.steps.min(1000));
    let asked = (race.start(), race.scene.steps, race.scene.seed);
    let Some(anatomy) = losscape::race::anatomy_at(&race.landscape, &race.scene.racers[racer].entry(), asked, t) else {
        return;
    };
    let tokens = Theme::Light.tokens();
    let pen = Pen { tokens: &tokens, style: Style::PAGE, lang: Lang::En };
    for domain in [shown, around(anatomy.from, 2.0 * (anatomy.to - anatomy.from).norm())] {
        let plot = anatomy::plot(race, None, domain, (racer, &anatomy), None, Lang::En);
        let rect = drawing::Rect::new([0.0, 0.0], [600.0, 400.0]);
        map::layout(&plot, rect, &pen).iter().for_each(is_finite);
    }
}

fn options(dice: &mut Dice) -> FigureOptions {
    FigureOptions {
        size: *dice.pick(&SIZES),
        theme: *dice.pick(&Theme::ALL),
        lang: *dice.pick(&Lang::ALL),
        colours: *dice.pick(&ColourMap::ALL),
        contours: dice.chance(0.8),
        title: dice.chance(0.8),
        legend: *dice.pick(&LegendPlace::ALL),
        terms: dice.chance(0.8),
        charts: Some(dice.chance(0.5)),
        ..FigureOptions::default()
    }
}

/// Lays it out and writes it.
fn picture(subject: &Subject, options: &FigureOptions, dice: &mut Dice, tally: &mut Tally) {
    tally.timed("drawing", || subject.drawing(options).shapes.iter().for_each(is_finite));
    let document = tally.timed("SVG", || subject.to_svg(options));
    assert!(document.starts_with("<svg") || document.starts_with("<?xml"), "no SVG");
    if dice.chance(0.15) {
        assert!(!tally.timed("PNG", || subject.to_png(options)).is_empty());
    }
    let mut table = Vec::new();
    let write = || subject.write_csv(options.lang, &mut table, &mut |_| ());
    tally.timed("CSV", write).expect("memory takes all that is written");
    assert!(std::str::from_utf8(&table).is_ok());
}

/// No shape stands at a place that is no number.
fn is_finite(shape: &Shape) {
    let finite = |points: &[Pos]| points.iter().flatten().all(|x| x.is_finite());
    let holds = match shape {
        Shape::Image { rect, .. } | Shape::Box { rect, .. } => finite(&[rect.min, rect.max]),
        Shape::Line { points, .. } | Shape::Polygon { points, .. } => finite(points),
        Shape::Area { columns, .. } => columns.iter().flatten().all(|x| x.is_finite()),
        Shape::Region { rings, .. } => rings.iter().all(|ring| finite(ring)),
        Shape::Circle { centre, radius, .. } => finite(&[*centre]) && radius.is_finite(),
        Shape::Text(text) => finite(&[text.at]) && text.size.is_finite(),
        Shape::Clipped { rect, shapes } => {
            shapes.iter().for_each(is_finite);
            finite(&[rect.min, rect.max])
        }
    };
    if !holds {
        let shape = format!("{shape:?}");
        panic!("a shape stands nowhere: {}", shape.chars().take(300).collect::<String>());
    }
}
