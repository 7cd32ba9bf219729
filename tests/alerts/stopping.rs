//! Every mail about a search can be stopped from the mail itself, without signing in; looking changes nothing.

use super::Square;

/// A square where Kari has three searches, two of which bring mail at once, and one mail about the first; the link in it.
fn sent() -> (Square, String) {
    let square = Square::new();
    let kari = square.kari();
    square.keep(&kari, "q=nattevakt", "Natt", "at_once");
    square.keep(&kari, "q=turnus", "Turnus", "at_once");
    square.keep(&kari, "q=l%C3%B8nn", "Lønn", "letter");
    square.thread(&square.per(), "Hvem tar nattevakta?", "open");
    square.later();
    let link = square.alerts(&kari)[0].link("/avmelding/sok/");
    (square, link)
}

fn standing(square: &Square) -> String {
    square.app.rows("SELECT string_agg(tell, ' ' ORDER BY id) AS value FROM saved_searches").remove(0)
}

#[test]
fn looking_changes_nothing_and_names_no_search() {
    let (square, link) = sent();
    for _ in 0..2 {
        let page = square.app.guest().open(&link);
        assert!(
            page.text().contains("Du får e-post med én gang når det kommer noe nytt i dette søket."),
            "{}",
            page.text()
        );
        assert!(!page.text().contains("Natt"), "whoever has the mail may open it");
        square.app.guest().send("HEAD", &link, &[], None);
    }
    assert_eq!(standing(&square), "at_once at_once letter");
}

#[test]
fn into_the_letter_this_one_or_all() {
    let (square, link) = sent();
    let choose = |choice: &str| {
        let page = square.app.guest().open(&link);
        square.app.guest().submit_and_follow(&page, "main form", &[("valg", choice)])
    };
    assert!(choose("brev").text().contains("Det nye i dette søket står i brevet."));
    assert_eq!(standing(&square), "letter at_once letter");
    let page = choose("alle");
    assert_eq!(standing(&square), "letter never letter", "what she chose for the letter stays there");
    assert!(page.select("main form").is_empty(), "nothing is left to stop: {}", page.text());
    square.run("UPDATE saved_searches SET tell = 'at_once' WHERE id < 3");
    choose("stopp");
    assert_eq!(standing(&square), "never at_once letter");
    assert_eq!(square.app.guest().post(&link, &[("valg", "tull")]).status, 400);
    assert_eq!(square.app.guest().post("/avmelding/sok/tull", &[("valg", "stopp")]).status, 404);
    for other in ["/sok/", "/sok/brev/"] {
        let wrong = link.replace("/sok/", if other == "/sok/" { "/" } else { "/brev/" });
        assert_eq!(square.app.guest().get(&wrong).status, 404, "it stops this mail, and no other: {wrong}");
    }
}

#[test]
fn a_mail_program_stops_it_with_one_post_and_no_cookie() {
    let (square, link) = sent();
    let one_click = "List-Unsubscribe=One-Click";
    let answer = square.app.guest().send("POST", &link, &[("Sec-Fetch-Site", "cross-site")], Some(one_click));
    assert_eq!((answer.status, answer.html.as_str()), (200, "ok\n"));
    assert_eq!(standing(&square), "never at_once letter");
    square.thread(&square.per(), "Nattevakt igjen", "open");
    square.later();
    assert_eq!(square.alerts(&square.kari()).len(), 1);

    // A mail about several searches stops them all.
    square.run("UPDATE saved_searches SET tell = 'at_once' WHERE id < 3");
    square.thread(&square.per(), "Nattevakt en gang til", "open");
    square.thread(&square.per(), "Turnus en gang til", "open");
    square.later();
    let alerts = square.alerts(&square.kari());
    let link = alerts.last().expect("a mail").link("/avmelding/sok/");
    square.app.guest().send("POST", &link, &[], Some(one_click));
    assert_eq!(standing(&square), "never never letter");

    // New links make the old ones invalid, and so does deleting the search.
    square.run(&format!("UPDATE members SET mail_generation = mail_generation + 1 WHERE id = {}", square.kari().id));
    assert_eq!(square.app.guest().get(&link).status, 404);
}
