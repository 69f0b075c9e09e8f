//! eˣ over the full range of f64, subnormal results included.
//!
//! x = k·ln 2 + r with |r| ≤ ½ ln 2 (Cody & Waite 1980, ln 2 in two parts), eʳ by its Taylor sum to r¹³/13!,
//! whose rest is below 2⁻⁵⁷, then two exact-as-can-be multiplications by powers of two.

use super::ROUNDER;

/// ln 2 to 32 bits, so that k·LN2_HIGH is exact (fdlibm, `e_exp.c`).
pub(super) const LN2_HIGH: f64 = 0.693_147_180_369_123_8;
/// ln 2 − LN2_HIGH.
pub(super) const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;
/// Below it eˣ rounds to 0.
const LOWEST: f64 = -746.0;
/// Above it eˣ overflows.
const HIGHEST: f64 = 710.0;

/// eˣ.
#[inline(always)]
pub fn exp(x: f64) -> f64 {
    // Comparisons, not `clamp`: NaN must pass.
    let x = if x < LOWEST { LOWEST } else { x };
    let x = if x > HIGHEST { HIGHEST } else { x };
    let k = (x * std::f64::consts::LOG2_E + ROUNDER) - ROUNDER;
    let r = (x - k * LN2_HIGH) - k * LN2_LOW;
    // 2ᵏ itself may overflow or vanish where eˣ does not.
    let half = (k * 0.5 + ROUNDER) - ROUNDER;
    taylor(r) * power_of_two(half) * power_of_two(k - half)
}

/// 2ᵏ for a whole k in −1022..=1023: the sum's low bits are k + 1023, the exponent's bits, moved into place.
#[inline(always)]
fn power_of_two(k: f64) -> f64 {
    f64::from_bits((k + (ROUNDER + 1023.0)).to_bits() << 52)
}

/// 1 + r + r²/2! + … + r¹³/13!, pairs first to shorten the chain.
#[inline(always)]
fn taylor(r: f64) -> f64 {
    const fn over_factorial(n: u32) -> f64 {
        let (mut product, mut i) = (1.0, 2);
        while i <= n {
            product *= i as f64;
            i += 1;
        }
        1.0 / product
    }
    const C: [f64; 14] = {
        let (mut c, mut n) = ([1.0; 14], 2);
        while n < 14 {
            c[n] = over_factorial(n as u32);
            n += 1;
        }
        c
    };
    let (r2, r4) = (r * r, (r * r) * (r * r));
    let low = (C[2] + C[3] * r) + (C[4] + C[5] * r) * r2;
    let high = (C[6] + C[7] * r) + (C[8] + C[9] * r) * r2;
    let top = (C[10] + C[11] * r) + (C[12] + C[13] * r) * r2;
    1.0 + (r + r2 * (low + r4 * (high + r4 * top)))
}
