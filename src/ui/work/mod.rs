//! Threads beside the window's own, and their handles. A handle takes orders, holds the newest result, and never makes
//! the window wait longer than a frame allows.

pub mod anatomy_worker;
pub mod engine;
pub mod figure_writer;
pub mod file_dialogs;
mod lab_thread;
pub mod laboratory;
pub mod salvage;
pub mod session_file;
pub mod session_writer;
#[cfg(not(target_arch = "wasm32"))]
mod system_dialog;
pub mod table_reader;
pub mod worker;
