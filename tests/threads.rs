//! People open threads, answer, correct themselves and agree; nothing is lost, doubled or said to the wrong room.

use torget::viewer::{Role, Side};

use crate::support::{Browser, TestApp};

const LONG: &str = "Hos oss tok det tre måneder før alle tre kommunene hadde samme rutine, og da hadde ferien begynt.";

struct Square {
    app: TestApp,
}

impl Square {
    fn new() -> Self {
        let app = TestApp::start();
        app.area("helse");
        Self { app }
    }

    fn lead(&self) -> Browser {
        let solvik = self.app.organisation("solvik", "municipality");
        self.app.sign_in(&self.app.member("kari@solvik.example").at(&solvik, Role::Member, Some(Side::Management)))
    }

    fn representative(&self) -> Browser {
        let local = self.app.organisation("samhold-solvik", "union_local");
        self.app.sign_in(&self.app.member("per@samhold.example").at(&local, Role::Representative, Some(Side::Union)))
    }

    fn stranger(&self) -> Browser {
        self.app.sign_in(&self.app.member("noen@hjemme.example"))
    }

    /// Opens a question and gives its address.
    fn question(&self, by: &Browser) -> String {
        let form = by.open("/ny-trad/question?omrade=helse");
        let sent = by.submit(
            &form,
            "form.form",
            &[("title", "Hvem dokumenterer besøket?"), ("body", LONG), ("audience", "open")],
        );
        assert_eq!(sent.status, 303, "{}", sent.text());
        sent.location().unwrap()
    }
}

#[test]
fn every_kind_has_a_form_that_takes_what_it_asks_for() {
    let square = Square::new();
    let lead = square.lead();
    for (kind, extra) in [
        ("question", vec![]),
        ("experience", vec![("happened", "Færre klager.")]),
        ("result", vec![("outcome", "none"), ("measured", "Ventetid i dager."), ("before_after", "12 og 12.")]),
        ("involvement", vec![("who", "Hovedtillitsvalgt, drøftet.")]),
        ("rule_in_way", vec![("provision", "Regelen om journal"), ("instead", "Én journal.")]),
        ("guidance_request", vec![("provision", "forsøksloven § 4")]),
        ("partner_wanted", vec![("offer", "En mal."), ("seek", "To kommuner.")]),
        ("discussion", vec![]),
    ] {
        let form = lead.open(&format!("/ny-trad/{kind}?omrade=helse"));
        let mut values = vec![("title", "En tittel som sier noe"), ("body", LONG)];
        values.extend(extra.iter().copied());
        let page = lead.submit_and_follow(&form, "form.form", &values);
        assert_eq!(page.status, 200, "{kind}: {}", page.text());
        assert_eq!(page.heading(), "En tittel som sier noe");
        for (_, words) in extra.iter().filter(|(name, _)| *name != "outcome") {
            assert!(page.text().contains(words), "{kind} shows «{words}»: {}", page.text());
        }
        if kind == "result" {
            assert!(page.text().contains("Ingen målbar endring"), "a result may be that nothing came of it");
        }
    }
}

#[test]
fn only_the_ministry_announces() {
    let square = Square::new();
    assert_eq!(square.lead().get("/kunngjoringer/ny").status, 403);
    let ministry = square.app.organisation("departementet", "ministry");
    let adviser =
        square.app.sign_in(&square.app.member("rad@dep.example").at(&ministry, Role::Member, Some(Side::Ministry)));
    let sent = adviser.get("/ny-trad/announcement?omrade=helse");
    assert_eq!(sent.location().as_deref(), Some("/kunngjoringer/ny"), "it has a form of its own");
    assert_eq!(adviser.post("/ny-trad/announcement", &[("title", "Ny frist")]).status, 404);
}

