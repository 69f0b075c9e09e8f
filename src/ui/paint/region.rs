//! A filled region with holes on the screen: cut into slabs between the heights of its corners, in which its inside is a
//! row of trapezoids. egui fills convex polygons only.

use crate::figure::drawing::Pos;
use eframe::egui::{Color32, Mesh, pos2};

/// Most slabs: a letter has a few hundred corners.
const MOST_SLABS: usize = 4096;

/// The triangles of the inside by the non-zero rule.
pub fn mesh(rings: &[Vec<Pos>], colour: Color32) -> Mesh {
    let edges = rings.iter().flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)));
    let edges: Vec<(Pos, Pos)> = edges.map(|(a, b)| (*a, *b)).filter(|(a, b)| a[1] != b[1]).collect();
    let mut heights: Vec<f32> = edges.iter().flat_map(|(a, b)| [a[1], b[1]]).collect();
    heights.sort_by(f32::total_cmp);
    heights.dedup();
    let mut mesh = Mesh::default();
    for slab in heights.windows(2).take(MOST_SLABS) {
        let middle = (slab[0] + slab[1]) / 2.0;
        let x = |(a, b): &(Pos, Pos), y: f32| a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]);
        let crosses = |(a, b): &&(Pos, Pos)| (a[1] < middle) != (b[1] < middle);
        let mut crossing: Vec<&(Pos, Pos)> = edges.iter().filter(crosses).collect();
        crossing.sort_by(|a, b| x(a, middle).total_cmp(&x(b, middle)));
        let mut winding = 0;
        for sides in crossing.windows(2) {
            winding += if sides[0].0[1] < sides[0].1[1] { 1 } else { -1 };
            if winding != 0 {
                let first = mesh.vertices.len() as u32;
                for (side, y) in [(0, slab[0]), (1, slab[0]), (1, slab[1]), (0, slab[1])] {
                    mesh.colored_vertex(pos2(x(sides[side], y), y), colour);
                }
                mesh.add_triangle(first, first + 1, first + 2);
                mesh.add_triangle(first, first + 2, first + 3);
            }
        }
    }
    mesh
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The area of a mesh's triangles.
    fn area(mesh: &Mesh) -> f32 {
        let corner = |k: &u32| mesh.vertices[*k as usize].pos;
        let one = |k: &[u32]| {
            let [a, b, c] = [corner(&k[0]), corner(&k[1]), corner(&k[2])];
            0.5 * ((b - a).x * (c - a).y - (b - a).y * (c - a).x).abs()
        };
        mesh.indices.chunks(3).map(one).sum()
    }

    #[test]
    fn a_hole_is_left_out_and_an_overlap_is_filled_once() {
        let square = |low: f32, high: f32| vec![[low, low], [high, low], [high, high], [low, high]];
        let hole: Vec<Pos> = square(1.0, 2.0).into_iter().rev().collect();
        assert_eq!(area(&mesh(&[square(0.0, 4.0), hole], Color32::WHITE)), 15.0);
        assert_eq!(area(&mesh(&[square(0.0, 4.0), square(1.0, 2.0)], Color32::WHITE)), 16.0);
        let triangle = vec![[0.0, 0.0], [4.0, 0.0], [0.0, 2.0]];
        assert_eq!(area(&mesh(&[triangle], Color32::WHITE)), 4.0);
        assert!(mesh(&[], Color32::WHITE).is_empty());
    }
}
