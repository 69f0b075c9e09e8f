//! The built program: exit codes, messages, files.

use crate::desk::{Desk, SCENE, stderr, stdout};
use losscape::race::run_all;
use losscape::scene::{Chapter, Presets, Scene, chapters};
use losscape::text::Lang;
use std::fs;
use std::process::Stdio;

#[test]
fn run_writes_the_library_s_trajectories() {
    let desk = Desk::new();
    for preset in Presets::embedded().list.iter().filter(|preset| !preset.scene.is_lab()) {
        let (scene, landscape) = preset.source.open().unwrap();
        let on: Vec<_> = scene.racers.iter().enumerate().filter(|(_, racer)| racer.on).collect();
        let entries: Vec<_> = on.iter().map(|(_, racer)| racer.entry()).collect();
        let paths = run_all(&landscape, &entries, scene.start_or(landscape.start()), scene.steps, scene.seed);
        let names = scene.racer_names(Lang::En);

        let text = desk.good(&["run", &preset.number.to_string()]);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(reader.headers().unwrap(), vec!["racer", "step", "x", "y", "loss"]);
        let mut rows = reader.records().map(Result::unwrap);
        for ((place, _), path) in on.iter().zip(&paths) {
            for (step, (w, q)) in path.points.iter().zip(path.losses.iter()).enumerate() {
                let row = rows.next().unwrap();
                assert_eq!((&row[0], &row[1]), (names[*place].as_str(), step.to_string().as_str()));
                let number = |column: usize| row[column].parse::<f64>().unwrap().to_bits();
                assert_eq!([number(2), number(3), number(4)], [w.x, w.y, *q].map(f64::to_bits), "{}", preset.slug);
            }
        }
        assert!(rows.next().is_none(), "{}", preset.slug);
    }
}

#[test]
fn the_number_format_is_exact() {
    let desk = Desk::new();
    let text = desk.good(&["run", "scene.ron"]);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let numbers: Vec<_> = rows.iter().flat_map(|row| row.iter().skip(2)).collect();
    assert_eq!(numbers.len(), 3 * 12);
    for number in numbers {
        assert_eq!(format!("{:.16e}", number.parse::<f64>().unwrap()), number);
    }
}

#[test]
fn a_file_standard_input_and_a_changed_scene_say_the_same() {
    let desk = Desk::new();
    let table = desk.good(&["run", "scene.ron"]);
    assert_eq!(desk.good(&["run", "scene.ron", "-o", "out.csv"]), "");
    assert_eq!(desk.read("out.csv"), table.as_bytes());
    let piped = desk.run_with_input(&["run", "-", "-o", "-"], SCENE.as_bytes());
    assert_eq!(stdout(&piped), table);

    let changed = desk.good(&["run", "scene.ron", "--set", "racers.0.eta=0.02", "--set", "steps=3"]);
    desk.put("changed.ron", &SCENE.replace("(rule: Gd)", "(rule: Gd, eta: 0.02)").replace("steps: 5", "steps: 3"));
    assert_eq!(changed, desk.good(&["run", "changed.ron"]));
    assert_ne!(changed, table);
    assert_eq!(desk.read("scene.ron"), SCENE.as_bytes(), "--set changes no file");
}

#[test]
fn a_picture_is_written_in_the_form_its_name_asks_for() {
    let desk = Desk::new();
    assert_eq!(desk.good(&["render", "scene.ron", "-o", "a.png", "--size", "640x400"]), "");
    let size = resvg::tiny_skia::Pixmap::decode_png(&desk.read("a.png")).unwrap();
    assert_eq!((size.width(), size.height()), (640, 400));
    desk.good(&["render", "scene.ron", "-o", "b.PNG", "--size", "640x400"]);
    assert_eq!(desk.read("b.PNG"), desk.read("a.png"), "the same scene gives the same bytes");
    let piped = desk.run(&["render", "scene.ron", "-o", "-", "--size", "640x400"]);
    assert_eq!(piped.stdout, desk.read("a.png"));

    desk.good(&["render", "scene.ron", "-o", "c.svg", "--size", "640x400", "--lang", "ru"]);
    let text = String::from_utf8(desk.read("c.svg")).unwrap();
    let document = resvg::usvg::roxmltree::Document::parse(&text).unwrap();
    assert_eq!(document.root_element().attribute("width"), Some("640"));

    desk.good(&["render", "scene.ron", "-o", "d.csv"]);
    assert_eq!(desk.read("d.csv"), desk.good(&["run", "scene.ron"]).as_bytes());
}

