//! Where a path ends on the map at the shown moment: at its head, at the edge where it flew off, or beyond the view.

use super::Path;
use super::drawing::{Pos, Rect};
use super::layout::PageFromPlane;

/// Distance of badges and arrows from the edge of the view, at stroke scale 1.
const INSIDE: f32 = 13.0;

/// The end of a path on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PathEnd {
    /// The current point is in view.
    Head(Pos),
    /// A path without bound left the view here; it is drawn no further.
    Left(Pos),
    /// The current point is out of view; the place at the edge that is nearest to it, and the direction to it.
    Beyond(Pos, Pos),
}

impl PathEnd {
    /// The end of `path` on a map that shows `inner`; none for a path without points.
    pub fn of(path: &Path, page: &PageFromPlane, inner: Rect, scale: f32) -> Option<Self> {
        let rim = inner.shrink(INSIDE * scale);
        if let Some(left) = first_outside(path, page, inner) {
            return Some(Self::Left(edge(path, left, page, rim)));
        }
        let head = page.pos(*path.points.get(path.shown())?);
        if inner.contains(head) {
            return Some(Self::Head(head));
        }
        let at = [0, 1].map(|axis| head[axis].clamp(rim.min[axis], rim.max[axis].max(rim.min[axis])));
        let to = [head[0] - at[0], head[1] - at[1]];
        // Halved: the square of a position clamped far outside overflows.
        let length = (0.5 * to[0]).hypot(0.5 * to[1]);
        let direction = if length.is_finite() && length > 0.0 { to.map(|x| 0.5 * x / length) } else { [1.0, 0.0] };
        Some(Self::Beyond(at, direction))
    }

    /// Its place on the page.
    pub const fn at(self) -> Pos {
        match self {
            Self::Head(at) | Self::Left(at) | Self::Beyond(at, _) => at,
        }
    }
}

/// Index of the first point outside the view of a path without bound; none while it has not left.
pub fn first_outside(path: &Path, page: &PageFromPlane, inner: Rect) -> Option<usize> {
    let past = &path.points[..(path.shown() + 1).min(path.points.len())];
    past.iter().position(|p| !inner.contains(page.pos(*p))).filter(|_| path.diverged)
}

/// The point just inside the edge of the view at which a path crosses it before point `outside`.
fn edge(path: &Path, outside: usize, page: &PageFromPlane, rim: Rect) -> Pos {
    let to = page.pos(path.points[outside]);
    let from = page.pos(path.points[outside.saturating_sub(1)]);
    let within = |p: Pos| [0, 1].map(|axis| p[axis].clamp(rim.min[axis], rim.max[axis].max(rim.min[axis])));
    // Fraction of the segment inside, by each edge in turn (Liang & Barsky 1984).
    let mut part: f32 = 1.0;
    for axis in 0..2 {
        let step = to[axis] - from[axis];
        let bound = if step > 0.0 { rim.max[axis] } else { rim.min[axis] };
        if step != 0.0 {
            part = part.min(((bound - from[axis]) / step).max(0.0));
        }
    }
    within([from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])])
}
