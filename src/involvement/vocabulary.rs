//! The closed lists of involvement: phases of a trial, forms in rising influence, who took part.

crate::text_enum! {
    /// A phase of a trial, in order.
    pub enum Phase {
        /// Before anything was written.
        Idea = "idea",
        /// The preliminary application.
        PreliminaryApplication = "preliminary_application",
        /// The final application, with the local regulation.
        FinalApplication = "final_application",
        /// The local regulation on hearing.
        Hearing = "hearing",
        /// The council's decision.
        Decision = "decision",
        /// The trial begins.
        Start = "start",
        /// It is under way.
        Operation = "operation",
        /// Evaluated on the way.
        Midway = "midway_evaluation",
        /// Evaluated at the end.
        FinalEvaluation = "final_evaluation",
        /// Continued or wound up.
        Continuation = "continuation",
    }
}

crate::text_enum! {
    /// A form of involvement, in rising influence.
    pub enum Form {
        /// Not involved.
        None = "none",
        /// Told about it.
        Informed = "informed",
        /// Could send a written statement.
        WrittenStatement = "written_statement",
        /// Discussed (drøftet), with minutes.
        Discussed = "discussed",
        /// In a working group.
        WorkingGroup = "working_group",
        /// In the steering group.
        SteeringGroup = "steering_group",
        /// Partssammensatt utvalg (kommuneloven § 5-11).
        JointCommittee = "joint_committee",
        /// Treated by arbeidsmiljøutvalget (AMU).
        WorkEnvironmentCommittee = "work_environment_committee",
        /// A group of politicians, administration and unions.
        ThreeParty = "three_party",
        /// A negotiated agreement.
        Agreement = "agreement",
        /// It was the union's own initiative.
        UnionInitiative = "union_initiative",
    }
}

crate::text_enum! {
    /// Who took part for the employees.
    pub enum Who {
        /// Hovedtillitsvalgt.
        ChiefRepresentative = "chief_representative",
        /// Plasstillitsvalgt.
        WorkplaceRepresentative = "workplace_representative",
        /// Hovedverneombud.
        ChiefSafety = "chief_safety",
        /// Verneombud.
        Safety = "safety",
        /// Employees themselves.
        Employees = "employees",
        /// Middle managers.
        MiddleManagers = "middle_managers",
        /// A union as such.
        Union = "union",
        /// A bloc of unions (forhandlingssammenslutning).
        Bloc = "bloc",
    }
}

crate::text_enum! {
    /// Whether a party would do it the same way again.
    pub enum Repeat {
        /// Yes.
        Yes = "yes",
        /// It depends.
        Unsure = "unsure",
        /// No.
        No = "no",
    }
}

crate::text_enum! {
    /// When the employees were brought in, seen from the decision.
    pub enum Timing {
        /// While everything was open.
        Before = "before",
        /// While it was being decided.
        During = "during",
        /// When it had been decided.
        After = "after",
    }
}

impl Phase {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Idea => "phase-idea",
            Self::PreliminaryApplication => "phase-preliminary-application",
            Self::FinalApplication => "phase-final-application",
            Self::Hearing => "phase-hearing",
            Self::Decision => "phase-decision",
            Self::Start => "phase-start",
            Self::Operation => "phase-operation",
            Self::Midway => "phase-midway",
            Self::FinalEvaluation => "phase-final-evaluation",
            Self::Continuation => "phase-continuation",
        }
    }
}

impl Form {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::None => "form-none",
            Self::Informed => "form-informed",
            Self::WrittenStatement => "form-written-statement",
            Self::Discussed => "form-discussed",
            Self::WorkingGroup => "form-working-group",
            Self::SteeringGroup => "form-steering-group",
            Self::JointCommittee => "form-joint-committee",
            Self::WorkEnvironmentCommittee => "form-work-environment-committee",
            Self::ThreeParty => "form-three-party",
            Self::Agreement => "form-agreement",
            Self::UnionInitiative => "form-union-initiative",
        }
    }
}

impl Who {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::ChiefRepresentative => "who-chief-representative",
            Self::WorkplaceRepresentative => "who-workplace-representative",
            Self::ChiefSafety => "who-chief-safety",
            Self::Safety => "who-safety",
            Self::Employees => "who-employees",
            Self::MiddleManagers => "who-middle-managers",
            Self::Union => "who-union",
            Self::Bloc => "who-bloc",
        }
    }
}

impl Repeat {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Yes => "repeat-yes",
            Self::Unsure => "repeat-unsure",
            Self::No => "repeat-no",
        }
    }
}

impl Timing {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Before => "timing-before",
            Self::During => "timing-during",
            Self::After => "timing-after",
        }
    }
}
