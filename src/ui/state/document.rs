//! The open scene: where it came from, its history, reading and writing it.

use crate::scene::edit::Edit;
use crate::scene::history::History;
use crate::scene::{Faults, Preset, Presets, Scene, Source};
use std::path::{Path, PathBuf};

/// Where the open scene came from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// A preset, by its name.
    Preset(String),
    /// A file.
    File(PathBuf),
    /// No file, but data of a folder.
    Folder(PathBuf),
    /// Neither a file nor a folder.
    Loose,
}

impl Origin {
    /// Whether only one scene comes from there: not so of a folder, whose scenes have no file.
    pub const fn is_unique(&self) -> bool {
        matches!(self, Self::Preset(_) | Self::File(_))
    }
    /// Where a preset comes from.
    pub fn of_preset(preset: &Preset) -> Self {
        match preset.own {
            true => Self::File(PathBuf::from(&preset.source.file)),
            false => Self::Preset(preset.slug.clone()),
        }
    }
}

/// The open scene.
#[derive(Clone, Debug)]
pub struct Document {
    /// The scene with its past, for undo.
    pub history: History,
    /// Where it came from.
    pub origin: Origin,
    /// The origins of all places of the history: a change that is taken back may lead back to another folder. The entry
    /// of the present place is out of date: `origin` is its own.
    places: Vec<Origin>,
}

impl Document {
    /// A scene with nothing to undo.
    pub fn new(scene: Scene, origin: Origin) -> Self {
        Self { history: History::new(scene), places: vec![origin.clone()], origin }
    }

    /// Opens a preset. The person's own are files like any other: saving writes them.
    pub fn of_preset(preset: &Preset) -> Self {
        Self::new(preset.scene.clone(), Origin::of_preset(preset))
    }

    /// A scene that has no file.
    pub fn loose(scene: Scene) -> Self {
        Self::new(scene, Origin::Loose)
    }

    /// Opens a file; the scene open before stays when this fails.
    pub fn of_file(path: &Path) -> Result<Self, Faults> {
        let source = Source::read(path)?;
        let scene = source.look()?;
        // A picture's scene has no file of its own.
        let origin = if source.path.is_some() { Origin::File(path.to_owned()) } else { Origin::Folder(source.folder) };
        Ok(Self::new(scene, origin))
    }

    /// Opens what the command line named: a preset, a file, or a scene from standard input.
    pub fn of_source(source: Source) -> Result<Self, Faults> {
        let scene = source.scene()?;
        let preset = |name: &str| Presets::all().by_name(name).ok().map(|preset| preset.slug.clone());
        let origin = match source.path {
            Some(path) => Origin::File(whole(&path)),
            // Rows have a folder and no scene of their own.
            None if !source.folder.as_os_str().is_empty() => Origin::Folder(source.folder),
            None => match preset(&source.file) {
                Some(slug) => Origin::Preset(slug),
                // Data of a scene from standard input lie in the folder it was piped in.
                None => std::env::current_dir().map_or(Origin::Loose, Origin::Folder),
            },
        };
        Ok(Self::new(scene, origin))
    }

    /// The scene as it is now.
    pub fn scene(&self) -> &Scene {
        self.history.scene()
    }

    /// The folder data files of the scene are relative to: its file's, else the current one.
    pub fn folder(&self) -> Option<PathBuf> {
        match &self.origin {
            Origin::File(path) => path.parent().map(Path::to_owned),
            Origin::Folder(folder) => Some(folder.clone()),
            Origin::Preset(_) | Origin::Loose => None,
        }
    }

    /// Its file.
    pub fn path(&self) -> Option<&Path> {
        match &self.origin {
            Origin::File(path) => Some(path),
            _ => None,
        }
    }

    /// The files it is made of: its own and its data's. A figure must replace none of them.
    pub fn inputs(&self) -> Vec<PathBuf> {
        let data = self.scene().data_files(&self.folder().unwrap_or_default());
        self.path().map(Path::to_owned).into_iter().chain(data).collect()
    }

    /// Takes the last change back, to where the scene was before it.
    pub fn undo(&mut self) {
        self.travel(|history| {
            history.undo();
        });
    }

    /// Makes the change that was taken back again.
    pub fn redo(&mut self) {
        self.travel(|history| {
            history.redo();
        });
    }

    /// Makes an edit after which the data lie in another folder.
    pub fn move_to(&mut self, folder: PathBuf, edit: Edit) {
        let place = self.places.len();
        self.places.push(Origin::Folder(folder));
        self.travel(|history| history.apply_at(place, edit));
    }

    /// Goes to a scene as it was at a place.
    pub fn go_back(&mut self, place: usize, scene: Scene) {
        self.travel(|history| history.apply_at(place, Edit::Replace(Box::new(scene))));
    }

    fn travel(&mut self, go: impl FnOnce(&mut History)) {
        let left = self.history.place();
        self.history.end_gesture();
        go(&mut self.history);
        self.history.end_gesture();
        if self.history.place() != left {
            self.places[left] = std::mem::replace(&mut self.origin, self.places[self.history.place()].clone());
        }
    }

    /// Writes the scene to a file, which is its own from now on. What a preset expects is
    /// expected of the preset as it is: a changed one is saved without it.
    pub fn save(&mut self, path: &Path) -> Result<(), Faults> {
        if matches!(self.origin, Origin::Preset(_)) && self.scene() != self.history.saved() {
            let without = Scene { expect: Vec::new(), ..self.scene().clone() };
            self.history.apply(Edit::Replace(Box::new(without)));
            self.history.end_gesture();
        }
        self.scene().save(path)?;
        self.origin = Origin::File(path.to_owned());
        self.history.mark_saved();
        Ok(())
    }
}

/// The absolute path: the program may be started in another folder the next time.
pub fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_preset_leaves_its_claims_behind_and_a_file_keeps_its_own() {
        let folder = tempfile::tempdir().expect("a folder to write to");
        let path = folder.path().join("mine.ron");
        let presets = Presets::embedded();
        let preset = presets.by_name("momentum-ravine").expect("it is embedded");
        let claims = |path: &Path| Document::of_file(path).expect("it was written").scene().expect.len();
        let mut document = Document::of_preset(preset);
        document.save(&path).expect("it can be written");
        assert_eq!(claims(&path), preset.scene.expect.len(), "as it is, it does what it claims");
        let mut document = Document::of_preset(preset);
        document.history.apply(Edit::Eta(0, 0.001));
        document.save(&path).expect("it can be written");
        assert_eq!(claims(&path), 0);
        let mut own = Document::of_file(&path).expect("it was written");
        own.history.apply(Edit::Replace(Box::new(preset.scene.clone())));
        own.history.apply(Edit::Eta(0, 0.001));
        own.save(&path).expect("it can be written");
        assert_eq!(claims(&path), preset.scene.expect.len(), "a file's claims are the person's");
    }
}
