//! Histograms of a layer's activations, one per watched step of training.
//!
//! One histogram per watched step, all on the same bins, so that a growing picture never rescales: `BINS` equal bins
//! over −reach…reach and one at either end for what lies beyond. `reach` is 1.5 times the 99 % quantile of |a| at the
//! first watched step: 3.9 for a normalised layer (a standard normal has 2.58 there), and more or less for
//! a layer without normalisation. Activations that are not a number are in no bin.
//!
//! Long trainings have more watched steps than a picture has columns; neighbours are added up then, the same number
//! of them in every column.

use crate::figure::colour::Rgba;
use crate::figure::drawing::Bitmap;
use crate::figure::theme::Tokens;
use crate::figure::{BarTick, ColourBar, FieldImage};
use crate::text::Lang;
use std::sync::Arc;

/// Bins between −reach and reach.
pub const BINS: usize = 48;
/// Bins with those at the ends.
const ROWS: usize = BINS + 2;
/// Most columns of a picture: more than a panel has pixels.
const COLUMNS: usize = 512;
/// The reach of the bins over that of 99 % of the first activations.
const ROOM: f64 = 1.5;
/// Shades between nothing and full colour.
const SHADES: usize = 64;
/// A bin that holds this many times its equal share has full colour. A normal distribution over 3.9 standard
/// deviations peaks at 3.1 times its equal share.
const FULL: f64 = 4.0;

/// Shares that the key names, in percent; the last is nearly that of full colour, 8.3 %.
const KEY: [f64; 5] = [0.0, 0.5, 2.0, 4.0, 8.0];

/// Histograms of one layer's activations over training.
#[derive(Clone, Debug, PartialEq)]
pub struct Histograms {
    /// Bins cover −reach…reach; none before the first histogram.
    pub reach: Option<f64>,
    /// Histograms taken so far.
    pub taken: usize,
    /// Histograms added up in a column.
    pub merged: usize,
    /// Counts, column by column, each from the bin below −reach to the bin above reach.
    counts: Vec<u32>,
}

impl Histograms {
    /// None yet of `expected` histograms.
    pub fn new(expected: usize) -> Self {
        Self { reach: None, taken: 0, merged: expected.div_ceil(COLUMNS).max(1), counts: Vec::new() }
    }

    /// Adds the histogram of one step's activations.
    pub fn add(&mut self, activations: &[f64]) {
        let reach = *self.reach.get_or_insert_with(|| reach(activations));
        if self.taken.is_multiple_of(self.merged) {
            self.counts.resize(self.counts.len() + ROWS, 0);
        }
        self.taken += 1;
        let start = self.counts.len() - ROWS;
        for a in activations {
            if let Some(bin) = bin(*a, reach) {
                self.counts[start + bin] += 1;
            }
        }
    }

    /// The columns so far: `BINS` + 2 counts each, from below −reach to above reach.
    pub fn columns(&self) -> impl ExactSizeIterator<Item = &[u32]> {
        self.counts.chunks_exact(ROWS)
    }

    /// The values covered from the lowest to the highest bin, those at the ends as wide as the others.
    pub fn range(&self) -> (f64, f64) {
        let reach = self.reach.unwrap_or(1.0);
        let edge = reach * (1.0 + 2.0 / BINS as f64);
        (-edge, edge)
    }

    /// What colours mean: the share of all activations in a bin, in percent.
    pub fn key(label: String, tokens: &Tokens, lang: Lang) -> ColourBar {
        let ticks = KEY.iter().map(|percent| {
            let position = (percent / 100.0 * BINS as f64 / FULL).sqrt();
            BarTick { position, label: lang.number(*percent, 2) }
        });
        ColourBar { label, colours: palette(tokens).into_iter().rev().collect(), ticks: ticks.collect() }
    }

    /// The histograms side by side, the first at x = 0 and each `step` wide. Colour follows the square root of a bin's
    /// share, so that tails show; it is the same for all layers and nets, as [`Histograms::key`] says.
    pub fn image(&self, step: f64, tokens: &Tokens) -> FieldImage {
        let width = self.counts.len() / ROWS;
        let mut pixels = vec![0; width * ROWS];
        for (i, column) in self.columns().enumerate() {
            let all: u32 = column.iter().sum();
            for (j, count) in column.iter().rev().enumerate() {
                let share = f64::from(*count) * BINS as f64 / f64::from(all.max(1));
                let shade = (share / FULL).sqrt().min(1.0) * (SHADES - 1) as f64;
                pixels[j * width + i] = shade.round() as u8;
            }
        }
        let palette = palette(tokens);
        FieldImage {
            x: (0.0, (width * self.merged) as f64 * step),
            y: self.range(),
            colours: palette.iter().rev().copied().collect(),
            bitmap: Arc::new(Bitmap { width, height: ROWS, pixels, palette }),
            bands: None,
        }
    }
}

