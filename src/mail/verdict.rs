//! What a refusal speaks of. A mailbox that is gone is told from one that is full, and both from a refusal of us or of the
//! letter: when another server finds us suspect for a week, the people behind it are still there.

/// What a refusal speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The address, for good: there is nobody there.
    Gone,
    /// The address as things are now, given up after a while: full, not to be reached.
    NotNow,
    /// Us or the letter: policy, contents, protocol. It is nothing against the address.
    Ours,
}

/// The enhanced status code (RFC 3463, section 2) a refusal gives: the status of a report, unless that says nothing (`5.0.0`,
/// as Exim and OpenSMTPD write) and the other server's words say more.
pub fn code<'a>(status: &'a str, words: &'a str) -> &'a str {
    let vague = parts(status).is_none_or(|(_, subject, detail)| (subject, detail) == (0, 0));
    let said = words.split([' ', '-']).take(4).find(|word| parts(word).is_some());
    said.filter(|_| vague).unwrap_or(status)
}

/// What it speaks of, by that code or, where there is none, by the answer code (RFC 5321, section 4.2.3) the words begin with.
pub fn of(status: &str, words: &str) -> Verdict {
    match parts(code(status, words)) {
        Some((5, 0, 0)) | None => by_answer(answer(words).or_else(|| answer(status))),
        Some((_, 3 | 5 | 6 | 7, _) | (5, 1, 7 | 8) | (5, 2, 3)) => Verdict::Ours,
        // 5.4.1 is how Exchange Online says that it knows no such recipient; 5.4.4, that the domain is not found.
        Some((5, 1, _) | (5, 4, 1 | 4)) => Verdict::Gone,
        Some((5, 2, detail)) if detail < 2 => Verdict::Gone,
        Some(_) => Verdict::NotNow,
    }
}

fn by_answer(answer: Option<u16>) -> Verdict {
    match answer {
        None | Some(550 | 551 | 553) => Verdict::Gone,
        Some(552) => Verdict::NotNow,
        Some(400..500) => Verdict::NotNow,
        Some(_) => Verdict::Ours,
    }
}

/// Class, subject and detail of a code that is one of a failure.
fn parts(code: &str) -> Option<(u16, u16, u16)> {
    let mut numbers = code.trim_end_matches([':', ';']).split('.').map(|part| part.parse().ok());
    match (numbers.next()??, numbers.next()??, numbers.next()??, numbers.next()) {
        (class @ (4 | 5), subject, detail, None) => Some((class, subject, detail)),
        _ => None,
    }
}

fn answer(text: &str) -> Option<u16> {
    let digits = text.get(..3)?;
    let ends = text[3..].chars().next().is_none_or(|next| !next.is_ascii_digit() && next != '.');
    digits.parse().ok().filter(|code| ends && (400..600).contains(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_that_is_gone_is_told_from_one_that_is_full_and_from_a_refusal_of_us() {
        for (status, words, speaks_of) in [
            ("5.1.1", "550 5.1.1 User unknown", Verdict::Gone),
            ("5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound", Verdict::Gone),
            ("550", "550 5.4.1 Recipient address rejected: Access denied", Verdict::Gone),
            ("5.2.1", "550 5.2.1 disabled", Verdict::Gone),
            ("5.0.0", "", Verdict::Gone),
            ("5.0.0", "550 no such user", Verdict::Gone),
            ("550", "550 no such user", Verdict::Gone),
            ("550", "", Verdict::Gone),
            ("5.2.2", "552 5.2.2 mailbox full", Verdict::NotNow),
            ("552", "552 too much", Verdict::NotNow),
            ("4.2.2", "452 4.2.2 Mailbox full", Verdict::NotNow),
            ("4.4.7", "", Verdict::NotNow),
            ("5.7.1", "550 5.7.1 listed", Verdict::Ours),
            ("5.0.0", "550 5.7.26 unauthenticated mail", Verdict::Ours),
            ("5.0.0", "550-5.7.1 Service refused", Verdict::Ours),
            ("4.7.1", "451 4.7.1 greylisted", Verdict::Ours),
            ("5.1.8", "550 5.1.8 sender's domain", Verdict::Ours),
            ("554", "554 we do not like it", Verdict::Ours),
            ("5.6.0", "", Verdict::Ours),
        ] {
            assert_eq!(of(status, words), speaks_of, "{status}: {words}");
        }
    }

    #[test]
    fn what_the_server_said_is_chosen_over_a_status_that_says_nothing() {
        assert_eq!(code("5.0.0", "550 5.1.1 <x>: unknown"), "5.1.1");
        assert_eq!(code("550", "550 5.2.2 full"), "5.2.2");
        assert_eq!(code("5.1.1", "550 5.7.1 listed"), "5.1.1");
        assert_eq!(code("5.0.0", "550 no such user at 10.0.0.1"), "5.0.0");
        assert_eq!(code("550", "550 no"), "550");
    }
}
