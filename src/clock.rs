//! The one clock: the system's, and on a page, where that one panics, the browser's.

pub use web_time::{Duration, Instant, SystemTime, UNIX_EPOCH};
