//! The size of an exported picture: in pixels for the file, in points for the layout.
//!
//! `units = pixels / scale`, where the scale follows the shorter side, so that text and strokes keep their share of a
//! slide, a paper or a wall.

use crate::figure::page::{SCREEN_DPI, scale};
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
    /// Pixels per unit.
    pub scale: f32,
    /// Pixels an inch.
    pub dpi: f32,
}

impl Page {
    /// Smallest and largest allowed number of pixels along a side.
    pub const SIDE_PX: (u32, u32) = (16, 16384);
    /// Most pixels of a page, 8000×8000: painting takes 8 bytes per pixel and the field 2 more, under a gigabyte.
    pub const MOST_PX: u64 = 64_000_000;

    /// A page of `width` × `height` pixels on a screen.
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
            Ok(Self { width, height, scale: scale((width, height), SCREEN_DPI, None), dpi: SCREEN_DPI })
        }
    }

    /// Width and height in points of 1/72 inch.
    pub fn size_pdf(self) -> (f32, f32) {
        let points = |pixels: u32| pixels as f32 * 72.0 / self.dpi;
        (points(self.width), points(self.height))
    }

    /// Width and height as an SVG has them: in pixels on a screen, else in millimetres.
    pub fn size_svg(self) -> (String, String) {
        let length = |pixels: u32| match self.dpi {
            SCREEN_DPI => pixels.to_string(),
            dpi => format!("{:.2}mm", f64::from(pixels) * f64::from(INCH_MM) / f64::from(dpi)),
        };
        (length(self.width), length(self.height))
    }

    /// Pixels a metre; none on a screen.
    pub fn pixels_per_metre(self) -> Option<u32> {
        (self.dpi != SCREEN_DPI).then_some((self.dpi / INCH_MM * 1000.0).round() as u32)
    }

    /// Width and height in units.
    pub fn size_pts(self) -> (f32, f32) {
        (self.width as f32 / self.scale, self.height as f32 / self.scale)
    }
}

/// The size of a slide, 1920×1080.
impl Default for Page {
    fn default() -> Self {
        Self { width: 1920, height: 1080, scale: 1.5, dpi: SCREEN_DPI }
    }
}

/// A size as it is typed: `1920x1080` in pixels, `85mm` or `85x64mm` on paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Size {
    /// Pixels.
    Pixels(u64, u64),
    /// Millimetres.
    Millimetres(f32, f32),
}

/// Pixels an inch of a picture on paper, unless said otherwise.
pub const PAPER_DPI: f32 = 300.0;
/// Least and most pixels an inch.
pub const DPI: (f32, f32) = (36.0, 2400.0);
/// Height of a paper column's picture as a share of its width.
const COLUMN: f32 = 0.75;
/// Signs between width and height.
const CROSS: [char; 4] = ['x', 'X', '×', 'х'];
/// Millimetres of an inch.
const INCH_MM: f32 = 25.4;

impl Size {
    /// The size in pixels at `dpi`, and that dpi: [`SCREEN_DPI`] or [`PAPER_DPI`] if not given.
    ///
    /// # Errors
    /// A side is too short or too long, or there are too many pixels.
    pub fn pixels(self, dpi: Option<f32>) -> Result<((u32, u32), f32), PageError> {
        let (width, height, dpi) = match self {
            Self::Pixels(width, height) => (width, height, dpi.unwrap_or(SCREEN_DPI)),
            Self::Millimetres(width, height) => {
                let dpi = dpi.unwrap_or(PAPER_DPI);
                let [width, height] = [width, height].map(|mm| f64::from(mm / INCH_MM * dpi).round() as u64);
                (width, height, dpi)
            }
        };
        match (u32::try_from(width), u32::try_from(height)) {
            (Ok(width), Ok(height)) => Page::export(width, height).map(|page| ((page.width, page.height), dpi)),
            _ => Err(PageError::Side { width, height }),
        }
    }

    /// Whether a size as typed is the width of a column alone: its height is the picture's to choose.
    pub fn is_column(typed: &str) -> bool {
        matches!(typed.parse(), Ok(Self::Millimetres(..))) && !typed.contains(CROSS)
    }

    /// A size of so many pixels in the unit of this one: `640×480` or `98×74 mm`.
    pub fn like(self, (width, height): (u32, u32), dpi: f32, lang: Lang) -> String {
        match self {
            Self::Pixels(..) => format!("{width}x{height}"),
            Self::Millimetres(..) => {
                let [width, height] = [width, height].map(|px| (px as f32 * INCH_MM / dpi).ceil());
                format!("{}x{}mm", lang.number(width.into(), 4), lang.number(height.into(), 4))
            }
        }
    }
}

/// Parses `1920x1080`, `85mm`, `85x64mm`.
impl FromStr for Size {
    type Err = PageError;
    fn from_str(text: &str) -> Result<Self, PageError> {
        let wrong = || PageError::Form { found: text.to_owned() };
        let typed = text.trim();
        if let Some(mm) = typed.strip_suffix("mm").or_else(|| typed.strip_suffix("мм")) {
            let number =
                |part: &str| part.trim().replace(',', ".").parse::<f32>().ok().filter(|mm| mm.is_finite() && *mm > 0.0);
            return match mm.split_once(CROSS) {
                Some((w, h)) => Ok(Self::Millimetres(number(w).ok_or_else(wrong)?, number(h).ok_or_else(wrong)?)),
                None => number(mm).map(|width| Self::Millimetres(width, COLUMN * width)).ok_or_else(wrong),
            };
        }
        let number = |part: &str| part.trim().parse::<u64>().ok();
        let (w, h) = typed.split_once(CROSS).ok_or_else(wrong)?;
        Ok(Self::Pixels(number(w).ok_or_else(wrong)?, number(h).ok_or_else(wrong)?))
    }
}

/// Parses `1920x1080`, pixels on a screen.
impl FromStr for Page {
    type Err = PageError;
    fn from_str(text: &str) -> Result<Self, PageError> {
        match text.parse()? {
            Size::Pixels(width, height) => match (u32::try_from(width), u32::try_from(height)) {
                (Ok(width), Ok(height)) => Self::export(width, height),
                _ => Err(PageError::Side { width, height }),
            },
            Size::Millimetres(..) => Err(PageError::Form { found: text.to_owned() }),
        }
    }
}

/// An invalid picture size.
#[derive(Clone, Debug, PartialEq, Error)]
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
    /// Resolution or type size outside its limits.
    Number {
        /// Key of the sentence.
        key: &'static str,
        /// As typed.
        found: String,
        /// Least and most.
        allowed: (f32, f32),
    },
    /// The figure needs more room.
    TooSmall {
        /// As typed.
        found: String,
        /// The smallest size of this shape that works; none where none does.
        smallest: Option<String>,
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
            Self::Number { key, found, allowed: (least, most) } => {
                let words = [
                    ("found", found.as_str().into()),
                    ("least", least.to_string().into()),
                    ("most", most.to_string().into()),
                ];
                lang.with(key, &words)
            }
            Self::TooSmall { found, smallest: Some(smallest) } => {
                lang.with("page-small", &[("found", found.as_str().into()), ("smallest", smallest.as_str().into())])
            }
            Self::TooSmall { found, smallest: None } => {
                lang.with("page-small-none", &[("found", found.as_str().into())])
            }
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
