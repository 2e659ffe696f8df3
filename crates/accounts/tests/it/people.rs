//! The people of a company, on the records.

use crate::stage::{Firm, PASSWORD, Stage, name, password};
use accounts::people::{self, Act, Invite};
use accounts::rights::{self, Level, Object, ProductKey};
use accounts::{Capacity, Error, Lang, Person, Refusal, Role};
use db::testing::each_database;
use db::{Acting, CompanyId, Id as _};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 3600);

async fn firm(stage: &Stage) -> (Firm, Person) {
    let instructor = stage.instructor("ida@ans.example").await;
    let firm = stage.firm("732829320", "rose@firme.example", &instructor).await;
    (firm, instructor)
}

async fn act(stage: &Stage, acting: &Acting, act: Act) -> Result<(), Option<Refusal>> {
    let mut writing = stage.db.write(acting).await.unwrap();
    people::act(&mut writing, &stage.site, act).await.map_err(|error| error.refusal())?;
    writing.commit().await.unwrap();
    Ok(())
}

async fn invite(stage: &Stage, acting: &Acting, email: &str, role: Role) -> Result<(), Option<Refusal>> {
    let mut writing = stage.db.write(acting).await.unwrap();
    let input = Invite { email: email.parse().unwrap(), role, lang: Lang::Fr };
    people::invite(&mut writing, &stage.site, &input).await.map_err(|error| error.refusal())?;
    writing.commit().await.unwrap();
    Ok(())
}

#[test]
fn a_contributeur_invites_contributeurs_only() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let (firm, _) = firm(&stage).await;
        let chloe = stage.joined(&firm, "chloe@firme.example", Role::Contributeur).await;
        let acting = stage.member(chloe.id, firm.id);
        assert_eq!(invite(&stage, &acting, "carl@firme.example", Role::Contributeur).await, Ok(()));
        let refused = invite(&stage, &acting, "carl@firme.example", Role::Responsable).await;
        assert_eq!(refused, Err(Some(Refusal::ResponsableOnly)));
        // Nor may a Responsable's invitation be turned into another.
        invite(&stage, &stage.boss(&firm), "rita@firme.example", Role::Responsable).await.unwrap();
        let refused = invite(&stage, &acting, "rita@firme.example", Role::Contributeur).await;
        assert_eq!(refused, Err(Some(Refusal::ResponsableOnly)));
        let refused = invite(&stage, &acting, "rose@firme.example", Role::Contributeur).await;
        assert_eq!(refused, Err(Some(Refusal::AlreadyMember)));
        let rita = stage.token_mailed_to("rita@firme.example").await;
        let account = Some((name("rita@firme.example"), password(PASSWORD)));
        let (_, rita) =
            people::accept(&stage.site, &stage.db, &stage.visitor(), &rita, account).await.unwrap();
        let mut reading = stage.db.read(&acting).await.unwrap();
        let members = people::list(&mut reading).await.unwrap();
        let rita = members.iter().find(|m| m.person.id == rita.id).unwrap();
        assert_eq!((rita.role, rita.member.capacity), (Role::Responsable, Some(Capacity::Habilite)));
        // Only Carl still waits.
        let pending = people::pending(&mut reading).await.unwrap();
        assert_eq!(pending.len(), 1);
        assert_eq!((pending[0].email.as_str(), pending[0].by), ("carl@firme.example", chloe.id));
    });
}

#[test]
fn an_invitation_serves_once_dies_with_the_next_and_ends() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let (firm, _) = firm(&stage).await;
        let boss = stage.boss(&firm);
        invite(&stage, &boss, "carl@firme.example", Role::Contributeur).await.unwrap();
        let first = stage.token_mailed_to("carl@firme.example").await;
        invite(&stage, &boss, "carl@firme.example", Role::Contributeur).await.unwrap();
        let second = stage.token_mailed_to("carl@firme.example").await;
        let visitor = stage.visitor();
        let enter = |token| {
            let account = Some((name("carl@firme.example"), password(PASSWORD)));
            people::accept(&stage.site, &stage.db, &visitor, token, account)
        };
        assert_eq!(enter(&first).await.unwrap_err().refusal(), Some(Refusal::LinkDead));
        // Two clicks at once are one entry.
        let (one, two) = tokio::join!(enter(&second), enter(&second));
        let refusals: Vec<_> = [one, two].into_iter().filter_map(Result::err).map(|e| e.refusal()).collect();
        assert_eq!(refusals.len(), 1, "{refusals:?}");
        assert!(matches!(refusals[0], Some(Refusal::LinkDead | Refusal::SignInAsInvited)), "{refusals:?}");
        assert_eq!(stage.count("SELECT COUNT(*) FROM member").await, 2);

        invite(&stage, &boss, "late@firme.example", Role::Contributeur).await.unwrap();
        let late = stage.token_mailed_to("late@firme.example").await;
        stage.later(DAY * 7);
        let mut reading = stage.db.read(&stage.visitor()).await.unwrap();
        assert_eq!(people::look(&mut reading, &late).await.unwrap_err().refusal(), Some(Refusal::LinkDead));
    });
}

