//! Every form on the square is sent ten kinds of nonsense in each of its fields: the answer is a page that says what is
//! wrong, never a fault of ours, and what was typed is not thrown away.

use torget::viewer::{Role, Side};

use crate::support::{Browser, TestApp};

/// Signing out or ending one's own session would end the test.
const LEFT_ALONE: [&str; 3] = ["/logg-ut", "/meg/okter/avslutt", "/meg/tilknytning/avslutt"];

fn nonsense() -> Vec<String> {
    vec![
        String::new(),
        "   \r\n\t ".to_owned(),
        "å".repeat(30_000),
        "nul\u{0}tegn".to_owned(),
        "feil \u{FFFD} tegnsett".to_owned(),
        "<script>alert(1)</script>".to_owned(),
        "'; DROP TABLE members; --".to_owned(),
        "-1".to_owned(),
        "9223372036854775807".to_owned(),
        "../../etc/passwd".to_owned(),
    ]
}

/// Sends every form on a page its nonsense; gives how many were sent.
fn try_forms(browser: &Browser, path: &str) -> usize {
    let page = browser.open(path);
    let forms = page.forms().into_iter().filter(|form| form.post && !LEFT_ALONE.contains(&form.action.as_str()));
    let mut sent = 0;
    for form in forms {
        let action = if form.action.is_empty() { path.to_owned() } else { form.action.clone() };
        for name in &form.names {
            for value in nonsense() {
                let fields = form.filled(&[(name, &value)]);
                let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
                let answer = browser.post(&action, &fields);
                let short: String = value.chars().take(20).collect();
                let what = format!("{action}: {name}={short:?} answers {}", answer.status);
                assert!(matches!(answer.status, 200 | 303 | 400 | 401 | 403 | 404 | 409 | 422 | 429), "{what}");
                if answer.status != 303 {
                    assert!(!answer.heading().is_empty(), "{what} without a page of its own");
                    assert!(answer.select("script, [onerror]").is_empty(), "{what} and lets script through");
                }
                if answer.status == 422 && !value.trim().is_empty() && name == "body" && value.len() < 1000 {
                    assert!(answer.html.contains("textarea"), "{what} and throws away what was typed");
                }
                sent += 1;
            }
        }
    }
    sent
}

/// An announcement that asks Solvik to acknowledge.
fn announced(adviser: &Browser) -> String {
    let form = adviser.open("/kunngjoringer/ny?omrade=helse");
    let words = [
        ("title", "Svar på undersøkelsen"),
        ("body", "Svar innen fristen."),
        ("organisations", "Solvik"),
        ("acknowledge", "ja"),
        ("expires_on", "2030-01-15"),
    ];
    adviser.submit(&form, "form.form", &words).location().expect("an announcement")
}

