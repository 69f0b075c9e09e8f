//! What the program is given to read: pipes, devices and files without end are refused at once, and no output replaces
//! an input. Each of these once took the whole memory, or the file that was read.

use crate::desk::{Desk, SCENE, stderr, stdout};
use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// More than any refusal takes on a busy machine; what reads on takes for ever.
const PATIENCE: Duration = Duration::from_secs(20);
/// Kilobytes of memory for what is refused; what reads on fills it.
const MEMORY: u32 = 1_500_000;

/// Runs the program with a limit of time and memory.
fn within(desk: &Desk, arguments: &[&str], input: Stdio) -> Output {
    let program = desk.command(&[]).get_program().to_owned();
    let limited = format!("ulimit -v {MEMORY}; exec \"$0\" \"$@\"");
    let mut command = Command::new("sh");
    command.arg("-c").arg(limited).arg(program).args(arguments).current_dir(desk.path());
    command.env_clear().env("HOME", desk.path()).env("PATH", "/usr/bin:/bin");
    let mut child = command.stdin(input).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("{arguments:?} does not end");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child.wait_with_output().unwrap()
}

/// What must be refused with exit code 2, saying `words`.
fn refused(desk: &Desk, arguments: &[&str], words: &str) {
    let output = within(desk, arguments, Stdio::null());
    let message = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
    assert!(message.contains(words) && message.len() < 2000, "{arguments:?} does not say {words:?}: {message}");
}

fn pipe(desk: &Desk, name: &str) {
    assert!(Command::new("mkfifo").arg(desk.path().join(name)).status().unwrap().success());
}

#[test]
fn scenes_are_regular_files_of_a_megabyte() {
    let desk = Desk::new();
    pipe(&desk, "pipe.ron");
    symlink("pipe.ron", desk.path().join("link.ron")).unwrap();
    symlink("/dev/zero", desk.path().join("zero.ron")).unwrap();
    fs::create_dir(desk.path().join("folder.ron")).unwrap();
    File::create(desk.path().join("long.ron")).unwrap().set_len((1 << 20) + 1).unwrap();
    for command in ["check", "run"] {
        for name in ["pipe.ron", "link.ron", "zero.ron", "/dev/zero"] {
            refused(&desk, &[command, name], "a pipe or a device");
        }
        refused(&desk, &[command, "folder.ron"], "This is a folder");
        refused(&desk, &[command, "long.ron"], "too large");
    }
    let endless = within(&desk, &["run", "-"], File::open("/dev/zero").unwrap().into());
    assert_eq!(endless.status.code(), Some(2));
    assert!(stderr(&endless).contains("too large"), "{}", stderr(&endless));
    assert!(stdout(&desk.run_with_input(&["run", "-"], SCENE.as_bytes())).starts_with("racer,step"));
}

#[test]
fn tables_are_regular_files_up_to_their_limit() {
    let desk = Desk::new();
    desk.put("rows.ron", "(landscape: LeastSquares(File(\"t.csv\")), racers: [(rule: Gd)])");
    desk.put("digits.ron", "(lab: Smoothing(network: Digits(file: \"t.csv\")))");
    let table = desk.path().join("t.csv");
    let both = |words: &str| ["rows.ron", "digits.ron"].map(|scene| refused(&desk, &["check", scene], words));
    pipe(&desk, "t.csv");
    both("a pipe or a device");
    for device in ["/dev/zero", "/dev/tty"] {
        fs::remove_file(&table).unwrap();
        symlink(device, &table).unwrap();
        both("a pipe or a device");
    }
    fs::remove_file(&table).unwrap();
    File::create(&table).unwrap().set_len(1 << 30).unwrap();
    both("it is larger than");
    // As long as allowed, and one row of zeros.
    File::options().write(true).open(&table).unwrap().set_len(16 << 20).unwrap();
    refused(&desk, &["check", "rows.ron"], "is not a text");
    refused(&desk, &["check", "digits.ron"], "line 1 is longer than 1 MiB");
    desk.put("t.csv", &format!("x1,x2,y\n{}", "1,2,3\n".repeat(1_000_001)));
    refused(&desk, &["check", "rows.ron"], "more than 1\u{202f}000\u{202f}000 rows");
}

#[test]
fn a_pipe_among_ones_own_presets_is_told_and_passed_over() {
    let desk = Desk::new();
    fs::create_dir_all(desk.path().join(".config/losscape/presets")).unwrap();
    pipe(&desk, ".config/losscape/presets/pipe.ron");
    let output = within(&desk, &["presets"], Stdio::null());
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains("a pipe or a device") && stdout(&output).contains("eight-methods"));
}

