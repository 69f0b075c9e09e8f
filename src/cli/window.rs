//! `losscape [SCENE]`: opens the window, in the language given, else in the saved one.

use super::{CliError, NoWindow};
use crate::text::Lang;

#[cfg(feature = "gui")]
pub(super) fn open(scene: Option<&str>, lang: Option<Lang>) -> Result<(), CliError> {
    use std::panic::{self, AssertUnwindSafe};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    if let Some(folder) = crate::report::folders::data() {
        crate::report::log_file::write_to(&folder);
    }
    let source = scene.map(super::input::source).transpose()?;
    // A scene given on the command line is checked before the window opens, so that its faults appear in the terminal.
    // Faults of data that take long to read appear in the window, which opens at once.
    source.as_ref().map(crate::scene::Source::look).transpose()?;
    let opened = Arc::new(AtomicBool::new(false));
    // The window's libraries panic if a part of the system is missing. Before the window is open that becomes an error
    // message; afterwards it is a bug, which the previous hook reports.
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
    log::error!("no window: {said}");
    Err(CliError::Window(NoWindow::of(&said, |name| std::env::var(name).ok())))
}

#[cfg(not(feature = "gui"))]
pub(super) fn open(_scene: Option<&str>, _lang: Option<Lang>) -> Result<(), CliError> {
    Err(CliError::Window(NoWindow::NotBuilt))
}
