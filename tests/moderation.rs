//! What unverified people write waits for a moderator; every decision has a reason, the author gets to read it, and
//! nobody decides in her own case or in a room she cannot read.

use torget::ids::{PostId, ThreadId};
use torget::threads::{self, NewReply, NewThread, ThreadKind};
use torget::viewer::{Role, Side};

use crate::support::{Browser, Person, TestApp};

const TITLE: &str = "Hvem dokumenterer besøket?";

fn thread(app: &TestApp, by: &Person<'_>, audience: &str, waits: bool) -> (ThreadId, PostId) {
    let (area, author, at) = (app.area("helse"), by.author(), app.app.clock.now());
    let new = NewThread {
        area,
        trial: None,
        kind: ThreadKind::Question,
        title: TITLE.to_owned(),
        language: "nb".to_owned(),
        audience: vec![audience.to_owned()],
        body: "Er det hjelpepleieren?".to_owned(),
        guided: vec![("tried".to_owned(), "Vi har spurt legen.".to_owned())],
        expires_on: None,
        author,
        waits,
        at,
    };
    app.system(|tx| threads::open(tx, &new))
}

fn reply(app: &TestApp, by: &Person<'_>, thread: ThreadId, waits: bool) -> PostId {
    let (author, at) = (by.author(), app.app.clock.now());
    let new = NewReply {
        thread,
        words: "Ring meg, så selger jeg dere et system.".to_owned().into(),
        official: false,
        author,
        waits,
        at,
    };
    app.system(|tx| Ok(threads::reply(tx, &new)?.0))
}

fn verified(app: &TestApp) -> Person<'_> {
    let solvik = app.organisation("solvik", "municipality");
    app.member("kari@solvik.example").at(&solvik, Role::Member, Some(Side::Management))
}

fn moderator(app: &TestApp) -> Browser {
    app.sign_in(&app.member("mod@dep.example").moderator(Some(app.area("helse"))))
}

fn states(app: &TestApp) -> Vec<String> {
    app.rows(
        "SELECT t.state || '/' || p.state AS value FROM posts p JOIN threads t ON t.id = p.thread_id ORDER BY p.id",
    )
}

#[test]
fn a_waiting_thread_is_seen_with_its_context_and_approved_with_one_button() {
    let app = TestApp::start();
    let stranger = app.member("noen@hjemme.example");
    let (thread, _) = thread(&app, &stranger, "open", true);
    assert_eq!(app.guest().get(&format!("/trad/{thread}")).status, 404);

    let moderator = moderator(&app);
    let queue = moderator.open("/moderering");
    let text = queue.text();
    for part in
        [TITLE, "Noen", "Helse", "Er det hjelpepleieren?", "Vi har spurt legen.", "ny konto i dag", "Én sak venter"]
    {
        assert!(text.contains(part), "«{part}» is in the queue: {text}");
    }
    let after = moderator.submit_and_follow(&queue, "ol.queue > li > form", &[]);
    assert!(after.text().contains("Ingenting venter"), "{}", after.text());
    assert_eq!(states(&app), ["open/shown"]);
    app.work();
    let mails = app.mail();
    let [mail] = mails.as_slice() else { panic!("one mail: {mails:#?}") };
    assert_eq!(mail.to, "noen@hjemme.example");
    assert!(mail.raw.contains("er godkjent og ligger nå på torget"), "{}", mail.raw);
    assert_eq!(app.guest().get(&mail.link("/trad/")).status, 200);
}

