//! The mail about what is new in somebody's searches: a part for each search, a line for each thing. About what is not open to
//! all it says only that there is something, and not which search found it.

use maud::{Markup, html};

use super::queries::finds::Told;
use super::words::{self, Line};
use crate::app::App;
use crate::i18n::Lang;
use crate::ids::SavedSearchId;
use crate::mail::outbox::Owed;
use crate::mail::{Letter, layout};
use crate::notifications::{Stops, Token};
use crate::text;
use crate::viewer::Me;
use crate::web::paths;

/// Lines in a mail at most; the rest is found where the searches are.
const LINES: usize = 20;
/// How much of a title stands in the subject.
const SUBJECT: usize = 80;

/// A mail's words, before they are set as text and as HTML.
struct Words {
    lang: Lang,
    subject: String,
    /// Each search's name and lines.
    parts: Vec<(String, Vec<Line>)>,
    restricted: Vec<Line>,
    more: usize,
    base: String,
    stop: String,
}

/// The letter to a member about what was found.
pub(super) fn letter(app: &App, me: &Me, generation: i32, owed: &Owed, told: &[Told]) -> Letter {
    let mut searches: Vec<SavedSearchId> = told.iter().filter_map(|one| one.search_id).collect();
    searches.sort_unstable();
    searches.dedup();
    let stops = match searches.as_slice() {
        [only] => Stops::Search(*only),
        _ => Stops::Searches,
    };
    let token = Token { member: me.id, stops, generation };
    let base = app.settings.base().to_owned();
    let stop = format!("{base}{}", paths::stop_search(&token.write(app)));
    let words = Words::new(me.lang, told, base, stop);
    Letter {
        to: me.email.clone(),
        text: words.text(),
        html: layout(me.lang.code(), &words.subject, &words.body(), &words.foot()),
        subject: words.subject,
        message_id: owed.message_id.clone(),
        thread_ref: None,
        unsubscribe: Some(words.stop),
    }
}

/// Finds that share a line: those of one thread, and of what is not open those of one search.
fn grouped<'t>(told: impl Iterator<Item = &'t Told>) -> Vec<Vec<&'t Told>> {
    let together = |one: &Told, other: &Told| match (one.open, other.open) {
        (true, true) => one.kind == other.kind && one.thread_id.is_some() && one.thread_id == other.thread_id,
        (false, false) => one.search_id == other.search_id,
        _ => false,
    };
    let mut groups: Vec<Vec<&Told>> = Vec::new();
    for one in told {
        match groups.iter_mut().find(|group| group.first().is_some_and(|first| together(first, one))) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups
}

impl Words {
    fn new(lang: Lang, told: &[Told], base: String, stop: String) -> Self {
        let (mut parts, mut restricted): (Vec<(String, Vec<Line>)>, Vec<Line>) = (Vec::new(), Vec::new());
        let groups = grouped(told.iter());
        let more = groups.len().saturating_sub(LINES);
        let n = i64::try_from(groups.len()).unwrap_or(i64::MAX);
        for group in groups.into_iter().take(LINES) {
            let Some(line) = words::line(lang, &group, false) else { continue };
            let name = group.first().and_then(|first| first.search.clone()).unwrap_or_default();
            match parts.iter_mut().find(|(known, _)| *known == name) {
                _ if !line.open => restricted.push(line),
                Some((_, lines)) => lines.push(line),
                None => parts.push((name, vec![line])),
            }
        }
        let subject = match parts.first().and_then(|(_, lines)| lines.first()) {
            None => lang.t("alert-mail-subject-restricted").into_owned(),
            Some(first) if n == 1 => {
                let title = text::excerpt(&first.title, SUBJECT);
                lang.ta("alert-mail-subject", &[("title", title.into())]).into_owned()
            }
            Some(_) => lang.tn("alert-mail-subject-many", n).into_owned(),
        };
        Self { lang, subject, parts, restricted, more, base, stop }
    }

    fn t(&self, key: &str) -> String {
        self.lang.t(key).into_owned()
    }

