//! Directions of imports: every module of the crate imports only from layers below its own, as the list at the front of
//! `src/lib.rs` says, and no folders import each other in a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The crate's files by their path inside `src`, tests and comments taken out.
type Sources = BTreeMap<String, String>;

fn sources() -> Sources {
    fn collect(folder: &Path, root: &Path, into: &mut Sources) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, root, into);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                into.insert(name, code(&std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Sources::new();
    collect(&root, &root, &mut sources);
    sources
}

/// A file without comments and without its tests, which may import what they like.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The module that a file is: `["ui", "views", "canvas"]` of `ui/views/canvas/mod.rs`; nothing of `lib.rs` and `main.rs`.
fn module(file: &str) -> Vec<String> {
    let mut parts: Vec<String> = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if matches!(parts.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        parts.pop();
    }
    parts
}

/// The paths of a `use`, its groups taken apart.
fn paths(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((head, group)) = tree.split_once('{') else { return vec![tree.to_owned()] };
    let group = group.strip_suffix('}').unwrap_or(group);
    let (mut depth, mut start, mut items) = (0, 0, Vec::new());
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    items.push(&group[start..]);
    let items = items.into_iter().filter(|item| !item.trim().is_empty());
    items.flat_map(paths).map(|item| format!("{head}{item}")).collect()
}

/// What a file imports, as module paths from the crate's root: all of `use`, and what is named in place by `crate::`.
fn imports(file: &str, text: &str) -> BTreeSet<Vec<String>> {
    let own = module(file);
    let uses = text.split(';').filter_map(|part| part.rsplit_once("use ").map(|(_, tree)| tree)).flat_map(paths);
    let letter = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let named =
        text.match_indices("crate::").map(|(at, _)| text[at..].split(|c| !letter(c)).next().unwrap_or_default());
    let all: Vec<String> = uses.chain(named.map(str::to_owned)).collect();
    let absolute = all.iter().filter_map(|path| {
        let mut parts: Vec<&str> =
            path.split("::").map(|part| part.split_whitespace().next().unwrap_or_default()).collect();
        let mut base = Vec::new();
        match parts.first().copied()? {
            "crate" => {
                parts.remove(0);
            }
            "super" | "self" => {
                base = own.clone();
                while let Some(&first) = parts.first() {
                    match first {
                        "super" => drop(base.pop()),
                        "self" => {}
                        _ => break,
                    }
                    parts.remove(0);
                }
            }
            _ => return None,
        }
        base.extend(parts.into_iter().filter(|part| !part.is_empty()).map(str::to_owned));
        Some(base)
    });
    absolute.collect()
}

/// The layers of `lib.rs`, the highest first: its numbered lines, each a list of modules.
fn layers() -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let lines = text.lines().filter_map(|line| line.strip_prefix("//! ")?.split_once(". "));
    let numbered = lines.filter(|(number, _)| number.parse::<u8>().is_ok());
    numbered.map(|(_, rest)| rest.split('`').skip(1).step_by(2).map(str::to_owned).collect()).collect()
}

/// Imports that do not lead to a lower layer.
fn upward(sources: &Sources, layers: &[Vec<String>]) -> Vec<String> {
    let layer = |name: &str| layers.iter().position(|layer| layer.iter().any(|module| module == name));
    let mut faults = Vec::new();
    for (file, text) in sources {
        let Some(own) = module(file).first().cloned() else { continue };
        let Some(from) = layer(&own) else {
            faults.push(format!("{file}: {own} stands in no layer"));
            continue;
        };
        for path in imports(file, text) {
            let Some(to) = path.first().and_then(|name| layer(name)) else { continue };
            if path[0] != own && to <= from {
                faults.push(format!("{file} imports {}", path.join("::")));
            }
        }
    }
    faults
}

/// Folders of one folder that reach each other both ways.
fn circles(sources: &Sources) -> Vec<String> {
    let is_folder = |path: &[String]| {
        let prefix = format!("{}/", path.join("/"));
        sources.keys().any(|file| file.starts_with(&prefix))
    };
    // (folder, child) → children of the same folder that it imports.
    let mut arrows: BTreeMap<(Vec<String>, String), BTreeSet<String>> = BTreeMap::new();
    for (file, text) in sources {
        let own = module(file);
        for path in imports(file, text) {
            let common = own.iter().zip(&path).take_while(|(a, b)| a == b).count();
            let (Some(from), Some(to)) = (own.get(common), path.get(common)) else { continue };
            let child = |name: &String| [&own[..common], std::slice::from_ref(name)].concat();
            if is_folder(&child(from)) && is_folder(&child(to)) {
                arrows.entry((own[..common].to_vec(), from.clone())).or_default().insert(to.clone());
            }
        }
    }
    let reached = |folder: &Vec<String>, from: &String| {
        let mut seen = BTreeSet::new();
        let mut next = vec![from.clone()];
        while let Some(at) = next.pop() {
            for to in arrows.get(&(folder.clone(), at)).into_iter().flatten() {
                if seen.insert(to.clone()) {
                    next.push(to.clone());
                }
            }
        }
        seen
    };
    let on_circle = arrows.keys().filter(|(folder, from)| reached(folder, from).contains(from));
    on_circle.map(|(folder, from)| [folder.as_slice(), std::slice::from_ref(from)].concat().join("/")).collect()
}

#[test]
fn imports_lead_down() {
    let layers = layers();
    assert!(layers.len() > 5, "the list in lib.rs is read: {layers:?}");
    let faults = upward(&sources(), &layers);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_folders_import_each_other_in_a_circle() {
    let circles = circles(&sources());
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

#[test]
fn a_wrong_arrow_is_found() {
    let (sources, layers) = (sources(), layers());
    let with = |file: &str, line: &str| {
        let mut changed = sources.clone();
        let text = changed.get_mut(file).unwrap_or_else(|| panic!("{file} is a file of the crate"));
        *text = format!("{line}\n{text}");
        changed
    };
    for (file, line) in [
        ("race/mod.rs", "use crate::scene::{Scene, Source};"),
        ("figure/mod.rs", "use {crate::race::Trajectory};"),
        ("optim/adam.rs", "use super::super::net;"),
        ("job.rs", "fn language() -> crate::text::Lang { todo!() }"),
    ] {
        assert!(!upward(&with(file, line), &layers).is_empty(), "{file}: {line}");
    }
    for (file, line) in [
        ("ui/widgets/mod.rs", "use crate::ui::{paint, views::canvas};"),
        ("ui/state/mod.rs", "use super::perform::handle_request;"),
    ] {
        assert!(circles(&with(file, line)).len() > circles(&sources).len(), "{file}: {line}");
    }
}

#[test]
fn groups_of_imports_are_taken_apart() {
    assert_eq!(
        paths("crate::a::{b, c::{d, self}, e as f}"),
        ["crate::a::b", "crate::a::c::d", "crate::a::c::self", "crate::a::e as f"]
    );
    let found = imports("a/b/mod.rs", "use super::{c, d::E};\nlet x = crate::f::g(1);");
    let expected: BTreeSet<Vec<String>> = [vec!["a", "c"], vec!["a", "d", "E"], vec!["f", "g"]]
        .map(|path| path.into_iter().map(str::to_owned).collect())
        .into();
    assert_eq!(found, expected);
}
