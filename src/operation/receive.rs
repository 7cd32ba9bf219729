//! Mail that comes to a return address: a delivery report counts against the address it is about, and everything else,
//! such as an automatic reply, is let go.

use crate::app::App;
use crate::db::Mode;
use crate::error::Error;
use crate::ids::OutboxId;
use crate::jobs::{Job, Notice};
use crate::mail::addresses::{self, Counted, Failure};
use crate::mail::report::{self, Report};

/// What became of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Received {
    /// It counts against its address.
    Counted,
    /// The address is dead of it.
    Died,
    /// It is a refusal of us, noted for the operator.
    Noted,
    /// It says nothing about an address; why.
    Nothing(&'static str),
}

/// Receives one message. The same report twice counts once.
///
/// # Errors
/// When the database refuses: then the message should be given again.
pub fn receive_mail(app: &App, raw: &[u8], recipient: Option<&str>) -> Result<Received, Error> {
    let Some(ours) = app.mailer.return_path() else { return Ok(Received::Nothing("BOUNCE_DOMAIN is not set")) };
    let Some(incoming) = report::read(raw) else { return Ok(Received::Nothing("no message")) };
    let addresses = recipient.into_iter().chain(incoming.to.iter().map(String::as_str));
    let Some(mail) = addresses.filter_map(|address| ours.read(address)).next() else {
        return Ok(Received::Nothing("not to a return address of ours"));
    };
    match incoming.report {
        Some(report) => count(app, mail, &report),
        None => Ok(Received::Nothing("no report of a failure")),
    }
}

fn count(app: &App, mail: OutboxId, report: &Report) -> Result<Received, Error> {
    app.system(Mode::Again, |tx| {
        let Some((member, email)) = addresses::recipient(tx.conn, mail)? else {
            return Ok(Received::Nothing("the mail is forgotten"));
        };
        let Some(address) = email.or_else(|| report.recipient.clone()) else {
            return Ok(Received::Nothing("no recipient"));
        };
        let failure =
            Failure { mail, address: &address.to_lowercase(), status: &report.status, reason: &report.reason };
        Ok(match addresses::count(tx.conn, failure, tx.now)? {
            Counted::Refusal => Received::Noted,
            Counted::Alive => Received::Counted,
            Counted::Died => {
                if let Some(member) = member {
                    tx.enqueue(&Job::Tell { notice: Notice::DeadAddress, item: member.0 })?;
                }
                Received::Died
            }
        })
    })
}