    fn heading(&self, name: &str) -> String {
        self.lang.ta("alert-mail-in", &[("name", name.into())]).into_owned()
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    fn and_more(&self) -> Option<String> {
        (self.more > 0)
            .then(|| self.lang.tn("alert-mail-more", i64::try_from(self.more).unwrap_or(i64::MAX)).into_owned())
    }

    fn line(&self, line: &Line) -> String {
        let about = line.about.as_ref().map(|about| format!("  {about}\n")).unwrap_or_default();
        format!("\n* {}\n{about}  {}\n", line.title, self.address(&line.path))
    }

    fn text(&self) -> String {
        let mut out = String::new();
        for (name, lines) in &self.parts {
            let heading = self.heading(name);
            out.push_str(&format!("{heading}\n{}\n", "-".repeat(heading.chars().count())));
            out.extend(lines.iter().map(|line| self.line(line)));
            out.push('\n');
        }
        if !self.restricted.is_empty() {
            out.push_str(&format!("{}\n", self.t("alert-mail-restricted")));
            out.extend(self.restricted.iter().map(|line| self.line(line)));
            out.push('\n');
        }
        if let Some(more) = self.and_more() {
            out.push_str(&format!("{more}\n\n"));
        }
        out.push_str(&format!(
            "-- \n{}\n{}: {}\n{}: {}\n",
            self.t("alert-mail-why"),
            self.t("saved-title"),
            self.address(paths::SAVED_SEARCHES),
            self.t("alert-mail-stop"),
            self.stop,
        ));
        out
    }

    fn rows(&self, heading: &str, lines: &[Line]) -> Markup {
        html! {
            table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" {
                tr { td style="padding:20px 0 4px;border-bottom:1px solid #9aa5a1" {
                    h2 style="margin:0;font-size:18px;line-height:1.3" { (heading) }
                } }
                @for line in lines {
                    tr { td style="padding:14px 0 0" {
                        a href=(self.address(&line.path)) style="font-weight:600" { (line.title) }
                        @if let Some(about) = &line.about { div style="padding-top:2px" { (about) } }
                    } }
                }
            }
        }
    }

    fn body(&self) -> Markup {
        html! {
            @for (name, lines) in &self.parts { (self.rows(&self.heading(name), lines)) }
            @if !self.restricted.is_empty() { (self.rows(&self.t("alert-mail-restricted"), &self.restricted)) }
            @if let Some(more) = self.and_more() { p style="margin:24px 0 0" { (more) } }
        }
    }

    fn foot(&self) -> Markup {
        html! {
            p style="margin:0 0 8px" { (self.t("alert-mail-why")) }
            p style="margin:0" {
                a href=(self.address(paths::SAVED_SEARCHES)) { (self.t("saved-title")) } " · "
                a href=(self.stop) { (self.t("alert-mail-stop")) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alerts::Tell;
    use crate::ids::{FindId, ThreadId};
    use crate::search::Found;

    fn told(find: i64, thread: i64, number: i32, open: bool) -> Told {
        Told {
            find: FindId(find),
            search_id: Some(SavedSearchId(1)),
            search: Some("Nattevakt <b>".into()),
            tell: Some(Tell::AtOnce),
            kind: Found::Post,
            item_id: find,
            thread_id: Some(ThreadId(thread)),
            number: Some(number),
            facet: "question".into(),
            slug: None,
            title_nb: if open { "Hvem tar nattevakta?".into() } else { "Lønnskravet".into() },
            title_nn: None,
            area_nb: Some("Helse".into()),
            area_nn: None,
            who: "Havnes".into(),
            open,
        }
    }

    #[test]
    fn a_thread_is_one_line_and_what_is_not_open_is_not_named() {
        let all = [told(1, 7, 2, true), told(2, 7, 3, true), told(3, 8, 1, false), told(4, 9, 2, false)];
        let words =
            Words::new(Lang::NB, &all, "https://torg.example".into(), "https://torg.example/avmelding/x".into());
        let (text, html) = (words.text(), words.body().into_string() + &words.foot().into_string());
        for part in [&text, &html] {
            assert_eq!(part.matches("Hvem tar nattevakta?").count(), 1, "{part}");
            for word in ["2 nye svar", "#p2", "/meg/sok/1", "/avmelding/x"] {
                assert!(part.contains(word), "{word}: {part}");
            }
            assert!(!part.contains("Lønnskravet") && !part.contains("lonnskravet") && !part.contains("/trad/8"));
        }
        assert!(html.contains("Nattevakt &lt;b&gt;") && text.contains("«Nattevakt <b>»"), "{text}\n{html}");
        let shut = Words::new(Lang::NB, &all[2..], String::new(), String::new());
        assert!(!shut.text().contains("Nattevakt") && !shut.subject.contains("Lønn"), "{}", shut.text());
    }
}
