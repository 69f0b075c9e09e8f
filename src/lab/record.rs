//! What a lab has found so far: what its pictures, its table and its verdict are made from.
//!
//! A [`Record`] is a snapshot: the job goes on while the window draws it. Each lab's file has its own [`Findings`]; this
//! file only hands on.

use super::{Lab, LabError, little_net, shift, slice, smoothing};
use crate::figure::Figure;
use crate::figure::theme::Tokens;
use crate::job::Job;
use crate::text::Lang;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// A lab under way. A unit of its work is a training step of every net, then (for the slice) a node of the grid.
pub type LabJob = Box<dyn Job<Output = Arc<Record>>>;

/// What a lab has found so far.
#[derive(Clone, Debug)]
pub struct Record {
    /// What was asked.
    pub lab: Lab,
    /// The scene's seed.
    pub seed: u64,
    /// Units of work done, and all of them: training steps, then nodes of the grid. A net that diverged has none left.
    pub done: usize,
    /// All of them.
    pub total: usize,
    /// The numbers.
    pub found: Found,
}

/// The numbers of a lab. Cheap to clone: what is long is shared.
#[derive(Clone, Debug)]
pub enum Found {
    /// Of the smoothing lab.
    Smoothing(smoothing::Found),
    /// Of the internal covariate shift lab.
    Shift(shift::Found),
    /// Of the loss slice.
    Slice(slice::Found),
    /// Of the little net.
    LittleNet(little_net::Found),
}

/// What a lab can say of its numbers; `record` is the one they stand in.
pub trait Findings {
    /// See [`Record::figure`], which adds title, verdict and terms.
    fn figure(&self, lang: Lang, tokens: &Tokens) -> Figure;
    /// See [`Record::verdict`].
    fn verdict(&self, record: &Record, lang: Lang) -> String;
    /// See [`Record::terms`].
    fn terms(&self, record: &Record, lang: Lang) -> String;
    /// See [`Record::write_csv`].
    ///
    /// # Errors
    /// What `out` says.
    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()>;
}

impl Lab {
    /// Begins the lab's work. `folder` is the scene's.
    ///
    /// # Errors
    /// No nets, a batch of one under batch normalisation, data that cannot be read.
    pub fn start(&self, seed: u64, folder: &Path) -> Result<LabJob, LabError> {
        match self {
            Self::Smoothing(lab) => lab.start(seed, folder),
            Self::Shift(lab) => lab.start(seed, folder),
            Self::Slice(lab) => lab.start(seed, folder),
            Self::LittleNet(lab) => Ok(lab.start(seed)),
        }
    }
}

impl Record {
    fn findings(&self) -> &dyn Findings {
        match &self.found {
            Found::Smoothing(found) => found,
            Found::Shift(found) => found,
            Found::Slice(found) => found,
            Found::LittleNet(found) => found,
        }
    }

    /// Whether all its work is done.
    pub fn is_done(&self) -> bool {
        self.done == self.total
    }

    /// The charts, the legend, the verdict and the terms. A figure holds colours only where it holds pixels (heat
    /// maps, fields): those are made from the theme's `tokens`.
    pub fn figure(&self, lang: Lang, tokens: &Tokens) -> Figure {
        Figure {
            title: lang.t(&self.lab.text_key()),
            verdict: self.verdict(lang),
            terms: self.terms(lang),
            ..self.findings().figure(lang, tokens)
        }
    }

    /// What came out, in one or two sentences; empty before there is anything to say.
    pub fn verdict(&self, lang: Lang) -> String {
        self.findings().verdict(self, lang)
    }

    /// What is equal for all nets, and what is not tuned.
    pub fn terms(&self, lang: Lang) -> String {
        self.findings().terms(self, lang)
    }

    /// Writes the numbers as CSV; `written` hears of the number of rows so far.
    ///
    /// # Errors
    /// What `out` says.
    pub fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        self.findings().write_csv(out, written)
    }
}
