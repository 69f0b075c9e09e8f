//! Pictures of all forms from the command line, and opened again.

use crate::desk::{Desk, stderr};

#[test]
fn a_picture_opens_what_made_it() {
    let desk = Desk::new();
    let table = desk.good(&["run", "scene.ron", "--set", "steps=3"]);
    for name in ["a.png", "a.svg", "a.pdf", "a.apng"] {
        desk.good(&["render", "scene.ron", "--set", "steps=3", "-o", name, "--size", "640x400"]);
        assert_eq!(desk.good(&["run", name]), table, "{name}");
        desk.good(&["check", name]);
    }
    desk.good(&["render", "a.svg", "-o", "b.png", "--size", "640x400"]);
    assert_eq!(desk.read("b.png"), desk.read("a.png"), "the same scene gives the same bytes");
    desk.good(&["lab", "slice", "--set", "plane=Pca", "-o", "lab.svg", "--size", "640x400"]);
    let lab = String::from_utf8(desk.read("lab.svg")).unwrap();
    assert!(
        lab.contains("<metadata id=\"losscape-scene\"><![CDATA[(") && lab.contains("Pca"),
        "a lab carries its scene"
    );
}

/// Rows that are not beside the picture are named.
#[test]
fn rows_that_are_not_there_are_named() {
    let desk = Desk::new();
    desk.put("rows.csv", "x1,x2,y\n1,2,3\n2,1,4\n0,1,1\n3,1,2\n");
    desk.put("own.ron", "(landscape: LeastSquares(File(\"rows.csv\")), steps: 3, racers: [(eta: 0.01)])");
    desk.good(&["render", "own.ron", "-o", "own.png", "--size", "640x400"]);
    let table = desk.good(&["run", "own.ron"]);
    assert_eq!(desk.good(&["run", "own.png"]), table);
    std::fs::remove_file(desk.path().join("rows.csv")).unwrap();
    let refused = desk.run(&["run", "own.png"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains("rows.csv"), "{}", stderr(&refused));
}

#[test]
fn a_race_is_written_in_motion_and_nothing_else_is() {
    let desk = Desk::new();
    let size = ["--size", "640x400"];
    let moving =
        |name: &str, more: &[&str]| desk.run(&[&["render", "scene.ron", "-o", name], &size[..], more].concat());
    assert!(moving("a.gif", &["--from", "1", "--to", "4", "--fps", "10", "--loop", "2"]).status.success());
    let gif = desk.read("a.gif");
    let mut frames = gif::DecodeOptions::new().read_info(gif.as_slice()).unwrap();
    let mut delays = Vec::new();
    while let Some(frame) = frames.next_frame_info().unwrap() {
        delays.push(frame.delay);
    }
    assert_eq!(delays, [10; 4]);
    let refusals: [(&str, &[&str], &str); 8] = [
        ("a.gif", &["--from", "4", "--to", "2"], "Steps 4 to 2"),
        ("a.gif", &["--to", "99"], "99"),
        ("a.gif", &["--fps", "0"], "0 frames"),
        ("a.gif", &["--fps", "fast"], "--fps is fast"),
        ("a.gif", &["--loop", "0"], "--loop is 0"),
        ("a.apng", &["--at", "2"], "--from and --to"),
        ("a.png", &["--fps", "10"], "--fps is for .gif and .apng"),
        ("a.svg", &["--from", "1"], "--from is for .gif and .apng"),
    ];
    for (name, more, words) in refusals {
        let refused = moving(name, more);
        assert_eq!(refused.status.code(), Some(2), "{name} {more:?}");
        assert!(stderr(&refused).contains(words), "{name} {more:?}: {}", stderr(&refused));
    }
    let lab = desk.run(&["lab", "slice", "-o", "lab.gif"]);
    assert!(lab.status.code() == Some(2) && stderr(&lab).contains("no steps"), "{}", stderr(&lab));
}
