//! Arguments → window or command line; for wasm32 a page.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    losscape::cli::main(std::env::args_os())
}

#[cfg(target_arch = "wasm32")]
fn main() {
    #[cfg(feature = "gui")]
    losscape::ui::run_on_page();
}
