//! Lecture mode.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod lecture;
mod snapshots;
#[path = "../support/mod.rs"]
mod support;
