//! sin and cos, of radians and of whole turns.
//!
//! The argument is reduced to a quarter turn and |r| ≤ π/4, where fdlibm's minimax polynomials hold
//! (`k_sin.c`, `k_cos.c`, Sun Microsystems 1993, freely given). In turns, `cos_turns(t)` = cos(2πt), the
//! reduction is exact for every t: that is the form for landscapes with 2π in them. In radians π/2 comes in
//! three parts (Cody & Waite 1980), right to 2 ulp up to |x| = 1.6·10⁶; beyond that the phase is the one of the
//! rounded quotient x/2π, off by up to |x|·2⁻⁵².

use super::ROUNDER;

/// π/2 in parts of 33, 33 and 53 bits (fdlibm, `e_rem_pio2.c`): products of the first two with a count of
/// quarters below 2²⁰ are exact.
const HALF_PI: [f64; 3] = [1.570_796_326_734_125_6, 6.077_100_506_303_966e-11, 2.022_266_248_795_950_6e-21];
/// 2²⁰ quarters: up to here the reduction in radians is exact.
const EXACT: f64 = 1_647_099.0;
/// π/2 and what its rounding leaves.
const QUARTER: f64 = std::f64::consts::FRAC_PI_2;
const QUARTER_REST: f64 = 6.123_233_995_736_766e-17;
const TWO_52: f64 = 4_503_599_627_370_496.0;

const S: [f64; 6] = [
    -0.166_666_666_666_666_32,
    0.008_333_333_333_322_49,
    -0.000_198_412_698_298_579_5,
    2.755_731_370_707_006_8e-6,
    -2.505_076_025_340_686_3e-8,
    1.589_690_995_211_55e-10,
];
const C: [f64; 6] = [
    0.041_666_666_666_666_6,
    -0.001_388_888_888_887_411,
    2.480_158_728_947_673e-5,
    -2.755_731_435_139_066_3e-7,
    2.087_572_321_298_175e-9,
    -1.135_964_755_778_819_5e-11,
];

/// sin x and cos x, x in radians.
#[inline(always)]
pub fn sin_cos(x: f64) -> (f64, f64) {
    let shifted = x * std::f64::consts::FRAC_2_PI + ROUNDER;
    let k = shifted - ROUNDER;
    let near = (x - k * HALF_PI[0]) - k * HALF_PI[1];
    let rest = k * HALF_PI[2];
    let r = near - rest;
    let tail = (near - r) - rest;
    let exact = x.abs() < EXACT;
    let (far_r, far_tail, far_quarters) = reduce_turns(x / std::f64::consts::TAU);
    let (r, tail) = if exact { (r, tail) } else { (far_r, far_tail) };
    turn(quarter(r, tail), if exact { shifted.to_bits() } else { far_quarters })
}

/// sin 2πt and cos 2πt.
#[inline(always)]
pub fn sin_cos_turns(t: f64) -> (f64, f64) {
    let (r, tail, quarters) = reduce_turns(t);
    turn(quarter(r, tail), quarters)
}

/// 2πt = quarters·π/2 + r + tail; the low two bits of `quarters` count.
#[inline(always)]
fn reduce_turns(t: f64) -> (f64, f64, u64) {
    // Whole turns go first, exactly; from 2⁵² on every f64 is whole, and t − t keeps NaN and infinity visible.
    let whole = ((t.abs() + TWO_52) - TWO_52).copysign(t);
    let part = 4.0 * (t - if t.abs() < TWO_52 { whole } else { t });
    let shifted = part + ROUNDER;
    let f = part - (shifted - ROUNDER);
    (f * QUARTER, f * QUARTER_REST, shifted.to_bits())
}

/// sin x, x in radians.
#[inline(always)]
pub fn sin(x: f64) -> f64 {
    sin_cos(x).0
}
/// cos x, x in radians.
#[inline(always)]
pub fn cos(x: f64) -> f64 {
    sin_cos(x).1
}
/// sin 2πt.
#[inline(always)]
pub fn sin_turns(t: f64) -> f64 {
    sin_cos_turns(t).0
}
/// cos 2πt.
#[inline(always)]
pub fn cos_turns(t: f64) -> f64 {
    sin_cos_turns(t).1
}

/// sin and cos of r + tail, |r| ≤ π/4, tail below r's last bit.
#[inline(always)]
fn quarter(r: f64, tail: f64) -> (f64, f64) {
    let (z, w) = (r * r, (r * r) * (r * r));
    let v = z * r;
    let p = S[1] + z * (S[2] + z * S[3]) + z * w * (S[4] + z * S[5]);
    let sin = r - ((z * (0.5 * tail - v * p) - tail) - v * S[0]);
    let p = z * (C[0] + z * (C[1] + z * C[2])) + w * w * (C[3] + z * (C[4] + z * C[5]));
    let half = 0.5 * z;
    let high = 1.0 - half;
    let cos = high + (((1.0 - high) - half) + (z * p - r * tail));
    (sin, cos)
}

/// sin and cos turned on by as many quarters as the low two bits of `quarters` say.
#[inline(always)]
fn turn((sin, cos): (f64, f64), quarters: u64) -> (f64, f64) {
    let odd = quarters & 1 == 1;
    let (s, c) = if odd { (cos, sin) } else { (sin, cos) };
    let sign = |bit: u64| (bit & 2) << 62;
    (f64::from_bits(s.to_bits() ^ sign(quarters)), f64::from_bits(c.to_bits() ^ sign(quarters.wrapping_add(1))))
}
