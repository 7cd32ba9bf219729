//! The times letters come at: a table by hand, and properties over years, zones and choices.

use proptest::prelude::*;

use super::*;

const ZONES: [Tz; 8] = [
    chrono_tz::Europe::Oslo,
    chrono_tz::Europe::London,
    chrono_tz::America::New_York,
    chrono_tz::America::Sao_Paulo,
    chrono_tz::Asia::Kathmandu,
    chrono_tz::Australia::Lord_Howe,
    chrono_tz::Pacific::Apia,
    chrono_tz::UTC,
];

fn utc(text: &str) -> DateTime<Utc> {
    format!("{text}:00Z").parse().unwrap()
}

fn choice(cadence: Cadence, hour: u8) -> Choice {
    Choice { cadence, weekday: 2, hour, zone: chrono_tz::Europe::Oslo }
}

#[test]
fn the_hour_is_hers_in_summer_and_in_winter() {
    let weekly = choice(Cadence::Weekly, 8);
    // Norway's clocks go back on 25 October 2026, and forward on 28 March 2027.
    for (now, next) in [
        ("2026-10-19T12:00", "2026-10-20T06:00"),
        ("2026-10-20T06:00", "2026-10-27T07:00"),
        ("2027-03-22T12:00", "2027-03-23T07:00"),
        ("2027-03-23T07:00", "2027-03-30T06:00"),
    ] {
        assert_eq!(weekly.next(utc(now)), Some(utc(next)), "after {now}");
        assert_eq!(weekly.latest(utc(next)), Some(utc(next)));
    }
}

#[test]
fn an_hour_that_is_skipped_or_comes_twice_gives_one_letter() {
    let two = choice(Cadence::Daily, 2);
    // 02:00 is there twice on 25 October: the first, in summer time. On 28 March there is none: 03:00 summer time.
    assert_eq!(two.next(utc("2026-10-24T12:00")), Some(utc("2026-10-25T00:00")));
    assert_eq!(two.next(utc("2026-10-25T00:00")), Some(utc("2026-10-26T01:00")));
    assert_eq!(two.next(utc("2027-03-27T12:00")), Some(utc("2027-03-28T01:00")));
    assert_eq!(two.next(utc("2027-03-28T01:00")), Some(utc("2027-03-29T00:00")));
}

#[test]
fn monthly_is_the_first_such_weekday() {
    let monthly = choice(Cadence::Monthly, 8);
    assert_eq!(monthly.next(utc("2026-11-25T05:00")), Some(utc("2026-12-01T07:00")));
    assert_eq!(monthly.next(utc("2026-12-01T07:00")), Some(utc("2027-01-05T07:00")));
}

#[test]
fn a_late_run_makes_one_letter_by_day() {
    let daily = choice(Cadence::Daily, 8);
    let last = utc("2026-11-20T07:00");
    // Five days without a worker, back in the middle of the night: it waits for the morning, and makes one.
    assert_eq!(daily.due(utc("2026-11-25T02:00"), last), Due::At(utc("2026-11-25T06:00")));
    assert_eq!(daily.due(utc("2026-11-25T06:00"), last), Due::Now(utc("2026-11-24T07:00")));
    assert_eq!(daily.due(utc("2026-11-25T06:01"), utc("2026-11-24T07:00")), Due::At(utc("2026-11-25T07:00")));
    // Whoever chose the night gets it at night, when it is not late.
    let night = choice(Cadence::Daily, 23);
    assert_eq!(night.due(utc("2026-11-25T22:10"), last), Due::Now(utc("2026-11-25T22:00")));
    assert_eq!(choice(Cadence::Off, 8).due(utc("2026-11-25T22:10"), last), Due::Never);
}

fn any_choice() -> impl Strategy<Value = Choice> {
    let cadence = prop::sample::select(vec![Cadence::Daily, Cadence::Weekly, Cadence::Monthly]);
    (cadence, 1u8..=7, 0u8..24, prop::sample::select(ZONES.to_vec()))
        .prop_map(|(cadence, weekday, hour, zone)| Choice { cadence, weekday, hour, zone })
}

proptest! {
    #[test]
    fn times_come_in_order_at_the_hour_chosen(choice in any_choice(), minute in 0i64..20 * 366 * 1440) {
        let now = utc("2011-06-01T00:00") + Duration::minutes(minute);
        let (last, next) = (choice.latest(now).unwrap(), choice.next(now).unwrap());
        prop_assert!(last <= now && now < next);
        prop_assert_eq!(choice.next(last), Some(next));
        prop_assert_eq!(choice.latest(next), Some(next));
        prop_assert_eq!(choice.latest(next - Duration::seconds(1)), Some(last));
        let here = next.with_timezone(&choice.zone);
        let skipped = choice.zone.from_local_datetime(&here.date_naive().and_hms_opt(choice.hour.into(), 0, 0).unwrap()).earliest().is_none();
        let moved_a_day = choice.zone == chrono_tz::Pacific::Apia && here.date_naive().year() == 2011;
        prop_assert!((here.hour() == u32::from(choice.hour) && here.minute() == 0) || skipped || moved_a_day, "{here}");
        let weekday = here.weekday().number_from_monday() == u32::from(choice.weekday);
        prop_assert!(choice.cadence == Cadence::Daily || weekday || moved_a_day);
    }

    #[test]
    fn however_the_worker_comes_each_time_gives_one_letter_at_a_decent_hour(
        choice in any_choice(),
        start in 0i64..10 * 366 * 1440,
        steps in prop::collection::vec(1i64..4000, 1..60),
    ) {
        let mut now = utc("2020-01-01T00:00") + Duration::minutes(start);
        let mut last = now;
        for step in steps {
            now += Duration::minutes(step);
            match choice.due(now, last) {
                Due::Now(slot) => {
                    prop_assert!(slot > last && slot <= now);
                    prop_assert!(now - slot < PUNCTUAL || by_day(choice.zone, now));
                    prop_assert_eq!(choice.latest(now), Some(slot), "one letter, for the newest time");
                    last = slot;
                    prop_assert!(matches!(choice.due(now, last), Due::At(at) if at > now), "not twice");
                }
                Due::At(at) => prop_assert!(at > now, "{at} is not after {now}"),
                Due::Never => prop_assert!(false),
            }
        }
    }
}
