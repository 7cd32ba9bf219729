//! Organisations, areas, members and sessions, put straight into the database: the pages that make them have tests of
//! their own.

use chrono::Duration;
use diesel::prelude::*;
use diesel::upsert::excluded;
use sha2::{Digest as _, Sha256};
use torget::clock::random_token;
use torget::db::Mode;
use torget::db::schema::{
    areas, members, memberships, organisation_domains, organisation_employers, organisations, sessions, staff,
    trial_participants, trials,
};
use torget::ids::{AreaId, MemberId, MembershipId, OrganisationId, TrialId};
use torget::threads::Author;
use torget::viewer::{self, Role, Side, Viewer};
use torget::web::session_cookie_name;

use super::app::TestApp;
use super::browser::Browser;

/// An organisation.
#[derive(Debug, Clone)]
pub(crate) struct Organisation {
    /// Its key.
    pub(crate) id: OrganisationId,
    /// Its address.
    pub(crate) slug: String,
    /// Its name: the slug with a capital letter.
    pub(crate) name: String,
}

/// Somebody with an account.
#[derive(Clone)]
pub(crate) struct Person<'a> {
    app: &'a TestApp,
    /// Her key.
    pub(crate) id: MemberId,
    /// Her address.
    pub(crate) email: String,
    /// Her name: what stands before the @, with a capital letter.
    pub(crate) name: String,
    /// Her memberships, in order.
    pub(crate) hats: Vec<MembershipId>,
}

impl TestApp {
    /// An organisation of a kind (`municipality`, `union_local`, `ministry` …), found by its slug or made.
    pub(crate) fn organisation(&self, slug: &str, kind: &str) -> Organisation {
        let name = capital(slug);
        let row = diesel::insert_into(organisations::table)
            .values((organisations::slug.eq(slug), organisations::kind.eq(kind), organisations::name.eq(&name)))
            .on_conflict(organisations::slug)
            .do_update()
            .set(organisations::slug.eq(excluded(organisations::slug)))
            .returning((organisations::id, organisations::name));
        let (id, name) = row.get_result(&mut self.connect()).expect("an organisation");
        Organisation { id, slug: slug.to_owned(), name }
    }

    /// A mail domain of an organisation.
    pub(crate) fn domain(&self, organisation: &Organisation, domain: &str) {
        let row = (organisation_domains::domain.eq(domain), organisation_domains::organisation_id.eq(organisation.id));
        diesel::insert_into(organisation_domains::table).values(row).execute(&mut self.connect()).expect("a domain");
    }

    /// A union local organises employees at an employer.
    pub(crate) fn organises(&self, local: &Organisation, employer: &Organisation) {
        let row = (organisation_employers::local_id.eq(local.id), organisation_employers::employer_id.eq(employer.id));
        diesel::insert_into(organisation_employers::table)
            .values(row)
            .execute(&mut self.connect())
            .expect("an employer");
    }

    /// A trial area, found by its slug or made.
    pub(crate) fn area(&self, slug: &str) -> AreaId {
        let name = capital(slug);
        diesel::insert_into(areas::table)
            .values((
                (areas::slug.eq(slug), areas::sort.eq(99), areas::name_nb.eq(&name), areas::name_nn.eq(&name)),
                (
                    areas::lead_nb.eq(&name),
                    areas::lead_nn.eq(&name),
                    areas::about_html_nb.eq(""),
                    areas::about_html_nn.eq(""),
                ),
            ))
            .on_conflict(areas::slug)
            .do_update()
            .set(areas::slug.eq(excluded(areas::slug)))
            .returning(areas::id)
            .get_result(&mut self.connect())
            .expect("an area")
    }

    /// A trial in an area, found by its slug or made, with these participants.
    pub(crate) fn trial(&self, slug: &str, area: AreaId, participants: &[&Organisation]) -> TrialId {
        let (conn, title) = (&mut self.connect(), capital(slug));
        let trial: TrialId = diesel::insert_into(trials::table)
            .values((
                (
                    trials::slug.eq(slug),
                    trials::area_id.eq(area),
                    trials::kind.eq("trial"),
                    trials::status.eq("unknown"),
                ),
                (
                    trials::title_nb.eq(&title),
                    trials::title_nn.eq(&title),
                    trials::summary_nb.eq(&title),
                    trials::summary_nn.eq(&title),
                ),
            ))
            .on_conflict(trials::slug)
            .do_update()
            .set(trials::slug.eq(excluded(trials::slug)))
            .returning(trials::id)
            .get_result(conn)
            .expect("a trial");
        for organisation in participants {
            let row = (trial_participants::trial_id.eq(trial), trial_participants::organisation_id.eq(organisation.id));
            diesel::insert_into(trial_participants::table)
                .values(row)
                .on_conflict_do_nothing()
                .execute(conn)
                .expect("a participant");
        }
        trial
    }

