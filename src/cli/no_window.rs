//! Why the window cannot open, found from the libraries' error messages: installing a package helps only if a library
//! is missing.

use crate::report::machine::{LIBRARIES, Library, Needed};
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
        /// The missing files; empty where none of the known ones is.
        files: Vec<&'static str>,
        /// The library's message.
        detail: String,
    },
    /// The display has no OpenGL.
    Graphics {
        /// Whether the libraries it needs are on this machine.
        is_installed: bool,
        /// The library's message.
        detail: String,
    },
    /// The display has other pixels than the processor draws.
    Colours,
    /// Any other cause.
    Other {
        /// The library's message.
        detail: String,
    },
}

/// The libraries of OpenGL, either of which gives it, of windows under X11 or Wayland, or those behind X11's.
fn libraries(of: Needed) -> impl Iterator<Item = &'static Library> {
    LIBRARIES.iter().filter(move |library| {
        library.needed == of || library.needed == Needed::Both && [Needed::X11, Needed::Wayland].contains(&of)
    })
}

/// Parts of messages of winit, its keyboard and Wayland libraries, and softbuffer about a library that cannot be loaded.
const LIBRARY: [&str; 6] = [
    "shared libraries",
    "shared object",
    "could not be loaded",
    "Could not load compose module",
    "XKBNotFound",
    "failed to load Xlib",
];
/// Parts of their messages about a display that does not answer.
const SILENT: [&str; 4] =
    ["open connection to X server", "Xlib connection", "wayland compositor", "WAYLAND_SOCKET was"];
/// Part of the message if no display is set.
const NO_DISPLAY: &str = "nor DISPLAY is set";
/// Part of softbuffer's message about a display of fewer or more colours.
const COLOURS: &str = "pixel format";
/// Words in errors and panics of OpenGL.
const GRAPHICS: [&str; 8] = ["glutin", "egui_glow", "OpenGL", "GLX", "EGL", "libGL", "WGL", WAYLAND_GL];
/// The library that OpenGL needs under Wayland besides EGL, without the number of its version.
const WAYLAND_GL: &str = "libwayland-egl.so";

/// Whether a library lies where the system looks for it.
#[cfg(feature = "gui")]
pub fn is_there(file: &str) -> bool {
    crate::report::machine::library(file).is_some()
}

impl NoWindow {
    /// The cause, from the message of an error or panic of the window's libraries, the environment variables, and which
    /// libraries are there.
    pub fn of(message: &str, variable: impl Fn(&str) -> Option<String>, is_there: impl Fn(&str) -> bool) -> Self {
        let says = |words: &[&str]| words.iter().any(|words| message.contains(words));
        let detail = without_place(message);
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let wayland = ["WAYLAND_DISPLAY", "WAYLAND_SOCKET"].into_iter().find_map(set);
        let behind = (wayland.is_none()).then_some(Needed::BehindX11);
        let session = if wayland.is_some() { Needed::Wayland } else { Needed::X11 };
        if message.contains(NO_DISPLAY) {
            Self::NoDisplay
        } else if message.contains(COLOURS) {
            Self::Colours
        } else if says(&GRAPHICS) {
            let any = libraries(Needed::OpenGl).any(|library| is_there(library.file));
            Self::Graphics { is_installed: any && !message.contains(WAYLAND_GL), detail }
        } else if says(&LIBRARY) {
            let known = libraries(session).chain(behind.into_iter().flat_map(libraries));
            let files = known.map(|library| library.file).filter(|file| !is_there(file)).collect();
            Self::Library { files, detail }
        } else if says(&SILENT) {
            Self::Silent { display: wayland.or_else(|| set("DISPLAY")).unwrap_or_default(), detail }
        } else {
            Self::Other { detail }
        }
    }

    /// Whether a window that needs no OpenGL may open where this one did not.
    pub fn may_be_opengl(&self) -> bool {
        matches!(self, Self::Graphics { .. } | Self::Other { .. })
    }

    /// The library's message; empty where there is none.
    pub fn detail(&self) -> &str {
        match self {
            Self::NotBuilt | Self::NoDisplay | Self::Colours => "",
            Self::Silent { detail, .. }
            | Self::Library { detail, .. }
            | Self::Graphics { detail, .. }
            | Self::Other { detail } => detail,
        }
    }

    /// The message: the cause, and what works without a window.
    pub fn message(&self, lang: Lang) -> String {
        let why = |key: &str, detail: &str| lang.with(key, &[("detail", detail.into())]);
        let why = match self {
            Self::NotBuilt => return lang.t("cli-no-window"),
            Self::NoDisplay => lang.t("cli-window-no-display"),
            Self::Colours => lang.t("cli-window-colours"),
            Self::Silent { display, detail } => lang
                .with("cli-window-silent", &[("display", display.as_str().into()), ("detail", detail.as_str().into())]),
            Self::Library { files, detail } => library(files, detail, lang),
            Self::Graphics { is_installed, detail } => {
                let install = (!is_installed).then(|| lang.t("cli-window-opengl"));
                let lines = [Some(why("cli-window-graphics", detail)), install, Some(lang.t("cli-window-cpu"))];
                lines.into_iter().flatten().collect::<Vec<_>>().join("\n    ")
            }
            Self::Other { detail } => why("cli-window", detail),
        };
        format!("{why}\n    {}", lang.t("cli-window-pictures"))
    }
}

