//! The window on a display of its own, with `LOSSCAPE_DISPLAY=1`; needs Xvfb. Without the variable nothing is tried here,
//! because a display is none of what `cargo test` may ask for.

use crate::desk::Desk;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a window may take to open, and to close.
const PATIENCE: Duration = Duration::from_secs(60);

/// A display without anything else on it; it ends with the value.
struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// A display with or without OpenGL; none where displays were not asked for.
    fn open(extension: &[&str]) -> Option<Self> {
        std::env::var_os("LOSSCAPE_DISPLAY")?;
        let mut server = Command::new("Xvfb");
        server.args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]).args(extension);
        let mut server = server.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("Xvfb is installed");
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        assert!(!number.trim().is_empty(), "Xvfb gives no display");
        Some(Self { server, name: format!(":{}", number.trim()) })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// A window, and the log that it writes.
struct Window {
    child: Child,
    log: PathBuf,
}

impl Window {
    fn open(desk: &Desk, display: &Display, arguments: &[&str]) -> Self {
        let mut command = desk.command(arguments);
        let child = command.env("DISPLAY", &display.name).stderr(Stdio::null()).spawn().unwrap();
        Self { child, log: desk.path().join(".local/share/losscape/losscape.log") }
    }

    /// What draws the window, once it is open.
    fn renderer(&mut self) -> String {
        let since = Instant::now();
        loop {
            let log = fs::read_to_string(&self.log).unwrap_or_default();
            if let Some((_, name)) = log.lines().rev().find_map(|line| line.split_once("renderer: ")) {
                return name.to_owned();
            }
            assert!(self.child.try_wait().unwrap().is_none(), "the window is closed:\n{log}");
            assert!(since.elapsed() < PATIENCE, "no window:\n{log}");
            sleep(Duration::from_millis(20));
        }
    }

    /// Waits for the first picture, when the mark of a start is gone; asks the window to close, and gives how it did.
    fn close(mut self, starting: &Path) -> ExitStatus {
        let since = Instant::now();
        // The mark comes a little after the renderer is known: for two seconds it must not be there.
        let mut gone = 0;
        while gone < 20 {
            gone = if starting.exists() { 0 } else { gone + 1 };
            assert!(since.elapsed() < PATIENCE, "no picture comes");
            sleep(Duration::from_millis(100));
        }
        let sent = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
        while self.child.try_wait().unwrap().is_none() {
            assert!(since.elapsed() < PATIENCE, "it does not close");
            sleep(Duration::from_millis(20));
        }
        self.child.wait().unwrap()
    }
}

/// Opens a window on a scene and closes it; it has drawn, kept its session and its place. Gives what drew it.
fn opened(extension: &[&str], arguments: &[&str]) -> Option<String> {
    let display = Display::open(extension)?;
    let desk = Desk::new();
    let mut window = Window::open(&desk, &display, arguments);
    let renderer = window.renderer();
    let data = desk.path().join(".local/share/losscape");
    let status = window.close(&data.join("starting"));
    assert!(matches!(status.code(), Some(0 | 143)), "{status}");
    let kept = fs::read_to_string(data.join("app.ron")).unwrap();
    assert!(kept.contains("inner_size_points"), "{kept}");
    Some(renderer)
}

#[test]
fn the_processor_draws_the_window_where_it_is_asked_to() {
    if let Some(renderer) = opened(&[], &["--renderer", "cpu", "scene.ron"]) {
        assert_eq!(renderer, "CPU (as asked for)");
    }
}

#[test]
fn the_processor_draws_the_window_where_there_is_no_opengl() {
    if let Some(display) = Display::open(&["-extension", "GLX"]) {
        drop(display);
        // EGL may be there without GLX; then OpenGL draws.
        let renderer = opened(&["-extension", "GLX"], &["scene.ron"]).unwrap();
        assert!(renderer.starts_with("CPU (no OpenGL: ") || renderer.starts_with("OpenGL "), "{renderer}");
    }
}
