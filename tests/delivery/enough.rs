//! What is more than she wants in a day is not lost, and nothing is told twice: what the letter has told of is not mailed at
//! once, and what was mailed at once is not in the letter.

use chrono::{Duration, NaiveTime, TimeZone as _, Utc};
use torget::jobs::Job;
use torget::mail::outbox::{MailKind, NewMail};
use torget::threads;
use torget::viewer::{Role, Side};

use super::at_once::{reply, start, thread, two};
use crate::support::mail::Mail;
use crate::support::{Person, TestApp};

fn run(app: &TestApp, sql: &str) {
    app.rows(&format!("WITH done AS ({sql} RETURNING 1) SELECT count(*)::text AS value FROM done"));
}

fn why(app: &TestApp, kind: &str) -> Vec<String> {
    app.rows(&format!("SELECT coalesce(last_error, state) AS value FROM outbox WHERE kind = '{kind}' ORDER BY id"))
}

/// Until this hour of the next day in Oslo.
fn tomorrow_at(app: &TestApp, hour: u32) {
    let oslo = chrono_tz::Europe::Oslo;
    let day = app.app.clock.now().with_timezone(&oslo).date_naive().succ_opt().expect("a day");
    let time = NaiveTime::from_hms_opt(hour, 0, 0).expect("an hour");
    let then = oslo.from_local_datetime(&day.and_time(time)).earliest().expect("a time").with_timezone(&Utc);
    app.advance(then - app.app.clock.now());
}

/// Until mail that waits for more has gone.
fn settle(app: &TestApp) {
    app.work();
    for seconds in [121, 21] {
        app.advance(Duration::seconds(seconds));
        app.work();
    }
}

/// What came to her since the last time this was asked.
fn new(app: &TestApp, person: &Person<'_>, seen: &mut usize) -> Vec<Mail> {
    settle(app);
    let hers: Vec<Mail> = app.mail().into_iter().filter(|mail| mail.to == person.email).collect();
    let new = hers.iter().skip(*seen).cloned().collect();
    *seen = hers.len();
    new
}

/// Eight days, with the letters that come in them.
fn a_week(app: &TestApp) {
    for _ in 0..8 {
        tomorrow_at(app, 9);
        app.system(|tx| tx.enqueue(&Job::Digests {}));
        settle(app);
    }
}

/// Somebody accepts an answer of hers.
fn accept(app: &TestApp, thread: torget::ids::ThreadId, number: i32) {
    app.system(|tx| threads::accept(tx, thread, Some(number)));
}

#[test]
fn an_accepted_answer_is_told_to_its_writer_once_and_not_when_it_was_taken_back() {
    let app = start();
    let (kari, per) = two(&app);
    app.system(torget::digests::tick);
    let (one, other) = (thread(&app, &kari, "open"), thread(&app, &kari, "open"));
    for thread in [one, other] {
        reply(&app, &per, thread, "Det gjør hjelpepleieren.");
        accept(&app, thread, 2);
    }
    app.work();
    app.system(|tx| threads::accept(tx, other, None));
    let mut seen = 0;
    let mails = new(&app, &per, &mut seen);
    let [mail] = mails.as_slice() else { panic!("one mail: {mails:#?}") };
    assert_eq!(mail.subject, "Svaret ditt er godtatt: Hvem dokumenterer besøket?");
    assert!(mail.link("/trad/").ends_with("#p2") && mail.header("List-Unsubscribe").is_some(), "{}", mail.raw);
    assert_eq!(why(&app, "accepted"), ["sent", "not the answer any longer"]);
    accept(&app, one, 2);
    a_week(&app);
    assert!(
        new(&app, &per, &mut seen).iter().all(|mail| !mail.words().contains("godtatt")),
        "not twice, nor in the letter"
    );
    // Her own answer in her own thread she has marked herself.
    let own = thread(&app, &kari, "open");
    reply(&app, &kari, own, "Vi fant det ut.");
    accept(&app, own, 2);
    settle(&app);
    assert_eq!(why(&app, "accepted").len(), 2);
}