#[test]
fn theme_language_step_and_size_change_the_picture() {
    let desk = Desk::new();
    let picture = |more: &[&str]| {
        desk.good(&[&["render", "scene.ron", "-o", "a.svg"], more].concat());
        desk.read("a.svg")
    };
    let plain = picture(&[]);
    assert!(picture(&["--theme", "light", "--lang", "en", "--size", "1920x1080", "--at", "5"]) == plain);
    for more in [["--theme", "dark"], ["--theme", "projector"], ["--lang", "ru"], ["--at", "2"], ["--size", "800x600"]]
    {
        assert!(picture(&more) != plain, "{more:?}");
    }
}

#[test]
fn bad_input_is_told_with_exit_code_2() {
    let desk = Desk::new();
    desk.put("typo.ron", "(\n    racers: [(rule: Momentom())],\n)");
    desk.put("empty.ron", "");
    let out = ["-o", "out.png"];
    let cases: &[(&[&str], &[&str])] = &[
        (&["render", "ghost"], &["ghost", "losscape presets"]),
        (&["render", "eight-metods"], &["eight-methods"]),
        (&["render", "99"], &["99"]),
        (&["render", "ghost.ron"], &["ghost.ron", "No such file"]),
        (&["render", "typo.ron"], &["typo.ron", "2:", "Momentom", "Momentum"]),
        (&["render", "empty.ron"], &["empty.ron"]),
        (&["render", "scene.ron", "--set", "steps=0"], &["steps"]),
        (&["render", "scene.ron", "--set", "racers.0.etta=1"], &["etta", "eta"]),
        (&["render", "scene.ron", "--set", "racers.1.batch=Size(1000)"], &["1000", "100"]),
        (&["render", "scene.ron", "--set", "steps"], &["steps"]),
        (&["render", "scene.ron", "--size", "15x400"], &["15×400", "16", "16384"]),
        (&["render", "scene.ron", "--size", "99999999999x400"], &["16384"]),
        (
            &["render", "scene.ron", "--size", "16384x16384"],
            &["16384×16384", "268\u{202f}435\u{202f}456", "64\u{202f}000\u{202f}000"],
        ),
        (&["lab", "smoothing", "--size", "8001x8000"], &["8001×8000", "64\u{202f}000\u{202f}000"]),
        (&["render", "scene.ron", "--size", "wide"], &["wide", "1920x1080"]),
        (&["render", "scene.ron", "--size", "-1x5"], &["-1x5"]),
        (&["render", "scene.ron", "--at", "6"], &["6", "0", "5"]),
        (&["render", "scene.ron", "--at", "-1"], &["-1"]),
        (&["render", "scene.ron", "--at", "1.5"], &["1.5"]),
        (&["render", "scene.ron", "--theme", "pink"], &["pink", "projector"]),
        (&["render", "scene.ron", "--lang", "de"], &["de", "ru"]),
    ];
    for (arguments, told) in cases {
        let message = desk.bad(2, &[*arguments, &out].concat());
        for words in *told {
            assert!(message.contains(words), "{arguments:?} does not say {words:?}:\n{message}");
        }
        assert!(!message.contains("panicked"), "{message}");
    }
}

#[test]
fn only_endings_that_can_be_written_are_taken() {
    let desk = Desk::new();
    for name in ["a.eps", "a.webp", "a.jpg", "png", "a", ".png", "a.png.bak"] {
        let message = desk.bad(2, &["render", "scene.ron", "-o", name]);
        assert!(message.contains(".png, .svg, .pdf"), "{message}");
    }
    assert!(desk.bad(2, &["render", "scene.ron"]).contains("--output"));
}

