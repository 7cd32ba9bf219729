//! How alike two organisations are: a weighted mean of named factors, each from 0 to 1. What is unknown of either, or
//! switched off, is left out and the rest weighs the more. Nothing here reads or writes; every number can be explained.

use crate::ids::{AreaId, OrganisationId, ProvisionId};

crate::text_enum! {
    /// Something two organisations can be alike in; the word is the one used in addresses.
    pub enum Factor {
        /// The KOSTRA group, which SSB makes of size, bound costs and income.
        Kostra = "kostra",
        /// How many live there.
        Population = "innbyggere",
        /// SSB's centrality class.
        Centrality = "sentralitet",
        /// How far it is from one to the other.
        Distance = "avstand",
        /// Trials in the same areas.
        Areas = "omrader",
        /// Trials that have come equally far.
        Stages = "fase",
        /// The same provisions in the way, or to be exempt from.
        Provisions = "bestemmelser",
    }
}

crate::text_enum! {
    /// How far a trial has come with a participant.
    pub enum Stage {
        /// Thought of, applied for or selected.
        Applying = "applying",
        /// The regulation is being decided and approved.
        Deciding = "deciding",
        /// Under way.
        Running = "running",
        /// Over, or stopped.
        Over = "over",
    }
}

impl Stage {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Applying => "stage-applying",
            Self::Deciding => "stage-deciding",
            Self::Running => "stage-running",
            Self::Over => "stage-over",
        }
    }
}

impl Factor {
    /// How much it weighs. Found by looking at the ten most alike of municipalities large and small, and asking whether
    /// those who know them would name the same.
    pub fn weight(self) -> f64 {
        match self {
            Self::Kostra | Self::Population | Self::Distance => 25.0,
            Self::Centrality => 15.0,
            Self::Areas | Self::Provisions => 10.0,
            Self::Stages => 5.0,
        }
    }

    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Kostra => "kostra-group",
            Self::Population => "population",
            Self::Centrality => "centrality",
            Self::Distance => "factor-distance",
            Self::Areas => "factor-areas",
            Self::Stages => "factor-stages",
            Self::Provisions => "factor-provisions",
        }
    }

    /// The key of how it is measured.
    pub fn about_key(self) -> &'static str {
        match self {
            Self::Kostra => "factor-kostra-about",
            Self::Population => "factor-population-about",
            Self::Centrality => "factor-centrality-about",
            Self::Distance => "factor-distance-about",
            Self::Areas => "factor-areas-about",
            Self::Stages => "factor-stages-about",
            Self::Provisions => "factor-provisions-about",
        }
    }
}

/// What is known of an organisation; `None` is unknown.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// Whose.
    pub id: OrganisationId,
    /// KOSTRA group, 1 to 17.
    pub kostra_group: Option<i16>,
    /// Inhabitants.
    pub population: Option<i32>,
    /// Centrality class, 1 to 6.
    pub centrality: Option<i16>,
    /// A point on its land: degrees north and east.
    pub point: Option<(f64, f64)>,
    /// The areas it has trials in.
    pub areas: Vec<AreaId>,
    /// How far its trials have come.
    pub stages: Vec<Stage>,
    /// The provisions it has named as in the way, or asked to be exempt from.
    pub provisions: Vec<ProvisionId>,
}

impl Profile {
    /// Whether a factor can tell anything of this organisation: who has no trials has none in the same areas either.
    pub fn asks_about(&self, factor: Factor) -> bool {
        match factor {
            Factor::Areas => !self.areas.is_empty(),
            Factor::Stages => !self.stages.is_empty(),
            Factor::Provisions => !self.provisions.is_empty(),
            Factor::Kostra | Factor::Population | Factor::Centrality | Factor::Distance => true,
        }
    }
}

/// What a factor's value stands on, for saying it in words: the other's first, then one's own.
#[derive(Debug, Clone, PartialEq)]
pub enum Ground {
    /// KOSTRA groups.
    Kostra(i16, i16),
    /// Inhabitants.
    Population(i32, i32),
    /// Centrality classes.
    Centrality(i16, i16),
    /// Kilometres as the crow flies.
    Distance(f64),
    /// The areas both have trials in.
    Areas(Vec<AreaId>),
    /// How far both have come with some trial.
    Stages(Vec<Stage>),
    /// The provisions both have in the way or asked to be exempt from.
    Provisions(Vec<ProvisionId>),
}

/// One factor of a likeness.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Which.
    pub factor: Factor,
    /// From 0, not alike at all, to 1, the same.
    pub value: f64,
    /// What that stands on.
    pub ground: Ground,
}

/// How alike two organisations are.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness {
    /// From 0 to 1.
    pub score: f64,
    /// What it is made of, that which counts most first.
    pub parts: Vec<Part>,
}

impl Likeness {
    /// The score as people read it: from 0 to 100.
    pub fn of_hundred(&self) -> i64 {
        (self.score * 100.0).round() as i64
    }
}

/// How alike `other` is to `one`, without some factors; `None` when nothing can be compared.
pub fn likeness(one: &Profile, other: &Profile, without: &[Factor]) -> Option<Likeness> {
    let wanted = Factor::ALL.iter().copied().filter(|factor| !without.contains(factor));
    let mut parts: Vec<Part> = wanted.filter_map(|factor| part(factor, one, other)).collect();
    let weight: f64 = parts.iter().map(|part| part.factor.weight()).sum();
    if weight <= 0.0 {
        return None;
    }
    let score = parts.iter().map(counts).sum::<f64>() / weight;
    parts.sort_by(|a, b| b.value.total_cmp(&a.value).then(counts(b).total_cmp(&counts(a))));
    Some(Likeness { score, parts })
}

