//! Every address of the service, as constants and functions: no link is put together anywhere else.

use url::form_urlencoded::{Serializer, byte_serialize};

use crate::ids::{EventId, IndicatorId, LessonId, MeasurementId, MembershipId, OrganisationId, PostId, ThreadId};
use crate::text;

/// The front page.
pub const FRONT: &str = "/";
/// Areas.
pub const AREAS: &str = "/omrader";
/// Trials.
pub const TRIALS: &str = "/forsok";
/// The catalogue of indicators that trials share.
pub const INDICATORS: &str = "/indikatorer";
/// Acts and regulations, and what is written about them.
pub const PROVISIONS: &str = "/regler";
/// The directory of organisations.
pub const ORGANISATIONS: &str = "/organisasjoner";
/// Search.
pub const SEARCH: &str = "/sok";
/// All threads, newest first.
pub const THREADS: &str = "/trader";
/// Choosing what kind of thread to open.
pub const NEW_THREAD: &str = "/ny-trad";
/// Announcements, newest first.
pub const ANNOUNCEMENTS: &str = "/kunngjoringer";
/// Making an announcement.
pub const NEW_ANNOUNCEMENT: &str = "/kunngjoringer/ny";
/// The calendar.
pub const CALENDAR: &str = "/kalender";
/// Putting something into the calendar.
pub const NEW_EVENT: &str = "/kalender/ny";
/// The calendar's addresses for other programs.
pub const SUBSCRIBE: &str = "/kalender/abonner";
/// Making one's private calendar addresses anew.
pub const RENEW_FEED: &str = "/kalender/abonner/forny";
/// Everything in the calendar that is open to all, for other programs.
pub const OPEN_FEED: &str = "/kalender/alle.ics";
/// Sign-in by mail.
pub const SIGN_IN: &str = "/logg-inn";
/// The code from a sign-in mail.
pub const SIGN_IN_CODE: &str = "/logg-inn/kode";
/// The link in a sign-in mail, without its token.
pub const SIGN_IN_LINK: &str = "/logg-inn/lenke";
/// Picking a demo persona.
pub const PERSONAS: &str = "/demo/personer";
/// Signing out.
pub const SIGN_OUT: &str = "/logg-ut";
/// Choosing the language.
pub const LANGUAGE: &str = "/sprak";
/// One's own page: profile, hats, sessions.
pub const ME: &str = "/meg";
/// One's own page with every time zone to choose from.
pub const ME_ALL_ZONES: &str = "/meg?tidssoner=alle";
/// Choosing the hat of this session.
pub const CHOOSE_HAT: &str = "/meg/hatt";
/// Ending one's own sessions.
pub const END_SESSIONS: &str = "/meg/okter/avslutt";
/// Leaving an organisation.
pub const LEAVE: &str = "/meg/tilknytning/avslutt";
/// One-click unsubscribe (RFC 8058); carries its own proof.
pub const UNSUBSCRIBE: &str = "/avmelding/";
/// The moderators' queue.
pub const MODERATION: &str = "/moderering";
/// What moderators decided, without names.
pub const MODERATION_LOG: &str = "/moderering/logg";
/// Decisions about what one wrote oneself, and what one has reported.
pub const MY_CASES: &str = "/meg/moderering";
/// A decision, for the author of what it is about; objecting lies below it.
const DECISION: &str = "/avgjorelse/";
/// The audit trail.
pub const AUDIT: &str = "/drift/spor";
/// The operator's page: jobs and dead letters.
pub const OPERATION: &str = "/drift";
/// Trying dead letters of jobs again.
pub const RETRY_JOBS: &str = "/drift/jobber";
/// Trying dead letters of mail again.
pub const RETRY_MAIL: &str = "/drift/brev";
/// The demo's post office.
pub const POST_OFFICE: &str = "/demo/postkontor";
/// About the service.
pub const ABOUT: &str = "/om";
/// Privacy.
pub const PRIVACY: &str = "/personvern";
/// Accessibility statement.
pub const ACCESSIBILITY: &str = "/tilgjengelighet";

/// Sign-in, coming back to `next` afterwards.
pub fn sign_in(next: &str) -> String {
    format!("{SIGN_IN}?til={}", byte_serialize(next.as_bytes()).collect::<String>())
}

/// A sign-in link.
pub fn sign_in_link(token: &str) -> String {
    format!("{SIGN_IN_LINK}/{token}")
}

/// An area's page.
pub fn area(slug: &str) -> String {
    format!("/omrade/{slug}")
}

/// A trial's page.
pub fn trial(slug: &str) -> String {
    format!("{TRIALS}/{slug}")
}

/// What a trial has measured and learnt.
pub fn results(trial: &str) -> String {
    format!("{TRIALS}/{trial}/resultater")
}

/// Something added to a trial's results: `ny-indikator`, `ny-laerdom`, or all of it as a spreadsheet: `last-ned`.
pub fn results_act(trial: &str, act: &str) -> String {
    format!("{TRIALS}/{trial}/resultater/{act}")
}

/// An indicator on its trial's results page.
pub fn indicator(trial: &str, id: IndicatorId) -> String {
    format!("{}#indikator-{id}", results(trial))
}

/// Something done to an indicator: `rediger`, `ny-maling`, `versjoner`.
pub fn indicator_act(id: IndicatorId, act: &str) -> String {
    format!("/indikator/{id}/{act}")
}

/// Changing a value.
pub fn edit_measurement(id: MeasurementId) -> String {
    format!("/maling/{id}/rediger")
}

/// Something done to a lesson: `rediger`, `versjoner`.
pub fn lesson_act(id: LessonId, act: &str) -> String {
    format!("/laerdom/{id}/{act}")
}

