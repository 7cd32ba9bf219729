//! People search: they find what they may read however it was typed, and never what they may not.

use torget::viewer::{Role, Side};

use crate::support::page::Page;
use crate::support::{Browser, TestApp};

const LONG: &str =
    "Vi registrerer fravær på samme måte i alle tre kommunene, og elevene på videregående melder fra selv.";

pub fn square() -> TestApp {
    let app = TestApp::start();
    app.area("helse");
    app.area("utdanning");
    app
}

pub fn lead(app: &TestApp) -> Browser {
    let solvik = app.organisation("solvik", "municipality");
    app.sign_in(&app.member("kari@solvik.example").at(&solvik, Role::Member, Some(Side::Management)))
}

pub fn representative(app: &TestApp) -> Browser {
    let local = app.organisation("samhold-solvik", "union_local");
    app.sign_in(&app.member("per@samhold.example").at(&local, Role::Representative, Some(Side::Union)))
}

fn open(by: &Browser, area: &str, title: &str, body: &str, audience: &str) -> String {
    let form = by.open(&format!("/ny-trad/question?omrade={area}"));
    let sent = by.submit(&form, "form.form", &[("title", title), ("body", body), ("audience", audience)]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    sent.location().unwrap()
}

fn texts(page: &Page, css: &str) -> Vec<String> {
    page.select(css).iter().map(|part| part.text.clone()).collect()
}

fn found(by: &Browser, query: &str) -> Vec<String> {
    let only = if query.contains("slag=") { "" } else { "&slag=trader" };
    texts(&by.open(&format!("/sok?q={query}{only}")), "a.title")
}

#[test]
fn words_are_found_with_other_endings_and_with_slips() {
    let app = square();
    open(&lead(&app), "utdanning", "Hvordan løser dere oppfølgingen?", LONG, "open");
    app.work();
    let guest = app.guest();
    for typed in [
        "frav%C3%A6ret",
        "fravaer",
        "fravar",
        "frv%C3%A6r",
        "losning",
        "opfolging",
        "kommune+elev",
        "videreg%C3%A5",
        "%22tre+kommunene%22",
        "frav%C3%A6r+-grunnskole",
        "registrer+frav%C3%A6r+tiden",
    ] {
        let hits = found(&guest, typed);
        assert_eq!(hits.len(), usize::from(typed != "losning"), "{typed}: {hits:?}");
    }
    assert!(found(&guest, "frav%C3%A6r+-elever").is_empty());
    assert!(found(&guest, "%22elevene+kommunene%22").is_empty());
    assert!(found(&guest, "xyzzyqq").is_empty());
    let page = guest.open("/sok?q=frav%C3%A6ret");
    assert_eq!(texts(&page, "p.excerpt mark"), ["fravær"]);
    assert!(page.text().contains("PostgreSQL"));
}

#[test]
fn a_room_is_found_by_those_it_is_for_only_whatever_is_typed() {
    let app = square();
    let (per, others) = (representative(&app), [app.guest(), lead(&app)]);
    open(
        &per,
        "helse",
        "Lønnsforhandlinger om nattevakter",
        "Kravet vårt om hvilepuls er hemmeligstemplet her inne.",
        "my-side",
    );
    app.work();
    for typed in [
        "nattevakter",
        "hvilepuls",
        "hvilepul",
        "hvlepuls",
        "natte",
        "L%C3%B8nnsforhandlinger",
        "hemmeligstemplet+nattevakter+kravet",
    ] {
        assert_eq!(found(&per, typed).len(), 1, "{typed}");
        for other in &others {
            let page = other.open(&format!("/sok?q={typed}&slag=trader"));
            assert!(page.select("a.title").is_empty(), "{typed}");
            assert!(!page.text().contains("Lønnsforhandlinger om"), "{typed}");
        }
    }
    // The corrected word is not told.
    let page = others[1].open("/sok?q=hvlepuls");
    assert!(!page.text().contains("hvilepuls"));
    assert!(page.statements() <= 8, "{}", page.statements());
}

#[test]
fn a_thread_is_one_result_and_filters_narrow() {
    let app = square();
    let kari = lead(&app);
    let thread = open(&kari, "utdanning", "Fravær i videregående", LONG, "open");
    open(
        &kari,
        "helse",
        "Noe helt annet",
        "Her er det også et ord om fravær, men bare ett, og ellers om noe annet.",
        "open",
    );
    let page = kari.open(&thread);
    let sent = kari.submit(&page, "form.reply-box", &[("body", "Fravær, fravær og atter fravær.")]);
    assert_eq!(sent.status, 303);
    app.work();
    let titles = found(&kari, "frav%C3%A6r");
    assert_eq!(titles, ["Fravær i videregående", "Noe helt annet"]);
    assert_eq!(found(&kari, "frav%C3%A6r&omrade=helse"), ["Noe helt annet"]);
    assert!(found(&kari, "frav%C3%A6r&type=result").is_empty());
    assert!(found(&kari, "frav%C3%A6r&slag=organisasjoner").is_empty());
    let none = kari.open("/sok?q=frav%C3%A6r&type=result");
    assert!(none.text().contains("uten avgrensning"), "{}", none.text());
}

#[test]
fn the_index_follows_and_can_be_filled_anew() {
    let app = square();
    app.organisation("fjellbygda", "municipality");
    open(&lead(&app), "helse", "Planvask i kommunen", LONG, "open");
    app.work();
    let count = |sql: &str| app.rows(sql).join(",");
    let all = "SELECT string_agg(kind || id || words::text, ' ' ORDER BY kind, id) AS value FROM search_documents";
    torget::discover::reindex(&app.app).unwrap();
    let before = count(all);
    app.system(|tx| {
        use diesel::prelude::*;
        diesel::sql_query("UPDATE search_documents SET words = ''; ").execute(tx.conn)?;
        diesel::sql_query("INSERT INTO search_documents SELECT kind, 99999, 99999, facet, area_id, audience, at, weight, title_key, title_words, words FROM search_documents WHERE kind = 'post'").execute(tx.conn)?;
        diesel::sql_query("UPDATE search_words SET word = word || 'x'").execute(tx.conn)?;
        Ok(())
    });
    let counts = torget::discover::reindex(&app.app).unwrap();
    assert_eq!((counts.posts, counts.removed), (1, 1));
    assert_eq!(count(all), before);
    assert_eq!(found(&app.guest(), "fjelbygda&slag=organisasjoner"), ["Fjellbygda"]);
    app.system(|tx| {
        use diesel::prelude::*;
        diesel::sql_query("UPDATE threads SET state = 'hidden'").execute(tx.conn)?;
        let thread = torget::db::schema::threads::table.select(torget::db::schema::threads::id).first(tx.conn)?;
        tx.enqueue(&torget::jobs::Job::IndexThread { thread })
    });
    assert!(found(&app.guest(), "planvask").is_empty(), "rights are read again, index or not");
    app.work();
    assert_eq!(count("SELECT count(*)::text AS value FROM search_documents WHERE kind = 'post'"), "0");
}

#[test]
fn what_cannot_be_answered_is_said_and_the_field_kept() {
    let app = square();
    let guest = app.guest();
    for (query, status) in [
        ("", 200),
        ("%3F%21", 200),
        ("-bare", 200),
        ("frav%C3%A6r&side=11", 200),
        ("og+det", 200),
        ("%27%3B--", 200),
        ("a%00b", 400),
        ("%FF", 400),
        ("a&slag=tull", 400),
        ("a&omrade=finnes-ikke", 400),
        ("a&side=x", 400),
    ] {
        let page = guest.get(&format!("/sok?q={query}"));
        assert_eq!(page.status, status, "{query}: {}", page.text());
        assert!(page.select("form[role=search] input[name=q]").len() == 1, "{query}");
    }
    let long = "a".repeat(201);
    assert_eq!(guest.get(&format!("/sok?q={long}")).status, 200);
}
