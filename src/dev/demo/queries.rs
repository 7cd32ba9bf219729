//! The demo's own SQL: the cast, which no slice makes from nothing, what each has read, and the jobs of a past that
//! nobody should get mail about.

use chrono::{DateTime, Datelike as _, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text, Timestamptz};

use super::content::{Organisation, Person, Trial};
use crate::db::schema::{
    digest_settings, guidance_answers, jobs, members, memberships, organisation_domains, organisation_employers,
    organisation_figures, organisations, outbox, posts, settings, staff, threads, trial_participants, trials,
};
use crate::ids::{AreaId, GuidanceId, MemberId, MembershipId, OrganisationId, PostId, ThreadId, TrialId};
use crate::tx::Tx;

const MARK: &str = "demo";

/// The mark of the content the database was filled with.
pub(super) fn mark(tx: &mut Tx<'_>) -> QueryResult<Option<String>> {
    settings::table.find(MARK).select(settings::value).first(tx.conn).optional()
}

/// Leaves the mark; false when it is there already.
pub(super) fn set_mark(tx: &mut Tx<'_>, hash: &str) -> QueryResult<bool> {
    let mark = diesel::insert_into(settings::table).values((settings::key.eq(MARK), settings::value.eq(hash)));
    Ok(mark.on_conflict_do_nothing().execute(tx.conn)? > 0)
}

pub(super) fn organisation(tx: &mut Tx<'_>, new: &Organisation) -> QueryResult<OrganisationId> {
    let id: OrganisationId = diesel::insert_into(organisations::table)
        .values((
            organisations::slug.eq(&new.slug),
            organisations::kind.eq(&new.kind),
            organisations::name.eq(&new.name),
            organisations::about.eq(&new.description),
            organisations::language_form.eq(&new.language_form),
            organisations::demo.eq(true),
        ))
        .returning(organisations::id)
        .get_result(tx.conn)?;
    if new.population.is_some() {
        diesel::insert_into(organisation_figures::table)
            .values((
                organisation_figures::organisation_id.eq(id),
                organisation_figures::year.eq(tx.now.year()),
                organisation_figures::population.eq(new.population),
                organisation_figures::kostra_group.eq(new.kostra_group),
                organisation_figures::centrality.eq(new.centrality),
            ))
            .execute(tx.conn)?;
    }
    Ok(id)
}

pub(super) fn domain(tx: &mut Tx<'_>, organisation: OrganisationId, domain: &str) -> QueryResult<usize> {
    diesel::insert_into(organisation_domains::table)
        .values((organisation_domains::domain.eq(domain), organisation_domains::organisation_id.eq(organisation)))
        .execute(tx.conn)
}

pub(super) fn employer(tx: &mut Tx<'_>, local: OrganisationId, employer: OrganisationId) -> QueryResult<usize> {
    diesel::insert_into(organisation_employers::table)
        .values((organisation_employers::local_id.eq(local), organisation_employers::employer_id.eq(employer)))
        .execute(tx.conn)
}

pub(super) fn parent(tx: &mut Tx<'_>, organisation: OrganisationId, parent: OrganisationId) -> QueryResult<usize> {
    diesel::update(organisations::table.find(organisation)).set(organisations::parent_id.eq(parent)).execute(tx.conn)
}

pub(super) fn trial(tx: &mut Tx<'_>, new: &Trial, area: AreaId) -> QueryResult<TrialId> {
    diesel::insert_into(trials::table)
        .values((
            trials::slug.eq(&new.slug),
            trials::area_id.eq(area),
            trials::kind.eq(if new.non_trial { "non_trial" } else { "trial" }),
            trials::title_nb.eq(&new.title_nb),
            trials::title_nn.eq(&new.title_nn),
            trials::summary_nb.eq(&new.summary_nb),
            trials::summary_nn.eq(&new.summary_nn),
            trials::demo.eq(true),
        ))
        .returning(trials::id)
        .get_result(tx.conn)
}

pub(super) fn participant(
    tx: &mut Tx<'_>,
    trial: TrialId,
    organisation: OrganisationId,
    leads: bool,
) -> QueryResult<usize> {
    diesel::insert_into(trial_participants::table)
        .values((
            trial_participants::trial_id.eq(trial),
            trial_participants::organisation_id.eq(organisation),
            trial_participants::lead.eq(leads),
        ))
        .execute(tx.conn)
}

