//! Help texts, from files in each language: about the service, privacy, accessibility. And what robots may read.

pub(super) mod routes;
mod views;

use std::sync::OnceLock;

use serde::Deserialize;

use crate::i18n::Lang;
use crate::text::markdown::{self, Rendered};

/// A help text, ready to be shown.
struct Help {
    title: String,
    sections: Vec<Section>,
}

/// A part of a help text; the first has no heading.
struct Section {
    heading: Option<String>,
    body: Rendered,
}

/// The help texts of a language.
struct Texts {
    about: Help,
    privacy: Help,
    accessibility: Help,
}

#[derive(Deserialize)]
struct File {
    about: Source,
    privacy: Source,
    accessibility: Source,
}

/// A text as it is written: markdown whose headings are `##`.
#[derive(Deserialize)]
struct Source {
    title: String,
    body: String,
}

impl From<Source> for Help {
    fn from(source: Source) -> Self {
        let body = format!("\n{}", source.body.trim());
        let mut sections = Vec::new();
        for (i, part) in body.split("\n## ").enumerate() {
            let (heading, text) = if i == 0 {
                (None, part)
            } else {
                part.split_once('\n').map_or((Some(part), ""), |(h, t)| (Some(h), t))
            };
            if heading.is_some() || !text.trim().is_empty() {
                sections.push(Section { heading: heading.map(|h| h.trim().to_owned()), body: markdown::render(text) });
            }
        }
        Self { title: source.title, sections }
    }
}

/// The texts in a language, read and rendered once in a process; bokmål for languages that have none of their own.
fn texts(lang: Lang) -> Option<&'static Texts> {
    static NB: OnceLock<Option<Texts>> = OnceLock::new();
    static NN: OnceLock<Option<Texts>> = OnceLock::new();
    if lang == Lang::NN {
        NN.get_or_init(|| read(include_str!("help_nn.toml"))).as_ref()
    } else {
        NB.get_or_init(|| read(include_str!("help_nb.toml"))).as_ref()
    }
}

/// `None` when the file does not parse, which a test tells.
fn read(text: &str) -> Option<Texts> {
    let file: File = toml::from_str(text).ok()?;
    Some(Texts { about: file.about.into(), privacy: file.privacy.into(), accessibility: file.accessibility.into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_have_the_same_sections() {
        let (nb, nn) = (texts(Lang::NB).unwrap(), texts(Lang::NN).unwrap());
        for (nb, nn) in [(&nb.about, &nn.about), (&nb.privacy, &nn.privacy), (&nb.accessibility, &nn.accessibility)] {
            assert_eq!(nb.sections.len(), nn.sections.len(), "{}", nb.title);
            assert!(
                nb.sections.iter().any(|s| s.heading.is_some())
                    && nb.sections.iter().all(|s| !s.body.html.contains("##"))
            );
        }
    }
}
