//! The list of notices and its count: grouped, seen by opening, and never telling more than one may read.

use chrono::Duration;
use torget::jobs::Job;
use torget::threads;
use torget::viewer::{Role, Side};

use super::{TITLE, follow, in_header, member, reply, thread, told};
use crate::support::TestApp;

#[test]
fn notices_stand_in_one_list_a_line_for_each_thread() {
    let app = TestApp::start();
    let (asker, other) = (member(&app, "spor"), member(&app, "svar"));
    let (first, second) = (thread(&app, &asker, &["open"]), thread(&app, &asker, &["open"]));
    let browser = app.sign_in(&asker);
    assert_eq!(in_header(&browser.open("/")), "Varsler");
    for _ in 0..3 {
        reply(&app, &other, first);
    }
    reply(&app, &other, second);
    app.work();
    let page = browser.open("/varsler");
    assert_eq!(in_header(&page), "Varsler (2)");
    let lines = page.select("section[aria-labelledby=til-deg] li");
    assert_eq!(lines.len(), 2, "{}", page.text());
    assert!(page.text().contains("3 nye svar · sist fra Svar, Solvik") && page.text().contains("1 nytt svar"));
    assert_eq!(page.select("li[data-unread]").len(), 2);
    assert_eq!(browser.open("/").one(".waits-list a").attr("href"), "/varsler", "it waits on her front page");

    // Opening the thread is seeing it; the page that shows it counts it no longer.
    let link = page.select("section[aria-labelledby=til-deg] a.title")[1].attr("href").to_owned();
    assert!(link.ends_with("#p2"), "to the first of what is new: {link}");
    assert_eq!(in_header(&browser.open(&link)), "Varsler (1)");
    let page = browser.open("/varsler");
    assert_eq!((in_header(&page).as_str(), page.select("li[data-unread]").len()), ("Varsler (1)", 1));

    // What comes after the list was made is not marked with it.
    reply(&app, &other, first);
    app.work();
    let marked = browser.submit_and_follow(&page, "form[action='/varsler/sett']", &[]);
    assert_eq!(in_header(&marked), "Varsler (1)");
    let marked = browser.submit_and_follow(&marked, "form[action='/varsler/sett']", &[]);
    assert_eq!((in_header(&marked).as_str(), marked.select("form[action='/varsler/sett']").len()), ("Varsler", 0));
    assert_eq!(app.guest().get("/varsler").status, 401);
    assert_eq!(app.guest().post("/varsler/sett", &[("siste", "9")]).status, 401);
}

#[test]
fn nobody_is_told_of_a_room_she_is_not_in() {
    let app = TestApp::start();
    let (area, local) = (app.area("helse").0, app.organisation("samhold", "union_local"));
    let rep =
        |name: &str| app.member(&format!("{name}@samhold.example")).at(&local, Role::Representative, Some(Side::Union));
    let (anne, bo, kari) = (rep("anne"), rep("bo"), member(&app, "kari"));
    for person in [&anne, &kari] {
        follow(&app.sign_in(person), "area", area, "everything");
    }
    let thread = thread(&app, &bo, &["union"]);
    assert_eq!(told(&app, &anne), ["new_thread"]);
    assert!(told(&app, &kari).is_empty(), "she follows the area, but is no union representative");
    for (id, status) in [(thread.0, 404), (999_999, 404)] {
        assert_eq!(
            follow(&app.sign_in(&kari), "thread", id, "everything").status,
            status,
            "and cannot tell whether it is there"
        );
    }
    // Through a mailbox her employer controls, the union's room is not spoken of, not even counted.
    let (home, work) = (app.sign_in(&anne), app.sign_in_at_work(&anne));
    assert_eq!((in_header(&home.open("/")).as_str(), in_header(&work.open("/")).as_str()), ("Varsler (1)", "Varsler"));
    assert!(home.open("/varsler").text().contains(TITLE) && !work.open("/varsler").html.contains(TITLE));
    // She leaves: what she was told of before is gone from the list and from the count.
    app.rows(&format!("UPDATE memberships SET state = 'ended' WHERE member_id = {} RETURNING 'x' AS value", anne.id));
    let page = home.open("/varsler");
    assert_eq!(in_header(&page), "Varsler");
    assert!(!page.html.contains(TITLE));
    assert!(!home.open("/varsler/folger").html.contains(TITLE));
}

