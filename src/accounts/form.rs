//! What people type about themselves and each other, parsed.

use chrono_tz::Tz;

use super::policy::Standing;
use crate::error::FieldErrors;
use crate::i18n::Lang;
use crate::viewer::{Role, Side};
use crate::web::{FormData, Parser};

/// A profile.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The name shown with posts.
    pub name: String,
    /// Language of pages and mail.
    pub lang: Lang,
    /// Time zone.
    pub zone: Tz,
}

/// What a member says of mail that is sent at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AtOnce {
    /// Wants it when somebody replies.
    pub wanted: bool,
    /// From which hour to which it waits.
    pub quiet: Option<(i16, i16)>,
    /// Such mails in a day at most.
    pub daily_cap: i16,
}

/// The quiet hours to choose among.
pub const QUIET: [(i16, i16); 4] = [(16, 8), (20, 7), (21, 7), (22, 7)];
/// The most mails in a day to choose among.
pub const DAILY_CAPS: [i16; 5] = [3, 5, 10, 20, 50];

/// Quiet hours as a form has them.
pub fn quiet_value(hours: (i16, i16)) -> String {
    format!("{:02}-{:02}", hours.0, hours.1)
}

impl AtOnce {
    /// A form as these wishes fill it.
    pub fn fill(self, form: FormData) -> FormData {
        let form = form
            .with("stille", self.quiet.map(quiet_value).unwrap_or_default())
            .with("tak", self.daily_cap.to_string());
        if self.wanted { form.with("svarpost", "ja") } else { form }
    }

    /// The wishes of a form.
    ///
    /// # Errors
    /// Complaints about choices that are not among those given.
    pub fn parse(form: &FormData) -> Result<Self, FieldErrors> {
        let mut parser = Parser::new(form);
        let quiet = parser.choice("stille", |value| match value {
            "" => Some(None),
            value => QUIET.into_iter().find(|hours| quiet_value(*hours) == value).map(Some),
        });
        let cap = parser.choice("tak", |value| match value {
            "" => Some(10),
            value => DAILY_CAPS.into_iter().find(|cap| cap.to_string() == value),
        });
        let wanted = form.has("svarpost");
        parser.finish(quiet.zip(cap).map(|(quiet, daily_cap)| Self { wanted, quiet, daily_cap }))
    }
}

/// A wish to become a member.
#[derive(Debug, Clone)]
pub struct Wish {
    /// As what.
    pub role: Role,
    /// On which side.
    pub side: Option<Side>,
    /// What she writes to the coordinator.
    pub message: Option<String>,
}

/// What a coordinator gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// The side.
    pub side: Option<Side>,
}

/// An invitation.
#[derive(Debug, Clone)]
pub struct Invite {
    /// To whom, lower case.
    pub email: String,
    /// As what.
    pub grant: Grant,
}

/// The address to sign in with.
///
/// # Errors
/// What is wrong with it.
pub fn email(form: &FormData) -> Result<String, FieldErrors> {
    let mut parser = Parser::new(form);
    let email = parser.email("epost");
    parser.finish(Some(email))
}

/// The six digits, whatever is typed between them.
///
/// # Errors
/// When they are not six.
pub fn code(form: &FormData) -> Result<String, FieldErrors> {
    let code: String = form.get("kode").chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if code.len() == 6 && code.chars().all(|c| c.is_ascii_digit()) {
        Ok(code)
    } else {
        Err(FieldErrors::one("kode", "code-six-digits"))
    }
}

/// The profile form.
///
/// # Errors
/// What is wrong with it.
pub fn profile(form: &FormData) -> Result<Profile, FieldErrors> {
    let mut parser = Parser::new(form);
    let name = parser.line("navn", 2, 80);
    let lang = parser.choice("sprak", Lang::parse);
    let zone = parser.choice("tidssone", |zone| zone.parse::<Tz>().ok());
    parser.finish(lang.zip(zone).map(|(lang, zone)| Profile { name, lang, zone }))
}

