//! Numbers in boxes: how they are written, edited and read back.
//!
//! Whatever the language, both decimal comma and point are read, and so is everything we show ourselves: U+2212,
//! thin spaces between thousands, `1.2·10⁻⁴`. Nothing that is read becomes another number: what is out of range, or so
//! small that f64 makes it zero, is refused with the reason.

use crate::params::{Allowed, Scale};
use crate::text::Lang;

/// Digits a box shows at most; a slider gives three.
const DIGITS: usize = 4;
/// Outside these sizes the text one edits has an exponent.
const PLAIN: std::ops::Range<f64> = 1e-4..1e7;

/// Whole numbers from here on are shown as powers of ten: f64 does not count further.
const MOST_COUNTED: f64 = 9e15;

/// Why a text is no value of a parameter. What was typed stands in the field itself, so the reason does not repeat it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum NumberFault {
    /// No number at all.
    NotANumber(Allowed),
    /// A number the parameter may not have.
    Outside(Allowed),
    /// A number that f64 cannot tell from zero.
    TooSmall(Allowed),
    /// A fraction where examples or steps are counted.
    NotWhole(Allowed),
}

impl NumberFault {
    /// The reason, for the line under the field.
    pub fn message(self, lang: Lang) -> String {
        let (key, allowed) = match self {
            Self::NotANumber(allowed) => ("widget-not-a-number", allowed),
            Self::Outside(allowed) => ("widget-outside", allowed),
            Self::TooSmall(allowed) => ("widget-too-small", allowed),
            Self::NotWhole(allowed) => ("widget-not-whole", allowed),
        };
        lang.with(key, &[("allowed", lang.localise(&allowed.to_string()).into())])
    }
}

/// A value for people, `digits` significant digits at most.
pub(super) fn shown(value: f64, scale: Scale, digits: usize, lang: Lang) -> String {
    match scale {
        Scale::Whole if (0.0..MOST_COUNTED).contains(&value) && value.fract() == 0.0 => lang.whole(value as u64),
        Scale::NearOne if value < 1.0 => {
            // 0.9995 has to differ from 1: count digits from the first that is not a nine.
            let nines = -(1.0 - value).log10();
            lang.number(value, digits.max(nines.ceil().max(0.0) as usize))
        }
        _ => lang.number(value, digits),
    }
}

/// The longest form that satisfies `fits`, from four significant digits down to two.
pub(super) fn shown_fitting(value: f64, scale: Scale, lang: Lang, fits: impl Fn(&str) -> bool) -> String {
    let forms = (2..=DIGITS).rev().map(|digits| shown(value, scale, digits, lang));
    let mut last = String::new();
    for form in forms {
        if fits(&form) {
            return form;
        }
        last = form;
    }
    last
}

/// A value as one edits it: every digit of it.
pub(super) fn editable(value: f64, lang: Lang) -> String {
    let plain = value == 0.0 || PLAIN.contains(&value.abs());
    lang.localise(&if plain { value.to_string() } else { format!("{value:e}") })
}

/// Reads what a person typed.
pub(super) fn parse(typed: &str, allowed: Allowed, scale: Scale) -> Result<f64, NumberFault> {
    let plain = plain(typed);
    let value = number(&plain).ok_or(NumberFault::NotANumber(allowed))?;
    let digits = plain.split(['e', 'E']).next().unwrap_or_default();
    if value == 0.0 && digits.contains(|c: char| ('1'..='9').contains(&c)) {
        return Err(NumberFault::TooSmall(allowed));
    }
    // -0 becomes 0: the field would show the sign, and to every parameter both are the same.
    check(value, allowed, scale).map(|()| value + 0.0)
}

/// Whether a parameter may have this value.
pub(super) fn check(value: f64, allowed: Allowed, scale: Scale) -> Result<(), NumberFault> {
    if !allowed.contains(value) {
        Err(NumberFault::Outside(allowed))
    } else if scale == Scale::Whole && value.fract() != 0.0 {
        Err(NumberFault::NotWhole(allowed))
    } else {
        Ok(())
    }
}

/// What was typed, or shown by us, as Rust writes it: `1.2·10⁻⁴` and `1,2*10^-4` are `1.2e-4`.
fn plain(typed: &str) -> String {
    let text: String = typed.chars().filter(|c| !c.is_whitespace()).map(plain_sign).collect();
    // The last 10 that has a power: there may be another in the digits before it.
    let power = |at: usize| {
        let rest = &text[at + 2..];
        rest.strip_prefix('^').or_else(|| rest.starts_with(superscript_start).then_some(rest))
    };
    let Some((at, power)) = text.rmatch_indices("10").find_map(|(at, _)| Some((at, power(at)?))) else { return text };
    let mantissa = match text[..at].strip_suffix(['·', '*', '×']) {
        Some(mantissa) => mantissa,
        None if at == 0 => "1",
        None if &text[..at] == "-" => "-1",
        // Digits and a power with nothing between them.
        None => return text,
    };
    format!("{mantissa}e{}", power.chars().map(plain_digit).collect::<String>())
}

/// The number that a text in Rust's notation is.
fn number(text: &str) -> Option<f64> {
    let is_number = text.chars().all(|c| c.is_ascii_digit() || "+-.eE".contains(c));
    text.parse().ok().filter(|_| is_number)
}

/// Minus and decimal sign as Rust reads them.
fn plain_sign(c: char) -> char {
    match c {
        '−' => '-',
        ',' => '.',
        other => other,
    }
}

