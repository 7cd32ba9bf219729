//! Why a moderator decided as she did: a reason from the list, and her own words. The author gets to read both.

use crate::i18n::Lang;

crate::text_enum! {
    /// Reasons that come up often, so that like cases are told alike.
    pub enum Reason {
        /// Not about trials.
        OffTopic = "off_topic",
        /// Tells about a person who can be recognised.
        Personal = "personal",
        /// Tells what must be kept confidential by law.
        Confidential = "confidential",
        /// Attacks persons instead of discussing the case.
        Tone = "tone",
        /// Selling.
        Advertising = "advertising",
        /// Is here already.
        Duplicate = "duplicate",
        /// Belongs in another area.
        OtherArea = "other_area",
        /// Settled, or out of date.
        Settled = "settled",
        /// Concerns many.
        Important = "important",
        /// What was wrong has been put right.
        PutRight = "put_right",
        /// A report gives no reason to do anything.
        WithinRules = "within_rules",
        /// In the moderator's own words only.
        Other = "other",
    }
}

crate::text_enum! {
    /// Why somebody reports a post.
    pub enum Why {
        /// Tells about a person who can be recognised.
        Personal = "personal",
        /// Tells what must be kept confidential by law.
        Confidential = "confidential",
        /// Attacks persons instead of discussing the case.
        Tone = "tone",
        /// Wrong in a way that may do harm.
        Wrong = "wrong",
        /// Selling.
        Advertising = "advertising",
        /// Not about trials.
        OffTopic = "off_topic",
        /// In her own words only.
        Other = "other",
    }
}

impl Why {
    /// The key of what the reporter chooses.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Personal => "why-personal",
            Self::Confidential => "why-confidential",
            Self::Tone => "why-tone",
            Self::Wrong => "why-wrong",
            Self::Advertising => "why-advertising",
            Self::OffTopic => "why-off-topic",
            Self::Other => "why-other",
        }
    }
}

impl Reason {
    /// Those that can be given for declining what waits.
    pub const AGAINST: &'static [Self] = &[
        Self::OffTopic,
        Self::Personal,
        Self::Confidential,
        Self::Tone,
        Self::Advertising,
        Self::Duplicate,
        Self::Other,
    ];

    /// Those that can be given in a case, where a report or an objection is answered.
    pub const IN_CASE: &'static [Self] = &[
        Self::WithinRules,
        Self::Tone,
        Self::Personal,
        Self::Confidential,
        Self::Advertising,
        Self::OffTopic,
        Self::Duplicate,
        Self::OtherArea,
        Self::Settled,
        Self::PutRight,
        Self::Other,
    ];

    /// The key of the sentence the author reads.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::OffTopic => "reason-off-topic",
            Self::Personal => "reason-personal",
            Self::Confidential => "reason-confidential",
            Self::Tone => "reason-tone",
            Self::Advertising => "reason-advertising",
            Self::Duplicate => "reason-duplicate",
            Self::OtherArea => "reason-other-area",
            Self::Settled => "reason-settled",
            Self::Important => "reason-important",
            Self::PutRight => "reason-put-right",
            Self::WithinRules => "reason-within-rules",
            Self::Other => "reason-other",
        }
    }

    /// The key of what the public log says: never anybody's own words.
    pub fn log_key(self) -> &'static str {
        if self == Self::Other { "log-reason-other" } else { self.text_key() }
    }

    /// The whole reason as the author reads it, in her language, with the moderator's own words after it.
    pub fn told(self, lang: Lang, words: &str) -> String {
        match (self, words) {
            (Self::Other, words) => words.to_owned(),
            (reason, "") => lang.t(reason.text_key()).into_owned(),
            (reason, words) => format!("{} {words}", lang.t(reason.text_key())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::form::WORDS;

    #[test]
    fn every_reason_fits_its_column_with_the_longest_words() {
        let words = "å".repeat(WORDS);
        for lang in Lang::all() {
            for reason in Reason::ALL {
                assert!(reason.told(lang, &words).chars().count() <= 500, "{reason:?}");
            }
        }
    }

    #[test]
    fn the_list_and_own_words_are_told_together() {
        assert_eq!(Reason::Other.told(Lang::NB, "Se tråd 4."), "Se tråd 4.");
        let told = Reason::Duplicate.told(Lang::NB, "Se tråd 4.");
        assert!(told.ends_with(". Se tråd 4."), "{told}");
    }
}
