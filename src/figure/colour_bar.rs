//! The colour bar of a field: its bands and tick labels.

use super::colour::Rgba;
use super::levels::Levels;
use super::{BarTick, ColourBar, ticks};
use crate::text::Lang;

/// Approximate number of labels beside a bar.
const WORDS: usize = 6;

impl ColourBar {
    /// The colour bar of `levels`; `colours` has one per band, highest values first.
    pub fn of(label: String, levels: &Levels, colours: Vec<Rgba>, lang: Lang) -> Self {
        Self { label, colours, ticks: bar_ticks(levels, lang) }
    }
}

/// Labels at decades on the log scale and at levels on the linear one; every k-th if there are many.
fn bar_ticks(levels: &Levels, lang: Lang) -> Vec<BarTick> {
    let bands = levels.band_count() as f64;
    let decades: Vec<usize> = (0..levels.values.len()).filter(|k| levels.decades[*k]).collect();
    let chosen = if levels.log && decades.len() > 1 {
        let every = decades.len().div_ceil(WORDS);
        decades.into_iter().step_by(every).collect()
    } else {
        (0..levels.values.len()).step_by(levels.values.len().div_ceil(WORDS).max(1)).collect::<Vec<_>>()
    };
    let words = |k: usize| match levels.log {
        true if levels.decades[k] => ticks::decade_label(levels.labels[k].log10().round() as i32, lang),
        _ => lang.number(levels.labels[k], 3),
    };
    chosen.into_iter().map(|k| BarTick { position: (k + 1) as f64 / bands, label: words(k) }).collect()
}