#[test]
fn an_invitation_is_for_one_address() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let (firm, instructor) = firm(&stage).await;
        let other = stage.account("olga@other.example").await;
        invite(&stage, &stage.boss(&firm), "carl@firme.example", Role::Contributeur).await.unwrap();
        let token = stage.token_mailed_to("carl@firme.example").await;
        let wrong = people::accept(&stage.site, &stage.db, &stage.person(other.id), &token, None).await;
        assert_eq!(wrong.unwrap_err().refusal(), Some(Refusal::OtherAccount));
        // Somebody who has an account signs in; a password typed by somebody else makes no second account.
        invite(&stage, &stage.boss(&firm), "ida@ans.example", Role::Contributeur).await.unwrap();
        let token = stage.token_mailed_to("ida@ans.example").await;
        let account = Some((name("ida@ans.example"), password(PASSWORD)));
        let refused = people::accept(&stage.site, &stage.db, &stage.visitor(), &token, account).await;
        assert_eq!(refused.unwrap_err().refusal(), Some(Refusal::SignInAsInvited));
        let acting = stage.person(instructor.id);
        people::accept(&stage.site, &stage.db, &acting, &token, None).await.unwrap();
        assert_eq!(stage.count("SELECT COUNT(*) FROM member").await, 2);
    });
}

#[test]
fn acts_are_written_noted_and_told() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let (firm, _) = firm(&stage).await;
        let chloe = stage.joined(&firm, "chloe@firme.example", Role::Contributeur).await;
        let boss = stage.boss(&firm);
        stage.mails().await;
        let until = stage.now().plus(DAY);
        act(&stage, &boss, Act::Delegate { to: chloe.id, until: Some(until) }).await.unwrap();
        let mails = stage.mails().await;
        assert_eq!(mails.len(), 1);
        assert!(
            mails[0].body.contains("by delegation, until 24 November 2026 at 09:30"),
            "{}",
            mails[0].body
        );
        let delegate = stage.member(chloe.id, firm.id);
        assert_eq!(rights_of(&stage, &delegate).await, Some(Role::Responsable));
        stage.later(DAY);
        assert_eq!(rights_of(&stage, &stage.member(chloe.id, firm.id)).await, Some(Role::Contributeur));

        act(&stage, &stage.boss(&firm), Act::Disable(chloe.id)).await.unwrap();
        assert_eq!(rights_of(&stage, &stage.member(chloe.id, firm.id)).await, None);
        act(&stage, &stage.boss(&firm), Act::Enable(chloe.id)).await.unwrap();
        act(&stage, &stage.member(chloe.id, firm.id), Act::Remove(chloe.id)).await.unwrap();
        assert_eq!(rights_of(&stage, &stage.member(chloe.id, firm.id)).await, None);
        let refused = act(&stage, &stage.boss(&firm), Act::Remove(firm.responsable.id)).await;
        assert_eq!(refused, Err(Some(Refusal::LastResponsable)));
        let noted = stage.noted().await;
        let noted: Vec<_> = noted.iter().filter(|a| a.starts_with("member.")).collect();
        assert_eq!(
            noted,
            ["member.joined", "member.responsable", "member.disabled", "member.enabled", "member.removed"]
        );
    });
}

async fn rights_of(stage: &Stage, acting: &Acting) -> Option<Role> {
    let mut reading = stage.db.read(acting).await.unwrap();
    rights::standing(&mut reading).await.ok().map(|standing| standing.role())
}

#[test]
fn two_responsables_who_leave_at_once_leave_one() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let (firm, _) = firm(&stage).await;
        let rita = stage.joined(&firm, "rita@firme.example", Role::Responsable).await;
        let (rose, rita_acting) = (stage.boss(&firm), stage.member(rita.id, firm.id));
        let (one, two) = tokio::join!(
            act(&stage, &rose, Act::Remove(firm.responsable.id)),
            act(&stage, &rita_acting, Act::Remove(rita.id)),
        );
        let refusals: Vec<_> = [one, two].into_iter().filter_map(Result::err).collect();
        assert_eq!(refusals, [Some(Refusal::LastResponsable)]);
        assert_eq!(stage.count("SELECT COUNT(*) FROM member WHERE role = 'responsable'").await, 1);
    });
}

