//! `losscape screenshot`: a picture of the window, made without one.

use crate::desk::Desk;
use std::fs;
use std::path::{Path, PathBuf};

/// Columns and rows of a PNG.
fn size(file: &[u8]) -> (u32, u32) {
    let info = png::Decoder::new(file).read_info().unwrap();
    (info.info().width, info.info().height)
}

/// All files below a folder, with what they hold.
fn all_files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let held = |path: PathBuf| {
        if path.is_dir() { all_files(&path) } else { vec![(path.clone(), fs::read(&path).unwrap())] }
    };
    files.into_iter().flat_map(held).collect()
}

#[test]
fn a_picture_does_not_depend_on_the_machine_and_writes_nothing_else() {
    let desk = Desk::new();
    let take = |name: &str, more: &[&str]| {
        desk.good(&[&["screenshot", "scene.ron", "-o", name, "--size", "960x600"], more].concat());
        let file = desk.read(name);
        fs::remove_file(desk.path().join(name)).unwrap();
        file
    };
    let plain = take("a.png", &[]);
    assert_eq!(size(&plain), (960, 600));
    // A session that was left, settings that cannot be read, scenes of one's own.
    let (data, own) = (desk.path().join(".local/share/losscape"), desk.path().join(".config/losscape/presets"));
    fs::create_dir_all(&data).unwrap();
    fs::create_dir_all(&own).unwrap();
    for name in ["settings.ron", "session.ron", "app.ron"] {
        fs::write(data.join(name), "(theme: Dark, lang: Ru").unwrap();
    }
    fs::write(own.join("00-mine.ron"), "(steps: 0)").unwrap();
    let before = all_files(desk.path());
    assert!(take("b.png", &[]) == plain, "what the machine remembers does not show");
    assert!(all_files(desk.path()) == before, "nothing is written beside the picture");

    assert_eq!(size(&take("c.png", &["--scale", "1.5"])), (1440, 900));
    for change in [&["--theme", "dark"][..], &["--lang", "ru"], &["--at", "2"], &["--lecture"], &["--set", "steps=4"]] {
        let other = take("d.png", change);
        assert_eq!(size(&other), (960, 600));
        assert!(other != plain, "{change:?}");
    }
}

#[test]
fn what_cannot_be_right_is_said_before_anything_is_computed() {
    let desk = Desk::new();
    fs::create_dir(desk.path().join("folder.png")).unwrap();
    for (more, words) in [
        (&["-o", "a.svg"][..], "a.svg"),
        (&["-o", "a"], "a"),
        (&["-o", "a.png", "--size", "wide"], "wide"),
        (&["-o", "a.png", "--size", "9000x9000"], "9000"),
        (&["-o", "a.png", "--size", "4000x4000", "--scale", "4"], "16000"),
        (&["-o", "a.png", "--scale", "0"], "0.25 to 8"),
        (&["-o", "a.png", "--at", "6"], "0 to 5"),
        (&["-o", "a.png", "--set", "steps=-1"], "steps"),
        (&["-o", "a.png", "--theme", "pink"], "pink"),
    ] {
        let said = desk.bad(2, &[&["screenshot", "scene.ron"][..], more].concat());
        assert!(said.contains(words), "{more:?}: {said}");
    }
    assert!(desk.bad(2, &["screenshot", "little-net", "-o", "a.png", "--at", "1"]).contains("--at"));
    assert!(desk.bad(1, &["screenshot", "1", "-o", "no/such/a.png"]).contains("no/such"));
    assert!(desk.bad(1, &["screenshot", "1", "-o", "folder.png"]).contains("folder.png"));
}