#[test]
fn a_declined_reply_is_told_with_its_reason_and_gets_no_number() {
    let app = TestApp::start();
    let (kari, stranger) = (verified(&app), app.member("noen@hjemme.example"));
    let (thread, _) = thread(&app, &kari, "open", false);
    reply(&app, &stranger, thread, true);
    let moderator = moderator(&app);
    let queue = moderator.open("/moderering");
    let back = moderator.submit(&queue, "ol.queue details form", &[("reason", "other")]);
    assert_eq!(back.status, 422, "«annet» needs words: {}", back.text());
    let sent = moderator.submit(
        &back,
        "form.form",
        &[("act", "decline"), ("reason", "advertising"), ("words", "Fortell heller hva dere lærte.")],
    );
    assert_eq!(sent.location().as_deref(), Some("/moderering"));
    assert_eq!(states(&app), ["open/shown", "open/declined"]);
    app.work();
    let mail = &app.mail()[0];
    assert!(mail.raw.contains("Det er reklame. Fortell heller hva dere lærte."), "{}", mail.raw);
    let hers = app.sign_in(&stranger).open(&mail.link("/trad/"));
    assert!(hers.text().contains("Fortell heller hva dere lærte."), "she sees why: {}", hers.text());
    assert!(!app.guest().open(&mail.link("/trad/")).text().contains("Fortell heller"));
    assert_eq!(
        app.rows("SELECT act || ' ' || subject_kind AS value FROM audit WHERE act = 'moderate'"),
        ["moderate post"]
    );
    assert_eq!(app.rows("SELECT act AS value FROM moderation_decisions"), ["decline"]);
}

#[test]
fn an_approved_reply_gets_its_number_and_is_told_to_the_asker_too() {
    let app = TestApp::start();
    let (kari, stranger) = (verified(&app), app.member("noen@hjemme.example"));
    let (thread, _) = thread(&app, &kari, "open", false);
    reply(&app, &stranger, thread, true);
    let moderator = moderator(&app);
    let queue = moderator.open("/moderering");
    let path = queue.form("ol.queue > li > form").action.clone();
    let sent = moderator.submit(&queue, "ol.queue > li > form", &[]);
    assert_eq!(sent.status, 303);
    let again = moderator.submit(&queue, "ol.queue > li > form", &[]);
    assert_eq!(again.location(), sent.location(), "a double click leads to the same place");
    assert_eq!(moderator.post(&path, &[("act", "approve")]).status, 409, "somebody came first");
    app.work();
    let mut to: Vec<String> = app.mail().into_iter().map(|mail| mail.to).collect();
    to.sort();
    assert_eq!(to, ["kari@solvik.example", "noen@hjemme.example"]);
    assert_eq!(app.rows("SELECT number::text AS value FROM posts ORDER BY id"), ["1", "2"]);
}

#[test]
fn thread_tools_close_pin_move_and_hide_with_a_reason() {
    let app = TestApp::start();
    let kari = verified(&app);
    let (thread, _) = thread(&app, &kari, "open", false);
    let skole = app.area("skole");
    let moderator = moderator(&app);
    let tools = format!("/trad/{thread}/moderer");
    for (act, state, reason) in
        [("close", "closed", "settled"), ("reopen", "open", "put_right"), ("pin", "open", "important")]
    {
        let page = moderator.open(&tools);
        let after = moderator.submit_and_follow(&page, "main form", &[("act", act), ("reason", reason)]);
        assert_eq!(app.rows("SELECT state AS value FROM threads"), [state]);
        assert!(after.text().contains("Tidligere avgjørelser"), "{}", after.text());
    }
    let page = moderator.open(&tools);
    assert_eq!(moderator.submit(&page, "main form", &[("act", "move"), ("reason", "other_area")]).status, 422);
    let hidden =
        moderator.submit(&page, "main form", &[("act", "hide"), ("reason", "personal"), ("words", "Se navnet.")]);
    assert_eq!(hidden.status, 303);
    assert_eq!(app.guest().get(&format!("/trad/{thread}")).status, 404);
    let mine = app.sign_in(&kari);
    assert!(mine.follow(&mine.get(&format!("/trad/{thread}"))).text().contains("Se navnet."), "the author sees why");
    let shown = moderator.submit(&moderator.open(&tools), "main form", &[("act", "show"), ("reason", "put_right")]);
    assert_eq!(shown.status, 303);
    let moved = [("act", "move"), ("reason", "other_area"), ("area", &skole.to_string())];
    assert_eq!(moderator.submit(&moderator.open(&tools), "main form", &moved).status, 303);
    assert_eq!(moderator.get(&tools).status, 403, "she does not moderate the new area");
    app.work();
    assert_eq!(app.mail().len(), 6, "each decision is told");
}

