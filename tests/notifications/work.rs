//! People are told of what concerns those they speak for: trials, requests to work together, events, announcements and
//! guidance; not of their own doing, not of what they have muted, once, and under the hat it is for.

use torget::ids::{OrganisationId, TrialId};
use torget::jobs::{Job, Notice};
use torget::trials::{self, AdoptionKind, NewAdoption};
use torget::viewer::{Role, Side};

use super::{follow, in_header, member, told};
use crate::support::{Browser, Organisation, Person, TestApp};

fn at<'a>(app: &'a TestApp, name: &str, organisation: &Organisation, role: Role, side: Option<Side>) -> Person<'a> {
    app.member(&format!("{name}@{}.example", organisation.slug)).at(organisation, role, side)
}

fn lead<'a>(app: &'a TestApp, organisation: &Organisation) -> Person<'a> {
    at(app, "leder", organisation, Role::Coordinator, Some(Side::Management))
}

/// A joint trial of Solvik and Fjordby.
fn joint(app: &TestApp) -> (TrialId, Organisation, Organisation) {
    let (solvik, fjordby) = (app.organisation("solvik", "municipality"), app.organisation("fjordby", "municipality"));
    (app.trial("felles-vaktlag", app.area("helse"), &[&solvik, &fjordby]), solvik, fjordby)
}

fn adopt(app: &TestApp, trial: TrialId, by: OrganisationId) {
    let new = NewAdoption { kind: AdoptionKind::Same, how: None, own_trial: None };
    app.system(|tx| trials::adopt(tx, trial, by, &new));
}

fn edit(by: &Browser, summary: &str) {
    let form = by.open("/forsok/felles-vaktlag/rediger/kjernen");
    assert_eq!(by.submit(&form, "form.form", &[("summary", summary)]).status, 303);
}

