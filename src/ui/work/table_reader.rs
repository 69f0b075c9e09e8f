//! The thread that reads a table for its sheet: large files take longer than a frame.

use crate::figure::Figure;
use crate::intake::{self, MAX_TABLE};
use crate::job::Watch;
use crate::landscape::{OpenError, TableData};
use crate::picture::sheet;
use crate::scene::{Decided, Proposal};
use crate::table::{Table, TableFault};
use crate::text::Lang;
use crate::ui::work::worker::{Task, Worker};
use eframe::egui::Context;
use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// What is asked: how a file is to be read and used.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The file.
    pub file: PathBuf,
    /// Columns, separator and decimal mark that are not to be guessed; its path is the file's name.
    pub data: TableData,
    /// What else is not to be guessed.
    pub decided: Decided,
    /// The language of its picture.
    pub lang: Lang,
}

/// What was found in a file.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The table; none where it cannot be opened at all.
    pub table: Option<Arc<Table>>,
    /// What it can be used for, or why it cannot.
    pub found: Result<Arc<Proposal>, Arc<OpenError>>,
    /// The columns, as far as they could be chosen.
    pub used: TableData,
    /// The picture of what it can be used for.
    pub figure: Option<Arc<Figure>>,
}

/// The thread, its last question, and the newest answer; only the newest question counts.
struct Inquiry {
    worker: Worker<Question, (Question, Sheet)>,
    asked: Option<Question>,
    known: Option<(Question, Sheet)>,
}

/// Sheets of tables, from a thread of their own.
pub struct TableReader {
    /// In a cell: the view that shows a sheet only reads the window's state, and asks for it.
    inquiry: RefCell<Inquiry>,
    /// The table that the thread holds is not wanted any more: the file may have changed.
    is_over: Arc<AtomicBool>,
}

impl TableReader {
    /// Starts the thread; it wakes `ctx` when something is ready.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn new(ctx: &Context) -> std::io::Result<Self> {
        let ctx = ctx.clone();
        // Other columns of the same table need no second reading.
        let mut last: Option<(Question, Arc<Table>)> = None;
        let is_over = Arc::new(AtomicBool::new(false));
        let over = is_over.clone();
        let work = move |question: Question, task: &Task<Question, _>| {
            if over.swap(false, Ordering::Relaxed) {
                last = None;
            }
            let go_on = |_| task.is_wanted();
            let sheet = read(&question, &mut last, &Watch::new(&go_on))?;
            Some((question, sheet))
        };
        let worker = Worker::spawn("table", move || ctx.request_repaint(), work)?;
        Ok(Self { inquiry: RefCell::new(Inquiry { worker, asked: None, known: None }), is_over })
    }

    /// How long a sheet has been on its way.
    pub fn busy_for(&self) -> Option<Duration> {
        self.inquiry.borrow().worker.busy_for()
    }

    /// The answer to a question, or to an earlier one about the same file while the new one is on its way.
    pub fn sheet(&self, question: &Question, patience: Duration) -> Option<Sheet> {
        let Inquiry { worker, asked, known } = &mut *self.inquiry.borrow_mut();
        if asked.as_ref() != Some(question) {
            *asked = Some(question.clone());
            worker.post(question.clone());
        }
        if let Some(reply) = worker.newest(patience) {
            *known = Some(reply);
        }
        known.as_ref().filter(|(of, _)| of.file == question.file).map(|(_, sheet)| sheet.clone())
    }

    /// Whether the newest answer is to this question.
    pub fn has_answered(&self, question: &Question) -> bool {
        self.inquiry.borrow().known.as_ref().is_some_and(|(of, _)| of == question)
    }

    /// Forgets what was read: no sheet is open any more.
    pub fn rest(&mut self) {
        let inquiry = self.inquiry.get_mut();
        inquiry.worker.cancel();
        self.is_over.store(true, Ordering::Relaxed);
        (inquiry.asked, inquiry.known) = (None, None);
    }
}

/// Reads the file unless it is the last one; `None` if given up.
fn read(question: &Question, last: &mut Option<(Question, Arc<Table>)>, watch: &Watch<'_>) -> Option<Sheet> {
    let Question { file, data, decided, lang } = question;
    let is_same = |of: &Question| of.file == *file && of.data.wish() == data.wish();
    let table = match last.as_ref().filter(|(of, _)| is_same(of)) {
        Some((_, table)) => table.clone(),
        None => {
            *last = None;
            let table = match intake::file(file, MAX_TABLE) {
                Err(source) => {
                    let error = OpenError::Unreadable { path: file.clone(), source };
                    let used = data.clone();
                    return Some(Sheet { table: None, found: Err(Arc::new(error)), used, figure: None });
                }
                Ok(bytes) => Table::open(bytes, data.wish(), &mut watch.count(0)),
            };
            match table {
                Ok(table) => Arc::new(table),
                Err(fault) => return refused(question, None, fault),
            }
        }
    };
    *last = Some((question.clone(), table.clone()));
    match Proposal::of(&table, data.clone(), *decided, &mut watch.count(0)) {
        Ok(proposal) => {
            let figure = Some(Arc::new(sheet(&proposal, *lang)));
            let used = proposal.data.clone();
            Some(Sheet { table: Some(table), found: Ok(Arc::new(proposal)), used, figure })
        }
        Err(fault) => refused(question, Some(table), fault),
    }
}

fn refused(question: &Question, table: Option<Arc<Table>>, fault: TableFault) -> Option<Sheet> {
    if fault == TableFault::GivenUp {
        return None;
    }
    let labels = question.decided.labels.unwrap_or(false);
    let used = table.as_ref().and_then(|table| question.data.named(table, labels)).unwrap_or(question.data.clone());
    let error = OpenError::Table { path: question.data.path.clone(), fault };
    Some(Sheet { table, found: Err(Arc::new(error)), used, figure: None })
}
