//! Settings that do not fit together are refused at start, with words for the operator.

use secrecy::SecretString;
use torget::config::{ConfigError, Settings};

use crate::support::app::settings;

/// Settings of a service on the open net that fit together.
fn production() -> Settings {
    let mut settings = settings("postgresql:///x");
    settings.base_url = "https://torget.example.no".parse().expect("an address");
    settings.demo_sign_in = false;
    settings.smtp_url = Some(SecretString::from("smtp://mail.example.no:587?tls=required"));
    settings
}

fn demo() -> Settings {
    settings("postgresql:///x")
}

#[test]
fn good_settings_are_taken() {
    assert_eq!(production().check(), Ok(()));
    assert_eq!(demo().check(), Ok(()));
    for base in ["http://localhost:8080", "http://torget.localhost", "http://[::1]:8080", "https://torget.example.no/"]
    {
        let settings = Settings { base_url: base.parse().expect("an address"), demo_sign_in: false, ..production() };
        assert_eq!(settings.check(), Ok(()), "{base}");
    }
}

#[test]
fn settings_that_do_not_fit_together_are_refused() {
    let base = |url: &str| Settings { base_url: url.parse().expect("an address"), ..production() };
    let smtp = |url: Option<&str>| Settings { smtp_url: url.map(SecretString::from), ..production() };
    let meili = |url: &str| Settings { meili_url: Some(url.to_owned()), ..production() };
    let key = |key: Option<&str>| Settings { secret_key: key.map(SecretString::from), ..production() };
    let dkim = |domain: &str, file: Option<&str>| Settings {
        mail_from: "Torget <post@torget.example.no>".to_owned(),
        dkim_domain: Some(domain.to_owned()),
        dkim_selector: Some("host".to_owned()),
        dkim_key_file: file.map(Into::into),
        ..production()
    };
    for domain in ["torget.example.no", "example.no", "Example.no"] {
        assert_eq!(dkim(domain, Some("k.pem")).check(), Ok(()), "{domain}");
    }
    let table = [
        (Settings { demo_sign_in: true, ..production() }, ConfigError::DemoInProduction),
        (dkim("torget.example.no", None), ConfigError::DkimInPart),
        (dkim("annen.example.no", Some("k.pem")), ConfigError::DkimOfAnother),
        (dkim("no", Some("k.pem")), ConfigError::DkimOfAnother),
        (Settings { bounce_domain: Some("a b".into()), ..production() }, ConfigError::BadBounceDomain),
        (Settings { bounce_domain: Some(String::new()), ..production() }, ConfigError::BadBounceDomain),
        (smtp(None), ConfigError::NoMail),
        (Settings { smtp_url: None, ..demo() }, ConfigError::NoMail),
        (smtp(Some("post-office:")), ConfigError::PostOfficeInProduction),
        (smtp(Some("imap://mail.example.no")), ConfigError::BadSmtpUrl),
        (smtp(Some("")), ConfigError::BadSmtpUrl),
        (base("http://torget.example.no"), ConfigError::PlainHttp),
        (base("http://127.0.0.1.example.no"), ConfigError::PlainHttp),
        (base("http://localhost.example.no"), ConfigError::PlainHttp),
        (base("https://torget.example.no/forum"), ConfigError::BaseUrlHasPath),
        (base("https://torget.example.no/?a=b"), ConfigError::BaseUrlHasPath),
        (base("https://torget.example.no/#a"), ConfigError::BaseUrlHasPath),
        (key(None), ConfigError::NoKey),
        (key(Some("short")), ConfigError::NoKey),
        (key(Some(&"x".repeat(31))), ConfigError::NoKey),
        (meili("meilisearch:7700"), ConfigError::BadMeiliUrl),
        (meili("redis://meilisearch"), ConfigError::BadMeiliUrl),
        (meili("http://key@meilisearch:7700"), ConfigError::BadMeiliUrl),
        (Settings { mail_from: "Erfaringstorget".to_owned(), ..production() }, ConfigError::BadSender),
    ];
    for (settings, refusal) in table {
        let told = format!("BASE_URL={} MAIL_FROM={}", settings.base_url, settings.mail_from);
        assert_eq!(settings.check(), Err(refusal), "{told}");
    }
}

#[test]
fn refusals_say_what_to_set() {
    for refusal in [
        ConfigError::NoMail,
        ConfigError::NoKey,
        ConfigError::PlainHttp,
        ConfigError::BadSender,
        ConfigError::BadSmtpUrl,
    ] {
        let words = refusal.to_string();
        assert!(
            ["SMTP_URL", "SECRET_KEY", "BASE_URL", "MAIL_FROM", "DKIM_DOMAIN", "BOUNCE_DOMAIN"]
                .iter()
                .any(|name| words.contains(name)),
            "{words}"
        );
    }
}

#[test]
fn secrets_do_not_show() {
    let settings = production();
    assert!(!format!("{settings:?}").contains("long enough to be one"));
}
