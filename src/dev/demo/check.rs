//! Whether the demo's content fits together and keeps the rules people are held to: who may write where, what a guided
//! form asks for, in which order. Says everything that is wrong at once.

use std::collections::{BTreeMap, BTreeSet};

use super::content::{Content, Organisation, Person, Thread, Trial};
use super::partners::Request;
use super::records::Part;
use super::when::Ago;
use crate::calendar::EntryKind;
use crate::follows::{Level, Target};
use crate::guidance::Verdict;
use crate::organisations::OrganisationKind;
use crate::threads::{OUTCOMES, ThreadKind};
use crate::trials::{AdoptionKind, ExemptionState, Field, Outcome, ReasonKind, TrialStatus};
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

    fn records(&mut self) {
        let content = self.content;
        for record in &content.records {
            self.place = format!("record of {}", record.trial);
            let trial = content.trials.iter().find(|trial| trial.slug == record.trial);
            self.that(trial.is_some(), "there is no such trial");
            let fields = record.fields.keys().chain(record.changes.iter().map(|change| &change.field));
            for field in fields {
                self.that(Field::parse(field).is_some(), format!("{field} is no field"));
            }
            for part in &record.parts {
                let takes_part = trial.is_some_and(|trial| trial.participants.contains(&part.organisation));
                self.that(takes_part, format!("{} takes no part", part.organisation));
                let home = self.people.get(part.by.as_str()).and_then(|person| person.organisation.as_ref());
                self.that(
                    home == Some(&part.organisation),
                    format!("{} does not speak for {}", part.by, part.organisation),
                );
                self.steps(part);
            }
        }
        for adoption in &content.adoptions {
            self.place = format!("adoption of {}", adoption.trial);
            for slug in std::iter::once(&adoption.trial).chain(&adoption.own_trial) {
                self.that(content.trials.iter().any(|trial| trial.slug == *slug), format!("there is no trial {slug}"));
            }
            self.that(AdoptionKind::parse(&adoption.kind).is_some(), format!("{} is no kind", adoption.kind));
            self.that(self.people.contains_key(adoption.by.as_str()), format!("{} is not in the cast", adoption.by));
        }
    }

    /// Only steps the machine allows, in the order of their days; what came to nothing says why.
    fn steps(&mut self, part: &Part) {
        let (mut at, mut last) = (TrialStatus::Unknown, i64::MIN);
        for step in &part.steps {
            let Some(to) = TrialStatus::parse(&step.to) else {
                self.that(false, format!("{} is no status", step.to));
                return;
            };
            self.that(at.leads_to(to), format!("no step leads from {} to {}", at.as_str(), step.to));
            self.that(step.day >= last && step.day <= 0, format!("the step to {} is out of order", step.to));
            let why = step.reason.as_deref().and_then(ReasonKind::parse);
            self.that(
                to.asks_why() == why.is_some(),
                format!("the step to {} lacks its reason, or needs none", step.to),
            );
            (at, last) = (to, step.day);
        }
        let outcome = part.outcome.as_deref();
        self.that(outcome.is_none_or(|word| Outcome::parse(word).is_some() && at.over()), "the outcome does not fit");
        for exempt in &part.exemptions {
            let state = ExemptionState::parse(&exempt.state);
            self.that(
                state.is_some_and(|state| !state.asks_why() || exempt.reason.is_some()),
                "an exemption lacks its reason",
            );
            self.that(!exempt.provision.is_empty(), "an exemption names no provision");
        }
    }

    fn follows(&mut self) {
        let content = self.content;
        for follow in &content.follows {
            self.place = format!("what {} follows", follow.by);
            self.that(self.people.contains_key(follow.by.as_str()), "she is not in the cast");
            self.that(Level::parse(&follow.level).is_some(), format!("{} is not a level", follow.level));
            let slug = follow.slug.as_str();
            let there = match Target::parse(&follow.target) {
                Some(Target::Area) => self.areas.contains(slug),
                Some(Target::Trial) => content.trials.iter().any(|trial| trial.slug == slug),
                Some(Target::Organisation) => self.organisations.contains_key(slug),
                Some(Target::Provision | Target::Thread) | None => false,
            };
            self.that(there, format!("there is no {} {slug}", follow.target));
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

    /// Those who ask and answer speak for the organisation they do it for, and in order.
    fn request(&mut self, request: &Request) {
        self.that(self.areas.contains(request.area.as_str()), format!("there is no area {}", request.area));
        let trial = request.trial.as_deref();
        let fits = |t: &Trial| Some(t.slug.as_str()) == trial && t.participants.contains(&request.from);
        self.that(trial.is_none() || self.content.trials.iter().any(fits), "it is about a trial of another");
        self.that((3..=120).contains(&request.purpose.chars().count()), "the purpose is too short or too long");
        self.that(self.speaks(&request.by, &request.from), format!("{} does not speak for it", request.by));
        let hours = |ago: &Option<String>| ago.as_deref().and_then(Ago::parse).map(Ago::hours);
        let times = [Ago::parse(&request.ago).map(Ago::hours), hours(&request.answer_ago), hours(&request.ended_ago)];
        self.that(times.windows(2).all(|pair| pair.iter().max() == pair.first()), "the times are not in order");
        let (answer, by) = (request.answer.as_deref(), request.answer_by.as_deref());
        let answers = match answer {
            None => by.is_none(),
            Some("trukket") => by.is_some_and(|by| self.speaks(by, &request.from)),
            Some("ja" | "nei") => by.is_some_and(|by| self.speaks(by, &request.to)),
            Some(_) => false,
        };
        self.that(answers, "whoever answers does not speak for it");
        self.that(answer != Some("nei") || request.message.is_some(), "a no says why");
    }

    fn speaks(&self, person: &str, organisation: &str) -> bool {
        self.people.get(person).is_some_and(|person| {
            person.organisation.as_deref() == Some(organisation)
                && matches!(person.role.as_str(), "coordinator" | "representative")
                && person.side.as_deref() != Some("safety")
        })
    }
    /// What comes with each official reply, and who approved it.
    fn guidance(&mut self) {
        let content = self.content;
        let reply = |thread: &str, place: usize| {
            let thread = content.threads.iter().find(|t| t.key == thread)?;
            let reply = thread.replies.get(place.checked_sub(2)?).filter(|reply| reply.official)?;
            Some((thread, reply))
        };
        for answer in &content.guidance.answers {
            self.place = format!("guidance {} {}", answer.thread, answer.post);
            let Some((thread, reply)) = reply(&answer.thread, answer.post) else {
                self.that(false, "there is no official reply there");
                continue;
            };
            let kind = ThreadKind::parse(&thread.kind);
            let fits = Verdict::parse(&answer.verdict).zip(kind).is_some_and(|(verdict, kind)| verdict.fits(kind));
            self.that(fits, format!("{} is no verdict for such a thread", answer.verdict));
            self.that(
                self.ministry(&answer.approved_by) && answer.approved_by != reply.by,
                "another in the ministry approves",
            );
            self.that(!reply.letter, "its readers are told by guidance");
            self.that((1..=300).contains(&answer.short.chars().count()), "the short answer is too short or too long");
            let earlier = answer
                .replaces
                .is_none_or(|old| old < answer.post && content.guidance.of(&answer.thread, old).is_some());
            self.that(earlier, "it replaces no earlier answer");
        }
        for draft in &content.guidance.drafts {
            self.place = format!("draft {}", draft.thread);
            self.that(content.threads.iter().any(|t| t.key == draft.thread), "there is no such thread");
            self.that(
                self.ministry(&draft.by) && Ago::parse(&draft.ago).is_some(),
                "somebody in the ministry writes it",
            );
            self.that((1..=300).contains(&draft.short.chars().count()), "the short answer is too short or too long");
        }
        for case in &content.guidance.cases {
            self.place = format!("case {}", case.thread);
            self.that(self.ministry(&case.assignee), "somebody in the ministry answers");
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

    fn announcements(&mut self) {
        for terms in &self.content.announcements {
            self.place = format!("announcement {}", terms.thread);
            let thread = self.content.threads.iter().find(|thread| thread.key == terms.thread);
            self.that(thread.is_some_and(|t| t.kind == "announcement"), "there is no such announcement");
            self.that(!terms.addressed.is_empty(), "it is for nobody");
            self.that(terms.other_title.is_some() == terms.other_body.is_some(), "half of the other form is missing");
            for whom in &terms.addressed {
                self.that(self.addressable(whom), format!("{whom} is nobody"));
            }
            for by in terms.acknowledged.iter().map(|acknowledged| &acknowledged.by) {
                let person = self.people.get(by.as_str());
                self.that(person.is_some_and(|p| p.role != "member"), format!("{by} cannot acknowledge"));
            }
        }
    }

    fn addressable(&self, whom: &str) -> bool {
        match whom.split_once(':') {
            None => whom == "all",
            Some(("area", slug)) => self.areas.contains(slug),
            Some(("kind", kind)) => OrganisationKind::parse(kind).is_some(),
            Some(("org", slug)) => self.organisations.contains_key(slug),
            Some(_) => false,
        }
    }

    fn events(&mut self) {
        for event in &self.content.events {
            self.place = format!("event {}", event.title_nb);
            let kind = EntryKind::parse(&event.kind);
            self.that(kind.is_some_and(|kind| EntryKind::ENTERED.contains(&kind)), "unknown kind");
            let ministry = self.ministry(&event.by);
            let subject = match event.subject.split_once(':') {
                Some(("area", slug)) => ministry && self.areas.contains(slug),
                Some(("trial", slug)) => self.content.trials.iter().any(|trial| trial.slug == slug),
                _ => event.subject == "org" || (ministry && event.subject == "all"),
            };
            self.that(subject, format!("{} cannot enter something about {}", event.by, event.subject));
            self.that(self.vouched_for(&event.by), format!("{} speaks for nobody", event.by));
            self.that(event.starts.is_some() || event.ends.is_none(), "it ends before it begins");
        }
    }

    fn ministry(&self, person: &str) -> bool {
        self.people.get(person).is_some_and(|person| person.side.as_deref() == Some("ministry"))
    }

    fn vouched_for(&self, person: &str) -> bool {
        self.people.get(person).is_some_and(|person| person.organisation.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::super::content;
    use super::*;

    const AREAS: [&str; 7] = [
        "barn-og-unge",
        "helse",
        "plan-og-bygg",
        "utdanning",
        "organisering",
        "arbeid-og-velferd",
        "tillit-og-medvirkning",
    ];

    #[test]
    fn the_content_fits_together() {
        let content = content::load().unwrap();
        all(&content, &AREAS.into()).unwrap();
    }

    #[test]
    fn it_is_deep_enough_to_feel_inhabited() {
        let content = content::load().unwrap();
        let posts: usize = content.threads.iter().map(|thread| 1 + thread.replies.len()).sum();
        assert!(content.threads.len() >= 60 && posts >= 300, "{} threads, {posts} posts", content.threads.len());
        let outcomes: Vec<_> = content.threads.iter().filter_map(|thread| thread.outcome.as_deref()).collect();
        assert!(
            outcomes.len() >= 6 && outcomes.iter().filter(|o| matches!(**o, "none" | "worse")).count() >= 2,
            "{outcomes:?}"
        );
        assert!(content.people.iter().filter(|person| person.persona).count() >= 7);
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let mut content = content::load().unwrap();
        let thread = content.threads.iter_mut().find(|thread| thread.key == "helse-01").unwrap();
        thread.kind = "rumour".to_owned();
        thread.audience = vec!["union".to_owned()];
        thread.accepted = Some(99);
        let said = all(&content, &AREAS.into()).unwrap_err().to_string();
        for part in ["rumour is not a kind", "nolende cannot write to", "no reply number 99"] {
            assert!(said.contains(part), "{part:?} is not in {said}");
        }
    }
}
