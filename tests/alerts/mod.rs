//! Searches one keeps, and being told what is new in them: once, by mail at once or in the letter, and never of what is not
//! hers to read, hers already, or read.

mod cost;
mod letter;
mod saved;
mod stopping;
mod telling;

use chrono::Duration;
use torget::ids::{PostId, ThreadId};
use torget::threads::{self, NewReply, NewThread, ThreadKind};
use torget::viewer::{Role, Side};

use crate::support::mail::Mail;
use crate::support::{Person, TestApp};

/// A square where mail at once waits two minutes.
pub(super) struct Square {
    pub(super) app: TestApp,
}

impl Square {
    pub(super) fn new() -> Self {
        let app = TestApp::start_with(|settings| settings.mail_wait_seconds = 120);
        app.area("helse");
        Self { app }
    }

    pub(super) fn kari(&self) -> Person<'_> {
        self.app.member("kari@solvik.example").at(&self.app.organisation("solvik", "municipality"), Role::Member, None)
    }

    pub(super) fn per(&self) -> Person<'_> {
        self.app.member("per@havnes.example").at(&self.app.organisation("havnes", "municipality"), Role::Member, None)
    }

    /// A union representative; there can be several.
    pub(super) fn unionist(&self, name: &str) -> Person<'_> {
        let local = self.app.organisation("samhold", "union_local");
        self.app.member(&format!("{name}@samhold.example")).at(&local, Role::Representative, Some(Side::Union))
    }

    /// Keeps a search as a member does: from the page of what it finds.
    pub(super) fn keep(&self, person: &Person<'_>, query: &str, name: &str, tell: &str) {
        let browser = self.app.sign_in(person);
        let page = browser.open(&format!("/sok?{query}"));
        let form = browser.open(&page.link("Lagre søket"));
        let kept = browser.submit(&form, "main form", &[("navn", name), ("varsel", tell)]);
        assert_eq!(kept.location().as_deref(), Some("/meg/sok"), "{}", kept.text());
    }

    pub(super) fn thread(&self, by: &Person<'_>, title: &str, audience: &str) -> ThreadId {
        let new = NewThread {
            area: self.app.area("helse"),
            trial: None,
            kind: ThreadKind::Question,
            title: title.to_owned(),
            language: "nb".to_owned(),
            audience: vec![audience.to_owned()],
            body: "Hvordan gjør dere det?".to_owned(),
            guided: Vec::new(),
            expires_on: None,
            author: by.author(),
            waits: false,
            at: self.app.app.clock.now(),
        };
        self.app.system(|tx| Ok(threads::open(tx, &new)?.0))
    }

    pub(super) fn reply(&self, by: &Person<'_>, thread: ThreadId, words: &str) -> PostId {
        let (words, at) = (words.to_owned().into(), self.app.app.clock.now());
        let new = NewReply { thread, words, official: false, author: by.author(), waits: false, at };
        self.app.system(|tx| Ok(threads::reply(tx, &new)?.0))
    }

    pub(super) fn run(&self, sql: &str) {
        self.app.rows(&format!("WITH done AS ({sql} RETURNING 1) SELECT count(*)::text AS value FROM done"));
    }

    /// Lets the worker do what it has, and again when mail at once has waited long enough.
    pub(super) fn later(&self) {
        self.app.work();
        self.app.advance(Duration::seconds(125));
        self.app.work();
        self.app.advance(Duration::seconds(25));
        self.app.work();
    }

    /// Mails about searches sent to somebody, the oldest first.
    pub(super) fn alerts(&self, person: &Person<'_>) -> Vec<Mail> {
        let all = self.app.mail().into_iter().filter(|mail| mail.to == person.email);
        all.filter(|mail| mail.raw.contains("/avmelding/sok/")).collect()
    }
}
