//! Batches: how many examples a gradient uses, how they are drawn, and the divisor of their sum.
//!
//! The examples of a run come from one random stream keyed by (seed, m, draw): methods with equal batches see the same
//! examples, whatever their rules, and an added method does not change the noise of the others.

use super::Growing;
use crate::params::{Allowed, Param, Scale};
use crate::rng::{self, ChaCha8Rng, Purpose};
use crate::text::Lang;
use rand::Rng;
use serde::{Deserialize, Serialize};

/// m of [`Batch::Size`]; at most n, which only the landscape knows.
pub const BATCH_SIZE: Param = Param {
    key: "batch",
    symbol: "m",
    text: "batch-size",
    default: 10.0,
    allowed: Allowed::between(1.0, 1e6),
    slider: (1.0, 300.0),
    scale: Scale::Whole,
};

/// How many examples a gradient uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Batch {
    /// All n.
    #[default]
    Full,
    /// One example: SGD.
    One,
    /// m examples: a mini-batch.
    Size(usize),
    /// A batch that grows with the steps.
    Growing(Growing),
}

impl Batch {
    /// m of the first step, of `examples` in all.
    pub fn size(self, examples: usize) -> usize {
        self.size_at(1, examples)
    }

    /// m at step `t` (from 1), of `examples` in all.
    pub fn size_at(self, t: usize, examples: usize) -> usize {
        match self {
            Self::Full => examples,
            Self::One => 1,
            Self::Size(size) => size,
            Self::Growing(plan) => plan.size_at(t, examples),
        }
    }

    /// Text key.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Full => "batch-full",
            Self::One => "batch-one",
            Self::Size(_) => "batch-some",
            Self::Growing(_) => "batch-growing",
        }
    }

    /// Text for a narrow column: `full`, `1`, `10`, `2 ×5`.
    pub fn short(self, lang: Lang) -> String {
        match self {
            Self::Full => lang.t("batch-full"),
            Self::One => lang.whole(1),
            Self::Size(size) => lang.whole(size as u64),
            Self::Growing(plan) => format!("{} ×{}", lang.whole(plan.size as u64), lang.number(plan.factor, 3)),
        }
    }
}

/// How examples are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Draw {
    /// Without replacement, reshuffled every epoch; a batch may span two epochs.
    #[default]
    Shuffled,
    /// Independently, with replacement.
    Replaced,
}

impl Draw {
    /// Both ways.
    pub const ALL: [Self; 2] = [Self::Shuffled, Self::Replaced];

    /// Text key.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Shuffled => "draw-shuffled",
            Self::Replaced => "draw-replaced",
        }
    }
}

/// Divisor of the sum of a batch's gradients.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Divide {
    /// m, the batch size: an unbiased estimate of the gradient.
    #[default]
    Batch,
    /// n, the number of all examples, as printed on slide 11: the step shrinks to m/n of the unbiased one.
    Examples,
}

impl Divide {
    /// Both ways.
    pub const ALL: [Self; 2] = [Self::Batch, Self::Examples];

    /// m or n.
    pub const fn divisor(self, size: usize, examples: usize) -> f64 {
        match self {
            Self::Batch => size as f64,
            Self::Examples => examples as f64,
        }
    }

    /// Text key.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Batch => "divide-batch",
            Self::Examples => "divide-examples",
        }
    }
}

/// Draws one batch after another.
#[derive(Clone, Debug)]
pub struct Sampler {
    source: Source,
    /// Examples in the order of use; one epoch, or the order to be replayed.
    order: Vec<u32>,
    /// How many of `order` have been used.
    used: usize,
    /// m.
    size: usize,
    /// Buffer for a batch that is not a slice of `order`.
    batch: Vec<u32>,
}

/// How a sampler continues at the end of its order.
#[derive(Clone, Debug)]
enum Source {
    Shuffled(ChaCha8Rng),
    Replaced(ChaCha8Rng),
    Replayed,
}

impl Sampler {
    /// Batches of `size` out of `examples` examples, from the stream of (seed, size, draw).
    ///
    /// # Panics
    /// If `examples` is 0 or does not fit a `u32`.
    pub fn new(seed: u64, examples: usize, size: usize, draw: Draw) -> Self {
        let count = u32::try_from(examples).expect("examples are rows of a table in memory, far fewer than 2³²");
        assert!(count > 0, "a batch needs examples");
        let rng = rng::stream(seed, Purpose::Batches, (size as u64) << 1 | draw as u64);
        let source = match draw {
            Draw::Shuffled => Source::Shuffled(rng),
            Draw::Replaced => Source::Replaced(rng),
        };
        // A new order counts as used up, so that the first batch shuffles it.
        Self { source, order: (0..count).collect(), used: examples, size, batch: Vec::with_capacity(size) }
    }

    /// Batches of `size` out of a given order, repeated from its start.
    ///
    /// # Panics
    /// If the order is empty.
    pub fn replaying(order: Vec<u32>, size: usize) -> Self {
        assert!(!order.is_empty(), "an order of examples has examples");
        Self { source: Source::Replayed, order, used: 0, size, batch: Vec::with_capacity(size) }
    }

    /// Changes m to `size`. The order of examples continues, except that a batch of all examples starts a new epoch:
    /// spanning two epochs it would contain some examples twice and others not at all.
    pub fn resize(&mut self, size: usize) {
        let all = self.order.len();
        if size != self.size && size == all && matches!(self.source, Source::Shuffled(_)) {
            self.used = all;
        }
        self.size = size;
    }

