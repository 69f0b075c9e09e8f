//! What a lab has found so far: what its charts, its table and its words are made from.

use super::{Lab, Quantity};
use crate::figure::theme::Tokens;
use crate::figure::{Facets, Figure};
use crate::job::Job;
use crate::text::Lang;
use std::any::Any;
use std::fmt::Debug;
use std::io;
use std::sync::Arc;

/// A lab at work. What a unit of its work is, is said in its `run.rs`.
pub type LabJob = Box<dyn Job<Output = Arc<Record>>>;

/// A snapshot of a lab at work: the job goes on while the window draws it.
#[derive(Clone, Debug)]
pub struct Record {
    /// The lab's settings.
    pub lab: Lab,
    /// The scene's seed.
    pub seed: u64,
    /// Units of work that are done. A net that diverged has none left.
    pub done: usize,
    /// Units of work in all.
    pub total: usize,
    /// What was found.
    pub findings: Arc<dyn LabFindings>,
}

/// What a lab has found so far, and the forms it is shown in. `record` is the one the findings stand in.
pub trait LabFindings: Any + Debug + Send + Sync {
    /// The charts and the legend; [`Record::figure`] adds title, verdict and terms. A lab without nets has no `facets`.
    fn figure(&self, facets: &Facets, lang: Lang, tokens: &Tokens) -> Figure;

    /// What came out, in one or two sentences; empty before there is anything to say.
    fn verdict(&self, record: &Record, lang: Lang) -> String;

    /// Under which conditions: what is equal for all nets, and what is not tuned.
    fn terms(&self, record: &Record, lang: Lang) -> String;

    /// One number of the net in this place; none where the lab does not find it, or has not for a net that diverged.
    fn quantity(&self, quantity: Quantity, net: usize) -> Option<f64>;

    /// Writes the numbers as CSV; `written` is told the number of rows so far.
    ///
    /// # Errors
    /// Those of `out`.
    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()>;
}

impl Record {
    /// The findings as those of one lab: `record.findings_as::<smoothing::Findings>()`; none if they are another's.
    pub fn findings_as<F: LabFindings>(&self) -> Option<&F> {
        let findings: &dyn Any = &*self.findings;
        findings.downcast_ref()
    }

    /// Whether all its work is done.
    pub fn is_done(&self) -> bool {
        self.done == self.total
    }

    /// The charts, the legend, the verdict and the terms. A figure holds colours only where it holds pixels (heat
    /// maps, fields): those are made from the theme's `tokens`.
    pub fn figure(&self, lang: Lang, tokens: &Tokens) -> Figure {
        self.figure_of(&Facets::Auto, lang, tokens)
    }

    /// [`Record::figure`] with a choice of what has plots of its own.
    pub fn figure_of(&self, facets: &Facets, lang: Lang, tokens: &Tokens) -> Figure {
        Figure {
            title: self.lab.title(lang),
            verdict: self.verdict(lang),
            terms: self.terms(lang),
            ..self.findings.figure(facets, lang, tokens)
        }
    }

    /// See [`LabFindings::verdict`].
    pub fn verdict(&self, lang: Lang) -> String {
        self.findings.verdict(self, lang)
    }

    /// See [`LabFindings::terms`].
    pub fn terms(&self, lang: Lang) -> String {
        self.findings.terms(self, lang)
    }

    /// See [`LabFindings::quantity`].
    pub fn quantity(&self, quantity: Quantity, net: usize) -> Option<f64> {
        self.findings.quantity(quantity, net)
    }

    /// See [`LabFindings::write_csv`].
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        self.findings.write_csv(out, written)
    }
}