fn counts(part: &Part) -> f64 {
    part.value * part.factor.weight()
}

/// The most alike of many, best first; those equally alike in the order given.
pub fn most_alike(one: &Profile, others: &[Profile], without: &[Factor], most: usize) -> Vec<(usize, Likeness)> {
    let compared = others.iter().enumerate().filter(|(_, other)| other.id != one.id);
    let mut found: Vec<_> = compared.filter_map(|(i, other)| Some((i, likeness(one, other, without)?))).collect();
    found.sort_by(|a, b| b.1.score.total_cmp(&a.1.score));
    found.truncate(most);
    found
}

fn part(factor: Factor, one: &Profile, other: &Profile) -> Option<Part> {
    let (value, ground) = match factor {
        Factor::Kostra => {
            let (its, mine) = (other.kostra_group?, one.kostra_group?);
            (same_group(its, mine), Ground::Kostra(its, mine))
        }
        Factor::Population => {
            let (its, mine) = (other.population?, one.population?);
            (same_size(its, mine)?, Ground::Population(its, mine))
        }
        Factor::Centrality => {
            let (its, mine) = (other.centrality?, one.centrality?);
            (faded(f64::from((its - mine).abs()) / CENTRALITY_REACH), Ground::Centrality(its, mine))
        }
        Factor::Distance => {
            let km = kilometres(other.point?, one.point?);
            (0.5_f64.powf(km / HALF_AT), Ground::Distance(km))
        }
        Factor::Areas => {
            let (shared, share) = in_common(&other.areas, &one.areas)?;
            (share, Ground::Areas(shared))
        }
        Factor::Stages => {
            let (shared, share) = in_common(&other.stages, &one.stages)?;
            (share, Ground::Stages(shared))
        }
        Factor::Provisions => {
            let (shared, share) = in_common(&other.provisions, &one.provisions)?;
            (share, Ground::Provisions(shared))
        }
    };
    Some(Part { factor, value, ground })
}

/// So many times larger or smaller is no likeness at all.
const FOLD: f64 = 4.0;
/// So many classes of centrality apart is no likeness at all.
const CENTRALITY_REACH: f64 = 2.0;
/// At this distance, in kilometres, nearness counts half.
const HALF_AT: f64 = 120.0;
/// Another KOSTRA group of the same size, or the next size up or down.
const NEAR_GROUP: f64 = 0.5;

fn faded(share: f64) -> f64 {
    (1.0 - share).clamp(0.0, 1.0)
}

fn same_group(its: i16, mine: i16) -> f64 {
    if its == mine {
        1.0
    } else if near_groups(its, mine) {
        NEAR_GROUP
    } else {
        0.0
    }
}

/// SSB's groups by size (Klass 112, of 2020): 1–6 have 2 000 to 9 999 inhabitants, 7 and 8 up to 19 999, 9 up to 29 999,
/// 10 up to 44 999, 11 up to 74 999, 12 the large towns, 13 Oslo, 14 and 15 fewer than 2 000, 16 fewer than 600, and 17
/// those of highest income whatever their size.
fn size_class(group: i16) -> Option<i16> {
    match group {
        16 => Some(0),
        14 | 15 => Some(1),
        1..=6 => Some(3),
        7 | 8 => Some(5),
        9..=12 => Some(group - 3),
        _ => None,
    }
}

/// Of the same size; from 10 000 inhabitants the costs are alike, so the next size is near too.
fn near_groups(its: i16, mine: i16) -> bool {
    match (size_class(its), size_class(mine)) {
        (Some(a), Some(b)) => (a - b).abs() <= i16::from(a >= 5 && b >= 5),
        _ => false,
    }
}

/// On a logarithmic scale: 1 000 to 2 000 is as far as 50 000 to 100 000.
fn same_size(its: i32, mine: i32) -> Option<f64> {
    (its > 0 && mine > 0).then(|| faded((f64::from(its) / f64::from(mine)).ln().abs() / FOLD.ln()))
}

/// What both have, and its share of what either has. An organisation that has nothing is compared in nothing here; one
/// that has something finds those with nothing, or with something else, unlike.
fn in_common<T: Copy + PartialEq>(its: &[T], mine: &[T]) -> Option<(Vec<T>, f64)> {
    if mine.is_empty() {
        return None;
    }
    let shared: Vec<T> = mine.iter().copied().filter(|one| its.contains(one)).collect();
    let (both, either) = (shared.len(), its.len() + mine.len() - shared.len());
    let share = f64::from(u32::try_from(both).ok()?) / f64::from(u32::try_from(either).ok()?);
    Some((shared, share))
}

/// Along a great circle.
fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    const EARTH: f64 = 6371.0;
    let (north_a, north_b) = (a.0.to_radians(), b.0.to_radians());
    let (north, east) = ((b.0 - a.0).to_radians() / 2.0, (b.1 - a.1).to_radians() / 2.0);
    let h = north.sin().powi(2) + north_a.cos() * north_b.cos() * east.sin().powi(2);
    2.0 * EARTH * h.sqrt().clamp(0.0, 1.0).asin()
}

#[cfg(test)]
mod tests;
