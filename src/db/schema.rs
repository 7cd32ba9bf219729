// @generated automatically by Diesel CLI.

pub mod sql_types {
    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "tsvector", schema = "pg_catalog"))]
    pub struct Tsvector;
}

diesel::table! {
    use diesel::sql_types::*;

    /// Acts and regulations that trials deviate from and answers cite.
    acts (id) {
        /// Our own key.
        id -> Int8,
        /// The readable part of its address.
        slug -> Text,
        /// An act, or a regulation.
        kind -> Text,
        /// Its date and number as Lovdata writes them: 2018-06-22-83.
        number -> Text,
        /// Short title in bokmål, with the year where two have the same.
        name_nb -> Text,
        /// Short title in nynorsk.
        name_nn -> Text,
        /// Other ways of writing the short title, in small letters.
        aliases -> Array<Text>,
        /// First day in force; null is unknown, or different for its parts.
        in_force_from -> Nullable<Date>,
        /// First day no longer in force.
        in_force_to -> Nullable<Date>,
        /// What replaced it.
        successor_id -> Nullable<Int8>,
        /// Where it can be read.
        url -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// The organisations an announcement addresses, written down when it was published and not changed since.
    announcement_addressees (thread_id, organisation_id) {
        /// The announcement.
        thread_id -> Int8,
        /// Who is to act.
        organisation_id -> Int8,
        /// When it said that it has read it; null is not yet.
        acknowledged_at -> Nullable<Timestamptz>,
        /// Who said it; null when the account is erased.
        acknowledged_by -> Nullable<Int8>,
        /// Her name as it was then.
        acknowledged_name -> Nullable<Text>,
        /// When the ministry last asked for a reminder now.
        prompted_at -> Nullable<Timestamptz>,
        /// When its representatives were last sent a letter.
        reminded_at -> Nullable<Timestamptz>,
        /// How many times that was.
        reminders -> Int4,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// What an announcement is beside its thread: whom it addresses, and when it is published.
    announcements (thread_id) {
        /// Its thread, which has its words.
        thread_id -> Int8,
        /// Whom it is meant for, as chosen: all, area:<id>, kind:<kind>, org:<id>.
        addressed -> Array<Text>,
        /// Who may read it once it is published; until then its thread is the ministry's.
        audience -> Array<Text>,
        /// From a fictional ministry, which addresses fictional organisations only.
        demo -> Bool,
        /// Each organisation it addresses is to say that it has read it.
        needs_acknowledgement -> Bool,
        /// When it is to be published.
        publish_at -> Timestamptz,
        /// When it was; then its addressees were written down.
        published_at -> Nullable<Timestamptz>,
        /// Taken back before it was published.
        withdrawn_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Trial areas (forsøksområder): the government's themes, and trust and co-determination across them.
    areas (id) {
        /// Our own key.
        id -> Int8,
        /// The readable part of its address.
        slug -> Text,
        /// The order in lists.
        sort -> Int2,
        /// The responsible ministry, where one is.
        ministry_id -> Nullable<Int8>,
        /// Name in bokmål.
        name_nb -> Text,
        /// Name in nynorsk.
        name_nn -> Text,
        /// One sentence in bokmål.
        lead_nb -> Text,
        /// One sentence in nynorsk.
        lead_nn -> Text,
        /// What it is about, rendered from markdown when loaded, bokmål.
        about_html_nb -> Text,
        /// The same in nynorsk.
        about_html_nn -> Text,
        /// Central acts: a list of {name_nb, name_nn, url}.
        legal -> Jsonb,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Who did what when. Never changed; holds ids, not words.
    audit (id) {
        /// Our own key.
        id -> Int8,
        /// When.
        at -> Timestamptz,
        /// Who; null is the operator or the system.
        member_id -> Nullable<Int8>,
        /// What was done; a closed list in the program.
        act -> Text,
        /// What kind of thing it was done to.
        subject_kind -> Text,
        /// Which one.
        subject_id -> Int8,
        /// Ids and closed values that explain it.
        detail -> Jsonb,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// What is in the calendar: deadlines, hearings, evaluation rounds and meetings. Last days of announcements are read from their threads.
    calendar_events (id) {
        /// Our own key; part of its address.
        id -> Int8,
        /// What other calendars know it by (RFC 5545, 3.8.4.7); never changed.
        uid -> Text,
        /// What it is.
        kind -> Text,
        /// Title for those who read bokmål.
        title_nb -> Text,
        /// Title for those who read nynorsk; the same where there is only one.
        title_nn -> Text,
        /// What it is about, plain text.
        about -> Nullable<Text>,
        /// Where: a room, or the address of a meeting on the net.
        place -> Nullable<Text>,
        /// The first day, in Norway.
        day -> Date,
        /// The last day, where it takes several whole days.
        until -> Nullable<Date>,
        /// When it begins; null is all day.
        starts_at -> Nullable<Timestamptz>,
        /// When it ends, where that is known.
        ends_at -> Nullable<Timestamptz>,
        /// The area it is about.
        area_id -> Nullable<Int8>,
        /// The trial it is about.
        trial_id -> Nullable<Int8>,
        /// The organisation it is about.
        organisation_id -> Nullable<Int8>,
        /// Who may read it: readable when it meets the viewer's keys.
        audience -> Array<Text>,
        /// Where there is more to read.
        url -> Nullable<Text>,
        /// Where it was read, for facts that nobody here entered.
        source_name -> Nullable<Text>,
        /// The organisation it was entered for, whose people may change it; null is reference data.
        owner_id -> Nullable<Int8>,
        /// Who entered it.
        author_id -> Nullable<Int8>,
        /// Raised by every change, so that other calendars take it (RFC 5545, 3.8.7.4).
        sequence -> Int4,
        /// When it was called off.
        cancelled_at -> Nullable<Timestamptz>,
        /// When it was entered.
        created_at -> Timestamptz,
        /// When it was last changed.
        changed_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Members who have made their private calendar addresses anew; without a row it is generation 0.
    calendar_feeds (member_id) {
        /// Whose addresses.
        member_id -> Int8,
        /// Part of the proof in the address: raising it makes the earlier ones invalid.
        generation -> Int4,
        /// When.
        renewed_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// The counties (SSB Klass 104). Oslo is both county and municipality: one organisation.
    counties (number) {
        /// Two digits.
        number -> Text,
        /// The readable part of its address.
        slug -> Text,
        /// The everyday name.
        name -> Text,
        /// The official name, with its Sami or Kven forms.
        official_name -> Text,
        /// The county municipality, or Oslo kommune.
        organisation_id -> Nullable<Int8>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// What a letter tells of, ids only: the mark that this member has had it by mail.
    digest_items (id) {
        /// Our own key.
        id -> Int8,
        /// The letter.
        digest_id -> Int8,
        /// Whose letter, so that the database itself refuses to tell twice.
        member_id -> Int8,
        /// Which line of the letter, from 0: several items may share one.
        place -> Int2,
        /// What it tells.
        kind -> Text,
        /// The key of what it is about, in the table of its kind.
        item_id -> Int8,
        /// Which reminder, for what is told again by rule: days left of a deadline, the number of an acknowledgement's.
        round -> Int2,
        /// The thread it belongs to, where it does.
        thread_id -> Nullable<Int8>,
        /// Why it is hers: closed words.
        why -> Array<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// When a member wants her letter, and how far it has come. No row yet: weekly, Tuesday at 08, made when the worker first sees her.
    digest_settings (member_id) {
        /// The member.
        member_id -> Int8,
        /// Off, daily, weekly, or the first chosen weekday of each month.
        cadence -> Text,
        /// Monday is 1; says nothing where the letter is daily.
        weekday -> Int2,
        /// The hour where she is.
        hour -> Int2,
        /// The time zone the times below were worked out for; when hers is another, they are worked out anew.
        zone -> Text,
        /// What was written before is no news: when she became a member, or turned the letter on again.
        since -> Timestamptz,
        /// When this was last chosen; a time that had passed by then is not hers.
        changed_at -> Timestamptz,
        /// The time the newest letter or attempt was made for.
        last_slot -> Nullable<Timestamptz>,
        /// The cursor of the ranked slots only: moved with the letter's row.
        ranked_to -> Nullable<Timestamptz>,
        /// When the worker is to look again; null is never.
        next_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Letters, and attempts that came to nothing: one for each time chosen. What became of a letter that was made stands in the outbox.
    digests (id) {
        /// Our own key; the item of its mail in the outbox.
        id -> Int8,
        /// Whose.
        member_id -> Int8,
        /// The time it was made for.
        slot -> Timestamptz,
        /// How often she had it then.
        cadence -> Text,
        /// Made, or why not: there was nothing new for her.
        outcome -> Text,
        /// There was more than it has room for; the rest is owed.
        more -> Bool,
        /// When it was made.
        made_at -> Timestamptz,
        /// The ranked slots look at what came after this.
        ranked_from -> Timestamptz,
        /// And no later than this.
        ranked_to -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// What a member follows, and how much she wants to hear. The closest follow decides: a thread's own before its area's.
    follows (member_id, target, target_id) {
        /// The member.
        member_id -> Int8,
        /// What kind of thing.
        target -> Text,
        /// Which one; its key in the table of its kind.
        target_id -> Int8,
        /// Mute: nothing, even what is hers. Normal: what is to her, the rest as unread. New threads only. Everything.
        level -> Text,
        /// When she began; what was written before is no news.
        since -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Official answers: draft, submitted for approval, published. What a published one says stands in its post.
    guidance_answers (id) {
        /// Our own key; part of its address.
        id -> Int8,
        /// The first answer of those that replace one another; its own key when it is the first. Null until published.
        chain_id -> Nullable<Int8>,
        /// The answer it replaces when it is published.
        supersedes_id -> Nullable<Int8>,
        /// The thread it answers; it is readable by whoever reads that.
        thread_id -> Int8,
        /// Draft, submitted for a second person's approval, or published.
        state -> Text,
        /// Possible, not needed, not possible, or a plain answer.
        verdict -> Nullable<Text>,
        /// The question in one line.
        title -> Text,
        /// The answer in one or two sentences.
        short -> Text,
        /// The answer with its reasons, markdown.
        body -> Text,
        /// The language form it is written in.
        language -> Text,
        /// The ministry's own case number.
        case_number -> Text,
        /// The provisions it is about, one a line, as typed.
        provisions -> Text,
        /// The first day it applies.
        valid_from -> Nullable<Date>,
        /// The last day it applies; null is until further notice.
        valid_to -> Nullable<Date>,
        /// Everybody who has written in it: none of them may approve it.
        writers -> Array<Nullable<Int8>>,
        /// Who answers for the wording; null when the account is erased.
        drafter_id -> Nullable<Int8>,
        /// Her name as it was then.
        drafter_name -> Text,
        /// The ministry it is given for.
        organisation_id -> Int8,
        /// Its name as it was then.
        organisation_name -> Text,
        /// The second person, who approved it.
        approver_id -> Nullable<Int8>,
        /// Her name as it was then.
        approver_name -> Nullable<Text>,
        /// What the second person wanted otherwise when she last sent it back.
        returned_note -> Nullable<Text>,
        /// Who that was.
        returned_by -> Nullable<Text>,
        /// The official post in the thread.
        post_id -> Nullable<Int8>,
        /// Raised by every change; a form names the version it started from.
        version -> Int4,
        /// When the draft was begun.
        created_at -> Timestamptz,
        /// When it was last changed.
        updated_at -> Timestamptz,
        /// When it was last submitted for approval.
        submitted_at -> Nullable<Timestamptz>,
        /// When it was approved and published.
        published_at -> Nullable<Timestamptz>,
        /// When a newer one replaced it.
        superseded_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// How the ministry handles a thread it is asked to answer. No row: the area's ministry, no one in particular, the usual target.
    guidance_cases (thread_id) {
        /// The thread.
        thread_id -> Int8,
        /// The responsible ministry; null is the area's.
        ministry_id -> Nullable<Int8>,
        /// The unit there, in its own words.
        unit -> Nullable<Text>,
        /// Who works on it; null is no one yet.
        assignee_id -> Nullable<Int8>,
        /// When it is to be answered; null is the usual number of working days after it was asked.
        target_on -> Nullable<Date>,
        /// When this was last changed.
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// The provisions a published answer is about, read from what was typed.
    guidance_provisions (answer_id, provision_id) {
        /// The answer.
        answer_id -> Int8,
        /// The provision.
        provision_id -> Int8,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// What a trial measures, with its target and what the participants read out of it.
    indicators (id) {
        /// Our own key.
        id -> Int8,
        /// The trial it belongs to.
        trial_id -> Int8,
        /// The participant whose figures these are; null is the whole trial.
        organisation_id -> Nullable<Int8>,
        /// Its entry in the shared catalogue, for comparing across trials; null is the trial's own.
        standard -> Nullable<Text>,
        /// Its name, where it is the trial's own; empty for those of the catalogue.
        name -> Text,
        /// How it is counted here.
        definition -> Text,
        /// For whom it tells something.
        perspective -> Text,
        /// The aim of the reform it speaks to, where it does.
        aim -> Nullable<Text>,
        /// What the values are counted in.
        unit -> Text,
        /// The unit in words, where it is none of the list.
        unit_text -> Nullable<Text>,
        /// Which way is better.
        direction -> Text,
        /// Where the values are taken from.
        source -> Text,
        /// The value aimed at.
        target -> Nullable<Numeric>,
        /// When it is to be reached.
        target_on -> Nullable<Date>,
        /// Whom the values are compared with; empty is nobody.
        comparison_group -> Text,
        /// How surely the trial is the cause: five levels, and not judged yet.
        evidence -> Text,
        /// What the participants read out of it: nothing and worse are results too.
        outcome -> Text,
        /// Effects nobody had meant.
        unintended -> Text,
        /// The result thread in which it is told and talked about.
        thread_id -> Nullable<Int8>,
        /// Who may read it and its values: readable when it meets the viewer's keys.
        audience -> Array<Text>,
        /// Counts changes; a change must start from the newest.
        version -> Int4,
        /// Who wrote it last; null when the account is erased.
        member_id -> Nullable<Int8>,
        /// The organisation it was last written for, as it was named then.
        written_for -> Text,
        /// When it was first written.
        created_at -> Timestamptz,
        /// When this version was written.
        changed_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Whoever signs in with the invited address is offered the membership.
    invitations (id) {
        /// Our own key.
        id -> Int8,
        /// Where to.
        organisation_id -> Int8,
        /// Who, lower case.
        email -> Text,
        /// As what.
        role -> Text,
        /// On which side, if any.
        side -> Nullable<Text>,
        /// The coordinator; null is the operator.
        invited_by -> Nullable<Int8>,
        /// When.
        created_at -> Timestamptz,
        /// Fourteen days later.
        expires_at -> Timestamptz,
        /// When it was taken up.
        accepted_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// How an event looked to one party; hidden from the others until they have given theirs, all have, or thirty days have passed.
    involvement_accounts (id) {
        /// Our own key.
        id -> Int8,
        /// The event.
        event_id -> Int8,
        /// The party's organisation.
        organisation_id -> Int8,
        /// The party's side there.
        side -> Text,
        /// Who may read it before reveal_at: the parties that have given theirs.
        audience -> Array<Text>,
        /// From then on whoever may read the event reads it too.
        reveal_at -> Timestamptz,
        /// Given when others' could already be read.
        late -> Bool,
        /// The form of involvement, as this party sees it.
        form -> Text,
        /// Who took part: a closed list in the program.
        who -> Array<Text>,
        /// How well this party was involved, 1 to 5.
        rating -> Int2,
        /// In the party's own words, plain text.
        words -> Text,
        /// What changed because of it, plain text.
        influence -> Nullable<Text>,
        /// Whether the party would do it the same way again.
        would_repeat -> Text,
        /// When they were brought in, seen from the decision.
        timing -> Nullable<Text>,
        /// How often.
        frequency -> Nullable<Text>,
        /// Paid release (frikjøp) in per cent of a position.
        release_percent -> Nullable<Int2>,
        /// Who paid for it.
        release_paid_by -> Nullable<Text>,
        /// What training was given.
        training -> Nullable<Text>,
        /// Where minutes and papers are.
        documents -> Nullable<Text>,
        /// Whether disagreement was recorded; null is not said.
        disagreement -> Nullable<Bool>,
        /// Who wrote it for the party; never shown.
        author_id -> Nullable<Int8>,
        /// Raised at every change.
        version -> Int4,
        /// When it was given.
        created_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Something by which employees were involved in a trial, or should have been; shared by the parties.
    involvement_events (id) {
        /// Our own key.
        id -> Int8,
        /// The trial.
        trial_id -> Int8,
        /// The participant at which it happened; null is all of them together.
        participant_id -> Nullable<Int8>,
        /// The trial's phase.
        phase -> Text,
        /// The day.
        happened_on -> Date,
        /// What it was, in one line.
        title -> Text,
        /// More about it that the parties agree on, plain text.
        about -> Nullable<Text>,
        /// Who may read it: readable when it meets the viewer's keys.
        audience -> Array<Text>,
        /// The organisation of the party that registered it.
        organisation_id -> Int8,
        /// The side of that party.
        side -> Text,
        /// Who did it for the party; never shown.
        registered_by -> Nullable<Int8>,
        /// Raised at every change.
        version -> Int4,
        /// When it was registered.
        created_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// The parties that can tell about an event: organisation × side, as they were when it was registered or answered.
    involvement_parties (event_id, organisation_id, side) {
        /// The event.
        event_id -> Int8,
        /// The party's organisation.
        organisation_id -> Int8,
        /// The party's side there.
        side -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// What an application said about involving employees, one for each participant of a trial.
    involvement_promises (trial_id, organisation_id) {
        /// The trial.
        trial_id -> Int8,
        /// The participant whose application it is.
        organisation_id -> Int8,
        /// The most influential form it promised; null is not known.
        form -> Nullable<Text>,
        /// What it said, plain text.
        words -> Text,
        /// Where that stands: a case number or an address.
        source -> Nullable<Text>,
        /// Who wrote it down last.
        updated_by -> Nullable<Int8>,
        /// When.
        updated_at -> Timestamptz,
        /// Raised at every change, so that two do not overwrite each other unseen.
        version -> Int4,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Work to do after a commit, enqueued in the transaction it belongs to. A finished job is deleted.
    jobs (id) {
        /// Our own key.
        id -> Int8,
        /// Which job; a worker claims only kinds it knows.
        kind -> Text,
        /// Ids only, never words.
        payload -> Jsonb,
        /// Two waiting jobs with the same key are one.
        dedupe_key -> Nullable<Text>,
        /// Waiting, running under a lease, or failed for good (a dead letter).
        state -> Text,
        /// Not before.
        run_at -> Timestamptz,
        /// How many times it has been tried.
        attempts -> Int4,
        /// A running job whose lease has run out is taken up again.
        lease_until -> Nullable<Timestamptz>,
        /// Why the last attempt failed.
        last_error -> Nullable<Text>,
        /// When it was enqueued.
        created_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// What participants have learnt: what worked, what did not, what they would do differently, conditions, what to adapt.
    lessons (id) {
        /// Our own key.
        id -> Int8,
        /// The trial.
        trial_id -> Int8,
        /// The participant that learnt it.
        organisation_id -> Int8,
        /// What sort of lesson.
        kind -> Text,
        /// Markdown as typed.
        body_source -> Text,
        /// Sanitised HTML, rendered when written.
        body_html -> Text,
        /// Which renderer made it.
        render_version -> Int2,
        /// Who may read it: readable when it meets the viewer's keys.
        audience -> Array<Text>,
        /// Withdrawn by its participant: shown nowhere.
        withdrawn -> Bool,
        /// Counts changes; a change must start from the newest.
        version -> Int4,
        /// Who wrote it last; null when the account is erased.
        member_id -> Nullable<Int8>,
        /// The organisation it was written for, as it was named then.
        written_for -> Text,
        /// When it was first written.
        created_at -> Timestamptz,
        /// When this version was written.
        changed_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Addresses that mail has come back from. The score ages; at the threshold the address is dead and gets no mail until it is proven alive.
    mail_addresses (address) {
        /// Lower case.
        address -> Text,
        /// What reports add up to at scored_at; half of it is left after two weeks.
        score -> Float8,
        /// When the latest report was counted.
        scored_at -> Timestamptz,
        /// Since when it gets no mail.
        dead_at -> Nullable<Timestamptz>,
        /// The latest report, in the server's own words.
        reason -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Mail that came back, counted once for each mail.
    mail_reports (outbox_id) {
        /// The mail.
        outbox_id -> Int8,
        /// Whether the report says that there is nobody at the address.
        hard -> Bool,
        /// The status of the report (RFC 3463), or the server's answer code.
        status -> Text,
        /// When it was counted.
        reported_at -> Timestamptz,
        /// Whether the refusal was of us or of the letter, and so nothing against the address.
        ours -> Bool,
        /// The server's own words.
        reason -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Values of indicators: the baseline, and follow-ups by date.
    measurements (id) {
        /// Our own key.
        id -> Int8,
        /// The indicator.
        indicator_id -> Int8,
        /// From before the trial, or from later.
        kind -> Text,
        /// The day, or the last day of the period.
        measured_on -> Date,
        /// The value, exact.
        value -> Numeric,
        /// How many people, cases or answers it rests on; for employees fewer than five withhold the value.
        n -> Nullable<Int4>,
        /// The value in the comparison group at the same time.
        comparison_value -> Nullable<Numeric>,
        /// How many that one rests on.
        comparison_n -> Nullable<Int4>,
        /// How it was measured, and reservations.
        method -> Text,
        /// Withdrawn by its participant: kept among the earlier versions, shown nowhere else.
        withdrawn -> Bool,
        /// Counts changes; a change must start from the newest.
        version -> Int4,
        /// Who wrote it last; null when the account is erased.
        member_id -> Nullable<Int8>,
        /// The organisation it was last written for, as it was named then.
        written_for -> Text,
        /// When it was first written.
        created_at -> Timestamptz,
        /// When this version was written.
        changed_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// A person with an account.
    members (id) {
        /// Our own key.
        id -> Int8,
        /// Lower case; the account's key at sign-in by mail.
        email -> Text,
        /// The name shown with posts.
        display_name -> Text,
        /// Bokmål or nynorsk, for pages and mail.
        language -> Text,
        /// IANA name, for times and letters.
        time_zone -> Text,
        /// A demo persona that can be picked at sign-in, in the demo only.
        persona -> Bool,
        /// What the persona comes for: {nb, nn}.
        persona_about -> Nullable<Jsonb>,
        /// Wants a mail at once when someone replies to her thread.
        reply_mail -> Bool,
        /// Raised to make every unsubscribe link sent before invalid.
        mail_generation -> Int4,
        /// When the account was made.
        created_at -> Timestamptz,
        /// May read but not write until then; null is not paused, a time that has passed is over.
        paused_until -> Nullable<Timestamptz>,
        /// Why, in words she gets to read.
        paused_reason -> Nullable<Text>,
        /// The hour in her time zone from which mail at once waits; null for never.
        quiet_from -> Nullable<Int2>,
        /// The hour in her time zone at which it may come again.
        quiet_to -> Nullable<Int2>,
        /// Mails at once within a day of hers; more waits for the letter.
        mail_daily_cap -> Int2,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Person × organisation × role: a hat. A side is a verified role, never inferred from an address.
    memberships (id) {
        /// Our own key; the hat a session wears.
        id -> Int8,
        /// The person.
        member_id -> Int8,
        /// The organisation.
        organisation_id -> Int8,
        /// Coordinators verify others in their organisation.
        role -> Text,
        /// Employer's management, union representative, safety representative or ministry; null is none.
        side -> Nullable<Text>,
        /// Waiting for approval, active, ended or declined.
        state -> Text,
        /// How it was verified.
        verified_by -> Nullable<Text>,
        /// The coordinator who did it, where one did.
        verified_by_member_id -> Nullable<Int8>,
        /// When.
        verified_at -> Nullable<Timestamptz>,
        /// To be confirmed again before this; null is without end.
        valid_until -> Nullable<Timestamptz>,
        /// What the person wrote to the coordinator.
        message -> Nullable<Text>,
        /// When it was asked for.
        created_at -> Timestamptz,
        /// Whether she chose that other members find her in search by this membership: her name, role and side, and the organisation.
        listed -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// What moderators decided and why; each is told to the author.
    moderation_decisions (id) {
        /// Our own key.
        id -> Int8,
        /// The thread.
        thread_id -> Int8,
        /// The post, where it was about one.
        post_id -> Nullable<Int8>,
        /// What was done.
        act -> Text,
        /// Why, in words the author gets to read.
        reason -> Text,
        /// Who decided.
        moderator_id -> Nullable<Int8>,
        /// When.
        created_at -> Timestamptz,
        /// The reason chosen from the list; null for an approval, and for decisions older than the list.
        reason_code -> Nullable<Text>,
        /// The moderator's own words, so that the reason can be said in another language.
        words -> Text,
        /// The area the thread lay in then: for the public log, and so that a move can be undone.
        area_id -> Nullable<Int8>,
        /// Of a pause: until when.
        paused_until -> Nullable<Timestamptz>,
        /// The objection it answers.
        objection_id -> Nullable<Int8>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// What moderators write to each other about a case; nobody else reads it.
    moderation_notes (id) {
        /// Our own key.
        id -> Int8,
        /// The post the case is about.
        post_id -> Int8,
        /// Who wrote it; null when the account is erased.
        member_id -> Nullable<Int8>,
        /// Plain text.
        words -> Text,
        /// When.
        created_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Which moderator has taken a case. Gone when it is left or decided.
    moderation_takes (post_id) {
        /// The post the case is about.
        post_id -> Int8,
        /// Who has taken it.
        member_id -> Int8,
        /// When.
        taken_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// What a member is told in the service, once for each kind and item. Ids and closed words only; rights are checked again whenever it is counted or shown.
    notices (id) {
        /// Our own key.
        id -> Int8,
        /// Who is told.
        member_id -> Int8,
        /// What happened.
        kind -> Text,
        /// The key of what it is about, in the table of its kind.
        item_id -> Int8,
        /// A closed word that tells more, such as a moderator's act.
        detail -> Nullable<Text>,
        /// The thread it belongs to, where it does: notices of a thread stand together.
        thread_id -> Nullable<Int8>,
        /// The post it tells of; a hidden one is told of no longer.
        post_id -> Nullable<Int8>,
        /// The trial it belongs to, where it does.
        trial_id -> Nullable<Int8>,
        /// The other organisation, where it is between two.
        organisation_id -> Nullable<Int8>,
        /// Who may be told, beside what the thread and the trial ask for.
        audience -> Array<Text>,
        /// When it was told.
        created_at -> Timestamptz,
        /// When she opened it, or marked it as seen.
        seen_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// What an author says against a decision, once; another moderator answers it by a decision of her own.
    objections (id) {
        /// Our own key.
        id -> Int8,
        /// The decision.
        decision_id -> Int8,
        /// Who objects; null when the account is erased.
        member_id -> Nullable<Int8>,
        /// Why she disagrees.
        words -> Text,
        /// When.
        created_at -> Timestamptz,
        /// When it was answered; null is still waiting.
        answered_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// A mailbox under the domain (or a subdomain) makes its owner a member of the organisation, never of a side.
    organisation_domains (domain) {
        /// Lower case, without @.
        domain -> Text,
        /// Whose domain.
        organisation_id -> Int8,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Which employers a union local organises employees at.
    organisation_employers (local_id, employer_id) {
        /// The union local.
        local_id -> Int8,
        /// The employer.
        employer_id -> Int8,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Figures per year, from SSB and Kartverket; null is unknown.
    organisation_figures (organisation_id, year) {
        /// Whose figures.
        organisation_id -> Int8,
        /// The year the figures are for.
        year -> Int4,
        /// Inhabitants on 1 January.
        population -> Nullable<Int4>,
        /// KOSTRA group (SSB Klass 112).
        kostra_group -> Nullable<Int2>,
        /// Centrality class (SSB Klass 128), 1 is the most central.
        centrality -> Nullable<Int2>,
        /// Land and water, square kilometres.
        area_km2 -> Nullable<Int4>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Municipality numbers (SSB Klass 131) with validity: mergers and splits give new ones.
    organisation_numbers (number, valid_from) {
        /// Whose number.
        organisation_id -> Int8,
        /// Four digits.
        number -> Text,
        /// First day it is valid.
        valid_from -> Date,
        /// First day it no longer is; null while it is in use.
        valid_to -> Nullable<Date>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Whoever takes part: identity is the organisation, its municipality number is valid from–to.
    organisations (id) {
        /// Our own key; never reused.
        id -> Int8,
        /// The readable part of its address.
        slug -> Text,
        /// What it is; a closed list shared with the program.
        kind -> Text,
        /// The everyday name, sorted in Norwegian order.
        name -> Text,
        /// The official name where it differs, for example with its Sami form.
        official_name -> Nullable<Text>,
        /// One plain sentence about it, in its own language form.
        about -> Nullable<Text>,
        /// Nine digits in Enhetsregisteret; null is unknown, not absent.
        organisation_number -> Nullable<Text>,
        /// The county it lies in (SSB Klass 104).
        county_number -> Nullable<Text>,
        /// The language form it has decided on (språklova); null is unknown.
        language_form -> Nullable<Text>,
        /// Within the administrative area for Sami languages (sameloven § 3-1); null is unknown.
        sami_area -> Nullable<Bool>,
        /// Degrees north (WGS 84) of a point on its land; null is unknown.
        latitude -> Nullable<Float8>,
        /// Degrees east (WGS 84) of the same point.
        longitude -> Nullable<Float8>,
        /// The union of a local, or the confederation of a union.
        parent_id -> Nullable<Int8>,
        /// Fictional, shown in the demo only and marked so.
        demo -> Bool,
        /// When it was registered here.
        created_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Mail owed: recipient, kind and item. The words are written when it is sent, after rights are checked again.
    outbox (id) {
        /// Our own key.
        id -> Int8,
        /// What mail.
        kind -> Text,
        /// To whom; null for an address without an account (sign-in, invitation).
        member_id -> Nullable<Int8>,
        /// What it is about: a sign-in, post, official answer, decision, invitation, membership, request to work together, thread of an announcement, or letter.
        item_id -> Int8,
        /// Message-ID without brackets; the same at every attempt.
        message_id -> Text,
        /// Waiting, sent, dropped because it was no longer right to send it, or failed for good.
        state -> Text,
        /// How many times it has been tried.
        attempts -> Int4,
        /// Why it was dropped or failed.
        last_error -> Nullable<Text>,
        /// When it was owed.
        created_at -> Timestamptz,
        /// When the server took it.
        sent_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Two organisations that work together, after one asked and the other accepted; shown on the pages of both.
    partner_links (id) {
        /// Our own key.
        id -> Int8,
        /// The one that asked.
        organisation_id -> Int8,
        /// The one that accepted.
        partner_id -> Int8,
        /// The request it came of.
        request_id -> Int8,
        /// The area it is about.
        area_id -> Int8,
        /// The trial it is about, where there is one.
        trial_id -> Nullable<Int8>,
        /// What they work on together, in one line.
        purpose -> Text,
        /// Who may read it.
        audience -> Array<Text>,
        /// Under way, or ended.
        status -> Text,
        /// The day it was accepted, in Norway.
        since -> Date,
        /// The day it was ended.
        ended_on -> Nullable<Date>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// One organisation asks another to work together or share; read by the representatives of both, and by no one else.
    partner_requests (id) {
        /// Our own key.
        id -> Int8,
        /// Who asks.
        organisation_id -> Int8,
        /// Who is asked.
        partner_id -> Int8,
        /// Whether the asking organisation seeks something or offers it.
        kind -> Text,
        /// The area it is about.
        area_id -> Int8,
        /// The trial it is about, where there is one.
        trial_id -> Nullable<Int8>,
        /// What it is about in one line; becomes the purpose of the link, open to all, when accepted.
        purpose -> Text,
        /// The request itself, plain text.
        body -> Text,
        /// Who may read it: the representatives of both organisations.
        audience -> Array<Text>,
        /// Waiting for an answer, accepted, declined, or taken back by the one who asked.
        state -> Text,
        /// The member who asked; null when the account is erased.
        sender_id -> Nullable<Int8>,
        /// Her name as it was then.
        sender_name -> Text,
        /// The message of the answer, plain text.
        answer -> Nullable<Text>,
        /// The member who answered or took it back; null when the account is erased.
        answerer_id -> Nullable<Int8>,
        /// Her name as it was then.
        answerer_name -> Nullable<Text>,
        /// When it was asked.
        created_at -> Timestamptz,
        /// When it was answered or taken back.
        answered_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// In the demo, mail is kept here instead of being sent.
    post_office (id) {
        /// Our own key.
        id -> Int8,
        /// The mail's Message-ID; a repeat replaces it.
        message_id -> Text,
        /// To whom.
        recipient -> Text,
        /// The subject line.
        subject -> Text,
        /// The message as it would have gone over the wire (RFC 5322).
        raw -> Bytea,
        /// When.
        received_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Earlier wordings of edited posts.
    post_versions (post_id, version) {
        /// The post.
        post_id -> Int8,
        /// Which wording.
        version -> Int4,
        /// Markdown as it was.
        body_source -> Text,
        /// The guided answers as they were.
        guided -> Jsonb,
        /// When that wording was written.
        written_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// What people write, numbered without gaps within the thread; number 1 opens it.
    posts (id) {
        /// Our own key.
        id -> Int8,
        /// The thread.
        thread_id -> Int8,
        /// Its number in the thread; null until it is approved.
        number -> Nullable<Int4>,
        /// Waiting for approval, shown, hidden or declined by a moderator.
        state -> Text,
        /// Why it was hidden or declined, told to the author.
        state_reason -> Nullable<Text>,
        /// Who wrote it; null when the account is erased.
        author_id -> Nullable<Int8>,
        /// The organisation it was written on behalf of.
        organisation_id -> Nullable<Int8>,
        /// The author's name as it was then.
        author_name -> Text,
        /// The organisation's name as it was then.
        organisation_name -> Nullable<Text>,
        /// The side she wrote for, only where she chose that hat.
        side -> Nullable<Text>,
        /// The ministry's official word.
        official -> Bool,
        /// Markdown as typed.
        body_source -> Text,
        /// Rendered and sanitised when written.
        body_html -> Text,
        /// Plain text of the whole post, for search and mail.
        body_text -> Text,
        /// The guided form's other answers: a list of {field, source, html}.
        guided -> Jsonb,
        /// The version of the renderer that made body_html.
        render_version -> Int2,
        /// Raised by every edit; an edit names the version it started from.
        version -> Int4,
        /// When it was written.
        created_at -> Timestamptz,
        /// When it was last edited by its author.
        edited_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Places in acts and regulations: the whole, a section, or a paragraph (ledd) of one. A row is there once somebody has referred to it; that tells nothing of who did.
    provisions (id) {
        /// Our own key.
        id -> Int8,
        /// The act or regulation.
        act_id -> Int8,
        /// The section without its sign: 5-11, 9 A-4; empty is the whole.
        section -> Text,
        /// Which paragraph of the section; 0 is all of it.
        ledd -> Int2,
        /// What it is about in a few words of our own, bokmål.
        about_nb -> Nullable<Text>,
        /// The same in nynorsk.
        about_nn -> Nullable<Text>,
        /// First day valid, where that differs from the act.
        valid_from -> Nullable<Date>,
        /// First day no longer valid, where that differs from the act.
        valid_to -> Nullable<Date>,
        /// Where the rule stands now, when that is known.
        successor_id -> Nullable<Int8>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Which threads are like which, found when a thread is indexed: a copy made by jobs. Who may read them is decided when they are read.
    related_threads (thread_id, other_id) {
        /// The thread on whose page they are shown.
        thread_id -> Int8,
        /// A thread like it.
        other_id -> Int8,
        /// How like it: the share of what its words tell.
        score -> Float4,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// What members have told moderators about. About the post that opens a thread, it is about the thread.
    reports (id) {
        /// Our own key.
        id -> Int8,
        /// The thread.
        thread_id -> Int8,
        /// The post.
        post_id -> Int8,
        /// Who told; never shown to the author. Null when the account is erased.
        reporter_id -> Nullable<Int8>,
        /// Why, from a list.
        reason -> Text,
        /// In her own words; may be empty.
        words -> Text,
        /// When.
        created_at -> Timestamptz,
        /// When a moderator decided; null is still waiting.
        decided_at -> Nullable<Timestamptz>,
        /// What was decided.
        decision_id -> Nullable<Int8>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Earlier versions of indicators, measurements and lessons: what is changed keeps what it was.
    result_versions (id) {
        /// Our own key.
        id -> Int8,
        /// The indicator it is a version of.
        indicator_id -> Nullable<Int8>,
        /// The measurement it is a version of.
        measurement_id -> Nullable<Int8>,
        /// The lesson it is a version of.
        lesson_id -> Nullable<Int8>,
        /// Its number.
        version -> Int4,
        /// The row as it was.
        content -> Jsonb,
        /// Who wrote it; null when the account is erased.
        member_id -> Nullable<Int8>,
        /// The organisation it was written for, as it was named then.
        written_for -> Text,
        /// When it was written.
        written_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// «Hos oss også»: organisations where the same rule is in the way. Counts organisations, not people.
    same_here (thread_id, organisation_id) {
        /// The thread.
        thread_id -> Int8,
        /// The organisation.
        organisation_id -> Int8,
        /// Who said it on its behalf.
        member_id -> Nullable<Int8>,
        /// When.
        created_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Searches that members keep. Nobody else sees them.
    saved_searches (id) {
        /// Our own key.
        id -> Int8,
        /// Whose.
        member_id -> Int8,
        /// What she calls it.
        name -> Text,
        /// The search as its address has it after the question mark, in one form: the same search is kept once.
        query -> Text,
        /// How she is told of what is new in it: by mail at once, in the letter, or not.
        tell -> Text,
        /// What came before is no news: when it was saved, or she last asked to be told.
        since -> Timestamptz,
        /// When it was saved.
        created_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Periodic work: whichever worker comes first moves the time and enqueues the job.
    schedules (kind) {
        /// The job.
        kind -> Text,
        /// How often.
        every_seconds -> Int4,
        /// When next.
        next_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// What has been in the search index, whether or not it is there now: what is written over or shown again is not new. The row is written in the transaction that indexes the thing, so nothing committed late is passed over.
    search_arrivals (kind, id) {
        /// What was indexed.
        kind -> Text,
        /// Its key.
        id -> Int8,
        /// Every key that has opened it: one it has not had before makes it new to those who hold that key.
        audience -> Array<Text>,
        /// When it was first indexed, or opened to more.
        arrived_at -> Timestamptz,
        /// It has not been held against the saved searches yet.
        pending -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::Tsvector;

    /// The search index on Postgres: a copy made by jobs. Answers are ids; rows are read again under the reader's rights.
    search_documents (kind, id) {
        /// What was indexed.
        kind -> Text,
        /// Its key.
        id -> Int8,
        /// The thread of a post; otherwise the same as id.
        parent_id -> Int8,
        /// Kind of thread or organisation, for filtering.
        facet -> Nullable<Text>,
        /// The trial area, where it has one.
        area_id -> Nullable<Int8>,
        /// Who may find it.
        audience -> Array<Text>,
        /// When it was written; of many matches the newest are ranked.
        at -> Timestamptz,
        /// What it weighs beside its words: opening and official posts more than replies.
        weight -> Float4,
        /// Its own title in plain letters without æ, ø and å, for likeness; empty for replies.
        title_key -> Text,
        /// Norwegian stems of its own title, so that an old title is found among many newer posts; empty for replies.
        title_words -> Tsvector,
        /// Norwegian stems: its own title weighs A, the body C, what stands around it D; and what it is, unless a post (=trial).
        words -> Tsvector,
        /// Numbers of the counties it has to do with.
        counties -> Array<Text>,
        /// KOSTRA groups of the municipalities it has to do with.
        kostra -> Array<Nullable<Int2>>,
        /// Where a trial stands; for what belongs to a trial, where the trial stands.
        status -> Nullable<Text>,
        /// Whether a question has its answer; null where nothing was asked.
        answered -> Nullable<Bool>,
        /// The year it is of.
        year -> Nullable<Int4>,
        /// The language form, nb or nn, where it is known.
        language -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Something new that one of a member's saved searches found: ids only, read again under her rights when she is told. Told by the mail of the outbox with this item, or by a line of a letter.
    search_finds (id) {
        /// Our own key.
        id -> Int8,
        /// For whom; a thing is found once for each, however many of her searches find it.
        member_id -> Int8,
        /// The search that found it; null when it is deleted, and then she is not told.
        search_id -> Nullable<Int8>,
        /// What was found.
        kind -> Text,
        /// Its key.
        item_id -> Int8,
        /// The thread of a post; otherwise the same as item_id.
        parent_id -> Int8,
        /// When.
        found_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// What the search server outside should hold, kept in the transactions that fill the index here; empty where no such server is used.
    search_mirror (kind, id) {
        /// What was indexed.
        kind -> Text,
        /// Its key.
        id -> Int8,
        /// The document; null is to be taken out there.
        document -> Nullable<Jsonb>,
        /// Raised by every change, and sent along, so that what was sent can be told from what is newer.
        turn -> Int8,
        /// Not known to stand there yet.
        pending -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// The state of the search server outside: one row.
    search_outside (one) {
        /// Always true.
        one -> Bool,
        /// The index that was filled whole; null when none was.
        index_name -> Nullable<Text>,
        /// Whoever sends to it now; another holder may not go on.
        holder -> Int8,
        /// Until when nobody else sends; null when nobody does.
        busy_until -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Words seen in the index, to forgive typing errors. Never shown: a word may come from a restricted room.
    search_words (word) {
        /// Lower case, three letters or more.
        word -> Text,
        /// The word in plain letters, the same however æ, ø and å were typed.
        key -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Signed-in browsers. Deleted when revoked or expired.
    sessions (id) {
        /// Our own key, shown in the list of sessions.
        id -> Int8,
        /// SHA-256 of the cookie's random token.
        token_hash -> Bytea,
        /// Who is signed in.
        member_id -> Int8,
        /// The membership she writes under; null is none.
        hat_id -> Nullable<Int8>,
        /// How it was opened.
        opened_through -> Text,
        /// Opened through a mailbox at an employer's domain: carries no union hat.
        employer_mailbox -> Bool,
        /// The browser's own description, cut to 200 characters, so that she knows it again.
        user_agent -> Text,
        /// When it was opened.
        created_at -> Timestamptz,
        /// Last use, kept to the minute.
        seen_at -> Timestamptz,
        /// No longer valid from then on.
        expires_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Facts about this installation, such as the version of the reference data.
    settings (key) {
        /// Which.
        key -> Text,
        /// Its value.
        value -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Requests to sign in by mail. The link and the code are keyed hashes of the row, made when the mail is written and stored nowhere.
    sign_ins (id) {
        /// Our own key.
        id -> Int8,
        /// The address asked for, lower case.
        email -> Text,
        /// SHA-256 of the asking browser's cookie: only there does the code work.
        browser_hash -> Bytea,
        /// Keyed hash of the asking network address, for the rate limit.
        client_hash -> Bytea,
        /// Wrong codes so far; five and it is void.
        attempts -> Int2,
        /// The language the page was read in, for an address that has no account yet.
        language -> Text,
        /// Where she was going.
        next_path -> Text,
        /// When it was asked for.
        created_at -> Timestamptz,
        /// Thirty minutes later.
        expires_at -> Timestamptz,
        /// Used once; null is not yet.
        used_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Ministry moderators (of an area, or of all) and administrators, appointed on the command line.
    staff (id) {
        /// Our own key.
        id -> Int8,
        /// The person.
        member_id -> Int8,
        /// Moderator or administrator.
        kind -> Text,
        /// The area moderated; null is all.
        area_id -> Nullable<Int8>,
        /// When.
        appointed_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Forms already taken: the same form sent again leads to the same place. Kept for two days.
    submissions (key) {
        /// Random, made with the form.
        key -> Text,
        /// Who sent it.
        member_id -> Nullable<Int8>,
        /// Where it led.
        result_path -> Text,
        /// When.
        created_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// When a restricted thread was open to its area's moderators, because of a report or an objection. The room sees each; the row is also what gives moderators the key.
    thread_openings (id) {
        /// Our own key.
        id -> Int8,
        /// The thread.
        thread_id -> Int8,
        /// From when moderators could read it.
        opened_at -> Timestamptz,
        /// Until when; null is still.
        closed_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Which provisions a thread is about, as read from what was written.
    thread_provisions (thread_id, provision_id) {
        /// The thread.
        thread_id -> Int8,
        /// The provision.
        provision_id -> Int8,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// How far a member has read a thread.
    thread_reads (member_id, thread_id) {
        /// The member.
        member_id -> Int8,
        /// The thread.
        thread_id -> Int8,
        /// The highest post number shown to her.
        number -> Int4,
        /// When.
        read_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// A discussion of one kind in one area, readable by its audience.
    threads (id) {
        /// Our own key; part of its address.
        id -> Int8,
        /// The trial area it belongs to.
        area_id -> Int8,
        /// The trial it is about, where it is about one.
        trial_id -> Nullable<Int8>,
        /// What kind of thread; decides the guided form.
        kind -> Text,
        /// Plain text.
        title -> Text,
        /// The language form it was opened in; it is tied to its writer, never translated.
        language -> Text,
        /// Who may read it: readable when it meets the viewer's keys.
        audience -> Array<Text>,
        /// Waiting for approval, open, closed for replies, or hidden by a moderator.
        state -> Text,
        /// Why it was closed or hidden, told to the author.
        state_reason -> Nullable<Text>,
        /// Kept at the top of its area.
        pinned -> Bool,
        /// The last day an announcement applies; null is until further notice.
        expires_on -> Nullable<Date>,
        /// Who opened it; null when the account is erased.
        author_id -> Nullable<Int8>,
        /// The organisation it was opened on behalf of.
        organisation_id -> Nullable<Int8>,
        /// The author's name as it was then.
        author_name -> Text,
        /// The organisation's name as it was then.
        organisation_name -> Nullable<Text>,
        /// The post that answers the question.
        accepted_number -> Nullable<Int4>,
        /// The ministry has answered officially.
        official_reply -> Bool,
        /// Post numbers given out so far, the first post included.
        post_count -> Int4,
        /// Organisations that have said «hos oss også».
        same_here_count -> Int4,
        /// When the newest post came; lists are ordered by it.
        last_post_at -> Timestamptz,
        /// Who wrote it, for lists.
        last_post_by -> Text,
        /// When it was opened.
        created_at -> Timestamptz,
        /// When title, area or audience last changed.
        edited_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Who does the same as a trial, or copies it: as it is, or adapted and how.
    trial_adoptions (trial_id, organisation_id) {
        /// The trial that is copied.
        trial_id -> Int8,
        /// Who copies.
        organisation_id -> Int8,
        /// Does the same of its own accord, copies as it is, or copies adapted.
        kind -> Text,
        /// What was adapted, or how it is done there.
        how -> Nullable<Text>,
        /// The copier's own trial, where it has one.
        own_trial_id -> Nullable<Int8>,
        /// Who said so.
        recorded_by -> Nullable<Int8>,
        /// When.
        recorded_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Which provisions a participant asked to deviate from, and what came of it: also what was refused, with the reason.
    trial_exemptions (id) {
        /// Our own key.
        id -> Int8,
        /// The trial.
        trial_id -> Int8,
        /// The participant.
        organisation_id -> Int8,
        /// The provision.
        provision_id -> Int8,
        /// Asked for, granted, granted in part, refused, or found not to be needed.
        state -> Text,
        /// What the rule asks for, in plain words.
        rule_before -> Nullable<Text>,
        /// What is done instead.
        rule_after -> Nullable<Text>,
        /// Why it was refused, or is not needed.
        reason -> Nullable<Text>,
        /// When it was decided.
        decided_on -> Nullable<Date>,
        /// The decision's reference.
        reference -> Nullable<Text>,
        /// The last day it is valid.
        expires_on -> Nullable<Date>,
        /// Raised by every edit.
        version -> Int4,
        /// Who recorded it last, as she was named then.
        recorded_name -> Text,
        /// For which organisation, as it was named then.
        recorded_for -> Text,
        /// When.
        recorded_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Every wording of every field, the present one included, so that what changed can be read.
    trial_field_versions (trial_id, field, version) {
        /// The trial.
        trial_id -> Int8,
        /// Which field.
        field -> Text,
        /// Which version of it.
        version -> Int4,
        /// Markdown as it was.
        source -> Text,
        /// Who wrote it, as she was named then; empty for what the register began with.
        written_name -> Text,
        /// For which organisation, as it was named then.
        written_for -> Text,
        /// When.
        written_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// The record of a trial, field by field. A field that is not here is not known yet.
    trial_fields (trial_id, field) {
        /// The trial.
        trial_id -> Int8,
        /// Which field; a closed list in the program.
        field -> Text,
        /// The language form it is written in.
        language -> Text,
        /// Markdown as typed; empty once it was taken out again.
        source -> Text,
        /// Rendered when written.
        html -> Text,
        /// Raised by every edit.
        version -> Int4,
        /// Who wrote this wording, as she was named then.
        written_name -> Text,
        /// For which organisation, as it was named then.
        written_for -> Text,
        /// When.
        written_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Who takes part in which trial; a trial can have several, an organisation several trials.
    trial_participants (trial_id, organisation_id) {
        /// The trial.
        trial_id -> Int8,
        /// The participant.
        organisation_id -> Int8,
        /// Where this participant stands; selection can be partial. Unknown is said as «vet ikke ennå».
        status -> Text,
        /// What came after the trial, once it has ended or stopped.
        outcome -> Nullable<Text>,
        /// Leads a joint trial.
        lead -> Bool,
        /// First day of the trial here.
        period_from -> Nullable<Date>,
        /// Last day of the trial here, extension included.
        period_to -> Nullable<Date>,
        /// When the council decided.
        council_on -> Nullable<Date>,
        /// Which body decided.
        council_body -> Nullable<Text>,
        /// Its case number.
        council_case -> Nullable<Text>,
        /// How it voted.
        council_vote -> Nullable<Text>,
        /// The title of the local regulation.
        regulation_title -> Nullable<Text>,
        /// Where it can be read.
        regulation_url -> Nullable<Text>,
        /// Its text, for others to use again.
        regulation_text -> Nullable<Text>,
        /// The ministry's reference for the approval.
        ministry_reference -> Nullable<Text>,
        /// When the ministry approved.
        ministry_on -> Nullable<Date>,
        /// Raised by every edit, so that two editors at once are seen.
        version -> Int4,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// Every change of a participant's status: when it was decided, by which decision, and who recorded it. Rows are never deleted; a mistake is taken back.
    trial_status_changes (id) {
        /// Our own key; the order in which they were recorded.
        id -> Int8,
        /// The trial.
        trial_id -> Int8,
        /// The participant.
        organisation_id -> Int8,
        /// Where it stood.
        from_status -> Text,
        /// Where it stands from then on.
        to_status -> Text,
        /// When it happened or was decided.
        on_date -> Date,
        /// The decision: case number, or the ministry's reference.
        reference -> Nullable<Text>,
        /// Why it came to nothing or was stopped; a closed list in the program.
        reason -> Nullable<Text>,
        /// The same in the recorder's own words.
        words -> Nullable<Text>,
        /// Who recorded it.
        recorded_by -> Nullable<Int8>,
        /// Her name then.
        recorded_name -> Text,
        /// The organisation she recorded it for, as it was named then.
        recorded_for -> Text,
        /// When she did.
        recorded_at -> Timestamptz,
        /// When it was taken back as a mistake.
        taken_back_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    /// The register of trials, and of non-trials: considered and declined, with reasons.
    trials (id) {
        /// Our own key.
        id -> Int8,
        /// The readable part of its address.
        slug -> Text,
        /// Its number among the ten selected, where it has one.
        number -> Nullable<Int4>,
        /// The area it belongs to.
        area_id -> Int8,
        /// A trial, or one that was considered and never became one.
        kind -> Text,
        /// Of the version before: a trial's status is what its participants' come to. Dropped in the next release.
        status -> Text,
        /// Title in bokmål.
        title_nb -> Text,
        /// Title in nynorsk.
        title_nn -> Text,
        /// Plain summary in bokmål.
        summary_nb -> Text,
        /// Plain summary in nynorsk.
        summary_nn -> Text,
        /// Why it was declined: a list of {nb, nn}.
        reasons -> Jsonb,
        /// The year it was selected or declined.
        year -> Nullable<Int4>,
        /// Where the facts were read.
        source_name -> Nullable<Text>,
        /// Its address, where it has one.
        source_url -> Nullable<Text>,
        /// Who may read it: readable when it meets the viewer's keys.
        audience -> Array<Text>,
        /// Fictional, marked so.
        demo -> Bool,
        /// When it was registered.
        created_at -> Timestamptz,
        /// Not published yet: read by its participants only, and gives nobody a place in the area.
        draft -> Bool,
        /// When a participant last changed something; what was edited here is not overwritten by reference data.
        edited_at -> Nullable<Timestamptz>,
        /// When a participant last said that the record still holds.
        verified_on -> Nullable<Date>,
        /// For which organisation, as it was named then.
        verified_by -> Nullable<Text>,
    }
}

diesel::joinable!(announcement_addressees -> announcements (thread_id));
diesel::joinable!(announcement_addressees -> members (acknowledged_by));
diesel::joinable!(announcement_addressees -> organisations (organisation_id));
diesel::joinable!(announcements -> threads (thread_id));
diesel::joinable!(areas -> organisations (ministry_id));
diesel::joinable!(calendar_events -> areas (area_id));
diesel::joinable!(calendar_events -> members (author_id));
diesel::joinable!(calendar_events -> trials (trial_id));
diesel::joinable!(calendar_feeds -> members (member_id));
diesel::joinable!(digest_items -> digests (digest_id));
diesel::joinable!(digest_items -> members (member_id));
diesel::joinable!(digest_items -> threads (thread_id));
diesel::joinable!(digest_settings -> members (member_id));
diesel::joinable!(digests -> members (member_id));
diesel::joinable!(follows -> members (member_id));
diesel::joinable!(guidance_answers -> organisations (organisation_id));
diesel::joinable!(guidance_answers -> posts (post_id));
diesel::joinable!(guidance_answers -> threads (thread_id));
diesel::joinable!(guidance_cases -> members (assignee_id));
diesel::joinable!(guidance_cases -> organisations (ministry_id));
diesel::joinable!(guidance_cases -> threads (thread_id));
diesel::joinable!(guidance_provisions -> guidance_answers (answer_id));
diesel::joinable!(guidance_provisions -> provisions (provision_id));
diesel::joinable!(indicators -> members (member_id));
diesel::joinable!(indicators -> organisations (organisation_id));
diesel::joinable!(indicators -> threads (thread_id));
diesel::joinable!(indicators -> trials (trial_id));
diesel::joinable!(invitations -> members (invited_by));
diesel::joinable!(invitations -> organisations (organisation_id));
diesel::joinable!(involvement_accounts -> members (author_id));
diesel::joinable!(involvement_events -> members (registered_by));
diesel::joinable!(involvement_events -> trials (trial_id));
diesel::joinable!(involvement_parties -> involvement_events (event_id));
diesel::joinable!(involvement_parties -> organisations (organisation_id));
diesel::joinable!(involvement_promises -> members (updated_by));
diesel::joinable!(involvement_promises -> organisations (organisation_id));
diesel::joinable!(involvement_promises -> trials (trial_id));
diesel::joinable!(lessons -> members (member_id));
diesel::joinable!(lessons -> organisations (organisation_id));
diesel::joinable!(lessons -> trials (trial_id));
diesel::joinable!(mail_reports -> outbox (outbox_id));
diesel::joinable!(measurements -> indicators (indicator_id));
diesel::joinable!(measurements -> members (member_id));
diesel::joinable!(memberships -> organisations (organisation_id));
diesel::joinable!(moderation_decisions -> areas (area_id));
diesel::joinable!(moderation_decisions -> members (moderator_id));
diesel::joinable!(moderation_decisions -> posts (post_id));
diesel::joinable!(moderation_decisions -> threads (thread_id));
diesel::joinable!(moderation_notes -> members (member_id));
diesel::joinable!(moderation_notes -> posts (post_id));
diesel::joinable!(moderation_takes -> members (member_id));
diesel::joinable!(moderation_takes -> posts (post_id));
diesel::joinable!(notices -> members (member_id));
diesel::joinable!(notices -> organisations (organisation_id));
diesel::joinable!(notices -> posts (post_id));
diesel::joinable!(notices -> threads (thread_id));
diesel::joinable!(notices -> trials (trial_id));
diesel::joinable!(objections -> members (member_id));
diesel::joinable!(organisation_domains -> organisations (organisation_id));
diesel::joinable!(organisation_figures -> organisations (organisation_id));
diesel::joinable!(organisation_numbers -> organisations (organisation_id));
diesel::joinable!(outbox -> members (member_id));
diesel::joinable!(partner_links -> areas (area_id));
diesel::joinable!(partner_links -> partner_requests (request_id));
diesel::joinable!(partner_links -> trials (trial_id));
diesel::joinable!(partner_requests -> areas (area_id));
diesel::joinable!(partner_requests -> trials (trial_id));
diesel::joinable!(post_versions -> posts (post_id));
diesel::joinable!(posts -> members (author_id));
diesel::joinable!(posts -> organisations (organisation_id));
diesel::joinable!(posts -> threads (thread_id));
diesel::joinable!(provisions -> acts (act_id));
diesel::joinable!(reports -> members (reporter_id));
diesel::joinable!(reports -> moderation_decisions (decision_id));
diesel::joinable!(reports -> posts (post_id));
diesel::joinable!(reports -> threads (thread_id));
diesel::joinable!(result_versions -> indicators (indicator_id));
diesel::joinable!(result_versions -> lessons (lesson_id));
diesel::joinable!(result_versions -> measurements (measurement_id));
diesel::joinable!(result_versions -> members (member_id));
diesel::joinable!(same_here -> members (member_id));
diesel::joinable!(same_here -> organisations (organisation_id));
diesel::joinable!(same_here -> threads (thread_id));
diesel::joinable!(saved_searches -> members (member_id));
diesel::joinable!(search_finds -> members (member_id));
diesel::joinable!(search_finds -> saved_searches (search_id));
diesel::joinable!(sessions -> members (member_id));
diesel::joinable!(sessions -> memberships (hat_id));
diesel::joinable!(staff -> areas (area_id));
diesel::joinable!(staff -> members (member_id));
diesel::joinable!(submissions -> members (member_id));
diesel::joinable!(thread_openings -> threads (thread_id));
diesel::joinable!(thread_provisions -> provisions (provision_id));
diesel::joinable!(thread_provisions -> threads (thread_id));
diesel::joinable!(thread_reads -> members (member_id));
diesel::joinable!(thread_reads -> threads (thread_id));
diesel::joinable!(threads -> areas (area_id));
diesel::joinable!(threads -> members (author_id));
diesel::joinable!(threads -> organisations (organisation_id));
diesel::joinable!(threads -> trials (trial_id));
diesel::joinable!(trial_adoptions -> members (recorded_by));
diesel::joinable!(trial_adoptions -> organisations (organisation_id));
diesel::joinable!(trial_exemptions -> provisions (provision_id));
diesel::joinable!(trial_field_versions -> trials (trial_id));
diesel::joinable!(trial_fields -> trials (trial_id));
diesel::joinable!(trial_participants -> organisations (organisation_id));
diesel::joinable!(trial_participants -> trials (trial_id));
diesel::joinable!(trial_status_changes -> members (recorded_by));
diesel::joinable!(trials -> areas (area_id));

diesel::allow_tables_to_appear_in_same_query!(
    acts,
    announcement_addressees,
    announcements,
    areas,
    calendar_events,
    calendar_feeds,
    digest_items,
    digest_settings,
    digests,
    follows,
    guidance_answers,
    guidance_cases,
    guidance_provisions,
    indicators,
    invitations,
    involvement_accounts,
    involvement_events,
    involvement_parties,
    involvement_promises,
    lessons,
    mail_reports,
    measurements,
    members,
    memberships,
    moderation_decisions,
    moderation_notes,
    moderation_takes,
    notices,
    objections,
    organisation_domains,
    organisation_figures,
    organisation_numbers,
    organisations,
    outbox,
    partner_links,
    partner_requests,
    post_versions,
    posts,
    provisions,
    reports,
    result_versions,
    same_here,
    saved_searches,
    search_finds,
    sessions,
    staff,
    submissions,
    thread_openings,
    thread_provisions,
    thread_reads,
    threads,
    trial_adoptions,
    trial_exemptions,
    trial_field_versions,
    trial_fields,
    trial_participants,
    trial_status_changes,
    trials,
);
