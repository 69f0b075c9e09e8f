//! The race of the scene and the ground (the coloured field with its level lines) under it, each computed on its own
//! thread.

use crate::clock::{Duration, Instant};
use crate::figure::ColourMap;
use crate::figure::theme::Tokens;
use crate::geometry::Domain;
use crate::job::Watch;
use crate::landscape::{Landscape, Noise, Spec};
use crate::picture::charts::{self, Curves};
use crate::picture::facets;
use crate::picture::ground;
use crate::picture::ground::{Ground, GroundSettings, levels};
use crate::scene::ChartKind;
use crate::scene::Race;
use crate::scene::{Faults, LevelScale, Scene};
use crate::ui::work::worker::{FRAME_WAIT_MS, NOTICED, Task, Worker};
use eframe::egui::Context;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A race and the curves of the charts that are open.
#[derive(Clone)]
pub struct Results {
    /// The race.
    pub race: Arc<Race>,
    /// Curves, by chart.
    pub curves: Vec<(ChartKind, Curves)>,
}

impl Results {
    /// The curves of one chart; none while they are on their way.
    pub fn curves_of(&self, kind: ChartKind) -> &[(usize, Arc<Vec<f64>>)] {
        self.curves.iter().find(|(other, _)| *other == kind).map_or(&[], |(_, curves)| curves)
    }
}

struct RaceRequest {
    scene: Scene,
    folder: Option<PathBuf>,
    charts: Vec<ChartKind>,
    /// A number that goes up when data files may have changed.
    generation: u64,
}

/// What a ground is drawn for. Equal requests give equal grounds.
#[derive(Clone, PartialEq)]
pub struct GroundRequest {
    /// One for each small map instead of the race's own.
    pub facets: bool,
    /// Shown part of the plane.
    pub view: Domain,
    /// Part of the plane that sets the range of colours.
    pub first: Domain,
    /// Canvas size in pixels.
    pub pixels: (usize, usize),
    /// Theme.
    pub tokens: Tokens,
    /// Colour map.
    pub colours: ColourMap,
    /// Level lines.
    pub contours: bool,
    /// Pixels per point.
    pub scale: usize,
    /// What the scene says of its levels.
    pub levels: (LevelScale, Option<usize>),
}

/// How far the race under way is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// 0..1, by what it costs.
    pub share: f64,
    /// What is left of the time, once it is known.
    pub left: Option<Duration>,
}

/// A race that was given up: the scene as it is now will have no picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cancelled {
    /// How long it would have gone on, where it was known.
    pub left: Option<Duration>,
}

/// The thread that draws grounds, and the newest of them.
struct Grounds {
    worker: Worker<(Arc<Race>, GroundRequest), Vec<Ground>>,
    asked: Option<(usize, GroundRequest)>,
    newest: Option<Vec<Ground>>,
}

/// The two threads and their newest results.
pub struct Engine {
    races: Worker<RaceRequest, Result<Results, Faults>>,
    /// In a cell: a view that only reads the window's state asks for its ground, and knows for which part of the plane.
    grounds: RefCell<Grounds>,
    results: Option<Results>,
    asked_race: Option<(Scene, Option<PathBuf>, Vec<ChartKind>)>,
    /// Bits of the share of the race under way that is done.
    share: Arc<AtomicU64>,
    generation: u64,
    deadline: Instant,
    cancelled: Option<Cancelled>,
    /// The results are of the scene before: they stay until this one has its own, or is refused.
    of_before: bool,
    /// Why the scene as it is now has no race; the results before it stay.
    pub fault: Option<Faults>,
}

impl Engine {
    /// Starts the threads; they wake `ctx` when something is ready.
    pub fn new(ctx: &Context) -> std::io::Result<Self> {
        let (first, second) = (ctx.clone(), ctx.clone());
        let mut last = Last::default();
        let share = Arc::new(AtomicU64::new(0));
        let share_done = share.clone();
        Ok(Self {
            races: Worker::spawn(
                "race",
                move || first.request_repaint(),
                move |request: RaceRequest, task| {
                    let go_on = |share: f64| {
                        share_done.store(share.to_bits(), Ordering::Relaxed);
                        task.is_wanted()
                    };
                    go_on(0.0);
                    run(request, &mut last, &Watch::new(&go_on)).transpose()
                },
            )?,
            share,
            cancelled: None,
            generation: 0,
            deadline: Instant::now(),
            grounds: RefCell::new(Grounds {
                worker: Worker::spawn("ground", move || second.request_repaint(), draw)?,
                asked: None,
                newest: None,
            }),
            results: None,
            asked_race: None,
            of_before: false,
            fault: None,
        })
    }

