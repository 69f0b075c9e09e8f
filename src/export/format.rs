//! The formats of export.

use crate::paper::animation::Form;
use std::path::Path;

/// An export format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A raster image.
    Png,
    /// A vector image for programs and browsers.
    Svg,
    /// A vector image for papers and printers.
    Pdf,
    /// A race as a moving picture of 255 colours.
    Gif,
    /// A race as a moving picture of all colours.
    Apng,
    /// A table of all numbers: every step of every racer, or a lab's measurements.
    Csv,
}

impl Format {
    /// All formats, in menu order.
    pub const ALL: [Self; 6] = [Self::Png, Self::Svg, Self::Pdf, Self::Gif, Self::Apng, Self::Csv];

    /// File name extension.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            Self::Gif => "gif",
            Self::Apng => "apng",
            Self::Csv => "csv",
        }
    }

    /// The form of a moving picture; `None` for the others.
    pub const fn moving(self) -> Option<Form> {
        match self {
            Self::Gif => Some(Form::Gif),
            Self::Apng => Some(Form::Apng),
            Self::Png | Self::Svg | Self::Pdf | Self::Csv => None,
        }
    }

    /// The format by a file name's extension, case-insensitive.
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_string_lossy().to_lowercase();
        Self::ALL.into_iter().find(|format| format.ending() == ending)
    }

    /// All extensions: `.png, .svg, .pdf, .gif, .apng, .csv`.
    pub fn list() -> String {
        Self::ALL.map(|format| format!(".{}", format.ending())).join(", ")
    }
}
