//! People sign in by mail, become members by their own organisation's word, and a union's business stays out of the
//! employer's mailbox.

use chrono::Duration;
use sha2::{Digest as _, Sha256};
use torget::db::Mode;
use torget::i18n::Lang;
use torget::tx::Tx;
use torget::viewer::{Role, Side};

use crate::support::mail::Mail;
use crate::support::{Browser, TestApp};

/// Asks for a sign-in mail in this browser and takes it from the post.
fn asked(app: &TestApp, browser: &Browser, email: &str) -> Mail {
    let page = browser.open("/logg-inn?til=/meg");
    let sent = browser.submit(&page, "form.form", &[("epost", email)]);
    assert_eq!(sent.location().as_deref(), Some("/logg-inn/kode"), "{}", sent.text());
    app.work();
    app.mail().into_iter().rfind(|mail| mail.to == email).expect("a mail")
}

fn code_in(mail: &Mail) -> String {
    let (_, after) = mail.raw.split_once("koden ").expect("a code");
    let rest = after.split_once("koden ").map_or(after, |(_, rest)| rest);
    rest.chars().filter(char::is_ascii_digit).take(6).collect()
}

/// Signs in by the link in a mail.
fn signed_in(app: &TestApp, email: &str) -> Browser {
    let browser = app.guest();
    let link = asked(app, &browser, email).link("/logg-inn/lenke/");
    assert_eq!(browser.post(&link, &[]).location().as_deref(), Some("/meg"));
    browser
}

#[test]
fn a_link_shows_a_button_and_works_once() {
    let app = TestApp::start();
    let browser = app.guest();
    let link = asked(&app, &browser, "kari.nordmann@hjemme.example").link("/logg-inn/lenke/");
    // Mail scanners follow links, more than once and from elsewhere.
    for _ in 0..3 {
        assert!(app.guest().open(&link).text().contains("kari.nordmann@hjemme.example"));
    }
    assert_eq!(browser.open("/logg-inn").status, 200);
    assert_eq!(browser.post(&link, &[]).location().as_deref(), Some("/meg"));
    assert!(browser.open("/meg").text().contains("kari.nordmann@hjemme.example"));
    assert_eq!(browser.open("/meg").one("#navn").attr("value"), "Kari Nordmann");
    assert_eq!(app.guest().post(&link, &[]).status, 410);
    let late = asked(&app, &browser, "kari.nordmann@hjemme.example").link("/logg-inn/lenke/");
    assert_eq!(app.guest().post(&format!("{late}x"), &[]).status, 410);
    app.advance(Duration::minutes(31));
    assert_eq!(app.guest().post(&late, &[]).status, 410);
}

#[test]
fn a_code_works_in_the_browser_that_asked_and_guessing_ends() {
    let app = TestApp::start();
    let (browser, other) = (app.guest(), app.guest());
    let code = code_in(&asked(&app, &browser, "per@hjemme.example"));
    assert_eq!(code.len(), 6);
    assert_eq!(other.post("/logg-inn/kode", &[("kode", &code)]).status, 422);
    let wrong = if code == "111111" { "222222" } else { "111111" };
    assert_eq!(browser.post("/logg-inn/kode", &[("kode", wrong)]).status, 422);
    assert_eq!(browser.post("/logg-inn/kode", &[("kode", &code)]).location().as_deref(), Some("/meg"));

    let guesser = app.guest();
    let code = code_in(&asked(&app, &guesser, "per@hjemme.example"));
    let wrong = if code == "111111" { "222222" } else { "111111" };
    for _ in 0..5 {
        assert_eq!(guesser.post("/logg-inn/kode", &[("kode", wrong)]).status, 422);
    }
    assert_eq!(guesser.post("/logg-inn/kode", &[("kode", &code)]).status, 422);
}

#[test]
fn asking_tells_nothing_and_has_limits() {
    let app = TestApp::start();
    let browser = app.guest();
    app.member("kjent@hjemme.example");
    for n in 0..20 {
        let email = if n % 2 == 0 { "kjent@hjemme.example" } else { "ukjent@hjemme.example" };
        assert_eq!(browser.post("/logg-inn", &[("epost", email)]).location().as_deref(), Some("/logg-inn/kode"));
    }
    app.work();
    assert_eq!(app.mail().iter().filter(|mail| mail.to == "kjent@hjemme.example").count(), 5);
    let refused = browser.post("/logg-inn", &[("epost", "ny@hjemme.example")]);
    assert_eq!(refused.status, 429);
    assert!(!refused.header("retry-after").is_empty());
    app.advance(Duration::minutes(61));
    assert_eq!(browser.post("/logg-inn", &[("epost", "ny@hjemme.example")]).status, 303);
    assert_eq!(browser.post("/logg-inn", &[("epost", "ingen adresse")]).status, 422);
}

