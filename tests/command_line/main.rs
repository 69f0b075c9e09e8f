//! The program as it is run from a command line.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod about;
mod claims;
mod cli;
#[path = "../support/desk.rs"]
mod desk;
#[cfg(all(feature = "gui", target_os = "linux"))]
mod display;
mod escapes;
mod handout;
#[cfg(unix)]
mod inputs;
mod look;
mod pictures;
#[cfg(feature = "gui")]
mod screenshot;
#[path = "../support/short.rs"]
mod short;
#[cfg(unix)]
mod signals;
