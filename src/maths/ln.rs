//! ln x over the full range of f64, subnormal arguments included.
//!
//! x = 2ᵏ·(1 + f) with √½ < 1 + f < √2, then ln(1 + f) from s = f/(2 + f) and the minimax polynomial of fdlibm
//! (`e_log.c`, Sun Microsystems 1993, freely given).

use super::exp::{LN2_HIGH, LN2_LOW};

/// fdlibm's Lg1 … Lg7: ln((1 + s)/(1 − s)) = 2s + s·(Lg1·s² + Lg2·s⁴ + …).
const LG: [f64; 7] = [
    0.666_666_666_666_673_5,
    0.399_999_999_994_094_2,
    0.285_714_287_436_623_9,
    0.222_221_984_321_497_84,
    0.181_835_721_616_180_5,
    0.153_138_376_992_093_73,
    0.147_981_986_051_165_86,
];
/// Bits of 1 and of about √½: where the exponent is cut, so that 1 + f lies around 1.
const ONE_BITS: u64 = 0x3ff0_0000_0000_0000;
const CUT_BITS: u64 = 0x3fe6_a09e_0000_0000;
/// 2⁵² as bits: a whole number below 2⁵² in the low bits makes the float 2⁵² + number.
const TWO_52_BITS: u64 = 0x4330_0000_0000_0000;
const TWO_52: f64 = 4_503_599_627_370_496.0;
const TWO_54: f64 = 18_014_398_509_481_984.0;

/// ln x; −∞ at 0, NaN below.
#[inline(always)]
pub fn ln(x: f64) -> f64 {
    let tiny = x < f64::MIN_POSITIVE;
    let bits = if tiny { x * TWO_54 } else { x }.to_bits().wrapping_add(ONE_BITS - CUT_BITS);
    let shift = if tiny { 1023.0 + 54.0 } else { 1023.0 };
    let k = f64::from_bits((bits >> 52) | TWO_52_BITS) - TWO_52 - shift;
    let f = f64::from_bits((bits & 0x000f_ffff_ffff_ffff).wrapping_add(CUT_BITS)) - 1.0;

    let s = f / (2.0 + f);
    let (z, w) = (s * s, (s * s) * (s * s));
    let odd = z * (LG[0] + w * (LG[2] + w * (LG[4] + w * LG[6])));
    let even = w * (LG[1] + w * (LG[3] + w * LG[5]));
    let half_square = 0.5 * f * f;
    let result = k * LN2_HIGH - ((half_square - (s * (half_square + (odd + even)) + k * LN2_LOW)) - f);

    let result = if x < f64::INFINITY { result } else { x };
    let result = if x == 0.0 { f64::NEG_INFINITY } else { result };
    if x < 0.0 { f64::NAN } else { result }
}

/// ln(1 + x), accurate for small x too: what rounding 1 + x lost comes back divided by the slope.
#[inline(always)]
pub fn ln_1p(x: f64) -> f64 {
    let u = 1.0 + x;
    let lost = x - (u - 1.0);
    // At −1 the quotient would be 0/0, and at infinity ∞ − ∞ came before it.
    ln(u) + if lost.abs() > 0.0 { lost / u } else { 0.0 }
}
