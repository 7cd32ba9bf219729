//! Every form on the square is sent ten kinds of nonsense in each of its fields: the answer is a page that says what is
//! wrong, never a fault of ours, and what was typed is not thrown away.

use torget::ids::AreaId;
use torget::viewer::{Role, Side};

use crate::support::{Browser, Organisation, TestApp};

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
                    assert!(
                        answer.select("script:not([src^='/a/']), [onerror]").is_empty(),
                        "{what} and lets script through"
                    );
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

/// Sends the forms of several pages their nonsense.
fn try_pages(browser: &Browser, paths: &[&str]) -> usize {
    paths.iter().map(|path| try_forms(browser, path)).sum()
}

const RESULTS: &str = "/forsok/felles-journal/resultater";

/// Those who send the forms, and what there is to send them about.
struct Stage {
    area: AreaId,
    ministry: Organisation,
    lead: Browser,
    adviser: Browser,
    stranger: Browser,
    /// Where the lead's thread is.
    thread: String,
}

fn stage(app: &TestApp) -> Stage {
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
    let with = lead.open(&format!("{RESULTS}/ny-indikator?maal=ventetid"));
    lead.submit(&with, "form.form", &[("source", "Registeret"), ("value", "74"), ("measured_on", "2025-11-01")]);
    lead.submit(
        &lead.open(&format!("{RESULTS}/ny-laerdom")),
        "form.form",
        &[("kind", "worked"), ("body", "Ett inntak.")],
    );
    Stage { area, ministry, lead, adviser, stranger, thread }
}

fn forms_of_results(lead: &Browser) -> usize {
    let mut sent = 0;
    for path in ["ny-indikator?maal=ventetid", "ny-indikator?maal=egen", "ny-laerdom"] {
        sent += try_forms(lead, &format!("{RESULTS}/{path}"));
    }
    let made = ["/indikator/1/rediger", "/indikator/1/ny-maling", "/maling/1/rediger", "/laerdom/1/rediger"];
    sent + try_pages(lead, &made)
}

/// New threads of every kind, what one follows, and the pages a lead has.
fn forms_of_a_lead(stage: &Stage) -> usize {
    let Stage { area, lead, stranger, thread, .. } = stage;
    let mut sent = 0;
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
        sent += try_forms(lead, &format!("/ny-trad/{kind}?omrade=helse"));
    }
    stranger.post("/folg", &[("hva", "area"), ("id", &area.0.to_string()), ("niva", "everything"), ("til", "/")]);
    sent += try_forms(stranger, "/varsler/folger");
    let pages = [thread.as_str(), "/omrade/helse", "/innlegg/1/rediger", "/meg", "/organisasjon/solvik/medlemmer"];
    lead.post("/meg/sok/ny", &[("sok", "q=vakt"), ("navn", "Vakt"), ("varsel", "letter")]);
    let kept = try_pages(lead, &["/meg/sok/ny?q=journal&slag=trader", "/meg/sok/1/endre", "/meg/sok"]);
    let partners = ["/samarbeid/ny?til=dep&area=helse", "/samarbeid/foresporsel/1", "/samarbeid"];
    sent + kept + try_pages(lead, &pages) + try_pages(lead, &partners)
}

fn forms_of_trials(lead: &Browser) -> usize {
    let paths = [
        "/forsok/nytt",
        "/forsok/ble-ikke-noe",
        "/forsok/felles-vaktlag/rediger/kjernen",
        "/forsok/felles-vaktlag/rediger/hva-det-krever",
        "/forsok/felles-vaktlag/deltaker/solvik/status",
        "/forsok/felles-vaktlag/deltaker/solvik/vedtak",
        "/forsok/felles-vaktlag/deltaker/solvik/unntak",
        "/forsok/vakt-andre-steder/vi-ogsa",
        "/forsok/felles-vaktlag",
    ];
    try_pages(lead, &paths)
}

fn forms_of_involvement(lead: &Browser) -> usize {
    let involved = "/forsok/felles-journal/involvering";
    let values = [("title", "Drøfting"), ("phase", "idea"), ("happened_on", "2026-01-12"), ("participant", "all")];
    let told = lead.submit(&lead.open(&format!("{involved}/ny")), "form.form", &values).location().expect("an event");
    let (new, promised, changed) =
        (format!("{involved}/ny"), format!("{involved}/lovet"), told.replace("svar", "endre"));
    try_pages(lead, &[new.as_str(), promised.as_str(), told.as_str(), changed.as_str()])
}

/// The case, before and after somebody asks another to approve an answer.
fn forms_of_guidance(app: &TestApp, stage: &Stage) -> usize {
    let of_ministry = |name: &str| app.member(name).at(&stage.ministry, Role::Member, Some(Side::Ministry));
    let (second, third) = (app.sign_in(&of_ministry("to@dep.example")), app.sign_in(&of_ministry("tre@dep.example")));
    let before = try_forms(&stage.adviser, "/veiledning/sak/1");
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
    before + try_forms(&third, "/veiledning/sak/1")
}

/// Reports, and what an adviser who moderates has.
fn forms_of_an_adviser(stage: &Stage) -> usize {
    let Stage { adviser, stranger, .. } = stage;
    stranger.post("/innlegg/1/meld", &[("why", "tone"), ("words", "Se på dette.")]);
    let reported = try_forms(stranger, "/innlegg/1/meld");
    let event = adviser.open("/kalender/ny");
    let event = adviser.submit(&event, "form.form", &[("title", "Møte om forsøk"), ("day", "2030-01-15")]);
    let event = event.location().expect("an event");
    let changed = format!("{event}/endre");
    let paths = [
        "/kunngjoringer/ny?omrade=helse",
        "/kalender/ny",
        event.as_str(),
        changed.as_str(),
        "/kalender/abonner",
        "/moderering",
        "/moderering/sak/1",
        "/trad/1/moderer",
        "/organisasjon/dep/medlemmer",
    ];
    reported + try_pages(adviser, &paths)
}

fn forms_of_announcements(stage: &Stage) -> usize {
    let Stage { lead, adviser, .. } = stage;
    let announcement = announced(adviser);
    let mut sent = try_forms(lead, &announcement);
    sent += try_forms(adviser, &announcement);
    for path in adviser.open("/kunngjoringer").select("a[href$=kvitteringer]") {
        sent += try_forms(adviser, path.attr("href"));
    }
    sent
}

#[test]
fn every_form_answers_nonsense_with_a_page_that_helps() {
    let app = TestApp::start();
    let stage = stage(&app);
    let mut sent = forms_of_results(&stage.lead);
    sent += forms_of_a_lead(&stage);
    sent += forms_of_trials(&stage.lead);
    sent += forms_of_involvement(&stage.lead);
    sent += forms_of_guidance(&app, &stage);
    sent += forms_of_an_adviser(&stage);
    sent += forms_of_announcements(&stage);
    sent += try_forms(&stage.stranger, "/organisasjon/solvik/bli-med");
    for path in ["/logg-inn", "/demo/personer"] {
        sent += try_forms(&app.guest(), path);
    }
    assert!(sent > 1000, "only {sent} forms were sent");
    eprintln!("{sent} forms with nonsense sent");
}
