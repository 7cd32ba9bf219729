//! What one follows, and how much one hears of it.

use torget::ids::ThreadId;
use torget::jobs::{Job, Notice};
use torget::threads;

use super::{TITLE, follow, member, reply, thread, told};
use crate::support::{Person, TestApp};

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
    let (asker, other) = (member(&app, "spor"), member(&app, "svar"));
    let thread = thread(&app, &asker, &["open"]);
    reply(&app, &other, thread);
    let level = |person: &Person<'_>| {
        app.rows(&format!("SELECT level AS value FROM follows WHERE member_id = {} AND target = 'thread'", person.id))
    };
    assert_eq!((level(&asker), level(&other)), (vec!["normal".to_owned()], vec!["normal".to_owned()]));

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
fn an_act_is_followed_with_its_sections_whether_or_not_somebody_has_cited_them() {
    let app = TestApp::start();
    app.system(torget::places::load_reference);
    let (act, section, per) = (member(&app, "lov"), member(&app, "paragraf"), app.sign_in(&member(&app, "per")));
    let other = member(&app, "annen");
    for (person, path) in
        [(&act, "/regel/kommuneloven"), (&section, "/regel/kommuneloven/8-1"), (&other, "/regel/kommuneloven/8-1/2")]
    {
        let browser = app.sign_in(person);
        let page = browser.open(path);
        let there = browser.submit_and_follow(&page, ".follow-form", &[("niva", "new_threads")]);
        assert_eq!(
            (there.path.as_str(), there.one(".follow > summary").text.as_str()),
            (path, "Du følger: nye tråder")
        );
        assert_eq!(browser.open("/varsler/folger").select(".follow-list a")[0].attr("href"), path);
    }
    let form = per.open("/ny-trad/rule_in_way?omrade=organisering");
    let values =
        [("title", TITLE), ("body", "Vi skriver i begge."), ("provision", "kommuneloven § 8-1"), ("instead", "Én.")];
    assert_eq!(per.submit(&form, "form.form", &values).status, 303);
    assert_eq!(
        (told(&app, &act), told(&app, &section)),
        (vec!["new_thread".to_owned()], vec!["new_thread".to_owned()])
    );
    assert!(told(&app, &other).is_empty(), "the paragraph is not cited");
    let browser = app.sign_in(&act);
    for (law, section, ledd, status) in [
        ("finnes-ikke", "", "0", 404),
        ("kommuneloven", "kaffe", "0", 404),
        ("kommuneloven", "", "2", 404),
        ("kommuneloven", "", "x", 400),
    ] {
        let fields = [
            ("hva", "provision"),
            ("lov", law),
            ("paragraf", section),
            ("ledd", ledd),
            ("niva", "normal"),
            ("til", "/"),
        ];
        assert_eq!(browser.post("/folg", &fields).status, status, "{law} {section} {ledd}");
    }
}
