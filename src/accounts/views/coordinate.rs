//! The coordinator's page: requests, members, invitations.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::{role_and_side, roles, sides, verified_by};
use crate::accounts::policy::Standing;
use crate::accounts::queries::{Coordinated, Invitation, ListedMember, Membership, Organisation};
use crate::web::ui::{self, Field};
use crate::web::{Filled, Ui, paths};

/// The whole page; the form is the invitation's.
pub fn page(ui: &Ui, seen: &Coordinated, filled: &Filled) -> Markup {
    let at = &seen.organisation;
    html! {
        div.wrap {
            header.page-head {
                h1 { (ui.ta("coordinate-title", &[("name", at.name.clone().into())])) }
                p.lead { (ui.t("coordinate-lead")) }
                @if at.standing() == Standing::Union { p { (ui.t("coordinate-union")) } }
            }
            (ui::error_summary(ui, filled))
            section aria-labelledby="venter" {
                div.section-head { h2 id="venter" { (ui.t("coordinate-waiting")) } }
                @if seen.waiting.is_empty() { (ui::empty(&ui.t("coordinate-none-waiting"), None)) }
                @else { ol.queue { @for row in &seen.waiting { li { (request(ui, at, row)) } } } }
            }
            section.after aria-labelledby="medlemmer" {
                div.section-head { h2 id="medlemmer" { (ui.t("coordinate-members")) } }
                @if seen.members.is_empty() { (ui::empty(&ui.t("coordinate-no-members"), None)) }
                @else { ol.queue { @for row in &seen.members { li { (member(ui, at, row)) } } } }
                @if let Some(next) = seen.next { (ui::previous_next(ui, None, Some(&paths::coordinate_after(&at.slug, next)))) }
            }
            section.after aria-labelledby="inviter" {
                div.section-head { h2 id="inviter" { (ui.t("invite-title")) } }
                (invite(ui, at, filled))
                @if !seen.invitations.is_empty() {
                    h3 { (ui.t("invite-open")) }
                    ul.stack { @for invitation in &seen.invitations { li { (open_invitation(ui, at, invitation)) } } }
                }
            }
            p.after { a.ds-link href=(paths::organisation(&at.slug)) { (at.name) } }
        }
    }
}

fn request(ui: &Ui, at: &Organisation, (membership, person): &ListedMember) -> Markup {
    let wish = role_and_side(ui.lang, membership.role, membership.side);
    html! {
        h3 { (person.display_name) }
        p.byline { (person.email) " · " (ui.ta("request-wish", &[("what", wish.into())])) " · " (ui.time(membership.created_at)) }
        @if let Some(message) = &membership.message { p.reason { (message) } }
        (grant(ui, at, membership, &ui.t("request-approve")))
        (close(at, membership, &ui.t("request-decline")))
    }
}

fn member(ui: &Ui, at: &Organisation, (membership, person): &ListedMember) -> Markup {
    html! {
        h3 { (person.display_name) }
        p.byline {
            (person.email) " · " (role_and_side(ui.lang, membership.role, membership.side))
            @if let Some(by) = membership.verified_by { " · " (verified_by(ui, by)) }
        }
        @if let Some(until) = membership.valid_until { (validity(ui, until)) }
        details {
            summary { (ui.t("member-change")) span.ds-sr-only { " " (person.display_name) } }
            (grant(ui, at, membership, &ui.t("member-confirm")))
            (close(at, membership, &ui.t("member-end")))
        }
    }
}

/// Until when a membership is valid, or that it no longer is.
pub fn validity(ui: &Ui, until: DateTime<Utc>) -> Markup {
    let day = ui.lang.date(until.with_timezone(&ui.zone).date_naive());
    let words = match until > ui.now {
        true => ui.ta("membership-until", &[("date", day.into())]),
        false => ui.ta("membership-expired", &[("date", day.into())]),
    };
    html! { p.byline { (words) } }
}

/// Role and side to give. Many such forms stand on the page, so ids carry the membership's key.
fn grant(ui: &Ui, at: &Organisation, membership: &Membership, button: &str) -> Markup {
    let (role, side) = (format!("rolle-{}", membership.id), format!("side-{}", membership.id));
    let chosen = membership.side.map_or("", |side| side.as_str());
    html! {
        form.filters method="post" action=(paths::answer_membership(at.id)) {
            (ui::hidden("medlemskap", &membership.id.to_string()))
            (choice(&role, "rolle", &ui.t("membership-role"), &roles(ui, true), membership.role.as_str()))
            @if at.standing().sides().is_empty() { (ui::hidden("side", "")) }
            @else { (choice(&side, "side", &ui.t("membership-side"), &sides(ui, at.standing()), chosen)) }
            button.ds-button data-size="sm" type="submit" name="vedtak" value="bekreft" { (button) }
        }
    }
}

fn choice(id: &str, name: &str, label: &str, options: &[(String, String)], chosen: &str) -> Markup {
    html! {
        div.ds-field {
            label.ds-label for=(id) { (label) }
            select.ds-input id=(id) name=(name) {
                @for (value, label) in options { option value=(value) selected[value == chosen] { (label) } }
            }
        }
    }
}

fn close(at: &Organisation, membership: &Membership, button: &str) -> Markup {
    html! {
        form.after-1 method="post" action=(paths::answer_membership(at.id)) {
            (ui::hidden("medlemskap", &membership.id.to_string()))
            button.ds-button data-size="sm" data-variant="secondary" data-color="danger" type="submit" name="vedtak" value="avslutt" {
                (button)
            }
        }
    }
}

fn invite(ui: &Ui, at: &Organisation, filled: &Filled) -> Markup {
    let standing = at.standing();
    let help = if standing == Standing::Union { "invite-help-union" } else { "invite-help" };
    html! {
        form.form method="post" action=(paths::coordinate(&at.slug)) {
            (ui::once(filled))
            (ui::text_field(ui, filled, Field::new("epost", "invite-email", 254).help(help), "email"))
            (ui::select(ui, filled, Field::new("rolle", "membership-role", 20), &roles(ui, true)))
            @if standing.sides().is_empty() { (ui::hidden("side", "")) }
            @else { (ui::select(ui, filled, Field::new("side", "membership-side", 20), &sides(ui, standing))) }
            div.form-end { button.ds-button type="submit" { (ui.t("invite-send")) } }
        }
    }
}

fn open_invitation(ui: &Ui, at: &Organisation, invitation: &Invitation) -> Markup {
    html! {
        p { b { (invitation.email) } " · " (role_and_side(ui.lang, invitation.role, invitation.side)) }
        (validity(ui, invitation.expires_at))
        form method="post" action=(paths::answer_membership(at.id)) {
            (ui::hidden("invitasjon", &invitation.id.to_string()))
            button.ds-button data-size="sm" data-variant="secondary" type="submit" name="vedtak" value="trekk" {
                (ui.t("invite-withdraw")) span.ds-sr-only { " " (invitation.email) }
            }
        }
    }
}
