//! What each slice asks of the demo's content: trials' records, follows, partner requests, the ministry's answers,
//! announcements and the calendar.

use super::Check;
use crate::calendar::EntryKind;
use crate::dev::demo::content::Trial;
use crate::dev::demo::partners::Request;
use crate::dev::demo::records::Part;
use crate::dev::demo::when::Ago;
use crate::follows::{Level, Target};
use crate::guidance::Verdict;
use crate::organisations::OrganisationKind;
use crate::threads::ThreadKind;
use crate::trials::{AdoptionKind, ExemptionState, Field, Outcome, ReasonKind, TrialStatus};

impl Check<'_> {
    pub(super) fn records(&mut self) {
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

    pub(super) fn follows(&mut self) {
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

    /// Those who ask and answer speak for the organisation they do it for, and in order.
    pub(super) fn request(&mut self, request: &Request) {
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
    pub(super) fn guidance(&mut self) {
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

    pub(super) fn announcements(&mut self) {
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

    pub(super) fn events(&mut self) {
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
}
