//! Every address of the service, as constants and functions: no link is put together anywhere else.

mod threads;
mod trials;
mod work;

use url::form_urlencoded::{Serializer, byte_serialize};

pub use threads::*;
pub use trials::*;
pub use work::*;

use crate::ids::{MembershipId, OrganisationId, PartnerRequestId, SavedSearchId};
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
/// What to search for, while one types.
pub const SUGGESTIONS: &str = "/sok/forslag";
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
/// Threads like the one that is being written.
pub const SIMILAR_THREADS: &str = "/ny-trad/lignende";
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
/// Being found by other members in search, or no longer.
pub const LISTED: &str = "/meg/vis-i-sok";
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
/// Mail settings: the letter, and mail at once.
pub const LETTER_SETTINGS: &str = "/meg/e-post";
/// The same with every time zone to choose from.
pub const LETTER_SETTINGS_ALL_ZONES: &str = "/meg/e-post?tidssoner=alle";
/// Choosing mail at once about replies.
pub const REPLY_MAIL: &str = "/meg/e-post/svar";
/// The letters one had.
pub const LETTERS: &str = "/meg/brev";
/// The letter as it would be now.
pub const NEXT_LETTER: &str = "/meg/brev/neste";
/// The searches one keeps.
pub const SAVED_SEARCHES: &str = "/meg/sok";
/// Keeping a search.
pub const SAVE_SEARCH: &str = "/meg/sok/ny";
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
/// How mail fares.
pub const MAIL: &str = "/drift/e-post";
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

/// Whether a form sent there concerns no more than one's own account: signing in and out, the language, one's settings,
/// what one follows, stopping mail, objecting. Those are open to a paused account too.
pub fn own_account(path: &str) -> bool {
    let whole = [SIGN_OUT, LANGUAGE, PERSONAS, ME, SIGN_IN, FOLLOW, NOTICES_SEEN];
    let below = ["/meg/", "/logg-inn/", UNSUBSCRIBE, DECISION];
    whole.contains(&path) || below.iter().any(|start| path.starts_with(start))
}

/// An unsubscribe link, without the base address.
pub fn unsubscribe(token: &str) -> String {
    format!("{UNSUBSCRIBE}{token}")
}

/// The link that stops the letter, or makes it rarer, without the base address.
pub fn stop_letter(token: &str) -> String {
    format!("{UNSUBSCRIBE}brev/{token}")
}

/// The link that stops mail about saved searches, without the base address.
pub fn stop_search(token: &str) -> String {
    format!("{UNSUBSCRIBE}sok/{token}")
}

/// A search one keeps, run anew.
pub fn saved_search(id: SavedSearchId) -> String {
    format!("{SAVED_SEARCHES}/{id}")
}

/// Something done to a search one keeps: `endre`, `slett`.
pub fn saved_search_act(id: SavedSearchId, act: &str) -> String {
    format!("{SAVED_SEARCHES}/{id}/{act}")
}

/// The letters one had before this one.
pub fn letters_before(id: i64) -> String {
    format!("{LETTERS}?for={id}")
}

/// A letter in the demo's post office.
pub fn letter(id: i64) -> String {
    format!("{POST_OFFICE}/{id}")
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
        (None, Some(slug)) => page == trial(slug) || page == involvement(slug),
        (None, None) => match (unseen.kind.as_deref(), unseen.item) {
            (Some("partner_request" | "partner_answer"), Some(item)) => {
                page == PARTNERS || page == partner_request(PartnerRequestId(item))
            }
            _ => false,
        },
    }
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
