//! Everything a person can ask the window to do, with its keys in the window and in the lecture: one list for keys,
//! menus, tooltips and the help.
//!
//! A key is the one that a press means on the layout in use: see [`crate::ui::keys::layouts`].

use crate::text::{Lang, kebab};
use eframe::egui::{Key, Modifiers};

/// Something the window can do that needs no further number or name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the text table says what each does")]
pub enum Action {
    Play,
    StepForward,
    StepBack,
    TenForward,
    TenBack,
    First,
    Last,
    Restart,
    Faster,
    Slower,
    NextScene,
    PreviousScene,
    Scenes,
    Open,
    Save,
    SaveAs,
    ResetScene,
    Export,
    ExportAgain,
    CopyFigure,
    Undo,
    Redo,
    AddMethod,
    AddAllEight,
    RemoveMethod,
    DuplicateMethod,
    AllOn,
    StartLeft,
    StartRight,
    StartUp,
    StartDown,
    /// Turns the racer at this place on or off.
    Toggle(u8),
    /// Turns off all racers but the one at this place.
    Solo(u8),
    NextMethod,
    PreviousMethod,
    OpenMethod,
    Close,
    EtaDown,
    EtaUp,
    NewSeed,
    PreviousSeed,
    Fit,
    Contours,
    Anatomy,
    FoldLeft,
    FoldCharts,
    Labs,
    LabLarge,
    LabPlay,
    LabStep,
    LabRestart,
    LabExport,
    NextTheme,
    NextLanguage,
    LessMotion,
    /// Begins the lecture with the open scene; in the lecture ends it.
    Lecture,
    /// Begins the lecture with its first scene; in the lecture ends it.
    LectureFromFirst,
    /// Blanks the screen of the lecture in black.
    Black,
    /// Blanks the screen of the lecture in white.
    White,
    /// Turns a spotlight around the pointer of the lecture on or off.
    Spotlight,
    FullScreen,
    /// Shows the page's link and its QR code.
    #[cfg(target_arch = "wasm32")]
    Link,
    Palette,
    Help,
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// Held down besides the key.
    pub modifiers: Modifiers,
    /// The key.
    pub key: Key,
}

const PLAIN: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };
/// A browser reloads the page with F5.
const LECTURE: Key = if cfg!(target_arch = "wasm32") { Key::F9 } else { Key::F5 };
const DIGITS: [Key; 8] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8];

impl Action {
    /// All actions, in the order of the help.
    pub fn all() -> Vec<Self> {
        use Action::*;
        let mut all = vec![
            Play,
            StepForward,
            StepBack,
            TenForward,
            TenBack,
            First,
            Last,
            Restart,
            Faster,
            Slower,
            NextScene,
            PreviousScene,
            Scenes,
            Open,
            Save,
            SaveAs,
            ResetScene,
            Export,
            ExportAgain,
            CopyFigure,
            Undo,
            Redo,
            AddMethod,
            AddAllEight,
            RemoveMethod,
            DuplicateMethod,
            AllOn,
        ];
        all.extend((0..8).map(Toggle));
        all.extend((0..8).map(Solo));
        all.extend([
            NextMethod,
            PreviousMethod,
            OpenMethod,
            Close,
            EtaDown,
            EtaUp,
            StartLeft,
            StartRight,
            StartUp,
            StartDown,
            NewSeed,
            PreviousSeed,
            Fit,
            Contours,
            Anatomy,
            FoldLeft,
            FoldCharts,
            Labs,
            LabLarge,
            LabPlay,
            LabStep,
            LabRestart,
            LabExport,
            NextTheme,
            NextLanguage,
            LessMotion,
            Lecture,
            LectureFromFirst,
            Black,
            White,
            Spotlight,
            FullScreen,
            #[cfg(target_arch = "wasm32")]
            Link,
            Palette,
            Help,
        ]);
        all
    }