#[test]
fn what_was_typed_comes_back_with_a_complaint_beside_the_field() {
    let square = Square::new();
    let lead = square.lead();
    let too_long = "a".repeat(20_001);
    for (field, value, complaint) in [
        ("title", "", "Fyll ut"),
        ("title", "abc", "minst 5 tegn"),
        ("title", &"a".repeat(151), "høyst 150 tegn"),
        ("title", "med \u{0} i midten", "tegn vi ikke kan ta imot"),
        ("title", "feil \u{FFFD} tegnsett", "tegn vi ikke kan ta imot"),
        ("body", "", "Fyll ut"),
        ("body", "   \n ", "Fyll ut"),
        ("body", &too_long, "høyst 20000 tegn"),
        ("area", "finnes-ikke", "Velg ett"),
        ("audience", "my-side-of-town", "Velg ett"),
        ("language", "xx", "Velg ett"),
        ("trial", "999999", "Velg ett"),
        ("trial", "; DROP TABLE", "Velg ett"),
    ] {
        let mut values = vec![
            ("area", "helse"),
            ("title", "En god tittel"),
            ("body", LONG),
            ("audience", "open"),
            ("language", "nb"),
            ("trial", ""),
        ];
        values.retain(|(name, _)| *name != field);
        values.push((field, value));
        let page = lead.post("/ny-trad/question", &values);
        assert_eq!(page.status, 422, "{field}={value:.20}");
        let said = page.text().replace('\u{a0}', " ");
        assert!(said.contains(complaint), "{field}: {complaint} not in {said}");
        if field != "title" {
            assert_eq!(page.one("input[name=title]").attr("value"), "En god tittel", "what was typed is kept");
        }
    }
    assert!(square.app.rows("SELECT title AS value FROM threads").is_empty());
}

#[test]
fn script_is_shown_and_never_run() {
    let square = Square::new();
    let lead = square.lead();
    let form = lead.open("/ny-trad/rule_in_way?omrade=helse");
    let nasty = "<script>alert(1)</script><img src=x onerror=alert(1)>[x](javascript:alert(1))";
    let values = [("title", "<script>alert(1)</script>"), ("body", nasty), ("provision", nasty), ("instead", nasty)];
    let page = lead.submit_and_follow(&form, "form.form", &values);
    assert!(page.select("script, img, [onerror]").is_empty());
    assert!(page.select("a[href^=javascript]").is_empty());
    assert!(page.heading().contains("<script>"), "as text: {}", page.heading());
}

#[test]
fn the_same_form_sent_twice_opens_one_thread_and_writes_one_reply() {
    let square = Square::new();
    let lead = square.lead();
    let form = lead.open("/ny-trad/question?omrade=helse");
    let values = [("title", "Sendt to ganger"), ("body", LONG)];
    let (one, two) = (lead.submit(&form, "form.form", &values), lead.submit(&form, "form.form", &values));
    assert_eq!(one.location(), two.location());
    assert_eq!(square.app.rows("SELECT count(*)::text AS value FROM threads"), ["1"]);
    let page = lead.follow(&one);
    let (one, two) =
        (lead.submit(&page, "#svar", &[("body", "Et svar")]), lead.submit(&page, "#svar", &[("body", "Et svar")]));
    assert_eq!((one.status, one.location()), (303, two.location()));
    assert_eq!(square.app.rows("SELECT number::text AS value FROM posts ORDER BY id"), ["1", "2"]);
}

#[test]
fn a_preview_keeps_everything_and_stores_nothing() {
    let square = Square::new();
    let lead = square.lead();
    let form = lead.open("/ny-trad/question?omrade=helse");
    let page =
        lead.submit(&form, "form.form", &[("title", "Bare en titt"), ("body", "**fet** skrift"), ("preview", "1")]);
    assert_eq!((page.status, page.one(".preview strong").text.as_str()), (200, "fet"));
    let address = square.question(&lead);
    let thread = lead.open(&address);
    let page = lead.submit(&thread, "#svar", &[("body", "*skrå*"), ("preview", "1")]);
    assert_eq!((page.status, page.one("textarea").text.trim()), (200, "*skrå*"));
    assert_eq!(square.app.rows("SELECT count(*)::text AS value FROM posts"), ["1"]);
}

