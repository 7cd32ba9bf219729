//! A paused account reads, and writes nothing, wherever it tries; it sees why and until when, and may object.

use chrono::Duration;
use torget::web::paths;

use crate::reports::{decide, kari, moderator, per, reply, tell, thread};
use crate::support::{Browser, TestApp, routes};

/// Per has written something and is paused for three days; gives his browser.
fn paused(app: &TestApp) -> Browser {
    let (kari, per) = (kari(app), per(app));
    let (id, _) = thread(app, &kari, "open");
    let post = reply(app, &per, id, "Kjøp mitt system.");
    tell(&app.sign_in(&kari), post, "advertising", "");
    let moderator = app.sign_in(&moderator(app, "anne"));
    let case = moderator.open(&format!("/moderering/sak/{post}"));
    let day = (app.app.clock.now() + Duration::days(3)).date_naive().to_string();
    let form = format!("form[action='/moderering/sak/{post}']");
    let values = |until: &str| {
        [("act", "pause"), ("reason", "advertising"), ("words", "Tredje gang."), ("until", until)]
            .map(|(k, v)| (k, v.to_owned()))
    };
    let send = |until: &str| {
        let values = values(until);
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        moderator.submit(&case, &form, &values)
    };
    let back = send("2020-01-01");
    assert_eq!(back.status, 422, "a day that has passed: {}", back.text());
    assert!(back.html.contains("Tredje gang."), "what was typed is kept");
    assert_eq!(send(&day).status, 303);
    app.sign_in(&per)
}

#[test]
fn a_paused_account_reads_and_sees_why_and_until_when() {
    let app = TestApp::start();
    let per = paused(&app);
    let page = per.open("/");
    assert!(page.text().contains("Kontoen din er på pause til"), "{}", page.text());
    let why = per.open(&page.link("Se hvorfor, og hva du kan gjøre"));
    assert!(why.text().contains("Det er reklame. Tredje gang."), "{}", why.text());
    let thread = per.follow(&per.get("/trad/1"));
    assert!(thread.select("#svar").is_empty(), "no form that would be refused: {}", thread.text());
    app.work();
    let mail = app.mail().into_iter().find(|mail| mail.to == "per@fjordby.example").expect("he is told");
    assert!(mail.raw.contains("satt på pause til") && mail.raw.contains("Tredje gang."), "{}", mail.raw);

    let refused = per.post("/trad/1/gjor/svar", &[("body", "Kjøp det nå.")]);
    assert_eq!(refused.status, 403);
    assert!(refused.text().contains("Kontoen din er satt på pause"), "{}", refused.text());
    app.advance(Duration::days(4));
    assert_eq!(per.post("/trad/1/gjor/svar", &[("body", "Nå er jeg tilbake.")]).status, 303, "a pause ends by itself");
    assert!(!per.open("/").text().contains("på pause"));
}

#[test]
fn a_paused_account_writes_nowhere() {
    let app = TestApp::start();
    let per = paused(&app);
    let before = app.rows("SELECT count(*)::text AS value FROM audit");
    let writes: Vec<_> =
        routes::all().into_iter().filter(|route| route.method != "GET" && route.method != "HEAD").collect();
    let (own, square): (Vec<_>, Vec<_>) = writes.into_iter().partition(|route| paths::own_account(&route.path(&[])));
    assert!(own.len() > 3 && square.len() > 10, "{own:?}\n{square:?}");
    for route in &square {
        let fields = [
            ("body", "Et svar."),
            ("act", "hide"),
            ("reason", "tone"),
            ("why", "tone"),
            ("note", "Hei"),
            ("number", "1"),
            ("id", "1"),
            ("said", "ja"),
        ];
        let page = per.post(&route.path(&[("kind", "question")]), &fields);
        let paused = page.status == 403 && page.text().contains("satt på pause");
        // A malformed request, or one for a form there is not, is refused before anybody is asked who sent it.
        assert!(
            paused || matches!(page.status, 400 | 404),
            "{} {} answers {}: {}",
            route.method,
            route.pattern,
            page.status,
            page.text()
        );
    }
    assert_eq!(app.rows("SELECT count(*)::text AS value FROM audit"), before, "and nothing is kept");
    for route in own.iter().filter(|route| route.pattern.starts_with("/meg")) {
        let page = per.post(&route.path(&[]), &[]);
        assert_ne!(page.status, 403, "{} is one's own: {}", route.pattern, page.text());
    }
}

#[test]
fn a_pause_is_lifted_when_an_objection_is_heard() {
    let app = TestApp::start();
    let per = paused(&app);
    let decision = per.open(&per.open("/meg/moderering").link("Si imot avgjørelsen"));
    assert_eq!(per.submit(&decision, "form.form", &[("objection", "Det var en spøk.")]).status, 303);
    let bodil = app.sign_in(&moderator(&app, "bodil"));
    let answering = bodil.open(&bodil.open("/moderering").link("Behandle saken"));
    bodil.submit(&answering, "main form.form", &[("act", "reverse"), ("reason", "put_right")]);
    assert_eq!(per.post("/trad/1/gjor/svar", &[("body", "Takk.")]).status, 303);
}

#[test]
fn those_who_look_after_the_square_are_not_paused_by_each_other() {
    let app = TestApp::start();
    let (anne, bodil) = (moderator(&app, "anne"), moderator(&app, "bodil"));
    let (_, post) = thread(&app, &anne, "open");
    tell(&app.sign_in(&kari(&app)), post, "tone", "");
    let bodil = app.sign_in(&bodil);
    let day = (app.app.clock.now() + Duration::days(3)).date_naive().to_string();
    let fields = [("act", "pause"), ("reason", "tone"), ("until", day.as_str()), ("sett", "99")];
    assert_eq!(bodil.post(&format!("/moderering/sak/{post}"), &fields).status, 403);
    assert_eq!(decide(&bodil, post, "warn", "tone", "").status, 303);
}
