//! The calendar on pages and in feeds that another library reads.

use std::io::BufReader;

use chrono::Duration;
use ical::parser::ical::component::{IcalCalendar, IcalEvent};
use torget::viewer::{Role, Side};

use crate::support::page::Page;
use crate::support::{Browser, Person, TestApp};

struct Square {
    app: TestApp,
}

impl Square {
    fn new() -> Self {
        let app = TestApp::start();
        let (helse, skole) = (app.area("helse"), app.area("skole"));
        let (solvik, fjordby) =
            (app.organisation("solvik", "municipality"), app.organisation("fjordby", "municipality"));
        app.trial("journal", helse, &[&solvik]);
        app.trial("fravaer", skole, &[&fjordby]);
        Self { app }
    }

    fn at(&self, email: &str, slug: &str, kind: &str, side: Option<Side>) -> Person<'_> {
        self.app.member(email).at(&self.app.organisation(slug, kind), Role::Member, side)
    }

    fn adviser(&self) -> Browser {
        self.app.sign_in(&self.at("rad@dep.example", "dep", "ministry", Some(Side::Ministry)))
    }

    fn lead(&self) -> Browser {
        self.app.sign_in(&self.at("kari@solvik.example", "solvik", "municipality", Some(Side::Management)))
    }

    fn in_days(&self, days: i64) -> String {
        (self.app.app.clock.now() + Duration::days(days)).date_naive().to_string()
    }

    /// Enters something ten days from now, with these fields beside.
    fn enter(&self, by: &Browser, extra: &[(&str, &str)]) -> Page {
        let day = self.in_days(10);
        let mut fields = vec![("title", "Møte om journalen"), ("kind", "meeting"), ("day", day.as_str())];
        fields.retain(|(name, _)| !extra.iter().any(|(given, _)| given == name));
        fields.extend(extra.iter().copied());
        by.submit(&by.open("/kalender/ny"), "form.form", &fields)
    }
}

/// A feed as a calendar program written by others reads it.
fn parsed(page: &Page) -> IcalCalendar {
    assert_eq!(page.status, 200, "{}", page.path);
    assert!(page.header("content-type").starts_with("text/calendar"), "{}", page.header("content-type"));
    let mut calendars = ical::IcalParser::new(BufReader::new(page.html.as_bytes()));
    let calendar = calendars.next().expect("a calendar").unwrap_or_else(|fault| panic!("{fault}:\n{}", page.html));
    assert!(calendars.next().is_none(), "one calendar");
    calendar
}

fn value(event: &IcalEvent, name: &str) -> String {
    let property = event.properties.iter().find(|property| property.name == name);
    property.and_then(|property| property.value.clone()).unwrap_or_default()
}

/// The event with this title.
fn found<'c>(calendar: &'c IcalCalendar, title: &str) -> &'c IcalEvent {
    let mut events = calendar.events.iter().filter(|event| value(event, "SUMMARY").starts_with(title));
    let event = events.next().unwrap_or_else(|| panic!("{title} is not among {:?}", calendar.events));
    assert!(events.next().is_none(), "{title} is there twice");
    event
}

#[test]
fn the_ministry_enters_for_an_area_and_it_is_shown_where_people_look() {
    let square = Square::new();
    let adviser = square.adviser();
    let fields = [("subject", "area:helse"), ("kind", "deadline"), ("title_other", "Møte om journalføring")];
    let sent = square.enter(&adviser, &fields);
    let path = sent.location().unwrap_or_else(|| panic!("{}", sent.text()));
    let guest = square.app.guest();
    assert_eq!(guest.open(&path).heading(), "Møte om journalen");
    for page in ["/", "/kalender", "/kalender?omrade=helse", "/kalender?slag=deadline", "/omrade/helse"] {
        let text = guest.open(page).text();
        assert!(text.contains("Møte om journalen") && text.contains("om 10 dager"), "{page}: {text}");
    }
    for page in ["/kalender?omrade=skole", "/kalender?slag=hearing", "/omrade/skole", "/kalender?tid=tidligere"] {
        assert!(!guest.open(page).text().contains("Møte om journalen"), "{page}");
    }
    assert!(square.app.guest().reading("nn").open("/kalender").text().contains("Møte om journalføring"));
    let past = guest.open("/kalender?tid=tidligere").text();
    for known in ["september 2023", "Frist for foreløpig søknad", "mai 2023"] {
        assert!(past.contains(known), "{known} is in {past}");
    }
    for page in ["/", "/kalender", "/omrade/helse"] {
        assert!(guest.open(page).statements() <= 8, "{page}: {}", guest.open(page).statements());
    }
}

