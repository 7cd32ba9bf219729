//! Choosing when the letter comes, seeing the next one, and the list of those that came.

use torget::threads::ThreadKind;

use super::Square;

#[test]
fn she_chooses_day_hour_and_zone_on_one_page() {
    let square = Square::new();
    let kari = square.kari();
    let browser = square.app.sign_in(&kari);
    let me = browser.open("/meg");
    assert!(me.html.contains("/meg/e-post"), "found from Min side");
    let page = browser.open("/meg/e-post");
    assert!(page.text().contains("Brevet kommer hver tirsdag kl. 08.00."), "{}", page.text());
    let saved = browser.submit_and_follow(
        &page,
        "form[action='/meg/e-post']",
        &[("hyppighet", "daily"), ("ukedag", "5"), ("time", "17"), ("tidssone", "America/New_York")],
    );
    assert!(saved.text().contains("Brevet kommer hver dag kl. 17.00."), "{}", saved.text());
    assert_eq!(
        square.app.rows(&format!("SELECT concat_ws(' ', cadence, hour, s.zone, m.time_zone) AS value FROM digest_settings s JOIN members m ON m.id = s.member_id WHERE m.id = {}", kari.id)),
        ["daily 17 America/New_York America/New_York"]
    );
    let wrong = browser.submit(&page, "form[action='/meg/e-post']", &[("hyppighet", "hourly"), ("time", "24")]);
    assert_eq!(wrong.status, 422);

    let page = browser.open("/meg/e-post");
    browser.submit_and_follow(&page, "form[action='/meg/e-post/svar']", &[("svarpost", "")]);
    assert_eq!(browser.post("/meg/e-post/svar", &[]).status, 303);
    assert_eq!(
        square.app.rows(&format!("SELECT reply_mail::text AS value FROM members WHERE id = {}", kari.id)),
        ["false"]
    );
    assert_eq!(square.app.guest().get("/meg/e-post").status, 401, "a guest is asked to sign in");
}

#[test]
fn a_choice_never_brings_a_letter_for_a_time_that_has_passed() {
    let square = Square::new();
    let (kari, per) = (square.kari(), square.per());
    square.thread(&per, "Slik lærte vi opp nye", ThreadKind::Experience, &["open"]);
    square.tuesday();
    square.thread(&per, "Noe nytt igjen", ThreadKind::Experience, &["open"]);
    square.app.advance(chrono::Duration::hours(4));
    let browser = square.app.sign_in(&kari);
    let page = browser.open("/meg/e-post");
    browser.submit_and_follow(&page, "form[action='/meg/e-post']", &[("hyppighet", "daily"), ("time", "9")]);
    square.tick();
    assert_eq!(square.letters(&kari).len(), 1, "nine o'clock has passed today");
    // Moving far away neither.
    square.run(&format!("UPDATE members SET time_zone = 'Pacific/Auckland' WHERE id = {}", kari.id));
    square.tick();
    assert_eq!(square.letters(&kari).len(), 1);
    // Nine o'clock there is in the evening here.
    square.app.advance(chrono::Duration::hours(10));
    square.tick();
    assert_eq!(square.letters(&kari).len(), 2);
}

#[test]
fn the_next_letter_is_shown_as_it_would_be_sent() {
    let square = Square::new();
    let (kari, per) = (square.kari(), square.per());
    let browser = square.app.sign_in(&kari);
    square.run("UPDATE threads SET state = 'hidden'");
    let nothing = browser.open("/meg/brev/neste");
    assert!(nothing.text().contains("Det er ikke noe nytt til deg akkurat nå."), "{}", nothing.text());
    square.quiet(&kari);
    let own = square.thread(&kari, "Hvem dokumenterer besøket?", ThreadKind::Question, &["open"]);
    square.reply(&per, own);
    square.thread(&per, "Slik lærte vi opp nye", ThreadKind::Experience, &["open"]);
    let shown = browser.open("/meg/brev/neste");
    assert!(!shown.html.contains("/avmelding/"), "no key on a page");
    assert_eq!(square.app.rows("SELECT count(*)::text AS value FROM digest_items"), ["0"], "looking marks nothing");
    square.tuesday();
    let letter = &square.letters(&kari)[0];
    let text: Vec<&str> = letter.raw.lines().filter(|line| line.starts_with("* ")).collect();
    assert_eq!(text.len(), 2);
    for line in text {
        assert!(shown.html.contains(line), "{line}: {}", shown.text());
    }
    assert!(shown.text().contains(&letter.subject), "{}", shown.text());
    let had = browser.open("/meg/brev");
    assert!(had.text().contains("Sendt") && had.text().contains("Slik lærte vi opp nye"), "{}", had.text());
}

#[test]
fn the_operator_sees_why_each_line_is_there() {
    let square = Square::new();
    let (kari, per) = (square.kari(), square.per());
    square.thread(&per, "Slik lærte vi opp nye", ThreadKind::Experience, &["open"]);
    let told = square.app.system(|tx| torget::digests::dry_run(&square.app.app, tx, &kari.email));
    let told = told.join("\n");
    assert!(told.contains("* Slik lærte vi opp nye") && told.contains("my_area"), "{told}");
    assert_eq!(square.app.rows("SELECT count(*)::text AS value FROM digests"), ["0"]);
}
