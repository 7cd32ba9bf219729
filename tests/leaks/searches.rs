//! Everybody keeps searches that found everything, as if each had lost the right to most: mail at once tells of half of it, a
//! letter of the rest.

use torget::ids::MemberId;
use torget::mail::outbox::{MailKind, NewMail};

use super::square::Square;

impl Square<'_> {
    pub(super) fn everybodys_searches_found_everything(&self) {
        self.app.rows(
            "WITH s AS (INSERT INTO saved_searches (member_id, name, query, tell, since, created_at)
                        SELECT m.id, k.name, k.query, k.tell, now(), now() FROM members m
                        CROSS JOIN (VALUES ('Straks', 'q=vi', 'at_once'), ('I brevet', 'q=her', 'letter')) AS k (name, query, tell)
                        RETURNING id, member_id, tell),
                  f AS (INSERT INTO search_finds (member_id, search_id, kind, item_id, parent_id, found_at)
                        SELECT s.member_id, s.id, d.kind, d.id, d.parent_id, now() FROM s JOIN search_documents d
                          ON d.kind NOT IN ('organisation', 'provision') AND (d.id % 2 = 0) = (s.tell = 'at_once') RETURNING 1)
             SELECT 'done' AS value",
        );
        let finds = self.app.rows(
            "SELECT f.id || ' ' || f.member_id AS value FROM search_finds f JOIN saved_searches s ON s.id = f.search_id WHERE s.tell = 'at_once'",
        );
        // Of what else waits to be sent the other tests tell.
        self.app.rows("WITH d AS (DELETE FROM jobs RETURNING 1) SELECT 'done' AS value FROM d");
        let number = |word: Option<&str>| word.and_then(|word| word.parse::<i64>().ok()).expect("a key");
        self.app.system(|tx| {
            finds.iter().try_for_each(|line| {
                let mut words = line.split(' ');
                let (find, member) = (number(words.next()), MemberId(number(words.next())));
                tx.owe(NewMail { kind: MailKind::Alert, member: Some(member), item: find, domain: "torget.example" })
            })
        });
        self.app.work();
        let sent = self.app.mail().iter().filter(|mail| mail.raw.contains("/avmelding/sok/")).count();
        assert!(sent > 5, "{sent} mails");
        self.app.rows(
            "WITH d AS (INSERT INTO digests (member_id, slot, cadence, outcome, made_at, ranked_from, ranked_to)
                        SELECT id, now() - interval '7 days', 'weekly', 'made', now(), now(), now() FROM members RETURNING id, member_id),
                  i AS (INSERT INTO digest_items (digest_id, member_id, place, kind, item_id, why)
                        SELECT d.id, d.member_id, f.id % 90, 'found', f.id, '{}' FROM d JOIN search_finds f ON f.member_id = d.member_id
                        JOIN saved_searches s ON s.id = f.search_id WHERE s.tell = 'letter' AND f.id % 3 > 0 RETURNING 1)
             SELECT 'done' AS value",
        );
    }
}
