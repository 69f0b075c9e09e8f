//! The size of a picture: in pixels for the file, in points for the layout.
//!
//! `points = pixels / scale`. An export is 720 points high whatever its pixels, so that type and strokes keep their
//! part of the picture on a slide, in a paper and on a wall.

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
    /// Smallest and largest allowed number of pixels along a side. 16384 rows of 16384 RGBA pixels are 1 GiB.
    pub const SIDE_PX: (u32, u32) = (16, 16384);

    /// A page of so many pixels, 720 points high.
    pub fn export(width: u32, height: u32) -> Result<Self, PageError> {
        let (least, most) = Self::SIDE_PX;
        if [width, height].iter().all(|side| (least..=most).contains(side)) {
            Ok(Self { width, height, scale: height as f32 / Self::HEIGHT_PTS })
        } else {
            Err(PageError::Side { width: width.into(), height: height.into() })
        }
    }

    /// Width and height in points.
    pub fn size_pts(self) -> (f32, f32) {
        (self.width as f32 / self.scale, self.height as f32 / self.scale)
    }
}

/// A slide: 1920×1080.
impl Default for Page {
    fn default() -> Self {
        Self { width: 1920, height: 1080, scale: 1.5 }
    }
}

/// `1920x1080`.
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

/// A size that no picture can have.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", self.tell(Lang::En))]
pub enum PageError {
    /// Not two numbers with an x between them.
    Form {
        /// What was given.
        found: String,
    },
    /// Too small or too large.
    Side {
        /// Columns.
        width: u64,
        /// Rows.
        height: u64,
    },
}

impl PageError {
    /// What is wrong, in words.
    pub fn tell(&self, lang: Lang) -> String {
        let (least, most) = Page::SIDE_PX;
        match self {
            Self::Form { found } => lang.with("page-form", &[("found", found.as_str().into())]),
            Self::Side { width, height } => lang.with(
                "page-side",
                &[("found", format!("{width}×{height}").into()), ("least", least.into()), ("most", most.into())],
            ),
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
    }
}