#[test]
fn posts_are_numbered_and_show_the_hat_they_were_written_under() {
    let square = Square::new();
    let (lead, representative) = (square.lead(), square.representative());
    let address = square.question(&lead);
    let page = representative.open(&address);
    let sent = representative.submit(&page, "#svar", &[("body", "Vi skriver i begge.")]);
    assert!(sent.location().unwrap().ends_with("#p2"));
    let page = square.app.guest().open(&address);
    let hat = page.one("#p2 .hat").text;
    assert!(hat.contains("Per") && hat.contains("tillitsvalgt") && hat.contains("Samhold-solvik"), "{hat}");
}

#[test]
fn one_corrects_oneself_and_nobody_else() {
    let square = Square::new();
    let (lead, representative) = (square.lead(), square.representative());
    let address = square.question(&lead);
    assert_eq!(representative.get("/innlegg/1/rediger").status, 403);
    assert_eq!(square.app.guest().get("/innlegg/1/rediger").status, 401);
    let form = lead.open("/innlegg/1/rediger");
    let page = lead.submit_and_follow(&form, "form.form", &[("body", "Rettet tekst.")]);
    assert!(page.text().contains("Rettet tekst.") && page.text().contains("endret"));
    // The form was opened before the first correction was saved: her text is kept, and nothing is overwritten.
    let late = lead.submit(&form, "form.form", &[("body", "For sen tekst.")]);
    assert_eq!(late.status, 409);
    assert!(
        late.one("textarea[name=body]").text.contains("For sen tekst.")
            && late.one("section.preview").text.contains("Rettet tekst.")
    );
    let versions = lead.open("/innlegg/1/versjoner");
    assert!(versions.text().contains("tre måneder"), "the first wording is kept");
    assert_eq!(representative.get("/innlegg/1/versjoner").status, 403);
    assert!(!square.app.guest().open(&address).text().contains("tre måneder"));
}

#[test]
fn the_one_who_asked_marks_the_answer() {
    let square = Square::new();
    let (lead, representative) = (square.lead(), square.representative());
    let address = square.question(&lead);
    representative.submit(&representative.open(&address), "#svar", &[("body", "Slik gjør vi det.")]);
    assert_eq!(representative.post("/trad/1/gjor/losning", &[("number", "2")]).status, 403);
    for number in ["1", "9", "-3", "to"] {
        let page = lead.post("/trad/1/gjor/losning", &[("number", number)]);
        assert!(page.status == 422 || page.status == 400 || number == "-3", "{number}: {}", page.status);
    }
    assert_eq!(lead.post("/trad/1/gjor/losning", &[("number", "2")]).status, 303);
    let page = square.app.guest().open(&address);
    assert_eq!(page.one("#p1 .answered a").text, "Innlegg 2");
    assert!(page.one("#p2 .accepted").text.contains("Godtatt"));
    assert_eq!(lead.post("/trad/1/gjor/losning", &[("number", "0")]).status, 303);
    assert!(square.app.guest().open(&address).select(".accepted").is_empty());
}

#[test]
fn hos_oss_ogsa_counts_organisations_not_people() {
    let square = Square::new();
    let lead = square.lead();
    let form = lead.open("/ny-trad/rule_in_way?omrade=helse");
    let values = [("title", "To journaler"), ("body", LONG), ("provision", "Journalreglene"), ("instead", "Én.")];
    let address = lead.submit(&form, "form.form", &values).location().unwrap();
    let tindoy = square.app.organisation("tindoy", "municipality");
    for email in ["a@tindoy.example", "b@tindoy.example"] {
        let person = square.app.sign_in(&square.app.member(email).at(&tindoy, Role::Member, None));
        let page = person.submit_and_follow(&person.open(&address), "form.same-here", &[("said", "ja")]);
        assert!(page.text().contains("Tindoy"), "{}", page.text());
    }
    let counted = || square.app.rows("SELECT same_here_count::text AS value FROM threads");
    assert_eq!(counted(), ["1"]);
    assert_eq!(square.stranger().post("/trad/1/gjor/hos-oss", &[("said", "ja")]).status, 403);
    assert_eq!(square.app.guest().post("/trad/1/gjor/hos-oss", &[("said", "ja")]).status, 401);
    let person = square.app.sign_in(&square.app.member("c@tindoy.example").at(&tindoy, Role::Member, None));
    person.submit(&person.open(&address), "form.same-here", &[]);
    assert_eq!(counted(), ["0"], "and takes it back for the organisation");
}

