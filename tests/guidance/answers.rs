//! What is published: from the queue to the thread, the register and the mailbox, and on to what replaces it.

use chrono::Duration;
use torget::threads::ThreadKind;
use torget::viewer::Role;

use super::{SHORT, Square, TITLE, at_thread, case};

#[test]
fn a_question_waits_in_the_queue_with_its_age_and_target_until_it_is_answered() {
    let square = Square::new();
    let thread = square.asked(ThreadKind::GuidanceRequest, "open");
    square.asked(ThreadKind::Question, "open");
    let adviser = square.app.sign_in(&square.adviser("anne"));
    let queue = adviser.open("/veiledning/ko");
    assert_eq!(queue.select("tbody tr").len(), 1, "what is no question to the ministry is not in its queue");
    assert!(queue.text().contains("0 virkedager") && queue.select(".late").is_empty(), "{}", queue.text());
    let waits = at_thread(&square.app.guest(), thread);
    assert!(waits.text().contains("har som mål å svare innen 15 virkedager"), "{}", waits.text());

    square.app.advance(Duration::days(29));
    let adviser = square.app.sign_in(&square.adviser("anne"));
    let queue = adviser.open("/veiledning/ko?vis=over-fristen");
    assert_eq!(queue.one(".late").text, "over fristen");
    let front = adviser.open("/");
    assert!(front.text().contains("1 spørsmål om reglene er over fristen"), "{}", front.text());
    assert!(
        at_thread(&square.app.guest(), thread).text().contains("over fristen"),
        "the clock is for everybody to see"
    );

    square.published(thread, &[]);
    assert!(adviser.open("/veiledning/ko").select("tbody tr").is_empty());
    let times = square.app.guest().open("/veiledning/svartid");
    let all = times.one("tfoot tr").text;
    assert!(all.contains("0 %") || all.contains("0\u{a0}%"), "{all}");
    assert!(
        times.text().contains("1 spørsmål er besvart") && times.text().contains("Ingen spørsmål venter nå"),
        "{}",
        times.text()
    );
}

#[test]
fn an_answer_is_published_in_its_thread_and_in_the_register_when_a_second_person_approves() {
    let square = Square::new();
    let thread = square.asked(ThreadKind::GuidanceRequest, "open");
    let (anne, bo) = (square.app.sign_in(&square.adviser("anne")), square.app.sign_in(&square.adviser("bo")));
    let waits = square.draft(&anne, thread, &[("provisions", "Pasientjournalloven § 9\nHelsepersonelloven § 45")]);
    assert!(waits.text().contains("venter på at en annen i departementet"), "{}", waits.text());
    assert!(bo.open("/").text().contains("1 utkast til veiledning venter på din godkjenning"));
    assert!(!anne.open("/").text().contains("venter på din godkjenning"), "her own does not wait for her");
    assert!(!at_thread(&square.app.guest(), thread).html.contains(SHORT), "a draft is nobody else's");

    let answer = square.approve(&bo, thread);
    for part in [
        TITLE,
        SHORT,
        "Unntak er ikke nødvendig",
        "24/1001",
        "Helsepersonelloven § 45",
        "Veiledning, ikke vedtak",
        "Anne",
        "Bo",
    ] {
        assert!(answer.text().contains(part), "the answer says «{part}»: {}", answer.text());
    }
    let read = at_thread(&square.app.guest(), thread);
    let post = read.one(".official").text;
    for part in [SHORT, "Unntak er ikke nødvendig", "24/1001", "godkjent av Bo", "Departementet"] {
        assert!(post.contains(part), "the post says «{part}»: {post}");
    }
    assert!(read.text().contains("Svaret står her"), "it answers the request: {}", read.text());
    let found = square.app.guest().open("/veiledning?q=helsepersonelloven");
    assert_eq!(found.select(".guidance-list > li").len(), 1);
    assert!(square.app.guest().open("/veiledning?q=skogbruk").select(".guidance-list > li").is_empty());
    assert_eq!(square.app.guest().open("/veiledning?omrade=helse").select(".guidance-list > li").len(), 1);
    assert!(square.app.guest().open("/omrade/helse").text().contains(SHORT));
}

