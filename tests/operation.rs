//! Whoever runs the service sees how it is, what failed and why, and can try again; the demo's letters can be read.

use torget::jobs::Job;
use torget::mail::outbox::{MailKind, NewMail};

use crate::support::TestApp;

#[test]
fn health_and_readiness_are_told() {
    let app = TestApp::start();
    let health = app.guest().get("/healthz");
    assert_eq!((health.status, health.html.as_str(), health.statements()), (200, "ok\n", 0));
    assert_eq!(app.guest().get("/readyz").status, 200);
    assert!(torget::operation::healthcheck(app.app.settings.bind));
    app.rows(
        "WITH gone AS (DELETE FROM __diesel_schema_migrations RETURNING version) SELECT version AS value FROM gone",
    );
    let ready = app.guest().get("/readyz");
    assert_eq!((ready.status, ready.html.as_str()), (503, "migrations missing\n"));
}

#[test]
fn metrics_count_requests_by_pattern_and_name_nobody() {
    let app = TestApp::start();
    app.member("kari@solvik.example");
    app.guest().get("/demo/postkontor/12345");
    app.guest().get("/finnes/ikke/i/det/hele");
    let text = app.guest().open("/metrics").html;
    assert!(text.contains(r#"route="/demo/postkontor/{id}",status="404""#), "{text}");
    for name in [
        "torget_jobs_waiting",
        "torget_mail_failed",
        "torget_database_connections_open",
        "process_resident_memory_bytes",
    ] {
        assert!(text.contains(&format!("\n{name} ")), "{name}: {text}");
    }
    assert!(!text.contains("12345") && !text.contains("finnes") && !text.contains("kari"), "{text}");
}

#[test]
fn dead_letters_are_seen_and_tried_again() {
    let app = TestApp::start();
    app.work();
    let admin = app.member("drift@dep.example").administrator();
    app.system(|tx| tx.owe(NewMail { kind: MailKind::Reply, member: Some(admin.id), item: 4711, domain: "localhost" }));
    app.rows("WITH bad AS (UPDATE outbox SET state = 'failed', last_error = '550 ukjent' RETURNING 1) SELECT 'x' AS value FROM bad");
    app.system(|tx| tx.enqueue(&Job::Housekeeping {}));
    app.rows("WITH bad AS (UPDATE jobs SET state = 'failed', last_error = 'disken er full', dedupe_key = NULL WHERE kind = 'housekeeping' RETURNING 1) SELECT 'x' AS value FROM bad");

    let browser = app.sign_in(&admin);
    let page = browser.open("/drift");
    assert!(page.text().contains("550 ukjent") && page.text().contains("disken er full"), "{}", page.text());
    let mail = browser.submit_and_follow(&page, "form[action='/drift/brev']:has(input[value='alle'])", &[]);
    assert!(!mail.text().contains("550 ukjent"), "{}", mail.text());
    browser.submit(&page, "form[action='/drift/jobber']:has(input[value='alle'])", &[]);
    assert_eq!(
        app.rows(
            "SELECT kind || ' ' || state AS value FROM jobs WHERE kind IN ('housekeeping', 'send_mail') ORDER BY kind"
        ),
        ["housekeeping waiting", "send_mail waiting"]
    );
    app.work_and_fail();
    assert_eq!(app.rows("SELECT state || ' ' || last_error AS value FROM outbox"), ["dropped gone"]);
    assert_eq!(app.rows("SELECT act AS value FROM audit WHERE act = 'retry'"), ["retry", "retry"]);
}

#[test]
fn the_operators_page_is_for_administrators() {
    let app = TestApp::start();
    assert_eq!(app.guest().get("/drift").status, 401);
    let somebody = app.sign_in(&app.member("noen@hjemme.example"));
    assert_eq!(somebody.get("/drift").status, 403);
    assert_eq!(somebody.post("/drift/jobber", &[("id", "alle")]).status, 403);
    assert_eq!(somebody.post("/drift/brev", &[("id", "alle")]).status, 403);
}

#[test]
fn the_demos_letters_are_read_in_three_ways() {
    let app = TestApp::start();
    let kari = app.member("kari@solvik.example");
    crate::moderation::decided(&app, &kari);
    app.work();
    let browser = app.guest();
    let list = browser.open("/demo/postkontor");
    let letter = list.select("table a").remove(0);
    assert!(letter.text.starts_with("Om tråden din"), "{}", letter.text);
    let text = browser.open(letter.attr("href"));
    assert!(text.one("pre a[href*='/trad/']").text.starts_with("http://"));
    let headers = browser.open(&text.link("Hoder"));
    assert!(headers.one("pre").text.contains("Auto-Submitted: auto-generated"), "{}", headers.text());
    assert!(
        headers.one("pre").text.contains("Subject: Om tråden din: Hvem dokumenterer besøket?"),
        "{}",
        headers.text()
    );
    let html = browser.open(&text.link("Brevet som HTML"));
    let frame = html.one("iframe");
    assert_eq!(frame.attr("sandbox"), "");
    let inside = browser.open(frame.attr("src"));
    assert!(inside.header("content-security-policy").contains("sandbox") && inside.html.contains("Erfaringstorget"));
}

#[test]
fn there_is_no_post_office_outside_the_demo() {
    let app = TestApp::start_with(|settings| settings.demo_sign_in = false);
    assert_eq!(app.guest().get("/demo/postkontor").status, 404);
}
