//! What a picture's file says about itself besides the picture.

/// Words about a figure, and the scene that makes it again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The figure's title.
    pub title: String,
    /// What to watch, what it shows in words, and the terms.
    pub description: String,
    /// The scene in RON.
    pub scene: Option<String>,
}
