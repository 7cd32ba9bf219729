//! A municipality finds those like itself and asks them; they answer; what comes of it is seen on both pages and the map.

use torget::places::load_reference;
use torget::viewer::{Role, Side};

use crate::support::page::Page;
use crate::support::{Browser, Organisation, Person, TestApp};

fn square() -> TestApp {
    let app = TestApp::start();
    app.system(load_reference);
    app
}

fn lead<'a>(app: &'a TestApp, at: &Organisation) -> Person<'a> {
    app.member(&format!("leder@{}.example", at.slug)).at(at, Role::Coordinator, Some(Side::Management))
}

fn municipality(app: &TestApp, slug: &str) -> Organisation {
    app.organisation(slug, "municipality")
}

/// Those on the page of organisations like one, best first.
fn like(page: &Page) -> Vec<String> {
    page.select("ol.peers h2 a").into_iter().map(|link| link.text).collect()
}

const ABOUT: [(&str, &str); 3] =
    [("area", "helse"), ("purpose", "Oppgavedeling på natt"), ("body", "Hvordan gikk det hos dere?")];

/// Asks one organisation, and gives the address of the request.
fn ask(app: &TestApp, by: &Browser, to: &str) -> String {
    let sent = by.submit(&by.open(&format!("/samarbeid/ny?til={to}")), "form.form", &ABOUT);
    assert_eq!(sent.location().as_deref(), Some("/samarbeid"), "{}", sent.text());
    let newest = app.rows("SELECT max(id)::text AS value FROM partner_requests");
    format!("/samarbeid/foresporsel/{}", newest[0])
}

fn accept(by: &Browser, request: &str) -> Page {
    by.submit(&by.open(request), "form.form", &[("svar", "ja"), ("message", "Ring oss på mandag.")])
}

#[test]
fn those_who_know_norway_would_name_the_same() {
    let app = square();
    let guest = app.guest();
    for (slug, expected) in [
        ("drammen", ["Asker", "Fredrikstad", "Bærum"]),
        ("asnes", ["Grue", "Nord-Odal", "Stryn"]),
        ("tromso", ["Kristiansand", "Sandnes", "Bodø"]),
        ("sandnes", ["Stavanger", "Fredrikstad", "Drammen"]),
        ("grong", ["Overhalla", "Meråker", "Hemnes"]),
    ] {
        let page = guest.open(&format!("/organisasjon/{slug}/like"));
        let found = like(&page);
        assert_eq!(found.len(), 20);
        for name in expected {
            assert!(found[..10].iter().any(|known| known == name), "{name} is not like {slug}: {found:?}");
        }
        assert!(page.statements() <= 4, "{} statements", page.statements());
    }
}

#[test]
fn every_likeness_has_its_reasons_in_words() {
    let app = square();
    let page = app.guest().open("/organisasjon/drammen/like");
    assert_eq!(like(&page)[0], "Asker");
    let reasons: Vec<String> =
        page.select("ol.peers > li:first-child .reasons li").into_iter().map(|part| part.text).collect();
    assert_eq!(
        reasons,
        [
            "Samme KOSTRA-gruppe (12)",
            "Samme sentralitetsklasse (2)",
            "Omtrent like mange innbyggere (98 815 mot 104 487)",
            "18 km unna"
        ]
    );
    let nynorsk = app.guest().reading("nn").open("/organisasjon/drammen/like").text();
    assert!(nynorsk.contains("Om lag like mange innbyggjarar"), "{nynorsk}");
    let shared = app.guest().open("/organisasjon/namsskogan/like").text();
    assert!(shared.contains("Forsøk i samme område: Organisering"), "{shared}");
}

