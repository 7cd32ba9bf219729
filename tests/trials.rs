//! The record of a trial: who may write it, steps and who recorded them, what was refused, who copies, what changed.

use torget::places::load_reference;
use torget::viewer::{Role, Side};

use crate::support::page::Page;
use crate::support::people::Organisation;
use crate::support::{Browser, TestApp};

fn lead(app: &TestApp, organisation: &Organisation) -> Browser {
    let email = format!("leder@{}.example", organisation.slug);
    app.sign_in(&app.member(&email).at(organisation, Role::Coordinator, Some(Side::Management)))
}

/// A trial of two municipalities in helse, and their project leads.
fn joint(app: &TestApp) -> (Browser, Browser) {
    let area = app.area("helse");
    let (solvik, fjordby) = (app.organisation("solvik", "municipality"), app.organisation("fjordby", "municipality"));
    app.trial("felles-vaktlag", area, &[&solvik, &fjordby]);
    (lead(app, &solvik), lead(app, &fjordby))
}

const PART: &str = "/forsok/felles-vaktlag/deltaker/solvik";

fn step(by: &Browser, part: &str, to: &str, on: &str, more: &[(&str, &str)]) -> Page {
    let form = by.open(&format!("{part}/status"));
    let mut values = vec![("to", to), ("on", on)];
    values.extend(more);
    by.submit(&form, "form.form", &values)
}

fn fill(by: &Browser, slug: &str, section: &str, values: &[(&str, &str)]) -> Page {
    let form = by.open(&format!("/forsok/{slug}/rediger/{section}"));
    by.submit(&form, "form.form", values)
}

#[test]
fn two_fields_make_a_draft_that_only_its_own_read_and_six_publish_it() {
    let app = TestApp::start();
    app.area("helse");
    let solvik = app.organisation("solvik", "municipality");
    let kari = lead(&app, &solvik);
    let form = kari.open("/forsok/nytt");
    assert!(form.text().contains("ikke rapportering"), "{}", form.text());
    let draft = [("title", "Felles vaktlag om natten"), ("area", "helse"), ("utkast", "1")];
    let path = kari.submit(&form, "form.form", &draft).location().expect("a trial");
    assert_eq!(path, "/forsok/felles-vaktlag-om-natten");
    let again = kari.submit(&form, "form.form", &draft).location();
    assert_eq!(again.as_deref(), Some(path.as_str()), "the same form sent twice makes one trial");
    let page = kari.open(&path);
    assert!(
        page.text().contains("mangler: Kort sammendrag, Problemet, Hvem det gjelder, Hvem kan andre spørre?"),
        "{}",
        page.text()
    );

    let others = [
        app.guest(),
        app.sign_in(&app.member("noen@hjemme.example")),
        lead(&app, &app.organisation("fjordby", "municipality")),
    ];
    for other in &others {
        for page in ["", "/endringer", "/deltaker/solvik", "/rediger/kjernen", "/vi-ogsa"] {
            assert_eq!(other.get(&format!("{path}{page}")).status, 404, "{page}");
        }
        for list in ["/forsok", "/", "/omrade/helse", "/organisasjon/solvik", "/sok?q=vaktlag"] {
            assert!(!other.open(list).html.contains("vaktlag-om-natten"), "{list}");
        }
    }
    app.work();
    assert!(!app.guest().open("/sok?q=vaktlag").html.contains("vaktlag-om-natten"), "the index knows who may find it");

    let values = [
        ("summary", "Vi prøver ett vaktlag for to soner."),
        ("problem", "To biler kjører samme vei."),
        ("target_group", "Rundt 200 hjemmeboende."),
        ("contact", "prosjektleder, postmottak@solvik.example"),
    ];
    assert_eq!(fill(&kari, "felles-vaktlag-om-natten", "kjernen", &values).status, 303);
    let page = kari.open(&path);
    assert_eq!(kari.submit(&page, ".ds-alert form", &[]).location().as_deref(), Some(path.as_str()));
    let page = app.guest().open(&path);
    assert!(
        page.text().contains("To biler kjører samme vei") && page.text().contains("5 av 22 felt"),
        "{}",
        page.text()
    );
    assert!(page.statements() <= 9, "{} statements", page.statements());
    app.work();
    assert!(app.guest().open("/sok?q=vaktlag").html.contains("vaktlag-om-natten"));
}

