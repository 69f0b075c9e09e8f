//! Undo and redo: whole-scene snapshots, one per gesture.

use super::{Scene, edit::Edit};
use crate::text::Lang;

/// Snapshots kept: at a few kilobytes a scene, well under a megabyte.
const DEPTH: usize = 200;

/// A scene with its past and future.
#[derive(Clone, Debug)]
pub struct History {
    scene: Scene,
    past: Vec<Entry>,
    future: Vec<Entry>,
    /// The last edit while its gesture (a drag, a held key) goes on.
    open: Option<Edit>,
    /// `scene` as it was last saved or loaded.
    saved: Scene,
}

/// A scene on the other side of a change, and the change between.
#[derive(Clone, Debug)]
struct Entry {
    scene: Scene,
    edit: Edit,
}

impl History {
    /// Begins with `scene`, nothing to undo, counted as saved.
    pub fn new(scene: Scene) -> Self {
        Self { saved: scene.clone(), scene, past: Vec::new(), future: Vec::new(), open: None }
    }

    /// The scene as it is now.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// Applies an edit. Edits of one number that follow each other within a gesture make one entry.
    pub fn apply(&mut self, edit: Edit) {
        let mut changed = self.scene.clone();
        edit.apply(&mut changed);
        if changed == self.scene {
            return;
        }
        let goes_on = self.open.as_ref().is_some_and(|open| edit.continues(open));
        let before = std::mem::replace(&mut self.scene, changed);
        if !goes_on {
            if self.past.len() == DEPTH {
                self.past.remove(0);
            }
            self.past.push(Entry { scene: before, edit: edit.clone() });
        }
        self.future.clear();
        self.open = Some(edit);
    }

    /// Ends a gesture: the next edit is an entry of its own.
    pub fn end_gesture(&mut self) {
        self.open = None;
    }

    /// Goes back one entry; false when there is none.
    pub fn undo(&mut self) -> bool {
        self.end_gesture();
        let Some(Entry { scene, edit }) = self.past.pop() else { return false };
        self.future.push(Entry { scene: std::mem::replace(&mut self.scene, scene), edit });
        true
    }

    /// Goes forward one entry; false when there is none.
    pub fn redo(&mut self) -> bool {
        self.end_gesture();
        let Some(Entry { scene, edit }) = self.future.pop() else { return false };
        self.past.push(Entry { scene: std::mem::replace(&mut self.scene, scene), edit });
        true
    }

    /// Whether there is anything to undo.
    pub fn has_past(&self) -> bool {
        !self.past.is_empty()
    }

    /// What undo would take back.
    pub fn undo_label(&self, lang: Lang) -> Option<String> {
        self.past.last().map(|entry| entry.edit.label(&entry.scene, lang))
    }

    /// What redo would bring back.
    pub fn redo_label(&self, lang: Lang) -> Option<String> {
        self.future.last().map(|entry| entry.edit.label(&self.scene, lang))
    }

    /// Whether the scene differs from what was last saved or loaded.
    pub fn is_changed(&self) -> bool {
        self.scene != self.saved
    }

    /// Remembers the scene as saved.
    pub fn mark_saved(&mut self) {
        self.saved = self.scene.clone();
    }

    /// The scene as last saved or loaded: what reset goes back to.
    pub fn saved(&self) -> &Scene {
        &self.saved
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Racer;

    fn history() -> History {
        History::new(Scene { racers: vec![Racer::default()], ..Scene::default() })
    }

    #[test]
    fn a_drag_is_one_entry() {
        let mut history = history();
        for eta in [0.02, 0.03, 0.04] {
            history.apply(Edit::Eta(0, eta));
        }
        history.end_gesture();
        history.apply(Edit::Eta(0, 0.05));
        assert!(history.undo());
        assert_eq!(history.scene().racers[0].eta, 0.04);
        assert!(history.undo());
        assert_eq!(history.scene().racers[0].eta, 0.01);
        assert!(!history.undo());
        assert!(history.redo() && history.redo() && !history.redo());
        assert_eq!(history.scene().racers[0].eta, 0.05);
    }

    #[test]
    fn an_edit_that_changes_nothing_leaves_no_entry() {
        let mut history = history();
        history.apply(Edit::Eta(0, 0.01));
        assert!(history.undo_label(Lang::En).is_none() && !history.is_changed());
    }

    #[test]
    fn a_new_edit_drops_the_future() {
        let mut history = history();
        history.apply(Edit::Steps(10));
        history.undo();
        history.apply(Edit::Seed(7));
        assert!(!history.redo());
        assert!(history.is_changed());
        history.mark_saved();
        assert!(!history.is_changed());
    }
}
