//! sin, cos, exp and ln without branches: equal bits on every machine, and loops over them vectorise.
//!
//! The system's functions differ in the last bit between machines and stop LLVM's vectoriser. These are plain
//! IEEE multiplications, additions and selections, inlined where they are used, so that one scalar call, eight
//! lanes and the browser give the same bytes. At most 2 ulp from the truth (`tests/core/maths.rs`, against mpmath);
//! NaN and infinities come out as in C. Fused multiply-add is never used: it would round differently where the
//! processor lacks it.

mod exp;
mod ln;
mod trig;

pub use exp::exp;
pub use ln::{ln, ln_1p};
pub use trig::{cos, cos_turns, sin, sin_cos, sin_cos_turns, sin_turns};

/// 1.5·2⁵²: adding it leaves the nearest whole number (ties to even) in the low bits of the sum, for |x| < 2⁵¹.
const ROUNDER: f64 = 6_755_399_441_055_744.0;
