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
        /// In the moderator's own words only.
        Other = "other",
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
            Self::Other => "reason-other",
        }
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
