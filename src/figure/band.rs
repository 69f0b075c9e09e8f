//! A band of a chart: a translucent area between two curves, which may be drawn as its edges.
//!
//! A pixel column with several values shows the lowest of the lower edge and the highest of the upper one, so that no
//! spike is lost and a million values draw as fast as a thousand. A value that is not finite on either edge is a gap.
//! On a log axis a lower edge at or below zero leaves the frame at the bottom; an upper one is a gap.

use super::drawing::{Pos, Rect, Shape, Stroke};
use super::layout::{PageFromPlane, Pen};
use super::marker::dash;
use super::{Band, BandLook, marks};

/// Opacity of the area: overlapping areas stay distinct, and lines are visible through both.
const OPACITY: f32 = 0.36;
/// Opacity of a pale area.
const PALE: f32 = 0.15;
/// Width of the edges relative to a curve's.
const EDGE: f32 = 0.65;
/// Values further outside the frame are clamped to this distance, in points; the frame clips them.
const OUTSIDE: f32 = 1e4;

/// Areas and edges of all pieces, returned separately: the edges of all bands lie above all areas.
pub fn shapes(band: &Band, page: &PageFromPlane, frame: Rect, pen: &Pen<'_>) -> (Vec<Shape>, Vec<Shape>) {
    let width = pen.style.stroke * pen.tokens.chart_width * EDGE;
    let colour = pen.tokens.racer[band.slot % 8];
    let opacity = if band.look == BandLook::Pale { PALE } else { OPACITY };
    let (fill, stroke) = (colour.faded(opacity), Stroke { width, colour, dash: band.dashed.then(|| dash(width)) });
    let (mut areas, mut edges) = (Vec::new(), Vec::new());
    for columns in columns(band, page, frame) {
        if band.look == BandLook::Edged {
            edges.push(marks::line(columns.iter().map(|[x, top, _]| [*x, *top]).collect(), stroke));
            edges.push(marks::line(columns.iter().map(|[x, _, bottom]| [*x, *bottom]).collect(), stroke));
        }
        areas.push(Shape::Area { columns, fill });
    }
    (areas, edges)
}

/// The end of the band: the middle of its last column of finite values.
pub fn end(band: &Band, page: &PageFromPlane, frame: Rect) -> Option<Pos> {
    let place = |k: usize, (low, high)| {
        let [x, top, bottom] = column(band, page, frame, k, low, high)?;
        Some([x, (top + bottom) / 2.0])
    };
    band.low.iter().copied().zip(band.high.iter().copied()).enumerate().rev().find_map(|(k, value)| place(k, value))
}

/// x, top and bottom of the k-th values on the page; `None` at a gap.
fn column(band: &Band, page: &PageFromPlane, frame: Rect, k: usize, low: f64, high: f64) -> Option<[f32; 3]> {
    let (top, bottom) = (page.y(high), page.y(low));
    // log₁₀ of zero or less is −∞ or NaN: an upper edge there is a gap, a lower one is at the bottom.
    if !low.is_finite() || !high.is_finite() || top.is_nan() || top == f32::INFINITY {
        return None;
    }
    let within = |y: f32| y.clamp(frame.min[1] - OUTSIDE, frame.max[1] + OUTSIDE);
    let bottom = if bottom.is_nan() { f32::INFINITY } else { bottom };
    let (top, bottom) = (within(top), within(bottom));
    Some([page.x(band.x.at(k)), top.min(bottom), top.max(bottom)])
}

/// The band in pieces between gaps, one entry per pixel column. Pieces of a single column are dropped.
fn columns(band: &Band, page: &PageFromPlane, frame: Rect) -> Vec<Vec<[f32; 3]>> {
    let mut pieces = vec![Piece::default()];
    for (k, (low, high)) in band.low.iter().copied().zip(band.high.iter().copied()).enumerate() {
        match column(band, page, frame, k, low, high) {
            Some(column) => pieces.last_mut().expect("begins with one piece").push(column),
            None => pieces.push(Piece::default()),
        }
    }
    pieces.into_iter().map(Piece::finish).filter(|columns| columns.len() > 1).collect()
}

/// Builder of a piece.
#[derive(Default)]
struct Piece {
    done: Vec<[f32; 3]>,
    /// The current pixel column: x of its first and last value, top and bottom.
    current: Option<[f32; 4]>,
}

