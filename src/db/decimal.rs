//! Exact numbers with up to four decimals, as people type and read them in Norwegian: `12 400,5`. Kept as `numeric`.

use std::fmt::Write as _;

use diesel::backend::Backend;
use diesel::data_types::PgNumeric;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::Pg;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Numeric;

/// Ten thousandths to a whole: one of PostgreSQL's digits.
const ONE: i64 = 10_000;
/// The greatest whole part taken.
const MOST: i64 = 1_000_000_000;

/// A number in ten thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Numeric)]
pub struct Decimal(i64);

impl Decimal {
    /// As it is typed: comma or point before the decimals, spaces between the thousands, a sign. `None` when it is no number,
    /// has more than four decimals, or is a billion or more.
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}' && *c != '\u{202f}').collect();
        let (negative, text) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, text.as_str()),
        };
        let (whole, part) = text.split_once([',', '.']).unwrap_or((text, ""));
        let digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
        if whole.is_empty()
            || whole.len() > 10
            || part.len() > 4
            || !digits(whole)
            || !digits(part)
            || text.ends_with([',', '.'])
        {
            return None;
        }
        let whole: i64 = whole.parse().ok().filter(|n| *n < MOST)?;
        let part: i64 = format!("{part:0<4}").parse().ok()?;
        let value = whole * ONE + part;
        Some(Self(if negative { -value } else { value }))
    }

    /// The nearest such number, as JSON has it.
    pub fn from_f64(value: f64) -> Self {
        Self((value * 10_000.0).round() as i64)
    }

    /// For drawing.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / 10_000.0
    }

    /// How many decimals it needs.
    pub fn decimals(self) -> usize {
        let part = self.0.unsigned_abs() % ONE.unsigned_abs();
        format!("{part:04}").trim_end_matches('0').len()
    }

    /// With a comma, the thousands set apart and at least `least` decimals.
    pub fn show(self, least: usize) -> String {
        let whole = (self.0.unsigned_abs() / ONE.unsigned_abs()).to_string();
        let mut out = String::new();
        if self.0 < 0 {
            out.push('\u{2212}');
        }
        for (i, c) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) && whole.len() > 4 {
                out.push('\u{a0}');
            }
            out.push(c);
        }
        self.push_part(&mut out, least);
        out
    }

    /// For spreadsheets and forms: a comma and a plain minus, nothing between the thousands.
    pub fn plain(self) -> String {
        let mut out = if self.0 < 0 { String::from("-") } else { String::new() };
        // Writing to a String does not fail.
        let _ = write!(out, "{}", self.0.unsigned_abs() / ONE.unsigned_abs());
        self.push_part(&mut out, 0);
        out
    }

    fn push_part(self, out: &mut String, least: usize) {
        let decimals = self.decimals().max(least.min(4));
        if decimals > 0 {
            let part = format!("{:04}", self.0.unsigned_abs() % ONE.unsigned_abs());
            out.push(',');
            out.push_str(part.get(..decimals).unwrap_or(&part));
        }
    }

    /// The difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// Which side of zero it is on.
    pub fn sign(self) -> std::cmp::Ordering {
        self.0.cmp(&0)
    }
}

impl FromSql<Numeric, Pg> for Decimal {
    fn from_sql(bytes: <Pg as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        let (weight, digits, negative) = match <PgNumeric as FromSql<Numeric, Pg>>::from_sql(bytes)? {
            PgNumeric::Positive { weight, digits, .. } => (weight, digits, false),
            PgNumeric::Negative { weight, digits, .. } => (weight, digits, true),
            PgNumeric::NaN => return Err("not a number".into()),
        };
        let mut value: i64 = 0;
        // Digits are base ten thousand; the one of weight −1 is our last.
        for place in (-1..=weight.max(-1)).rev() {
            let digit = usize::try_from(weight - place).ok().and_then(|i| digits.get(i)).copied().unwrap_or(0);
            value = value.checked_mul(ONE).and_then(|v| v.checked_add(digit.into())).ok_or("too large a number")?;
        }
        Ok(Self(if negative { -value } else { value }))
    }
}

impl ToSql<Numeric, Pg> for Decimal {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        let mut digits = Vec::new();
        let mut rest = self.0.unsigned_abs();
        while rest > 0 {
            digits.insert(0, i16::try_from(rest % ONE.unsigned_abs())?);
            rest /= ONE.unsigned_abs();
        }
        let weight = i16::try_from(digits.len())? - 2;
        let numeric = if self.0 < 0 {
            PgNumeric::Negative { weight, scale: 4, digits }
        } else {
            PgNumeric::Positive { weight, scale: 4, digits }
        };
        <PgNumeric as ToSql<Numeric, Pg>>::to_sql(&numeric, &mut out.reborrow())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_typed_and_read_the_norwegian_way() {
        for (typed, shown, plain) in [
            ("8,1", "8,1", "8,1"),
            ("12 400", "12\u{a0}400", "12400"),
            ("1\u{a0}870,50", "1870,5", "1870,5"),
            ("-3,25", "\u{2212}3,25", "-3,25"),
            ("\u{2212}0.0001", "\u{2212}0,0001", "-0,0001"),
            ("0", "0", "0"),
            ("999999999,9999", "999\u{a0}999\u{a0}999,9999", "999999999,9999"),
        ] {
            let value = Decimal::parse(typed).unwrap();
            assert_eq!((value.show(0), value.plain()), (shown.to_owned(), plain.to_owned()), "{typed}");
        }
        assert_eq!(Decimal::parse("9").unwrap().show(1), "9,0");
        for bad in ["", "-", "1,2,3", "1.234,5", "8,12345", "1e3", "1000000000", "8 %", "åtte", "NaN", ",5", "5,"] {
            assert_eq!(Decimal::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn differences_are_exact() {
        let (a, b) = (Decimal::parse("8,1").unwrap(), Decimal::parse("11,2").unwrap());
        assert_eq!(a.minus(b).show(1), "\u{2212}3,1");
        assert_eq!(Decimal::from_f64(8.1), a);
        assert!((b.to_f64() - 11.2).abs() < 1e-9);
    }
}
