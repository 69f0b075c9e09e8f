//! The browser around a page: what stands there for files, folders, settings and dialogs of the system. Compiled for
//! wasm32 alone; `web/page.js` is the other half.
//!
//! A page has no folders. Files that a person opens or drops are kept in memory under their names; files that are
//! written become downloads.

use std::cell::RefCell;
use std::io;
use std::path::Path;
use std::sync::Arc;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(js_namespace = losscape)]
extern "C" {
    /// Hands bytes to the browser's downloads.
    #[wasm_bindgen(js_name = download)]
    fn js_download(name: &str, bytes: &[u8]);
    /// Asks for files of these endings (`.ron,.csv`) and reads them; fulfilled with their names and bytes by turns as of [`js_dropped`], none when the person wants none.
    #[wasm_bindgen(js_name = pick)]
    fn js_pick(accept: &str) -> js_sys::Promise;
    /// What is kept in the browser under a name; null if nothing is, or nothing can be.
    #[wasm_bindgen(js_name = kept)]
    fn js_kept(name: &str) -> Option<String>;
    /// Keeps a text; what is wrong, or nothing.
    #[wasm_bindgen(js_name = keep)]
    fn js_keep(name: &str, text: &str) -> Option<String>;
    #[wasm_bindgen(js_name = fullScreen)]
    fn js_full_screen(on: bool);
    #[wasm_bindgen(js_name = isFullScreen)]
    fn js_is_full_screen() -> bool;
    #[wasm_bindgen(js_name = language)]
    fn js_language() -> String;
    #[wasm_bindgen(js_name = address)]
    fn js_address() -> String;
    #[wasm_bindgen(js_name = setHash)]
    fn js_set_hash(hash: &str);
    /// Files that were dropped since the last call: names and bytes by turns, a text in place of bytes says why there are
    /// none.
    #[wasm_bindgen(js_name = dropped)]
    fn js_dropped() -> js_sys::Array;
    #[wasm_bindgen(js_name = lessMotion)]
    fn js_less_motion() -> bool;
    #[wasm_bindgen(js_name = isFramed)]
    fn js_is_framed() -> bool;
    /// Bytes as text: it, the number of its encoding among those, and whether some bytes have no meaning in it.
    #[wasm_bindgen(js_name = decoded)]
    fn js_decoded(bytes: &[u8], encodings: Vec<String>, is_given: bool) -> js_sys::Array;
    /// Covers the page with a message and a button that loads it again.
    #[wasm_bindgen(js_name = failed)]
    fn js_failed(message: &str);
    /// Calls back whenever files were dropped, or the address has got another `#`.
    #[wasm_bindgen(js_name = onNews)]
    fn js_on_news(call: &wasm_bindgen::closure::Closure<dyn Fn()>);
    #[wasm_bindgen(js_name = started)]
    fn js_started();
    /// Marks the moment for those who measure.
    #[wasm_bindgen(js_name = shown)]
    fn js_shown();
}

/// Most bytes of all files in memory; the oldest are forgotten first.
const MOST_BYTES: usize = 192 << 20;

/// And most files, those that could not be read among them.
const MOST_FILES: usize = 1000;

/// The bytes of a file, or why there are none.
type Bytes = Result<Arc<[u8]>, Refused>;
type Files = Vec<(String, Bytes)>;

/// Why the page has not the bytes of a file.
#[derive(Clone, Debug)]
enum Refused {
    Folder,
    Large,
    /// The browser's words.
    Browser(String),
}

impl From<Refused> for io::Error {
    fn from(why: Refused) -> Self {
        match why {
            Refused::Folder => io::ErrorKind::IsADirectory.into(),
            Refused::Large => io::ErrorKind::FileTooLarge.into(),
            Refused::Browser(words) => Self::other(words),
        }
    }
}

