//! The harness itself, and at the same time the example of how a test is written.

use chrono::Duration;
use torget::jobs::Job;
use torget::viewer::{Role, Side};

use crate::support::TestApp;

#[test]
fn a_guest_gets_pages_in_her_language() {
    let app = TestApp::start();
    let page = app.guest().get("/finnes-ikke");
    assert_eq!(page.status, 404);
    assert_eq!(page.one("html").attr("lang"), "nb");
    assert!(!page.heading().is_empty());
    assert_eq!(app.guest().reading("nn").get("/finnes-ikke").one("html").attr("lang"), "nn");
}

#[test]
fn what_is_sent_to_the_browser_is_outlined_in_words() {
    let app = TestApp::start();
    let text = app.guest().get("/finnes-ikke").text();
    assert!(text.contains("# ") && text.contains("<nav Hovedmeny>") && text.contains("<main >"), "{text}");
}

#[test]
fn each_test_has_its_own_database_and_clock() {
    let (one, other) = (TestApp::start(), TestApp::start());
    let solvik = one.organisation("solvik", "municipality");
    let kari = one.member("kari@solvik.example").at(&solvik, Role::Member, Some(Side::Union));
    assert_eq!(kari.author().organisation, Some((solvik.id, "Solvik".to_owned())));
    assert_eq!(one.rows("SELECT email AS value FROM members"), ["kari@solvik.example"]);
    assert!(other.rows("SELECT email AS value FROM members").is_empty());
    let before = other.app.clock.now();
    one.advance(Duration::days(2));
    assert!(one.app.clock.now() - before > Duration::days(1) && other.app.clock.now() - before < Duration::days(1));
}

#[test]
fn jobs_run_when_the_test_says_so() {
    let app = TestApp::start();
    app.work();
    app.system(|tx| tx.enqueue(&Job::Housekeeping {}));
    assert_eq!(app.work(), 1);
    app.advance(Duration::hours(2));
    assert_eq!(
        app.work(),
        4,
        "the schedules are due: housekeeping, announcements, the search server and saved searches"
    );
}

#[test]
fn mail_is_read_and_its_links_followed() {
    let app = TestApp::start();
    let solvik = app.organisation("solvik", "municipality");
    let kari = app.member("kari@solvik.example").at(&solvik, Role::Member, None);
    let per = app.member("per@solvik.example").at(&solvik, Role::Member, None);
    let form = app.sign_in(&kari).open("/ny-trad/question?omrade=helse");
    let words = "Hos oss tok det tre måneder før alle hadde samme rutine, og da hadde ferien begynt.";
    let thread =
        app.sign_in(&kari).submit_and_follow(&form, "form.form", &[("title", "Hvem gjør hva?"), ("body", words)]);
    app.sign_in(&per).submit_and_follow(
        &app.sign_in(&per).open(&thread.path),
        "form[action$='/gjor/svar']",
        &[("body", words)],
    );
    app.work();
    let mail = app.mail().pop().expect("a mail about the reply");
    assert_eq!(mail.to, kari.email);
    assert!(!mail.subject.is_empty() && mail.raw.contains("text/html"));
    assert_eq!(mail.header("Auto-Submitted"), Some("auto-generated"));
    assert_eq!(app.guest().open(&mail.link("/trad/")).heading(), "Hvem gjør hva?");
    assert!(app.guest().open(&format!("/organisasjon/{}", solvik.slug)).heading().contains(&solvik.name));
}

#[test]
fn somebody_with_two_hats_wears_one() {
    let app = TestApp::start();
    let (solvik, local) = (app.organisation("solvik", "municipality"), app.organisation("samhold", "union_local"));
    let siv = app.member("siv@solvik.example").at(&solvik, Role::Member, None).at(
        &local,
        Role::Representative,
        Some(Side::Union),
    );
    assert!(app.sign_in_as(&siv, 1).open("/").one(".site-tools.wide .me summary").text.contains(&local.name));
    app.domain(&solvik, "solvik.example");
    assert_eq!(
        siv.author().organisation,
        Some((solvik.id, solvik.name)),
        "through an employer's mailbox the union hat stays at home"
    );
}