#[test]
fn publishing_at_once_asks_for_all_six_and_keeps_what_was_typed() {
    let app = TestApp::start();
    app.area("helse");
    let kari = lead(&app, &app.organisation("solvik", "municipality"));
    let form = kari.open("/forsok/nytt");
    let sent = kari.submit(
        &form,
        "form.form",
        &[("title", "Felles vaktlag"), ("area", "helse"), ("problem", "To biler."), ("publiser", "1")],
    );
    assert_eq!(sent.status, 422);
    assert_eq!(sent.select(".ds-error-summary li").len(), 3, "{}", sent.text());
    assert!(sent.text().contains("To biler."));
}

#[test]
fn only_who_speaks_for_a_participant_writes() {
    let app = TestApp::start();
    let (kari, per) = joint(&app);
    let solvik = app.organisation("solvik", "municipality");
    let local = app.organisation("samhold-solvik", "union_local");
    app.organises(&local, &solvik);
    let at =
        |name: &str, role, side| app.sign_in(&app.member(&format!("{name}@solvik.example")).at(&solvik, role, side));
    let refused = [
        ("a guest", app.guest()),
        ("a member without a role", at("ansatt", Role::Member, None)),
        ("a safety representative", at("vern", Role::Representative, Some(Side::Safety))),
        (
            "a union representative",
            app.sign_in(&app.member("siv@samhold.example").at(&local, Role::Coordinator, Some(Side::Union))),
        ),
        ("another municipality", lead(&app, &app.organisation("havnes", "municipality"))),
    ];
    for (who, browser) in &refused {
        let denied = if *who == "a guest" { 401 } else { 403 };
        for path in ["rediger/kjernen", "deltaker/solvik/status", "deltaker/solvik/vedtak", "deltaker/solvik/unntak"] {
            let path = format!("/forsok/felles-vaktlag/{path}");
            assert_eq!(browser.get(&path).status, denied, "{who} opens {path}");
            let values = [
                ("to", "running"),
                ("on", "2026-01-01"),
                ("provision", "aml § 8-1"),
                ("state", "granted"),
                ("version", "1"),
                ("title", "Noe annet"),
                ("language", "nb"),
                ("area", "helse"),
            ];
            assert_eq!(browser.post(&path, &values).status, denied, "{who} sends {path}");
        }
        for path in ["publiser", "bekreft", "deltaker/solvik/angre"] {
            assert_eq!(
                browser.post(&format!("/forsok/felles-vaktlag/{path}"), &[("step", "1")]).status,
                denied,
                "{who}: {path}"
            );
        }
    }
    assert_eq!(per.get(&format!("{PART}/status")).status, 403, "a participant writes for itself only");
    assert_eq!(per.open("/forsok/felles-vaktlag/rediger/kjernen").status, 200, "the record is theirs together");
    assert_eq!(kari.get("/forsok/felles-vaktlag/deltaker/havnes").status, 404);
    let siv = &refused[3].1;
    assert_eq!(siv.get("/forsok/nytt").status, 403);
}

