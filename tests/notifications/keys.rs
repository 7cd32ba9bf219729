//! The view that finds who may be told holds the keys the program gives a viewer.

use std::collections::BTreeSet;

use torget::db::Mode;
use torget::viewer::{self, Role, Side};

use crate::support::TestApp;

/// The kinds of keys people are told by; the others open single threads.
const KINDS: [&str; 9] = ["open", "members", "org", "employer", "union", "safety", "ministry", "area", "areas"];

#[test]
fn the_database_and_the_program_give_the_same_keys() {
    let app = TestApp::start();
    let areas = ["helse", "utdanning", "plan-og-bygg"].map(|slug| app.area(slug));
    let (solvik, fjordby, local) = (
        app.organisation("solvik", "municipality"),
        app.organisation("fjordby", "municipality"),
        app.organisation("samhold-solvik", "union_local"),
    );
    let all = [&solvik, &fjordby, &local, &app.organisation("samhold", "union"), &app.organisation("dep", "ministry")];
    app.organises(&local, &solvik);
    app.organises(&local, &fjordby);
    app.trial("felles-journal", areas[0], &[&solvik]);
    app.trial("fravaer", areas[1], &[&fjordby]);
    // Drafts and what came to nothing give nobody a place.
    for (slug, area) in [("et-utkast", app.area("utkast")), ("et-avslag", app.area("avslag"))] {
        app.trial(slug, area, &[&solvik]);
    }
    app.rows("WITH d AS (UPDATE trials SET draft = true WHERE slug = 'et-utkast' RETURNING 1),
                   r AS (UPDATE trial_participants SET status = 'rejected' WHERE trial_id = (SELECT id FROM trials WHERE slug = 'et-avslag') RETURNING 1)
              SELECT 'done' AS value");
    app.domain(&solvik, "solvik.example");
    let mut seed = 7_u32;
    let mut dice = |sides: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) as usize % sides
    };
    let sides = [None, Some(Side::Management), Some(Side::Union), Some(Side::Safety), Some(Side::Ministry)];
    let mut people = Vec::new();
    for n in 0..80 {
        let domain = ["solvik.example", "post.solvik.example", "samhold.example"][dice(3)];
        let mut person = app.member(&format!("nr{n}@{domain}"));
        for _ in 0..dice(4) {
            person = person.at(all[dice(5)], Role::ALL[dice(3)], sides[dice(5)]);
        }
        if dice(5) == 0 {
            person = person.moderator([None, Some(areas[2])][dice(2)]);
        }
        if dice(7) == 0 {
            person = person.administrator();
        }
        people.push(person.id);
    }
    app.rows("WITH a AS (UPDATE memberships SET state = 'ended' WHERE id % 7 = 0 RETURNING 1),
                   b AS (UPDATE memberships SET valid_until = now() + (id % 3 - 1) * interval '1 day' WHERE id % 5 = 0 RETURNING 1)
              SELECT 'done' AS value");
    let now = app.app.clock.now();
    let (mut wrong, mut seen) = (Vec::new(), BTreeSet::new());
    for id in people {
        let viewer = app.app.db.blocking(Mode::Read, |conn| Ok(viewer::by_member(conn, id, now)?)).expect("a member");
        let known = |key: &&String| KINDS.contains(&key.split(':').next().unwrap_or_default());
        let program: BTreeSet<String> = viewer.keys().iter().filter(known).cloned().collect();
        let database = app.rows(&format!(
            "SELECT DISTINCT key AS value FROM member_keys WHERE member_id = {id} AND (valid_until IS NULL OR valid_until > '{}')",
            now.to_rfc3339()
        ));
        let database: BTreeSet<String> = database.into_iter().collect();
        if program != database {
            wrong.push(format!("{id}: {program:?} in the program, {database:?} in the database"));
        }
        seen.extend(program);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen.len() >= 14, "too few kinds of keys to tell: {seen:?}");
}
