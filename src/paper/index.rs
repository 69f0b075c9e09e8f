//! The index page of a handout: HTML that works offline in any browser.

use super::escape::escape;
use crate::figure::colour::Rgba;
use crate::figure::theme::Tokens;
use crate::optim::Equation;
use crate::optim::formula::{EM, Extent, plain};
use crate::text::Lang;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A picture on the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Base name of its files, `file.png` and `file.svg`.
    pub file: String,
    /// The chapter it belongs to.
    pub chapter: String,
    /// Heading.
    pub title: String,
    /// Number of the lecture's slide; empty if none.
    pub slide: String,
    /// What to watch for.
    pub watch: String,
    /// What the picture shows, in words.
    pub alternative: String,
    /// Update formulas, each with the methods it is of; without names where there is only one.
    pub formulas: Vec<(String, Vec<Equation>)>,
    /// The scene's claims, one sentence each.
    pub claims: Vec<String>,
}

/// The page: contents, then every picture with its texts. `size` is the size of the pictures in pixels, `tokens` their
/// colours.
pub fn to_html(entries: &[Entry], size: (u32, u32), tokens: &Tokens, lang: Lang) -> String {
    let mut html = Html(String::with_capacity(1 << 14));
    html.head(tokens, lang);
    html.equations(entries);
    html.contents(entries);
    let mut chapter = "";
    for (k, entry) in entries.iter().enumerate() {
        if chapter != entry.chapter {
            html.element("h2", "", &entry.chapter);
            chapter = &entry.chapter;
        }
        html.section(k + 1, entry, size, lang);
    }
    html.0 += "</main>\n</body>\n</html>\n";
    html.0
}

struct Html(String);

impl Html {
    fn element(&mut self, tag: &str, attributes: &str, words: &str) {
        let _ = write!(self.0, "<{tag}{attributes}>");
        escape(words, &mut self.0);
        let _ = writeln!(self.0, "</{tag}>");
    }

    fn head(&mut self, tokens: &Tokens, lang: Lang) {
        let title = lang.t("handout-title");
        let _ = writeln!(
            self.0,
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
            lang.key()
        );
        self.element("title", "", &title);
        let [page, text, weak, border] = [tokens.page, tokens.text, tokens.weak, tokens.border].map(css);
        let _ = writeln!(
            self.0,
            "<style>\n\
             body {{ margin: 0; background: {page}; color: {text}; font: 18px/1.5 \"Noto Sans\", sans-serif; }}\n\
             main {{ max-width: 1200px; margin: 0 auto; padding: 24px 16px; }}\n\
             h1 {{ font-size: 34px; line-height: 1.2; }}\n\
             h2 {{ font-size: 30px; line-height: 1.25; margin: 64px 0 0; }}\n\
             h3 {{ font-size: 26px; line-height: 1.25; margin: 0 0 4px; }}\n\
             nav h2 {{ font-size: 20px; margin: 24px 0 0; }}\n\
             a {{ color: inherit; }}\n\
             .weak {{ color: {weak}; }}\n\
             ol {{ padding-left: 2em; columns: 2 24em; }}\n\
             section {{ margin-top: 48px; break-inside: avoid; }}\n\
             p {{ margin: 4px 0 12px; }}\n\
             .formula svg {{ vertical-align: middle; margin: 2px 1.2em 2px 0; }}\n\
             img {{ display: block; width: 100%; height: auto; border: 1px solid {border}; }}\n\
             @media print {{ section {{ break-before: page; margin: 0; }} .files, details:not([open]) {{ display: none; }} }}\n\
             </style>\n</head>\n<body>\n<main>"
        );
        self.element("h1", "", &title);
        self.element("p", " class=\"weak\"", &lang.t("handout-about"));
    }

    /// The drawing of every equation of the page, once; sections refer to them.
    fn equations(&mut self, entries: &[Entry]) {
        let mut drawn = BTreeSet::new();
        let all = entries.iter().flat_map(|entry| &entry.formulas).flat_map(|(_, equations)| equations);
        self.0 += "<svg width=\"0\" height=\"0\" style=\"position: absolute\" aria-hidden=\"true\">\n";
        for equation in all.filter(|equation| drawn.insert(equation.name)) {
            let name = equation.name;
            let Extent { width, ascent, descent } = equation.extent();
            let view_box = format!("0 {} {width} {}", -ascent, ascent + descent);
            let _ = write!(self.0, "<symbol id=\"eq-{name}\" viewBox=\"{view_box}\">");
            // Equations share glyphs, and an id is unique in a page. White is for dark screens: here it is the text's.
            let inner =
                equation.svg.split_once('>').map_or("", |(_, inner)| inner).trim_end().trim_end_matches("</svg>");
            self.0 += &inner
                .replace("id=\"g", &format!("id=\"{name}-g"))
                .replace("xlink:href=\"#g", &format!("href=\"#{name}-g"))
                .replace("#ffffff", "currentColor");
            self.0 += "</symbol>\n";
        }
        self.0 += "</svg>\n";
    }

    /// A formula with the methods it is of.
    fn formula(&mut self, who: &str, equations: &[Equation]) {
        self.0 += "<p class=\"formula\">";
        if !who.is_empty() {
            escape(&format!("{who}: "), &mut self.0);
        }
        for equation in equations {
            let Extent { width, ascent, descent } = equation.extent();
            let (width, height) = (width / EM, (ascent + descent) / EM);
            let _ =
                write!(self.0, "<svg style=\"width: {width:.2}em; height: {height:.2}em\" role=\"img\" aria-label=\"");
            escape(&plain(&[*equation]), &mut self.0);
            let _ = write!(self.0, "\"><use href=\"#eq-{}\"/></svg>", equation.name);
        }
        self.0 += "</p>\n";
    }

