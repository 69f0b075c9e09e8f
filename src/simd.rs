//! The widest registers of the machine, chosen at run time.
//!
//! The program is compiled for the plain x86-64 baseline (128-bit registers). [`dispatch`] runs a closure whose
//! body is inlined into a function compiled for AVX-512 or AVX2 where the processor has them: the loop inside
//! becomes 2 to 4 times as fast and gives the same bits, because wider registers change no rounding and fused
//! multiply-add is never made from separate operations.
//!
//! Whatever is not inlined into that function stays at the baseline's width. So the closure and all it calls inside
//! its loop are `#[inline(always)]`:
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
