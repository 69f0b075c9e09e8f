//! A scene as a link, and what an address asks for: `losscape.html?lecture&hide=charts#s=…`.
//!
//! Behind `#` stands a preset's name or, after `s=`, a scene's text, deflated and written in the 64 letters of URLs. A
//! browser sends none of it to a server.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::read::DeflateEncoder;
use flate2::{Compression, Decompress, FlushDecompress, Status};
use std::io::Read;

/// Before a scene's text.
const TEXT: &str = "s=";
/// Bytes that are unpacked at a time.
const CHUNK: usize = 16 << 10;

/// What stands behind `#`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Linked {
    /// A preset's name.
    Preset(String),
    /// A scene's text.
    Text(String),
    /// A text that cannot be unpacked: the link was cut or changed on its way.
    Damaged,
}

/// What of an address is meant for the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Begin with the lecture.
    pub lecture: bool,
    /// Parts of the window that are not shown.
    pub hide: Vec<String>,
    /// The scene.
    pub linked: Option<Linked>,
}

/// The hash of a scene's text.
pub fn of_text(text: &str) -> String {
    let mut packed = Vec::new();
    // Reading from memory has no errors.
    let _ = DeflateEncoder::new(text.as_bytes(), Compression::best()).read_to_end(&mut packed);
    format!("{TEXT}{}", URL_SAFE_NO_PAD.encode(packed))
}

/// Reads an address. A scene of more than `limit` bytes is damaged.
pub fn read(address: &str, limit: usize) -> Asked {
    let (before, hash) = address.split_once('#').unwrap_or((address, ""));
    let query = before.split_once('?').map_or("", |(_, query)| query);
    let mut asked = Asked { linked: linked(hash, limit), ..Asked::default() };
    for part in query.split('&') {
        match part.split_once('=').unwrap_or((part, "")) {
            ("lecture", _) => asked.lecture = true,
            ("hide", list) => {
                let list = unescaped(list);
                asked.hide.extend(list.split(',').filter(|name| !name.is_empty()).map(str::to_owned));
            }
            _ => {}
        }
    }
    asked
}

fn linked(hash: &str, limit: usize) -> Option<Linked> {
    // Some messengers escape what stands behind #.
    let hash = unescaped(hash);
    if hash.is_empty() {
        return None;
    }
    let Some(letters) = hash.strip_prefix(TEXT) else { return Some(Linked::Preset(hash)) };
    Some(unpacked(letters, limit).map_or(Linked::Damaged, Linked::Text))
}

/// A text with letters in place of `%3D` and the like; as it is where they are none of a text.
fn unescaped(text: &str) -> String {
    let digit = |byte: Option<&u8>| char::from(*byte?).to_digit(16);
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        match (first, digit(after.first()), digit(after.get(1))) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((16 * high + low) as u8);
                rest = &after[2..];
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// The text in a link's letters. None where they break off, which flate2's readers take for the end, or are too many.
fn unpacked(letters: &str, limit: usize) -> Option<String> {
    let packed = URL_SAFE_NO_PAD.decode(letters.trim_end_matches('=')).ok()?;
    let (mut inflate, mut bytes) = (Decompress::new(false), Vec::new());
    loop {
        let before = (inflate.total_in(), bytes.len());
        bytes.reserve(CHUNK);
        let status = inflate.decompress_vec(&packed[before.0 as usize..], &mut bytes, FlushDecompress::None).ok()?;
        if bytes.len() > limit {
            return None;
        }
        match status {
            Status::StreamEnd => return String::from_utf8(bytes).ok(),
            _ if before == (inflate.total_in(), bytes.len()) => return None,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: usize = 1 << 20;

    fn scene(address: &str) -> Option<Linked> {
        read(address, LIMIT).linked
    }

    #[test]
    fn a_text_comes_back() {
        let long: String = (0..20_000).map(|k| format!("{k} ё ")).collect();
        for text in ["", "(landscape: Beale)", "(title: \"Овраг\")", &long] {
            let hash = of_text(text);
            assert!(hash.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_=".contains(&byte)), "{hash}");
            assert_eq!(scene(&format!("http://a/b.html#{hash}")), Some(Linked::Text(text.to_owned())));
        }
        assert_eq!(scene("a#momentum-ravine"), Some(Linked::Preset("momentum-ravine".to_owned())));
        assert_eq!((scene("a"), scene("a#")), (None, None));
    }

    #[test]
    fn a_link_that_was_cut_is_damaged_wherever_it_was_cut() {
        let hash = of_text("(landscape: Beale, steps: 40, seed: 77, racers: [(rule: Gd, eta: 0.01)])");
        for end in TEXT.len()..hash.len() {
            assert_eq!(scene(&format!("a#{}", &hash[..end])), Some(Linked::Damaged), "{end} of {}", hash.len());
        }
        for bad in ["s=%%%", "s=AAAA", "s=ё", "s=_____"] {
            assert_eq!(scene(&format!("a#{bad}")), Some(Linked::Damaged), "{bad}");
        }
    }

    #[test]
    fn a_text_that_unpacks_to_too_much_is_damaged() {
        let of = |bytes: usize| scene(&format!("a#{}", of_text(&"a".repeat(bytes))));
        assert!(matches!(of(LIMIT), Some(Linked::Text(text)) if text.len() == LIMIT));
        assert_eq!(of(LIMIT + 1), Some(Linked::Damaged));
        let bomb = of_text(&"a".repeat(64 << 20));
        assert!(bomb.len() < 100_000, "{}", bomb.len());
        assert_eq!(scene(&format!("a#{bomb}")), Some(Linked::Damaged));
    }

    #[test]
    fn escaped_letters_are_read() {
        let hash = of_text("(landscape: Beale)");
        let expected = Some(Linked::Text("(landscape: Beale)".to_owned()));
        assert_eq!(scene(&format!("a#{}", hash.replacen('=', "%3D", 1))), expected);
        let all: String = hash.bytes().map(|byte| format!("%{byte:02x}")).collect();
        assert_eq!(scene(&format!("a#{all}")), expected);
        assert_eq!(scene("a#%D1%91-%zz%4"), Some(Linked::Preset("ё-%zz%4".to_owned())));
        assert_eq!(scene("a#%FF%FE"), Some(Linked::Preset("%FF%FE".to_owned())), "no text");
    }

    #[test]
    fn the_query_is_read() {
        let asked = read("http://a/b.html?hide=a%2Cb&lecture&x=1&hide=c,,%D1%91#s=AAAA", LIMIT);
        assert!(asked.lecture);
        assert_eq!(asked.hide, ["a", "b", "c", "ё"]);
        assert_eq!(read("http://a/b.html#?lecture", LIMIT).hide, [""; 0]);
        assert!(!read("http://a/b.html#?lecture", LIMIT).lecture, "behind # it is the scene's");
    }
}
