//! Random streams: ChaCha8 from the scene's seed, one stream per use.
//!
//! ChaCha8 by name, because `StdRng` may change between releases of `rand` and a scene must give the same
//! bytes then. A stream is keyed by what it is for, never by a racer's place in the list: racers with equal
//! batches see equal objects, and an added racer moves nobody's noise.

use rand::SeedableRng;
pub use rand_chacha::ChaCha8Rng;

/// What a stream is for. The discriminants are part of the file format: changing one changes every picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Purpose {
    /// Slopes of the objects of an analytic surface.
    Cloud = 1,
    /// Order of objects in batches.
    Batches = 2,
    /// Rows of synthetic data.
    Rows = 3,
}

/// The stream of `purpose` under `seed`; `key` tells uses of one purpose apart (batch size and draw, say).
pub fn stream(seed: u64, purpose: Purpose, key: u64) -> ChaCha8Rng {
    let mut bytes = [0u8; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    bytes[8..16].copy_from_slice(&(purpose as u64).to_le_bytes());
    bytes[16..24].copy_from_slice(&key.to_le_bytes());
    ChaCha8Rng::from_seed(bytes)
}
