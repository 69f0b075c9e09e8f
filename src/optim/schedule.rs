//! Step size as a function of the step.

use serde::{Deserialize, Serialize};

/// How η changes with the step. (Draft: the optimizer owner completes it.)
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Schedule {
    /// η.
    #[default]
    Constant,
}
