//! The one matrix product of the net: `c = start + a·b`.
//!
//! ```text
//! c[i, j] = start[i] + Σₖ a[i, k]·b[k, j]        k = 0, 1, 2, … in this order
//! ```
//!
//! Written here because general products (nalgebra's `gemm`) use fused multiply-add where the processor has it and sum in
//! blocks of its width: their bits differ between machines. Here every entry is a plain sum in the order of k, so
//! registers of any width give the same bits. A tile of rows × columns is summed in registers; rows lie in memory one
//! after another, so a register holds rows of `a` and an entry of `b` multiplies all of them.

use super::block::{Block, LANES};

/// Columns of a tile, whose rows are [`LANES`]: with 256-bit registers its sums take eight of the sixteen, which leaves room
/// for the factors (a tile twice as high takes 1.2 times as long there); with 512-bit registers four, and no other tile is
/// faster.
const ACROSS: usize = 4;

/// The right factor of a product, by its entries.
pub(super) trait Factor: Copy {
    /// Its columns.
    fn columns(&self) -> usize;
    /// For every row k its entries in columns `column .. column + C`.
    fn entries<const C: usize>(self, column: usize) -> impl Iterator<Item = [f64; C]>;
}

/// b[k, j] = values[k + stride·j]; `depth` is how many products an entry sums.
#[derive(Clone, Copy)]
pub(super) struct Plain<'a> {
    pub(super) values: &'a [f64],
    pub(super) stride: usize,
    pub(super) depth: usize,
    pub(super) columns: usize,
}

/// b[k, j] = values[j + stride·k]: the transpose of what `values` holds.
#[derive(Clone, Copy)]
pub(super) struct Transposed<'a> {
    pub(super) values: &'a [f64],
    pub(super) stride: usize,
    pub(super) depth: usize,
    pub(super) columns: usize,
}

impl<'a> Plain<'a> {
    #[inline(always)]
    pub(super) fn of(block: &'a Block) -> Self {
        Self { values: block.values(), stride: block.stride(), depth: block.rows(), columns: block.columns() }
    }

    /// Its transpose.
    #[inline(always)]
    pub(super) fn transposed(self) -> Transposed<'a> {
        Transposed { values: self.values, stride: self.stride, depth: self.columns, columns: self.depth }
    }
}

impl Factor for Plain<'_> {
    #[inline(always)]
    fn columns(&self) -> usize {
        self.columns
    }
    #[inline(always)]
    fn entries<const C: usize>(self, column: usize) -> impl Iterator<Item = [f64; C]> {
        let columns: [&[f64]; C] = std::array::from_fn(|c| &self.values[(column + c) * self.stride..][..self.depth]);
        (0..self.depth).map(move |k| std::array::from_fn(|c| columns[c][k]))
    }
}

impl Factor for Transposed<'_> {
    #[inline(always)]
    fn columns(&self) -> usize {
        self.columns
    }
    #[inline(always)]
    fn entries<const C: usize>(self, column: usize) -> impl Iterator<Item = [f64; C]> {
        let rows = self.values[..self.depth * self.stride].chunks_exact(self.stride);
        rows.map(move |row| *row[column..].first_chunk().expect("tiles lie inside the factor"))
    }
}

/// `c = start + a·b`. `start` is padded like a column of `a`; `c` has columns `stride` numbers apart, of which the first
/// `rows` are written.
#[inline(always)]
pub(super) fn product(a: &Block, b: impl Factor, start: &[f64], c: &mut [f64], stride: usize, rows: usize) {
    for row in (0..a.stride()).step_by(LANES) {
        strip(a, b, start, c, stride, rows, row);
    }
}

/// [`LANES`] rows of the product, from `row`.
#[inline(always)]
fn strip(a: &Block, b: impl Factor, start: &[f64], c: &mut [f64], stride: usize, rows: usize, row: usize) {
    let start = start[row..].first_chunk().expect("the start is padded like a column");
    let mut column = 0;
    while column + ACROSS <= b.columns() {
        let sums = tile::<ACROSS>(a, b, start, row, column);
        store(&sums, &mut c[column * stride..], stride, rows, row);
        column += ACROSS;
    }
    while column < b.columns() {
        let sums = tile::<1>(a, b, start, row, column);
        store(&sums, &mut c[column * stride..], stride, rows, row);
        column += 1;
    }
}

/// Entries of [`LANES`] rows and C columns of the product.
#[inline(always)]
fn tile<const C: usize>(
    a: &Block,
    b: impl Factor,
    start: &[f64; LANES],
    row: usize,
    column: usize,
) -> [[f64; LANES]; C] {
    let mut sums = [*start; C];
    let columns = a.values().chunks_exact(a.stride());
    for (factors, column) in b.entries::<C>(column).zip(columns) {
        let column: &[f64; LANES] = column[row..].first_chunk().expect("columns are padded to whole tiles");
        for c in 0..C {
            for r in 0..LANES {
                sums[c][r] += column[r] * factors[c];
            }
        }
    }
    sums
}

/// Writes a tile to rows `row ..` of the columns of `c`, but none from `rows` on.
#[inline(always)]
fn store<const C: usize>(sums: &[[f64; LANES]; C], c: &mut [f64], stride: usize, rows: usize, row: usize) {
    for (index, sum) in sums.iter().enumerate() {
        let column = &mut c[index * stride + row..];
        if row + LANES <= rows {
            column[..LANES].copy_from_slice(sum);
        } else {
            column[..rows - row].copy_from_slice(&sum[..rows - row]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{self, Purpose};
    use crate::simd;

    #[test]
    fn every_shape_is_the_plain_sum_in_the_order_of_k() {
        let mut random = rng::stream(3, Purpose::Rows, 0);
        for (rows, depth, columns) in [(1, 1, 1), (3, 5, 2), (10, 32, 7), (32, 64, 32), (57, 9, 11), (40, 2, 5)] {
            let mut a = Block::new(rows, depth);
            a.values_mut().fill_with(|| rng::normal(&mut random));
            let mut b = Block::new(depth, columns);
            b.values_mut().fill_with(|| rng::normal(&mut random));
            let mut turned = Block::new(columns, depth);
            for k in 0..depth {
                for j in 0..columns {
                    turned.column_mut(k)[j] = b.column(j)[k];
                }
            }
            let mut start = vec![0.0; a.stride()];
            start.fill_with(|| rng::normal(&mut random));
            let mut c = vec![f64::NAN; rows * columns];
            let mut from_turned = c.clone();
            simd::dispatch(
                #[inline(always)]
                || product(&a, Plain::of(&b), &start, &mut c, rows, rows),
            );
            product(&a, Plain::of(&turned).transposed(), &start, &mut from_turned, rows, rows);
            for j in 0..columns {
                for i in 0..rows {
                    let expected = (0..depth).fold(start[i], |sum, k| sum + a.column(k)[i] * b.column(j)[k]);
                    assert_eq!(c[i + j * rows].to_bits(), expected.to_bits(), "{rows}×{depth}×{columns}: {i}, {j}");
                }
            }
            assert_eq!(c, from_turned);
        }
    }
}
