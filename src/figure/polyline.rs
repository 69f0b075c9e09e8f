//! Clips a polyline to a rectangle.
//!
//! A dashed line's parts begin a whole number of periods from the beginning of the line, up to a period outside the
//! rectangle, so that dashes keep their places. Numbers are f64: a line's other end may be 10¹⁵ points away. An end at
//! the border is computed from the nearer corner of its segment (Liang and Barsky 1984, from both sides): from the
//! farther one it would lose all digits.

use super::drawing::{Pos, Rect};

/// The visible parts of a polyline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// The corners of each part, at least two.
    pub lines: Vec<Vec<Pos>>,
    /// Total length outside the rectangle.
    pub unseen: f64,
}

/// Larger coordinates are scaled down to this, keeping their direction, so that differences do not overflow.
const LARGEST: f64 = 1e300;

type Exact = [f64; 2];

/// A point on a line, with the index of its segment.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    segment: usize,
    at: Exact,
}

/// The parts of a polyline within `rect`; with a dash `period`, each begins a whole number of periods from the
/// beginning. A non-finite corner interrupts the line.
pub fn parts(corners: &[Exact], rect: Rect, period: Option<f64>) -> Parts {
    let period = period.filter(|period| period.is_finite() && *period > 0.0);
    let mut parts = Parts::default();
    for run in corners.split(|corner| !corner.iter().all(|x| x.is_finite())) {
        let run: Vec<Exact> = run.iter().copied().map(limited).collect();
        add(&run, rect, period, &mut parts);
    }
    parts
}

fn limited(corner: Exact) -> Exact {
    let size = corner[0].abs().max(corner[1].abs());
    if size > LARGEST { corner.map(|x| x / size * LARGEST) } else { corner }
}

/// Adds the parts of an uninterrupted line.
fn add(corners: &[Exact], rect: Rect, period: Option<f64>, parts: &mut Parts) {
    let mut found: Vec<(Place, Place)> = Vec::new();
    // Position within the dash period at the start of the segment.
    let mut phase = 0.0;
    for (segment, ends) in corners.windows(2).enumerate() {
        let (a, b) = (ends[0], ends[1]);
        let length = distance(a, b);
        let into = |at| period.map_or(0.0, |period| (phase + distance(a, at)) % period);
        match seen(a, b, rect) {
            None => parts.unseen += length,
            Some((from, to)) => {
                parts.unseen += (length - distance(from, to)).max(0.0);
                let begin = back(corners, Place { segment, at: from }, into(from), found.last().map(|part| part.1));
                let to = Place { segment, at: to };
                match (begin, found.last_mut()) {
                    (None, Some(last)) => last.1 = to,
                    (begin, _) => found.push((begin.unwrap_or(Place { segment, at: from }), to)),
                }
            }
        }
        phase = into(b);
    }
    let line = |(from, to): (Place, Place)| {
        let between = &corners[from.segment + 1..=to.segment];
        let mut line: Vec<Exact> = std::iter::once(from.at).chain(between.iter().copied()).chain([to.at]).collect();
        line.dedup();
        line.into_iter().map(|at| at.map(|x| x as f32)).collect::<Vec<Pos>>()
    };
    parts.lines.extend(found.into_iter().map(line).filter(|line| line.len() > 1));
}

/// The point on the line at distance `by` before `from`, at most its beginning; `None` if the part before, which ends
/// at `end`, reaches that point.
fn back(corners: &[Exact], from: Place, mut by: f64, end: Option<Place>) -> Option<Place> {
    // A corner on the border belongs to two segments: the part before continues there.
    let is_corner = corners.get(from.segment) == Some(&from.at);
    if is_corner && end.is_some_and(|end| end.segment + 1 == from.segment && end.at == from.at) {
        return None;
    }
    let mut at = from.at;
    for segment in (0..=from.segment).rev() {
        let end = end.filter(|end| end.segment == segment);
        let to = end.map_or(corners[segment], |end| end.at);
        let room = distance(to, at);
        if by <= 0.0 {
            return Some(Place { segment, at });
        } else if by < room {
            let part = by / room;
            return Some(Place { segment, at: [at[0] + (to[0] - at[0]) * part, at[1] + (to[1] - at[1]) * part] });
        } else if end.is_some() {
            return None;
        }
        by -= room;
        at = to;
    }
    Some(Place { segment: 0, at })
}