    /// Its keys in the window, the one to show first.
    pub fn shortcuts(self) -> Vec<Shortcut> {
        use Action::*;
        let one = |modifiers, key| vec![Shortcut { modifiers, key }];
        match self {
            Play => one(PLAIN, Key::Space),
            StepForward => one(PLAIN, Key::ArrowRight),
            StepBack => one(PLAIN, Key::ArrowLeft),
            TenForward => one(SHIFT, Key::ArrowRight),
            TenBack => one(SHIFT, Key::ArrowLeft),
            First => one(PLAIN, Key::Home),
            Last => one(PLAIN, Key::End),
            Restart => one(PLAIN, Key::R),
            // Named keys: every layout has them, and the lecture's are the same.
            Faster => one(SHIFT, Key::ArrowUp),
            Slower => one(SHIFT, Key::ArrowDown),
            CopyFigure => one(CTRL, Key::C),
            OpenMethod => one(PLAIN, Key::Enter),
            Close => one(PLAIN, Key::Escape),
            Scenes => one(PLAIN, Key::T),
            NextScene => one(PLAIN, Key::PageDown),
            PreviousScene => one(PLAIN, Key::PageUp),
            Open => one(CTRL, Key::O),
            Save => one(CTRL, Key::S),
            SaveAs => one(CTRL_SHIFT, Key::S),
            Export => one(CTRL, Key::E),
            ExportAgain => one(CTRL_SHIFT, Key::E),
            Undo => one(CTRL, Key::Z),
            Redo => [one(CTRL_SHIFT, Key::Z), one(CTRL, Key::Y)].concat(),
            AddMethod => one(PLAIN, Key::A),
            RemoveMethod => one(PLAIN, Key::Delete),
            DuplicateMethod => one(CTRL, Key::D),
            AllOn => one(PLAIN, Key::Num0),
            Toggle(k) => one(PLAIN, DIGITS[usize::from(k)]),
            Solo(k) => one(Modifiers::ALT, DIGITS[usize::from(k)]),
            StartLeft => one(CTRL, Key::ArrowLeft),
            StartRight => one(CTRL, Key::ArrowRight),
            StartUp => one(CTRL, Key::ArrowUp),
            StartDown => one(CTRL, Key::ArrowDown),
            NextMethod => one(PLAIN, Key::ArrowDown),
            PreviousMethod => one(PLAIN, Key::ArrowUp),
            EtaDown => one(PLAIN, Key::OpenBracket),
            EtaUp => one(PLAIN, Key::CloseBracket),
            NewSeed => one(PLAIN, Key::N),
            PreviousSeed => one(SHIFT, Key::N),
            Fit => one(PLAIN, Key::F),
            Contours => one(PLAIN, Key::C),
            Anatomy => one(PLAIN, Key::D),
            FoldLeft => one(CTRL, Key::B),
            FoldCharts => one(CTRL, Key::J),
            Labs => one(CTRL, Key::L),
            Lecture => one(PLAIN, LECTURE),
            LectureFromFirst => one(SHIFT, LECTURE),
            FullScreen => one(PLAIN, Key::F11),
            #[cfg(target_arch = "wasm32")]
            Link => one(CTRL_SHIFT, Key::L),
            Palette => [one(CTRL, Key::K), one(CTRL, Key::P)].concat(),
            Help => one(PLAIN, Key::F1),
            AddAllEight | ResetScene | NextTheme | NextLanguage | LessMotion | Black | White | Spotlight => Vec::new(),
            // While the lab is large the keys of the race work it: see `state::labs::meant`.
            LabLarge | LabPlay | LabStep | LabRestart | LabExport => Vec::new(),
        }
    }

    /// Its keys in the lecture: a clicker's come first; what is not for an audience has none.
    pub fn lecture_shortcuts(self) -> Vec<Shortcut> {
        use Action::*;
        let plain = |keys: &[Key]| keys.iter().map(|&key| Shortcut { modifiers: PLAIN, key }).collect();
        let shift = |key| vec![Shortcut { modifiers: SHIFT, key }];
        match self {
            NextScene => plain(&[Key::PageDown, Key::ArrowRight, Key::ArrowDown]),
            PreviousScene => plain(&[Key::PageUp, Key::ArrowLeft, Key::ArrowUp]),
            StepForward => shift(Key::ArrowRight),
            StepBack => shift(Key::ArrowLeft),
            FoldCharts => plain(&[Key::C]),
            ExportAgain => plain(&[Key::E]),
            Black => plain(&[Key::B, Key::Period]),
            White => plain(&[Key::W, Key::Comma]),
            Spotlight => plain(&[Key::L]),
            TenForward | TenBack | Contours | Open | Save | SaveAs | ResetScene | Export | AddMethod | AddAllEight
            | RemoveMethod | DuplicateMethod | NextMethod | PreviousMethod | OpenMethod | FoldLeft | Labs => Vec::new(),
            same => same.shortcuts(),
        }
    }