#[test]
fn what_stood_there_stays_when_nothing_can_be_written() {
    let desk = Desk::new();
    fs::create_dir(desk.path().join("folder.csv")).unwrap();
    assert!(desk.bad(1, &["run", "scene.ron", "-o", "folder.csv"]).contains("folder.csv"));
    assert!(desk.bad(1, &["run", "scene.ron", "-o", "no/such/a.csv"]).contains("no/such"));
    desk.put("old.csv", "old");
    desk.bad(2, &["run", "scene.ron", "-o", "old.csv", "--set", "steps=-1"]);
    assert_eq!(desk.read("old.csv"), b"old");
    desk.good(&["run", "scene.ron", "-o", "old.csv"]);
    assert!(desk.read("old.csv").starts_with(b"racer,step,x,y,loss\n"));
}

#[test]
fn a_reader_that_has_gone_is_no_failure() {
    let desk = Desk::new();
    let mut command = desk.command(&["run", "scene.ron", "--set", "steps=100000"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()));
}

#[test]
fn presets_are_listed_and_printed() {
    let desk = Desk::new();
    let list = desk.good(&["presets"]);
    let presets = Presets::embedded();
    let scenes: Vec<_> = list.lines().filter(|line| line.starts_with(' ')).collect();
    assert_eq!(scenes.len(), presets.list.len());
    for (line, preset) in scenes.iter().zip(&presets.list) {
        assert!(line.contains(&preset.slug) && line.contains(preset.scene.title.get(Lang::En)), "{line}");
    }
    for chapter in Chapter::ALL {
        assert!(list.lines().any(|line| line == chapters::name(Some(*chapter), Lang::En)), "{chapter:?}");
    }
    let first = &presets.list[0];
    let text = desk.good(&["presets", &first.slug]);
    assert_eq!(text, first.source.text);
    assert_eq!(Scene::parse(&text, "a.ron").unwrap(), first.scene);
    desk.put("copy.ron", &text);
    assert_eq!(desk.good(&["run", "copy.ron"]), desk.good(&["run", "1"]));
    assert!(desk.bad(2, &["presets", "ghost"]).contains("ghost"));
}

#[test]
fn check_tells_of_every_scene() {
    let desk = Desk::new();
    desk.put("typo.ron", "(step: 5)");
    desk.put("range.ron", "(steps: 0, seed: 1, racers: [(eta: -1.0)])");
    let told = desk.good(&["check", "scene.ron", "1"]);
    assert_eq!(told.lines().filter(|line| !line.starts_with(' ')).count(), 2, "{told}");
    assert_eq!(told.matches('✓').count(), Presets::embedded().list[0].scene.expect.len(), "{told}");
    let output = desk.run(&["check", "typo.ron", "scene.ron", "range.ron", "ghost.ron"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).contains("scene.ron"));
    for words in ["typo.ron", "steps", "range.ron", "eta", "ghost.ron"] {
        assert!(stderr(&output).contains(words), "{words}:\n{}", stderr(&output));
    }
    assert_eq!(desk.run(&["check", "scene.ron", "--set", "steps=0"]).status.code(), Some(2));
    assert_eq!(desk.run(&["check"]).status.code(), Some(2));
}

#[test]
fn messages_follow_the_language() {
    let desk = Desk::new();
    let asked = desk.bad(2, &["render", "scene.ron", "-o", "a.jpg", "--lang", "ru"]);
    let system = desk.command(&["render", "scene.ron", "-o", "a.jpg"]).env("LANG", "ru_RU.UTF-8").output().unwrap();
    assert_eq!(asked, stderr(&system));
    assert!(asked.contains("допустимы .png, .svg, .pdf"), "{asked}");
    // A table is read by programs: its names do not change with the system's language.
    let table = desk.command(&["run", "1"]).env("LANG", "ru_RU.UTF-8").output().unwrap();
    assert_eq!(stdout(&table), desk.good(&["run", "1"]));
}

