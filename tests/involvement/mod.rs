//! How employees are involved: a union representative and an employer tell how the same meeting looked, each for itself,
//! and neither sees the other's words before its own are given.

mod compare;
mod never;
mod table;

use chrono::Duration;
use torget::viewer::{Role, Side};

use crate::support::chromium::Chromium;
use crate::support::{Browser, Person, TestApp};
use table::{Table, account, event};

#[test]
fn a_union_representative_sees_the_employers_account_only_when_hers_is_given() {
    let app = TestApp::start();
    let table = Table::lay(&app);
    let (siv, leder) = (app.sign_in(&table.siv), app.sign_in(&table.leder));
    let id = table.register(&leder, "Drøftingsmøte om felles journal");
    table.tell(&leder, id, "Møtet var godt forberedt.", "4");

    let before = siv.open(&table.page());
    assert!(before.text().contains("Drøftingsmøte om felles journal"), "the event is shared");
    assert!(!before.html.contains("godt forberedt"), "the account is not");
    assert!(before.text().contains("Har svart."), "that there is one is no secret: {}", before.text());
    assert!(leder.open(&table.page()).html.contains("godt forberedt"), "the employer reads its own");

    table.tell(&siv, id, "Saken var bestemt på forhånd.", "2");
    for (who, browser) in [("siv", &siv), ("leder", &leder)] {
        let page = browser.open(&table.page());
        for words in ["godt forberedt", "bestemt på forhånd", "Avstand 2"] {
            assert!(page.text().contains(words), "{who} reads «{words}»: {}", page.text());
        }
    }
    let vern = app.sign_in(&table.vern);
    assert!(!vern.open(&table.page()).html.contains("godt forberedt"), "the safety representative has not told hers");
    assert!(!app.guest().open(&table.page()).html.contains("bestemt på forhånd"));
    assert!(vern.open(&table.page()).statements() <= 10);
}

#[test]
fn everybody_reads_when_all_have_told_or_thirty_days_have_passed() {
    let app = TestApp::start();
    let table = Table::lay(&app);
    let guest = app.guest();
    let id = table.register(&app.sign_in(&table.leder), "Møte i AMU");
    for (who, words) in
        [(&table.leder, "Lederens ord."), (&table.siv, "Fagforeningens ord."), (&table.nora, "Pleiernes ord.")]
    {
        table.tell(&app.sign_in(who), id, words, "3");
        assert!(!guest.open(&table.page()).html.contains("ord."), "one is still missing");
    }
    table.tell(&app.sign_in(&table.vern), id, "Verneombudets ord.", "3");
    assert!(guest.open(&table.page()).html.contains("Lederens ord."), "all have told");

    let alone = table.register(&app.sign_in(&table.siv), "Høring");
    table.tell(&app.sign_in(&table.siv), alone, "Bare vi har svart.", "1");
    app.advance(Duration::days(29));
    assert!(!guest.open(&table.page()).html.contains("Bare vi har svart."));
    app.advance(Duration::days(1));
    assert!(guest.open(&table.page()).html.contains("Bare vi har svart."));
    let late = app.sign_in(&table.leder);
    table.tell(&late, alone, "Vi svarer sent.", "5");
    assert!(late.open(&table.page()).text().contains("Skrevet etter at andre svar var vist."));
}

