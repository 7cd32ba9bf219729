//! The ministry's official word: asked for, drafted by one, approved by another, replaced by a newer one; everybody it
//! concerns is led to what applies now, and told once.

use chrono::Duration;
use diesel::prelude::*;
use torget::ids::ThreadId;
use torget::threads::{self, NewThread, ThreadKind};
use torget::viewer::{Role, Side};

use crate::support::page::Page;
use crate::support::{Browser, Person, TestApp};

const TITLE: &str = "Kan vi dele journal i teamet?";
const SHORT: &str = "Ja, etter skriftlig avtale.";

/// A square where a ministry has two advisers, and a municipality asks.
struct Square {
    app: TestApp,
}

impl Square {
    fn new() -> Self {
        let app = TestApp::start();
        app.area("helse");
        Self { app }
    }

    fn adviser(&self, name: &str) -> Person<'_> {
        let ministry = self.app.organisation("departementet", "ministry");
        self.app.member(&format!("{name}@dep.example")).at(&ministry, Role::Representative, Some(Side::Ministry))
    }

    fn lead(&self) -> Person<'_> {
        let solvik = self.app.organisation("solvik", "municipality");
        self.app.member("kari@solvik.example").at(&solvik, Role::Coordinator, Some(Side::Management))
    }

    fn asked(&self, kind: ThreadKind, audience: &str) -> ThreadId {
        let (area, author, at) = (self.app.area("helse"), self.lead().author(), self.app.app.clock.now());
        let new = NewThread {
            area,
            trial: None,
            kind,
            title: TITLE.to_owned(),
            language: "nb".to_owned(),
            audience: vec![audience.to_owned()],
            body: "Vi er to virksomheter i samme hjem.".to_owned(),
            guided: vec![("provision".to_owned(), "Pasientjournalloven § 9".to_owned())],
            expires_on: None,
            author,
            waits: false,
            at,
        };
        self.app.system(|tx| threads::open(tx, &new)).0
    }

    /// Writes a draft that lacks nothing and sends it on; gives the case's page.
    fn draft(&self, by: &Browser, thread: ThreadId, values: &[(&str, &str)]) -> Page {
        let whole = [
            ("verdict", "not_needed"),
            ("short", SHORT),
            ("body", "Avtalen må si hvem som er dataansvarlig."),
            ("case_number", "24/1001"),
            ("act", "submit"),
        ];
        let kept = whole.iter().filter(|(name, _)| !values.iter().any(|(given, _)| given == name));
        let all: Vec<(&str, &str)> = kept.chain(values).copied().collect();
        let page = by.open(&case(thread));
        by.submit_and_follow(&page, "form[action$=utkast]", &all)
    }

    /// A second person approves what waits; gives the answer's page.
    fn approve(&self, by: &Browser, thread: ThreadId) -> Page {
        let page = by.open(&case(thread));
        let sent = by.submit(&page, APPROVE, &[("act", "approve")]);
        let page = by.follow(&by.follow(&sent));
        assert_eq!(page.status, 200, "{}", page.text());
        page
    }

    fn published(&self, thread: ThreadId, values: &[(&str, &str)]) -> Page {
        self.draft(&self.app.sign_in(&self.adviser("anne")), thread, values);
        self.approve(&self.app.sign_in(&self.adviser("bo")), thread)
    }
}

/// The first of the two decision forms: approve.
const APPROVE: &str = "form.after-1[action$=avgjor]:not(.form)";

fn case(thread: ThreadId) -> String {
    format!("/veiledning/sak/{thread}")
}

fn at_thread(by: &Browser, thread: ThreadId) -> Page {
    by.follow(&by.get(&format!("/trad/{thread}")))
}

