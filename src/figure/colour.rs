//! A colour as data: straight (not premultiplied) 8-bit sRGB with opacity.

/// Red, green, blue, opacity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgba(pub [u8; 4]);

impl Rgba {
    /// Opaque, from 0xRRGGBB.
    pub const fn hex(rgb: u32) -> Self {
        Self([(rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8, 255])
    }
    /// The same colour with opacity 0..=255.
    pub const fn alpha(self, alpha: u8) -> Self {
        let [r, g, b, _] = self.0;
        Self([r, g, b, alpha])
    }
    /// Opacity scaled by `factor` in 0..=1.
    pub fn faded(self, factor: f32) -> Self {
        self.alpha((f32::from(self.0[3]) * factor.clamp(0.0, 1.0)).round() as u8)
    }
    /// Linear mix with another colour in sRGB; `part` in 0..=1.
    pub fn mix(self, other: Self, part: f32) -> Self {
        let one = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * part).round() as u8;
        let (a, b) = (self.0, other.0);
        Self([one(a[0], b[0]), one(a[1], b[1]), one(a[2], b[2]), one(a[3], b[3])])
    }
    /// Relative luminance 0..=1 (WCAG 2, sRGB); ignores opacity.
    pub fn luminance(self) -> f64 {
        let linear = |byte: u8| {
            let c = f64::from(byte) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let [r, g, b, _] = self.0;
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }
    /// Contrast 1..=21 to another colour (WCAG 2).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}
