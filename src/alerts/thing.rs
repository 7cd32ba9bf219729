//! A thing that can be found, in words: what it is, what it is called and where it is. Of results, and of what a saved search
//! found.

use crate::i18n::Lang;
use crate::ids::{GuidanceId, IndicatorId, InvolvementId, ThreadId};
use crate::provisions;
use crate::results::Standard;
use crate::search::Found;
use crate::threads::ThreadKind;
use crate::trials::TrialKind;
use crate::web::paths;

/// A thing, as its row tells it.
#[derive(Debug, Clone, Copy)]
pub struct Thing<'r> {
    /// What it is.
    pub found: Found,
    /// Its key.
    pub id: i64,
    /// Kind of thread, trial or organisation; the section of a provision.
    pub facet: &'r str,
    /// The address of a trial, organisation or act, of the thing itself or what it belongs to.
    pub slug: Option<&'r str>,
    /// The thread of a post.
    pub thread: Option<ThreadId>,
    /// The post's number; the ledd of a provision.
    pub number: Option<i32>,
    /// Title or name.
    pub title_nb: &'r str,
    /// The title in nynorsk, where there is one.
    pub title_nn: Option<&'r str>,
}

impl Thing<'_> {
    /// The key of the words for what it is; a post is what its thread is.
    pub fn kind_key(&self) -> &'static str {
        match self.found {
            Found::Trial if self.facet == TrialKind::NonTrial.as_str() => "search-kind-non-trial",
            Found::Trial => "search-kind-trial",
            Found::Organisation => "search-kind-organisation",
            Found::Provision => "search-kind-rule",
            Found::Guidance => "search-kind-guidance",
            Found::Involvement => "search-kind-involvement",
            Found::Indicator => "search-kind-indicator",
            Found::Lesson => "search-kind-lesson",
            Found::Person => "search-kind-person",
            Found::Post => self.thread_kind().text_key(),
        }
    }

    /// The kind of a post's thread.
    pub fn thread_kind(&self) -> ThreadKind {
        ThreadKind::parse(self.facet).unwrap_or(ThreadKind::Discussion)
    }

    /// Its title; a provision is cited, and an indicator of the catalogue called by its name there.
    pub fn title(&self, lang: Lang) -> String {
        let title = if lang == Lang::NN { self.title_nn.unwrap_or(self.title_nb) } else { self.title_nb };
        match self.found {
            Found::Provision => provisions::cite(lang, title, self.facet, self.ledd()),
            Found::Indicator => {
                Standard::parse(title).map_or_else(|| title.to_owned(), |one| lang.t(one.text_key()).into_owned())
            }
            _ => title.to_owned(),
        }
    }

    fn ledd(&self) -> i16 {
        self.number.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }

    /// Where it is, on this service.
    pub fn path(&self) -> String {
        let slug = self.slug.unwrap_or_default();
        match self.found {
            Found::Trial => paths::trial(slug),
            // A person has no page: what she is found by is her place in an organisation.
            Found::Organisation | Found::Person => paths::organisation(slug),
            Found::Provision => paths::provision(slug, self.facet, self.ledd()),
            Found::Guidance => paths::guidance(GuidanceId(self.id), self.title_nb),
            Found::Involvement => paths::involvement_event(slug, InvolvementId(self.id)),
            Found::Indicator => paths::indicator(slug, IndicatorId(self.id)),
            Found::Lesson => paths::results(slug),
            Found::Post => {
                let thread = self.thread.unwrap_or(ThreadId(0));
                match self.number {
                    Some(number) if number > 1 => paths::post(thread, self.title_nb, number),
                    _ => paths::thread(thread, self.title_nb),
                }
            }
        }
    }
}