#[test]
fn what_happens_in_a_thread_comes_in_one_mail_also_after_a_night() {
    let app = start();
    let (kari, per) = two(&app);
    app.system(torget::digests::tick);
    run(&app, "UPDATE members SET quiet_from = 0, quiet_to = 23");
    tomorrow_at(&app, 9);
    let thread = thread(&app, &kari, "open");
    reply(&app, &per, thread, "Det gjør hjelpepleieren.");
    app.work();
    app.advance(Duration::hours(3));
    reply(&app, &per, thread, "Eller sykepleieren.");
    let mut seen = 0;
    assert!(new(&app, &kari, &mut seen).is_empty(), "it is quiet");
    run(&app, "UPDATE members SET quiet_from = NULL, quiet_to = NULL");
    tomorrow_at(&app, 9);
    let mails = new(&app, &kari, &mut seen);
    let [mail] = mails.as_slice() else { panic!("one mail: {mails:#?}") };
    assert_eq!(mail.subject, "2 nye svar: Hvem dokumenterer besøket?");
    assert_eq!(why(&app, "reply"), ["sent", "said in the same mail"]);
    a_week(&app);
    let letters = new(&app, &kari, &mut seen);
    assert!(letters.iter().all(|letter| !letter.words().contains("nye svar")), "{letters:#?}");
}

#[test]
fn what_is_too_much_today_stands_in_the_letter_and_is_not_mailed_again() {
    let app = start();
    let (kari, per) = two(&app);
    run(&app, "UPDATE members SET mail_daily_cap = 3");
    app.system(torget::digests::tick);
    tomorrow_at(&app, 9);
    for n in 0..4 {
        reply(&app, &per, thread(&app, &kari, "open"), &format!("Svar nummer {n}."));
    }
    let hers = thread(&app, &per, "open");
    reply(&app, &kari, hers, "Det gjør vi.");
    app.work();
    accept(&app, hers, 2);
    let mut seen = 0;
    assert_eq!(new(&app, &kari, &mut seen).len(), 3, "as many as she wants");
    assert_eq!(why(&app, "reply"), ["sent", "sent", "sent", "daily cap", "sent"], "the last is to another");
    assert_eq!(why(&app, "accepted"), ["daily cap"]);
    a_week(&app);
    let letters = new(&app, &kari, &mut seen);
    let [letter] = letters.as_slice() else { panic!("one letter: {letters:#?}") };
    assert!(letter.words().contains("Ett nytt svar, fra Havnes."), "{}", letter.words());
    assert!(letter.words().contains("godtatt"), "{}", letter.words());
    assert_eq!(letter.words().matches("Ett nytt svar").count(), 2, "in text and HTML, and no more: {}", letter.words());
    // Tried again by the operator, or owed late: the letter has told of it.
    run(&app, "UPDATE outbox SET state = 'waiting', last_error = NULL WHERE last_error = 'daily cap'");
    let ids =
        app.rows("SELECT id::text AS value FROM outbox WHERE state = 'waiting' AND kind IN ('reply', 'accepted')");
    assert_eq!(ids.len(), 2);
    for id in ids {
        app.system(|tx| tx.enqueue(&Job::SendMail { outbox: id.parse().expect("a key") }));
    }
    assert!(new(&app, &kari, &mut seen).is_empty());
    assert_eq!(why(&app, "reply")[3], "told in the letter");
    assert_eq!(why(&app, "accepted"), ["told in the letter"]);
}

#[test]
fn without_a_letter_what_is_too_much_today_comes_tomorrow() {
    let app = start();
    let (kari, per) = two(&app);
    app.system(torget::digests::tick);
    run(&app, "UPDATE members SET mail_daily_cap = 3");
    run(&app, "UPDATE digest_settings SET cadence = 'off', next_at = NULL");
    tomorrow_at(&app, 9);
    for n in 0..5 {
        reply(&app, &per, thread(&app, &kari, "open"), &format!("Svar nummer {n}."));
    }
    let mut seen = 0;
    assert_eq!(new(&app, &kari, &mut seen).len(), 3);
    tomorrow_at(&app, 7);
    assert!(new(&app, &kari, &mut seen).is_empty(), "not before eight");
    app.advance(Duration::hours(1));
    assert_eq!(new(&app, &kari, &mut seen).len(), 2);
    assert_eq!(why(&app, "reply"), ["sent"; 5]);
}