#[test]
fn a_form_sent_twice_is_one_mail() {
    let app = TestApp::start();
    let browser = app.guest();
    let page = browser.open("/logg-inn");
    for _ in 0..2 {
        assert_eq!(browser.submit(&page, "form.form", &[("epost", "kari@hjemme.example")]).status, 303);
    }
    app.work();
    assert_eq!(app.mail().len(), 1);
    let code = code_in(&app.mail()[0]);
    assert_eq!(browser.post("/logg-inn/kode", &[("kode", &code)]).status, 303);
}

#[test]
fn a_domain_gives_membership_and_leaves_the_union_at_home() {
    let app = TestApp::start();
    let solvik = app.organisation("solvik", "municipality");
    let local = app.organisation("samhold-solvik", "union_local");
    app.domain(&solvik, "solvik.example");
    app.member("kari@skole.solvik.example").at(&local, Role::Representative, Some(Side::Union));
    let browser = signed_in(&app, "kari@skole.solvik.example");
    let page = browser.open("/meg").text();
    assert!(page.contains("Solvik") && page.contains("postkasse"), "{page}");
    assert!(!page.contains("Samhold"), "{page}");
    assert_eq!(
        app.rows("SELECT verified_by || coalesce(side, '-') AS value FROM memberships WHERE role = 'member'"),
        ["domain-"]
    );
    // Nor can she ask a union from there.
    assert_eq!(browser.open("/organisasjon/samhold-solvik/bli-med").select("form.form").len(), 0);
    let asked = browser.post("/organisasjon/samhold-solvik/bli-med", &[("rolle", "member"), ("side", "union")]);
    assert_eq!(asked.status, 409);
}

#[test]
fn a_union_verifies_its_own() {
    let app = TestApp::start();
    let solvik = app.organisation("solvik", "municipality");
    let local = app.organisation("samhold-solvik", "union_local");
    let employer =
        app.sign_in(&app.member("sjef@hjemme.example").at(&solvik, Role::Coordinator, Some(Side::Management)));
    let keeper = app.member("leder@samhold.example").at(&local, Role::Coordinator, Some(Side::Union));
    let administrator = app.sign_in(&app.member("drift@dep.example").administrator());
    let per = app.sign_in(&app.member("per@hjemme.example"));

    let form = per.open("/organisasjon/samhold-solvik/bli-med");
    let sent = per.submit_and_follow(
        &form,
        "form.form",
        &[("rolle", "representative"), ("side", "union"), ("melding", "Hei")],
    );
    assert!(sent.text().contains("venter på svar"), "{}", sent.text());
    app.work();
    let told = app.mail();
    assert_eq!(told.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), ["leder@samhold.example"]);
    assert!(!told[0].words().contains("Per"), "{}", told[0].words());

    for other in [&employer, &administrator, &per, &app.sign_in_at_work(&keeper)] {
        assert_eq!(other.get("/organisasjon/samhold-solvik/medlemmer").status, 403);
    }
    let key = &app.rows("SELECT id::text AS value FROM memberships WHERE state = 'waiting'")[0];
    let answer = format!("/medlemskap/{}/svar", local.id);
    let yes = [("medlemskap", key.as_str()), ("vedtak", "bekreft"), ("rolle", "representative"), ("side", "union")];
    for other in [&employer, &administrator, &per, &app.sign_in_at_work(&keeper)] {
        assert_eq!(other.post(&answer, &yes).status, 403);
    }
    // Nor through an organisation one does coordinate.
    assert_eq!(
        employer.post(&format!("/medlemskap/{}/svar", solvik.id), &[yes[0], yes[1], yes[2], ("side", "safety")]).status,
        404
    );
    let leader = app.sign_in(&keeper);
    let other_side = [yes[0], yes[1], yes[2], ("side", "management")];
    assert_eq!(leader.post(&answer, &other_side).status, 422);
    assert!(leader.open("/organisasjon/samhold-solvik/medlemmer").text().contains("per@hjemme.example"));
    assert_eq!(leader.post(&answer, &yes).status, 303);
    assert!(per.open("/meg").text().contains("tillitsvalgt"));
    // Told of the decision, and of the next one too.
    assert_eq!(leader.post(&answer, &[yes[0], ("vedtak", "avslutt")]).status, 303);
    app.work();
    let last = app.mail().into_iter().rfind(|mail| mail.to == "per@hjemme.example").expect("a mail");
    assert!(last.raw.contains("avsluttet tilknytningen"), "{}", last.raw);
    assert_eq!(leader.post(&answer, &[yes[0], ("vedtak", "avslutt")]).status, 409);
}

