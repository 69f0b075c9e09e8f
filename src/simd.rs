//! Run-time dispatch to the widest SIMD registers of the machine.
//!
//! The program is compiled for the plain x86-64 baseline (128-bit registers). [`dispatch`] runs a closure whose
//! body is inlined into a function compiled for AVX-512 or AVX2 where the processor has them: the loop inside
//! becomes 2 to 4 times as fast and gives the same bits, because wider registers change no rounding and fused
//! multiply-add is never made from separate operations.
//!
//! Code that is not inlined into that function stays at the baseline's width. So the closure and everything it calls
//! inside its loop are `#[inline(always)]`:
//!
//! ```
//! # use losscape::simd;
//! let mut squares = [1.0, 2.0, 3.0];
//! simd::dispatch(
//!     #[inline(always)]
//!     || squares.iter_mut().for_each(|x| *x *= *x),
//! );
//! # assert_eq!(squares, [1.0, 4.0, 9.0]);
//! ```

/// Runs `work` compiled for the widest registers this machine has.
#[inline]
#[allow(unsafe_code, reason = "calling a function compiled for features the processor was just asked for")]
pub fn dispatch<R>(work: impl FnOnce() -> R) -> R {
    #[cfg(target_arch = "x86_64")]
    {
        if is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512dq")
            && is_x86_feature_detected!("avx512vl")
            && is_x86_feature_detected!("avx512bw")
        {
            // SAFETY: `avx512` is an ordinary safe function but for the features it is compiled for, and the
            // processor (and the operating system's saving of registers, which the macro checks too) has all four.
            return unsafe { avx512(work) };
        }
        if is_x86_feature_detected!("avx2") {
            // SAFETY: as above, with AVX2.
            return unsafe { avx2(work) };
        }
    }
    work()
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512dq,avx512vl,avx512bw")]
fn avx512<R>(work: impl FnOnce() -> R) -> R {
    work()
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn avx2<R>(work: impl FnOnce() -> R) -> R {
    work()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::landscape::{LANES, Noise, Spec, Surface, Visitor};

    /// Bits of values and gradients on blocks of points, computed through `run`.
    struct Bits<F>(F);

    #[inline(always)]
    fn bits<S: Surface>(surface: &S) -> Vec<u64> {
        let mut bits = Vec::new();
        for k in 0..64 {
            let x = std::array::from_fn(|lane| (k as f64 - 31.7) * 0.131 + lane as f64 * 0.017);
            let y = std::array::from_fn(|lane| (k as f64 * 0.618).fract() * 9.0 - 4.5 + lane as f64 * 0.1);
            let (values, (gx, gy)) = (surface.values(&x, &y), surface.gradients(&x, &y));
            for lane in 0..LANES {
                bits.extend([values[lane], gx[lane], gy[lane]].map(f64::to_bits));
            }
        }
        bits
    }

    /// How a surface's bits are taken.
    trait Run {
        fn run<S: Surface>(&self, surface: &S) -> Vec<u64>;
    }
    impl<R: Run> Visitor for Bits<R> {
        type Output = Vec<u64>;
        fn visit<S: Surface>(self, surface: &S) -> Vec<u64> {
            self.0.run(surface)
        }
    }
    struct Plain;
    impl Run for Plain {
        fn run<S: Surface>(&self, surface: &S) -> Vec<u64> {
            bits(surface)
        }
    }
    struct Widest;
    impl Run for Widest {
        fn run<S: Surface>(&self, surface: &S) -> Vec<u64> {
            dispatch(
                #[inline(always)]
                || bits(surface),
            )
        }
    }
    #[cfg(target_arch = "x86_64")]
    struct Avx2;
    #[cfg(target_arch = "x86_64")]
    impl Run for Avx2 {
        #[allow(unsafe_code, reason = "only reached where the processor has AVX2")]
        fn run<S: Surface>(&self, surface: &S) -> Vec<u64> {
            if !is_x86_feature_detected!("avx2") {
                return bits(surface);
            }
            // SAFETY: the processor has just been asked.
            unsafe {
                avx2(
                    #[inline(always)]
                    || bits(surface),
                )
            }
        }
    }

    #[test]
    fn every_width_gives_the_same_bits() {
        for spec in Spec::all() {
            let landscape = spec.open(&Noise::default(), 1, None).expect("defaults open");
            let plain = landscape.visit(Bits(Plain));
            assert!(plain == landscape.visit(Bits(Widest)), "{}", spec.name());
            #[cfg(target_arch = "x86_64")]
            assert!(plain == landscape.visit(Bits(Avx2)), "{} with AVX2", spec.name());
        }
    }
}
