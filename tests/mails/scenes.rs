//! What people do that leads to mail. Each scene gives the address of the one the mail is for; her name is the scene's.

use chrono::Duration;
use torget::jobs::Job;
use torget::mail::outbox::MailKind;
use torget::threads::ThreadKind;
use torget::viewer::{Role, Side};

use super::{SECRET, World};
use crate::reports;

/// Something that leads to one mail of a kind.
#[derive(Clone, Copy)]
pub(super) struct Scene {
    pub(super) name: &'static str,
    pub(super) kind: MailKind,
    /// Words of a restricted room, in no mail.
    pub(super) secrets: &'static [&'static str],
    pub(super) make: fn(&World) -> String,
}

/// Words of the rooms here: in titles, links, posts, and names of those who wrote.
const ROOM: &[&str] =
    &["Lønnskravet", "lonnskravet", "hjemmetjenesten", "Nattevakt", "Bodil", "Samhold", "union", "fagforening"];

/// The scenes of a kind of mail. What has no scene is not proven: a new kind does not compile here until it is.
pub(super) fn of(kind: MailKind) -> Vec<Scene> {
    let open = |name, make: fn(&World) -> String| Scene { name, kind, secrets: &[], make };
    let room = |name, secrets, make: fn(&World) -> String| Scene { name, kind, secrets, make };
    match kind {
        MailKind::SignIn => vec![open("sign-in", sign_in)],
        MailKind::Invitation => vec![open("invitation", invitation), open("invitation-union", invitation_union)],
        MailKind::Membership => vec![open("verified", verified), open("declined", declined), open("ended", ended)],
        MailKind::Request => vec![
            open("request", |w| asked(w, "lerdal", "municipality", "member", "")),
            room("request-union", &["Ask"], |w| {
                asked(w, "samhold-lerdal", "union_local", "representative", "union");
                "leder@samhold-lerdal.example".to_owned()
            }),
        ],
        MailKind::Reply => vec![
            open("reply", |w| replies(w, "reply", "open", 1)),
            open("reply-joined", |w| replies(w, "reply-joined", "open", 3)),
            open("reply-mixed", |w| mixed(w, "reply-mixed", "open")),
            room("reply-room", ROOM, |w| replies_in_room(w, "reply-room", 1)),
            room("reply-room-joined", ROOM, |w| replies_in_room(w, "reply-room-joined", 2)),
            room("reply-room-mixed", &["Lønnskravet", "lonnskravet", "hjemmetjenesten", "Nattevakt", "Per"], |w| {
                mixed(w, "reply-room-mixed", "members")
            }),
        ],
        MailKind::Accepted => vec![open("accepted", accepted), room("accepted-room", ROOM, accepted_in_room)],
        MailKind::Guidance => vec![
            open("guidance", |w| guided(w, "guidance", "open")),
            open("guidance-replaced", replaced),
            room("guidance-room", &["Lønnskravet", "lonnskravet", "hjemmetjenesten", "Nattevakt"], |w| {
                guided(w, "guidance-room", "members")
            }),
        ],
        MailKind::Moderation => vec![
            open("approved", approved),
            open("closed", closed),
            open("hidden", |w| reported(w, "hidden", "hide").0),
            open("report-answered", |w| reported(w, "report-answered", "none").1),
            room("hidden-room", ROOM, |w| reported_in_room(w, "hidden-room").0),
            room("report-answered-room", ROOM, |w| reported_in_room(w, "report-answered-room").1),
        ],
        MailKind::Partner => vec![
            room("partner-asked", &["Larvik", "Oppgavedeling", "dagvakten"], |w| partner(w, "moss").1),
            room("partner-answered", &["Asker", "Oppgavedeling", "dagvakten", "mandag"], partner_answered),
        ],
        MailKind::Announcement => vec![
            open("announcement", |w| announced(w, "announcement", "open")),
            open("announcement-again", announced_again),
            room("announcement-room", &["Lønnskravet", "lonnskravet", "hjemmetjenesten"], |w| {
                announced(w, "announcement-room", "members")
            }),
        ],
        MailKind::Alert => vec![
            open("alert", |w| alert(w, "alert", "sommerturnus", "Slik ble sommerturnus til", "open", 1)),
            open("alert-joined", |w| alert(w, "alert-joined", "vinterturnus", "Slik ble vinterturnus til", "open", 2)),
            room("alert-room", ROOM, |w| alert(w, "alert-room", "l%C3%B8nnskravet", SECRET, "union", 1)),
        ],
        MailKind::Digest => vec![
            open("letter", |w| letter(w, "letter", true, false)),
            room("letter-room", ROOM, |w| letter(w, "letter-room", false, true)),
            room("letter-both", &["Lønnskravet", "lonnskravet", "hjemmetjenesten", "Bodil"], |w| {
                letter(w, "letter-both", true, true)
            }),
        ],
    }
}