    /// Somebody with an account and nothing else, found by her address or made.
    pub(crate) fn member(&self, email: &str) -> Person<'_> {
        let name = capital(email.split('@').next().unwrap_or_default());
        let conn = &mut self.connect();
        let id: MemberId = diesel::insert_into(members::table)
            .values((members::email.eq(email), members::display_name.eq(&name)))
            .on_conflict(members::email)
            .do_update()
            .set(members::email.eq(excluded(members::email)))
            .returning(members::id)
            .get_result(conn)
            .expect("a member");
        let hats =
            memberships::table.filter(memberships::member_id.eq(id)).order(memberships::id).select(memberships::id);
        let hats = hats.load(conn).expect("her memberships");
        Person { app: self, id, email: email.to_owned(), name, hats }
    }

    /// A browser she is signed in with, under her first hat.
    pub(crate) fn sign_in(&self, person: &Person<'_>) -> Browser {
        self.session(person, person.hats.first().copied(), false)
    }

    /// A browser she is signed in with under another of her hats, counted from 0.
    pub(crate) fn sign_in_as(&self, person: &Person<'_>, hat: usize) -> Browser {
        self.session(person, Some(person.hats[hat]), false)
    }

    /// A browser she is signed in with through a mailbox her employer controls.
    pub(crate) fn sign_in_at_work(&self, person: &Person<'_>) -> Browser {
        self.session(person, person.hats.first().copied(), true)
    }

    fn session(&self, person: &Person<'_>, hat: Option<MembershipId>, employer_mailbox: bool) -> Browser {
        let (token, now) = (random_token(), self.app.clock.now());
        diesel::insert_into(sessions::table)
            .values((
                (
                    sessions::token_hash.eq(Sha256::digest(&token).to_vec()),
                    sessions::member_id.eq(person.id),
                    sessions::hat_id.eq(hat),
                ),
                (
                    sessions::opened_through.eq("mail"),
                    sessions::employer_mailbox.eq(employer_mailbox),
                    sessions::user_agent.eq("test"),
                ),
                (
                    sessions::created_at.eq(now),
                    sessions::seen_at.eq(now),
                    sessions::expires_at.eq(now + Duration::days(30)),
                ),
            ))
            .execute(&mut self.connect())
            .expect("a session");
        let browser = self.guest();
        browser.keep(session_cookie_name(self.app.settings.https()), &token);
        browser
    }
}

impl Person<'_> {
    /// With an active membership; one she had there is changed.
    pub(crate) fn at(mut self, organisation: &Organisation, role: Role, side: Option<Side>) -> Self {
        let now = self.app.app.clock.now();
        let hat: MembershipId = diesel::insert_into(memberships::table)
            .values((
                (memberships::member_id.eq(self.id), memberships::organisation_id.eq(organisation.id)),
                (memberships::role.eq(role), memberships::side.eq(side), memberships::state.eq("active")),
                (memberships::verified_by.eq("operator"), memberships::verified_at.eq(now)),
            ))
            .on_conflict((memberships::member_id, memberships::organisation_id))
            .do_update()
            .set((memberships::role.eq(role), memberships::side.eq(side), memberships::state.eq("active")))
            .returning(memberships::id)
            .get_result(&mut self.app.connect())
            .expect("a membership");
        if !self.hats.contains(&hat) {
            self.hats.push(hat);
        }
        self
    }

    /// Appointed moderator, of an area or of all.
    pub(crate) fn moderator(self, area: Option<AreaId>) -> Self {
        self.appoint("moderator", area)
    }

    /// Appointed administrator.
    pub(crate) fn administrator(self) -> Self {
        self.appoint("administrator", None)
    }

    fn appoint(self, kind: &str, area: Option<AreaId>) -> Self {
        let row = (staff::member_id.eq(self.id), staff::kind.eq(kind), staff::area_id.eq(area));
        diesel::insert_into(staff::table).values(row).execute(&mut self.app.connect()).expect("an appointment");
        self
    }

    /// What she may do and read now, with all her hats.
    pub(crate) fn viewer(&self) -> Viewer {
        let (id, now) = (self.id, self.app.app.clock.now());
        self.app.app.db.blocking(Mode::Read, |conn| Ok(viewer::by_member(conn, id, now)?)).expect("a member")
    }

    /// As the writer of a post, under her first hat.
    pub(crate) fn author(&self) -> Author {
        let viewer = self.viewer();
        let hat = viewer.hat();
        Author {
            member: self.id,
            name: self.name.clone(),
            organisation: hat.map(|hat| (hat.organisation_id, hat.organisation.clone())),
            side: hat.and_then(|hat| hat.side),
        }
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
