//! Numbers of a lab that are wrong together.

/// Numbers that are wrong together although each is in its range: a lower end above the upper one.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// Where the number to blame stands below the lab: `probe.low`.
    pub path: &'static str,
    /// Key of the words that say what was found.
    pub text: &'static str,
    /// The numbers in those words, by name.
    pub numbers: Vec<(&'static str, f64)>,
    /// Key of the words that say what is allowed.
    pub help: &'static str,
}
