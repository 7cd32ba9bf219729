//! The form of a value.

use maud::{Markup, html};

use super::{end, in_unit, trail, writing_for};
use crate::ids::MeasurementId;
use crate::results::access::ChangeableIndicator;
use crate::results::figures::Indicator;
use crate::results::form::{NUMBER, TEXT};
use crate::results::{MeasurementKind, NewMeasurement};
use crate::web::ui::{self, Field};
use crate::web::{Filled, Ui, paths};

/// A new value.
pub(in crate::results) fn new(ui: &Ui, on: &ChangeableIndicator, filled: &Filled) -> Markup {
    let of = on.indicator();
    html! {
        div.wrap {
            (head(ui, on, "measurement-new"))
            form.form method="post" action=(paths::indicator_act(of.id, "ny-maling")) novalidate {
                (ui::error_summary(ui, filled))
                (writing_for(ui))
                (ui::once(filled))
                (fields(ui, of, filled))
                (end(ui, on.on().trial(), "measurement-save"))
            }
        }
    }
}

/// A value changed; after a conflict, `now` is what stands there.
pub(in crate::results) fn edit(
    ui: &Ui,
    on: &ChangeableIndicator,
    id: MeasurementId,
    filled: &Filled,
    now: Option<&NewMeasurement>,
) -> Markup {
    let of = on.indicator();
    html! {
        div.wrap {
            (head(ui, on, "measurement-edit"))
            form.form method="post" action=(paths::edit_measurement(id)) novalidate {
                (ui::error_summary(ui, filled))
                @if let Some(now) = now { (present(ui, of, now)) }
                (writing_for(ui))
                (ui::hidden("version", filled.value("version")))
                (fields(ui, of, filled))
                (ui::checkbox(ui, "withdrawn", "measurement-withdraw", filled.form.has("withdrawn")))
                (end(ui, on.on().trial(), "measurement-save"))
            }
        }
    }
}

fn head(ui: &Ui, on: &ChangeableIndicator, title: &str) -> Markup {
    let of = on.indicator();
    let lead = if title == "measurement-edit" { Some(ui.t("result-edit-lead")) } else { None };
    html! {
        (trail(ui, on.on().trial(), &of.name(ui)))
        header.page-head {
            h1 { (ui.t(title)) }
            p.lead { (of.name(ui)) }
            p.byline { (of.unit_text.clone().unwrap_or_else(|| ui.t(of.unit.text_key()).into_owned())) " · " (ui.t(of.direction.text_key())) @if let Some(lead) = lead { " · " (lead) } }
        }
    }
}

fn fields(ui: &Ui, of: &Indicator, filled: &Filled) -> Markup {
    let kinds: Vec<_> =
        MeasurementKind::ALL.iter().map(|k| (k.as_str().to_owned(), ui.t(k.text_key()).into_owned(), None)).collect();
    let people = |name, label, help| {
        let field = Field::new(name, label, NUMBER).help(help);
        if of.perspective.at_work() { field } else { field.optional() }
    };
    html! {
        (ui::radio(ui, filled, Field::new("kind", "measurement-kind", 20).help("measurement-kind-help"), &kinds))
        (ui::text_field(ui, filled, Field::new("value", "measurement-value", NUMBER).help("measurement-value-help"), "text"))
        (ui::text_field(ui, filled, Field::new("measured_on", "measurement-on", 10).help("measurement-on-help"), "date"))
        (ui::text_field(ui, filled, people("n", "measurement-n", if of.perspective.at_work() { "measurement-n-work-help" } else { "measurement-n-help" }), "text"))
        (ui::text_area(ui, filled, Field::new("method", "measurement-method", TEXT).help("measurement-method-help").optional(), 3))
        (ui::text_field(ui, filled, Field::new("comparison_value", "measurement-comparison", NUMBER).help("measurement-comparison-help").optional(), "text"))
        (ui::text_field(ui, filled, Field::new("comparison_n", "measurement-comparison-n", NUMBER).optional(), "text"))
    }
}

fn present(ui: &Ui, of: &Indicator, now: &NewMeasurement) -> Markup {
    html! {
        section.preview aria-labelledby="na" {
            h2 id="na" { (ui.t("result-now")) }
            dl.facts {
                dt { (ui.t("measurement-value")) } dd { (in_unit(ui, of.unit, of.unit_text.as_deref(), &now.value.show(0))) }
                dt { (ui.t("measurement-on")) } dd { (ui.lang.date(now.on)) }
                dt { (ui.t("measurement-n")) } dd { @if let Some(n) = now.n { (ui.number(n.into())) } }
                dt { (ui.t("measurement-method")) } dd.lines { (now.method) }
                @if let Some(value) = now.comparison { dt { (ui.t("measurement-comparison")) } dd { (in_unit(ui, of.unit, of.unit_text.as_deref(), &value.show(0))) } }
            }
        }
    }
}
