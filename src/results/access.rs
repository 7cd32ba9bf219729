//! The only way to change results: what one may not read is not found, and what one may not change is refused. A witness can
//! be made nowhere else.

use super::figures::Indicator;
use super::queries::indicators::{self, Which};
use super::queries::lessons::{self, Lesson};
use super::{Writer, policy};
use crate::error::Error;
use crate::ids::{IndicatorId, LessonId, MeasurementId};
use crate::trials::{self, Trial};
use crate::tx::Tx;

/// A trial whose results the viewer may add to.
#[derive(Debug, Clone)]
pub(super) struct Writable {
    trial: Trial,
    writer: Writer,
}

impl Writable {
    /// The trial.
    pub(super) fn trial(&self) -> &Trial {
        &self.trial
    }

    /// Who writes.
    pub(super) fn writer(&self) -> &Writer {
        &self.writer
    }
}

/// The trial at an address, to be added to.
///
/// # Errors
/// `NotFound`, `SignInNeeded` or `Denied`.
pub(super) fn trial(tx: &mut Tx<'_>, slug: &str) -> Result<Writable, Error> {
    let trial = trials::by_slug(tx, slug)?;
    let writer = policy::writer(&tx.viewer, &trial)?;
    Ok(Writable { trial, writer })
}

/// An indicator the viewer may read, with its trial.
///
/// # Errors
/// `NotFound`.
pub(super) fn indicator(tx: &mut Tx<'_>, id: IndicatorId) -> Result<(Trial, Indicator), Error> {
    let found = indicators::list(tx, Which::One(id))?.pop().ok_or(Error::NotFound)?;
    let trial = trials::by_slug(tx, &found.trial.slug)?;
    Ok((trial, found))
}

/// An indicator the viewer may change.
#[derive(Debug, Clone)]
pub(super) struct ChangeableIndicator {
    on: Writable,
    indicator: Indicator,
}

impl ChangeableIndicator {
    /// The indicator.
    pub(super) fn indicator(&self) -> &Indicator {
        &self.indicator
    }

    /// Its trial, and who writes.
    pub(super) fn on(&self) -> &Writable {
        &self.on
    }
}

/// An indicator to be changed, or to be given a value.
///
/// # Errors
/// `NotFound`, `SignInNeeded` or `Denied`.
pub(super) fn changeable(tx: &mut Tx<'_>, id: IndicatorId) -> Result<ChangeableIndicator, Error> {
    let (trial, indicator) = indicator(tx, id)?;
    let writer = policy::writer_of(&tx.viewer, &trial, indicator.organisation.as_ref().map(|(id, ..)| *id))?;
    Ok(ChangeableIndicator { on: Writable { trial, writer }, indicator })
}

/// The indicator of a value to be changed.
///
/// # Errors
/// `NotFound`, `SignInNeeded` or `Denied`.
pub(super) fn measurement(tx: &mut Tx<'_>, id: MeasurementId) -> Result<ChangeableIndicator, Error> {
    let indicator = indicators::indicator_of(tx, id)?;
    changeable(tx, indicator)
}

/// A lesson the viewer may read, with its trial.
///
/// # Errors
/// `NotFound`.
pub(super) fn lesson(tx: &mut Tx<'_>, id: LessonId) -> Result<(Trial, Lesson), Error> {
    let (lesson, slug) = lessons::one(tx, id)?;
    Ok((trials::by_slug(tx, &slug)?, lesson))
}

/// A lesson the viewer may change.
#[derive(Debug, Clone)]
pub(super) struct ChangeableLesson {
    on: Writable,
    lesson: Lesson,
}

impl ChangeableLesson {
    /// The lesson.
    pub(super) fn lesson(&self) -> &Lesson {
        &self.lesson
    }

    /// Its trial, and who writes.
    pub(super) fn on(&self) -> &Writable {
        &self.on
    }
}

/// A lesson to be changed.
///
/// # Errors
/// `NotFound`, `SignInNeeded` or `Denied`.
pub(super) fn changeable_lesson(tx: &mut Tx<'_>, id: LessonId) -> Result<ChangeableLesson, Error> {
    let (trial, lesson) = lesson(tx, id)?;
    let writer = policy::writer_of(&tx.viewer, &trial, Some(lesson.organisation_id))?;
    Ok(ChangeableLesson { on: Writable { trial, writer }, lesson })
}