#[test]
fn what_waits_for_her_comes_tomorrow_and_what_is_decided_about_her_comes_all_the_same() {
    let app = start();
    let (kari, per) = two(&app);
    let solvik = app.organisation("solvik", "municipality");
    let kari = kari.at(&solvik, Role::Coordinator, Some(Side::Management));
    run(&app, "UPDATE members SET mail_daily_cap = 3");
    tomorrow_at(&app, 9);
    for n in 0..3 {
        reply(&app, &per, thread(&app, &kari, "open"), &format!("Svar nummer {n}."));
    }
    let mut seen = 0;
    assert_eq!(new(&app, &kari, &mut seen).len(), 3);
    let asker = app.sign_in(&app.member("ask@hjemme.example"));
    let form = asker.open("/organisasjon/solvik/bli-med");
    asker.submit(&form, "form.form", &[("rolle", "member"), ("side", "safety")]);
    crate::moderation::decided(&app, &kari);
    let mails = new(&app, &kari, &mut seen);
    let [mail] = mails.as_slice() else { panic!("the decision alone: {mails:#?}") };
    assert!(mail.subject.starts_with("Om tråden din"), "{}", mail.subject);
    tomorrow_at(&app, 9);
    let mails = new(&app, &kari, &mut seen);
    assert!(mails.iter().any(|mail| mail.subject == "Noen venter på svar fra deg som koordinator"), "{mails:#?}");
}

#[test]
fn by_night_only_what_she_asks_for_now_comes() {
    let app = start();
    let (kari, _) = two(&app);
    let solvik = app.organisation("solvik", "municipality");
    let kari = kari.at(&solvik, Role::Coordinator, Some(Side::Management));
    run(&app, "UPDATE members SET quiet_from = 0, quiet_to = 23");
    tomorrow_at(&app, 9);
    let asker = app.sign_in(&app.member("ask@hjemme.example"));
    let form = asker.open("/organisasjon/solvik/bli-med");
    asker.submit(&form, "form.form", &[("rolle", "member"), ("side", "safety")]);
    crate::moderation::decided(&app, &kari);
    let browser = app.guest();
    browser.submit(&browser.open("/logg-inn"), "form:has(input[name=epost])", &[("epost", &kari.email)]);
    let mut seen = 0;
    let mails = new(&app, &kari, &mut seen);
    let [mail] = mails.as_slice() else { panic!("one mail: {mails:#?}") };
    assert_eq!(mail.subject, "Logg inn på Erfaringstorget");
    app.advance(Duration::hours(14));
    let mut subjects: Vec<String> = new(&app, &kari, &mut seen).into_iter().map(|mail| mail.subject).collect();
    subjects.sort();
    assert_eq!(subjects.len(), 2, "at eleven: {subjects:?}");
}

#[test]
fn what_the_letter_told_of_is_not_mailed_when_it_is_owed_late() {
    let app = start();
    let (kari, per) = two(&app);
    app.system(torget::digests::tick);
    tomorrow_at(&app, 9);
    let own = thread(&app, &kari, "open");
    reply(&app, &per, own, "Det gjør hjelpepleieren.");
    // The worker has not come to it, and the letter is made first.
    app.advance(Duration::days(8));
    app.system(|tx| torget::digests::make(tx, kari.id, "torget.example").map(drop));
    assert_eq!(app.rows("SELECT kind AS value FROM digest_items"), ["post"]);
    let post = app.rows("SELECT max(id)::text AS value FROM posts").remove(0).parse().expect("a key");
    app.system(|tx| {
        tx.owe(NewMail { kind: MailKind::Reply, member: Some(kari.id), item: post, domain: "torget.example" })
    });
    let mut seen = 0;
    let mails = new(&app, &kari, &mut seen);
    let [mail] = mails.as_slice() else { panic!("the letter alone: {mails:#?}") };
    assert!(mail.raw.contains("/avmelding/brev/"), "{}", mail.raw);
    assert_eq!(why(&app, "reply"), ["told in the letter"]);
}
