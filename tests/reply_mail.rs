//! Whoever opened a thread gets a mail about the replies of others: once, only while it is news, with no word about
//! restricted rooms, and she can make it stop without signing in.

use torget::ids::{PostId, ThreadId};
use torget::threads::{self, NewReply, NewThread, ThreadKind};
use torget::viewer::{Role, Side};

use crate::support::{Person, TestApp};

const TITLE: &str = "Hvem dokumenterer besøket?";

fn thread(app: &TestApp, by: &Person<'_>, audience: &[&str]) -> ThreadId {
    let (area, author, at) = (app.area("helse"), by.author(), app.app.clock.now());
    let audience = audience.iter().map(|key| (*key).to_owned()).collect();
    let new = NewThread {
        area,
        trial: None,
        kind: ThreadKind::Question,
        title: TITLE.to_owned(),
        language: "nb".to_owned(),
        audience,
        body: "Er det hjelpepleieren eller sykepleieren?".to_owned(),
        guided: Vec::new(),
        expires_on: None,
        author,
        waits: false,
        at,
    };
    app.system(|tx| Ok(threads::open(tx, &new)?.0))
}

fn reply(app: &TestApp, by: &Person<'_>, thread: ThreadId) -> PostId {
    let (author, at) = (by.author(), app.app.clock.now());
    let body = "Hos oss gjør hjelpepleieren det.".to_owned();
    let new = NewReply { thread, words: body.into(), official: false, author, waits: false, at };
    app.system(|tx| Ok(threads::reply(tx, &new)?.0))
}

fn asker(app: &TestApp) -> Person<'_> {
    let solvik = app.organisation("solvik", "municipality");
    app.member("kari@solvik.example").at(&solvik, Role::Member, None)
}

fn answerer(app: &TestApp) -> Person<'_> {
    let havnes = app.organisation("havnes", "municipality");
    app.member("per@havnes.example").at(&havnes, Role::Member, None)
}

#[test]
fn the_author_is_told_of_others_replies_once() {
    let app = TestApp::start();
    let (kari, per) = (asker(&app), answerer(&app));
    let thread = thread(&app, &kari, &["open"]);
    reply(&app, &kari, thread);
    app.work();
    assert!(app.mail().is_empty(), "not about her own");

    let post = reply(&app, &per, thread);
    app.work();
    let mails = app.mail();
    let [mail] = mails.as_slice() else { panic!("one mail: {mails:#?}") };
    assert_eq!(
        (mail.to.as_str(), mail.subject.as_str()),
        ("kari@solvik.example", format!("Nytt svar: {TITLE}").as_str())
    );
    assert!(mail.raw.contains("Per, Havnes,") && mail.raw.contains("Hos oss gjør hjelpepleieren det."), "{}", mail.raw);
    assert_eq!(mail.header("List-Unsubscribe-Post"), Some("List-Unsubscribe=One-Click"));
    assert!(mail.header("References").unwrap().starts_with(&format!("<thread-{thread}@")));
    assert!(mail.link("/trad/").ends_with("#p3"), "{}", mail.link("/trad/"));
    assert_eq!(app.guest().get(&mail.link("/trad/")).status, 200);

    app.system(|tx| tx.enqueue(&torget::jobs::Job::SpreadPost { post: post.0 }));
    app.work();
    assert_eq!(app.mail().len(), 1, "told once");
}

#[test]
fn what_she_has_read_hidden_or_does_not_want_is_dropped_with_its_reason() {
    let app = TestApp::start();
    let (kari, per) = (asker(&app), answerer(&app));
    let (read, hidden, unwanted) =
        (thread(&app, &kari, &["open"]), thread(&app, &kari, &["open"]), thread(&app, &kari, &["open"]));
    let spread = |post: PostId| app.system(|tx| torget::notifications::spread(&app.app, tx, post.0));
    for thread in [read, hidden] {
        spread(reply(&app, &per, thread));
    }
    app.sign_in(&kari).open(&format!("/trad/{read}/hvem-dokumenterer-besoket"));
    app.system(|tx| threads::set_state(tx, hidden, threads::ThreadState::Hidden, Some("Feil")));
    spread(reply(&app, &per, unwanted));
    app.rows("WITH off AS (UPDATE members SET reply_mail = false RETURNING 1) SELECT count(*)::text AS value FROM off");
    app.work();
    assert!(app.mail().is_empty());
    let why = app.rows("SELECT last_error AS value FROM outbox WHERE state = 'dropped' ORDER BY id");
    assert_eq!(why, ["does not want it", "thread not shown", "does not want it"]);
}

