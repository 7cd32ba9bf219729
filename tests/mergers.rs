//! Municipalities merge and split: a trial belongs to the organisation, whatever number it has on a day.

use chrono::NaiveDate;
use torget::organisations::{ids_by_number, import_organisations};
use torget::places::load_reference;

use crate::support::TestApp;

fn square() -> TestApp {
    let app = TestApp::start();
    app.system(load_reference);
    app
}

/// The address of whoever has a number on a day.
fn has(app: &TestApp, number: &str, on: &str) -> Option<String> {
    let on: NaiveDate = on.parse().expect("a date");
    let id = app.system(|tx| ids_by_number(tx, &[number], on)).remove(number)?;
    app.rows(&format!("SELECT slug AS value FROM organisations WHERE id = {id}")).pop()
}

fn registered(app: &TestApp, slug: &str) -> String {
    app.rows(&format!("SELECT organisation_number AS value FROM organisations WHERE slug = '{slug}'")).remove(0)
}

#[test]
fn two_that_become_one_keep_their_trials_and_the_old_number_ends() {
    let app = square();
    let (west, moskenes) = (registered(&app, "vestvagoy"), registered(&app, "moskenes"));
    let file = format!(
        "municipality_number,name,organisation_number,valid_from,valid_to\n1899,Vestvågøy,{west},2028-01-01,\n,Moskenes,{moskenes},,2028-01-01\n"
    );
    app.system(|tx| import_organisations(tx, &file)).expect("a file that fits");
    let at = |number: &str, on: &str| has(&app, number, on);
    assert_eq!(at("1860", "2027-12-31").as_deref(), Some("vestvagoy"));
    assert_eq!(at("1874", "2027-12-31").as_deref(), Some("moskenes"));
    assert_eq!(at("1899", "2028-01-01").as_deref(), Some("vestvagoy"));
    assert_eq!((at("1860", "2028-01-01"), at("1874", "2028-01-01"), at("1899", "2027-12-31")), (None, None, None));
    let page = app.guest().open("/forsok/lofoten-oppgavefellesskap");
    for name in ["Vestvågøy", "Moskenes", "Flakstad", "Vågan"] {
        assert!(page.text().contains(name), "{name}: those who took part took part: {}", page.text());
    }
    for slug in ["vestvagoy", "moskenes"] {
        assert!(
            app.guest().open(&format!("/organisasjon/{slug}")).html.contains("/forsok/lofoten-oppgavefellesskap"),
            "{slug}"
        );
    }
    let ended = app.guest().open("/organisasjon/moskenes").text();
    assert!(ended.contains("1874") && ended.contains("fra 1. januar 2024 til 1. januar 2028"), "{ended}");
    app.rows("DELETE FROM settings RETURNING 'x' AS value");
    app.system(load_reference);
    assert_eq!(app.rows("SELECT 'x' AS value FROM trial_participants").len(), 17, "read anew, nobody takes part twice");
    assert_eq!(at("1899", "2028-06-01").as_deref(), Some("vestvagoy"), "nor does the old number come back");
}

#[test]
fn one_that_is_split_keeps_its_trial_and_the_new_one_has_none() {
    let app = square();
    // Ålesund was 1507 until Haram became a municipality of its own in 2024.
    app.rows("INSERT INTO organisation_numbers (organisation_id, number, valid_from, valid_to)
              SELECT id, '1507', '2020-01-01', '2024-01-01' FROM organisations WHERE slug = 'alesund' RETURNING 'x' AS value");
    let alesund = app.organisation("alesund", "municipality");
    app.trial("felles-vakt-fra-2023", app.area("helse"), &[&alesund]);
    assert_eq!(has(&app, "1507", "2023-12-31").as_deref(), Some("alesund"));
    assert_eq!(has(&app, "1508", "2024-01-01").as_deref(), Some("alesund"));
    assert_eq!(has(&app, "1580", "2024-01-01").as_deref(), Some("haram"));
    assert_eq!((has(&app, "1507", "2024-01-01"), has(&app, "1580", "2023-12-31")), (None, None));
    let (old, new) = (app.guest().open("/organisasjon/alesund"), app.guest().open("/organisasjon/haram"));
    assert!(old.html.contains("/forsok/felles-vakt-fra-2023") && !new.html.contains("/forsok/felles-vakt-fra-2023"));
    assert!(
        old.text().contains("1508") && old.text().contains("fra 1. januar 2020 til 1. januar 2024"),
        "{}",
        old.text()
    );
    assert!(app.guest().open("/forsok/felles-vakt-fra-2023").text().contains("Ålesund"));
}
