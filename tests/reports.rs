//! Members tell moderators about what is wrong; every report is decided with a reason, told to those it concerns and to
//! nobody else; a restricted room opens for one case only; and another moderator answers whoever disagrees.

use torget::ids::{PostId, ThreadId};
use torget::moderation::{Reason, Why};
use torget::threads::{self, NewReply, NewThread, ThreadKind};
use torget::viewer::{Role, Side};

use crate::support::page::Page;
use crate::support::{Browser, Person, TestApp};

pub(crate) const TITLE: &str = "Hvem tar kveldsvakten?";

pub(crate) fn thread(app: &TestApp, by: &Person<'_>, audience: &str) -> (ThreadId, PostId) {
    let (area, author, at) = (app.area("helse"), by.author(), app.app.clock.now());
    let new = NewThread {
        area,
        trial: None,
        kind: ThreadKind::Discussion,
        title: TITLE.to_owned(),
        language: "nb".to_owned(),
        audience: vec![audience.to_owned()],
        body: "Vi går i ring.".to_owned(),
        guided: Vec::new(),
        expires_on: None,
        author,
        waits: false,
        at,
    };
    app.system(|tx| threads::open(tx, &new))
}

pub(crate) fn reply(app: &TestApp, by: &Person<'_>, thread: ThreadId, body: &str) -> PostId {
    let (author, at) = (by.author(), app.app.clock.now());
    let new = NewReply { thread, body: body.to_owned(), official: false, author, waits: false, at };
    app.system(|tx| Ok(threads::reply(tx, &new)?.0))
}

pub(crate) fn kari(app: &TestApp) -> Person<'_> {
    let solvik = app.organisation("solvik", "municipality");
    app.member("kari@solvik.example").at(&solvik, Role::Member, Some(Side::Management))
}

pub(crate) fn per(app: &TestApp) -> Person<'_> {
    let fjordby = app.organisation("fjordby", "municipality");
    app.member("per@fjordby.example").at(&fjordby, Role::Member, None)
}

pub(crate) fn moderator<'a>(app: &'a TestApp, name: &str) -> Person<'a> {
    app.member(&format!("{name}@dep.example")).moderator(None)
}

/// Reports a post through the page; gives the answer.
pub(crate) fn tell(browser: &Browser, post: PostId, why: &str, words: &str) -> Page {
    let form = browser.open(&format!("/innlegg/{post}/meld"));
    browser.submit(&form, "form.form", &[("why", why), ("words", words)])
}

/// Decides in a case through its page; gives the answer.
pub(crate) fn decide(browser: &Browser, post: PostId, act: &str, reason: &str, words: &str) -> Page {
    let case = browser.open(&format!("/moderering/sak/{post}"));
    let form = format!("form[action='/moderering/sak/{post}']");
    browser.submit(&case, &form, &[("act", act), ("reason", reason), ("words", words)])
}

fn count(app: &TestApp, what: &str) -> String {
    app.rows(&format!("SELECT count(*)::text AS value FROM {what}")).remove(0)
}