#[test]
fn a_trials_people_hear_of_a_change_and_not_whoever_made_it() {
    let app = TestApp::start();
    let (trial, solvik, fjordby) = joint(&app);
    let elv = app.organisation("elv", "municipality");
    let (kari, per, copier) = (lead(&app, &solvik), lead(&app, &fjordby), lead(&app, &elv));
    adopt(&app, trial, elv.id);
    let (plain, quiet) =
        (at(&app, "medlem", &fjordby, Role::Member, None), at(&app, "stille", &solvik, Role::Representative, None));
    let names = ["forsok", "omrade", "alt", "fred"];
    let [of_trial, of_area, of_all, away] = names.map(|name| member(&app, name));
    for (person, target, id, level) in [
        (&of_trial, "trial", trial.0, "normal"),
        (&of_area, "area", app.area("helse").0, "normal"),
        (&of_all, "area", app.area("helse").0, "everything"),
        (&quiet, "trial", trial.0, "mute"),
        (&copier, "area", app.area("helse").0, "mute"),
    ] {
        assert_eq!(follow(&app.sign_in(person), target, id, level).status, 303);
    }
    app.work();
    edit(&app.sign_in(&kari), "Ett vaktlag for to soner.");
    for person in [&per, &of_trial, &of_all] {
        assert_eq!(told(&app, person), ["trial"], "{}", person.name);
    }
    for person in [&kari, &plain, &quiet, &of_area, &away, &copier] {
        assert!(told(&app, person).is_empty(), "{}", person.name);
    }
    follow(&app.sign_in(&copier), "area", app.area("helse").0, "");
    let browser = app.sign_in(&per);
    let list = browser.open("/varsler");
    assert!(list.text().contains("Forsøket er oppdatert") && in_header(&list) == "Varsler (1)", "{}", list.text());
    assert_eq!(in_header(&browser.open(&list.link("Nytt: Felles-vaktlag"))), "Varsler");
    // The same change told again is no news; a later one is, on the same line.
    app.system(|tx| tx.enqueue(&Job::Tell { notice: Notice::Trial, item: trial.0 }));
    assert_eq!((told(&app, &per).len(), in_header(&browser.open("/")).as_str()), (1, "Varsler"));
    app.advance(chrono::Duration::hours(1));
    let form = browser.open("/forsok/felles-vaktlag/deltaker/fjordby/status");
    let today = app.app.clock.now().date_naive().to_string();
    let sent = browser.submit(&form, "form.form", &[("to", "idea"), ("on", &today)]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    assert_eq!((told(&app, &per).len(), in_header(&browser.open("/")).as_str()), (1, "Varsler"), "she did it herself");
    assert_eq!((told(&app, &kari), told(&app, &copier)), (vec!["trial".to_owned()], vec!["trial".to_owned()]));
}

#[test]
fn a_draft_is_nobodys_news() {
    let app = TestApp::start();
    let (_, solvik, fjordby) = joint(&app);
    let (kari, per) = (lead(&app, &solvik), lead(&app, &fjordby));
    app.rows(&format!(
        "UPDATE trials SET draft = true, audience = '{{org:{},org:{}}}' RETURNING 'x' AS value",
        solvik.id, fjordby.id
    ));
    edit(&app.sign_in(&kari), "Ett vaktlag for to soner.");
    assert!(told(&app, &per).is_empty());
}

#[test]
fn a_request_and_its_answer_are_told_to_those_who_speak_for_each_side() {
    let app = TestApp::start();
    app.area("helse");
    let (larvik, asker) = (app.organisation("larvik", "municipality"), app.organisation("asker", "municipality"));
    let (kari, per) = (lead(&app, &larvik), lead(&app, &asker));
    let others = [
        at(&app, "medlem", &asker, Role::Member, None),
        at(&app, "vern", &asker, Role::Representative, Some(Side::Safety)),
        at(&app, "tillitsvalgt", &asker, Role::Representative, Some(Side::Union)),
        at(&app, "stille", &asker, Role::Representative, None),
        at(&app, "ute", &app.organisation("elv", "municipality"), Role::Coordinator, None),
    ];
    follow(&app.sign_in(&others[3]), "organisation", larvik.id.0, "mute");
    let asks = app.sign_in(&kari);
    let fields = [("area", "helse"), ("purpose", "Oppgavedeling på natt"), ("body", "Hvordan gikk det hos dere?")];
    assert_eq!(asks.submit(&asks.open("/samarbeid/ny?til=asker"), "form.form", &fields).status, 303);
    assert_eq!(told(&app, &per), ["partner_request"]);
    for person in others.iter().chain([&kari]) {
        assert!(told(&app, person).is_empty(), "{}", person.name);
    }
    let answers = app.sign_in(&per);
    let list = answers.open("/varsler");
    assert!(list.text().contains("Vil samarbeide med dere"), "{}", list.text());
    let request = list.link("Nytt: Larvik");
    assert!(request.starts_with("/samarbeid/foresporsel/"), "{request}");
    assert_eq!(in_header(&answers.open(&request)), "Varsler", "opening it is seeing it");
    let sent = answers.submit(&answers.open(&request), "form.form", &[("svar", "nei"), ("message", "Ikke i år.")]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    assert_eq!((told(&app, &kari), told(&app, &per).len()), (vec!["partner_answer".to_owned()], 1));
    let list = asks.open("/varsler");
    assert!(list.text().contains("Har svart nei på samarbeidsforespørselen deres"), "{}", list.text());
    assert!(app.guest().reading("nn").get("/varsler").status == 401);
    // Who no longer speaks for it is told of it no longer, not even by the count.
    app.rows(&format!("UPDATE memberships SET role = 'member' WHERE member_id = {} RETURNING 'x' AS value", kari.id));
    let page = asks.open("/varsler");
    assert!(in_header(&page) == "Varsler" && !page.text().contains("Har svart nei"), "{}", page.text());
}

#[test]
fn each_party_is_told_that_its_own_words_are_missing() {
    let app = TestApp::start();
    let (trial, solvik, _) = joint(&app);
    let local = app.organisation("samhold", "union_local");
    app.organises(&local, &solvik);
    let (leder, vern) = (lead(&app, &solvik), at(&app, "vern", &solvik, Role::Representative, Some(Side::Safety)));
    let (siv, plain) = (
        at(&app, "siv", &local, Role::Representative, Some(Side::Union)),
        at(&app, "medlem", &local, Role::Member, Some(Side::Union)),
    );
    let second = at(&app, "nestleder", &solvik, Role::Representative, Some(Side::Management));
    let quiet = at(&app, "stille", &local, Role::Representative, Some(Side::Union));
    follow(&app.sign_in(&quiet), "trial", trial.0, "mute");
    let browser = app.sign_in(&leder);
    let form = browser.open("/forsok/felles-vaktlag/involvering/ny");
    let solvik = solvik.id.to_string();
    let fields = [
        ("title", "Drøfting av turnus"),
        ("phase", "decision"),
        ("happened_on", "2026-01-12"),
        ("participant", solvik.as_str()),
        ("audience", "open"),
    ];
    let sent = browser.submit(&form, "form.form", &fields);
    assert_eq!(sent.status, 303, "{}", sent.text());
    for person in [&siv, &vern, &second] {
        assert_eq!(told(&app, person), ["account_waits"], "{}", person.name);
    }
    for person in [&leder, &plain, &quiet] {
        assert!(told(&app, person).is_empty(), "{}", person.name);
    }
    let (home, work) = (app.sign_in(&siv), app.sign_in_at_work(&siv));
    let list = home.open("/varsler");
    assert!(list.text().contains("Fortell hvordan dere så det"), "{}", list.text());
    let page = work.open("/varsler");
    assert!(in_header(&page) == "Varsler" && !page.html.contains("/involvering#h"), "{}", page.text());
    let event = list.link("Nytt: Felles-vaktlag");
    assert!(event.starts_with("/forsok/felles-vaktlag/involvering#h"), "{event}");
    assert_eq!(in_header(&home.open("/forsok/felles-vaktlag/involvering")), "Varsler");
}

#[test]
fn an_announcement_is_told_once_to_those_who_may_acknowledge_it() {
    let app = TestApp::start();
    let (_, solvik, _) = joint(&app);
    let kari = lead(&app, &solvik);
    let (plain, quiet) =
        (at(&app, "medlem", &solvik, Role::Member, None), at(&app, "stille", &solvik, Role::Representative, None));
    let elsewhere = lead(&app, &app.organisation("elv", "municipality"));
    let helse = app.area("helse").0;
    follow(&app.sign_in(&kari), "area", helse, "everything");
    follow(&app.sign_in(&plain), "area", helse, "new_threads");
    follow(&app.sign_in(&quiet), "area", helse, "mute");
    let adviser = at(&app, "rad", &app.organisation("dep", "ministry"), Role::Representative, Some(Side::Ministry));
    let ministry = app.sign_in(&adviser);
    let publish = |more: &[(&str, &str)]| {
        let until = (app.app.clock.now() + chrono::Duration::days(60)).date_naive().to_string();
        let mut fields = vec![("title", "Svar på undersøkelsen"), ("body", "Alle svarer innen fristen.")];
        fields.extend([("areas", "helse"), ("acknowledge", "ja"), ("expires_on", until.as_str())]);
        fields.extend(more);
        let sent = ministry.submit(&ministry.open("/kunngjoringer/ny?omrade=helse"), "form.form", &fields);
        assert_eq!(sent.status, 303, "{}", sent.text());
    };
    let later = (app.app.clock.now() + chrono::Duration::days(2)).date_naive().to_string();
    publish(&[("publish_on", &later)]);
    assert!(told(&app, &kari).is_empty(), "it is not published");
    publish(&[]);
    assert_eq!(told(&app, &kari), ["announcement"], "once, though she follows the area too");
    assert_eq!(told(&app, &plain), ["announcement"], "who follows the area");
    for person in [&quiet, &elsewhere, &adviser] {
        assert!(told(&app, person).is_empty(), "{}", person.name);
    }
    let browser = app.sign_in(&kari);
    let list = browser.open("/varsler");
    assert!(list.text().contains("Ny kunngjøring"), "{}", list.text());
    assert_eq!(in_header(&browser.open(&list.link("Nytt: Svar på undersøkelsen"))), "Varsler");
}
