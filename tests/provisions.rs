//! Acts and sections: what threads are about is read from what people write, and each section gathers it.

use torget::places::load_reference;
use torget::viewer::{Role, Side};

use crate::support::page::Page;
use crate::support::{Browser, TestApp};

fn square() -> TestApp {
    let app = TestApp::start();
    app.system(load_reference);
    app
}

fn in_the_way(by: &Browser, title: &str, provision: &str, audience: &str) -> String {
    let form = by.open("/ny-trad/rule_in_way?omrade=utdanning");
    let values = [
        ("title", title),
        ("body", "Vi må gjøre det to ganger."),
        ("provision", provision),
        ("instead", "Én gang holder."),
        ("audience", audience),
    ];
    by.submit(&form, "form.form", &values).location().expect("a thread")
}

fn linked(page: &Page) -> Vec<String> {
    page.select("aside [aria-labelledby=regler] a").into_iter().map(|link| link.text).collect()
}

#[test]
fn a_thread_is_found_under_the_sections_it_names() {
    let app = square();
    let larvik = app.organisation("larvik", "municipality");
    let kari = app.sign_in(&app.member("kari@larvik.example").at(&larvik, Role::Member, Some(Side::Management)));
    let thread = in_the_way(&kari, "Utvalg i små kommuner", "kommunelova §§ 5-11 andre ledd og 19-1", "open");
    let page = app.guest().open(&thread);
    assert_eq!(linked(&page), ["Kommuneloven § 19-1", "Kommuneloven § 5-11 andre ledd"]);
    assert!(page.text().contains("kommunelova §§ 5-11"), "what was typed stays as it was typed");
    assert!(page.statements() <= 8, "{} statements", page.statements());
    for path in
        ["/regel/kommuneloven", "/regel/kommuneloven/5-11", "/regel/kommuneloven/5-11/2", "/regel/kommuneloven/19-1"]
    {
        let page = app.guest().open(path);
        assert!(page.text().contains("Utvalg i små kommuner"), "{path}: {}", page.text());
        assert!(page.statements() <= 10, "{path}: {} statements", page.statements());
    }
    for path in ["/regel/kommuneloven/5-11/1", "/regel/kommuneloven/25-1", "/regel/forsoksloven"] {
        assert!(!app.guest().open(path).text().contains("Utvalg i små"), "{path}");
    }
    let section = app.guest().open("/regel/kommuneloven/5-11");
    assert!(
        section.text().contains("Partssammensatte utvalg") && section.text().contains("Kommuneloven § 5-11 andre ledd")
    );
    assert_eq!(section.link("Kommuneloven § 5-11 hos Lovdata"), "https://lovdata.no/lov/2018-06-22-83/%C2%A75-11");
    assert!(app.guest().reading("nn").open("/regel/kommuneloven/5-11").text().contains("Partssamansette utval"));
}

#[test]
fn when_the_wording_changes_the_links_do_too() {
    let app = square();
    let larvik = app.organisation("larvik", "municipality");
    let kari = app.sign_in(&app.member("kari@larvik.example").at(&larvik, Role::Member, None));
    let thread = in_the_way(&kari, "Nabovarsel i to omganger", "Regelen om varsel", "open");
    assert!(linked(&kari.open(&thread)).is_empty(), "what is not understood is not guessed");
    let form = kari.open("/innlegg/1/rediger");
    kari.submit(&form, "form.form", &[("provision", "pbl § 21-3")]);
    assert_eq!(linked(&kari.open(&thread)), ["Plan- og bygningsloven § 21-3"]);
    let form = kari.open("/innlegg/1/rediger");
    kari.submit(&form, "form.form", &[("provision", "forvaltningsloven § 28")]);
    assert_eq!(linked(&kari.open(&thread)), ["Forvaltningsloven § 28"]);
    app.rows("DELETE FROM thread_provisions RETURNING 'x' AS value");
    app.system(torget::threads::relink);
    assert_eq!(linked(&kari.open(&thread)), ["Forvaltningsloven § 28"], "the register of acts has grown");
}

#[test]
fn a_section_named_in_a_room_leaves_no_trace_outside_it() {
    let app = square();
    let larvik = app.organisation("larvik", "municipality");
    let local = app.organisation("samhold-larvik", "union_local");
    app.organises(&local, &larvik);
    let siv = app.sign_in(&app.member("siv@samhold.example").at(&local, Role::Representative, Some(Side::Union)));
    in_the_way(&siv, "Bare mellom oss", "arbeidsmiljøloven § 15-7", "my-side");
    assert!(siv.open("/regel/arbeidsmiljoloven/15-7").text().contains("Bare mellom oss"));
    assert!(siv.open("/regler").text().contains("§ 15-7"));
    let kari = app.sign_in(&app.member("kari@larvik.example").at(&larvik, Role::Coordinator, Some(Side::Management)));
    for browser in [&app.guest(), &kari] {
        for path in ["/regler", "/regel/arbeidsmiljoloven"] {
            assert!(!browser.open(path).text().contains("15-7"), "{path}");
        }
        let (named, other) =
            (browser.open("/regel/arbeidsmiljoloven/15-7"), browser.open("/regel/arbeidsmiljoloven/15-8"));
        assert_eq!(named.text().replace("15-7", "15-8"), other.text(), "it looks like one nobody has named");
    }
}

#[test]
fn an_act_that_was_replaced_says_so_both_ways() {
    let app = square();
    let (old, new) =
        (app.guest().open("/regel/opplaeringslova-1998/9_A-4"), app.guest().open("/regel/opplaeringslova"));
    assert!(old.text().contains("Siste dag var 31. juli 2024"), "{}", old.text());
    assert_eq!(old.one(".ds-alert a").attr("href"), "/regel/opplaeringslova");
    assert!(new.text().contains("fra 1. august 2024"), "{}", new.text());
    assert_eq!(new.link("Opplæringslova (1998)"), "/regel/opplaeringslova-1998");
    assert!(new.select(".ds-alert").is_empty());
    let larvik = app.organisation("larvik", "municipality");
    let kari = app.sign_in(&app.member("kari@larvik.example").at(&larvik, Role::Member, None));
    let thread =
        in_the_way(&kari, "Skolemiljø før og nå", "opplæringslova av 1998 § 9A-4, og opplæringslova § 12-4", "open");
    assert_eq!(linked(&kari.open(&thread)), ["Opplæringslova § 12-4", "Opplæringslova (1998) § 9 A-4"]);
    assert!(kari.open(&thread).text().contains("gjelder ikke lenger"));
}

#[test]
fn what_is_no_section_is_not_found() {
    let app = square();
    for path in [
        "/regel/finnes-ikke",
        "/regel/kommuneloven/tull",
        "/regel/kommuneloven/5-11/0",
        "/regel/kommuneloven/5-11/200",
        "/regel/kommuneloven/5-11/x",
        "/regel/kommuneloven/1234",
    ] {
        assert_eq!(app.guest().get(path).status, 404, "{path}");
    }
    let register = app.guest().open("/regler");
    assert!(register.text().contains("Forsøksloven § 3") && register.statements() <= 10);
    assert_eq!(app.guest().open("/omrade/helse").link("Alle regler"), "/regler");
}
