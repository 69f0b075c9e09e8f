//! Seeded dice for tests that try many inputs, and the numbers and letters that break programs.
#![allow(dead_code, reason = "each test target uses a part of it")]

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Numbers as a file or a person may spell them: ends of ranges, what is no number, what other programs write.
pub const NUMBERS: [&str; 44] = [
    "0",
    "-0",
    "0.0",
    "-0.0",
    "1",
    "-1",
    "2",
    "3.5",
    "0.1",
    "1e-3",
    "1000",
    "1e6",
    "1000001",
    "1e-9",
    "1e16",
    "1e-150",
    "1e150",
    "-1e150",
    "1e200",
    "1e-200",
    "1e-300",
    "1e300",
    "1e308",
    "-1e308",
    "1.7976931348623157e308",
    "-1.7976931348623157e308",
    "5e-324",
    "-5e-324",
    "2.2250738585072014e-308",
    "0.9999999999999999",
    "1.0000000000000002",
    "1e400",
    "-1e400",
    "1e-400",
    "NaN",
    "inf",
    "-inf",
    "9007199254740993",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775808",
    "340282350000000000000000000000000000000",
    "1_0",
    "0x1F",
];

/// What else is found in files and comes from keyboards: control and format characters, wide ones, none at all.
pub const LETTERS: [&str; 26] = [
    "\0",
    "\u{1b}[31m",
    "\u{7}",
    "\u{7f}",
    "\u{85}",
    "\u{ad}",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "\u{2028}",
    "\t",
    "\r",
    "\r\n",
    "\n",
    "é",
    "e\u{301}",
    "ё",
    "η",
    "字",
    "𝔘",
    "👩‍👩‍👧",
    "\"",
    "\\",
    "{ $x }",
    "%s",
    "",
];

/// Throws that a seed, a purpose and a place in the row decide, so that any one of many inputs can be made again alone.
#[derive(Clone)]
pub struct Dice(ChaCha8Rng);

impl Dice {
    /// The dice of input `index`.
    pub fn new(seed: u64, purpose: u64, index: u64) -> Self {
        let mut bytes = [0u8; 32];
        for (place, number) in [seed, purpose, index].into_iter().enumerate() {
            bytes[8 * place..8 * place + 8].copy_from_slice(&number.to_le_bytes());
        }
        Self(ChaCha8Rng::from_seed(bytes))
    }

    /// All bits of a number.
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// 0..n; 0 of nothing.
    pub fn below(&mut self, n: usize) -> usize {
        (self.bits() % n.max(1) as u64) as usize
    }

    /// In [0, 1).
    pub fn uniform(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Whether something of this probability happens.
    pub fn chance(&mut self, probability: f64) -> bool {
        self.uniform() < probability
    }

    /// One of them.
    pub fn pick<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }

    /// 0..n for one of these n.
    pub fn below_one_of(&mut self, bounds: &[usize]) -> usize {
        let n = *self.pick(bounds);
        self.below(n)
    }

    /// A number of [`NUMBERS`] that is one, any bit pattern, or an ordinary one.
    pub fn number(&mut self) -> f64 {
        match self.below(4) {
            0 => self.pick(&NUMBERS).parse().unwrap_or(1.0),
            1 => f64::from_bits(self.bits()),
            _ => (self.uniform() - 0.5) * 10f64.powi(self.below(8) as i32 - 3),
        }
    }
}