    fn contents(&mut self, entries: &[Entry]) {
        self.0 += "<nav>\n";
        let mut chapter = None;
        for (k, entry) in entries.iter().enumerate() {
            if chapter != Some(&entry.chapter) {
                self.0 += if chapter.is_some() { "</ol>\n" } else { "" };
                self.element("h2", "", &entry.chapter);
                let _ = writeln!(self.0, "<ol start=\"{}\">", k + 1);
                chapter = Some(&entry.chapter);
            }
            let _ = write!(self.0, "<li><a href=\"#scene-{}\">", k + 1);
            escape(&entry.title, &mut self.0);
            self.0 += "</a></li>\n";
        }
        self.0 += if chapter.is_some() { "</ol>\n</nav>\n" } else { "</nav>\n" };
    }

    fn section(&mut self, number: usize, entry: &Entry, (width, height): (u32, u32), lang: Lang) {
        let _ = writeln!(self.0, "<section id=\"scene-{number}\">");
        self.element("h3", "", &format!("{number}. {}", entry.title));
        if !entry.slide.is_empty() {
            self.element("p", " class=\"weak\"", &lang.slides(&entry.slide));
        }
        self.element("p", "", &entry.watch);
        entry.formulas.iter().for_each(|(who, equations)| self.formula(who, equations));
        let mut file = String::new();
        escape(&percent_encoded(&entry.file), &mut file);
        let _ = write!(self.0, "<a href=\"{file}.svg\"><img src=\"{file}.png\" ");
        let _ = write!(self.0, "width=\"{width}\" height=\"{height}\" loading=\"lazy\" alt=\"");
        escape(&entry.alternative, &mut self.0);
        self.0 += "\"></a>\n";
        if !entry.claims.is_empty() {
            self.0 += "<details>\n";
            self.element("summary", "", &lang.t("handout-claims"));
            self.0 += "<ul>\n";
            entry.claims.iter().for_each(|claim| self.element("li", "", claim));
            self.0 += "</ul>\n</details>\n";
        }
        let _ =
            writeln!(self.0, "<p class=\"files\"><a href=\"{file}.png\">PNG</a> <a href=\"{file}.svg\">SVG</a></p>");
        self.0 += "</section>\n";
    }
}

/// A file name as part of a URL (RFC 3986): bytes other than unreserved characters as %XX.
fn percent_encoded(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn css(colour: Rgba) -> String {
    let [r, g, b, _] = colour.0;
    format!("#{r:02x}{g:02x}{b:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::theme::Theme;
    use crate::optim::{Batch, Divide, Form, RuleSpec};

    #[test]
    fn whatever_a_scene_is_called_its_links_hold() {
        let entry = Entry {
            chapter: "Dropout".to_owned(),
            file: "27-мой \"спуск\" #1".to_owned(),
            title: "<b> & \"спуск\"".to_owned(),
            slide: "5".to_owned(),
            watch: "what to see".to_owned(),
            alternative: "a < b".to_owned(),
            formulas: Vec::new(),
            claims: vec!["Q < 1".to_owned()],
        };
        let html = to_html(&[entry], (1920, 1080), &Theme::Light.tokens(), Lang::En);
        assert!(html.contains("<h3>1. &lt;b&gt; &amp; &quot;спуск&quot;</h3>"), "{html}");
        let address = "27-%D0%BC%D0%BE%D0%B9%20%22%D1%81%D0%BF%D1%83%D1%81%D0%BA%22%20%231";
        assert_eq!(html.matches(&format!("\"{address}.png\"")).count(), 2, "{html}");
        assert_eq!(html.matches(&format!("\"{address}.svg\"")).count(), 2, "{html}");
        assert!(html.contains("<li>Q &lt; 1</li>"), "{html}");
        assert!(html.contains("alt=\"a &lt; b\"") && html.contains("slide 5"), "{html}");
    }

    #[test]
    fn an_equation_is_drawn_once_and_referred_to() {
        let gd = RuleSpec::Gd.equations(Form::Corrected, Batch::Full, Divide::Batch);
        let momentum = RuleSpec::Momentum(Default::default()).equations(Form::Corrected, Batch::Full, Divide::Batch);
        let entry = |formulas| Entry { formulas, slide: "12–13".to_owned(), ..Entry::default() };
        let both = vec![("GD".to_owned(), gd.clone()), ("Adam & co".to_owned(), momentum)];
        let html =
            to_html(&[entry(vec![(String::new(), gd)]), entry(both)], (80, 60), &Theme::Light.tokens(), Lang::En);
        assert_eq!(html.matches("<symbol id=\"eq-gd\"").count(), 1, "{html}");
        assert_eq!(html.matches("<use href=\"#eq-gd\"/>").count(), 2, "{html}");
        assert!(html.contains("<p class=\"formula\">Adam &amp; co: <svg") && html.contains("slides 12–13"), "{html}");
        let ids: Vec<_> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id is unique in a page");
        let links = html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next());
        assert!(links.into_iter().all(|link| ids.contains(&link)), "every link leads somewhere");
        assert!(!html.contains("#ffffff\" fill-rule"), "white on white is not seen");
    }
}