#[test]
fn a_step_is_recorded_with_date_reference_and_who_and_can_be_taken_back() {
    let app = TestApp::start();
    let (kari, per) = joint(&app);
    assert!(app.guest().open("/forsok/felles-vaktlag").text().contains("vet ikke ennå"));
    assert_eq!(step(&kari, PART, "preliminary_application", "2026-09-01", &[]).status, 303);
    let refused = kari.post(&format!("{PART}/status"), &[("to", "running"), ("on", "2026-10-01")]);
    assert_eq!(refused.status, 409, "no step leads there");
    assert!(refused.text().contains("ikke mulig fra der deltakeren står"));
    assert_eq!(step(&kari, PART, "selected", "2026-10-01", &[("reference", "26/1234")]).status, 303);
    let theirs = "/forsok/felles-vaktlag/deltaker/fjordby";
    step(&per, theirs, "preliminary_application", "2026-09-01", &[]);
    let silent = step(&per, theirs, "rejected", "2026-10-01", &[]);
    assert_eq!(silent.status, 422, "a refusal says why");
    let why = [("reason", "not_allowed"), ("words", "Regelen kan ikke fravikes.")];
    assert_eq!(step(&per, theirs, "rejected", "2026-10-01", &why).status, 303);
    let page = app.guest().open("/forsok/felles-vaktlag");
    assert!(page.text().contains("valgt ut delvis"), "selection can be partial: {}", page.text());
    assert!(page.text().contains("Regelen kan ikke fravikes."));
    let part = app.guest().open(PART);
    for words in ["valgt ut", "1. oktober 2026", "26/1234", "Leder", "Solvik", "foreløpig søknad sendt"] {
        assert!(part.text().contains(words), "{words}: {}", part.text());
    }
    assert!(part.statements() <= 10);
    let part = kari.open(PART);
    kari.submit(&part, "form[action$=angre]", &[]);
    let part = app.guest().open(PART);
    assert!(
        part.text().contains("tatt tilbake") && part.text().contains("Status nå: foreløpig søknad sendt"),
        "{}",
        part.text()
    );
    let stale = kari.post(&format!("{PART}/angre"), &[("step", "2")]);
    assert_eq!(stale.status, 409, "taken back already");
    let trail = app.rows("SELECT detail::text AS value FROM audit WHERE act = 'trial_step' ORDER BY id");
    assert_eq!(trail.len(), 5, "{trail:?}");
}

#[test]
fn two_editors_at_once_lose_nothing() {
    let app = TestApp::start();
    let (kari, per) = joint(&app);
    let (hers, his) = ("/forsok/felles-vaktlag/rediger/kjernen", "form.form");
    let (first, second) = (kari.open(hers), per.open(hers));
    assert_eq!(kari.submit(&first, his, &[("problem", "To biler kjører samme vei.")]).status, 303);
    let back = per.submit(&second, his, &[("problem", "Ingen er på vakt om natten.")]);
    assert_eq!(back.status, 409);
    assert!(
        back.text().contains("To biler kjører samme vei.") && back.text().contains("Ingen er på vakt om natten."),
        "{}",
        back.text()
    );
    assert_eq!(
        per.submit(&back, his, &[("problem", "To biler kjører samme vei, og ingen er på vakt om natten.")]).status,
        303
    );
    let changes = app.guest().open("/forsok/felles-vaktlag/endringer");
    assert_eq!(changes.select("ol.changes > li").len(), 2, "{}", changes.text());
    assert!(
        changes.select("ins").iter().any(|part| part.text.contains("ingen er på vakt om natten")),
        "{}",
        changes.text()
    );
    assert!(changes.text().contains("Fjordby") && changes.text().contains("Solvik"));

    let (first, second) = (kari.open(&format!("{PART}/vedtak")), kari.open(&format!("{PART}/vedtak")));
    assert_eq!(kari.submit(&first, his, &[("council_body", "Kommunestyret"), ("council_case", "12/26")]).status, 303);
    let back = kari.submit(&second, his, &[("council_body", "Formannskapet")]);
    assert_eq!(back.status, 409);
    assert!(back.text().contains("Kommunestyret") && back.html.contains("value=\"Formannskapet\""));
}