#[test]
fn participants_enter_for_their_own_and_for_nobody_else() {
    let square = Square::new();
    let lead = square.lead();
    for (subject, page) in [("trial:journal", "/forsok/journal"), ("org", "/organisasjon/solvik")] {
        assert_eq!(square.enter(&lead, &[("subject", subject)]).status, 303);
        assert!(square.app.guest().open(page).text().contains("Møte om journalen"), "{page}");
    }
    for subject in ["trial:fravaer", "area:helse", "all", ""] {
        let back = square.enter(&lead, &[("subject", subject)]);
        assert_eq!(back.status, 422, "{subject}");
        assert!(back.html.contains("Møte om journalen"), "what was typed is kept");
    }
    let within = square.enter(&lead, &[("subject", "org"), ("title", "Bare for oss"), ("audience", "organisation")]);
    let path = within.location().expect("an event");
    assert_eq!(lead.open(&path).heading(), "Bare for oss");
    let other = square.app.sign_in(&square.at("ola@fjordby.example", "fjordby", "municipality", None));
    for browser in [&other, &square.app.guest()] {
        assert_eq!(browser.get(&path).status, 404);
        assert!(!browser.open("/organisasjon/solvik").text().contains("Bare for oss"));
    }
    assert_eq!(square.app.guest().get("/kalender/ny").status, 401);
    assert_eq!(square.app.sign_in(&square.app.member("ny@hjemme.example")).get("/kalender/ny").status, 403);
}

#[test]
fn a_change_raises_the_sequence_and_what_is_called_off_says_so() {
    let square = Square::new();
    let lead = square.lead();
    let path = square.enter(&lead, &[("subject", "trial:journal")]).location().expect("an event");
    let read = || parsed(&square.app.guest().open("/kalender/omrade/helse.ics"));
    let before = read();
    let first = found(&before, "Møte om journalen");
    assert_eq!((value(first, "SEQUENCE").as_str(), value(first, "STATUS").as_str()), ("0", "CONFIRMED"));

    let other = square.app.sign_in(&square.at("ola@fjordby.example", "fjordby", "municipality", None));
    assert_eq!(other.get(&format!("{path}/endre")).status, 403);
    assert_eq!(other.post(&format!("{path}/avlys"), &[]).status, 403);
    let form = lead.open(&format!("{path}/endre"));
    assert_eq!(lead.submit(&form, "form.form", &[("title", "Nytt møte"), ("starts", "09:00")]).status, 303);
    assert_eq!(lead.submit(&form, "form.form", &[("title", "Fra et gammelt skjema")]).status, 409, "two at once");
    let after = read();
    let changed = found(&after, "Nytt møte");
    assert_eq!(value(changed, "UID"), value(first, "UID"), "it is the same event");
    assert_eq!(value(changed, "SEQUENCE"), "1");
    assert_eq!(lead.submit(&lead.open(&path), "form[action$=avlys]", &[]).status, 303);
    let off = read();
    let off = found(&off, "Nytt møte");
    assert_eq!((value(off, "SEQUENCE").as_str(), value(off, "STATUS").as_str()), ("2", "CANCELLED"));
    assert!(lead.open(&path).text().contains("Dette er avlyst"));
    assert!(!square.app.guest().open("/omrade/helse").text().contains("Nytt møte"));
    assert_eq!(lead.get(&format!("{path}/endre")).status, 403, "what is called off stays so");
}

