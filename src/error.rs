//! What can go wrong, as a closed list. A middleware renders each as a page in the reader's language with a way
//! forward; the cause of an internal error goes to the log only.

use std::borrow::Cow;

/// Everything a handler, a transaction or a job can fail with.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or the viewer may not know that it does.
    #[error("not found")]
    NotFound,
    /// One has to sign in first; the page offers to come back afterwards.
    #[error("sign-in needed")]
    SignInNeeded,
    /// The viewer can see it, but may not do this.
    #[error("denied: {0:?}")]
    Denied(Denied),
    /// What was typed cannot be taken; shown beside the fields.
    #[error("invalid input: {0:?}")]
    Invalid(FieldErrors),
    /// The request itself is malformed (wrong encoding, too large); the key of a text that says how.
    #[error("bad request: {0}")]
    BadRequest(&'static str),
    /// Somebody else changed it meanwhile; the key of a text that says what to do.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// Too many tries; wait this many seconds.
    #[error("too many requests, retry after {0} s")]
    TooMany(u32),
    /// No database connection became free in time.
    #[error("busy")]
    Busy,
    /// A fault of ours.
    #[error("internal error: {0:#}")]
    Internal(#[from] anyhow::Error),
}

/// Why something is refused to a viewer who can see the thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denied {
    /// Only verified members may.
    NotVerified,
    /// Only its author may.
    NotAuthor,
    /// Only moderators of the area may.
    NotModerator,
    /// Only administrators may.
    NotAdministrator,
    /// Only a coordinator of the organisation may.
    NotCoordinator,
    /// Only those who speak for the organisation may.
    NotRepresentative,
    /// Only the organisation that entered it may.
    NotOwner,
    /// Only the ministry may.
    NotMinistry,
    /// Only those who speak for a participant of the trial.
    NotParticipant,
    /// The thread is closed.
    Closed,
    /// It still waits for approval.
    Waiting,
    /// The request came from another site (`Sec-Fetch-Site`, `Origin`).
    CrossSite,
    /// One's own side only: a party never acts for another.
    NotYourSide,
    /// The session was opened through an employer's mailbox: it carries no union hat, whoever she is.
    AtWork,
    /// Nobody has verified a side for the hat she wears.
    NoSide,
    /// The hat she wears is no party to this.
    NotParty,
    /// Others have answered: it stands.
    Settled,
    /// A moderator's own words are for another moderator to judge.
    OwnCase,
    /// The ministry's official word is replaced, never edited.
    Official,
    /// Whoever wrote in a draft does not approve it.
    OwnDraft,
    /// Another ministry's draft.
    OtherMinistry,
    /// A moderator's own decision is for another moderator to judge.
    OwnDecision,
    /// One's own words need no report.
    OwnWords,
    /// Whoever looks after the square cannot be paused by those beside her.
    Staff,
    /// The account is paused: it reads, and does not write.
    Paused,
    /// The room is open to her only for a case to be looked at.
    OnlyToLook,
}

impl Denied {
    /// The key of the text that tells the reader why.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::NotVerified => "denied-not-verified",
            Self::NotAuthor => "denied-not-author",
            Self::NotModerator => "denied-not-moderator",
            Self::NotAdministrator => "denied-not-administrator",
            Self::NotCoordinator => "denied-not-coordinator",
            Self::NotRepresentative => "denied-not-representative",
            Self::NotOwner => "denied-not-owner",
            Self::NotMinistry => "denied-not-ministry",
            Self::Closed => "denied-closed",
            Self::Waiting => "denied-waiting",
            Self::CrossSite => "denied-cross-site",
            Self::NotYourSide => "denied-not-your-side",
            Self::AtWork => "denied-at-work",
            Self::NoSide => "denied-no-side",
            Self::NotParty => "denied-not-party",
            Self::NotParticipant => "denied-not-participant",
            Self::Settled => "denied-settled",
            Self::OwnCase => "denied-own-case",
            Self::Official => "denied-official",
            Self::OwnDraft => "denied-own-draft",
            Self::OtherMinistry => "denied-other-ministry",
            Self::OwnDecision => "denied-own-decision",
            Self::OwnWords => "denied-own-words",
            Self::Staff => "denied-staff",
            Self::Paused => "denied-paused",
            Self::OnlyToLook => "denied-only-to-look",
        }
    }
}

/// One complaint about one field: the key of a text and, where it needs one, a number to put into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name in the form.
    pub field: Cow<'static, str>,
    /// The key of the text shown beside it.
    pub text_key: &'static str,
    /// The number the text mentions (`{ $n }`), for example the greatest length.
    pub n: Option<i64>,
}

/// All complaints about one form, in the order of its fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldErrors(pub Vec<FieldError>);

impl FieldErrors {
    /// Adds a complaint about `field`.
    pub fn add(&mut self, field: impl Into<Cow<'static, str>>, text_key: &'static str) {
        self.0.push(FieldError { field: field.into(), text_key, n: None });
    }

    /// Adds a complaint whose text mentions a number.
    pub fn add_n(&mut self, field: impl Into<Cow<'static, str>>, text_key: &'static str, n: i64) {
        self.0.push(FieldError { field: field.into(), text_key, n: Some(n) });
    }

    /// A list of one complaint.
    pub fn one(field: &'static str, text_key: &'static str) -> Self {
        let mut errors = Self::default();
        errors.add(field, text_key);
        errors
    }

    /// The first complaint about `field`.
    pub fn of(&self, field: &str) -> Option<&FieldError> {
        self.0.iter().find(|e| e.field == field)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Denied> for Error {
    fn from(why: Denied) -> Self {
        Self::Denied(why)
    }
}