    /// The next m examples.
    pub fn next_batch(&mut self) -> &[u32] {
        let size = self.size;
        self.batch.clear();
        if let Source::Replaced(rng) = &mut self.source {
            let examples = self.order.len() as u32;
            self.batch.extend((0..size).map(|_| below(rng, examples)));
            return &self.batch;
        }
        if self.used + size <= self.order.len() {
            self.used += size;
            return &self.order[self.used - size..self.used];
        }
        while self.batch.len() < size {
            if self.used == self.order.len() {
                self.begin_epoch();
            }
            let taken = (size - self.batch.len()).min(self.order.len() - self.used);
            self.batch.extend_from_slice(&self.order[self.used..self.used + taken]);
            self.used += taken;
        }
        &self.batch
    }

    fn begin_epoch(&mut self) {
        self.used = 0;
        if let Source::Shuffled(rng) = &mut self.source {
            shuffle(rng, &mut self.order);
        }
    }
}

/// Fisher–Yates, from the end. Own code, because `rand` may change its shuffle between releases.
fn shuffle(rng: &mut ChaCha8Rng, order: &mut [u32]) {
    for last in (1..order.len()).rev() {
        let chosen = below(rng, last as u32 + 1);
        order.swap(last, chosen as usize);
    }
}

/// A uniform number below `bound` without bias (Lemire 2019: multiply, and redraw the few values that would bias it).
/// For a million examples one draw in four thousand is repeated, for any bound at most every second one.
fn below(rng: &mut ChaCha8Rng, bound: u32) -> u32 {
    loop {
        let product = u64::from(rng.next_u32()) * u64::from(bound);
        let low = product as u32;
        if low >= bound || low >= bound.wrapping_neg() % bound {
            return (product >> 32) as u32;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `count` batches, one after another.
    fn draws(sampler: &mut Sampler, count: usize) -> Vec<u32> {
        (0..count).flat_map(|_| sampler.next_batch().to_vec()).collect()
    }

    #[test]
    fn an_epoch_sees_every_example_once_even_where_batches_cross_its_end() {
        let mut sampler = Sampler::new(7, 10, 3, Draw::Shuffled);
        let drawn = draws(&mut sampler, 20);
        let mut orders = Vec::new();
        for epoch in drawn.chunks_exact(10) {
            let mut seen = epoch.to_vec();
            seen.sort_unstable();
            assert_eq!(seen, (0..10).collect::<Vec<_>>());
            orders.push(epoch);
        }
        assert_ne!(orders[0], orders[1], "each epoch is shuffled anew");
    }

    #[test]
    fn draws_with_replacement_repeat_and_cover_all_examples_evenly() {
        let mut sampler = Sampler::new(7, 10, 4, Draw::Replaced);
        let drawn = draws(&mut sampler, 2500);
        let mut counts = [0; 10];
        drawn.iter().for_each(|&example| counts[example as usize] += 1);
        // 10 000 draws: 1000 each with a standard deviation of 30.
        assert!(counts.iter().all(|&count| (850..1150).contains(&count)), "{counts:?}");
        assert!(drawn.chunks_exact(10).any(|ten| (1..10).any(|i| ten[i..].contains(&ten[i - 1]))));
    }

    #[test]
    fn the_stream_depends_on_seed_size_and_draw_alone() {
        let drawn = |seed, size, draw| draws(&mut Sampler::new(seed, 50, size, draw), 12 / size);
        assert_eq!(drawn(1, 4, Draw::Shuffled), drawn(1, 4, Draw::Shuffled));
        assert_ne!(drawn(1, 4, Draw::Shuffled), drawn(2, 4, Draw::Shuffled));
        assert_ne!(drawn(1, 4, Draw::Shuffled), drawn(1, 3, Draw::Shuffled));
        assert_ne!(drawn(1, 4, Draw::Shuffled), drawn(1, 4, Draw::Replaced));
    }

    #[test]
    fn a_given_order_is_replayed_across_its_end() {
        let mut sampler = Sampler::replaying(vec![5, 6, 7, 8, 9], 2);
        assert_eq!(draws(&mut sampler, 4), [5, 6, 7, 8, 9, 5, 6, 7]);
    }

    #[test]
    fn a_resized_batch_goes_on_where_the_last_one_ended() {
        let mut sampler = Sampler::new(7, 10, 2, Draw::Shuffled);
        let mut drawn = draws(&mut sampler, 2);
        sampler.resize(5);
        drawn.extend(draws(&mut sampler, 2));
        sampler.resize(8);
        drawn.extend(draws(&mut sampler, 1));
        assert_eq!(drawn.len(), 22);
        assert_eq!(drawn, draws(&mut Sampler::new(7, 10, 2, Draw::Shuffled), 11), "the examples are the same");
        sampler.resize(10);
        let mut all = sampler.next_batch().to_vec();
        all.sort_unstable();
        assert_eq!(all, (0..10).collect::<Vec<_>>());
    }

    #[test]
    fn every_choice_has_words() {
        let growing = Batch::Growing(Growing::DEFAULT);
        let batches = [Batch::Full, Batch::One, Batch::Size(8), growing].map(Batch::text_key);
        let draws = Draw::ALL.map(Draw::text_key);
        let divides = Divide::ALL.map(Divide::text_key);
        for key in batches.iter().chain(&draws).chain(&divides) {
            for lang in Lang::ALL {
                assert!(lang.has(key) && lang.has(&format!("{key}.doc")), "{lang:?} {key}");
            }
        }
    }
}
