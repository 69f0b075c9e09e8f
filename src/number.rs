//! Numbers as text and rounded, in no language.

/// A number as typed in a scene, short at any size: `0.1`, `1000000`, `1e50`.
pub fn typed(x: f64) -> String {
    let plain = x == 0.0 || (1e-5..1e7).contains(&x.abs());
    // Minus zero is written 0.
    if plain { (x + 0.0).to_string() } else { format!("{x:e}") }
}

/// `x` rounded to `digits` significant decimal digits; zero, NaN and infinities stay, and so does what would round to
/// more than [`f64::MAX`].
pub fn round_significant(x: f64, digits: usize) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    format!("{x:.*e}", digits.saturating_sub(1)).parse().ok().filter(|rounded: &f64| rounded.is_finite()).unwrap_or(x)
}
