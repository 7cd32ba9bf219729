//! What is new is told once, by one mail for what comes together, and only while it is hers to be told.

use chrono::Duration;
use torget::jobs::Job;
use torget::threads::{self, ThreadState};

use super::Square;

#[test]
fn what_comes_within_the_wait_comes_in_one_mail_and_never_again() {
    let square = Square::new();
    let (kari, per) = (square.kari(), square.per());
    let before = square.thread(&per, "Nattevakt, skrevet før", "open");
    square.app.work();
    square.keep(&kari, "q=nattevakt", "Natt", "at_once");
    square.keep(&kari, "q=turnus", "Turnus", "at_once");
    let one = square.thread(&per, "Hvem tar nattevakta?", "open");
    square.app.work();
    assert!(square.alerts(&kari).is_empty(), "not yet");
    square.app.advance(Duration::seconds(60));
    square.thread(&per, "Nattevakter og turnus", "open");
    square.thread(&per, "Turnusplan for sommeren", "open");
    square.reply(&per, before, "Nå har vi svaret om nattevakten.");
    square.thread(&per, "Noe helt annet", "open");
    square.later();
    let alerts = square.alerts(&kari);
    let [mail] = alerts.as_slice() else { panic!("one mail: {alerts:#?}") };
    assert_eq!(mail.subject, "4 nye treff i søkene dine");
    let words = mail.words();
    for told in [
        "Nytt i søket «Natt»",
        "Nytt i søket «Turnus»",
        "* Hvem tar nattevakta?",
        "* Turnusplan for sommeren",
        "Nytt svar",
    ] {
        assert!(words.contains(told), "«{told}»: {words}");
    }
    assert_eq!(words.matches("* Nattevakter og turnus").count(), 1, "found by two, told once: {words}");
    assert!(words.contains("Nattevakt, skrevet før") && mail.raw.contains("#p2"), "the answer is new: {words}");
    assert!(!words.contains("Noe helt annet"));
    assert_eq!(mail.header("List-Unsubscribe-Post"), Some("List-Unsubscribe=One-Click"));

    // Neither an edit, nor being hidden and shown, nor filling the index anew makes it new.
    square.app.system(|tx| threads::set_state(tx, one, ThreadState::Hidden, Some("Prøve")));
    square.later();
    square.app.system(|tx| threads::set_state(tx, one, ThreadState::Open, None));
    square.later();
    square.run("UPDATE posts SET body_text = body_text || ' nattevakt turnus', edited_at = now()");
    torget::discover::reindex(&square.app.app).expect("the index is filled");
    square.later();
    assert_eq!(square.alerts(&kari).len(), 1);
    assert_eq!(square.app.rows("SELECT count(*)::text AS value FROM search_arrivals WHERE pending"), ["0"]);
}

#[test]
fn not_of_what_she_wrote_has_read_has_muted_or_is_told_of_otherwise() {
    let square = Square::new();
    let (kari, per) = (square.kari(), square.per());
    let own = square.thread(&kari, "Min egen tråd", "open");
    square.app.work();
    square.keep(&kari, "q=nattevakt", "Natt", "at_once");
    square.thread(&kari, "Nattevakt, skrevet selv", "open");
    square.reply(&per, own, "Et svar om nattevakt i hennes egen tråd.");
    let (read, muted) =
        (square.thread(&per, "Nattevakt, lest", "open"), square.thread(&per, "Nattevakt, dempet", "open"));
    square.app.work();
    assert_eq!(square.app.rows("SELECT count(*)::text AS value FROM search_finds"), ["3"], "her own is none");
    square.app.sign_in(&kari).open(&format!("/trad/{read}/nattevakt-lest"));
    square.run(&format!(
        "INSERT INTO follows (member_id, target, target_id, level, since) VALUES ({}, 'thread', {muted}, 'mute', now())",
        kari.id
    ));
    square.later();
    assert!(square.alerts(&kari).is_empty(), "{:#?}", square.alerts(&kari));
    let replies = square.app.mail().into_iter().filter(|mail| mail.to == kari.email).count();
    assert_eq!(replies, 1, "the answer in her own thread is told of as such");
    assert_eq!(
        square.app.rows("SELECT DISTINCT concat_ws(' ', state, last_error) AS value FROM outbox WHERE kind = 'alert'"),
        ["dropped nothing left"]
    );
}

