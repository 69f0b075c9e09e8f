//! What the program says of itself, for a report of a fault: its version, its folders, the machine, a log and the files
//! that a crash leaves.
//!
//! | file | what it is |
//! |---|---|
//! | [`version`] | number and commit |
//! | [`folders`] | where its files lie |
//! | [`machine`] | system, display, libraries, memory, read without opening a window |
//! | [`privacy`] | private paths taken out of a text |
//! | [`log_file`] | messages of the `log` crate, to a file that stays small and to standard error |
//! | [`crash`] | the panic hook, and the files that it writes |
//! | [`start`] | whether the last start came to its first picture |
//!
//! Its lines are English in both languages, because those who mend the program read them.

pub mod crash;
pub mod folders;
pub mod log_file;
pub mod machine;
pub mod privacy;
pub mod start;
pub mod version;

use crate::clock::{SystemTime, UNIX_EPOCH};
use std::fmt::Write as _;

/// The time of day in UTC, `2026-11-30 20:42:49`.
fn utc_now() -> String {
    utc(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()))
}

/// Seconds since 1970 as date and time in UTC.
fn utc(seconds: u64) -> String {
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    // Howard Hinnant's `civil_from_days`: years that begin in March have their leap day at the end.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let year = era * 400 + year + next;
    let mut text = String::new();
    let _ = write!(text, "{year:04}-{month:02}-{day:02} {:02}:{:02}:{:02}", rest / 3600, rest / 60 % 60, rest % 60);
    text
}

#[cfg(test)]
mod tests {
    use super::utc;

    #[test]
    fn seconds_are_the_calendar_s_days() {
        for (seconds, text) in [
            (0, "1970-01-01 00:00:00"),
            (951_782_399, "2000-02-28 23:59:59"),
            (951_782_400, "2000-02-29 00:00:00"),
            (1_709_251_199, "2024-02-29 23:59:59"),
            (1_767_225_599, "2025-12-31 23:59:59"),
            (4_107_542_400, "2100-03-01 00:00:00"),
        ] {
            assert_eq!(utc(seconds), text);
        }
    }
}
