//! What the slices put on the square: a draft trial, meetings, an announcement that is not out yet, involvement, requests
//! between organisations, the ministry's answers, results and moderation.

use torget::announcements::{self, NewAnnouncement};
use torget::calendar::{self, EntryKind, NewEvent, Subject, When};
use torget::error::Error;
use torget::guidance::{self, NewDraft, Verdict};
use torget::ids::{AreaId, PostId, ThreadId, TrialId};
use torget::moderation::{Decision, Reason, Why, demo};
use torget::peers::{self, NewRequest, RequestKind, Speaker};
use torget::results::{self, LessonKind, NewIndicator, NewLesson, Outcome, Standard, Told, Writer};
use torget::threads::{NewThread, ThreadKind};
use torget::tx::Tx;
use torget::viewer::Audience;

use super::square::{Room, Square};
use crate::support::{Organisation, Person};

impl Square<'_> {
    /// A trial that is a draft still, for its participant only.
    pub(super) fn draft(&mut self, area: AreaId, participant: &Organisation) {
        let room = Room::new("draft");
        // An address is repeated by the page that says it is not found: it tells nothing.
        self.app.trial("et-utkast", area, &[participant]);
        self.app.rows(&format!(
            "UPDATE trials SET draft = true, audience = '{{org:{}}}', title_nb = '{word}', title_nn = '{word}',
             summary_nb = '{word}', summary_nn = '{word}' WHERE slug = 'et-utkast' RETURNING 'x' AS value",
            participant.id,
            word = room.in_title
        ));
        self.rooms.push(room);
    }

    /// Something in the calendar, for those who read the room.
    pub(super) fn meet(&self, room: &Room, audience: Audience) {
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
    pub(super) fn schedule(&mut self, by: &Person<'_>) {
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

    /// An event for those who take part in the area, and the employer's account of it, which no other party has matched.
    pub(super) fn involvement(&mut self, leader: &Person<'_>) {
        let (event, account) = (Room::new("event-words"), Room::new("account-words"));
        let leader = self.app.sign_in(leader);
        let form = leader.open("/forsok/felles-journal/involvering/ny");
        let values = [
            ("title", format!("Møte {}", event.in_reply)),
            ("phase", "decision".to_owned()),
            ("happened_on", "2026-01-12".to_owned()),
            ("audience", "area".to_owned()),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let form = leader.submit_and_follow(&form, "form.form", &values);
        let values = [
            ("form", "informed"),
            ("who", "union"),
            ("rating", "4"),
            ("words", &account.in_reply),
            ("would_repeat", "yes"),
        ];
        assert_eq!(leader.submit(&form, "form.form", &values).status, 303);
        self.rooms.extend([event, account]);
    }

    /// A request from one organisation to another: for those who speak for them, and for no other member.
    pub(super) fn ask_partner(&mut self, by: &Person<'_>, from: &Organisation, to: &Organisation) {
        let room = Room::new("partners");
        let speaker = Speaker { member: by.id, name: by.name.clone(), organisation: from.id };
        let new = NewRequest {
            to: vec![to.id],
            kind: RequestKind::Seek,
            area: self.app.area("helse"),
            trial: None,
            purpose: format!("Vi vil vite om {}", room.in_title),
            body: format!("Kan dere fortelle om {}?", room.in_text),
        };
        self.app.system(|tx| peers::ask(tx, "localhost", &speaker, &new));
        self.rooms.push(room);
    }

    /// A draft of an answer in the open room, and an answer in a restricted one.
    pub(super) fn ministry(&mut self, adviser: &Person<'_>, second: &Person<'_>) {
        self.official("answer-draft", "open", second, None);
        self.official("members-answer", "members", second, Some(adviser));
    }

    /// The ministry's word in a room: a draft, or published when a second person approves.
    fn official(&mut self, name: &'static str, room: &str, by: &Person<'_>, approver: Option<&Person<'_>>) {
        let words = Room::new(name);
        let thread = self.rooms.iter().find(|known| known.name == room).and_then(|room| room.thread).expect("the room");
        let new = NewDraft {
            thread: ThreadId(thread),
            version: 0,
            title: format!("Om {}", words.in_title),
            verdict: Some(Verdict::Answer),
            short: format!("Kort: {}.", words.in_text),
            body: format!("Fordi {} gjelder.", words.in_answer),
            language: "nb".to_owned(),
            case_number: words.in_reply.clone(),
            provisions: "Kommuneloven § 5-11".to_owned(),
            valid_from: Some(self.app.app.clock.now().date_naive()),
            valid_to: None,
            supersedes: None,
            submit: true,
        };
        self.as_one(by, |tx| guidance::save(tx, &new).map(drop));
        if let Some(approver) = approver {
            self.as_one(approver, |tx| guidance::approve(tx, new.thread, 1).map(drop));
        }
        self.rooms.push(words);
    }

    /// An indicator and a lesson for the same room; what waits or is hidden has none.
    pub(super) fn measure(&self, name: &str, trial: TrialId, audience: Audience, by: &Person<'_>) {
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
    pub(super) fn moderate(&mut self, author: &Person<'_>, siv: &Person<'_>) {
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
}
