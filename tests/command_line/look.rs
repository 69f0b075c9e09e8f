//! Every option of a picture's look changes the picture; sizes on paper reach the files.

use crate::desk::{Desk, stderr};

const SCENE: &str = "(title: \"Two\", watch: \"Look here\", steps: 20, \
    racers: [(eta: 0.01), (eta: 0.02)], view: (charts: [Loss]))";

#[test]
fn every_option_of_the_look_changes_the_picture() {
    let desk = Desk::new();
    desk.put("two.ron", SCENE);
    let drawn = |options: &[&str]| {
        let size: &[&str] = if options.contains(&"--size") { &[] } else { &["--size", "900x600"] };
        desk.good(&[&["render", "two.ron", "-o", "x.svg"], size, options].concat());
        String::from_utf8(desk.read("x.svg")).unwrap()
    };
    let plain = drawn(&[]);
    let options: [&[&str]; 14] = [
        &["--dpi", "200"],
        &["--font-size", "14pt"],
        &["--legend", "beside"],
        &["--legend", "below"],
        &["--legend", "none"],
        &["--title", "off"],
        &["--watch", "on"],
        &["--formula", "on"],
        &["--charts", "off"],
        &["--terms", "off"],
        &["--transparent"],
        &["--bare"],
        &["--theme", "dark"],
        &["--size", "120mm"],
    ];
    for option in options {
        assert_ne!(drawn(option), plain, "{option:?}");
    }
    assert_ne!(drawn(&["--legend", "beside"]), drawn(&["--legend", "below"]));
    for (option, words) in [
        (["--dpi", "1"], "36"),
        (["--font-size", "3pt"], "6.6"),
        (["--size", "0mm"], "85mm"),
        (["--size", "20mm"], "smallest size of this shape that works"),
    ] {
        let refused = desk.run(&["render", "two.ron", "-o", "no.svg", option[0], option[1]]);
        assert_eq!(refused.status.code(), Some(2), "{option:?}");
        assert!(stderr(&refused).contains(words), "{option:?}: {}", stderr(&refused));
    }
}

#[test]
fn a_size_on_paper_is_that_of_the_files() {
    let desk = Desk::new();
    desk.put("two.ron", SCENE);
    for name in ["x.svg", "x.pdf", "x.png"] {
        desk.good(&["render", "two.ron", "-o", name, "--size", "120x90mm"]);
    }
    let svg = String::from_utf8(desk.read("x.svg")).unwrap();
    // 120 mm are 1417.3 pixels at 300 an inch.
    assert!(svg.contains("width=\"119.97mm\" height=\"90.00mm\""), "{}", &svg[..300]);
    let pdf = desk.read("x.pdf");
    let pdf = String::from_utf8_lossy(&pdf);
    let at = pdf.find("/MediaBox").expect("a page has a box");
    let numbers: Vec<f32> =
        pdf[at..at + 60].split(['[', ']', ' ']).filter_map(|word| word.trim().parse().ok()).collect();
    assert!((numbers[2] - 340.1).abs() < 0.2 && (numbers[3] - 255.1).abs() < 0.2, "{numbers:?}");
    let png = desk.read("x.png");
    let at = png.windows(4).position(|four| four == b"pHYs").expect("a resolution") + 4;
    assert_eq!(u32::from_be_bytes(png[at..at + 4].try_into().unwrap()), 11811);
}
