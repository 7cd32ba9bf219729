//! What is being written: who may write, who may approve, and two who write at once.

use chrono::Duration;
use diesel::prelude::*;
use torget::threads::ThreadKind;
use torget::viewer::{Role, Side};

use super::{APPROVE, SHORT, Square, at_thread, case};
use crate::support::Browser;
use crate::support::page::Page;

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