#[test]
fn every_form_answers_nonsense_with_a_page_that_helps() {
    let app = TestApp::start();
    let area = app.area("helse");
    let (solvik, ministry) = (app.organisation("solvik", "municipality"), app.organisation("dep", "ministry"));
    let lead = app.member("kari@solvik.example").at(&solvik, Role::Coordinator, Some(Side::Management));
    let adviser = app.member("rad@dep.example").at(&ministry, Role::Coordinator, Some(Side::Ministry)).moderator(None);
    let (lead, adviser) = (app.sign_in(&lead), app.sign_in(&adviser));
    let stranger = app.sign_in(&app.member("noen@hjemme.example"));
    let form = lead.open("/ny-trad/rule_in_way?omrade=helse");
    let values =
        [("title", "To journaler"), ("body", "Vi skriver i begge."), ("provision", "Regelen"), ("instead", "Én.")];
    let thread = lead.submit(&form, "form.form", &values).location().expect("a thread");
    stranger.submit(&stranger.open(&thread), "#svar", &[("body", "Venter på godkjenning.")]);
    assert!(area.0 > 0);
    let form = adviser.open("/samarbeid/ny?til=solvik");
    let values = [("area", "helse"), ("purpose", "Veiledning"), ("body", "Kan vi komme på besøk?")];
    assert_eq!(adviser.submit(&form, "form.form", &values).status, 303, "a request between the two");

    app.trial("felles-vaktlag", area, &[&solvik]);
    app.trial("vakt-andre-steder", area, &[&app.organisation("fjordby", "municipality")]);
    app.trial("felles-journal", area, &[&solvik, &ministry]);
    let results = "/forsok/felles-journal/resultater";
    let with = lead.open(&format!("{results}/ny-indikator?maal=ventetid"));
    lead.submit(&with, "form.form", &[("source", "Registeret"), ("value", "74"), ("measured_on", "2025-11-01")]);
    lead.submit(
        &lead.open(&format!("{results}/ny-laerdom")),
        "form.form",
        &[("kind", "worked"), ("body", "Ett inntak.")],
    );

    let mut sent = 0;
    for path in ["ny-indikator?maal=ventetid", "ny-indikator?maal=egen", "ny-laerdom"] {
        sent += try_forms(&lead, &format!("{results}/{path}"));
    }
    for path in ["/indikator/1/rediger", "/indikator/1/ny-maling", "/maling/1/rediger", "/laerdom/1/rediger"] {
        sent += try_forms(&lead, path);
    }
    for kind in [
        "question",
        "experience",
        "result",
        "involvement",
        "rule_in_way",
        "guidance_request",
        "partner_wanted",
        "discussion",
    ] {
        sent += try_forms(&lead, &format!("/ny-trad/{kind}?omrade=helse"));
    }
    let partners = ["/samarbeid/ny?til=dep&area=helse", "/samarbeid/foresporsel/1", "/samarbeid"];
    stranger.post("/folg", &[("hva", "area"), ("id", &area.0.to_string()), ("niva", "everything"), ("til", "/")]);
    sent += try_forms(&stranger, "/varsler/folger");
    let pages = [thread.as_str(), "/omrade/helse", "/innlegg/1/rediger", "/meg", "/organisasjon/solvik/medlemmer"];
    for path in pages.into_iter().chain(partners) {
        sent += try_forms(&lead, path);
    }
    for path in [
        "/forsok/nytt",
        "/forsok/ble-ikke-noe",
        "/forsok/felles-vaktlag/rediger/kjernen",
        "/forsok/felles-vaktlag/rediger/hva-det-krever",
        "/forsok/felles-vaktlag/deltaker/solvik/status",
        "/forsok/felles-vaktlag/deltaker/solvik/vedtak",
        "/forsok/felles-vaktlag/deltaker/solvik/unntak",
        "/forsok/vakt-andre-steder/vi-ogsa",
        "/forsok/felles-vaktlag",
    ] {
        sent += try_forms(&lead, path);
    }
    let involved = "/forsok/felles-journal/involvering";
    let values = [("title", "Drøfting"), ("phase", "idea"), ("happened_on", "2026-01-12"), ("participant", "all")];
    let told = lead.submit(&lead.open(&format!("{involved}/ny")), "form.form", &values).location().expect("an event");
    for path in [&format!("{involved}/ny"), &format!("{involved}/lovet"), &told, &told.replace("svar", "endre")] {
        sent += try_forms(&lead, path);
    }
    let of_ministry = |name: &str| app.member(name).at(&ministry, Role::Member, Some(Side::Ministry));
    let (second, third) = (app.sign_in(&of_ministry("to@dep.example")), app.sign_in(&of_ministry("tre@dep.example")));
    sent += try_forms(&adviser, "/veiledning/sak/1");
    let draft = [
        ("verdict", "possible"),
        ("short", "Ja."),
        ("body", "Fordi."),
        ("case_number", "24/1"),
        ("valid_to", ""),
        ("act", "submit"),
    ];
    let submitted = second.submit(&second.open("/veiledning/sak/1"), "form[action$=utkast]", &draft);
    assert_eq!(submitted.status, 303, "{}", submitted.text());
    sent += try_forms(&third, "/veiledning/sak/1");
    stranger.post("/innlegg/1/meld", &[("why", "tone"), ("words", "Se på dette.")]);
    sent += try_forms(&stranger, "/innlegg/1/meld");
    let event = adviser.open("/kalender/ny");
    let event = adviser.submit(&event, "form.form", &[("title", "Møte om forsøk"), ("day", "2030-01-15")]);
    let event = event.location().expect("an event");
    for path in [
        "/kunngjoringer/ny?omrade=helse",
        "/kalender/ny",
        event.as_str(),
        &format!("{event}/endre"),
        "/kalender/abonner",
        "/moderering",
        "/moderering/sak/1",
        "/trad/1/moderer",
        "/organisasjon/dep/medlemmer",
    ] {
        sent += try_forms(&adviser, path);
    }
    let announcement = announced(&adviser);
    sent += try_forms(&lead, &announcement);
    sent += try_forms(&adviser, &announcement);
    for path in adviser.open("/kunngjoringer").select("a[href$=kvitteringer]") {
        sent += try_forms(&adviser, path.attr("href"));
    }
    sent += try_forms(&stranger, "/organisasjon/solvik/bli-med");
    for path in ["/logg-inn", "/demo/personer"] {
        sent += try_forms(&app.guest(), path);
    }
    assert!(sent > 1000, "only {sent} forms were sent");
    eprintln!("{sent} forms with nonsense sent");
}
