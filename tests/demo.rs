//! The demo as visitors find it, and the load-test data: filled through the slices' own functions, once.

use torget::dev::{demo, seed};

use crate::support::TestApp;

const AREAS: [&str; 7] = [
    "barn-og-unge",
    "helse",
    "plan-og-bygg",
    "utdanning",
    "organisering",
    "arbeid-og-velferd",
    "tillit-og-medvirkning",
];

fn areas(app: &TestApp) {
    for slug in AREAS {
        app.area(slug);
    }
}

pub(crate) fn filled() -> TestApp {
    let app = TestApp::start();
    areas(&app);
    demo::fill(&app.app).expect("the demo fits");
    app
}

#[test]
fn the_demo_is_filled_once() {
    let app = filled();
    let count = "SELECT count(*)::text AS value FROM posts";
    let posts = app.rows(count);
    assert!(posts[0].parse::<u32>().expect("a number") > 300, "{posts:?}");
    demo::fill(&app.app).expect("the demo is there already");
    assert_eq!(app.rows(count), posts);
}

#[test]
fn only_organisations_marked_as_fiction_speak() {
    let app = filled();
    let speaking = "SELECT DISTINCT organisation_name AS value FROM posts WHERE organisation_name NOT LIKE '%(demo)'";
    assert!(app.rows(speaking).is_empty());
    assert!(app.rows("SELECT name AS value FROM organisations WHERE demo AND name NOT LIKE '%(demo)'").is_empty());
}

#[test]
fn the_past_is_in_order_and_counted() {
    let app = filled();
    let late = "SELECT id::text AS value FROM posts WHERE created_at > now()";
    assert!(app.rows(late).is_empty(), "written in the future");
    let disorder = "SELECT a.id::text AS value FROM posts a JOIN posts b ON b.thread_id = a.thread_id
                    AND b.number = a.number + 1 WHERE b.created_at < a.created_at";
    assert!(app.rows(disorder).is_empty());
    wrong_counters(&app);
    let unread = "SELECT m.email AS value FROM members m WHERE m.persona AND NOT EXISTS (SELECT 1 FROM thread_reads r
                  WHERE r.member_id = m.id)";
    assert!(app.rows(unread).is_empty(), "every persona has read something");
    let fresh = "SELECT t.title AS value FROM threads t WHERE t.audience = '{open}' AND EXISTS (SELECT 1 FROM members m
                 LEFT JOIN thread_reads r ON r.member_id = m.id AND r.thread_id = t.id
                 WHERE m.persona AND coalesce(r.number, 0) < t.post_count)";
    let fresh = app.rows(fresh).len();
    assert!((3..40).contains(&fresh), "{fresh} threads have something new for some persona");
}

#[test]
fn the_past_sends_no_mail_but_the_last_hours_do() {
    let app = filled();
    app.work();
    let told = app.rows(
        "SELECT m.email AS value FROM outbox o JOIN members m ON m.id = o.member_id WHERE o.kind = 'reply' ORDER BY 1",
    );
    assert_eq!(told, ["nolende@havnes.kommune.example", "prosjektleder@solvik.kommune.example"]);
    let sent = app.mail();
    let (letters, sent): (Vec<_>, Vec<_>) = sent.into_iter().partition(|mail| mail.raw.contains("/avmelding/brev/"));
    assert!((2..=4).contains(&letters.len()), "{} letters", letters.len());
    for address in told {
        assert!(sent.iter().any(|mail| mail.to == address), "no letter to {address}");
    }
    // Beside them only the request for membership, which is told to a coordinator, and yesterday's two requests to work
    // together.
    assert!(sent.len() <= 5, "{:?}", sent.iter().map(|mail| &mail.subject).collect::<Vec<_>>());
}

#[test]
fn a_letter_tells_what_is_new_in_a_saved_search() {
    let app = filled();
    app.work();
    let letters: Vec<_> = app.mail().into_iter().filter(|mail| mail.to.starts_with("prosjektleder@")).collect();
    let found = letters.iter().filter(|mail| mail.words().contains("Nytt i søkene dine")).count();
    assert_eq!(found, 1, "{letters:#?}");
    let kept = "SELECT m.email || ' ' || s.tell AS value FROM saved_searches s JOIN members m ON m.id = s.member_id ORDER BY s.id";
    assert_eq!(app.rows(kept).len(), 3);
    assert!(!app.mail().iter().any(|mail| mail.raw.contains("/avmelding/sok/")), "the past sends no mail at once");
}

