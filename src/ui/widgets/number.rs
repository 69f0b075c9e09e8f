//! Numbers in boxes: how they are shown, edited and read back.
//!
//! Whatever the language, both decimal comma and point are read, and so is everything we show ourselves: U+2212,
//! thin spaces between thousands, `1.2·10⁻⁴`.

use crate::params::{Allowed, Scale};
use crate::text::Lang;

/// Digits a box shows at most; a slider gives three.
const DIGITS: usize = 4;
/// Outside these sizes the text one edits has an exponent.
const PLAIN: std::ops::Range<f64> = 1e-4..1e7;

/// Why a text is not a value. What was typed stands in the field itself, so the reason does not repeat it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fault {
    /// No number at all.
    NotANumber,
    /// A number the parameter may not have.
    Outside(Allowed),
    /// A fraction where objects or steps are counted.
    NotWhole,
}

impl Fault {
    /// The reason, for the line under the field.
    pub fn tell(self, lang: Lang) -> String {
        match self {
            Self::NotANumber => lang.t("widget-not-a-number"),
            Self::NotWhole => lang.t("widget-not-whole"),
            Self::Outside(allowed) => {
                lang.with("widget-outside", &[("allowed", lang.localise(&allowed.to_string()).into())])
            }
        }
    }
}

/// A value for people, `digits` significant digits at most.
pub(super) fn shown(value: f64, scale: Scale, digits: usize, lang: Lang) -> String {
    match scale {
        Scale::Whole if value >= 0.0 && value.fract() == 0.0 => lang.whole(value as u64),
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
pub(super) fn parse(typed: &str, allowed: Allowed, scale: Scale) -> Result<f64, Fault> {
    let value = number(typed).ok_or(Fault::NotANumber)?;
    if !allowed.contains(value) {
        Err(Fault::Outside(allowed))
    } else if scale == Scale::Whole && value.fract() != 0.0 {
        Err(Fault::NotWhole)
    } else {
        Ok(value)
    }
}

fn number(typed: &str) -> Option<f64> {
    let mut text: String = typed.chars().filter(|c| !c.is_whitespace()).map(plain_sign).collect();
    if let Some((mantissa, power)) = text.split_once("10").filter(|(_, power)| power.starts_with(superscript_start)) {
        let mantissa = match mantissa.trim_end_matches(['·', '*', '×']) {
            "" => "1",
            "-" => "-1",
            mantissa => mantissa,
        };
        text = format!("{mantissa}e{}", power.chars().map(plain_digit).collect::<String>());
    }
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

    fn read(typed: &str) -> Result<f64, Fault> {
        parse(typed, Allowed::FINITE, Scale::Linear)
    }

    #[test]
    fn what_is_shown_and_what_is_edited_can_be_read_back() {
        for value in [0.0, -5.0, 0.03, 0.9995, 12_345.6, 1e-8, -1e-8, 2.5e-5, 1e9, -1.5e12] {
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
    }

    #[test]
    fn a_fault_says_what_is_wrong() {
        assert_eq!(read("abc"), Err(Fault::NotANumber));
        assert_eq!(read(""), Err(Fault::NotANumber));
        assert_eq!(read("inf"), Err(Fault::NotANumber));
        assert_eq!(read("1.2.3"), Err(Fault::NotANumber));
        assert_eq!(parse("-1", Allowed::POSITIVE, Scale::Log), Err(Fault::Outside(Allowed::POSITIVE)));
        assert_eq!(parse("2.5", Allowed::POSITIVE, Scale::Whole), Err(Fault::NotWhole));
        assert_eq!(Fault::Outside(Allowed::BELOW_ONE).tell(Lang::En), "allowed 0 ≤ x < 1");
    }

    #[test]
    fn near_one_never_rounds_to_one() {
        assert_eq!(shown(0.99995, Scale::NearOne, 3, Lang::En), "0.99995");
        assert_eq!(shown(0.9, Scale::NearOne, 4, Lang::Ru), "0,9");
    }
}
