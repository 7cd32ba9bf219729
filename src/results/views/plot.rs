//! Plots drawn by the server: an indicator over time, and one indicator across trials. Shapes tell apart what colour does too,
//! and the same values stand in a table beside.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::amount;
use super::scale::Scale;
use crate::db::Decimal;
use crate::results::MeasurementKind;
use crate::results::figures::{Indicator, Measurement};
use crate::text;
use crate::web::Ui;

const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 216.0;
const LEFT: f64 = 46.0;
const RIGHT: f64 = 14.0;
const TOP: f64 = 20.0;
const BOTTOM: f64 = 30.0;

/// A coordinate with one decimal, which is finer than any screen.
fn c(value: f64) -> String {
    format!("{value:.1}")
}

/// An indicator over time, or nothing where no value may be shown.
pub(super) fn over_time(ui: &Ui, of: &Indicator) -> Markup {
    let own: Vec<(NaiveDate, f64, MeasurementKind, Decimal)> =
        of.measurements.iter().filter_map(|m| Some((m.on, m.value()?.to_f64(), m.kind, m.value()?))).collect();
    if own.is_empty() {
        return html! {};
    }
    let compared: Vec<(NaiveDate, f64)> = of.measurements.iter().filter_map(compared).collect();
    let target = of.target.map(Decimal::to_f64);
    let y = Scale::of(own.iter().map(|p| p.1).chain(compared.iter().map(|p| p.1)).chain(target));
    let days = |day: NaiveDate| f64::from(chrono::Datelike::num_days_from_ce(&day));
    let (first, last) = (own.first().map_or(0.0, |p| days(p.0)), own.last().map_or(0.0, |p| days(p.0)));
    let across = move |day: NaiveDate| {
        let part = if last > first { (days(day) - first) / (last - first) } else { 0.5 };
        LEFT + 12.0 + part * (WIDTH - LEFT - RIGHT - 24.0)
    };
    let up = |value: f64| HEIGHT - BOTTOM - y.place(value) * (HEIGHT - TOP - BOTTOM);
    let line = |points: &[(f64, f64)]| {
        points.iter().map(|(x, y)| format!("{},{}", c(*x), c(*y))).collect::<Vec<_>>().join(" ")
    };
    let own_points: Vec<(f64, f64)> = own.iter().map(|p| (across(p.0), up(p.1))).collect();
    let compared_points: Vec<(f64, f64)> = compared.iter().map(|p| (across(p.0), up(p.1))).collect();
    let ends = [own.first(), own.last().filter(|_| own.len() > 1)];
    html! {
        figure.plot {
            svg viewBox="0 0 360 216" role="img" aria-labelledby={ "bilde-" (of.id) " forklart-" (of.id) } {
                title id={ "bilde-" (of.id) } { (of.name(ui)) }
                desc id={ "forklart-" (of.id) } { (in_words(ui, of)) }
                (grid(&y, up))
                @if let Some(at) = target {
                    path.target d={ "M" (c(LEFT)) " " (c(up(at))) "H" (c(WIDTH - RIGHT)) } {}
                }
                @if compared_points.len() > 1 { polyline.compared points=(line(&compared_points)) {} }
                @for (x, y) in &compared_points { path.compared d={ "M" (c(*x)) " " (c(y - 4.5)) "l4.5 8h-9z" } {} }
                @if own_points.len() > 1 { polyline.own points=(line(&own_points)) {} }
                @for ((x, y), point) in own_points.iter().zip(&own) {
                    circle.own.baseline[point.2 == MeasurementKind::Baseline] cx=(c(*x)) cy=(c(*y)) r="4.5" {}
                }
                @for (day, value, _, exact) in ends.into_iter().flatten() {
                    text.value x=(c(across(*day))) y=(c(up(*value) - 9.0)) text-anchor=(anchor(across(*day))) { (exact.show(of.decimals())) }
                }
                text x=(c(LEFT)) y=(c(HEIGHT - 8.0)) { (own.first().map(|p| ui.lang.short_date(p.0)).unwrap_or_default()) }
                @if own.len() > 1 {
                    text x=(c(WIDTH - RIGHT)) y=(c(HEIGHT - 8.0)) text-anchor="end" { (own.last().map(|p| ui.lang.short_date(p.0)).unwrap_or_default()) }
                }
            }
            figcaption { (key(ui, of, !compared_points.is_empty())) }
        }
    }
}

fn anchor(x: f64) -> &'static str {
    if x < LEFT + 30.0 {
        "start"
    } else if x > WIDTH - RIGHT - 30.0 {
        "end"
    } else {
        "middle"
    }
}

fn compared(m: &Measurement) -> Option<(NaiveDate, f64)> {
    Some((m.on, m.comparison?.0.value()?.to_f64()))
}

