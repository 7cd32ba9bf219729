//! Restricted rooms open to moderators for one case, and the room sees it; whoever disagrees is answered by another
//! moderator; the public log names nobody.

use torget::viewer::{Role, Side};

use crate::reports::{TITLE, decide, kari, moderator, per, reply, tell, thread};
use crate::support::{Person, TestApp};

fn siv(app: &TestApp) -> Person<'_> {
    let local = app.organisation("samhold", "union_local");
    app.member("siv@samhold.example").at(&local, Role::Representative, Some(Side::Union))
}

#[test]
fn a_report_opens_one_restricted_thread_until_it_is_decided_and_the_room_sees_it() {
    let app = TestApp::start();
    let local = app.organisation("samhold", "union_local");
    let (siv, tor) = (siv(&app), app.member("tor@samhold.example").at(&local, Role::Member, Some(Side::Union)));
    let (id, _) = thread(&app, &siv, "union");
    let (other, _) = thread(&app, &siv, "union");
    let post = reply(&app, &siv, id, "Ledelsen er noen troll.");
    let anne = app.sign_in(&moderator(&app, "anne"));
    let (path, case) = (format!("/trad/{id}"), format!("/moderering/sak/{post}"));
    assert_eq!((anne.get(&path).status, anne.get(&case).status), (404, 404), "she holds no key");

    let room = app.sign_in(&tor);
    let form = room.open(&format!("/innlegg/{post}/meld"));
    assert!(form.text().contains("åpnes denne ene tråden"), "whoever reports is told what it means: {}", form.text());
    tell(&room, post, "tone", "");
    let there = anne.follow(&anne.get(&path));
    assert_eq!(there.status, 200, "the case opens this thread to her");
    assert_eq!(anne.get(&format!("/trad/{other}")).status, 404, "and no other");
    assert!(
        there.select("#svar").is_empty() && there.text().contains("Du kan lese, men ikke delta."),
        "{}",
        there.text()
    );
    assert_eq!(anne.post(&format!("/trad/{id}/gjor/svar"), &[("body", "Hei, rommet.")]).status, 403);
    let seen = room.follow(&room.get(&path));
    assert!(seen.text().contains("kan også moderatorene for området lese den"), "{}", seen.text());
    assert!(!anne.open(&case).text().is_empty());
    assert_eq!(app.sign_in(&app.member("drift@dep.example").administrator()).get(&path).status, 404);
    let elsewhere = app.member("skole@dep.example").moderator(Some(app.area("skole")));
    assert_eq!(app.sign_in(&elsewhere).get(&path).status, 404, "nor does it open to moderators of other areas");

    decide(&anne, post, "hide", "tone", "Skriv om saken.");
    assert_eq!((anne.get(&path).status, anne.get(&case).status), (404, 404), "access ends with the case");
    assert!(room.follow(&room.get(&path)).text().contains("kunne også moderatorene for området lese den fra"));
    assert_eq!(app.rows("SELECT array_to_string(audience, ' ') AS value FROM threads ORDER BY id"), ["union", "union"]);
    app.work();
    for mail in app.mail() {
        assert!(!mail.words().contains(TITLE) && !mail.words().contains("Skriv om saken."), "{}", mail.raw);
    }
    assert_eq!(
        app.rows("SELECT act AS value FROM audit WHERE act LIKE 'room%' ORDER BY id"),
        ["room_open", "room_close"]
    );
}

