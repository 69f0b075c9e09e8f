//! A few of the training examples: what a net over-fits.

use crate::net::Dataset;
use crate::rng::{Purpose, stream, uniform};

/// The data with `count` of the training examples, drawn by the seed; they stay in their order.
pub(super) fn few(all: &Dataset, count: usize, seed: u64) -> Dataset {
    let mut random = stream(seed, Purpose::FewExamples, 0);
    let mut places: Vec<u32> = (0..all.train.len() as u32).collect();
    // The first places of a Fisher–Yates shuffle.
    let count = count.min(places.len());
    for k in 0..count {
        let other = k + (uniform(&mut random) * (places.len() - k) as f64) as usize;
        places.swap(k, other);
    }
    places.truncate(count);
    places.sort_unstable();
    let train = all.train.subset(&places);
    Dataset { train, validation: all.validation.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_examples_are_drawn_without_doubles() {
        let all = Dataset::digits();
        let some = few(&all, 200, 1);
        assert_eq!((some.train.len(), some.validation.len()), (200, all.validation.len()));
        let columns = |data: &Dataset| data.train.x.column_iter().map(|x| format!("{x}")).collect::<Vec<_>>();
        let known = columns(&all);
        let mut places: Vec<usize> =
            columns(&some).iter().map(|x| known.iter().position(|other| other == x).unwrap_or(usize::MAX)).collect();
        assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "each stands once, in order");
        places.dedup();
        assert_eq!(places.len(), 200);
        assert_ne!(few(&all, 200, 2), some);
        assert_eq!(few(&all, 1_000_000, 1), all);
    }
}