#[test]
fn an_account_can_be_changed_until_somebody_else_has_answered() {
    let app = TestApp::start();
    let table = Table::lay(&app);
    let (siv, leder) = (app.sign_in(&table.siv), app.sign_in(&table.leder));
    let id = table.register(&siv, "Arbeidsgruppe");
    table.tell(&siv, id, "Første forsøk.", "2");
    let form = siv.open(&format!("/involvering/{id}/svar"));
    assert!(form.html.contains("Første forsøk."), "what was told stands in the form");
    table.tell(&siv, id, "Rettet tekst.", "3");
    assert!(siv.open(&table.page()).html.contains("Rettet tekst."));
    let old = siv.submit(&form, "form.form", &[("words", "Skrevet i et gammelt vindu.")]);
    assert_eq!(old.status, 409, "{}", old.text());

    let edit = siv.open(&format!("/involvering/{id}/endre"));
    assert_eq!(leder.get(&format!("/involvering/{id}/endre")).status, 403, "only who registered it");
    let saved = siv.submit_and_follow(&edit, "form.form", &[("title", "Arbeidsgruppe om turnus")]);
    assert!(saved.text().contains("Arbeidsgruppe om turnus"));

    table.tell(&leder, id, "Arbeidsgiver har svart.", "4");
    for path in ["svar", "endre"] {
        let refused = siv.get(&format!("/involvering/{id}/{path}"));
        assert_eq!(refused.status, 403, "{path}");
        assert!(refused.text().contains("Andre parter har svart"), "{}", refused.text());
    }
    assert_eq!(siv.post(&format!("/involvering/{id}/trekk"), &[]).status, 403, "nor withdrawn");
    let again = table.register(&siv, "Registrert ved en feil");
    let page = siv.open(&format!("/involvering/{again}/endre"));
    let gone = siv.submit_and_follow(&page, "form[action$=trekk]", &[]);
    assert!(!gone.text().contains("Registrert ved en feil"));
}

#[test]
fn only_verified_representatives_of_the_parties_write() {
    let app = TestApp::start();
    let table = Table::lay(&app);
    let id = table.register(&app.sign_in(&table.siv), "Drøfting");
    let fjordby = app.organisation("fjordby", "municipality");
    let refused = |person: &Person<'_>, words: &str| {
        let browser = app.sign_in(person);
        for path in [format!("{}/ny", table.page()), format!("/involvering/{id}/svar")] {
            let page = browser.get(&path);
            assert_eq!(page.status, 403, "{} on {path}", person.name);
            assert!(page.text().contains(words), "{}: {}", person.name, page.text());
            let sent = if path.ends_with("ny") {
                event(&path, &browser, "Et møte")
            } else {
                account(&path, &browser, "Ord", "3")
            };
            assert_eq!(sent.status, 403, "{} writes on {path}", person.name);
        }
    };
    let member = app.member("ansatt@solvik.example").at(&table.solvik, Role::Member, Some(Side::Management));
    refused(&member, "Bare en representant eller koordinator");
    refused(&app.member("uten@solvik.example").at(&table.solvik, Role::Coordinator, None), "vervet må være bekreftet");
    refused(
        &app.member("annen@fjordby.example").at(&fjordby, Role::Coordinator, Some(Side::Management)),
        "ikke part her",
    );
    let local = app.organisation("samhold-fjordby", "union_local");
    refused(&app.member("nabo@samhold.example").at(&local, Role::Coordinator, Some(Side::Union)), "ikke part her");
    refused(&app.member("ny@hjemme.example"), "vervet må være bekreftet");
    assert_eq!(app.guest().get(&format!("/involvering/{id}/svar")).status, 401);
    assert_eq!(app.rows("SELECT count(*)::text AS value FROM involvement_accounts"), ["0"]);
    assert_eq!(app.rows("SELECT count(*)::text AS value FROM involvement_events"), ["1"]);
}

