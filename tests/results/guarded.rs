//! What rests on too few people is withheld everywhere, and nobody reads or writes what is not hers.

use torget::viewer::Role;

use super::{RESULTS, add, lead, measure, newest, trial};
use crate::support::TestApp;

#[test]
fn answers_from_fewer_than_five_at_work_are_withheld_on_every_page() {
    let app = TestApp::start();
    trial(&app);
    let kari = app.sign_in(&lead(&app, "solvik"));
    add(&kari, "opplevd-handlingsrom", &[("value", "2,25"), ("measured_on", "2025-11-01"), ("n", "4")]);
    let id = newest(&app, "indicators");
    let page = measure(
        &kari,
        &id,
        &[
            ("value", "3,75"),
            ("measured_on", "2026-10-01"),
            ("n", "5"),
            ("comparison_value", "1,25"),
            ("comparison_n", "3"),
        ],
    );
    assert!(page.text().contains("færre enn fem ansatte"), "it says why: {}", page.text());
    let change = kari.open(&format!("/maling/{}/rediger", newest(&app, "measurements")));
    kari.submit(&change, "form.form", &[("value", "4,75"), ("n", "2")]);
    let change = kari.open(&format!("/maling/{}/rediger", newest(&app, "measurements")));
    kari.submit(&change, "form.form", &[("value", "3,75"), ("n", "6")]);
    let compare = "/indikatorer/opplevd-handlingsrom";
    for path in [
        RESULTS,
        &format!("{RESULTS}/last-ned"),
        "/forsok/felles-journal",
        compare,
        &format!("{compare}/last-ned"),
        &format!("/indikator/{id}/versjoner"),
    ] {
        for browser in [&app.guest(), &kari] {
            let page = browser.open(path);
            for secret in ["2,25", "4,75", "1,25"] {
                assert!(!page.html.contains(secret), "{path} tells {secret}: {}", page.text());
            }
            assert!(page.html.contains("3,75"), "{path} tells what five have said: {}", page.text());
        }
    }
    let page = app.guest().open(RESULTS);
    assert_eq!(page.select("svg circle.own").len(), 1, "and it is not drawn");
}

#[test]
fn only_those_who_speak_for_a_participant_write_and_each_for_her_own() {
    let app = TestApp::start();
    trial(&app);
    let solvik = app.organisation("solvik", "municipality");
    let kari = app.sign_in(&lead(&app, "solvik"));
    add(&kari, "ventetid", &[("value", "74"), ("measured_on", "2025-11-01"), ("whose", "ours")]);
    let (id, value) = (newest(&app, "indicators"), newest(&app, "measurements"));
    kari.submit(
        &kari.open(&format!("{RESULTS}/ny-laerdom")),
        "form.form",
        &[("kind", "worked"), ("body", "Ett felles inntak.")],
    );
    let lesson = newest(&app, "lessons");
    let adds = [format!("{RESULTS}/ny-indikator"), format!("{RESULTS}/ny-laerdom")];
    let changes = [
        format!("/indikator/{id}/rediger"),
        format!("/indikator/{id}/ny-maling"),
        format!("/maling/{value}/rediger"),
        format!("/laerdom/{lesson}/rediger"),
    ];
    let member = app.sign_in(&app.member("ola@solvik.example").at(&solvik, Role::Member, None));
    let elsewhere = app.sign_in(&lead(&app, "havnes"));
    let other = app.sign_in(&lead(&app, "fjordby"));
    for path in adds.iter().chain(&changes) {
        for (browser, status) in [(&app.guest(), 401), (&member, 403), (&elsewhere, 403)] {
            assert_eq!(browser.get(path).status, status, "GET {path}");
            assert_eq!(browser.post(path, &[("source", "x"), ("version", "1")]).status, status, "POST {path}");
        }
    }
    for path in &changes {
        assert_eq!(other.get(path).status, 403, "{path} is another participant's");
        assert_eq!(other.post(path, &[("version", "1")]).status, 403, "{path} is another participant's");
    }
    assert_eq!(other.get(&adds[0]).status, 200, "but she adds her own");
    add(&kari, "innleie", &[]);
    let whole = newest(&app, "indicators");
    assert_eq!(other.get(&format!("/indikator/{whole}/ny-maling")).status, 200, "and the trial's are everybody's");
    for path in
        ["/forsok/finnes-ikke/resultater", "/indikator/999999/rediger", "/maling/999999/rediger", "/indikatorer/x"]
    {
        assert_eq!(kari.get(path).status, 404, "{path}");
    }
}