pub(super) fn member(tx: &mut Tx<'_>, new: &Person, since: DateTime<Utc>) -> QueryResult<MemberId> {
    let about = new.does_nb.as_ref().map(|nb| serde_json::json!({ "nb": nb, "nn": new.does_nn }));
    diesel::insert_into(members::table)
        .values((
            members::email.eq(&new.email),
            members::display_name.eq(&new.name),
            members::language.eq(&new.language),
            members::persona.eq(new.persona),
            members::persona_about.eq(about),
            members::created_at.eq(since),
        ))
        .returning(members::id)
        .get_result(tx.conn)
}

pub(super) fn membership(
    tx: &mut Tx<'_>,
    member: MemberId,
    organisation: OrganisationId,
    new: &Person,
    since: DateTime<Utc>,
) -> QueryResult<usize> {
    diesel::insert_into(memberships::table)
        .values((
            memberships::member_id.eq(member),
            memberships::organisation_id.eq(organisation),
            memberships::role.eq(&new.role),
            memberships::side.eq(&new.side),
            memberships::state.eq("active"),
            memberships::verified_by.eq("operator"),
            memberships::verified_at.eq(since),
            memberships::created_at.eq(since),
            // Some chose to be found in search; nobody's union shows before she herself says so.
            memberships::listed.eq(new.persona && new.side.as_deref().is_some_and(|side| side != "union")),
        ))
        .execute(tx.conn)
}

/// Memberships that people chose to be found by.
pub(super) fn listed(tx: &mut Tx<'_>) -> QueryResult<Vec<MembershipId>> {
    memberships::table.filter(memberships::listed).order(memberships::id).select(memberships::id).load(tx.conn)
}

/// A request for membership that waits for the organisation's coordinator.
pub(super) fn request(
    tx: &mut Tx<'_>,
    member: MemberId,
    organisation: OrganisationId,
    message: &str,
    at: DateTime<Utc>,
) -> QueryResult<MembershipId> {
    diesel::insert_into(memberships::table)
        .values((
            memberships::member_id.eq(member),
            memberships::organisation_id.eq(organisation),
            memberships::role.eq("member"),
            memberships::state.eq("waiting"),
            memberships::message.eq(message),
            memberships::created_at.eq(at),
        ))
        .returning(memberships::id)
        .get_result(tx.conn)
}

/// Who answers requests at an organisation.
pub(super) fn coordinators(tx: &mut Tx<'_>, organisation: OrganisationId) -> QueryResult<Vec<MemberId>> {
    memberships::table
        .filter(memberships::organisation_id.eq(organisation))
        .filter(memberships::role.eq("coordinator").and(memberships::state.eq("active")))
        .select(memberships::member_id)
        .load(tx.conn)
}

pub(super) fn staff(tx: &mut Tx<'_>, member: MemberId, kind: &str) -> QueryResult<usize> {
    diesel::insert_into(staff::table).values((staff::member_id.eq(member), staff::kind.eq(kind))).execute(tx.conn)
}

/// Everything a member could read at her last visit, she has read then.
pub(super) fn read_until(
    tx: &mut Tx<'_>,
    member: MemberId,
    keys: &[String],
    threads: &[ThreadId],
    visit: DateTime<Utc>,
) -> QueryResult<usize> {
    diesel::sql_query(
        "INSERT INTO thread_reads (member_id, thread_id, number, read_at)
         SELECT $1, p.thread_id, max(p.number), $2 FROM threads t JOIN posts p ON p.thread_id = t.id
         WHERE t.id = ANY($4) AND t.audience && $3 AND p.state = 'shown' AND p.created_at <= $2 GROUP BY p.thread_id
         ON CONFLICT (member_id, thread_id) DO UPDATE SET number = excluded.number, read_at = excluded.read_at
         WHERE thread_reads.number < excluded.number",
    )
    .bind::<BigInt, _>(member)
    .bind::<Timestamptz, _>(visit)
    .bind::<Array<Text>, _>(keys)
    .bind::<Array<BigInt>, _>(threads)
    .execute(tx.conn)
}

/// Takes back the letters about requests to work together that are owed from before `then`.
pub(super) fn forget_partner_letters(tx: &mut Tx<'_>, then: DateTime<Utc>) -> QueryResult<usize> {
    let old = outbox::table.filter(outbox::kind.eq("partner").and(outbox::created_at.lt(then)));
    diesel::delete(old).execute(tx.conn)
}

