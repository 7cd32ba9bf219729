//! Measuring and learning told in short forms, shown in plots and tables, changed without losing what was, and compared.

use super::{RESULTS, add, lead, measure, newest, trial};
use crate::support::TestApp;

#[test]
fn a_baseline_and_a_follow_up_take_two_short_forms_and_are_drawn() {
    let app = TestApp::start();
    trial(&app);
    let kari = app.sign_in(&lead(&app, "solvik"));
    let choose = kari.open(&format!("{RESULTS}/ny-indikator"));
    assert!(choose.text().contains("Ventetid") && choose.text().contains("Egen indikator"), "{}", choose.text());
    let page =
        add(&kari, "ventetid", &[("value", "74,5"), ("measured_on", "2025-11-01"), ("n", "31"), ("target", "30")]);
    assert!(page.text().contains("74,5 dager"), "{}", page.text());
    let id = newest(&app, "indicators");
    measure(&kari, &id, &[("value", "41"), ("measured_on", "2026-10-01"), ("n", "38"), ("method", "Alle saker.")]);
    let seen = app.guest().open(RESULTS);
    for words in [
        "Ventetid",
        "74,5 dager",
        "41,0 dager",
        "30,0 dager",
        "\u{2212}33,5",
        "i ønsket retning",
        "Alle saker.",
        "For tidlig å si",
    ] {
        assert!(seen.text().contains(words), "«{words}» is there: {}", seen.text());
    }
    let words = seen.one("svg desc").text;
    assert!(words.contains("1. november 2025: 74,5 dager") && words.contains("Mål: 30,0 dager"), "{words}");
    assert_eq!((seen.select("svg circle.own").len(), seen.select("svg circle.baseline").len()), (2, 1));
    assert_eq!(seen.select("table tbody tr").len(), 2, "the same in a table");
    assert!(seen.select("a[href$='rediger']").is_empty(), "a guest changes nothing");
    let on_trial = app.guest().open("/forsok/felles-journal");
    assert!(on_trial.text().contains("74,5 dager") && on_trial.text().contains("41,0 dager"), "{}", on_trial.text());
}

#[test]
fn nothing_and_worse_are_results_with_their_evidence() {
    let app = TestApp::start();
    trial(&app);
    let kari = app.sign_in(&lead(&app, "solvik"));
    add(&kari, "innleie", &[]);
    let id = newest(&app, "indicators");
    let form = kari.open(&format!("/indikator/{id}/rediger"));
    let told = [
        ("outcome", "none"),
        ("evidence", "compared"),
        ("comparison_group", "En nabokommune."),
        ("unintended", "Mer innleie i helgene."),
    ];
    let page = kari.submit_and_follow(&form, "form.form", &told);
    for words in
        ["Ingen målbar endring", "3. Sammenlignet", "En nabokommune.", "Mer innleie i helgene.", "Ingen målinger ennå"]
    {
        assert!(page.text().contains(words), "«{words}»: {}", page.text());
    }
    assert_eq!(page.one(".outcome").attr("data-outcome"), "none");
}

#[test]
fn what_is_typed_wrong_comes_back_beside_the_field_and_is_kept() {
    let app = TestApp::start();
    trial(&app);
    let kari = app.sign_in(&lead(&app, "solvik"));
    let form = kari.open(&format!("{RESULTS}/ny-indikator?maal=opplevd-handlingsrom"));
    let wrong = [
        ("source", ""),
        ("value", "åtte"),
        ("measured_on", "2050-01-01"),
        ("n", "mange"),
        ("definition", "Slik teller vi."),
    ];
    let back = kari.submit(&form, "form.form", &wrong);
    assert_eq!(back.status, 422);
    for field in ["source", "value", "measured_on", "n"] {
        assert_eq!(back.select(&format!("#{field}-error")).len(), 1, "{field}: {}", back.text());
    }
    assert!(back.html.contains("Slik teller vi.") && back.html.contains("åtte"), "{}", back.text());
    let back = kari.submit(
        &back,
        "form.form",
        &[("source", "Skjema"), ("value", "6"), ("measured_on", "2025-01-01"), ("n", "")],
    );
    assert!(
        back.text().contains("skalaen fra 1 til 5") && back.text().contains("hvor mange ansatte"),
        "{}",
        back.text()
    );
    let own = kari.open(&format!("{RESULTS}/ny-indikator?maal=egen"));
    let words = [
        ("name", "Klager <b>"),
        ("source", "Arkivet"),
        ("perspective", "citizens"),
        ("unit", "other"),
        ("direction", "lower"),
    ];
    assert_eq!(kari.submit(&own, "form.form", &words).status, 422, "another unit needs words");
    let page = kari.submit_and_follow(
        &own,
        "form.form",
        &[&words[..], &[("unit_text", "klager per sak"), ("value", "0,4"), ("measured_on", "2025-01-01")]].concat(),
    );
    assert!(page.text().contains("0,4 klager per sak") && page.text().contains("Klager <b>"), "{}", page.text());
    assert_eq!(app.rows("SELECT value::text AS value FROM measurements"), ["0.4000"]);
}

