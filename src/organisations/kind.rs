//! Closed lists about organisations: what they are, and their language form.

crate::text_enum! {
    /// What an organisation is.
    pub enum OrganisationKind {
        /// A municipality.
        Municipality = "municipality",
        /// A county municipality.
        CountyMunicipality = "county_municipality",
        /// A union.
        Union = "union",
        /// A confederation of unions.
        UnionConfederation = "union_confederation",
        /// A union's local, tied to one or more employers.
        UnionLocal = "union_local",
        /// A ministry.
        Ministry = "ministry",
        /// Another state body: county governor, Nav.
        StateBody = "state_body",
        /// A health trust.
        HealthTrust = "health_trust",
        /// A body several municipalities run together.
        InterMunicipal = "inter_municipal",
        /// A research institution.
        Research = "research",
        /// An association, such as KS.
        Association = "association",
    }
}

crate::text_enum! {
    /// The written form of Norwegian an organisation has decided on (språklova).
    pub enum LanguageForm {
        /// Bokmål.
        Bokmal = "bokmål",
        /// Nynorsk.
        Nynorsk = "nynorsk",
        /// Either.
        Neutral = "nøytral",
    }
}

impl OrganisationKind {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Municipality => "organisation-municipality",
            Self::CountyMunicipality => "organisation-county-municipality",
            Self::Union => "organisation-union",
            Self::UnionConfederation => "organisation-union-confederation",
            Self::UnionLocal => "organisation-union-local",
            Self::Ministry => "organisation-ministry",
            Self::StateBody => "organisation-state-body",
            Self::HealthTrust => "organisation-health-trust",
            Self::InterMunicipal => "organisation-inter-municipal",
            Self::Research => "organisation-research",
            Self::Association => "organisation-association",
        }
    }

    /// Whether it has people who live there, a language form and the like.
    pub fn territorial(self) -> bool {
        matches!(self, Self::Municipality | Self::CountyMunicipality)
    }
}

impl LanguageForm {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Bokmal => "language-form-bokmal",
            Self::Nynorsk => "language-form-nynorsk",
            Self::Neutral => "language-form-neutral",
        }
    }
}
