//! The lines of a letter in words, one for each thing that belongs together. About a restricted room a line says nothing
//! but that there is something: a mailbox may be read by others than its owner.

use chrono::NaiveDate;
use chrono_tz::Europe::Oslo;

use super::queries::told::{self, InThread, InTrial, Told};
use super::{Item, Kind, Slot, Why};
use crate::alerts;
use crate::calendar::Entry;
use crate::error::Error;
use crate::i18n::Lang;
use crate::ids::ThreadId;
use crate::tx::Tx;
use crate::viewer::Viewer;
use crate::web::paths;

/// A line of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The slot it stands in.
    pub slot: Slot,
    /// What it tells of.
    pub items: Vec<Item>,
    /// Its first words.
    pub title: String,
    /// More, in a sentence.
    pub about: Option<String>,
    /// Where it leads, on this service.
    pub path: String,
    /// Why it is hers; said of open things only.
    pub why: Vec<Why>,
    /// The name of her search that found it, where it did.
    pub search: Option<String>,
    /// Its title may stand in a subject.
    pub open: bool,
}

/// The lines of these items in the viewer's language, as she may read them now; `afterwards`, in the list of letters she
/// had, what is restricted is named, for she is signed in there.
///
/// # Errors
/// When the database refuses.
pub(super) fn lines(tx: &mut Tx<'_>, items: &[Item], afterwards: bool) -> Result<Vec<Line>, Error> {
    let told = told::told(tx, items, afterwards)?;
    let lang = if afterwards { tx.lang } else { tx.viewer.signed_in()?.lang };
    let words = Words { lang, today: tx.now.with_timezone(&Oslo).date_naive(), named: afterwards };
    let places = items.iter().map(|item| item.place).collect::<std::collections::BTreeSet<_>>();
    Ok(places.into_iter().filter_map(|place| words.line(items, place, &told)).collect())
}

struct Words {
    lang: Lang,
    today: NaiveDate,
    named: bool,
}

/// What a line says, before it is put together.
struct Said {
    title: String,
    about: Option<String>,
    path: String,
}

impl Words {
    fn line(&self, items: &[Item], place: i16, told: &Told) -> Option<Line> {
        let here: Vec<&Item> = items.iter().filter(|item| item.place == place).collect();
        let is = |kind: Kind, id: i64| here.iter().any(|item| (item.kind, item.id) == (kind, id));
        let threads: Vec<&InThread> = told.threads.iter().filter(|one| is(one.kind, one.item_id)).collect();
        let trials: Vec<&InTrial> = told.trials.iter().filter(|one| is(one.kind, one.item_id)).collect();
        let event = told.events.iter().find(|entry| here.iter().any(|item| told::is_of(entry, item.kind, item.id)));
        let found: Vec<&alerts::Told> = told.found.iter().filter(|one| is(Kind::Found, one.find.0)).collect();
        if let Some(line) = self.found(&here, &found) {
            return Some(line);
        }
        let (said, open) = match (threads.first(), trials.first(), event) {
            (Some(first), ..) => (self.of_thread(first, &threads), first.open),
            (None, Some(first), _) => (self.of_trial(first, &trials), trials.iter().all(|one| one.open)),
            (None, None, Some(entry)) => (self.of_event(entry), Viewer::guest().reads(&entry.audience)),
            (None, None, None) => return None,
        };
        let there = |item: &&Item| {
            threads.iter().any(|one| (one.kind, one.item_id) == (item.kind, item.id))
                || trials.iter().any(|one| (one.kind, one.item_id) == (item.kind, item.id))
                || event.is_some_and(|entry| told::is_of(entry, item.kind, item.id))
        };
        let items: Vec<Item> = here.into_iter().filter(there).cloned().collect();
        let mut why: Vec<Why> = Vec::new();
        for one in items.iter().flat_map(|item| &item.why).filter(|_| open) {
            if !why.contains(one) {
                why.push(*one);
            }
        }
        // Who opened a thread follows it, and who follows it hears everything there.
        if why.contains(&Why::OwnThread) {
            why.retain(|one| *one != Why::FollowsThread);
        }
        if why.len() > 1 {
            why.retain(|one| *one != Why::Told);
        }
        let slot = items.first().map(|item| item.kind.slot())?;
        Some(Line { slot, items, title: said.title, about: said.about, path: said.path, why, search: None, open })
    }

