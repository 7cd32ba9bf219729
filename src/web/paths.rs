//! Every address of the service, as constants and functions: no link is put together anywhere else.

use url::form_urlencoded::{Serializer, byte_serialize};

use crate::ids::{
    EventId, GuidanceId, IndicatorId, InvolvementId, LessonId, MeasurementId, MembershipId, OrganisationId,
    PartnerLinkId, PartnerRequestId, PostId, ThreadId,
};
use crate::text;
use crate::viewer::Unseen;

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
/// Registering a trial.
pub const NEW_TRIAL: &str = "/forsok/nytt";
/// Telling of something that did not become a trial.
pub const NEW_NON_TRIAL: &str = "/forsok/ble-ikke-noe";
/// The directory of organisations.
pub const ORGANISATIONS: &str = "/organisasjoner";
/// The large map, and the network picture.
pub const MAP: &str = "/kart";
/// Requests to work together, and links, of those one speaks for.
pub const PARTNERS: &str = "/samarbeid";
/// Asking organisations to work together.
pub const NEW_PARTNER_REQUEST: &str = "/samarbeid/ny";
/// Search.
pub const SEARCH: &str = "/sok";
/// The register of the ministry's official answers.
pub const GUIDANCE: &str = "/veiledning";
/// How long the ministry takes to answer.
pub const GUIDANCE_TIMES: &str = "/veiledning/svartid";
/// What the ministry has to answer.
pub const GUIDANCE_QUEUE: &str = "/veiledning/ko";
/// Drafts that wait for the reader's approval.
pub const GUIDANCE_TO_APPROVE: &str = "/veiledning/ko?vis=til-godkjenning";
/// Questions past their target.
pub const GUIDANCE_LATE: &str = "/veiledning/ko?vis=over-fristen";
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
/// Following something, or no longer.
pub const FOLLOW: &str = "/folg";
/// What one has been told, and what is new in what one follows.
pub const NOTICES: &str = "/varsler";
/// Marking all of it as seen.
pub const NOTICES_SEEN: &str = "/varsler/sett";
/// Everything one follows.
pub const FOLLOWS: &str = "/varsler/folger";
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
/// Comparing how employees are involved, trial by trial.
pub const COMPARE: &str = "/sammenlign";
/// The same as a file for spreadsheets.
pub const COMPARE_CSV: &str = "/sammenlign.csv";

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

/// Editing a section of a trial's record.
pub fn trial_edit(slug: &str, section: &str) -> String {
    format!("{TRIALS}/{slug}/rediger/{section}")
}

/// Something about a trial: `endringer`, `publiser`, `bekreft`, `vi-ogsa`.
pub fn trial_act(slug: &str, act: &str) -> String {
    format!("{TRIALS}/{slug}/{act}")
}

/// A participant's part in a trial.
pub fn trial_part(slug: &str, organisation: &str) -> String {
    format!("{TRIALS}/{slug}/deltaker/{organisation}")
}

/// Something about a participant's part: `status`, `angre`, `vedtak`, `unntak`.
pub fn trial_part_act(slug: &str, organisation: &str, act: &str) -> String {
    format!("{}/{act}", trial_part(slug, organisation))
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

/// A comparison of chosen trials.
pub fn compare_trials(slugs: &[&str]) -> String {
    let mut query = Serializer::new(String::new());
    query.extend_pairs(slugs.iter().map(|slug| ("forsok", slug)));
    format!("{COMPARE}?{}", query.finish())
}

/// A comparison of all trials in an area.
pub fn compare_area(slug: &str) -> String {
    format!("{COMPARE}?omrade={slug}")
}

/// A comparison of an organisation's trials and those of employers like it.
pub fn compare_like(slug: &str) -> String {
    format!("{COMPARE}?som={slug}")
}

/// How employees were involved in a trial.
pub fn involvement(trial: &str) -> String {
    format!("{TRIALS}/{trial}/involvering")
}

/// One event on that page.
pub fn involvement_event(trial: &str, id: InvolvementId) -> String {
    format!("{}#h{id}", involvement(trial))
}

/// Registering an event.
pub fn new_involvement(trial: &str) -> String {
    format!("{}/ny", involvement(trial))
}

/// Writing down what the application promised.
pub fn involvement_promise(trial: &str) -> String {
    format!("{}/lovet", involvement(trial))
}

/// Something done to an event: `svar`, `endre`, `trekk`.
pub fn involvement_act(id: InvolvementId, act: &str) -> String {
    format!("/involvering/{id}/{act}")
}

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

/// Whether a form sent there concerns no more than one's own account: signing in and out, the language, one's settings,
/// what one follows, stopping mail, objecting. Those are open to a paused account too.
pub fn own_account(path: &str) -> bool {
    let whole = [SIGN_OUT, LANGUAGE, PERSONAS, ME, SIGN_IN, FOLLOW, NOTICES_SEEN];
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

/// Whether the page at `path` is the one that notices lead to.
pub fn is_of(unseen: &Unseen, path: &str) -> bool {
    let page = path.split('?').next().unwrap_or_default();
    match (unseen.thread, &unseen.trial) {
        (Some(id), _) => page.starts_with(&format!("/trad/{id}/")),
        (None, Some(slug)) => page == trial(slug),
        (None, None) => false,
    }
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
