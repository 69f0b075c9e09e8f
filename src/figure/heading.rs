//! The heading of a plot: its title from where its axis begins, in at most two lines, and its formula in small type.
//!
//! A title that does not fit one line takes two; one that does not fit two is set smaller, by little, and then
//! cut. Plots beside each other take the largest of their headings' heights, so that their frames are level.

use super::Plot;
use super::drawing::{Anchor, Pos, Shape, Text};
use super::layout::{LEAST_TYPE, Pen, elided, text, wrapped};
use super::measure::text_width;

/// Line height of titles and formulas in font sizes.
const STEP: f32 = 1.28;
/// The room of a title of one line, in font sizes.
const ROOM: f32 = 1.9;
/// Sizes that are tried for two lines, as parts of the full one.
const SIZES: [f32; 3] = [1.0, 0.96, LEAST_TYPE];
/// Size of a formula as a part of that of tick labels.
const FORMULA: f32 = 1.0;

/// Title and formula of a plot as they are set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heading {
    title: Vec<String>,
    size: f32,
    formula: Vec<String>,
    /// Font size of the formula.
    small: f32,
}

impl Heading {
    /// Of a plot whose heading may be `width` wide.
    pub fn of(plot: &Plot, width: f32, pen: &Pen<'_>) -> Self {
        let (title, size) = fitted(&plot.title, pen.style.heading, true, width);
        let (formula, small) = fitted(&plot.formula, FORMULA * pen.style.tick, false, width);
        Self { title, size, formula, small }
    }

    /// The title alone.
    pub fn without_formula(self) -> Self {
        Self { formula: Vec::new(), ..self }
    }

    /// Its height down to the frame; 0 of a plot without title and formula.
    pub fn height(&self, pen: &Pen<'_>) -> f32 {
        let lines = (self.title.len() as f32 - 1.0).max(0.0);
        let title = if self.title.is_empty() { 0.0 } else { ROOM * pen.style.heading + lines * STEP * self.size };
        let above = if self.title.is_empty() { 0.5 * self.small } else { 0.0 };
        title + if self.formula.is_empty() { 0.0 } else { above + self.formula.len() as f32 * STEP * self.small }
    }

    /// Its shapes from its top left corner.
    pub fn shapes(&self, [left, top]: Pos, pen: &Pen<'_>) -> Vec<Shape> {
        let mut y = top + 2.0;
        let mut shapes = Vec::new();
        for line in &self.title {
            let title = pen.text([left, y], Anchor::LeftTop, line.clone(), self.size, pen.tokens.text);
            shapes.push(text(Text { strong: true, ..title }));
            y += STEP * self.size;
        }
        for line in &self.formula {
            shapes.push(text(pen.text([left, y], Anchor::LeftTop, line.clone(), self.small, pen.tokens.weak)));
            y += STEP * self.small;
        }
        shapes
    }
}

/// The words in one or two lines, and their size; no lines of no words.
fn fitted(words: &str, size: f32, strong: bool, width: f32) -> (Vec<String>, f32) {
    if words.is_empty() {
        return (Vec::new(), size);
    }
    for part in SIZES {
        let lines = in_lines(words, part * size, strong, width);
        if lines.len() <= 2 && lines.iter().all(|line| text_width(line, part * size, strong) <= width * 1.001) {
            return (lines, part * size);
        }
    }
    let size = LEAST_TYPE * size;
    let lines = in_lines(words, size, strong, width);
    let mut rest = lines.into_iter();
    let first = rest.next().unwrap_or_default();
    let second = rest.collect::<Vec<_>>().join(" ");
    let kept = [first, second].into_iter().filter(|line| !line.is_empty());
    (kept.map(|line| elided(&line, size, strong, width)).collect(), size)
}

/// The words broken between words to lines of at most `width`, where no word is wider.
pub(super) fn in_lines(words: &str, size: f32, strong: bool, width: f32) -> Vec<String> {
    // With a tolerance of a thousandth: `width` may be the text's own width, rounded.
    wrapped(words, " ", size, strong, width * 1.001)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::layout::Style;
    use crate::figure::theme::Theme;
    use crate::text::Lang;

    #[test]
    fn a_title_takes_two_lines_before_it_gets_smaller_and_is_cut_last() {
        let tokens = Theme::Light.tokens();
        let pen = Pen { tokens: &tokens, style: Style::PAGE, lang: Lang::En };
        let plot = Plot { title: "Change of the gradient along itself".to_owned(), ..Plot::default() };
        let whole = text_width(&plot.title, pen.style.heading, true);
        let at = |width: f32| Heading::of(&plot, width, &pen);
        assert_eq!((at(whole).title.len(), at(whole).size), (1, pen.style.heading));
        assert_eq!((at(0.6 * whole).title.len(), at(0.6 * whole).size), (2, pen.style.heading));
        assert!(at(0.6 * whole).height(&pen) > at(whole).height(&pen));
        let small = at(0.42 * whole);
        assert!(small.size < pen.style.heading && small.title.len() == 2, "{small:?}");
        let cut = at(0.25 * whole);
        assert_eq!(cut.size, LEAST_TYPE * pen.style.heading);
        assert!(cut.title.iter().any(|line| line.ends_with('…')), "{cut:?}");
        for width in (20..400).map(|width| width as f32) {
            let found = at(width);
            assert!(found.title.len() <= 2);
            assert!(found.title.iter().all(|line| text_width(line, found.size, true) <= width * 1.001), "{found:?}");
        }
    }
}
