//! Scenes inside of pictures: every PNG, APNG, SVG and PDF that losscape writes carries the scene that makes it again.
//!
//! | file | where |
//! |---|---|
//! | PNG, APNG | an `iTXt` chunk of the keyword [`KEYWORD`], not compressed |
//! | SVG | `<metadata id="losscape-scene">`, as CDATA |
//! | PDF | an embedded file of the type [`MIME`], not compressed |
//!
//! Files are untrusted: only the scene is looked for, nothing else of the picture is read, and all lengths are checked.

/// Name of the scene in PNG and SVG.
pub const KEYWORD: &str = "losscape-scene";
/// Type of the scene in PDF.
pub const MIME: &str = "application/losscape-scene";
/// How much of a picture is looked through, in bytes. In PNG, APNG and SVG of ours the scene comes before all that is
/// large.
pub const MAX_PICTURE: usize = 64 << 20;
/// Bytes after which it is known whether they are a picture.
pub const BEGINNING: usize = 1 << 16;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const PDF: &[u8] = b"%PDF-";
const GIF: &[u8] = b"GIF8";

/// Why a picture gives no scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// It carries none.
    Absent,
    /// What it carries is cut off or changed.
    Damaged,
}

/// Whether bytes are the beginning of a picture; its first [`BEGINNING`] tell.
pub fn is_picture(bytes: &[u8]) -> bool {
    [PNG, PDF, GIF].iter().any(|mark| bytes.starts_with(mark)) || is_svg(bytes)
}

/// The scene inside of a picture; `None` if the bytes are no picture.
pub fn of_picture(bytes: &[u8]) -> Option<Result<String, Lacking>> {
    if bytes.starts_with(PNG) {
        Some(of_png(bytes))
    } else if bytes.starts_with(PDF) {
        Some(of_pdf(bytes))
    } else if bytes.starts_with(GIF) {
        Some(Err(Lacking::Absent))
    } else if is_svg(bytes) {
        Some(of_svg(bytes))
    } else {
        None
    }
}

/// Whether the text begins with `<`, as no scene does, and has an `<svg` element near its beginning.
fn is_svg(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    bytes.first() == Some(&b'<') && find(&bytes[..bytes.len().min(BEGINNING)], b"<svg").is_some()
}

/// The first `iTXt` chunk of our keyword.
fn of_png(bytes: &[u8]) -> Result<String, Lacking> {
    let mut rest = &bytes[PNG.len()..];
    loop {
        // Length, kind, data, checksum.
        let Some((head, after)) = rest.split_first_chunk::<8>() else { return Err(Lacking::Absent) };
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let Some((data, after)) = after.split_at_checked(length) else {
            return Err(if &head[4..] == b"iTXt" { Lacking::Damaged } else { Lacking::Absent });
        };
        let Some((sum, after)) = after.split_first_chunk::<4>() else { return Err(Lacking::Absent) };
        if &head[4..] == b"iTXt"
            && let Some(data) = data.strip_prefix(KEYWORD.as_bytes()).and_then(|data| data.strip_prefix(b"\0"))
        {
            let kind = &rest[4..8 + length];
            return match u32::from_be_bytes(*sum) == checksum(kind) {
                true => of_itxt(data).ok_or(Lacking::Damaged),
                false => Err(Lacking::Damaged),
            };
        }
        rest = after;
    }
}

/// The text of an `iTXt` chunk after its keyword: compression flag and method, language, translated keyword, text.
fn of_itxt(data: &[u8]) -> Option<String> {
    let data = data.strip_prefix(b"\0\0")?;
    let mut parts = data.splitn(3, |byte| *byte == 0);
    let text = parts.by_ref().nth(2)?;
    String::from_utf8(text.to_vec()).ok()
}

/// CRC-32 as in PNG (ISO 3309), a bit at a time: a scene is short.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32| (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg());
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum)))
}

/// The text of our `<metadata>`. Programs that write an SVG anew may turn CDATA into escaped text: both are read.
fn of_svg(bytes: &[u8]) -> Result<String, Lacking> {
    let mut rest = bytes;
    loop {
        // The name alone may stand in a title, too.
        let start = find(rest, b"<metadata").ok_or(Lacking::Absent)?;
        rest = &rest[start..];
        let inside = find(rest, b">").ok_or(Lacking::Damaged)? + 1;
        let is_ours = find(&rest[..inside], KEYWORD.as_bytes()).is_some();
        rest = &rest[inside..];
        if is_ours {
            return of_metadata(rest);
        }
    }
}

