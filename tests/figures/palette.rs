//! The palette's promises, recomputed: contrast on the field (WCAG 2), distance between racer colours (CIEDE2000, as
//! in Sharma, Wu and Dalal 2005) in normal vision and under simulated colour blindness (Machado, Oliveira and
//! Fernandes 2009, severity 1), and contrast of text.

use losscape::figure::ColourMap;
use losscape::figure::colour::Rgba;
use losscape::figure::theme::{Theme, Tokens};

type Vec3 = [f64; 3];
type Matrix = [Vec3; 3];

/// Linear sRGB as seen in normal vision and without long-, medium- and short-wave cones.
const VISIONS: [(&str, Matrix); 4] = [
    ("normal", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protan", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    ("deutan", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    ("tritan", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

fn times(matrix: &Matrix, v: Vec3) -> Vec3 {
    matrix.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
}

fn linear(colour: Rgba) -> Vec3 {
    let [r, g, b, _] = colour.0;
    [r, g, b].map(|byte| {
        let c = f64::from(byte) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

/// CIELAB under D65 from linear sRGB.
fn lab(rgb: Vec3) -> Vec3 {
    const XYZ: Matrix =
        [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]];
    const WHITE: Vec3 = [0.95047, 1.0, 1.08883];
    let xyz = times(&XYZ, rgb);
    let f = |k: usize| {
        let t = xyz[k] / WHITE[k];
        if t > 0.008856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 }
    };
    [116.0 * f(1) - 16.0, 500.0 * (f(0) - f(1)), 200.0 * (f(1) - f(2))]
}

fn ciede2000([l1, a1, b1]: Vec3, [l2, a2, b2]: Vec3) -> f64 {
    let chroma7 = ((a1.hypot(b1) + a2.hypot(b2)) / 2.0).powi(7);
    let g = 0.5 * (1.0 - (chroma7 / (chroma7 + 25f64.powi(7))).sqrt());
    let (a1, a2) = ((1.0 + g) * a1, (1.0 + g) * a2);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let turn = (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0;
    let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let h = if (h1 - h2).abs() > 180.0 { (h1 + h2 + 360.0) / 2.0 } else { (h1 + h2) / 2.0 };
    let (l, c) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0) - 0.2 * cos(4.0 * h - 63.0);
    let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let c7 = c.powi(7);
    let rotation = (60.0 * (-((h - 275.0) / 25.0).powi(2)).exp()).to_radians().sin();
    let rt = -2.0 * (c7 / (c7 + 25f64.powi(7))).sqrt() * rotation;
    let (dl, dc, dh) = ((l2 - l1) / sl, (c2 - c1) / sc, dh / sh);
    (dl * dl + dc * dc + dh * dh + rt * dc * dh).sqrt()
}

/// What the eye sees: what would be outside of sRGB is clipped, as on a screen.
fn seen(colour: Rgba, vision: &Matrix) -> Vec3 {
    lab(times(vision, linear(colour)).map(|c| c.clamp(0.0, 1.0)))
}

#[test]
fn the_formula_gives_the_published_distances() {
    // Sharma, Wu and Dalal, table 1: pairs 1, 7, 13, 17, 25.
    for (a, b, distance) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, -0.0010, 2.4900], [50.0, 0.0011, -2.4900], 4.7461),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
    ] {
        assert!((ciede2000(a, b) - distance).abs() < 1e-4, "{} instead of {distance}", ciede2000(a, b));
    }
}

/// Smallest distance over all pairs with the pair (slots from 1), and over pairs inside a half.
fn smallest(racers: &[Rgba; 8], vision: &Matrix) -> (f64, (usize, usize), f64) {
    let lab = racers.map(|colour| seen(colour, vision));
    let pairs = (0..8).flat_map(|i| (i + 1..8).map(move |j| (i, j)));
    let distance = |(i, j): (usize, usize)| ciede2000(lab[i], lab[j]);
    let all = pairs.clone().map(|pair| (distance(pair), pair)).min_by(|a, b| a.0.total_cmp(&b.0)).expect("28 pairs");
    let half = pairs.filter(|(i, j)| i / 4 == j / 4).map(distance).fold(f64::INFINITY, f64::min);
    (all.0, (all.1.0 + 1, all.1.1 + 1), half)
}