#[test]
fn what_is_replaced_leads_to_what_applies_now_wherever_it_is_cited_and_each_is_told_once() {
    let square = Square::new();
    let (havnes, app) = (square.app.organisation("havnes", "municipality"), &square.app);
    let rule = square.asked(ThreadKind::RuleInWay, "open");
    let follower = app.member("per@havnes.example").at(&havnes, Role::Representative, None);
    let other = app.member("ola@havnes.example").at(&havnes, Role::Member, None);
    let (per, _) = (app.sign_in(&follower), app.sign_in(&other));
    let said = per.post(&format!("/trad/{rule}/gjor/hos-oss"), &[("said", "ja")]);
    assert_eq!(said.status, 303, "{}", said.text());
    let about = ("provisions", "Kommuneloven § 5-11");
    let first = square.published(rule, &[about]);
    app.work();
    let told = |subject: &str| {
        let mut to: Vec<String> =
            app.mail().into_iter().filter(|m| m.subject.starts_with(subject)).map(|m| m.to).collect();
        to.sort();
        to
    };
    assert_eq!(told("Departementet har svart"), ["kari@solvik.example", "per@havnes.example"]);
    assert_eq!(app.mail().len(), 2, "the official post sends no mail of its own");

    let noticed = || {
        app.rows(
            "SELECT m.email AS value FROM notices n JOIN members m ON m.id = n.member_id WHERE n.kind = 'guidance' ORDER BY 1",
        )
    };
    assert_eq!(noticed(), ["kari@solvik.example", "per@havnes.example"], "in the service too");
    app.rows(
        "INSERT INTO follows (member_id, target, target_id, level, since)
         SELECT m.id, 'provision', gp.provision_id, 'normal', now() FROM members m CROSS JOIN guidance_provisions gp
         WHERE m.email = 'ola@havnes.example' RETURNING 'x' AS value",
    );

    app.advance(Duration::days(40));
    let later = square.asked(ThreadKind::GuidanceRequest, "open");
    let old = app.rows("SELECT id::text AS value FROM guidance_answers").remove(0);
    let new = square.published(later, &[("title", "Hva må avtalen om journal si?"), ("supersedes", &old), about]);
    for page in [app.guest().open(&first.path), at_thread(&app.guest(), rule)] {
        let alert = page.one(".ds-alert[data-color=warning]");
        assert!(
            alert.text.contains("Dette svaret er erstattet") && alert.text.contains("Hva må avtalen om journal si?")
        );
        assert_eq!(page.link("Hva må avtalen om journal si?"), new.path);
    }
    assert!(new.text().contains("Erstatter") && new.html.contains(&first.path), "{}", new.text());
    let register = app.guest().open("/veiledning");
    assert_eq!(register.select(".guidance-list > li").len(), 1, "the register shows what applies");
    assert_eq!(app.guest().open("/veiledning?erstattet=ja").select(".guidance-list > li").len(), 2);
    app.work();
    assert_eq!(told("Nytt svar erstatter"), ["kari@solvik.example", "per@havnes.example"]);
    let both = ["kari@solvik.example", "kari@solvik.example", "ola@havnes.example", "per@havnes.example"];
    assert_eq!(noticed(), both, "who follows the provision is told of what replaces the answer");
    app.rows("UPDATE guidance_answers SET updated_at = updated_at RETURNING 'x' AS value");
    let again: i64 = new.path.split(['/', '-']).find_map(|part| part.parse().ok()).unwrap();
    app.system(|tx| tx.enqueue(&torget::jobs::Job::TellGuidance { answer: again }));
    app.work();
    app.system(|tx| tx.enqueue(&torget::jobs::Job::Tell { notice: torget::jobs::Notice::Guidance, item: again }));
    app.work();
    assert_eq!((app.mail().len(), noticed().len()), (4, 4), "done again, nobody is told twice");

    // What replaces the second leads on from the first as well.
    let second = app.rows("SELECT id::text AS value FROM guidance_answers WHERE superseded_at IS NULL").remove(0);
    let third = square.published(later, &[("title", "Avtalen om journal, på nytt"), ("supersedes", &second)]);
    assert_eq!(at_thread(&app.guest(), rule).link("Avtalen om journal, på nytt"), third.path);
    assert!(
        at_thread(&app.guest(), later).text().contains("Svaret står her: Innlegg 3"),
        "the request is answered by the newest"
    );
}