#[test]
fn nothing_of_a_room_to_one_who_lost_the_right_a_second_before() {
    let square = Square::new();
    let (anne, bo) = (square.unionist("anne"), square.unionist("bo"));
    square.keep(&anne, "q=l%C3%B8nnskrav", "Lønn", "at_once");
    square.thread(&bo, "Lønnskravet vårt", "union");
    square.app.work();
    assert_eq!(square.app.rows("SELECT count(*)::text AS value FROM search_finds"), ["1"]);
    square.app.advance(Duration::seconds(125));
    square.run(&format!("UPDATE memberships SET state = 'ended' WHERE member_id = {}", anne.id));
    square.later();
    assert!(square.app.mail().is_empty(), "{:#?}", square.app.mail());
}

#[test]
fn of_a_restricted_room_it_says_only_that_there_is_something() {
    let square = Square::new();
    let (anne, bo, kari) = (square.unionist("anne"), square.unionist("bo"), square.kari());
    for person in [&anne, &kari] {
        square.keep(person, "q=l%C3%B8nnskrav", "Om lønnskrav", "at_once");
    }
    square.thread(&bo, "Lønnskravet vårt", "union");
    square.later();
    assert!(square.alerts(&kari).is_empty(), "not hers to read");
    let alerts = square.alerts(&anne);
    let [mail] = alerts.as_slice() else { panic!("one mail: {alerts:#?}") };
    assert_eq!(mail.subject, "Nytt i et søk du har lagret");
    assert!(mail.words().contains("Ett nytt treff med begrenset tilgang"), "{}", mail.words());
    for word in ["Lønnskrav", "lønnskrav", "lonnskrav", "Samhold", "Bo,", "/trad/"] {
        assert!(!mail.raw.contains(word), "«{word}»: {}", mail.raw);
    }
    let browser = square.app.sign_in(&anne);
    let there = browser.follow(&browser.get(&mail.link("/meg/sok/")));
    assert!(there.html.contains("lonnskravet-vart"), "she finds it when she is signed in: {}", there.text());
}

#[test]
fn more_than_she_wants_in_a_day_is_left_to_the_letter() {
    let square = Square::new();
    let (kari, per) = (square.kari(), square.per());
    square.keep(&kari, "q=nattevakt", "Natt", "at_once");
    square.run("UPDATE members SET mail_daily_cap = 2, time_zone = 'UTC'");
    let now = square.app.app.clock.now();
    let early = now.date_naive().succ_opt().and_then(|day| day.and_hms_opt(1, 0, 0)).expect("a day").and_utc();
    square.app.advance(early - now);
    for n in 1..=3 {
        square.thread(&per, &format!("Nattevakt nummer {n}"), "open");
        square.later();
    }
    assert_eq!(square.alerts(&kari).len(), 2);
    let rest = "SELECT concat_ws(' ', state, last_error) AS value FROM outbox WHERE kind = 'alert' AND state <> 'sent'";
    assert_eq!(square.app.rows(rest), ["dropped daily cap"]);
    let next = square.app.sign_in(&kari).open("/meg/brev/neste");
    let (slot, told) = (next.text().contains("Nytt i søkene dine"), next.text().contains("Nattevakt nummer 3"));
    assert!(slot && told && !next.text().contains("Nattevakt nummer 2"), "{}", next.text());
}

#[test]
fn quiet_hours_hold_it_until_the_morning() {
    let square = Square::new();
    let (kari, per) = (square.kari(), square.per());
    square.keep(&kari, "q=nattevakt", "Natt", "at_once");
    square.run("UPDATE members SET quiet_from = 21, quiet_to = 7, time_zone = 'UTC'");
    let now = square.app.app.clock.now();
    let late = now.date_naive().succ_opt().and_then(|day| day.and_hms_opt(22, 0, 0)).expect("a day").and_utc();
    square.app.advance(late - now);
    square.thread(&per, "Nattevakt om natta", "open");
    square.later();
    square.app.advance(Duration::hours(3));
    square.thread(&per, "Nattevakt enda senere", "open");
    square.later();
    assert!(square.alerts(&kari).is_empty(), "at night");
    square.app.advance(Duration::hours(7));
    square.later();
    assert_eq!(square.alerts(&kari).len(), 1, "both, in the morning");
}

