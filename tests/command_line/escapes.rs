//! Words of others in a terminal: whatever a title, a name, a header or an argument holds, no message steers the
//! terminal. Tables and scenes keep their bytes.

use crate::desk::{Desk, stderr, stdout};
use losscape::plain::is_display_control;
use std::fs;
use std::process::Output;

/// Sets the window's title, clears the screen, turns the direction of text, breaks the line; DEL and a control of C1.
const STEERING: &str = "a\u{1b}]0;owned\u{7}\u{1b}[2J\u{202e}b\r\nc\u{7f}\u{9b}31md";

fn is_plain(output: &Output, what: &str) -> String {
    let said = format!("{}{}", stdout(output), stderr(output));
    assert!(!said.is_empty(), "{what} says nothing");
    let found = said.chars().find(|&character| character != '\n' && is_display_control(character));
    assert_eq!(found, None, "{what}: {said:?}");
    said
}

#[test]
fn no_message_steers_the_terminal() {
    let desk = Desk::new();
    let text = STEERING.escape_default().to_string();
    let scene = |more: &str| format!("(title: \"{text}\", steps: 5, racers: [(rule: Gd, name: \"{text}\"){more}])");
    desk.put("right.ron", &scene("").replace("])", "], expect: [AtMost(of: Loss(racer: 0, at: 5), value: 1e9)])"));
    desk.put("range.ron", &scene(", (eta: -1)"));
    desk.put("name.ron", &format!("(racers: [(rule: {STEERING})])"));
    desk.put("field.ron", &format!("(racers: [(rule: Gd)], {STEERING}: 3)"));
    desk.put("data.ron", &format!("(landscape: LeastSquares(Builtin(\"{text}\")), racers: [(rule: Gd)])"));
    desk.put("file.ron", &format!("(landscape: LeastSquares(File(\"{text}.csv\")), racers: [(rule: Gd)])"));
    desk.put("rows.csv", &format!("x1,\"{STEERING}\",y\n1,2,3\n4,5,6\n"));
    desk.put("cell.csv", &format!("x1,x2,y\n1,2,\"{STEERING}\"\n4,5,6\n"));
    desk.put("digits.csv", &format!("index,\"{STEERING}\"\n1,2\n"));
    desk.put("lab.ron", "(lab: Smoothing(network: Digits(file: \"digits.csv\")))");
    let files = ["right", "range", "name", "field", "data", "file", "lab"].map(|name| format!("{name}.ron"));
    for file in files.iter().map(String::as_str).chain(["rows.csv", "cell.csv"]) {
        is_plain(&desk.run(&["check", file]), file);
        is_plain(&desk.run(&["check", file, "--lang", "ru"]), file);
    }
    let argument = STEERING.replace(['\r', '\n'], "");
    for arguments in [
        &["run", &argument][..],
        &["check", &format!("{argument}.ron")],
        &["run", "1", "--set", &argument],
        &["run", "1", "--set", &format!("steps={argument}")],
        &["run", "1", "--set", &format!("{argument}=1")],
        &["render", "1", "-o", &format!("{argument}.jpg")],
        &["render", "1", "-o", &format!("{argument}/a.png")],
        &["render", "1", "-o", "a.png", "--size", &argument],
        &["render", "1", "-o", "a.png", "--at", &argument],
        &["render", "1", "-o", "a.png", "--theme", &argument],
        &["screenshot", "1", "-o", &format!("{argument}.pdf")],
        &["screenshot", "1", "-o", "a.png", "--scale", &argument],
        &["lab", &argument],
        &["presets", &argument],
        &[&format!("--{argument}")],
    ] {
        let output = desk.run(arguments);
        assert!(!output.status.success(), "{arguments:?}");
        is_plain(&output, &format!("{arguments:?}"));
    }
}

#[test]
fn a_list_has_a_line_for_each_and_data_keep_their_bytes() {
    let desk = Desk::new();
    let folder = desk.path().join(".config/losscape/presets");
    fs::create_dir_all(&folder).unwrap();
    let long = "long ".repeat(100_000);
    let text = format!("(title: \"{STEERING}\", steps: 1, racers: [(rule: Gd, name: \"{STEERING}\")])");
    fs::write(folder.join("90-own.ron"), &text).unwrap();
    fs::write(folder.join("91-long.ron"), format!("(title: \"{long}\", racers: [(rule: Gd)])")).unwrap();
    fs::write(folder.join("92-wrong.ron"), format!("(racers: [(rule: {STEERING})])")).unwrap();
    let output = desk.run(&["presets"]);
    let said = is_plain(&output, "presets");
    assert!(said.contains(r"  a\u{1b}]0;owned\u{7}\u{1b}[2J\u{202e}b\r\nc\u{7f}\u{9b}31md (own)"), "{said}");
    assert!(stdout(&output).lines().all(|line| line.chars().count() < 200), "a title is a line");
    // A table and a scene are data: their bytes are the person's.
    assert_eq!(desk.good(&["presets", "own"]), text);
    let table = desk.good(&["run", "90-own"]);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    assert_eq!(&reader.records().next().unwrap().unwrap()[0], STEERING);
}
