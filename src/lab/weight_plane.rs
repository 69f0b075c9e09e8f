//! A plane through the weights of a net, and two ways to choose it.
//!
//! w(α, β) = w* + αδ + βη, so that w(0, 0) is w* itself.
//!
//! **Random** (Li et al. 2018, section 4; their `net_plotter.py`): d has the shapes of θ and Gaussian entries; each
//! filter d_ij of layer i is divided by its norm and multiplied by that of the net's filter, d_ij ‖θ_ij‖ / (‖d_ij‖ +
//! 10⁻¹⁰). A filter of a dense layer is a row of W: the weights into one neuron. Biases, γ and β keep direction 0, and
//! running statistics stay as they were trained. The two directions are not made orthogonal.
//!
//! **Principal** (section 7 there): the two directions in which the path of the weights, w_k − w*, varies most about its
//! mean. They are eigenvectors of the snapshots' Gram matrix carried back to the weights, a thin SVD of the few
//! snapshots of many weights: with C = Σ σ u vᵀ one snapshot a row, CCᵀu = σ²u and v = Cᵀu/σ. Differs from the paper
//! in the unit: the path's farthest coordinate is at [`EDGE`]. A path along a line has no second direction; it is 0.

use crate::net::{Tensor, TensorKind};
use crate::rng::{Purpose, normal, stream};
use nalgebra::{DMatrix, SymmetricEigen};

/// Where the farthest coordinate of a path lies on its principal plane: inside a picture that reaches to 1.
pub const EDGE: f64 = 0.8;
/// Keeps a filter of zeros from dividing by zero, as in Li et al.'s code.
const TINY: f64 = 1e-10;
/// A second variance below this share of the first is rounding: squares of numbers with 16 digits.
const NEGLIGIBLE: f64 = 1e-14;

/// A plane through weights.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightPlane {
    /// w*.
    pub origin: Vec<f64>,
    /// δ and η, as long as `origin`.
    pub directions: [Vec<f64>; 2],
}

/// A path of weights projected on its principal plane.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectedPath {
    /// (α, β) of each snapshot.
    pub points: Vec<[f64; 2]>,
    /// Share of the path's variance along either direction, 0…1.
    pub shares: [f64; 2],
}

impl WeightPlane {
    /// The weights at (α, β), into `w`.
    pub fn at(&self, alpha: f64, beta: f64, w: &mut [f64]) {
        let [delta, eta] = &self.directions;
        for (((w, origin), delta), eta) in w.iter_mut().zip(&self.origin).zip(delta).zip(eta) {
            *w = origin + alpha * delta + beta * eta;
        }
    }

    /// Two random directions, filter-normalised, from the seed: nets with equal weight matrices get equal Gaussian
    /// numbers, whatever stands between them.
    pub fn random(tensors: &[Tensor], origin: Vec<f64>, seed: u64) -> Self {
        let directions = [0, 1].map(|which| {
            let mut direction = vec![0.0; origin.len()];
            for tensor in tensors.iter().filter(|tensor| tensor.kind == TensorKind::Weight) {
                let mut random = stream(seed, Purpose::Directions, 2 * tensor.layer as u64 + which);
                let d = &mut direction[tensor.range.clone()];
                d.fill_with(|| normal(&mut random));
                filter_normalise(d, &origin[tensor.range.clone()], tensor.rows);
            }
            direction
        });
        Self { origin, directions }
    }

    /// The first two principal components of a path that ends in `origin`, and the path on them. None with fewer than
    /// two different snapshots, or where one is not finite.
    pub fn principal(snapshots: &[Vec<f64>], origin: Vec<f64>) -> Option<(Self, ProjectedPath)> {
        let from_end = |w: &Vec<f64>| w.iter().zip(&origin).map(|(w, end)| w - end).collect();
        let path: Vec<Vec<f64>> = snapshots.iter().map(from_end).collect();
        let (variances, [mut first, mut second], all) = components(&path)?;
        let mut points: Vec<[f64; 2]> = path.iter().map(|w| [dot(w, &first), dot(w, &second)]).collect();
        let farthest = points.iter().flatten().fold(0.0, |far: f64, c| far.max(c.abs()));
        let unit = farthest / EDGE;
        if !(unit > 0.0 && unit.is_finite()) {
            return None;
        }
        // An eigenvector's sign is arbitrary: chosen so that a path begins at the top right.
        let begin = *points.first()?;
        for (k, direction) in [&mut first, &mut second].into_iter().enumerate() {
            let sign = if begin[k] < 0.0 { -1.0 } else { 1.0 };
            direction.iter_mut().for_each(|d| *d *= sign * unit);
            points.iter_mut().for_each(|point| point[k] *= sign / unit);
        }
        let shares = variances.map(|variance| variance / all);
        Some((Self { origin, directions: [first, second] }, ProjectedPath { points, shares }))
    }
}

