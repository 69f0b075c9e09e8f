//! Why the window cannot open, found from the libraries' error messages: installing a package helps only if a library
//! is missing.

use crate::text::Lang;

/// Why the window cannot open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoWindow {
    /// This build has no window.
    NotBuilt,
    /// No display is set.
    NoDisplay,
    /// The display does not answer.
    Silent {
        /// Name of the display.
        display: String,
        /// The library's message.
        detail: String,
    },
    /// A system library is missing.
    Library {
        /// The library's message.
        detail: String,
    },
    /// The display has no OpenGL.
    Graphics {
        /// The library's message.
        detail: String,
    },
    /// Any other cause.
    Other {
        /// The library's message.
        detail: String,
    },
}

/// Parts of messages of winit, its keyboard and Wayland libraries, and glutin about a library that cannot be loaded.
const LIBRARY: [&str; 5] =
    ["shared libraries", "could not be loaded", "Could not load compose module", "XKBNotFound", "glutin: not found"];
/// Parts of their messages about a display that does not answer.
const SILENT: [&str; 4] =
    ["open connection to X server", "Xlib connection", "wayland compositor", "WAYLAND_SOCKET was"];
/// Part of the message if no display is set.
const NO_DISPLAY: &str = "nor DISPLAY is set";
/// Words in errors and panics of OpenGL.
const GRAPHICS: [&str; 4] = ["glutin", "egui_glow", "OpenGL", "GLX"];

impl NoWindow {
    /// The cause, from the message of an error or panic of the window's libraries and the environment variables.
    pub fn of(message: &str, variable: impl Fn(&str) -> Option<String>) -> Self {
        let says = |words: &[&str]| words.iter().any(|words| message.contains(words));
        let detail = without_place(message);
        let named = ["WAYLAND_DISPLAY", "DISPLAY"].into_iter().filter_map(variable).find(|name| !name.is_empty());
        let not_found = says(&GRAPHICS) && message.trim_end().ends_with("not found");
        if message.contains(NO_DISPLAY) {
            Self::NoDisplay
        } else if says(&LIBRARY) || not_found {
            Self::Library { detail }
        } else if says(&SILENT) {
            Self::Silent { display: named.unwrap_or_default(), detail }
        } else if says(&GRAPHICS) {
            Self::Graphics { detail }
        } else {
            Self::Other { detail }
        }
    }

    /// The message: the cause, and what works without a window.
    pub fn message(&self, lang: Lang) -> String {
        let why = |key: &str, detail: &str| lang.with(key, &[("detail", detail.into())]);
        let why = match self {
            Self::NotBuilt => return lang.t("cli-no-window"),
            Self::NoDisplay => lang.t("cli-window-no-display"),
            Self::Silent { display, detail } => lang
                .with("cli-window-silent", &[("display", display.as_str().into()), ("detail", detail.as_str().into())]),
            Self::Library { detail } => why("cli-window-library", detail),
            Self::Graphics { detail } => why("cli-window-graphics", detail),
            Self::Other { detail } => why("cli-window", detail),
        };
        format!("{why}\n    {}", lang.t("cli-window-pictures"))
    }
}

/// Removes the source location that winit puts before its message: `os error at …/mod.rs:789: no display`.
fn without_place(message: &str) -> String {
    const PLACE: &str = "os error at ";
    let words =
        message.split_once(PLACE).and_then(|(_, rest)| rest.split_once(": ")).map_or(message, |(_, words)| words);
    words.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Real messages of the libraries, with `DISPLAY` set to `:7`.
    fn of(message: &str) -> NoWindow {
        NoWindow::of(message, |name| (name == "DISPLAY").then(|| ":7".to_owned()))
    }

    #[test]
    fn causes_are_told_apart() {
        let missing = [
            "winit EventLoopError: os error at /x/mod.rs:789: Failed to load one of xlib's shared libraries",
            "Library libxkbcommon-x11.so could not be loaded.",
            "winit EventLoopError: os error at /x/mod.rs:764: The wayland library could not be loaded",
            "called `Result::unwrap()` on an `Err` value: XKBNotFound",
            "Found no glutin configs matching the template: ConfigTemplate { }. Error: not found",
        ];
        for message in missing {
            let cause = of(message);
            assert!(matches!(cause, NoWindow::Library { .. }), "{message}: {cause:?}");
            for lang in Lang::ALL {
                assert!(cause.message(lang).contains("apt install"), "{message}");
            }
        }
        let others = [
            ("neither WAYLAND_DISPLAY nor WAYLAND_SOCKET nor DISPLAY is set.", "neither DISPLAY nor WAYLAND_DISPLAY"),
            ("winit EventLoopError: os error at /x/mod.rs:789: Failed to open connection to X server", ":7"),
            ("Could not find wayland compositor", ":7"),
            ("failed to find a matching configuration for creating glutin config", "OpenGL"),
            ("egui_glow: egui_glow requires opengl 2.0+.", "OpenGL"),
            ("X server missing XInput extension", "XInput"),
        ];
        for (message, told) in others {
            let message = of(message).message(Lang::En);
            assert!(message.contains(told) && !message.contains("apt") && !message.contains("/x/"), "{message}");
            assert!(message.contains("losscape render"), "{message}");
        }
    }
}
