//! A scene as a link, and what an address asks for: `losscape.html?lecture&hide=charts#s=…`.
//!
//! Behind `#` stands a preset's name or, after `s=`, a scene's text, deflated and written in the 64 letters of URLs. A
//! browser sends none of it to a server.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::read::{DeflateDecoder, DeflateEncoder};
use std::io::Read;

/// Before a scene's text.
const TEXT: &str = "s=";

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
                let list = list.replace("%2C", ",").replace("%2c", ",");
                asked.hide.extend(list.split(',').filter(|name| !name.is_empty()).map(str::to_owned));
            }
            _ => {}
        }
    }
    asked
}

fn linked(hash: &str, limit: usize) -> Option<Linked> {
    // Some messengers escape what stands behind #.
    let hash = hash.replace("%3D", "=").replace("%3d", "=");
    if hash.is_empty() {
        return None;
    }
    let Some(letters) = hash.strip_prefix(TEXT) else { return Some(Linked::Preset(hash)) };
    Some(unpacked(letters, limit).map_or(Linked::Damaged, Linked::Text))
}

fn unpacked(letters: &str, limit: usize) -> Option<String> {
    let packed = URL_SAFE_NO_PAD.decode(letters.trim_end_matches('=')).ok()?;
    let mut text = String::new();
    DeflateDecoder::new(packed.as_slice()).take(limit as u64 + 1).read_to_string(&mut text).ok()?;
    (text.len() <= limit).then_some(text)
}