#[test]
fn a_report_reaches_the_queue_with_its_context_and_its_reporter_is_told() {
    let app = TestApp::start();
    let (kari, per) = (kari(&app), per(&app));
    let (id, _) = thread(&app, &kari, "open");
    let post = reply(&app, &kari, id, "Han på kontor 4 er en tulling.");
    reply(&app, &per, id, "La oss holde oss til saken.");
    let reader = app.sign_in(&per);
    let page = reader.follow(&reader.get(&format!("/trad/{id}")));
    assert_eq!(page.link("Meld fra 2"), format!("/innlegg/{post}/meld"));

    let back = reader.submit(&reader.open(&format!("/innlegg/{post}/meld")), "form.form", &[("why", "other")]);
    assert_eq!(back.status, 422, "«noe annet» needs words: {}", back.text());
    let sent = tell(&reader, post, "tone", "Dette går på person.");
    assert!(reader.follow(&sent).text().contains("Moderatorene har fått meldingen din"));
    tell_again_changes_nothing(&reader, post);
    assert_eq!(count(&app, "reports"), "1");

    let helse = app.sign_in(&moderator(&app, "helse"));
    let queue = helse.open("/moderering");
    assert!(queue.text().contains("Meldt fra om av én"), "{}", queue.text());
    let case = helse.open(&queue.link("Behandle saken"));
    for part in ["Det går på person", "Dette går på person.", "Per", "tulling", "Vi går i ring.", "holde oss til saken"]
    {
        assert!(case.text().contains(part), "«{part}» is in the case: {}", case.text());
    }
    assert!(case.statements() <= 14, "{}", case.statements());
    let done = decide(&helse, post, "hide", "tone", "Skriv om saken.");
    assert_eq!(done.location().as_deref(), Some("/moderering"), "nothing more waits: {}", done.text());
    app.work();
    let mails = app.mail();
    let to = |address: &str| mails.iter().find(|mail| mail.to == address).unwrap_or_else(|| panic!("{mails:#?}"));
    let author = to("kari@solvik.example");
    assert!(author.raw.contains("Det går på person og ikke på sak. Skriv om saken."), "{}", author.raw);
    assert!(!author.raw.contains("Per") && !author.raw.contains("meldt"), "nobody is named: {}", author.raw);
    let reporter = to("per@fjordby.example");
    assert!(reporter.raw.contains("Innlegget er skjult.") && !reporter.raw.contains("Skriv om saken."));
    assert!(!reporter.words().contains(TITLE) && !reporter.words().contains("tulling"), "{}", reporter.raw);
    assert!(reader.open("/meg/moderering").text().contains("Innlegget er skjult."));
    assert_eq!(helse.get(&format!("/innlegg/{post}/meld")).status, 409, "what is hidden is not reported");
}

fn tell_again_changes_nothing(reader: &Browser, post: PostId) {
    let page = reader.open(&format!("/innlegg/{post}/meld"));
    assert!(page.select("form.form").is_empty() && page.text().contains("når saken er avgjort"), "{}", page.text());
    let again = reader.post(&format!("/innlegg/{post}/meld"), &[("why", "tone"), ("words", "Igjen.")]);
    assert_eq!(again.status, 303);
}

#[test]
fn a_report_without_reason_is_told_to_its_reporter_and_not_to_the_author() {
    let app = TestApp::start();
    let (kari, per) = (kari(&app), per(&app));
    let (_, post) = thread(&app, &kari, "open");
    let reader = app.sign_in(&per);
    tell(&reader, post, "off_topic", "");
    decide(&app.sign_in(&moderator(&app, "helse")), post, "none", "within_rules", "Det handler om turnus i forsøket.");
    app.work();
    let mails = app.mail();
    let [mail] = mails.as_slice() else { panic!("one mail: {mails:#?}") };
    assert_eq!(mail.to, "per@fjordby.example");
    for part in ["Innlegget blir stående.", "Innlegget er innenfor reglene. Det handler om turnus i forsøket."] {
        assert!(mail.raw.contains(part), "{part}: {}", mail.raw);
    }
    assert!(app.sign_in(&kari).open("/meg/moderering").text().contains("Ingen moderator har avgjort noe"));
    assert_eq!(count(&app, "threads WHERE state = 'open'"), "1");
}

