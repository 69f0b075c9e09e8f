//! What tests share.
#![allow(dead_code, reason = "each test target uses a part of it")]

pub mod cpu_renderer;
pub mod panel;
pub mod snapshot;
pub mod window;

pub use cpu_renderer::CpuRenderer;
