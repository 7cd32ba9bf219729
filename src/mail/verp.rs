//! Where a mail that cannot be delivered goes back to: an address that names the mail and that only we can make
//! (variable envelope return paths), so that a report needs no guessing and a made-up one counts for nothing.

use hmac::{Hmac, Mac as _};
use secrecy::{ExposeSecret as _, SecretString};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;

use crate::ids::OutboxId;

const PREFIX: &str = "bounce+";
/// Sixty-four bits of proof: enough against guessing one report at a time, and short enough for a local part (RFC 5321,
/// 4.5.3.1.1 allows 64 octets).
const PROOF: usize = 8;

/// Makes and reads return addresses under one domain.
#[derive(Debug)]
pub struct ReturnPath {
    domain: String,
    key: SecretString,
}

impl ReturnPath {
    /// Return addresses under `domain`, proven with `key`.
    pub fn new(domain: &str, key: SecretString) -> Self {
        Self { domain: domain.to_ascii_lowercase(), key }
    }

    /// Where reports about this mail go. Letters are lower case, for some servers do not keep case.
    pub fn write(&self, mail: OutboxId) -> String {
        format!("{PREFIX}{}-{}@{}", mail.0, self.proof(mail), self.domain)
    }

    /// Which mail an address stands for, when we made it.
    pub fn read(&self, address: &str) -> Option<OutboxId> {
        let address = address.trim().trim_start_matches('<').trim_end_matches('>').to_ascii_lowercase();
        let (local, domain) = address.rsplit_once('@')?;
        let (id, proof) = local.strip_prefix(PREFIX)?.split_once('-')?;
        let mail = OutboxId(id.parse().ok()?);
        let ours = self.proof(mail);
        (domain == self.domain && bool::from(ours.as_bytes().ct_eq(proof.as_bytes()))).then_some(mail)
    }

    fn proof(&self, mail: OutboxId) -> String {
        let mut mac = <Hmac<Sha256> as hmac::Mac>::new_from_slice(self.key.expose_secret().as_bytes())
            .unwrap_or_else(|_| unreachable!("HMAC takes keys of any length (RFC 2104)"));
        mac.update(format!("bounce\0{}", mail.0).as_bytes());
        mac.finalize().into_bytes().iter().take(PROOF).map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_back_and_a_made_up_one_is_not() {
        let ours = ReturnPath::new("Torg.example", "a key for tests, long enough to be one".to_owned().into());
        let theirs = ReturnPath::new("torg.example", "another key for tests, long enough too".to_owned().into());
        let address = ours.write(OutboxId(42));
        assert!(address.len() < 64 && address.ends_with("@torg.example"), "{address}");
        for form in [address.clone(), address.to_uppercase(), format!("<{address}>")] {
            assert_eq!(ours.read(&form), Some(OutboxId(42)), "{form}");
        }
        for bad in [
            theirs.write(OutboxId(42)),
            address.replace("+42-", "+43-"),
            address.replace("torg", "torv"),
            "bounce@torg.example".into(),
            "bounce+42@torg.example".into(),
            String::new(),
        ] {
            assert_eq!(ours.read(&bad), None, "{bad}");
        }
    }
}