#[test]
fn help_and_docs_are_printed() {
    let desk = Desk::new();
    for command in [&["--help"][..], &["run", "--help"], &["render", "-h"], &["lab", "-h"], &["--version"], &["docs"]] {
        assert!(!desk.good(command).is_empty());
    }
    assert!(desk.good(&["docs", "--lang", "ru"]).contains("`Rosenbrock(a, b)`"));
    assert!(desk.bad(2, &["--wrong"]).contains("--wrong"));
    assert!(desk.bad(2, &["run"]).contains("SCENE"));
}

/// The first block of a kind after a heading of the README.
fn readme(heading: &str, kind: &str) -> String {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let block = text.split(heading).nth(1).unwrap().split(&format!("```{kind}\n")).nth(1).unwrap();
    block.split("```").next().unwrap().to_owned()
}

#[test]
fn the_readme_s_commands_run_its_scene_keeps_its_claims_and_its_message_is_said() {
    let desk = Desk::new();
    let mut done = 0;
    for line in readme("## The command line", "sh").lines() {
        let words: Vec<_> = line.split('#').next().unwrap().split_whitespace().skip(1).collect();
        let window = words.first().is_none_or(|word| word.contains('.'));
        // Minutes in the dev profile; labs and handout have tests of their own.
        let long = words.contains(&"handout") || words.contains(&"lab") && words.contains(&"-o");
        let needs_gui = cfg!(not(feature = "gui")) && words.contains(&"screenshot");
        if window || long || needs_gui {
            continue;
        }
        let (command, file) = match words.iter().position(|word| *word == ">") {
            Some(at) => (&words[..at], Some(words[at + 1])),
            None => (&words[..], None),
        };
        let printed = desk.good(command);
        if let Some(file) = file {
            desk.put(file, &printed);
        }
        done += 1;
    }
    assert!(done >= 8, "{done}");
    assert!(["fig.png", "fig.svg", "paths.csv"].iter().all(|file| !desk.read(file).is_empty()));

    desk.put("readme.ron", &readme("## A scene", "ron"));
    assert!(desk.good(&["check", "readme.ron"]).contains('✓'));
    desk.put("mine.ron", "(\nracers: [\n    (rule: Adam(), etta: 0.1),\n])");
    let message = readme("## A scene", "text");
    assert!(desk.bad(2, &["check", "mine.ron"]).starts_with(&message), "{message}");
}

/// What makes a lab short.
const SHORT: [&str; 4] = ["--set", "training.steps=3", "--set", "training.batch=16"];

#[test]
fn a_lab_is_a_scene_of_the_lab_alone() {
    let desk = Desk::new();
    desk.put("lab.ron", "(seed: 3, lab: Smoothing(network: Spirals(depth: 2), training: (batch: 16, steps: 3)))");
    let more = ["--set", "network.depth=2", "--set", "seed=3", "-o"];
    let lab = |name: &str| desk.good(&[&["lab", "smoothing"][..], &SHORT, &more, &[name]].concat());
    let table = lab("-");
    assert!(table.starts_with("net,step,loss"), "{table}");
    assert_eq!(desk.good(&["run", "lab.ron"]), table);
    assert_eq!(desk.good(&["render", "lab.ron", "-o", "a.csv"]), "");
    assert_eq!(desk.read("a.csv"), table.as_bytes());
    for ending in ["png", "svg"] {
        let (a, b) = (format!("a.{ending}"), format!("b.{ending}"));
        desk.good(&["render", "lab.ron", "-o", &a]);
        lab(&b);
        assert!(desk.read(&a) == desk.read(&b), "{ending}");
    }
    let dark = ["render", "lab.ron", "-o", "c.svg", "--theme", "dark", "--lang", "ru", "--size", "800x600"];
    desk.good(&dark);
    assert!(desk.read("c.svg") != desk.read("a.svg"));
    assert!(desk.good(&["check", "lab.ron"]).contains("lab.ron: right, lab"));
    assert!(desk.good(&["check", "lab.ron", "--set", "lab=LittleNet()"]).contains("lab.ron: right, lab"));
}

