//! A square with a thread in every kind of room, and somebody of every kind to look at them. Who reads what is written
//! out here as people would say it, not worked out from keys: it is what the program is held against.

use torget::announcements::{self, NewAnnouncement};
use torget::calendar::{self, EntryKind, NewEvent, Subject, When};
use torget::error::Error;
use torget::ids::{PostId, ThreadId, TrialId};
use torget::moderation::{Decision, Reason, Why, demo};
use torget::results::{self, LessonKind, NewIndicator, NewLesson, Outcome, Standard, Told, Writer};
use torget::threads::{self, NewReply, NewThread, ThreadKind};
use torget::tx::Tx;
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

/// Words that are no words, whole in search and in addresses.
fn word(room: &str, place: &str) -> String {
    format!("zq{}{place}zq", room.replace('-', ""))
}

/// Whether the room is one reply, or words beside a thread, and not a thread.
fn single(name: &str) -> bool {
    name.ends_with("-reply") || name.ends_with("-words")
}

impl Room {
    fn new(name: &'static str) -> Self {
        let listed = !["waiting", "hidden", "reported"].contains(&name) && !single(name);
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
        if single(self.name) {
            return vec![&self.in_reply];
        }
        let mut words = vec![self.in_title.as_str(), &self.in_text, &self.in_answer];
        if !["waiting", "scheduled"].contains(&self.name) {
            words.push(&self.in_reply);
        }
        words
    }
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
        let rooms = [
            ("open", Audience::Open),
            ("members", Audience::Members),
            ("area", Audience::Area(area)),
            ("union", Audience::Union),
            ("employer", Audience::Employer),
            ("safety", Audience::Safety),
            ("ministry", Audience::Ministry),
            ("organisation", Audience::Organisation(solvik.id)),
            ("waiting", Audience::Open),
            ("hidden", Audience::Open),
            ("reported", Audience::Union),
        ];
        for (name, audience) in rooms {
            let by = if ["waiting", "hidden"].contains(&name) { &author } else { &writer };
            square.open(name, audience, by, &leader);
            square.measure(name, trial, audience, &leader);
        }
        square.schedule(&app.member("rad@dep.example").at(&ministry, Role::Member, Some(Side::Ministry)));
        square.reply_to_open("waiting-reply", &author, true);
        square.reply_to_open("hidden-reply", &author, false);
        app.work();
        // After the jobs, and behind their back: an index that is out of date must not leak either.
        app.rows("WITH t AS (UPDATE threads SET state = 'hidden' WHERE title LIKE '%zqhidden%' RETURNING 1),
                  p AS (UPDATE posts SET state = 'hidden', state_reason = 'Prøve' WHERE body_text LIKE '%zqhiddenreply%' RETURNING 1)
                  SELECT 'done' AS value");
        square
            .moderate(&author, &app.member("siv@samhold.example").at(&local, Role::Representative, Some(Side::Union)));
        let look = |person: &Person<'_>| app.sign_in(person);
        let member = |name: &str| app.member(&format!("{name}@solvik.example"));
        let viewers: [(&'static str, Browser, &[&'static str]); 11] = [
            ("a guest", app.guest(), &["open"]),
            ("somebody unverified", look(&app.member("noen@hjemme.example")), &["open"]),
            (
                "a member elsewhere",
                look(&app.member("per@fjordby.example").at(&fjordby, Role::Member, None)),
                &["open", "members"],
            ),
            (
                "a participant",
                look(&member("kari").at(&solvik, Role::Member, None)),
                &["open", "members", "area", "organisation"],
            ),
            (
                "a union representative",
                look(&app.member("siv@samhold.example").at(&local, Role::Representative, Some(Side::Union))),
                &["open", "members", "area", "union", "reported"],
            ),
            ("the same at work", app.sign_in_at_work(&app.member("siv@samhold.example")), &["open"]),
            ("a leader", look(&leader), &["open", "members", "area", "employer", "organisation"]),
            (
                "a safety representative",
                look(&member("vern").at(&solvik, Role::Representative, Some(Side::Safety))),
                &["open", "members", "area", "safety", "organisation"],
            ),
            (
                "a moderator",
                look(&app.member("rad@dep.example").at(&ministry, Role::Member, Some(Side::Ministry)).moderator(None)),
                &[
                    "open",
                    "members",
                    "area",
                    "ministry",
                    "scheduled",
                    "waiting",
                    "hidden",
                    "waiting-reply",
                    "hidden-reply",
                    "reported",
                    "report-words",
                    "note-words",
                    "decision-words",
                    "objection-words",
                ],
            ),
            ("an administrator", look(&app.member("drift@dep.example").administrator()), &["open", "members"]),
            (
                "the author",
                look(&author),
                &["open", "waiting", "hidden", "waiting-reply", "hidden-reply", "decision-words", "objection-words"],
            ),
        ];
        square.viewers =
            viewers.into_iter().map(|(name, browser, reads)| Viewer { name, reads: reads.to_vec(), browser }).collect();
        square
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

