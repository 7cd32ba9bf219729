//! Mail at once: it waits two minutes, gathers what is of one thread, and knows when it is not welcome.

use chrono::Duration;
use torget::ids::ThreadId;
use torget::threads::{self, NewReply, NewThread, ThreadKind};
use torget::viewer::{Role, Side};

use crate::support::{Person, TestApp};

pub(super) fn start() -> TestApp {
    TestApp::start_with(|settings| settings.mail_wait_seconds = 120)
}

pub(super) fn thread(app: &TestApp, by: &Person<'_>, audience: &str) -> ThreadId {
    let new = NewThread {
        area: app.area("helse"),
        trial: None,
        kind: ThreadKind::Question,
        title: "Hvem dokumenterer besøket?".to_owned(),
        language: "nb".to_owned(),
        audience: vec![audience.to_owned()],
        body: "Er det hjelpepleieren?".to_owned(),
        guided: Vec::new(),
        expires_on: None,
        author: by.author(),
        waits: false,
        at: app.app.clock.now(),
    };
    app.system(|tx| Ok(threads::open(tx, &new)?.0))
}

pub(super) fn reply(app: &TestApp, by: &Person<'_>, thread: ThreadId, words: &str) {
    let words = words.to_owned().into();
    let new = NewReply { thread, words, official: false, author: by.author(), waits: false, at: app.app.clock.now() };
    app.system(|tx| threads::reply(tx, &new));
}

pub(super) fn two(app: &TestApp) -> (Person<'_>, Person<'_>) {
    let (solvik, havnes) = (app.organisation("solvik", "municipality"), app.organisation("havnes", "municipality"));
    (
        app.member("kari@solvik.example").at(&solvik, Role::Member, None),
        app.member("per@havnes.example").at(&havnes, Role::Member, None),
    )
}

#[test]
fn it_waits_two_minutes_and_what_is_of_one_thread_comes_in_one_mail() {
    let app = start();
    let (kari, per) = two(&app);
    let (one, other) = (thread(&app, &kari, "open"), thread(&app, &kari, "open"));
    reply(&app, &per, one, "Det gjør hjelpepleieren.");
    app.work();
    app.advance(Duration::seconds(60));
    reply(&app, &per, one, "Eller sykepleieren.");
    reply(&app, &per, other, "Vet ikke.");
    app.work();
    assert!(app.mail().is_empty(), "not yet");
    app.advance(Duration::seconds(61));
    app.work();
    let mails = app.mail();
    let [mail] = mails.as_slice() else { panic!("one mail: {mails:#?}") };
    assert_eq!(mail.subject, "2 nye svar: Hvem dokumenterer besøket?");
    assert!(
        mail.words().contains("Det gjør hjelpepleieren.") && mail.words().contains("Eller sykepleieren."),
        "{}",
        mail.words()
    );
    app.advance(Duration::seconds(61));
    app.work();
    let mails = app.mail();
    assert_eq!(mails.len(), 2, "the other thread's, and nothing twice");
    assert!(mails[1].words().contains("Vet ikke."), "{}", mails[1].words());
}

#[test]
fn the_words_of_a_room_are_in_no_mail_to_one_who_lost_the_right_a_second_before() {
    let app = start();
    let local = app.organisation("samhold", "union_local");
    let anne = app.member("anne@samhold.example").at(&local, Role::Representative, Some(Side::Union));
    let bo = app.member("bo@samhold.example").at(&local, Role::Representative, Some(Side::Union));
    let (room, members) = (thread(&app, &anne, "union"), thread(&app, &anne, "members"));
    reply(&app, &bo, room, "Lønnskravet vårt.");
    reply(&app, &bo, members, "Lønnskravet vårt.");
    app.work();
    app.advance(Duration::seconds(121));
    app.rows(&format!(
        "WITH lost AS (UPDATE memberships SET state = 'ended' WHERE member_id = {} RETURNING 1) SELECT 'x' AS value FROM lost",
        anne.id
    ));
    app.work();
    assert!(app.mail().is_empty(), "{:#?}", app.mail());
    assert_eq!(app.rows("SELECT DISTINCT last_error AS value FROM outbox"), ["may not read it"]);
}

#[test]
fn quiet_hours_are_kept_in_her_time_zone() {
    let app = start();
    let (kari, per) = two(&app);
    let browser = app.sign_in(&kari);
    let page = browser.open("/meg/e-post");
    let form = "form[action='/meg/e-post/svar']";
    browser.submit(&page, form, &[("stille", "21-07"), ("tak", "3")]);
    let kept = browser.open("/meg/e-post").form(form).filled(&[]);
    assert!(kept.contains(&("stille".to_owned(), "21-07".to_owned())), "{kept:?}");
    // Until it is a little past nine in the evening in Oslo.
    let oslo = app.app.clock.now().with_timezone(&chrono_tz::Europe::Oslo);
    let minutes = i64::from(chrono::Timelike::num_seconds_from_midnight(&oslo.time())) / 60;
    app.advance(Duration::minutes((21 * 60 + 10 - minutes).rem_euclid(24 * 60)));
    let thread = thread(&app, &kari, "open");
    reply(&app, &per, thread, "Om kvelden.");
    app.work();
    app.advance(Duration::hours(5));
    app.work();
    assert!(app.mail().is_empty(), "at night");
    app.advance(Duration::hours(6));
    app.work();
    assert_eq!(app.mail().len(), 1, "in the morning");
}

#[test]
fn no_more_than_she_wants_in_a_day() {
    let app = start();
    let (kari, per) = two(&app);
    app.rows("WITH cap AS (UPDATE members SET mail_daily_cap = 3, time_zone = 'UTC' RETURNING 1) SELECT 'x' AS value FROM cap");
    // Early in a day of hers, so that all of it is one day.
    let now = app.app.clock.now();
    let midnight = now.date_naive().succ_opt().and_then(|day| day.and_hms_opt(1, 0, 0)).expect("a day").and_utc();
    app.advance(midnight - now);
    for _ in 0..5 {
        reply(&app, &per, thread(&app, &kari, "open"), "Ja.");
    }
    app.work();
    app.advance(Duration::minutes(3));
    app.work();
    assert_eq!(app.mail().len(), 3);
    let rest = app.rows("SELECT last_error AS value FROM outbox WHERE state = 'dropped'");
    assert_eq!(rest, ["daily cap", "daily cap"]);
}
