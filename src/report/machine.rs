//! The machine, as far as it is known without opening a window: what `losscape info` and a crash file say of it.

use super::privacy;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// A library that the window loads on Linux when it opens.
#[derive(Clone, Copy, Debug)]
pub struct Library {
    /// Its file.
    pub file: &'static str,
    /// Debian's package of it.
    pub package: &'static str,
    /// What needs it.
    pub needed: Needed,
}

/// What needs a library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    /// OpenGL; one of its libraries is enough.
    OpenGl,
    /// Windows under X11.
    X11,
    /// The libraries of X11.
    BehindX11,
    /// Windows under Wayland.
    Wayland,
    /// OpenGL under Wayland, besides.
    WaylandGl,
    /// Windows under either.
    Both,
}

/// All of them.
pub const LIBRARIES: [Library; 17] = [
    Library { file: "libGL.so.1", package: "libgl1", needed: Needed::OpenGl },
    Library { file: "libEGL.so.1", package: "libegl1", needed: Needed::OpenGl },
    Library { file: "libX11.so.6", package: "libx11-6", needed: Needed::X11 },
    Library { file: "libX11-xcb.so.1", package: "libx11-xcb1", needed: Needed::X11 },
    Library { file: "libXcursor.so.1", package: "libxcursor1", needed: Needed::X11 },
    Library { file: "libXi.so.6", package: "libxi6", needed: Needed::X11 },
    Library { file: "libxkbcommon.so.0", package: "libxkbcommon0", needed: Needed::Both },
    Library { file: "libxkbcommon-x11.so.0", package: "libxkbcommon-x11-0", needed: Needed::X11 },
    Library { file: "libxcb.so.1", package: "libxcb1", needed: Needed::BehindX11 },
    Library { file: "libXau.so.6", package: "libxau6", needed: Needed::BehindX11 },
    Library { file: "libxcb-xkb.so.1", package: "libxcb-xkb1", needed: Needed::BehindX11 },
    Library { file: "libXext.so.6", package: "libxext6", needed: Needed::BehindX11 },
    Library { file: "libXfixes.so.3", package: "libxfixes3", needed: Needed::BehindX11 },
    Library { file: "libXrender.so.1", package: "libxrender1", needed: Needed::BehindX11 },
    Library { file: "libXdmcp.so.6", package: "libxdmcp6", needed: Needed::BehindX11 },
    Library { file: "libwayland-client.so.0", package: "libwayland-client0", needed: Needed::Wayland },
    Library { file: "libwayland-egl.so.1", package: "libwayland-egl1", needed: Needed::WaylandGl },
];
/// Bytes of a system file that are read.
const MOST: usize = 64 << 10;

