//! Announcements: the ministry addresses organisations, they acknowledge, and only those who have not are reminded.

use chrono::Duration;
use torget::viewer::{Role, Side};

use crate::support::page::Page;
use crate::support::{Browser, Person, TestApp};

/// Solvik has a trial in one area, Fjordby in another, Elv in a third; a union local is in Solvik.
struct Square {
    app: TestApp,
}

impl Square {
    fn new() -> Self {
        let app = TestApp::start();
        let (helse, skole, plan) = (app.area("helse"), app.area("skole"), app.area("plan"));
        let (solvik, fjordby) =
            (app.organisation("solvik", "municipality"), app.organisation("fjordby", "municipality"));
        let (elv, local) = (app.organisation("elv", "municipality"), app.organisation("samhold", "union_local"));
        app.organises(&local, &solvik);
        app.trial("journal", helse, &[&solvik]);
        app.trial("fravaer", skole, &[&fjordby]);
        app.trial("bolig", plan, &[&elv]);
        Self { app }
    }

    fn at(&self, email: &str, slug: &str, kind: &str, role: Role, side: Option<Side>) -> Person<'_> {
        self.app.member(email).at(&self.app.organisation(slug, kind), role, side)
    }

    fn adviser(&self) -> Browser {
        self.app.sign_in(&self.at("rad@dep.example", "dep", "ministry", Role::Member, Some(Side::Ministry)))
    }

    fn lead(&self) -> Person<'_> {
        self.at("kari@solvik.example", "solvik", "municipality", Role::Coordinator, Some(Side::Management))
    }

    fn in_days(&self, days: i64) -> String {
        (self.app.app.clock.now() + Duration::days(days)).date_naive().to_string()
    }

    /// Sends the form for the organisations in two areas, with these fields beside.
    fn announce(&self, extra: &[(&str, &str)]) -> Page {
        let (adviser, until) = (self.adviser(), self.in_days(60));
        let form = adviser.open("/kunngjoringer/ny?omrade=helse");
        let mut fields = vec![
            ("title", "Svar på undersøkelsen"),
            ("body", "Alle svarer innen fristen."),
            ("areas", "helse"),
            ("areas", "skole"),
            ("acknowledge", "ja"),
            ("expires_on", until.as_str()),
        ];
        fields.retain(|(name, _)| !extra.iter().any(|(given, _)| given == name));
        fields.extend(extra.iter().copied());
        adviser.submit(&form, "form.form", &fields)
    }

    fn addressed(&self) -> Vec<String> {
        self.app.rows(
            "SELECT o.slug AS value FROM announcement_addressees d JOIN organisations o ON o.id = d.organisation_id ORDER BY 1",
        )
    }

    /// Whom letters have gone to since the last time this was asked.
    fn letters(&self, seen: &mut usize) -> Vec<String> {
        self.app.work();
        let all = self.app.mail();
        let mut new: Vec<String> = all[(*seen).min(all.len())..].iter().map(|mail| mail.to.clone()).collect();
        *seen = all.len();
        new.sort();
        new
    }
}

#[test]
fn an_announcement_to_two_areas_reaches_the_organisations_there_and_is_frozen_when_published() {
    let square = Square::new();
    let sent = square.announce(&[]);
    let path = sent.location().unwrap_or_else(|| panic!("{}", sent.text()));
    assert_eq!(square.addressed(), ["fjordby", "samhold", "solvik"]);
    let late = square.app.organisation("late", "municipality");
    square.app.trial("journal", square.app.area("helse"), &[&late]);
    assert_eq!(square.addressed(), ["fjordby", "samhold", "solvik"], "who comes later is not addressed");
    let guest = square.app.guest().open(&path);
    let text = guest.text();
    assert!(text.contains("0 av 3 organisasjoner har bekreftet"), "{text}");
    assert!(text.contains("de som er med i forsøk på") && text.contains("Helse") && text.contains("Skole"), "{text}");
    assert!(!text.contains("Fjordby") && guest.forms().iter().all(|form| !form.action.contains("bekreft")), "{text}");
    assert!(guest.statements() <= 8, "{}", guest.statements());
}

