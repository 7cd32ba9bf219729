//! A page as people see it: an outline in words, parts by selector, forms with what stands in them.

use std::fmt::Write as _;

use scraper::{ElementRef, Html, Node, Selector};
use ureq::Body;
use ureq::http::{HeaderMap, Response};

/// An answer.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    /// Where it was asked for, with its query.
    pub(crate) path: String,
    /// The status.
    pub(crate) status: u16,
    /// The headers.
    pub(crate) headers: HeaderMap,
    /// The body.
    pub(crate) html: String,
}

/// A part of a page.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// Its words, spaces folded.
    pub(crate) text: String,
    attributes: Vec<(String, String)>,
}

impl Part {
    /// An attribute; empty when it is not there.
    pub(crate) fn attr(&self, name: &str) -> &str {
        self.attributes.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

impl Page {
    /// The page of an answer.
    pub(crate) fn of(path: &str, mut answer: Response<Body>) -> Self {
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let bytes = answer.body_mut().read_to_vec().expect("the answer can be read to its end");
        Self { path: path.to_owned(), status, headers, html: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// A header; empty when it is not there.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where it sends the browser.
    pub(crate) fn location(&self) -> Option<String> {
        (self.status == 303).then(|| self.header("location").to_owned())
    }

    /// Statements it cost.
    pub(crate) fn statements(&self) -> u32 {
        self.header("x-statements").parse().unwrap_or_else(|_| panic!("{} does not tell its statements", self.path))
    }

    /// The parts a CSS selector finds.
    pub(crate) fn select(&self, css: &str) -> Vec<Part> {
        Html::parse_document(&self.html).select(&selector(css)).map(part).collect()
    }

    /// The only part a CSS selector finds.
    pub(crate) fn one(&self, css: &str) -> Part {
        let mut found = self.select(css);
        assert_eq!(found.len(), 1, "{css} on {} finds {}:\n{}", self.path, found.len(), self.text());
        found.remove(0)
    }

    /// The first heading.
    pub(crate) fn heading(&self) -> String {
        self.select("h1").into_iter().next().map(|part| part.text).unwrap_or_default()
    }

    /// The address of the link with these words, or with words that begin so.
    pub(crate) fn link(&self, words: &str) -> String {
        let links = self.select("a[href]");
        let exact = links.iter().find(|link| link.text == words);
        let link = exact.or_else(|| links.iter().find(|link| link.text.starts_with(words)));
        link.unwrap_or_else(|| panic!("no link «{words}» on {}:\n{}", self.path, self.text())).attr("href").to_owned()
    }

    /// An outline: headings with their level, landmarks, links, fields, buttons, and lines of text.
    pub(crate) fn text(&self) -> String {
        let html = Html::parse_document(&self.html);
        let mut out = String::new();
        if let Some(body) = html.select(&selector("body")).next() {
            outline(body, &mut out);
        }
        let lines: Vec<&str> = out.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        lines.join("\n")
    }

    /// Every form on the page.
    pub(crate) fn forms(&self) -> Vec<Form> {
        Html::parse_document(&self.html).select(&selector("form")).map(Form::of).collect()
    }

    /// The form a selector finds.
    pub(crate) fn form(&self, css: &str) -> Form {
        let html = Html::parse_document(&self.html);
        let found: Vec<ElementRef<'_>> =
            html.select(&selector(css)).filter(|part| part.value().name() == "form").collect();
        let [form] = found.as_slice() else {
            panic!("{css} on {} ({}) finds {} forms:\n{}", self.path, self.status, found.len(), self.text())
        };
        Form::of(*form)
    }
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|fault| panic!("{css}: {fault}"))
}

fn part(element: ElementRef<'_>) -> Part {
    let attributes = element.value().attrs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Part { text: folded(&element.text().collect::<String>()), attributes }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words of what stands in a line of their own; everything else runs on.
fn outline(element: ElementRef<'_>, out: &mut String) {
    let tag = element.value();
    let own_line = !matches!(tag.name(), "a" | "b" | "strong" | "em" | "span" | "time" | "abbr" | "code" | "small");
    if own_line {
        out.push('\n');
    }
    match tag.name() {
        "script" | "style" | "svg" | "head" => return,
        name @ ("h1" | "h2" | "h3" | "h4") => {
            out.push_str(&format!("{} ", "#".repeat(usize::from(name.as_bytes()[1] - b'0'))))
        }
        name @ ("nav" | "main" | "header" | "footer" | "aside" | "form" | "search") => {
            let _ = writeln!(out, "<{name} {}>", tag.attr("aria-label").or(tag.attr("action")).unwrap_or_default());
        }
        "li" => out.push_str("- "),
        "input" => {
            let _ = writeln!(
                out,
                "[{} {}={}]",
                tag.attr("type").unwrap_or("text"),
                tag.attr("name").unwrap_or_default(),
                tag.attr("value").unwrap_or_default()
            );
        }
        "button" => out.push_str("[button] "),
        _ => {}
    }
    for child in element.children() {
        match child.value() {
            Node::Text(text) if tag.name() == "textarea" => out.push_str(text),
            Node::Text(text) => {
                let inner = folded(text);
                let before = text.starts_with(char::is_whitespace) && !out.ends_with(char::is_whitespace);
                let after = text.ends_with(char::is_whitespace) && !inner.is_empty();
                out.push_str(&format!("{}{inner}{}", if before { " " } else { "" }, if after { " " } else { "" }));
            }
            Node::Element(_) => outline(ElementRef::wrap(child).expect("an element"), out),
            _ => {}
        }
    }
    if let ("a", Some(href)) = (tag.name(), tag.attr("href")) {
        let _ = write!(out, " ({href})");
    }
    if own_line {
        out.push('\n');
    }
}

/// A form as it stands on a page.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    /// Where it goes; empty is the page itself.
    pub(crate) action: String,
    /// Whether it writes.
    pub(crate) post: bool,
    /// What would be sent as it stands.
    pub(crate) fields: Vec<(String, String)>,
    /// What its controls are called.
    pub(crate) names: Vec<String>,
}

impl Form {
    fn of(form: ElementRef<'_>) -> Self {
        let (mut fields, mut names) = (Vec::new(), Vec::new());
        for control in form.select(&selector("input[name], textarea[name], select[name], button[name]")) {
            let tag = control.value();
            let name = tag.attr("name").unwrap_or_default().to_owned();
            names.push(name.clone());
            if let Some(value) = standing(control) {
                fields.push((name, value));
            }
        }
        let attr = |name| form.value().attr(name).unwrap_or_default().to_owned();
        Self { action: attr("action"), post: attr("method").eq_ignore_ascii_case("post"), fields, names }
    }

    /// What is sent when these fields are filled in.
    pub(crate) fn filled(&self, values: &[(&str, &str)]) -> Vec<(String, String)> {
        for (name, _) in values {
            assert!(
                self.names.iter().any(|known| known == name),
                "the form {} has no field {name}, but {:?}",
                self.action,
                self.names
            );
        }
        let kept = self.fields.iter().filter(|(name, _)| !values.iter().any(|(given, _)| given == name)).cloned();
        kept.chain(values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))).collect()
    }
}

/// What a control sends when it is left alone.
fn standing(control: ElementRef<'_>) -> Option<String> {
    let tag = control.value();
    let value = || tag.attr("value").unwrap_or_default().to_owned();
    match (tag.name(), tag.attr("type").unwrap_or("text")) {
        ("button", _) | ("input", "submit") => None,
        ("input", "checkbox" | "radio") => tag.attr("checked").map(|_| tag.attr("value").unwrap_or("on").to_owned()),
        ("textarea", _) => {
            let text = control.text().collect::<String>();
            Some(text.strip_prefix('\n').unwrap_or(&text).to_owned())
        }
        ("select", _) => {
            let chosen = control.select(&selector("option[selected]")).next();
            chosen
                .or_else(|| control.select(&selector("option")).next())
                .map(|option| option.value().attr("value").unwrap_or_default().to_owned())
        }
        _ => Some(value()),
    }
}
