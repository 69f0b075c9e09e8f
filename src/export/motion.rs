//! Which steps of a race a moving picture shows, how it is played, and why there is none.

use crate::text::Lang;

/// Which steps of a race a moving picture shows, and how it is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Motion {
    /// The step of the first frame.
    pub from: u64,
    /// The step of the last one; the race's last if `None`.
    pub to: Option<u64>,
    /// Frames a second.
    pub fps: u32,
    /// How often it is played; for ever if `None`.
    pub loops: Option<u32>,
}

impl Default for Motion {
    fn default() -> Self {
        Self { from: 0, to: None, fps: 20, loops: None }
    }
}

impl Motion {
    /// Frames a second that a GIF can have: it counts hundredths, and programs slow down a frame of one.
    pub const FPS: (u32, u32) = (1, 50);
    /// Most frames: a race of more steps shows every second one, every third, …
    pub const MOST_FRAMES: u64 = 240;
    /// Most pixels of all frames together: a minute of work.
    pub const MOST_PX: u64 = 1 << 30;

    /// The steps of the frames.
    ///
    /// # Errors
    /// The range is empty or goes beyond the last step, the speed is out of range, there would be too many pixels.
    pub(super) fn steps(&self, last: u64, (width, height): (u32, u32)) -> Result<Vec<u64>, MotionError> {
        let to = self.to.unwrap_or(last);
        if self.from > to || to > last {
            return Err(MotionError::Range { from: self.from, to, last });
        }
        if !(Self::FPS.0..=Self::FPS.1).contains(&self.fps) {
            return Err(MotionError::Fps { found: self.fps });
        }
        // The last step has a frame of its own.
        let every = (to - self.from).div_ceil(Self::MOST_FRAMES - 1).max(1);
        let mut steps: Vec<u64> = (self.from..to).step_by(every as usize).collect();
        steps.push(to);
        let pixels = u64::from(width) * u64::from(height) * steps.len() as u64;
        if pixels > Self::MOST_PX || width.max(height) > u32::from(u16::MAX) {
            return Err(MotionError::TooLarge { size: (width, height), frames: steps.len() });
        }
        Ok(steps)
    }
}

/// Why there is no moving picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum MotionError {
    /// A lab has no time.
    Lab,
    /// Steps that the race does not have, or none at all.
    Range {
        /// The first.
        from: u64,
        /// The last.
        to: u64,
        /// The race's last.
        last: u64,
    },
    /// Too slow or too fast.
    Fps {
        /// Frames a second.
        found: u32,
    },
    /// Too many pixels.
    TooLarge {
        /// Of a frame.
        size: (u32, u32),
        /// Their number.
        frames: usize,
    },
}

impl MotionError {
    /// The message in a language.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Lab => lang.t("motion-lab"),
            Self::Range { from, to, last } => {
                let [from, to, last] = [from, to, last].map(|step| lang.whole(*step).into());
                lang.with("motion-range", &[("from", from), ("to", to), ("last", last)])
            }
            Self::Fps { found } => {
                let (least, most) = Motion::FPS;
                lang.with("motion-fps", &[("found", (*found).into()), ("least", least.into()), ("most", most.into())])
            }
            Self::TooLarge { size: (width, height), frames } => {
                let fits = Motion::MOST_PX / (u64::from(*width) * u64::from(*height)).max(1);
                let words = [
                    ("size", format!("{width}×{height}").into()),
                    ("frames", (*frames).into()),
                    ("most", lang.whole(fits).into()),
                ];
                lang.with("motion-too-large", &words)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_never_more_frames_than_the_most() {
        for last in [0, 1, 238, 239, 240, 241, 477, 478, 479, 480, 100_000] {
            let steps = Motion::default().steps(last, (16, 16)).expect("a range of the race");
            assert!(steps.len() as u64 <= Motion::MOST_FRAMES, "{last}: {} frames", steps.len());
            assert_eq!((steps[0], steps[steps.len() - 1]), (0, last));
        }
        assert_eq!(Motion::default().steps(239, (16, 16)).map(|steps| steps.len()), Ok(240));
    }
}
