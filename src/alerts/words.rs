//! What was found, in words: a line for what lies in one thread. Of what is not open to all a line says only that there is
//! something: a mailbox may be read by others than its owner, and which of her searches found it would tell what it says.

use super::queries::finds::Told;
use crate::i18n::Lang;
use crate::ids::{GuidanceId, IndicatorId, InvolvementId, SavedSearchId};
use crate::results::Standard;
use crate::search::Found;
use crate::threads::ThreadKind;
use crate::web::paths;

/// A line about something found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its first words.
    pub title: String,
    /// What it is, where, and from whom.
    pub about: Option<String>,
    /// Where it leads, on this service.
    pub path: String,
    /// Its words may stand in a mailbox.
    pub open: bool,
}

/// The line of finds that stand together: of one thread, or one by itself, or what is not open of one search. `named` where
/// the reader is signed in: then all of it is named. `None` for none.
pub fn line(lang: Lang, all: &[&Told], named: bool) -> Option<Line> {
    let first = all.first()?;
    let open = all.iter().all(|one| one.open);
    if !(open || named) {
        let title = lang.tn("alert-restricted", i64::try_from(all.len()).unwrap_or(i64::MAX)).into_owned();
        return Some(Line { title, about: None, path: run(first.search_id), open });
    }
    let mut about = vec![what(lang, first, all)];
    about.extend(pick(lang, first.area_nb.as_deref(), first.area_nn.as_deref()).map(str::to_owned));
    about.push(first.who.clone());
    about.retain(|part| !part.is_empty());
    Some(Line { title: title(lang, first), about: Some(about.join(" · ")), path: path(first, all), open })
}

/// Where a search is run anew.
fn run(search: Option<SavedSearchId>) -> String {
    search.map_or_else(|| paths::SAVED_SEARCHES.to_owned(), paths::saved_search)
}

fn pick<'a>(lang: Lang, nb: Option<&'a str>, nn: Option<&'a str>) -> Option<&'a str> {
    if lang == Lang::NN { nn.or(nb) } else { nb }
}

fn title(lang: Lang, one: &Told) -> String {
    let title = pick(lang, Some(&one.title_nb), one.title_nn.as_deref()).unwrap_or_default();
    match (one.kind, one.facet.as_str(), ledd(one)) {
        (Found::Provision, "", _) => title.to_owned(),
        (Found::Provision, section, 0) => format!("{title} § {section}"),
        (Found::Provision, section, ledd) => {
            format!("{title} § {section} {}", lang.tn("provision-ledd", ledd.into()))
        }
        (Found::Indicator, ..) => {
            Standard::parse(title).map_or_else(|| title.to_owned(), |one| lang.t(one.text_key()).into_owned())
        }
        _ => title.to_owned(),
    }
}

fn ledd(one: &Told) -> i16 {
    one.number.and_then(|number| number.try_into().ok()).unwrap_or_default()
}

/// What it is: of a thread that opened, its kind; of answers, how many.
fn what(lang: Lang, first: &Told, all: &[&Told]) -> String {
    let key = match first.kind {
        Found::Post if first.number.is_some_and(|number| number > 1) => {
            return lang.tn("alert-replies", i64::try_from(all.len()).unwrap_or(i64::MAX)).into_owned();
        }
        Found::Post => ThreadKind::parse(&first.facet).unwrap_or(ThreadKind::Discussion).text_key(),
        Found::Trial if first.facet == "non_trial" => "search-kind-non-trial",
        Found::Trial => "search-kind-trial",
        Found::Organisation => "search-kind-organisation",
        Found::Provision => "search-kind-rule",
        Found::Guidance => "search-kind-guidance",
        Found::Involvement => "search-kind-involvement",
        Found::Indicator => "search-kind-indicator",
        Found::Lesson => "search-kind-lesson",
        Found::Person => "search-kind-person",
    };
    lang.t(key).into_owned()
}

fn path(first: &Told, all: &[&Told]) -> String {
    let slug = first.slug.as_deref().unwrap_or_default();
    match first.kind {
        Found::Trial => paths::trial(slug),
        Found::Organisation | Found::Person => paths::organisation(slug),
        Found::Provision => paths::provision(slug, &first.facet, ledd(first)),
        Found::Guidance => paths::guidance(GuidanceId(first.item_id), &first.title_nb),
        Found::Involvement => paths::involvement_event(slug, InvolvementId(first.item_id)),
        Found::Indicator => paths::indicator(slug, IndicatorId(first.item_id)),
        Found::Lesson => paths::results(slug),
        Found::Post => {
            let number = all.iter().filter_map(|one| one.number).min().unwrap_or(1);
            match first.thread_id {
                Some(thread) if number > 1 => paths::post(thread, &first.title_nb, number),
                Some(thread) => paths::thread(thread, &first.title_nb),
                None => run(first.search_id),
            }
        }
    }
}
