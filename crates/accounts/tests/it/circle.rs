//! The people of a company, whatever is tried.

use accounts::people::{Act, Circle, Member};
use accounts::{Capacity, Refusal, Role};
use db::{Id, PersonId, Timestamp};
use proptest::prelude::*;

const PEOPLE: usize = 6;
const DAY: i64 = 86_400_000;

fn person(n: usize) -> PersonId {
    PersonId::from_uuid(format!("00000000-0000-7000-8000-{n:012}").parse::<PersonId>().unwrap().uuid())
}

fn at(day: i64) -> Timestamp {
    Timestamp::from_millis(day * DAY)
}

/// 0 is the legal representative, 1 is empowered, the others are Contributeurs; 5 is not there.
fn company() -> Circle {
    let mut members = vec![
        Member::responsable(person(0), Capacity::Mandataire, None, at(0)),
        Member::responsable(person(1), Capacity::Habilite, Some(person(0)), at(0)),
    ];
    members.extend((2..5).map(|n| Member::contributeur(person(n), Some(person(0)), at(0))));
    Circle::new(members)
}

#[test]
fn the_last_responsable_stays() {
    let mut circle = company();
    circle.act(person(0), Act::Demote(person(1)), at(1)).unwrap();
    for act in [Act::Remove(person(0)), Act::Demote(person(0)), Act::Disable(person(0))] {
        let before = circle.clone();
        assert_eq!(circle.act(person(0), act, at(1)), Err(Refusal::LastResponsable), "{act:?}");
        assert_eq!(circle, before);
    }
    // A delegation that ends holds nothing.
    circle.act(person(0), Act::Delegate { to: person(2), until: Some(at(10)) }, at(1)).unwrap();
    assert_eq!(circle.act(person(0), Act::Remove(person(0)), at(1)), Err(Refusal::LastResponsable));
    // Handing over does.
    circle.act(person(0), Act::Transfer(person(2)), at(1)).unwrap();
    assert_eq!(circle.get(person(2)).unwrap().capacity, Some(Capacity::Mandataire));
    circle.act(person(0), Act::Remove(person(0)), at(1)).unwrap();
    assert!(circle.get(person(0)).is_none() && circle.is_held());
}

#[test]
fn a_delegation_ends_by_itself() {
    let mut circle = company();
    circle.act(person(0), Act::Delegate { to: person(2), until: Some(at(10)) }, at(1)).unwrap();
    let delegate = circle.get(person(2)).unwrap();
    assert_eq!((delegate.role_at(at(9)), delegate.role_at(at(10))), (Role::Responsable, Role::Contributeur));
    circle.act(person(2), Act::Disable(person(3)), at(9)).unwrap();
    assert_eq!(circle.act(person(2), Act::Enable(person(3)), at(10)), Err(Refusal::ResponsableOnly));
    assert_eq!(
        circle.act(person(0), Act::Delegate { to: person(2), until: Some(at(5)) }, at(5)),
        Err(Refusal::EndInThePast)
    );
}

#[test]
fn a_delegate_with_an_end_manages_contributeurs_only() {
    let mut circle = company();
    circle.act(person(0), Act::Delegate { to: person(2), until: Some(at(10)) }, at(1)).unwrap();
    for (act, refusal) in [
        (Act::Delegate { to: person(3), until: None }, Refusal::DelegateCannotDelegate),
        (Act::Transfer(person(3)), Refusal::DelegateCannotDelegate),
        (Act::Demote(person(1)), Refusal::DelegateManagesContributeurs),
        (Act::Disable(person(0)), Refusal::DelegateManagesContributeurs),
    ] {
        assert_eq!(circle.act(person(2), act, at(2)), Err(refusal), "{act:?}");
    }
    circle.act(person(2), Act::Remove(person(4)), at(2)).unwrap();
}

#[test]
fn only_the_legal_representative_touches_the_legal_representative() {
    let mut circle = company();
    for act in [
        Act::Demote(person(0)),
        Act::Disable(person(0)),
        Act::Remove(person(0)),
        Act::Delegate { to: person(0), until: Some(at(9)) },
    ] {
        assert_eq!(circle.act(person(1), act, at(1)), Err(Refusal::MandataireOnly), "{act:?}");
    }
    circle.act(person(0), Act::Demote(person(1)), at(1)).unwrap();
}

#[test]
fn to_strangers_the_company_does_not_exist() {
    let mut circle = company();
    circle.act(person(0), Act::Disable(person(3)), at(1)).unwrap();
    for stranger in [person(5), person(3)] {
        for act in [Act::Remove(stranger), Act::Disable(person(2)), Act::Demote(person(5))] {
            assert_eq!(circle.act(stranger, act, at(1)), Err(Refusal::NotFound), "{act:?}");
        }
    }
    assert_eq!(circle.act(person(0), Act::Disable(person(5)), at(1)), Err(Refusal::NotFound));
    assert_eq!(circle.act(person(2), Act::Disable(person(4)), at(1)), Err(Refusal::ResponsableOnly));
}

fn acts() -> impl Strategy<Value = (usize, Act, i64)> {
    let who = 0..PEOPLE;
    let act = prop_oneof![
        3 => (who.clone(), proptest::option::of(-3_i64..20)).prop_map(|(to, days)| (to, Some(days))),
        8 => who.clone().prop_map(|to| (to, None)),
    ];
    (who, act, 0..6_usize, 0..4_i64).prop_map(|(actor, (to, end), kind, wait)| {
        let to = person(to);
        let act = match (end, kind) {
            (Some(days), _) => Act::Delegate { to, until: days.map(at) },
            (None, 0) => Act::Demote(to),
            (None, 1) => Act::Transfer(to),
            (None, 2) => Act::Disable(to),
            (None, 3) => Act::Enable(to),
            (None, _) => Act::Remove(to),
        };
        (actor, act, wait)
    })
}

proptest! {
    /// Random lives of a company: it is held at every instant, now and later; a refusal changes nothing; whoever is not
    /// Responsable changes nobody but oneself.
    #[test]
    fn never_left_without_a_responsable(life in proptest::collection::vec(acts(), 0..60)) {
        let mut circle = company();
        let mut day = 1;
        for (actor, act, wait) in life {
            day += wait;
            let before = circle.clone();
            let was_responsable = before.get(person(actor)).is_some_and(|m| m.is_responsable(at(day)));
            match circle.act(person(actor), act, at(day)) {
                Err(_) => prop_assert_eq!(&circle, &before),
                Ok(()) => {
                    prop_assert!(was_responsable || act == Act::Remove(person(actor)), "{:?} by {}", act, actor);
                }
            }
            for later in [day, day + 1, day + 30, day + 100_000] {
                prop_assert!(circle.members().iter().any(|m| m.is_responsable(at(later))), "after {:?}", act);
            }
            // People that left come back as Contributeurs, so that lives stay long.
            if circle.members().len() < 3 {
                for n in 0..PEOPLE {
                    let _ = circle.join(Member::contributeur(person(n), None, at(day)));
                }
            }
        }
    }
}
