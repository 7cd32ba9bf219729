//! A table with four parties: an employer, two unions and the safety representatives, at one trial.

use torget::viewer::{Role, Side};

use crate::support::page::Page;
use crate::support::people::Organisation;
use crate::support::{Browser, Person, TestApp};

/// The trial and its parties.
pub(crate) struct Table<'a> {
    pub(crate) app: &'a TestApp,
    pub(crate) solvik: Organisation,
    /// For the employer.
    pub(crate) leder: Person<'a>,
    /// For one union.
    pub(crate) siv: Person<'a>,
    /// For another.
    pub(crate) nora: Person<'a>,
    /// For the safety representatives.
    pub(crate) vern: Person<'a>,
}

impl<'a> Table<'a> {
    pub(crate) fn lay(app: &'a TestApp) -> Self {
        let solvik = app.organisation("solvik", "municipality");
        let locals = ["samhold-solvik", "pleierne-solvik"].map(|slug| app.organisation(slug, "union_local"));
        locals.iter().for_each(|local| app.organises(local, &solvik));
        app.trial("felles-journal", app.area("helse"), &[&solvik]);
        let [samhold, pleierne] = &locals;
        Self {
            leder: app.member("leder@solvik.example").at(&solvik, Role::Coordinator, Some(Side::Management)),
            siv: app.member("siv@samhold.example").at(samhold, Role::Representative, Some(Side::Union)),
            nora: app.member("nora@pleierne.example").at(pleierne, Role::Coordinator, Some(Side::Union)),
            vern: app.member("vern@solvik.example").at(&solvik, Role::Representative, Some(Side::Safety)),
            app,
            solvik,
        }
    }

    /// The page of involvement in the trial.
    pub(crate) fn page(&self) -> String {
        "/forsok/felles-journal/involvering".to_owned()
    }

    /// One more trial at the same employer.
    pub(crate) fn another(&self, slug: &str) {
        self.app.trial(slug, self.app.area("helse"), &[&self.solvik]);
    }

    /// Registers an event; gives its id.
    pub(crate) fn register(&self, by: &Browser, title: &str) -> i64 {
        let sent = event(&format!("{}/ny", self.page()), by, title);
        assert_eq!(sent.status, 303, "{}", sent.text());
        let to = sent.location().expect("the account's form");
        to.split('/').nth(2).and_then(|id| id.parse().ok()).expect("an id in the address")
    }

    /// Fills in the form of an account and sends it.
    pub(crate) fn tell(&self, by: &Browser, event: i64, words: &str, rating: &str) {
        let form = by.open(&format!("/involvering/{event}/svar"));
        let values =
            [("form", "discussed"), ("who", "union"), ("rating", rating), ("words", words), ("would_repeat", "yes")];
        let sent = by.submit(&form, "form.form", &values);
        assert_eq!(sent.status, 303, "{}", sent.text());
    }
}

/// Sends an event without looking at the form.
pub(crate) fn event(path: &str, by: &Browser, title: &str) -> Page {
    let fields = [
        ("title", title),
        ("phase", "decision"),
        ("happened_on", "2026-01-12"),
        ("audience", "open"),
        ("participant", ""),
    ];
    by.post(path, &fields)
}

/// Sends an account without looking at the form.
pub(crate) fn account(path: &str, by: &Browser, words: &str, rating: &str) -> Page {
    let fields = [
        ("form", "discussed"),
        ("who", "union"),
        ("rating", rating),
        ("words", words),
        ("would_repeat", "yes"),
        ("version", "0"),
    ];
    by.post(path, &fields)
}
