//! The record: editing it section by section, publishing it, saying that it still holds, and what has changed.

use actix_web::http::StatusCode;
use actix_web::web::Path;

use super::{Outcome, sorted};
use crate::areas::{self, Area};
use crate::error::{Error, FieldErrors};
use crate::trials::access::{self, Editable};
use crate::trials::actions::record;
use crate::trials::queries::record::{Written, section_version, wordings, written};
use crate::trials::{Field, Section, by_slug, form, views};
use crate::tx::Tx;
use crate::web::{Cx, Filled, FormData, Reply, paths, see_other};

/// What a section's form is made of.
struct Shown {
    editable: Editable,
    section: Section,
    areas: Vec<Area>,
    written: Vec<Written>,
}

fn shown(tx: &mut Tx<'_>, slug: &str, section: Section) -> Result<Shown, Error> {
    let editable = access::viewed(tx, slug)?;
    let written = written(tx, editable.trial().id)?;
    let areas = if section == Section::Core { areas::all(tx)? } else { Vec::new() };
    Ok(Shown { editable, section, areas, written })
}

/// `GET /forsok/{slug}/rediger/{section}`.
pub(super) async fn form(cx: Cx, path: Path<(String, String)>) -> Reply {
    let (slug, section) = known(path)?;
    let (ui, shown) = cx.read(move |tx| shown(tx, &slug, section)).await?;
    let filled = Filled::with(present(&shown, cx.lang.code()));
    let page = views::record::form(&ui, shown.editable.trial(), section, &filled, &shown.areas, &[]);
    Ok(cx.page(&ui, &ui.t(section.text_key()), &page))
}

/// The form with what stands there now.
fn present(shown: &Shown, reads: &str) -> FormData {
    let trial = shown.editable.trial();
    let of = |field: Field| shown.written.iter().find(|text| text.field == field);
    let language =
        shown.section.fields().iter().find_map(|field| of(*field)).map_or(reads, |text| text.language.as_str());
    let mut form = FormData::default()
        .with("version", section_version(shown.section, &shown.written).to_string())
        .with("language", language)
        .with("area", trial.area_slug.clone());
    for field in shown.section.fields() {
        let registered = match field {
            Field::Title => if language == "nn" { &trial.title_nn } else { &trial.title_nb }.clone(),
            Field::Summary => if language == "nn" { &trial.summary_nn } else { &trial.summary_nb }.clone(),
            _ => String::new(),
        };
        form = form.with(field.as_str(), of(*field).map_or(registered, |text| text.source.clone()));
    }
    form
}

/// `POST /forsok/{slug}/rediger/{section}`. When somebody else edited it meanwhile, the form comes back with 409: her text
/// in the fields, the present text beside them.
pub(super) async fn submit(cx: Cx, path: Path<(String, String)>, data: FormData) -> Reply {
    let (slug, section) = known(path)?;
    let (parsed, once, of) = (form::section(section, &data), data.once(), slug.clone());
    let sent = cx
        .write(move |tx| {
            let on = access::editable(tx, &of)?;
            let (mut new, area) = parsed.map_err(Error::Invalid)?;
            if section == Section::Core {
                let known = areas::all(tx)?.into_iter().find(|known| Some(&known.slug) == area.as_ref());
                let known = known.ok_or_else(|| Error::Invalid(FieldErrors::one("area", "field-choose")))?;
                new.area = Some(known.id);
            }
            tx.once(once, |tx| {
                if !record::write_section(tx, &on, &new)? {
                    return Err(Error::Conflict("conflict-edited"));
                }
                Ok(format!("{}#{}", paths::trial(&of), section.as_str()))
            })
        })
        .await;
    match sorted(sent, data)? {
        Outcome::Sent(reply) => Ok(reply),
        Outcome::Back(status, filled) => back(&cx, slug, section, (status, filled)).await,
    }
}

async fn back(cx: &Cx, slug: String, section: Section, (status, mut filled): (StatusCode, Filled)) -> Reply {
    let (ui, shown) = cx.read(move |tx| shown(tx, &slug, section)).await?;
    let differs =
        |text: &&Written| section.fields().contains(&text.field) && filled.value(text.field.as_str()) != text.source;
    let now: Vec<Written> = if status == StatusCode::CONFLICT {
        shown.written.iter().filter(differs).cloned().collect()
    } else {
        Vec::new()
    };
    if status == StatusCode::CONFLICT {
        let version = section_version(section, &shown.written).to_string();
        filled.form = filled.form.with("version", version);
    }
    let page = views::record::form(&ui, shown.editable.trial(), section, &filled, &shown.areas, &now);
    Ok(cx.page_as(status, &ui, &ui.t(section.text_key()), &page))
}

fn known(path: Path<(String, String)>) -> Result<(String, Section), Error> {
    let (slug, section) = path.into_inner();
    Section::parse(&section).map(|section| (slug, section)).ok_or(Error::NotFound)
}

/// `POST /forsok/{slug}/publiser`: the six fields must be there.
pub(super) async fn publish(cx: Cx, slug: Path<String>, form: FormData) -> Reply {
    let slug = slug.into_inner();
    let (_, path) = cx
        .write(move |tx| {
            let on = access::editable(tx, &slug)?;
            let written = written(tx, on.trial().id)?;
            if !views::record::missing(on.trial(), &written).is_empty() {
                return Ok(paths::trial_edit(&slug, Section::Core.as_str()));
            }
            tx.once(form.once(), |tx| {
                record::publish(tx, &on)?;
                Ok(paths::trial(&slug))
            })
        })
        .await?;
    Ok(see_other(&path))
}

/// `POST /forsok/{slug}/bekreft`.
pub(super) async fn verify(cx: Cx, slug: Path<String>) -> Reply {
    let (_, path) = cx
        .write(move |tx| {
            let on = access::editable(tx, &slug)?;
            record::verify(tx, &on)?;
            Ok(paths::trial(&slug))
        })
        .await?;
    Ok(see_other(&path))
}

/// `GET /forsok/{slug}/endringer`: every wording there was, for everybody who reads the trial.
pub(super) async fn changes(cx: Cx, slug: Path<String>) -> Reply {
    let (ui, (trial, wordings)) = cx
        .read(move |tx| {
            let trial = by_slug(tx, &slug)?;
            let wordings = wordings(tx, trial.id)?;
            Ok((trial, wordings))
        })
        .await?;
    Ok(cx.page(&ui, &ui.t("trial-changes"), &views::changes::changes(&ui, &trial, &wordings)))
}