/// The posts shown since then, in the order they were written, with their times.
pub(super) fn written_since(tx: &mut Tx<'_>, then: DateTime<Utc>) -> QueryResult<Vec<(PostId, DateTime<Utc>)>> {
    posts::table
        .filter(posts::created_at.ge(then).and(posts::state.eq("shown")))
        .order((posts::created_at, posts::id))
        .select((posts::id, posts::created_at))
        .load(tx.conn)
}

/// The official answers published since then, with their times.
pub(super) fn answered_since(tx: &mut Tx<'_>, then: DateTime<Utc>) -> QueryResult<Vec<(GuidanceId, DateTime<Utc>)>> {
    let published = guidance_answers::published_at.assume_not_null();
    guidance_answers::table
        .filter(guidance_answers::published_at.is_not_null().and(published.ge(then)))
        .order((published, guidance_answers::id))
        .select((guidance_answers::id, published))
        .load(tx.conn)
}

/// Takes back the telling of trials, announcements, requests and events that is due from before `then`.
pub(super) fn no_news_from_before(tx: &mut Tx<'_>, then: DateTime<Utc>) -> QueryResult<usize> {
    diesel::sql_query(
        "DELETE FROM jobs WHERE kind = 'tell' AND state = 'waiting' AND run_at < $1
         AND payload ->> 'notice' IN ('trial', 'announcement', 'partner_request', 'partner_answer', 'account_waits')",
    )
    .bind::<Timestamptz, _>(then)
    .execute(tx.conn)
}

/// Who has not acknowledged was written to when the announcement was published.
pub(super) fn written_to(tx: &mut Tx<'_>) -> QueryResult<usize> {
    diesel::sql_query(
        "UPDATE announcement_addressees d SET reminded_at = n.published_at, reminders = 1 FROM announcements n
         WHERE n.thread_id = d.thread_id AND n.needs_acknowledgement",
    )
    .execute(tx.conn)
}

/// Takes back the jobs this transaction has enqueued for single posts and official answers, but for telling about those in
/// `told`: jobs made in a transaction bear the time it began.
pub(super) fn keep_quiet(tx: &mut Tx<'_>, told: &[PostId]) -> QueryResult<usize> {
    diesel::sql_query(
        "DELETE FROM jobs WHERE created_at = now() AND state = 'waiting' AND (kind IN ('index_post', 'tell_guidance')
         OR (kind = 'tell' AND payload ->> 'notice' IN ('answer_accepted', 'guidance'))
         OR (kind = 'spread_post' AND (payload ->> 'post')::bigint <> ALL($1)))",
    )
    .bind::<Array<BigInt>, _>(told)
    .execute(tx.conn)
}

/// A post of a thread by the thread's title.
pub(super) fn post_at(tx: &mut Tx<'_>, title: &str, number: i32) -> QueryResult<PostId> {
    posts::table
        .inner_join(threads::table)
        .filter(threads::title.eq(title).and(posts::number.eq(number)))
        .select(posts::id)
        .first(tx.conn)
}

/// Letters about the past's decisions are not sent.
pub(super) fn no_letters_about_decisions(tx: &mut Tx<'_>) -> QueryResult<()> {
    diesel::sql_query(
        "DELETE FROM jobs j USING outbox o WHERE j.kind = 'send_mail' AND (j.payload ->> 'outbox')::bigint = o.id AND o.kind = 'moderation'",
    )
    .execute(tx.conn)?;
    diesel::sql_query("UPDATE outbox SET state = 'dropped', last_error = 'the past' WHERE kind = 'moderation'")
        .execute(tx.conn)
        .map(drop)
}

/// Lets a letter tell of what came since then, though the demo is new.
pub(super) fn letters_since(tx: &mut Tx<'_>, member: MemberId, since: DateTime<Utc>) -> QueryResult<()> {
    diesel::update(digest_settings::table.find(member)).set(digest_settings::since.eq(since)).execute(tx.conn).map(drop)
}

/// Posts whose readers are still to be told.
pub(super) fn not_spread(tx: &mut Tx<'_>) -> QueryResult<Vec<i64>> {
    let payloads: Vec<serde_json::Value> =
        jobs::table.filter(jobs::kind.eq("spread_post")).order(jobs::id).select(jobs::payload).load(tx.conn)?;
    Ok(payloads.iter().filter_map(|payload| payload.get("post")?.as_i64()).collect())
}
