//! Min side: notices, profile, hats, sessions.

use maud::{Markup, html};

use super::coordinate::validity;
use super::{role, verified_by};
use crate::accounts::queries::{Membership, Mine, Organisation, Session};
use crate::accounts::{MembershipState, VerifiedBy, Via};
use crate::i18n::Lang;
use crate::viewer::Role;
use crate::web::ui::{self, Field};
use crate::web::{Filled, FormData, Ui, paths};

/// Time zones people here are likely to be in.
const LIKELY_ZONES: [&str; 12] = [
    "Europe/Oslo",
    "Arctic/Longyearbyen",
    "Europe/Stockholm",
    "Europe/Copenhagen",
    "Europe/Helsinki",
    "Atlantic/Reykjavik",
    "Europe/London",
    "Europe/Brussels",
    "Europe/Berlin",
    "Europe/Madrid",
    "America/New_York",
    "UTC",
];

/// The profile form as it stands.
pub fn filled(ui: &Ui, mine: &Mine) -> FormData {
    FormData::default()
        .with("navn", &mine.person.display_name)
        .with("sprak", &mine.person.language)
        .with("tidssone", ui.zone.name())
}

/// The whole page.
pub fn page(ui: &Ui, mine: &Mine, filled: &Filled, all_zones: bool) -> Markup {
    html! {
        div.wrap {
            header.page-head {
                h1 { (ui.t("my-page")) }
                p.lead { (mine.person.email) }
                div.cluster {
                    a.ds-link href=(paths::NOTICES) { (ui.t("me-notices")) }
                    a.ds-link href=(paths::LETTER_SETTINGS) { (ui.t("mail-title")) }
                    a.ds-link href=(paths::SAVED_SEARCHES) { (ui.t("saved-title")) }
                }
            }
            @if mine.unreachable {
                div.ds-alert data-color="warning" role="note" { p { (ui.t("me-unreachable")) } p { (ui.t("me-unreachable-step")) } }
            }
            (notices(ui, mine))
            section aria-labelledby="tilknytninger" {
                div.section-head {
                    h2 id="tilknytninger" { (ui.t("me-memberships")) }
                    a href=(paths::ORGANISATIONS) { (ui.t("me-find-organisation")) }
                }
                @if mine.memberships.is_empty() {
                    (ui::empty(&ui.t("me-no-memberships"), Some((paths::ORGANISATIONS, &ui.t("me-find-organisation")))))
                } @else {
                    ul.stack { @for (membership, at) in &mine.memberships { li { (one_membership(ui, membership, at)) } } }
                }
            }
            section.after aria-labelledby="profil" {
                div.section-head { h2 id="profil" { (ui.t("me-profile")) } }
                (profile(ui, filled, all_zones))
            }
            p.after { a.ds-link href=(paths::MY_CASES) { (ui.t("me-cases")) } }
            section.after aria-labelledby="okter" {
                div.section-head { h2 id="okter" { (ui.t("me-sessions")) } }
                (sessions(ui, &mine.sessions))
            }
        }
    }
}

/// What came with this sign-in, and what the session leaves at home and why. Nothing of a union's is named there.
fn notices(ui: &Ui, mine: &Mine) -> Markup {
    let opened = mine.sessions.iter().find(|session| is_this(ui, session)).map(|session| session.created_at);
    let new = mine.memberships.iter().filter(|(membership, _)| opened.is_some() && membership.verified_at == opened);
    html! {
        @for (membership, at) in new {
            @if let Some(key) = news_key(membership) {
                div.ds-alert data-color="success" { p { (ui.ta(key, &[("name", at.name.clone().into())])) } }
            }
        }
        @if mine.at_home > 0 {
            div.ds-alert data-color="info" {
                h2 { (ui.t("me-at-home-title")) }
                p { (ui.t("me-at-home")) }
                p { a.ds-link href=(paths::SIGN_IN) { (ui.t("other-mailbox")) } }
            }
        }
    }
}

fn news_key(membership: &Membership) -> Option<&'static str> {
    match membership.verified_by? {
        VerifiedBy::Domain => Some("me-new-domain"),
        VerifiedBy::Invitation => Some("me-new-invitation"),
        VerifiedBy::Coordinator | VerifiedBy::Operator => None,
    }
}

fn is_this(ui: &Ui, session: &Session) -> bool {
    ui.viewer.me.as_ref().is_some_and(|me| me.session == Some(session.id))
}

fn one_membership(ui: &Ui, membership: &Membership, at: &Organisation) -> Markup {
    let waiting = membership.state == MembershipState::Waiting;
    html! {
        p.hat {
            a href=(paths::organisation(&at.slug)) { (at.name) }
            " " span { (role(ui.lang, membership.role)) }
            @if let Some(side) = membership.side { " " (ui::side(ui, side)) }
        }
        @if waiting {
            p.byline { (ui.t("membership-waiting")) " " (ui.time(membership.created_at)) }
        } @else {
            @if let Some(by) = membership.verified_by {
                p.byline { (verified_by(ui, by)) @if let Some(when) = membership.verified_at { " " (ui.time(when)) } }
            }
            @if let Some(until) = membership.valid_until { (validity(ui, until)) }
        }
        @if wearable(ui, membership) && !waiting {
            p.byline { @if membership.listed { (ui.t("me-listed")) } @else { (ui.t("me-not-listed")) } }
        }
        div.cluster { (choices(ui, membership, at, waiting)) }
    }
}

/// Whether this session may wear it.
fn wearable(ui: &Ui, membership: &Membership) -> bool {
    ui.viewer.me.as_ref().is_some_and(|me| me.hats.iter().any(|hat| hat.id == membership.id))
}

