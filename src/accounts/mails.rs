//! Mails: sign-in, invitation, and what becomes of a membership. Written when they are sent, after rights are checked again.

use maud::{Markup, html};

use super::actions::sign_in::worth_sending;
use super::policy::{self, Asker, Standing};
use super::queries::{self, Membership, Organisation, Person};
use super::{MembershipState, proofs, views};
use crate::app::App;
use crate::error::Error;
use crate::i18n::Lang;
use crate::ids::{MemberId, MembershipId};
use crate::mail::outbox::{MailKind, Owed};
use crate::mail::{Compose, Letter, Unsent, layout};
use crate::tx::Tx;
use crate::web::paths;

/// Writes the words of a sign-in, invitation or membership mail.
///
/// # Errors
/// `NotFound` when what it was about is gone.
pub fn compose(app: &App, tx: &mut Tx<'_>, owed: &Owed) -> Result<Compose, Error> {
    match owed.kind {
        MailKind::SignIn => sign_in(app, tx, owed),
        MailKind::Invitation => invitation(app, tx, owed),
        // A request that was owed before it had a kind of its own is told as one.
        MailKind::Membership | MailKind::Request => membership(app, tx, owed),
        MailKind::Reply
        | MailKind::Moderation
        | MailKind::Partner
        | MailKind::Guidance
        | MailKind::Announcement
        | MailKind::Accepted
        | MailKind::Alert
        | MailKind::Digest => Err(Error::NotFound),
    }
}

/// The parts every letter here is made of.
struct Words {
    lang: Lang,
    to: String,
    subject: String,
    lines: Vec<String>,
    /// What the one link is called, and where it leads.
    link: (String, String),
    /// What stands after the link.
    after: Vec<String>,
    /// Why the reader gets it.
    foot: String,
}

fn letter(owed: &Owed, words: Words) -> Compose {
    let Words { lang, to, subject, lines, link: (label, href), after, foot } = words;
    let text = format!(
        "{}\n\n{label}:\n{href}\n\n{}{}-- \n{foot}\n",
        lines.join("\n\n"),
        after.join("\n\n"),
        if after.is_empty() { "" } else { "\n\n" }
    );
    let body = html! {
        @for line in &lines { p style="margin:0 0 16px" { (line) } }
        p style="margin:0 0 16px" { a href=(href) style="display:inline-block;padding:10px 18px;background:#1f5f4b;color:#ffffff;text-decoration:none;border-radius:4px" { (label) } }
        @for line in &after { p style="margin:0 0 16px" { (line) } }
    };
    let foot: Markup = html! { p style="margin:0" { (foot) } };
    let html = layout(lang.code(), &subject, &body, &foot);
    Compose::Send(Box::new(Letter {
        to,
        subject,
        text,
        html,
        message_id: owed.message_id.clone(),
        thread_ref: None,
        unsubscribe: None,
    }))
}

/// The link and the code of a request to sign in.
fn sign_in(app: &App, tx: &mut Tx<'_>, owed: &Owed) -> Result<Compose, Error> {
    let row = queries::sign_in(tx, owed.item_id)?;
    if !worth_sending(&row, tx.now) {
        return Ok(Compose::unsent(Unsent::Used));
    }
    let lang = Lang::parse(&row.language).unwrap_or_default();
    let code = proofs::code(app, &row);
    let (first, last) = code.split_at(3);
    let path = paths::sign_in_link(&proofs::link_token(app, &row));
    Ok(letter(
        owed,
        Words {
            lang,
            subject: lang.t("mail-sign-in-subject").into_owned(),
            lines: vec![lang.t("mail-sign-in-lead").into_owned()],
            link: (lang.t("mail-sign-in-link").into_owned(), format!("{}{path}", app.settings.base())),
            after: vec![
                lang.ta("mail-sign-in-code", &[("code", format!("{first} {last}").into())]).into_owned(),
                lang.t("mail-sign-in-validity").into_owned(),
            ],
            foot: lang.t("mail-sign-in-foot").into_owned(),
            to: row.email,
        },
    ))
}

