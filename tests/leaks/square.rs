//! A square with a thread in every kind of room, and somebody of every kind to look at them. Who reads what is written
//! out here as people would say it, not worked out from keys: it is what the program is held against.

use torget::ids::{AreaId, OrganisationId, ThreadId};
use torget::threads::{self, NewReply, NewThread, ThreadKind};
use torget::viewer::{Audience, Role, Side};

use crate::support::{Browser, Person, TestApp};

/// A thread, or a reply in the open one, with words nobody else uses.
pub(crate) struct Room {
    pub(crate) name: &'static str,
    pub(crate) thread: Option<i64>,
    pub(crate) post: Option<i64>,
    /// Whether lists and search show it to those who may read it.
    pub(crate) listed: bool,
    pub(crate) in_title: String,
    pub(crate) in_text: String,
    pub(crate) in_answer: String,
    pub(crate) in_reply: String,
    /// In an indicator and a lesson for the same room.
    pub(crate) in_result: String,
}

/// Somebody who looks.
pub(crate) struct Viewer {
    pub(crate) name: &'static str,
    pub(crate) reads: Vec<&'static str>,
    pub(crate) browser: Browser,
}

pub(crate) struct Square<'a> {
    pub(crate) app: &'a TestApp,
    pub(crate) rooms: Vec<Room>,
    pub(crate) viewers: Vec<Viewer>,
}

/// What a moderator of all areas reads.
const MODERATOR: &[&str] = &[
    "open",
    "members",
    "members-answer",
    "answer-draft",
    "scheduled",
    "area",
    "ministry",
    "event-words",
    "waiting",
    "hidden",
    "waiting-reply",
    "hidden-reply",
    "reported",
    "report-words",
    "note-words",
    "decision-words",
    "objection-words",
];

/// Words that are no words, whole in search and in addresses.
fn word(room: &str, place: &str) -> String {
    format!("zq{}{place}zq", room.replace('-', ""))
}

/// Whether the room is one reply, or words beside a thread, and not a thread.
fn single(name: &str) -> bool {
    name.ends_with("-reply") || name.ends_with("-words")
}

impl Room {
    pub(super) fn new(name: &'static str) -> Self {
        let unlisted = ["waiting", "hidden", "reported", "draft", "partners", "answer-draft", "members-answer"];
        let listed = !unlisted.contains(&name) && !single(name);
        let of = |place| word(name, place);
        Self {
            name,
            thread: None,
            post: None,
            listed,
            in_title: of("tittel"),
            in_text: of("tekst"),
            in_answer: of("svart"),
            in_reply: of("tilsvar"),
            in_result: of("resultat"),
        }
    }

    /// Every word hidden in it, and in the results for the same room.
    pub(crate) fn secrets(&self) -> Vec<&str> {
        let mut words = self.words();
        words.push(&self.in_result);
        words
    }

    /// Every word hidden in the thread.
    pub(crate) fn words(&self) -> Vec<&str> {
        if self.name == "draft" {
            return vec![&self.in_title];
        }
        if single(self.name) {
            return vec![&self.in_reply];
        }
        if self.name == "partners" {
            return vec![&self.in_title, &self.in_text];
        }
        let mut words = vec![self.in_title.as_str(), &self.in_text, &self.in_answer];
        if !["waiting", "scheduled"].contains(&self.name) {
            words.push(&self.in_reply);
        }
        words
    }
}

/// Every kind of room, with a thread in each.
fn rooms(area: AreaId, solvik: OrganisationId) -> Vec<(&'static str, Audience)> {
    vec![
        ("open", Audience::Open),
        ("members", Audience::Members),
        ("area", Audience::Area(area)),
        ("union", Audience::Union),
        ("employer", Audience::Employer),
        ("safety", Audience::Safety),
        ("ministry", Audience::Ministry),
        ("organisation", Audience::Organisation(solvik)),
        ("waiting", Audience::Open),
        ("hidden", Audience::Open),
        ("reported", Audience::Union),
    ]
}

