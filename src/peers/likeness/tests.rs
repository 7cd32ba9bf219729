//! What the score promises: the same is 1, nothing alike is 0, what is unknown or switched off does not count.

use super::*;

fn profile(id: i64) -> Profile {
    Profile {
        id: OrganisationId(id),
        kostra_group: Some(12),
        population: Some(100_000),
        centrality: Some(2),
        point: Some((59.7, 10.2)),
        areas: Vec::new(),
        stages: Vec::new(),
        provisions: Vec::new(),
    }
}

fn value(one: &Profile, other: &Profile, factor: Factor) -> Option<f64> {
    likeness(one, other, &[])?.parts.into_iter().find(|part| part.factor == factor).map(|part| part.value)
}

fn close(a: Option<f64>, b: f64) -> bool {
    a.is_some_and(|a| (a - b).abs() < 0.005)
}

#[test]
fn the_same_is_one_and_nothing_alike_is_zero() {
    let (one, twin) = (profile(1), profile(2));
    assert_eq!(likeness(&one, &twin, &[]).unwrap().of_hundred(), 100);
    let stranger = Profile {
        kostra_group: Some(16),
        population: Some(200),
        centrality: Some(6),
        point: Some((71.0, 31.0)),
        ..profile(3)
    };
    assert_eq!(likeness(&one, &stranger, &[]).unwrap().of_hundred(), 0);
}

#[test]
fn every_factor_lies_between_nothing_and_the_same() {
    let mut others = Vec::new();
    for (group, people) in (1..=17).zip([1, 200, 900, 2_000, 9_999, 20_000, 100_000, 700_000].into_iter().cycle()) {
        let (north, east) = (57.0 + f64::from(group), 4.0 + f64::from(group) * 1.5);
        others.push(Profile {
            kostra_group: Some(group),
            population: Some(people),
            centrality: Some(group % 6 + 1),
            point: Some((north, east)),
            areas: vec![AreaId(group.into())],
            stages: vec![Stage::Running],
            provisions: vec![ProvisionId(1), ProvisionId(i64::from(group) + 1)],
            ..profile(group.into())
        });
    }
    for (one, other) in others.iter().flat_map(|one| others.iter().map(move |other| (one, other))) {
        let found = likeness(one, other, &[]).unwrap();
        assert!((0.0..=1.0).contains(&found.score), "{found:?}");
        assert!(found.parts.len() == 7 && found.parts.iter().all(|part| (0.0..=1.0).contains(&part.value)));
        let back = likeness(other, one, &[]).unwrap();
        assert!((found.score - back.score).abs() < 1e-9, "alike both ways");
    }
}

#[test]
fn population_is_compared_on_a_logarithmic_scale() {
    let of = |people| Profile { population: Some(people), ..profile(2) };
    let (small, large) = (of(1_000), of(50_000));
    let twice = value(&small, &of(2_000), Factor::Population);
    assert!(close(twice, 0.5) && close(value(&large, &of(100_000), Factor::Population), 0.5));
    assert!(close(value(&small, &of(4_000), Factor::Population), 0.0));
    assert_eq!(value(&small, &of(0), Factor::Population), None, "nobody is nobody's like");
}

#[test]
fn groups_of_the_same_size_are_near() {
    for (its, mine, expected) in [
        (12, 12, 1.0),
        (11, 12, 0.5),
        (10, 12, 0.0),
        (4, 6, 0.5),
        (6, 7, 0.0),
        (7, 9, 0.5),
        (14, 15, 0.5),
        (15, 16, 0.0),
        (13, 12, 0.0),
        (17, 17, 1.0),
        (17, 3, 0.0),
    ] {
        assert!(close(Some(same_group(its, mine)), expected), "{its} and {mine}");
    }
}