#[test]
fn a_changed_value_keeps_its_earlier_one_and_two_editors_lose_nothing() {
    let app = TestApp::start();
    trial(&app);
    let kari = app.sign_in(&lead(&app, "solvik"));
    let per = app.sign_in(&lead(&app, "fjordby"));
    add(&kari, "ventetid", &[("value", "74"), ("measured_on", "2025-11-01")]);
    let (id, value) = (newest(&app, "indicators"), newest(&app, "measurements"));
    let path = format!("/maling/{value}/rediger");
    let (first, second) = (kari.open(&path), per.open(&path));
    assert_eq!(kari.submit(&first, "form.form", &[("value", "71,5")]).status, 303);
    let overtaken = per.submit(&second, "form.form", &[("value", "68"), ("method", "Uten sommeren.")]);
    assert_eq!(overtaken.status, 409);
    assert!(overtaken.text().contains("71,5 dager"), "what stands there now: {}", overtaken.text());
    assert!(overtaken.html.contains("Uten sommeren."), "and what was typed: {}", overtaken.text());
    assert_eq!(per.submit(&overtaken, "form.form", &[]).status, 303, "now it starts from the newest");
    let page = app.guest().open(RESULTS);
    assert!(page.text().contains("68 dager") && page.text().contains("rettet"), "{}", page.text());
    let earlier = app.guest().open(&format!("/indikator/{id}/versjoner")).text();
    let order =
        ["71,5 dager", "74 dager"].map(|value| earlier.find(value).unwrap_or_else(|| panic!("{value}: {earlier}")));
    assert!(order[0] < order[1], "newest first: {earlier}");

    let path = format!("/indikator/{id}/rediger");
    let (first, second) = (kari.open(&path), per.open(&path));
    assert_eq!(kari.submit(&first, "form.form", &[("outcome", "better")]).status, 303);
    let overtaken = per.submit(&second, "form.form", &[("outcome", "mixed")]);
    assert_eq!(
        (overtaken.status, overtaken.one(".preview .outcome").attr("data-outcome").to_owned()),
        (409, "better".to_owned())
    );
    let change = kari.open(&format!("/maling/{value}/rediger"));
    kari.submit(&change, "form.form", &[("withdrawn", "ja")]);
    assert!(app.guest().open(RESULTS).text().contains("Ingen målinger ennå"), "taken back");
    assert!(app.guest().open(&format!("/indikator/{id}/versjoner")).text().contains("68 dager"));
}

#[test]
fn a_form_sent_twice_adds_once() {
    let app = TestApp::start();
    trial(&app);
    let kari = app.sign_in(&lead(&app, "solvik"));
    let form = kari.open(&format!("{RESULTS}/ny-indikator?maal=ventetid"));
    let values = [("source", "Registeret"), ("value", "74"), ("measured_on", "2025-11-01")];
    let (one, two) = (kari.submit(&form, "form.form", &values), kari.submit(&form, "form.form", &values));
    assert_eq!((one.location(), two.location().is_some()), (two.location(), true));
    let counted =
        "SELECT (SELECT count(*) FROM indicators)::text || ' ' || (SELECT count(*) FROM measurements) AS value";
    assert_eq!(app.rows(counted), ["1 1"]);
    assert_eq!(
        app.rows("SELECT subject_kind AS value FROM audit WHERE act = 'result_write' ORDER BY 1"),
        ["indicator", "measurement"]
    );
}

