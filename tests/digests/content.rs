//! What stands in a letter: what is hers before what is ranked, threads grouped, and nothing she has had or read.

use torget::threads::{self, ThreadKind};

use super::Square;

#[test]
fn answers_stand_together_by_thread_and_before_new_threads() {
    let square = Square::new();
    let (kari, per) = (square.kari(), square.per());
    square.quiet(&kari);
    let own = square.thread(&kari, "Hvem dokumenterer besøket?", ThreadKind::Question, &["open"]);
    for _ in 0..3 {
        square.reply(&per, own);
    }
    square.thread(&per, "Slik lærte vi opp nye", ThreadKind::Experience, &["open"]);
    square.tuesday();
    let letters = square.letters(&kari);
    let [letter] = letters.as_slice() else { panic!("one letter: {letters:#?}") };
    let text = &letter.raw;
    assert!(text.contains("3 nye svar, fra Havnes."), "{text}");
    assert!(text.find("Hvem dokumenterer").unwrap() < text.find("Slik lærte vi").unwrap(), "{text}");
    assert_eq!(letter.subject, "Hvem dokumenterer besøket?, og én nyhet til");
    assert_eq!(letter.header("List-Unsubscribe-Post"), Some("List-Unsubscribe=One-Click"));
    assert!(letter.link(&format!("/trad/{own}/")).ends_with("#p2"), "to the first she has not read");

    // Per has read what he answered, and the other thread is his own.
    assert!(square.letters(&per).is_empty());
}

#[test]
fn nothing_comes_twice_and_what_is_read_does_not_come() {
    let square = Square::new();
    let (kari, per) = (square.kari(), square.per());
    square.quiet(&kari);
    let (read, unread) = (
        square.thread(&kari, "Den leste tråden", ThreadKind::Question, &["open"]),
        square.thread(&kari, "Den uleste tråden", ThreadKind::Question, &["open"]),
    );
    square.reply(&per, read);
    square.reply(&per, unread);
    square.app.sign_in(&kari).open(&format!("/trad/{read}/den-leste-traden"));
    square.tuesday();
    let letters = square.letters(&kari);
    assert_eq!(letters.len(), 1, "{letters:#?}");
    assert!(letters[0].raw.contains("Den uleste tråden") && !letters[0].raw.contains("Den leste tråden"));

    square.tuesday();
    assert_eq!(square.letters(&kari).len(), 1, "nothing new, no letter");
    assert_eq!(
        square.app.rows(&format!("SELECT outcome AS value FROM digests WHERE member_id = {} ORDER BY id", kari.id)),
        ["made", "nothing_new"]
    );
    square.reply(&per, unread);
    square.tuesday();
    let letters = square.letters(&kari);
    assert!(letters[1].raw.contains("Ett nytt svar, fra Havnes."), "{}", letters[1].raw);
}

#[test]
fn what_another_mail_told_of_is_not_told_again() {
    let square = Square::new();
    let (kari, per) = (square.kari(), square.per());
    let own = square.thread(&kari, "Hvem dokumenterer besøket?", ThreadKind::Question, &["open"]);
    square.reply(&per, own);
    square.app.work();
    assert_eq!(square.app.mail().len(), 1, "the mail at once");
    square.tuesday();
    assert!(square.letters(&kari).is_empty());
}

#[test]
fn what_was_committed_late_comes_in_the_next_letter() {
    let square = Square::new();
    let (kari, per) = (square.kari(), square.per());
    square.quiet(&kari);
    let own = square.thread(&kari, "Hvem dokumenterer besøket?", ThreadKind::Question, &["open"]);
    square.reply(&per, own);
    square.tuesday();
    let late = square.reply(&per, own);
    // Written before the letter was made, by the writer's clock, and seen by others only now.
    square.run(&format!("UPDATE posts SET created_at = created_at - interval '2 days' WHERE id = {late}"));
    square.tuesday();
    assert_eq!(square.letters(&kari).len(), 2);
}

#[test]
fn a_closed_thread_is_told_of_when_an_answer_closed_it() {
    let square = Square::new();
    let (kari, per, siv) = (square.kari(), square.per(), square.siv());
    square.quiet(&kari);
    let asked = square.thread(&per, "Hvem dokumenterer besøket?", ThreadKind::Question, &["open"]);
    let post = square.reply(&siv, asked);
    square.run(&format!(
        "INSERT INTO follows (member_id, target, target_id, level, since) VALUES ({}, 'thread', {asked}, 'normal', now() - interval '1 day')",
        kari.id
    ));
    square.run(&format!("INSERT INTO notices (member_id, kind, item_id, thread_id, post_id, audience, created_at) VALUES ({}, 'answer_accepted', {post}, {asked}, {post}, '{{open}}', now())", kari.id));
    square.run(&format!("UPDATE threads SET accepted_number = 2 WHERE id = {asked}"));
    square.app.system(|tx| threads::set_state(tx, asked, threads::ThreadState::Closed, Some("Besvart")));
    square.tuesday();
    let letters = square.letters(&kari);
    assert!(letters[0].raw.contains("Et svar er godtatt."), "{letters:#?}");
}

