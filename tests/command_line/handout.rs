//! `losscape handout`: the folder of pictures and its page.

use crate::desk::{Desk, stderr, stdout};
use losscape::scene::{Preset, Presets};
use losscape::text::Lang;
use std::collections::BTreeSet;
use std::fs;

/// Small pictures: a test looks at none of them.
const SMALL: [&str; 2] = ["--size", "720x540"];

/// Addresses of the page's links and pictures that lead to files.
fn addresses(page: &str) -> BTreeSet<String> {
    let parts = page.split("href=\"").chain(page.split("src=\"")).skip(1);
    let addresses = parts.filter_map(|part| part.split('"').next());
    addresses.filter(|address| address.ends_with(".png") || address.ends_with(".svg")).map(str::to_owned).collect()
}

#[test]
fn every_scene_of_the_lecture_is_drawn_twice_and_linked() {
    let desk = Desk::new();
    let own = desk.path().join(".config/losscape/presets");
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("мой спуск.ron"), "(racers: [(rule: Gd)])").unwrap();
    fs::write(own.join("broken.ron"), "(steps: 0)").unwrap();
    fs::create_dir(desk.path().join("handout")).unwrap();
    fs::write(desk.path().join("handout/notes.txt"), "mine").unwrap();
    fs::write(desk.path().join("handout/index.html"), "old").unwrap();

    let output = desk.run(&[&["handout", "-o", "handout", "--lang", "ru"][..], &SMALL].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stderr(&output).contains("broken.ron"), "a broken scene of one's own is told: {}", stderr(&output));
    assert!(stdout(&output).contains("index.html"), "{}", stdout(&output));

    let page = String::from_utf8(desk.read("handout/index.html")).unwrap();
    assert!(page.contains("&lt;") && !page.contains("Q < 10"), "marks of HTML are escaped");
    let words = page.replace("&lt;", "<");
    let presets = Presets::embedded();
    for preset in &presets.list {
        let name = format!("{:02}-{}", preset.number, preset.slug);
        let png = desk.read(&format!("handout/{name}.png"));
        assert!(png.starts_with(b"\x89PNG") && png.len() > 2000, "{name}: {} bytes", png.len());
        let svg = String::from_utf8(desk.read(&format!("handout/{name}.svg"))).unwrap();
        let title = preset.scene.title.get(Lang::Ru);
        assert!(svg.ends_with("</svg>\n") && svg.contains(title), "{name}");
        assert!(words.contains(title) && words.contains(preset.scene.watch.get(Lang::Ru)), "{name}");
    }
    let alternatives: Vec<&str> = words.split("alt=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(alternatives.len(), presets.list.len() + 1);
    assert!(alternatives.iter().all(|said| said.chars().count() > 30), "{alternatives:?}");
    assert!(alternatives.iter().any(|said| said.contains("GD: 262 шага идёт зигзагом и ещё идёт")), "{alternatives:?}");
    let linked = addresses(&page);
    assert_eq!(linked.len(), 2 * (presets.list.len() + 1), "{linked:?}");
    assert!(linked.iter().any(|address| address.ends_with("-%D0%BC%D0%BE%D0%B9%20%D1%81%D0%BF%D1%83%D1%81%D0%BA.png")));
    for address in linked.iter().filter(|address| !address.contains('%')) {
        assert!(desk.path().join("handout").join(address).exists(), "{address}");
    }
    let files = fs::read_dir(desk.path().join("handout")).unwrap().count();
    assert_eq!(files, linked.len() + 2, "the page, the notes that lay there and nothing else");
    assert_eq!(desk.read("handout/notes.txt"), b"mine");
    assert_eq!(desk.files(), [".config", "handout", "scene.ron"], "no working folder stays");
}

#[test]
fn a_folder_in_the_place_of_a_picture_stops_it_before_anything_is_replaced() {
    let desk = Desk::new();
    fs::create_dir(desk.path().join("handout")).unwrap();
    let name = |preset: &Preset, ending: &str| format!("handout/{:02}-{}.{ending}", preset.number, preset.slug);
    let presets = Presets::embedded().list;
    let (taken, others) = presets.split_last().unwrap();
    let taken = name(taken, "svg");
    fs::create_dir(desk.path().join(&taken)).unwrap();
    others.iter().for_each(|preset| desk.put(&name(preset, "png"), "old"));
    let message = desk.bad(1, &[&["handout", "-o", "handout"][..], &SMALL].concat());
    assert!(message.contains(&taken), "{message}");
    for preset in others {
        assert_eq!(desk.read(&name(preset, "png")), b"old", "{}", preset.slug);
    }
    let files = fs::read_dir(desk.path().join("handout")).unwrap().count();
    assert_eq!(files, others.len() + 1, "nothing new lies there");
}

#[test]
fn a_handout_that_cannot_be_made_leaves_things_as_they_were() {
    let desk = Desk::new();
    desk.put("taken", "a file");
    assert!(desk.bad(2, &["handout", "-o", "-"]).contains("-o handout"));
    assert!(desk.bad(1, &["handout", "-o", "taken"]).contains("taken"));
    assert!(desk.bad(1, &["handout", "-o", "no/such/folder"]).contains("no/such"));
    assert!(desk.bad(2, &["handout", "-o", "new", "--size", "0x0"]).contains("0×0"));
    assert_eq!(desk.read("taken"), b"a file");
}