#[test]
fn a_title_written_in_one_form_is_shown_in_both_and_what_was_there_is_kept() {
    let app = TestApp::start();
    app.system(load_reference);
    let kari = lead(&app, &app.organisation("larvik", "municipality"));
    let changed = fill(
        &kari,
        "larvik-planvask",
        "kjernen",
        &[("summary", "Vi rydder i planer fra før 1985."), ("language", "nb")],
    );
    assert_eq!(changed.status, 303);
    let page = app.guest().open("/forsok/larvik-planvask");
    assert!(page.text().contains("Vi rydder i planer fra før 1985."));
    assert!(
        app.guest().reading("nn").open("/forsok/larvik-planvask").text().contains("gjekk vidare i forsøksordninga")
    );
    let changes = app.guest().open("/forsok/larvik-planvask/endringer").text();
    assert!(changes.contains("slik det sto i registeret"), "{changes}");
    app.rows("DELETE FROM settings RETURNING 'x' AS value");
    app.system(load_reference);
    assert!(
        app.guest().open("/forsok/larvik-planvask").text().contains("før 1985"),
        "reference data does not overwrite people"
    );
}

#[test]
fn exemptions_stand_with_the_trial_and_with_the_section() {
    let app = TestApp::start();
    app.system(load_reference);
    let (kari, per) = joint(&app);
    let save = |by: &Browser, part: &str, values: &[(&str, &str)]| {
        by.submit(&by.open(&format!("{part}/unntak")), "form.form", values)
    };
    for unclear in ["loven", "kommuneloven §§ 5-11 og 19-1", "noe helt annet"] {
        assert_eq!(save(&kari, PART, &[("provision", unclear), ("state", "asked")]).status, 422, "{unclear}");
    }
    let granted = [
        ("provision", "helse- og omsorgstjenesteloven § 3-2"),
        ("state", "granted"),
        ("rule_after", "Ett vaktlag for to soner."),
        ("expires_on", "2027-06-30"),
    ];
    assert_eq!(save(&kari, PART, &granted).status, 303);
    assert_eq!(save(&kari, PART, &granted).status, 409, "once for each provision");
    let theirs = "/forsok/felles-vaktlag/deltaker/fjordby";
    assert_eq!(save(&per, theirs, &[("provision", "hol § 3-2"), ("state", "refused")]).status, 422);
    let refused = [
        ("provision", "helse og omsorgstenestelova § 3-2"),
        ("state", "refused"),
        ("reason", "Rettighetene kan ikke svekkes."),
    ];
    assert_eq!(save(&per, theirs, &refused).status, 303);
    for path in
        ["/forsok/felles-vaktlag", "/regel/helse-og-omsorgstjenesteloven/3-2", "/regel/helse-og-omsorgstjenesteloven"]
    {
        let page = app.guest().open(path);
        for words in
            ["innvilget", "avslått", "Ett vaktlag for to soner.", "Rettighetene kan ikke svekkes.", "30. juni 2027"]
        {
            assert!(page.text().contains(words), "{words} on {path}: {}", page.text());
        }
        assert!(page.statements() <= 10, "{path}: {}", page.statements());
    }
    let edit = kari.open(PART).link("Rediger Helse- og omsorgstjenesteloven § 3-2");
    let (first, second) = (kari.open(&edit), kari.open(&edit));
    assert_eq!(kari.submit(&first, "form.form", &[("state", "granted_in_part")]).status, 303);
    let back = kari.submit(&second, "form.form", &[("rule_after", "Noe annet.")]);
    assert_eq!(back.status, 409);
    assert!(back.text().contains("innvilget delvis") && back.text().contains("Noe annet."));
}