#[test]
fn what_nobody_vouches_for_waits() {
    let square = Square::new();
    let (lead, stranger) = (square.lead(), square.stranger());
    let address = square.question(&lead);
    let page = stranger.open(&address);
    let back = stranger.submit_and_follow(&page, "#svar", &[("body", "Ordet hemmelig.")]);
    assert!(back.text().contains("venter på godkjenning") && back.text().contains("Ordet hemmelig."));
    for other in [square.app.guest(), square.representative()] {
        assert!(!other.open(&address).text().contains("hemmelig"));
    }
    let form = stranger.open("/ny-trad/question?omrade=helse");
    assert_eq!(form.select("input[name=audience]").len(), 1, "only the open room");
    let mine = stranger.submit_and_follow(&form, "form.form", &[("title", "Får jeg spørre?"), ("body", LONG)]);
    assert!(mine.text().contains("venter på godkjenning"));
    assert_eq!(lead.get(&mine.path).status, 404);
}

#[test]
fn nobody_writes_into_a_room_she_cannot_read() {
    let square = Square::new();
    let (stranger, lead) = (square.stranger(), square.lead());
    for (who, audience) in
        [(&stranger, "members"), (&stranger, "my-side"), (&stranger, "my-organisation"), (&lead, "area")]
    {
        let values =
            [("area", "helse"), ("title", "En god tittel"), ("body", LONG), ("audience", audience), ("language", "nb")];
        let page = who.post("/ny-trad/question", &values);
        assert_eq!(page.status, 422, "{audience}");
        assert!(page.text().contains("kan ikke velge denne gruppen"), "{}", page.text());
    }
}

#[test]
fn a_long_thread_is_paged_by_number_and_costs_the_same_everywhere() {
    let square = Square::new();
    let lead = square.lead();
    let address = square.question(&lead);
    let person = square.app.member("mange@solvik.example");
    square.app.system(|tx| {
        let author = person.author();
        for n in 2..=120 {
            let new = torget::threads::NewReply {
                thread: torget::ids::ThreadId(1),
                words: format!("Svar {n}").into(),
                official: false,
                author: author.clone(),
                waits: false,
                at: tx.now,
            };
            torget::threads::reply(tx, &new)?;
        }
        Ok(())
    });
    let guest = square.app.guest();
    let mut costs = Vec::new();
    for (from, first, last) in [(1, 1, 50), (51, 51, 100), (101, 101, 120), (75, 51, 100), (9999, 101, 120)] {
        let page = guest.open(&format!("{address}?fra={from}"));
        let numbers: Vec<String> = page.select(".post").iter().map(|post| post.attr("id").to_owned()).collect();
        assert_eq!(
            (numbers.first().unwrap().as_str(), numbers.last().unwrap().as_str()),
            (format!("p{first}").as_str(), format!("p{last}").as_str())
        );
        costs.push(page.statements());
    }
    assert!(costs.iter().all(|cost| *cost == costs[0] && *cost <= 8), "{costs:?}");
    let signed_in = [lead.open(&address).statements(), lead.open(&format!("{address}?fra=101")).statements()];
    assert!(signed_in.iter().all(|cost| *cost <= 8), "{signed_in:?}");
}

#[test]
fn addresses_that_lead_nowhere_say_so() {
    let square = Square::new();
    let guest = square.app.guest();
    for path in [
        "/trad/1/x",
        "/trad/0/x",
        "/trad/99999999999999999999/x",
        "/trad/abc/x",
        "/trad/-1",
        "/innlegg/1/rediger",
        "/ny-trad/kaffe",
    ] {
        let page = guest.get(path);
        assert!(matches!(page.status, 404 | 401), "{path}: {}", page.status);
        assert!(!page.heading().is_empty(), "{path} has a page of its own");
    }
    let lead = square.lead();
    let address = square.question(&lead);
    assert_eq!(guest.get("/trad/1/gammel-tittel").location().unwrap(), address);
    assert_eq!(guest.get("/trad/1").location().unwrap(), address);
}
