//! What a lab has found so far: what its pictures, its table and its verdict are made from.

use super::{Lab, LabError};
use crate::figure::Figure;
use crate::figure::theme::Tokens;
use crate::job::Job;
use crate::text::Lang;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// A lab under way. A unit of its work is a training step of every net, then (for the slice) a row of the grid.
pub type LabJob = Box<dyn Job<Output = Arc<Record>>>;

/// What a lab has found so far.
#[derive(Clone, Debug)]
pub struct Record {
    /// What was asked.
    pub lab: Lab,
    /// The scene's seed.
    pub seed: u64,
    /// Units of work done, and all of them: training steps, then rows of the grid.
    pub done: usize,
    /// All of them.
    pub total: usize,
}

impl Lab {
    /// Begins the lab's work. `folder` is the scene's.
    ///
    /// # Errors
    /// No nets, a batch of one under batch normalisation, data that cannot be read.
    pub fn start(&self, seed: u64, folder: &Path) -> Result<LabJob, LabError> {
        let _ = (seed, folder);
        todo!()
    }
}

impl Record {
    /// The charts, the legend and the terms. A figure holds colours only where it holds pixels (heat maps, fields):
    /// those are made from the theme's `tokens`.
    pub fn figure(&self, lang: Lang, tokens: &Tokens) -> Figure {
        let _ = (lang, tokens);
        todo!()
    }

    /// What came out, in one or two sentences; empty before there is anything to say.
    pub fn verdict(&self, lang: Lang) -> String {
        let _ = lang;
        todo!()
    }

    /// What is equal for all nets, and what is not tuned.
    pub fn terms(&self, lang: Lang) -> String {
        let _ = lang;
        todo!()
    }

    /// Writes the numbers as CSV; `written` hears of the number of rows so far.
    ///
    /// # Errors
    /// What `out` says.
    pub fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        let _ = (out, written);
        todo!()
    }
}
