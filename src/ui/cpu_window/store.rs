//! The file in which eframe keeps size and place of the window and egui's memory (with the scale that was chosen):
//! read and written here for the window that eframe does not open.

use crate::draft;
use crate::intake;
use crate::ui::frame::{NAME, WINDOW_KEY};
use eframe::Storage;
use eframe::egui::{Context, Memory};
use egui_winit::WindowSettings;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

/// eframe's name of the file.
const FILE: &str = "app.ron";
/// Where eframe keeps egui's memory.
const MEMORY_KEY: &str = "egui";
/// Bytes of the file that are read; usual ones have some thousand.
const MOST: usize = 4 << 20;

/// The file's entries.
#[derive(Default)]
pub struct Store {
    /// None where there is no folder for it.
    path: Option<PathBuf>,
    entries: BTreeMap<String, String>,
    is_changed: bool,
}

impl Store {
    /// Reads the file; where it is missing or damaged there are no entries.
    pub fn open() -> Self {
        Self::at(eframe::storage_dir(NAME).map(|folder| folder.join(FILE)))
    }

    fn at(path: Option<PathBuf>) -> Self {
        let bytes = path.as_deref().and_then(|path| intake::file(path, MOST).ok());
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        let entries = text.and_then(|text| ron::from_str(&text).ok()).unwrap_or_default();
        Self { path, entries, is_changed: false }
    }

    /// egui with what it remembers.
    pub fn context(&self) -> Context {
        let ctx = Context::default();
        if let Some(memory) = eframe::get_value::<Memory>(self, MEMORY_KEY) {
            ctx.memory_mut(|held| *held = memory);
        }
        // As eframe has it: a frame whose layout has to be measured first is run twice.
        ctx.options_mut(|options| options.max_passes = const { std::num::NonZeroUsize::new(2).expect("not zero") });
        ctx
    }

    /// Size and place of the window before.
    pub fn window(&self) -> Option<WindowSettings> {
        eframe::get_value(self, WINDOW_KEY)
    }

    /// Has size and place of the window and egui's memory written.
    pub fn keep(&mut self, window: &WindowSettings, ctx: &Context) {
        eframe::set_value(self, WINDOW_KEY, window);
        ctx.memory(|memory| eframe::set_value(self, MEMORY_KEY, memory));
        self.flush();
    }
}

impl Storage for Store {
    fn get_string(&self, key: &str) -> Option<String> {
        self.entries.get(key).cloned()
    }
    fn set_string(&mut self, key: &str, value: String) {
        self.is_changed |= self.entries.get(key) != Some(&value);
        self.entries.insert(key.to_owned(), value);
    }
    fn remove_string(&mut self, key: &str) {
        self.is_changed |= self.entries.remove(key).is_some();
    }
    fn flush(&mut self) {
        let (true, Some(path)) = (self.is_changed, &self.path) else { return };
        self.is_changed = false;
        let text = ron::ser::to_string_pretty(&self.entries, ron::ser::PrettyConfig::new().new_line("\n"));
        let written = text.map_err(std::io::Error::other).and_then(|text| {
            std::fs::create_dir_all(draft::folder_of(path))?;
            draft::write_whole(path, |file| file.write_all(text.as_bytes()))
        });
        if let Err(error) = written {
            // The window's place is no reason to stop anyone.
            log::warn!("{} is not written: {error}", path.display());
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_found_again_and_foreign_entries_stay() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("below").join(FILE);
        let mut store = Store::at(Some(path.clone()));
        let ctx = store.context();
        ctx.set_zoom_factor(1.3);
        // The scale is taken over with a frame.
        ctx.run_ui(Default::default(), |_| ()).textures_delta.clear();
        store.set_string("settings", "of an earlier version".to_owned());
        ctx.memory(|memory| eframe::set_value(&mut store, MEMORY_KEY, memory));
        store.flush();
        let again = Store::at(Some(path.clone()));
        assert_eq!(again.get_string("settings").as_deref(), Some("of an earlier version"));
        assert_eq!(again.context().zoom_factor(), 1.3);
        assert!(again.window().is_none());
        // As eframe writes it.
        let map: std::collections::HashMap<String, String> =
            ron::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(map.len(), 2);
    }

    #[test]
    fn a_damaged_file_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        for text in ["", "{\"egui\":", "{\"egui\": \"nonsense\", \"window\": \"()\"}"] {
            std::fs::write(&path, text).unwrap();
            let store = Store::at(Some(path.clone()));
            assert!(store.window().is_none(), "{text}");
            assert_eq!(store.context().zoom_factor(), 1.0, "{text}");
        }
    }
}
