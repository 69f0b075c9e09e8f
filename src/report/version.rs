//! The program's version.

/// Number and commit: `0.1.0 (4080a1855)`; the number alone where there was no commit.
pub const VERSION: &str = env!("LOSSCAPE_VERSION");
/// What it was built for: `x86_64-unknown-linux-gnu`.
pub const TARGET: &str = env!("LOSSCAPE_TARGET");
