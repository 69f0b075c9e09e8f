//! The window, in rooms. What a frame shows is computed from the state; what a person does becomes a [`request`], and
//! requests change the state after the frame.
//!
//! | room | what it is |
//! |---|---|
//! | [`frame`] | the order of one frame (keys, threads' results, views, requests), and the system's window around it |
//! | [`offscreen`] | the same frames without a display: run under a clock of their own, drawn on the CPU |
//! | [`cpu_window`] | the system's window without OpenGL: the same frames, drawn by `offscreen`'s rasteriser |
//! | [`keys`] | from key presses to requests; keyboard layouts; the list of all keys |
//! | [`views`] | canvas, panels, lecture, dialogs: they read the state and push requests |
//! | [`perform`] | the only writer of the state: does what requests ask for |
//! | [`state`] | what the window is: data, and methods that read it |
//! | [`work`] | threads and their handles: races, grounds, labs, anatomies, figures, the session's file, the system's dialogs |
//! | [`widgets`] | controls that know nothing of the state |
//! | [`paint`] | theme, figures, lines, icons, formulas on the screen |
//!
//! Beside the rooms lie three lists that any of them may read: [`actions`], [`request`], [`settings`]; and [`renderer`],
//! which opens the window that OpenGL draws (`frame`) or the one that the CPU draws (`cpu_window`).
//!
//! An arrow means "may import", and there is no circle:
//! `frame → keys, views, perform, state, work, paint`; `views → keys, state, widgets, paint`; `keys → state, paint`;
//! `perform → state, work, paint`; `state → work`; `widgets → paint`; `request → actions`;
//! `offscreen → frame, perform, state`; `cpu_window → frame, offscreen`; any room → `actions, request, settings`.
//! Nothing but `offscreen`, `cpu_window` and [`renderer`] imports `frame`.
//! `state → work`, because [`state::app::App`] holds
//! the threads' handles; threads know nothing of it. `perform → paint` for the theme and the room of the window.
//! Inside of `views`: `dialogs → lecture → panels → canvas → scale`, and what is behind the next arrow too.
//!
//! What a view may write is lent to it for a frame: [`state::screen::ViewMemory`] and the open dialog. Textures and
//! what fades are kept in egui's own memory.

pub mod actions;
#[cfg(not(target_arch = "wasm32"))]
pub mod cpu_window;
pub mod frame;
pub mod keys;
#[cfg(not(target_arch = "wasm32"))]
pub mod offscreen;
pub mod paint;
pub mod perform;
#[cfg(not(target_arch = "wasm32"))]
pub mod renderer;
pub mod request;
pub mod settings;
pub mod state;
pub mod views;
pub mod widgets;
pub mod work;

#[cfg(target_arch = "wasm32")]
pub use frame::run_on_page;
#[cfg(not(target_arch = "wasm32"))]
pub use renderer::{Renderer, run};
