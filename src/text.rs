//! All visible text, in English and Russian: Fluent tables in `assets/text/<language>/*.ftl`.
//!
//! `lang.t("key")` for fixed text, `lang.with("key", &[("steps", 150.into())])` for text with arguments (plural forms
//! are chosen in the table). Numbers in text are formatted by [`Lang::number`].

use crate::plain;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// The interface's languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Russian.
    Ru,
}

/// The tables of one language, one per part of the program: (file name, contents).
type Tables = &'static [(&'static str, &'static str)];

macro_rules! tables {
    ($lang:literal: $($name:literal),+) => {
        &[$( ($name, include_str!(concat!("../assets/text/", $lang, "/", $name, ".ftl"))) ),+]
    };
}

const EN: Tables = tables!("en": "landscape", "table", "optim", "race", "figure", "scene", "cli", "ui", "lab", "claims", "anatomy", "lecture", "batch_size", "dropout", "normalization", "adaptation", "stopping", "page", "report", "renderer", "alternative", "cost");
const RU: Tables = tables!("ru": "landscape", "table", "optim", "race", "figure", "scene", "cli", "ui", "lab", "claims", "anatomy", "lecture", "batch_size", "dropout", "normalization", "adaptation", "stopping", "page", "report", "renderer", "alternative", "cost");

impl Lang {
    /// All languages.
    pub const ALL: [Self; 2] = [Self::En, Self::Ru];