/// An indicator of the catalogue, compared across trials.
pub fn compare(standard: &str) -> String {
    format!("{INDICATORS}/{standard}")
}

/// The same as a spreadsheet.
pub fn compare_file(standard: &str) -> String {
    format!("{INDICATORS}/{standard}/last-ned")
}

/// A provision's page: an act, a section of it, a paragraph of that.
pub fn provision(act: &str, section: &str, ledd: i16) -> String {
    let section = section.replace(' ', "_");
    match (section.as_str(), ledd) {
        ("", _) => format!("/regel/{act}"),
        (section, 0) => format!("/regel/{act}/{section}"),
        (section, ledd) => format!("/regel/{act}/{section}/{ledd}"),
    }
}

/// An organisation's page.
pub fn organisation(slug: &str) -> String {
    format!("/organisasjon/{slug}")
}

/// What a coordinator does for an organisation.
pub fn coordinate(slug: &str) -> String {
    format!("/organisasjon/{slug}/medlemmer")
}

/// The next members in the coordinator's list.
pub fn coordinate_after(slug: &str, after: MembershipId) -> String {
    format!("{}?fra={after}", coordinate(slug))
}

/// Asking to become a member.
pub fn join(slug: &str) -> String {
    format!("/organisasjon/{slug}/bli-med")
}

/// A county's page.
pub fn county(slug: &str) -> String {
    format!("/fylke/{slug}")
}

/// A thread.
pub fn thread(id: ThreadId, title: &str) -> String {
    format!("/trad/{id}/{}", text::slug(title))
}

/// A post in its thread: a permalink that finds the right page.
pub fn post(id: ThreadId, title: &str, number: i32) -> String {
    format!("{}#p{number}", thread_from(id, title, first_on_page(number)))
}

/// The last page of a thread, at what waits there for approval.
pub fn waiting_post(id: ThreadId, title: &str, post_count: i32) -> String {
    format!("{}?fra={}#venter", thread(id, title), first_on_page(post_count))
}

/// The page of a thread that begins at post `first`.
pub fn thread_from(id: ThreadId, title: &str, first: i32) -> String {
    if first <= 1 { thread(id, title) } else { format!("{}?fra={first}", thread(id, title)) }
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

/// Whether a form sent there concerns no more than one's own account: signing in and out, the language, one's settings,
/// stopping mail, objecting. Those are open to a paused account too.
pub fn own_account(path: &str) -> bool {
    let whole = [SIGN_OUT, LANGUAGE, PERSONAS, ME, SIGN_IN];
    let below = ["/meg/", "/logg-inn/", UNSUBSCRIBE, DECISION];
    whole.contains(&path) || below.iter().any(|start| path.starts_with(start))
}

/// Posts on a page of a thread.
pub const POSTS_PER_PAGE: i32 = 50;

/// The number of the first post on the page that holds `number`.
pub fn first_on_page(number: i32) -> i32 {
    (number - 1).max(0) / POSTS_PER_PAGE * POSTS_PER_PAGE + 1
}

/// Something done to a thread: `svar`, `rediger`, `losning`, `hos-oss`, `moderer`.
pub fn thread_act(id: ThreadId, act: &str) -> String {
    format!("/trad/{id}/gjor/{act}")
}

/// Editing a post, or seeing its earlier versions.
pub fn post_act(id: PostId, act: &str) -> String {
    format!("/innlegg/{id}/{act}")
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

/// An unsubscribe link, without the base address.
pub fn unsubscribe(token: &str) -> String {
    format!("{UNSUBSCRIBE}{token}")
}

/// A letter in the demo's post office.
pub fn letter(id: i64) -> String {
    format!("{POST_OFFICE}/{id}")
}

/// The form of a kind of thread.
pub fn new_thread(kind: &str) -> String {
    format!("{NEW_THREAD}/{kind}")
}

/// A membership request at an organisation, answered.
pub fn answer_membership(organisation: OrganisationId) -> String {
    format!("/medlemskap/{organisation}/svar")
}

/// Search with words and filters; empty ones are left out.
pub fn search(filters: &[(&str, &str)]) -> String {
    let mut query = Serializer::new(String::new());
    query.extend_pairs(filters.iter().filter(|(_, value)| !value.is_empty()));
    let query = query.finish();
    if query.is_empty() { SEARCH.to_owned() } else { format!("{SEARCH}?{query}") }
}

/// Asking a question that has its title already.
pub fn ask(title: &str) -> String {
    format!("{}?tittel={}", new_thread("question"), byte_serialize(title.as_bytes()).collect::<String>())
}

/// An address on this service that may be gone to after sign-in; anything else becomes the front page.
pub fn local(next: &str) -> &str {
    let fine = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains(['\\', '\r', '\n', '\t'])
        && next.len() <= 500;
    if fine { next } else { FRONT }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_addresses_are_gone_to() {
        assert_eq!(local("/trad/1/x?fra=51"), "/trad/1/x?fra=51");
        for bad in ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", ""] {
            assert_eq!(local(bad), FRONT, "{bad}");
        }
    }

    #[test]
    fn writing_on_the_square_is_not_ones_own_account() {
        assert!([ME, CHOOSE_HAT, SIGN_OUT, LANGUAGE, &object(3)].into_iter().all(own_account));
        assert!(!["/ny-trad/question", "/trad/1/gjor/svar", "/megleren", MODERATION].into_iter().any(own_account));
    }

    #[test]
    fn permalinks_find_their_page() {
        assert_eq!([1, 50, 51, 100, 101].map(first_on_page), [1, 1, 51, 51, 101]);
    }
}
