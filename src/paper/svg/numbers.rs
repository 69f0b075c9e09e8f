//! Numbers of an SVG document: two decimals, no more characters than needed.

use std::fmt::Write as _;

/// Converts points to hundredths of a point. Values are clamped to ±10⁷ points, where an f32 is only exact to a point
/// anyway.
pub(in crate::paper) fn hundredths(value: f32) -> i64 {
    (f64::from(value.clamp(-1e7, 1e7)) * 100.0).round() as i64
}

/// Writes `x y`, or `x-y` if the sign separates them.
pub(super) fn push_pair(out: &mut String, [x, y]: [i64; 2]) {
    push_hundredths(out, x);
    if y >= 0 {
        out.push(' ');
    }
    push_hundredths(out, y);
}

/// Writes hundredths as a decimal without trailing zeros: `-1234` → `-12.34`.
pub(super) fn push_hundredths(out: &mut String, value: i64) {
    let (whole, part) = (value.unsigned_abs() / 100, value.unsigned_abs() % 100);
    if value < 0 {
        out.push('-');
    }
    if whole > 0 || part == 0 {
        let _ = write!(out, "{whole}");
    }
    let digit = |d: u64| char::from(b'0' + d as u8);
    if part > 0 {
        out.push('.');
        out.push(digit(part / 10));
        if part % 10 > 0 {
            out.push(digit(part % 10));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let short = |value: f32| {
            let mut out = String::new();
            push_hundredths(&mut out, hundredths(value));
            out
        };
        let values = [0.0, -0.001, 0.5, -0.25, 12.0, 12.3, 12.345, -1280.999, f32::MAX];
        assert_eq!(values.map(short), ["0", "0", ".5", "-.25", "12", "12.3", "12.35", "-1281", "10000000"]);
    }
}
