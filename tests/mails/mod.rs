//! Every kind of mail, made by what people do, sent through a mail server, in both languages: read by a parser that others
//! wrote, its links followed by scanners, and silent about rooms its reader has left. A new kind has no scene, and so does
//! not compile, until it is made here too.

mod dkim;
mod read;
mod rights;
mod scanners;
mod scenes;

use std::cell::Cell;

use chrono::{Duration, NaiveTime, TimeZone as _, Utc};
use mail_parser::{Message, MessageParser};
use torget::mail::outbox::MailKind;
use torget::threads::{self, NewReply, NewThread, ThreadKind};
use torget::viewer::{Role, Side};

use crate::support::sink::{Sink, Taken};
use crate::support::{Browser, Organisation, Person, TestApp};

/// What addresses begin with in this world.
const BASE: &str = "https://torget.example";
/// Words that stand in no mail about a room.
const SECRET: &str = "Lønnskravet i hjemmetjenesten";

/// The service as it is in production: https, a signature, and a mail server that takes everything.
struct World {
    app: TestApp,
    sink: Sink,
    lang: &'static str,
    /// Everybody has quiet hours.
    quiet: Cell<bool>,
    moderators: Cell<u32>,
    folder: tempfile::TempDir,
}

/// A mail, as the server took it.
struct Made {
    kind: MailKind,
    scene: &'static str,
    to: String,
    /// As it is kept in the database.
    message_id: String,
    /// Words that must not stand in it.
    secrets: &'static [&'static str],
    taken: Taken,
}

impl Made {
    fn parsed(&self) -> Message<'_> {
        MessageParser::default().parse(&self.taken.raw).expect("a message")
    }

    /// A header as it stands, spaces folded.
    fn header(&self, name: &str) -> Option<String> {
        let raw = self.parsed().header_raw(name)?.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(raw)
    }

    fn text(&self) -> String {
        self.parsed().body_text(0).expect("a text part").replace("\r\n", "\n")
    }

    fn html(&self) -> String {
        self.parsed().body_html(0).expect("an HTML part").into_owned()
    }

    /// The service's addresses in its text, without their base.
    fn text_links(&self) -> Vec<String> {
        let text = self.text();
        let words = text.split(|c: char| c.is_whitespace() || "<>\"«»".contains(c));
        let mut links: Vec<String> = words.filter_map(ours).collect();
        links.sort();
        links.dedup();
        links
    }

    /// Those its HTML links to.
    fn html_links(&self) -> Vec<String> {
        let html = scraper::Html::parse_document(&self.html());
        let anchors = scraper::Selector::parse("a[href]").expect("a selector");
        let mut links: Vec<String> =
            html.select(&anchors).filter_map(|a| a.value().attr("href")).filter_map(ours).collect();
        links.sort();
        links.dedup();
        links
    }
}

/// The path of an address of ours, without what ends the sentence around it.
fn ours(word: &str) -> Option<String> {
    Some(word.strip_prefix(BASE)?.trim_end_matches(['.', ',', ')']).to_owned())
}

impl World {
    fn new(lang: &'static str) -> Self {
        let (sink, folder) = (Sink::start(), tempfile::tempdir().expect("a folder"));
        let key = folder.path().join("dkim.pem");
        let made = std::process::Command::new("openssl")
            .args(["genrsa", "-traditional", "-out"])
            .arg(&key)
            .arg("2048")
            .output();
        assert!(made.expect("openssl makes a key").status.success());
        let app = TestApp::start_with(|settings| {
            settings.base_url = BASE.parse().expect("an address");
            settings.demo_sign_in = false;
            settings.smtp_url = Some(sink.url().into());
            settings.bounce_domain = Some("retur.torget.example".to_owned());
            settings.mail_from = "Erfaringstorget <post@torget.example>".to_owned();
            settings.mail_pace = 0;
            settings.mail_wait_seconds = 120;
            settings.dkim_domain = Some("torget.example".to_owned());
            settings.dkim_selector = Some("host2026".to_owned());
            settings.dkim_key_file = Some(key.clone());
        });
        app.area("helse");
        let world = Self { app, sink, lang, quiet: Cell::new(false), moderators: Cell::new(0), folder };
        world.morning();
        world
    }

    /// Until the next nine o'clock in Oslo.
    fn morning(&self) {
        let oslo = chrono_tz::Europe::Oslo;
        let day = self.app.app.clock.now().with_timezone(&oslo).date_naive().succ_opt().expect("a day");
        let nine = day.and_time(NaiveTime::from_hms_opt(9, 0, 0).expect("an hour"));
        let then = oslo.from_local_datetime(&nine).earliest().expect("a time").with_timezone(&Utc);
        self.app.advance(then - self.app.app.clock.now());
    }

    /// Everybody reads this language; jobs run.
    fn work(&self) {
        let (from, to) = if self.quiet.get() { ("0", "23") } else { ("NULL", "NULL") };
        self.run(&format!(
            "UPDATE members SET language = '{}', quiet_from = {from}, quiet_to = {to}, mail_daily_cap = 50",
            self.lang
        ));
        let form = if self.lang == "nn" { "nynorsk" } else { "bokmål" };
        self.run(&format!("UPDATE organisations SET language_form = '{form}'"));
        self.app.work();
    }

    /// Until mail that waits for more has gone.
    fn settle(&self) {
        self.work();
        for seconds in [121, 21] {
            self.app.advance(Duration::seconds(seconds));
            self.work();
        }
    }

    fn run(&self, sql: &str) {
        self.app.rows(&format!("WITH done AS ({sql} RETURNING 1) SELECT count(*)::text AS value FROM done"));
    }