#[test]
fn the_same_provision_in_the_way_is_a_reason_for_those_who_may_read_of_it() {
    let app = square();
    let (kari, per) = (
        app.sign_in(&lead(&app, &municipality(&app, "larvik"))),
        app.sign_in(&lead(&app, &municipality(&app, "moss"))),
    );
    for (by, audience) in [(&kari, "open"), (&per, "members")] {
        let values = [
            ("title", "Utvalg i små kommuner"),
            ("body", "Vi må gjøre det to ganger."),
            ("provision", "kommuneloven § 5-11"),
            ("instead", "Én gang holder."),
            ("audience", audience),
        ];
        let sent = by.submit(&by.open("/ny-trad/rule_in_way?omrade=helse"), "form.form", &values);
        assert_eq!(sent.status, 303, "{}", sent.text());
    }
    let reason = "Samme bestemmelse i veien eller søkt unntak fra: Kommuneloven § 5-11";
    let page = kari.open("/organisasjon/larvik/like");
    assert!(page.text().contains(reason), "{}", page.text());
    assert!(page.statements() <= 6, "{} statements", page.statements());
    assert!(!app.guest().open("/organisasjon/larvik/like").text().contains("Samme bestemmelse"), "Moss told members");
    assert!(!kari.open("/organisasjon/larvik/like?uten=bestemmelser").text().contains("Samme bestemmelse"));
}

#[test]
fn what_does_not_matter_can_be_left_out() {
    let app = square();
    let guest = app.guest();
    let all = guest.open("/organisasjon/grong/like");
    assert!(all.text().contains("km unna"));
    let anywhere = guest.open("/organisasjon/grong/like?uten=avstand");
    assert!(!anywhere.text().contains("km unna") && like(&anywhere) != like(&all));
    assert!(!anywhere.select("input[value=avstand][checked]").is_empty(), "and stays ticked");
    let nothing =
        guest.open("/organisasjon/grong/like?uten=kostra&uten=innbyggere&uten=sentralitet&uten=avstand&uten=omrader&uten=bestemmelser");
    assert!(like(&nothing).is_empty() && nothing.text().contains("ikke nok å sammenligne"), "{}", nothing.text());
    let taking_part = like(&guest.open("/organisasjon/grong/like?forsok=ja"));
    assert!(taking_part.len() < 16 && taking_part.iter().any(|name| name == "Lierne"), "{taking_part:?}");
}

#[test]
fn only_municipalities_and_counties_are_compared_and_the_unknown_says_so() {
    let app = square();
    let guest = app.guest();
    assert_eq!(guest.get("/organisasjon/fagforbundet/like").status, 404);
    assert_eq!(guest.get("/organisasjon/ingensteds/like").status, 404);
    let counties = guest.open("/organisasjon/vestland-fylkeskommune/like");
    assert!(like(&counties).iter().all(|name| name.ends_with("fylkeskommune")));
    assert!(counties.text().contains("Ikke kjent: kostra-gruppe, sentralitet, avstand"), "{}", counties.text());
    municipality(&app, "nyland");
    assert!(like(&guest.open("/organisasjon/nyland/like")).is_empty(), "nothing is known of it");
    assert!(!like(&guest.open("/organisasjon/drammen/like")).iter().any(|name| name == "Nyland"));
}

#[test]
fn an_exemption_and_how_far_a_trial_has_come_are_reasons_too() {
    let app = square();
    let (larvik, moss) = (municipality(&app, "larvik"), municipality(&app, "moss"));
    app.trial("skoledag", app.area("utdanning"), &[&larvik, &moss]);
    app.rows("UPDATE trial_participants SET status = 'running' WHERE trial_id = (SELECT id FROM trials WHERE slug = 'skoledag') RETURNING 'x' AS value");
    for (place, state) in [(&larvik, "granted"), (&moss, "refused")] {
        let by = app.sign_in(&lead(&app, place));
        let fields = [("provision", "kommuneloven § 11-1"), ("state", state), ("reason", "Slik er det.")];
        let form = by.open(&format!("/forsok/skoledag/deltaker/{}/unntak", place.slug));
        assert_eq!(by.submit(&form, "form.form", &fields).status, 303);
    }
    let guest = app.guest();
    let page = guest.open("/organisasjon/larvik/like").text();
    for reason in ["søkt unntak fra: Kommuneloven § 11-1", "Like langt med et forsøk: i gang"] {
        assert!(page.contains(reason), "{reason}: {page}");
    }
    assert!(!guest.open("/organisasjon/larvik/like?uten=fase").text().contains("Like langt"));
    app.rows("UPDATE trials SET draft = true, audience = '{org:0}' WHERE slug = 'skoledag' RETURNING 'x' AS value");
    let page = guest.open("/organisasjon/larvik/like").text();
    assert!(
        !page.contains("Kommuneloven § 11-1") && !page.contains("Like langt"),
        "of a draft nothing is told: {page}"
    );
}

