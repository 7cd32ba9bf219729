//! The comparison as a file that spreadsheets open: semicolons and a byte order mark, as Excel in Norway expects, a line
//! for each account, and no cell that a spreadsheet would take for a formula.

use csv::{Terminator, WriterBuilder};

use super::{Column, Comparison};
use crate::error::Error;
use crate::involvement::access::{Readable, Revealed, Voice};
use crate::involvement::{Party, Repeat};
use crate::web::ui::side_key;
use crate::web::{Ui, paths};

const HEADINGS: [&str; 24] = [
    "sheet-trial",
    "sheet-area",
    "sheet-participants",
    "sheet-promised-form",
    "sheet-promised",
    "phase",
    "event-day",
    "event",
    "sheet-about",
    "sheet-party",
    "sheet-side",
    "sheet-answered",
    "account-form",
    "sheet-who",
    "sheet-rating",
    "sheet-repeat",
    "sheet-influence",
    "sheet-words",
    "account-timing",
    "account-frequency",
    "account-release-percent",
    "account-release-paid-by",
    "account-disagreement",
    "sheet-address",
];

/// The file.
///
/// # Errors
/// When it cannot be put together.
pub(in crate::involvement) fn of(ui: &Ui, comparison: &Comparison) -> Result<Vec<u8>, Error> {
    let mut file = "\u{feff}".as_bytes().to_vec();
    let mut writer = WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(Vec::new());
    let mut put = |cells: Vec<String>| writer.write_record(cells.iter().map(|cell| harmless(cell)));
    put(HEADINGS.iter().map(|key| ui.t(key).into_owned()).collect()).map_err(anyhow::Error::new)?;
    for column in &comparison.columns {
        for cells in lines(ui, column) {
            put(cells).map_err(anyhow::Error::new)?;
        }
    }
    file.extend(writer.into_inner().map_err(|fault| anyhow::anyhow!("{fault}"))?);
    Ok(file)
}

/// A cell that begins like a formula is made text by an apostrophe, which spreadsheets do not show.
fn harmless(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if formula { format!("'{cell}") } else { cell.to_owned() }
}

/// A line for each party at each event; a trial without events has one line, for what was promised.
fn lines(ui: &Ui, column: &Column) -> Vec<Vec<String>> {
    let trial = of_trial(ui, column);
    if column.events.is_empty() {
        let address = format!("{}{}", ui.base, paths::involvement(&column.trial.slug));
        let empty = HEADINGS.len() - trial.len() - 1;
        return vec![trial.into_iter().chain(vec![String::new(); empty]).chain([address]).collect()];
    }
    let mut lines = Vec::new();
    for event in &column.events {
        for (party, voice) in event.voices() {
            let mut cells = trial.clone();
            cells.extend(of_event(ui, event));
            cells.extend(of_voice(ui, party, voice));
            cells.push(format!("{}{}", ui.base, paths::involvement_event(&column.trial.slug, event.event().id)));
            lines.push(cells);
        }
    }
    lines
}

fn of_trial(ui: &Ui, column: &Column) -> Vec<String> {
    let trial = &column.trial;
    let names: Vec<&str> = trial.participants.iter().map(|p| p.organisation.name.as_str()).collect();
    let promised: Vec<&str> = column.promises.iter().map(|promise| promise.words.as_str()).collect();
    let form = column.promised().map(|form| ui.t(form.text_key()).into_owned()).unwrap_or_default();
    vec![trial.title(ui).to_owned(), trial.area_name(ui).to_owned(), names.join(", "), form, promised.join("\n\n")]
}

fn of_event(ui: &Ui, event: &Readable) -> Vec<String> {
    let event = event.event();
    let phase = ui.t(event.phase.text_key()).into_owned();
    vec![phase, event.happened_on.to_string(), event.title.clone(), event.about.clone().unwrap_or_default()]
}

fn of_voice(ui: &Ui, party: &Party, voice: &Voice) -> Vec<String> {
    let side = ui.t(side_key(party.id.side)).into_owned();
    let (answered, account) = match voice {
        Voice::Missing => ("sheet-missing", None),
        Voice::Sealed(_) => ("sheet-sealed", None),
        Voice::Told(account) => ("sheet-told", Some(account)),
    };
    let mut cells = vec![party.name.clone(), side, ui.t(answered).into_owned()];
    match account {
        Some(account) => cells.extend(of_account(ui, account)),
        None => cells.extend(vec![String::new(); 11]),
    }
    cells
}

fn of_account(ui: &Ui, account: &Revealed) -> Vec<String> {
    let (told, more) = (account.told(), &account.told().more);
    let who: Vec<String> = told.who.iter().map(|who| ui.t(who.text_key()).into_owned()).collect();
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let yes = |value: bool| ui.t(if value { Repeat::Yes } else { Repeat::No }.text_key()).into_owned();
    vec![
        ui.t(told.form.text_key()).into_owned(),
        who.join(", "),
        told.rating.to_string(),
        ui.t(told.would_repeat.text_key()).into_owned(),
        text(&told.influence),
        told.words.clone(),
        more.timing.map(|timing| ui.t(timing.text_key()).into_owned()).unwrap_or_default(),
        text(&more.frequency),
        more.release_percent.map(|n| n.to_string()).unwrap_or_default(),
        text(&more.release_paid_by),
        more.disagreement.map(yes).unwrap_or_default(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_text() {
        for bad in ["=1+1", "+47", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            assert!(harmless(bad).starts_with('\''), "{bad:?}");
        }
        assert_eq!(harmless("Solvik = bra; «fint»"), "Solvik = bra; «fint»");
    }
}
