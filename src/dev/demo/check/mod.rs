//! Whether the demo's content fits together and keeps the rules people are held to: who may write where, what a guided
//! form asks for, in which order. Says everything that is wrong at once.

mod slices;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::content::{Content, Organisation, Person, Thread};
use super::when::Ago;
use crate::threads::{OUTCOMES, ThreadKind};
use crate::viewer::{Role, Side};

/// Checks everything; `areas` are the addresses of the areas there are.
///
/// # Errors
/// A list of what does not fit.
pub(super) fn all(content: &Content, areas: &BTreeSet<&str>) -> anyhow::Result<()> {
    let mut check = Check::new(content, areas);
    check.cast();
    check.records();
    check.follows();
    let mut keys = BTreeSet::new();
    for thread in &content.threads {
        check.place = format!("thread {}", thread.key);
        check.that(keys.insert(&thread.key), "the key is used twice");
        check.thread(thread);
        check.replies(thread);
    }
    check.involvement();
    for request in &content.partners {
        check.place = format!("request {}", request.purpose);
        check.request(request);
    }
    check.guidance();
    check.announcements();
    check.events();
    check.wrong.extend(content.moderation.iter().flat_map(|event| event.wrong(content)));
    anyhow::ensure!(
        check.wrong.is_empty(),
        "the demo's content does not fit together:\n  {}",
        check.wrong.join("\n  ")
    );
    Ok(())
}

/// What is looked at, and what was wrong with it.
pub(super) struct Check<'c> {
    pub(super) content: &'c Content,
    areas: &'c BTreeSet<&'c str>,
    pub(super) organisations: BTreeMap<&'c str, &'c Organisation>,
    pub(super) people: BTreeMap<&'c str, &'c Person>,
    pub(super) place: String,
    wrong: Vec<String>,
}

impl<'c> Check<'c> {
    fn new(content: &'c Content, areas: &'c BTreeSet<&'c str>) -> Self {
        let organisations = content.organisations.iter().map(|o| (o.slug.as_str(), o)).collect();
        let people = content.people.iter().map(|p| (p.key.as_str(), p)).collect();
        Self { content, areas, organisations, people, place: String::new(), wrong: Vec::new() }
    }

    /// Notes what does not fit.
    pub(super) fn that(&mut self, fits: bool, otherwise: impl AsRef<str>) {
        if !fits {
            self.wrong.push(format!("{}: {}", self.place, otherwise.as_ref()));
        }
    }

    fn cast(&mut self) {
        let content = self.content;
        self.place = "cast".to_owned();
        self.that(self.organisations.len() == content.organisations.len(), "an organisation is there twice");
        self.that(self.people.len() == content.people.len(), "a person is there twice");
        for organisation in &content.organisations {
            self.place = format!("organisation {}", organisation.slug);
            self.that(organisation.name.ends_with("(demo)"), "the name does not say (demo)");
            self.that(organisation.domain.ends_with(".example"), "the domain is not under .example");
            for other in organisation.employer.iter().chain(&organisation.union) {
                self.that(self.organisations.contains_key(other.as_str()), format!("{other} is not in the cast"));
            }
        }
        for trial in &content.trials {
            self.place = format!("trial {}", trial.slug);
            self.that(self.areas.contains(trial.area.as_str()), format!("there is no area {}", trial.area));
            for participant in &trial.participants {
                self.that(
                    self.organisations.contains_key(participant.as_str()),
                    format!("{participant} is not in the cast"),
                );
            }
        }
        for person in &content.people {
            self.person(person);
        }
    }

    fn person(&mut self, person: &Person) {
        self.place = format!("person {}", person.key);
        self.that(person.name.starts_with("Demo: "), "the name does not begin with Demo:");
        self.that(person.email.ends_with(".example"), "the address is not under .example");
        self.that(Role::parse(&person.role).is_some(), format!("{} is not a role", person.role));
        let side = person.side.as_deref();
        self.that(side.is_none_or(|side| Side::parse(side).is_some()), "unknown side");
        let staff = person.staff.as_deref();
        self.that(staff.is_none_or(|kind| matches!(kind, "moderator" | "administrator")), "unknown staff role");
        self.that(
            !person.persona || (person.does_nb.is_some() && person.does_nn.is_some()),
            "a persona says what she comes for",
        );
        for slug in person.organisation.iter().chain(person.asks.as_ref().map(|asks| &asks.organisation)) {
            self.that(self.organisations.contains_key(slug.as_str()), format!("{slug} is not in the cast"));
        }
    }