    /// Every mail of every scene, and whatever else was sent meanwhile.
    fn every_mail(&self) -> Vec<Made> {
        let mut all = Vec::new();
        for scene in MailKind::ALL.iter().flat_map(|kind| scenes::of(*kind)) {
            let before = self.sink.taken().len();
            let to = (scene.make)(self);
            self.settle();
            let new: Vec<Made> =
                self.sink.taken().split_off(before).into_iter().map(|taken| self.made(&scene, taken)).collect();
            let hers = new.iter().rposition(|made| made.to == to && made.kind == scene.kind);
            let others: Vec<_> = new.iter().map(|made| (made.kind, made.to.as_str())).collect();
            assert!(hers.is_some(), "{} sends {to} a mail: {others:?}, {:?}", scene.name, self.unsent());
            // What others got about a room is silent too, but only the scene's own is named after it.
            all.extend(new.into_iter().enumerate().map(|(n, made)| match Some(n) == hers {
                true => made,
                false => Made { scene: "beside", ..made },
            }));
        }
        all
    }

    fn made(&self, scene: &scenes::Scene, taken: Taken) -> Made {
        let back = self.app.app.mailer.return_path().expect("return addresses");
        let id = back.read(&taken.from).unwrap_or_else(|| panic!("{} is no return address of ours", taken.from));
        let of =
            |column: &str| self.app.rows(&format!("SELECT {column} AS value FROM outbox WHERE id = {id}")).remove(0);
        let kind = MailKind::parse(&of("kind")).expect("a kind");
        Made {
            kind,
            scene: scene.name,
            to: taken.to.clone(),
            message_id: of("message_id"),
            secrets: scene.secrets,
            taken,
        }
    }

    fn unsent(&self) -> Vec<String> {
        self.app.rows("SELECT kind || ' ' || item_id || ': ' || coalesce(last_error, state) AS value FROM outbox WHERE state <> 'sent'")
    }

    // People and what they do.

    fn at(&self, name: &str, slug: &str, kind: &str, role: Role, side: Option<Side>) -> Person<'_> {
        self.app.member(&format!("{name}@{slug}.example")).at(&self.app.organisation(slug, kind), role, side)
    }

    fn member(&self, name: &str) -> Person<'_> {
        self.at(name, "solvik", "municipality", Role::Member, None)
    }

    fn per(&self) -> Person<'_> {
        self.at("per", "havnes", "municipality", Role::Member, None)
    }

    fn union(&self, name: &str) -> Person<'_> {
        self.at(name, "samhold", "union_local", Role::Representative, Some(Side::Union))
    }

    fn lead(&self, organisation: &Organisation, name: &str) -> Person<'_> {
        self.at(name, &organisation.slug, "municipality", Role::Coordinator, Some(Side::Management))
    }

    fn adviser(&self, name: &str) -> Browser {
        self.app.sign_in(&self.at(name, "departementet", "ministry", Role::Representative, Some(Side::Ministry)))
    }

    fn moderator(&self) -> Browser {
        let n = self.moderators.get() + 1;
        self.moderators.set(n);
        self.app.sign_in(&self.app.member(&format!("mod-{n}@dep.example")).moderator(None))
    }

    fn thread(&self, by: &Person<'_>, kind: ThreadKind, title: &str, audience: &str) -> torget::ids::ThreadId {
        self.opened(by, kind, title, audience, false).0
    }

    fn opened(
        &self,
        by: &Person<'_>,
        kind: ThreadKind,
        title: &str,
        audience: &str,
        waits: bool,
    ) -> (torget::ids::ThreadId, torget::ids::PostId) {
        let new = NewThread {
            area: self.app.area("helse"),
            trial: None,
            kind,
            title: title.to_owned(),
            language: "nb".to_owned(),
            audience: vec![audience.to_owned()],
            body: "Hvordan gjør dere det på Nattevakten?".to_owned(),
            guided: Vec::new(),
            expires_on: None,
            author: by.author(),
            waits,
            at: self.app.app.clock.now(),
        };
        self.app.system(|tx| threads::open(tx, &new))
    }

    fn reply(&self, by: &Person<'_>, thread: torget::ids::ThreadId, words: &str) -> torget::ids::PostId {
        let (words, at) = (words.to_owned().into(), self.app.app.clock.now());
        let new = NewReply { thread, words, official: false, author: by.author(), waits: false, at };
        self.app.system(|tx| Ok(threads::reply(tx, &new)?.0))
    }

    fn accept(&self, by: &Person<'_>, thread: torget::ids::ThreadId, number: &str) {
        let sent = self.app.sign_in(by).post(&format!("/trad/{thread}/gjor/losning"), &[("number", number)]);
        assert_eq!(sent.status, 303, "{}", sent.text());
    }

    /// One drafts official guidance, another approves it.
    fn guide(&self, thread: torget::ids::ThreadId, values: &[(&str, &str)]) {
        let (anne, bo) = (self.adviser("anne"), self.adviser("bo"));
        let whole = [
            ("verdict", "not_needed"),
            ("short", "Ja, etter skriftlig avtale om Nattevakten."),
            ("body", "Avtalen må si hvem som er dataansvarlig."),
            ("case_number", "24/1001"),
            ("act", "submit"),
        ];
        let kept = whole.iter().filter(|(name, _)| !values.iter().any(|(given, _)| given == name));
        let all: Vec<(&str, &str)> = kept.chain(values).copied().collect();
        let case = format!("/veiledning/sak/{thread}");
        let drafted = anne.submit(&anne.open(&case), "form[action$=utkast]", &all);
        assert_eq!(drafted.status, 303, "{}", drafted.text());
        let page = bo.open(&case);
        let done = bo.submit(&page, "form.after-1[action$=avgjor]:not(.form)", &[("act", "approve")]);
        assert_eq!(done.status, 303, "{}", done.text());
    }
}