#[test]
fn a_scene_of_faults_is_told_in_time_and_in_short() {
    let desk = Desk::new();
    let fill = |item: &str| item.repeat((1 << 20) / item.len() - 10);
    let cases = [
        format!("(racers: [{}])", fill("(eta:-1),")),
        format!("(view: (charts: [{}]))", fill("Loss,")),
        format!("(racers: [(rule: {})])", fill("Momentom")),
        format!("(racers: [(name: \"{}\", eta: -1)])", fill("name")),
        format!("(seed: {})", fill("9")),
        format!("({}: 3)", fill("seed")),
    ];
    for text in cases {
        desk.put("faults.ron", &text);
        let output = within(&desk, &["check", "faults.ron"], Stdio::null());
        assert_eq!(output.status.code(), Some(2), "{}", &text[..40]);
        assert!(stderr(&output).len() < 20_000, "{} bytes for {}", stderr(&output).len(), &text[..40]);
    }
}

/// What stands in the file after the program was asked to write to it.
fn kept(desk: &Desk, arguments: &[&str], file: &str) {
    let before = desk.read(file);
    let message = desk.bad(2, arguments);
    assert!(message.contains("would be lost"), "{arguments:?}: {message}");
    assert_eq!(desk.read(file), before, "{arguments:?}");
}

#[test]
fn an_output_that_is_an_input_is_refused() {
    let desk = Desk::new();
    desk.put("rows.csv", "x1,x2,y\n1,2,3\n4,5,6\n7,8,1\n");
    desk.put("rows.ron", "(landscape: LeastSquares(File(\"rows.csv\")), racers: [(rule: Gd)])");
    fs::copy("assets/data/digits.csv", desk.path().join("digits.csv")).unwrap();
    desk.put("lab.ron", "(lab: Smoothing(network: Digits(file: \"digits.csv\"), training: (batch: 16, steps: 3)))");
    symlink("scene.ron", desk.path().join("soft.csv")).unwrap();
    fs::hard_link(desk.path().join("rows.csv"), desk.path().join("hard.csv")).unwrap();
    kept(&desk, &["run", "scene.ron", "-o", "scene.ron"], "scene.ron");
    kept(&desk, &["run", "scene.ron", "-o", "./scene.ron"], "scene.ron");
    kept(&desk, &["run", "scene.ron", "-o", "soft.csv"], "scene.ron");
    for command in ["run", "render"] {
        kept(&desk, &[command, "rows.ron", "-o", "rows.csv"], "rows.csv");
        kept(&desk, &[command, "rows.ron", "-o", "hard.csv"], "rows.csv");
        kept(&desk, &[command, "rows.csv", "-o", "rows.csv"], "rows.csv");
        kept(&desk, &[command, "lab.ron", "-o", "digits.csv"], "digits.csv");
    }
    let digits = ["lab", "smoothing", "--set", "network=Digits(file: \"digits.csv\")", "-o", "digits.csv"];
    kept(&desk, &digits, "digits.csv");
    // A name that no input has is written, also one that an embedded preset's text goes by.
    desk.put("01-eight-methods.ron", "mine");
    desk.good(&["run", "1", "-o", "01-eight-methods.ron"]);
}

#[test]
fn a_handout_replaces_none_of_ones_own_files() {
    let desk = Desk::new();
    let own = desk.path().join(".config/losscape/presets");
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("90-mine.ron"), "(landscape: LeastSquares(File(\"index.html\")), racers: [(rule: Gd)])")
        .unwrap();
    fs::write(own.join("index.html"), "x1,x2,y\n1,2,3\n4,5,6\n").unwrap();
    kept(&desk, &["handout", "-o", ".config/losscape/presets"], ".config/losscape/presets/index.html");
}

#[test]
fn rows_alone_are_a_scene() {
    let desk = Desk::new();
    desk.put("rows.CSV", "x1,x2,y\n1,2,3\n4,5,6\n7,8,1\n2,2,2\n");
    let table = desk.good(&["run", "rows.CSV", "--set", "steps=3"]);
    assert_eq!(table.lines().count(), 1 + 8 * 4, "{table}");
    desk.good(&["render", "rows.CSV", "-o", "a.png", "--size", "640x400"]);
    assert!(desk.good(&["check", "rows.CSV"]).contains("rows.CSV: right, methods 8"));
    desk.put("bad.csv", "x1,x2,y\n1,two,3\n");
    for command in [&["run", "bad.csv"][..], &["check", "bad.csv"], &["bad.csv"]] {
        let message = desk.bad(2, command);
        assert!(message.contains("bad.csv, line 2, column x2: found “two”"), "{message}");
    }
    assert!(desk.bad(2, &["ghost.csv"]).contains("there is no such file"));
}
