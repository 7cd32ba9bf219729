//! Whether what the demo says of involvement fits together: who may tell, in which order, in which words.

use super::{Account, Event, Promise};
use crate::dev::demo::check::Check;
use crate::dev::demo::content::Person;
use crate::involvement::{Form, Phase};

impl Check<'_> {
    /// Looks at all of it.
    pub(in crate::dev::demo) fn involvement(&mut self) {
        let content = self.content;
        for promise in &content.involvement.promises {
            self.promise(promise);
        }
        for event in &content.involvement.events {
            self.event(event);
        }
    }

    fn promise(&mut self, promise: &Promise) {
        self.place = format!("promise in {}", promise.trial);
        self.that(promise.form.as_deref().is_none_or(|form| Form::parse(form).is_some()), "unknown form");
        self.that((1..=2000).contains(&promise.words.chars().count()), "the words are too short or too long");
        let takes_part = self.participants(&promise.trial);
        let of = self.organisation_of(&promise.by);
        self.that(of.is_some_and(|of| takes_part.contains(&of)), format!("{} does not take part", promise.by));
    }

    fn event(&mut self, event: &Event) {
        self.place = format!("event «{}»", event.title);
        self.that(Phase::parse(&event.phase).is_some(), format!("{} is not a phase", event.phase));
        self.that((5..=150).contains(&event.title.chars().count()), "the title is too short or too long");
        self.that(matches!(event.audience.as_str(), "open" | "members"), "unknown audience");
        self.that(event.happened >= event.registered, "it was registered before it happened");
        let employers = match &event.at {
            Some(at) => vec![at.clone()],
            None => self.participants(&event.trial),
        };
        let takes_part = self.participants(&event.trial);
        self.that(employers.iter().all(|at| takes_part.contains(at)), "it happened at somebody who does not take part");
        self.party(&event.by, &employers);
        let mut tellers = Vec::new();
        for account in &event.accounts {
            self.party(&account.by, &employers);
            self.account(event, account);
            let party =
                self.people.get(account.by.as_str()).map(|person| (person.organisation.clone(), person.side.clone()));
            self.that(!tellers.contains(&party), format!("{} tells twice", account.by));
            tellers.push(party);
        }
    }

    fn account(&mut self, event: &Event, account: &Account) {
        self.that(account.told().is_some(), format!("{} uses a word that is none of a list", account.by));
        self.that((1..=5).contains(&account.rating), "a rating is 1 to 5");
        self.that((1..=2000).contains(&account.words.chars().count()), "the words are too short or too long");
        self.that(
            account.who.is_empty() == (account.form == "none"),
            "somebody took part exactly when there was a form",
        );
        self.that(account.ago <= event.registered, format!("{} tells before it was registered", account.by));
    }

    /// Whether a person represents a party at one of these employers.
    fn party(&mut self, key: &str, employers: &[String]) {
        let fits = self.people.get(key).is_some_and(|person| self.represents(person, employers));
        self.that(fits, format!("{key} represents no party there"));
    }

    fn represents(&self, person: &Person, employers: &[String]) -> bool {
        let Some(of) = &person.organisation else { return false };
        let at = match person.side.as_deref() {
            Some("union") => self.organisations.get(of.as_str()).and_then(|local| local.employer.clone()),
            Some("management" | "safety") => Some(of.clone()),
            _ => None,
        };
        person.role != "member" && at.is_some_and(|at| employers.contains(&at))
    }

    fn participants(&self, trial: &str) -> Vec<String> {
        self.content.trials.iter().find(|t| t.slug == trial).map(|t| t.participants.clone()).unwrap_or_default()
    }

    fn organisation_of(&self, key: &str) -> Option<String> {
        self.people.get(key).and_then(|person| person.organisation.clone())
    }
}

#[cfg(test)]
mod tests {
    use crate::dev::demo::content;

    #[test]
    fn there_are_forty_events_and_some_are_disputed() {
        let involvement = content::load().unwrap().involvement;
        assert!(involvement.events.len() >= 40, "{} events", involvement.events.len());
        let gap = |event: &super::Event| {
            let ratings = event.accounts.iter().map(|account| account.rating);
            ratings.clone().max().unwrap_or(0) - ratings.min().unwrap_or(0)
        };
        let disputed = involvement.events.iter().filter(|event| gap(event) >= 2).count();
        assert!((10..30).contains(&disputed), "{disputed} disputed");
    }
}