#[test]
fn feeds_are_right_across_summer_time_and_in_whole_days() {
    let square = Square::new();
    let adviser = square.adviser();
    let year = chrono::Datelike::year(&square.app.app.clock.now()) + 1;
    let (summer, winter) = (format!("{year}-07-01"), format!("{year}-12-01"));
    let long = "Ærlig talt; et langt, langt møte om blåbærsyltetøy, økonomi og «åpenhet» på øyene i år";
    let in_area = ("subject", "area:helse");
    for (title, fields) in [
        ("Sommermøte", vec![("day", summer.as_str()), ("starts", "09:00"), ("ends", "11:30")]),
        ("Vintermøte", vec![("day", winter.as_str()), ("starts", "09.00")]),
        ("Hel dag", vec![("day", summer.as_str())]),
        ("Flere dager", vec![("day", winter.as_str()), ("until", &format!("{year}-12-03"))]),
        (long, vec![("day", summer.as_str()), ("about", "Første linje\nAndre linje, med komma; og semikolon")]),
    ] {
        let extra: Vec<_> = [in_area, ("title", title)].into_iter().chain(fields).collect();
        assert_eq!(square.enter(&adviser, &extra).status, 303, "{title}");
    }
    let page = square.app.guest().open("/kalender/omrade/helse.ics");
    assert!(page.html.split("\r\n").all(|line| line.len() <= 75), "lines are folded at 75 octets (RFC 5545, 3.1)");
    assert!(!page.html.replace("\r\n", "").contains('\n'), "lines end with CRLF");
    let calendar = parsed(&page);
    let times = |title: &str| {
        let event = found(&calendar, title);
        (value(event, "DTSTART"), value(event, "DTEND"))
    };
    assert_eq!(times("Sommermøte"), (format!("{year}0701T070000Z"), format!("{year}0701T093000Z")));
    assert_eq!(times("Vintermøte"), (format!("{year}1201T080000Z"), format!("{year}1201T090000Z")));
    assert_eq!(times("Hel dag"), (format!("{year}0701"), format!("{year}0702")));
    assert_eq!(times("Flere dager"), (format!("{year}1201"), format!("{year}1204")));
    let day = found(&calendar, "Hel dag").properties.iter().find(|property| property.name == "DTSTART");
    let params = day.and_then(|day| day.params.clone()).unwrap_or_default();
    assert_eq!(params, [("VALUE".to_owned(), vec!["DATE".to_owned()])]);
    let event = found(&calendar, "Ærlig talt");
    assert_eq!(value(event, "SUMMARY").replace('\\', ""), long);
    assert!(value(event, "DESCRIPTION").contains("Første linje\\nAndre linje\\, med komma\\; og semikolon"));
    let mut names: Vec<String> = calendar.events.iter().map(|event| value(event, "UID")).collect();
    assert!(names.iter().all(|uid| uid.contains('@')), "{names:?}");
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 5);
    for event in &calendar.events {
        assert!(!value(event, "DTSTAMP").is_empty() && value(event, "URL").starts_with("http"), "{event:?}");
    }
    let again = square.app.guest().open("/kalender/omrade/helse.ics").html;
    assert_eq!(again, page.html, "the same until something changes");
    assert_eq!(parsed(&square.app.guest().open("/kalender/alle.ics")).events.len(), 5);
}

#[test]
fn a_private_address_shows_what_its_owner_may_read_and_can_be_made_anew() {
    let square = Square::new();
    let lead = square.lead();
    square.enter(&lead, &[("subject", "org"), ("title", "Bare for oss"), ("audience", "organisation")]);
    square.enter(&square.adviser(), &[("subject", "area:skole"), ("title", "Skolemøte")]);
    square.enter(&square.adviser(), &[("subject", "all"), ("title", "Fellesmøte")]);
    let address = |browser: &Browser| {
        let links = browser.open("/kalender/abonner").select(".addresses a");
        let own = links.into_iter().find(|link| link.attr("href").ends_with("?alt=ja")).expect("an address");
        own.attr("href").trim_end_matches("?alt=ja").to_owned()
    };
    assert!(square.app.guest().open("/kalender/abonner").select(".addresses a[href$='alt=ja']").is_empty());
    let (own, guest) = (address(&lead), square.app.guest());
    let titles = |path: &str| {
        let mut titles: Vec<_> = parsed(&guest.open(path)).events.iter().map(|event| value(event, "SUMMARY")).collect();
        titles.sort();
        titles
    };
    assert_eq!(titles(&own), ["Bare for oss", "Fellesmøte"], "hers, and what goes for all");
    assert_eq!(titles(&format!("{own}?alt=ja")), ["Bare for oss", "Fellesmøte", "Skolemøte"]);
    assert_eq!(titles("/kalender/alle.ics"), ["Fellesmøte", "Skolemøte"]);
    // What she follows is near her too, but for what she has muted.
    let skole = square.app.area("skole").to_string();
    let follow = |level: &str| {
        let fields = [("hva", "area"), ("id", skole.as_str()), ("niva", level), ("til", "/")];
        assert_eq!(lead.post("/folg", &fields).status, 303);
    };
    follow("normal");
    assert_eq!(titles(&own), ["Bare for oss", "Fellesmøte", "Skolemøte"]);
    follow("mute");
    assert_eq!(titles(&own), ["Bare for oss", "Fellesmøte"]);

    let stranger = square.app.sign_in(&square.at("ola@fjordby.example", "fjordby", "municipality", None));
    assert_ne!(address(&stranger), own);
    let mut forged = own.clone();
    forged.replace_range(12..13, if &own[12..13] == "A" { "B" } else { "A" });
    assert_eq!(guest.get(&forged).status, 404);
    lead.submit(&lead.open("/kalender/abonner"), "form[action$=forny]", &[]);
    assert_eq!(guest.get(&own).status, 404, "the earlier address leads nowhere");
    let own = address(&lead);
    assert_eq!(titles(&own), ["Bare for oss", "Fellesmøte"]);
    assert_eq!(square.app.guest().post("/kalender/abonner/forny", &[]).status, 401);

    square.app.rows("UPDATE memberships SET state = 'ended' WHERE member_id IN (SELECT id FROM members WHERE email LIKE 'kari%') RETURNING 'x' AS value");
    assert!(!titles(&own).contains(&"Bare for oss".to_owned()), "a right that is lost is lost here too");
}