    /// What her searches found, with the name of the search that did.
    fn found(&self, here: &[&Item], all: &[&alerts::Told]) -> Option<Line> {
        let line = alerts::line(self.lang, all, self.named)?;
        let search = all.first().and_then(|one| one.search.clone()).filter(|_| line.about.is_some());
        let there = |item: &&&Item| all.iter().any(|one| one.find.0 == item.id);
        Some(Line {
            slot: Slot::Found,
            items: here.iter().filter(there).map(|item| (*item).clone()).collect(),
            title: line.title,
            about: line.about,
            path: line.path,
            why: Vec::new(),
            search,
            open: line.open,
        })
    }

    fn t(&self, key: &str) -> String {
        self.lang.t(key).into_owned()
    }

    fn pick<'a>(&self, nb: &'a str, nn: &'a str) -> &'a str {
        if self.lang == Lang::NN { nn } else { nb }
    }

    fn of_thread(&self, first: &InThread, all: &[&InThread]) -> Said {
        if !(first.open || self.named) {
            return self.restricted(first, all);
        }
        let titled = |key: &str, title: &str| self.lang.ta(key, &[("title", title.into())]).into_owned();
        let thread = || paths::thread(first.thread_id, &first.title);
        let until = || {
            first
                .expires_on
                .map(|day| self.lang.ta("digest-applies-until", &[("date", self.lang.date(day).into())]).into_owned())
        };
        match first.kind {
            Kind::Guidance => {
                let title = first.guidance_title.as_deref().unwrap_or(&first.title);
                let key = if first.replaced { "digest-guidance-replaced" } else { "digest-guidance" };
                let path = first.guidance_id.map_or_else(thread, |id| paths::guidance(id, title));
                Said { title: titled(key, title), about: first.short.clone(), path }
            }
            Kind::Acknowledgement => {
                let owing = first.owing.as_deref().unwrap_or_default();
                let about = [self.lang.ta("digest-owing", &[("organisations", owing.into())]).into_owned()]
                    .into_iter()
                    .chain(until());
                let about = (!owing.is_empty()).then(|| about.collect::<Vec<_>>().join(" "));
                Said { title: titled("digest-acknowledgement", &first.title), about, path: thread() }
            }
            Kind::LastDay => {
                Said { title: titled("digest-announcement", &first.title), about: until(), path: thread() }
            }
            Kind::Announcement => Said {
                title: titled("digest-announcement", &first.title),
                about: Some([first.opened_by.clone()].into_iter().chain(until()).collect::<Vec<_>>().join(". ")),
                path: thread(),
            },
            Kind::Post | Kind::Accepted => self.answers(first, all),
            Kind::Question => {
                let date = self.lang.date(first.created_at.with_timezone(&Oslo).date_naive());
                let by = first.opened_by.as_str();
                let about = self.lang.ta("digest-asked", &[("who", by.into()), ("date", date.into())]).into_owned();
                Said { title: first.title.clone(), about: Some(about), path: thread() }
            }
            _ => self.new_thread(first),
        }
    }

    fn new_thread(&self, first: &InThread) -> Said {
        let mut parts = vec![
            self.t(first.thread_kind.text_key()),
            self.pick(&first.area_nb, &first.area_nn).to_owned(),
            first.opened_by.clone(),
        ];
        if first.replies > 0 {
            parts.push(self.lang.tn("digest-replies", i64::from(first.replies)).into_owned());
        }
        let path = paths::thread(first.thread_id, &first.title);
        Said { title: first.title.clone(), about: Some(parts.join(" · ")), path }
    }