    fn thread(&mut self, thread: &Thread) {
        self.that(self.areas.contains(thread.area.as_str()), format!("there is no area {}", thread.area));
        self.that((3..=120).contains(&thread.title.chars().count()), "the title is too short or too long");
        self.that(!thread.body.trim().is_empty(), "the body is empty");
        let trial = thread.trial.as_deref();
        self.that(
            trial.is_none_or(|slug| self.content.trials.iter().any(|t| t.slug == slug)),
            "there is no such trial",
        );
        let Some(kind) = ThreadKind::parse(&thread.kind) else {
            return self.that(false, format!("{} is not a kind", thread.kind));
        };
        self.guided(thread, kind);
        self.that(thread.same_here.is_empty() || kind == ThreadKind::RuleInWay, "same_here belongs to rule_in_way");
        for slug in &thread.same_here {
            self.that(self.organisations.contains_key(slug.as_str()), format!("{slug} is not in the cast"));
        }
        let announced = kind == ThreadKind::Announcement;
        self.that(!announced || self.ministry(&thread.by), "only the ministry announces");
        self.that(announced || thread.applies_for_days.is_none(), "applies_for_days belongs to announcements");
    }

    fn guided(&mut self, thread: &Thread, kind: ThreadKind) {
        for field in kind.guided().iter().filter(|field| field.name != "outcome") {
            let filled = thread.fields.get(field.name).is_some_and(|words| !words.trim().is_empty());
            self.that(filled || field.optional, format!("{} is missing in fields", field.name));
        }
        for name in thread.fields.keys() {
            self.that(
                kind.guided().iter().any(|field| field.name == name),
                format!("{} has no field {name}", thread.kind),
            );
        }
        let outcome = thread.outcome.as_deref();
        let known = outcome.is_some_and(|outcome| OUTCOMES.iter().any(|(word, _)| *word == outcome));
        self.that(
            if kind == ThreadKind::Result { known } else { outcome.is_none() },
            "outcome is missing or does not belong here",
        );
    }

    fn replies(&mut self, thread: &Thread) {
        let mut last = None;
        let posts = std::iter::once((&thread.by, &thread.ago)).chain(thread.replies.iter().map(|r| (&r.by, &r.ago)));
        for (by, ago) in posts {
            let hours = Ago::parse(ago).map(Ago::hours);
            self.that(hours.is_some(), format!("{ago} is not a time such as 12d or 5h"));
            self.that(last.is_none_or(|last| hours <= last), format!("the post {ago} ago stands after a later one"));
            last = Some(hours);
            self.writes(thread, by);
        }
        for (n, reply) in thread.replies.iter().enumerate() {
            self.that(!reply.official || self.ministry(&reply.by), "only the ministry answers officially");
            self.that(
                !reply.official || self.content.guidance.of(&thread.key, n + 2).is_some(),
                "it is not in guidance.toml",
            );
            self.that(!reply.body.trim().is_empty(), "a reply is empty");
        }
        if let Some(number) = thread.accepted {
            let shown = thread.replies.iter().filter(|reply| self.vouched_for(&reply.by)).count() + 1;
            let there = usize::try_from(number).is_ok_and(|number| (2..=shown).contains(&number));
            self.that(there, format!("there is no reply number {number} to accept"));
            let kind = ThreadKind::parse(&thread.kind);
            self.that(kind.is_some_and(ThreadKind::answerable), "only questions have an accepted answer");
        }
    }

    /// Nobody writes into a room she could not read.
    fn writes(&mut self, thread: &Thread, by: &str) {
        let Some(person) = self.people.get(by).copied() else {
            return self.that(false, format!("{by} is not in the cast"));
        };
        let side = person.side.as_deref();
        let (home, room) = (person.organisation.as_deref(), thread.audience.as_slice());
        let may = match room {
            [room] => match room.as_str() {
                "open" => true,
                "members" => home.is_some(),
                "union" => side == Some("union"),
                "employer" => side == Some("management"),
                "ministry" => side == Some("ministry"),
                "area" => {
                    person.staff.as_deref() == Some("moderator")
                        || home.is_some_and(|home| self.takes_part(home, &thread.area))
                }
                room => room.strip_prefix("org:").is_some_and(|slug| home == Some(slug)),
            },
            _ => false,
        };
        self.that(may, format!("{by} cannot write to {room:?}"));
    }

    /// Whether the organisation, or an employer of a union local, has a trial in the area.
    fn takes_part(&self, organisation: &str, area: &str) -> bool {
        let employer = self.organisations.get(organisation).and_then(|o| o.employer.as_deref());
        let is_one = |slug: &String| slug == organisation || Some(slug.as_str()) == employer;
        self.content.trials.iter().any(|trial| trial.area == area && trial.participants.iter().any(is_one))
    }

    fn ministry(&self, person: &str) -> bool {
        self.people.get(person).is_some_and(|person| person.side.as_deref() == Some("ministry"))
    }

    fn vouched_for(&self, person: &str) -> bool {
        self.people.get(person).is_some_and(|person| person.organisation.is_some())
    }
}
