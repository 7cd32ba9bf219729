//! The compare view: six trials and three hundred accounts side by side, on a wide screen, on a phone, and in a
//! spreadsheet.

use crate::support::TestApp;
use crate::support::chromium::Chromium;

use super::table::Table;

const SIX: [&str; 6] = ["felles-journal", "planvask", "arbeidslivsfag", "eldreboliger", "fravaer", "turnus"];

/// Six trials with 25 events each, told about by two parties each, in the past.
fn crowded(app: &TestApp) -> Table<'_> {
    let table = Table::lay(app);
    SIX.iter().skip(1).for_each(|slug| table.another(slug));
    app.rows(
        "WITH e AS (
             INSERT INTO involvement_events (trial_id, participant_id, phase, happened_on, title, audience, organisation_id, side, created_at)
             SELECT t.id, p.organisation_id,
                    (ARRAY['idea', 'hearing', 'decision', 'start', 'operation'])[1 + n % 5], date '2026-01-01' + n, 'Møte ' || n,
                    '{open}', p.organisation_id, 'management', now() - interval '90 days'
             FROM trials t JOIN trial_participants p ON p.trial_id = t.id CROSS JOIN generate_series(1, 25) n
             WHERE p.organisation_id = (SELECT id FROM organisations WHERE slug = 'solvik')
             RETURNING id, organisation_id),
         p AS (
             INSERT INTO involvement_parties (event_id, organisation_id, side)
             SELECT id, organisation_id, 'management' FROM e
             UNION SELECT e.id, o.id, 'union' FROM e, organisations o WHERE o.slug = 'samhold-solvik'
             RETURNING event_id, organisation_id, side)
         SELECT count(*)::text AS value FROM p",
    );
    app.rows(
        "INSERT INTO involvement_accounts (event_id, organisation_id, side, audience, reveal_at, late, form, who, rating, words, would_repeat, created_at)
         SELECT event_id, organisation_id, side, '{nobody}', now() - interval '1 day', false,
                CASE side WHEN 'union' THEN 'informed' ELSE 'discussed' END, '{union}',
                CASE side WHEN 'union' THEN 2 ELSE 4 END, 'Slik var det.', 'unsure', now() - interval '60 days'
         FROM involvement_parties RETURNING 'x' AS value",
    );
    table
}

fn address(slugs: &[&str]) -> String {
    format!("/sammenlign?forsok={}", slugs.join("&forsok="))
}

#[test]
fn six_trials_and_three_hundred_accounts_cost_what_one_does() {
    let app = TestApp::start();
    let table = crowded(&app);
    assert_eq!(app.rows("SELECT count(*)::text AS value FROM involvement_accounts"), ["300"]);
    let siv = app.sign_in(&table.siv);
    let (six, one) = (siv.open(&address(&SIX)), siv.open(&address(&SIX[..1])));
    assert!(six.statements() <= 10, "{} statements", six.statements());
    assert_eq!(six.statements(), one.statements(), "constant in what there is");
    assert!(siv.open("/sammenlign?som=samhold-solvik").statements() <= 10);
    assert_eq!(six.select("table.compare thead th[scope=col]").len(), 7);
    assert_eq!(six.select("table.compare tbody th[scope=row]").len(), 2 + 5, "promised, done, and five phases");
    assert_eq!(six.one("table.compare caption").text, "Medvirkning i forsøkene, fase for fase");
    let cell = &six.select("table.compare tbody tr:nth-child(3) td")[0].text;
    for words in [
        "Drøftet, med referat",
        "5 hendelser",
        "Solvik, arbeidsgiver",
        "Samhold-solvik, tillitsvalgt",
        "Informert",
        "Største avstand 2",
    ] {
        assert!(cell.contains(words), "«{words}» in {cell}");
    }
    assert!(six.html.len() < 200_000, "{} bytes", six.html.len());
}

#[test]
fn more_than_six_are_not_chosen_and_it_is_said() {
    let app = TestApp::start();
    let table = crowded(&app);
    table.another("enda-ett");
    let page = app.guest().open(&address(&[&SIX[..], &["enda-ett"]].concat()));
    assert_eq!(page.select("table.compare thead th").len(), 7);
    assert!(page.text().contains("Det er plass til 6 forsøk om gangen. 1 er utelatt."), "{}", page.text());
    let area = app.guest().open("/sammenlign?omrade=helse");
    assert_eq!(area.select("table.compare thead th").len(), 8, "an area is shown whole");
    let none = app.guest().open("/sammenlign?forsok=finnes-ikke");
    assert!(none.text().contains("Vi fant ingen forsøk"), "{}", none.text());
    assert_eq!(app.guest().get("/sammenlign?som=finnes-ikke").status, 404);
}