#[test]
fn a_question_waits_in_the_queue_with_its_age_and_target_until_it_is_answered() {
    let square = Square::new();
    let thread = square.asked(ThreadKind::GuidanceRequest, "open");
    square.asked(ThreadKind::Question, "open");
    let adviser = square.app.sign_in(&square.adviser("anne"));
    let queue = adviser.open("/veiledning/ko");
    assert_eq!(queue.select("tbody tr").len(), 1, "what is no question to the ministry is not in its queue");
    assert!(queue.text().contains("0 virkedager") && queue.select(".late").is_empty(), "{}", queue.text());
    let waits = at_thread(&square.app.guest(), thread);
    assert!(waits.text().contains("har som mål å svare innen 15 virkedager"), "{}", waits.text());

    square.app.advance(Duration::days(29));
    let queue = adviser.open("/veiledning/ko?vis=over-fristen");
    assert_eq!(queue.one(".late").text, "over fristen");
    let front = adviser.open("/");
    assert!(front.text().contains("1 spørsmål om reglene er over fristen"), "{}", front.text());
    assert!(
        at_thread(&square.app.guest(), thread).text().contains("over fristen"),
        "the clock is for everybody to see"
    );

    square.published(thread, &[]);
    assert!(adviser.open("/veiledning/ko").select("tbody tr").is_empty());
    let times = square.app.guest().open("/veiledning/svartid");
    let all = times.one("tfoot tr").text;
    assert!(all.contains("0 %") || all.contains("0\u{a0}%"), "{all}");
    assert!(
        times.text().contains("1 spørsmål er besvart") && times.text().contains("Ingen spørsmål venter nå"),
        "{}",
        times.text()
    );
}

#[test]
fn an_answer_is_published_in_its_thread_and_in_the_register_when_a_second_person_approves() {
    let square = Square::new();
    let thread = square.asked(ThreadKind::GuidanceRequest, "open");
    let (anne, bo) = (square.app.sign_in(&square.adviser("anne")), square.app.sign_in(&square.adviser("bo")));
    let waits = square.draft(&anne, thread, &[("provisions", "Pasientjournalloven § 9\nHelsepersonelloven § 45")]);
    assert!(waits.text().contains("venter på at en annen i departementet"), "{}", waits.text());
    assert!(bo.open("/").text().contains("1 utkast til veiledning venter på din godkjenning"));
    assert!(!anne.open("/").text().contains("venter på din godkjenning"), "her own does not wait for her");
    assert!(!at_thread(&square.app.guest(), thread).html.contains(SHORT), "a draft is nobody else's");

    let answer = square.approve(&bo, thread);
    for part in [
        TITLE,
        SHORT,
        "Unntak er ikke nødvendig",
        "24/1001",
        "Helsepersonelloven § 45",
        "Veiledning, ikke vedtak",
        "Anne",
        "Bo",
    ] {
        assert!(answer.text().contains(part), "the answer says «{part}»: {}", answer.text());
    }
    let read = at_thread(&square.app.guest(), thread);
    let post = read.one(".official").text;
    for part in [SHORT, "Unntak er ikke nødvendig", "24/1001", "godkjent av Bo", "Departementet"] {
        assert!(post.contains(part), "the post says «{part}»: {post}");
    }
    assert!(read.text().contains("Svaret står her"), "it answers the request: {}", read.text());
    let found = square.app.guest().open("/veiledning?q=helsepersonelloven");
    assert_eq!(found.select(".guidance-list > li").len(), 1);
    assert!(square.app.guest().open("/veiledning?q=skogbruk").select(".guidance-list > li").is_empty());
    assert_eq!(square.app.guest().open("/veiledning?omrade=helse").select(".guidance-list > li").len(), 1);
    assert!(square.app.guest().open("/omrade/helse").text().contains(SHORT));
}

