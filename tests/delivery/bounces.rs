//! What comes back: reports as other servers write them, and what they lead to.

use chrono::Duration;
use torget::operation::{Received, receive_mail};
use torget::viewer::Role;

use super::{owe, sending};
use crate::support::TestApp;
use crate::support::sink::{Sink, Taken};

/// Reports as mail servers of others made them of letters of ours, with the addresses taken out.
const POSTFIX: &str = include_str!("reports/postfix_failed.eml");
const POSTFIX_DELAYED: &str = include_str!("reports/postfix_delayed.eml");
const POSTFIX_EXPIRED: &str = include_str!("reports/postfix_expired.eml");
const EXIM: &str = include_str!("reports/exim_failed.eml");
const OPENSMTPD: &str = include_str!("reports/opensmtpd_failed.eml");

/// A server's report of a letter.
fn report(made: &str, about: &Taken) -> String {
    made.replace("{back}", &about.from).replace("{to}", &about.to).replace('\n', "\r\n")
}

/// Postfix's report with another action and status.
fn other(about: &Taken, action: &str, status: &str) -> String {
    report(POSTFIX, about).replace("Action: failed", &format!("Action: {action}")).replace("5.1.1", status)
}

fn receive(app: &TestApp, message: &str) -> Received {
    receive_mail(&app.app, message.as_bytes(), None).expect("the database answers")
}

/// Two letters to the same person.
fn two_letters(app: &TestApp, sink: &Sink) -> (Taken, Taken) {
    owe(app, 2);
    app.rows(
        "WITH same AS (UPDATE outbox SET member_id = (SELECT min(member_id) FROM outbox) RETURNING 1),
              hers AS (UPDATE threads SET author_id = (SELECT min(member_id) FROM outbox) RETURNING 1)
         SELECT 'x' AS value FROM same, hers",
    );
    app.work();
    let taken = sink.taken();
    let [one, two] = taken.as_slice() else { panic!("two letters: {}", taken.len()) };
    (one.clone(), two.clone())
}

#[test]
fn two_hard_reports_and_an_address_is_dead_until_somebody_there_signs_in() {
    let sink = Sink::start();
    let app = sending(&sink, |_| ());
    let (one, two) = two_letters(&app, &sink);
    let solvik = app.organisation("solvik", "municipality");
    let boss = app.member("sjef@solvik.example").at(&solvik, Role::Coordinator, None);
    app.rows(&format!(
        "WITH new AS (INSERT INTO memberships (member_id, organisation_id, role, state, verified_by, verified_at)
             SELECT id, {}, 'member', 'active', 'operator', now() FROM members WHERE email = '{}' RETURNING 1)
         SELECT 'x' AS value FROM new",
        solvik.id, one.to
    ));

    assert_eq!(receive(&app, &report(POSTFIX, &one)), Received::Counted);
    assert_eq!(receive(&app, &report(POSTFIX, &one)), Received::Counted, "the same report again");
    assert_eq!(app.rows("SELECT round(score)::text AS value FROM mail_addresses"), ["4"]);
    assert_eq!(receive(&app, &report(EXIM, &two)), Received::Died);
    app.work();
    let told = app.sign_in(&boss).open("/varsler").text();
    assert!(told.contains("i retur"), "{told}");

    app.rows("WITH again AS (UPDATE outbox SET state = 'waiting' RETURNING id), job AS (INSERT INTO jobs (kind, payload, run_at) SELECT 'send_mail', jsonb_build_object('outbox', id), now() FROM again RETURNING 1) SELECT 'x' AS value FROM job");
    app.work();
    assert_eq!(sink.taken().len(), 2, "nothing more");
    assert_eq!(app.rows("SELECT DISTINCT last_error AS value FROM outbox WHERE state = 'dropped'"), ["dead address"]);

    let browser = app.guest();
    let page = browser.open("/logg-inn");
    browser.submit_and_follow(&page, "form:has(input[name=epost])", &[("epost", &one.to)]);
    app.work();
    let taken = sink.taken();
    let letter = taken.last().expect("mail to sign in is sent all the same");
    let mail = crate::support::mail::Mail::of(letter.to.clone(), String::new(), &letter.raw);
    let page = browser.open(&mail.link("/logg-inn/lenke/"));
    browser.submit(&page, "main form", &[]);
    assert!(app.rows("SELECT address AS value FROM mail_addresses").is_empty(), "alive again");
}

