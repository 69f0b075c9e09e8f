//! Every word the program asks for is in the tables of both languages.

use losscape::lab::Quantity;
use losscape::scene::claim::{Claim, Ending, Measure};
use losscape::text::Lang;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
}

/// Keys that the source asks for by name: `lang.t("top-menu")`, `lang.with("edit-of-method", …)`.
fn asked() -> BTreeSet<(String, String)> {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut asked = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for call in [".t(", ".with("] {
            for rest in text.split(call).skip(1) {
                let Some(key) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
                    continue;
                };
                // `with` and `t` of other types take no names with hyphens.
                let is_key = key.contains('-') && !key.contains(['{', ' ', '/']);
                if is_key {
                    asked.insert((key.to_owned(), file.display().to_string()));
                }
            }
        }
    }
    asked
}

#[test]
fn every_key_that_the_source_names_has_words_in_both_languages() {
    let asked = asked();
    assert!(asked.len() > 150, "the source is read: {} keys", asked.len());
    let missing: Vec<_> = Lang::ALL
        .into_iter()
        .flat_map(|lang| asked.iter().filter(move |(key, _)| !lang.has(key)).map(move |key| (lang, key)))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn names_that_are_made_have_words_too() {
    let mut keys: Vec<String> =
        Measure::ALL.iter().flat_map(|one| [one.text_key().to_owned(), format!("{}.doc", one.text_key())]).collect();
    keys.extend(Claim::SPELLINGS.iter().flat_map(|(_, key)| [(*key).to_owned(), format!("{key}.doc")]));
    keys.extend(Quantity::ALL.iter().map(|one| one.text_key().to_owned()));
    for lang in Lang::ALL {
        for key in &keys {
            assert!(lang.has(key), "{lang:?}: {key}");
        }
        for ending in Ending::ALL {
            assert!(!ending.word(lang).starts_with("ending-"), "{lang:?}: {ending:?}");
        }
    }
}

#[test]
fn counts_take_the_right_form_in_russian() {
    let scenes = |count: usize| Lang::Ru.with("cli-handout-done", &[("count", count.into()), ("page", "x".into())]);
    let word = |count: usize| scenes(count).split_whitespace().nth(1).unwrap().trim_end_matches([',', ':']).to_owned();
    let (one, few, many) = (word(1), word(3), word(5));
    assert!(one != few && few != many && one != many, "{one} {few} {many}");
    assert_eq!((word(21), word(22), word(11), word(12), word(41)), (one.clone(), few, many.clone(), many, one));
}
