//! What reads bytes of strangers without a scene around them: tables of all kinds, figures that carry a scene, and links.

use super::dice::Dice;
use super::mutate;
use super::tried::{Tally, refuse};
use losscape::export::{Format, Subject};
use losscape::landscape::{CONSTANT, TableData};
use losscape::link::{self, Linked};
use losscape::picture::FigureOptions;
use losscape::scene::chapters::EMBEDDED;
use losscape::scene::{Race, Scene, Source, limits};
use losscape::table::{Decimal, Separator};
use losscape::text::Lang;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// Tables as people have them; they are made worse.
const TABLES: [&str; 12] = [
    "x1,x2,y\n1.5,2,3\n4,-5,6\n7,8,1\n",
    "x1;x2;y\n1,5;2;3\n4;-5;6\n7;8;1\n",
    "height\twidth\tprice\n1 234,5\t2\t3\n4\t-5\t6\n",
    "sep=;\nname;a;b;c\nRome;1.234,5;2;3\nBonn;4;5;6\n",
    "# made by hand\n# a b c\n1.5   2 3\n 4 -5  6\n",
    "id,a,b,kind\n1,2,3,yes\n2,3,4,no\n3,4,5,yes\n",
    "a,b,y\ncm,kg,\n1,2,0\n3,4,1\n5,6,1\n",
    ",a,b\n0,1,2\n1,3,4\n2,5,9\n",
    "\"a\",\"b\",\"c\"\n\"1,000\",\"2,5\",\"3\"\n\"4\",\"5\",\"6\"\n",
    "x,y\n1,2\n2,NA\n3,6\n4,8\n",
    "Results;;\n;;\na;b;c\n1;2;3\n4;5;6\n",
    "1|2|3\n4|5|6\n",
];
const NAMES: [&str; 8] = ["", "", "", "a", "B ", "x1", "3", CONSTANT];

/// A table, in some encoding, perhaps with bytes that belong to none.
pub fn table(dice: &mut Dice) -> Vec<u8> {
    let good = *dice.pick(&TABLES);
    let mut bytes = mutate::table(good, dice);
    if dice.chance(0.3) {
        bytes = mutate::spoiled(bytes, dice);
    }
    bytes
}

/// Reads it with everything guessed or something wished; what is read is finite, and everything is told in words.
pub fn try_table(bytes: &[u8], _folder: &Path, dice: &mut Dice, tally: &mut Tally) {
    let mut name = || (*dice.pick(&NAMES)).to_owned();
    let (x1, x2, y) = (name(), name(), name());
    let separator = dice.chance(0.2).then(|| *dice.pick(&Separator::ALL));
    let decimal = dice.chance(0.2).then(|| *dice.pick(&Decimal::ALL));
    let data = TableData { x1, x2, y, separator, decimal, ..TableData::default() };
    match data.read(bytes.to_vec(), Path::new("fuzz.csv"), dice.chance(0.4)) {
        Ok((rows, notes)) => {
            assert!(rows.len() >= 2 && rows.x1.len() == rows.len() && rows.x2.len() == rows.len());
            assert!([&rows.x1, &rows.x2, &rows.y].iter().all(|column| column.iter().all(|x| x.is_finite())));
            for lang in Lang::ALL {
                assert!(notes.iter().all(|note| !note.message(lang).is_empty()));
            }
            tally.drawn += 1;
        }
        Err(error) => {
            for lang in Lang::ALL {
                let words = error.message(lang);
                assert!(words.contains("fuzz.csv") && words.chars().count() < 1000, "{words}");
            }
            tally.refused += 1;
        }
    }
}

/// A figure of each kind that carries its scene, changed in some bytes.
pub fn figure(dice: &mut Dice) -> Vec<u8> {
    static FIGURES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    let figures = FIGURES.get_or_init(|| {
        let scene = Scene::parse("(landscape: Himmelblau, steps: 5, racers: [(eta: 0.01)])", "").unwrap();
        let landscape = scene.open(Path::new("")).unwrap();
        let subject = Subject::from(Arc::new(Race::run(scene, Arc::new(landscape))));
        let options = FigureOptions { size: (64, 48), charts: Some(false), ..FigureOptions::default() };
        let bytes = |format| {
            let mut bytes = Vec::new();
            subject.write(&options, format, &mut bytes).unwrap();
            bytes
        };
        [Format::Png, Format::Svg, Format::Pdf, Format::Gif, Format::Apng].map(bytes).into()
    });
    mutate::spoiled(dice.pick(figures).clone(), dice)
}

/// Reads the scene in it.
pub fn try_figure(bytes: &[u8], _folder: &Path, _dice: &mut Dice, tally: &mut Tally) {
    match Source::read_stream(bytes, "fuzz.png").and_then(|source| source.scene()) {
        Ok(_) => tally.drawn += 1,
        Err(faults) => refuse(&faults, tally),
    }
}

/// The address of a page with a scene of some size in it, mostly changed in some bytes.
pub fn address(dice: &mut Dice) -> Vec<u8> {
    let text = match dice.below(8) {
        0 => " ".repeat(limits::MAX_BYTES - 2 + dice.below(4)),
        _ => dice.pick(EMBEDDED).2.to_owned(),
    };
    let query = *dice.pick(&["", "?lecture", "?hide=charts%2Ctop&lecture=1", "?hide=%,%f,%D1,,&&=&hide"]);
    let address = format!("https://example.org/losscape.html{query}#{}", link::of_text(&text)).into_bytes();
    if dice.chance(0.7) { mutate::spoiled(address, dice) } else { address }
}

/// Reads what it asks for, and the scene in it.
pub fn try_address(bytes: &[u8], _folder: &Path, _dice: &mut Dice, tally: &mut Tally) {
    let address = String::from_utf8_lossy(bytes);
    let asked = link::read(&address, limits::MAX_BYTES);
    assert!(asked.hide.iter().all(|name| !name.is_empty() && !name.contains(',')), "{:?}", asked.hide);
    match asked.linked {
        Some(Linked::Text(text)) => {
            assert!(text.len() <= limits::MAX_BYTES, "{} bytes", text.len());
            match Scene::parse(&text, "link") {
                Ok(_) => tally.drawn += 1,
                Err(faults) => refuse(&faults, tally),
            }
        }
        Some(Linked::Preset(_) | Linked::Damaged) | None => tally.refused += 1,
    }
}