#[test]
fn lessons_of_five_sorts_stand_in_order_are_changed_and_taken_back() {
    let app = TestApp::start();
    trial(&app);
    let kari = app.sign_in(&lead(&app, "solvik"));
    for (kind, body) in [
        ("adapt", "Vi har *ferje*."),
        ("conditions", "Samme leder."),
        ("differently", "Én sone først."),
        ("did_not", "Delt ledelse."),
        ("worked", "Felles inntak."),
    ] {
        let form = kari.open(&format!("{RESULTS}/ny-laerdom"));
        kari.submit_and_follow(&form, "form.form", &[("kind", kind), ("body", body)]);
    }
    let page = app.guest().open(RESULTS);
    let heads: Vec<String> = page.select("section[aria-labelledby=laerdom] h3").into_iter().map(|h| h.text).collect();
    assert_eq!(
        heads,
        [
            "Dette virket",
            "Dette virket ikke",
            "Dette ville vi gjort annerledes",
            "Dette må være på plass",
            "Dette må tilpasses andre steder"
        ]
    );
    assert_eq!(page.select(".lessons em").len(), 1, "markdown is rendered");
    let path = format!("/laerdom/{}/rediger", newest(&app, "lessons"));
    let (mine, old) = (kari.open(&path), kari.open(&path));
    kari.submit(&mine, "form.form", &[("body", "Ett felles inntak.")]);
    let overtaken = kari.submit(&old, "form.form", &[("body", "Felles inntak, to møter.")]);
    assert_eq!(overtaken.status, 409);
    assert!(overtaken.one(".preview pre").text.contains("Ett felles inntak.") && overtaken.html.contains("to møter"));
    let earlier = app.guest().open(&path.replace("rediger", "versjoner")).text();
    assert!(earlier.contains("Felles inntak."), "{earlier}");
    assert!(app.guest().open("/forsok/felles-journal").text().contains("5 lærdommer"));
    kari.submit(&kari.open(&path), "form.form", &[("withdrawn", "ja")]);
    assert!(!app.guest().open(RESULTS).text().contains("Ett felles inntak."));
    assert_eq!(kari.get(&path).status, 404, "and it is gone");
}

#[test]
fn a_spreadsheet_opens_in_norwegian_and_runs_nothing() {
    let app = TestApp::start();
    trial(&app);
    let kari = app.sign_in(&lead(&app, "solvik"));
    let typed = [
        ("value", "-1234,5"),
        ("measured_on", "2025-11-01"),
        ("source", "=HYPERLINK(\"http://x\")"),
        ("method", "+47; «sitat» \"to\""),
    ];
    add(&kari, "ventetid", &typed);
    let file = app.guest().open(&format!("{RESULTS}/last-ned"));
    assert!(
        file.header("content-type").starts_with("text/csv")
            && file.header("content-disposition").contains("resultater-felles-journal.csv")
    );
    assert!(file.html.starts_with('\u{feff}'), "a byte order mark");
    let lines: Vec<&str> = file.html.lines().collect();
    assert_eq!(lines.len(), 2, "{}", file.html);
    assert!(lines[0].contains("Forsøk;Deltaker;Indikator"), "{}", lines[0]);
    for cell in [";-1234,5;", "\"'=HYPERLINK(\"\"http://x\"\")\"", "\"'+47; «sitat» \"\"to\"\"\"", ";2025-11-01;"] {
        assert!(lines[1].contains(cell), "{cell}: {}", lines[1]);
    }
}

#[test]
fn one_indicator_is_compared_across_trials_at_a_constant_cost() {
    let app = TestApp::start();
    trial(&app);
    let (kari, guest) = (app.sign_in(&lead(&app, "solvik")), app.guest());
    assert!(guest.open("/indikatorer/ventetid").text().contains("Ingen forsøk har lagt inn tall"));
    let mut costs = Vec::new();
    for n in 0..4 {
        add(&kari, "ventetid", &[("value", &format!("7{n}")), ("measured_on", "2025-11-01"), ("target", "30")]);
        measure(&kari, &newest(&app, "indicators"), &[("value", &format!("4{n}")), ("measured_on", "2026-10-01")]);
        kari.submit(
            &kari.open(&format!("{RESULTS}/ny-laerdom")),
            "form.form",
            &[("kind", "worked"), ("body", "Felles inntak.")],
        );
        costs.push(
            [RESULTS, "/indikatorer/ventetid", "/indikatorer", "/forsok/felles-journal"]
                .map(|path| guest.open(path).statements()),
        );
    }
    assert!(costs.iter().all(|cost| *cost == costs[0]), "{costs:?}");
    assert!(costs[0].iter().zip([8, 8, 8, 13]).all(|(cost, most)| *cost <= most), "{costs:?}");
    assert!(kari.open(RESULTS).statements() <= 8);
    let page = guest.open("/indikatorer/ventetid");
    assert_eq!((page.select("svg circle.own").len(), page.select("svg path.tick").len()), (8, 4));
    assert_eq!(page.select("table tbody tr").len(), 4);
    assert!(
        page.text().contains("\u{2212}30 i ønsket retning") && page.text().contains("Felles-journal"),
        "{}",
        page.text()
    );
}
