//! A matrix of units × examples whose columns are aligned to the widest registers.

/// Numbers of a 512-bit register: columns of a [`Block`] are padded to a multiple of it.
pub(super) const LANES: usize = 8;
/// Bytes of such a register.
const ALIGNMENT: usize = 64;

/// `rows` × `columns` numbers, column after column, each column padded to `stride` numbers. Padding may hold any numbers.
pub(super) struct Block {
    store: Vec<f64>,
    /// Index of the first aligned number.
    offset: usize,
    rows: usize,
    stride: usize,
    columns: usize,
}

impl Block {
    /// Zeros.
    pub(super) fn new(rows: usize, columns: usize) -> Self {
        let stride = rows.next_multiple_of(LANES);
        let store = vec![0.0; stride * columns + LANES];
        // Where an allocator gives no aligned address, only speed is lost.
        let offset = store.as_ptr().align_offset(ALIGNMENT).min(LANES);
        Self { store, offset, rows, stride, columns }
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    pub(super) fn stride(&self) -> usize {
        self.stride
    }

    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// All numbers, padding included.
    #[inline(always)]
    pub(super) fn values(&self) -> &[f64] {
        &self.store[self.offset..self.offset + self.stride * self.columns]
    }

    /// The same, to change.
    #[inline(always)]
    pub(super) fn values_mut(&mut self) -> &mut [f64] {
        &mut self.store[self.offset..self.offset + self.stride * self.columns]
    }

    /// One example's numbers.
    #[inline(always)]
    pub(super) fn column(&self, column: usize) -> &[f64] {
        &self.values()[column * self.stride..][..self.rows]
    }

    /// The same, to change.
    #[inline(always)]
    pub(super) fn column_mut(&mut self, column: usize) -> &mut [f64] {
        let (rows, stride) = (self.rows, self.stride);
        &mut self.values_mut()[column * stride..][..rows]
    }

    /// One example's numbers with the padding, in groups of [`LANES`].
    #[inline(always)]
    pub(super) fn example(&self, column: usize) -> &[[f64; LANES]] {
        self.values()[column * self.stride..][..self.stride].as_chunks().0
    }

    /// The same, to change.
    #[inline(always)]
    pub(super) fn object_mut(&mut self, column: usize) -> &mut [[f64; LANES]] {
        let stride = self.stride;
        self.values_mut()[column * stride..][..stride].as_chunks_mut().0
    }

    /// Groups of [`LANES`] rows, padding included.
    #[inline(always)]
    pub(super) fn groups(&self) -> usize {
        self.stride / LANES
    }

    /// The rows of one group, example by example.
    #[inline(always)]
    pub(super) fn lanes(&self, group: usize) -> impl Iterator<Item = &[f64; LANES]> {
        let columns = self.values().chunks_exact(self.stride);
        columns.map(move |column| column[group * LANES..].first_chunk().expect("columns are whole groups"))
    }

    /// The same, to change.
    #[inline(always)]
    pub(super) fn lanes_mut(&mut self, group: usize) -> impl Iterator<Item = &mut [f64; LANES]> {
        let stride = self.stride;
        let columns = self.values_mut().chunks_exact_mut(stride);
        columns.map(move |column| column[group * LANES..].first_chunk_mut().expect("columns are whole groups"))
    }

    /// One group of the only column.
    #[inline(always)]
    pub(super) fn group(&self, group: usize) -> [f64; LANES] {
        *self.values()[group * LANES..].first_chunk().expect("columns are whole groups")
    }

    /// Sets one group of the only column.
    #[inline(always)]
    pub(super) fn set_group(&mut self, group: usize, lanes: [f64; LANES]) {
        self.values_mut()[group * LANES..][..LANES].copy_from_slice(&lanes);
    }
}
