//! Held-out accuracy after training, against the batch (`BatchSize`) or against the learning rate (`Eta`).
//!
//! Nets on the digits that differ in their normalisation alone are trained for the same number of epochs at each setting,
//! under several seeds; the picture has medians and quartiles over these. Accuracies are of the held-out digits after the
//! last epoch, in inference mode. A net that diverged counts as one that guesses. Batch normalisation begins at a batch of
//! two: of one example it would give β.

mod charts;
mod findings;
mod plan;
mod run;
mod table;
mod verdict;

pub use findings::{Findings, Outcome, SettingFindings};
pub use plan::Plan;

pub(super) use findings::{QUANTITIES, names};
pub(super) use run::{cost, start};
