//! What a parser by others makes of every kind of mail: parts, links and headers.

use std::collections::BTreeSet;

use torget::mail::outbox::MailKind;

use super::{Made, World};
use crate::support::TestApp;
use crate::support::sink::Sink;

/// Mail of which she can be told less from the mail itself.
fn stoppable(kind: MailKind) -> bool {
    match kind {
        MailKind::Reply | MailKind::Accepted | MailKind::Guidance | MailKind::Digest | MailKind::Alert => true,
        MailKind::SignIn
        | MailKind::Invitation
        | MailKind::Membership
        | MailKind::Request
        | MailKind::Moderation
        | MailKind::Partner
        | MailKind::Announcement => false,
    }
}

/// What mail programs group it by.
fn grouped_by(kind: MailKind) -> Option<&'static str> {
    match kind {
        MailKind::Reply | MailKind::Accepted | MailKind::Guidance | MailKind::Announcement => Some("thread-"),
        MailKind::Moderation => Some("thread-"),
        MailKind::Partner => Some("partner-request-"),
        MailKind::SignIn
        | MailKind::Invitation
        | MailKind::Membership
        | MailKind::Request
        | MailKind::Digest
        | MailKind::Alert => None,
    }
}

fn parts(made: &Made) {
    let (scene, text, html) = (made.scene, made.text(), made.html());
    let parsed = made.parsed();
    assert_eq!((parsed.text_body_count(), parsed.html_body_count(), parsed.attachment_count()), (1, 1, 0), "{scene}");
    assert!(text.trim().len() > 60, "{scene}: {text}");
    for mark in ["</", "<p", "<a ", "&amp;", "&quot;", "&#", "{", "\u{2068}", "\u{2069}"] {
        assert!(!text.contains(mark), "«{mark}» in the text of {scene}: {text}");
    }
    assert!(text.contains("\n-- \n"), "{scene} has a foot: {text}");
    assert!(!html.contains("<style") && !html.contains("<img") && !html.contains("{$"), "{scene}");
    assert!(text.lines().all(|line| line.trim_end() == line || line == "-- "), "{scene}: {text:?}");
    assert!(!text.contains("\n\n\n"), "{scene}: {text}");
    let links = made.text_links();
    assert!(!links.is_empty(), "{scene}");
    assert_eq!(links, made.html_links(), "{scene}: the same links in both parts");
    for secret in made.secrets.iter().filter(|_| made.scene != "beside") {
        let all = format!("{} {text} {html}", parsed.subject().unwrap_or_default());
        let random = |word: &&str| word.contains("/avmelding/") || word.contains("/lenke/");
        let words: Vec<&str> =
            all.split(|c: char| c.is_whitespace() || "<>\"".contains(c)).filter(|word| !random(word)).collect();
        assert!(!words.join(" ").contains(secret), "«{secret}» in {scene}: {all}");
    }
}

fn headers(made: &Made) {
    let (scene, parsed) = (made.scene, made.parsed());
    let from = parsed.from().and_then(|from| from.first()?.address().map(str::to_owned));
    let to = parsed.to().and_then(|to| to.first()?.address().map(str::to_owned));
    assert_eq!((from.as_deref(), to.as_deref()), (Some("post@torget.example"), Some(made.to.as_str())), "{scene}");
    assert!(parsed.subject().is_some_and(|subject| (5..150).contains(&subject.chars().count())), "{scene}");
    assert!(parsed.date().is_some(), "{scene}");
    assert_eq!(made.header("Auto-Submitted").as_deref(), Some("auto-generated"), "{scene}");
    // A reminder uses its row again, under a new Message-ID.
    if scene != "beside" {
        assert_eq!(made.header("Message-ID"), Some(format!("<{}>", made.message_id)), "{scene}");
    }
    let list = stoppable(made.kind).then(|| format!("Erfaringstorget <{}.torget.example>", made.kind.as_str()));
    assert_eq!(made.header("List-Id"), list, "{scene}");
    let stop = made.header("List-Unsubscribe");
    assert_eq!(stop.is_some(), stoppable(made.kind), "{scene}");
    let post = stop.as_ref().map(|_| "List-Unsubscribe=One-Click".to_owned());
    assert_eq!(made.header("List-Unsubscribe-Post"), post, "{scene}");
    if let Some(stop) = stop.and_then(|stop| super::ours(stop.trim_matches(['<', '>']))) {
        assert!(made.text_links().contains(&stop), "{scene}: the link of the header is in the mail");
    }
    let reference = made.header("References");
    match grouped_by(made.kind) {
        Some(start) if !made.scene.starts_with("report-answered") && made.scene != "beside" => {
            assert!(reference.as_ref().is_some_and(|r| r.starts_with(&format!("<{start}"))), "{scene}: {reference:?}");
        }
        Some(_) => {}
        None => assert_eq!(reference, None, "{scene}"),
    }
    assert_eq!(made.header("In-Reply-To"), reference, "{scene}");
    assert!(made.header("DKIM-Signature").is_some_and(|signature| signature.contains("d=torget.example")), "{scene}");
    assert!(made.taken.from.starts_with("bounce+") && made.taken.from.ends_with("@retur.torget.example"), "{scene}");
}

