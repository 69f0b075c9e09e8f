//! `--set path=value`, several one after another: paths of the scene and paths that nearly are, values of all kinds.

use super::dice::{Dice, LETTERS, NUMBERS};
use super::tried::{Tally, is_written_back, refuse, tell};
use super::{grammar, mutate};
use losscape::scene::Source;
use losscape::scene::chapters::EMBEDDED;
use losscape::scene::file::tree::{Body, Node};
use std::path::Path;

/// Stands between a scene and its assignments, in no text of either.
const BETWEEN: char = '\u{1e}';
/// Paths of what most scenes leave out.
const LEFT_OUT: [&str; 24] = [
    "steps",
    "seed",
    "start",
    "start.0",
    "held_out",
    "title",
    "title.ru",
    "watch",
    "noise.spread",
    "noise.examples",
    "view",
    "view.x",
    "view.x.1",
    "view.levels",
    "view.charts",
    "view.charts.0",
    "view.facets",
    "view.anatomy.0.step",
    "racers",
    "racers.0.batch",
    "racers.0.schedule",
    "racers.1.rule.alpha",
    "racers.0.stop.patience",
    "lab.training.steps",
];
const VALUES: [&str; 20] = [
    "(1, 2)",
    "(-1, 1e-9)",
    "[]",
    "()",
    "None",
    "Some(3)",
    "true",
    "Adam()",
    "Momentum(alpha: 0.5)",
    "Size(4)",
    "\"words\"",
    "{\"en\": \"a\", \"ru\": \"b\"}",
    "Beale",
    "[Loss, Distance]",
    "(rule: Gd, eta: 0.1)",
    "[(rule: Adam(), eta: 0.1), (rule: Gd)]",
    "1 // a comment",
    "/* a */ 2 /* b */",
    "r#\"raw\"#",
    "'c'",
];

/// A scene and some assignments.
pub fn assignments(dice: &mut Dice) -> Vec<u8> {
    let mut text = match dice.chance(0.5) {
        true => dice.pick(EMBEDDED).2.to_owned(),
        false => grammar::scene(dice).to_ron(),
    };
    // Values of another scene stand where they do there.
    let other = grammar::scene(dice).to_ron();
    let mut places: Vec<(String, String)> = Vec::new();
    for text in [&text, &other] {
        if let Some(tree) = Node::of(text) {
            collect(&tree, "", &mut places);
        }
    }
    for _ in 0..1 + dice.below(4) {
        let (path, value) = dice.pick(&places).clone();
        let path = match dice.below(8) {
            0 => (*dice.pick(&LEFT_OUT)).to_owned(),
            1 => bent(path, dice),
            _ => path,
        };
        let value = match dice.below(12) {
            0 => (0..dice.below(4)).map(|_| *dice.pick(&LETTERS)).collect(),
            1 | 2 => (*dice.pick(&NUMBERS)).to_owned(),
            3 => String::from_utf8_lossy(&mutate::scene(&value, dice)).into_owned(),
            4 => (*dice.pick(&VALUES)).to_owned(),
            5 => dice.pick(&places).1.clone(),
            6 => value,
            _ => String::from_utf8_lossy(&mutate::gently(&value, dice)).into_owned(),
        };
        text.push(BETWEEN);
        text += &[path, value].join(if dice.chance(0.98) { "=" } else { " " });
    }
    text.into_bytes()
}

/// The paths of all values with their texts.
fn collect(node: &Node<'_>, path: &str, places: &mut Vec<(String, String)>) {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    if !path.is_empty() {
        places.push((path.to_owned(), node.text.to_owned()));
    }
    match &node.body {
        Body::Leaf => {}
        Body::Fields(fields) => fields.iter().for_each(|(key, node)| collect(node, &below(key), places)),
        Body::Items(items) => {
            items.iter().enumerate().for_each(|(k, node)| collect(node, &below(&k.to_string()), places));
        }
    }
}

/// A path that is nearly one.
fn bent(path: String, dice: &mut Dice) -> String {
    let mut keys: Vec<String> = path.split('.').map(str::to_owned).collect();
    let at = dice.below(keys.len());
    match dice.below(6) {
        0 => drop(keys.remove(at)),
        1 => keys.push((*dice.pick(&["0", "7", "eta", "x", "", "99999999999999999999"])).to_owned()),
        2 => keys[at].push_str(dice.pick::<&str>(&LETTERS)),
        3 => keys[at] = keys[at].to_uppercase(),
        4 => keys.truncate(at),
        _ => keys = std::iter::repeat_n(keys, 1 + dice.below(200)).flatten().collect(),
    }
    keys.join(".")
}

/// Applies them in turn. What is applied can be read and stays the same when it is applied again; what is refused changes
/// nothing.
pub fn try_assignments(bytes: &[u8], _folder: &Path, _dice: &mut Dice, tally: &mut Tally) {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.split(BETWEEN);
    let text = parts.next().unwrap_or_default().to_owned();
    let mut source = Source { file: "fuzz.ron".to_owned(), text, ..Source::default() };
    for assignment in parts {
        let before = source.text.clone();
        match source.set(assignment) {
            Ok(()) => {
                let once = source.text.clone();
                source.set(assignment).unwrap_or_else(|faults| panic!("refused the second time: {faults}\n{once}"));
                assert_eq!(source.text, once, "{assignment} is another one the second time");
                match source.scene() {
                    Ok(scene) => {
                        is_written_back(&scene);
                        tally.valid += 1;
                    }
                    Err(faults) => refuse(&faults, tally),
                }
            }
            Err(faults) => {
                tell(&faults);
                assert_eq!(source.text, before, "a refused change changes nothing");
                tally.refused += 1;
            }
        }
    }
}
