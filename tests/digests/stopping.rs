//! Stopping the letter without signing in: slower, this one only, all; and no scanner does it by looking.

use torget::threads::ThreadKind;

use super::Square;

/// A square with one letter sent to Kari, and the link in it.
fn sent() -> (Square, String) {
    let square = Square::new();
    square.kari();
    square.thread(&square.per(), "Slik lærte vi opp nye", ThreadKind::Experience, &["open"]);
    square.tuesday();
    let link = square.letters(&square.kari())[0].link("/avmelding/brev/");
    (square, link)
}

fn standing(square: &Square) -> String {
    let kari = square.kari().id;
    square.app.rows(&format!("SELECT concat_ws(' ', cadence, reply_mail) AS value FROM digest_settings s JOIN members m ON m.id = s.member_id WHERE m.id = {kari}"))[0].clone()
}

#[test]
fn looking_changes_nothing() {
    let (square, link) = sent();
    for _ in 0..2 {
        let page = square.app.guest().open(&link);
        assert!(page.text().contains("Du får brevet hver tirsdag kl. 08.00."), "{}", page.text());
        square.app.guest().send("HEAD", &link, &[], None);
    }
    assert_eq!(standing(&square), "weekly t");
}

#[test]
fn slower_this_one_only_or_all() {
    let (square, link) = sent();
    let choose = |choice: &str| {
        let page = square.app.guest().open(&link);
        square.app.guest().submit_and_follow(&page, "main form", &[("valg", choice)])
    };
    let page = choose("sjeldnere");
    assert!(page.text().contains("den første tirsdagen i måneden"), "{}", page.text());
    assert_eq!(standing(&square), "monthly t");
    assert_eq!(square.app.guest().post(&link, &[("valg", "sjeldnere")]).status, 400, "there is no slower one");
    choose("brev");
    assert_eq!(standing(&square), "off t");
    choose("ukentlig");
    assert_eq!(standing(&square), "weekly t");
    let page = choose("alt");
    assert_eq!(standing(&square), "off f");
    assert!(page.text().contains("Du får ikke lenger brevet"), "{}", page.text());
    assert_eq!(square.app.guest().post(&link, &[("valg", "tull")]).status, 400);
    assert_eq!(square.app.guest().post("/avmelding/brev/tull", &[("valg", "brev")]).status, 404);
    assert_eq!(square.app.guest().get(&link.replace("/brev/", "/")).status, 404, "it stops the letter, not other mail");
}

#[test]
fn a_mail_program_stops_it_with_one_post_and_no_cookie() {
    let (square, link) = sent();
    let one_click = "List-Unsubscribe=One-Click";
    let answer = square.app.guest().send("POST", &link, &[("Sec-Fetch-Site", "cross-site")], Some(one_click));
    assert_eq!((answer.status, answer.html.as_str()), (200, "ok\n"));
    assert_eq!(standing(&square), "off t");
    square.thread(&square.per(), "Noe nytt igjen", ThreadKind::Experience, &["open"]);
    square.tuesday();
    assert_eq!(square.letters(&square.kari()).len(), 1);

    // New links make the old ones invalid.
    square.run(&format!("UPDATE members SET mail_generation = mail_generation + 1 WHERE id = {}", square.kari().id));
    assert_eq!(square.app.guest().get(&link).status, 404);
}
