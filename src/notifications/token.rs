//! The proof in an unsubscribe link: which member stops what, and the generation of her links, under our key. Works
//! without signing in, and stops working when she asks for new links.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use subtle::ConstantTimeEq as _;

use crate::app::App;
use crate::ids::{MemberId, SavedSearchId};

const PURPOSE: &str = "unsubscribe";

/// What a link stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stops {
    /// Mail about replies in one's own threads.
    ReplyMail,
    /// The letter; its page is the letter's own.
    Letter,
    /// Mail at once about what is new in one saved search; its page is that of searches.
    Search(SavedSearchId),
    /// The same about all of them.
    Searches,
}

/// What an unsubscribe link says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Whose mail.
    pub member: MemberId,
    /// Which mail.
    pub stops: Stops,
    /// The generation of her links.
    pub generation: i32,
}

impl Token {
    /// The last part of the link.
    pub fn write(self, app: &App) -> String {
        let claim = self.claim();
        let proof = app.proof(PURPOSE, &claim);
        URL_SAFE_NO_PAD.encode([proof.as_slice(), claim.as_bytes()].concat())
    }

    /// What a link says, when we made it.
    pub fn read(app: &App, text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (proof, claim) = bytes.split_first_chunk::<32>()?;
        let claim = std::str::from_utf8(claim).ok()?;
        let ours = app.proof(PURPOSE, claim);
        if !bool::from(ours.as_slice().ct_eq(proof.as_slice())) {
            return None;
        }
        Self::of_claim(claim)
    }

    fn claim(self) -> String {
        let stops = match self.stops {
            Stops::ReplyMail => "reply".to_owned(),
            Stops::Letter => "letter".to_owned(),
            Stops::Search(search) => format!("search-{search}"),
            Stops::Searches => "searches".to_owned(),
        };
        format!("{stops}.{}.{}", self.member, self.generation)
    }

    fn of_claim(claim: &str) -> Option<Self> {
        let mut parts = claim.split('.');
        let stops = match parts.next()? {
            "reply" => Stops::ReplyMail,
            "letter" => Stops::Letter,
            "searches" => Stops::Searches,
            other => Stops::Search(other.strip_prefix("search-")?.parse().ok()?),
        };
        let token = Self { member: parts.next()?.parse().ok()?, stops, generation: parts.next()?.parse().ok()? };
        parts.next().is_none().then_some(token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_is_read_as_it_was_written() {
        for stops in [Stops::ReplyMail, Stops::Letter, Stops::Search(SavedSearchId(3)), Stops::Searches] {
            let token = Token { member: MemberId(7), stops, generation: 2 };
            assert_eq!(Token::of_claim(&token.claim()), Some(token));
        }
        for bad in ["", "reply", "reply.7", "reply.7.2.1", "other.7.2", "search-.7.2", "reply.x.2"] {
            assert_eq!(Token::of_claim(bad), None, "{bad}");
        }
    }
}