#[test]
fn an_objection_opens_the_room_again_and_another_moderator_answers() {
    let app = TestApp::start();
    let siv = siv(&app);
    let (id, _) = thread(&app, &siv, "union");
    let post = reply(&app, &siv, id, "Ledelsen er noen troll.");
    tell(
        &app.sign_in(&app.member("tor@samhold.example").at(
            &app.organisation("samhold", "union_local"),
            Role::Member,
            Some(Side::Union),
        )),
        post,
        "tone",
        "",
    );
    let (anne, bodil) = (app.sign_in(&moderator(&app, "anne")), app.sign_in(&moderator(&app, "bodil")));
    decide(&anne, post, "hide", "tone", "");
    app.work();
    let mail = app.mail().into_iter().find(|mail| mail.to == "siv@samhold.example").expect("the author is told");
    let author = app.sign_in(&siv);
    let page = author.open(&mail.link("/avgjorelse/"));
    let back = author.submit(&page, "form.form", &[("objection", "  ")]);
    assert_eq!(back.status, 422);
    let sent = author.submit(&page, "form.form", &[("objection", "Det er et sitat fra Ibsen.")]);
    assert!(author.follow(&sent).text().contains("Det er et sitat fra Ibsen."));
    assert_eq!(author.post(&format!("{}/innvending", page.path), &[("objection", "Igjen")]).status, 409, "once");
    assert_eq!(anne.get(&page.path).status, 404, "a decision's page is its author's");

    assert!(anne.open("/moderering").text().contains("En annen moderator må behandle den"), "not whoever decided");
    let objection = app.rows("SELECT '/moderering/innvending/' || id AS value FROM objections").remove(0);
    assert_eq!(anne.post(&objection, &[("act", "uphold"), ("reason", "tone")]).status, 403);
    let queue = bodil.open("/moderering");
    let answering = bodil.open(&queue.link("Behandle saken"));
    assert!(answering.text().contains("sitat fra Ibsen") && answering.text().contains("Anne"), "{}", answering.text());
    let form = format!("form[action='{objection}']");
    let done =
        bodil.submit(&answering, &form, &[("act", "reverse"), ("reason", "within_rules"), ("words", "Du har rett.")]);
    assert_eq!(done.location().as_deref(), Some("/moderering"), "{}", done.text());
    assert_eq!(app.rows("SELECT state AS value FROM posts WHERE number = 2"), ["shown"]);
    assert_eq!(bodil.get(&format!("/trad/{id}")).status, 404, "the room is closed again");
    assert!(author.open("/meg/moderering").text().contains("avgjørelsen er gjort om"));
    app.work();
    assert!(
        app.mail()
            .iter()
            .any(|mail| mail.to == "siv@samhold.example" && mail.raw.contains("En moderator har avgjort noe"))
    );
}

#[test]
fn an_objection_can_be_turned_down_with_a_reason() {
    let app = TestApp::start();
    let kari = kari(&app);
    let (_, post) = thread(&app, &kari, "open");
    tell(&app.sign_in(&per(&app)), post, "tone", "");
    let (anne, bodil) = (app.sign_in(&moderator(&app, "anne")), app.sign_in(&moderator(&app, "bodil")));
    decide(&anne, post, "hide", "tone", "");
    assert_eq!(app.rows("SELECT state AS value FROM threads"), ["hidden"], "about the first post is about the thread");
    let author = app.sign_in(&kari);
    let mine = author.open("/meg/moderering");
    let page = author.open(&mine.link("Si imot avgjørelsen"));
    author.submit(&page, "form.form", &[("objection", "Jeg mente det godt.")]);
    let answering = bodil.open(&bodil.open("/moderering").link("Behandle saken"));
    let form = answering.form("main form.form").action;
    let none = bodil.submit(&answering, &format!("form[action='{form}']"), &[("act", "uphold")]);
    assert_eq!(none.status, 422, "a reason is needed: {}", none.text());
    bodil.submit(&none, &format!("form[action='{form}']"), &[("reason", "tone"), ("words", "Tonen er for skarp.")]);
    assert_eq!(app.rows("SELECT state AS value FROM threads"), ["hidden"]);
    app.work();
    let told = app.mail().into_iter().rfind(|mail| mail.to == "kari@solvik.example").expect("she is told");
    assert!(told.raw.contains("avgjørelsen står") && told.raw.contains("Tonen er for skarp."), "{}", told.raw);
    let again = bodil.post(&form, &[("act", "reverse"), ("reason", "tone")]);
    assert_eq!(again.status, 409, "it is answered");
}

#[test]
fn the_log_is_public_and_names_nobody() {
    let app = TestApp::start();
    let (kari, per) = (kari(&app), per(&app));
    let (_, post) = thread(&app, &kari, "open");
    tell(&app.sign_in(&per), post, "tone", "Kari er frekk.");
    decide(&app.sign_in(&moderator(&app, "bodil")), post, "hide", "other", "Kari har skrevet om Per.");
    let log = app.guest().open("/moderering/logg");
    for part in ["Skjult", "Helse", "Annet"] {
        assert!(log.text().contains(part), "«{part}»: {}", log.text());
    }
    for part in ["Kari", "Per ", "Bodil", TITLE, "frekk"] {
        assert!(!log.html.contains(part), "«{part}» is told: {}", log.text());
    }
    let old = app.guest().open("/moderering/logg?til=2020-01");
    assert!(old.text().contains("ikke avgjort noe"), "{}", old.text());
    for odd in ["x", "2020-13", "99999-01", "%00"] {
        assert_eq!(app.guest().get(&format!("/moderering/logg?til={odd}")).status, 200, "{odd}");
    }
}