/// The part of a segment that lies in the rectangle.
pub(super) fn seen(a: Exact, b: Exact, rect: Rect) -> Option<(Exact, Exact)> {
    // Positions as fractions of the segment, from `a` and from `b`.
    let (mut from, mut to) = ([0.0, 1.0], [1.0, 0.0]);
    // Near the end `b` the fraction from `b` is more precise.
    let is_later = |p: [f64; 2], q: [f64; 2]| if p[0] > 0.5 && q[0] > 0.5 { p[1] < q[1] } else { p[0] > q[0] };
    for axis in 0..2 {
        let (low, high) = (f64::from(rect.min[axis]), f64::from(rect.max[axis]));
        let step = b[axis] - a[axis];
        if step == 0.0 {
            if a[axis] < low || a[axis] > high {
                return None;
            }
            continue;
        }
        let place = |border: f64| [(border - a[axis]) / step, (b[axis] - border) / step];
        let (enters, leaves) = if step > 0.0 { (place(low), place(high)) } else { (place(high), place(low)) };
        from = if is_later(enters, from) { enters } else { from };
        to = if is_later(to, leaves) { leaves } else { to };
    }
    let at = |[along, left]: [f64; 2]| match (along, left) {
        (0.0, _) => a,
        (_, 0.0) => b,
        _ => [0, 1].map(|axis| {
            let (a, b) = (a[axis], b[axis]);
            let x = if along <= 0.5 { a + (b - a) * along } else { b + (a - b) * left };
            x.min(f64::from(rect.max[axis])).max(f64::from(rect.min[axis]))
        }),
    };
    (!is_later(from, to)).then(|| (at(from), at(to)))
}

fn distance(a: Exact, b: Exact) -> f64 {
    (b[0] - a[0]).hypot(b[1] - a[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECT: Rect = Rect { min: [0.0, 0.0], max: [100.0, 50.0] };

    #[test]
    fn a_line_inside_is_itself() {
        let line = [[0.0, 10.0], [60.0, 10.0], [60.0, 50.0]];
        let found = parts(&line, RECT, Some(7.0));
        assert_eq!(found.lines, [line.map(|p| p.map(|x| x as f32)).to_vec()]);
        assert_eq!(found.unseen, 0.0);
        assert!(parts(&line[..1], RECT, None).lines.is_empty() && parts(&[], RECT, None).lines.is_empty());
    }

    #[test]
    fn a_part_begins_whole_periods_from_the_beginning_also_around_a_corner() {
        // 995 to the rim, of periods of 100: back to 900, which lies 5 before the corner at 905.
        let line = [[-990.0, -95.0], [-990.0, 10.0 + 800.0], [-90.0, 810.0], [-90.0, 10.0], [50.0, 10.0]];
        let found = parts(&line, RECT, Some(100.0));
        // 905 + 900 + 800 + 90 = 2695 to the rim: 2600 lies 5 before the last corner.
        assert_eq!(found.lines, [vec![[-90.0, 15.0], [-90.0, 10.0], [50.0, 10.0]]]);
        assert_eq!(found.unseen, 2695.0);
        assert_eq!(parts(&line, RECT, None).lines, [vec![[0.0, 10.0], [50.0, 10.0]]]);
    }

    #[test]
    fn parts_that_come_back_within_a_period_are_one() {
        let loop_of = |reach: f64| [[50.0, 10.0], [100.0 + reach, 10.0], [100.0 + reach, 20.0], [50.0, 20.0]];
        assert_eq!(
            parts(&loop_of(10.0), RECT, Some(200.0)).lines,
            [loop_of(10.0).map(|p| p.map(|x| x as f32)).to_vec()]
        );
        assert_eq!(parts(&loop_of(10.0), RECT, None).lines.len(), 2);
        let far = parts(&loop_of(1e15), RECT, Some(12.0)).lines;
        assert_eq!(far.len(), 2);
        assert!(far.iter().flatten().all(|p| (50.0..=112.0).contains(&p[0])), "{far:?}");
    }

    #[test]
    fn an_end_however_far_does_not_move_the_near_one() {
        for far in [1e4, 1e15, 1e30, 1e99, 1e300] {
            let arrows = [[[-far, -far / 2.0], [50.0, 25.0]], [[50.0, 25.0], [-far, -far / 2.0]]];
            for (k, arrow) in arrows.iter().enumerate() {
                let found = parts(arrow, RECT, None).lines;
                assert_eq!(found.len(), 1, "{far:e}");
                let (near, rim) = (found[0][1 - k], found[0][k]);
                assert_eq!(near, [50.0, 25.0]);
                assert!(rim[0].abs() < 0.01 && rim[1].abs() < 0.01, "{far:e}: {rim:?}");
            }
            assert!(parts(&[[-far, 60.0], [far, 60.0]], RECT, Some(5.0)).lines.is_empty());
        }
        let broken = [[10.0, 10.0], [20.0, 10.0], [f64::NAN, 10.0], [f64::INFINITY, 10.0], [30.0, 10.0], [40.0, 10.0]];
        assert_eq!(parts(&broken, RECT, None).lines, [[[10.0, 10.0], [20.0, 10.0]], [[30.0, 10.0], [40.0, 10.0]]]);
    }
}