fn grid(y: &Scale, up: impl Fn(f64) -> f64) -> Markup {
    html! {
        @for tick in &y.ticks {
            path.grid d={ "M" (c(LEFT)) " " (c(up(*tick))) "H" (c(WIDTH - RIGHT)) } {}
            text x=(c(LEFT - 6.0)) y=(c(up(*tick) + 4.0)) text-anchor="end" { (mark(*tick, &y.ticks)) }
        }
    }
}

/// A mark of an axis, with as many decimals as the others.
fn mark(tick: f64, all: &[f64]) -> String {
    let decimals = all.iter().map(|tick| Decimal::from_f64(*tick).decimals()).max().unwrap_or(0);
    Decimal::from_f64(tick).show(decimals)
}

/// What the shapes mean.
fn key(ui: &Ui, of: &Indicator, compared: bool) -> Markup {
    html! {
        @if of.baseline().is_some() { span data-shape="baseline" { (ui.t("measurement-baseline")) } " " }
        @if of.latest().is_some() { span data-shape="own" { (ui.t("measurement-follow-up")) } " " }
        @if compared { span data-shape="compared" { (ui.t("plot-compared")) } " " }
        @if of.target.is_some() { span data-shape="target" { (ui.t("plot-target")) } }
    }
}

/// The plot in words, for those who do not see it.
fn in_words(ui: &Ui, of: &Indicator) -> String {
    let said = |m: &Measurement| Some(format!("{}: {}", ui.lang.date(m.on), amount(ui, of, m.value()?)));
    let mut words: Vec<String> = of.measurements.iter().filter_map(said).collect();
    if let Some(target) = of.target {
        words.push(format!("{}: {}", ui.t("plot-target"), amount(ui, of, target)));
    }
    words.join(". ")
}

const ROW: f64 = 46.0;
const SIDE: f64 = 14.0;

/// One indicator across trials: a row for each that has a baseline and a later value.
pub(super) fn across_trials(ui: &Ui, title: &str, found: &[Indicator]) -> Markup {
    let rows: Vec<(&Indicator, Decimal, Decimal)> =
        found.iter().filter_map(|of| Some((of, of.baseline()?.value()?, of.latest()?.value()?))).collect();
    if rows.is_empty() {
        return html! {};
    }
    let targets = rows.iter().filter_map(|(of, ..)| of.target);
    let all = rows.iter().flat_map(|(_, from, to)| [*from, *to]).chain(targets).map(Decimal::to_f64);
    let scale = Scale::of(all);
    let x = |value: f64| SIDE + scale.place(value) * (WIDTH - 2.0 * SIDE);
    let bottom = rows.iter().fold(8.0, |sum, _| sum + ROW);
    let described = rows.iter().map(|(of, from, to)| {
        format!("{}: {} → {}", ui.pick(&of.trial.nb, &of.trial.nn), amount(ui, of, *from), amount(ui, of, *to))
    });
    html! {
        figure.plot data-wide {
            svg viewBox={ "0 0 360 " (c(bottom + 22.0)) } role="img" aria-labelledby="bilde forklart" {
                title id="bilde" { (title) }
                desc id="forklart" { (described.collect::<Vec<_>>().join(". ")) }
                @for tick in &scale.ticks {
                    path.grid d={ "M" (c(x(*tick))) " 4V" (c(bottom)) } {}
                    text x=(c(x(*tick))) y=(c(bottom + 15.0)) text-anchor="middle" { (mark(*tick, &scale.ticks)) }
                }
                @for (n, (of, from, to)) in rows.iter().enumerate() { (row(ui, of, (x(from.to_f64()), x(to.to_f64())), of.target.map(|t| x(t.to_f64())), n)) }
            }
            figcaption {
                span data-shape="baseline" { (ui.t("measurement-baseline")) } " "
                span data-shape="own" { (ui.t("column-latest")) } " "
                @if rows.iter().any(|(of, ..)| of.target.is_some()) { span data-shape="tick" { (ui.t("plot-target")) } }
            }
        }
    }
}

fn row(ui: &Ui, of: &Indicator, (from, to): (f64, f64), target: Option<f64>, n: usize) -> Markup {
    let top = 8.0 + ROW * f64::from(u32::try_from(n).unwrap_or(0));
    let y = top + 30.0;
    let name =
        of.organisation.as_ref().map_or_else(|| ui.pick(&of.trial.nb, &of.trial.nn), |(_, _, name)| name.as_str());
    html! {
        text.name x=(c(SIDE - 6.0)) y=(c(top + 13.0)) { (text::excerpt(name, 52)) }
        polyline.own points={ (c(from)) "," (c(y)) " " (c(to)) "," (c(y)) } {}
        @if let Some(at) = target { path.tick d={ "M" (c(at)) " " (c(y - 9.0)) "v18" } {} }
        circle.baseline.own cx=(c(from)) cy=(c(y)) r="5" {}
        circle.own cx=(c(to)) cy=(c(y)) r="5" {}
    }
}
