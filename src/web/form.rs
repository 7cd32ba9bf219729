//! Forms: whatever was typed is kept, and comes back with complaints beside the fields. Fields are parsed into types;
//! nothing is validated twice.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use url::form_urlencoded;

use crate::error::{Error, FieldErrors};
use crate::text;

/// The largest form taken, in bytes.
const LARGEST: usize = 256 * 1024;

/// What was typed, field by field, in the order sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormData(Vec<(String, String)>);

impl FormData {
    /// The first value of a field; empty when it was not sent.
    pub fn get(&self, field: &str) -> &str {
        self.0.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value)
    }

    /// Every value of a field.
    pub fn all<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(name, _)| name == field).map(|(_, value)| value.as_str())
    }

    /// Whether the field was sent: a pressed button, a ticked box.
    pub fn has(&self, field: &str) -> bool {
        self.0.iter().any(|(name, _)| name == field)
    }

    /// Sets a field; for forms filled beforehand.
    #[must_use]
    pub fn with(mut self, field: &str, value: impl Into<String>) -> Self {
        self.0.retain(|(name, _)| name != field);
        self.0.push((field.to_owned(), value.into()));
        self
    }

    /// Adds one more value of a field that may have several.
    #[must_use]
    pub fn and(mut self, field: &str, value: impl Into<String>) -> Self {
        self.0.push((field.to_owned(), value.into()));
        self
    }

    /// The form of a query string or a body.
    pub fn of(encoded: &[u8]) -> Self {
        Self(form_urlencoded::parse(encoded).into_owned().collect())
    }

    /// The key that makes sending this form again harmless.
    pub fn once(&self) -> Option<String> {
        let key = self.get("once");
        (16..=64)
            .contains(&key.len())
            .then(|| key.to_owned())
            .filter(|key| key.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)))
    }
}

impl FromRequest for FormData {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let form = req
            .headers()
            .get("content-type")
            .is_none_or(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
        let body = web::Payload::from_request(req, payload);
        Box::pin(async move {
            if !form {
                return Err(Error::BadRequest("bad-encoding"));
            }
            let body = body.await.map_err(|_| Error::BadRequest("bad-request"))?;
            match body.to_bytes_limited(LARGEST).await {
                Ok(Ok(bytes)) => Ok(Self::of(&bytes)),
                Ok(Err(_)) => Err(Error::BadRequest("bad-request")),
                Err(_) => Err(Error::BadRequest("bad-too-large")),
            }
        })
    }
}

/// Parses a form's fields one by one, gathering complaints.
pub struct Parser<'f> {
    form: &'f FormData,
    /// The complaints so far.
    pub errors: FieldErrors,
}

impl<'f> Parser<'f> {
    /// A parser of `form` with no complaints yet.
    pub fn new(form: &'f FormData) -> Self {
        Self { form, errors: FieldErrors::default() }
    }

    /// One line of text of `min` to `max` characters, spaces folded.
    pub fn line(&mut self, field: &'static str, min: usize, max: usize) -> String {
        let text = self.checked(field, min, max);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Text of several lines of `min` to `max` characters.
    pub fn text(&mut self, field: &'static str, min: usize, max: usize) -> String {
        self.checked(field, min, max)
    }

    /// A choice: whatever `parse` makes of the value.
    pub fn choice<T>(&mut self, field: &'static str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let value = parse(self.form.get(field));
        if value.is_none() {
            self.errors.add(field, "field-choose");
        }
        value
    }

    /// A date as browsers send it (`2026-11-22`); empty is none.
    pub fn date(&mut self, field: &'static str) -> Option<chrono::NaiveDate> {
        let text = self.form.get(field).trim();
        let day = text.parse().ok();
        if day.is_none() && !text.is_empty() {
            self.errors.add(field, "field-date");
        }
        day
    }

    /// An e-mail address, lower case: something, an @, and a domain with a dot; no more than 254 characters (RFC 5321, 4.5.3.1).
    pub fn email(&mut self, field: &'static str) -> String {
        let email = self.checked(field, 1, 254).to_lowercase();
        if self.errors.of(field).is_none() && !plausible_email(&email) {
            self.errors.add(field, "field-email");
        }
        email
    }

    /// What was parsed, or the complaints.
    ///
    /// # Errors
    /// `Invalid` when there are any.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, FieldErrors> {
        match value {
            Some(value) if self.errors.is_empty() => Ok(value),
            _ if self.errors.is_empty() => Err(FieldErrors::one("", "error-422-text")),
            _ => Err(self.errors),
        }
    }

    fn checked(&mut self, field: &'static str, min: usize, max: usize) -> String {
        let text = text::normalise(self.form.get(field));
        let length = text.chars().count();
        if text::has_control_characters(&text) {
            self.errors.add(field, "field-characters");
        } else if length == 0 && min > 0 {
            self.errors.add(field, "field-required");
        } else if length < min {
            self.errors.add_n(field, "field-too-short", i64::try_from(min).unwrap_or(i64::MAX));
        } else if length > max {
            self.errors.add_n(field, "field-too-long", i64::try_from(max).unwrap_or(i64::MAX));
        }
        text
    }
}

fn plausible_email(email: &str) -> bool {
    let Some((name, domain)) = email.rsplit_once('@') else { return false };
    let name_ok = !name.is_empty()
        && name.len() <= 64
        && !name.contains(|c: char| c.is_whitespace() || "<>()[]\\,;:\"@".contains(c));
    let domain_ok = domain.contains('.')
        && domain
            .split('.')
            .all(|label| !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
    name_ok && domain_ok
}

/// A form as the page shows it: what was typed and what is wrong with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filled {
    /// What was typed.
    pub form: FormData,
    /// What is wrong with it.
    pub errors: FieldErrors,
}

impl Filled {
    /// An empty form.
    pub fn empty() -> Self {
        Self::default()
    }

    /// A form filled beforehand.
    pub fn with(form: FormData) -> Self {
        Self { form, errors: FieldErrors::default() }
    }

    /// A form that came back.
    pub fn back(form: FormData, errors: FieldErrors) -> Self {
        Self { form, errors }
    }

    /// What stands in a field.
    pub fn value(&self, field: &str) -> &str {
        self.form.get(field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_encodings_become_complaints_not_faults() {
        let form = FormData::of(b"title=%FF%FEabc&body=a%00b");
        let mut parser = Parser::new(&form);
        parser.line("title", 3, 150);
        parser.text("body", 1, 100);
        assert_eq!(parser.errors.of("title").unwrap().text_key, "field-characters");
        assert_eq!(parser.errors.of("body").unwrap().text_key, "field-characters");
    }

    #[test]
    fn addresses_are_looked_at_not_over() {
        for good in ["a@b.no", "kari.nordmann+x@sub.solvik.kommune.example"] {
            assert!(plausible_email(good), "{good}");
        }
        for bad in ["", "@b.no", "a@b", "a b@c.no", "a@b..no", "a@b.no>", "a@@b.no"] {
            assert!(!plausible_email(bad), "{bad}");
        }
    }
}