    /// Asks for the race of a scene, unless it was the last one asked for.
    pub fn ask_race(&mut self, scene: &Scene, folder: Option<PathBuf>, charts: &[ChartKind]) {
        let same = |(s, f, c): &(Scene, Option<PathBuf>, Vec<ChartKind>)| s == scene && *f == folder && c == charts;
        if self.asked_race.as_ref().is_some_and(same) {
            return;
        }
        // Other charts are no other race.
        let same_race = |(s, f, _): &(Scene, Option<PathBuf>, Vec<ChartKind>)| s == scene && *f == folder;
        if self.cancelled.is_some() && self.asked_race.as_ref().is_some_and(same_race) {
            return;
        }
        self.cancelled = None;
        self.asked_race = Some((scene.clone(), folder.clone(), charts.to_vec()));
        self.races.post(RaceRequest {
            scene: scene.clone(),
            folder,
            charts: charts.to_vec(),
            generation: self.generation,
        });
    }

    /// Forgets the last request, so that the next one runs even if it is the same (a data file has changed).
    /// What is under way for it gives up.
    pub fn forget(&mut self) {
        self.races.cancel();
        let grounds = self.grounds.get_mut();
        grounds.worker.cancel();
        (self.asked_race, grounds.asked) = (None, None);
        self.generation += 1;
        (self.fault, self.cancelled) = (None, None);
    }

    /// Gives up the race under way. None is run until another scene is asked for, or [`Engine::run_again`] is called.
    pub fn cancel(&mut self) {
        let left = self.race_progress().and_then(|progress| progress.left);
        self.races.cancel();
        self.cancelled = Some(Cancelled { left });
    }

    /// Whether the race under way was given up by itself; true once.
    pub fn has_given_up(&mut self) -> bool {
        self.races.take_given_up()
    }

    /// Gives up the charts under way of a race that is shown: they stay empty until others are asked for.
    pub fn cancel_charts(&mut self) {
        self.races.cancel();
    }

    /// The race that was given up, unless another one has been asked for.
    pub fn cancelled(&self) -> Option<Cancelled> {
        self.cancelled
    }

    /// Runs the race that was given up after all.
    pub fn run_again(&mut self) {
        (self.asked_race, self.cancelled) = (None, None);
    }

    /// Drops the race and the ground of the scene before.
    pub fn drop_old_results(&mut self) {
        self.grounds.get_mut().worker.cancel();
        self.drop_results();
    }

    fn drop_results(&mut self) {
        let grounds = self.grounds.get_mut();
        (self.results, grounds.newest, grounds.asked) = (None, None, None);
    }

    /// Another scene was opened: forgets the last request, and marks the results as those of the scene before.
    pub fn scene_opened(&mut self) {
        self.forget();
        self.of_before = true;
    }

    /// Whether the newest race is of the scene before.
    pub fn is_of_before(&self) -> bool {
        self.of_before
    }

    /// Begins a frame: sets the time by which all its waiting ends.
    pub fn begin_frame(&mut self) {
        self.deadline = Instant::now() + Duration::from_millis(FRAME_WAIT_MS);
    }

    /// How long the frame may still wait for work that has taken `busy_for` so far: not at all for what takes long
    /// anyway.
    pub fn patience(&self, busy_for: Option<Duration>) -> Duration {
        match busy_for {
            Some(waited) if waited > NOTICED => Duration::ZERO,
            _ => self.deadline.saturating_duration_since(Instant::now()),
        }
    }

    /// Takes the newest race, waiting for one under way as long as the frame may. True when there is a new one.
    pub fn take_race(&mut self) -> bool {
        match self.races.newest(self.patience(self.races.busy_for())) {
            Some(Ok(results)) => {
                self.results = Some(results);
                self.fault = None;
                self.of_before = false;
                true
            }
            Some(Err(fault)) => {
                self.fault = Some(fault);
                if self.of_before {
                    self.drop_results();
                }
                false
            }
            None => false,
        }
    }

    /// Asks for the grounds under the newest race and gives the newest there are: one, or one per small map of
    /// `facets: Over`.
    pub fn grounds(&self, request: GroundRequest) -> Option<Vec<Ground>> {
        let race = self.results.as_ref()?.race.clone();
        let mut grounds = self.grounds.borrow_mut();
        // Small maps over values have surfaces of their own, which a new race opens anew.
        let own = request.facets && !race.variants.is_empty();
        let key = if own { Arc::as_ptr(&race) as usize } else { Arc::as_ptr(&race.landscape) as usize };
        if grounds.asked.as_ref() != Some(&(key, request.clone())) {
            grounds.asked = Some((key, request.clone()));
            grounds.worker.post((race, request));
        }
        let patience = self.patience(grounds.worker.busy_for());
        if let Some(ground) = grounds.worker.newest(patience) {
            grounds.newest = Some(ground);
        }
        grounds.newest.clone()
    }

