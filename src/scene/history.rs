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
    /// Number of the place where the files of `scene` lie: it goes back and forward with the scene.
    place: usize,
    /// The same of `saved`.
    saved_place: usize,
}

/// A scene on the other side of a change with its place, and the change between.
#[derive(Clone, Debug)]
struct Entry {
    scene: Scene,
    place: usize,
    edit: Edit,
}

impl History {
    /// Begins with `scene`, nothing to undo, counted as saved.
    pub fn new(scene: Scene) -> Self {
        let (past, future) = (Vec::new(), Vec::new());
        Self { saved: scene.clone(), scene, past, future, open: None, place: 0, saved_place: 0 }
    }

    /// The scene as it is now.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// Applies an edit. Edits of one number that follow each other within a gesture make one entry.
    pub fn apply(&mut self, edit: Edit) {
        self.apply_at(self.place, edit);
    }

    /// Applies an edit that takes the scene to a place. Where only the place is another one that is a change, too.
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

    /// Goes to the other side of a change: what that is seen from there.
    fn swap(&mut self, Entry { scene, place, edit }: Entry) -> Entry {
        let scene = std::mem::replace(&mut self.scene, scene);
        Entry { scene, place: std::mem::replace(&mut self.place, place), edit }
    }

    /// The place of the scene as it is now: 0 at first.
    pub fn place(&self) -> usize {
        self.place
    }

    /// Where a scene was that `is_it`: now, as saved, before, or after what was taken back; the newest first.
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
        (self.saved, self.saved_place) = (self.scene.clone(), self.place);
    }

    /// The scene as last saved or loaded: what reset goes back to.
    pub fn saved(&self) -> &Scene {
        &self.saved
    }

    /// Where that was.
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