/// The system's name, its kernel and the processor: `Debian GNU/Linux 12 (bookworm), 6.1.0, x86_64`.
pub fn system() -> String {
    let release = text("/etc/os-release").or_else(|| text("/usr/lib/os-release"));
    let name = release.as_deref().and_then(|text| value_of(text, "PRETTY_NAME="));
    let kernel = text("/proc/sys/kernel/osrelease").map(|kernel| kernel.trim().to_owned());
    let parts =
        [name.or_else(|| Some(std::env::consts::OS.to_owned())), kernel, Some(std::env::consts::ARCH.to_owned())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The kind of session and where windows would be shown: `x11, DISPLAY=:0`.
pub fn display() -> String {
    display_of(|name| std::env::var(name).ok())
}

fn display_of(variable: impl Fn(&str) -> Option<String>) -> String {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    let mut text = set("XDG_SESSION_TYPE").unwrap_or_else(|| "kind of session not named".to_owned());
    if let Some(desktop) = set("XDG_CURRENT_DESKTOP") {
        let _ = write!(text, " ({desktop})");
    }
    for name in ["WAYLAND_DISPLAY", "DISPLAY"] {
        match set(name) {
            Some(value) => drop(write!(text, ", {name}={}", privacy::display(&value))),
            None if cfg!(all(unix, not(target_os = "macos"))) => drop(write!(text, ", no {name}")),
            None => {}
        }
    }
    text
}

/// Whether the program can ask for windows of a display server, so that a missing library is worth a word.
pub const HAS_LIBRARIES: bool = cfg!(target_os = "linux");

/// Where a library lies, looked for in the usual folders and those of `LD_LIBRARY_PATH`.
pub fn library(name: &str) -> Option<PathBuf> {
    let extra = std::env::var_os("LD_LIBRARY_PATH").unwrap_or_default();
    let extra: Vec<PathBuf> = std::env::split_paths(&extra).filter(|folder| folder.is_absolute()).collect();
    let multiarch = format!("/usr/lib/{}-linux-gnu", std::env::consts::ARCH);
    let usual = [multiarch.as_str(), "/usr/lib64", "/usr/lib", "/lib64", "/lib", "/usr/local/lib"];
    let folders = extra.into_iter().chain(usual.into_iter().map(PathBuf::from));
    folders.map(|folder| folder.join(name)).find(|path| path.exists())
}

/// Memory of the machine and what of it is free: `24.0 GiB, 20.1 GiB free`.
pub fn memory() -> String {
    memory_of(&text("/proc/meminfo").unwrap_or_default())
}

fn memory_of(text: &str) -> String {
    let gib = |name: &str| {
        let kib: f64 = value_of(text, name)?.strip_suffix("kB")?.trim().parse().ok()?;
        Some(kib / f64::from(1 << 20))
    };
    match (gib("MemTotal:"), gib("MemAvailable:")) {
        (Some(all), Some(free)) => format!("{all:.1} GiB, {free:.1} GiB free"),
        (Some(all), None) => format!("{all:.1} GiB"),
        _ => "not known on this system".to_owned(),
    }
}

/// Limits of memory that are set for this process: its address space, and those of its control group.
pub fn limits() -> String {
    let soft = |line: &str| {
        let text = text("/proc/self/limits")?;
        let rest = text.lines().find_map(|found| found.strip_prefix(line))?.to_owned();
        rest.split_whitespace().next().map(str::to_owned)
    };
    let group = group_limit(Path::new("/sys/fs/cgroup"), &text("/proc/self/cgroup").unwrap_or_default());
    let named =
        [("address space", soft("Max address space")), ("data", soft("Max data size")), ("control group", group)];
    let set = named.into_iter().filter_map(|(name, limit)| Some(format!("{name} {}", bytes(&limit?))));
    let set: Vec<String> = set.filter(|limit| !limit.ends_with("unlimited") && !limit.ends_with("max")).collect();
    if set.is_empty() { "none found".to_owned() } else { set.join(", ") }
}

/// The least memory limit of a process's control group (version 2) and of those around it.
fn group_limit(root: &Path, groups: &str) -> Option<String> {
    let own = groups.lines().find_map(|line| line.strip_prefix("0::"))?.trim_start_matches('/');
    let limit = |folder: &Path| fs::read_to_string(folder.join("memory.max")).ok()?.trim().parse::<u64>().ok();
    let own = root.join(own);
    let around = own.ancestors().take_while(|folder| folder.starts_with(root));
    around.filter_map(limit).min().map(|least| least.to_string())
}

/// A number of bytes in MiB; other words as they are.
fn bytes(text: &str) -> String {
    text.parse::<u64>().map_or_else(|_| text.to_owned(), |bytes| format!("{} MiB", bytes >> 20))
}

/// A small text file of the system.
fn text(path: &str) -> Option<String> {
    let bytes = crate::intake::file(Path::new(path), MOST).ok()?;
    String::from_utf8(bytes).ok()
}

/// What follows a name at the beginning of a line, without quotation marks.
fn value_of(text: &str, name: &str) -> Option<String> {
    let value = text.lines().find_map(|line| line.strip_prefix(name))?;
    Some(value.trim().trim_matches('"').to_owned())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn memory_and_displays_are_read() {
        let text = "MemTotal:       25165824 kB\nMemFree:  1 kB\nMemAvailable:   12582912 kB\n";
        assert_eq!(memory_of(text), "24.0 GiB, 12.0 GiB free");
        assert_eq!(memory_of("garbage"), "not known on this system");
        let x11 = display_of(|name| match name {
            "XDG_SESSION_TYPE" => Some("x11".to_owned()),
            "DISPLAY" => Some("clinic:7".to_owned()),
            _ => Some(String::new()),
        });
        assert!(x11.starts_with("x11") && x11.ends_with("DISPLAY=…:7"), "{x11}");
        assert!(display_of(|_| None).starts_with("kind of session not named"));
    }

    #[test]
    fn the_narrowest_control_group_counts() {
        let root = tempfile::tempdir().unwrap();
        let put = |folder: &str, limit: &str| {
            fs::create_dir_all(root.path().join(folder)).unwrap();
            fs::write(root.path().join(folder).join("memory.max"), limit).unwrap();
        };
        put("user", "8589934592\n");
        put("user/app", "max\n");
        put("user/app/tab", "17179869184\n");
        assert_eq!(group_limit(root.path(), "0::/user/app/tab\n").as_deref(), Some("8589934592"));
        assert_eq!(group_limit(root.path(), "0::/\n"), None);
        assert_eq!(group_limit(root.path(), "12:memory:/docker\n"), None, "version 1 is not read");
        assert_eq!(bytes("8589934592"), "8192 MiB");
    }
}