    /// Whether a key that is held down repeats it. Switches would flicker, and a clicker held too long must not run
    /// through the scenes.
    pub const fn repeats(self) -> bool {
        use Action::*;
        matches!(
            self,
            StepForward
                | StepBack
                | TenForward
                | TenBack
                | Faster
                | Slower
                | Undo
                | Redo
                | StartLeft
                | StartRight
                | StartUp
                | StartDown
                | NextMethod
                | PreviousMethod
                | EtaDown
                | EtaUp
                | NewSeed
                | PreviousSeed
        )
    }

    /// Key of its words: `action-` and its name.
    pub fn text_key(self) -> String {
        let name = format!("{self:?}");
        format!("action-{}", kebab(name.split('(').next().unwrap_or(&name)))
    }

    /// Its words: "Play, pause".
    pub fn text(self, lang: Lang) -> String {
        match self {
            Self::Toggle(k) | Self::Solo(k) => lang.with(&self.text_key(), &[("number", (k + 1).into())]),
            _ => lang.t(&self.text_key()),
        }
    }

    /// Its words in the lecture, where it means something of its own there.
    pub fn lecture_text(self, lang: Lang) -> String {
        match self {
            Self::Lecture | Self::LectureFromFirst | Self::Close => lang.t("lecture-leave"),
            Self::Scenes => lang.t("lecture-contents"),
            Self::FoldCharts => lang.t("lecture-charts"),
            Self::ExportAgain => lang.t("lecture-export"),
            _ => self.text(lang),
        }
    }

    /// Whether it means something in the lecture alone.
    pub const fn is_of_lecture(self) -> bool {
        matches!(self, Self::Black | Self::White | Self::Spotlight)
    }

    /// Its first key as written on a key cap; empty where it has none.
    pub fn key_cap(self) -> String {
        self.shortcuts().first().map(|s| s.cap()).unwrap_or_default()
    }

    /// Its words with the key behind them: a tooltip.
    pub fn tip(self, lang: Lang) -> String {
        let cap = self.key_cap();
        if cap.is_empty() { self.text(lang) } else { format!("{} ({cap})", self.text(lang)) }
    }

    /// The action of a key pressed with exactly these modifiers, in the window or in the lecture.
    pub fn of_key(key: Key, modifiers: Modifiers, lecture: bool) -> Option<Self> {
        let shortcuts = if lecture { Self::lecture_shortcuts } else { Self::shortcuts };
        let is_meant = |s: &Shortcut| s.key == key && modifiers.matches_exact(s.modifiers);
        Self::all().into_iter().find(|action| shortcuts(*action).iter().any(is_meant))
    }
}

impl Shortcut {
    /// `Ctrl Shift S`, `→`, `Space`.
    pub fn cap(&self) -> String {
        let mut parts = Vec::new();
        if self.modifiers.command || self.modifiers.ctrl {
            parts.push("Ctrl");
        }
        if self.modifiers.alt {
            parts.push("Alt");
        }
        if self.modifiers.shift {
            parts.push("Shift");
        }
        parts.push(match self.key {
            Key::ArrowRight => "→",
            Key::ArrowLeft => "←",
            Key::ArrowUp => "↑",
            Key::ArrowDown => "↓",
            Key::OpenBracket => "[",
            Key::CloseBracket => "]",
            Key::Escape => "Esc",
            Key::PageDown => "Page Down",
            Key::PageUp => "Page Up",
            Key::Period => ".",
            Key::Comma => ",",
            key => key.name(),
        });
        parts.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_actions_share_a_key() {
        for shortcuts in [Action::shortcuts, Action::lecture_shortcuts] {
            let mut seen: Vec<(Shortcut, Action)> = Vec::new();
            for action in Action::all() {
                for shortcut in shortcuts(action) {
                    if let Some((_, other)) = seen.iter().find(|(s, _)| *s == shortcut) {
                        panic!("{} is {action:?} and {other:?}", shortcut.cap());
                    }
                    seen.push((shortcut, action));
                }
            }
        }
    }

    #[test]
    fn every_action_has_words_in_both_languages() {
        for action in Action::all() {
            for lang in Lang::ALL {
                assert!(lang.has(&action.text_key()), "{lang:?} {}", action.text_key());
            }
        }
    }
}
