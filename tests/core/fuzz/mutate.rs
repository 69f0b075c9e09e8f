//! Changes to a good text, by words, letters and bytes, as a person, an editor or a bad disk would make them.

use super::dice::{Dice, LETTERS, NUMBERS};

/// Words of scene files that stand where others are allowed.
const WORDS: [&str; 45] = [
    "Gd",
    "Adam()",
    "Momentum(alpha: 0.999)",
    "RmsProp(epsilon: 0)",
    "AdaGrad(epsilon: 1e-300)",
    "Nesterov()",
    "AmsGrad()",
    "AdamW(decay: 1e50)",
    "Nadam(beta1: 0)",
    "AdaDelta(epsilon: 0)",
    "Lion(beta2: 0)",
    "Full",
    "One",
    "Size(7)",
    "Growing(size: 1, every: 1, factor: 1e300)",
    "Power(exponent: -300)",
    "Exponential(rate: 2)",
    "Step(every: 1, factor: 0)",
    "Cosine",
    "Slide",
    "EtaOutside",
    "Uncorrected",
    "Replaced",
    "Examples",
    "Himmelblau",
    "Beale",
    "Rastrigin",
    "Ackley",
    "GoldsteinPrice",
    "Saddle",
    "Quadratic(kappa: 1e300)",
    "Rosenbrock(b: 1e-300)",
    "LeastSquares(Synthetic())",
    "Logistic(Synthetic(examples: 3, scale: (100, 1e-150)))",
    "Logistic(Builtin(\"lecture\"))",
    "LeastSquares(File(\"rows.csv\"))",
    "Linear",
    "Log",
    "None",
    "Some(1)",
    "true",
    "()",
    "[]",
    "{}",
    "\"\"",
];

/// A good scene with some other numbers, most of which are allowed.
pub fn gently(text: &str, dice: &mut Dice) -> Vec<u8> {
    let mut tokens = tokens(text);
    let numbers: Vec<usize> = (0..tokens.len()).filter(|&place| is_number(&tokens[place])).collect();
    for _ in 0..1 + dice.below(6) {
        let Some(&place) = numbers.get(dice.below(numbers.len())) else { break };
        let Ok(number) = tokens[place].parse::<f64>() else { continue };
        let factor = 10f64.powf(4.0 * dice.uniform() - 2.0);
        // A whole number stays one.
        let is_whole = !tokens[place].contains(['.', 'e']);
        let changed = if is_whole { (number * factor).ceil() } else { number * factor };
        tokens[place] = if is_whole { format!("{changed}") } else { format!("{changed:?}") };
    }
    tokens.concat().into_bytes()
}

/// A good scene made worse.
pub fn scene(text: &str, dice: &mut Dice) -> Vec<u8> {
    let mut tokens = tokens(text);
    for _ in 0..1 + dice.below(4) {
        change(&mut tokens, dice);
    }
    if dice.chance(0.03) && !tokens.is_empty() {
        let at = dice.below(tokens.len());
        tokens[at] += &swollen(dice);
    }
    let mut bytes = tokens.concat().into_bytes();
    if dice.chance(0.1) {
        spoil(&mut bytes, dice);
    }
    bytes
}

/// Words and numbers whole, everything else letter by letter.
fn tokens(text: &str) -> Vec<String> {
    let joined = |c: char| c.is_alphanumeric() || "_.+-".contains(c);
    let mut tokens: Vec<String> = Vec::new();
    let mut before = false;
    for c in text.chars() {
        match tokens.last_mut() {
            Some(last) if before && joined(c) => last.push(c),
            _ => tokens.push(c.to_string()),
        }
        before = joined(c);
    }
    tokens
}

fn is_number(token: &str) -> bool {
    token.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.')
        && token.contains(|c: char| c.is_ascii_digit())
}

/// One change of a few tokens.
fn change(tokens: &mut Vec<String>, dice: &mut Dice) {
    if tokens.is_empty() {
        return;
    }
    let at = dice.below(tokens.len());
    let some = at..(at + 1 + dice.below(12)).min(tokens.len());
    match dice.below(16) {
        0..=5 => {
            let numbers: Vec<usize> = (0..tokens.len()).filter(|&k| is_number(&tokens[k])).collect();
            let at = if numbers.is_empty() { at } else { *dice.pick(&numbers) };
            tokens[at] = number(dice);
        }
        6 | 7 => {
            let words = |k: &usize| tokens[*k].starts_with(char::is_alphabetic);
            let words: Vec<usize> = (0..tokens.len()).filter(words).collect();
            let at = if words.is_empty() { at } else { *dice.pick(&words) };
            tokens[at] = if dice.chance(0.5) { (*dice.pick(&WORDS)).to_owned() } else { dice.pick(tokens).clone() };
        }
        8 => drop(tokens.drain(some)),
        9 => {
            let copy = tokens[some].to_vec();
            let times = if dice.chance(0.1) { 300 } else { 1 };
            (0..times).for_each(|_| drop(tokens.splice(at..at, copy.clone())));
        }
        10 => {
            let other = dice.below(tokens.len());
            tokens.swap(at, other);
        }
        11 => {
            let (open, close) = *dice.pick(&[("(", ")"), ("[", "]"), ("{", "}"), ("Some(", ")"), ("/*", "*/")]);
            let depth = *dice.pick(&[1, 2, 100, 200, 5000]);
            tokens[at] = [&open.repeat(depth), tokens[at].as_str(), &close.repeat(depth)].concat();
        }
        12 | 13 => tokens[at].push_str(dice.pick::<&str>(&LETTERS)),
        14 => tokens.truncate(at),
        _ => tokens[at] = letters(dice),
    }
}

