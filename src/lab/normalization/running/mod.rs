//! Running averages (slide 60): batches come one after another, and what inference will use approaches the true mean
//! and variance.
//!
//! Two units' values are normal, N(2, 2²) and N(−1, 0.5²), drawn anew for every batch, so that the truth is known. Each
//! batch moves the averages as in the nets: `average += momentum·(batch − average)`, from mean 0 and variance 1. Beside
//! them stand the means over all batches so far, which the slide and Ioffe & Szegedy 2015, Algorithm 2, take.
//!
//! The variance of a batch of m is on average (m − 1)/m of the true one: with `Biased` the averages keep that, and at
//! inference x̃ is √(m/(m − 1)) times too wide, √2 of a batch of two. Of one example the biased variance is 0, its x̃ is 0
//! and z = β; the unbiased variance is not a number.

mod charts;
mod findings;
mod run;
mod stream;
mod table;
mod verdict;

pub use findings::{Findings, Unit};
pub use stream::{Stream, TRUTH};

pub(super) use findings::{QUANTITIES, names};
pub(super) use run::{cost, start};
