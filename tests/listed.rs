//! Somebody chooses to be found in search, by one of her memberships: members find her then, guests never, and nobody any
//! longer once she takes it back, leaves or is paused, whatever the index says.

use torget::viewer::{Role, Side};

use crate::support::page::Page;
use crate::support::{Browser, Person, TestApp};

fn kari(app: &TestApp) -> Person<'_> {
    let solvik = app.organisation("solvik", "municipality");
    app.member("ragnhild@solvik.example").at(&solvik, Role::Representative, Some(Side::Management))
}

fn member(app: &TestApp) -> Browser {
    let fjordby = app.organisation("fjordby", "municipality");
    app.sign_in(&app.member("per@fjordby.example").at(&fjordby, Role::Member, None))
}

fn found(by: &Browser) -> Page {
    by.open("/sok?q=ragnhild")
}

fn hits(by: &Browser) -> usize {
    let page = found(by);
    let all = page.select("a.title").len();
    assert_eq!(by.open("/sok?q=ragnhild&slag=personer").select("a.title").len(), all);
    all
}

/// Presses the button of her first membership.
fn press(by: &Browser, value: &str) {
    let page = by.open("/meg");
    let form = page.form("form[action='/meg/vis-i-sok']");
    assert!(form.fields.contains(&("vis".to_owned(), value.to_owned())), "{:?}", form.fields);
    let id = page.one("form[action='/meg/vis-i-sok'] button").attr("value").to_owned();
    assert_eq!(by.submit(&page, "form[action='/meg/vis-i-sok']", &[("tilknytning", &id)]).status, 303);
}

#[test]
fn nobody_is_found_before_she_says_so_and_members_only_after() {
    let app = TestApp::start();
    let (person, per) = (kari(&app), member(&app));
    let ragnhild = app.sign_in(&person);
    let strangers = [app.guest(), app.sign_in(&app.member("noen@hjemme.example"))];
    torget::discover::reindex(&app.app).expect("an index");
    assert_eq!(hits(&per), 0);
    press(&ragnhild, "ja");
    app.work();
    assert_eq!(hits(&per), 1);
    let line = found(&per).one(".thread-list > li");
    assert!(
        line.text.contains("Ragnhild") && line.text.contains("Solvik · representant, arbeidsgiver")
            || line.text.contains("Solvik representant, arbeidsgiver"),
        "{}",
        line.text
    );
    assert_eq!(found(&per).one("a.title").attr("href"), "/organisasjon/solvik");
    for stranger in &strangers {
        assert_eq!(hits(stranger), 0);
        let page = stranger.open("/sok?q=ragnhilld");
        assert!(page.select("p.meant").is_empty() && !page.html.contains("Ragnhild"));
        assert!(stranger.open("/sok").select("nav.tabs a").iter().all(|tab| tab.text != "Personer"));
        assert!(!stranger.open("/sok/forslag?q=ragn").html.contains("Ragnhild"));
    }
    assert!(found(&per).select("nav.tabs a").iter().any(|tab| tab.text == "Personer"));
}

#[test]
fn she_is_gone_at_once_when_she_takes_it_back_leaves_or_is_paused() {
    let app = TestApp::start();
    let (person, per) = (kari(&app), member(&app));
    let ragnhild = app.sign_in(&person);
    press(&ragnhild, "ja");
    app.work();
    assert_eq!(hits(&per), 1);
    // Before any job has run.
    press(&ragnhild, "nei");
    assert_eq!(hits(&per), 0);
    press(&ragnhild, "ja");
    app.work();
    assert_eq!(hits(&per), 1);
    let paused = format!(
        "UPDATE members SET paused_until = now() + interval '1 day', paused_reason = 'Prøve' WHERE id = {} RETURNING 'x' AS value",
        person.id
    );
    app.rows(&paused);
    assert_eq!(hits(&per), 0);
    app.rows("UPDATE members SET paused_until = NULL, paused_reason = NULL RETURNING 'x' AS value");
    assert_eq!(hits(&per), 1);
    let hat = person.hats[0].to_string();
    assert_eq!(ragnhild.post("/meg/tilknytning/avslutt", &[("tilknytning", &hat)]).status, 303);
    assert_eq!(hits(&per), 0);
    app.work();
    assert_eq!(app.rows("SELECT count(*)::text AS value FROM search_documents WHERE kind = 'person'"), ["0"]);
    // Coming back is no choice to be found.
    let back = app.sign_in(&kari(&app));
    press(&back, "ja");
}

#[test]
fn only_ones_own_membership_and_only_where_it_is_worn() {
    let app = TestApp::start();
    let person = kari(&app);
    let local = app.organisation("samhold-solvik", "union_local");
    let siv = app.member("siv@solvik.example").at(&local, Role::Representative, Some(Side::Union));
    let at_work = app.sign_in_at_work(&siv);
    let (hers, union) = (person.hats[0].to_string(), siv.hats[0].to_string());
    for hat in [&hers, &union] {
        assert_eq!(at_work.post("/meg/vis-i-sok", &[("tilknytning", hat), ("vis", "ja")]).status, 404);
    }
    assert_eq!(app.guest().post("/meg/vis-i-sok", &[("tilknytning", &hers), ("vis", "ja")]).status, 401);
    assert!(app.rows("SELECT 'x' AS value FROM memberships WHERE listed").is_empty());
    // Another side is another choice.
    let browser = app.sign_in(&person);
    press(&browser, "ja");
    let leader =
        app.member("leder@solvik.example").at(&app.organisation("solvik", "municipality"), Role::Coordinator, None);
    let solvik = app.organisation("solvik", "municipality").id.to_string();
    let answer =
        [("medlemskap", hers.as_str()), ("rolle", "representative"), ("side", "safety"), ("vedtak", "bekreft")];
    let page = app.sign_in(&leader).post(&format!("/medlemskap/{solvik}/svar"), &answer);
    assert_eq!(page.status, 303, "{}", page.text());
    assert!(app.rows("SELECT 'x' AS value FROM memberships WHERE listed").is_empty());
}