/// The colours from no share to a full one: those of the chart to those of the text.
fn palette(tokens: &Tokens) -> Vec<Rgba> {
    let part = |shade| shade as f32 / (SHADES - 1) as f32;
    (0..SHADES).map(|shade| tokens.inset.mix(tokens.text, part(shade))).collect()
}

/// The reach of the bins for these first activations; 1 where they are all zero or not finite.
fn reach(activations: &[f64]) -> f64 {
    let mut sizes: Vec<f64> = activations.iter().map(|a| a.abs()).filter(|a| a.is_finite()).collect();
    if sizes.is_empty() {
        return 1.0;
    }
    let place = (sizes.len() - 1) * 99 / 100;
    let reach = ROOM * *sizes.select_nth_unstable_by(place, f64::total_cmp).1;
    if reach > 0.0 && reach.is_finite() { reach } else { 1.0 }
}

/// The bin of an activation, 0 below −reach; none for NaN.
fn bin(a: f64, reach: f64) -> Option<usize> {
    if a.is_nan() {
        return None;
    }
    let place = (a / reach + 1.0) / 2.0 * BINS as f64;
    Some((place + 1.0).floor().clamp(0.0, (BINS + 1) as f64) as usize)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;
    use crate::figure::theme::Theme;

    #[test]
    fn counts_sum_to_the_activations_that_are_numbers() {
        let mut histograms = Histograms::new(2);
        let values: Vec<f64> = (0..1000).map(|k| (k as f64 * 0.37).sin() * 3.0).collect();
        histograms.add(&values);
        histograms.add(&[f64::INFINITY, f64::NEG_INFINITY, f64::NAN, 1e300, -1e300, 0.0]);
        let sums: Vec<u32> = histograms.columns().map(|column| column.iter().sum()).collect();
        assert_eq!(sums, [1000, 5]);
        let last: Vec<u32> = histograms.columns().last().unwrap().to_vec();
        assert_eq!((last[0], last[BINS + 1], last[1 + BINS / 2]), (2, 2, 1));
    }

    #[test]
    fn bins_are_equal_and_closed_below() {
        assert_eq!(bin(-1.0, 1.0), Some(1));
        assert_eq!(bin(-1.0 - 1e-12, 1.0), Some(0));
        assert_eq!(bin(1.0 - 1e-12, 1.0), Some(BINS));
        assert_eq!(bin(1.0, 1.0), Some(BINS + 1));
        for k in 0..BINS {
            let middle = -2.0 + 4.0 * (k as f64 + 0.5) / BINS as f64;
            assert_eq!(bin(middle, 2.0), Some(k + 1));
        }
    }

    #[test]
    fn the_first_step_sets_the_reach() {
        let mut histograms = Histograms::new(2);
        histograms.add(&(1..=101).map(f64::from).collect::<Vec<_>>());
        assert_eq!(histograms.reach, Some(150.0));
        histograms.add(&[1e6]);
        assert_eq!(histograms.reach, Some(150.0));
        for nothing in [&[0.0, 0.0][..], &[], &[f64::NAN]] {
            assert_eq!(reach(nothing), 1.0);
        }
    }

    #[test]
    fn long_trainings_share_columns() {
        let mut histograms = Histograms::new(2 * COLUMNS + 1);
        (0..5).for_each(|_| histograms.add(&[0.5, 2.0]));
        assert_eq!(histograms.merged, 3);
        let sums: Vec<u32> = histograms.columns().map(|column| column.iter().sum()).collect();
        assert_eq!(sums, [6, 4]);
        let image = histograms.image(10.0, &Theme::Light.tokens());
        assert_eq!((image.x, image.bitmap.width, image.bitmap.height), ((0.0, 60.0), 2, ROWS));
    }

    #[test]
    fn colour_runs_from_the_charts_to_the_texts_as_the_key_says() {
        let mut histograms = Histograms::new(1);
        histograms.add(&[1.0; 10]);
        let tokens = Theme::Dark.tokens();
        let bitmap = histograms.image(1.0, &tokens).bitmap;
        let colours: Vec<_> = bitmap.pixels.iter().map(|shade| bitmap.palette[usize::from(*shade)]).collect();
        assert_eq!(colours.iter().filter(|colour| **colour == tokens.text).count(), 1);
        assert_eq!(colours.iter().filter(|colour| **colour == tokens.inset).count(), ROWS - 1);
        let key = Histograms::key(String::new(), &tokens, Lang::En);
        assert_eq!((key.colours[0], key.colours[SHADES - 1]), (tokens.text, tokens.inset));
        let positions: Vec<_> = key.ticks.iter().map(|tick| tick.position).collect();
        assert!(positions[0] == 0.0 && positions.is_sorted() && positions[4] > 0.97 && positions[4] <= 1.0);
        // 2 % of the activations in a bin of 48 are 0.96 of its equal share of 2.08 %.
        assert!((positions[2] - (0.96f64 / 4.0).sqrt()).abs() < 1e-12, "{positions:?}");
    }
}
