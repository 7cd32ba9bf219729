//! Everything the reader follows, with the level of each, which she may change here.

use maud::{Markup, html};

use crate::follows::{self, Target};
use crate::ids::ThreadId;
use crate::notifications::queries::followed::Followed;
use crate::provisions::cite;
use crate::web::ui;
use crate::web::{Ui, paths};

/// The whole page.
pub(in crate::notifications) fn page(ui: &Ui, all: &[Followed]) -> Markup {
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::NOTICES, &ui.t("notices-title")), (&ui.path, &ui.t("follows-title"))]))
            header.page-head { h1 { (ui.t("follows-title")) } p.lead { (ui.t("follows-lead")) } }
            @if all.is_empty() {
                (ui::empty(&ui.t("follows-none"), Some((paths::AREAS, &ui.t("notices-nothing-step")))))
            }
            @for target in Target::ALL {
                @let those: Vec<&Followed> = all.iter().filter(|one| one.target == *target).collect();
                @if !those.is_empty() { (section(ui, *target, &those)) }
            }
        }
    }
}

fn section(ui: &Ui, target: Target, those: &[&Followed]) -> Markup {
    html! {
        section.after aria-labelledby=(target.as_str()) {
            (ui::heading(target.as_str(), &ui.t(target_key(target)), None))
            ul.follow-list {
                @for one in those {
                    @let name = cite(ui.lang, ui.pick(&one.name_nb, &one.name_nn), &one.section, one.ledd);
                    li {
                        a href=(link(one)) { (name) }
                        (follows::form(ui, target, one.target_id, Some(one.level), Some(&name)))
                    }
                }
            }
        }
    }
}

fn target_key(target: Target) -> &'static str {
    match target {
        Target::Area => "nav-areas",
        Target::Trial => "trials",
        Target::Organisation => "organisations",
        Target::Provision => "provisions",
        Target::Thread => "nav-threads",
    }
}

fn link(one: &Followed) -> String {
    let slug = one.slug.as_deref().unwrap_or_default();
    match one.target {
        Target::Area => paths::area(slug),
        Target::Trial => paths::trial(slug),
        Target::Organisation => paths::organisation(slug),
        Target::Thread => paths::thread(ThreadId(one.target_id), &one.name_nb),
        Target::Provision => paths::provision(slug, &one.section, one.ledd),
    }
}
