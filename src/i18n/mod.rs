//! Texts in the reader's language. Every folder beside this file is a language (`nb`, `nn`, …): adding one is adding a
//! folder. All have the same keys and every key is used; `tests/tidy.rs` sees to both.

mod dates;

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// A language of the interface: one of the folders of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lang(&'static str);

impl Default for Lang {
    fn default() -> Self {
        Self::NB
    }
}

impl Lang {
    /// Bokmål.
    pub const NB: Self = Self("nb");
    /// Nynorsk.
    pub const NN: Self = Self("nn");

    /// Every language there is a folder of texts for, bokmål first.
    pub fn all() -> impl Iterator<Item = Self> {
        LANGUAGES.iter().map(|code| Self(code))
    }

    /// Its code (BCP 47), as in `<html lang>`.
    pub fn code(self) -> &'static str {
        self.0
    }

    /// The language of a code, where there are texts for it. `no` is bokmål.
    pub fn parse(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or(code);
        if primary == "no" {
            return Some(Self::NB);
        }
        Self::all().find(|lang| lang.0 == primary)
    }

    /// The first language of an `Accept-Language` header we have texts for (RFC 9110, 12.5.4), in order of weight.
    pub fn negotiate(header: &str) -> Self {
        let mut wishes: Vec<(f32, &str)> = header
            .split(',')
            .filter_map(|part| {
                let (tag, weight) = part.split_once(";q=").unwrap_or((part, "1"));
                Some((weight.trim().parse().ok()?, tag.trim()))
            })
            .collect();
        wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
        wishes.iter().find_map(|(_, tag)| Self::parse(tag)).unwrap_or_default()
    }

    /// The text of a key. A key that does not exist is a fault that a test finds; here it is shown as itself.
    pub fn t(self, key: &str) -> Cow<'static, str> {
        self.format(key, None)
    }

    /// The text of a key with a number in it (`{ $n }`).
    pub fn tn(self, key: &str, n: i64) -> Cow<'static, str> {
        self.ta(key, &[("n", n.into())])
    }

    /// The text of a key with values in it.
    pub fn ta(self, key: &str, values: &[(&'static str, FluentValue<'_>)]) -> Cow<'static, str> {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        self.format(key, Some(&args))
    }

    /// Whether there is a text for the key.
    pub fn has(self, key: &str) -> bool {
        bundle(self).get_message(key).is_some_and(|message| message.value().is_some())
    }

    fn format(self, key: &str, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
        let bundle = bundle(self);
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::error!(key, lang = self.0, "text missing");
            return Cow::Owned(key.to_owned());
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut errors);
        if !errors.is_empty() {
            tracing::error!(key, lang = self.0, ?errors, "text does not fit its values");
        }
        text
    }
}

type Bundle = FluentBundle<FluentResource>;

fn bundle(lang: Lang) -> &'static Bundle {
    static BUNDLES: OnceLock<Vec<(&'static str, Bundle)>> = OnceLock::new();
    static EMPTY: OnceLock<Bundle> = OnceLock::new();
    let bundles = BUNDLES.get_or_init(|| LANGUAGES.iter().map(|code| (*code, load(code))).collect());
    bundles
        .iter()
        .find(|(code, _)| *code == lang.0)
        .map_or_else(|| EMPTY.get_or_init(|| FluentBundle::new_concurrent(Vec::new())), |(_, bundle)| bundle)
}

fn load(code: &str) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![code.parse().unwrap_or_default()]);
    bundle.set_use_isolating(false);
    for (lang, file, text) in TEXTS.iter().filter(|(lang, ..)| *lang == code) {
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, errors)| {
            tracing::error!(lang, file, ?errors, "texts do not parse");
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(lang, file, ?errors, "a text is there twice");
        }
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accept_language_is_followed_by_weight() {
        assert_eq!(Lang::negotiate("en-GB,en;q=0.9,nn;q=0.8,nb;q=0.7"), Lang::NN);
        assert_eq!(Lang::negotiate("no"), Lang::NB);
        assert_eq!(Lang::negotiate("de"), Lang::NB);
    }

    #[test]
    fn every_text_parses() {
        for (lang, file, text) in TEXTS {
            assert!(FluentResource::try_new((*text).to_owned()).is_ok(), "{lang}/{file} does not parse");
        }
    }
}