    /// A thread's answers: how many, from whom, and whether one is official or was accepted.
    fn answers(&self, first: &InThread, all: &[&InThread]) -> Said {
        let posts: Vec<&&InThread> = all.iter().filter(|one| one.kind == Kind::Post).collect();
        let mut from: Vec<&str> = Vec::new();
        for name in posts.iter().filter_map(|one| one.written_by.as_deref()) {
            if !from.contains(&name) {
                from.push(name);
            }
        }
        let names = match from.as_slice() {
            [one, two, _, ..] => {
                self.lang.ta("digest-from-more", &[("one", (*one).into()), ("two", (*two).into())]).into_owned()
            }
            [one, two] => {
                self.lang.ta("digest-from-two", &[("one", (*one).into()), ("two", (*two).into())]).into_owned()
            }
            [one] => (*one).to_owned(),
            [] => String::new(),
        };
        let mut about = Vec::new();
        if !posts.is_empty() {
            let n = i64::try_from(posts.len()).unwrap_or(i64::MAX);
            about.push(self.lang.ta("digest-answers", &[("n", n.into()), ("who", names.as_str().into())]).into_owned());
        }
        if posts.iter().any(|one| one.official) {
            about.push(self.t("digest-official"));
        }
        if let Some(accepted) = all.iter().find(|one| one.kind == Kind::Accepted) {
            about.push(self.t(if accepted.hers { "digest-accepted-yours" } else { "digest-accepted" }));
        }
        let number = all.iter().map(|one| one.number).min().unwrap_or(1);
        let path = paths::post(first.thread_id, &first.title, number);
        Said { title: first.title.clone(), about: Some(about.join(" ")), path }
    }

    /// No title (in the link neither), no name and no word: only that there is something, and how much.
    fn restricted(&self, first: &InThread, all: &[&InThread]) -> Said {
        let plain = |thread: ThreadId| paths::thread(thread, "");
        let number = all.iter().map(|one| one.number).min().unwrap_or(1);
        let (title, path) = match first.kind {
            Kind::Guidance => (self.t("digest-restricted-guidance"), plain(first.thread_id)),
            Kind::Acknowledgement | Kind::Announcement | Kind::LastDay => {
                (self.t("digest-restricted-announcement"), plain(first.thread_id))
            }
            Kind::Post | Kind::Accepted => {
                let n = i64::try_from(all.iter().filter(|one| one.kind == Kind::Post).count()).unwrap_or(i64::MAX);
                let words = if n == 0 {
                    self.t("digest-restricted-accepted")
                } else {
                    self.lang.tn("digest-restricted-answers", n).into_owned()
                };
                (words, paths::post(first.thread_id, "", number))
            }
            Kind::Question => (self.t("digest-restricted-question"), plain(first.thread_id)),
            _ => (self.t("digest-restricted-thread"), plain(first.thread_id)),
        };
        Said { title, about: None, path }
    }

    fn of_trial(&self, first: &InTrial, all: &[&InTrial]) -> Said {
        if !(self.named || all.iter().all(|one| one.open)) {
            return Said { title: self.t("digest-restricted-trial"), about: None, path: paths::TRIALS.to_owned() };
        }
        let mut about: Vec<String> = Vec::new();
        for one in all {
            let whole = || self.t("digest-whole-trial");
            let who = one.organisation.clone().unwrap_or_else(whole);
            let said = match (one.status, one.standard) {
                (Some(status), _) => {
                    let status = self.t(status.text_key());
                    self.lang.ta("digest-status", &[("who", who.into()), ("status", status.into())]).into_owned()
                }
                (None, standard) => {
                    let name =
                        standard.map_or_else(|| one.indicator.clone().unwrap_or_default(), |s| self.t(s.text_key()));
                    self.lang.ta("digest-measurement", &[("who", who.into()), ("indicator", name.into())]).into_owned()
                }
            };
            if !about.contains(&said) {
                about.push(said);
            }
        }
        about.truncate(3);
        let title = self.pick(&first.title_nb, &first.title_nn).to_owned();
        Said { title, about: Some(about.join(" ")), path: paths::trial(&first.slug) }
    }

    fn of_event(&self, entry: &Entry) -> Said {
        if !(self.named || Viewer::guest().reads(&entry.audience)) {
            return Said { title: self.t("digest-restricted-event"), about: None, path: entry.path() };
        }
        let (kind, date) = (self.t(entry.kind.text_key()), self.lang.date(entry.day));
        let left = (entry.day - self.today).num_days();
        let about = match left {
            _ if self.named => format!("{kind} · {date}"),
            0 => format!("{kind} · {date} · {}", self.t("digest-today")),
            _ => format!("{kind} · {date} · {}", self.lang.tn("digest-days-left", left)),
        };
        let title = self.pick(&entry.title_nb, &entry.title_nn).to_owned();
        Said { title, about: Some(about), path: entry.path() }
    }
}
