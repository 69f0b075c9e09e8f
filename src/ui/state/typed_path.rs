//! A path that is being typed: the file it means, and how it could go on.

use crate::scene::{carries_scene, is_table};
use crate::ui::request::Purpose;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// Entries of a folder that are looked at, and of these shown.
const LOOKED_AT: usize = 5000;
const SHOWN: usize = 6;

/// The file that a typed path means: quotation marks around it are left out, `~` is the home folder, and `file://` is
/// read as file managers write it.
pub fn meant(typed: &str) -> PathBuf {
    let plain = typed.trim().trim_matches(['"', '\'']);
    if let Some(address) = plain.strip_prefix("file://") {
        return of_address(address);
    }
    let home = || std::env::home_dir().filter(|home| !home.as_os_str().is_empty());
    let below = plain.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with(['/', MAIN_SEPARATOR]));
    match below.and_then(|rest| Some((rest, home()?))) {
        Some((rest, home)) => home.join(rest.trim_start_matches(['/', MAIN_SEPARATOR])),
        None => PathBuf::from(plain),
    }
}

/// A path without its percent escapes, and on Windows without the slash before the drive.
fn of_address(address: &str) -> PathBuf {
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escaped = after.get(..2).filter(|_| first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        match escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    let path = String::from_utf8_lossy(&bytes).into_owned();
    let is_drive = cfg!(windows) && path.as_bytes().get(2) == Some(&b':');
    PathBuf::from(if is_drive { path.trim_start_matches('/') } else { path.as_str() })
}

/// A name that a typed path could go on with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Completion {
    /// Files come after folders.
    pub is_file: bool,
    /// The whole path as it would be typed; of a folder with a separator at its end.
    pub typed: String,
    /// The name alone.
    pub name: String,
}

/// The names in the folder of a typed path that begin as it ends; none where the folder cannot be read.
pub fn completions(typed: &str, purpose: Purpose) -> Vec<Completion> {
    let (before, start) = typed.rsplit_once(['/', MAIN_SEPARATOR]).map_or(("", typed), |(folder, name)| (folder, name));
    let head = &typed[..typed.len() - start.len()];
    let folder = match head {
        "" => PathBuf::from("."),
        _ if before.is_empty() => PathBuf::from(head),
        _ => meant(before),
    };
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let lower = start.to_lowercase();
    let fits =
        |name: &str| name.to_lowercase().starts_with(&lower) && (!name.starts_with('.') || start.starts_with('.'));
    let mut found: Vec<_> = entries
        .take(LOOKED_AT)
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok().filter(|name| fits(name))?;
            // A link to a folder is one too.
            let is_file = !entry.path().is_dir();
            let end = if is_file { String::new() } else { MAIN_SEPARATOR.to_string() };
            let is_wanted = !is_file || purpose == Purpose::Open && can_be_opened(Path::new(&name));
            is_wanted.then(|| Completion { is_file, typed: format!("{head}{name}{end}"), name: format!("{name}{end}") })
        })
        .collect();
    found.sort();
    found
}

fn can_be_opened(path: &Path) -> bool {
    is_table(path) || carries_scene(path)
}

/// What all completions have in common: what Tab types.
pub fn common(completions: &[Completion]) -> Option<String> {
    let first = completions.first()?.typed.as_str();
    let end = completions.iter().fold(first.len(), |end, other| {
        let same = first.bytes().zip(other.typed.bytes()).take_while(|(a, b)| a == b).count();
        end.min(same)
    });
    Some(first[..first.floor_char_boundary(end)].to_owned())
}

/// Those that are shown, and how many are not.
pub fn shown(completions: &[Completion]) -> (&[Completion], usize) {
    let shown = completions.len().min(SHOWN);
    (&completions[..shown], completions.len() - shown)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn a_typed_path_means_a_file() {
        let home = std::env::home_dir().unwrap_or_default();
        assert_eq!(meant(" ~/a.ron "), home.join("a.ron"));
        assert_eq!(meant("~"), home);
        assert_eq!(meant("~other/a"), PathBuf::from("~other/a"));
        assert_eq!(meant("\"/x/a b.csv\""), PathBuf::from("/x/a b.csv"));
        assert_eq!(meant("file:///x/a.csv"), PathBuf::from("/x/a.csv"));
        assert_eq!(meant("file:///x/my%20%D1%80.csv"), PathBuf::from("/x/my р.csv"));
        assert_eq!(meant("file:///x/50%.csv"), PathBuf::from("/x/50%.csv"));
    }

    #[test]
    fn names_of_the_folder_complete_it() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["scene one.ron", "scene two.ron", "Scenes.CSV", "notes.md", ".hidden.ron"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        std::fs::create_dir(folder.path().join("scenes")).unwrap();
        let typed = |rest: &str| format!("{}{MAIN_SEPARATOR}{rest}", folder.path().display());
        let names = |rest: &str, purpose| -> Vec<String> {
            completions(&typed(rest), purpose).into_iter().map(|one| one.name).collect()
        };
        let scenes = format!("scenes{MAIN_SEPARATOR}");
        assert_eq!(names("sc", Purpose::Open), [&scenes, "Scenes.CSV", "scene one.ron", "scene two.ron"]);
        assert_eq!(names("sc", Purpose::SaveScene), [scenes.as_str()]);
        assert_eq!(names(".h", Purpose::Open), [".hidden.ron"]);
        assert_eq!(names("notes", Purpose::Open), [""; 0]);
        assert_eq!(common(&completions(&typed("scene "), Purpose::Open)), Some(typed("scene ")));
        assert_eq!(common(&completions(&typed("scene o"), Purpose::Open)), Some(typed("scene one.ron")));
        assert_eq!(completions(&typed("no/"), Purpose::Open), []);
    }
}