    /// The newest race and curves.
    pub fn results(&self) -> Option<&Results> {
        self.results.as_ref()
    }

    /// How far the race under way is, once the window has been waiting for it noticeably long.
    pub fn race_progress(&self) -> Option<Progress> {
        let waited = self.races.busy_for().filter(|waited| *waited > NOTICED)?;
        let share = f64::from_bits(self.share.load(Ordering::Relaxed));
        let left = Duration::try_from_secs_f64(waited.as_secs_f64() * (1.0 - share) / share).ok();
        Some(Progress { share, left: left.filter(|_| share > 0.0) })
    }

    /// How long after its beginning a race has a progress to show.
    pub const fn progress_after(&self) -> Duration {
        NOTICED
    }

    /// Whether a race is under way.
    pub fn is_racing(&self) -> bool {
        self.races.busy_for().is_some()
    }

    /// Whether anything is under way.
    pub fn is_busy(&self) -> bool {
        self.races.busy_for().is_some() || self.grounds.borrow().worker.busy_for().is_some()
    }
}

/// What an opened landscape depends on.
type Key = (Spec, Noise, u64, Option<PathBuf>, u64);

/// What the race's thread keeps from request to request.
#[derive(Default)]
struct Last {
    opened: Option<(Key, Arc<Landscape>)>,
    race: Option<Arc<Race>>,
}

impl Last {
    /// The race of a scene: the last one where nothing has changed, as when only the charts did.
    fn race(&mut self, scene: Scene, landscape: Arc<Landscape>, watch: &Watch<'_>) -> Option<Arc<Race>> {
        let same = |race: &&Arc<Race>| Arc::ptr_eq(&race.landscape, &landscape) && race.scene == scene;
        if let Some(race) = self.race.as_ref().filter(same) {
            return Some(race.clone());
        }
        // When this one is given up the last one is kept: undo comes back to it at once.
        let race = Arc::new(Race::run_watched(scene, landscape, watch)?);
        self.race = Some(race.clone());
        Some(race)
    }
}

/// Runs the race and computes its curves; none when given up.
fn run(request: RaceRequest, last: &mut Last, watch: &Watch<'_>) -> Result<Option<Results>, Faults> {
    let RaceRequest { scene, folder, charts, generation } = request;
    let key: Key = (scene.landscape.clone(), scene.noise, scene.seed, folder.clone(), generation);
    let landscape = match &last.opened {
        Some((known, landscape)) if *known == key => {
            scene.validate(landscape)?;
            landscape.clone()
        }
        _ => {
            let folder = folder.as_deref().unwrap_or(Path::new(""));
            let Some(landscape) = scene.open_watched(folder, watch)?.map(Arc::new) else { return Ok(None) };
            last.opened = Some((key, landscape.clone()));
            landscape
        }
    };
    let curves = charts.iter().map(|kind| charts::cost(&scene, &landscape, *kind));
    watch.begin(curves.fold(scene.cost(&landscape), u64::saturating_add));
    let Some(race) = last.race(scene, landscape, watch) else { return Ok(None) };
    let curves = charts.iter().map(|kind| Some((*kind, charts::curves(&race, *kind, watch)?)));
    Ok(curves.collect::<Option<_>>().map(|curves| Results { race, curves }))
}

/// Draws the grounds: coarse ones at once, the full ones after them.
fn draw(
    (race, request): (Arc<Race>, GroundRequest),
    task: &Task<(Arc<Race>, GroundRequest), Vec<Ground>>,
) -> Option<Vec<Ground>> {
    let levels = Arc::new(levels(&race, request.first));
    let (go_on, is_newest) = (|_| task.is_wanted(), |_| !task.overtaken());
    let (quick, full) = (Watch::new(&go_on), Watch::new(&is_newest));
    let settings = |divisor: usize, watch| GroundSettings {
        view: request.view,
        pixels: ((request.pixels.0 / divisor).max(1), (request.pixels.1 / divisor).max(1)),
        levels: levels.clone(),
        tokens: request.tokens,
        colours: request.colours,
        contours: request.contours,
        budget: if divisor == 1 { ground::FULL } else { ground::COARSE },
        scale: request.scale,
        watch,
    };
    let build = |settings: GroundSettings<'_>| -> Option<Vec<Ground>> {
        let races = if request.facets { facets::races(&race) } else { vec![&*race] };
        races.into_iter().map(|one| ground::build(&one.landscape, &settings)).collect()
    };
    task.preview(build(settings(4, &quick))?);
    build(settings(1, &full))
}
