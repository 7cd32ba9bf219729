//! The addresses of work between organisations and of those who look after the square: partners, the ministry's answers,
//! moderation, announcements and the calendar.

use url::form_urlencoded::Serializer;

use super::{ANNOUNCEMENTS, CALENDAR, DECISION, GUIDANCE, MODERATION, NEW_PARTNER_REQUEST, PARTNERS};
use crate::ids::{EventId, GuidanceId, PartnerLinkId, PartnerRequestId, PostId, ThreadId};
use crate::text;

/// Organisations like one.
pub fn peers(slug: &str) -> String {
    format!("/organisasjon/{slug}/like")
}

/// Asking these organisations to work together.
pub fn new_partner_request(slugs: &[&str]) -> String {
    let mut query = Serializer::new(String::new());
    query.extend_pairs(slugs.iter().map(|slug| ("til", slug)));
    format!("{NEW_PARTNER_REQUEST}?{}", query.finish())
}

/// A request to work together.
pub fn partner_request(id: PartnerRequestId) -> String {
    format!("{PARTNERS}/foresporsel/{id}")
}

/// Something done to such a request: `svar`, `trekk`.
pub fn partner_request_act(id: PartnerRequestId, act: &str) -> String {
    format!("{}/{act}", partner_request(id))
}

/// Ending a link between organisations.
pub fn end_link(id: PartnerLinkId) -> String {
    format!("{PARTNERS}/{id}/avslutt")
}

/// An official answer.
pub fn guidance(id: GuidanceId, title: &str) -> String {
    format!("{GUIDANCE}/{id}-{}", text::slug(title))
}

/// Where the ministry answers a thread.
pub fn guidance_case(id: ThreadId) -> String {
    format!("{GUIDANCE}/sak/{id}")
}

/// Something the ministry does with its answer: `utkast`, `avgjor`, `fordel`.
pub fn guidance_act(id: ThreadId, act: &str) -> String {
    format!("{GUIDANCE}/sak/{id}/{act}")
}

/// The form for a moderator's decision about a thread.
pub fn moderate_thread(id: ThreadId) -> String {
    format!("/trad/{id}/moderer")
}

/// Reporting a post, or by its first post a thread.
pub fn report(id: PostId) -> String {
    format!("/innlegg/{id}/meld")
}

/// A case in the moderators' queue: the post it is about.
pub fn case(id: PostId) -> String {
    format!("{MODERATION}/sak/{id}")
}

/// Something done in a case: `ta`, `slipp`, `notat`.
pub fn case_act(id: PostId, act: &str) -> String {
    format!("{}/{act}", case(id))
}

/// An objection in the moderators' queue.
pub fn objection(id: i64) -> String {
    format!("{MODERATION}/innvending/{id}")
}

/// A decision, for the author of what it is about.
pub fn decision(id: i64) -> String {
    format!("{DECISION}{id}")
}

/// Objecting to it.
pub fn object(id: i64) -> String {
    format!("{}/innvending", decision(id))
}

/// Something about an announcement: `kvitteringer`, `bekreft`, `paminn`, `publiser`, `trekk`.
pub fn announcement(id: ThreadId, act: &str) -> String {
    format!("{ANNOUNCEMENTS}/{id}/{act}")
}

/// An event in the calendar.
pub fn event(id: EventId) -> String {
    format!("{CALENDAR}/hendelse/{id}")
}

/// Something done to an event: `endre`, `avlys`.
pub fn event_act(id: EventId, act: &str) -> String {
    format!("{CALENDAR}/hendelse/{id}/{act}")
}

/// An area's calendar, open to all, for other programs.
pub fn area_feed(slug: &str) -> String {
    format!("{CALENDAR}/omrade/{slug}.ics")
}

/// A member's own calendar, for other programs.
pub fn private_feed(token: &str) -> String {
    format!("{CALENDAR}/{token}.ics")
}