#[test]
fn nobody_approves_what_she_wrote_in() {
    let square = Square::new();
    let thread = square.asked(ThreadKind::GuidanceRequest, "open");
    let (anne, bo) = (square.app.sign_in(&square.adviser("anne")), square.app.sign_in(&square.adviser("bo")));
    square.draft(&anne, thread, &[]);
    let refused = anne.post(&format!("{}/avgjor", case(thread)), &[("act", "approve"), ("version", "1")]);
    assert_eq!(refused.status, 403);
    assert!(refused.text().contains("En annen i departementet må godkjenne"), "{}", refused.text());
    // Bo sends it back, writes in it himself, and is no second person any longer; neither is Anne.
    bo.submit(&bo.open(&case(thread)), "form.form[action$=avgjor]", &[("note", "Skriv hvem som har ansvaret.")]);
    let back = anne.open(&case(thread));
    assert!(
        back.text().contains("Bo sendte utkastet tilbake") && back.text().contains("hvem som har ansvaret"),
        "{}",
        back.text()
    );
    square.draft(&bo, thread, &[]);
    for (who, name) in [(&anne, "anne"), (&bo, "bo")] {
        let refused = who.post(&format!("{}/avgjor", case(thread)), &[("act", "approve"), ("version", "3")]);
        assert_eq!(refused.status, 403, "{name}");
    }
    // The database refuses too, whoever asks it.
    let forced =
        diesel::sql_query("UPDATE guidance_answers SET approver_id = drafter_id").execute(&mut square.app.connect());
    assert!(forced.unwrap_err().to_string().contains("guidance_second_person"));
    let first_writer = "UPDATE guidance_answers SET approver_id = writers[1]";
    let forced = diesel::sql_query(first_writer).execute(&mut square.app.connect());
    assert!(forced.unwrap_err().to_string().contains("guidance_second_person"));
    assert_eq!(square.app.rows("SELECT state AS value FROM guidance_answers"), ["submitted"]);
    square.approve(&square.app.sign_in(&square.adviser("cecilie")), thread);
}

#[test]
fn what_is_replaced_leads_to_what_applies_now_wherever_it_is_cited_and_each_is_told_once() {
    let square = Square::new();
    let (havnes, app) = (square.app.organisation("havnes", "municipality"), &square.app);
    let rule = square.asked(ThreadKind::RuleInWay, "open");
    let follower = app.member("per@havnes.example").at(&havnes, Role::Representative, None);
    let other = app.member("ola@havnes.example").at(&havnes, Role::Member, None);
    let (per, _) = (app.sign_in(&follower), app.sign_in(&other));
    let said = per.post(&format!("/trad/{rule}/gjor/hos-oss"), &[("said", "ja")]);
    assert_eq!(said.status, 303, "{}", said.text());
    let first = square.published(rule, &[]);
    app.work();
    let told = |subject: &str| {
        let mut to: Vec<String> =
            app.mail().into_iter().filter(|m| m.subject.starts_with(subject)).map(|m| m.to).collect();
        to.sort();
        to
    };
    assert_eq!(told("Departementet har svart"), ["kari@solvik.example", "per@havnes.example"]);
    assert_eq!(app.mail().len(), 2, "the official post sends no mail of its own");

    app.advance(Duration::days(40));
    let later = square.asked(ThreadKind::GuidanceRequest, "open");
    let old = app.rows("SELECT id::text AS value FROM guidance_answers").remove(0);
    let new = square.published(later, &[("title", "Hva må avtalen om journal si?"), ("supersedes", &old)]);
    for page in [app.guest().open(&first.path), at_thread(&app.guest(), rule)] {
        let alert = page.one(".ds-alert[data-color=warning]");
        assert!(
            alert.text.contains("Dette svaret er erstattet") && alert.text.contains("Hva må avtalen om journal si?")
        );
        assert_eq!(page.link("Hva må avtalen om journal si?"), new.path);
    }
    assert!(new.text().contains("Erstatter") && new.html.contains(&first.path), "{}", new.text());
    let register = app.guest().open("/veiledning");
    assert_eq!(register.select(".guidance-list > li").len(), 1, "the register shows what applies");
    assert_eq!(app.guest().open("/veiledning?erstattet=ja").select(".guidance-list > li").len(), 2);
    app.work();
    assert_eq!(told("Nytt svar erstatter"), ["kari@solvik.example", "per@havnes.example"]);
    app.rows("UPDATE guidance_answers SET updated_at = updated_at RETURNING 'x' AS value");
    let again: i64 = new.path.split(['/', '-']).find_map(|part| part.parse().ok()).unwrap();
    app.system(|tx| tx.enqueue(&torget::jobs::Job::TellGuidance { answer: again }));
    app.work();
    assert_eq!(app.mail().len(), 4, "done again, nobody is told twice");

    // What replaces the second leads on from the first as well.
    let second = app.rows("SELECT id::text AS value FROM guidance_answers WHERE superseded_at IS NULL").remove(0);
    let third = square.published(later, &[("title", "Avtalen om journal, på nytt"), ("supersedes", &second)]);
    assert_eq!(at_thread(&app.guest(), rule).link("Avtalen om journal, på nytt"), third.path);
    assert!(
        at_thread(&app.guest(), later).text().contains("Svaret står her: Innlegg 3"),
        "the request is answered by the newest"
    );
}

