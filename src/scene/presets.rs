//! Presets: the embedded scenes, in the lecture's order, and the user's own.

use super::chapters::EMBEDDED;
use super::{Chapter, Faults, Scene, Source};
use crate::report::folders;
use crate::scene::fault::nearest;
use crate::text::Lang;
use std::ops::Range;
use std::path::Path;

/// A preset.
#[derive(Clone, Debug)]
pub struct Preset {
    /// The number at the start of its file name; user files without a number follow the others.
    pub number: usize,
    /// The rest of its file name: `momentum-ravine`.
    pub slug: String,
    /// Its text and the folder of its data.
    pub source: Source,
    /// The parsed scene.
    pub scene: Scene,
    /// Whether it is the user's own.
    pub own: bool,
    /// Its chapter of the lecture: of the user's own, that of the scene before; none after the last.
    pub chapter: Option<Chapter>,
}

/// All presets, sorted by number.
#[derive(Clone, Debug, Default)]
pub struct Presets {
    /// The presets in order.
    pub list: Vec<Preset>,
    /// Faults of the user's own presets that cannot be read.
    pub faults: Vec<Faults>,
}

/// No preset has this name.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub struct UnknownPreset {
    /// The given name.
    pub found: String,
    /// The most similar existing name.
    pub nearest: Option<String>,
}

impl Presets {
    /// The embedded presets only.
    pub fn embedded() -> Self {
        let mut presets = Self::default();
        for (chapter, name, text) in EMBEDDED {
            let file = format!("{name}.ron");
            let source = Source { file, text: (*text).to_owned(), ..Source::default() };
            presets.add(name, source, Some(*chapter));
        }
        presets
    }

    /// The embedded presets and those in the user's folder.
    pub fn all() -> Self {
        folders::presets().map_or_else(Self::embedded, |folder| Self::with_folder(&folder))
    }

    /// The chapters in order with the places of their scenes in the list; the user's own are the last, without a name.
    pub fn chapters(&self) -> Vec<(Option<Chapter>, Range<usize>)> {
        let mut chapters: Vec<(Option<Chapter>, Range<usize>)> = Vec::new();
        for (place, preset) in self.list.iter().enumerate() {
            match chapters.last_mut().filter(|(chapter, _)| *chapter == preset.chapter) {
                Some((_, places)) => places.end = place + 1,
                None => chapters.push((preset.chapter, place..place + 1)),
            }
        }
        chapters
    }

    /// The embedded presets and those in a folder, which need not exist, sorted by number.
    pub fn with_folder(folder: &Path) -> Self {
        let mut presets = Self::embedded();
        let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|ext| ext == "ron")).collect();
        files.sort();
        for path in files {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            match Source::read(&path) {
                Ok(source) => presets.add(&name, source, None),
                Err(faults) => presets.faults.push(faults),
            }
        }
        let last = presets.list.iter().filter(|preset| !preset.own).map(|preset| preset.number).max();
        presets.list.sort_by_key(|preset| preset.number);
        let mut chapter = None;
        for preset in &mut presets.list {
            match preset.chapter {
                Some(_) => chapter = preset.chapter,
                None => preset.chapter = chapter.filter(|_| Some(preset.number) <= last),
            }
        }
        presets
    }

    fn add(&mut self, name: &str, source: Source, chapter: Option<Chapter>) {
        let (number, slug) = match name.split_once('-').map(|(number, slug)| (number.parse(), slug)) {
            Some((Ok(number), slug)) => (number, slug),
            _ => (self.list.iter().map(|preset| preset.number).max().unwrap_or(0) + 1, name),
        };
        match source.scene() {
            Ok(scene) => {
                self.list.push(Preset { number, slug: slug.to_owned(), source, scene, own: chapter.is_none(), chapter })
            }
            Err(faults) => self.faults.push(faults),
        }
    }

    /// Finds a preset by its slug, number, file name or an unambiguous prefix of its slug. The user's own presets take
    /// precedence.
    ///
    /// # Errors
    /// No preset matches, or several do.
    pub fn by_name(&self, name: &str) -> Result<&Preset, UnknownPreset> {
        let name = name.strip_suffix(".ron").unwrap_or(name);
        let by_own = |preset: &&Preset| preset.own;
        let is = |preset: &&Preset| {
            preset.slug == name
                || name.parse() == Ok(preset.number)
                || name.split_once('-').is_some_and(|(n, slug)| n.parse() == Ok(preset.number) && slug == preset.slug)
        };
        if let Some(preset) = self.list.iter().filter(is).max_by_key(by_own) {
            return Ok(preset);
        }
        let mut begun = self.list.iter().filter(|preset| !name.is_empty() && preset.slug.starts_with(name));
        match (begun.next(), begun.next()) {
            (Some(preset), None) => Ok(preset),
            _ => Err(self.unknown(name)),
        }
    }

    fn unknown(&self, name: &str) -> UnknownPreset {
        let slugs: Vec<_> = self.list.iter().map(|preset| preset.slug.as_str()).collect();
        let begun = slugs.iter().find(|slug| !name.is_empty() && slug.starts_with(name)).copied();
        UnknownPreset { found: name.to_owned(), nearest: begun.or_else(|| nearest(name, &slugs)).map(str::to_owned) }
    }
}

impl UnknownPreset {
    /// The message, several lines.
    pub fn message(&self, lang: Lang) -> String {
        let mut lines = vec![lang.with("scene-unknown-preset", &[("found", self.found.as_str().into())])];
        lines.push(format!("   {}", lang.t("scene-unknown-preset.help")));
        let suggestion = self.nearest.as_deref().map(|name| lang.with("scene-meant", &[("name", name.into())]));
        lines.extend(suggestion.map(|suggestion| format!("   {suggestion}")));
        lines.join("\n")
    }
}
