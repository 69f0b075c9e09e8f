//! The size of an exported picture: in pixels for the file, in points for the layout.
//!
//! `points = pixels / scale`. An export is 720 points high for any number of pixels, so that text and strokes keep
//! their relative size on a slide, in a paper and on a wall.

use crate::text::Lang;
use std::str::FromStr;
use thiserror::Error;

/// A picture's size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Page {
    /// Columns of pixels.
    pub width: u32,
    /// Rows of pixels.
    pub height: u32,
    /// Pixels per point.
    pub scale: f32,
}

impl Page {
    /// Height of an export in points.
    pub const HEIGHT_PTS: f32 = crate::figure::page::HEIGHT;
    /// Smallest and largest allowed number of pixels along a side.
    pub const SIDE_PX: (u32, u32) = (16, 16384);
    /// Most pixels of a page, 8000×8000: painting takes 8 bytes per pixel and the field 2 more, under a gigabyte.
    pub const MOST_PX: u64 = 64_000_000;

    /// A page of `width` × `height` pixels, 720 points high.
    ///
    /// # Errors
    /// A side is too short or too long, or there are too many pixels.
    pub fn export(width: u32, height: u32) -> Result<Self, PageError> {
        let (least, most) = Self::SIDE_PX;
        if ![width, height].iter().all(|side| (least..=most).contains(side)) {
            Err(PageError::Side { width: width.into(), height: height.into() })
        } else if u64::from(width) * u64::from(height) > Self::MOST_PX {
            Err(PageError::Pixels { width, height })
        } else {
            Ok(Self { width, height, scale: height as f32 / Self::HEIGHT_PTS })
        }
    }

    /// Width and height of a PDF page in points of 1/72 inch: pixels of 1/96 inch.
    pub fn size_pdf(self) -> (f32, f32) {
        (self.width as f32 * 0.75, self.height as f32 * 0.75)
    }

    /// Width and height in points.
    pub fn size_pts(self) -> (f32, f32) {
        (self.width as f32 / self.scale, self.height as f32 / self.scale)
    }
}

/// The size of a slide, 1920×1080.
impl Default for Page {
    fn default() -> Self {
        Self { width: 1920, height: 1080, scale: 1.5 }
    }
}

/// Parses `1920x1080`.
impl FromStr for Page {
    type Err = PageError;
    fn from_str(text: &str) -> Result<Self, PageError> {
        let number = |part: &str| part.trim().parse::<u64>().ok();
        let parts = text.split_once(['x', 'X', '×', 'х']);
        let Some((width, height)) = parts.and_then(|(w, h)| Some((number(w)?, number(h)?))) else {
            return Err(PageError::Form { found: text.to_owned() });
        };
        match (u32::try_from(width), u32::try_from(height)) {
            (Ok(width), Ok(height)) => Self::export(width, height),
            _ => Err(PageError::Side { width, height }),
        }
    }
}

/// An invalid picture size.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", self.message(Lang::En))]
pub enum PageError {
    /// Not two numbers with an x between them.
    Form {
        /// The given text.
        found: String,
    },
    /// A side that is too short or too long.
    Side {
        /// Columns.
        width: u64,
        /// Rows.
        height: u64,
    },
    /// More pixels than [`Page::MOST_PX`].
    Pixels {
        /// Columns.
        width: u32,
        /// Rows.
        height: u32,
    },
}

impl PageError {
    /// The message in a language.
    pub fn message(&self, lang: Lang) -> String {
        let (least, most) = Page::SIDE_PX;
        match self {
            Self::Form { found } => lang.with("page-form", &[("found", found.as_str().into())]),
            Self::Side { width, height } => lang.with(
                "page-side",
                &[("found", format!("{width}×{height}").into()), ("least", least.into()), ("most", most.into())],
            ),
            Self::Pixels { width, height } => {
                let given = u64::from(*width) * u64::from(*height);
                let words = [
                    ("found", format!("{width}×{height}").into()),
                    ("given", lang.whole(given).into()),
                    ("most", lang.whole(Page::MOST_PX).into()),
                ];
                lang.with("page-pixels", &words)
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_two_numbers_within_limits() {
        let page: Page = "1920x1080".parse().unwrap();
        assert_eq!((page, page.size_pts()), (Page::default(), (1280.0, 720.0)));
        assert_eq!("16×16384".parse::<Page>().unwrap().height, 16384);
        for bad in ["1920", "1920x", "x", "-1x5", "1e3x5", "ax5", ""] {
            assert!(matches!(bad.parse::<Page>(), Err(PageError::Form { .. })), "{bad}");
        }
        for bad in ["15x100", "100x16385", "0x0", "99999999999x5"] {
            let error = bad.parse::<Page>().unwrap_err();
            assert!(matches!(error, PageError::Side { .. }), "{bad}");
            assert!(error.to_string().contains("16384"), "{error}");
        }
        for good in ["8000x8000", "16384x3906", "16x16384"] {
            assert!(good.parse::<Page>().is_ok(), "{good}");
        }
        for bad in ["8001x8000", "16384x16384", "16384x3907"] {
            let error = bad.parse::<Page>().unwrap_err();
            assert!(matches!(error, PageError::Pixels { .. }), "{bad}");
            for lang in Lang::ALL {
                let words = error.message(lang);
                assert!(
                    words.contains(&bad.replace('x', "×")) && words.contains("64\u{202f}000\u{202f}000"),
                    "{words}"
                );
            }
        }
    }
}