/// The form that asks for membership; nobody asks to become a coordinator.
///
/// # Errors
/// What is wrong with it.
pub fn wish(form: &FormData, standing: Standing) -> Result<Wish, FieldErrors> {
    let mut parser = Parser::new(form);
    let role = parser.choice("rolle", |role| Role::parse(role).filter(|role| *role != Role::Coordinator));
    let side = parser.choice("side", |side| side_of(side, standing));
    let message = parser.text("melding", 0, 500);
    parser.finish(role.zip(side).map(|(role, side)| Wish {
        role,
        side,
        message: Some(message).filter(|m| !m.is_empty()),
    }))
}

/// Role and side as a coordinator of such an organisation gives them.
///
/// # Errors
/// What is wrong with them.
pub fn grant(form: &FormData, standing: Standing) -> Result<Grant, FieldErrors> {
    let mut parser = Parser::new(form);
    let grant = grant_of(&mut parser, standing);
    parser.finish(grant)
}

/// The invitation form.
///
/// # Errors
/// What is wrong with it.
pub fn invite(form: &FormData, standing: Standing) -> Result<Invite, FieldErrors> {
    let mut parser = Parser::new(form);
    let email = parser.email("epost");
    let grant = grant_of(&mut parser, standing);
    parser.finish(grant.map(|grant| Invite { email, grant }))
}

fn grant_of(parser: &mut Parser<'_>, standing: Standing) -> Option<Grant> {
    let role = parser.choice("rolle", Role::parse);
    let side = parser.choice("side", |side| side_of(side, standing));
    role.zip(side).map(|(role, side)| Grant { role, side })
}

/// No side, or one that the organisation can verify.
fn side_of(value: &str, standing: Standing) -> Option<Option<Side>> {
    if value.is_empty() {
        return Some(None);
    }
    Side::parse(value).filter(|side| standing.gives(Some(*side))).map(Some)
}

/// A first name to show, from the local part of an address: `kari.nordmann+x@…` → `Kari Nordmann`.
pub fn name_of(email: &str) -> String {
    let local = email.rsplit_once('@').map_or(email, |(local, _)| local);
    let local = local.split('+').next().unwrap_or(local);
    let words: Vec<String> = local.split(['.', '_']).filter(|word| !word.is_empty()).map(capital).collect();
    let name: String = words.join(" ").chars().take(80).collect();
    if name.is_empty() { email.chars().take(80).collect() } else { name }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// An address's domain and the domains above it, nearest first.
pub fn domains(email: &str) -> Vec<String> {
    let Some((_, domain)) = email.rsplit_once('@') else { return Vec::new() };
    let mut rest = domain;
    let mut all = vec![rest.to_owned()];
    while let Some((_, above)) = rest.split_once('.') {
        all.push(above.to_owned());
        rest = above;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_made_of_the_local_part() {
        for (email, name) in [
            ("kari.nordmann@solvik.example", "Kari Nordmann"),
            ("åse_li+torget@x.example", "Åse Li"),
            ("post@x.example", "Post"),
            ("...@x.example", "...@x.example"),
        ] {
            assert_eq!(name_of(email), name);
        }
    }

    #[test]
    fn domains_go_upwards() {
        assert_eq!(
            domains("a@skole.solvik.kommune.no"),
            ["skole.solvik.kommune.no", "solvik.kommune.no", "kommune.no", "no"]
        );
    }

    #[test]
    fn codes_may_be_typed_with_spaces() {
        assert_eq!(code(&FormData::of(b"kode=+123+456+")).unwrap(), "123456");
        for bad in ["12345", "1234567", "12345a", ""] {
            assert!(code(&FormData::default().with("kode", bad)).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_side_another_party_verifies_cannot_be_asked_for() {
        let form = |side: &str| FormData::default().with("rolle", "member").with("side", side);
        assert!(wish(&form("union"), Standing::Employer).is_err());
        assert!(wish(&form("management"), Standing::Union).is_err());
        assert_eq!(wish(&form("union"), Standing::Union).unwrap().side, Some(Side::Union));
        assert_eq!(wish(&form(""), Standing::Other).unwrap().side, None);
        assert!(wish(&form("").with("rolle", "coordinator"), Standing::Employer).is_err());
    }
}