#[test]
fn mail_is_for_those_who_want_it_and_may_read() {
    let square = Square::new();
    let app = &square.app;
    let thread = square.asked(ThreadKind::GuidanceRequest, "members");
    square.published(thread, &[]);
    app.work();
    let mails = app.mail();
    let [mail] = mails.as_slice() else { panic!("one mail: {mails:#?}") };
    assert!(!mail.words().contains("journal") && !mail.words().contains(SHORT), "a restricted room: {}", mail.words());
    let stop = mail.link("/avmelding/");
    let stopped = app.guest().send("POST", &stop, &[], Some("List-Unsubscribe=One-Click"));
    assert!(stopped.status < 400, "{}", stopped.text());
    let other = square.asked(ThreadKind::GuidanceRequest, "open");
    square.published(other, &[]);
    app.work();
    assert_eq!(app.mail().len(), 1, "she has stopped mail about answers");
    assert!(app.guest().open("/veiledning").html.matches("/veiledning/2-").count() > 0);
    assert_eq!(app.guest().get("/veiledning/1").status, 404, "an answer in a restricted room is for that room");
    assert_eq!(app.sign_in(&square.lead()).get("/veiledning/1").status, 303);
}

#[test]
fn two_who_write_at_once_do_not_overwrite_each_other() {
    let square = Square::new();
    let thread = square.asked(ThreadKind::GuidanceRequest, "open");
    let (anne, bo) = (square.app.sign_in(&square.adviser("anne")), square.app.sign_in(&square.adviser("bo")));
    let (hers, his) = (anne.open(&case(thread)), bo.open(&case(thread)));
    let save = |by: &Browser, page: &Page, body: &str| {
        by.submit(page, "form[action$=utkast]", &[("body", body), ("act", "save")])
    };
    let saved = save(&anne, &hers, "Annes tekst.");
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(
        save(&anne, &hers, "Annes tekst.").location(),
        saved.location(),
        "the same form again does nothing more"
    );
    let conflict = save(&bo, &his, "Bos tekst.");
    assert_eq!(conflict.status, 409);
    assert!(conflict.text().contains("Annes tekst.") && conflict.text().contains("Bos tekst."), "{}", conflict.text());
    assert_eq!(save(&bo, &conflict, "Begges tekst.").status, 303, "after having seen it, his is saved");
    assert_eq!(square.app.rows("SELECT body || version AS value FROM guidance_answers"), ["Begges tekst.2"]);
    // The second person approves the version she has read, and no other.
    square.draft(&anne, thread, &[]);
    let cecilie = square.app.sign_in(&square.adviser("cecilie"));
    let read = cecilie.open(&case(thread));
    anne.submit(&anne.open(&case(thread)), "form[action$=avgjor]", &[]);
    square.draft(&anne, thread, &[("short", "Nei.")]);
    assert_eq!(cecilie.submit(&read, APPROVE, &[]).status, 409);
    assert!(square.app.rows("SELECT 'x' AS value FROM posts WHERE official").is_empty());
}

