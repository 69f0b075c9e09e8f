//! The small net and the labs that train it.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod lab;
mod lab_shift;
mod lab_slice;
mod net;
