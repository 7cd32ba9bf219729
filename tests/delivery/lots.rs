//! Letters go in lots: what a lot is read and noted for at once is cheap, and nobody gets more or other mail for it.

use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::{owe, sending, states};
use crate::support::sink::Sink;

#[test]
fn a_letter_costs_two_statements_in_a_lot() {
    let sink = Sink::start();
    let app = sending(&sink, |_| ());
    owe(&app, 200);
    let (_, cost) = torget::db::counting(|| app.work());
    assert_eq!(sink.taken().len(), 200);
    assert!(cost.count <= 400, "{} statements for 200 letters", cost.count);
}

#[test]
fn what_is_turned_off_while_a_lot_goes_does_not_go() {
    static FIRST: AtomicBool = AtomicBool::new(true);
    static PAUSE: Barrier = Barrier::new(2);
    let sink = Sink::answering(|_| {
        if FIRST.swap(false, Ordering::Relaxed) {
            PAUSE.wait();
            PAUSE.wait();
        }
        None
    });
    let app = sending(&sink, |_| ());
    owe(&app, 10);
    std::thread::scope(|scope| {
        let work = scope.spawn(|| app.work());
        PAUSE.wait();
        app.rows("WITH off AS (UPDATE members SET reply_mail = false RETURNING 1) SELECT 'x' AS value FROM off");
        std::thread::sleep(Duration::from_secs(1));
        PAUSE.wait();
        work.join().expect("it worked");
    });
    assert_eq!(sink.taken().len(), 1, "the one that was under way");
    assert_eq!(states(&app), ["dropped 9 does not want it", "sent 1"]);
}

#[test]
fn one_that_cannot_be_written_keeps_no_other_back() {
    let sink = Sink::start();
    let app = sending(&sink, |_| ());
    owe(&app, 10);
    app.rows("ALTER TABLE threads DROP CONSTRAINT threads_state_check");
    app.rows(
        "WITH odd AS (UPDATE threads SET state = 'odd' WHERE author_id = (SELECT member_id FROM outbox ORDER BY id OFFSET 4 LIMIT 1) RETURNING 1)
         SELECT 'x' AS value FROM odd",
    );
    app.work_and_fail();
    assert_eq!(states(&app), ["sent 9", "waiting 1"]);
    assert_eq!(sink.taken().len(), 9);
}
