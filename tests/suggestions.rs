//! Help while finding: suggestions while one types, «Mente du …?», what fewer narrowings give, threads like the one that is
//! being written, and related threads. Each shows what its reader may read, and nothing of the rest.

use crate::search::{lead, representative, square};
use crate::support::page::Page;
use crate::support::{Browser, TestApp};

const LONG: &str = "Vi vil gjerne høre hvordan andre kommuner har løst dette, og hva de ville gjort om igjen.";

fn open(by: &Browser, title: &str, body: &str, audience: &str) -> String {
    let form = by.open("/ny-trad/question?omrade=helse");
    let sent = by.submit(&form, "form.form", &[("title", title), ("body", body), ("audience", audience)]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    sent.location().expect("a thread")
}

fn texts(page: &Page, css: &str) -> Vec<String> {
    page.select(css).iter().map(|part| part.text.clone()).collect()
}

/// What is suggested: words and where they lead.
fn suggested(by: &Browser, typed: &str) -> Vec<(String, String)> {
    let page = by.open(&format!("/sok/forslag?q={typed}"));
    // Who asks, the acts and the suggestions, within a transaction.
    assert!(page.statements() <= 2 + 3, "{} statements", page.statements());
    let options = page.select("[role=listbox] > [role=option]");
    let one = |n: usize| {
        let text = page.select("[role=option] > span:first-child")[n].text.clone();
        (text, options[n].attr("data-href").to_owned())
    };
    (0..options.len()).map(one).collect()
}

fn titles(by: &Browser, typed: &str) -> Vec<String> {
    suggested(by, typed).into_iter().map(|(text, _)| text).collect()
}

#[test]
fn titles_trials_and_organisations_are_suggested_while_one_types() {
    let app = square();
    let (kari, guest) = (lead(&app), app.guest());
    let thread = open(&kari, "Hvordan registrerer dere skolefravær?", LONG, "open");
    app.trial("fravaer-i-videregaende", app.area("utdanning"), &[]);
    app.organisation("fravikdalen", "municipality");
    torget::discover::reindex(&app.app).expect("an index");

    let found = suggested(&guest, "frav");
    let leads = |to: &str| found.iter().any(|(_, href)| href.starts_with(to));
    assert!(
        leads(&thread) && leads("/forsok/fravaer-i-videregaende") && leads("/organisasjon/fravikdalen"),
        "{found:?}"
    );
    // Two letters begin words; more may stand inside one, in whatever letters.
    assert!(titles(&guest, "hv").contains(&"Hvordan registrerer dere skolefravær?".to_owned()));
    for none in ["olef", "ef", "h", ""] {
        assert_eq!(titles(&guest, none).len(), usize::from(none == "olef"), "{none}: {:?}", titles(&guest, none));
    }
    assert_eq!(titles(&guest, "registrerer+fravar"), ["Hvordan registrerer dere skolefravær?"]);
}

#[test]
fn a_reference_in_any_common_way_suggests_the_rule() {
    let app = TestApp::start();
    app.system(torget::places::load_reference);
    let guest = app.guest();
    for typed in ["koml+5-11", "%C2%A7+5-11+kommuneloven", "kommunelova+%C2%A7+5-11"] {
        let found = suggested(&guest, typed);
        assert!(found.iter().any(|(_, href)| href.ends_with("/5-11")), "{typed}: {found:?}");
    }
    assert!(titles(&guest, "kommunel").iter().any(|title| title == "Kommuneloven"));
}

#[test]
fn a_word_of_the_field_is_suggested_where_it_finds_something() {
    let app = square();
    let kari = lead(&app);
    assert!(titles(&kari, "delega").is_empty(), "nothing says it yet");
    open(&kari, "Hvem vedtar reglementet?", "Gjelder delegasjonsreglementet hos dere.", "open");
    app.work();
    let found = suggested(&kari, "delega");
    let wanted = ("delegasjonsreglement".to_owned(), "/sok?q=delegasjonsreglement".to_owned());
    assert!(found.contains(&wanted) && found[0].1.starts_with("/sok?q=delega"), "{found:?}");
    assert!(titles(&kari, "vedtar+delega").contains(&"vedtar delegasjonsreglement".to_owned()));
    assert!(titles(&kari, "sykehjem+delega").is_empty(), "only where all of it finds something");
}

#[test]
fn at_most_eight_and_never_kept_for_a_member() {
    let app = square();
    let kari = lead(&app);
    for n in 1..=12 {
        open(&kari, &format!("Velferdsteknologi nummer {n}"), LONG, "open");
    }
    app.work();
    assert_eq!(suggested(&kari, "velferdst").len(), 8);
    let page = kari.open("/sok/forslag?q=velferdst");
    assert_eq!(
        (page.header("cache-control"), page.one("ul").attr("data-told")),
        ("private, no-store", "8 forslag. Velg med piltastene og Enter.")
    );
    assert!(kari.open("/sok/forslag?q=xyzzy").html.contains("Ingen forslag"));
    for (typed, status) in [("a%00b", 400), ("%FF", 400), ("%27%3B--%25_", 200), (&"a".repeat(201), 200)] {
        assert_eq!(kari.get(&format!("/sok/forslag?q={typed}")).status, status, "{typed}");
    }
}

#[test]
fn a_room_suggests_itself_to_those_it_is_for() {
    let app = square();
    let (per, others) = (representative(&app), [app.guest(), lead(&app)]);
    let title = "Lønnskrav om hvilepuls på natt";
    let thread = open(&per, title, "Kravet om hvilepuls gjelder nattevaktene.", "my-side");
    app.work();
    assert_eq!(titles(&per, "hvilep"), [title]);
    assert_eq!(texts(&per.open("/ny-trad/lignende?tittel=Krav+om+hvilepuls"), "a"), [title]);
    for other in &others {
        assert!(titles(other, "hvilep").is_empty() && titles(other, "l%C3%B8nnsk").is_empty());
        assert!(
            other.get("/ny-trad/lignende?tittel=Krav+om+hvilepuls").select("a").is_empty()
                || other.cookies().is_empty()
        );
    }
    // The index may be behind; what is suggested is read again.
    app.rows("UPDATE threads SET state = 'hidden' RETURNING 'x' AS value");
    assert!(titles(&per, "hvilep").is_empty() && !thread.is_empty());
    assert!(per.open("/ny-trad/lignende?tittel=Krav+om+hvilepuls").select("a").is_empty());
}

#[test]
fn the_search_field_works_as_a_plain_form() {
    let app = square();
    for path in ["/", "/sok"] {
        let page = app.guest().open(path);
        let script = page.one("script");
        assert!(script.attr("src").starts_with("/a/suggest-") && script.text.is_empty());
        let file = app.guest().open(script.attr("src"));
        assert!(file.header("content-type").starts_with("text/javascript"));
        let found = app.guest().submit(&page, "main form[role=search]", &[("q", "noe")]);
        assert!(found.status == 200 && found.path.starts_with("/sok?q=noe"));
        let csp = page.header("content-security-policy").to_owned();
        assert!(csp.contains("script-src 'self'") && !csp.contains("unsafe"), "{csp}");
    }
}

#[test]
fn what_was_meant_is_asked_where_it_finds_something() {
    let app = square();
    let kari = lead(&app);
    open(&kari, "Oppgavedeling på sykehjem", "Sykepleierne deler ut legemidler.", "open");
    app.work();
    for (typed, meant) in [
        ("opgavedeling", "«oppgavedeling»"),
        ("sykepleirne", "«sykepleierne»"),
        ("opgavedeling+legemidler", "«oppgavedeling legemidler»"),
    ] {
        let page = app.guest().open(&format!("/sok?q={typed}"));
        assert_eq!(texts(&page, "p.meant a"), [meant], "{typed}");
        let there = app.guest().open(page.one("p.meant a").attr("href"));
        assert!(!there.select("a.title").is_empty() && there.select("p.meant").is_empty(), "{typed}");
    }
    // What only stands around things, such as the title of their trial, is not what was meant: it is not shown there.
    for fine in ["oppgavedeling", "oppgavedelinga", "sykepleier", "xyzzyqq", "sykeh"] {
        assert!(app.guest().open(&format!("/sok?q={fine}")).select("p.meant").is_empty(), "{fine}");
    }
}

#[test]
fn a_word_of_a_room_is_never_meant_by_others() {
    let app = square();
    let (per, others) = (representative(&app), [app.guest(), lead(&app)]);
    open(&per, "Til oss selv", "Kravet vårt om nattillegg er hemmelig.", "my-side");
    app.work();
    assert_eq!(texts(&per.open("/sok?q=nattilegg"), "p.meant a"), ["«nattillegg»"]);
    for other in &others {
        let page = other.open("/sok?q=nattilegg");
        assert!(page.select("p.meant").is_empty() && !page.text().contains("nattillegg"));
        assert!(page.statements() <= 8, "{}", page.statements());
    }
    // The index may be behind: what only it knows is not told.
    app.rows("UPDATE threads SET state = 'hidden' RETURNING 'x' AS value");
    assert!(per.open("/sok?q=nattilegg").select("p.meant").is_empty());
}

#[test]
fn without_hits_each_narrowing_says_what_it_keeps_away() {
    let app = square();
    let kari = lead(&app);
    open(&kari, "Tilsyn i barnehagen", LONG, "open");
    open(&kari, "Tilsyn på sykehjem", LONG, "open");
    app.work();
    let page = app.guest().open("/sok?q=tilsyn&type=result&omrade=helse");
    assert!(page.select("a.title").is_empty());
    let empty = page.one(".empty").text;
    assert!(empty.contains("«Type tråd» – gir 2 treff") && !empty.contains("«Område»"), "{empty}");
    let wider = app.guest().open(&page.link("Søk uten å avgrense på «Type tråd»"));
    assert_eq!(wider.select("a.title").len(), 2);
    let ask = page.link("Still spørsmålet på torget");
    assert_eq!(kari.open(&ask).one("input[name=title]").attr("value"), "tilsyn");
}

#[test]
fn what_was_chosen_keeps_its_name_where_it_has_no_hits() {
    let app = square();
    app.system(torget::places::load_reference);
    let page = app.guest().open("/sok?q=xyzzyqq&besvart=ja&status=selected&malform=nn&fylke=46&kostra=7");
    let chosen = |field: &str| page.one(&format!("select[name={field}] option[selected]")).text;
    let fields = ["besvart", "status", "malform", "fylke", "kostra"].map(chosen);
    assert_eq!(fields, ["Har svar", "valgt ut", "Nynorsk", "Vestland", "Gruppe 7"]);
    assert!(page.select("details.narrowings[open]").len() == 1, "what narrows is seen");
    assert!(app.guest().open("/sok?q=xyzzyqq").select("details.narrowings[open]").is_empty());
    assert!(app.guest().open("/sok?q=x&slag=personer").select("select[name=omrade]").is_empty(), "people have no area");
}

/// What is promised is what the page then shows, also of a reference, which is asked for by its name.
#[test]
fn a_search_with_fewer_narrowings_gives_what_was_promised() {
    let app = square();
    app.system(torget::places::load_reference);
    let kari = lead(&app);
    open(&kari, "Utvalg etter kommuneloven § 5-11", LONG, "open");
    open(&kari, "Hvem sitter i utvalget etter koml § 5-11?", LONG, "open");
    app.work();
    let page = app.guest().open("/sok?q=%C2%A7+5-11+kommuneloven&slag=trader&type=result&omrade=helse");
    assert!(page.select("a.title").is_empty() && page.statements() <= 20, "{}", page.statements());
    let promised =
        page.select(".empty li").into_iter().find(|line| line.text.contains("«Type tråd»")).expect("a way on");
    assert!(promised.text.contains("gir 2 treff"), "{}", promised.text);
    let wider = app.guest().open(&page.link("Søk uten å avgrense på «Type tråd»"));
    assert_eq!(wider.select("a.title").len(), 2);
}

#[test]
fn a_button_shows_similar_threads_and_keeps_what_was_typed() {
    let app = square();
    let kari = lead(&app);
    let thread = open(&kari, "Hvordan registrerer dere skolefravær?", LONG, "open");
    open(&kari, "Turnus på legevakta", LONG, "open");
    app.work();
    let form = kari.open("/ny-trad/question?omrade=utdanning");
    let values = [("title", "Registrering av fravær i skolen"), ("body", "Halvferdig …"), ("similar", "1")];
    let page = kari.submit(&form, "form.form", &values);
    assert_eq!(page.status, 200, "{}", page.text());
    let links = page.select("#lignende a");
    assert_eq!((links.len(), links[0].attr("href"), links[0].attr("target")), (1, thread.as_str(), "_blank"));
    assert_eq!(page.one("input[name=title]").attr("value"), values[0].1);
    assert_eq!(page.one("textarea[name=body]").text, values[1].1);
    assert_eq!(app.rows("SELECT count(*)::text AS value FROM threads"), ["2"]);
    let none = kari.submit(&page, "form.form", &[("title", "Noe helt annet"), ("similar", "1")]);
    assert!(none.one("#lignende").text.contains("Vi fant ingen tråder"));
    // The script's part of it, for members only.
    let part = kari.open("/ny-trad/lignende?tittel=Registrering+av+frav%C3%A6r+i+skolen");
    assert_eq!((part.select("a").len(), part.header("cache-control")), (1, "private, no-store"));
    assert!(part.statements() <= 2 + 3);
    assert_eq!(app.guest().get("/ny-trad/lignende?tittel=frav%C3%A6r").status, 401);
}

#[test]
fn a_thread_ends_with_related_ones_its_reader_may_read() {
    let app = square();
    let (kari, per) = (lead(&app), representative(&app));
    let first = open(&kari, "Hvordan registrerer dere skolefravær?", LONG, "open");
    let second = open(&kari, "Registrering av fravær på videregående skole", LONG, "open");
    let room = open(&per, "Registrering av fravær: hva mener vi?", LONG, "my-side");
    open(&kari, "Turnus på legevakta", LONG, "open");
    app.work();
    let related = |by: &Browser, path: &str| -> Vec<String> {
        by.open(path).select("section.related a").iter().map(|link| link.attr("href").to_owned()).collect()
    };
    // The older one has learned of the newer.
    assert_eq!(related(&app.guest(), &first), [second.as_str()]);
    assert_eq!(related(&kari, &second), [first.as_str()]);
    let by_per = related(&per, &first);
    assert!(by_per.len() == 2 && by_per.contains(&second) && by_per.contains(&room), "{by_per:?}");
    assert!(app.guest().open(&first).statements() <= 8 && per.open(&first).statements() <= 8);
    // What was hidden or renamed is read as it is now.
    app.rows(
        "UPDATE threads SET title = 'Nytt navn' WHERE title LIKE 'Registrering av fravær på%' RETURNING 'x' AS value",
    );
    assert_eq!(texts(&app.guest().open(&first), "section.related a"), ["Nytt navn"]);
    app.rows("UPDATE threads SET state = 'hidden' WHERE title = 'Nytt navn' RETURNING 'x' AS value");
    assert!(related(&app.guest(), &first).is_empty());
}

#[test]
fn filling_the_index_compares_threads_that_were_never_compared() {
    let app = square();
    let kari = lead(&app);
    let first = open(&kari, "Fravær i skolen", LONG, "open");
    open(&kari, "Om fravær i skolen vår", LONG, "open");
    app.work();
    app.rows("DELETE FROM related_threads RETURNING 'x' AS value");
    torget::discover::reindex(&app.app).expect("an index");
    assert_eq!(texts(&app.guest().open(&first), "section.related a"), ["Om fravær i skolen vår"]);
    torget::discover::reindex(&app.app).expect("an index");
    assert_eq!(app.rows("SELECT count(*)::text AS value FROM related_threads"), ["2"]);
}
