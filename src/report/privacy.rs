//! Private paths taken out of a text that a person may pass on: the home folder becomes `~`, other people's homes too, and
//! files lose their folders: in a scene, and in a message or a backtrace, where paths of source files stay.

use super::folders;
use std::path::Path;

/// Where home folders lie on the systems there are; in a scene backslashes stand twice.
const HOMES: [&str; 4] = ["/home/", "/Users/", "\\\\Users\\\\", "\\Users\\"];

/// A text with this person's home folder as `~`.
pub fn short(text: &str) -> String {
    shortened(text, folders::home().as_deref())
}

fn shortened(text: &str, home: Option<&Path>) -> String {
    let mut text = text.to_owned();
    if let Some(home) = home.and_then(Path::to_str).filter(|home| home.len() > 1) {
        // As it is, and with the backslashes of a string in a scene.
        for home in [home.to_owned(), home.replace('\\', "\\\\")] {
            text = with_whole(&text, &home);
        }
    }
    HOMES.iter().fold(text, |text, homes| without_names(&text, homes))
}

/// A text with `~` in place of a folder, where that is not the beginning of another folder's name.
fn with_whole(text: &str, folder: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(folder) {
        let (before, found) = rest.split_at(at);
        let after = &found[folder.len()..];
        let ends = after.chars().next().is_none_or(|next| !next.is_alphanumeric() && !"-_.".contains(next));
        out += before;
        out += if ends { "~" } else { folder };
        rest = after;
    }
    out + rest
}

/// A text where `/home/NAME` has become `~`; what stands before it is a drive.
fn without_names(text: &str, homes: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(homes) {
        let (before, found) = rest.split_at(at);
        let after = &found[homes.len()..];
        let end = after.find(|c: char| c == '/' || c == '\\' || c == '"' || c.is_whitespace()).unwrap_or(after.len());
        out += drive_cut(before);
        out.push('~');
        rest = &after[end..];
    }
    out + rest
}

/// Without the `C:` at the end.
fn drive_cut(text: &str) -> &str {
    let mut letters = text.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(':'), Some(letter)) if letter.is_ascii_alphabetic() => &text[..text.len() - 2],
        _ => text,
    }
}

/// A scene's text whose files have lost their folders: `File("…/rows.csv")`.
pub fn scene(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, string, after)) = next_string(rest) {
        out += before;
        out.push('"');
        out += &file_alone(string);
        out.push('"');
        rest = after;
    }
    short(&(out + rest))
}

/// The next string of a RON text: what stands before it, the string without its quotation marks, and what follows.
fn next_string(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find('"')? + 1;
    let mut escaped = false;
    let end = text[start..].char_indices().find(|(_, letter)| {
        let ends = *letter == '"' && !escaped;
        escaped = *letter == '\\' && !escaped;
        ends
    });
    let end = start + end?.0;
    Some((&text[..start - 1], &text[start..end], &text[end + 1..]))
}

