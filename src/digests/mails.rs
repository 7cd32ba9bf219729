//! The letter in words: as text written for reading, and as HTML that holds in old mail programs.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::queries::settings::Settings;
use super::{Draft, Line, Slot, views};
use crate::app::App;
use crate::i18n::Lang;
use crate::mail::outbox::Owed;
use crate::mail::{Letter, layout};
use crate::notifications::{Stops, Token};
use crate::text;
use crate::viewer::Me;
use crate::web::paths;

/// How much of a title stands in a subject that says more.
const SUBJECT: usize = 70;

/// A letter's words, before they are set as text and as HTML.
pub(super) struct Written<'l> {
    lang: Lang,
    pub(super) subject: String,
    intro: String,
    lines: &'l [Line],
    more: bool,
    base: String,
    stop: String,
}

impl<'l> Written<'l> {
    /// The words of these lines, of which there is at least one.
    pub(super) fn new(app: &App, me: &Me, lines: &'l [Line], more: bool, generation: i32, now: DateTime<Utc>) -> Self {
        let token = Token { member: me.id, stops: Stops::Letter, generation };
        let base = app.settings.base().to_owned();
        let date = me.lang.date(now.with_timezone(&me.zone).date_naive());
        Self {
            lang: me.lang,
            subject: subject(me.lang, lines),
            intro: me.lang.ta("digest-intro", &[("date", date.into())]).into_owned(),
            lines,
            more,
            stop: format!("{base}{}", paths::stop_letter(&token.write(app))),
            base,
        }
    }

    /// The letter that is sent.
    pub(super) fn letter(&self, me: &Me, owed: &Owed) -> Letter {
        Letter {
            to: me.email.clone(),
            subject: self.subject.clone(),
            text: self.text(),
            html: layout(self.lang.code(), &self.subject, &self.body(), &self.foot()),
            message_id: owed.message_id.clone(),
            thread_ref: None,
            unsubscribe: Some(self.stop.clone()),
        }
    }

    fn t(&self, key: &str) -> String {
        self.lang.t(key).into_owned()
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// Plain text, as one would type it.
    pub(super) fn text(&self) -> String {
        let mut out = format!("{}\n", self.intro);
        for (slot, lines) in slots(self.lines) {
            let heading = self.t(slot.text_key());
            out.push_str(&format!("\n{heading}\n{}\n", "-".repeat(heading.chars().count())));
            for line in lines {
                out.push_str(&format!("\n* {}\n", line.title));
                for more in line.about.iter().cloned().chain(reasons(self.lang, line)) {
                    out.push_str(&format!("  {more}\n"));
                }
                out.push_str(&format!("  {}\n", self.address(&line.path)));
            }
        }
        if self.more {
            out.push_str(&format!("\n{}\n", self.t("digest-more")));
        }
        out.push_str(&format!(
            "\n-- \n{}\n{}: {}\n{}: {}\n{}: {}\n",
            self.t("digest-foot-why"),
            self.t("digest-foot-settings"),
            self.address(paths::LETTER_SETTINGS),
            self.t("digest-foot-history"),
            self.address(paths::LETTERS),
            self.t("digest-foot-stop"),
            self.stop,
        ));
        out
    }

    /// A table a slot, a row a line: nothing here needs a style sheet.
    fn body(&self) -> Markup {
        html! {
            p style="margin:0" { (self.intro) }
            @for (slot, lines) in slots(self.lines) {
                table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" {
                    tr { td style="padding:28px 0 4px;border-bottom:1px solid #9aa5a1" {
                        h2 style="margin:0;font-size:18px;line-height:1.3" { (self.t(slot.text_key())) }
                    } }
                    @for line in lines { (self.row(line)) }
                }
            }
            @if self.more { p style="margin:24px 0 0" { (self.t("digest-more")) } }
        }
    }

    fn row(&self, line: &Line) -> Markup {
        html! {
            tr { td style="padding:14px 0 0" {
                a href=(self.address(&line.path)) style="font-weight:600" { (line.title) }
                @if let Some(about) = &line.about { div style="padding-top:2px" { (about) } }
                @if let Some(why) = reasons(self.lang, line) { div style="padding-top:2px;font-size:14px;opacity:0.75" { (why) } }
            } }
        }
    }

    fn foot(&self) -> Markup {
        let link = |path: &str, key: &str| html! { a href=(path) { (self.t(key)) } };
        html! {
            p style="margin:0 0 8px" { (self.t("digest-foot-why")) }
            p style="margin:0" {
                (link(&self.address(paths::LETTER_SETTINGS), "digest-foot-settings")) " · "
                (link(&self.address(paths::LETTERS), "digest-foot-history")) " · "
                (link(&self.stop, "digest-foot-stop"))
            }
        }
    }
}