thread_local! {
    /// The files a person has opened, the newest last.
    static FILES: RefCell<Files> = const { RefCell::new(Vec::new()) };
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The bytes of a file that was opened or dropped.
///
/// # Errors
/// None has this name, or the page could not read it.
pub fn read(path: &Path) -> io::Result<Arc<[u8]>> {
    let name = name_of(path);
    let found =
        FILES.with_borrow(|files| files.iter().find(|(known, _)| *known == name).map(|(_, bytes)| bytes.clone()));
    Ok(found.ok_or(io::ErrorKind::NotFound)??)
}

/// Puts a file into memory; one of the same name goes, and of all the oldest where they are too many.
fn keep_file(name: &str, bytes: Bytes) {
    FILES.with_borrow_mut(|files| {
        files.retain(|(known, _)| known != name);
        files.push((name.to_owned(), bytes));
        let size =
            |files: &Files| -> usize { files.iter().flat_map(|(_, bytes)| bytes).map(|bytes| bytes.len()).sum() };
        while files.len() > MOST_FILES || files.len() > 1 && size(files) > MOST_BYTES {
            drop(files.remove(0));
        }
    });
}

/// Puts files that JavaScript has read into memory, and notes those that it could not read; their names.
fn take_files(list: &js_sys::Array) -> Vec<String> {
    let mut names = Vec::new();
    for pair in list.to_vec().chunks_exact(2) {
        let Some(name) = pair[0].as_string() else { continue };
        let bytes = match (pair[1].dyn_ref::<js_sys::Uint8Array>(), pair[1].as_string().as_deref()) {
            (Some(bytes), _) => Ok(bytes.to_vec().into()),
            (None, Some("folder")) => Err(Refused::Folder),
            (None, Some("large")) => Err(Refused::Large),
            (None, words) => Err(Refused::Browser(words.unwrap_or_default().to_owned())),
        };
        keep_file(&name, bytes);
        names.push(name);
    }
    names
}

/// Whether the bytes of a file are here.
pub fn is_read(name: &str) -> bool {
    FILES.with_borrow(|files| files.iter().any(|(known, bytes)| known == name && bytes.is_ok()))
}

/// Files that were dropped on the page, by their names.
pub fn dropped() -> Vec<String> {
    take_files(&js_dropped())
}

/// Asks the person for files of these endings and calls back with their names; none when they want none.
pub fn pick<'a>(endings: impl Iterator<Item = &'a str>, call: impl FnOnce(Vec<String>) + 'static) {
    let accept: Vec<String> = endings.map(|ending| format!(".{ending}")).collect();
    let picked = js_pick(&accept.join(","));
    wasm_bindgen_futures::spawn_local(async move {
        let list = JsFuture::from(picked).await.unwrap_or(JsValue::NULL);
        call(list.dyn_ref::<js_sys::Array>().map(take_files).unwrap_or_default());
    });
}

/// Hands a file to the browser's downloads, and keeps it in memory under its name.
pub fn download(path: &Path, bytes: &[u8]) {
    let name = name_of(path);
    js_download(&name, bytes);
    keep_file(&name, Ok(bytes.into()));
}

/// What is kept in the browser under a name.
pub fn kept(name: &str) -> Option<String> {
    js_kept(name)
}

/// Keeps a text under a name.
///
/// # Errors
/// The browser keeps nothing here, or no more.
pub fn keep(name: &str, text: &str) -> io::Result<()> {
    js_keep(name, text).map_or(Ok(()), |why| Err(io::Error::other(why)))
}

/// Shows the page on the whole screen, or not any more. The browser refuses where no key or button was pressed.
pub fn full_screen(on: bool) {
    js_full_screen(on);
}

/// Whether the page is on the whole screen.
pub fn is_full_screen() -> bool {
    js_is_full_screen()
}

/// The person's language: `ru-RU`.
pub fn language() -> String {
    js_language()
}

/// The page's address, with `?` and `#`.
pub fn address() -> String {
    js_address()
}

/// Writes what is behind `#` in the address; no entry of the browser's history is made.
pub fn set_hash(hash: &str) {
    js_set_hash(hash);
}

/// Whether the person has asked the browser or the system for less motion.
pub fn wants_less_motion() -> bool {
    js_less_motion()
}

/// Whether the page is a part of another one.
pub fn is_framed() -> bool {
    js_is_framed()
}

/// Covers the page with a message and a button that loads it again.
pub fn failed(message: &str) {
    js_failed(message);
}

/// Encodings that a table may have, as encoding_rs names them; of those that a text fits equally the first is taken. The
/// single bytes come first: for each text of two bytes a letter there are many of one byte that it could be as well.
const ENCODINGS: [&str; 14] = [
    "windows-1251",
    "windows-1252",
    "windows-1250",
    "KOI8-R",
    "IBM866",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "GBK",
    "Shift_JIS",
    "EUC-KR",
    "Big5",
    "EUC-JP",
];

/// Bytes as text, the encoding's name, and whether some bytes have no meaning in it. The browser guesses the encoding
/// where none is given.
pub fn decoded(bytes: &[u8], encoding: Option<&'static str>) -> (String, &'static str, bool) {
    let names: Vec<&'static str> = encoding.map_or_else(|| ENCODINGS.to_vec(), |encoding| vec![encoding]);
    let found = js_decoded(bytes, names.iter().map(|name| (*name).to_owned()).collect(), encoding.is_some());
    let number = found.get(1).as_f64().map_or(0, |number| number as usize);
    let name = names.get(number).copied().unwrap_or("windows-1252");
    (found.get(0).as_string().unwrap_or_default(), name, found.get(2).is_truthy())
}

/// Calls back whenever files were dropped, or the address has got another `#`; as long as the page is open.
pub fn on_news(call: impl Fn() + 'static) {
    let call = wasm_bindgen::closure::Closure::new(call);
    js_on_news(&call);
    call.forget();
}

/// The first frame was drawn.
pub fn started() {
    js_started();
}

/// The first scene's picture was drawn.
pub fn shown() {
    js_shown();
}
