//! Weeks of a simulated year: both changes of summer time, late and crashing workers, rights taken away midway.

use chrono::{DateTime, Utc};
use torget::dev::simulate::{self, Plan};

use crate::support::TestApp;

#[test]
fn forty_readers_get_what_they_are_owed_once_and_at_their_own_hour() {
    let app = TestApp::start();
    let start: DateTime<Utc> = "2026-10-21T04:00:00Z".parse().unwrap();
    // Across the change in October, then asleep until a few days before that of March.
    let plan = Plan { readers: 40, days: 163, seed: 20_261_025, pace: 120, start, sleep: (6, 148) };
    let report = simulate::run(&app.app, &plan).expect("it can be simulated");
    assert!(report.faults.is_empty(), "seed {}: {:#?}", plan.seed, report.faults);
    assert!(report.letters > 100 && report.late > 0 && report.crashes > 2 && report.rights_lost > 3, "{report:#?}");
}