#[test]
fn a_draft_that_is_sent_on_lacks_nothing() {
    let square = Square::new();
    let thread = square.asked(ThreadKind::RuleInWay, "open");
    let anne = square.app.sign_in(&square.adviser("anne"));
    let page = anne.open(&case(thread));
    assert!(!page.html.contains("verdict-answer"), "a rule in the way gets a verdict");
    assert!(
        page.html.contains("Pasientjournalloven § 9</textarea>"),
        "the rule that was named is there: {}",
        page.text()
    );
    let send = |values: &[(&str, &str)]| {
        let whole =
            [("verdict", "possible"), ("short", SHORT), ("body", "Fordi."), ("case_number", "24/1"), ("act", "submit")];
        let kept = whole.iter().filter(|(name, _)| !values.iter().any(|(given, _)| given == name));
        anne.submit(&page, "form[action$=utkast]", &kept.chain(values).copied().collect::<Vec<_>>())
    };
    for (field, value, complaint) in [
        ("title", "", "Fyll ut"),
        ("short", "", "Fyll ut"),
        ("short", &"a".repeat(301), "høyst 300"),
        ("body", "", "Fyll ut"),
        ("case_number", "", "Fyll ut"),
        ("verdict", "answer", "Velg ett"),
        ("verdict", "kanskje", "Velg ett"),
        ("valid_from", "", "Fyll ut"),
        ("valid_from", "i morgen", "Skriv en dato"),
        ("valid_to", "2001-01-01", "kan ikke være før den første"),
        ("language", "xx", "Velg ett"),
    ] {
        let back = send(&[(field, value)]);
        assert_eq!(back.status, 422, "{field}={value}");
        assert!(back.text().contains(complaint), "{field}={value}: {}", back.text());
        assert!(back.html.contains("Fordi.") || field == "body", "what was typed is kept");
    }
    assert!(square.app.rows("SELECT 'x' AS value FROM guidance_answers").is_empty());
    let begun = anne.submit(&page, "form[action$=utkast]", &[("act", "save")]);
    assert_eq!(begun.status, 303, "a draft may lack all that: {}", begun.text());
}

#[test]
fn only_the_ministry_sees_its_drafts_and_queue() {
    let square = Square::new();
    let thread = square.asked(ThreadKind::GuidanceRequest, "open");
    square.draft(&square.app.sign_in(&square.adviser("anne")), thread, &[]);
    let other = square.app.organisation("annet", "ministry");
    let elsewhere = square.app.member("dag@annet.example").at(&other, Role::Member, Some(Side::Ministry));
    let (guest, lead, elsewhere) =
        (square.app.guest(), square.app.sign_in(&square.lead()), square.app.sign_in(&elsewhere));
    for path in ["/veiledning/ko".to_owned(), case(thread)] {
        assert_eq!((guest.get(&path).status, lead.get(&path).status), (401, 403), "{path}");
        assert!(!lead.get(&path).html.contains(SHORT));
    }
    for act in ["utkast", "avgjor", "fordel"] {
        let path = format!("{}/{act}", case(thread));
        assert_eq!((guest.post(&path, &[]).status, lead.post(&path, &[]).status), (401, 403), "{path}");
    }
    let theirs = elsewhere.open(&case(thread));
    assert!(theirs.text().contains("annet departement") && theirs.text().contains(SHORT), "{}", theirs.text());
    let refused = elsewhere.post(&format!("{}/avgjor", case(thread)), &[("act", "approve"), ("version", "1")]);
    assert_eq!(refused.status, 403, "another ministry does not approve it");
    let side = square.asked(ThreadKind::GuidanceRequest, "union");
    assert_eq!(elsewhere.get(&case(side)).status, 404, "nor does the ministry read side rooms");
}

