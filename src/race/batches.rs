//! The batches of a run, one per step: which examples, and the divisor of the sum of their gradients.

use super::Entry;
use crate::optim::{Batch, Divide, Sampler};

/// An endless sequence of batches.
#[derive(Clone, Debug)]
pub struct Batches {
    sampler: Sampler,
    batch: Batch,
    divide: Divide,
    /// n.
    examples: usize,
    /// Batches handed out so far.
    done: usize,
}

impl Batches {
    /// Batches drawn under `seed` from `examples` examples; `None` for the full gradient.
    pub fn drawn(entry: &Entry, examples: usize, seed: u64) -> Option<Self> {
        Self::from(entry, examples, |size| Sampler::new(seed, examples, size, entry.draw))
    }

    /// Batches in a given order of examples, repeated from its start; `None` for the full gradient.
    pub fn replaying(entry: &Entry, examples: usize, order: Vec<u32>) -> Option<Self> {
        Self::from(entry, examples, |size| Sampler::replaying(order, size))
    }

    fn from(entry: &Entry, examples: usize, sampler: impl FnOnce(usize) -> Sampler) -> Option<Self> {
        let Entry { batch, divide, .. } = *entry;
        let chosen = batch != Batch::Full;
        chosen.then(|| Self { sampler: sampler(batch.size(examples)), batch, divide, examples, done: 0 })
    }

    /// The examples of the next step, and the divisor of their sum.
    pub fn next_batch(&mut self) -> (&[u32], f64) {
        self.done += 1;
        let size = self.batch.size_at(self.done, self.examples);
        self.sampler.resize(size);
        (self.sampler.next_batch(), self.divide.divisor(size, self.examples))
    }
}
