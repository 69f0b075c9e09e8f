//! What carries a scene and comes from strangers: figures with their scene in them, and links.

use super::dice::Dice;
use super::mutate;
use super::tried::{Tally, read, refuse};
use losscape::export::{Format, Subject};
use losscape::link::{self, Linked};
use losscape::picture::FigureOptions;
use losscape::scene::chapters::EMBEDDED;
use losscape::scene::{Race, Scene, Source, Words, limits};
use std::path::Path;
use std::sync::{Arc, OnceLock};

const KINDS: [Format; 5] = [Format::Png, Format::Svg, Format::Pdf, Format::Gif, Format::Apng];
/// What stands around a scene in some kind of figure.
const MARKS: [&str; 8] = ["]]>", "<![CDATA[", "</metadata>", "&lt;", "endstream", "losscape-scene", "/Length 7", "\0"];

/// A small figure of this kind, with its scene.
fn written(kind: Format, scene: Scene) -> Option<Vec<u8>> {
    let landscape = scene.open(Path::new("")).ok()?;
    let subject = Subject::from(Arc::new(Race::run(scene, Arc::new(landscape))));
    let options = FigureOptions { size: (64, 48), charts: Some(false), ..FigureOptions::default() };
    let mut bytes = Vec::new();
    subject.write(&options, kind, &mut bytes).expect("memory takes all that is written");
    Some(bytes)
}

fn small() -> Scene {
    Scene::parse("(landscape: Himmelblau, steps: 5, racers: [(eta: 0.01)])", "").unwrap()
}

/// A figure that carries a scene: changed in some bytes, or with a scene of some text in its place.
pub fn figure(dice: &mut Dice) -> Vec<u8> {
    static FIGURES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    let figures = FIGURES.get_or_init(|| KINDS.map(|kind| written(kind, small()).unwrap()).into());
    let place = dice.below(figures.len());
    let figure = &figures[place];
    if dice.chance(0.4) {
        return mutate::spoiled(figure.clone(), dice);
    }
    let text = text(dice);
    let bytes = match KINDS[place] {
        Format::Svg => in_svg(figure, &text),
        Format::Pdf => in_pdf(figure, &text),
        Format::Gif => figure.clone(),
        _ => in_png(figure, text.as_bytes()),
    };
    if dice.chance(0.1) { mutate::spoiled(bytes, dice) } else { bytes }
}

/// A scene's text, good or made worse, with what may end it too early.
fn text(dice: &mut Dice) -> String {
    let text = dice.pick(EMBEDDED).2;
    let mut text = match dice.chance(0.6) {
        true => String::from_utf8_lossy(&mutate::scene(text, dice)).into_owned(),
        false => text.to_owned(),
    };
    if dice.chance(0.2) {
        let at = text.floor_char_boundary(dice.below(text.len()));
        text.insert_str(at, dice.pick::<&str>(&MARKS));
    }
    text
}

/// Where `wanted` begins.
fn find(bytes: &[u8], wanted: &[u8]) -> usize {
    bytes.windows(wanted.len()).position(|window| window == wanted).expect("a figure of ours has it")
}

/// The chunk with the scene, its length and its checksum anew.
fn in_png(figure: &[u8], text: &[u8]) -> Vec<u8> {
    let start = find(figure, b"iTXtlosscape-scene") - 4;
    let length = u32::from_be_bytes(figure[start..start + 4].try_into().unwrap()) as usize;
    let kind = [b"iTXtlosscape-scene\0\0\0\0\0", text].concat();
    let mut sum = flate2::Crc::new();
    sum.update(&kind);
    let length_now = (kind.len() as u32 - 4).to_be_bytes();
    [&figure[..start], &length_now, &kind, &sum.sum().to_be_bytes(), &figure[start + 12 + length..]].concat()
}

fn in_svg(figure: &[u8], text: &str) -> Vec<u8> {
    let start = find(figure, b"<![CDATA[") + 9;
    let end = find(figure, b"]]></metadata>");
    [&figure[..start], text.replace("]]>", "]]]]><![CDATA[>").as_bytes(), &figure[end..]].concat()
}

fn in_pdf(figure: &[u8], text: &str) -> Vec<u8> {
    let name = find(figure, b"losscape-scene");
    let length = name + find(&figure[name..], b"/Length");
    let stream = length + find(&figure[length..], b"stream");
    let end = stream + find(&figure[stream..], b"endstream");
    let middle = format!("/Length {}\n>>\nstream\n{text}\n", text.len());
    [&figure[..length], middle.as_bytes(), &figure[end..]].concat()
}

/// Reads the scene in it; one that is drawn comes back.
pub fn try_figure(bytes: &[u8], _folder: &Path, dice: &mut Dice, tally: &mut Tally) {
    read(bytes, "fuzz.png", tally);
    if dice.chance(0.02) {
        comes_back(dice);
    }
}

/// A figure of ours with some words gives the scene it was made of.
fn comes_back(dice: &mut Dice) {
    let words = |dice: &mut Dice| (0..dice.below(4)).map(|_| *dice.pick(&MARKS)).collect::<String>();
    gives_its_scene(*dice.pick(&CARRYING), words(dice), words(dice));
}

/// Kinds of figures that carry their scene.
pub const CARRYING: [Format; 4] = [Format::Png, Format::Svg, Format::Pdf, Format::Apng];

/// A figure with this title and this name of a racer gives the scene it was made of.
pub fn gives_its_scene(kind: Format, title: String, name: String) {
    let mut scene = small();
    (scene.title, scene.racers[0].name) = (Words::Same(title), Words::Same(name));
    let text = scene.to_ron();
    let Some(figure) = written(kind, scene) else { return };
    let read = Source::read_stream(figure.as_slice(), "fuzz");
    let read = read.unwrap_or_else(|faults| panic!("{kind:?} of ours is refused: {faults}\n{text}"));
    assert_eq!(read.text, text, "{kind:?} gives another scene");
}

/// The address of a page with a scene of some size in it, mostly changed in some bytes.
pub fn address(dice: &mut Dice) -> Vec<u8> {
    let text = match dice.below(200) {
        0 => " ".repeat(limits::MAX_BYTES - 2 + dice.below(4)),
        _ => text(dice),
    };
    let query = *dice.pick(&["", "?lecture", "?hide=charts%2Ctop&lecture=1", "?hide=%,%f,%D1,,&&=&hide"]);
    let address = format!("https://example.org/losscape.html{query}#{}", link::of_text(&text)).into_bytes();
    if dice.chance(0.5) { mutate::spoiled(address, dice) } else { address }
}

/// Reads what it asks for, and the scene in it.
pub fn try_address(bytes: &[u8], _folder: &Path, _dice: &mut Dice, tally: &mut Tally) {
    let address = String::from_utf8_lossy(bytes);
    let asked = link::read(&address, limits::MAX_BYTES);
    assert!(asked.hide.iter().all(|name| !name.is_empty() && !name.contains(',')), "{:?}", asked.hide);
    match asked.linked {
        Some(Linked::Text(text)) => {
            assert!(text.len() <= limits::MAX_BYTES, "{} bytes", text.len());
            let again = link::read(&format!("a#{}", link::of_text(&text)), limits::MAX_BYTES).linked;
            assert_eq!(again, Some(Linked::Text(text.clone())), "a link of it gives another text");
            match Scene::parse(&text, "link") {
                Ok(_) => tally.valid += 1,
                Err(faults) => refuse(&faults, tally),
            }
        }
        Some(Linked::Preset(_) | Linked::Damaged) | None => tally.refused += 1,
    }
}