/// Scales each row of `d` (column-major, like `w`) to the norm of that row of `w`.
fn filter_normalise(d: &mut [f64], w: &[f64], rows: usize) {
    let norm = |values: &[f64], row: usize| values.iter().skip(row).step_by(rows).map(|v| v * v).sum::<f64>().sqrt();
    for row in 0..rows {
        let factor = norm(w, row) / (norm(d, row) + TINY);
        d.iter_mut().skip(row).step_by(rows).for_each(|d| *d *= factor);
    }
}

/// Most iterations of the eigenproblem of up to a hundred snapshots; usually it takes a few for each.
const MOST_SWEEPS: usize = 10_000;

/// The two largest variances of the rows about their mean with their unit directions, and the sum of all variances.
fn components(rows: &[Vec<f64>]) -> Option<([f64; 2], [Vec<f64>; 2], f64)> {
    let n = rows.len();
    let length = rows.first()?.len();
    let mut mean = vec![0.0; length];
    for row in rows {
        mean.iter_mut().zip(row).for_each(|(mean, w)| *mean += w / n as f64);
    }
    let centred: Vec<Vec<f64>> = rows.iter().map(|row| row.iter().zip(&mean).map(|(w, m)| w - m).collect()).collect();
    let mut gram = DMatrix::zeros(n, n);
    for i in 0..n {
        for j in 0..=i {
            gram[(i, j)] = dot(&centred[i], &centred[j]);
            gram[(j, i)] = gram[(i, j)];
        }
    }
    let all = gram.trace();
    if !(all > 0.0 && all.is_finite()) {
        return None;
    }
    // Without convergence there is no plane.
    let eigen = SymmetricEigen::try_new(gram, f64::EPSILON, MOST_SWEEPS)?;
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|a, b| eigen.eigenvalues[*b].total_cmp(&eigen.eigenvalues[*a]));
    let largest = eigen.eigenvalues[order[0]];
    let component = |k: usize| {
        let mut direction = vec![0.0; length];
        let variance = order.get(k).map_or(0.0, |place| eigen.eigenvalues[*place]);
        if variance <= NEGLIGIBLE * largest {
            return (0.0, direction);
        }
        for (row, u) in centred.iter().zip(eigen.eigenvectors.column(order[k]).iter()) {
            direction.iter_mut().zip(row).for_each(|(d, c)| *d += u * c);
        }
        let norm = dot(&direction, &direction).sqrt();
        direction.iter_mut().for_each(|d| *d /= norm);
        (variance, direction)
    };
    let [(first, delta), (second, eta)] = [component(0), component(1)];
    Some(([first, second], [delta, eta], all))
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;

    /// W of 3 × 4, a bias of 3, and a W of 2 × 3.
    fn tensors() -> Vec<Tensor> {
        let tensor = |name: &str, layer, kind, rows, columns, start: usize| {
            let range = start..start + rows * columns;
            Tensor { name: name.to_owned(), layer, kind, rows, columns, range }
        };
        vec![
            tensor("W1", 0, TensorKind::Weight, 3, 4, 0),
            tensor("b1", 0, TensorKind::Bias, 3, 1, 12),
            tensor("W2", 1, TensorKind::Weight, 2, 3, 15),
        ]
    }

    fn weights() -> Vec<f64> {
        (0..21).map(|k| (f64::from(k) * 1.3).sin() + 0.2).collect()
    }

    #[test]
    fn filters_of_a_direction_have_the_norms_of_the_nets_filters() {
        let (tensors, w) = (tensors(), weights());
        let plane = WeightPlane::random(&tensors, w.clone(), 7);
        for direction in &plane.directions {
            for tensor in &tensors {
                let (d, w) = (&direction[tensor.range.clone()], &w[tensor.range.clone()]);
                if tensor.kind != TensorKind::Weight {
                    assert!(d.iter().all(|d| *d == 0.0), "{} stays", tensor.name);
                    continue;
                }
                let d = DMatrix::from_column_slice(tensor.rows, tensor.columns, d);
                let w = DMatrix::from_column_slice(tensor.rows, tensor.columns, w);
                for (d, w) in d.row_iter().zip(w.row_iter()) {
                    assert!((d.norm() - w.norm()).abs() < 1e-9 * w.norm(), "{} {}", d.norm(), w.norm());
                }
            }
        }
        assert_ne!(plane.directions[0], plane.directions[1]);
        assert_eq!(plane, WeightPlane::random(&tensors, w.clone(), 7));
        assert_ne!(plane, WeightPlane::random(&tensors, w, 8));
    }

    #[test]
    fn other_tensors_do_not_move_the_numbers_of_a_weight_matrix() {
        let with_bias = WeightPlane::random(&tensors(), weights(), 7);
        let mut tensors = tensors();
        let bias = tensors.remove(1).range;
        tensors[1].range = 12..18;
        let mut w = weights();
        w.drain(bias);
        let without = WeightPlane::random(&tensors, w, 7);
        assert_eq!(with_bias.directions[0][15..], without.directions[0][12..]);
    }

    #[test]
    fn the_origin_is_the_trained_net_bit_for_bit() {
        let plane = WeightPlane::random(&tensors(), weights(), 7);
        let mut w = vec![f64::NAN; 21];
        plane.at(0.0, 0.0, &mut w);
        assert_eq!(w, weights());
        plane.at(0.5, -2.0, &mut w);
        let direct = plane.origin[3] + 0.5 * plane.directions[0][3] - 2.0 * plane.directions[1][3];
        assert_eq!(w[3], direct);
    }

    #[test]
    fn a_path_in_a_plane_is_reproduced() {
        let a: Vec<f64> = (0..50).map(|k| (f64::from(k)).cos()).collect();
        let b: Vec<f64> = (0..50).map(|k| (f64::from(k) * 0.7).sin()).collect();
        let point = |s: f64, t: f64| -> Vec<f64> { a.iter().zip(&b).map(|(a, b)| 3.0 + s * a + t * b).collect() };
        let path: Vec<_> = (0..9).map(|k| point(8.0 - f64::from(k), (f64::from(k) - 8.0).powi(2) / 8.0)).collect();
        let (plane, seen) = WeightPlane::principal(&path, path[8].clone()).unwrap();
        let mut w = vec![0.0; 50];
        for (snapshot, [alpha, beta]) in path.iter().zip(&seen.points) {
            plane.at(*alpha, *beta, &mut w);
            for (w, there) in w.iter().zip(snapshot) {
                assert!((w - there).abs() < 1e-9, "{w} {there}");
            }
        }
        assert!((seen.shares[0] + seen.shares[1] - 1.0).abs() < 1e-12);
        assert!(seen.shares[0] >= seen.shares[1]);
        assert_eq!(seen.points[8], [0.0, 0.0]);
        let farthest = seen.points.iter().flatten().fold(0.0, |far: f64, c| far.max(c.abs()));
        assert!((farthest - EDGE).abs() < 1e-12);
        assert!(seen.points[0].iter().all(|c| *c >= 0.0));
        let [delta, eta] = &plane.directions;
        assert!(dot(delta, eta).abs() < 1e-9 * dot(delta, delta));
    }

    #[test]
    fn paths_without_a_plane() {
        let line: Vec<Vec<f64>> = (0..4).map(|k| vec![f64::from(k), 2.0 * f64::from(k)]).collect();
        let (plane, seen) = WeightPlane::principal(&line, line[3].clone()).unwrap();
        assert_eq!(plane.directions[1], [0.0, 0.0]);
        assert!(seen.points.iter().all(|point| point[1] == 0.0));
        assert!(WeightPlane::principal(&[vec![1.0], vec![1.0]], vec![1.0]).is_none());
        assert!(WeightPlane::principal(&[], vec![1.0]).is_none());
        assert!(WeightPlane::principal(&[vec![f64::NAN], vec![1.0]], vec![1.0]).is_none());
    }
}
