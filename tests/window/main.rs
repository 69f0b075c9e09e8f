//! The window: its parts, and the whole of it under hands and keys.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod access;
mod actions;
mod cancel;
mod card;
mod crash;
mod dialogs;
mod gallery;
mod ground;
mod keys;
mod lab_window;
mod layout;
mod monkey;
#[path = "../support/own_process.rs"]
mod own_process;
mod rest;
mod screen;
mod session;
#[path = "../support/short.rs"]
mod short;
mod shots;
mod snapshots;
#[path = "../support/mod.rs"]
mod support;
mod widgets;
mod window;
mod zoom;