/// A message or a backtrace whose files have lost their folders: `…/rows.csv`. Source files keep theirs: they say where
/// the program was.
pub fn message(text: &str) -> String {
    let text = short(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    // What is quoted may have spaces in it.
    while let Some((before, string, after)) = next_string(rest).filter(|(_, string, _)| !string.contains('\n')) {
        out += &words_alone(before);
        out.push('"');
        out += &if is_source(string) { string.to_owned() } else { file_alone(string) };
        out.push('"');
        rest = after;
    }
    out + &words_alone(rest)
}

/// A text whose words have lost their folders.
fn words_alone(text: &str) -> String {
    let ends = |c: char| c.is_whitespace() || "\"'`()[]{}<>=,;|".contains(c);
    let words = text.split_inclusive(ends).map(|word| {
        let (word, end) = word.split_at(word.trim_end_matches(ends).len());
        // The point of a sentence, and a colon before a cause.
        let (path, mark) = word.split_at(word.trim_end_matches(['.', ':', '!', '?']).len());
        let path = if is_source(path) { path.to_owned() } else { file_alone(path) };
        path + mark + end
    });
    words.collect()
}

/// Whether a path is one of a source file, with line and column or without.
fn is_source(path: &str) -> bool {
    let path = path.trim_end_matches(|c: char| c.is_ascii_digit() || c == ':');
    [".rs", ".c", ".S", ".cc", ".cpp", ".h"].iter().any(|ending| path.ends_with(ending))
}

/// The name of a display without that of its machine: `…:10.0`, and a socket without its folder.
pub fn display(name: &str) -> String {
    let alone = file_alone(name);
    match alone.rsplit_once(':') {
        Some((host, number)) if !["", "unix", "localhost"].contains(&host) && !host.starts_with('…') => {
            format!("…:{number}")
        }
        _ => alone,
    }
}

/// A path without its folders; other strings as they are.
fn file_alone(string: &str) -> String {
    let Some(at) = string.rfind(['/', '\\']) else { return string.to_owned() };
    let (folders, name) = (&string[..at], &string[at + 1..]);
    // `C:`, `/`, `\\server`, `~`, or something like `data/rows.csv`: a title may have a stroke in it.
    let is_absolute = folders.is_empty()
        || folders.starts_with(['/', '\\', '~'])
        || folders.contains(":\\")
        || folders.contains(":/");
    let is_file = name.rsplit_once('.').is_some_and(|(stem, ending)| {
        let is_ending = (1..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_ending && ending.starts_with(|c: char| c.is_ascii_alphabetic()) && !stem.is_empty()
    });
    if is_absolute || is_file { format!("…/{name}") } else { string.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn homes_are_cut_and_nothing_else() {
        let cut = |text: &str| shortened(text, Some(Path::new("/srv/people/ann")));
        assert_eq!(cut("/srv/people/ann/x.ron and /srv/people/anna/x.ron"), "~/x.ron and /srv/people/anna/x.ron");
        assert_eq!(cut("at /srv/people/ann"), "at ~");
        assert_eq!(cut("/home/bob/.cargo/lib.rs:3 and \"/home/eve\""), "~/.cargo/lib.rs:3 and \"~\"");
        assert_eq!(cut(r"C:\Users\Bob Ross\x"), r"~ Ross\x", "a name with a space loses its first word");
        assert_eq!(cut(r#"File("C:\\Users\\bob\\rows.csv")"#), r#"File("~\\rows.csv")"#);
        assert_eq!(cut("/rustc/abc/library/core/src/panicking.rs:80"), "/rustc/abc/library/core/src/panicking.rs:80");
        assert_eq!(shortened("/a/b", Some(Path::new("/"))), "/a/b", "a home of one letter would cut every path");
    }

    #[test]
    fn files_of_a_message_lose_their_folders_and_source_files_keep_theirs() {
        for (text, cut) in [
            ("no such row in /mnt/clinic/rows.csv: 3", "no such row in …/rows.csv: 3"),
            ("cannot read \"/mnt/a clinic/rows.csv\" (row 3)", "cannot read \"…/rows.csv\" (row 3)"),
            ("path=/mnt/clinic/data, twice", "path=…/data, twice"),
            ("file:///mnt/clinic/rows.csv.", "…/rows.csv."),
            (r"open D:\clinic\rows.csv", "open …/rows.csv"),
            ("patients/2024/rows.csv", "…/rows.csv"),
            ("0: losscape::race\n   at /srv/src/race.rs:3:7\n", "0: losscape::race\n   at /srv/src/race.rs:3:7\n"),
            ("at ./nptl/pthread_create.c:447:8", "at ./nptl/pthread_create.c:447:8"),
            ("left: \"a\nb\", 1/2 and/or GLX/EGL", "left: \"a\nb\", 1/2 and/or GLX/EGL"),
        ] {
            assert_eq!(message(text), cut);
        }
    }

    #[test]
    fn a_display_s_machine_is_not_named() {
        for (name, cut) in [
            (":0", ":0"),
            ("clinic-7.example:10.0", "…:10.0"),
            ("localhost:10.0", "localhost:10.0"),
            ("wayland-0", "wayland-0"),
            ("/run/user/1000/wayland-0", "…/wayland-0"),
            ("/private/tmp/launch.x/org.xquartz:0", "…/org.xquartz:0"),
        ] {
            assert_eq!(display(name), cut);
        }
    }

    #[test]
    fn a_scene_s_files_lose_their_folders_and_its_words_stay() {
        let text = r#"(title: {"en": "Mean and/or sum, 0.1/t^0.3 \"x/y.z\""}, landscape: LeastSquares(File("/mnt/clinic/rows.csv")))"#;
        assert_eq!(scene(text), text.replace("/mnt/clinic/rows.csv", "…/rows.csv"));
        assert_eq!(scene(r#"File("patients/2024/rows.csv")"#), r#"File("…/rows.csv")"#);
        assert_eq!(scene(r#"File("D:\\clinic\\rows.csv")"#), r#"File("…/rows.csv")"#);
        assert_eq!(scene(r#"File("rows.csv")"#), r#"File("rows.csv")"#);
        assert_eq!(scene("(racers: [(rule: Gd)])"), "(racers: [(rule: Gd)])");
        assert_eq!(scene("\"open"), "\"open", "a text that breaks off");
    }
}