fn sign_in(world: &World) -> String {
    let browser = world.app.guest().reading(world.lang);
    let page = browser.open("/logg-inn");
    let email = "sign-in@solvik.example";
    browser.submit_and_follow(&page, "form:has(input[name=epost])", &[("epost", email)]);
    email.to_owned()
}

fn invitation(world: &World) -> String {
    let vik = world.app.organisation("vik", "municipality");
    let leader = world.app.sign_in(&world.lead(&vik, "leder"));
    let email = "invitation@hjemme.example";
    let form = [("epost", email), ("rolle", "representative"), ("side", "management")];
    assert_eq!(leader.post("/organisasjon/vik/medlemmer", &form).status, 303);
    email.to_owned()
}

fn invitation_union(world: &World) -> String {
    let leader = world.at("leder", "samhold-vik", "union_local", Role::Coordinator, Some(Side::Union));
    let email = "invitation-union@hjemme.example";
    let form = [("epost", email), ("rolle", "representative"), ("side", "union")];
    let list = "/organisasjon/samhold-vik/medlemmer";
    assert_eq!(world.app.sign_in(&leader).post(list, &form).status, 303);
    email.to_owned()
}

/// Somebody asks to become a member; gives the coordinator's address.
fn asked(world: &World, slug: &str, kind: &str, role: &str, side: &str) -> String {
    let union = (kind == "union_local").then_some(Side::Union);
    let leader = world.at("leder", slug, kind, Role::Coordinator, union);
    let asker = world.app.sign_in(&world.app.member("ask@hjemme.example"));
    let form = asker.open(&format!("/organisasjon/{slug}/bli-med"));
    let sent = asker.submit(&form, "form.form", &[("rolle", role), ("side", side)]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    leader.email
}

/// Somebody asks and is answered; gives her address and what the coordinator sends forms with.
fn decided(world: &World, name: &str, slug: &str, decision: &str) -> String {
    let at = world.app.organisation(slug, "municipality");
    let leader = world.app.sign_in(&world.lead(&at, "leder"));
    let person = world.app.member(&format!("{name}@hjemme.example"));
    let hers = world.app.sign_in(&person);
    let form = hers.open(&format!("/organisasjon/{slug}/bli-med"));
    hers.submit(&form, "form.form", &[("rolle", "member"), ("side", "safety")]);
    let key =
        world.app.rows(&format!("SELECT id::text AS value FROM memberships WHERE member_id = {}", person.id)).remove(0);
    let answer = [("medlemskap", key.as_str()), ("vedtak", decision), ("rolle", "member"), ("side", "safety")];
    let sent = leader.post(&format!("/medlemskap/{}/svar", at.id), &answer);
    assert_eq!(sent.status, 303, "{}", sent.text());
    person.email
}

fn verified(world: &World) -> String {
    decided(world, "verified", "nesby", "bekreft")
}

fn declined(world: &World) -> String {
    decided(world, "declined", "nesby", "avslutt")
}

fn ended(world: &World) -> String {
    let email = decided(world, "ended", "nesby", "bekreft");
    let at = world.app.organisation("nesby", "municipality");
    let key = world.app.rows(&format!(
        "SELECT s.id::text AS value FROM memberships s JOIN members m ON m.id = s.member_id WHERE m.email = '{email}'"
    ));
    let form = [("medlemskap", key[0].as_str()), ("vedtak", "avslutt")];
    let sent = world.app.sign_in(&world.lead(&at, "leder")).post(&format!("/medlemskap/{}/svar", at.id), &form);
    assert_eq!(sent.status, 303, "{}", sent.text());
    email
}

fn replies(world: &World, name: &str, audience: &str, n: usize) -> String {
    let asker = world.member(name);
    let thread = world.thread(&asker, ThreadKind::Question, "Hvem dokumenterer besøket?", audience);
    for n in 0..n {
        world.reply(&world.per(), thread, &format!("Det gjør hjelpepleieren på vakt {n}."));
    }
    asker.email
}

fn replies_in_room(world: &World, name: &str, n: usize) -> String {
    let asker = world.union(name);
    let thread = world.thread(&asker, ThreadKind::Discussion, SECRET, "union");
    for _ in 0..n {
        world.reply(&world.union("bodil"), thread, "Nattevakten bør telle dobbelt.");
    }
    asker.email
}

/// A reply, and the ministry's word in the same thread.
fn mixed(world: &World, name: &str, audience: &str) -> String {
    let asker = world.member(name);
    let title = if audience == "open" { "Kan vi dele journal i teamet?" } else { SECRET };
    let thread = world.thread(&asker, ThreadKind::GuidanceRequest, title, audience);
    world.reply(&world.per(), thread, "Vi spurte om det samme om Nattevakten.");
    world.work();
    world.guide(thread, &[]);
    asker.email
}

fn accepted(world: &World) -> String {
    let (asker, answerer) = (world.member("kari"), world.member("accepted"));
    let thread = world.thread(&asker, ThreadKind::Question, "Hvem fører timene?", "open");
    world.reply(&answerer, thread, "Det gjør teamleder.");
    world.accept(&asker, thread, "2");
    answerer.email
}

fn accepted_in_room(world: &World) -> String {
    let (asker, answerer) = (world.union("bodil"), world.union("accepted-room"));
    let thread = world.thread(&asker, ThreadKind::Question, SECRET, "union");
    world.reply(&answerer, thread, "Nattevakten bør telle dobbelt.");
    world.accept(&asker, thread, "2");
    answerer.email
}

fn guided(world: &World, name: &str, audience: &str) -> String {
    let asker = world.member(name);
    let title = if audience == "open" { "Kan vi dele journal i teamet?" } else { SECRET };
    let thread = world.thread(&asker, ThreadKind::GuidanceRequest, title, audience);
    world.guide(thread, &[]);
    asker.email
}

fn replaced(world: &World) -> String {
    let email = guided(world, "guidance-replaced", "open");
    let old = world.app.rows("SELECT max(id)::text AS value FROM guidance_answers").remove(0);
    let later = world.thread(&world.member("kari"), ThreadKind::GuidanceRequest, "Hva må avtalen si?", "open");
    world.guide(later, &[("title", "Hva må avtalen om journal si?"), ("supersedes", &old)]);
    email
}

fn approved(world: &World) -> String {
    let stranger = world.app.member("approved@hjemme.example");
    let (thread, _) = world.opened(&stranger, ThreadKind::Question, "Hvordan søker vi?", "open", true);
    let sent = world.moderator().post(&format!("/trad/{thread}/gjor/moderer"), &[("act", "approve")]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    stranger.email
}

fn closed(world: &World) -> String {
    let author = world.member("closed");
    let thread = world.thread(&author, ThreadKind::Discussion, "Skal vi ha fellesmøte?", "open");
    let form = [("act", "close"), ("reason", "settled")];
    let sent = world.moderator().post(&format!("/trad/{thread}/gjor/moderer"), &form);
    assert_eq!(sent.status, 303, "{}", sent.text());
    author.email
}

/// A post is reported and decided about; gives its author and its reporter.
fn reported(world: &World, name: &str, act: &str) -> (String, String) {
    let (author, reporter) = (world.member(name), world.member(&format!("{name}-teller")));
    let thread = world.thread(&author, ThreadKind::Discussion, "Hvem tar kveldsvakten?", "open");
    let post = world.reply(&author, thread, "Han på kontor 4 er en tulling.");
    reports::tell(&world.app.sign_in(&reporter), post, "tone", "Dette går på person.");
    let reason = if act == "none" { "within_rules" } else { "tone" };
    let done = reports::decide(&world.moderator(), post, act, reason, "Skriv om saken.");
    assert_eq!(done.status, 303, "{}", done.text());
    (author.email, reporter.email)
}

fn reported_in_room(world: &World, name: &str) -> (String, String) {
    let (author, reporter) = (world.union(name), world.union(&format!("{name}-teller")));
    let thread = world.thread(&world.union("bodil"), ThreadKind::Discussion, SECRET, "union");
    let post = world.reply(&author, thread, "Nattevakten er for tullinger.");
    reports::tell(&world.app.sign_in(&reporter), post, "tone", "Dette går på person.");
    let done = reports::decide(&world.moderator(), post, "hide", "tone", "Skriv heller om Nattevakten.");
    assert_eq!(done.status, 303, "{}", done.text());
    (author.email, reporter.email)
}

/// Larvik asks somebody; gives the address of the request, and of whom it is for.
fn partner(world: &World, to: &str) -> (String, String) {
    let (larvik, other) =
        (world.app.organisation("larvik", "municipality"), world.app.organisation(to, "municipality"));
    let (kari, rep) = (world.app.sign_in(&world.lead(&larvik, "leder")), world.lead(&other, "leder"));
    let about = [("area", "helse"), ("purpose", "Oppgavedeling på natt"), ("body", "Hvordan går det på dagvakten?")];
    let sent = kari.submit(&kari.open(&format!("/samarbeid/ny?til={to}")), "form.form", &about);
    assert_eq!(sent.status, 303, "{}", sent.text());
    let newest = world.app.rows("SELECT max(id)::text AS value FROM partner_requests").remove(0);
    (format!("/samarbeid/foresporsel/{newest}"), rep.email)
}

fn partner_answered(world: &World) -> String {
    let (request, _) = partner(world, "asker");
    let asker = world.app.organisation("asker", "municipality");
    let by = world.app.sign_in(&world.lead(&asker, "leder"));
    let sent = by.submit(&by.open(&request), "form.form", &[("svar", "ja"), ("message", "Ring oss på mandag.")]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    "leder@larvik.example".to_owned()
}

fn announced(world: &World, name: &str, audience: &str) -> String {
    let at = world.app.organisation(&format!("{name}-by"), "municipality");
    let area = world.app.area(name);
    world.app.trial(&format!("forsok-{name}"), area, &[&at]);
    let lead = world.at("rep", &at.slug, "municipality", Role::Coordinator, Some(Side::Management));
    let adviser = world.adviser("anne");
    let until = (world.app.app.clock.now() + Duration::days(60)).date_naive().to_string();
    let title = if audience == "open" { "Svar på undersøkelsen" } else { SECRET };
    let form = adviser.open(&format!("/kunngjoringer/ny?omrade={name}"));
    let fields = [
        ("title", title),
        ("body", "Alle svarer innen fristen."),
        ("areas", name),
        ("acknowledge", "ja"),
        ("audience", audience),
        ("expires_on", until.as_str()),
    ];
    let sent = adviser.submit(&form, "form.form", &fields);
    assert_eq!(sent.status, 303, "{}", sent.text());
    lead.email
}

fn announced_again(world: &World) -> String {
    let email = announced(world, "announcement-again", "open");
    world.settle();
    world.app.advance(Duration::days(8));
    world.app.system(|tx| tx.enqueue(&Job::Announcements {}));
    email
}

/// Somebody waits for news in a search, and it comes: so many threads.
fn alert(world: &World, name: &str, word: &str, title: &str, audience: &str, n: usize) -> String {
    let reader = if audience == "open" { world.member(name) } else { world.union(name) };
    let browser = world.app.sign_in(&reader);
    let form = browser.open(&format!("/meg/sok/ny?q={word}"));
    let sent = browser.submit(&form, "main form", &[("navn", "Vakter"), ("varsel", "at_once")]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    let by = if audience == "open" { world.per() } else { world.union("bodil") };
    for _ in 0..n {
        world.thread(&by, ThreadKind::Experience, title, audience);
    }
    reader.email
}

/// The letter is made; its words are written when it is sent.
fn letter(world: &World, name: &str, open: bool, room: bool) -> String {
    let reader = if room { world.union(name) } else { world.member(name) };
    world.run(&format!("UPDATE members SET reply_mail = false WHERE id = {}", reader.id));
    world.app.system(torget::digests::tick);
    if room {
        let thread = world.thread(&reader, ThreadKind::Discussion, SECRET, "union");
        world.reply(&world.union("bodil"), thread, "Nattevakten bør telle dobbelt.");
    }
    if open {
        let thread = world.thread(&reader, ThreadKind::Question, "Hvem har prøvd delt turnus?", "open");
        world.reply(&world.per(), thread, "Det har vi.");
        world.thread(&world.per(), ThreadKind::Experience, "Slik lærte vi opp nye", "open");
    }
    world.app.advance(Duration::days(8));
    world.app.system(|tx| torget::digests::make(tx, reader.id, "torget.example").map(drop));
    let outcome = format!("SELECT outcome AS value FROM digests WHERE member_id = {}", reader.id);
    assert_eq!(world.app.rows(&outcome), ["made"], "{name}");
    reader.email
}
