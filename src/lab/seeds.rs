//! The seeds of a lab that trains under several: the scene's and those that follow it.

use crate::text::Lang;

/// So many seeds from `first` on; 0 follows the largest.
pub(super) fn seeds(first: u64, count: usize) -> impl Iterator<Item = u64> {
    (0..count).map(move |k| first.wrapping_add(k as u64))
}

/// `seeds 1–5`, or `seed 1` of one.
pub(super) fn in_words(first: u64, count: usize, lang: Lang) -> String {
    let last = seeds(first, count).last().unwrap_or(first);
    let words = [("count", count.into()), ("first", first.to_string().into()), ("last", last.to_string().into())];
    lang.with("lab-seeds", &words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeds_follow_the_first_around_the_end() {
        assert_eq!(seeds(u64::MAX, 3).collect::<Vec<_>>(), [u64::MAX, 0, 1]);
        assert_eq!(seeds(5, 0).count(), 0);
    }

    #[test]
    fn one_seed_is_no_range() {
        assert_eq!(in_words(1, 5, Lang::En), "seeds 1–5");
        assert_eq!(in_words(1, 1, Lang::En), "seed 1");
        assert_eq!(in_words(2, 21, Lang::Ru), "зёрна 2–22");
        assert_eq!(in_words(2, 1, Lang::Ru), "зерно 2");
    }
}