/// The signature holds, and not when a word of what it covers is another.
fn signed(world: &World, made: &Made) {
    let holds = |raw: &[u8]| super::dkim::holds(raw, &world.folder.path().join("dkim.pem"), world.folder.path());
    let raw = &made.taken.raw;
    assert!(holds(raw), "the signature of {}: {}", made.scene, String::from_utf8_lossy(raw));
    let text = String::from_utf8_lossy(raw).into_owned();
    let body = text.replacen("Content-Type: text/plain; charset=utf-8", "Content-Type: text/plain; charset=utf8", 1);
    let mut others = vec![text.replacen("\r\nSubject: ", "\r\nSubject: x", 1), body];
    if made.header("List-Unsubscribe").is_some() {
        others.push(text.replacen("List-Unsubscribe: <https", "List-Unsubscribe: <http", 1));
    }
    for other in others {
        assert!(other != text && !holds(other.as_bytes()), "{} changed: {other}", made.scene);
    }
}

/// Keeps it as message, HTML and text, with the key it is signed with, where one wants to look at it or verify it elsewhere.
fn keep(world: &World, made: &Made) {
    let Ok(folder) = std::env::var("KEEP_SIGNED").map(std::path::PathBuf::from) else { return };
    let name = format!("{}-{}-{}", world.lang, made.scene, made.kind.as_str());
    let text = format!("{}\n\n{}", made.parsed().subject().unwrap_or_default(), made.text());
    for (ending, bytes) in
        [("eml", made.taken.raw.as_slice()), ("html", made.html().as_bytes()), ("txt", text.as_bytes())]
    {
        std::fs::write(folder.join(format!("{name}.{ending}")), bytes).expect("kept");
    }
    std::fs::copy(world.folder.path().join("dkim.pem"), folder.join(format!("{}.pem", world.lang))).expect("kept");
}

#[test]
fn a_parser_by_others_reads_every_kind_of_mail_in_both_languages() {
    for lang in ["nb", "nn"] {
        let world = World::new(lang);
        let all = world.every_mail();
        for made in &all {
            parts(made);
            headers(made);
            signed(&world, made);
            assert!(made.html().contains(&format!("lang=\"{lang}\"")), "{} is in {lang}", made.scene);
            keep(&world, made);
        }
        let kinds: BTreeSet<MailKind> =
            all.iter().filter(|made| made.scene != "beside").map(|made| made.kind).collect();
        assert_eq!(kinds.len(), MailKind::ALL.len(), "{kinds:?}");
        let ids: BTreeSet<String> = all.iter().filter_map(|made| made.header("Message-ID")).collect();
        assert_eq!(ids.len(), all.len(), "each mail once");
    }
}

#[test]
fn no_one_click_without_https_and_a_signature_and_the_same_message_id_at_every_attempt() {
    use std::sync::atomic::{AtomicBool, Ordering};
    static FULL: AtomicBool = AtomicBool::new(true);
    let sink = Sink::answering(|_| FULL.load(Ordering::Relaxed).then_some("452 4.2.2 mailbox full\r\n"));
    let app = TestApp::start_with(|settings| settings.smtp_url = Some(sink.url().into()));
    app.area("helse");
    assert_eq!(torget::dev::mail_load(&app.app, 1).expect("letters"), 1);
    app.work_and_fail();
    let id = app.rows("SELECT message_id AS value FROM outbox").remove(0);
    FULL.store(false, Ordering::Relaxed);
    app.advance(chrono::Duration::minutes(5));
    app.work_and_fail();
    let taken = sink.taken();
    let [one] = taken.as_slice() else { panic!("one letter: {}", taken.len()) };
    let message = mail_parser::MessageParser::default().parse(&one.raw).expect("a message");
    assert_eq!(message.message_id(), Some(id.as_str()));
    assert!(message.header("List-Id").is_some(), "it is of a list all the same");
    for name in ["List-Unsubscribe", "List-Unsubscribe-Post", "DKIM-Signature"] {
        assert!(message.header(name).is_none(), "{name}");
    }
}