#[test]
fn distances_are_those_of_the_map() {
    let km = kilometres((59.9814, 10.7399), (69.65, 18.96));
    assert!((1140.0..1160.0).contains(&km), "Oslo to Tromsø is {km} km");
    let far = Profile { point: Some((59.7, 12.33)), ..profile(2) };
    assert!((0.45..0.55).contains(&value(&profile(1), &far, Factor::Distance).unwrap()), "half at 120 km");
}

#[test]
fn trials_count_for_those_who_have_some() {
    let with = |areas: &[i64]| Profile { areas: areas.iter().copied().map(AreaId).collect(), ..profile(2) };
    assert_eq!(value(&profile(1), &with(&[1]), Factor::Areas), None);
    assert!(close(value(&with(&[1, 2]), &with(&[2, 3]), Factor::Areas), 1.0 / 3.0));
    assert!(close(value(&with(&[1]), &profile(1), Factor::Areas), 0.0));
    let found = likeness(&with(&[1, 2]), &with(&[2]), &[]).unwrap();
    assert!(found.parts.iter().any(|part| part.ground == Ground::Areas(vec![AreaId(2)])), "and says which");
}

#[test]
fn a_provision_both_have_in_the_way_makes_them_alike() {
    let with = |ids: &[i64]| Profile { provisions: ids.iter().copied().map(ProvisionId).collect(), ..profile(2) };
    assert!(close(value(&with(&[1]), &with(&[1]), Factor::Provisions), 1.0));
    assert!(close(value(&with(&[1]), &with(&[2]), Factor::Provisions), 0.0));
    assert_eq!(value(&profile(1), &with(&[1]), Factor::Provisions), None);
    assert!(with(&[1]).asks_about(Factor::Provisions) && !profile(1).asks_about(Factor::Provisions));
}

#[test]
fn those_who_have_come_equally_far_are_alike() {
    let with = |stages: &[Stage]| Profile { stages: stages.to_vec(), ..profile(2) };
    assert!(close(value(&with(&[Stage::Running]), &with(&[Stage::Running]), Factor::Stages), 1.0));
    assert!(close(value(&with(&[Stage::Running]), &with(&[Stage::Running, Stage::Over]), Factor::Stages), 0.5));
    assert!(close(value(&with(&[Stage::Running]), &profile(1), Factor::Stages), 0.0));
    assert_eq!(value(&profile(1), &with(&[Stage::Running]), Factor::Stages), None);
}

#[test]
fn what_is_unknown_is_left_out_and_the_rest_weighs_the_more() {
    let unknown = Profile { point: None, centrality: None, ..profile(2) };
    let found = likeness(&profile(1), &unknown, &[]).unwrap();
    assert_eq!((found.of_hundred(), found.parts.len()), (100, 2));
    let nothing = Profile { kostra_group: None, population: None, ..unknown };
    assert_eq!(likeness(&profile(1), &nothing, &[]), None);
}

#[test]
fn a_factor_that_is_switched_off_does_not_count() {
    let far = Profile { point: Some((70.0, 25.0)), ..profile(2) };
    assert!(likeness(&profile(1), &far, &[]).unwrap().of_hundred() < 75);
    let found = likeness(&profile(1), &far, &[Factor::Distance]).unwrap();
    assert!(found.of_hundred() == 100 && found.parts.iter().all(|part| part.factor != Factor::Distance));
    assert_eq!(likeness(&profile(1), &far, Factor::ALL), None);
}

#[test]
fn the_most_alike_come_first_and_one_is_not_ones_own_like() {
    let near = Profile { point: Some((59.8, 10.2)), ..profile(2) };
    let far = Profile { point: Some((70.0, 25.0)), ..profile(3) };
    let all = [far, profile(1), near];
    let found = most_alike(&profile(1), &all, &[], 10);
    assert_eq!(found.iter().map(|(i, _)| *i).collect::<Vec<_>>(), [2, 0]);
    assert_eq!(most_alike(&profile(1), &all, &[], 1).len(), 1);
}
