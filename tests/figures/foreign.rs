//! Our SVG and PDF seen through other programs: rsvg-convert, CairoSVG and poppler must show what our PNG shows, by the
//! ink on the page, not by bytes; also where no font but those inside the file can be found.
//!
//! A program that is not installed is left out with a line, or fails the test where `LOSSCAPE_FOREIGN` is set.

use losscape::export::Subject;
use losscape::figure::theme::Theme;
use losscape::paper::svg::TextForm;
use losscape::picture::FigureOptions;
use losscape::scene::{Presets, Race};
use losscape::text::Lang;
use resvg::tiny_skia::Pixmap;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

/// Pixels that differ by more than this in a channel differ clearly: soft edges of two rasterisers do not.
const CLEARLY: u8 = 72;
/// Most pixels of an SVG that may: twenty times what was measured.
const MOST_SVG: f64 = 0.001;
/// Most pixels of a PDF that may. Poppler hints letters and strokes: up to 0.7 % was measured.
const MOST_PDF: f64 = 0.012;

/// Bands as paths; a bitmap; a noisy field; translucent marks on dark.
const FIGURES: [(&str, Lang, Theme); 4] = [
    ("eight-methods", Lang::Ru, Theme::Light),
    ("local-minima", Lang::En, Theme::Light),
    ("noisy-logistic", Lang::En, Theme::Projector),
    ("saddle", Lang::Ru, Theme::Dark),
];

fn subject(preset: &str) -> Subject {
    let (scene, landscape) = Presets::embedded().by_name(preset).unwrap().source.open().unwrap();
    Arc::new(Race::run(scene, Arc::new(landscape))).into()
}

fn options(lang: Lang, theme: Theme) -> FigureOptions {
    FigureOptions { size: (960, 540), lang, theme, ..FigureOptions::default() }
}

/// Whether a program can be run; where it must be and cannot, the test fails.
fn is_there(program: &str) -> bool {
    let found =
        Command::new(program).arg("--version").output().is_ok() || Command::new(program).arg("-v").output().is_ok();
    let must = std::env::var_os("LOSSCAPE_FOREIGN").is_some();
    assert!(found || !must, "{program} is not installed, and LOSSCAPE_FOREIGN asks for it");
    if !found {
        println!("left out: {program} is not installed");
    }
    found
}

/// The share of pixels that differ clearly.
fn ink(a: &Pixmap, b: &Pixmap) -> f64 {
    assert_eq!((a.width(), a.height()), (b.width(), b.height()));
    let differs = |(a, b): (&[u8], &[u8])| a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > CLEARLY);
    let count = a.data().chunks_exact(4).zip(b.data().chunks_exact(4)).filter(|pair| differs(*pair)).count();
    count as f64 / a.pixels().len() as f64
}

fn png_of(subject: &Subject, options: &FigureOptions) -> Pixmap {
    Pixmap::decode_png(&subject.to_png(options)).unwrap()
}

/// A fontconfig file that finds no font at all.
fn without_fonts(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("fonts.conf");
    let cache = folder.join("cache");
    std::fs::write(&path, format!("<fontconfig><cachedir>{}</cachedir></fontconfig>", cache.display())).unwrap();
    path
}

fn run(program: &str, arguments: &[&str], fonts: Option<&Path>) {
    let mut command = Command::new(program);
    command.args(arguments);
    if let Some(fonts) = fonts {
        command.env("FONTCONFIG_FILE", fonts);
    }
    let done = command.output().unwrap();
    assert!(done.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn other_programs_show_our_svg_as_our_png_with_and_without_fonts() {
    let programs: Vec<_> = ["rsvg-convert", "cairosvg"].into_iter().filter(|program| is_there(program)).collect();
    if programs.is_empty() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let fonts = without_fonts(folder.path());
    let name = |file: &str| folder.path().join(file).display().to_string();
    let mut pictures = Vec::new();
    for (preset, lang, theme) in FIGURES {
        let (subject, options) = (subject(preset), options(lang, theme));
        let ours = png_of(&subject, &options);
        std::fs::write(folder.path().join("a.svg"), subject.to_svg(&options)).unwrap();
        for program in &programs {
            for fonts in [None, Some(fonts.as_path())] {
                run(program, &[&name("a.svg"), "-o", &name("a.png")], fonts);
                let theirs = Pixmap::decode_png(&std::fs::read(folder.path().join("a.png")).unwrap()).unwrap();
                let share = ink(&ours, &theirs);
                assert!(share < MOST_SVG, "{preset} in {program}, fonts: {}: {share}", fonts.is_none());
            }
        }
        pictures.push(ours);
    }
    assert!(ink(&pictures[0], &pictures[1]) > 3.0 * MOST_PDF, "other pictures differ");
}

#[test]
fn poppler_shows_our_pdf_as_our_png_and_finds_its_words() {
    if !is_there("pdftocairo") || !is_there("pdftotext") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let name = |file: &str| folder.path().join(file).display().to_string();
    for (preset, lang, theme) in FIGURES {
        let (subject, options) = (subject(preset), options(lang, theme));
        let pdf = subject.to_pdf(&options);
        assert_eq!(pdf, subject.to_pdf(&options), "{preset}: the same bytes twice");
        std::fs::write(folder.path().join("a.pdf"), pdf).unwrap();
        run("pdftocairo", &["-png", "-singlefile", "-r", "96", &name("a.pdf"), &name("a")], None);
        let theirs = Pixmap::decode_png(&std::fs::read(folder.path().join("a.png")).unwrap()).unwrap();
        let share = ink(&png_of(&subject, &options), &theirs);
        assert!(share < MOST_PDF, "{preset}: {share}");
        run("pdftotext", &["-layout", &name("a.pdf"), &name("a.txt")], None);
        let words = std::fs::read_to_string(folder.path().join("a.txt")).unwrap();
        let title = subject.about(&options).title;
        assert!(words.contains(&title), "{preset}: {title} in {words}");
        assert!(words.contains("η"), "{preset}: {words}");
    }
}

/// Halo and ink are two elements, names of fonts that end in a number are quoted, the used letters are inside.
#[test]
fn live_text_is_text_with_its_fonts() {
    let subject = subject("eight-methods");
    let options = options(Lang::Ru, Theme::Light);
    let document = subject.to_svg_with(&options, TextForm::Live);
    let tree = resvg::usvg::roxmltree::Document::parse(&document).unwrap();
    let family = tree.root_element().attribute("font-family").unwrap();
    assert!(family.split(", ").all(|name| name.starts_with('\'') || name == "sans-serif"), "{family}");
    assert!(document.contains("@font-face{font-family:'Noto Sans';font-weight:400"));
    assert!(!document.contains("paint-order"));
    let texts: Vec<_> = tree.descendants().filter(|node| node.has_tag_name("text")).collect();
    assert!(texts.iter().any(|text| text.text() == Some("Adam")));
    for pair in texts.windows(2).filter(|pair| pair[0].attribute("stroke").is_some()) {
        assert_eq!(pair[0].text(), pair[1].text(), "ink after its halo");
        assert_eq!(pair[1].attribute("stroke"), None);
    }
    let title = tree.descendants().find(|node| node.has_tag_name("title")).unwrap();
    assert_eq!(title.text(), Some(subject.about(&options).title.as_str()));
    assert!(tree.descendants().any(|node| node.has_tag_name("desc") && node.text().is_some()));
}
