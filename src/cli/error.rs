//! Errors that end a command.

use super::no_window::NoWindow;
use crate::export::{Format, MotionError};
use crate::paper::PageError;
use crate::paper::file::FileError;
use crate::scene::Faults;
use crate::scene::presets::UnknownPreset;
use crate::text::Lang;
#[cfg(feature = "gui")]
use crate::ui::offscreen::OffscreenError;
use std::io;
use thiserror::Error;

/// Why a command failed.
#[derive(Debug, Error)]
#[error("{}", self.message(Lang::En))]
pub enum CliError {
    /// The scene is invalid.
    Scene(#[from] Faults),
    /// No preset has this name.
    Preset(#[from] UnknownPreset),
    /// `check` found invalid scenes and has already reported them.
    Checked,
    /// The picture size is invalid.
    Page(#[from] PageError),
    /// `--at` is not a step of the race.
    Step {
        /// The given value.
        found: String,
        /// The last step.
        last: usize,
    },
    /// `--at` with a lab, which is only drawn when complete.
    StepOfLab,
    /// There is no such moving picture.
    Motion(#[from] MotionError),
    /// An option of moving pictures for another format.
    OnlyMoving {
        /// The option.
        option: &'static str,
    },
    /// `--at` for a moving picture.
    StillOnly,
    /// An option's value is no whole number of at least 1.
    NotWhole {
        /// The option.
        option: &'static str,
        /// The given value.
        found: String,
    },
    /// `--renderer` with a command that opens no window.
    OnlyWindow,
    /// A handout to standard output.
    HandoutToPipe,
    /// No lab has this name.
    NoSuchLab {
        /// The given value.
        found: String,
        /// The existing names.
        allowed: String,
        /// The most similar of them.
        nearest: Option<String>,
    },
    /// The output's extension is not a supported format.
    Format {
        /// The given value.
        found: String,
    },
    /// A table with a picture's extension.
    NotATable {
        /// The given value.
        found: String,
    },
    /// The picture of a window under a name that is no PNG's.
    NotAPng {
        /// What was given.
        found: String,
    },
    /// `--scale` is no number, or too small or too large.
    Scale {
        /// What was given.
        found: String,
        /// The least and the most.
        allowed: (f32, f32),
    },
    /// There is no picture of the window, and why.
    #[cfg(feature = "gui")]
    Offscreen(#[from] OffscreenError),
    /// The output cannot be written.
    File(#[from] FileError),
    /// Standard output cannot be written.
    Output(io::Error),
    /// The window cannot be opened.
    Window(NoWindow),
}

impl CliError {
    /// The exit code: 2 for invalid input, 1 for I/O and window errors, 0 if the reader of the output has closed the
    /// pipe.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Scene(_)
            | Self::Preset(_)
            | Self::Checked
            | Self::Page(_)
            | Self::Step { .. }
            | Self::StepOfLab
            | Self::Motion(_)
            | Self::OnlyMoving { .. }
            | Self::StillOnly
            | Self::NotWhole { .. }
            | Self::OnlyWindow
            | Self::HandoutToPipe
            | Self::NoSuchLab { .. }
            | Self::Format { .. }
            | Self::NotATable { .. }
            | Self::NotAPng { .. }
            | Self::Scale { .. }
            | Self::File(FileError::IsInput { .. }) => 2,
            _ if self.is_closed_pipe() => 0,
            Self::File(_) | Self::Output(_) | Self::Window(_) => 1,
            #[cfg(feature = "gui")]
            Self::Offscreen(_) => 1,
        }
    }

    /// Whether to print no message: it was printed already, or the output's reader has closed the pipe
    /// (`losscape run 1 | head`).
    pub fn is_quiet(&self) -> bool {
        matches!(self, Self::Checked) || self.is_closed_pipe()
    }

    fn is_closed_pipe(&self) -> bool {
        let (Self::Output(error) | Self::File(FileError::System { source: error, .. })) = self else { return false };
        error.kind() == io::ErrorKind::BrokenPipe
    }

    /// What is wrong, in words.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Scene(faults) => faults.message(lang),
            Self::Preset(unknown) => unknown.message(lang),
            Self::Checked => lang.t("cli-checked"),
            Self::Page(error) => error.message(lang),
            Self::Step { found, last } => {
                lang.with("cli-step", &[("found", found.as_str().into()), ("last", last.to_string().into())])
            }
            Self::StepOfLab => lang.t("cli-step-of-lab"),
            Self::Motion(error) => error.message(lang),
            Self::OnlyMoving { option } => lang.with("cli-only-moving", &[("option", (*option).into())]),
            Self::StillOnly => lang.t("cli-still-only"),
            Self::NotWhole { option, found } => {
                lang.with("cli-not-whole", &[("option", (*option).into()), ("found", found.as_str().into())])
            }
            Self::OnlyWindow => lang.t("cli-only-window"),
            Self::HandoutToPipe => lang.t("cli-handout-to-pipe"),
            Self::NoSuchLab { found, allowed, nearest } => {
                let words = [("found", found.as_str().into()), ("allowed", allowed.as_str().into())];
                let message = lang.with("cli-no-such-lab", &words);
                let suggestion =
                    nearest.as_ref().map(|name| lang.with("scene-meant", &[("name", name.as_str().into())]));
                std::iter::once(message).chain(suggestion).collect::<Vec<_>>().join("\n   ")
            }
            Self::Format { found } => {
                lang.with("cli-format", &[("found", found.as_str().into()), ("allowed", Format::list().into())])
            }
            Self::NotATable { found } => lang.with("cli-not-a-table", &[("found", found.as_str().into())]),
            Self::NotAPng { found } => lang.with("cli-not-a-png", &[("found", found.as_str().into())]),
            Self::Scale { found, allowed: (least, most) } => {
                let words = [("found", found.as_str().into()), ("least", (*least).into()), ("most", (*most).into())];
                lang.with("cli-scale", &words)
            }
            #[cfg(feature = "gui")]
            Self::Offscreen(error) => match error {
                OffscreenError::Threads(error) => {
                    lang.with("cli-screenshot-threads", &[("detail", error.to_string().into())])
                }
                OffscreenError::Working(seconds) => {
                    lang.with("cli-screenshot-working", &[("minutes", (seconds / 60).into())])
                }
                OffscreenError::Moving(frames) => lang.with("cli-screenshot-moving", &[("frames", (*frames).into())]),
            },
            Self::File(error) => error.message(lang),
            Self::Output(error) => lang.with("cli-output", &[("detail", error.to_string().into())]),
            Self::Window(why) => why.message(lang),
        }
    }
}