/// That libraries are missing, and the packages that have them: all that a window needs where it is not known which.
fn library(files: &[&str], detail: &str, lang: Lang) -> String {
    let missing = if files.is_empty() { detail.to_owned() } else { files.join(", ") };
    let packages: Vec<&str> = match files {
        [] => libraries(Needed::X11).map(|library| library.package).collect(),
        files => LIBRARIES.iter().filter(|known| files.contains(&known.file)).map(|known| known.package).collect(),
    };
    let why = lang.with("cli-window-library", &[("missing", missing.into())]);
    format!("{why}\n    {}", lang.with("cli-window-packages", &[("packages", packages.join(" ").into())]))
}

/// Removes the source location that winit puts before its message, `os error at …/mod.rs:789: no display`, and the list
/// of what eframe asks of OpenGL: `no configs matching the template: ConfigTemplate { … }. Error: not found`.
fn without_place(message: &str) -> String {
    const PLACE: &str = "os error at ";
    let words =
        message.split_once(PLACE).and_then(|(_, rest)| rest.split_once(": ")).map_or(message, |(_, words)| words);
    let template = words.split_once(" matching the template: ");
    let template = template.and_then(|(before, rest)| Some((before, rest.rsplit_once('}')?.1)));
    template.map_or_else(|| words.trim().to_owned(), |(before, after)| format!("{before}{}", after.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Real messages of the libraries, with `DISPLAY` set to `:7`, and one library missing.
    fn of(message: &str, missing: &str) -> NoWindow {
        NoWindow::of(message, |name| (name == "DISPLAY").then(|| ":7".to_owned()), |file| file != missing)
    }

    #[test]
    fn each_missing_library_is_named_with_its_package() {
        let xlib = "winit EventLoopError: os error at /x/mod.rs:789: Failed to load one of xlib's shared libraries";
        let keyboard = "Library libxkbcommon-x11.so could not be loaded.";
        let cases = libraries(Needed::X11).map(|library| (xlib, library.file, library.package));
        let others = [
            (keyboard, "libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
            ("called `Result::unwrap()` on an `Err` value: XKBNotFound", "libxkbcommon.so.0", "libxkbcommon0"),
        ];
        for (message, file, package) in cases.chain(others) {
            let cause = of(message, file);
            assert!(matches!(&cause, NoWindow::Library { files, .. } if *files == [file]), "{message}: {cause:?}");
            assert!(!cause.may_be_opengl());
            for lang in Lang::ALL {
                let said = cause.message(lang);
                assert!(said.contains(file) && said.contains(&format!("apt install {package}\n")), "{said}");
            }
        }
        // None of those that are known: what the system says, and all packages.
        let said = of(xlib, "").message(Lang::En);
        assert!(
            said.contains("xlib's shared libraries")
                && libraries(Needed::X11).all(|library| said.contains(library.package))
        );
    }

    #[test]
    fn under_wayland_its_own_library_is_looked_for() {
        let message = "winit EventLoopError: os error at /x/mod.rs:764: The wayland library could not be loaded";
        let variable = |name: &str| (name == "WAYLAND_DISPLAY").then(|| "wayland-0".to_owned());
        let said = NoWindow::of(message, variable, |file| file != "libwayland-client.so.0").message(Lang::En);
        assert!(said.contains("apt install libwayland-client0\n"), "{said}");
    }

    #[test]
    fn what_opengl_says_is_short() {
        let said = "Found no glutin configs matching the template: ConfigTemplate { a: X { r: 8 }, b: None }. Error: not found";
        assert_eq!(of(said, "").detail(), "Found no glutin configs. Error: not found");
    }

    #[test]
    fn without_opengl_another_renderer_is_named() {
        for message in [
            "Found no glutin configs matching the template: ConfigTemplate { }. Error: not found",
            "failed to find a matching configuration for creating glutin config",
            "egui_glow: egui_glow requires opengl 2.0+.",
        ] {
            let cause = of(message, "");
            assert!(matches!(cause, NoWindow::Graphics { is_installed: true, .. }), "{message}: {cause:?}");
            assert!(cause.may_be_opengl());
            for lang in Lang::ALL {
                let said = cause.message(lang);
                assert!(said.contains("--renderer cpu") && !said.contains("apt"), "{said}");
                let missing = NoWindow::of(message, |_| None, |_| false).message(lang);
                assert!(missing.contains("libegl1") && missing.contains("libgl1"), "{missing}");
            }
        }
    }

    #[test]
    fn without_the_library_between_egl_and_wayland_another_renderer_draws() {
        let cause = of("Library libwayland-egl.so could not be loaded.", "libwayland-egl.so.1");
        assert!(matches!(cause, NoWindow::Graphics { is_installed: false, .. }), "{cause:?}");
        assert!(cause.may_be_opengl());
        assert!(cause.message(Lang::En).contains("libwayland-egl1"));
    }

    #[test]
    fn other_causes_are_told_apart() {
        let others = [
            ("neither WAYLAND_DISPLAY nor WAYLAND_SOCKET nor DISPLAY is set.", "neither DISPLAY nor WAYLAND_DISPLAY"),
            ("winit EventLoopError: os error at /x/mod.rs:789: Failed to open connection to X server", ":7"),
            ("Could not find wayland compositor", ":7"),
            ("X server missing XInput extension", "XInput"),
            ("Visual 0x21 does not use softbuffer's pixel format and is unsupported", "24 bits"),
        ];
        for (message, told) in others {
            let message = of(message, "").message(Lang::En);
            assert!(message.contains(told) && !message.contains("apt") && !message.contains("/x/"), "{message}");
            assert!(message.contains("losscape render"), "{message}");
        }
    }
}
