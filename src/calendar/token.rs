//! The proof in a private calendar address: whose it is and of which generation, under our key. Works without signing in,
//! for calendar programs cannot, and stops working when she makes her addresses anew.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use subtle::ConstantTimeEq as _;

use crate::app::App;
use crate::ids::MemberId;

const PURPOSE: &str = "calendar-feed";

/// What a private address says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    /// Whose calendar.
    pub(super) member: MemberId,
    /// Which generation of her addresses.
    pub(super) generation: i32,
}

impl Token {
    /// The last part of the address.
    pub(super) fn write(self, app: &App) -> String {
        let claim = format!("{}.{}", self.member, self.generation);
        let proof = app.proof(PURPOSE, &claim);
        URL_SAFE_NO_PAD.encode([proof.as_slice(), claim.as_bytes()].concat())
    }

    /// What an address says, when we made it.
    pub(super) fn read(app: &App, text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (proof, claim) = bytes.split_first_chunk::<32>()?;
        let claim = std::str::from_utf8(claim).ok()?;
        if !bool::from(app.proof(PURPOSE, claim).as_slice().ct_eq(proof.as_slice())) {
            return None;
        }
        let (member, generation) = claim.split_once('.')?;
        Some(Self { member: member.parse().ok()?, generation: generation.parse().ok()? })
    }
}
