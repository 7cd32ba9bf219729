//! The search form: an address with words and filters, parsed; and addresses made of it again.

use super::dates::Dates;
use crate::ids::AreaId;
use crate::search::{Found, Order, Query, REACH, asks_for_something};
use crate::text;
use crate::threads::ThreadKind;
use crate::trials::TrialStatus;
use crate::web::{FormData, paths};

/// Results on a page.
pub(super) const PER_PAGE: i64 = 20;
/// Pages at most.
pub(super) const LAST_PAGE: i64 = REACH / PER_PAGE;
/// The longest question, in characters.
pub(super) const LONGEST: usize = 200;

/// The fields of an address, and none other.
pub(super) const FIELDS: [&str; 13] =
    ["q", "slag", "type", "omrade", "fylke", "kostra", "status", "besvart", "ar", "malform", "fra", "til", "sorter"];

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// The words, as typed.
    pub(super) words: String,
    /// Only this sort of things.
    pub(super) what: Option<What>,
    /// Only this kind of thread.
    pub(super) kind: Option<ThreadKind>,
    /// Only the area at this address.
    pub(super) area: Option<String>,
    /// Only this county's number.
    pub(super) county: Option<String>,
    /// Only this KOSTRA group.
    pub(super) kostra: Option<i16>,
    /// Only where the trial stands here.
    pub(super) status: Option<TrialStatus>,
    /// Only what has its answer, or has not.
    pub(super) answered: Option<bool>,
    /// Only of this year.
    pub(super) year: Option<i32>,
    /// Only in this language form: `nb` or `nn`.
    pub(super) language: Option<&'static str>,
    /// Only between these days.
    pub(super) dates: Dates,
    /// Newest first.
    pub(super) newest: bool,
    /// Which page of the results, from 1.
    pub(super) page: i64,
}

/// Why nothing was looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Complaint {
    /// The address is malformed; the key of a text that says how.
    Malformed(&'static str),
    /// It is a search one can write, but not one that can be answered; the key of a text that says what to do.
    Unanswerable(&'static str),
    /// A date cannot be taken; what is wrong stands beside it.
    Dates,
}

/// The sorts of things one can choose among.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// Threads.
    Threads,
    /// Trials.
    Trials,
    /// Official answers.
    Guidance,
    /// Provisions.
    Rules,
    /// Indicators and lessons.
    Results,
    /// How employees were involved.
    Involvement,
    /// Organisations.
    Organisations,
    /// People who chose to be found; for members.
    People,
}

impl What {
    /// Every sort, in the order they are shown.
    pub(super) const ALL: [Self; 8] = [
        Self::Threads,
        Self::Trials,
        Self::Guidance,
        Self::Rules,
        Self::Results,
        Self::Involvement,
        Self::Organisations,
        Self::People,
    ];

    /// What it is called in addresses, and the key of what it is called on the page.
    pub(super) fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Threads => ("trader", "search-what-threads"),
            Self::Trials => ("forsok", "search-what-trials"),
            Self::Guidance => ("veiledning", "search-what-guidance"),
            Self::Rules => ("regler", "search-what-rules"),
            Self::Results => ("resultater", "search-what-results"),
            Self::Involvement => ("involvering", "search-what-involvement"),
            Self::Organisations => ("organisasjoner", "search-what-organisations"),
            Self::People => ("personer", "search-what-people"),
        }
    }

    /// The kinds it is made of.
    pub(super) fn kinds(self) -> &'static [Found] {
        match self {
            Self::Threads => &[Found::Post],
            Self::Trials => &[Found::Trial],
            Self::Guidance => &[Found::Guidance],
            Self::Rules => &[Found::Provision],
            Self::Results => &[Found::Indicator, Found::Lesson],
            Self::Involvement => &[Found::Involvement],
            Self::Organisations => &[Found::Organisation],
            Self::People => &[Found::Person],
        }
    }
}