#[test]
fn what_she_has_read_is_no_news() {
    let app = TestApp::start();
    let (kari, per) = (asker(&app), answerer(&app));
    let thread = thread(&app, &kari, &["open"]);
    let post = reply(&app, &per, thread);
    app.system(|tx| torget::notifications::spread(&app.app, tx, post.0));
    app.sign_in(&kari).open(&format!("/trad/{thread}/{}", torget::text::slug(TITLE)));
    app.work();
    assert_eq!(app.rows("SELECT last_error AS value FROM outbox"), ["read already"]);
}

#[test]
fn a_restricted_room_is_not_spoken_of() {
    let app = TestApp::start();
    let local = app.organisation("samhold", "union_local");
    let anne = app.member("anne@samhold.example").at(&local, Role::Representative, Some(Side::Union));
    let bo = app.member("bo@samhold.example").at(&local, Role::Representative, Some(Side::Union));
    let thread = thread(&app, &anne, &["union"]);
    reply(&app, &bo, thread);
    app.work();
    let mails = app.mail();
    let [mail] = mails.as_slice() else { panic!("one mail: {mails:#?}") };
    for word in ["dokumenterer", "besok", "hjelpepleieren", "Bo", "union", "Samhold"] {
        assert!(!mail.words().contains(word), "«{word}»: {}", mail.words());
    }
    let link = mail.link("/trad/");
    assert_eq!(app.guest().get(&link).status, 404);
    let browser = app.sign_in(&anne);
    let there = browser.get(&link);
    assert!(browser.follow(&there).text().contains(TITLE));

    // She leaves the union: the next reply is not told.
    reply(&app, &bo, thread);
    app.rows(&format!(
        "WITH gone AS (UPDATE memberships SET state = 'ended' WHERE member_id = {} RETURNING 1) SELECT count(*)::text AS value FROM gone",
        anne.id
    ));
    app.work();
    assert_eq!(app.mail().len(), 1);
}

#[test]
fn she_stops_it_without_signing_in_and_no_scanner_does() {
    let app = TestApp::start();
    let (kari, per) = (asker(&app), answerer(&app));
    let thread = thread(&app, &kari, &["open"]);
    reply(&app, &per, thread);
    app.work();
    let link = app.mail()[0].link("/avmelding/");
    let wants = || app.rows(&format!("SELECT reply_mail::text AS value FROM members WHERE id = {}", kari.id));

    let page = app.guest().open(&link);
    assert_eq!(wants(), ["true"], "GET changes nothing");
    let done = app.guest().submit_and_follow(&page, "main form", &[]);
    assert!(done.text().contains("ikke lenger e-post"), "{}", done.text());
    assert_eq!(wants(), ["false"]);
    assert_eq!(app.guest().post(&link, &[]).status, 303, "again changes nothing");

    let tampered = format!("{}A", &link[..link.len() - 1]);
    let other = if tampered == link { format!("{}B", &link[..link.len() - 1]) } else { tampered };
    assert_eq!(app.guest().get(&other).status, 404);
    assert_eq!(app.guest().post("/avmelding/tull", &[]).status, 404);
}

#[test]
fn a_mail_program_stops_it_with_one_post() {
    let app = TestApp::start();
    let (kari, per) = (asker(&app), answerer(&app));
    let thread = thread(&app, &kari, &["open"]);
    reply(&app, &per, thread);
    app.work();
    let header = app.mail()[0].header("List-Unsubscribe").unwrap().to_owned();
    let path = format!("/avmelding/{}", header.trim_end_matches('>').rsplit('/').next().unwrap());
    let answer =
        app.guest().send("POST", &path, &[("Sec-Fetch-Site", "cross-site")], Some("List-Unsubscribe=One-Click"));
    assert_eq!((answer.status, answer.html.as_str()), (200, "ok\n"));
    assert_eq!(app.rows(&format!("SELECT reply_mail::text AS value FROM members WHERE id = {}", kari.id)), ["false"]);
    reply(&app, &per, thread);
    app.work();
    assert_eq!(app.mail().len(), 1);
}
