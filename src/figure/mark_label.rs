//! Placement of a mark's label: the first of a few positions around it that is inside the map; the start's label also
//! avoids the paths that begin there.

use super::drawing::{Anchor, Pos, Rect};
use super::layout::{PageFromPlane, Pen};
use super::map::mark_scale;
use super::measure::text_width;
use super::{Layer, Mark, MarkKind};

/// Line height in font sizes.
const LINE: f32 = 1.2;
/// Number of a path's first steps that the start's label avoids.
const BEGINNING: usize = 40;
/// Points tested per step: a label is higher than a tenth of any step in view.
const LOOKED_AT: usize = 10;
/// Cost of a label outside the map: more than any number of crossed paths.
const OUTSIDE: usize = 1_000_000;

/// Position and anchor of a mark's label, and its rectangle, in a map with these layers.
pub fn place(mark: &Mark, layers: &[Layer], page: &PageFromPlane, rect: Rect, pen: &Pen<'_>) -> (Pos, Anchor, Rect) {
    let (at, size) = (page.pos(mark.at), pen.style.label);
    let (width, height) = (text_width(&mark.label, size, true), LINE * size);
    let placed = |(to, anchor): (Pos, Anchor)| {
        let at = [at[0] + to[0], at[1] + to[1]];
        (at, anchor, box_of(at, anchor, [width, height]))
    };
    let cost = |(_, _, taken): &(Pos, Anchor, Rect)| {
        let outside = !rect.contains(taken.min) || !rect.contains(taken.max);
        let crossed = if mark.kind == MarkKind::Start { crossings(layers, page, *taken) } else { 0 };
        crossed + if outside { OUTSIDE } else { 0 }
    };
    let places = candidates(mark.kind, mark_scale(pen.style, pen.tokens));
    places.into_iter().map(placed).min_by_key(cost).expect("there are candidates")
}

/// Candidate offsets from the mark, the preferred one first.
pub(super) fn candidates(kind: MarkKind, scale: f32) -> Vec<(Pos, Anchor)> {
    let (x, y, off) = (12.0 * scale, 15.0 * scale, 13.0 * scale);
    match kind {
        MarkKind::Start => vec![
            ([0.0, -off], Anchor::CentreBottom),
            ([off, 0.0], Anchor::LeftCentre),
            ([-off, 0.0], Anchor::RightCentre),
            ([0.0, off], Anchor::CentreTop),
        ],
        // Usually near a minimum: above, because the minimum's label is below.
        MarkKind::TrueWeights => vec![
            ([x, -y], Anchor::LeftBottom),
            ([-x, -y], Anchor::RightBottom),
            ([x, y], Anchor::LeftTop),
            ([-x, y], Anchor::RightTop),
        ],
        MarkKind::Words => vec![([0.0, 0.0], Anchor::Centre)],
        MarkKind::Minimum | MarkKind::Saddle | MarkKind::Best(_) | MarkKind::Stop(_) => vec![
            ([x, y], Anchor::LeftTop),
            ([-x, y], Anchor::RightTop),
            ([x, -y], Anchor::LeftBottom),
            ([-x, -y], Anchor::RightBottom),
            ([0.0, 1.2 * y], Anchor::CentreTop),
            ([0.0, -1.2 * y], Anchor::CentreBottom),
            ([1.6 * x, 0.0], Anchor::LeftCentre),
            ([-1.6 * x, 0.0], Anchor::RightCentre),
            ([0.0, 3.0 * y], Anchor::CentreTop),
            ([0.0, -3.0 * y], Anchor::CentreBottom),
        ],
    }
}

pub(super) fn box_of(at: Pos, anchor: Anchor, [width, height]: [f32; 2]) -> Rect {
    let (left, top) = match anchor {
        Anchor::LeftTop => (0.0, 0.0),
        Anchor::LeftCentre => (0.0, 0.5),
        Anchor::LeftBottom => (0.0, 1.0),
        Anchor::CentreTop => (0.5, 0.0),
        Anchor::Centre => (0.5, 0.5),
        Anchor::CentreBottom => (0.5, 1.0),
        Anchor::RightTop => (1.0, 0.0),
        Anchor::RightCentre => (1.0, 0.5),
        Anchor::RightBottom => (1.0, 1.0),
    };
    Rect::new([at[0] - left * width, at[1] - top * height], [width, height])
}

/// How many paths cross a rectangle in their first steps.
fn crossings(layers: &[Layer], page: &PageFromPlane, taken: Rect) -> usize {
    let crosses = |layer: &&Layer| {
        let Layer::Path(path) = layer else { return false };
        path.points.windows(2).take(BEGINNING).any(|ends| {
            let (a, b) = (page.pos(ends[0]), page.pos(ends[1]));
            (0..=LOOKED_AT).any(|k| {
                let part = k as f32 / LOOKED_AT as f32;
                taken.contains([a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])])
            })
        })
    };
    layers.iter().filter(crosses).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Path;
    use crate::figure::layout::Style;
    use crate::figure::theme::Theme;
    use crate::geometry::Point;
    use crate::text::Lang;
    use std::sync::Arc;

    fn anchor(kind: MarkKind, at: Point, to: Option<Point>) -> Anchor {
        let tokens = Theme::Light.tokens();
        let pen = Pen { tokens: &tokens, style: Style::WINDOW, lang: Lang::En };
        let rect = Rect::new([0.0, 0.0], [400.0, 300.0]);
        let page = PageFromPlane::fit((0.0, 400.0), (0.0, 300.0), rect);
        let path = |to| Path {
            owner: 0,
            slot: 0,
            points: Arc::new(vec![at, to]),
            at: 1,
            thin: false,
            diverged: false,
            faded: false,
            grey: false,
            label: None,
        };
        let layers: Vec<Layer> = to.map(|to| Layer::Path(path(to))).into_iter().collect();
        place(&Mark { kind, at, label: "minimum".to_owned() }, &layers, &page, rect, &pen).1
    }

    #[test]
    fn a_word_keeps_off_the_rim_and_the_start_off_its_paths() {
        let middle = Point::new(200.0, 150.0);
        assert_eq!(anchor(MarkKind::Start, middle, None), Anchor::CentreBottom);
        assert_eq!(anchor(MarkKind::Start, Point::new(200.0, 285.0), None), Anchor::LeftCentre);
        assert_eq!(anchor(MarkKind::Start, middle, Some(Point::new(200.0, 250.0))), Anchor::LeftCentre);
        assert_eq!(anchor(MarkKind::Minimum, middle, None), Anchor::LeftTop);
        assert_eq!(anchor(MarkKind::Minimum, Point::new(390.0, 150.0), None), Anchor::RightTop);
        assert_eq!(anchor(MarkKind::Minimum, Point::new(390.0, 5.0), None), Anchor::RightBottom);
    }
}
