//! A room's words, titles, names and counts are in no mail to one who lost the right a second before it went.

use chrono::Duration;
use mail_parser::MessageParser;
use torget::mail::outbox::MailKind;

use super::{World, scenes};
use crate::support::sink::Taken;

#[test]
fn who_lost_the_right_a_second_before_is_told_nothing() {
    let world = World::new("nb");
    // All of it is owed and waits, for it is quiet; a letter is made and waits for its words.
    world.quiet.set(true);
    let rooms = || MailKind::ALL.iter().flat_map(|kind| scenes::of(*kind)).filter(|scene| !scene.secrets.is_empty());
    let mut lost: Vec<(scenes::Scene, String, Option<Vec<Taken>>)> = Vec::new();
    let to_her = |to: &str| world.sink.taken().into_iter().filter(|one| one.to == to).collect::<Vec<_>>();
    for scene in rooms() {
        let to = (scene.make)(&world);
        if scene.kind != MailKind::Digest {
            world.settle();
        }
        let owed = format!(
            "SELECT o.state AS value FROM outbox o JOIN members m ON m.id = o.member_id WHERE m.email = '{to}' AND o.kind = '{}'",
            scene.kind.as_str()
        );
        assert!(world.app.rows(&owed).contains(&"waiting".to_owned()), "{}: {:?}", scene.name, world.unsent());
        world.run(&format!(
            "UPDATE memberships SET state = 'ended' WHERE member_id = (SELECT id FROM members WHERE email = '{to}')"
        ));
        if scene.kind != MailKind::Digest {
            // No letter of what is open, so that what comes is the mail this is about.
            world.run(&format!(
                "INSERT INTO digest_settings (member_id, cadence, zone, since, changed_at)
                 SELECT id, 'off', 'Europe/Oslo', now(), now() FROM members WHERE email = '{to}'
                 ON CONFLICT (member_id) DO UPDATE SET cadence = 'off', next_at = NULL"
            ));
        }
        let letter = (scene.kind == MailKind::Digest).then(|| {
            world.settle();
            to_her(&to)
        });
        lost.push((scene, to, letter));
    }
    world.quiet.set(false);
    world.app.advance(Duration::hours(15));
    world.settle();
    assert!(world.unsent().iter().all(|one| !one.ends_with("waiting")), "{:?}", world.unsent());
    for (scene, to, letter) in &lost {
        let sent = letter.clone().unwrap_or_else(|| to_her(to));
        for one in &sent {
            let message = MessageParser::default().parse(&one.raw).expect("a message");
            let parts = [message.subject().map(Into::into), message.body_text(0), message.body_html(0)];
            let all = parts.into_iter().flatten().collect::<Vec<std::borrow::Cow<'_, str>>>().join(" ");
            // Her own union's name stands with what she has written openly.
            let secrets = scene.secrets.iter().filter(|secret| **secret != "Samhold" || scene.name != "letter-both");
            for secret in secrets.chain(&["begrenset tilgang", "begrenset, så"]) {
                assert!(!all.contains(secret), "«{secret}» in {}: {all}", scene.name);
            }
        }
        // Of a letter what is open is left; an answer to whoever reported says nothing of the room. Of all else, nothing.
        let open = scene.name == "letter-both" || scene.name.starts_with("report-answered");
        assert_eq!(sent.len(), usize::from(open), "{}: {:?}", scene.name, world.unsent());
    }
    assert!(lost.len() >= 12, "{}", lost.len());
}