#[test]
fn only_the_ministry_announces_and_sees_who_has_acknowledged() {
    let square = Square::new();
    let path = square.announce(&[]).location().expect("an announcement");
    let receipts = square.adviser().open(&path).link("Se hvem som har bekreftet");
    let lead = square.app.sign_in(&square.lead());
    for path in ["/kunngjoringer/ny", &receipts] {
        assert_eq!(square.app.guest().get(path).status, 401, "{path}");
        assert_eq!(lead.get(path).status, 403, "{path}");
    }
    assert_eq!(lead.post("/kunngjoringer/ny", &[("title", "Ny frist")]).status, 403);
    for act in ["paminn", "publiser", "trekk"] {
        assert_eq!(lead.post(&receipts.replace("kvitteringer", act), &[]).status, 403, "{act}");
        assert_eq!(square.app.guest().post(&receipts.replace("kvitteringer", act), &[]).status, 401, "{act}");
    }
    assert!(square.adviser().open(&receipts).text().contains("Fjordby"));
}

#[test]
fn one_representative_acknowledges_for_her_organisation_and_nobody_for_another() {
    let square = Square::new();
    let path = square.announce(&[]).location().expect("an announcement");
    let lead = square.app.sign_in(&square.lead());
    let front = lead.open("/");
    assert!(front.text().contains("1 kunngjøring venter på at dere bekrefter"), "{}", front.text());
    assert!(lead.open("/kunngjoringer").text().contains("Venter på bekreftelse fra Solvik"));

    let member = square.at("per@solvik.example", "solvik", "municipality", Role::Member, None);
    let member = square.app.sign_in(&member);
    let page = lead.open(&path);
    let button = page.form(".announcement form");
    assert!(member.open(&path).select(".announcement form").is_empty(), "a member is not asked");
    let fields: Vec<(&str, &str)> = button.fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    assert_eq!(member.post(&button.action, &fields).status, 403);
    let stranger = square.at("liv@elv.example", "elv", "municipality", Role::Coordinator, None);
    let stranger = square.app.sign_in(&stranger);
    assert_eq!(stranger.post(&button.action, &fields).status, 403, "not hers to say");
    let elv = square.app.organisation("elv", "municipality").id.to_string();
    assert_eq!(stranger.post(&button.action, &[("organisation", &elv)]).status, 404, "not addressed");
    assert_eq!(square.app.guest().post(&button.action, &fields).status, 401);

    let after = lead.submit_and_follow(&page, ".announcement form", &[]);
    assert!(after.text().contains("1 av 3 organisasjoner har bekreftet"), "{}", after.text());
    assert!(after.text().contains("Solvik har bekreftet, ved Kari"), "{}", after.text());
    assert!(!lead.open("/").text().contains("venter på at dere bekrefter"));
    let when = "SELECT acknowledged_at::text AS value FROM announcement_addressees WHERE acknowledged_at IS NOT NULL";
    let first = square.app.rows(when);
    square.app.advance(Duration::hours(1));
    assert_eq!(lead.post(&button.action, &fields).status, 303, "saying it again is harmless");
    assert_eq!(square.app.rows(when), first, "and the first stands");
    assert_eq!(square.app.rows("SELECT act AS value FROM audit WHERE act = 'acknowledge'").len(), 1);
}

#[test]
fn letters_go_weekly_to_those_who_have_not_acknowledged_and_to_nobody_twice() {
    let square = Square::new();
    let (lead, mut seen) = (square.lead(), 0);
    square.at("ola@fjordby.example", "fjordby", "municipality", Role::Representative, None);
    square.at("per@fjordby.example", "fjordby", "municipality", Role::Member, None);
    square.at("siv@samhold.example", "samhold", "union_local", Role::Representative, Some(Side::Union));
    square.at("liv@elv.example", "elv", "municipality", Role::Coordinator, None);
    let path = square.announce(&[]).location().expect("an announcement");
    let all = ["kari@solvik.example", "ola@fjordby.example", "siv@samhold.example"];
    assert_eq!(square.letters(&mut seen), all, "representatives of those it addresses");
    let letter = &square.app.mail()[0];
    assert!(letter.raw.contains("bekrefte at dere har lest"), "{}", letter.raw);
    assert_eq!(square.app.guest().get(&letter.link("/trad/")).status, 200);

    let browser = square.app.sign_in(&lead);
    browser.submit(&browser.open(&path), ".announcement form", &[]);
    square.app.advance(Duration::days(6));
    assert!(square.letters(&mut seen).is_empty(), "not before a week has passed");
    square.app.advance(Duration::hours(26));
    assert_eq!(square.letters(&mut seen), all[1..], "only those who have not acknowledged");
    square.app.advance(Duration::minutes(5));
    assert!(square.letters(&mut seen).is_empty(), "the same work done again sends nothing");

    let adviser = square.adviser();
    let receipts = adviser.open(&adviser.open(&path).link("Se hvem som har bekreftet"));
    assert!(receipts.text().contains("Solvik"), "{}", receipts.text());
    adviser.submit(&receipts, "main form", &[]);
    assert!(square.letters(&mut seen).is_empty(), "nobody gets two letters within a day");
    square.app.advance(Duration::hours(30));
    for _ in 0..2 {
        adviser.submit(&receipts, "main form", &[]);
    }
    assert_eq!(square.letters(&mut seen), all[1..], "the button reminds them once");
    square.app.advance(Duration::days(90));
    assert!(square.letters(&mut seen).is_empty(), "nobody is written to after the last day");
}