/// Parses an address: what is asked for, and what is wrong with it.
pub(super) fn parse(form: &FormData) -> (Asked, Option<Complaint>) {
    if FIELDS.iter().chain(&["side"]).any(|field| text::has_control_characters(form.get(field))) {
        return (Asked { page: 1, ..Asked::default() }, Some(Complaint::Malformed("search-characters")));
    }
    let mut known = true;
    let mut filter = |field, there: bool| known &= there || form.get(field).is_empty();
    let what = What::ALL.into_iter().find(|what| what.names().0 == form.get("slag"));
    filter("slag", what.is_some());
    let kind = ThreadKind::parse(form.get("type"));
    filter("type", kind.is_some());
    let county = Some(form.get("fylke")).filter(|it| it.len() == 2 && it.bytes().all(|b| b.is_ascii_digit()));
    filter("fylke", county.is_some());
    let kostra = form.get("kostra").parse().ok().filter(|group| (1..=99).contains(group));
    filter("kostra", kostra.is_some());
    let status = TrialStatus::parse(form.get("status"));
    filter("status", status.is_some());
    let answered = [("ja", true), ("nei", false)].into_iter().find(|(word, _)| *word == form.get("besvart"));
    filter("besvart", answered.is_some());
    let year = form.get("ar").parse().ok().filter(|year| (1900..2200).contains(year));
    filter("ar", year.is_some());
    let language = ["nb", "nn"].into_iter().find(|word| *word == form.get("malform"));
    filter("malform", language.is_some());
    filter("sorter", form.get("sorter") == "nyest");
    let page = form.get("side").parse().ok().filter(|page| *page >= 1);
    filter("side", page.is_some());
    let asked = Asked {
        words: form.get("q").split_whitespace().collect::<Vec<_>>().join(" "),
        what,
        kind,
        area: Some(form.get("omrade").to_owned()).filter(|slug| !slug.is_empty()),
        county: county.map(str::to_owned),
        kostra,
        status,
        answered: answered.map(|(_, answered)| answered),
        year,
        language,
        dates: Dates::parse(form),
        newest: form.get("sorter") == "nyest",
        page: page.unwrap_or(1),
    };
    let complaint = asked.complaint(known);
    (asked, complaint)
}

impl Asked {
    fn complaint(&self, known: bool) -> Option<Complaint> {
        if !known {
            Some(Complaint::Malformed("search-unknown-filter"))
        } else if !self.dates.fine() {
            Some(Complaint::Dates)
        } else if self.words.chars().count() > LONGEST {
            Some(Complaint::Unanswerable("search-too-long"))
        } else if self.asks() && !asks_for_something(&self.words) {
            Some(Complaint::Unanswerable("search-no-words"))
        } else if self.page > LAST_PAGE {
            Some(Complaint::Unanswerable("search-too-far"))
        } else {
            None
        }
    }

    /// Whether anything was typed.
    pub(super) fn asks(&self) -> bool {
        !self.words.is_empty()
    }

    /// Whether anything but words narrows it.
    pub(super) fn filtered(&self) -> bool {
        let only_words = Self { newest: self.newest, page: self.page, ..self.everything() };
        *self != only_words
    }

    /// The kinds of things asked for; empty is all.
    pub(super) fn kinds(&self) -> Vec<Found> {
        match (self.what, self.kind) {
            (Some(what), _) => what.kinds().to_vec(),
            (None, Some(_)) => vec![Found::Post],
            (None, None) => Vec::new(),
        }
    }

    /// What it asks of an engine; the area's key is looked up by its address.
    pub(super) fn query(&self, area: Option<AreaId>, keys: Vec<String>) -> Query {
        let (since, until) = self.dates.bounds();
        Query {
            words: self.words.clone(),
            kinds: self.kinds(),
            facet: self.kind.map(|kind| kind.as_str().to_owned()),
            area,
            county: self.county.clone(),
            kostra: self.kostra,
            status: self.status.map(|status| status.as_str().to_owned()),
            answered: self.answered,
            year: self.year,
            language: self.language.map(str::to_owned),
            since,
            until,
            order: if self.newest { Order::Newest } else { Order::Best },
            keys,
            skip: (self.page - 1) * PER_PAGE,
            most: PER_PAGE,
        }
    }

    /// What a field of its address says.
    pub(super) fn field(&self, field: &str) -> String {
        let word = |there: Option<&str>| there.unwrap_or_default().to_owned();
        match field {
            "q" => self.words.clone(),
            "slag" => word(self.what.map(|what| what.names().0)),
            "type" => word(self.kind.map(ThreadKind::as_str)),
            "omrade" => word(self.area.as_deref()),
            "fylke" => word(self.county.as_deref()),
            "kostra" => self.kostra.map(|group| group.to_string()).unwrap_or_default(),
            "status" => word(self.status.map(TrialStatus::as_str)),
            "besvart" => word(self.answered.map(|answered| if answered { "ja" } else { "nei" })),
            "ar" => self.year.map(|year| year.to_string()).unwrap_or_default(),
            "malform" => word(self.language),
            "fra" | "til" => self.dates.field(field).to_owned(),
            "sorter" => word(self.newest.then_some("nyest")),
            "side" => word((self.page > 1).then_some(self.page.to_string()).as_deref()),
            _ => String::new(),
        }
    }