#[test]
fn the_author_is_reminded_and_the_thread_can_be_closed() {
    let app = TestApp::start();
    let (kari, per) = (kari(&app), per(&app));
    let (id, _) = thread(&app, &kari, "open");
    let (one, two) = (reply(&app, &kari, id, "Slutt å mase."), reply(&app, &kari, id, "Og slutt igjen."));
    let (reader, moderator) = (app.sign_in(&per), app.sign_in(&moderator(&app, "helse")));
    tell(&reader, one, "tone", "");
    tell(&reader, two, "tone", "");
    let next = decide(&moderator, one, "warn", "tone", "");
    assert_eq!(next.location(), Some(format!("/moderering/sak/{two}#sak")), "the next case opens");
    decide(&moderator, two, "close", "settled", "");
    assert_eq!(app.rows("SELECT state AS value FROM threads"), ["closed"]);
    app.work();
    let told: Vec<String> = app.mail().into_iter().map(|mail| format!("{} {}", mail.to, mail.words())).collect();
    assert!(told.iter().any(|mail| mail.starts_with("kari") && mail.contains("vil minne deg om noe du skrev")));
    assert!(told.iter().any(|mail| mail.starts_with("per") && mail.contains("tatt det opp med den som skrev")));
    assert!(told.iter().any(|mail| mail.starts_with("per") && mail.contains("Tråden er stengt for nye svar")));
}

#[test]
fn two_moderators_at_once_are_told_kindly() {
    let app = TestApp::start();
    let (kari, per) = (kari(&app), per(&app));
    let (id, _) = thread(&app, &kari, "open");
    let post = reply(&app, &kari, id, "Slutt å mase.");
    tell(&app.sign_in(&per), post, "tone", "");
    let (first, second) = (app.sign_in(&moderator(&app, "anne")), app.sign_in(&moderator(&app, "bodil")));
    let (form, path) = (format!("form[action='/moderering/sak/{post}']"), format!("/moderering/sak/{post}"));
    let (hers, mine) = (first.open(&path), second.open(&path));
    let values = [("act", "hide"), ("reason", "tone")];
    let sent = first.submit(&hers, &form, &values);
    assert_eq!(first.submit(&hers, &form, &values).location(), sent.location(), "a double click changes nothing");
    let late = second.submit(&mine, &form, &[("act", "none"), ("reason", "within_rules")]);
    assert_eq!(late.status, 409, "{}", late.text());
    assert!(late.text().contains("En annen moderator har allerede avgjort dette"), "{}", late.text());
    assert!(
        late.text().contains("Skjult") && late.text().contains("Anne"),
        "she sees what was decided: {}",
        late.text()
    );
    assert_eq!(app.rows("SELECT act AS value FROM moderation_decisions"), ["hide"]);
}

#[test]
fn a_report_that_came_while_a_moderator_read_waits_for_her_eyes() {
    let app = TestApp::start();
    let (kari, per) = (kari(&app), per(&app));
    let (_, post) = thread(&app, &kari, "open");
    tell(&app.sign_in(&per), post, "tone", "");
    let moderator = app.sign_in(&moderator(&app, "helse"));
    let case = moderator.open(&format!("/moderering/sak/{post}"));
    tell(&app.sign_in(&app.member("siv@hjemme.example")), post, "confidential", "Navnet på pasienten står der.");
    let form = format!("form[action='/moderering/sak/{post}']");
    let sent = moderator.submit(&case, &form, &[("act", "none"), ("reason", "within_rules")]);
    assert_eq!(sent.location(), Some(format!("/moderering/sak/{post}#sak")), "the case is still there");
    assert!(moderator.open(&format!("/moderering/sak/{post}")).text().contains("Navnet på pasienten"));
}

