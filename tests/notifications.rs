//! People follow what they care for and are told in the service: no more than they asked for, once, only of what they may
//! read, and no longer than they may.

use std::collections::BTreeSet;

use chrono::Duration;
use torget::db::Mode;
use torget::ids::{PostId, ThreadId};
use torget::jobs::{Job, Notice};
use torget::threads::{self, NewReply, NewThread, ThreadKind};
use torget::viewer::{self, Role, Side};

use crate::support::page::Page;
use crate::support::{Browser, Person, TestApp};

const TITLE: &str = "Hvem dokumenterer besøket?";

fn thread(app: &TestApp, by: &Person<'_>, audience: &[&str]) -> ThreadId {
    let (area, author, at) = (app.area("helse"), by.author(), app.app.clock.now());
    let new = NewThread {
        area,
        trial: None,
        kind: ThreadKind::Question,
        title: TITLE.to_owned(),
        language: "nb".to_owned(),
        audience: audience.iter().map(|key| (*key).to_owned()).collect(),
        body: "Er det hjelpepleieren eller sykepleieren?".to_owned(),
        guided: Vec::new(),
        expires_on: None,
        author,
        waits: false,
        at,
    };
    app.system(|tx| Ok(threads::open(tx, &new)?.0))
}

fn reply(app: &TestApp, by: &Person<'_>, thread: ThreadId) -> PostId {
    answer(app, by, thread, false)
}

fn answer(app: &TestApp, by: &Person<'_>, thread: ThreadId, official: bool) -> PostId {
    let (author, at) = (by.author(), app.app.clock.now());
    let body = "Hos oss gjør hjelpepleieren det.".to_owned();
    let new = NewReply { thread, body, official, author, waits: false, at };
    app.system(|tx| Ok(threads::reply(tx, &new)?.0))
}

fn member<'a>(app: &'a TestApp, name: &str) -> Person<'a> {
    let solvik = app.organisation("solvik", "municipality");
    app.member(&format!("{name}@solvik.example")).at(&solvik, Role::Member, None)
}

fn follow(browser: &Browser, target: &str, id: i64, level: &str) -> Page {
    browser.post("/folg", &[("hva", target), ("id", &id.to_string()), ("niva", level), ("til", "/")])
}

/// What somebody has been told: the words of the kinds, in order.
fn told(app: &TestApp, person: &Person<'_>) -> Vec<String> {
    app.work();
    app.rows(&format!("SELECT kind AS value FROM notices WHERE member_id = {} ORDER BY id", person.id))
}

fn in_header(page: &Page) -> String {
    page.select("header .wide a.notices").remove(0).text
}

#[test]
fn following_is_chosen_on_the_page_itself_and_may_be_said_twice() {
    let app = TestApp::start();
    app.area("helse");
    let kari = app.sign_in(&member(&app, "kari"));
    let page = kari.open("/omrade/helse");
    assert_eq!(page.one(".follow > summary").text, "Følg");
    for _ in 0..2 {
        let there = kari.submit_and_follow(&page, ".follow-form", &[("niva", "everything")]);
        assert_eq!(
            (there.path.as_str(), there.one(".follow > summary").text.as_str()),
            ("/omrade/helse", "Du følger: alt")
        );
    }
    assert!(kari.open("/varsler/folger").text().contains("Helse"));
    let page = kari.open("/varsler/folger");
    let page = kari.submit_and_follow(&page, ".follow-form", &[("niva", "mute")]);
    assert_eq!(page.path, "/varsler/folger", "where the form stood");
    assert_eq!(kari.open("/omrade/helse").one(".follow > summary").text, "Du følger: dempet");
    kari.submit(&page, ".follow-form", &[("niva", "")]);
    assert_eq!(kari.open("/omrade/helse").one(".follow > summary").text, "Følg");
    assert!(kari.open("/varsler/folger").text().contains("Du følger ingenting ennå"));
    assert!(
        app.guest().open("/omrade/helse").link("Følg").starts_with("/logg-inn?til="),
        "a guest is shown the way in"
    );
}

