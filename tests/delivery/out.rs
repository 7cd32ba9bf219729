//! What goes over the wire, and what becomes of a letter the server does not take.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::Duration;
use mail_parser::MessageParser;

use super::{owe, sending, states};
use crate::support::sink::Sink;

fn header(raw: &[u8], name: &str) -> Option<String> {
    let message = MessageParser::default().parse(raw).expect("a message");
    message.header_raw(name).map(|value| value.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn letters_go_once_over_kept_connections_and_name_themselves() {
    let sink = Sink::start();
    let app = sending(&sink, |_| ());
    owe(&app, 45);
    app.work();
    assert_eq!(states(&app), ["sent 45"]);
    let taken = sink.taken();
    let ids: BTreeSet<_> = taken.iter().filter_map(|one| header(&one.raw, "Message-ID")).collect();
    assert_eq!((taken.len(), ids.len(), sink.connections()), (45, 45, 1));
    let backs: BTreeSet<_> = taken.iter().map(|one| one.from.clone()).collect();
    assert_eq!(backs.len(), 45, "each letter has a return address of its own");
    for one in &taken {
        assert!(one.from.starts_with("bounce+") && one.from.ends_with("@retur.torget.example"), "{}", one.from);
        let message = MessageParser::default().parse(&one.raw).expect("a message");
        assert_eq!(
            message.from().and_then(|from| from.first()?.address.as_deref().map(str::to_owned)).as_deref(),
            Some("post@torget.example")
        );
        assert!(message.body_text(0).is_some_and(|text| text.contains("hjelpepleieren")));
        assert!(message.body_html(0).is_some_and(|html| html.contains("hjelpepleieren")));
        assert_eq!(header(&one.raw, "Auto-Submitted").as_deref(), Some("auto-generated"));
        assert_eq!(header(&one.raw, "List-Id").as_deref(), Some("Erfaringstorget <reply.torget.example>"));
        assert!(header(&one.raw, "References").is_some_and(|of| of.starts_with("<thread-")));
        assert_eq!(header(&one.raw, "List-Unsubscribe"), None, "not without https and a signature");
        assert_eq!(header(&one.raw, "DKIM-Signature"), None);
    }
}

#[test]
fn with_https_and_a_signature_one_click_stops_it_and_the_signature_covers_that() {
    let (sink, folder) = (Sink::start(), tempfile::tempdir().expect("a folder"));
    let key = folder.path().join("dkim.pem");
    let made =
        std::process::Command::new("openssl").args(["genrsa", "-traditional", "-out"]).arg(&key).arg("2048").output();
    assert!(made.expect("openssl makes a key").status.success());
    let app = sending(&sink, |settings| {
        settings.base_url = "https://torget.example".parse().expect("an address");
        settings.demo_sign_in = false;
        settings.dkim_domain = Some("torget.example".to_owned());
        settings.dkim_selector = Some("host2026".to_owned());
        settings.dkim_key_file = Some(key.clone());
    });
    owe(&app, 1);
    app.work();
    let taken = sink.taken();
    let [one] = taken.as_slice() else { panic!("one letter: {}", taken.len()) };
    if let Ok(folder) = std::env::var("KEEP_SIGNED") {
        std::fs::write(format!("{folder}/signed.eml"), &one.raw).expect("kept");
        std::fs::copy(&key, format!("{folder}/signed.pem")).expect("kept");
    }
    assert_eq!(header(&one.raw, "List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));
    assert!(
        header(&one.raw, "List-Unsubscribe").is_some_and(|of| of.starts_with("<https://torget.example/avmelding/"))
    );
    let signature = header(&one.raw, "DKIM-Signature").expect("a signature");
    for part in ["a=rsa-sha256", "d=torget.example", "s=host2026", "c=relaxed/relaxed"] {
        assert!(signature.contains(part), "{part}: {signature}");
    }
    let covered = signature.split("h=").nth(1).and_then(|rest| rest.split(';').next()).expect("a list").to_lowercase();
    for name in ["from", "to", "subject", "date", "message-id", "list-unsubscribe", "list-unsubscribe-post"] {
        assert!(covered.split(':').any(|one| one.trim() == name), "{name}: {covered}");
    }
}

#[test]
fn what_may_be_taken_later_waits_and_what_never_will_stops_with_its_reason() {
    static FULL: AtomicBool = AtomicBool::new(true);
    let sink = Sink::answering(|to| match to {
        _ if to.contains("lasttest-1.") => Some("550 5.1.1 no such user here\r\n"),
        _ if to.contains("lasttest-2.") && FULL.load(Ordering::Relaxed) => Some("452 4.2.2 mailbox full\r\n"),
        _ => None,
    });
    let app = sending(&sink, |_| ());
    owe(&app, 3);
    app.work_and_fail();
    let stood = app.rows("SELECT concat_ws(' ', state, last_error) AS value FROM outbox ORDER BY id");
    assert_eq!(stood.len(), 3);
    assert!(stood.iter().any(|row| row.starts_with("failed") && row.contains("no such user here")), "{stood:?}");
    assert!(stood.iter().any(|row| row.starts_with("waiting") && row.contains("mailbox full")), "{stood:?}");
    assert_eq!(sink.taken().len(), 1);

    FULL.store(false, Ordering::Relaxed);
    app.advance(Duration::minutes(1));
    app.work_and_fail();
    assert_eq!(sink.taken().len(), 2, "the one that was full");
    let counted =
        app.rows("SELECT concat_ws(' ', address, round(score::numeric), dead_at) AS value FROM mail_addresses");
    assert!(matches!(counted.as_slice(), [one] if one.contains("lasttest-1.example 4")), "{counted:?}");
}

#[test]
fn a_domain_gets_no_more_than_its_pace_and_nothing_counts_as_a_failure() {
    let sink = Sink::start();
    let app = sending(&sink, |settings| settings.mail_pace = 1);
    owe(&app, 20);
    app.rows("WITH one AS (UPDATE members SET email = split_part(email, '@', 1) || '@solvik.example' RETURNING 1) SELECT 'x' AS value FROM one");
    app.work();
    let first = sink.taken().len();
    assert!((1..15).contains(&first), "one a second, not {first} at once");
    for _ in 0..40 {
        app.advance(Duration::seconds(1));
        app.work();
    }
    assert_eq!(sink.taken().len(), 20);
    assert_eq!(app.rows("SELECT max(attempts)::text AS value FROM outbox"), ["1"]);
}

#[test]
fn the_operator_sees_how_mail_fares() {
    let sink = Sink::answering(|to| to.contains("lasttest-1.").then_some("550 5.1.1 no such user here\r\n"));
    let app = sending(&sink, |_| ());
    let admin = app.member("drift@dep.example").administrator();
    owe(&app, 3);
    app.rows("WITH off AS (UPDATE members SET reply_mail = false WHERE email LIKE '%@lasttest-2.example' RETURNING 1) SELECT 'x' AS value FROM off");
    app.work_and_fail();
    app.rows("WITH dead AS (UPDATE mail_addresses SET dead_at = now() RETURNING 1) SELECT 'x' AS value FROM dead");
    let browser = app.sign_in(&admin);
    let page = browser.open("/drift/e-post");
    let text = page.text();
    for words in [
        "no such user here",
        "@lasttest-1.example",
        "Mottakeren har slått av slik e-post",
        "Ingen grense",
        "retur.torget.example",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    browser.submit(&page, "form[action='/drift/brev']:has(input[value='alle'])", &[]);
    assert_eq!(app.rows("SELECT state AS value FROM outbox WHERE state = 'failed'"), [""; 0]);
    assert_eq!(app.guest().get("/drift/e-post").status, 401);
    assert_eq!(app.sign_in(&app.member("kari@solvik.example")).get("/drift/e-post").status, 403);
}