    /// Its address.
    pub(super) fn path(&self) -> String {
        let values: Vec<(&str, String)> =
            FIELDS.iter().chain(&["side"]).map(|field| (*field, self.field(field))).collect();
        let pairs: Vec<(&str, &str)> = values.iter().map(|(field, value)| (*field, value.as_str())).collect();
        paths::search(&pairs)
    }

    /// The same for only this sort of things, from the first page; filters that do not apply to it fall away.
    pub(super) fn only(&self, what: Option<What>) -> Self {
        let of_threads = matches!(what, None | Some(What::Threads));
        let timeless = matches!(what, Some(What::Organisations | What::Rules | What::People));
        let of_trials = !matches!(what, Some(What::Threads | What::Guidance | What::Rules | What::Organisations));
        Self {
            what,
            kind: self.kind.filter(|_| of_threads),
            answered: self.answered.filter(|_| of_threads),
            language: self.language.filter(|_| of_threads),
            status: self.status.filter(|_| of_trials),
            area: self.area.clone().filter(|_| !timeless),
            dates: if timeless { Dates::default() } else { self.dates.clone() },
            page: 1,
            ..self.clone()
        }
    }

    /// The same without filters, from the first page.
    pub(super) fn everything(&self) -> Self {
        Self { words: self.words.clone(), page: 1, ..Self::default() }
    }

    /// Another page of the same.
    pub(super) fn at(&self, page: i64) -> Self {
        Self { page, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(query: &str) -> (Asked, Option<Complaint>) {
        parse(&FormData::of(query.as_bytes()))
    }

    #[test]
    fn an_address_is_parsed_and_made_again() {
        let (asked, complaint) = parsed("q=frav%C3%A6r++skole&slag=trader&type=question&omrade=utdanning&side=3");
        assert_eq!(
            (asked.words.as_str(), asked.what, asked.kind, asked.page),
            ("fravær skole", Some(What::Threads), Some(ThreadKind::Question), 3)
        );
        assert_eq!(complaint, None);
        assert_eq!(asked.path(), "/sok?q=frav%C3%A6r+skole&slag=trader&type=question&omrade=utdanning&side=3");
        assert_eq!(asked.everything().path(), "/sok?q=frav%C3%A6r+skole");
        assert_eq!(asked.only(Some(What::Organisations)).path(), "/sok?q=frav%C3%A6r+skole&slag=organisasjoner");
    }

    #[test]
    fn the_address_is_the_whole_search() {
        let whole = "/sok?q=a&slag=trader&type=question&omrade=helse&fylke=46&kostra=7&status=idea&besvart=nei&ar=2025&malform=nn&fra=2025-01-01&til=2025-06-30&sorter=nyest&side=2";
        let (asked, complaint) = parsed(whole.split_once('?').unwrap().1);
        assert_eq!((asked.path().as_str(), complaint), (whole, None));
        assert!(asked.filtered() && !parsed("q=a&sorter=nyest&side=2").0.filtered());
    }

    #[test]
    fn what_cannot_be_answered_is_said() {
        assert_eq!(parsed(""), (Asked { page: 1, ..Asked::default() }, None));
        assert_eq!(parsed("q=%3F%21").1, Some(Complaint::Unanswerable("search-no-words")));
        assert_eq!(parsed(&format!("q={}", "a".repeat(201))).1, Some(Complaint::Unanswerable("search-too-long")));
        assert_eq!(parsed("q=a&side=11").1, Some(Complaint::Unanswerable("search-too-far")));
        assert_eq!(parsed("q=a&fra=i+dag").1, Some(Complaint::Dates));
        for malformed in [
            "q=%FF",
            "q=a%00",
            "q=a&slag=x",
            "q=a&side=0",
            "q=a&side=-1",
            "q=a&side=9999999999999999999999",
            "q=a&type=x",
            "q=a&fylke=Oslo",
            "q=a&kostra=-1",
            "q=a&status=x",
            "q=a&besvart=kanskje",
            "q=a&ar=17",
            "q=a&malform=en",
            "q=a&sorter=eldst",
        ] {
            assert!(matches!(parsed(malformed).1, Some(Complaint::Malformed(_))), "{malformed}");
        }
    }
}
