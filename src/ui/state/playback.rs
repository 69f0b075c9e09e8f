//! The time cursor: an index into finished trajectories, in steps or in gradient evaluations, and how it moves.

/// Steps per second at speed 1.
pub const STEPS_PER_SECOND: f64 = 20.0;
/// A race that would take longer than this at speed 1 starts faster, in seconds.
const LONGEST: f64 = 12.0;
/// The speeds of the menu.
pub const SPEEDS: [f64; 9] = [0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 32.0, 128.0, 1024.0];

/// A speed as it is shown: "½×", "4×".
pub fn speed_words(speed: f64) -> String {
    match speed {
        0.25 => "¼×".to_owned(),
        0.5 => "½×".to_owned(),
        speed => format!("{speed}×"),
    }
}

/// The cursor over time and how it moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Playback {
    at: f64,
    end: u64,
    /// Units of the axis in one step: 1, or the evaluations of the dearest racer's step.
    unit: u64,
    /// Whether the race is still to come: its length will set cursor and speed.
    fresh: bool,
    /// Whether it moves by itself.
    pub playing: bool,
    /// Factor on [`STEPS_PER_SECOND`].
    pub speed: f64,
    /// Whether it begins again at the end.
    pub looped: bool,
}

impl Default for Playback {
    fn default() -> Self {
        Self { at: 0.0, end: 0, unit: 1, fresh: false, playing: false, speed: 1.0, looped: false }
    }
}

impl Playback {
    /// A cursor that will stand at the end of the race to come, at the slowest speed that plays it within 12 s.
    pub fn fresh() -> Self {
        Self { fresh: true, ..Self::default() }
    }

    /// Whether the race is still to come.
    pub fn is_fresh(&self) -> bool {
        self.fresh
    }
    /// The current moment, in units of the axis.
    pub fn at(&self) -> u64 {
        self.at as u64
    }
    /// The last moment.
    pub fn end(&self) -> u64 {
        self.end
    }
    /// Sets the length of the race and the units in a step. The cursor stays where it is, or at the end.
    pub fn set_end(&mut self, end: u64, unit: u64) {
        let asked = (self.fresh && self.at > 0.0).then_some(self.at);
        let at_end = self.fresh || self.at() >= self.end;
        if self.fresh {
            let steps = (end / unit.max(1)) as f64;
            let fits = |speed: &&f64| steps / (STEPS_PER_SECOND * **speed) <= LONGEST;
            let fitting = SPEEDS.iter().filter(|s| **s >= 1.0).find(fits);
            self.speed = fitting.copied().unwrap_or(SPEEDS[SPEEDS.len() - 1]);
        }
        // Another unit (steps, evaluations) keeps the same part of the race.
        let part = if self.unit != unit && self.end > 0 { end as f64 / self.end as f64 } else { 1.0 };
        self.at = asked.unwrap_or(if at_end { end as f64 } else { self.at * part }).min(end as f64);
        (self.end, self.unit, self.fresh) = (end, unit.max(1), false);
    }
    /// Goes to a moment, or to the end where the race is shorter.
    pub fn go(&mut self, at: u64) {
        self.at = if self.fresh { at as f64 } else { at.min(self.end) as f64 };
    }
    /// Moves forward (or back) by whole steps; stops playing.
    pub fn move_by(&mut self, steps: i64) {
        self.playing = false;
        // "To the end" is more steps than there are: times the unit it would overflow.
        let to = (self.at() as i64).saturating_add(steps.saturating_mul(self.unit as i64));
        self.at = to.clamp(0, self.end as i64) as f64;
    }
    /// Starts or stops; from the end it starts again at 0.
    pub fn toggle(&mut self) {
        self.playing = !self.playing;
        if self.playing && self.at() >= self.end {
            self.at = 0.0;
        }
    }
    /// Moves on by `seconds` of play.
    pub fn advance(&mut self, seconds: f64) {
        if !self.playing {
            return;
        }
        self.at += seconds * STEPS_PER_SECOND * self.speed * self.unit as f64;
        if self.at >= self.end as f64 {
            self.playing = self.looped && self.end > 0;
            self.at = if self.playing { 0.0 } else { self.end as f64 };
        }
    }
    /// Takes the next faster (or slower) speed.
    pub fn change_speed(&mut self, faster: bool) {
        let next = if faster {
            SPEEDS.iter().find(|s| **s > self.speed)
        } else {
            SPEEDS.iter().rev().find(|s| **s < self.speed)
        };
        self.speed = next.copied().unwrap_or(self.speed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(end: u64) -> Playback {
        let mut time = Playback::fresh();
        time.set_end(end, 1);
        time
    }

    #[test]
    fn playing_ends_at_the_last_step_and_starts_again_from_the_first() {
        let mut time = of(150);
        assert_eq!((time.at(), time.speed), (150, 1.0));
        time.toggle();
        assert_eq!(time.at(), 0);
        time.advance(1.0);
        assert_eq!(time.at(), 20);
        time.advance(100.0);
        assert_eq!((time.at(), time.playing), (150, false));
        assert_eq!(of(1000).speed, 8.0);
    }

    #[test]
    fn a_cursor_at_the_end_stays_at_the_end_of_a_longer_race() {
        let mut time = of(100);
        time.set_end(300, 1);
        assert_eq!(time.at(), 300);
        time.go(50);
        time.set_end(200, 1);
        assert_eq!(time.at(), 50);
        time.set_end(2000, 10);
        assert_eq!(time.at(), 500);
        time.move_by(-1);
        assert_eq!(time.at(), 490);
        time.move_by(i64::MAX / 2);
        assert_eq!(time.at(), 2000);
        time.move_by(i64::MIN / 2);
        assert_eq!(time.at(), 0);
    }

    #[test]
    fn a_moment_asked_for_before_the_race_is_known_is_kept() {
        let mut time = Playback::fresh();
        time.go(70);
        time.set_end(150, 1);
        assert_eq!(time.at(), 70);
    }
}