    /// Something in the calendar, for those who read the room.
    fn meet(&self, room: &Room, audience: Audience) {
        let solvik = self.app.organisation("solvik", "municipality").id;
        let title = format!("Møte om {}", room.in_title);
        let new = NewEvent {
            kind: EntryKind::Meeting,
            title_nb: title.clone(),
            title_nn: title,
            about: Some(room.in_text.clone()),
            place: None,
            when: When::Days(self.app.app.clock.now().date_naive() + chrono::Duration::days(3), None),
            subject: Subject::Area(self.app.area("helse")),
            audience: audience.keys(),
            url: None,
            owner: solvik,
        };
        self.app.system(|tx| calendar::add(tx, &new));
    }

    /// An announcement that is not published yet.
    fn schedule(&mut self, by: &Person<'_>) {
        let (mut room, author, now) = (Room::new("scheduled"), by.author(), self.app.app.clock.now());
        let thread = NewThread {
            area: self.app.area("helse"),
            trial: None,
            kind: ThreadKind::Announcement,
            title: format!("Kunngjøring {}", room.in_title),
            language: "nb".to_owned(),
            audience: Audience::Open.keys(),
            body: format!("Det blir {} for alle.", room.in_text),
            guided: vec![("contact".to_owned(), format!("Spør {} om dette.", room.in_answer))],
            expires_on: Some((now + chrono::Duration::days(20)).date_naive()),
            author,
            waits: false,
            at: now,
        };
        let new = NewAnnouncement {
            thread,
            addressed: vec![announcements::ALL.to_owned()],
            demo: false,
            needs_acknowledgement: true,
            publish_at: now + chrono::Duration::days(5),
        };
        room.thread = Some(self.app.system(|tx| announcements::announce(tx, &new)).0);
        self.rooms.push(room);
    }

    /// An indicator and a lesson for the same room; what waits or is hidden has none.
    fn measure(&self, name: &str, trial: TrialId, audience: Audience, by: &Person<'_>) {
        let Some(room) = self.rooms.iter().find(|room| room.name == name && room.listed) else { return };
        let (organisation, name) = by.author().organisation.expect("she speaks for somebody");
        let (by, audience) = (Writer { organisation, name }, audience.keys());
        let told = Told {
            definition: room.in_result.clone(),
            source: room.in_result.clone(),
            outcome: Outcome::None,
            ..Told::default()
        };
        let indicator = NewIndicator::of_catalogue(Standard::WaitingTime, trial, None, told, audience.clone());
        let body = format!("Vi lærte {} i dag.", room.in_result);
        let lesson = NewLesson { trial, kind: LessonKind::Worked, body, audience, withdrawn: false };
        self.app.system(|tx| {
            results::add_indicator(tx, &by, &indicator)?;
            results::add_lesson(tx, &by, &lesson)
        });
    }

    /// A restricted thread is reported and noted about; a moderator reminds the author of something, and she objects.
    fn moderate(&mut self, author: &Person<'_>, siv: &Person<'_>) {
        let anne = self.app.member("anne@dep.example").moderator(None);
        let of = |name: &str| self.rooms.iter().find(|room| room.name == name).expect("a room");
        let (reported, open) = (of("reported").post.expect("a post"), of("open").thread.expect("a thread"));
        let (reported, told) = (PostId(reported), PostId(self.reply(ThreadId(open), "noe", author, false)));
        let words = ["report-words", "note-words", "decision-words", "objection-words"].map(Room::new);
        let [report, note, decision, objection] = &words;
        self.as_one(siv, |tx| demo::report(tx, reported, Why::Tone, &report.in_reply));
        self.as_one(siv, |tx| demo::report(tx, told, Why::Tone, ""));
        self.as_one(&anne, |tx| demo::note(tx, reported, &note.in_reply));
        let warned = (Decision::Warn, Reason::Tone, decision.in_reply.as_str());
        self.as_one(&anne, |tx| demo::decide(tx, "torget.example", told, warned, None));
        self.as_one(author, |tx| demo::object(tx, &objection.in_reply));
        self.rooms.extend(words);
    }

    fn as_one(&self, person: &Person<'_>, work: impl FnOnce(&mut Tx<'_>) -> Result<(), Error>) {
        let viewer = person.viewer();
        self.app.system(|tx| {
            tx.viewer = viewer;
            work(tx)
        });
    }

    fn reply_to_open(&mut self, name: &'static str, by: &Person<'_>, waits: bool) {
        let mut room = Room::new(name);
        let open =
            self.rooms.iter().find(|room| room.name == "open").and_then(|room| room.thread).expect("the open room");
        room.post = Some(self.reply(ThreadId(open), &room.in_reply, by, waits));
        self.rooms.push(room);
    }

    fn reply(&self, thread: ThreadId, word: &str, by: &Person<'_>, waits: bool) -> i64 {
        let (author, at) = (by.author(), self.app.app.clock.now());
        let new = NewReply { thread, body: format!("Vi gjorde {word} her."), official: false, author, waits, at };
        self.app.system(|tx| threads::reply(tx, &new)).0.0
    }
}