    /// Name on the command line and in scene files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
        }
    }

    /// Russian if that is the browser's first language, else English.
    #[cfg(target_arch = "wasm32")]
    pub fn of_environment() -> Self {
        if crate::browser::language().starts_with("ru") { Self::Ru } else { Self::En }
    }

    /// Russian if `LC_ALL`, `LC_MESSAGES` or `LANG` (the first that is set) begins with `ru`, else English.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn of_environment() -> Self {
        let set = |name: &&str| std::env::var(name).is_ok_and(|value| !value.is_empty());
        let name = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find(|name| set(name));
        let value = name.and_then(|name| std::env::var(name).ok()).unwrap_or_default();
        if value.starts_with("ru") { Self::Ru } else { Self::En }
    }

    fn tables(self) -> Tables {
        match self {
            Self::En => EN,
            Self::Ru => RU,
        }
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        static BUNDLES: OnceLock<[FluentBundle<FluentResource>; 2]> = OnceLock::new();
        &BUNDLES.get_or_init(|| Self::ALL.map(Self::build))[self as usize]
    }

    fn build(self) -> FluentBundle<FluentResource> {
        let id: LanguageIdentifier = self.key().parse().expect("a two-letter language code is an identifier");
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolation marks (U+2068, U+2069) have no glyph in the embedded fonts, and both languages run left to right.
        bundle.set_use_isolating(false);
        for (name, source) in self.tables() {
            let resource = FluentResource::try_new((*source).to_owned())
                .unwrap_or_else(|(_, errors)| panic!("{}/{name}.ftl: {errors:?}", self.key()));
            bundle.add_resource(resource).unwrap_or_else(|errors| panic!("{}/{name}.ftl: {errors:?}", self.key()));
        }
        bundle
    }

    /// The text of `key`; `key.doc` is its attribute `.doc` (a tooltip). An unknown key is returned unchanged.
    pub fn t(self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The text of `key` with arguments filled in.
    pub fn with(self, key: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
        let bundle = self.bundle();
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)));
        let pattern = bundle.get_message(id).and_then(|message| match attribute {
            None => message.value(),
            Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
        });
        let Some(pattern) = pattern else { return key.to_owned() };
        let arguments: FluentArgs = arguments.iter().map(|(name, value)| (*name, safe(value))).collect();
        bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    }

    /// Whether the table has `key` (or `key.attribute`).
    pub fn has(self, key: &str) -> bool {
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)));
        self.bundle().get_message(id).is_some_and(|message| match attribute {
            None => message.value().is_some(),
            Some(name) => message.get_attribute(name).is_some(),
        })
    }

    /// A number formatted for display: `digits` significant digits without trailing zeros, U+2212 for minus, a comma in
    /// Russian, thin spaces between thousands, `1.2·10⁻⁴` outside 10⁻³…10⁶.
    pub fn number(self, value: f64, digits: usize) -> String {
        if value.is_nan() {
            return "NaN".to_owned();
        }
        if value.is_infinite() {
            return if value > 0.0 { "∞" } else { "−∞" }.to_owned();
        }
        // Zero has no sign.
        let rounded = crate::number::round_significant(value, digits) + 0.0;
        let size = rounded.abs();
        let text = if size != 0.0 && !(1e-3..1e6).contains(&size) {
            // A value that would round beyond the largest f64 is formatted in decimal, which cannot overflow.
            let decimal = format!("{value:.*e}", digits.saturating_sub(1));
            let overflows = decimal.parse().is_ok_and(f64::is_infinite);
            let text = if overflows { decimal } else { format!("{rounded:e}") };
            let (mantissa, exponent) = text.split_once('e').expect("`{:e}` writes an exponent");
            let mantissa = if overflows { mantissa.trim_end_matches('0').trim_end_matches('.') } else { mantissa };
            let power = format!("10{}", superscript(exponent));
            match mantissa {
                "1" => power,
                "-1" => format!("-{power}"),
                _ => format!("{mantissa}·{power}"),
            }
        } else {
            group_thousands(&format!("{rounded}"))
        };
        self.localise(&text)
    }

    /// [`Lang::number`], and `≈ 0` where it is below 10⁻¹² of `scale`: rounding, which says nothing.
    pub fn number_of(self, value: f64, scale: f64, digits: usize) -> String {
        if is_rounding(value, scale) { "≈\u{a0}0".to_owned() } else { self.number(value, digits) }
    }

    /// What stands after the name of a number: `= 0.12`, and `≈ 0` where it is below 10⁻¹² of `scale`.
    pub fn equals(self, value: f64, scale: f64, digits: usize) -> String {
        let number = self.number_of(value, scale, digits);
        if is_rounding(value, scale) { number } else { format!("= {number}") }
    }

    /// The place of a scene in the lecture's slides: `slide 5`, `slides 5–36`.
    pub fn slides(self, number: &str) -> String {
        let key = if number.contains('–') { "slide-many" } else { "slide-one" };
        self.with(key, &[("number", number.into())])
    }

    /// A whole number with thin spaces between thousands.
    pub fn whole(self, value: u64) -> String {
        group_thousands(&value.to_string())
    }

    /// A number in plain form, localised: U+2212 for a leading minus, the language's decimal separator.
    pub fn localise(self, plain: &str) -> String {
        let text = plain.replacen('-', "−", usize::from(plain.starts_with('-')));
        match self {
            Self::En => text,
            Self::Ru => text.replace('.', ","),
        }
    }

    /// A point formatted for display: `(−5, 1.2)`, in Russian `(−5; 1,2)`; with a no-break space, so that no line ends
    /// inside it.
    pub fn point(self, x: f64, y: f64, digits: usize) -> String {
        self.point_of([x, y], 0.0, digits)
    }

    /// [`Lang::point`], with `≈ 0` for coordinates below 10⁻¹² of `scale`.
    pub fn point_of(self, [x, y]: [f64; 2], scale: f64, digits: usize) -> String {
        let separator = match self {
            Self::En => ",\u{a0}",
            Self::Ru => ";\u{a0}",
        };
        format!("({}{separator}{})", self.number_of(x, scale, digits), self.number_of(y, scale, digits))
    }
}

/// Below this share of the start's value a number is rounding.
const ROUNDING: f64 = 1e-12;

fn is_rounding(value: f64, scale: f64) -> bool {
    value != 0.0 && value.abs() < ROUNDING * scale.abs()
}

/// An argument made safe: all untrusted text enters messages here, so control characters are escaped here.
fn safe<'a>(value: &'a FluentValue<'_>) -> FluentValue<'a> {
    match value {
        FluentValue::String(text) => FluentValue::String(plain::line(text)),
        other => other.clone().into_owned(),
    }
}