#[test]
fn two_posts_and_a_request_wait_for_somebody() {
    let app = filled();
    assert_eq!(app.rows("SELECT count(*)::text AS value FROM threads WHERE state = 'waiting'"), ["1"]);
    assert_eq!(app.rows("SELECT count(*)::text AS value FROM posts WHERE state = 'waiting'"), ["1"]);
    let asks = "SELECT o.slug AS value FROM memberships m JOIN organisations o ON o.id = m.organisation_id
                WHERE m.state = 'waiting'";
    assert_eq!(app.rows(asks), ["solvik"]);
}

#[test]
fn announcements_are_half_acknowledged_in_both_forms_and_the_calendar_is_full() {
    let app = filled();
    let left = "SELECT n.thread_id::text AS value FROM announcements n WHERE n.needs_acknowledgement AND EXISTS (SELECT 1
                FROM announcement_addressees d WHERE d.thread_id = n.thread_id AND d.acknowledged_at IS NULL)
                AND EXISTS (SELECT 1 FROM announcement_addressees d WHERE d.thread_id = n.thread_id AND d.acknowledged_at IS NOT NULL)";
    assert_eq!(app.rows(left).len(), 1, "one is half acknowledged");
    let real = "SELECT o.name AS value FROM announcement_addressees d JOIN organisations o ON o.id = d.organisation_id WHERE NOT o.demo";
    assert!(app.rows(real).is_empty(), "fiction addresses fiction");
    assert_eq!(
        app.rows("SELECT count(*)::text AS value FROM announcements WHERE published_at IS NULL"),
        ["1"],
        "one is planned"
    );
    let list = app.guest().open("/kunngjoringer");
    assert!(!list.text().contains("mindre enn kravet"), "a quarter of each form: {}", list.text());
    assert!(app.guest().open("/kalender").select(".date-list li").len() >= 12);
}

#[test]
fn load_test_data_is_counted_right_and_the_same_every_time() {
    let seeded = || {
        let app = TestApp::start();
        areas(&app);
        seed::run(&app.app, 3_000, 40).expect("it is seeded");
        app
    };
    let app = seeded();
    wrong_counters(&app);
    assert_eq!(app.rows("SELECT count(*)::text AS value FROM posts"), ["3000"]);
    assert_eq!(app.rows("SELECT max(post_count)::text AS value FROM threads"), ["750"]);
    assert!(
        !app.rows("SELECT id::text AS value FROM threads WHERE post_count = 50 AND audience = '{open}'").is_empty()
    );
    let words = "SELECT md5(string_agg(body_html, '' ORDER BY id)) AS value FROM posts";
    assert_eq!(app.rows(words), seeded().rows(words));
}

/// The addresses of what waits for each persona on her front page.
#[test]
fn each_persona_lands_on_one_to_five_things_that_wait_for_her() {
    let app = filled();
    app.work();
    let personas = app.rows("SELECT email AS value FROM members WHERE persona ORDER BY id");
    assert!(personas.len() >= 7, "{personas:?}");
    for email in personas {
        let browser = app.sign_in(&app.member(&email));
        let front = browser.open("/");
        let waits = front.select(".waits-list a");
        assert!((1..=5).contains(&waits.len()), "{email}: {} things wait\n{}", waits.len(), front.text());
        assert!(front.statements() <= 8, "{email}: {} statements", front.statements());
        for wait in waits {
            let page = browser.open(wait.attr("href"));
            assert!(!page.heading().is_empty(), "{email}: «{}» leads to no page", wait.text);
        }
    }
}

#[test]
fn what_people_are_told_in_the_demo_is_of_the_last_days_and_unread() {
    let app = filled();
    app.work();
    let told = app
        .rows("SELECT DISTINCT m.email AS value FROM notices n JOIN members m ON m.id = n.member_id WHERE m.persona");
    assert!(told.len() >= 6, "{told:?}");
    let stale = "SELECT n.id::text AS value FROM notices n JOIN posts p ON p.id = n.post_id
                 JOIN thread_reads r ON r.member_id = n.member_id AND r.thread_id = n.thread_id
                 WHERE r.number >= p.number OR p.created_at < now() - interval '5 days'";
    assert!(app.rows(stale).is_empty());
    assert!(app.rows("SELECT level AS value FROM follows WHERE level = 'mute'").len() == 1);
}

fn wrong_counters(app: &TestApp) {
    let wrong = "SELECT t.title AS value FROM threads t LEFT JOIN LATERAL (SELECT count(*) AS n, max(number) AS last,
                     max(created_at) AS at FROM posts p WHERE p.thread_id = t.id AND p.number IS NOT NULL) p ON true
                 WHERE t.post_count <> p.n OR t.post_count <> p.last OR t.last_post_at <> p.at
                    OR t.accepted_number > p.n";
    assert!(app.rows(wrong).is_empty(), "{:?}", app.rows(wrong));
}
