//! What tests share.

pub mod cpu_renderer;