#[test]
fn each_decision_is_told_by_mail() {
    let app = TestApp::start();
    let solvik = app.organisation("solvik", "municipality");
    let leader = app.sign_in(&app.member("sjef@hjemme.example").at(&solvik, Role::Coordinator, None));
    let per = app.sign_in(&app.member("per@hjemme.example"));
    let page = "/organisasjon/solvik/bli-med";
    per.submit(&per.open(page), "form.form", &[("rolle", "member"), ("side", "safety")]);
    app.work();
    let list = leader.open("/organisasjon/solvik/medlemmer");
    assert_eq!(
        leader.submit(&list, "section[aria-labelledby='venter'] form.filters", &[("vedtak", "bekreft")]).status,
        303
    );
    app.work();
    let key = &app.rows("SELECT id::text AS value FROM memberships WHERE side = 'safety' AND state = 'active'")[0];
    let answer = format!("/medlemskap/{}/svar", solvik.id);
    assert_eq!(leader.post(&answer, &[("medlemskap", key), ("vedtak", "avslutt")]).status, 303);
    app.work();
    let subjects: Vec<String> =
        app.mail().into_iter().filter(|mail| mail.to == "per@hjemme.example").map(|mail| mail.subject).collect();
    assert_eq!(subjects, ["Du er bekreftet i Solvik", "Tilknytningen til Solvik er avsluttet"]);
    // Asked again after a day, the coordinator hears again.
    app.advance(Duration::hours(25));
    assert_eq!(per.post(page, &[("rolle", "member"), ("side", "")]).status, 303);
    app.work();
    assert_eq!(app.mail().iter().filter(|mail| mail.to == "sjef@hjemme.example").count(), 2);
}

#[test]
fn an_invitation_is_taken_up_at_sign_in() {
    let app = TestApp::start();
    let local = app.organisation("samhold-solvik", "union_local");
    let solvik = app.organisation("solvik", "municipality");
    app.domain(&solvik, "solvik.example");
    let leader = app.sign_in(&app.member("leder@samhold.example").at(&local, Role::Coordinator, Some(Side::Union)));
    let list = "/organisasjon/samhold-solvik/medlemmer";
    let invite =
        |email: &str, side: &str| leader.post(list, &[("epost", email), ("rolle", "representative"), ("side", side)]);
    assert_eq!(invite("per@solvik.example", "union").status, 422, "an employer's mailbox");
    assert_eq!(invite("per@hjemme.example", "management").status, 422);
    assert_eq!(invite("per@hjemme.example", "union").status, 303);
    assert_eq!(invite("per@hjemme.example", "union").status, 303);
    app.work();
    let mails: Vec<_> = app.mail().into_iter().filter(|mail| mail.to == "per@hjemme.example").collect();
    assert_eq!(mails.len(), 1, "a repeat is not mailed while the first stands");
    assert!(mails[0].raw.contains("representant, tillitsvalgt"), "{}", mails[0].raw);
    let per = signed_in(&app, "per@hjemme.example");
    let page = per.open("/meg").text();
    assert!(page.contains("Du var invitert") && page.contains("tillitsvalgt"), "{page}");
    assert_eq!(invite("per@hjemme.example", "union").status, 422, "a member already");
    assert_eq!(invite("sen@hjemme.example", "").status, 303);
    app.advance(Duration::days(15));
    signed_in(&app, "sen@hjemme.example");
    assert_eq!(app.rows("SELECT count(*)::text AS value FROM memberships WHERE verified_by = 'invitation'"), ["1"]);
}

/// What the middleware does after a page.
fn used(app: &TestApp, token: &str) {
    let (now, hash) = (app.app.clock.now(), Sha256::digest(token));
    let work = |conn: &mut diesel::PgConnection| {
        let viewer = torget::viewer::by_token(conn, &hash, now)?;
        torget::accounts::actions::sessions::touch(&mut Tx::new(conn, viewer, now, Lang::default()))
    };
    app.app.db.blocking(Mode::Write, work).expect("the use is noted");
}

#[test]
fn sessions_end_when_unused_and_when_told_to() {
    let app = TestApp::start();
    let browser = signed_in(&app, "kari@hjemme.example");
    let token = browser.cookie("okt").expect("a session");
    for (days, status) in [(5, 200), (5, 200), (5, 401)] {
        app.advance(Duration::days(days));
        assert_eq!(browser.get("/meg").status, status, "never beyond fourteen days from sign-in");
        used(&app, &token);
    }
    let idle = signed_in(&app, "kari@hjemme.example");
    app.advance(Duration::days(8));
    assert_eq!(idle.get("/meg").status, 401, "unused for more than seven days");
    let (one, two) = (signed_in(&app, "kari@hjemme.example"), signed_in(&app, "kari@hjemme.example"));
    app.advance(Duration::minutes(2));
    assert_eq!(one.post("/meg/okter/avslutt", &[("andre", "ja")]).status, 303);
    assert_eq!((one.get("/meg").status, two.get("/meg").status), (200, 401));
    let stranger = signed_in(&app, "per@hjemme.example");
    let key = &app.rows(
        "SELECT s.id::text AS value FROM sessions s JOIN members m ON m.id = s.member_id WHERE m.email LIKE 'kari%'",
    )[0];
    assert_eq!(stranger.post("/meg/okter/avslutt", &[("okt", key)]).status, 404);
    assert_eq!(one.post("/logg-ut", &[]).status, 303);
    assert_eq!(one.get("/meg").status, 401);
    app.advance(Duration::days(8));
    app.work();
    assert_eq!(app.rows("SELECT count(*)::text AS value FROM sessions"), ["0"], "housekeeping");
}