#[test]
fn a_deadline_is_reminded_of_at_21_and_7_days() {
    let square = Square::new();
    let mut seen = 0;
    square.lead();
    square.announce(&[("expires_on", &square.in_days(24))]);
    let one = ["kari@solvik.example"];
    assert_eq!(square.letters(&mut seen), one);
    square.app.advance(Duration::days(2));
    assert!(square.letters(&mut seen).is_empty(), "22 days left");
    square.app.advance(Duration::days(1));
    assert_eq!(square.letters(&mut seen), one, "21 days left, though a week has not passed");
    square.app.advance(Duration::days(7));
    assert_eq!(square.letters(&mut seen), one, "a week later");
    square.app.advance(Duration::days(5));
    assert!(square.letters(&mut seen).is_empty(), "9 days left");
    square.app.advance(Duration::days(2));
    assert_eq!(square.letters(&mut seen), one, "7 days left");
}

#[test]
fn what_is_planned_is_the_ministrys_until_its_time_has_come() {
    let square = Square::new();
    let day = square.in_days(3);
    let sent = square.announce(&[("publish_on", &day), ("publish_time", "09:00")]);
    let path = sent.location().unwrap_or_else(|| panic!("{}", sent.text()));
    square.app.work();
    let (adviser, lead) = (square.adviser(), square.app.sign_in(&square.lead()));
    assert!(adviser.open(&path).text().contains("Bare departementet ser kunngjøringen"));
    assert!(square.addressed().is_empty() && square.app.mail().is_empty());
    let id = path.split('/').nth(2).expect("a number").to_owned();
    for browser in [&lead, &square.app.guest()] {
        assert_eq!(browser.get(&format!("/trad/{id}")).status, 404);
        for list in ["/", "/trader", "/kunngjoringer", "/kalender", "/omrade/helse", "/sok?q=unders%C3%B8kelsen"] {
            assert!(!browser.open(list).text().contains("Svar på undersøkelsen"), "{list}");
        }
    }
    assert_eq!(adviser.post(&format!("/trad/{id}/gjor/svar"), &[("body", "Til oss selv.")]).status, 403);
    square.app.advance(Duration::days(4));
    square.app.work();
    let page = lead.open(&path);
    assert!(page.text().contains("0 av 3") && page.text().contains("i går") | page.text().contains("i dag"));
    assert_eq!(square.addressed().len(), 3);
    assert!(lead.open("/kalender").text().contains("Svar på undersøkelsen"), "its last day is in the calendar");
    square.app.work();
    assert_eq!(square.addressed().len(), 3, "publishing it again changes nothing");
}

#[test]
fn it_can_be_published_earlier_or_taken_back() {
    let square = Square::new();
    let day = square.in_days(3);
    let adviser = square.adviser();
    let planned = |square: &Square| square.announce(&[("publish_on", &day)]).location().expect("an announcement");
    let receipts = |path: &str| adviser.open(&adviser.open(path).link("Se hvem som har bekreftet"));
    let first = planned(&square);
    adviser.submit(&receipts(&first), "form[action$=publiser]", &[]);
    assert_eq!(square.app.guest().open(&first).status, 200);
    let again = adviser.post(&receipts(&first).path.replace("kvitteringer", "trekk"), &[]);
    assert_eq!(again.status, 409, "what is published is not taken back");
    let second = planned(&square);
    adviser.submit(&receipts(&second), "form[action$=trekk]", &[]);
    square.app.advance(Duration::days(5));
    square.app.work();
    assert_eq!(square.app.guest().get(&second).status, 404, "and it never comes out");
    assert!(adviser.open(&second).text().contains("trukket før den ble publisert"));
}

