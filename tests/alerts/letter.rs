//! In the letter: a part of its own, with a line for each thing once, whatever else tells of it.

use chrono::Duration;

use super::Square;
use crate::support::Person;
use crate::support::mail::Mail;

/// Everybody's next letter: a week on, and a little.
fn week(square: &Square) {
    square.app.system(torget::digests::tick);
    square.app.work();
    square.app.advance(Duration::days(8));
    square.app.system(torget::digests::tick);
    square.app.work();
    // A late letter waits for the morning.
    square.app.advance(Duration::hours(14));
    square.app.system(torget::digests::tick);
    square.app.work();
}

fn letters(square: &Square, person: &Person<'_>) -> Vec<Mail> {
    let all = square.app.mail().into_iter().filter(|mail| mail.to == person.email);
    all.filter(|mail| mail.raw.contains("/avmelding/brev/")).collect()
}

#[test]
fn what_is_found_stands_in_a_part_of_its_own_once() {
    let square = Square::new();
    let (kari, per) = (square.kari(), square.per());
    square.app.system(torget::digests::tick);
    square.app.work();
    square.keep(&kari, "q=nattevakt", "Om natta", "letter");
    let thread = square.thread(&per, "Hvem tar nattevakta?", "open");
    for _ in 0..2 {
        square.reply(&per, thread, "Nattevakten går på rundgang.");
    }
    square.thread(&per, "Noe helt annet", "open");
    square.later();
    assert!(square.alerts(&kari).is_empty(), "not at once");
    week(&square);
    let sent = letters(&square, &kari);
    let [letter] = sent.as_slice() else { panic!("one letter: {sent:#?}") };
    let words = letter.words();
    assert!(
        words.contains("Nytt i søkene dine") && words.contains("Fordi: du har lagret søket «Om natta»."),
        "{words}"
    );
    assert_eq!(words.matches("* Hvem tar nattevakta?").count(), 1, "found, and so not among the new: {words}");
    assert!(words.contains("* Noe helt annet") && words.contains("Nye tråder"), "{words}");
    assert_eq!(
        square.app.rows("SELECT DISTINCT kind AS value FROM digest_items ORDER BY 1"),
        ["found", "thread"],
        "its marks"
    );
    let had = square.app.sign_in(&kari).open("/meg/brev");
    assert!(had.text().contains("Hvem tar nattevakta?"), "{}", had.text());
    week(&square);
    assert_eq!(letters(&square, &kari).len(), 1, "nothing twice");
}

#[test]
fn what_mail_at_once_told_is_not_in_the_letter_nor_the_other_way_round() {
    let square = Square::new();
    let (kari, per) = (square.kari(), square.per());
    square.app.system(torget::digests::tick);
    square.app.work();
    square.keep(&kari, "q=nattevakt", "Natt", "at_once");
    let thread = square.thread(&per, "Hvem tar nattevakta?", "open");
    square.run(&format!(
        "INSERT INTO follows (member_id, target, target_id, level, since) VALUES ({}, 'thread', {thread}, 'normal', now() - interval '1 day')",
        kari.id
    ));
    square.reply(&per, thread, "Nattevakten går på rundgang.");
    square.later();
    assert_eq!(square.alerts(&kari).len(), 1);
    let states = "SELECT concat_ws(' ', state, last_error) AS value FROM outbox WHERE kind = 'alert' ORDER BY id";
    assert_eq!(square.app.rows(states), ["sent", "dropped said in the same mail"], "the thread and its answer");
    week(&square);
    assert!(letters(&square, &kari).is_empty(), "{:#?}", letters(&square, &kari));

    // The letter has told of this answer as one in a thread she follows; the mail at once comes too late.
    square.reply(&per, thread, "Og nattevakten har fått telefon.");
    square.app.work();
    week(&square);
    let told = letters(&square, &kari).len() + square.alerts(&kari).len();
    assert_eq!(told, 2, "once more, by one of them");
}

#[test]
fn a_restricted_room_is_not_spoken_of_and_a_right_lost_tells_nothing() {
    let square = Square::new();
    let (anne, bo) = (square.unionist("anne"), square.unionist("bo"));
    square.app.system(torget::digests::tick);
    square.app.work();
    square.keep(&anne, "q=l%C3%B8nnskrav", "Om lønnskrav", "letter");
    for n in 1..=2 {
        square.thread(&bo, &format!("Lønnskrav nummer {n}"), "union");
    }
    square.app.work();
    let next = square.app.sign_in(&anne).open("/meg/brev/neste");
    assert!(next.text().contains("2 nye treff med begrenset tilgang"), "{}", next.text());
    week(&square);
    let sent = letters(&square, &anne);
    let [letter] = sent.as_slice() else { panic!("one letter: {sent:#?}") };
    for word in ["ønnskrav", "lonnskrav", "Samhold"] {
        assert!(!letter.raw.contains(word), "«{word}»: {}", letter.raw);
    }
    assert!(letter.raw.contains("/meg/sok/"));

    square.thread(&bo, "Lønnskrav nummer 3", "union");
    square.app.work();
    assert!(square.app.sign_in(&anne).open("/meg/brev/neste").text().contains("Ett nytt treff"));
    square.run(&format!("UPDATE memberships SET state = 'ended' WHERE member_id = {}", anne.id));
    assert!(!square.app.sign_in(&anne).open("/meg/brev/neste").text().contains("treff"));
    week(&square);
    assert_eq!(letters(&square, &anne).len(), 1);
}
