//! A few of the training examples: what a net over-fits.

use crate::net::Dataset;
use crate::rng::{Purpose, some, stream};

/// The data with `count` of the training examples, drawn by the seed; they stay in their order.
pub(super) fn few(all: &Dataset, count: usize, seed: u64) -> Dataset {
    let mut random = stream(seed, Purpose::FewExamples, 0);
    let drawn = some(&mut random, all.train.len(), count);
    let mut places: Vec<u32> = drawn.into_iter().map(|place| place as u32).collect();
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