#[test]
fn cases_are_taken_left_and_noted_and_filtered() {
    let app = TestApp::start();
    let (kari, per) = (kari(&app), per(&app));
    let (_, post) = thread(&app, &kari, "open");
    tell(&app.sign_in(&per), post, "tone", "");
    let (anne, bodil) = (app.sign_in(&moderator(&app, "anne")), app.sign_in(&moderator(&app, "bodil")));
    let path = format!("/moderering/sak/{post}");
    let (take, stale) = (anne.open(&path), bodil.open(&path));
    let form = format!("form[action='{path}/ta']");
    assert_eq!(anne.submit(&take, &form, &[]).status, 303);
    assert_eq!(bodil.submit(&stale, &form, &[]).status, 409, "somebody took it first");
    assert!(anne.open("/moderering?mine=ja").text().contains(TITLE));
    assert!(bodil.open("/moderering?mine=ja").text().contains("Ingenting venter"));
    assert!(bodil.open("/moderering").select("a.ds-button").iter().all(|link| link.text != "Begynn med den eldste"));
    let note =
        bodil.submit(&bodil.open(&path), &format!("form[action='{path}/notat']"), &[("note", "Jeg kjenner saken.")]);
    assert!(note.location().unwrap_or_default().ends_with("#notater"));
    assert!(anne.open(&path).text().contains("Jeg kjenner saken."));
    assert_eq!(bodil.submit(&bodil.open(&path), &form, &[]).status, 303, "she takes it over, knowing from whom");
    assert_eq!(bodil.submit(&bodil.open(&path), &format!("form[action='{path}/slipp']"), &[]).status, 303);
    assert_eq!(count(&app, "moderation_takes"), "0");
    app.area("skole");
    assert!(anne.open("/moderering?omrade=skole").text().contains("Ingenting venter"));
    assert!(anne.open("/moderering?omrade=helse").text().contains(TITLE));
    for person in [app.sign_in(&per), app.sign_in(&app.member("m@dep.example").moderator(Some(app.area("skole"))))] {
        assert_eq!(person.get(&path).status, 403);
        assert_eq!(person.post(&format!("{path}/notat"), &[("note", "Hei")]).status, 403);
    }
    assert_eq!(app.guest().get(&path).status, 401);
}

#[test]
fn nobody_reports_or_decides_about_her_own_words() {
    let app = TestApp::start();
    let own = moderator(&app, "anne");
    let (_, post) = thread(&app, &own, "open");
    let browser = app.sign_in(&own);
    assert_eq!(browser.get(&format!("/innlegg/{post}/meld")).status, 403);
    assert_eq!(browser.post(&format!("/innlegg/{post}/meld"), &[("why", "tone")]).status, 403);
    tell(&app.sign_in(&per(&app)), post, "tone", "");
    assert!(browser.open(&format!("/moderering/sak/{post}")).text().contains("Du har skrevet dette selv."));
    let sent =
        browser.post(&format!("/moderering/sak/{post}"), &[("act", "none"), ("reason", "within_rules"), ("sett", "9")]);
    assert_eq!(sent.status, 403);
}

#[test]
fn the_queue_of_reports_costs_the_same_however_long_it_is() {
    let app = TestApp::start();
    let (kari, per) = (kari(&app), app.sign_in(&per(&app)));
    let (id, _) = thread(&app, &kari, "open");
    let moderator = app.sign_in(&moderator(&app, "helse"));
    let statements = |n: usize| {
        for i in 0..n {
            tell(&per, reply(&app, &kari, id, &format!("Innlegg {i}")), "tone", "");
        }
        let page = moderator.open("/moderering");
        (page.select("ol.queue > li").len(), page.statements())
    };
    let (one, few) = statements(1);
    let (nine, many) = statements(8);
    assert_eq!((one, nine), (1, 9));
    assert_eq!(few, many);
    assert!(few <= 10, "{few}");
}

#[test]
fn the_lists_of_the_program_are_those_of_the_database() {
    let app = TestApp::start();
    let allowed = |constraint: &str| {
        app.rows(&format!(
            "SELECT pg_get_constraintdef(oid) AS value FROM pg_constraint WHERE conname = '{constraint}'"
        ))
        .concat()
    };
    let reasons = allowed("moderation_decisions_reason_code_check");
    assert!(Reason::ALL.iter().all(|reason| reasons.contains(&format!("'{}'", reason.as_str()))), "{reasons}");
    let why = allowed("reports_reason_check");
    assert!(Why::ALL.iter().all(|reason| why.contains(&format!("'{}'", reason.as_str()))), "{why}");
}
