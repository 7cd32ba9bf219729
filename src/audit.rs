//! The audit trail: who did what when. Ids and closed values only, never words; rows are never changed.

use chrono::{DateTime, Utc};
use diesel::pg::PgConnection;
use diesel::prelude::*;

use crate::db::schema::audit;
use crate::ids::MemberId;

crate::text_enum! {
    /// Everything that is kept in the trail.
    pub enum Act {
        /// Signed in.
        SignIn = "sign_in",
        /// Revoked a session.
        SessionRevoke = "session_revoke",
        /// Changed one's own name, language, time zone or mail.
        ProfileEdit = "profile_edit",
        /// Put on a hat for a session.
        HatChoose = "hat_choose",
        /// Asked to become a member of an organisation.
        MembershipAsk = "membership_ask",
        /// A membership was approved, or came by a mail domain or an invitation.
        MembershipVerify = "membership_verify",
        /// A membership was declined or ended.
        MembershipEnd = "membership_end",
        /// Invited somebody.
        Invite = "invite",
        /// The operator appointed staff.
        StaffAppoint = "staff_appoint",
        /// Opened a thread.
        ThreadOpen = "thread_open",
        /// Replied.
        PostReply = "post_reply",
        /// Edited a post.
        PostEdit = "post_edit",
        /// Accepted an answer, or took that back.
        AnswerAccept = "answer_accept",
        /// Said «hos oss også», or took that back.
        SameHere = "same_here",
        /// Registered, changed or withdrew an involvement event.
        InvolvementEvent = "involvement_event",
        /// Gave or changed a party's account of one.
        InvolvementAccount = "involvement_account",
        /// Wrote down what an application promised.
        InvolvementPromise = "involvement_promise",
        /// Wrote in the draft of an official answer.
        GuidanceDraft = "guidance_draft",
        /// Sent a draft to a second person.
        GuidanceSubmit = "guidance_submit",
        /// Sent it back.
        GuidanceReturn = "guidance_return",
        /// Approved it, and so published it.
        GuidancePublish = "guidance_publish",
        /// Said who is to answer a thread, and when.
        GuidanceAssign = "guidance_assign",
        /// Wrote an announcement.
        Announce = "announce",
        /// Published an announcement, withdrew it, or asked for reminders.
        Publish = "publish",
        /// Acknowledged an announcement for an organisation.
        Acknowledge = "acknowledge",
        /// Entered, changed or called off something in the calendar, or made private addresses anew.
        CalendarEdit = "calendar_edit",
        /// Wrote or changed an indicator, a value or a lesson of a trial.
        ResultWrite = "result_write",
        /// A moderator's decision.
        Moderate = "moderate",
        /// A participant edited a trial's record or its own part.
        TrialEdit = "trial_edit",
        /// A draft was published.
        TrialPublish = "trial_publish",
        /// A participant took a step, or took one back.
        TrialStep = "trial_step",
        /// A participant recorded an exemption.
        TrialExemption = "trial_exemption",
        /// An organisation said that it does as a trial does, or took that back.
        TrialAdopt = "trial_adopt",
        /// Asked other organisations to work together.
        PartnerAsk = "partner_ask",
        /// Answered such a request.
        PartnerAnswer = "partner_answer",
        /// Took such a request back.
        PartnerWithdraw = "partner_withdraw",
        /// Ended a link between organisations.
        PartnerEnd = "partner_end",
        /// Told moderators about a post.
        Report = "report",
        /// Took a case in the moderators' queue.
        CaseTake = "case_take",
        /// Left it to others.
        CaseLeave = "case_leave",
        /// Wrote a note to the other moderators.
        CaseNote = "case_note",
        /// Objected to a decision.
        Object = "object",
        /// A restricted thread was opened to moderators.
        RoomOpen = "room_open",
        /// It was closed to them again.
        RoomClose = "room_close",
        /// An account was paused.
        MemberPause = "member_pause",
        /// A pause was lifted.
        MemberUnpause = "member_unpause",
        /// An administrator tried dead letters again.
        Retry = "retry",
        /// Reference data was imported.
        Import = "import",
    }
}

impl Act {
    /// The key of what was done, in words.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::SignIn => "act-sign-in",
            Self::SessionRevoke => "act-session-revoke",
            Self::ProfileEdit => "act-profile-edit",
            Self::HatChoose => "act-hat-choose",
            Self::MembershipAsk => "act-membership-ask",
            Self::MembershipVerify => "act-membership-verify",
            Self::MembershipEnd => "act-membership-end",
            Self::Invite => "act-invite",
            Self::StaffAppoint => "act-staff-appoint",
            Self::ThreadOpen => "act-thread-open",
            Self::PostReply => "act-post-reply",
            Self::PostEdit => "act-post-edit",
            Self::AnswerAccept => "act-answer-accept",
            Self::SameHere => "act-same-here",
            Self::InvolvementEvent => "act-involvement-event",
            Self::InvolvementAccount => "act-involvement-account",
            Self::InvolvementPromise => "act-involvement-promise",
            Self::GuidanceDraft => "act-guidance-draft",
            Self::GuidanceSubmit => "act-guidance-submit",
            Self::GuidanceReturn => "act-guidance-return",
            Self::GuidancePublish => "act-guidance-publish",
            Self::GuidanceAssign => "act-guidance-assign",
            Self::Announce => "act-announce",
            Self::Publish => "act-publish",
            Self::Acknowledge => "act-acknowledge",
            Self::CalendarEdit => "act-calendar-edit",
            Self::ResultWrite => "act-result-write",
            Self::Moderate => "act-moderate",
            Self::TrialEdit => "act-trial-edit",
            Self::TrialPublish => "act-trial-publish",
            Self::TrialStep => "act-trial-step",
            Self::TrialExemption => "act-trial-exemption",
            Self::TrialAdopt => "act-trial-adopt",
            Self::PartnerAsk => "act-partner-ask",
            Self::PartnerAnswer => "act-partner-answer",
            Self::PartnerWithdraw => "act-partner-withdraw",
            Self::PartnerEnd => "act-partner-end",
            Self::Report => "act-report",
            Self::CaseTake => "act-case-take",
            Self::CaseLeave => "act-case-leave",
            Self::CaseNote => "act-case-note",
            Self::Object => "act-object",
            Self::RoomOpen => "act-room-open",
            Self::RoomClose => "act-room-close",
            Self::MemberPause => "act-member-pause",
            Self::MemberUnpause => "act-member-unpause",
            Self::Retry => "act-retry",
            Self::Import => "act-import",
        }
    }
}

/// A line of the trail.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Who did it; `None` is the operator or the system.
    pub member: Option<MemberId>,
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub act: Act,
    /// To what: the kind of thing, and its key.
    pub subject: (&'static str, i64),
    /// Ids and closed values that explain it.
    pub detail: serde_json::Value,
}

/// Adds a line, in the transaction of what it is about.
///
/// # Errors
/// When the database refuses.
pub fn record(conn: &mut PgConnection, entry: Entry) -> QueryResult<()> {
    diesel::insert_into(audit::table)
        .values((
            audit::at.eq(entry.at),
            audit::member_id.eq(entry.member.map(|id| id.0)),
            audit::act.eq(entry.act),
            audit::subject_kind.eq(entry.subject.0),
            audit::subject_id.eq(entry.subject.1),
            audit::detail.eq(entry.detail),
        ))
        .execute(conn)
        .map(drop)
}