#[test]
fn at_work_nobody_writes_for_a_union_and_all_are_told_why() {
    let app = TestApp::start();
    let table = Table::lay(&app);
    let id = table.register(&app.sign_in(&table.siv), "Drøfting");
    let at_work = app.sign_in_at_work(&table.siv);
    for path in [format!("{}/ny", table.page()), format!("/involvering/{id}/svar")] {
        let page = at_work.get(&path);
        assert_eq!(page.status, 403, "{path}");
        assert!(page.text().contains("gjennom en postkasse hos en arbeidsgiver"), "why: {}", page.text());
        assert!(page.text().contains("en adresse fra forbundet eller en privat adresse"), "and what to do");
    }
    assert_eq!(account(&format!("/involvering/{id}/svar"), &at_work, "Ord", "3").status, 403);
    // Whoever is signed in there reads the same words, so they tell nothing about her.
    let colleague = app.sign_in_at_work(&app.member("uten@solvik.example").at(&table.solvik, Role::Coordinator, None));
    let words = |browser: &Browser| {
        browser.open(&table.page()).select(".ds-alert").iter().map(|part| part.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(words(&at_work), words(&colleague));
    assert_eq!(words(&at_work).len(), 1);
    let leder = app.sign_in_at_work(&table.leder);
    assert!(leder.open(&format!("/involvering/{id}/svar")).text().contains("kan ingen skrive som tillitsvalgt"));
}

#[test]
fn what_waits_for_a_party_stands_on_its_front_page() {
    let app = TestApp::start();
    let table = Table::lay(&app);
    let (siv, leder) = (app.sign_in(&table.siv), app.sign_in(&table.leder));
    assert!(siv.open("/").select(".waits-list li").is_empty());
    let id = table.register(&leder, "Drøfting");
    let page = siv.open("/");
    let wait = page.one(".waits-list a");
    assert_eq!(wait.text, "Fortell hvordan 1 hendelse i et forsøk så ut fra deres side");
    assert_eq!(wait.attr("href"), format!("{}#h{id}", table.page()));
    assert!(page.statements() <= 8, "{} statements", page.statements());
    table.tell(&siv, id, "Ord.", "3");
    assert!(siv.open("/").select(".waits-list li").is_empty());
    assert!(app.sign_in_at_work(&table.siv).open("/").select(".waits-list li a[href*=involvering]").is_empty());
}

#[test]
fn what_the_application_promised_is_written_by_its_participant() {
    let app = TestApp::start();
    let table = Table::lay(&app);
    let path = format!("{}/lovet", table.page());
    let leder = app.sign_in(&table.leder);
    let form = leder.open(&path);
    let page = leder.submit_and_follow(
        &form,
        "form.form",
        &[("words", "Partssammensatt utvalg følger forsøket."), ("form", "joint_committee")],
    );
    assert!(page.text().contains("Partssammensatt utvalg følger forsøket."), "{}", page.text());
    let again =
        leder.submit(&form, "form.form", &[("words", "Et annet ord."), ("once", "enannennokkelidetteskjemaet")]);
    assert_eq!(again.status, 409, "it was written meanwhile: {}", again.text());
    for other in [&table.siv, &table.vern] {
        assert_eq!(app.sign_in(other).get(&path).status, 403, "{}", other.name);
        assert_eq!(app.sign_in(other).post(&path, &[("words", "Falskt løfte"), ("version", "1")]).status, 403);
    }
    assert_eq!(app.guest().get(&path).status, 401);
    let empty = leder.submit(&leder.open(&path), "form.form", &[("words", " ")]);
    assert_eq!((empty.status, empty.select("#words-error").len()), (422, 1));
}

#[test]
fn the_same_form_sent_twice_tells_once() {
    let app = TestApp::start();
    let table = Table::lay(&app);
    let siv = app.sign_in(&table.siv);
    let path = format!("{}/ny", table.page());
    let form = siv.open(&path);
    let values = [("title", "Drøftingsmøte"), ("phase", "decision"), ("happened_on", "2026-01-12")];
    let first = siv.submit(&form, "form.form", &values);
    assert_eq!(first.status, 303, "{}", first.text());
    assert_eq!(siv.submit(&form, "form.form", &values).location(), first.location());
    let form = siv.open(&first.location().expect("the account's form"));
    let values = [("form", "informed"), ("who", "union"), ("rating", "2"), ("words", "Ord."), ("would_repeat", "no")];
    let told = siv.submit(&form, "form.form", &values);
    assert_eq!((told.status, siv.submit(&form, "form.form", &values).location()), (303, told.location()));
    assert_eq!(app.rows("SELECT concat(count(*), ' ', max(version)) AS value FROM involvement_accounts"), ["1 1"]);
    let back = siv.submit(
        &siv.open(&path),
        "form.form",
        &[("title", "Kort"), ("happened_on", "2999-01-01"), ("phase", "idea")],
    );
    assert_eq!(back.status, 422, "{}", back.text());
}

#[test]
fn an_event_for_members_is_not_there_for_a_guest() {
    let app = TestApp::start();
    let table = Table::lay(&app);
    let leder = app.sign_in(&table.leder);
    let form = leder.open(&format!("{}/ny", table.page()));
    let values =
        [("title", "Lukket drøfting"), ("phase", "decision"), ("happened_on", "2026-01-12"), ("audience", "members")];
    let to = leder.submit(&form, "form.form", &values).location().expect("registered");
    assert!(!app.guest().open(&table.page()).text().contains("Lukket drøfting"));
    assert_eq!(app.guest().get(&to).status, 404);
    let stranger = app.sign_in(&app.member("ny@hjemme.example"));
    assert_eq!((stranger.get(&to).status, account(&to, &stranger, "Ord", "3").status), (404, 404));
    assert!(app.sign_in(&table.siv).open(&table.page()).text().contains("Lukket drøfting"));
}

/// Waits until it is so, for ten seconds: a page that is pressed for may take its time on a busy machine.
fn patiently(so: impl Fn() -> bool) {
    for _ in 0..100 {
        if so() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
}

#[test]
fn in_the_browser_she_registers_tells_compares_and_prints() {
    let app = TestApp::start();
    let table = Table::lay(&app);
    let Some(chromium) = Chromium::start() else { return };
    for slug in ["planvask", "arbeidslivsfag", "eldreboliger"] {
        table.another(slug);
    }
    let siv = app.sign_in(&table.siv);
    chromium.take_over(&app, &siv);
    chromium.open(&app.address(&format!("{}/ny", table.page())));
    chromium.type_into("#title", "Drøftingsmøte om ny arbeidsdeling");
    chromium.choose("#phase", "decision");
    chromium.run("document.querySelector('#happened_on').value = '2026-03-02'");
    chromium.press("form.form button[type=submit]");
    patiently(|| !chromium.words("#rating").is_empty());
    assert_eq!(chromium.words("h1"), ["Slik så det ut fra vår side"]);
    chromium.choose("#form", "discussed");
    chromium.press("#who-chief_representative");
    chromium.press("#rating-2");
    chromium.type_into("#words", "Vi fikk sakspapirene på møtet.");
    chromium.press("#would_repeat-no");
    chromium.press("form.form .form-end button");
    patiently(|| chromium.words("h1") != ["Slik så det ut fra vår side"]);
    assert!(chromium.words("main").concat().contains("Vi fikk sakspapirene på møtet."), "{:?}", chromium.words("main"));

    let id: i64 = app.rows("SELECT max(id)::text AS value FROM involvement_events")[0].parse().expect("an id");
    table.tell(&app.sign_in(&table.leder), id, "Alle hadde fått sakspapirene.", "5");
    chromium.open(&app.address("/"));
    chromium.press("main .hero a[href='/sammenlign']");
    patiently(|| !chromium.words(".pick-trials").is_empty());
    for slug in ["felles-journal", "planvask", "arbeidslivsfag", "eldreboliger"] {
        chromium.press(&format!("#forsok-{slug}"));
    }
    chromium.press(".pick-trials button");
    patiently(|| !chromium.words("table.compare").is_empty());
    assert_eq!(chromium.words("table.compare thead th").len(), 5, "four trials beside the phases");
    assert!(chromium.words("table.compare").concat().contains("Avstand 3"), "{:?}", chromium.words("table.compare"));
    let paper = chromium.print();
    assert!(paper.starts_with(b"%PDF") && paper.len() > 5_000, "{} bytes", paper.len());
}