#[test]
fn an_official_post_is_replaced_never_edited_and_a_plain_reply_is_not_official() {
    let square = Square::new();
    let thread = square.asked(ThreadKind::GuidanceRequest, "open");
    let anne = square.app.sign_in(&square.adviser("anne"));
    let page = at_thread(&anne, thread);
    let form = page.form("#svar");
    assert!(!form.names.contains(&"official".to_owned()), "there is no box to tick: {:?}", form.names);
    anne.post(&form.action, &[("body", "Mitt eget svar."), ("official", "ja")]);
    assert!(square.app.rows("SELECT 'x' AS value FROM posts WHERE official").is_empty());
    square.published(thread, &[]);
    let post = square.app.rows("SELECT id::text AS value FROM posts WHERE official").remove(0);
    let edit = anne.get(&format!("/innlegg/{post}/rediger"));
    assert_eq!(edit.status, 403);
    assert!(edit.text().contains("Skriv et nytt som erstatter det"), "{}", edit.text());
}

#[test]
fn a_case_is_given_to_somebody_with_a_day_of_its_own() {
    let square = Square::new();
    let thread = square.asked(ThreadKind::GuidanceRequest, "open");
    let anne = square.adviser("anne");
    let browser = square.app.sign_in(&anne);
    let page = browser.open(&case(thread));
    let form = "form[action$=fordel]";
    assert_eq!(browser.submit(&page, form, &[("target_on", "snart")]).status, 422);
    assert_eq!(browser.submit(&page, form, &[("assignee", "999999")]).status, 422);
    let day = (square.app.app.clock.now() + Duration::days(3)).date_naive().to_string();
    let values = [("unit", "Kommunalavdelingen"), ("assignee", &anne.id.to_string()), ("target_on", &day)];
    browser.submit_and_follow(&page, form, &values);
    let mine = browser.open("/veiledning/ko?vis=mine");
    assert!(mine.one("tbody tr").text.contains("Kommunalavdelingen"), "{}", mine.text());
    square.app.advance(Duration::days(5));
    assert_eq!(browser.open("/veiledning/ko?vis=over-fristen").select("tbody tr").len(), 1, "its own day has passed");
}

#[test]
fn pages_cost_the_same_however_much_there_is() {
    let square = Square::new();
    let anne = square.app.sign_in(&square.adviser("anne"));
    let paths = ["/veiledning", "/veiledning/svartid", "/veiledning/ko", "/omrade/helse", "/"];
    let first = square.asked(ThreadKind::GuidanceRequest, "open");
    square.published(first, &[]);
    square.asked(ThreadKind::GuidanceRequest, "open");
    let few: Vec<u32> = paths.iter().map(|path| anne.open(path).statements()).collect();
    for _ in 0..4 {
        let thread = square.asked(ThreadKind::RuleInWay, "open");
        square.published(thread, &[]);
        square.asked(ThreadKind::GuidanceRequest, "open");
    }
    let many: Vec<u32> = paths.iter().map(|path| anne.open(path).statements()).collect();
    assert_eq!(few, many);
    assert!(many.iter().zip([10, 10, 10, 12, 10]).all(|(cost, most)| *cost <= most), "{many:?}");
    assert!(at_thread(&anne, first).statements() <= 8, "{}", at_thread(&anne, first).statements());
    assert!(anne.open(&case(first)).statements() <= 10);
}

#[test]
fn what_a_moderator_hides_is_gone_from_the_register_too() {
    let square = Square::new();
    let thread = square.asked(ThreadKind::GuidanceRequest, "open");
    let page = square.published(thread, &[]);
    square.app.rows("UPDATE posts SET state = 'hidden' WHERE official RETURNING 'x' AS value");
    assert_eq!(square.app.guest().get(&page.path).status, 404);
    assert!(square.app.guest().open("/veiledning").select(".guidance-list > li").is_empty());
    square.app.rows("UPDATE posts SET state = 'shown' WHERE official RETURNING 'x' AS value");
    square.app.rows("UPDATE threads SET state = 'hidden' RETURNING 'x' AS value");
    assert_eq!(square.app.guest().get(&page.path).status, 404);
    assert!(!square.app.guest().open("/omrade/helse").html.contains(SHORT));
}
