//! Suggestions as the options of a list box; how many there are is told by the field's status.

use maud::{Markup, html};

use super::queries::Line;
use super::{Rule, Suggested};
use crate::ids::ThreadId;
use crate::provisions;
use crate::search::Found;
use crate::threads::ThreadKind;
use crate::web::{Ui, paths};

/// The list, or that there is nothing to suggest.
pub(super) fn list(ui: &Ui, suggested: &Suggested) -> Markup {
    let words = suggested.lines.iter().take_while(|line| line.found.is_none());
    let others = suggested.lines.iter().skip_while(|line| line.found.is_none());
    let number = i64::try_from(suggested.rules.len() + suggested.lines.len()).unwrap_or_default();
    html! {
        @if number == 0 {
            p hidden data-told=(ui.t("suggestions-none")) {}
        } @else {
            ul role="listbox" data-told=(ui.tn("suggestions-told", number)) {
                @for line in words { (option(&paths::search(&[("q", &line.title_nb)]), &line.title_nb, &ui.t("suggestions-search"))) }
                @for rule in &suggested.rules { (of_rule(ui, rule)) }
                @for line in others { (of_line(ui, line)) }
            }
        }
    }
}

fn option(to: &str, text: &str, what: &str) -> Markup {
    html! {
        li role="option" aria-selected="false" data-href=(to) { span { (text) } " " span.quiet { (what) } }
    }
}

fn of_rule(ui: &Ui, rule: &Rule) -> Markup {
    let name = provisions::cite(ui.lang, rule.act.name(ui), &rule.section, rule.ledd);
    option(&paths::provision(&rule.act.slug, &rule.section, rule.ledd), &name, &ui.t("search-kind-rule"))
}

fn of_line(ui: &Ui, line: &Line) -> Markup {
    let slug = line.slug.as_deref().unwrap_or_default();
    let title = ui.pick(&line.title_nb, line.title_nn.as_deref().unwrap_or(&line.title_nb));
    let (to, key) = match line.found {
        Some(Found::Trial) => {
            (paths::trial(slug), if line.facet == "non_trial" { "search-kind-non-trial" } else { "search-kind-trial" })
        }
        Some(Found::Organisation) => (paths::organisation(slug), "search-kind-organisation"),
        _ => {
            let kind = ThreadKind::parse(&line.facet).unwrap_or(ThreadKind::Discussion);
            (paths::thread(ThreadId(line.id), &line.title_nb), kind.text_key())
        }
    };
    option(&to, title, &ui.t(key))
}