#[test]
fn an_instructor_appoints_when_nobody_can_be_reached() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let (firm, instructor) = firm(&stage).await;
        let nora = stage.account("nora@firme.example").await;
        let mut writing = stage.db.write(&stage.staff(instructor.id)).await.unwrap();
        let by = accounts::instructor(&mut writing).await.unwrap();
        people::appoint(&mut writing, &stage.site, by, firm.id, &nora.email).await.unwrap();
        let own = people::appoint(&mut writing, &stage.site, by, firm.id, &instructor.email).await;
        assert_eq!(own.unwrap_err().refusal(), Some(Refusal::OwnRequest));
        writing.commit().await.unwrap();
        act(&stage, &stage.member(nora.id, firm.id), Act::Remove(firm.responsable.id)).await.unwrap();
    });
}

fn objects() -> Vec<Object> {
    let product =
        ProductKey::from_uuid("01930f3e-8c00-7000-8000-000000000001".parse::<CompanyId>().unwrap().uuid());
    let of = |code: &str| Object::Questionnaire { product, questionnaire: code.parse().unwrap() };
    vec![Object::Strategy, of("securite"), of("interoperabilite")]
}

#[test]
fn rights_are_saved_as_a_matrix_and_never_over_somebody_elses() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let (firm, _) = firm(&stage).await;
        let chloe = stage.joined(&firm, "chloe@firme.example", Role::Contributeur).await;
        let mut writing = stage.db.write(&stage.boss(&firm)).await.unwrap();
        let (mut matrix, version) = rights::matrix(&mut writing, objects()).await.unwrap();
        assert!(matrix.seen_by(chloe.id).is_empty());
        matrix.set_row(chloe.id, Level::Read).unwrap();
        matrix.set(chloe.id, &objects()[1], Level::Validate).unwrap();
        let grant = rights::standing(&mut writing).await.unwrap().may_give_rights().unwrap();
        let changes = rights::save(&mut writing, &grant, &matrix, version).await.unwrap();
        assert_eq!(changes.len(), 3);
        writing.commit().await.unwrap();

        let acting = stage.member(chloe.id, firm.id);
        let mut reading = stage.db.read(&acting).await.unwrap();
        let standing = rights::standing(&mut reading).await.unwrap();
        assert!(standing.may_validate(objects()[1].clone()).is_ok());
        assert_eq!(standing.may_draft(Object::Strategy), Err(Refusal::NoDraftRight));
        assert_eq!(standing.may_give_rights(), Err(Refusal::ResponsableOnly));
        // A Contributeur sees the own row only.
        let (own, _) = rights::matrix(&mut reading, objects()).await.unwrap();
        assert_eq!(own.holders().len(), 1);
        drop(reading);

        // Somebody else still has the matrix of before on the screen.
        let mut writing = stage.db.write(&stage.boss(&firm)).await.unwrap();
        let stale = rights::save(&mut writing, &grant, &matrix, version).await;
        assert_eq!(stale.unwrap_err().refusal(), Some(Refusal::Stale));
        drop(writing);

        // Products that are gone take their rights along; the strategy stays.
        let Object::Questionnaire { product, .. } = objects()[1].clone() else { unreachable!() };
        let mut writing = stage.db.write(&stage.boss(&firm)).await.unwrap();
        rights::forget_product(&mut writing, firm.id, product).await.unwrap();
        writing.commit().await.unwrap();
        assert_eq!(stage.count("SELECT COUNT(*) FROM member_right").await, 1);
        // And so does whoever leaves.
        act(&stage, &stage.boss(&firm), Act::Remove(chloe.id)).await.unwrap();
        assert_eq!(stage.count("SELECT COUNT(*) FROM member_right").await, 0);
    });
}

#[test]
fn too_many_mails_to_one_address_are_refused() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let (firm, _) = firm(&stage).await;
        for n in 0..4 {
            let done = invite(&stage, &stage.boss(&firm), "carl@firme.example", Role::Contributeur).await;
            let expected = if n < 3 { Ok(()) } else { Err(Some(Refusal::TooManyMails)) };
            assert_eq!(done, expected, "mail {n}");
        }
        stage.later(Duration::from_secs(3600));
        invite(&stage, &stage.boss(&firm), "carl@firme.example", Role::Contributeur).await.unwrap();
    });
}

#[test]
fn an_error_tells_nothing_of_people() {
    let error = Error::from(Refusal::NotFound);
    assert_eq!((error.code(), error.to_string().as_str()), ("accounts.not_found", "not_found"));
}