#[test]
fn organisations_trials_and_threads_are_followed_too() {
    let app = TestApp::start();
    let solvik = app.organisation("solvik", "municipality");
    app.trial("felles-journal", app.area("helse"), &[&solvik]);
    let per = member(&app, "per");
    let thread = thread(&app, &per, &["open"]);
    let kari = app.sign_in(&member(&app, "kari"));
    let address = kari.get(&format!("/trad/{thread}")).location().unwrap();
    for path in ["/organisasjon/solvik", "/forsok/felles-journal", address.as_str()] {
        let page = kari.open(path);
        let there = kari.submit_and_follow(&page, ".follow-form", &[("niva", "everything")]);
        assert_eq!(there.one(".follow > summary").text, "Du følger: alt", "{path}");
    }
    let page = kari.open("/varsler/folger");
    for name in ["Solvik", "Felles-journal", TITLE] {
        assert!(page.text().contains(name), "{name}: {}", page.text());
    }
    assert_eq!(
        kari.open(&address).select(".follow-form option[value=new_threads]").len(),
        0,
        "a thread has no threads"
    );
}

#[test]
fn each_level_tells_what_it_says() {
    let app = TestApp::start();
    let area = app.area("helse").0;
    let (asker, other) = (member(&app, "spor"), member(&app, "svar"));
    let names = ["normal", "new_threads", "everything", "mute"];
    let people = names.map(|name| member(&app, &name.replace('_', "")));
    for (person, level) in people.iter().zip(names) {
        assert_eq!(follow(&app.sign_in(person), "area", area, level).status, 303);
    }
    let thread = thread(&app, &asker, &["open"]);
    reply(&app, &other, thread);
    let [normal, new_threads, everything, mute] = people.each_ref().map(|person| told(&app, person));
    assert!(normal.is_empty() && mute.is_empty(), "{normal:?} {mute:?}");
    assert_eq!(new_threads, ["new_thread"]);
    assert_eq!(everything, ["new_thread", "reply"]);
    assert_eq!(told(&app, &asker), ["reply"], "what is to her, though she follows only her thread");
    assert!(told(&app, &other).is_empty(), "not her own");

    // Normal is quiet, and shows it as unread; muted does not.
    let page = app.sign_in(&people[0]).open("/varsler");
    assert!(page.select("section[aria-labelledby=ulest] li[data-unread]").len() == 1, "{}", page.text());
    assert!(!app.sign_in(&people[3]).open("/varsler").text().contains(TITLE));
    app.system(|tx| tx.enqueue(&Job::Tell { notice: Notice::Reply, item: 2 }));
    assert_eq!(told(&app, &people[2]).len(), 2, "nobody is told twice");
}

#[test]
fn the_closest_follow_decides() {
    let app = TestApp::start();
    let area = app.area("helse").0;
    let (asker, other, kari) = (member(&app, "spor"), member(&app, "svar"), member(&app, "kari"));
    let (quiet, loud) = (thread(&app, &asker, &["open"]), thread(&app, &asker, &["open"]));
    app.work();
    let browser = app.sign_in(&kari);
    follow(&browser, "area", area, "everything");
    follow(&browser, "thread", quiet.0, "mute");
    reply(&app, &other, quiet);
    reply(&app, &other, loud);
    assert_eq!(told(&app, &kari), ["reply"]);
    follow(&browser, "area", area, "mute");
    follow(&browser, "thread", quiet.0, "everything");
    reply(&app, &other, quiet);
    reply(&app, &other, loud);
    assert_eq!(told(&app, &kari).len(), 2, "only in the thread she follows herself");
}

