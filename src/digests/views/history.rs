//! The letters she had: when each came, what became of it, and what it told of that she may still read.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::letter;
use crate::digests::queries::history::{Digest, Fate, PAGE};
use crate::digests::{Item, Line};
use crate::web::ui;
use crate::web::{Ui, paths};

/// Lines of one letter at most, so that those of several can be read in one go.
const APART: i16 = 100;

/// The items of all these letters, with places that tell them apart.
pub(in crate::digests) fn placed(digests: &[Digest]) -> Vec<Item> {
    let apart = |(n, digest): (i16, &Digest)| {
        let item = move |item: Item| Item { place: n * APART + item.place, ..item };
        digest.items.clone().into_iter().map(item).collect::<Vec<_>>()
    };
    (0i16..).zip(shown(digests)).flat_map(apart).collect()
}

fn shown(digests: &[Digest]) -> &[Digest] {
    digests.get(..usize::try_from(PAGE).unwrap_or(usize::MAX)).unwrap_or(digests)
}

/// The whole page.
pub(in crate::digests) fn page(ui: &Ui, digests: &[Digest], lines: Vec<Line>) -> Markup {
    let mut by_digest: BTreeMap<i16, Vec<Line>> = BTreeMap::new();
    for line in lines {
        let n = line.items.first().map_or(0, |item| item.place / APART);
        by_digest.entry(n).or_default().push(line);
    }
    let older = shown(digests)
        .last()
        .filter(|_| digests.len() > shown(digests).len())
        .map(|last| paths::letters_before(last.id));
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[
                (paths::ME, &ui.t("my-page")), (paths::LETTER_SETTINGS, &ui.t("mail-title")), (paths::LETTERS, &ui.t("letters-title")),
            ]))
            header.page-head {
                h1 { (ui.t("letters-title")) }
                p.lead { (ui.t("letters-lead")) }
                div.cluster { a.ds-link href=(paths::NEXT_LETTER) { (ui.t("letter-show-next")) } }
            }
            @if digests.is_empty() {
                (ui::empty(&ui.t("letters-none"), Some((paths::LETTER_SETTINGS, &ui.t("letters-none-step")))))
            }
            @for (n, digest) in (0i16..).zip(shown(digests)) {
                (one(ui, digest, by_digest.get(&n).map(Vec::as_slice).unwrap_or_default()))
            }
            (ui::older_newer(ui, None, older.as_deref()))
        }
    }
}

fn one(ui: &Ui, digest: &Digest, lines: &[Line]) -> Markup {
    html! {
        section.letter-slot {
            h2 { (ui.lang.date_time(digest.slot, ui.zone)) }
            p.byline {
                (ui.t(digest.fate.text_key()))
                @if let Fate::Sent(at) = digest.fate { " " (ui.time(at)) }
            }
            @if !lines.is_empty() {
                ul.letter-lines { @for line in lines { li { (letter::one(ui, line)) } } }
            } @else if !digest.items.is_empty() {
                p.quiet { (ui.t("letters-nothing-left")) }
            }
            @if digest.more { p.quiet { (ui.t("digest-more")) } }
        }
    }
}
