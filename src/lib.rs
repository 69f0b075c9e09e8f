//! losscape: how optimizers move over a loss landscape.
//!
//! A [`scene::Scene`] says everything; [`race`] turns it into whole trajectories; a [`figure::Figure`] is
//! data drawn from the race, and has two renderers: the window (`ui`, feature `gui`) and paper ([`paper`]).
//!
//! Layers, an arrow means "may import", and what is behind the next arrow too: `cli, ui → export → scene, paper`;
//! `scene → lab, race, job`; `lab → net, figure, job`; `paper → race, figure`;
//! `race, net, figure → optim, landscape → params, rng, maths, simd, text, intake, table, plain`;
//! `race, net, landscape → job`, because what takes long there can be given up.
//! All that write files do so through `draft`; `signals → draft`, for the program's end.
//! Nothing imports `ui` but `cli`, to open the window and for the table of its keys, and both only with feature `gui`.

pub mod cli;
pub mod draft;
pub mod export;
pub mod figure;
pub mod geometry;
pub mod intake;
pub mod job;
pub mod lab;
pub mod landscape;
pub mod maths;
pub mod net;
pub mod number;
pub mod optim;
pub mod paper;
pub mod params;
pub mod picture;
pub mod plain;
pub mod race;
pub mod rng;
pub mod scene;
pub mod signals;
pub mod simd;
pub mod table;
pub mod text;
#[cfg(feature = "gui")]
pub mod ui;
