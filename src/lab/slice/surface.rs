//! The loss over a plane, row by row, coarse rows first.

use crate::figure;
use crate::lab::series::median;
use std::sync::Arc;

/// Losses on the nodes of a grid over [−reach, reach]², as far as they are known. Cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub struct Surface {
    /// Nodes along each side.
    pub points: usize,
    /// The outermost node's α and β.
    pub reach: f64,
    /// Loss at the origin of the plane: the trained weights.
    pub centre: f64,
    /// The rows that are known; row j has β = [`Surface::coordinate`](j).
    rows: Vec<Option<Arc<Vec<f64>>>>,
}

impl Surface {
    /// Before the first row.
    pub(super) fn new(points: usize, reach: f64, centre: f64) -> Self {
        Self { points, reach, centre, rows: vec![None; points] }
    }

    /// α of column k, or β of row k: evenly spaced, the outermost exactly at ±reach, the middle one exactly 0.
    pub fn coordinate(&self, k: usize) -> f64 {
        let last = (self.points - 1) as f64;
        self.reach * ((2.0 * k as f64 - last) / last)
    }

    /// Sets row `j`: a loss for each column.
    pub(super) fn set(&mut self, j: usize, losses: Vec<f64>) {
        self.rows[j] = Some(Arc::new(losses));
    }

    /// The known rows with their places, from the lowest β.
    pub fn known(&self) -> impl Iterator<Item = (usize, &[f64])> {
        self.rows.iter().enumerate().filter_map(|(j, row)| Some((j, row.as_ref()?.as_slice())))
    }

    /// The row through the trained weights (of an even number the one below them); none before it is known.
    pub fn middle(&self) -> Option<&[f64]> {
        self.rows[(self.points - 1) / 2].as_ref().map(|row| row.as_slice())
    }

    /// Whether every row is known.
    pub fn is_whole(&self) -> bool {
        self.rows.iter().all(Option::is_some)
    }

    /// How much the loss rises at half the reach: the median loss of the nodes at distance reach/2 from the trained
    /// weights (within half a step of the grid) less the loss there; none before all rows are known. A median, because a
    /// single node may be as high as it likes.
    pub fn rise(&self) -> Option<f64> {
        if !self.is_whole() {
            return None;
        }
        let step = self.coordinate(1) - self.coordinate(0);
        let mut ring = Vec::new();
        for (j, losses) in self.known() {
            for (i, loss) in losses.iter().enumerate() {
                let distance = self.coordinate(i).hypot(self.coordinate(j));
                if (distance - self.reach / 2.0).abs() <= step / 2.0 {
                    ring.push(if loss.is_nan() { f64::INFINITY } else { *loss });
                }
            }
        }
        Some(median(&ring)? - self.centre)
    }

    /// The nodes for a picture. Rows not known yet are interpolated between those that are, as a picture does between
    /// nodes; rows beyond the outermost known one repeat it. None before the first row.
    pub fn grid(&self) -> Option<figure::Grid> {
        let known: Vec<(usize, &[f64])> = self.known().collect();
        let (first, last) = (known.first()?, known.last()?);
        let ends = (-self.reach, self.reach);
        let mut grid = figure::Grid::new(ends, ends, self.points, self.points);
        for (j, to) in grid.values.chunks_exact_mut(self.points).enumerate() {
            let above = known.iter().find(|(k, _)| *k >= j).unwrap_or(last);
            let below = known.iter().rev().find(|(k, _)| *k <= j).unwrap_or(first);
            if below.0 == above.0 {
                to.copy_from_slice(above.1);
                continue;
            }
            let part = (j as f64 - below.0 as f64) / (above.0 as f64 - below.0 as f64);
            for ((to, a), b) in to.iter_mut().zip(below.1).zip(above.1) {
                *to = a + part * (b - a);
            }
        }
        Some(grid)
    }
}

/// All rows of a grid so that any first part of them is spread over the whole: both rims, then every 2ᵏ-th row for
/// falling k.
pub(super) fn coarse_to_fine(rows: usize) -> Vec<usize> {
    let mut order = vec![0, rows - 1];
    let mut stride = rows.next_power_of_two();
    while stride > 1 {
        stride /= 2;
        order.extend((stride..rows - 1).step_by(2 * stride));
    }
    order.truncate(rows);
    order
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn rows_come_once_and_spread() {
        for rows in [2, 3, 4, 5, 51, 64, 65, 301] {
            let order = coarse_to_fine(rows);
            let mut sorted = order.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, (0..rows).collect::<Vec<_>>());
            assert_eq!(order[..2], [0, rows - 1]);
        }
        assert_eq!(coarse_to_fine(9), [0, 8, 4, 2, 6, 1, 3, 5, 7]);
    }

    #[test]
    fn nodes_hit_the_middle_and_the_rim() {
        for points in [3, 51, 101, 301] {
            let surface = Surface::new(points, 0.7, 0.0);
            assert_eq!(surface.coordinate(0), -0.7);
            assert_eq!(surface.coordinate(points / 2), 0.0);
            assert_eq!(surface.coordinate(points - 1), 0.7);
        }
    }

    /// 3 + α² + β² rises by ¼ at distance ½; half a step of 0.04 to either side is ±0.02.
    #[test]
    fn a_bowl_rises_as_it_should() {
        let mut surface = Surface::new(51, 1.0, 3.0);
        for j in 0..51 {
            assert_eq!(surface.rise(), None, "before the last row");
            let beta = surface.coordinate(j);
            let row = (0..51).map(|i| 3.0 + surface.coordinate(i).powi(2) + beta * beta).collect();
            surface.set(j, row);
        }
        let rise = surface.rise().unwrap_or(f64::NAN);
        assert!((rise - 0.25).abs() < 0.01, "{rise}");
    }

    #[test]
    fn a_plane_looks_whole_from_its_rims() {
        let mut surface = Surface::new(5, 1.0, 0.0);
        assert_eq!(surface.grid(), None);
        let row = |j: f64| (0..5).map(|i| f64::from(i) + 10.0 * j).collect::<Vec<_>>();
        surface.set(4, row(4.0));
        assert_eq!(surface.grid().unwrap().values[..5], row(4.0));
        surface.set(0, row(0.0));
        let whole: Vec<f64> = (0..5).flat_map(|j| row(f64::from(j))).collect();
        assert_eq!(surface.grid().unwrap().values, whole);
        assert!(!surface.is_whole());
        (1..4).for_each(|j| surface.set(j, row(j as f64)));
        assert!(surface.is_whole());
        assert_eq!(surface.known().count(), 5);
    }
}
