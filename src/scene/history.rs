//! Undo and redo: whole-scene snapshots, one per gesture.

use super::{Scene, edit::Edit};
use crate::text::Lang;

/// Snapshots kept: at a few kilobytes a scene, well under a megabyte.
const DEPTH: usize = 200;

/// A scene with its undo and redo stacks.
#[derive(Clone, Debug)]
pub struct History {
    scene: Scene,
    past: Vec<Entry>,
    future: Vec<Entry>,
    /// The last edit of a gesture (a drag, a held key) that is still going on.
    open: Option<Edit>,
    /// `scene` as it was last saved or loaded.
    saved: Scene,
    /// Index of the folder that holds the files of `scene`: undo and redo restore it with the scene.
    place: usize,
    /// The `place` of `saved`.
    saved_place: usize,
}

/// The scene and place before (or, on the redo stack, after) a change, and the change.
#[derive(Clone, Debug)]
struct Entry {
    scene: Scene,
    place: usize,
    edit: Edit,
}

impl History {
    /// A history that begins with `scene`, counted as saved.
    pub fn new(scene: Scene) -> Self {
        let (past, future) = (Vec::new(), Vec::new());
        Self { saved: scene.clone(), scene, past, future, open: None, place: 0, saved_place: 0 }
    }

    /// The scene as it is now.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// Applies an edit. Successive edits of one value within a gesture make one entry.
    pub fn apply(&mut self, edit: Edit) {
        self.apply_at(self.place, edit);
    }

    /// Applies an edit that also moves the scene to `place`. A different place alone is a change, too.
    pub fn apply_at(&mut self, place: usize, edit: Edit) {
        let mut changed = self.scene.clone();
        edit.apply(&mut changed);
        if changed == self.scene && place == self.place {
            return;
        }
        let goes_on = place == self.place && self.open.as_ref().is_some_and(|open| edit.continues(open));
        let (before, left) = (std::mem::replace(&mut self.scene, changed), std::mem::replace(&mut self.place, place));
        if !goes_on {
            if self.past.len() == DEPTH {
                self.past.remove(0);
            }
            self.past.push(Entry { scene: before, place: left, edit: edit.clone() });
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
        let Some(entry) = self.past.pop() else { return false };
        let left = self.swap(entry);
        self.future.push(left);
        true
    }

    /// Goes forward one entry; false when there is none.
    pub fn redo(&mut self) -> bool {
        self.end_gesture();
        let Some(entry) = self.future.pop() else { return false };
        let left = self.swap(entry);
        self.past.push(left);
        true
    }

    /// Exchanges the current scene and place with an entry's; returns the entry for the other stack.
    fn swap(&mut self, Entry { scene, place, edit }: Entry) -> Entry {
        let scene = std::mem::replace(&mut self.scene, scene);
        Entry { scene, place: std::mem::replace(&mut self.place, place), edit }
    }

    /// The place of the current scene: 0 at first.
    pub fn place(&self) -> usize {
        self.place
    }

    /// The place of the first scene for which `is_it` holds, among the current, the saved, the undo and the redo
    /// entries, newest first.
    pub fn place_where(&self, is_it: impl Fn(&Scene) -> bool) -> Option<usize> {
        let known = [(&self.scene, self.place), (&self.saved, self.saved_place)].into_iter();
        let mut known =
            known.chain(self.past.iter().chain(&self.future).rev().map(|entry| (&entry.scene, entry.place)));
        known.find(|(scene, _)| is_it(scene)).map(|(_, place)| place)
    }

    /// Whether there is anything to undo.
    pub fn has_past(&self) -> bool {
        !self.past.is_empty()
    }

    /// Label of the change that undo would revert.
    pub fn undo_label(&self, lang: Lang) -> Option<String> {
        self.past.last().map(|entry| entry.edit.label(&entry.scene, lang))
    }

    /// Label of the change that redo would restore.
    pub fn redo_label(&self, lang: Lang) -> Option<String> {
        self.future.last().map(|entry| entry.edit.label(&self.scene, lang))
    }

    /// Whether the scene differs from the last saved or loaded one.
    pub fn is_changed(&self) -> bool {
        self.scene != self.saved
    }

    /// Marks the current scene as saved.
    pub fn mark_saved(&mut self) {
        (self.saved, self.saved_place) = (self.scene.clone(), self.place);
    }

    /// The last saved or loaded scene: the target of reset.
    pub fn saved(&self) -> &Scene {
        &self.saved
    }

    /// The place of the last saved or loaded scene.
    pub fn saved_place(&self) -> usize {
        self.saved_place
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
    fn a_place_goes_back_and_forward_with_its_scene() {
        let mut history = history();
        history.apply(Edit::Steps(10));
        history.apply_at(1, Edit::Steps(10));
        assert!(history.undo() && history.place() == 0, "another place alone is a change");
        assert!(history.redo() && history.place() == 1);
        history.apply(Edit::Steps(20));
        assert_eq!(history.place(), 1, "an edit stays where it is made");
        assert_eq!(
            [10, 20, 150, 7].map(|steps| history.place_where(|scene| scene.steps == steps)),
            [Some(1), Some(1), Some(0), None]
        );
        history.mark_saved();
        assert_eq!(history.saved_place(), 1);
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