#[test]
fn no_more_than_two_new_threads_from_one_area() {
    let square = Square::new();
    let (kari, per) = (square.kari(), square.per());
    for n in 1..=6 {
        square.thread(&per, &format!("Ny tråd nummer {n}"), ThreadKind::Experience, &["open"]);
    }
    square.tuesday();
    let letters = square.letters(&kari);
    let told = (1..=6).filter(|n| letters[0].raw.contains(&format!("* Ny tråd nummer {n}"))).count();
    assert_eq!(told, 2, "{}", letters[0].raw);
    // The cursor has moved: the other four are not news next week.
    square.tuesday();
    assert_eq!(square.letters(&kari).len(), 1);
}

#[test]
fn deadlines_are_told_of_at_21_and_at_7_days() {
    let square = Square::new();
    let kari = square.kari();
    let day = |days: i64| (square.now() + chrono::Duration::days(days)).date_naive();
    square.run(&format!(
        "INSERT INTO calendar_events (uid, kind, title_nb, title_nn, day, audience, created_at, changed_at)
         VALUES ('frist-en-to-tre', 'deadline', 'Søknadsfristen for forsøk', 'Søknadsfristen for forsøk', '{}', '{{open}}', now(), now())",
        day(30)
    ));
    let mut told = Vec::new();
    for _ in 0..5 {
        square.tuesday();
        let left = (day(0), square.letters(&kari).len());
        told.push(left.1);
    }
    assert_eq!(told.last(), Some(&2), "once at three weeks, once at one: {told:?}");
}

#[test]
fn an_exemption_of_ones_own_or_of_what_one_follows_ends_with_a_line_at_21_and_at_7_days() {
    let square = Square::new();
    let (kari, per, siv) = (square.kari(), square.per(), square.siv());
    square.app.system(torget::places::load_reference);
    let until = (square.now() + chrono::Duration::days(30)).date_naive().to_string();
    let lead = square.app.member("leder@solvik.example").at(
        &square.app.organisation("solvik", "municipality"),
        torget::viewer::Role::Coordinator,
        Some(torget::viewer::Side::Management),
    );
    let browser = square.app.sign_in(&lead);
    let form = browser.open("/forsok/journal/deltaker/solvik/unntak");
    let fields =
        [("provision", "kommuneloven § 5-11"), ("state", "granted"), ("reason", ""), ("expires_on", until.as_str())];
    let sent = browser.submit(&form, "form.form", &fields);
    assert_eq!(sent.status, 303, "{}", sent.text());
    let trial = square.app.rows("SELECT id::text AS value FROM trials WHERE slug = 'journal'").remove(0);
    square.app.sign_in(&per).post("/folg", &[("hva", "trial"), ("id", &trial), ("niva", "normal"), ("til", "/")]);
    for _ in 0..5 {
        square.tuesday();
    }
    for (person, lines) in [(&kari, 2), (&per, 2), (&siv, 0)] {
        let letters = square.letters(person);
        let told: Vec<_> =
            letters.iter().filter(|letter| letter.raw.contains("* Solvik: Kommuneloven § 5-11")).collect();
        assert_eq!(told.len(), lines, "{}: {letters:#?}", person.email);
        for letter in told {
            assert!(
                letter.raw.contains("Unntak gjelder til") && letter.link("/forsok/journal").contains("solvik"),
                "{}",
                letter.raw
            );
        }
    }
    let page = square.app.sign_in(&kari).open("/meg/brev").text();
    assert!(page.contains("Solvik: Kommuneloven § 5-11"), "{page}");
}

#[test]
fn what_changes_in_a_trial_of_an_organisation_one_follows_is_told_and_of_one_that_is_muted_is_not() {
    let square = Square::new();
    let (per, siv) = (square.per(), square.siv());
    let solvik = square.app.organisation("solvik", "municipality");
    for (person, level) in [(&per, "normal"), (&siv, "mute")] {
        let follow = [("hva", "organisation"), ("id", &*solvik.id.to_string()), ("niva", level), ("til", "/")];
        assert_eq!(square.app.sign_in(person).post("/folg", &follow).status, 303);
    }
    square.run(&format!(
        "INSERT INTO follows (member_id, target, target_id, level, since) SELECT {}, 'area', id, 'normal', now() FROM areas WHERE slug = 'helse'",
        siv.id
    ));
    square.run(
        "INSERT INTO trial_status_changes (trial_id, organisation_id, from_status, to_status, on_date, recorded_name, recorded_for, recorded_at)
         SELECT p.trial_id, p.organisation_id, 'unknown', 'running', now()::date, 'Liv', 'Solvik', now() FROM trial_participants p",
    );
    square.tuesday();
    let letters = square.letters(&per);
    assert!(
        letters[0].raw.contains("* Journal") && letters[0].raw.contains("du følger en som er med i forsøket"),
        "{letters:#?}"
    );
    assert!(square.letters(&siv).iter().all(|letter| !letter.raw.contains("* Journal")));
}
