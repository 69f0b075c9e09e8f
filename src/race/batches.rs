//! The batches of a run, one a step: which objects, and what the sum of their gradients is divided by.

use super::Entry;
use crate::optim::{Batch, Divide, Sampler};

/// One batch after another.
#[derive(Clone, Debug)]
pub struct Batches {
    sampler: Sampler,
    batch: Batch,
    divide: Divide,
    /// n.
    objects: usize,
    /// Steps that had theirs.
    done: usize,
}

impl Batches {
    /// Objects drawn under `seed`, of `objects` in all; none for the full gradient.
    pub fn drawn(entry: &Entry, objects: usize, seed: u64) -> Option<Self> {
        Self::from(entry, objects, |size| Sampler::new(seed, objects, size, entry.draw))
    }

    /// Objects in a given order, from its start again when it ends; none for the full gradient.
    pub fn replaying(entry: &Entry, objects: usize, order: Vec<u32>) -> Option<Self> {
        Self::from(entry, objects, |size| Sampler::replaying(order, size))
    }

    fn from(entry: &Entry, objects: usize, sampler: impl FnOnce(usize) -> Sampler) -> Option<Self> {
        let Entry { batch, divide, .. } = *entry;
        let chosen = batch != Batch::Full;
        chosen.then(|| Self { sampler: sampler(batch.size(objects)), batch, divide, objects, done: 0 })
    }

    /// The objects of the next step, and what their sum is divided by.
    pub fn next_batch(&mut self) -> (&[u32], f64) {
        self.done += 1;
        let size = self.batch.size_at(self.done, self.objects);
        self.sampler.resize(size);
        (self.sampler.next_batch(), self.divide.divisor(size, self.objects))
    }
}
