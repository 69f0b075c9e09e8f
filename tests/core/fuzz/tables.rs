//! Tables of strangers: of every layout and encoding, as they are, made worse, or of bytes that belong to none.

use super::dice::Dice;
use super::mutate;
use super::tried::{Tally, is_written_back};
use encoding_rs::{WINDOWS_1251, WINDOWS_1252};
use losscape::job::Watch;
use losscape::landscape::{CONSTANT, TableData};
use losscape::scene::{Decided, Proposal};
use losscape::table::{Decimal, Separator, Table, Wish};
use losscape::text::Lang;
use std::path::Path;

/// Tables as people have them.
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
    if dice.chance(0.4) {
        let Clean { mut bytes, .. } = Clean::draw(dice);
        if dice.chance(0.5) {
            bytes = mutate::spoiled(bytes, dice);
        }
        return bytes;
    }
    let bytes = mutate::table(dice.pick::<&str>(&TABLES), dice);
    if dice.chance(0.15) { mutate::spoiled(bytes, dice) } else { bytes }
}

/// Reads it with everything guessed or something wished; what is read is finite, and everything is told in words.
pub fn try_table(bytes: &[u8], _folder: &Path, dice: &mut Dice, tally: &mut Tally) {
    // One that nothing is wrong with, beside it.
    if dice.chance(0.1) {
        Clean::draw(dice).is_read();
    }
    let is_wished = dice.chance(0.3);
    let mut name = || if is_wished { (*dice.pick(&NAMES)).to_owned() } else { String::new() };
    let (x1, x2, y) = (name(), name(), name());
    let separator = dice.chance(0.2).then(|| *dice.pick(&Separator::ALL));
    let decimal = dice.chance(0.2).then(|| *dice.pick(&Decimal::ALL));
    if dice.chance(0.3) {
        propose(bytes, Wish { separator, decimal });
    }
    let data = TableData { x1, x2, y, separator, decimal, ..TableData::default() };
    match data.read(bytes.to_vec(), Path::new("fuzz.csv"), dice.chance(0.4)) {
        Ok((rows, notes)) => {
            assert!(rows.len() >= 2 && rows.x1.len() == rows.len() && rows.x2.len() == rows.len());
            assert!([&rows.x1, &rows.x2, &rows.y].iter().all(|column| column.iter().all(|x| x.is_finite())));
            for lang in Lang::ALL {
                assert!(notes.iter().all(|note| !note.message(lang).is_empty()));
            }
            tally.valid += 1;
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

/// What the sheet of a dropped table does: shows it, and proposes a scene.
fn propose(bytes: &[u8], wish: Wish) {
    let watch = Watch::forever();
    let Ok(table) = Table::open(bytes.to_vec(), wish, &mut watch.count(0)) else { return };
    let data = TableData { separator: wish.separator, decimal: wish.decimal, ..TableData::of(Path::new("fuzz.csv")) };
    if let Ok(proposal) = Proposal::of(&table, data, Decided::default(), &mut watch.count(0)) {
        is_written_back(&proposal.scene());
    }
}

/// A table that nothing is wrong with, and its rows.
struct Clean {
    bytes: Vec<u8>,
    rows: Vec<[f64; 3]>,
}

impl Clean {
    /// Numbers have one or two digits behind the mark: with three they may be thousands.
    fn draw(dice: &mut Dice) -> Self {
        let separator = *dice.pick(&[",", ";", "\t", "|", "  "]);
        let decimal = *dice.pick(&[".", ","]);
        let is_quoted = dice.chance(0.3) && separator != "  " || separator == decimal;
        let mark = if separator == "  " || decimal == "," { "" } else { *dice.pick(&["", "'", "\u{a0}", " "]) };
        let minus = *dice.pick(&["-", "−"]);
        let cell = |number: f64, digits: usize| {
            let plain = format!("{:.digits$}", number.abs());
            let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
            let cut = if whole.len() > 3 { whole.len() - 3 } else { 0 };
            let whole = if cut > 0 { [&whole[..cut], mark, &whole[cut..]].concat() } else { whole.to_owned() };
            [if number < 0.0 { minus } else { "" }, &whole, decimal, rest].concat()
        };
        let (mut rows, mut lines) = (Vec::new(), Vec::new());
        let names: &[&str] = match dice.below(4) {
            0 => &["x1", "x2", "y"],
            1 => &["Y", " X2", "x1 "],
            2 => &["width", "height", "price"],
            _ => &[],
        };
        let is_backwards = names.first() == Some(&"Y");
        if !names.is_empty() {
            lines.push(names.iter().map(|&name| name.to_owned()).collect());
        }
        for _ in 0..2 + dice.below_one_of(&[4, 40, 400]) {
            let digits = 1 + dice.below(2);
            let mut number = || {
                let size = 10f64.powi(dice.below(6) as i32);
                let text = format!("{:.digits$}", (dice.uniform() - 0.5) * size);
                // No −0.0: it is written as 0.0 here.
                text.parse::<f64>().expect("a number") + 0.0
            };
            let row = [number(), number(), number()];
            lines.push(row.iter().map(|&number| cell(number, digits)).collect::<Vec<String>>());
            rows.push(if is_backwards { [row[2], row[1], row[0]] } else { row });
        }
        let quote = |cell: &String| if is_quoted { format!("\"{cell}\"") } else { cell.clone() };
        let mut text = String::new();
        let end = *dice.pick(&["\n", "\r\n", "\r"]);
        for (place, line) in lines.iter().enumerate() {
            text += &line.iter().map(quote).collect::<Vec<_>>().join(separator);
            text += end;
            if place > 0 && dice.chance(0.02) {
                text += *dice.pick(&["", "# a remark"]);
                text += end;
            }
        }
        Self { bytes: encoded(&text, dice), rows }
    }

    /// Its rows are read as they are.
    fn is_read(&self) {
        let read = TableData::default().read(self.bytes.clone(), Path::new("clean.csv"), false);
        let shown = || String::from_utf8_lossy(&self.bytes).chars().take(600).collect::<String>();
        let (rows, _) = read.unwrap_or_else(|error| panic!("a good table is refused: {error}\n{}", shown()));
        let found: Vec<_> = (0..rows.len()).map(|k| [rows.x1[k], rows.x2[k], rows.y[k]]).collect();
        let (few, others) = (&found[..found.len().min(4)], &self.rows[..self.rows.len().min(4)]);
        assert!(
            found == self.rows,
            "other rows are read: {few:?}, {} of {others:?}, {}\n{}",
            found.len(),
            self.rows.len(),
            shown()
        );
    }
}

/// The text in one of the encodings that hold it.
fn encoded(text: &str, dice: &mut Dice) -> Vec<u8> {
    let utf_16 = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let plain = text.as_bytes().to_vec();
    match dice.below(7) {
        0 => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        1 => utf_16(u16::to_le_bytes),
        2 => [b"\xff\xfe".to_vec(), utf_16(u16::to_le_bytes)].concat(),
        3 => [b"\xfe\xff".to_vec(), utf_16(u16::to_be_bytes)].concat(),
        // Which of the old code pages it is has to be guessed: only what all of them have in common is certain.
        4 if text.is_ascii() => WINDOWS_1251.encode(text).0.into_owned(),
        5 if text.is_ascii() => WINDOWS_1252.encode(text).0.into_owned(),
        _ => plain,
    }
}