#[test]
fn min_side_changes_what_is_one_s_own() {
    let app = TestApp::start();
    let (solvik, havnes) = (app.organisation("solvik", "municipality"), app.organisation("havnes", "municipality"));
    let kari = app.member("kari@hjemme.example").at(&solvik, Role::Member, None).at(&havnes, Role::Member, None);
    let per = app.member("per@hjemme.example").at(&solvik, Role::Member, None);
    let browser = app.sign_in(&kari);
    let page = browser.open("/meg");
    let sent = browser.submit(
        &page,
        "form[action='/meg']",
        &[("navn", "Kari Li"), ("sprak", "nn"), ("tidssone", "Europe/Stockholm")],
    );
    assert_eq!(sent.status, 303);
    assert_eq!(browser.open("/meg").heading(), "Mi side");
    assert_eq!(browser.post("/meg", &[("navn", "K"), ("sprak", "nb"), ("tidssone", "Mars/Base")]).status, 422);
    let other = kari.hats[1].to_string();
    assert_eq!(browser.post("/meg/hatt", &[("hatt", &other)]).status, 303);
    assert_eq!(app.rows("SELECT hat_id::text AS value FROM sessions"), [other.as_str()]);
    let theirs = per.hats[0].to_string();
    assert_eq!(browser.post("/meg/hatt", &[("hatt", &theirs)]).status, 404);
    assert_eq!(browser.post("/meg/tilknytning/avslutt", &[("tilknytning", &theirs)]).status, 404);
    assert_eq!(browser.post("/meg/tilknytning/avslutt", &[("tilknytning", &other)]).status, 303);
    assert_eq!(browser.post("/sprak", &[("sprak", "nb"), ("til", "//evil.example")]).location().as_deref(), Some("/"));
    assert_eq!(browser.open("/meg?tidssoner=alle").heading(), "Min side");
    assert_eq!(app.guest().get("/meg").status, 401);
}

#[test]
fn personas_are_for_the_demo() {
    let app = TestApp::start();
    let (persona, person) = (app.member("demo@demo.example"), app.member("kari@hjemme.example"));
    app.rows(r#"UPDATE members SET persona = true, persona_about = '{"nb": "Vil spørre.", "nn": "Vil spørje."}' WHERE email LIKE 'demo%' RETURNING email AS value"#);
    let browser = app.guest();
    assert!(browser.open("/demo/personer").text().contains("Vil spørre."));
    assert_eq!(browser.post("/demo/personer", &[("person", &person.id.to_string())]).status, 404);
    assert_eq!(browser.post("/demo/personer", &[("person", &persona.id.to_string())]).status, 303);
    assert_eq!(browser.open("/meg").one("#navn").attr("value"), persona.name);
    let strict = TestApp::start_with(|settings| settings.demo_sign_in = false);
    assert_eq!(strict.guest().get("/demo/personer").status, 404);
    assert_eq!(strict.guest().post("/demo/personer", &[("person", "1")]).status, 404);
}

#[test]
fn the_operator_appoints() {
    let app = TestApp::start();
    app.organisation("samhold-solvik", "union_local");
    let solvik = app.organisation("solvik", "municipality");
    app.domain(&solvik, "solvik.example");
    for _ in 0..2 {
        app.system(|tx| torget::accounts::appoint_staff(tx, "Drift@dep.example", "administrator", None));
        app.system(|tx| torget::accounts::appoint_coordinator(tx, "leder@samhold.example", "samhold-solvik"));
    }
    assert_eq!(
        app.rows(
            "SELECT kind AS value FROM staff JOIN members m ON m.id = member_id WHERE email = 'drift@dep.example'"
        ),
        ["administrator"]
    );
    let leader = signed_in(&app, "leder@samhold.example");
    assert_eq!(leader.open("/organisasjon/samhold-solvik/medlemmer").status, 200);
    let work = |tx: &mut torget::tx::Tx<'_>| {
        Ok(torget::accounts::appoint_coordinator(tx, "per@solvik.example", "samhold-solvik").is_err())
    };
    assert!(app.system(work), "an employer's mailbox carries no union hat");
}
