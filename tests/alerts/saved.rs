//! Keeping a search, changing it and letting it go; and the dates a search may be bounded by.

use super::Square;

fn rows(square: &Square) -> Vec<String> {
    square.app.rows("SELECT concat_ws(' | ', name, query, tell) AS value FROM saved_searches ORDER BY id")
}

#[test]
fn a_search_is_kept_from_its_page_listed_changed_and_deleted() {
    let square = Square::new();
    let (kari, per) = (square.kari(), square.per());
    square.thread(&per, "Hvem tar nattevakta?", "open");
    square.app.work();
    let browser = square.app.sign_in(&kari);
    let page = browser.open("/sok?q=nattevakt&slag=trader&omrade=helse&fra=2026-01-01&sorter=nyest&side=1");
    let form = browser.open(&page.link("Lagre søket"));
    assert!(
        form.text().contains("«nattevakt» · Tråder · Helse og oppgavedeling · Fra dato: 1. januar 2026"),
        "{}",
        form.text()
    );
    let standing = form.form("main form").filled(&[]);
    assert!(standing.contains(&("navn".to_owned(), "nattevakt".to_owned())), "named by its words: {standing:?}");
    let list = browser.submit_and_follow(&form, "main form", &[("navn", "Natt"), ("varsel", "letter")]);
    assert_eq!(rows(&square), ["Natt | q=nattevakt&slag=trader&omrade=helse&fra=2026-01-01 | letter"]);
    assert!(list.text().contains("Nytt står i brevet.") && list.text().contains("1 av 50"), "{}", list.text());
    assert!(browser.open("/meg").html.contains("/meg/sok") && page.html.contains("/meg/sok"), "found from both");

    let there = browser.open(&list.link("Natt"));
    assert!(there.text().contains("Hvem tar"), "it is run: {}", there.text());
    let run = browser.get("/meg/sok/1");
    assert!(run.location().is_some_and(|to| to.ends_with("fra=2026-01-01&sorter=nyest")), "{:?}", run.location());

    let edit = browser.open(&list.link("Endre"));
    browser.submit_and_follow(&edit, "form.form", &[("navn", "Om natta"), ("varsel", "at_once")]);
    assert!(rows(&square)[0].starts_with("Om natta | ") && rows(&square)[0].ends_with("| at_once"));
    let list = browser.open("/meg/sok");
    let gone = browser.submit_and_follow(&list, "form[action$=slett]", &[]);
    assert!(gone.text().contains("Du har ingen lagrede søk"), "{}", gone.text());
    assert!(rows(&square).is_empty());
    assert_eq!(browser.get("/meg/sok/1/endre").status, 404);
}

#[test]
fn the_same_search_is_kept_once_and_the_same_form_taken_once() {
    let square = Square::new();
    let kari = square.kari();
    let browser = square.app.sign_in(&kari);
    let form = browser.open("/meg/sok/ny?q=nattevakt&slag=trader");
    for _ in 0..2 {
        let kept = browser.submit(&form, "main form", &[("navn", "Natt"), ("varsel", "letter")]);
        assert_eq!(kept.location().as_deref(), Some("/meg/sok"));
    }
    square.keep(&kari, "slag=trader&q=+nattevakt+", "Natt igjen", "at_once");
    assert_eq!(rows(&square), ["Natt igjen | q=nattevakt&slag=trader | at_once"]);
    let again = browser.open("/meg/sok/ny?q=nattevakt&slag=trader").form("main form").filled(&[]);
    assert!(again.contains(&("navn".to_owned(), "Natt igjen".to_owned())), "as it is kept: {again:?}");
    assert_eq!(browser.get("/meg/sok/ny?slag=trader").location().as_deref(), Some("/sok"), "nothing is asked for");
}

#[test]
fn what_does_not_do_comes_back_with_what_was_typed() {
    let square = Square::new();
    let kari = square.kari();
    let browser = square.app.sign_in(&kari);
    let form = browser.open("/meg/sok/ny?q=nattevakt");
    let long = "å".repeat(81);
    for (name, tell, what) in [("", "letter", "#navn"), (&long, "letter", "#navn"), ("Natt", "daglig", "#varsel")] {
        let back = browser.submit(&form, "main form", &[("navn", name), ("varsel", tell)]);
        assert_eq!(back.status, 422);
        assert!(back.select(&format!("#feil a[href='{what}']")).len() == 1, "{}", back.text());
        let kept = back.form("main form").filled(&[]);
        assert!(kept.contains(&("navn".to_owned(), name.to_owned())), "{kept:?}");
        assert!(kept.contains(&("sok".to_owned(), "q=nattevakt".to_owned())), "{kept:?}");
    }
    square.keep(&kari, "q=nattevakt", "Natt", "letter");
    let edit = browser.open("/meg/sok/1/endre");
    let back = browser.submit(&edit, "form.form", &[("navn", " "), ("varsel", "never")]);
    assert_eq!(back.status, 422);
    assert!(back.form("form.form").filled(&[]).contains(&("varsel".to_owned(), "never".to_owned())));
    assert_eq!(browser.post("/meg/sok/ny", &[("sok", "slag=x"), ("navn", "x"), ("varsel", "letter")]).status, 400);
}

