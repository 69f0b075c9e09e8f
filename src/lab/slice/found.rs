//! What the slice has found so far, and what it says of it.
//!
//! How fast the loss rises: the median loss of the nodes at distance reach/2 from the trained weights (within half a
//! step of the grid) less the loss there. A median, because a single node may be as high as it likes. On random planes
//! distances are multiples of filter norms for every net, and the net whose loss rises least is the flatter one; each
//! principal plane has a unit of its own, so there nets are not compared.

use super::{Plane, Slice, Surface, maps, table};
use crate::figure::theme::Tokens;
use crate::figure::{Arrangement, Figure};
use crate::lab::plane::Projection;
use crate::lab::record::Findings;
use crate::lab::series::median;
use crate::lab::{Record, words};
use crate::net::Evaluation;
use crate::params::round_significant;
use crate::text::Lang;
use std::io;
use std::sync::Arc;

/// What the slice has found so far.
#[derive(Clone, Debug)]
pub struct Found {
    /// What was asked.
    pub lab: Slice,
    /// Objects whose loss is drawn: all of the training set.
    pub samples: usize,
    /// One per net, in the lab's order.
    pub tracks: Vec<Track>,
}

/// What is known of one net.
#[derive(Clone, Debug)]
pub struct Track {
    /// Length of the weight vector.
    pub weights: usize,
    /// Of the trained net: training and held-out data.
    pub last: Option<(Evaluation, Evaluation)>,
    /// The loss over its plane.
    pub surface: Option<Surface>,
    /// The way of its weights on its principal plane.
    pub way: Option<Arc<Projection>>,
    /// Training moved no weight, so that there is no principal plane.
    pub is_still: bool,
    /// The step whose weights or loss are no longer finite.
    pub diverged: Option<usize>,
}

impl Track {
    pub(super) fn new(weights: usize) -> Self {
        Self { weights, last: None, surface: None, way: None, is_still: false, diverged: None }
    }
}

impl Surface {
    /// How much the loss rises at half the reach; none before all rows are known.
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
}

impl Found {
    /// `Loss at the trained weights → at distance 0.5: plain net 0.011 → 0.31; …`
    fn numbers(&self, lang: Lang) -> Option<String> {
        let say = |(name, track): (String, &Track)| {
            let surface = track.surface.as_ref()?;
            let [from, to] = [surface.centre, surface.centre + surface.rise()?].map(|loss| lang.number(loss, 2));
            Some(format!("{name} {from} → {to}"))
        };
        let list: Vec<_> = words::names(&self.lab.nets, lang).into_iter().zip(&self.tracks).filter_map(say).collect();
        let half = lang.number(self.lab.grid.reach / 2.0, 3);
        let words = [("half", half.into()), ("list", list.join("; ").into())];
        (!list.is_empty()).then(|| lang.with("slice-rises", &words))
    }

    /// Which net is the flattest, where there are several with a comparable plane.
    fn flattest(&self, lang: Lang) -> Option<String> {
        if self.lab.plane == Plane::Pca {
            return None;
        }
        let rise = |track: &Track| track.surface.as_ref()?.rise().map(|rise| round_significant(rise, 2));
        let names = words::names(&self.lab.nets, lang).into_iter().zip(&self.tracks);
        let is_on_its_way = |track: &Track| track.diverged.is_none() && rise(track).is_none();
        if self.tracks.iter().any(is_on_its_way) {
            return None;
        }
        let mut rises: Vec<_> = names.filter_map(|(name, track)| Some((rise(track)?, name))).collect();
        rises.sort_by(|a, b| a.0.total_cmp(&b.0));
        let [(least, name), (next, _), ..] = &rises[..] else { return None };
        // What reads as equal is no difference.
        Some(if least < next {
            lang.with("slice-flattest", &[("net", name.as_str().into())])
        } else {
            lang.t("slice-equally-flat")
        })
    }

    /// How much of each way its principal plane shows.
    fn shares(&self, lang: Lang) -> Option<String> {
        let say = |(name, track): (String, &Track)| {
            let shares = track.way.as_ref()?.shares;
            let percent = lang.number((100.0 * (shares[0] + shares[1])).round(), 3);
            Some(lang.with("slice-share", &[("net", name.into()), ("percent", percent.into())]))
        };
        let list: Vec<_> = words::names(&self.lab.nets, lang).into_iter().zip(&self.tracks).filter_map(say).collect();
        (!list.is_empty()).then(|| lang.with("slice-shares", &[("list", list.join(", ").into())]))
    }
}

impl Findings for Found {
    fn figure(&self, lang: Lang, tokens: &Tokens) -> Figure {
        let reached = |k: usize| (words::reached(self.tracks[k].last, lang), self.tracks[k].diverged);
        Figure {
            plots: maps::maps(self, lang, tokens),
            arrangement: Arrangement::Rows(self.lab.nets.len().clamp(1, 3)),
            legend: words::legend(&self.lab.nets, lang, reached),
            ..Figure::default()
        }
    }

    fn verdict(&self, record: &Record, lang: Lang) -> String {
        let mut sentences = words::diverged(&self.lab.nets, lang, |k| self.tracks[k].diverged);
        if self.tracks.iter().any(|track| track.is_still) {
            sentences.push(lang.t("slice-still"));
        }
        sentences.extend(self.numbers(lang));
        sentences.extend(self.flattest(lang));
        sentences.extend(self.shares(lang));
        if record.is_done() {
            sentences.extend(words::unlearned(&record.lab, lang, |k| self.tracks[k].last));
        }
        sentences.join(" ")
    }

    fn terms(&self, record: &Record, lang: Lang) -> String {
        let lab = &self.lab;
        let mut parts = words::held_equal(&record.lab, record.seed, lang);
        parts.push(lang.t(match lab.plane {
            Plane::Random => "slice-plane-random",
            Plane::Pca => "slice-plane-pca",
        }));
        let grid = [
            ("points", lab.points().into()),
            ("reach", lang.number(lab.grid.reach, 3).into()),
            ("samples", self.samples.into()),
        ];
        parts.push(lang.with("slice-grid", &grid));
        parts.extend(words::weights(&lab.nets, lang, |k| self.tracks[k].weights));
        parts.join("; ")
    }

    fn write_csv(&self, out: &mut dyn io::Write, written: &mut dyn FnMut(usize)) -> io::Result<()> {
        table::write(self, out, written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
