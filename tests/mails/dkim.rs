//! A signature checked as a receiving server does it (RFC 6376), with the arithmetic left to openssl.

use std::path::Path;
use std::process::Command;

use sha2::{Digest as _, Sha256};

/// Whether a message's signature holds under the public half of this key.
pub(super) fn holds(raw: &[u8], key: &Path, scratch: &Path) -> bool {
    let message = String::from_utf8(raw.to_vec()).expect("mail is ASCII");
    let (head, body) = message.split_once("\r\n\r\n").expect("a body");
    let headers = unfolded(head);
    let of = |name: &str| headers.iter().rfind(|(known, _)| known.eq_ignore_ascii_case(name));
    let (_, signature) = of("DKIM-Signature").expect("a signature");
    let tag = |name: &str| {
        let mut tags = signature.split(';').filter_map(|part| part.trim().split_once('='));
        tags.find(|(known, _)| *known == name).map(|(_, value)| value.split_whitespace().collect::<String>())
    };
    if tag("bh").as_deref() != Some(&base64(&Sha256::digest(relaxed_body(body)))) {
        return false;
    }
    let covered = tag("h").unwrap_or_default();
    let mut signed: String =
        covered.split(':').filter_map(of).map(|(name, value)| relaxed(name, value) + "\r\n").collect();
    let value = signature.rsplit_once(" b=").map(|(before, _)| format!("{before} b=")).unwrap_or_default();
    signed.push_str(&relaxed("DKIM-Signature", &value));
    let path = |name: &str| scratch.join(name);
    std::fs::write(path("signed"), signed).expect("written");
    let bytes = base64_decoded(&tag("b").unwrap_or_default());
    std::fs::write(path("signature"), bytes).expect("written");
    let public =
        Command::new("openssl").args(["rsa", "-pubout", "-in"]).arg(key).arg("-out").arg(path("public")).output();
    assert!(public.expect("openssl reads the key").status.success());
    let checked = Command::new("openssl")
        .args(["dgst", "-sha256", "-verify"])
        .arg(path("public"))
        .arg("-signature")
        .arg(path("signature"))
        .arg(path("signed"))
        .output();
    checked.expect("openssl checks").status.success()
}

/// Names and values, folds undone.
fn unfolded(head: &str) -> Vec<(String, String)> {
    let one = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    one.split("\r\n").filter_map(|line| line.split_once(':')).map(|(n, v)| (n.to_owned(), v.to_owned())).collect()
}

fn relaxed(name: &str, value: &str) -> String {
    format!("{}:{}", name.trim().to_lowercase(), value.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn relaxed_body(body: &str) -> String {
    let line = |line: &str| {
        let mut out = String::new();
        for c in line.chars() {
            match c {
                ' ' | '\t' if out.ends_with(' ') => {}
                ' ' | '\t' => out.push(' '),
                c => out.push(c),
            }
        }
        out.trim_end().to_owned() + "\r\n"
    };
    let all: String = body.trim_end_matches("\r\n").split("\r\n").map(line).collect();
    all.trim_end_matches("\r\n").to_owned() + "\r\n"
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

fn base64_decoded(text: &str) -> Vec<u8> {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.decode(text).expect("base64")
}
