//! What the program asks of every lab's settings.

use super::{Choice, Clash, LabError, LabJob, Quantity, TrainedNets, words};
use crate::cost::Cost;
use crate::job::Watch;
use crate::params::Parameters;
use crate::text::Lang;
use std::fmt::Debug;
use std::path::Path;
use std::time::Duration;

/// The settings of a lab. Most methods have an answer for labs that do not have the thing asked for.
pub trait LabKind: Debug + Send + Sync {
    /// Its own described numbers by the field they stand in; an empty name for numbers of the lab itself.
    fn own_parts(&self) -> Vec<(&'static str, &dyn Parameters)>;

    /// The part in a field, to change.
    fn own_part_mut(&mut self, field: &str) -> Option<&mut dyn Parameters>;

    /// Whether a number plays a part under the settings as they are: the panel shows those. All are checked.
    fn is_in_use(&self, _field: &str, _key: &str) -> bool {
        true
    }

    /// What of it is chosen by name under the settings as they are, in the order of the menus.
    fn choices(&self) -> Vec<Choice> {
        Vec::new()
    }

    /// Makes `options[option]` the chosen one of the choice in `field`.
    fn choose(&mut self, _field: &str, _option: usize) {}

    /// Numbers that are wrong together although each is in its range.
    fn clashes(&self) -> Vec<Clash> {
        Vec::new()
    }

    /// The nets it trains side by side, if it does.
    fn trained(&self) -> Option<&TrainedNets> {
        None
    }

    /// The same, to change.
    fn trained_mut(&mut self) -> Option<&mut TrainedNets> {
        None
    }

    /// Whether the seed changes what it finds.
    fn is_random(&self) -> bool {
        self.trained().is_some()
    }

    /// What `Net(net: k, …)` of a claim counts: the nets it trains, or what else it compares.
    fn net_names(&self, lang: Lang) -> Vec<String> {
        words::names(self.trained().map_or(&[], |trained| &trained.nets), lang)
    }

    /// How long each unit of its work is shown in the window before the next; none for units that are only work.
    fn pace(&self) -> Option<Duration> {
        None
    }

    /// What it times on this machine, as words for the window alone: a record depends on nothing but settings and seed.
    /// None where it times nothing, or when given up.
    fn timed(&self, _watch: &Watch<'_>) -> Option<Box<dyn Fn(Lang) -> String + Send>> {
        None
    }

    /// What it finds of each net as one number; claims of a scene compare these.
    fn quantities(&self) -> &'static [Quantity];

    /// An upper bound of what it needs, known before it begins; of numbers out of range anything.
    fn cost(&self) -> Cost;

    /// Begins the work. `folder` is the scene's.
    ///
    /// # Errors
    /// No nets, a batch of one under batch normalisation, data that cannot be read.
    fn start(&self, seed: u64, folder: &Path) -> Result<LabJob, LabError>;
}
