//! Random streams: ChaCha8 from the scene's seed, one stream per use.
//!
//! ChaCha8 by name, because `StdRng` may change between releases of `rand` and a scene must give the same bytes then. A
//! stream is keyed by its purpose, never by a racer's index: racers with equal batches see the same examples, and an
//! added racer does not change the noise of the others.

use rand::{Rng, SeedableRng};
pub use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};

/// What a stream is for. The discriminants are part of the file format: changing one changes every picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Purpose {
    /// Slopes of the synthetic examples of an analytic surface.
    Cloud = 1,
    /// Order of examples in batches.
    Batches = 2,
    /// Rows of synthetic data.
    Rows = 3,
    /// Initial weights of a net.
    Weights = 4,
    /// Noise after the layers of a net.
    Noise = 5,
    /// Masks of dropout.
    Masks = 6,
    /// Examples of a net's synthetic data.
    Samples = 7,
    /// Random directions through the weights of a net.
    Directions = 8,
    /// Masks that the dropout lab draws outside of training.
    DropoutMasks = 30,
    /// Batches that come to a normalisation one after another, and the cloud of one.
    Stream = 14,
    /// Examples of the adaptation lab's two domains.
    Domains = 20,
    /// Which training examples a lab takes where it takes a few.
    FewExamples = 21,
    /// Which rows a scene sets aside.
    HeldOut = 22,
}

/// The stream of `purpose` under `seed`; `key` separates several uses of one purpose (for batches: size and draw).
pub fn stream(seed: u64, purpose: Purpose, key: u64) -> ChaCha8Rng {
    let mut bytes = [0u8; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    bytes[8..16].copy_from_slice(&(purpose as u64).to_le_bytes());
    bytes[16..24].copy_from_slice(&key.to_le_bytes());
    ChaCha8Rng::from_seed(bytes)
}

/// A number in [0, 1): 53 random bits.
pub fn uniform(random: &mut ChaCha8Rng) -> f64 {
    (random.next_u64() >> 11) as f64 / (1u64 << 53) as f64
}

/// `count` of the numbers 0 … n − 1 (all where there are fewer), none twice, in the order in which they are drawn: the
/// first places of a Fisher–Yates shuffle.
pub fn some(random: &mut ChaCha8Rng, n: usize, count: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..n).collect();
    let count = count.min(n);
    for k in 0..count {
        let other = k + (uniform(random) * (n - k) as f64) as usize;
        places.swap(k, other);
    }
    places.truncate(count);
    places
}

/// A standard normal number.
pub fn normal(random: &mut ChaCha8Rng) -> f64 {
    StandardNormal.sample(random)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_differ_by_each_part_of_their_key() {
        let first = |seed, purpose, key| stream(seed, purpose, key).next_u64();
        let base = first(1, Purpose::Cloud, 0);
        assert_eq!(base, first(1, Purpose::Cloud, 0));
        for other in [first(2, Purpose::Cloud, 0), first(1, Purpose::Rows, 0), first(1, Purpose::Cloud, 1)] {
            assert_ne!(base, other);
        }
    }

    #[test]
    fn moments_of_many_draws() {
        let mut random = stream(1, Purpose::Rows, 0);
        let n = 100_000;
        let flat: Vec<f64> = (0..n).map(|_| uniform(&mut random)).collect();
        let bell: Vec<f64> = (0..n).map(|_| normal(&mut random)).collect();
        let moment = |xs: &[f64], p: i32| xs.iter().map(|x| x.powi(p)).sum::<f64>() / n as f64;
        assert!(flat.iter().all(|x| (0.0..1.0).contains(x)));
        // Five standard errors of each mean.
        assert!((moment(&flat, 1) - 0.5).abs() < 0.0046, "{}", moment(&flat, 1));
        assert!(moment(&bell, 1).abs() < 0.016, "{}", moment(&bell, 1));
        assert!((moment(&bell, 2) - 1.0).abs() < 0.023, "{}", moment(&bell, 2));
        assert!((moment(&bell, 4) - 3.0).abs() < 0.16, "{}", moment(&bell, 4));
    }
}
