//! References as they are written in letters, applications and posts.

use super::super::reference;
use super::*;
use crate::ids::ActId;

fn acts() -> Vec<LegalAct> {
    reference::read().unwrap().into_iter().enumerate().map(|(n, given)| given.act(ActId(n as i64))).collect()
}

fn read_on(text: &str, on: &str) -> Vec<String> {
    let acts = acts();
    let slug = |id| acts.iter().find(|act| act.id == id).map(|act| act.slug.clone()).unwrap();
    let references = parse(text, &acts, on.parse().unwrap());
    references
        .into_iter()
        .map(|r| format!("{} {} {}", slug(r.act), r.section, r.ledd).replace(" 0", "").trim().to_owned())
        .collect()
}

fn read(text: &str) -> Vec<String> {
    read_on(text, "2026-11-25")
}

#[test]
fn common_ways_of_writing_are_understood() {
    for (text, expected) in [
        ("opplæringslova § 2-3", vec!["opplaeringslova 2-3"]),
        ("Opplæringsloven §2-3, andre ledd", vec!["opplaeringslova 2-3 2"]),
        ("kommunelova §§ 5-11 og 19-1", vec!["kommuneloven 5-11", "kommuneloven 19-1"]),
        ("aml. § 8-1 og § 8-2", vec!["arbeidsmiljoloven 8-1", "arbeidsmiljoloven 8-2"]),
        ("§ 3 i forsøksloven og § 13 i forvaltningsloven", vec!["forsoksloven 3", "forvaltningsloven 13"]),
        ("forsøkslova §§ 3, 4", vec!["forsoksloven 3", "forsoksloven 4"]),
        ("pbl § 12-14 første ledd", vec!["plan-og-bygningsloven 12-14 1"]),
        ("Plan- og bygningsloven paragraf 21-3 om nabovarsel", vec!["plan-og-bygningsloven 21-3"]),
        ("arbeidsmiljølovens § 14-9 a", vec!["arbeidsmiljoloven 14-9 a"]),
        ("kommuneloven § 5–11", vec!["kommuneloven 5-11"]),
        ("helsepersonelloven § 4 om forsvarlighet", vec!["helsepersonelloven 4"]),
        ("helsepersonelloven § 4 i dag", vec!["helsepersonelloven 4"]),
        ("kommuneloven § 5-11 2. ledd", vec!["kommuneloven 5-11 2"]),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn an_act_without_a_section_is_meant_as_a_whole() {
    assert_eq!(read("Teieplikta i barnevernslova og forvaltningslova"), ["barnevernsloven", "forvaltningsloven"]);
    assert_eq!(
        read("Forvaltningslova, reglane om klageinstans; kommunelova kapittel 19 om oppgåvefellesskap"),
        ["forvaltningsloven", "kommuneloven"]
    );
    assert_eq!(read("Forskrift til opplæringslova, reglene om fravær"), ["opplaeringsforskriften"], "not the act");
}

#[test]
fn what_is_no_reference_gives_none() {
    for text in
        ["", "§ 3", "den lokale forskriften vår", "loven § 4", "kommunelovens", "fvlx § 3", "§§", "kommuneloven-ish"]
    {
        let found = read(text);
        let expected = usize::from(text.starts_with("kommuneloven"));
        assert_eq!(found.len(), expected, "{text}: {found:?}");
    }
    let many = format!("kommuneloven {}", (1..40).map(|n| format!("§ {n} ")).collect::<String>());
    assert_eq!(read(&many).len(), 12);
}

#[test]
fn a_name_two_acts_have_had_means_the_one_in_force() {
    assert_eq!(read_on("opplæringslova § 9 A-4", "2024-07-31"), ["opplaeringslova-1998 9 A-4"]);
    assert_eq!(read_on("opplæringslova § 12-4", "2024-08-01"), ["opplaeringslova 12-4"]);
    assert_eq!(read("opplæringslova av 1998 § 9A-4"), ["opplaeringslova-1998 9 A-4"]);
    assert_eq!(read("opplæringslova (1998)"), ["opplaeringslova-1998"]);
    assert_eq!(read_on("opplæringslova av 2023", "2024-01-01"), ["opplaeringslova"], "adopted, not yet in force");
    assert_eq!(read("barnevernloven"), ["barnevernloven-1992"], "only the old one was called so");
}

#[test]
fn sections_in_addresses_are_written_one_way() {
    for good in ["3", "5-11", "14-9 a", "9 A-4"] {
        assert_eq!(section(good).as_deref(), Some(good));
    }
    for bad in ["", "x", "5-", "9A-4", "5-11 ", "1234", "5-11; DROP", "§ 3", "-1"] {
        assert_eq!(section(bad), None, "{bad}");
    }
}

proptest::proptest! {
    #[test]
    fn nothing_typed_makes_it_fall_over(text in "[§ a-zA-Zæøå0-9.,()–-]{0,60}") {
        read(&text);
        let _ = section(&text);
    }

    #[test]
    fn a_citation_is_read_back(chapter in 1..30u8, number in 1..30u8, ledd in 0..9i16) {
        let words = ["", "første", "andre", "tredje", "fjerde", "femte", "sjette", "sjuende", "åttende"];
        let tail = if ledd > 0 { format!(" {} ledd", words[usize::try_from(ledd).unwrap()]) } else { String::new() };
        let found = read(&format!("Kommuneloven § {chapter}-{number}{tail}"));
        let expected = if ledd > 0 { format!("kommuneloven {chapter}-{number} {ledd}") } else { format!("kommuneloven {chapter}-{number}") };
        proptest::prop_assert_eq!(found, vec![expected.replace(" 0", "").trim().to_owned()]);
    }
}
