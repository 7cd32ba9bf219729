//! What members are told of in the service: a closed list, also kept in the database. A slice to the left of the
//! notifications asks for one with `Job::Tell`; the notifications slice finds by reading who is to know.

crate::text_enum! {
    /// What happened. The item of `Job::Tell` is a key of the kind named here.
    pub enum Notice {
        /// A reply: the post.
        Reply = "reply",
        /// A new thread: its first post.
        NewThread = "new_thread",
        /// A post was marked as the answer: the thread.
        AnswerAccepted = "answer_accepted",
        /// Official guidance was published, changed or replaced: the answer.
        Guidance = "guidance",
        /// An announcement: the thread.
        Announcement = "announcement",
        /// A trial's record or status changed: the trial.
        Trial = "trial",
        /// Another organisation asks for cooperation: the request.
        PartnerRequest = "partner_request",
        /// The request was accepted or declined: the request.
        PartnerAnswer = "partner_answer",
        /// Others were involved and one's own side has not told of it: the involvement event.
        AccountWaits = "account_waits",
        /// A moderator decided about what she wrote: the decision.
        Moderation = "moderation",
        /// Mail to a member of the organisation she coordinates does not arrive: the member.
        DeadAddress = "dead_address",
    }
}