/// The first thing that may be named, and how many more there are.
fn subject(lang: Lang, lines: &[Line]) -> String {
    let count = i64::try_from(lines.len()).unwrap_or(i64::MAX);
    match lines.iter().find(|line| line.open) {
        Some(first) if count > 1 => lang
            .ta("digest-subject", &[("title", text::excerpt(&first.title, SUBJECT).into()), ("n", (count - 1).into())])
            .into_owned(),
        Some(first) => lang.ta("digest-subject-one", &[("title", first.title.as_str().into())]).into_owned(),
        None => lang.tn("digest-subject-restricted", count).into_owned(),
    }
}

/// Lines by slot, in order.
pub(super) fn slots(lines: &[Line]) -> impl Iterator<Item = (Slot, &[Line])> {
    lines.chunk_by(|a, b| a.slot == b.slot).filter_map(|some| Some((some.first()?.slot, some)))
}

/// Why a line is there, in one short sentence.
pub(super) fn reasons(lang: Lang, line: &Line) -> Option<String> {
    let found = |name: &String| lang.ta("digest-why-found", &[("name", name.as_str().into())]).into_owned();
    let why = line.why.iter().map(|why| lang.t(why.text_key()).into_owned());
    let words: Vec<String> = line.search.iter().map(found).chain(why).collect();
    (!words.is_empty()).then(|| lang.ta("digest-because", &[("reasons", words.join(", ").into())]).into_owned())
}

/// The text letter and why each line is there, for the operator: a line's own words and the closed words of its items.
pub(super) fn explained(written: &Written<'_>, settings: &Settings, draft: &Draft, now: DateTime<Utc>) -> Vec<String> {
    let mut out = vec![
        format!("{}, {}", views::when(written.lang, &settings.choice), settings.choice.zone.name()),
        format!("due: {:?}, ranked from {}", settings.due(now), draft.ranked_from),
        String::new(),
    ];
    if draft.lines.is_empty() {
        out.push("nothing_new".to_owned());
        return out;
    }
    out.push(format!("Subject: {}", written.subject));
    out.push(String::new());
    out.extend(written.text().lines().map(str::to_owned));
    out.push(String::new());
    for line in &draft.lines {
        let of = |item: &super::Item| {
            let why: Vec<&str> = item.why.iter().map(|why| why.as_str()).collect();
            format!(
                "{} {}{}: {}",
                item.kind.as_str(),
                item.id,
                if item.round > 0 { format!(" ({})", item.round) } else { String::new() },
                why.join(" ")
            )
        };
        out.push(format!(
            "{:?}: {} [{}]",
            line.slot,
            line.title,
            line.items.iter().map(of).collect::<Vec<_>>().join("; ")
        ));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digests::Why;

    fn written(lines: &[Line]) -> Written<'_> {
        Written {
            lang: Lang::NB,
            subject: subject(Lang::NB, lines),
            intro: "Nytt".into(),
            lines,
            more: true,
            base: "https://torg.example".into(),
            stop: "https://torg.example/avmelding/brev/abc".into(),
        }
    }

    fn line(slot: Slot, title: &str, open: bool) -> Line {
        Line {
            slot,
            items: Vec::new(),
            title: title.into(),
            about: Some("To svar".into()),
            path: "/trad/1/x".into(),
            why: vec![Why::OwnThread],
            search: None,
            open,
        }
    }

    #[test]
    fn text_and_html_hold_the_same_and_html_is_escaped() {
        let lines = [line(Slot::Must, "Frist", true), line(Slot::New, "<b>Ny</b>", true)];
        let letter = written(&lines);
        let (text, html) = (letter.text(), letter.body().into_string() + &letter.foot().into_string());
        for part in [&text, &html] {
            for word in ["Frist", "To svar", "https://torg.example/trad/1/x", "/avmelding/brev/abc", "/meg/brev"] {
                assert!(part.contains(word), "{word}: {part}");
            }
        }
        assert!(text.contains("* <b>Ny</b>") && html.contains("&lt;b&gt;Ny"), "{text}\n{html}");
        assert!(!html.contains("<style") && !html.contains("class="));
    }

    #[test]
    fn the_subject_names_the_first_that_may_be_named() {
        let lines = [line(Slot::Must, "Noe", false), line(Slot::New, "Vaktplan", true)];
        assert!(written(&lines).subject.contains("Vaktplan"));
        assert!(!written(&lines[..1]).subject.contains("Noe"));
    }
}
