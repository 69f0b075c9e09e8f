//! A file's bytes as text: UTF-8, UTF-16 and the code pages of older spreadsheets.
//!
//! chardetng finds the code page and encoding_rs reads it; a browser has the tables of both within it, so on a page it does
//! (`web/page.js`), and the page is a fifteenth smaller.

use super::TableFault;
#[cfg(not(target_arch = "wasm32"))]
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
#[cfg(not(target_arch = "wasm32"))]
use encoding_rs::Encoding;

/// How workbooks begin: the archives `.xlsx` and `.ods` are, and the container of `.xls`.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];
/// Bytes at the beginning that are looked at for zeros.
const BEGINNING: usize = 1024;

/// A file's text.
pub struct Decoded {
    /// Without a byte order mark.
    pub text: String,
    /// Name of the encoding.
    pub encoding: &'static str,
    /// Some bytes have no meaning in it: U+FFFD stands for them.
    pub is_damaged: bool,
}

/// The text of a file.
///
/// # Errors
/// A workbook, or bytes that are not text.
pub fn text(bytes: Vec<u8>) -> Result<Decoded, TableFault> {
    if WORKBOOKS.iter().any(|start| bytes.starts_with(start)) {
        return Err(TableFault::Workbook);
    }
    if let Some(encoding) = marked(&bytes).or_else(|| utf_16(&bytes)) {
        return Ok(decoded(&bytes, Some(encoding)));
    }
    if bytes.contains(&0) {
        return Err(TableFault::NotText);
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, encoding: UTF_8, is_damaged: false },
        Err(error) => decoded(&error.into_bytes(), None),
    })
}

const UTF_8: &str = "UTF-8";
const UTF_16LE: &str = "UTF-16LE";
const UTF_16BE: &str = "UTF-16BE";

/// The encoding that a byte order mark names.
fn marked(bytes: &[u8]) -> Option<&'static str> {
    let marks: [(&[u8], _); 3] = [(b"\xef\xbb\xbf", UTF_8), (b"\xff\xfe", UTF_16LE), (b"\xfe\xff", UTF_16BE)];
    marks.into_iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, encoding)| encoding)
}

/// The text without a mark; in the encoding that its bytes suggest where none is given.
#[cfg(not(target_arch = "wasm32"))]
fn decoded(bytes: &[u8], encoding: Option<&str>) -> Decoded {
    let guessed = || {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(None, Utf8Detection::Deny)
    };
    let encoding = encoding.and_then(|name| Encoding::for_label(name.as_bytes())).unwrap_or_else(guessed);
    let (text, encoding, is_damaged) = encoding.decode(bytes);
    Decoded { text: text.into_owned(), encoding: encoding.name(), is_damaged }
}

/// The same by the browser.
#[cfg(target_arch = "wasm32")]
fn decoded(bytes: &[u8], encoding: Option<&'static str>) -> Decoded {
    let (text, name, is_damaged) = crate::browser::decoded(bytes, encoding);
    Decoded { text, encoding: name, is_damaged }
}

/// UTF-16 without a byte order mark: every other byte of digits, separators and line ends is zero.
fn utf_16(bytes: &[u8]) -> Option<&'static str> {
    let start = &bytes[..bytes.len().min(BEGINNING)];
    let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // Half of one kind of place, or more.
    match start.len() / 4 {
        0 => None,
        many if even == 0 && odd > many => Some(UTF_16LE),
        many if odd == 0 && even > many => Some(UTF_16BE),
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
            let Decoded { text, encoding, is_damaged } = text(bytes).expect("it is text");
            assert_eq!((text.as_str(), is_damaged), (expected, false), "{encoding}");
        }
    }

    #[test]
    fn workbooks_and_pictures_are_no_tables() {
        assert!(matches!(text(b"PK\x03\x04\x14\0\0\0".to_vec()), Err(TableFault::Workbook)));
        assert!(matches!(text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()), Err(TableFault::NotText)));
    }
}