const SUPERSCRIPTS: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";

fn superscript_start(c: char) -> bool {
    c == '⁻' || SUPERSCRIPTS.contains(c)
}

fn plain_digit(c: char) -> char {
    match SUPERSCRIPTS.chars().position(|s| s == c) {
        Some(digit) => char::from(b'0' + digit as u8),
        None if c == '⁻' => '-',
        None => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Result<f64, NumberFault> {
        parse(typed, Allowed::ANY, Scale::Linear)
    }

    #[test]
    fn what_is_shown_and_what_is_edited_can_be_read_back() {
        for value in [0.0, -5.0, 0.03, 0.9995, 12_345.6, 1e-8, -1e-8, 2.5e-5, 1e9, -1.5e12, 3.105e8, -2.1010e-10, 1e50]
        {
            for lang in Lang::ALL {
                assert_eq!(read(&editable(value, lang)), Ok(value), "edited {value} in {lang:?}");
                assert_eq!(read(&lang.number(value, 6)), Ok(value), "shown {value} in {lang:?}");
            }
        }
    }

    #[test]
    fn comma_and_point_are_read_in_both_languages() {
        assert_eq!(read("0,05"), Ok(0.05));
        assert_eq!(read(" 0.05 "), Ok(0.05));
        assert_eq!(read("1e-3"), Ok(0.001));
        assert_eq!(read("−2,5·10⁻³"), Ok(-0.0025));
        assert_eq!(read("10"), Ok(10.0));
        assert_eq!(read("100"), Ok(100.0));
        for typed in ["1·10^5", "10^5", "1*10⁵", "1×10^+5", "10·10^4", "+100000"] {
            assert_eq!(read(typed), Ok(1e5), "{typed}");
        }
        assert_eq!(read("-10^-2"), Ok(-0.01));
        assert!(read("−0").is_ok_and(f64::is_sign_positive));
    }

    #[test]
    fn a_fault_says_what_is_wrong() {
        assert_eq!(read("abc"), Err(NumberFault::NotANumber(Allowed::ANY)));
        assert_eq!(read(""), Err(NumberFault::NotANumber(Allowed::ANY)));
        assert_eq!(read("inf"), Err(NumberFault::NotANumber(Allowed::ANY)));
        assert_eq!(read("1.2.3"), Err(NumberFault::NotANumber(Allowed::ANY)));
        assert_eq!(parse("-1", Allowed::POSITIVE, Scale::Log), Err(NumberFault::Outside(Allowed::POSITIVE)));
        assert_eq!(parse("2.5", Allowed::POSITIVE, Scale::Whole), Err(NumberFault::NotWhole(Allowed::POSITIVE)));
        assert_eq!(NumberFault::Outside(Allowed::BELOW_ONE).message(Lang::En), "allowed 0 ≤ x < 1");
        assert_eq!(NumberFault::NotANumber(Allowed::BELOW_ONE).message(Lang::En), "not a number; allowed 0 ≤ x < 1");
        for typed in ["1.5·", "10^", "3 10^5", "1e", "10⁵⁵5·", "^5", "10^^5", "⁵"] {
            assert_eq!(read(typed), Err(NumberFault::NotANumber(Allowed::ANY)), "{typed}");
        }
    }

    #[test]
    fn nothing_typed_becomes_another_number() {
        for typed in ["1e400", "-1e400", "1e51", "9·10^400"] {
            assert_eq!(read(typed), Err(NumberFault::Outside(Allowed::ANY)), "{typed}");
        }
        for typed in ["1e-400", "-0.3e-999", "2·10⁻³³⁰"] {
            let small = parse(typed, Allowed::NON_NEGATIVE, Scale::Log);
            assert_eq!(small, Err(NumberFault::TooSmall(Allowed::NON_NEGATIVE)), "{typed}");
        }
        assert_eq!(read("0e-999"), Ok(0.0));
        assert_eq!(read("5e-324"), Ok(5e-324));
    }

    #[test]
    fn every_number_is_shown_short_and_can_be_typed_back() {
        for value in crate::text::any_numbers() {
            for scale in [Scale::Linear, Scale::Log, Scale::NearOne, Scale::Whole] {
                for form in [shown(value, scale, 6, Lang::Ru), shown_fitting(value, scale, Lang::En, |_| false)] {
                    assert!(form.chars().count() <= 30, "{value:e} as {form}");
                }
            }
            let edited = editable(value, Lang::Ru);
            assert!(edited.chars().count() <= 30, "{value:e} as {edited}");
            if value.is_finite() {
                let back = number(&plain(&edited)).unwrap_or(f64::NAN);
                assert_eq!(back, value, "{edited}");
                let shown = shown(value, Scale::Linear, 6, Lang::En);
                let back = number(&plain(&shown)).unwrap_or(f64::NAN);
                // The largest numbers are rounded up, beyond what can be read.
                let near = (back - value).abs() <= 5.1e-6 * value.abs() || value.abs() < 1e-300;
                assert!(near || value.abs() > 1.797e308, "{value:e} as {shown}");
            }
        }
    }

    #[test]
    fn near_one_never_rounds_to_one() {
        assert_eq!(shown(0.99995, Scale::NearOne, 3, Lang::En), "0.99995");
        assert_eq!(shown(0.9, Scale::NearOne, 4, Lang::Ru), "0,9");
    }
}
