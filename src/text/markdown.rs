//! Markdown to safe HTML, once, when it is written: comrak renders, ammonia lets through only what a post needs.
//! The only file that may call text "already HTML".

use std::sync::OnceLock;

use ammonia::Builder;
use comrak::nodes::NodeValue;
use comrak::{Arena, Options, format_html, parse_document};
use maud::PreEscaped;

/// Raised when the output changes, so that a job can render stored posts again.
pub const RENDER_VERSION: i16 = 1;

/// What a text became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Sanitised HTML.
    pub html: String,
    /// The same without markup, for search, excerpts and mail.
    pub text: String,
}

/// Renders markdown as posts use it: headings become `h3` and lower (the page has its own above), tables, lists,
/// links (`rel="nofollow ugc noopener"`), no images, no raw HTML.
pub fn render(source: &str) -> Rendered {
    let html = sanitiser().clean(&html_of(source)).to_string();
    let text = plain_text(&html);
    Rendered { html, text }
}

/// Comrak's HTML, headings moved two levels down.
fn html_of(source: &str) -> String {
    let arena = Arena::new();
    let root = parse_document(&arena, source, options());
    for node in root.descendants() {
        if let NodeValue::Heading(heading) = &mut node.data.borrow_mut().value {
            heading.level = (heading.level + 2).min(6);
        }
    }
    let mut html = String::with_capacity(source.len() * 2);
    // Writing to a String does not fail.
    let _ = format_html(root, options(), &mut html);
    html
}

/// HTML that [`render`] made and the database kept.
pub fn trusted(html: &str) -> PreEscaped<&str> {
    PreEscaped(html)
}

fn options() -> &'static Options<'static> {
    static OPTIONS: OnceLock<Options<'static>> = OnceLock::new();
    OPTIONS.get_or_init(|| {
        let mut options = Options::default();
        options.extension.table = true;
        options.extension.strikethrough = true;
        options.extension.autolink = true;
        options.extension.tasklist = false;
        options.render.hardbreaks = true;
        options.render.escape = true;
        options.parse.smart = false;
        options
    })
}

fn sanitiser() -> &'static Builder<'static> {
    static SANITISER: OnceLock<Builder<'static>> = OnceLock::new();
    SANITISER.get_or_init(|| {
        let mut builder = Builder::empty();
        builder
            .tags(TAGS.iter().copied().collect())
            .add_tag_attributes("a", ["href"])
            .add_tag_attributes("ol", ["start"])
            .add_tag_attributes("td", ["align"])
            .add_tag_attributes("th", ["align"])
            .url_schemes(["http", "https", "mailto"].into_iter().collect())
            .link_rel(Some("nofollow ugc noopener"));
        builder
    })
}

const TAGS: &[&str] = &[
    "p",
    "br",
    "strong",
    "em",
    "del",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "a",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
];

/// The words of sanitised HTML, one line per block.
fn plain_text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.extend(before.chars().map(|c| if c == '\n' { ' ' } else { c }));
        let Some((tag, tail)) = after.split_once('>') else { break };
        if tag.starts_with("td") || tag.starts_with("th") {
            text.push(' ');
        }
        if matches!(tag, "br" | "/p" | "/li" | "/tr" | "/h3" | "/h4" | "/h5" | "/h6" | "/pre" | "/blockquote")
            && !text.ends_with('\n')
        {
            text.push('\n');
        }
        rest = tail;
    }
    text.push_str(rest);
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
    text.lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_and_handlers_become_visible_text_or_nothing() {
        let out = render("<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1))");
        assert!(!out.html.contains("<script") && !out.html.contains("<img"), "{}", out.html);
        assert!(!out.html.contains("href=\"javascript:"), "{}", out.html);
    }

    #[test]
    fn tables_lists_and_links_survive() {
        let out = render("| a | b |\n|---|---|\n| 1 | 2 |\n\n- x\n- y\n\nhttps://lovdata.no/lov/1992-06-26-87");
        for part in ["<table>", "<td>1</td>", "<li>x</li>", "href=\"https://lovdata.no/lov/1992-06-26-87\""] {
            assert!(out.html.contains(part), "{part} missing in {}", out.html);
        }
        assert!(out.text.contains("1 2"), "{}", out.text);
    }

    #[test]
    fn plain_text_is_unescaped_once() {
        assert_eq!(render("5 < 6 & 7 > 2").text, "5 < 6 & 7 > 2");
        assert_eq!(render("&amp;lt;").text, "&lt;");
    }

    #[test]
    fn headings_in_posts_stand_below_the_pages_own() {
        assert!(render("# Stor").html.contains("<h3>Stor</h3>"), "{}", render("# Stor").html);
    }
}
