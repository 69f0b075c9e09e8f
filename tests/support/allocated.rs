//! Counts the memory that a test program has asked for: bytes held now and at most, of all threads together.
//!
//! The system's own figure, VmHWM, leaves out what was asked for and never touched, and never goes down again.
#![allow(unsafe_code, reason = "an allocator is an unsafe trait; this one hands everything to the system's and counts")]
#![allow(dead_code, reason = "each test target uses a part of it")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

static HELD: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

struct Counted;

#[global_allocator]
static COUNTED: Counted = Counted;

fn add(bytes: usize) {
    PEAK.fetch_max(HELD.fetch_add(bytes, Relaxed) + bytes, Relaxed);
}

// SAFETY: every call goes to the system's allocator with the arguments it came with; counting touches no memory of it.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        // SAFETY: the caller keeps this trait's promises, which are the system allocator's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, old: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // Both may be there for a moment.
        add(size);
        // SAFETY: as above.
        let new = unsafe { System.realloc(old, layout, size) };
        HELD.fetch_sub(layout.size(), Relaxed);
        new
    }

    unsafe fn dealloc(&self, old: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as above.
        unsafe { System.dealloc(old, layout) }
    }
}

/// Bytes held now.
pub fn held() -> usize {
    HELD.load(Relaxed)
}

/// Counts the most from now on; the bytes held now.
pub fn begin() -> usize {
    let held = held();
    PEAK.store(held, Relaxed);
    held
}

/// Most bytes held at a time since [`begin`].
pub fn peak() -> usize {
    PEAK.load(Relaxed)
}