#[test]
fn racers_are_told_apart_by_every_eye() {
    type Row = (f64, (usize, usize), f64);
    let light: [Row; 4] = [(19.1, (2, 5), 22.5), (11.2, (3, 5), 12.6), (11.3, (3, 8), 12.9), (11.5, (2, 8), 12.5)];
    let dark: [Row; 4] = [(16.7, (4, 8), 30.6), (11.0, (1, 4), 11.0), (10.0, (3, 8), 11.0), (10.6, (2, 8), 12.2)];
    for (theme, table) in [(Theme::Light, light), (Theme::Projector, light), (Theme::Dark, dark)] {
        for ((name, vision), (all, pair, half)) in VISIONS.iter().zip(table) {
            let found = smallest(&theme.tokens().racer, vision);
            let right = (found.0 - all).abs() <= 0.1 && (found.2 - half).abs() <= 0.1 && found.1 == pair;
            assert!(right, "{} {name}: {found:?} instead of {:?}", theme.key(), (all, pair, half));
        }
    }
}

fn contrasts(tokens: &Tokens, ground: Rgba) -> [f64; 8] {
    tokens.racer.map(|colour| colour.contrast(ground))
}

#[test]
fn racers_stand_out_from_the_field() {
    let (light, dark) = (Theme::Light.tokens(), Theme::Dark.tokens());
    for (what, found, table) in [
        ("light on highest", contrasts(&light, light.field[0]), [8.3, 4.7, 10.2, 4.8, 8.4, 4.8, 16.6, 7.5]),
        ("light on deepest", contrasts(&light, light.field[5]), [5.4, 3.0, 6.6, 3.1, 5.4, 3.1, 10.7, 4.8]),
        ("dark on highest", contrasts(&dark, dark.field[0]), [7.9, 9.0, 11.0, 6.4, 13.6, 12.2, 16.9, 6.7]),
        ("dark on deepest", contrasts(&dark, dark.field[5]), [4.2, 4.8, 5.9, 3.4, 7.2, 6.5, 9.0, 3.5]),
    ] {
        for (slot, (found, expected)) in found.iter().zip(table).enumerate() {
            assert!((found - expected).abs() <= 0.1, "{what}, slot {}: {found:.2}, not {expected}", slot + 1);
        }
    }
    for theme in Theme::ALL {
        let tokens = theme.tokens();
        for ground in tokens.field {
            let least = contrasts(&tokens, ground).into_iter().fold(f64::INFINITY, f64::min);
            assert!(least >= 3.0, "{}: {least:.2} on {ground:?}", theme.key());
        }
    }
    let projector = Theme::Projector.tokens();
    assert!(contrasts(&projector, projector.field[5]).iter().all(|c| *c >= 3.3));
}

#[test]
fn other_colour_maps_leave_room_for_racers_too() {
    for theme in Theme::ALL {
        let tokens = theme.tokens();
        for map in [ColourMap::Grey, ColourMap::Diverging] {
            for k in 0..=20 {
                let ground = map.colour(f64::from(k) / 20.0, &tokens);
                let least = contrasts(&tokens, ground).into_iter().fold(f64::INFINITY, f64::min);
                assert!(least >= 2.98, "{} {} at {k}/20: {least:.3}", theme.key(), map.key());
            }
        }
    }
}

#[test]
fn the_deeper_the_valley_the_further_from_the_page() {
    for theme in Theme::ALL {
        let tokens = theme.tokens();
        for map in [ColourMap::Theme, ColourMap::Grey] {
            let light: Vec<f64> = (0..=10).map(|k| map.colour(f64::from(k) / 10.0, &tokens).luminance()).collect();
            let rising = |pair: &[f64]| (pair[0] < pair[1]) == (theme == Theme::Dark);
            assert!(light.windows(2).all(rising), "{} {}: {light:?}", theme.key(), map.key());
        }
    }
}

#[test]
fn text_is_readable_on_every_ground() {
    for theme in Theme::ALL {
        let tokens = theme.tokens();
        for (ground_name, ground) in [("page", tokens.page), ("inset", tokens.inset), ("raised", tokens.raised)] {
            for (name, ink) in [("text", tokens.text), ("weak", tokens.weak), ("bad", tokens.bad)] {
                let contrast = ink.contrast(ground);
                assert!(contrast >= 4.5, "{} {name} on {ground_name}: {contrast:.2}", theme.key());
            }
        }
    }
}
