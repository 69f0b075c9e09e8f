//! A file's bytes as text: UTF-8, UTF-16 and the code pages of older spreadsheets.

use super::TableFault;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How workbooks begin: the archives `.xlsx` and `.ods` are, and the container of `.xls`.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];
/// Bytes at the beginning that are looked at for zeros.
const BEGINNING: usize = 1024;

/// The text and its encoding's name. A byte order mark is not part of the text.
///
/// # Errors
/// A workbook, or bytes that are not text.
pub fn text(bytes: Vec<u8>) -> Result<(String, &'static str), TableFault> {
    if WORKBOOKS.iter().any(|start| bytes.starts_with(start)) {
        return Err(TableFault::Workbook);
    }
    let marked = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding);
    if let Some(encoding) = marked.or_else(|| utf_16(&bytes)) {
        return Ok(decoded(&bytes, encoding));
    }
    if bytes.contains(&0) {
        return Err(TableFault::NotText);
    }
    String::from_utf8(bytes).map(|text| (text, UTF_8.name())).or_else(|error| {
        let bytes = error.into_bytes();
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(&bytes, true);
        Ok(decoded(&bytes, detector.guess(None, Utf8Detection::Deny)))
    })
}

fn decoded(bytes: &[u8], encoding: &'static Encoding) -> (String, &'static str) {
    let (text, encoding, _) = encoding.decode(bytes);
    (text.into_owned(), encoding.name())
}

/// UTF-16 without a byte order mark: every other byte of digits, separators and line ends is zero.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(BEGINNING)];
    let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match start.len() / 4 {
        0 => None,
        half if even == 0 && odd > half => Some(UTF_16LE),
        half if odd == 0 && even > half => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{WINDOWS_1251, WINDOWS_1252};

    #[test]
    fn encodings_are_told_apart() {
        let russian = "рост;вес;цена\n1,5;2;3\n4;5;6\n";
        let german = "Größe;Länge;Maß\n1,5;2;3\n4;5;6\n";
        let utf_16 = |unit: fn(u16) -> [u8; 2], text: &str| text.encode_utf16().flat_map(unit).collect::<Vec<_>>();
        let cases = [
            (russian.as_bytes().to_vec(), russian),
            (["\u{feff}", russian].concat().into_bytes(), russian),
            (WINDOWS_1251.encode(russian).0.into_owned(), russian),
            (WINDOWS_1252.encode(german).0.into_owned(), german),
            (utf_16(u16::to_le_bytes, &["\u{feff}", russian].concat()), russian),
            (utf_16(u16::to_be_bytes, &["\u{feff}", german].concat()), german),
            (utf_16(u16::to_le_bytes, german), german),
        ];
        for (bytes, expected) in cases {
            let (text, encoding) = text(bytes).expect("it is text");
            assert_eq!(text, expected, "{encoding}");
        }
    }

    #[test]
    fn workbooks_and_pictures_are_no_tables() {
        assert!(matches!(text(b"PK\x03\x04\x14\0\0\0".to_vec()), Err(TableFault::Workbook)));
        assert!(matches!(text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()), Err(TableFault::NotText)));
    }
}
