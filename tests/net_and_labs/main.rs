//! The small net and the labs that train it.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod lab;
mod lab_adaptation;
mod lab_batch_size;
mod lab_dropout;
mod lab_normalization;
mod lab_shift;
mod lab_slice;
mod lab_stopping;
mod net;

use losscape::lab::Record;

/// A record's CSV.
fn table(record: &Record) -> String {
    let mut out = Vec::new();
    record.write_csv(&mut out, &mut |_| {}).unwrap();
    String::from_utf8(out).unwrap()
}
