//! What was found, in words: a line for what lies in one thread. Of what is not open to all a line says only that there is
//! something: a mailbox may be read by others than its owner, and which of her searches found it would tell what it says.

use super::Thing;
use super::queries::finds::Told;
use crate::i18n::Lang;
use crate::ids::SavedSearchId;
use crate::search::Found;
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
    let thing = first.thing();
    // Of several answers in a thread, where the first of them stands.
    let number = all.iter().filter_map(|one| one.number).min();
    let mut about = vec![what(lang, &thing, all)];
    about.extend(pick(lang, first.area_nb.as_deref(), first.area_nn.as_deref()).map(str::to_owned));
    about.push(first.who.clone());
    about.retain(|part| !part.is_empty());
    let path = Thing { number, ..thing }.path();
    Some(Line { title: thing.title(lang), about: Some(about.join(" · ")), path, open })
}

/// Where a search is run anew.
fn run(search: Option<SavedSearchId>) -> String {
    search.map_or_else(|| paths::SAVED_SEARCHES.to_owned(), paths::saved_search)
}

fn pick<'a>(lang: Lang, nb: Option<&'a str>, nn: Option<&'a str>) -> Option<&'a str> {
    if lang == Lang::NN { nn.or(nb) } else { nb }
}

/// What it is: of a thread that opened, its kind; of answers, how many.
fn what(lang: Lang, thing: &Thing<'_>, all: &[&Told]) -> String {
    if thing.found == Found::Post && thing.number.is_some_and(|number| number > 1) {
        return lang.tn("alert-replies", i64::try_from(all.len()).unwrap_or(i64::MAX)).into_owned();
    }
    lang.t(thing.kind_key()).into_owned()
}