/// The text up to the end of `<metadata>`, sections of CDATA as they are.
fn of_metadata(mut rest: &[u8]) -> Result<String, Lacking> {
    const OPEN: &[u8] = b"<![CDATA[";
    const CLOSE: &[u8] = b"]]>";
    let text = |bytes| std::str::from_utf8(bytes).map_err(|_| Lacking::Damaged);
    let mut scene = String::new();
    loop {
        let tag = find(rest, b"<").ok_or(Lacking::Damaged)?;
        unescape(text(&rest[..tag])?, &mut scene);
        rest = &rest[tag..];
        let Some(section) = rest.strip_prefix(OPEN) else {
            return if rest.starts_with(b"</metadata") { Ok(scene) } else { Err(Lacking::Damaged) };
        };
        let end = find(section, CLOSE).ok_or(Lacking::Damaged)?;
        scene.push_str(text(&section[..end])?);
        rest = &section[end + CLOSE.len()..];
    }
}

/// Appends XML text with its entities resolved. Unknown ones stay.
fn unescape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(place) = rest.find('&') {
        out.push_str(&rest[..place]);
        rest = &rest[place..];
        let named = [("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&'), ("&quot;", '"'), ("&apos;", '\''), ("&#10;", '\n')];
        match named.iter().find(|(name, _)| rest.starts_with(name)) {
            Some((name, c)) => {
                out.push(*c);
                rest = &rest[name.len()..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
}

/// Places of its name that are looked at in a PDF: a title and its copies may have it as well.
const MAX_NAMES: usize = 16;

/// The embedded file of our type.
fn of_pdf(bytes: &[u8]) -> Result<String, Lacking> {
    let (mut from, mut found) = (0, Err(Lacking::Absent));
    for _ in 0..MAX_NAMES {
        let Some(place) = find(&bytes[from..], KEYWORD.as_bytes()) else { break };
        found = of_object(bytes, from + place);
        if found.is_ok() {
            break;
        }
        from += place + KEYWORD.len();
    }
    found
}

/// The stream of the object in whose dictionary the name stands:
/// `<< … /Subtype /application#2Flosscape-scene /Length 123 … >> stream`.
fn of_object(bytes: &[u8], name: usize) -> Result<String, Lacking> {
    let from = bytes[..name].windows(4).rposition(|window| window == b" obj").ok_or(Lacking::Damaged)?;
    let object = &bytes[from..];
    let stream = find(object, b"stream").ok_or(Lacking::Damaged)?;
    let dictionary = &object[..stream];
    if find(dictionary, KEYWORD.as_bytes()).is_none() || find(dictionary, b"endobj").is_some() {
        return Err(Lacking::Damaged);
    }
    if find(dictionary, b"/Filter").is_some() {
        return Err(Lacking::Damaged);
    }
    let length = find(dictionary, b"/Length").ok_or(Lacking::Damaged)? + b"/Length".len();
    let digits = dictionary[length..].trim_ascii_start();
    let count = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let length = std::str::from_utf8(&digits[..count]).ok().and_then(|digits| digits.parse::<usize>().ok());
    let data = &object[stream + b"stream".len()..];
    let data = data.strip_prefix(b"\r").unwrap_or(data);
    let data = data.strip_prefix(b"\n").unwrap_or(data);
    let text = length.and_then(|length| data.get(..length)).ok_or(Lacking::Damaged)?;
    String::from_utf8(text.to_vec()).map_err(|_| Lacking::Damaged)
}

/// The place of the first `wanted` in `bytes`.
fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    loop {
        let place = from + bytes.get(from..)?.iter().position(|byte| *byte == first)?;
        if bytes[place..].starts_with(wanted) {
            return Some(place);
        }
        from = place + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_png_s() {
        // Of the empty IEND chunk, in every PNG file.
        assert_eq!(checksum(b"IEND"), 0xAE42_6082);
    }

    #[test]
    fn an_svg_gives_its_scene_as_cdata_or_escaped() {
        let file = |inside: &str| {
            format!("<?xml version=\"1.0\"?>\n<svg><metadata id=\"{KEYWORD}\">{inside}</metadata></svg>")
        };
        let read = |inside: &str| of_picture(file(inside).as_bytes());
        assert_eq!(read("<![CDATA[(a: \"<&]]]]><![CDATA[>\")]]>"), Some(Ok("(a: \"<&]]>\")".to_owned())));
        assert_eq!(read("(a: &quot;&lt;&amp;lt;&quot;&#10;)"), Some(Ok("(a: \"<&lt;\"\n)".to_owned())));
        assert_eq!(read("<![CDATA[(a: 1"), Some(Err(Lacking::Damaged)));
        assert_eq!(read("<![CDATA[(a: \"</metadata>\")]]>"), Some(Ok("(a: \"</metadata>\")".to_owned())));
        let titled = format!("<svg><title>{KEYWORD}</title><metadata id=\"x\">a</metadata>{}", file("(a: 2)"));
        assert_eq!(of_picture(titled.as_bytes()), Some(Ok("(a: 2)".to_owned())));
        assert_eq!(of_picture(b"<svg></svg>"), Some(Err(Lacking::Absent)));
        assert_eq!(of_picture(b"(steps: 3)"), None);
        assert_eq!(of_picture(b"GIF89a"), Some(Err(Lacking::Absent)));
    }
}
