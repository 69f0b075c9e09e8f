//! `losscape [SCENE]`: opens the window, in the language given, else in the saved one.
//!
//! OpenGL draws it, and where there is none the processor (`ui::cpu_window`). That is known once OpenGL has failed, and
//! then this process is not fit for a second window: winit gives one event loop to a process, and the libraries may have
//! panicked half-way. So the program runs again in its place (`exec`, where there is one), and is told why.

use super::arguments::RendererChoice;
use super::{CliError, NoWindow};
use crate::text::Lang;

/// The variable in which the program tells itself what OpenGL's libraries said.
#[cfg(feature = "gui")]
const NO_OPENGL: &str = "LOSSCAPE_NO_OPENGL";

#[cfg(feature = "gui")]
pub(super) fn open(scene: Option<&str>, lang: Option<Lang>, renderer: Option<RendererChoice>) -> Result<(), CliError> {
    use crate::ui::Renderer;
    use std::panic::{self, AssertUnwindSafe};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    let source = scene.map(super::input::source).transpose()?;
    // A scene given on the command line is checked before the window opens, so that its faults appear in the terminal.
    // Faults of data that take long to read appear in the window, which opens at once.
    source.as_ref().map(crate::scene::Source::look).transpose()?;
    if let Some(folder) = crate::report::folders::data() {
        crate::report::log_file::write_to(&folder);
    }
    let is_chosen = renderer.is_some();
    let renderer = renderer_for(renderer, std::env::var_os(NO_OPENGL));
    let may_give_way = !is_chosen && renderer == Renderer::Gl;
    let piped = source.as_ref().filter(|_| scene == Some("-")).map(|source| source.text.clone());
    let opened = Arc::new(AtomicBool::new(false));
    // The window's libraries panic if a part of the system is missing. Before the window is open that becomes an error
    // message; afterwards it is a bug, which the previous hook reports.
    let (ours, previous_hook) = (opened.clone(), panic::take_hook());
    panic::set_hook(Box::new(move |panic| {
        if ours.load(Ordering::Relaxed) {
            previous_hook(panic);
        }
    }));
    let run = AssertUnwindSafe(|| crate::ui::run(renderer, source, lang, || opened.store(true, Ordering::Relaxed)));
    let said = match panic::catch_unwind(run) {
        Ok(Ok(())) => return Ok(()),
        Ok(Err(error)) => error.to_string(),
        Err(panic) if opened.load(Ordering::Relaxed) => panic::resume_unwind(panic),
        Err(panic) => {
            let words = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
            words.unwrap_or_default().to_owned()
        }
    };
    let cause = NoWindow::of(&said, |name| std::env::var(name).ok(), super::no_window::is_there);
    if may_give_way && !opened.load(Ordering::Relaxed) && cause.may_be_opengl() {
        log::info!("no OpenGL: {said}");
        return again(&cause, piped.as_deref());
    }
    log::error!("no window: {said}");
    Err(CliError::Window(cause))
}

/// What draws the window. `no_opengl`: the variable of this name; that it is there decides, whatever it says, for else
/// OpenGL would be tried for ever.
#[cfg(feature = "gui")]
fn renderer_for(choice: Option<RendererChoice>, no_opengl: Option<std::ffi::OsString>) -> crate::ui::Renderer {
    use crate::ui::Renderer;
    match (choice, no_opengl) {
        (Some(RendererChoice::Gl), _) | (None, None) => Renderer::Gl,
        (Some(RendererChoice::Cpu), _) => Renderer::Cpu { instead: None },
        (None, Some(why)) => Renderer::Cpu { instead: Some(told(&why.to_string_lossy()).to_owned()) },
    }
}

/// What the libraries said, in words: a panic may have none.
#[cfg(feature = "gui")]
fn told(detail: &str) -> &str {
    if detail.is_empty() { "no message" } else { detail }
}

/// Runs the program once more, in place of this one, without OpenGL. `piped`: the scene that came from standard input.
#[cfg(feature = "gui")]
fn again(cause: &NoWindow, piped: Option<&str>) -> Result<(), CliError> {
    use std::io::{self, Seek, Write};
    use std::process::Command;

    let prepare = || -> io::Result<Command> {
        let mut command = Command::new(std::env::current_exe()?);
        command.args(std::env::args_os().skip(1)).env(NO_OPENGL, told(cause.detail()));
        if let Some(text) = piped {
            let mut file = tempfile::tempfile()?;
            file.write_all(text.as_bytes())?;
            file.rewind()?;
            command.stdin(file);
        }
        Ok(command)
    };
    let failed = |error: io::Error| CliError::Window(NoWindow::Other { detail: error.to_string() });
    let mut command = prepare().map_err(failed)?;
    #[cfg(unix)]
    return Err(failed(std::os::unix::process::CommandExt::exec(&mut command)));
    #[cfg(not(unix))]
    std::process::exit(command.status().map_err(failed)?.code().unwrap_or(1))
}

#[cfg(not(feature = "gui"))]
pub(super) fn open(
    _scene: Option<&str>,
    _lang: Option<Lang>,
    _renderer: Option<RendererChoice>,
) -> Result<(), CliError> {
    Err(CliError::Window(NoWindow::NotBuilt))
}

#[cfg(all(test, feature = "gui"))]
mod tests {
    use super::*;
    use crate::ui::Renderer;

    #[test]
    fn opengl_is_not_tried_again_whatever_it_said() {
        let instead = |why: &str| Renderer::Cpu { instead: Some(why.to_owned()) };
        assert_eq!(renderer_for(None, None), Renderer::Gl);
        assert_eq!(renderer_for(None, Some("no GLX".into())), instead("no GLX"));
        assert_eq!(renderer_for(None, Some("".into())), instead("no message"), "a panic without words");
        // What a person asks for comes first.
        assert_eq!(renderer_for(Some(RendererChoice::Gl), Some("no GLX".into())), Renderer::Gl);
        assert_eq!(renderer_for(Some(RendererChoice::Cpu), Some("".into())), Renderer::Cpu { instead: None });
        assert_eq!((told(""), told("no GLX")), ("no message", "no GLX"), "what the next process is told");
    }
}
