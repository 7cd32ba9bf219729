//! Results as a spreadsheet: semicolons, a byte order mark and decimal commas, as Norwegian spreadsheet programs read them, and
//! nothing in it that one would take for a formula.

use super::figures::{Figure, Indicator, Measurement};
use crate::error::Error;
use crate::web::Ui;

const HEAD: [&str; 21] = [
    "column-trial",
    "column-participant",
    "column-indicator",
    "indicator-definition",
    "indicator-perspective",
    "indicator-aim",
    "indicator-unit",
    "indicator-direction",
    "measurement-kind",
    "measurement-on",
    "measurement-value",
    "measurement-n",
    "measurement-comparison",
    "measurement-comparison-n",
    "measurement-method",
    "indicator-source",
    "indicator-target",
    "indicator-target-on",
    "column-outcome",
    "column-evidence",
    "indicator-unintended",
];

/// A line for each value, and one for each indicator that has none yet.
///
/// # Errors
/// When it cannot be written, which memory always can.
pub(super) fn spreadsheet(ui: &Ui, indicators: &[Indicator]) -> Result<Vec<u8>, Error> {
    let mut out = csv::WriterBuilder::new().delimiter(b';').from_writer(vec![0xEF, 0xBB, 0xBF]);
    let fault = |fault: csv::Error| Error::Internal(fault.into());
    out.write_record(HEAD.map(|key| ui.t(key).into_owned())).map_err(fault)?;
    for indicator in indicators {
        if indicator.measurements.is_empty() {
            out.write_record(line(ui, indicator, None)).map_err(fault)?;
        }
        for value in &indicator.measurements {
            out.write_record(line(ui, indicator, Some(value))).map_err(fault)?;
        }
    }
    out.into_inner().map_err(|fault| Error::Internal(anyhow::anyhow!("{fault}")))
}

fn line(ui: &Ui, of: &Indicator, at: Option<&Measurement>) -> [String; 21] {
    let t = |key: &str| ui.t(key).into_owned();
    let compared = at.and_then(|m| m.comparison);
    let count = |n: Option<i32>| n.map(|n| n.to_string()).unwrap_or_default();
    [
        harmless(ui.pick(&of.trial.nb, &of.trial.nn)),
        harmless(of.organisation.as_ref().map_or("", |(_, _, name)| name)),
        harmless(&of.name(ui)),
        harmless(&of.definition),
        t(of.perspective.text_key()),
        of.aim.map(|aim| t(aim.text_key())).unwrap_or_default(),
        of.unit_text.as_deref().map_or_else(|| t(of.unit.text_key()), harmless),
        t(of.direction.text_key()),
        at.map(|m| t(m.kind.text_key())).unwrap_or_default(),
        at.map(|m| m.on.to_string()).unwrap_or_default(),
        at.map(|m| figure(ui, m.figure)).unwrap_or_default(),
        count(at.and_then(|m| m.n)),
        compared.map(|(value, _)| figure(ui, value)).unwrap_or_default(),
        count(compared.and_then(|(_, n)| n)),
        harmless(at.map_or("", |m| &m.method)),
        harmless(&of.source),
        of.target.map(crate::db::Decimal::plain).unwrap_or_default(),
        of.target_on.map(|day| day.to_string()).unwrap_or_default(),
        t(of.outcome.text_key()),
        t(of.evidence.text_key()),
        harmless(&of.unintended),
    ]
}

/// The number alone; the unit has a column of its own.
fn figure(ui: &Ui, figure: Figure) -> String {
    figure.value().map_or_else(|| ui.t("value-withheld").into_owned(), crate::db::Decimal::plain)
}

/// Words that begin like a formula are begun with an apostrophe, so that they stay words.
fn harmless(text: &str) -> String {
    if text.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn nothing_typed_becomes_a_formula() {
        for bad in ["=1+1", "+47 22 24 90 90", "-2+3", "@SUM(A1)", "\t=1", " =1"] {
            assert_eq!(harmless(bad), format!("'{bad}"));
        }
        assert_eq!(harmless("Legemeldt fravær = sykefravær"), "Legemeldt fravær = sykefravær");
    }
}
