//! What draws the window: OpenGL, or the processor where there is none.

use crate::scene::Source;
use crate::text::Lang;
use crate::ui::{cpu_window, frame};

/// What draws the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Renderer {
    /// OpenGL, by GLX or EGL.
    Gl,
    /// The processor.
    Cpu {
        /// Why OpenGL does not: what its libraries said. None where the processor was asked for.
        instead: Option<String>,
    },
}

/// Opens the window on a scene, or on the session before, in a language or in the one it had, and returns when it is
/// closed. `opened` is called once there is a window.
///
/// # Errors
/// There is no display, or it cannot be drawn on.
pub fn run(
    renderer: Renderer,
    source: Option<Source>,
    lang: Option<Lang>,
    opened: impl FnOnce(),
) -> Result<(), eframe::Error> {
    match renderer {
        Renderer::Gl => frame::run(source, lang, opened),
        Renderer::Cpu { instead } => cpu_window::run(instead, source, lang, opened),
    }
}