#[test]
fn every_lab_is_listed_and_makes_a_table() {
    let desk = Desk::new();
    let list = desk.good(&["lab"]);
    for lab in losscape::lab::Lab::all() {
        let key = lab.key();
        assert!(list.lines().any(|line| line.starts_with(&key)), "{key}: {list}");
        let mut asked = vec!["lab", key.as_str()];
        if lab.training().is_some() {
            asked.extend(SHORT);
        }
        if key == "slice" {
            asked.extend(["--set", "grid.points=3"]);
        }
        assert!(desk.good(&asked).lines().count() > 1, "{key}");
    }
}

#[test]
fn bad_input_to_a_lab_is_told_with_exit_code_2() {
    let desk = Desk::new();
    desk.put("broken.csv", "index,label,split\n0,1,0\n");
    desk.put("digits.ron", "(lab: Smoothing(network: Digits(file: \"broken.csv\")))");
    let set = |assignment| ["lab", "smoothing", "-o", "out.png", "--set", assignment];
    let cases: &[(&[&str], &[&str])] = &[
        (
            &["lab", "smothing"],
            &["smothing", "smoothing, shift, slice, little-net, batch-size, dropout", "did you mean smoothing?"],
        ),
        (&set("training.batch=1"), &["smoothing:1:", "BatchNorm", "batch ≥ 2"]),
        (&set("network.width=0"), &["width is 0", "1 ≤ width ≤ 512"]),
        (&set("network.widht=4"), &["--set:1:13", "widht", "did you mean width?"]),
        (&set("nets=[]"), &["BatchNorm(…)"]),
        (&set("network=Digits(file: \"ghost.csv\")"), &["ghost.csv"]),
        (&set("network=Digits(file: \"../scene.ron\")"), &["../scene.ron"]),
        (&["check", "digits.ron"], &["digits.ron:1:", "broken.csv"]),
        (&["render", "digits.ron", "-o", "out.png"], &["digits.ron:1:", "broken.csv"]),
        (&["render", "little-net", "-o", "out.png", "--at", "3"], &["--at"]),
        (&["lab", "smoothing", "-o", "out.jpg"], &[".png, .svg, .pdf"]),
        (&["lab", "smoothing", "-o", "out.png", "--size", "wide"], &["wide"]),
        (&["lab", "-o", "out.png"], &["LAB"]),
        (&["run", "little-net", "-o", "out.png"], &["out.png"]),
    ];
    for (arguments, told) in cases {
        let message = desk.bad(2, arguments);
        for words in *told {
            assert!(message.contains(words), "{arguments:?} does not say {words:?}:\n{message}");
        }
        assert!(!message.contains("panicked"), "{message}");
    }
    // The place is looked at before the work: these do not take a lab's time.
    fs::create_dir(desk.path().join("folder.png")).unwrap();
    assert!(desk.bad(1, &["lab", "smoothing", "-o", "no/such/a.png"]).contains("no/such"));
    assert!(desk.bad(1, &["lab", "smoothing", "-o", "folder.png"]).contains("folder.png"));
}

#[test]
fn without_a_window_it_says_why() {
    let desk = Desk::new();
    // `env_clear` has taken the display away: no library is missing.
    // The window's log is all that it leaves.
    let output = desk.run(&["scene.ron"]);
    let message = stderr(&output);
    assert_eq!((output.status.code(), stdout(&output)), (Some(1), String::new()), "{message}");
    let wanted = if cfg!(feature = "gui") { "neither DISPLAY nor WAYLAND_DISPLAY" } else { "--help" };
    assert!(message.contains(wanted) && !message.contains("apt install"), "{message}");
    if cfg!(feature = "gui") {
        assert!(desk.bad(2, &["ghost"]).contains("ghost"), "a wrong scene is told before a window is tried");
    }
}
