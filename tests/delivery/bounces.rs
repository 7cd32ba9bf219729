//! What comes back: reports as other servers write them, and what they lead to.

use chrono::Duration;
use torget::operation::{Received, receive_mail};
use torget::viewer::Role;

use super::{owe, sending};
use crate::support::TestApp;
use crate::support::sink::{Sink, Taken};

/// A report in the form of RFC 3464, as Postfix and others write it.
fn report(about: &Taken, action: &str, status: &str) -> String {
    format!(
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example (Mail Delivery System)\r\nTo: {back}\r\n\
         Subject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary=\"4F1C.1764/mx.example\"\r\n\
         Message-Id: <20261125.4F1C@mx.example>\r\n\r\nThis is a MIME-encapsulated message.\r\n\r\n\
         --4F1C.1764/mx.example\r\nContent-Description: Notification\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n\
         I'm sorry to have to inform you that your message could not be delivered.\r\n\r\n\
         --4F1C.1764/mx.example\r\nContent-Description: Delivery report\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; mx.example\r\nArrival-Date: Wed, 25 Nov 2026 07:00:00 +0100 (CET)\r\n\r\n\
         Final-Recipient: rfc822; {to}\r\nOriginal-Recipient: rfc822;{to}\r\nAction: {action}\r\nStatus: {status}\r\n\
         Remote-MTA: dns; mx2.example\r\nDiagnostic-Code: smtp; 550 {status} <{to}>: Recipient address\r\n    rejected: User unknown\r\n\r\n\
         --4F1C.1764/mx.example\r\nContent-Description: Undelivered Message\r\nContent-Type: message/rfc822\r\n\r\n{raw}\r\n\
         --4F1C.1764/mx.example--\r\n",
        back = about.from,
        to = about.to,
        raw = String::from_utf8_lossy(&about.raw),
    )
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

    assert_eq!(receive(&app, &report(&one, "failed", "5.1.1")), Received::Counted);
    assert_eq!(receive(&app, &report(&one, "failed", "5.1.1")), Received::Counted, "the same report again");
    assert_eq!(app.rows("SELECT round(score)::text AS value FROM mail_addresses"), ["4"]);
    assert_eq!(receive(&app, &report(&two, "failed", "5.1.1")), Received::Died);
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
    let (one, _) = two_letters(&app, &sink);
    let forged = Taken { from: one.from.replace("bounce+", "bounce+1"), ..one.clone() };
    let vacation = format!(
        "From: {}\r\nTo: {}\r\nSubject: Ferie\r\nAuto-Submitted: auto-replied\r\nContent-Type: text/plain\r\n\r\nJeg har ferie. Status: 5.1.1\r\n",
        one.to, one.from
    );
    for message in [
        report(&one, "delayed", "4.4.1"),
        report(&one, "delivered", "2.0.0"),
        report(&forged, "failed", "5.1.1"),
        vacation,
        String::new(),
        "\u{0}\r\n\r\nx".into(),
    ] {
        assert!(matches!(receive(&app, &message), Received::Nothing(_)), "{message}");
    }
    assert!(app.rows("SELECT address AS value FROM mail_addresses").is_empty());
    assert_eq!(receive(&app, &report(&one, "failed", "4.4.7")), Received::Counted);
    assert_eq!(app.rows("SELECT round(score)::text AS value FROM mail_addresses"), ["1"], "a soft one counts less");
    app.advance(Duration::days(200));
    app.work();
    assert!(app.rows("SELECT address AS value FROM mail_addresses").is_empty(), "and is forgotten");
}
