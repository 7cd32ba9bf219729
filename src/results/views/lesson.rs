//! The form of a lesson.

use maud::{Markup, html};

use super::{audiences, end, trail, writing_for};
use crate::results::LessonKind;
use crate::results::access::ChangeableLesson;
use crate::results::form::BODY;
use crate::trials::Trial;
use crate::web::ui::{self, Field};
use crate::web::{Filled, Ui, paths};

/// A new lesson.
pub(in crate::results) fn new(ui: &Ui, trial: &Trial, filled: &Filled) -> Markup {
    html! {
        div.wrap {
            (trail(ui, trial, &ui.t("lesson-new")))
            header.page-head { h1 { (ui.t("lesson-new")) } p.lead { (ui.t("lesson-lead")) } }
            form.form method="post" action=(paths::results_act(&trial.slug, "ny-laerdom")) novalidate {
                (ui::error_summary(ui, filled))
                (writing_for(ui))
                (ui::once(filled))
                (fields(ui, trial, filled))
                (end(ui, trial, "lesson-save"))
            }
        }
    }
}

/// A lesson changed; after a conflict, what stands there now.
pub(in crate::results) fn edit(ui: &Ui, on: &ChangeableLesson, filled: &Filled, changed: bool) -> Markup {
    let (trial, lesson) = (on.on().trial(), on.lesson());
    html! {
        div.wrap {
            (trail(ui, trial, &ui.t("lesson-edit")))
            header.page-head { h1 { (ui.t("lesson-edit")) } p.lead { (ui.t("result-edit-lead")) } }
            form.form method="post" action=(paths::lesson_act(lesson.id, "rediger")) novalidate {
                (ui::error_summary(ui, filled))
                @if changed {
                    section.preview aria-labelledby="na" {
                        h2 id="na" { (ui.t("result-now")) }
                        p { (ui.t(lesson.kind.text_key())) }
                        pre { (lesson.body_source) }
                    }
                }
                (writing_for(ui))
                (ui::hidden("version", filled.value("version")))
                (fields(ui, trial, filled))
                (ui::checkbox(ui, "withdrawn", "lesson-withdraw", filled.form.has("withdrawn")))
                (end(ui, trial, "lesson-save"))
            }
        }
    }
}

fn fields(ui: &Ui, trial: &Trial, filled: &Filled) -> Markup {
    let kinds: Vec<_> = LessonKind::ALL
        .iter()
        .map(|kind| (kind.as_str().to_owned(), ui.t(kind.text_key()).into_owned(), None))
        .collect();
    html! {
        (ui::radio(ui, filled, Field::new("kind", "lesson-kind", 20), &kinds))
        (ui::text_area(ui, filled, Field::new("body", "lesson-body", BODY).help("lesson-body-help"), 6))
        (audiences(ui, filled, trial))
    }
}