/// Being found by other members in search, or no longer.
fn listing(ui: &Ui, membership: &Membership, at: &Organisation) -> Markup {
    let (value, key) = if membership.listed { ("nei", "me-list-not") } else { ("ja", "me-list") };
    html! {
        form method="post" action=(paths::LISTED) {
            (ui::hidden("vis", value))
            button.ds-button data-size="sm" data-variant="tertiary" type="submit" name="tilknytning" value=(membership.id) {
                (ui.t(key)) span.ds-sr-only { " " (at.name) }
            }
        }
    }
}

/// What can be done with a membership.
fn choices(ui: &Ui, membership: &Membership, at: &Organisation, waiting: bool) -> Markup {
    let worn = ui.viewer.hat().is_some_and(|hat| hat.id == membership.id);
    let wearable = wearable(ui, membership);
    html! {
        @if worn {
            b { (ui.t("me-writes-as")) }
        } @else if wearable {
            form method="post" action=(paths::CHOOSE_HAT) {
                button.ds-button data-size="sm" data-variant="secondary" type="submit" name="hatt" value=(membership.id) {
                    (ui.t("me-write-as")) span.ds-sr-only { " " (at.name) }
                }
            }
        }
        @if membership.role == Role::Coordinator && wearable {
            a.ds-link href=(paths::coordinate(&at.slug)) { (ui.t("me-coordinate")) span.ds-sr-only { " " (at.name) } }
        }
        @if wearable && !waiting { (listing(ui, membership, at)) }
        form method="post" action=(paths::LEAVE) {
            button.ds-button data-size="sm" data-variant="tertiary" type="submit" name="tilknytning" value=(membership.id) {
                @if waiting { (ui.t("me-take-back")) } @else { (ui.t("me-leave")) }
                span.ds-sr-only { " " (at.name) }
            }
        }
    }
}

fn profile(ui: &Ui, filled: &Filled, all_zones: bool) -> Markup {
    let languages: Vec<_> =
        Lang::all().map(|lang| (lang.code().to_owned(), lang.t("language-name").into_owned())).collect();
    let zones = zones(filled.value("tidssone"), all_zones);
    html! {
        form.form method="post" action=(paths::ME) {
            (ui::error_summary(ui, filled))
            (ui::text_field(ui, filled, Field::new("navn", "me-name", 80).help("me-name-help"), "text"))
            (ui::select(ui, filled, Field::new("sprak", "me-language", 2).help("me-language-help"), &languages))
            (ui::select(ui, filled, Field::new("tidssone", "me-zone", 40), &zones))
            @if !all_zones { p { a.ds-link href={ (paths::ME_ALL_ZONES) "#tidssone" } { (ui.t("me-all-zones")) } } }
            div.form-end { button.ds-button type="submit" { (ui.t("me-save")) } }
        }
    }
}

/// The likely ones, with the one chosen among them; or all, the likely ones first.
pub fn zones(chosen: &str, all: bool) -> Vec<(String, String)> {
    let mut names: Vec<&str> = LIKELY_ZONES.to_vec();
    let others = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()).filter(|name| !LIKELY_ZONES.contains(name));
    names.extend(others.filter(|name| all || *name == chosen));
    names.into_iter().map(|name| (name.to_owned(), name.replace('_', " "))).collect()
}

fn sessions(ui: &Ui, sessions: &[Session]) -> Markup {
    html! {
        p.quiet { (ui.t("me-sessions-lead")) }
        ul.stack { @for session in sessions { li { (one_session(ui, session)) } } }
        @if sessions.len() > 1 {
            form.after-1 method="post" action=(paths::END_SESSIONS) {
                button.ds-button data-variant="secondary" type="submit" name="andre" value="ja" { (ui.t("me-end-others")) }
            }
        }
    }
}

fn one_session(ui: &Ui, session: &Session) -> Markup {
    let browser = browser_of(&session.user_agent);
    let how = match session.opened_through {
        Via::Mail => ui.t("session-by-mail"),
        Via::Persona => ui.t("session-as-persona"),
    };
    html! {
        p { b { @if browser.is_empty() { (ui.t("session-unknown")) } @else { (browser) } } }
        p.byline { (how) " " (ui.time(session.created_at)) " · " (ui.t("session-used")) " " (ui.time(session.seen_at)) }
        @if is_this(ui, session) {
            p { (ui.t("session-this")) }
        } @else {
            form method="post" action=(paths::END_SESSIONS) {
                button.ds-button data-size="sm" data-variant="secondary" type="submit" name="okt" value=(session.id) {
                    (ui.t("session-end")) span.ds-sr-only { " " (browser) }
                }
            }
        }
    }
}

/// A browser's own long description in two names, where they are known; else its beginning.
fn browser_of(description: &str) -> String {
    let named = |names: &[(&str, &'static str)]| {
        names.iter().find(|(mark, _)| description.contains(mark)).map(|(_, name)| *name)
    };
    let browser = named(&[
        ("Firefox/", "Firefox"),
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = named(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} · {system}"),
        _ => crate::text::excerpt(description, 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zone_chosen_is_always_among_them() {
        assert!(zones("Asia/Tokyo", false).iter().any(|(name, _)| name == "Asia/Tokyo"));
        assert_eq!(zones("Europe/Oslo", false).len(), LIKELY_ZONES.len());
        let all = zones("Europe/Oslo", true);
        assert_eq!(all.len(), chrono_tz::TZ_VARIANTS.len());
        assert_eq!(all[0].0, "Europe/Oslo");
    }

    #[test]
    fn browsers_are_said_in_two_names() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0";
        assert_eq!(browser_of(edge), "Edge · Windows");
        assert_eq!(browser_of("curl/8.5"), "curl/8.5");
    }
}
