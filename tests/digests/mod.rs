//! The letter: what a reader has missed, at the hour she chose, nothing twice, nothing owed lost, no word of what is not
//! hers when it is sent, and easy to stop.

mod content;
mod sending;
mod settings;
mod stopping;
mod year;

use chrono::{DateTime, Datelike as _, Duration, Utc};
use torget::ids::{PostId, ThreadId};
use torget::jobs::Job;
use torget::threads::{self, NewReply, NewThread, ThreadKind};
use torget::viewer::{Role, Side};

use crate::support::mail::Mail;
use crate::support::{Person, TestApp};

/// A square with two municipalities in the area «helse».
pub(super) struct Square {
    pub(super) app: TestApp,
}

impl Square {
    pub(super) fn new() -> Self {
        let app = TestApp::start();
        let helse = app.area("helse");
        let solvik = app.organisation("solvik", "municipality");
        app.organisation("havnes", "municipality");
        app.organisation("samhold", "union_local");
        app.trial("journal", helse, &[&solvik]);
        Self { app }
    }

    /// A member of Solvik, who is in the area.
    pub(super) fn kari(&self) -> Person<'_> {
        self.app.member("kari@solvik.example").at(&self.app.organisation("solvik", "municipality"), Role::Member, None)
    }

    /// A member of Havnes, who is not.
    pub(super) fn per(&self) -> Person<'_> {
        self.app.member("per@havnes.example").at(&self.app.organisation("havnes", "municipality"), Role::Member, None)
    }

    /// A union representative.
    pub(super) fn siv(&self) -> Person<'_> {
        let local = self.app.organisation("samhold", "union_local");
        self.app.member("siv@samhold.example").at(&local, Role::Representative, Some(Side::Union))
    }

    pub(super) fn thread(&self, by: &Person<'_>, title: &str, kind: ThreadKind, audience: &[&str]) -> ThreadId {
        let new = NewThread {
            area: self.app.area("helse"),
            trial: None,
            kind,
            title: title.to_owned(),
            language: "nb".to_owned(),
            audience: audience.iter().map(|key| (*key).to_owned()).collect(),
            body: "Hvordan gjør dere det?".to_owned(),
            guided: Vec::new(),
            expires_on: None,
            author: by.author(),
            waits: false,
            at: self.now(),
        };
        self.app.system(|tx| Ok(threads::open(tx, &new)?.0))
    }

    pub(super) fn reply(&self, by: &Person<'_>, thread: ThreadId) -> PostId {
        let words = "Hos oss gjør hjelpepleieren det.".to_owned().into();
        let new = NewReply { thread, words, official: false, author: by.author(), waits: false, at: self.now() };
        self.app.system(|tx| Ok(threads::reply(tx, &new)?.0))
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        self.app.app.clock.now()
    }

    /// Lets the worker look at everybody's letters, and do what comes of it.
    pub(super) fn tick(&self) {
        self.app.system(|tx| tx.enqueue(&Job::Digests {}));
        self.app.work();
    }

    /// Moves the clock to the next Tuesday at 08:00 in Oslo, and a minute; everybody has been seen before.
    pub(super) fn tuesday(&self) {
        self.tick();
        let here = self.now().with_timezone(&chrono_tz::Europe::Oslo);
        let days = (8 - i64::from(here.weekday().number_from_monday()) + 1) % 7;
        let days = if days == 0 && here.time() >= chrono::NaiveTime::MIN + Duration::hours(8) { 7 } else { days };
        let day = here.date_naive() + Duration::days(days);
        let then = day.and_hms_opt(8, 1, 0).unwrap().and_local_timezone(chrono_tz::Europe::Oslo).unwrap();
        self.app.advance(then.with_timezone(&Utc) - self.now());
        self.tick();
    }

    /// No mail at once, so that the letter tells of replies.
    pub(super) fn quiet(&self, person: &Person<'_>) {
        self.run(&format!("UPDATE members SET reply_mail = false WHERE id = {}", person.id));
    }

    pub(super) fn run(&self, sql: &str) {
        self.app.rows(&format!("WITH done AS ({sql} RETURNING 1) SELECT count(*)::text AS value FROM done"));
    }

    /// The letters sent to somebody, oldest first.
    pub(super) fn letters(&self, person: &Person<'_>) -> Vec<Mail> {
        let all = self.app.mail().into_iter().filter(|mail| mail.to == person.email);
        all.filter(|mail| mail.raw.contains("/avmelding/brev/")).collect()
    }
}