#[test]
fn an_organisations_page_names_three_that_are_like_it() {
    let app = square();
    let page = app.guest().open("/organisasjon/drammen");
    assert_eq!(page.link("Flere som ligner"), "/organisasjon/drammen/like");
    assert!(page.text().contains("Asker (/organisasjon/asker)"), "{}", page.text());
    assert!(page.statements() <= 9, "{} statements", page.statements());
}

#[test]
fn a_project_lead_asks_three_that_are_like_hers() {
    let app = square();
    let larvik = municipality(&app, "larvik");
    let kari = app.sign_in(&lead(&app, &larvik));
    let page = kari.open("/organisasjon/larvik/like");
    let three: Vec<String> =
        page.select("ol.peers input[name=til]").iter().take(3).map(|tick| tick.attr("value").to_owned()).collect();
    let form = kari.open(&format!("/samarbeid/ny?til={}", three.join("&til=")));
    let ticked = form.form("form.form").fields.iter().filter(|(name, _)| name == "til").count();
    assert_eq!(ticked, 3, "{}", form.text());
    let sent = kari.submit_and_follow(&form, "form.form", &ABOUT);
    assert_eq!(sent.select(".partner-list > li").len(), 3, "{}", sent.text());
    let to = app.rows("SELECT o.slug AS value FROM partner_requests r JOIN organisations o ON o.id = r.partner_id");
    assert!(three.iter().all(|slug| to.contains(slug)), "{to:?}");
}

#[test]
fn those_who_are_asked_get_a_letter_that_tells_nothing_of_it() {
    let app = square();
    let (larvik, asker) = (municipality(&app, "larvik"), municipality(&app, "asker"));
    let kari = app.sign_in(&lead(&app, &larvik));
    lead(&app, &asker);
    app.member("rep@asker.example").at(&asker, Role::Representative, None);
    app.member("medlem@asker.example").at(&asker, Role::Member, None);
    app.member("vern@asker.example").at(&asker, Role::Representative, Some(Side::Safety));
    let request = ask(&app, &kari, "asker");
    app.work();
    let mail = app.mail();
    let to: Vec<&str> = mail.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(to, ["leder@asker.example", "rep@asker.example"]);
    let words = mail[0].words();
    assert!(words.contains("samarbeidsforespørsel") && words.contains("Asker"), "{words}");
    for told in ["Larvik", "Oppgavedeling", "Hvordan gikk"] {
        assert!(!words.contains(told), "{words}");
    }
    assert_eq!(mail[0].link("/samarbeid/"), request);
}

#[test]
fn a_yes_becomes_a_link_on_both_pages_and_a_letter_to_the_one_who_asked() {
    let app = square();
    let (larvik, asker) = (municipality(&app, "larvik"), municipality(&app, "asker"));
    let (kari, per) = (app.sign_in(&lead(&app, &larvik)), app.sign_in(&lead(&app, &asker)));
    let request = ask(&app, &kari, "asker");
    let waits = per.open("/").one(".waits-list a");
    assert_eq!((waits.text.as_str(), waits.attr("href")), ("Én samarbeidsforespørsel venter på svar", "/samarbeid"));
    assert!(kari.open("/").select(".waits-list a").is_empty(), "it waits for Asker only");
    let guest = app.guest();
    assert!(!guest.open("/organisasjon/asker").text().contains("Oppgavedeling på natt"), "not before it is accepted");
    app.work();
    let form = per.open(&request);
    let fields = form.form("form.form").filled(&[("svar", "ja"), ("message", "Ring oss på mandag.")]);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answered = per.post(&format!("{request}/svar"), &fields);
    assert_eq!(answered.location().as_deref(), Some(request.as_str()), "{}", answered.text());
    let again = per.post(&format!("{request}/svar"), &fields);
    assert_eq!(again.location().as_deref(), Some(request.as_str()), "the same form leads to the same place");
    assert_eq!(app.rows("SELECT count(*)::text AS value FROM partner_links"), ["1"]);
    for slug in ["larvik", "asker"] {
        let page = guest.open(&format!("/organisasjon/{slug}")).text();
        assert!(page.contains("Oppgavedeling på natt") && page.contains("Pågår"), "{page}");
        assert!(!page.contains("Hvordan gikk det") && !page.contains("mandag"), "the words stay between them: {page}");
    }
    assert!(kari.open(&request).text().contains("Ring oss på mandag."));
    app.work();
    let letter = app.mail().pop().expect("a letter");
    assert_eq!(
        (letter.to.as_str(), letter.subject.as_str()),
        ("leder@larvik.example", "En samarbeidsforespørsel er besvart")
    );
    assert!(!letter.words().contains("Asker"), "{}", letter.words());
    assert!(per.open("/").select(".waits-list a").is_empty());
}