#[test]
fn a_result_for_some_is_nowhere_for_others() {
    let app = TestApp::start();
    trial(&app);
    let kari = app.sign_in(&lead(&app, "solvik"));
    let secret = [
        ("value", "77,77"),
        ("measured_on", "2025-11-01"),
        ("definition", "zqtellesslikzq"),
        ("audience", "my-organisation"),
    ];
    add(&kari, "ventetid", &secret);
    let id = newest(&app, "indicators");
    let own = kari.open(&format!("{RESULTS}/ny-laerdom"));
    kari.submit(&own, "form.form", &[("kind", "did_not"), ("body", "zqlærtezq"), ("audience", "members")]);
    let lesson = newest(&app, "lessons");
    let (guest, other) = (app.guest(), app.sign_in(&lead(&app, "fjordby")));
    let (page, words) = (kari.open(RESULTS), ["77,77", "zqtellesslikzq", "zqlærtezq"]);
    assert!(
        words.iter().all(|word| page.html.contains(word)) && page.text().contains("Begrenset til Solvik"),
        "{}",
        page.text()
    );
    assert!(other.open(RESULTS).html.contains("zqlærtezq") && !guest.open(RESULTS).html.contains("zqlærtezq"));
    for browser in [&guest, &other] {
        for path in [
            RESULTS,
            &format!("{RESULTS}/last-ned"),
            "/forsok/felles-journal",
            "/indikatorer/ventetid",
            "/indikatorer/ventetid/last-ned",
        ] {
            let page = browser.open(path);
            assert!(!page.html.contains("77,77") && !page.html.contains("zqtellesslikzq"), "{path}: {}", page.text());
        }
        let counted = browser.open("/indikatorer");
        assert!(!counted.text().contains("1 forsøk"), "counts too: {}", counted.text());
        for path in ["rediger", "ny-maling", "versjoner"] {
            assert_eq!(browser.get(&format!("/indikator/{id}/{path}")).status, 404, "{path}");
        }
        assert_eq!(browser.post(&format!("/indikator/{id}/rediger"), &[("version", "1")]).status, 404);
    }
    assert_eq!(guest.get(&format!("/laerdom/{lesson}/versjoner")).status, 404);
    assert!(kari.open("/indikatorer").text().contains("1 forsøk"));
}

#[test]
fn a_result_thread_is_linked_for_those_who_may_read_it() {
    let app = TestApp::start();
    trial(&app);
    let kari = app.sign_in(&lead(&app, "solvik"));
    let form = kari.open("/ny-trad/result?omrade=helse&forsok=felles-journal");
    let told = [
        ("title", "Ventetiden gikk ned"),
        ("body", "Den ble kortere."),
        ("outcome", "better"),
        ("measured", "Dager."),
        ("before_after", "74 og 41."),
        ("audience", "members"),
    ];
    let trial = app.rows("SELECT id::text AS value FROM trials WHERE slug = 'felles-journal'").remove(0);
    let sent = kari.submit(&form, "form.form", &[&told[..], &[("trial", trial.as_str())]].concat());
    assert_eq!(sent.status, 303, "{}", sent.text());
    add(&kari, "ventetid", &[]);
    let thread = newest(&app, "threads");
    let edit = kari.open(&format!("/indikator/{}/rediger", newest(&app, "indicators")));
    let page = kari.submit_and_follow(&edit, "form.form", &[("thread", thread.as_str())]);
    assert!(page.select("dl.told a").iter().any(|link| link.text == "Ventetiden gikk ned"), "{}", page.text());
    assert!(!app.guest().open(RESULTS).html.contains("Ventetiden gikk ned"), "members only");
    let back = kari.submit(&edit, "form.form", &[("thread", "999999")]);
    assert!(matches!(back.status, 409 | 422), "a thread that is none: {}", back.status);
}