/// A number, extreme or of any bits.
fn number(dice: &mut Dice) -> String {
    if dice.chance(0.8) { (*dice.pick(&NUMBERS)).to_owned() } else { format!("{:?}", f64::from_bits(dice.bits())) }
}

/// Some letters, rarely very many.
fn letters(dice: &mut Dice) -> String {
    let count = if dice.chance(0.1) { 20_000 } else { 1 + dice.below(40) };
    (0..count).map(|_| *dice.pick(&LETTERS)).collect()
}

/// Pieces of which a very long text is made.
const PIECES: [&str; 24] = [
    "(",
    "[",
    "{",
    "1, ",
    "a: 1, ",
    "\"",
    "/*",
    "// a\n",
    " ",
    "9",
    "\\u{41}",
    "(), ",
    "(eta: 0.1), ",
    "_",
    "r#",
    "\n",
    "é",
    "Some(",
    "[[",
    "\"a\": \"b\", ",
    "0.1, ",
    "Loss, ",
    "(rule: Adam()), ",
    "(racer: 0, step: 1), ",
];

/// A text of up to half a megabyte that says the same again and again.
fn swollen(dice: &mut Dice) -> String {
    let piece = *dice.pick(&PIECES);
    piece.repeat((1 << dice.below(20)) / piece.len())
}

/// Most cells that a table is made of: half a second of reading in the dev profile.
const MOST: usize = 100_000;

/// A good table made worse.
pub fn table(text: &str, dice: &mut Dice) -> Vec<u8> {
    let mut rows: Vec<Vec<String>> = text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
    let (mut comma, mut end) = (",", "\n");
    for _ in 0..1 + dice.below(3) {
        let row = dice.below(rows.len());
        match dice.below(15) {
            0..=3 => set_cell(&mut rows, dice),
            13 => {
                // Many columns, of one name or of none.
                let cell = *dice.pick(&["", "a", "1", "x1"]);
                let cells = *dice.pick(&[100, 3000, 20_000]);
                rows[row].extend(std::iter::repeat_n(cell.to_owned(), cells));
            }
            4 => comma = *dice.pick(&[";", "\t", " ", ", ", "|"]),
            5 => end = *dice.pick(&["\r\n", "\r", "\n\n", "\n\u{2028}"]),
            6 => rows.iter_mut().for_each(|row| row.reverse()),
            7 if rows.len() < 300 => rows.iter_mut().for_each(|row| row.extend((0..300).map(|k| k.to_string()))),
            8 => rows.truncate(dice.below(3)),
            9 => rows[row] = vec![letters(dice).repeat(dice.below(5))],
            10 => drop(rows.remove(row)),
            11 => rows[row].truncate(1),
            12 => {
                let times = (MOST / rows[row].len().max(1)).min(300);
                (0..times).for_each(|_| rows.push(rows[row].clone()));
            }
            _ => {
                let same = dice.pick(&NUMBERS);
                rows.iter_mut().skip(1).filter_map(|row| row.first_mut()).for_each(|cell| *cell = (*same).to_owned());
            }
        }
        if rows.is_empty() {
            rows.push(Vec::new());
        }
    }
    let lines: Vec<String> = rows.iter().map(|row| row.join(comma)).collect();
    let text = lines.join(end) + end;
    let mut bytes = match dice.below(12) {
        0 => ["\u{feff}".as_bytes(), text.as_bytes()].concat(),
        1 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        _ => text.into_bytes(),
    };
    if dice.chance(0.15) {
        spoil(&mut bytes, dice);
    }
    bytes
}

/// Another cell somewhere.
fn set_cell(rows: &mut [Vec<String>], dice: &mut Dice) {
    let row = dice.below(rows.len());
    let column = dice.below(rows[row].len());
    let cell = match dice.below(6) {
        0 => letters(dice),
        1 => format!("\"{}", number(dice)),
        2 => format!("\"{}\"", number(dice)),
        _ => number(dice),
    };
    if let Some(old) = rows[row].get_mut(column) {
        *old = cell;
    }
}

/// Some bytes changed as no text has them.
pub fn spoiled(mut bytes: Vec<u8>, dice: &mut Dice) -> Vec<u8> {
    spoil(&mut bytes, dice);
    bytes
}

/// Bytes that no text has: flipped, cut, put in, doubled.
fn spoil(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..1 + dice.below(4) {
        if bytes.is_empty() {
            return;
        }
        let at = dice.below(bytes.len());
        match dice.below(5) {
            0 => bytes[at] ^= 1 << dice.below(8),
            1 => bytes.truncate(at),
            2 => bytes.insert(at, dice.bits() as u8),
            3 => drop(bytes.drain(at..(at + 30).min(bytes.len()))),
            _ => bytes.extend_from_within(at..(at + 200).min(bytes.len())),
        }
    }
}