#[test]
fn she_is_told_what_to_do() {
    let app = TestApp::start();
    let kari = app.member("kari@solvik.example");
    let browser = app.sign_in(&kari);
    assert!(!browser.open("/meg").text().contains("i retur"));
    app.rows("WITH dead AS (INSERT INTO mail_addresses (address, score, scored_at, dead_at, reason) VALUES ('kari@solvik.example', 8, now(), now(), 'x') RETURNING 1) SELECT 'x' AS value FROM dead");
    let text = browser.open("/meg").text();
    assert!(text.contains("kommer i retur") && text.contains("ny lenke"), "{text}");
}

#[test]
fn only_reports_of_failures_to_addresses_of_ours_count() {
    let sink = Sink::start();
    let app = sending(&sink, |_| ());
    let (one, two) = two_letters(&app, &sink);
    let forged = Taken { from: one.from.replace("bounce+", "bounce+1"), ..one.clone() };
    let vacation = format!(
        "From: {}\r\nTo: {}\r\nSubject: Ferie\r\nAuto-Submitted: auto-replied\r\nContent-Type: text/plain\r\n\r\nJeg har ferie. Status: 5.1.1\r\n",
        one.to, one.from
    );
    for message in [
        report(POSTFIX_DELAYED, &one),
        other(&one, "delivered", "2.0.0"),
        report(POSTFIX, &forged),
        vacation,
        String::new(),
        "\u{0}\r\n\r\nx".into(),
    ] {
        assert!(matches!(receive(&app, &message), Received::Nothing(_)), "{message}");
    }
    assert!(app.rows("SELECT address AS value FROM mail_addresses").is_empty());
    assert_eq!(receive(&app, &report(POSTFIX_EXPIRED, &one)), Received::Counted);
    assert_eq!(app.rows("SELECT round(score)::text AS value FROM mail_addresses"), ["1"], "what is full counts less");
    assert_eq!(receive(&app, &report(OPENSMTPD, &two)), Received::Counted);
    assert_eq!(app.rows("SELECT round(score)::text AS value FROM mail_addresses"), ["5"]);
    app.advance(Duration::days(200));
    app.work();
    assert!(app.rows("SELECT address AS value FROM mail_addresses").is_empty(), "and is forgotten");
}

#[test]
fn a_refusal_of_us_is_nothing_against_an_address_and_the_operator_sees_who_refuses() {
    let sink = Sink::answering(|to| to.contains("lasttest-1.").then_some("550 5.7.1 listed: ask our postmaster\r\n"));
    let app = sending(&sink, |_| ());
    owe(&app, 3);
    app.work_and_fail();
    let taken = sink.taken();
    assert!(taken.len() == 2, "{}", taken.len());
    assert_eq!(receive(&app, &other(&taken[0], "failed", "5.7.26")), Received::Noted);
    assert_eq!(receive(&app, &other(&taken[0], "failed", "5.7.26")), Received::Noted, "the same report again");
    assert!(app.rows("SELECT address AS value FROM mail_addresses").is_empty());

    let administrator = app.sign_in(&app.member("drift@torget.example").administrator());
    let page = administrator.open("/drift/e-post").text();
    for says in ["Avvist av andre grunner enn adressen", "550 5.7.1 listed: ask our postmaster", "5.7.26"] {
        assert!(page.contains(says), "{says}: {page}");
    }
    assert!(!page.contains("permanent error"), "{page}");
}
