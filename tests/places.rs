//! What one finds on the square: the front page, areas, organisations, trials, and the register they stand on.

use torget::organisations::{import_domains, import_organisations};
use torget::places::load_reference;
use torget::viewer::{Role, Side};

use crate::support::{Browser, TestApp};

fn square() -> TestApp {
    let app = TestApp::start();
    app.system(load_reference);
    app
}

fn count(app: &TestApp, table: &str) -> i64 {
    app.rows(&format!("SELECT count(*)::text AS value FROM {table}"))[0].parse().unwrap()
}

fn ask(by: &Browser, area: &str, title: &str, audience: &str) {
    let form = by.open(&format!("/ny-trad/question?omrade={area}"));
    let sent = by.submit(
        &form,
        "form.form",
        &[("title", title), ("body", "Hvem har prøvd dette, og hvordan gikk det?"), ("audience", audience)],
    );
    assert_eq!(sent.status, 303, "{}", sent.text());
}

#[test]
fn reference_data_is_loaded_once_and_again_changes_nothing() {
    let app = square();
    let counts = || {
        [
            "organisations",
            "organisation_numbers",
            "organisation_figures",
            "counties",
            "areas",
            "trials",
            "trial_participants",
        ]
        .map(|t| count(&app, t))
    };
    assert_eq!(counts(), [388, 357, 371, 15, 7, 11, 17]);
    assert_eq!(count(&app, "counties WHERE organisation_id IS NOT NULL"), 15, "Oslo too, which is one organisation");
    assert_eq!(count(&app, "organisations WHERE name LIKE 'Oslo%'"), 1);
    app.system(load_reference);
    app.rows("DELETE FROM settings RETURNING 'x' AS value");
    let before = counts();
    app.system(load_reference);
    assert_eq!(counts(), before, "and when it is read anew");
    app.work();
    assert_eq!(
        count(&app, "search_documents WHERE kind IN ('organisation', 'trial')"),
        388 + 11,
        "all of it is indexed"
    );
}

#[test]
fn the_front_page_shows_norway_and_costs_the_same_however_much_is_written() {
    let app = square();
    let guest = app.guest();
    let empty = guest.open("/");
    assert_eq!(empty.select("svg.map circle.here").len(), 14);
    assert_eq!(empty.select("svg.map path.county").len(), 1, "Vestland");
    assert!(empty.text().contains("Planvask"), "the map in words: {}", empty.text());
    assert!(empty.statements() <= 10, "{} statements", empty.statements());
    let larvik = app.organisation("larvik", "municipality");
    let kari = app.sign_in(&app.member("kari@larvik.example").at(&larvik, Role::Coordinator, Some(Side::Management)));
    for i in 0..8 {
        ask(&kari, "plan-og-bygg", &format!("Spørsmål nummer {i} om planvask"), "open");
    }
    assert_eq!(guest.open("/").statements(), empty.statements());
    let page = kari.open("/");
    assert_eq!(page.select("circle.mine").len(), 1, "her own has a ring");
    assert!(page.statements() <= 12, "{} statements, for whoever much can wait for", page.statements());
    assert!(page.html.len() < 60_000, "{} bytes", page.html.len());
}

#[test]
fn what_waits_is_told_to_whoever_can_do_it() {
    let app = square();
    let larvik = app.organisation("larvik", "municipality");
    let kari = app.sign_in(&app.member("kari@larvik.example").at(&larvik, Role::Coordinator, None));
    assert!(kari.open("/").select(".waits-list li").is_empty());
    let per = app.member("per@hjemme.example");
    app.rows(&format!("INSERT INTO memberships (member_id, organisation_id, role, state) VALUES ({}, {}, 'member', 'waiting') RETURNING 'x' AS value", per.id, larvik.id));
    assert_eq!(kari.open("/").one(".waits-list a").attr("href"), "/organisasjon/larvik/medlemmer");
    assert_eq!(app.sign_in(&per).open("/").one(".waits-list a").attr("href"), "/meg", "who is not verified yet");
}

#[test]
fn an_area_gathers_what_is_its_own_and_only_what_one_may_read() {
    let app = square();
    let larvik = app.organisation("larvik", "municipality");
    let kari = app.sign_in(&app.member("kari@larvik.example").at(&larvik, Role::Member, Some(Side::Management)));
    let guest = app.guest();
    let empty = guest.open("/omrade/plan-og-bygg");
    for words in ["Plan- og bygningsloven", "Kommunal- og distriktsdepartementet", "Planvask", "Sandnes"] {
        assert!(empty.text().contains(words), "{words}: {}", empty.text());
    }
    for i in 0..35 {
        ask(
            &kari,
            "plan-og-bygg",
            &format!("Spørsmål nummer {i} om planer"),
            if i % 5 == 0 { "members" } else { "open" },
        );
    }
    let page = guest.open("/omrade/plan-og-bygg");
    assert!(page.statements() <= 12 && page.statements() == empty.statements(), "{} statements", page.statements());

    assert!(kari.open("/omrade/plan-og-bygg").statements() <= 13);
    assert!(!page.text().contains("nummer 30 "), "members only");
    assert!(
        guest.open("/omrader").text().contains("28 tråder · 28 åpne spørsmål"),
        "{}",
        guest.open("/omrader").text()
    );
    assert!(kari.open("/omrader").text().contains("35 tråder"));
    let older = kari.open(&kari.open("/omrade/plan-og-bygg").link("Eldre"));
    assert!(older.text().contains("Spørsmål nummer 0 "), "{}", older.text());
    assert_eq!(kari.open("/trader?slag=ubesvart&omrade=plan-og-bygg").select(".thread-list > li").len(), 30);
    assert!(guest.open("/omrade/plan-og-bygg?slag=result").text().contains("Her er det ingen tråder ennå"));
    assert_eq!(guest.get("/omrade/finnes-ikke").status, 404);
}

