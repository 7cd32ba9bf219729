//! A value as it is typed. For people at work it must be known how many it rests on, for fewer than five are withheld.

use chrono::NaiveDate;

use super::{TEXT, count, number, plausible, version};
use crate::db::Decimal;
use crate::error::FieldErrors;
use crate::results::{MeasurementKind, NewMeasurement, Perspective, Unit};
use crate::web::{FormData, Parser};

/// A new value.
///
/// # Errors
/// The complaints, field by field.
pub(in crate::results) fn new(
    form: &FormData,
    of: (Perspective, Unit),
    today: NaiveDate,
) -> Result<NewMeasurement, FieldErrors> {
    let mut parser = Parser::new(form);
    let kind = parser.choice("kind", MeasurementKind::parse);
    let fields = fields(&mut parser, form, kind.unwrap_or(MeasurementKind::FollowUp), of, today);
    parser.finish(fields)
}

/// A value changed, with the version the change started from.
///
/// # Errors
/// The complaints, field by field.
pub(in crate::results) fn changed(
    form: &FormData,
    of: (Perspective, Unit),
    today: NaiveDate,
) -> Result<(i32, NewMeasurement), FieldErrors> {
    let mut parser = Parser::new(form);
    let kind = parser.choice("kind", MeasurementKind::parse);
    let fields = fields(&mut parser, form, kind.unwrap_or(MeasurementKind::FollowUp), of, today);
    let version = version(&mut parser);
    let withdrawn = form.has("withdrawn");
    parser.finish(fields.map(|new| (version, NewMeasurement { withdrawn, ..new })))
}

/// The fields every value has.
pub(super) fn fields(
    parser: &mut Parser<'_>,
    form: &FormData,
    kind: MeasurementKind,
    (perspective, unit): (Perspective, Unit),
    today: NaiveDate,
) -> Option<NewMeasurement> {
    let value = amount(parser, form, "value", unit);
    if value.is_none() && parser.errors.of("value").is_none() {
        parser.errors.add("value", "field-number");
    }
    let on = parser.date("measured_on");
    match on {
        None if parser.errors.of("measured_on").is_none() => parser.errors.add("measured_on", "field-date"),
        Some(day) if day > today => parser.errors.add("measured_on", "result-in-the-future"),
        Some(day) if !plausible(day) => parser.errors.add("measured_on", "field-date"),
        _ => {}
    }
    let n = people(parser, form, "n", perspective, true);
    let comparison = amount(parser, form, "comparison_value", unit);
    let comparison_n = people(parser, form, "comparison_n", perspective, comparison.is_some());
    let method = parser.text("method", 0, TEXT);
    Some(NewMeasurement { kind, on: on?, value: value?, n, comparison, comparison_n, method, withdrawn: false })
}

/// A value within the unit's scale.
fn amount(parser: &mut Parser<'_>, form: &FormData, field: &'static str, unit: Unit) -> Option<Decimal> {
    let value = number(form, &mut parser.errors, field)?;
    if let Some((least, most)) = unit.bounds()
        && !(f64::from(least)..=f64::from(most)).contains(&value.to_f64())
    {
        parser.errors.add_n(field, "result-outside-scale", most.into());
    }
    Some(value)
}

/// How many it rests on: always told for people at work.
fn people(
    parser: &mut Parser<'_>,
    form: &FormData,
    field: &'static str,
    perspective: Perspective,
    given: bool,
) -> Option<i32> {
    let n = count(form, &mut parser.errors, field);
    if n.is_none() && given && perspective.at_work() && parser.errors.of(field).is_none() {
        parser.errors.add(field, "result-count-needed");
    }
    n
}

/// The form of a value as it is kept.
pub(in crate::results) fn filled(of: &NewMeasurement, version: i32) -> FormData {
    let number = |value: Option<Decimal>| value.map(Decimal::plain).unwrap_or_default();
    let count = |n: Option<i32>| n.map(|n| n.to_string()).unwrap_or_default();
    FormData::default()
        .with("kind", of.kind.as_str())
        .with("value", number(Some(of.value)))
        .with("measured_on", of.on.to_string())
        .with("n", count(of.n))
        .with("comparison_value", number(of.comparison))
        .with("comparison_n", count(of.comparison_n))
        .with("method", of.method.clone())
        .with("version", version.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(words: &str, perspective: Perspective, unit: Unit) -> Result<NewMeasurement, FieldErrors> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        new(
            &FormData::of(format!("kind=baseline&measured_on=2026-11-01&{words}").as_bytes()),
            (perspective, unit),
            today,
        )
    }

    #[test]
    fn a_comma_is_a_comma_and_people_at_work_are_counted() {
        let new = parsed("value=8,1&n=1%C2%A0870", Perspective::Employees, Unit::Percent).unwrap();
        assert_eq!((new.value.plain().as_str(), new.n), ("8,1", Some(1870)));
        assert!(parsed("value=8,1", Perspective::Citizens, Unit::Percent).is_ok());
        let complaint = |words: &str, field: &str, unit| {
            let errors = parsed(words, Perspective::MiddleManagers, unit).unwrap_err();
            errors.of(field).map(|error| error.text_key)
        };
        assert_eq!(complaint("value=8,1", "n", Unit::HoursWeek), Some("result-count-needed"));
        assert_eq!(complaint("value=&n=9", "value", Unit::HoursWeek), Some("field-number"));
        assert_eq!(complaint("value=5,2&n=9", "value", Unit::Scale5), Some("result-outside-scale"));
        assert_eq!(complaint("value=5&n=0", "n", Unit::Scale5), Some("field-count"));
        assert_eq!(
            complaint("value=5&n=9&comparison_value=4", "comparison_n", Unit::Scale5),
            Some("result-count-needed")
        );
    }

    #[test]
    fn nobody_has_measured_tomorrow() {
        let form = FormData::of(b"kind=follow_up&measured_on=2026-11-26&value=1");
        let today = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        let errors = new(&form, (Perspective::Citizens, Unit::Days), today).unwrap_err();
        assert_eq!(errors.of("measured_on").map(|error| error.text_key), Some("result-in-the-future"));
    }
}