#[test]
fn one_may_keep_fifty() {
    let square = Square::new();
    let kari = square.kari();
    square.run(&format!(
        "INSERT INTO saved_searches (member_id, name, query, tell, since, created_at)
         SELECT {}, 'Søk ' || n, 'q=ord' || n, 'never', now(), now() FROM generate_series(1, 50) n",
        kari.id
    ));
    let browser = square.app.sign_in(&kari);
    let form = browser.open("/meg/sok/ny?q=nattevakt");
    let full = browser.submit(&form, "main form", &[("navn", "Natt"), ("varsel", "letter")]);
    assert_eq!(full.status, 422);
    assert!(full.text().contains("Du har 50 lagrede søk, og det er det meste du kan ha."), "{}", full.text());
    assert!(full.form("main form").filled(&[]).contains(&("navn".to_owned(), "Natt".to_owned())));
    // One she has already may be kept again.
    square.keep(&kari, "q=ord7", "Sju", "letter");
    assert_eq!(rows(&square).len(), 50);
}

#[test]
fn nobody_sees_or_changes_anothers() {
    let square = Square::new();
    let (kari, per) = (square.kari(), square.per());
    square.keep(&kari, "q=nattevakt", "Karis hemmelige søk", "letter");
    let browser = square.app.sign_in(&per);
    for path in ["/meg/sok/1", "/meg/sok/1/endre"] {
        assert_eq!(browser.get(path).status, 404, "{path}");
    }
    for path in ["/meg/sok/1/endre", "/meg/sok/1/slett"] {
        assert_eq!(browser.post(path, &[("navn", "Pers"), ("varsel", "never")]).status, 404, "{path}");
    }
    assert!(!browser.open("/meg/sok").text().contains("Karis"));
    assert_eq!(rows(&square), ["Karis hemmelige søk | q=nattevakt | letter"]);
    let guest = square.app.guest();
    for path in ["/meg/sok", "/meg/sok/ny?q=nattevakt", "/meg/sok/1", "/meg/sok/1/endre"] {
        assert_eq!(guest.get(path).status, 401, "{path}");
    }
    assert_eq!(guest.post("/meg/sok/ny", &[("sok", "q=a"), ("navn", "x"), ("varsel", "letter")]).status, 401);
}

#[test]
fn dates_bound_a_search_and_what_is_no_date_is_said_beside_it() {
    let square = Square::new();
    let per = square.per();
    let (old, new) = (square.thread(&per, "Nattevakt i fjor", "open"), square.thread(&per, "Nattevakt i år", "open"));
    square.run(&format!("UPDATE posts SET created_at = '2025-03-01T12:00:00Z' WHERE thread_id = {old}"));
    square.run(&format!("UPDATE posts SET created_at = '2026-03-01T23:30:00Z' WHERE thread_id = {new}"));
    square.app.work();
    let guest = square.app.guest();
    let found = |query: &str| {
        let page = guest.open(&format!("/sok?q=nattevakt&{query}")).html;
        (page.contains("</mark> i fjor"), page.contains("</mark> i år"))
    };
    assert_eq!(found(""), (true, true));
    assert_eq!(found("fra=2025-03-02"), (false, true));
    assert_eq!(found("til=1.3.2025"), (true, false), "the last day is included");
    assert_eq!(found("fra=2026-03-02&til=2026-03-02"), (false, true), "days are Norwegian");
    assert_eq!(found("fra=2025-03-02&til=2026-03-01"), (false, false));

    let bad = guest.get("/sok?q=nattevakt&omrade=helse&fra=i+g%C3%A5r&til=2026-03-02");
    assert_eq!(bad.status, 422);
    assert_eq!(bad.one("#fra-error").text, "Skriv datoen slik: 31.12.2026.");
    let kept = bad.form("form[role=search]:has(#q)").filled(&[]);
    for (field, value) in [("q", "nattevakt"), ("omrade", "helse"), ("fra", "i går"), ("til", "2026-03-02")] {
        assert!(kept.contains(&(field.to_owned(), value.to_owned())), "{field}: {kept:?}");
    }
    let backwards = guest.get("/sok?q=nattevakt&fra=2026-03-02&til=2026-03-01");
    assert_eq!(
        (backwards.status, backwards.one("#til-error").text.as_str()),
        (422, "Til dato kan ikke være før fra dato.")
    );
    assert!(!backwards.html.contains("id=\"q-error\""));
}

/// Where nothing was found there is nothing to wait for but what comes, and that somebody lets herself be found is no news.
#[test]
fn a_search_is_kept_before_its_hits_and_one_for_people_promises_no_news() {
    let square = Square::new();
    let (kari, per) = (square.kari(), square.per());
    square.thread(&per, "Hvem tar nattevakta?", "open");
    square.app.work();
    let browser = square.app.sign_in(&kari);
    let page = browser.open("/sok?q=nattevakt");
    let (keep, hits) = (page.html.find("/meg/sok/ny"), page.html.find("thread-list"));
    assert!(keep.is_some() && keep < hits, "{keep:?}, {hits:?}");
    let none = browser.open("/sok?q=hvilepuls");
    assert!(none.one(".empty").text.contains("Lagre søket, så kan du få vite det når noe kommer."), "{}", none.text());

    assert!(!browser.open("/sok?q=hvilepuls&slag=personer").text().contains("når noe kommer"));
    let form = browser.open("/meg/sok/ny?q=per&slag=personer");
    assert!(form.select("input[type=radio]").is_empty() && form.text().contains("Vi varsler ikke"), "{}", form.text());
    let list = browser.submit_and_follow(&form, "main form", &[("navn", "Per")]);
    assert_eq!(rows(&square), ["Per | q=per&slag=personer | never"]);
    assert!(list.text().contains("Du får ikke varsel om nytt."), "{}", list.text());
    let edit = browser.open(&list.link("Endre"));
    assert!(edit.select("input[type=radio]").is_empty());
}