#[test]
fn what_is_committed_late_or_opened_to_more_is_new() {
    let square = Square::new();
    let (kari, bo) = (square.kari(), square.unionist("bo"));
    square.keep(&kari, "q=nattevakt", "Natt", "at_once");
    let late = square.thread(&bo, "Nattevakt, skrevet lenge før", "open");
    square.run(&format!("UPDATE posts SET created_at = created_at - interval '9 days' WHERE thread_id = {late}"));
    let room = square.thread(&bo, "Nattevakt bak lukket dør", "union");
    square.later();
    assert_eq!(square.alerts(&kari).len(), 1);
    assert!(square.alerts(&kari)[0].words().contains("skrevet lenge før"));
    square.run(&format!("UPDATE threads SET audience = '{{open}}' WHERE id = {room}"));
    square.app.system(|tx| tx.enqueue(&Job::IndexThread { thread: room.0 }));
    square.later();
    assert!(square.alerts(&kari)[1].words().contains("bak lukket dør"), "{:#?}", square.alerts(&kari));
}

#[test]
fn who_stops_asking_is_not_told_and_what_came_meanwhile_is_no_news() {
    let square = Square::new();
    let (kari, per) = (square.kari(), square.per());
    square.keep(&kari, "q=nattevakt", "Natt", "at_once");
    square.thread(&per, "Nattevakt, første", "open");
    square.app.work();
    square.keep(&kari, "q=nattevakt", "Natt", "never");
    square.thread(&per, "Nattevakt, andre", "open");
    square.later();
    square.keep(&kari, "q=nattevakt", "Natt", "at_once");
    square.later();
    assert!(square.alerts(&kari).is_empty());
    square.thread(&per, "Nattevakt, tredje", "open");
    square.later();
    assert_eq!(square.alerts(&kari)[0].subject, "Nytt treff: Nattevakt, tredje");
}

#[test]
fn other_things_than_threads_are_told_of_and_so_is_what_narrows() {
    let square = Square::new();
    let (kari, app) = (square.kari(), &square.app);
    square.keep(&kari, "q=journal&slag=forsok&omrade=helse", "Journal", "at_once");
    square.keep(&kari, "q=journal&slag=forsok&omrade=utdanning", "Journal i skolen", "at_once");
    app.area("utdanning");
    let trial = app.trial("felles-journal", app.area("helse"), &[&app.organisation("solvik", "municipality")]);
    app.system(|tx| tx.enqueue(&Job::IndexTrial { trial: trial.0 }));
    square.thread(&square.per(), "Journal i en tråd", "open");
    square.later();
    let alerts = square.alerts(&kari);
    let [mail] = alerts.as_slice() else { panic!("one mail: {alerts:#?}") };
    assert_eq!(mail.subject, "Nytt treff: Felles-journal");
    assert!(
        mail.words().contains("Nytt i søket «Journal»") && mail.raw.contains("/forsok/felles-journal"),
        "{}",
        mail.words()
    );
    assert!(!mail.words().contains("skolen") && !mail.words().contains("i en tråd"));
}

/// A reference is asked for by its name, and by its words only while nothing tells of the name: in the letters as on the page.
#[test]
fn a_reference_is_news_as_the_page_finds_it() {
    let square = Square::new();
    square.app.system(torget::places::load_reference);
    let (kari, per) = (square.kari(), square.per());
    let reader = square.app.sign_in(&kari);
    let found = || -> Vec<String> {
        let page = reader.open("/sok?q=%C2%A7+5-11+kommuneloven&slag=trader");
        page.select("a.title").iter().map(|link| link.text.clone()).collect()
    };
    square.app.work();
    square.keep(&kari, "q=%C2%A7+5-11+kommuneloven&slag=trader", "Utvalg", "at_once");
    let told = |title: &str| square.alerts(&kari).iter().any(|mail| mail.words().contains(title));

    let words = "Kommuneloven på møtet 5/11";
    square.thread(&per, words, "open");
    square.later();
    assert_eq!((found(), told(words)), (vec![words.to_owned()], true), "nothing tells of the section");
    let named = "Hvem sitter i utvalget etter koml § 5-11?";
    square.thread(&per, named, "open");
    square.later();
    assert_eq!((found(), told(named)), (vec![named.to_owned()], true), "this does");
    let late = "Kommuneloven på neste møte, 5/11";
    square.thread(&per, late, "open");
    square.later();
    assert_eq!((found(), told(late)), (vec![named.to_owned()], false), "the page goes by the name now");
}
