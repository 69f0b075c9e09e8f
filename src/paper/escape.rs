//! Escaping of text for XML and HTML contents and attributes.

/// Appends `text` with markup escaped, line breaks and tabs replaced by spaces, and characters forbidden in XML
/// removed.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_escaped() {
        let mut out = String::new();
        super::escape("a<b & \"c\"\n\u{1}‖∇Q‖ ]]>", &mut out);
        assert_eq!(out, "a&lt;b &amp; &quot;c&quot; ‖∇Q‖ ]]&gt;");
    }
}