impl<'a> Square<'a> {
    pub(crate) fn new(app: &'a TestApp) -> Self {
        let area = app.area("helse");
        let (solvik, fjordby) =
            (app.organisation("solvik", "municipality"), app.organisation("fjordby", "municipality"));
        let (local, ministry) =
            (app.organisation("samhold-solvik", "union_local"), app.organisation("departementet", "ministry"));
        app.organises(&local, &solvik);
        let trial = app.trial("felles-journal", area, &[&solvik]);
        let writer = app.member("skribent@solvik.example").at(&solvik, Role::Member, None);
        let leader = app.member("leder@solvik.example").at(&solvik, Role::Coordinator, Some(Side::Management));
        let author = app.member("ny@hjemme.example");
        let mut square = Self { app, rooms: Vec::new(), viewers: Vec::new() };
        square.draft(area, &solvik);
        for (name, audience) in rooms(area, solvik.id) {
            let by = if ["waiting", "hidden"].contains(&name) { &author } else { &writer };
            square.open(name, audience, by, &leader);
            square.measure(name, trial, audience, &leader);
        }
        square.ask_partner(&leader, &solvik, &fjordby);
        let adviser = app.member("rad@dep.example").at(&ministry, Role::Member, Some(Side::Ministry)).moderator(None);
        square.schedule(&adviser);
        square.reply_to_open("waiting-reply", &author, true);
        square.reply_to_open("hidden-reply", &author, false);
        square.involvement(&leader);
        square.ministry(&adviser, &app.member("annen@dep.example").at(&ministry, Role::Member, Some(Side::Ministry)));
        app.work();
        // After the jobs, and behind their back: an index that is out of date must not leak either.
        app.rows("WITH t AS (UPDATE threads SET state = 'hidden' WHERE title LIKE '%zqhidden%' RETURNING 1),
                  p AS (UPDATE posts SET state = 'hidden', state_reason = 'Prøve' WHERE body_text LIKE '%zqhiddenreply%' RETURNING 1)
                  SELECT 'done' AS value");
        square
            .moderate(&author, &app.member("siv@samhold.example").at(&local, Role::Representative, Some(Side::Union)));
        square.viewers = square.look(&leader, &adviser, &author);
        square.tell_everybody();
        square.everybodys_searches_found_everything();
        square.everybody_has_had_a_letter();
        square
    }

    /// Somebody of every kind, and what each reads.
    fn look(&self, leader: &Person<'_>, adviser: &Person<'_>, author: &Person<'_>) -> Vec<Viewer> {
        let app = self.app;
        let [solvik, fjordby] = ["solvik", "fjordby"].map(|slug| app.organisation(slug, "municipality"));
        let local = app.organisation("samhold-solvik", "union_local");
        let look = |person: &Person<'_>| app.sign_in(person);
        let member = |name: &str| app.member(&format!("{name}@solvik.example"));
        let viewers: [(&'static str, Browser, &[&'static str]); 11] = [
            ("a guest", app.guest(), &["open"]),
            ("somebody unverified", look(&app.member("noen@hjemme.example")), &["open"]),
            (
                "a member elsewhere",
                look(&app.member("per@fjordby.example").at(&fjordby, Role::Member, None)),
                &["open", "members", "members-answer"],
            ),
            (
                "a participant",
                look(&member("kari").at(&solvik, Role::Member, None)),
                &["open", "members", "members-answer", "area", "organisation", "draft", "event-words"],
            ),
            (
                "a union representative",
                look(&app.member("siv@samhold.example").at(&local, Role::Representative, Some(Side::Union))),
                &["open", "members", "members-answer", "area", "union", "reported", "event-words"],
            ),
            ("the same at work", app.sign_in_at_work(&app.member("siv@samhold.example")), &["open"]),
            (
                "a leader",
                look(leader),
                &[
                    "open",
                    "members",
                    "members-answer",
                    "area",
                    "employer",
                    "organisation",
                    "draft",
                    "event-words",
                    "account-words",
                    "partners",
                ],
            ),
            (
                "a safety representative",
                look(&member("vern").at(&solvik, Role::Representative, Some(Side::Safety))),
                &["open", "members", "members-answer", "area", "safety", "organisation", "draft", "event-words"],
            ),
            ("a moderator", look(adviser), MODERATOR),
            (
                "an administrator",
                look(&app.member("drift@dep.example").administrator()),
                &["open", "members", "members-answer"],
            ),
            (
                "the author",
                look(author),
                &["open", "waiting", "hidden", "waiting-reply", "hidden-reply", "decision-words", "objection-words"],
            ),
        ];
        let one = |(name, browser, reads): (&'static str, Browser, &[&'static str])| Viewer {
            name,
            reads: reads.to_vec(),
            browser,
        };
        viewers.into_iter().map(one).collect()
    }

    /// Everybody follows everything and was told of all of it, as if each had lost the right to most: rights are checked
    /// again when it is shown.
    fn tell_everybody(&self) {
        self.app.rows(
            "WITH f AS (INSERT INTO follows (member_id, target, target_id, level, since)
                        SELECT m.id, 'thread', t.id, 'everything', now() - interval '1 day' FROM members m CROSS JOIN threads t
                        ON CONFLICT DO NOTHING RETURNING 1),
                  n AS (INSERT INTO notices (member_id, kind, item_id, thread_id, post_id, audience, created_at)
                        SELECT m.id, 'reply', p.id, p.thread_id, p.id, '{open}', now() FROM members m CROSS JOIN posts p
                        ON CONFLICT DO NOTHING RETURNING 1),
                  t AS (INSERT INTO notices (member_id, kind, item_id, trial_id, audience, created_at)
                        SELECT m.id, 'trial', t.id, t.id, '{open}', now() FROM members m CROSS JOIN trials t
                        ON CONFLICT DO NOTHING RETURNING 1)
             SELECT 'done' AS value",
        );
    }

    /// About all of it, as if each had lost the right to most.
    fn everybody_has_had_a_letter(&self) {
        self.app.rows("WITH d AS (INSERT INTO digests (member_id, slot, cadence, outcome, made_at, ranked_from, ranked_to)
                             SELECT id, now(), 'weekly', 'made', now(), now(), now() FROM members RETURNING id, member_id),
                       i AS (INSERT INTO digest_items (digest_id, member_id, place, kind, item_id, thread_id, why)
                             SELECT d.id, d.member_id, p.id % 90, 'post', p.id, p.thread_id, '{told}' FROM d CROSS JOIN posts p RETURNING 1),
                       t AS (INSERT INTO digest_items (digest_id, member_id, place, kind, item_id, thread_id, why)
                             SELECT d.id, d.member_id, t.id % 90, k.kind, t.id, t.id, '{new}' FROM d CROSS JOIN threads t
                             CROSS JOIN unnest('{thread,announcement,last_day}'::text[]) AS k (kind) RETURNING 1),
                       c AS (INSERT INTO digest_items (digest_id, member_id, place, kind, item_id, why)
                             SELECT d.id, d.member_id, 91, 'deadline', e.id, '{calendar}' FROM d CROSS JOIN calendar_events e RETURNING 1)
                  SELECT 'done' AS value");
    }

    /// Every viewer with every room.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&Viewer, &Room)> {
        self.viewers.iter().flat_map(|viewer| self.rooms.iter().map(move |room| (viewer, room)))
    }

    fn open(&mut self, name: &'static str, audience: Audience, by: &Person<'_>, replier: &Person<'_>) {
        let (mut room, author, now) = (Room::new(name), by.author(), self.app.app.clock.now());
        let waits = name == "waiting";
        let new = NewThread {
            area: self.app.area("helse"),
            trial: None,
            kind: ThreadKind::Question,
            title: format!("Spørsmål {}", room.in_title),
            language: "nb".to_owned(),
            audience: audience.keys(),
            body: format!("Vi lurer på {} i dag.", room.in_text),
            guided: vec![("tried".to_owned(), format!("Vi har prøvd {} før.", room.in_answer))],
            expires_on: None,
            author,
            waits,
            at: now,
        };
        let (thread, post) = self.app.system(|tx| threads::open(tx, &new));
        if !waits {
            self.reply(thread, &room.in_reply, replier, false);
        }
        room.thread = Some(thread.0);
        room.post = Some(post.0);
        if room.listed {
            self.meet(&room, audience);
        }
        self.rooms.push(room);
    }

    fn reply_to_open(&mut self, name: &'static str, by: &Person<'_>, waits: bool) {
        let mut room = Room::new(name);
        let open =
            self.rooms.iter().find(|room| room.name == "open").and_then(|room| room.thread).expect("the open room");
        room.post = Some(self.reply(ThreadId(open), &room.in_reply, by, waits));
        self.rooms.push(room);
    }

    pub(super) fn reply(&self, thread: ThreadId, word: &str, by: &Person<'_>, waits: bool) -> i64 {
        let (author, at) = (by.author(), self.app.app.clock.now());
        let new =
            NewReply { thread, words: format!("Vi gjorde {word} her.").into(), official: false, author, waits, at };
        self.app.system(|tx| threads::reply(tx, &new)).0.0
    }
}