impl Piece {
    fn push(&mut self, [x, top, bottom]: [f32; 3]) {
        match &mut self.current {
            Some([first, last, highest, lowest]) if first.floor() == x.floor() => {
                *last = x;
                *highest = highest.min(top);
                *lowest = lowest.max(bottom);
            }
            _ => {
                self.flush();
                self.current = Some([x, x, top, bottom]);
            }
        }
    }

    fn flush(&mut self) {
        if let Some([first, last, top, bottom]) = self.current.take() {
            // The piece begins at its first value.
            let x = if self.done.is_empty() { first } else { (first + last) / 2.0 };
            self.done.push([x, top, bottom]);
        }
    }

    fn finish(mut self) -> Vec<[f32; 3]> {
        let end = self.current.map(|[_, last, ..]| last);
        self.flush();
        if let (Some(last), Some(end)) = (self.done.last_mut(), end) {
            // The piece ends at its last value.
            last[0] = end;
        }
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Axis, Places, Plot, PlotKind};
    use std::sync::Arc;

    const FRAME: Rect = Rect { min: [10.0, 20.0], max: [110.0, 120.0] };

    fn page(x: (f64, f64), y: (f64, f64), log: bool) -> PageFromPlane {
        let axis = |range, log| Axis::new("", range, log);
        let (x, y) = (axis(x, false), axis(y, log));
        let plot = Plot {
            title: String::new(),
            kind: PlotKind::Chart,
            x,
            y,
            layers: vec![],
            colour_bar: None,
            cursor: None,
            ..Plot::default()
        };
        PageFromPlane::new(&plot, FRAME)
    }

    fn band(low: Vec<f64>, high: Vec<f64>) -> Band {
        let (low, high) = (Arc::new(low), Arc::new(high));
        Band {
            slot: 0,
            look: BandLook::Edged,
            dashed: false,
            x: Places::Even { first: 0.0, step: 1.0 },
            low,
            high,
            diverged: false,
        }
    }

    #[test]
    fn a_pixel_column_keeps_its_extremes() {
        // 100,000 values on 100 columns, with one spike up and one down.
        let (mut low, mut high) = (vec![4.0; 100_000], vec![6.0; 100_000]);
        high[50_123] = 10.0;
        low[70_456] = 0.0;
        let pieces = columns(&band(low, high), &page((0.0, 99_999.0), (0.0, 10.0), false), FRAME);
        assert_eq!(pieces.len(), 1);
        assert!(pieces[0].len() <= 101, "{} columns", pieces[0].len());
        assert_eq!(pieces[0].iter().map(|c| c[1]).fold(f32::MAX, f32::min), 20.0, "the spike up");
        assert_eq!(pieces[0].iter().map(|c| c[2]).fold(f32::MIN, f32::max), 120.0, "the spike down");
        assert!(pieces[0].windows(2).all(|pair| pair[0][0] < pair[1][0]), "x ascends");
        assert_eq!((pieces[0][0][0], pieces[0][pieces[0].len() - 1][0]), (10.0, 110.0), "from end to end");
    }

    #[test]
    fn a_value_that_is_not_finite_is_a_gap() {
        let low = vec![1.0, 1.0, f64::NAN, 1.0, 1.0, 1.0, 1.0];
        let high = vec![2.0, 2.0, 2.0, 2.0, f64::INFINITY, 2.0, 2.0];
        let pieces = columns(&band(low, high), &page((0.0, 6.0), (0.0, 10.0), false), FRAME);
        let lengths: Vec<usize> = pieces.iter().map(Vec::len).collect();
        assert_eq!(lengths, [2, 2], "the lone value between two gaps is no area");
    }

    #[test]
    fn a_lower_edge_below_zero_leaves_a_log_axis_at_the_bottom() {
        let page = page((0.0, 3.0), (0.01, 100.0), true);
        let found = columns(&band(vec![0.0, -1.0, 0.1, 0.1], vec![1.0, 1.0, 1.0, 0.0]), &page, FRAME);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].len(), 3, "no upper edge, no area");
        assert!(found[0][..2].iter().all(|c| c[2] > FRAME.max[1] && (c[1] - 70.0).abs() < 0.01), "{found:?}");
    }
}