#[test]
fn mail_is_for_those_who_want_it_and_may_read() {
    let square = Square::new();
    let app = &square.app;
    let thread = square.asked(ThreadKind::GuidanceRequest, "members");
    square.published(thread, &[]);
    app.work();
    let mails = app.mail();
    let [mail] = mails.as_slice() else { panic!("one mail: {mails:#?}") };
    assert!(!mail.words().contains("journal") && !mail.words().contains(SHORT), "a restricted room: {}", mail.words());
    let stop = mail.link("/avmelding/");
    let stopped = app.guest().send("POST", &stop, &[], Some("List-Unsubscribe=One-Click"));
    assert!(stopped.status < 400, "{}", stopped.text());
    let other = square.asked(ThreadKind::GuidanceRequest, "open");
    square.published(other, &[]);
    app.work();
    assert_eq!(app.mail().len(), 1, "she has stopped mail about answers");
    assert!(app.guest().open("/veiledning").html.matches("/veiledning/2-").count() > 0);
    assert_eq!(app.guest().get("/veiledning/1").status, 404, "an answer in a restricted room is for that room");
    assert_eq!(app.sign_in(&square.lead()).get("/veiledning/1").status, 303);
}

#[test]
fn pages_cost_the_same_however_much_there_is() {
    let square = Square::new();
    let anne = square.app.sign_in(&square.adviser("anne"));
    let paths = ["/veiledning", "/veiledning/svartid", "/veiledning/ko", "/omrade/helse", "/"];
    let first = square.asked(ThreadKind::GuidanceRequest, "open");
    square.published(first, &[]);
    square.asked(ThreadKind::GuidanceRequest, "open");
    let few: Vec<u32> = paths.iter().map(|path| anne.open(path).statements()).collect();
    for _ in 0..4 {
        let thread = square.asked(ThreadKind::RuleInWay, "open");
        square.published(thread, &[]);
        square.asked(ThreadKind::GuidanceRequest, "open");
    }
    let many: Vec<u32> = paths.iter().map(|path| anne.open(path).statements()).collect();
    assert_eq!(few, many);
    assert!(many.iter().zip([10, 10, 10, 9, 8]).all(|(cost, most)| *cost <= most), "{many:?}");
    // The first time there is one more, which notes how far she has read.
    assert!(at_thread(&anne, first).statements() <= 9);
    assert!(at_thread(&anne, first).statements() <= 8 && at_thread(&square.app.guest(), first).statements() <= 8);
    assert!(anne.open(&case(first)).statements() <= 11);
}

#[test]
fn what_a_moderator_hides_is_gone_from_the_register_too() {
    let square = Square::new();
    let thread = square.asked(ThreadKind::GuidanceRequest, "open");
    let page = square.published(thread, &[]);
    square.app.rows("UPDATE posts SET state = 'hidden' WHERE official RETURNING 'x' AS value");
    assert_eq!(square.app.guest().get(&page.path).status, 404);
    assert!(square.app.guest().open("/veiledning").select(".guidance-list > li").is_empty());
    square.app.rows("UPDATE posts SET state = 'shown' WHERE official RETURNING 'x' AS value");
    square.app.rows("UPDATE threads SET state = 'hidden' RETURNING 'x' AS value");
    assert_eq!(square.app.guest().get(&page.path).status, 404);
    assert!(!square.app.guest().open("/omrade/helse").html.contains(SHORT));
}