/// Who is invited where, as what, and by whom.
fn invitation(app: &App, tx: &mut Tx<'_>, owed: &Owed) -> Result<Compose, Error> {
    let row = queries::invitation(tx, owed.item_id)?;
    if row.accepted_at.is_some() || row.expires_at <= tx.now {
        return Ok(Compose::unsent(Unsent::TakenUp));
    }
    let at = queries::organisation_by_id(tx, row.organisation_id)?;
    let employer_mailbox = queries::employer_mailbox(tx, &row.email)?;
    if !policy::mailbox_fits(at.standing(), employer_mailbox) {
        return Ok(Compose::unsent(Unsent::EmployerMailbox));
    }
    let lang = language(queries::person_by_email(tx, &row.email)?.as_ref(), &at);
    let by = row.invited_by.map(|id| queries::person(tx, id)).transpose()?;
    let what = views::role_and_side(lang, row.role, row.side);
    let until = lang.date(row.expires_at.with_timezone(&chrono_tz::Europe::Oslo).date_naive());
    let mut lines =
        vec![lang.ta("mail-invitation-lead", &[("name", at.name.clone().into()), ("what", what.into())]).into_owned()];
    lines.extend(by.map(|by| lang.ta("mail-invitation-by", &[("name", by.display_name.into())]).into_owned()));
    lines.push(lang.t("mail-invitation-how").into_owned());
    Ok(letter(
        owed,
        Words {
            lang,
            subject: lang.ta("mail-invitation-subject", &[("name", at.name.into())]).into_owned(),
            lines,
            link: (lang.t("sign-in").into_owned(), format!("{}{}", app.settings.base(), paths::sign_in(paths::ME))),
            after: vec![lang.ta("mail-invitation-until", &[("date", until.into())]).into_owned()],
            foot: lang.t("mail-invitation-foot").into_owned(),
            to: row.email,
        },
    ))
}

/// The language of somebody's account, else the organisation's language form.
fn language(person: Option<&Person>, at: &Organisation) -> Lang {
    match person {
        Some(person) => Lang::parse(&person.language).unwrap_or_default(),
        None if at.language_form.as_deref() == Some("nynorsk") => Lang::NN,
        None => Lang::default(),
    }
}

/// To the person, what became of her membership; to a coordinator, that somebody waits. Nothing about a union goes to a
/// mailbox the employer controls.
fn membership(app: &App, tx: &mut Tx<'_>, owed: &Owed) -> Result<Compose, Error> {
    let row = queries::membership(tx, MembershipId(owed.item_id))?;
    let at = queries::organisation_by_id(tx, row.organisation_id)?;
    let reader: MemberId = owed.member_id.ok_or(Error::NotFound)?;
    let reader = queries::person(tx, reader)?;
    let employer_mailbox = queries::employer_mailbox(tx, &reader.email)?;
    if !policy::mailbox_fits(at.standing(), employer_mailbox) {
        return Ok(Compose::unsent(Unsent::EmployerMailbox));
    }
    if reader.id == row.member_id {
        Ok(decision(app, owed, &row, &at, reader))
    } else {
        request(app, tx, owed, &row, &at, reader)
    }
}

fn decision(app: &App, owed: &Owed, row: &Membership, at: &Organisation, reader: Person) -> Compose {
    let lang = Lang::parse(&reader.language).unwrap_or_default();
    let (subject, lead) = match row.state {
        MembershipState::Active => ("mail-membership-verified-subject", "mail-membership-verified"),
        MembershipState::Declined => ("mail-membership-declined-subject", "mail-membership-declined"),
        MembershipState::Ended => ("mail-membership-ended-subject", "mail-membership-ended"),
        MembershipState::Waiting => return Compose::unsent(Unsent::AskedAgain),
    };
    let what = views::role_and_side(lang, row.role, row.side);
    let lead = lang.ta(lead, &[("name", at.name.clone().into()), ("what", what.into())]).into_owned();
    letter(
        owed,
        Words {
            lang,
            subject: lang.ta(subject, &[("name", at.name.clone().into())]).into_owned(),
            lines: vec![lead],
            link: (lang.t("my-page").into_owned(), format!("{}{}", app.settings.base(), paths::ME)),
            after: Vec::new(),
            foot: lang.t("mail-membership-foot").into_owned(),
            to: reader.email,
        },
    )
}

fn request(
    app: &App,
    tx: &mut Tx<'_>,
    owed: &Owed,
    row: &Membership,
    at: &Organisation,
    reader: Person,
) -> Result<Compose, Error> {
    if row.state != MembershipState::Waiting {
        return Ok(Compose::unsent(Unsent::Answered));
    }
    if policy::may_coordinate(&Asker::of(&tx.viewer), &at.place()).is_err() {
        return Ok(Compose::unsent(Unsent::NoCoordinator));
    }
    let lang = Lang::parse(&reader.language).unwrap_or_default();
    let who = queries::person(tx, row.member_id)?.display_name;
    // Whom a union organises is for its page, behind sign-in, not for a mail.
    let lead = match at.standing() {
        Standing::Union => lang.t("mail-request-union").into_owned(),
        _ => lang.ta("mail-request", &[("who", who.into()), ("name", at.name.clone().into())]).into_owned(),
    };
    let page = format!("{}{}", app.settings.base(), paths::coordinate(&at.slug));
    Ok(letter(
        owed,
        Words {
            lang,
            subject: lang.t("mail-request-subject").into_owned(),
            lines: vec![lead],
            link: (lang.t("mail-request-link").into_owned(), page),
            after: Vec::new(),
            foot: lang.t("mail-request-foot").into_owned(),
            to: reader.email,
        },
    ))
}