#[test]
fn whoever_copies_says_so_and_it_is_seen_from_both_ends() {
    let app = TestApp::start();
    let (kari, _) = joint(&app);
    let havnes = app.organisation("havnes", "municipality");
    app.trial("vakt-i-havnes", app.area("helse"), &[&havnes]);
    let nils = lead(&app, &havnes);
    assert_eq!(kari.get("/forsok/felles-vaktlag/vi-ogsa").status, 409, "one's own");
    let form = nils.open("/forsok/felles-vaktlag/vi-ogsa");
    assert_eq!(nils.submit(&form, "form.form", &[("kind", "adapted")]).status, 422, "adapted how");
    let own = app.rows("SELECT id::text AS value FROM trials WHERE slug = 'vakt-i-havnes'").remove(0);
    let said = [("kind", "adapted"), ("how", "Bare i helgene."), ("own_trial", own.as_str())];
    assert_eq!(nils.submit(&form, "form.form", &said).status, 303);
    let source = app.guest().open("/forsok/felles-vaktlag");
    assert!(
        source.text().contains("kopierer og tilpasser") && source.text().contains("Bare i helgene."),
        "{}",
        source.text()
    );
    assert_eq!(source.link("Vakt-i-havnes"), "/forsok/vakt-i-havnes");
    assert_eq!(app.guest().open("/forsok/vakt-i-havnes").link("Felles-vaktlag"), "/forsok/felles-vaktlag");
    nils.submit(&nils.open("/forsok/felles-vaktlag"), "form[action$='vi-ogsa/angre']", &[]);
    assert!(!app.guest().open("/forsok/felles-vaktlag").text().contains("Bare i helgene."));
}

#[test]
fn what_did_not_become_a_trial_tells_why() {
    let app = TestApp::start();
    app.area("helse");
    let kari = lead(&app, &app.organisation("havnes", "municipality"));
    let form = kari.open("/forsok/ble-ikke-noe");
    let values = [
        ("title", "Vi vurderte et felles legekontor"),
        ("area", "helse"),
        ("summary", "Vi lot det ligge."),
        ("year", "2026"),
    ];
    assert_eq!(kari.submit(&form, "form.form", &values).status, 422, "a reason is needed");
    let mut values = values.to_vec();
    values.extend([("reason", "capacity"), ("words", "Vi er fire i staben.")]);
    let path = kari.submit(&form, "form.form", &values).location().expect("a page");
    let page = app.guest().open(&path);
    for words in ["Ble ikke et forsøk", "For mye arbeid", "Vi er fire i staben.", "vurdert, men ikke søkt"] {
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }
    app.system(load_reference);
    let drammen = app.guest().open("/forsok/drammen-2023").text();
    for words in
        ["Ønsket en annen frihet enn unntak fra regler", "Fristen passet ikke", "Fristen 8. september 2023 falt"]
    {
        assert!(drammen.contains(words), "{words}: {drammen}");
    }
}

#[test]
fn an_idea_or_a_draft_opens_no_room() {
    let app = TestApp::start();
    let area = app.area("helse");
    let solvik = app.organisation("solvik", "municipality");
    let kari = lead(&app, &solvik);
    let rooms =
        |by: &Browser| by.open("/ny-trad/question?omrade=helse").select("input[name=audience][value=area]").len();
    app.trial("felles-vaktlag", area, &[&solvik]);
    assert_eq!(rooms(&kari), 1, "a participant of the register");
    for (status, opens) in [
        ("idea", 0),
        ("withdrawn", 0),
        ("rejected", 0),
        ("considered_declined", 0),
        ("preliminary_application", 1),
        ("running", 1),
        ("ended", 1),
    ] {
        app.rows(&format!("UPDATE trial_participants SET status = '{status}' RETURNING 'x' AS value"));
        assert_eq!(rooms(&kari), opens, "{status}");
    }
    app.rows("UPDATE trials SET draft = true RETURNING 'x' AS value");
    assert_eq!(rooms(&kari), 0, "a draft");
}

#[test]
fn a_thread_about_a_draft_does_not_tell_its_name() {
    let app = TestApp::start();
    app.area("helse");
    let kari = lead(&app, &app.organisation("solvik", "municipality"));
    let form = kari.open("/forsok/nytt");
    kari.submit(&form, "form.form", &[("title", "Hemmelig nattvakt"), ("area", "helse"), ("utkast", "1")]);
    let form = kari.open("/ny-trad/question?omrade=helse&forsok=hemmelig-nattvakt");
    let thread = kari
        .submit(&form, "form.form", &[("title", "Hvem har prøvd dette?"), ("body", "Vi lurer.")])
        .location()
        .unwrap();
    assert!(kari.open(&thread).text().contains("Hemmelig nattvakt"));
    assert!(!app.guest().open(&thread).html.contains("emmelig nattvakt"));
}