#[test]
fn a_no_says_why_and_an_answer_is_given_once() {
    let app = square();
    let (larvik, asker) = (municipality(&app, "larvik"), municipality(&app, "asker"));
    let (kari, per) = (app.sign_in(&lead(&app, &larvik)), app.sign_in(&lead(&app, &asker)));
    let request = ask(&app, &kari, "asker");
    let form = per.open(&request);
    let back = per.submit(&form, "form.form", &[("svar", "nei")]);
    assert_eq!(back.status, 422);
    assert!(back.one("#message-error").text.contains("hvorfor"), "{}", back.text());
    let no = per.submit(&back, "form.form", &[("svar", "nei"), ("message", "Vi har ikke folk til det i år.")]);
    assert_eq!(no.status, 303, "{}", no.text());
    assert_eq!(per.post(&format!("{request}/svar"), &[("svar", "ja")]).status, 409);
    assert_eq!(kari.post(&format!("{request}/trekk"), &[]).status, 409);
    assert!(app.rows("SELECT 'x' AS value FROM partner_links").is_empty());
    let page = kari.open(&request);
    assert!(page.text().contains("Vi har ikke folk til det i år.") && page.text().contains("Avslått"));
}

#[test]
fn it_can_be_taken_back_until_it_is_answered_and_ended_by_either() {
    let app = square();
    let (larvik, asker) = (municipality(&app, "larvik"), municipality(&app, "asker"));
    let (kari, per) = (app.sign_in(&lead(&app, &larvik)), app.sign_in(&lead(&app, &asker)));
    let first = ask(&app, &kari, "asker");
    assert_eq!(per.post(&format!("{first}/trekk"), &[]).status, 403, "only those who asked");
    assert_eq!(kari.submit(&kari.open(&first), "form[action$=trekk]", &[]).status, 303);
    assert_eq!(accept_after(&per, &first), 409);
    app.work();
    assert!(app.mail().is_empty(), "nobody is told of what is taken back");
    let second = ask(&app, &kari, "asker");
    assert_eq!(accept(&per, &second).status, 303);
    let ended = kari.submit(&kari.open("/samarbeid"), "form[action$=avslutt]", &[]);
    assert_eq!(ended.status, 303, "{}", ended.text());
    let page = app.guest().open("/organisasjon/asker").text();
    assert!(page.contains("Avsluttet") && page.contains("Oppgavedeling på natt"), "{page}");
    let id = app.rows("SELECT id::text AS value FROM partner_links").remove(0);
    assert_eq!(per.post(&format!("/samarbeid/{id}/avslutt"), &[]).status, 409);
    assert_eq!(app.guest().post(&format!("/samarbeid/{id}/avslutt"), &[]).status, 401);
}

fn accept_after(by: &Browser, request: &str) -> u16 {
    by.post(&format!("{request}/svar"), &[("svar", "ja")]).status
}

#[test]
fn a_request_is_between_those_who_speak_for_the_two() {
    let app = square();
    let (larvik, asker) = (municipality(&app, "larvik"), municipality(&app, "asker"));
    let kari = app.sign_in(&lead(&app, &larvik));
    let request = ask(&app, &kari, "asker");
    let member = app.sign_in(&app.member("medlem@asker.example").at(&asker, Role::Member, None));
    let safety = app.sign_in(&app.member("vern@asker.example").at(&asker, Role::Representative, Some(Side::Safety)));
    let elsewhere = app.sign_in(&lead(&app, &municipality(&app, "moss")));
    for (who, browser) in
        [("a guest", &app.guest()), ("a member", &member), ("a verneombud", &safety), ("Moss", &elsewhere)]
    {
        assert_eq!(browser.get(&request).status, 404, "{who} reads it");
        assert_eq!(accept_after(browser, &request), 404, "{who} answers it");
        assert_eq!(browser.post(&format!("{request}/trekk"), &[]).status, 404, "{who} takes it back");
    }
    assert_eq!(kari.post(&format!("{request}/svar"), &[("svar", "ja")]).status, 403, "nobody answers herself");
    for path in ["/samarbeid", "/samarbeid/ny?til=larvik"] {
        assert_eq!(app.guest().get(path).status, 401, "{path}");
        assert_eq!(member.get(path).status, 403, "{path}");
        assert_eq!(safety.get(path).status, 403, "{path}");
    }
    assert!(app.guest().open("/organisasjon/larvik/like").select("ol.peers input").is_empty());
}