#[test]
fn addressees_of_both_forms_are_written_to_in_both() {
    let square = Square::new();
    let form = |slug: &str, form: &str| {
        let sql =
            format!("UPDATE organisations SET language_form = '{form}' WHERE slug = '{slug}' RETURNING slug AS value");
        square.app.rows(&sql);
    };
    form("solvik", "nynorsk");
    let back = square.announce(&[]);
    assert_eq!(back.status, 422);
    assert!(back.text().contains("Mottakerne har vedtatt nynorsk"), "{}", back.text());
    form("fjordby", "bokmål");
    let back = square.announce(&[]);
    assert_eq!(back.status, 422);
    assert!(back.text().contains("på den andre målforma også"), "{}", back.text());
    assert!(back.html.contains("Alle svarer innen fristen."), "the words are kept");
    let both = [("other_title", "Svar på granskinga"), ("other_body", "Alle svarar innan fristen.")];
    assert_eq!(square.announce(&both[..1]).status, 422, "half of it is not enough");
    let path = square.announce(&both).location().expect("an announcement");
    let page = square.app.guest().open(&path);
    let other = page.one(".other-form");
    assert_eq!(other.attr("lang"), "nn");
    assert!(other.text.contains("Svar på granskinga") && other.text.contains("innan fristen"), "{}", other.text);
    let list = square.app.guest().open("/kunngjoringer").text();
    assert!(list.contains("Bokmål 50 prosent, nynorsk 50 prosent"), "{list}");
    square.app.rows("UPDATE organisations SET language_form = NULL RETURNING slug AS value");
    for _ in 0..3 {
        square.announce(&[]);
    }
    let list = square.app.guest().open("/kunngjoringer").text();
    assert!(list.contains("Bokmål 80 prosent, nynorsk 20 prosent") && list.contains("mindre enn kravet"), "{list}");
}

#[test]
fn what_cannot_be_sent_comes_back_with_a_complaint() {
    let square = Square::new();
    let (past, late) = (square.in_days(-3), square.in_days(90));
    for (field, value, complaint) in [
        ("areas", "finnes-ikke", "Ingen organisasjon på torget"),
        ("areas", "", "Ingen organisasjon på torget"),
        ("organisations", "Solvik\nUtopia", "Linje 2"),
        ("expires_on", "", "Oppgi fristen for å bekrefte"),
        ("expires_on", &past, "Datoen er passert"),
        ("publish_on", &past, "Tidspunktet er passert"),
        ("publish_on", &late, "etter siste dag"),
        ("audience", "union", "Velg ett"),
        ("title", "", "Fyll ut"),
    ] {
        let back = square.announce(&[(field, value)]);
        assert_eq!(back.status, 422, "{field}={value}: {}", back.text());
        assert!(back.text().contains(complaint), "{field}={value}: {}", back.text());
    }
    let seen = square.announce(&[("areas", ""), ("organisations", "elv\nSOLVIK"), ("preview", "1")]);
    assert!(seen.text().contains("Den når 2 organisasjoner"), "{}", seen.text());
    assert!(square.app.rows("SELECT thread_id::text AS value FROM announcements").is_empty(), "looking sends nothing");
}

#[test]
fn the_same_form_sent_twice_announces_once_and_the_list_costs_the_same_however_long() {
    let square = Square::new();
    let adviser = square.adviser();
    let form = adviser.open("/kunngjoringer/ny?omrade=helse");
    let words = [("title", "Svar på undersøkelsen"), ("body", "Svar."), ("all", "ja")];
    let first = adviser.submit(&form, "form.form", &words).location();
    assert_eq!(adviser.submit(&form, "form.form", &words).location(), first);
    let few = adviser.open("/kunngjoringer").statements();
    for _ in 0..6 {
        square.announce(&[]);
    }
    let page = adviser.open("/kunngjoringer");
    assert_eq!((page.select(".announcement-list li").len(), page.statements()), (7, few));
    assert!(few <= 10, "{few}");
}