#[test]
fn from_a_union_locals_page_it_is_two_clicks_to_those_like_ours() {
    let app = TestApp::start();
    crowded(&app);
    let (bigger, other) = (app.organisation("bigby", "municipality"), app.organisation("fjordby", "municipality"));
    app.trial("hos-bigby", app.area("helse"), &[&bigger]);
    app.trial("hos-fjordby", app.area("helse"), &[&other]);
    app.rows(
        "INSERT INTO organisation_figures (organisation_id, year, population, kostra_group)
         SELECT id, 2024, CASE slug WHEN 'bigby' THEN 90000 ELSE 10000 END, 3 FROM organisations WHERE slug IN ('bigby', 'fjordby', 'solvik')
         RETURNING 'x' AS value",
    );
    app.rows("UPDATE organisation_figures SET kostra_group = 9 WHERE population > 50000 RETURNING 'x' AS value");
    let guest = app.guest();
    let page = guest.open(&guest.open("/organisasjon/samhold-solvik").link("Sammenlign involvering"));
    let columns: Vec<String> = page.select("table.compare thead th > a").into_iter().map(|part| part.text).collect();
    assert!(
        columns.iter().take(6).all(|title| SIX.contains(&title.to_lowercase().as_str())),
        "our own first: {columns:?}"
    );
    assert!(columns.contains(&"Hos-fjordby".to_owned()), "half to twice as many live there: {columns:?}");
    assert!(!columns.contains(&"Hos-bigby".to_owned()), "that one is much larger: {columns:?}");
    let drill = page.select("table.compare tbody td .form-name a")[0].attr("href").to_owned();
    assert!(guest.open(&drill).text().contains("Du ser bare fasen"), "and down to the events: {drill}");
}

#[test]
fn the_file_opens_in_a_spreadsheet_and_holds_no_formula() {
    let app = TestApp::start();
    let table = Table::lay(&app);
    let siv = app.sign_in(&table.siv);
    let id = table.register(&siv, "=HYPERLINK(\"https://evil.example\";\"Klikk\")");
    for (who, words) in [
        (&table.siv, "@SUM(A1)"),
        (&table.leder, "-1+1"),
        (&table.nora, "+47 kom for sent"),
        (&table.vern, "Vanlig; \"sitat\"\nog linje"),
    ] {
        table.tell(&app.sign_in(who), id, words, "3");
    }
    let file = app.guest().open("/sammenlign.csv?omrade=helse");
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert!(file.header("content-disposition").contains("involvering.csv"));
    let text = file.html.strip_prefix('\u{feff}').expect("a byte order mark");
    assert!(text.lines().next().is_some_and(|line| line.starts_with("Forsøk;Område;")), "{text}");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let lines: Vec<csv::StringRecord> = reader.records().map(|line| line.expect("a line")).collect();
    assert_eq!(lines.len(), 4, "one for each party");
    for cell in lines.iter().flat_map(|line| line.iter()) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell} is a formula");
    }
    assert!(lines.iter().any(|line| line.iter().any(|cell| cell == "Vanlig; \"sitat\"\nog linje")));
    assert!(!file.html.contains("siv@") && !file.html.contains("Siv;"), "no person in it");
}

#[test]
fn it_is_for_everyone_on_a_phone_and_read_aloud() {
    let app = TestApp::start();
    crowded(&app);
    let Some(chromium) = Chromium::start() else { return };
    let mut wrong = Vec::new();
    for path in [address(&SIX), "/forsok/felles-journal/involvering?fase=hearing".to_owned()] {
        for (width, dark) in [(1280, false), (360, true)] {
            chromium.wide(width);
            chromium.dark(dark);
            chromium.open(&app.address(&path));
            wrong.extend(chromium.barriers().into_iter().map(|barrier| format!("{path}, {width} px: {barrier}")));
            chromium.picture(&format!("compare-{}-{width}", path.len()));
            if path.starts_with("/sammenlign") {
                assert_eq!(chromium.told("columnheader").len(), 7, "{width} px: {:?}", chromium.told("columnheader"));
                assert_eq!(chromium.told("rowheader").len(), 7, "{width} px");
                assert!(chromium.told("rowheader").contains(&"Høring".to_owned()));
                assert_eq!(chromium.told("table"), ["Medvirkning i forsøkene, fase for fase"]);
            }
        }
        chromium.wide(320);
        wrong.extend(chromium.sticks_out().into_iter().map(|part| format!("{path}, 320 px: sticks out: {part}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