#[test]
fn what_cannot_be_asked_comes_back_with_what_was_typed() {
    let app = square();
    let larvik = municipality(&app, "larvik");
    let kari = app.sign_in(&lead(&app, &larvik));
    let send = |to: &[&str]| {
        let mut fields = vec![("kind", "seek")];
        fields.extend(ABOUT);
        fields.extend(to.iter().map(|slug| ("til", *slug)));
        kari.post("/samarbeid/ny", &fields)
    };
    for (to, complaint) in [
        (vec![], "Velg minst én"),
        (vec!["larvik"], "din egen organisasjon"),
        (vec!["ingensteds"], "finnes ikke"),
        (vec!["asker", "moss", "horten", "skien", "porsgrunn", "drammen"], "høyst 5"),
    ] {
        let back = send(&to);
        assert_eq!(back.status, 422, "{to:?}");
        assert!(back.one("#til-error").text.contains(complaint), "{}", back.text());
        assert!(back.html.contains("Hvordan gikk det hos dere?"), "the text is kept");
    }
    assert_eq!(send(&["asker", "moss", "horten"]).status, 303);
    assert_eq!(app.rows("SELECT 'x' AS value FROM partner_requests").len(), 3, "one to each");
    let twice = send(&["moss", "skien"]);
    assert!(twice.status == 422 && twice.one("#til-error").text.contains("åpen forespørsel"), "{}", twice.text());
    assert_eq!(app.rows("SELECT 'x' AS value FROM partner_requests").len(), 3, "all or none");
}

#[test]
fn the_map_shows_in_dots_what_the_list_says() {
    let app = square();
    let guest = app.guest();
    let page = guest.open("/kart");
    assert!(page.statements() <= 5, "{} statements", page.statements());
    let dots: Vec<String> = page.select("svg.map a").iter().map(|dot| dot.attr("href").to_owned()).collect();
    assert_eq!(dots.len(), 15, "{dots:?}");
    for href in &dots {
        assert!(!page.select(&format!("#innhold .partner-list a[href='{href}']")).is_empty(), "{href} is not listed");
    }
    assert_eq!(page.select("svg.map .sea").len(), 1, "Vestland has no point of its own");
    let (larvik, asker) = (municipality(&app, "larvik"), municipality(&app, "asker"));
    let (kari, per) = (app.sign_in(&lead(&app, &larvik)), app.sign_in(&lead(&app, &asker)));
    let request = ask(&app, &kari, "asker");
    assert_eq!(guest.open("/kart").select("svg.map line.tie").len(), 0);
    accept(&per, &request);
    let linked = guest.open("/kart");
    assert_eq!(linked.select("svg.map line.tie").len(), 1);
    assert_eq!(linked.select("svg.map a").len(), 16, "Asker is there for its link");
    assert_eq!(linked.select("svg.network circle").len(), 2);
    assert_eq!(linked.statements(), page.statements());
    assert_eq!(guest.open("/kart?samarbeid=ingen").select("line.tie, svg.network").len(), 0);
    let area = guest.open("/kart?omrade=plan-og-bygg");
    assert_eq!(area.select("svg.map a").len(), 2, "Larvik and Sandnes");
    assert_eq!(area.select("line.tie").len(), 0, "their link is about another area");
    let none = guest.open("/kart?status=considered_declined");
    assert!(none.text().contains("Ingen forsøk passer"), "{}", none.text());
    guest.open("/kart?omrade=troll&status=%00&samarbeid=1");
    assert_eq!(kari.open("/kart").select("svg.map a .mine").len(), 1, "her own has a ring");
}