#[test]
fn the_directory_is_in_norwegian_order_and_forgives() {
    let app = square();
    let guest = app.guest();
    let mut page = guest.open("/organisasjoner?slag=municipality&fylke=34");
    let names =
        |page: &crate::support::page::Page| page.select("tbody th a").into_iter().map(|a| a.text).collect::<Vec<_>>();
    assert_eq!(names(&page).last().unwrap(), "Åsnes");
    page = guest.open("/organisasjoner");
    let mut all = names(&page);
    while page.select("a[rel=next]").len() == 1 {
        page = guest.open(&page.link("Eldre"));
        all.extend(names(&page));
    }
    assert_eq!(all.len(), 388, "turning the pages shows each once");
    assert_eq!(all.last().unwrap(), "Åsnes");
    for (typed, found) in [("asnes", "Åsnes"), ("Roros", "Røros"), ("Kauotkeino", "Kautokeino"), ("lofot%_", "")] {
        let page = guest.open(&format!("/organisasjoner?q={}", typed.replace('%', "%25")));
        let names = names(&page).join(" ");
        assert!(if found.is_empty() { names.is_empty() } else { names.contains(found) }, "{typed}: {names}");
    }
    assert_eq!(guest.open("/organisasjoner?kostra=13").select("tbody tr").len(), 1, "Oslo alone");
    assert!(page.statements() <= 10);
}

#[test]
fn what_is_unknown_says_so() {
    let app = square();
    let guest = app.guest();
    let haram = guest.open("/organisasjon/haram");
    assert!(
        haram.text().contains("ukjent") && haram.text().contains("1580") && haram.text().contains("SSB og Kartverket"),
        "{}",
        haram.text()
    );
    assert!(haram.statements() <= 12, "{} statements", haram.statements());
    let oslo = guest.open("/fylke/oslo");
    assert_eq!(oslo.one(".page-head a").attr("href"), "/organisasjon/oslo");
    assert_eq!(guest.open("/fylke/innlandet").select("tbody tr").len(), 46);
    let trial = guest.open("/forsok/larvik-planvask");
    assert!(trial.text().contains("vet ikke ennå") && trial.text().contains("regjeringen.no"), "{}", trial.text());
    let drammen = guest.open("/forsok/drammen-2023");
    assert!(drammen.text().contains("lokalvalget") && drammen.text().contains("23/00858-60"), "{}", drammen.text());
    assert_eq!(guest.open("/forsok").select("tbody tr").len(), 11);
    assert!(guest.open("/organisasjon/drammen").text().contains("søkte ikke"));
}

#[test]
fn a_file_is_taken_whole_or_not_at_all() {
    let app = square();
    let bad =
        "municipality_number,name,organisation_number,valid_from\n1899,Vestvågøy,958935421,2028-01-01\n9999,Nyby,,\n";
    assert_eq!(app.system(|tx| import_organisations(tx, bad)).unwrap_err()[0].line, 2);
    assert_eq!(app.rows("SELECT organisation_number AS value FROM organisations WHERE slug = 'vestvagoy'").len(), 1);
    let number = app.rows("SELECT organisation_number AS value FROM organisations WHERE slug = 'vestvagoy'").remove(0);
    let good = format!("municipality_number,name,organisation_number,valid_from\n1899,Vestvågøy,{number},2028-01-01\n");
    let report = app.system(|tx| import_organisations(tx, &good)).unwrap();
    assert_eq!((report.renumbered.len(), report.added.len()), (1, 0), "{report}");
    let page = app.guest().open("/organisasjon/vestvagoy").text();
    assert!(page.contains("1899") && page.contains("fra 1. januar 2024 til 1. januar 2028"), "{page}");
    let again = app.system(|tx| import_organisations(tx, &good)).unwrap();
    assert_eq!((again.unchanged, again.renumbered.len()), (1, 0));
    let local =
        "name,kind,slug,parent,employers\nFagforbundet Larvik,union_local,fagforbundet-larvik,fagforbundet,larvik\n";
    app.system(|tx| import_organisations(tx, local)).unwrap();
    assert!(app.guest().open("/organisasjon/larvik").text().contains("Fagforbundet Larvik"));
    let domains = "domain,organisation\nlarvik.kommune.example,larvik\nnav.example,889640782\n";
    assert_eq!(app.system(|tx| import_domains(tx, domains)).unwrap().added.len(), 2);
    assert_eq!(app.system(|tx| import_domains(tx, domains)).unwrap().unchanged, 2);
    assert_eq!(
        app.system(|tx| import_domains(tx, "domain,organisation\nx.example,finnes-ikke\n")).unwrap_err()[0].line,
        2
    );
}

#[test]
fn help_is_there_and_what_is_not_says_where_to_go() {
    let app = TestApp::start_with(|settings| settings.contact_mail = Some("drift@torget.example".to_owned()));
    let guest = app.guest();
    for path in ["/om", "/personvern", "/tilgjengelighet"] {
        let page = guest.open(path);
        assert!(page.select("main h2").len() > 2 && page.html.contains("mailto:drift@torget.example"), "{path}");
        assert!(page.statements() <= 10);
    }
    assert!(guest.get("/robots.txt").html.starts_with("User-agent: *"));
    let lost = guest.get("/finnes/ikke");
    assert_eq!((lost.status, lost.heading().as_str()), (404, "Vi finner ikke siden"));
}
