//! The proof in an unsubscribe link: which member stops what, and the generation of her links, under our key. Works
//! without signing in, and stops working when she asks for new links.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use subtle::ConstantTimeEq as _;

use crate::app::App;
use crate::ids::MemberId;

const PURPOSE: &str = "unsubscribe";

/// What a link stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stops {
    /// Mail about replies in one's own threads.
    ReplyMail,
}

/// What an unsubscribe link says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    /// Whose mail.
    pub(super) member: MemberId,
    /// Which mail.
    pub(super) stops: Stops,
    /// The generation of her links.
    pub(super) generation: i32,
}

impl Token {
    /// The last part of the link.
    pub(super) fn write(self, app: &App) -> String {
        let claim = self.claim();
        let proof = app.proof(PURPOSE, &claim);
        URL_SAFE_NO_PAD.encode([proof.as_slice(), claim.as_bytes()].concat())
    }

    /// What a link says, when we made it.
    pub(super) fn read(app: &App, text: &str) -> Option<Self> {
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
        let Stops::ReplyMail = self.stops;
        format!("reply.{}.{}", self.member, self.generation)
    }

    fn of_claim(claim: &str) -> Option<Self> {
        let mut parts = claim.split('.');
        let stops = match parts.next()? {
            "reply" => Stops::ReplyMail,
            _ => return None,
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
        let token = Token { member: MemberId(7), stops: Stops::ReplyMail, generation: 2 };
        assert_eq!(Token::of_claim(&token.claim()), Some(token));
        for bad in ["", "reply", "reply.7", "reply.7.2.1", "other.7.2", "reply.x.2"] {
            assert_eq!(Token::of_claim(bad), None, "{bad}");
        }
    }
}