#[test]
fn a_post_is_hidden_and_shown_again() {
    let app = TestApp::start();
    let kari = verified(&app);
    let (thread, _) = thread(&app, &kari, "open", false);
    let post = reply(&app, &kari, thread, false);
    let moderator = moderator(&app);
    let page = moderator.open(&format!("/trad/{thread}/moderer?innlegg={post}"));
    let after = moderator.submit(&page, "main form", &[("act", "hide"), ("reason", "advertising")]);
    assert!(after.location().unwrap().ends_with("#p2"));
    let address = format!("/trad/{thread}/{}", torget::text::slug(TITLE));
    assert!(!app.guest().open(&address).text().contains("selger jeg"));
    let page = moderator.open(&format!("/innlegg/{post}/moderer"));
    moderator.submit(&page, "main form", &[("act", "show"), ("reason", "put_right")]);
    assert!(app.guest().open(&address).text().contains("selger jeg"));
}

#[test]
fn nobody_decides_in_her_own_case() {
    let app = TestApp::start();
    let helse = app.area("helse");
    let own = app.member("mod@dep.example").moderator(Some(helse));
    let (thread, _) = thread(&app, &own, "open", true);
    let browser = app.sign_in(&own);
    let queue = browser.open("/moderering");
    assert!(
        queue.select("ol.queue form").is_empty() && queue.text().contains("En annen moderator"),
        "{}",
        queue.text()
    );
    assert_eq!(browser.post(&format!("/trad/{thread}/gjor/moderer"), &[("act", "approve")]).status, 403);
    assert_eq!(states(&app), ["waiting/shown"]);
}

#[test]
fn only_moderators_of_the_area_and_only_what_they_can_read() {
    let app = TestApp::start();
    let skole = app.area("skole");
    let local = app.organisation("samhold", "union_local");
    let anne = app.member("anne@samhold.example").at(&local, Role::Representative, Some(Side::Union));
    let (open, _) = thread(&app, &anne, "open", false);
    let (side, post) = thread(&app, &anne, "union", true);

    let here = moderator(&app);
    assert!(here.open("/moderering").select("ol.queue li").is_empty(), "a side room is not in the queue");
    assert_eq!(here.get(&format!("/trad/{side}/moderer")).status, 404);
    assert_eq!(here.post(&format!("/trad/{side}/gjor/moderer"), &[("act", "approve")]).status, 404);
    assert_eq!(here.post(&format!("/innlegg/{post}/moderer"), &[("act", "hide"), ("reason", "tone")]).status, 404);

    let elsewhere = app.sign_in(&app.member("annen@dep.example").moderator(Some(skole)));
    assert_eq!(elsewhere.get(&format!("/trad/{open}/moderer")).status, 403);
    assert_eq!(app.sign_in(&anne).get("/moderering").status, 403);
    assert_eq!(app.guest().get("/moderering").status, 401);
    assert_eq!(app.guest().get(&format!("/trad/{open}/moderer")).status, 401);
    assert_eq!(states(&app), ["open/shown", "waiting/shown"]);
}

#[test]
fn the_queue_costs_the_same_however_long_it_is() {
    let app = TestApp::start();
    let (kari, stranger) = (verified(&app), app.member("noen@hjemme.example"));
    let (one, _) = thread(&app, &kari, "open", false);
    reply(&app, &stranger, one, true);
    let moderator = moderator(&app);
    let few = moderator.open("/moderering").statements();
    for _ in 0..8 {
        thread(&app, &stranger, "open", true);
        reply(&app, &stranger, one, true);
    }
    let page = moderator.open("/moderering");
    assert_eq!(page.select("ol.queue > li").len(), 17);
    assert_eq!(page.statements(), few);
    assert!(few <= 10, "{few}");
}

/// A thread of hers that a moderator has closed; for other stories that need a mail.
pub(crate) fn decided(app: &TestApp, by: &Person<'_>) {
    let (thread, _) = thread(app, by, "open", false);
    let sent = moderator(app).post(&format!("/trad/{thread}/gjor/moderer"), &[("act", "close"), ("reason", "settled")]);
    assert_eq!(sent.status, 303, "{}", sent.text());
}
