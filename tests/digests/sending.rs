//! The words of a letter are written when it is sent, under the rights she has then.

use torget::jobs::Job;
use torget::threads::ThreadKind;

use super::Square;

const SECRET: &str = "Lønnsforhandlingen i hjemmetjenesten";

#[test]
fn a_restricted_room_is_not_spoken_of() {
    let square = Square::new();
    let siv = square.siv();
    let local = square.app.organisation("samhold", "union_local");
    let bo = square.app.member("bo@samhold.example").at(
        &local,
        torget::viewer::Role::Representative,
        Some(torget::viewer::Side::Union),
    );
    square.quiet(&siv);
    let thread = square.thread(&siv, SECRET, ThreadKind::Discussion, &["union"]);
    square.reply(&bo, thread);
    square.tuesday();
    let letters = square.letters(&siv);
    let [letter] = letters.as_slice() else { panic!("one letter: {letters:#?}") };
    assert!(letter.raw.contains("Ett nytt svar i en tråd med begrenset tilgang"), "{}", letter.raw);
    for word in ["Lønnsforhandlingen", "lonnsforhandlingen", "hjelpepleieren", "Samhold", "Bo,"] {
        assert!(!letter.raw.contains(word), "«{word}»: {}", letter.raw);
    }
    assert_eq!(letter.subject, "Én nyhet til deg på Erfaringstorget");
    let there = square.app.sign_in(&siv).get(&letter.link("/trad/"));
    assert!(square.app.sign_in(&siv).follow(&there).text().contains(SECRET), "she finds it when she is signed in");
    // The list of letters names it while she may read it.
    assert!(square.app.sign_in(&siv).open("/meg/brev").text().contains(SECRET));
    square.run(&format!("UPDATE memberships SET state = 'ended' WHERE member_id = {}", siv.id));
    assert!(!square.app.sign_in(&siv).open("/meg/brev").text().contains(SECRET));
    assert!(!square.app.sign_in_at_work(&siv).open("/meg/brev").text().contains(SECRET));
}

#[test]
fn who_loses_the_right_before_it_is_sent_is_told_nothing_of_it() {
    let square = Square::new();
    let (siv, kari) = (square.siv(), square.kari());
    let local = square.app.organisation("samhold", "union_local");
    let bo = square.app.member("bo@samhold.example").at(
        &local,
        torget::viewer::Role::Representative,
        Some(torget::viewer::Side::Union),
    );
    square.quiet(&siv);
    let (hers, open) = (
        square.thread(&siv, SECRET, ThreadKind::Discussion, &["union"]),
        square.thread(&kari, "Det alle kan lese", ThreadKind::Discussion, &["open"]),
    );
    square.reply(&bo, hers);
    square.tick();
    square.app.advance(chrono::Duration::days(8));
    // The letter is made, and its mail waits.
    square.app.system(|tx| {
        torget::digests::tick(tx)?;
        torget::digests::make(tx, siv.id, "torg.example").map(drop)
    });
    assert_eq!(square.app.rows("SELECT outcome AS value FROM digests"), ["made"]);
    assert_eq!(
        square.app.rows("SELECT kind AS value FROM digest_items ORDER BY kind"),
        ["post", "thread"],
        "the union's and the open one"
    );
    square.run(&format!("UPDATE memberships SET state = 'ended' WHERE member_id = {}", siv.id));
    square.app.work();
    let letters = square.letters(&siv);
    assert!(letters[0].raw.contains("Det alle kan lese"), "{letters:#?}");
    assert!(!letters[0].raw.contains("begrenset"), "counts neither: {}", letters[0].raw);
    assert_eq!(letters[0].subject, "Det alle kan lese");
    assert!(letters[0].link(&format!("/trad/{open}/")).contains("det-alle"));
}

#[test]
fn what_is_left_of_nothing_is_not_sent_and_the_reason_is_kept() {
    let square = Square::new();
    let (kari, per) = (square.kari(), square.per());
    square.quiet(&kari);
    let own = square.thread(&kari, "Hvem dokumenterer besøket?", ThreadKind::Question, &["open"]);
    square.reply(&per, own);
    square.tick();
    square.app.advance(chrono::Duration::days(8));
    square.app.system(|tx| torget::digests::make(tx, kari.id, "torg.example").map(drop));
    square.app.sign_in(&kari).open(&format!("/trad/{own}/hvem-dokumenterer-besoket"));
    square.app.work();
    assert!(square.letters(&kari).is_empty());
    let page = square.app.sign_in(&kari).open("/meg/brev");
    assert!(page.text().contains("var lest eller tatt bort før brevet gikk"), "{}", page.text());
}

#[test]
fn the_worker_may_look_again_and_again() {
    let square = Square::new();
    let (kari, per) = (square.kari(), square.per());
    square.thread(&per, "Slik lærte vi opp nye", ThreadKind::Experience, &["open"]);
    square.tuesday();
    for _ in 0..3 {
        square.app.system(|tx| tx.enqueue(&Job::Digest { member: kari.id.0 }));
        square.tick();
    }
    assert_eq!(square.letters(&kari).len(), 1);
}

#[test]
fn a_late_worker_sends_one_letter_and_not_at_night() {
    let square = Square::new();
    let (kari, per) = (square.kari(), square.per());
    square.thread(&per, "Slik lærte vi opp nye", ThreadKind::Experience, &["open"]);
    square.tuesday();
    for n in 0..3 {
        square.app.advance(chrono::Duration::days(7));
        square.thread(&per, &format!("Uke nummer {n}"), ThreadKind::Experience, &["open"]);
    }
    // Wednesday at two in the morning: it waits.
    square.app.advance(chrono::Duration::hours(18));
    square.tick();
    assert_eq!(square.letters(&kari).len(), 1);
    square.app.advance(chrono::Duration::hours(6));
    square.tick();
    assert_eq!(square.letters(&kari).len(), 2, "one, for three weeks");
}
