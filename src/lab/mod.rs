//! Labs: measurements on small nets. Each asks one question and is one folder.
//!
//! `settings ── LabJob ──▶ Record ──▶ Figure, table, words`. A lab's settings and the scene's seed decide every number of
//! its record; time slices, threads and the window's frames do not.
//!
//! The folders have the same files, each with the same things in the same order:
//!
//! | file | holds |
//! |---|---|
//! | `mod.rs` | the question, the settings as a scene writes them, [`LabKind`] of them |
//! | `run.rs` | the work: `start`, and one unit of it |
//! | `findings.rs` | `Findings`, what was found so far, and `NetFindings`, the part of one net; [`LabFindings`] of them |
//! | `charts.rs` | `figure`: findings as charts |
//! | `verdict.rs` | `verdict` and `terms`: findings in words |
//! | `table.rs` | `write`: findings as CSV |
//!
//! and a file for each measure of their own. A lab with parts, which answer questions of their own, has a folder or a file
//! per part with the same things; its `mod.rs` has the settings of all parts and gives each its work. A new lab is such a
//! folder, a `mod` line here, one word in the list of `registry.rs`, and its words in both text tables.

mod choice;
mod clash;
mod error;
mod few;
mod finished;
pub mod histogram;
mod kind;
pub mod learning;
mod net_cost;
mod network;
mod plots;
mod quantity;
mod record;
mod registry;
mod revealed;
pub mod rolling;
mod seeds;
pub mod series;
mod side_by_side;
mod trained_nets;
mod trainers;
mod training;
mod variant;
mod weight_path;
pub mod weight_plane;
mod words;

pub mod adaptation;
pub mod batch_size;
pub mod dropout;
pub mod little_net;
pub mod normalization;
pub mod shift;
pub mod slice;
pub mod smoothing;
pub mod stopping;

pub use adaptation::Adaptation;
pub use batch_size::BatchSize;
pub use choice::Choice;
pub use clash::Clash;
pub use dropout::Dropout;
pub use error::{DataFileError, LabError};
pub use kind::LabKind;
pub use little_net::LittleNet;
pub use network::{Digits, Linear, Network, Spirals};
pub use normalization::Normalization;
pub use quantity::Quantity;
pub use record::{LabFindings, LabJob, Record};
pub use registry::Lab;
pub use shift::{Shift, WatchedLayer};
pub use slice::{Plane, Slice, SliceGrid};
pub use smoothing::{Probe, SeriesShown, Smoothing};
pub use stopping::Stopping;
pub use trained_nets::TrainedNets;
pub use training::Training;
pub use variant::Variant;