#[test]
fn a_hidden_reply_is_no_longer_told_of() {
    let app = TestApp::start();
    let (asker, other) = (member(&app, "spor"), member(&app, "svar"));
    let thread = thread(&app, &asker, &["open"]);
    let post = reply(&app, &other, thread);
    app.work();
    let browser = app.sign_in(&asker);
    assert_eq!(in_header(&browser.open("/")), "Varsler (1)");
    app.system(|tx| threads::hide_post(tx, post, "Feil"));
    assert_eq!(in_header(&browser.open("/")), "Varsler");
    assert!(!browser.open("/varsler").text().contains("nytt svar"));
}

#[test]
fn an_accepted_answer_and_a_moderators_decision_are_told() {
    let app = TestApp::start();
    let (asker, other, ministry) = (member(&app, "spor"), member(&app, "svar"), app.organisation("dep", "ministry"));
    let thread = thread(&app, &asker, &["open"]);
    reply(&app, &other, thread);
    app.system(|tx| threads::accept(tx, thread, Some(2)));
    assert_eq!(told(&app, &other), ["answer_accepted"]);
    assert!(app.sign_in(&other).open("/varsler").text().contains("Svaret ditt er godtatt"));
    assert_eq!(told(&app, &asker), ["reply"], "she marked it herself");

    let moderator = app.member("rad@dep.example").at(&ministry, Role::Member, Some(Side::Ministry)).moderator(None);
    let page = app.sign_in(&moderator).open(&format!("/trad/{thread}/moderer"));
    let sent = app.sign_in(&moderator).submit(
        &page,
        "main form",
        &[("act", "close"), ("reason", "other"), ("words", "Tråden er avsluttet.")],
    );
    assert_eq!(sent.status, 303, "{}", sent.text());
    assert_eq!(told(&app, &asker), ["reply", "moderation"]);
    assert!(app.sign_in(&asker).open("/varsler").text().contains("Tråden din er stengt for nye svar"));
}

#[test]
fn the_first_unread_post_is_one_step_away() {
    let app = TestApp::start();
    let (asker, other) = (member(&app, "spor"), member(&app, "svar"));
    let thread = thread(&app, &asker, &["open"]);
    let browser = app.sign_in(&asker);
    let address = browser.get(&format!("/trad/{thread}")).location().unwrap();
    assert!(!browser.open(&address).text().contains("første uleste"), "she has read it all");
    for _ in 0..59 {
        reply(&app, &other, thread);
    }
    browser.open(&address);
    let page = browser.open(&address);
    assert_eq!(page.link("Gå til første uleste"), format!("{address}?fra=51#p51"));
    browser.open(&format!("{address}?fra=51"));
    assert!(!browser.open(&address).text().contains("første uleste"));
    assert!(!app.guest().open(&address).text().contains("første uleste"));
}

#[test]
fn notices_cost_no_statement_on_any_page_and_the_list_costs_the_same_however_long() {
    let app = TestApp::start();
    let area = app.area("helse").0;
    let (asker, kari) = (member(&app, "spor"), member(&app, "kari"));
    let browser = app.sign_in(&kari);
    follow(&browser, "area", area, "everything");
    let before = browser.open("/trader").statements();
    for _ in 0..3 {
        thread(&app, &asker, &["open"]);
    }
    app.work();
    let few = browser.open("/varsler").statements();
    assert!(few <= 6, "{few}");
    for _ in 0..12 {
        let thread = thread(&app, &asker, &["open"]);
        reply(&app, &asker, thread);
    }
    app.work();
    assert_eq!(browser.open("/varsler").statements(), few);
    assert_eq!(in_header(&browser.open("/trader")), "Varsler (15)");
    assert_eq!(browser.open("/trader").statements(), before);
    let thread = browser.get("/trad/1").location().unwrap();
    assert!(browser.open(&thread).statements() <= 8 + 4, "the page, and a transaction that notes what was seen");
    assert!(browser.open(&thread).statements() <= 8);
}

#[test]
fn old_notices_are_forgotten() {
    let app = TestApp::start();
    let (asker, other) = (member(&app, "spor"), member(&app, "svar"));
    let thread = thread(&app, &asker, &["open"]);
    reply(&app, &other, thread);
    assert_eq!(told(&app, &asker).len(), 1);
    app.advance(Duration::days(121));
    app.system(|tx| tx.enqueue(&Job::Housekeeping {}));
    assert!(told(&app, &asker).is_empty());
}
