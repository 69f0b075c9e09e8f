//! The window.

pub mod actions;
pub mod frame;
pub mod keys;
pub mod paint;
pub mod perform;
pub mod request;
pub mod settings;
pub mod state;
pub mod views;
pub mod widgets;
pub mod work;

pub use frame::run;
