//! The link and the code of a sign-in: keyed hashes of its row, made when the mail is written and again when they come
//! back, stored nowhere.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use super::queries::SignIn;
use crate::app::App;

/// What both are made of: everything about the row that never changes.
fn message(row: &SignIn) -> String {
    format!("{}\n{}\n{}", row.id, row.email, row.created_at.timestamp_micros())
}

/// The token in the link: the row's key, and the proof.
pub fn link_token(app: &App, row: &SignIn) -> String {
    format!("{}.{}", row.id, URL_SAFE_NO_PAD.encode(app.proof("sign-in-link", &message(row))))
}

/// The row a token claims to be about.
pub fn claimed(token: &str) -> Option<i64> {
    token.split_once('.')?.0.parse().ok()
}

/// Whether the token is the row's own.
pub fn link_fits(app: &App, row: &SignIn, token: &str) -> bool {
    link_token(app, row).as_bytes().ct_eq(token.as_bytes()).into()
}

/// The six digits.
pub fn code(app: &App, row: &SignIn) -> String {
    let number = app
        .proof("sign-in-code", &message(row))
        .iter()
        .fold(0_u64, |sum, byte| (sum * 256 + u64::from(*byte)) % 1_000_000);
    format!("{number:06}")
}

/// Whether what was typed is the row's code.
pub fn code_fits(app: &App, row: &SignIn, typed: &str) -> bool {
    code(app, row).as_bytes().ct_eq(typed.as_bytes()).into()
}

/// What is kept of a cookie's token.
pub fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token).to_vec()
}

/// What is kept of a network address, for the rate limit.
pub fn client(app: &App, address: &str) -> Vec<u8> {
    app.proof("client", address).to_vec()
}