#[test]
fn the_last_day_of_an_exemption_stands_there_for_those_who_may_know_of_its_trial() {
    let square = Square::new();
    square.app.system(torget::places::load_reference);
    let kari = square.app.member("leder@solvik.example");
    let kari = kari.at(&square.app.organisation("solvik", "municipality"), Role::Coordinator, Some(Side::Management));
    let kari = square.app.sign_in(&kari);
    let part = "/forsok/journal/deltaker/solvik";
    let (soon, later) = (square.in_days(20), square.in_days(60));
    for (provision, state, day) in [
        ("kommuneloven § 5-11 andre ledd", "granted", &soon),
        ("kommuneloven § 11-1", "asked", &soon),
        ("forsøksloven § 3", "granted_in_part", &later),
    ] {
        let fields = [("provision", provision), ("state", state), ("expires_on", day.as_str())];
        assert_eq!(kari.submit(&kari.open(&format!("{part}/unntak")), "form.form", &fields).status, 303, "{provision}");
    }
    let (guest, title) = (square.app.guest(), "Solvik: Kommuneloven § 5-11, 2. ledd");
    for page in ["/", "/kalender", "/kalender?slag=expiry", "/forsok/journal", "/omrade/helse", "/organisasjon/solvik"]
    {
        let page = guest.open(page);
        assert_eq!(page.link(title), part);
        assert!(page.text().contains("Unntak gjelder til") && page.text().contains("om 20 dager"), "{}", page.text());
        assert!(!page.text().contains("Kommuneloven § 11-1 ·"), "what is only asked for does not run out");
    }
    assert!(!guest.open("/kalender?omrade=skole").text().contains(title));
    let feed = parsed(&guest.open("/kalender/omrade/helse.ics"));
    let event = found(&feed, "Solvik: Kommuneloven § 5-11");
    assert_eq!(value(event, "DTSTART"), soon.replace('-', ""));
    assert!(value(event, "URL").ends_with(part) && value(event, "SEQUENCE") == "0");
    // A change is another version of the same event; a draft is its participants' own; who has stopped is exempt no longer.
    let edit = kari.open(part).link("Rediger Kommuneloven § 5-11 andre ledd");
    assert_eq!(kari.submit(&kari.open(&edit), "form.form", &[("expires_on", later.as_str())]).status, 303);
    let changed = parsed(&guest.open("/kalender/omrade/helse.ics"));
    let changed = found(&changed, "Solvik: Kommuneloven § 5-11");
    assert_eq!((value(changed, "UID"), value(changed, "SEQUENCE").as_str()), (value(event, "UID"), "1"));
    let hide = "UPDATE trials SET draft = true, audience = '{org:0}' WHERE slug = 'journal' RETURNING 'x' AS value";
    square.app.rows(hide);
    assert!(!guest.open("/kalender").text().contains("Solvik:"));
    square.app.rows("WITH t AS (UPDATE trials SET draft = false, audience = '{open}' WHERE slug = 'journal' RETURNING id)
                     UPDATE trial_participants SET status = 'stopped' WHERE trial_id IN (SELECT id FROM t) RETURNING 'x' AS value");
    assert!(!guest.open("/kalender").text().contains("Solvik:"));
}

#[test]
fn what_does_not_fit_comes_back_with_a_complaint_and_the_page_costs_the_same() {
    let square = Square::new();
    let adviser = square.adviser();
    for (field, value, complaint) in [
        ("title", "", "Fyll ut"),
        ("day", "", "Fyll ut"),
        ("day", "i morgen", "Skriv en dato"),
        ("starts", "halv ni", "Skriv et klokkeslett"),
        ("ends", "10:00", "Fyll ut"),
        ("until", "2020-01-01", "Slutten må komme etter"),
        ("url", "javascript:alert(1)", "Skriv en nettadresse"),
        ("kind", "announcement", "Velg ett"),
        ("audience", "union", "Velg ett"),
    ] {
        let back = square.enter(&adviser, &[("subject", "all"), (field, value)]);
        assert_eq!(back.status, 422, "{field}={value}");
        assert!(back.text().contains(complaint), "{field}={value}: {}", back.text());
    }
    let form = adviser.open("/kalender/ny");
    let words = [("title", "Møte for alle"), ("day", &square.in_days(4)), ("subject", "all")];
    let first = adviser.submit(&form, "form.form", &words).location();
    assert_eq!(adviser.submit(&form, "form.form", &words).location(), first, "sent twice, entered once");
    let few = adviser.open("/kalender").statements();
    for _ in 0..6 {
        square.enter(&adviser, &[("subject", "all")]);
    }
    let page = adviser.open("/kalender");
    assert_eq!((page.select(".date-list li").len(), page.statements()), (7, few));
}