#[test]
fn who_writes_in_a_thread_follows_it_unless_she_chose_otherwise() {
    let app = TestApp::start();
    let (asker, other, ministry) = (member(&app, "spor"), member(&app, "svar"), app.organisation("dep", "ministry"));
    let adviser = app.member("rad@dep.example").at(&ministry, Role::Member, Some(Side::Ministry));
    let thread = thread(&app, &asker, &["open"]);
    reply(&app, &other, thread);
    let level = |person: &Person<'_>| {
        app.rows(&format!("SELECT level AS value FROM follows WHERE member_id = {} AND target = 'thread'", person.id))
    };
    assert_eq!((level(&asker), level(&other)), (vec!["normal".to_owned()], vec!["normal".to_owned()]));
    answer(&app, &adviser, thread, true);
    assert_eq!(told(&app, &other), ["official_answer"], "the ministry's answer is for everybody in the thread");

    let browser = app.sign_in(&asker);
    follow(&browser, "thread", thread.0, "mute");
    let mails = app.mail().len();
    let before = told(&app, &asker).len();
    reply(&app, &other, thread);
    assert_eq!((told(&app, &asker).len(), app.mail().len()), (before, mails), "muted is muted, by mail too");
    reply(&app, &asker, thread);
    assert_eq!(level(&asker), ["mute"]);
}

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
fn a_thread_that_waited_is_told_of_when_it_is_shown() {
    let app = TestApp::start();
    let area = app.area("helse").0;
    let kari = member(&app, "kari");
    follow(&app.sign_in(&kari), "area", area, "new_threads");
    let stranger = app.sign_in(&app.member("noen@hjemme.example"));
    let form = stranger.open("/ny-trad/question?omrade=helse");
    stranger.submit(&form, "form.form", &[("title", TITLE), ("body", "Er det noen som vet?"), ("audience", "open")]);
    assert!(told(&app, &kari).is_empty());
    app.system(|tx| threads::approve_thread(tx, ThreadId(1)));
    assert_eq!(told(&app, &kari), ["new_thread"]);
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

/// The view that finds who may be told holds the keys the program gives a viewer: many members of every make.
#[test]
fn the_database_and_the_program_give_the_same_keys() {
    let app = TestApp::start();
    let areas = ["helse", "utdanning", "plan-og-bygg"].map(|slug| app.area(slug));
    let (solvik, fjordby, local) = (
        app.organisation("solvik", "municipality"),
        app.organisation("fjordby", "municipality"),
        app.organisation("samhold-solvik", "union_local"),
    );
    let all = [&solvik, &fjordby, &local, &app.organisation("samhold", "union"), &app.organisation("dep", "ministry")];
    app.organises(&local, &solvik);
    app.organises(&local, &fjordby);
    app.trial("felles-journal", areas[0], &[&solvik]);
    app.trial("fravaer", areas[1], &[&fjordby]);
    app.domain(&solvik, "solvik.example");
    let mut seed = 7_u32;
    let mut dice = |sides: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) as usize % sides
    };
    let sides = [None, Some(Side::Management), Some(Side::Union), Some(Side::Safety), Some(Side::Ministry)];
    let mut people = Vec::new();
    for n in 0..80 {
        let domain = ["solvik.example", "post.solvik.example", "samhold.example"][dice(3)];
        let mut person = app.member(&format!("nr{n}@{domain}"));
        for _ in 0..dice(4) {
            person = person.at(all[dice(5)], Role::Member, sides[dice(5)]);
        }
        if dice(5) == 0 {
            person = person.moderator([None, Some(areas[2])][dice(2)]);
        }
        if dice(7) == 0 {
            person = person.administrator();
        }
        people.push(person.id);
    }
    app.rows("WITH a AS (UPDATE memberships SET state = 'ended' WHERE id % 7 = 0 RETURNING 1),
                   b AS (UPDATE memberships SET valid_until = now() + (id % 3 - 1) * interval '1 day' WHERE id % 5 = 0 RETURNING 1)
              SELECT 'done' AS value");
    let now = app.app.clock.now();
    let (mut wrong, mut seen) = (Vec::new(), BTreeSet::new());
    for id in people {
        let viewer = app.app.db.blocking(Mode::Read, |conn| Ok(viewer::by_member(conn, id, now)?)).expect("a member");
        let program: BTreeSet<String> = viewer.keys().iter().cloned().collect();
        let database = app.rows(&format!(
            "SELECT DISTINCT key AS value FROM member_keys WHERE member_id = {id} AND (valid_until IS NULL OR valid_until > '{}')",
            now.to_rfc3339()
        ));
        let database: BTreeSet<String> = database.into_iter().collect();
        if program != database {
            wrong.push(format!("{id}: {program:?} in the program, {database:?} in the database"));
        }
        seen.extend(program);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen.len() >= 14, "too few kinds of keys to tell: {seen:?}");
}
