//! Why a mail that was owed was not sent: a closed list, kept in the database as words and told to operators in theirs.

crate::text_enum! {
    /// Why it was no longer right to send it.
    pub enum Unsent {
        /// There is nobody to send it to.
        NoRecipient = "no recipient",
        /// What it was about is gone.
        Gone = "gone",
        /// The post is not shown.
        NotShown = "not shown",
        /// The thread is not.
        ThreadNotShown = "thread not shown",
        /// She may not read it any longer.
        MayNotRead = "may not read it",
        /// She wrote it herself.
        HerOwn = "her own",
        /// She has turned such mail off.
        Unwanted = "does not want it",
        /// She has muted the thread.
        Muted = "muted",
        /// She has read it.
        Read = "read already",
        /// She has had as many today as she wants; the letter tells of it.
        DailyCap = "daily cap",
        /// The letter has told of it.
        InLetter = "told in the letter",
        /// Another mail said it.
        Joined = "said in the same mail",
        /// Another answer was marked, or none.
        NotTheAnswer = "not the answer any longer",
        /// A newer answer has taken its place.
        Replaced = "replaced meanwhile",
        /// The request to sign in was used, or is too old.
        Used = "used or expired",
        /// The invitation was taken up, or is too old.
        TakenUp = "taken up or expired",
        /// It is about a union, and the mailbox is the employer's.
        EmployerMailbox = "the mailbox is an employer's",
        /// The membership was asked for again.
        AskedAgain = "asked for again",
        /// The request was answered.
        Answered = "answered",
        /// She coordinates the organisation no longer.
        NoCoordinator = "no longer a coordinator",
        /// It is not for her to answer.
        NotHers = "not for her to answer",
        /// The request between organisations was answered.
        AnsweredAlready = "answered already",
        /// It was taken back.
        Withdrawn = "withdrawn",
        /// The announcement was acknowledged.
        Acknowledged = "acknowledged already",
        /// There was nothing left in the letter to tell.
        NothingLeft = "nothing left",
        /// Mail to the address comes back.
        DeadAddress = "dead address",
        /// It belongs to what happened before the demo began.
        Past = "the past",
    }
}

impl Unsent {
    /// The key of it in words.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::NoRecipient => "unsent-no-recipient",
            Self::Gone => "unsent-gone",
            Self::NotShown => "unsent-not-shown",
            Self::ThreadNotShown => "unsent-thread-not-shown",
            Self::MayNotRead => "unsent-may-not-read",
            Self::HerOwn => "unsent-her-own",
            Self::Unwanted => "unsent-unwanted",
            Self::Muted => "unsent-muted",
            Self::Read => "unsent-read",
            Self::DailyCap => "unsent-daily-cap",
            Self::InLetter => "unsent-in-letter",
            Self::Joined => "unsent-joined",
            Self::NotTheAnswer => "unsent-not-the-answer",
            Self::Replaced => "unsent-replaced",
            Self::Used => "unsent-used",
            Self::TakenUp => "unsent-taken-up",
            Self::EmployerMailbox => "unsent-employer-mailbox",
            Self::AskedAgain => "unsent-asked-again",
            Self::Answered | Self::AnsweredAlready => "unsent-answered",
            Self::NoCoordinator => "unsent-no-coordinator",
            Self::NotHers => "unsent-not-hers",
            Self::Withdrawn => "unsent-withdrawn",
            Self::Acknowledged => "unsent-acknowledged",
            Self::NothingLeft => "unsent-nothing-left",
            Self::DeadAddress => "unsent-dead-address",
            Self::Past => "unsent-past",
        }
    }
}
