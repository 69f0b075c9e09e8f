//! Charts of labs: a curve or a band per net over the training step, and ranges that one spike does not stretch.

use super::Variant;
use super::series::quantile;
use crate::figure::{Axis, Band, BandLook, Curve, Layer, Places, Plot, PlotKind};
use crate::text::Lang;
use std::sync::Arc;

/// Share of a net's values that lies below a chart's top, and above the bottom of a log axis: spikes leave it.
const SHOWN: f64 = 0.99;
/// A log axis never spans more decades than this.
const MOST_DECADES: f64 = 10.0;
/// No axis reaches beyond this: ticks and the length of the range stay finite numbers.
const MOST: f64 = 1e300;

/// The curve of a net in place `net` of the lab: a value at every `every`-th step, from step 0.
pub(super) fn curve(net: usize, variant: &Variant, every: usize, values: Arc<Vec<f64>>, diverged: bool) -> Curve {
    Curve {
        owner: net,
        slot: variant.slot(),
        x: Places::Even { first: 0.0, step: every as f64 },
        values,
        at: None,
        dashed: variant.is_dashed(),
        diverged,
        thin: false,
        faded: false,
        stairs: false,
    }
}

/// The band of a net between its curves `low` and `high`.
pub(super) fn band(
    variant: &Variant,
    every: usize,
    (low, high): (Arc<Vec<f64>>, Arc<Vec<f64>>),
    diverged: bool,
) -> Band {
    let (look, x) = (BandLook::Edged, Places::Even { first: 0.0, step: every as f64 });
    Band { slot: variant.slot(), look, dashed: variant.is_dashed(), x, low, high, diverged }
}

/// A chart over the training step. It covers all steps from the start, so that it does not rescale while curves grow.
pub(super) fn chart(title: String, steps: usize, y: ((f64, f64), bool), layers: Vec<Layer>, lang: Lang) -> Plot {
    let (range, log) = y;
    Plot {
        title,
        kind: PlotKind::Chart,
        x: Axis::new(lang.t("lab-axis-step"), (0.0, steps.max(1) as f64), false),
        y: Axis::new("", range, log),
        layers,
        colour_bar: None,
        cursor: None,
        ..Plot::default()
    }
}

/// Whole decades around the positive values of curves, leaving out the highest and the lowest hundredth of each.
pub(super) fn decades<'a>(curves: impl IntoIterator<Item = &'a [f64]>) -> (f64, f64) {
    let (mut low, mut high) = (f64::INFINITY, 0.0f64);
    for curve in curves {
        let kept: Vec<f64> = curve.iter().copied().filter(|value| *value > 0.0 && *value < MOST).collect();
        low = low.min(quantile(&kept, 1.0 - SHOWN).unwrap_or(low));
        high = high.max(quantile(&kept, SHOWN).unwrap_or(high));
    }
    if high == 0.0 {
        return (0.1, 10.0);
    }
    let top = high.log10().ceil();
    let bottom = low.log10().floor().clamp(top - MOST_DECADES, top - 1.0);
    (10f64.powf(bottom), 10f64.powf(top))
}

/// From zero to just above the values of curves, leaving out the highest hundredth of each.
pub(super) fn from_zero<'a>(curves: impl IntoIterator<Item = &'a [f64]>) -> (f64, f64) {
    let mut high = 0.0f64;
    for curve in curves {
        let kept: Vec<f64> = curve.iter().copied().filter(|value| *value < MOST).collect();
        high = high.max(quantile(&kept, SHOWN).unwrap_or(high));
    }
    (0.0, if high > 0.0 { 1.08 * high } else { 1.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spike_does_not_stretch_a_range() {
        let mut curve = vec![1.0; 200];
        curve[7] = 1e9;
        curve[8] = f64::INFINITY;
        assert_eq!(from_zero([curve.as_slice()]), (0.0, 1.08));
        assert_eq!(decades([curve.as_slice()]), (0.1, 1.0));
    }

    #[test]
    fn ranges_of_nothing_are_ranges() {
        assert_eq!(from_zero([[f64::NAN, 0.0].as_slice()]), (0.0, 1.0));
        assert_eq!(decades([[f64::NAN, -1.0, f64::INFINITY].as_slice()]), (0.1, 10.0));
        let (low, high) = decades([[1e-250, 3.0].as_slice()]);
        assert!((low.log10() + 9.0).abs() < 1e-9 && high == 10.0, "{low} {high}");
    }
}
