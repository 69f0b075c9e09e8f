//! `losscape [SCENE]`: the window, in the language asked for, else in the one it had.

use super::{CliError, NoWindow};
use crate::text::Lang;

#[cfg(feature = "gui")]
pub(super) fn open(scene: Option<&str>, lang: Option<Lang>) -> Result<(), CliError> {
    use std::panic::{self, AssertUnwindSafe};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    let source = scene.map(super::input::source).transpose()?;
    // A scene of the command line is right before a window opens: its faults belong where it was typed. Those of data that
    // take long to read or to draw come in the window, which is there at once.
    source.as_ref().map(crate::scene::Source::look).transpose()?;
    let opened = Arc::new(AtomicBool::new(false));
    // Libraries of the window panic where a part of the system is missing. Until there is a window that is a message
    // and no fault of the program; afterwards it is one, and is previous_hook as such.
    let (ours, previous_hook) = (opened.clone(), panic::take_hook());
    panic::set_hook(Box::new(move |panic| {
        if ours.load(Ordering::Relaxed) {
            previous_hook(panic);
        }
    }));
    let run = AssertUnwindSafe(|| crate::ui::run(source, lang, || opened.store(true, Ordering::Relaxed)));
    let said = match panic::catch_unwind(run) {
        Ok(Ok(())) => return Ok(()),
        Ok(Err(error)) => error.to_string(),
        Err(panic) if opened.load(Ordering::Relaxed) => panic::resume_unwind(panic),
        Err(panic) => {
            let words = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
            words.unwrap_or_default().to_owned()
        }
    };
    Err(CliError::Window(NoWindow::of(&said, |name| std::env::var(name).ok())))
}

#[cfg(not(feature = "gui"))]
pub(super) fn open(_scene: Option<&str>, _lang: Option<Lang>) -> Result<(), CliError> {
    Err(CliError::Window(NoWindow::NotBuilt))
}
