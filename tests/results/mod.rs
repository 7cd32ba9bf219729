//! What a trial measures and learns is told by its participants, also when nothing came of it. Here is what the stories stand
//! on: a trial of two municipalities, somebody who speaks for each, and the forms.

mod guarded;
mod told;

use torget::viewer::{Role, Side};

use crate::support::{Browser, Person, TestApp};

pub(crate) const RESULTS: &str = "/forsok/felles-journal/resultater";

/// A trial of two municipalities.
pub(crate) fn trial(app: &TestApp) {
    let (solvik, fjordby) = (app.organisation("solvik", "municipality"), app.organisation("fjordby", "municipality"));
    app.trial("felles-journal", app.area("helse"), &[&solvik, &fjordby]);
}

pub(crate) fn lead<'a>(app: &'a TestApp, at: &str) -> Person<'a> {
    let home = app.organisation(at, "municipality");
    app.member(&format!("leder@{at}.example")).at(&home, Role::Representative, Some(Side::Management))
}

/// Adds an indicator of the catalogue with what is typed, and gives the results page it leads to.
pub(crate) fn add(by: &Browser, standard: &str, values: &[(&str, &str)]) -> crate::support::page::Page {
    let form = by.open(&format!("{RESULTS}/ny-indikator?maal={standard}"));
    let given = [("source", "Lønnssystemet")];
    let all: Vec<(&str, &str)> =
        given.iter().filter(|(name, _)| values.iter().all(|(n, _)| n != name)).chain(values).copied().collect();
    by.submit_and_follow(&form, "form.form", &all)
}

pub(crate) fn measure(by: &Browser, indicator: &str, values: &[(&str, &str)]) -> crate::support::page::Page {
    let form = by.open(&format!("/indikator/{indicator}/ny-maling"));
    by.submit_and_follow(&form, "form.form", values)
}

pub(crate) fn newest(app: &TestApp, table: &str) -> String {
    app.rows(&format!("SELECT max(id)::text AS value FROM {table}")).remove(0)
}
