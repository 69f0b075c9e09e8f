//! A test in a process of its own, beside the other tests of its program.

use std::process::Command;

/// Tells the child that it is one.
const CHILD: &str = "LOSSCAPE_OWN_PROCESS";

/// Whether this process is the test's own; if not, one is started for it, and its failure is this test's.
pub fn is_here(test: &str) -> bool {
    if std::env::var_os(CHILD).is_some() {
        return true;
    }
    let program = std::env::current_exe().expect("a test runs from a file");
    let child = Command::new(program).args(["--exact", test, "--nocapture"]).env(CHILD, "1").output();
    let output = child.expect("the test's own program can be started");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("1 passed") || !output.status.success(), "no test is called {test}");
    assert!(output.status.success(), "{said}");
    print!("{said}");
    false
}