/// `ThreeHumpCamel` → `three-hump-camel`: a text key from a name in the code.
pub fn kebab(name: &str) -> String {
    let mut key = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !key.is_empty() {
            key.push('-');
        }
        key.push(letter.to_ascii_lowercase());
    }
    key
}

/// `-4` → `⁻⁴`, `0.5` → `⁰·⁵`.
pub fn superscript(digits: &str) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    digits
        .chars()
        .map(|c| match c {
            '-' | '−' => '⁻',
            // Unicode has no raised point; this one stands where raised digits do.
            '.' | ',' => '·',
            '0'..='9' => DIGITS[c as usize - '0' as usize],
            other => other,
        })
        .collect()
}

/// Inserts U+202F between groups of three digits before the decimal point, from five digits up.
fn group_thousands(plain: &str) -> String {
    let (sign, rest) = plain.strip_prefix('-').map_or(("", plain), |rest| ("-", rest));
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(w, f)| (w, Some(f)));
    let mut grouped = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && whole.len() > 4 && (whole.len() - i).is_multiple_of(3) {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    match fraction {
        Some(fraction) => format!("{sign}{grouped}.{fraction}"),
        None => format!("{sign}{grouped}"),
    }
}

/// Numbers for testing formatters: the edge cases of f64 and random bit patterns; `LOSSCAPE_FUZZ` sets how many, else
/// some thousands.
#[cfg(test)]
pub(crate) fn any_numbers() -> impl Iterator<Item = f64> {
    use rand::Rng as _;
    let count = std::env::var("LOSSCAPE_FUZZ").ok().and_then(|count| count.parse().ok()).unwrap_or(20_000);
    let edges =
        [0.0, 5e-324, 2.3e-308, 1e-3, 9.9999e-4, 0.1 + 0.2, 1.0, 9.5, 99_999.5, 999_999.5, 1e6, 1e15, 9e15, 1e16];
    let large = [1.8e19, 1e22, 1e50, 1.5e300, f64::MAX, f64::INFINITY, f64::NAN, f64::MIN_POSITIVE, f64::EPSILON];
    let mut random = crate::rng::stream(1, crate::rng::Purpose::Rows, 0);
    let edges = edges.into_iter().chain(large).chain([1.0 - f64::EPSILON, 1.0 + f64::EPSILON]);
    edges.flat_map(|x| [x, -x]).chain((0..count).map(move |_: usize| f64::from_bits(random.next_u64())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys of a table: `id` and `id.attribute`, in order of appearance.
    fn keys(lang: Lang) -> Vec<String> {
        let mut keys = Vec::new();
        for (_, source) in lang.tables() {
            let mut id = String::new();
            for line in source.lines() {
                let Some((left, _)) = line.split_once('=') else { continue };
                match left.strip_prefix("    .") {
                    Some(attribute) => keys.push(format!("{id}.{}", attribute.trim())),
                    None if left.starts_with(|c: char| c.is_ascii_lowercase()) => {
                        id = left.trim().to_owned();
                        keys.push(id.clone());
                    }
                    None => {}
                }
            }
        }
        keys
    }

    #[test]
    fn both_languages_have_the_same_keys() {
        let (en, ru) = (keys(Lang::En), keys(Lang::Ru));
        let missing: Vec<_> = en.iter().filter(|k| !ru.contains(k)).map(|k| format!("ru: {k}")).collect();
        let extra: Vec<_> = ru.iter().filter(|k| !en.contains(k)).map(|k| format!("en: {k}")).collect();
        assert!(missing.is_empty() && extra.is_empty(), "missing {missing:?} {extra:?}");
        assert!(en.len() > 40, "the tables are read: {} keys", en.len());
    }

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(Lang::En.number(-0.03, 3), "−0.03");
        assert_eq!(Lang::Ru.number(-0.03, 3), "−0,03");
        assert_eq!(Lang::En.number(1.234e-5, 2), "1.2·10⁻⁵");
        assert_eq!(Lang::En.number(1e-4, 3), "10⁻⁴");
        assert_eq!(Lang::Ru.number(12345.6, 6), "12\u{202f}345,6");
        assert_eq!(Lang::Ru.point(-5.0, 1.2, 3), "(−5;\u{a0}1,2)");
        assert_eq!(Lang::En.number(f64::NAN, 3), "NaN");
        assert_eq!(Lang::En.number(-0.0, 3), "0");
    }

    #[test]
    fn rounding_reads_as_about_zero() {
        assert_eq!(Lang::En.number_of(0.99e-12, 1.0, 3), "≈\u{a0}0");
        assert_eq!(Lang::En.number_of(-1.01e-12, 1.0, 3), "−1.01·10⁻¹²");
        assert_eq!(Lang::Ru.equals(1e-9, -1e4, 3), "≈\u{a0}0");
        assert_eq!((Lang::Ru.equals(0.5, 1.0, 3), Lang::Ru.equals(0.0, 1.0, 3)), ("= 0,5".into(), "= 0".into()));
        assert_eq!(Lang::En.number_of(1e-300, 0.0, 3), "10⁻³⁰⁰", "of a start at zero nothing is a share");
        assert_eq!(Lang::En.point_of([1e-17, 2.0], 5.0, 3), "(≈\u{a0}0,\u{a0}2)");
    }

    /// Parses a number formatted by [`Lang::number`].
    fn read(shown: &str) -> f64 {
        let plain: String =
            shown.chars().filter(|c| *c != '\u{202f}').map(|c| if c == '−' { '-' } else { c }).collect();
        let plain = plain.replace(',', ".");
        // The last 10 that has an exponent: the digits before it may contain another one.
        let power = |at: usize| plain[at + 2..].starts_with(|c: char| !c.is_ascii());
        let Some((at, _)) = plain.rmatch_indices("10").find(|(at, _)| power(*at)) else {
            return plain.parse().unwrap_or(f64::NAN);
        };
        let (mantissa, power) = (&plain[..at], &plain[at + 2..]);
        let mantissa = match mantissa.trim_end_matches('·') {
            "" => "1",
            "-" => "-1",
            mantissa => mantissa,
        };
        let digit =
            |c: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|other| other == c).map_or("-".to_owned(), |d| d.to_string());
        format!("{mantissa}e{}", power.chars().map(digit).collect::<String>()).parse().unwrap_or(f64::NAN)
    }

    #[test]
    fn every_number_is_written_short_and_reads_back_within_its_digits() {
        for (k, value) in any_numbers().enumerate() {
            let digits = 1 + k % 17;
            let rounded = crate::number::round_significant(value, digits);
            assert!(rounded.is_finite() || !value.is_finite(), "{value:e}");
            let typed = crate::number::typed(value);
            assert!(typed.chars().count() <= 25, "{typed}");
            assert!(typed.parse::<f64>().is_ok_and(|back| back == value || value.is_nan()), "{typed}");
            for lang in Lang::ALL {
                let shown = lang.number(value, digits);
                assert!(shown.chars().count() <= 26, "{value:e} as {shown}");
                assert!(value.is_nan() == shown.contains("NaN") && !shown.contains("inf"), "{value:e} as {shown}");
                assert!(lang.point(value, -value, digits).chars().count() <= 57);
                let half = 0.51 * 10f64.powi(1 - digits as i32);
                // Subnormals have fewer digits; the largest numbers round beyond f64.
                let tells = value.is_finite() && !value.is_subnormal() && value.abs() < 1.7e308;
                let near = || (read(&shown) - value).abs() <= half.max(3e-16) * value.abs();
                assert!(!tells || near(), "{value:e} to {digits} digits as {shown}");
                assert!(lang.whole(value.to_bits()).chars().count() <= 26);
            }
        }
    }

    #[test]
    fn the_largest_numbers_are_rounded_like_all_others() {
        assert_eq!(Lang::En.number(f64::MAX, 3), "1.8·10³⁰⁸");
        assert_eq!(Lang::Ru.number(f64::MIN, 1), "−2·10³⁰⁸");
        assert_eq!(Lang::En.number(f64::MAX, 17), "1.7976931348623157·10³⁰⁸");
        assert_eq!(Lang::En.number(5e-324, 3), "5·10⁻³²⁴");
    }
}
