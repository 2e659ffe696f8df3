//! Rights, cell by cell and all at once.

use accounts::people::Member;
use accounts::rights::{Holder, Level, Matrix, Object, ProductKey, Standing};
use accounts::{Capacity, Refusal, Role};
use db::{CompanyId, Id, PersonId, Timestamp};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn id<T: Id>(n: usize) -> T {
    T::from_uuid(format!("00000000-0000-7000-8000-{n:012}").parse::<PersonId>().unwrap().uuid())
}

fn object(n: usize) -> Object {
    match n {
        0 => Object::Strategy,
        n => Object::Questionnaire {
            product: id::<ProductKey>(n / 3),
            questionnaire: format!("q{n}").parse().unwrap(),
        },
    }
}

/// Person 0 is Responsable, 1 to 4 are Contributeurs; objects 0 to 6.
fn matrix() -> Matrix {
    let holders = (0..5)
        .map(|n| Holder { person: id(n), role: if n == 0 { Role::Responsable } else { Role::Contributeur } })
        .collect();
    Matrix::new(holders, (0..7).map(object).collect(), [])
}

#[test]
fn a_responsable_has_all_and_nobody_can_change_it() {
    let mut matrix = matrix();
    assert!((0..7).all(|n| matrix.get(id(0), &object(n)) == Level::Validate));
    assert_eq!(matrix.set(id(0), &object(1), Level::None), Err(Refusal::ResponsableHasAll));
    assert_eq!(matrix.set_row(id(0), Level::Read), Err(Refusal::ResponsableHasAll));
    matrix.set_column(&object(1), Level::None).unwrap();
    assert_eq!(matrix.get(id(0), &object(1)), Level::Validate);
    assert_eq!(matrix.seen_by(id(0)).len(), 7);
}

#[test]
fn a_contributeur_starts_with_nothing() {
    let matrix = matrix();
    assert!((1..5).all(|n| matrix.seen_by(id(n)).is_empty()));
    assert_eq!(matrix.holders_of(&object(3)), [(id(0), Level::Validate)]);
}

#[test]
fn what_is_not_in_the_matrix_is_not_found() {
    let mut matrix = matrix();
    assert_eq!(matrix.set(id(9), &object(1), Level::Read), Err(Refusal::NotFound));
    assert_eq!(matrix.set(id(1), &object(9), Level::Read), Err(Refusal::NotFound));
    assert_eq!(matrix.set_row(id(9), Level::Read), Err(Refusal::NotFound));
    assert_eq!(matrix.set_column(&object(9), Level::Read), Err(Refusal::NotFound));
    assert_eq!(matrix.get(id(0), &object(9)), Level::None);
}

#[test]
fn what_can_one_see() {
    let mut matrix = matrix();
    matrix.set(id(2), &object(4), Level::Draft).unwrap();
    matrix.set(id(2), &object(0), Level::Read).unwrap();
    assert_eq!(matrix.seen_by(id(2)), [(&object(0), Level::Read), (&object(4), Level::Draft)]);
    assert_eq!(matrix.holders_of(&object(4)), [(id(0), Level::Validate), (id(2), Level::Draft)]);
}

fn level() -> impl Strategy<Value = Level> {
    (0..Level::ALL.len()).prop_map(|n| Level::ALL[n])
}

proptest! {
    /// Setting a row or a column is setting its cells one by one.
    #[test]
    fn bulk_is_cell_by_cell(
        start in proptest::collection::vec((1_usize..5, 0_usize..7, level()), 0..30),
        person in 1_usize..5, column in 0_usize..7, level in level(),
    ) {
        let mut by_bulk = matrix();
        for (person, column, level) in start {
            by_bulk.set(id(person), &object(column), level).unwrap();
        }
        let before = by_bulk.clone();
        let mut by_cell = by_bulk.clone();
        by_bulk.set_row(id(person), level).unwrap();
        for n in 0..7 {
            by_cell.set(id(person), &object(n), level).unwrap();
        }
        prop_assert_eq!(&by_bulk, &by_cell);
        by_bulk.set_column(&object(column), level).unwrap();
        for n in 1..5 {
            by_cell.set(id(n), &object(column), level).unwrap();
        }
        prop_assert_eq!(&by_bulk, &by_cell);

        // The changes, applied to what was before, give what is now; none is idle.
        let mut replayed = before.clone();
        for change in by_bulk.changes_since(&before) {
            prop_assert_ne!(change.from, change.to);
            prop_assert_eq!(before.get(change.person, &change.object), change.from);
            replayed.set(change.person, &change.object, change.to).unwrap();
        }
        prop_assert_eq!(&replayed, &by_bulk);
        prop_assert!(by_bulk.changes_since(&by_bulk).is_empty());
    }

    /// Grants follow levels: validate contains draft contains read; a Responsable has all, whatever is stored.
    #[test]
    fn grants_follow_levels(level in level(), responsable in any::<bool>(), active in any::<bool>()) {
        let now = Timestamp::from_millis(1);
        let mut member = if responsable {
            Member::responsable(id(1), Capacity::Habilite, None, now)
        } else {
            Member::contributeur(id(1), None, now)
        };
        member.active = active;
        let standing = Standing::of(id::<CompanyId>(7), &member, BTreeMap::from([(object(1), level)]), now);
        let Ok(standing) = standing else {
            prop_assert!(!active);
            return Ok(());
        };
        prop_assert!(active);
        let level = if responsable { Level::Validate } else { level };
        prop_assert_eq!(standing.may_read(object(1)).is_ok(), level >= Level::Read);
        prop_assert_eq!(standing.may_draft(object(1)).is_ok(), level >= Level::Draft);
        prop_assert_eq!(standing.may_validate(object(1)).is_ok(), level >= Level::Validate);
        // Another object: nothing, unless Responsable.
        prop_assert_eq!(standing.may_read(object(2)).is_ok(), responsable);
        prop_assert_eq!(standing.may_give_rights().is_ok(), responsable);
        prop_assert_eq!(standing.may_manage_people().is_ok(), responsable);
        prop_assert_eq!(standing.may_invite().company(), id(7));
        prop_assert_eq!(standing.may_create_product().person(), id(1));
        if level == Level::Draft {
            prop_assert_eq!(standing.may_validate(object(1)), Err(Refusal::NoValidationRight));
        }
    }
}
