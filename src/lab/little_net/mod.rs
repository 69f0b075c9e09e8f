//! Slides 53 and 54: a net of 3-4-4-1 units whose first layer changes under its second.

use super::record::Findings;
use super::{Lab, LabJob, Record};
use crate::figure::Figure;
use crate::figure::theme::Tokens;
use crate::parameters;
use crate::params::{Allowed, Param, Scale};
use crate::text::Lang;
use std::io;

parameters! {
    /// The little net as a scene says it.
    pub struct LittleNet {
        /// How far the first layer has moved from slide 53 (0) to slide 54 (1).
        moved: Param {
            key: "moved",
            symbol: "",
            text: "little-moved",
            default: 1.0,
            allowed: Allowed::between(0.0, 1.0),
            slider: (0.0, 1.0),
            scale: Scale::Linear,
        },
    }
}

impl LittleNet {
    /// Begins the lab's work: there is none, its numbers are its settings.
    pub(super) fn start(&self, seed: u64) -> LabJob {
        let record = Record {
            lab: Lab::LittleNet(*self),
            seed,
            done: 0,
            total: 0,
            found: super::Found::LittleNet(Found::default()),
        };
        Box::new(Arrived(std::sync::Arc::new(record)))
    }
}

/// A job without work.
struct Arrived(std::sync::Arc<Record>);

impl crate::job::Job for Arrived {
    type Output = std::sync::Arc<Record>;
    fn advance(&mut self, _budget: std::time::Duration) -> crate::job::Advance {
        crate::job::Advance::Done
    }
    fn output(&self) -> Self::Output {
        self.0.clone()
    }
}

/// What the lab has found so far.
#[derive(Clone, Debug, Default)]
pub struct Found {}

impl Findings for Found {
    fn figure(&self, _record: &Record, _lang: Lang, _tokens: &Tokens) -> Figure {
        Figure::default()
    }
    fn verdict(&self, _record: &Record, _lang: Lang) -> String {
        String::new()
    }
    fn terms(&self, _record: &Record, _lang: Lang) -> String {
        String::new()
    }
    fn write_csv(&self, _out: &mut dyn io::Write, _written: &mut dyn FnMut(usize)) -> io::Result<()> {
        Ok(())
    }
}
