//! A company asks for an account: the whole way, and what strays from it.

use crate::stage::{PASSWORD, Stage, ask, network, password};
use accounts::registration::{self, Accepted, Confirmed, Deposit, DocumentKind, State};
use accounts::{Capacity, Instructor, Person, Refusal, RegistrationId, Role, company, people};
use db::Seeded;
use db::jobs::Worker;
use db::testing::each_database;
use std::sync::Arc;
use std::time::Duration;

const SIREN: &str = "732829320";

async fn awaited(stage: &Stage, email: &str) -> (RegistrationId, Person) {
    let (confirmed, person) = stage.asked(SIREN, email).await;
    let Confirmed::DocumentsAwaited(id, _) = confirmed else { panic!("{confirmed:?}") };
    (id, person)
}

/// Does one thing as an instructor and keeps it.
macro_rules! instruct {
    ($stage:expr, $person:expr, |$writing:ident, $by:ident| $action:expr) => {{
        let mut $writing = $stage.db.write(&$stage.staff($person.id)).await.unwrap();
        let $by: Instructor = accounts::instructor(&mut $writing).await.unwrap();
        let done = $action;
        if done.is_ok() {
            $writing.commit().await.unwrap();
        }
        done.map_err(|error| error.refusal())
    }};
}

#[test]
fn the_whole_way() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let instructor = stage.instructor("ida@ans.example").await;
        let (id, person) = awaited(&stage, "rose@firme.example").await;
        let mails = stage.mails().await;
        assert_eq!(mails.len(), 1);
        assert!(mails[0].body.contains("Kbis de moins de 3 mois"), "{}", mails[0].body);
        stage.deposited(id, &person).await;

        let queue =
            instruct!(stage, instructor, |w, by| registration::queue(&mut w, by, State::Deposited).await);
        let request = queue.unwrap().remove(0);
        assert_eq!((request.id, request.missing()), (id, vec![]));
        // Nothing is decided before it is taken.
        let accepted = instruct!(stage, instructor, |w, by| {
            registration::accept(&mut w, &stage.site, by, (id, request.version)).await
        });
        assert_eq!(accepted, Err(Some(Refusal::NotNow)));
        instruct!(stage, instructor, |w, by| registration::take(&mut w, by, id, request.version).await)
            .unwrap();
        let version = request.version + 1;
        let accepted = instruct!(stage, instructor, |w, by| {
            registration::accept(&mut w, &stage.site, by, (id, version)).await
        });
        let Ok(Accepted::Company(company)) = accepted else { panic!("{accepted:?}") };

        let mut reading = stage.db.read(&stage.member(person.id, company)).await.unwrap();
        let found = company::acting(&mut reading).await.unwrap();
        assert_eq!((found.siren.to_string().as_str(), found.name.as_str()), (SIREN, "Firme 732829320"));
        let members = people::list(&mut reading).await.unwrap();
        assert_eq!(members.len(), 1);
        assert_eq!(
            (members[0].role, members[0].member.capacity),
            (Role::Responsable, Some(Capacity::Mandataire))
        );
        let noted = stage.noted().await;
        let decided: Vec<_> =
            noted.iter().filter(|a| a.starts_with("registration.") || *a == "company.created").collect();
        assert_eq!(
            decided,
            [
                "registration.asked",
                "registration.confirmed",
                "registration.document",
                "registration.document",
                "registration.deposited",
                "registration.taken",
                "company.created",
                "registration.accepted",
            ]
        );
    });
}

#[test]
fn documents_are_erased_with_the_decision_and_the_erasure_is_traced() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let instructor = stage.instructor("ida@ans.example").await;
        let (id, person) = awaited(&stage, "rose@firme.example").await;
        stage.deposited(id, &person).await;
        let request = instruct!(stage, instructor, |w, by| registration::dossier(&mut w, by, id).await);
        let request = request.unwrap().request;
        let identity = request.document(DocumentKind::Identity).unwrap().id;
        // The instructor reads it; that is noted.
        let mut writing = stage.db.write(&stage.staff(instructor.id)).await.unwrap();
        let found = registration::look_at(&mut writing, id, identity).await.unwrap();
        writing.commit().await.unwrap();
        assert!(stage.documents.read_all(&found).await.unwrap().starts_with(b"%PDF"));

        instruct!(stage, instructor, |w, by| registration::take(&mut w, by, id, request.version).await)
            .unwrap();
        instruct!(stage, instructor, |w, by| {
            registration::accept(&mut w, &stage.site, by, (id, request.version + 1)).await
        })
        .unwrap();
        // The key went with the decision, before any job ran.
        assert_eq!(stage.count("SELECT COUNT(*) FROM document WHERE wrapped_key IS NOT NULL").await, 0);
        assert_eq!(
            stage.count("SELECT COUNT(*) FROM registration_document WHERE erased_at IS NULL").await,
            0
        );
        let mut writing = stage.db.write(&stage.staff(instructor.id)).await.unwrap();
        let gone = registration::look_at(&mut writing, id, identity).await;
        assert_eq!(gone.unwrap_err().refusal(), Some(Refusal::NotFound));
        drop(writing);
        let noted = stage.noted().await;
        let count = |action: &str| noted.iter().filter(|a| *a == action).count();
        assert_eq!((count("document.erased"), count("registration.document_seen")), (2, 1));
        // The job then deletes the ciphertext.
        let worker = Worker::new(stage.db.clone(), stage.clock.clone(), Arc::new(Seeded::new(99)))
            .on(db::documents::DELETE, stage.documents.deleter());
        for _ in 0..2 {
            assert!(matches!(worker.work_once().await.unwrap(), db::jobs::Worked::Done(_)));
        }
        assert!(stage.documents.read_all(&found).await.is_err());
    });
}

#[test]
fn complement_then_refusal() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let instructor = stage.instructor("ida@ans.example").await;
        let (id, person) = awaited(&stage, "rose@firme.example").await;
        stage.deposited(id, &person).await;
        let request = instruct!(stage, instructor, |w, by| registration::dossier(&mut w, by, id).await)
            .unwrap()
            .request;
        instruct!(stage, instructor, |w, by| registration::take(&mut w, by, id, request.version).await)
            .unwrap();
        let what = "Le verso de la pièce d’identité.".parse().unwrap();
        let asked = instruct!(stage, instructor, |w, by| {
            registration::ask_complement(&mut w, &stage.site, by, (id, request.version + 1), &what).await
        });
        asked.unwrap();
        stage.mails().await.iter().find(|m| m.body.contains("Le verso")).expect("the complement is told");

        // Both documents are still there; one is replaced, and it goes again.
        stage.deposited(id, &person).await;
        let request = instruct!(stage, instructor, |w, by| registration::dossier(&mut w, by, id).await)
            .unwrap()
            .request;
        assert_eq!(request.documents.len(), 4);
        assert_eq!(request.documents.iter().filter(|d| d.erased_at.is_none()).count(), 2);
        assert_eq!(
            request.note.as_ref().map(accounts::field::Reason::as_str),
            Some("Le verso de la pièce d’identité.")
        );
        instruct!(stage, instructor, |w, by| registration::take(&mut w, by, id, request.version).await)
            .unwrap();
        let reason = "L’entreprise est radiée.".parse().unwrap();
        instruct!(stage, instructor, |w, by| {
            registration::refuse(&mut w, &stage.site, by, (id, request.version + 1), &reason).await
        })
        .unwrap();
        stage.mails().await.iter().find(|m| m.body.contains("radiée")).expect("the reason is told");
        let mut writing = stage.db.write(&stage.person(person.id)).await.unwrap();
        let again = registration::withdraw(&mut writing, id).await;
        assert_eq!(again.unwrap_err().refusal(), Some(Refusal::NotNow));
        assert_eq!(stage.count("SELECT COUNT(*) FROM company").await, 0);
    });
}

#[test]
fn the_kbis_is_checked_on_the_day_of_the_deposit() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let (id, person) = awaited(&stage, "rose@firme.example").await;
        // Today is 2026-11-23 in Paris.
        for (issued, refusal) in [
            ("2026-08-23", Some(Refusal::KbisTooOld)),
            ("2026-08-24", None),
            ("2026-11-23", None),
            ("2026-11-24", Some(Refusal::KbisInFuture)),
        ] {
            let acting = stage.person(person.id);
            let deposit = Deposit::Kbis(stage.received(&acting).await, issued.parse().unwrap());
            let mut writing = stage.db.write(&acting).await.unwrap();
            let done = registration::deposit(&mut writing, id, deposit).await;
            assert_eq!(done.map_err(|e| e.refusal()).err().flatten(), refusal, "issued on {issued}");
        }
        // Nothing was kept: submitting tells what is missing.
        let mut writing = stage.db.write(&stage.person(person.id)).await.unwrap();
        let done = registration::submit(&mut writing, &stage.site, id).await;
        assert_eq!(done.unwrap_err().refusal(), Some(Refusal::IdentityMissing));
        let own = registration::own(&mut writing, id).await.unwrap();
        assert_eq!(own.missing(), [DocumentKind::Identity, DocumentKind::Kbis]);
    });
}

#[test]
fn a_company_that_is_there_already_is_handed_to_its_responsable() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let instructor = stage.instructor("ida@ans.example").await;
        let firm = stage.firm(SIREN, "rose@firme.example", &instructor).await;
        stage.mails().await;
        let (confirmed, person) = stage.asked(SIREN, "paul@firme.example").await;
        assert!(matches!(confirmed, Confirmed::Routed(..)), "{confirmed:?}");
        let mails = stage.mails().await;
        let to: std::collections::BTreeSet<_> = mails.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!(to, ["paul@firme.example", "rose@firme.example"].into());
        let mut reading = stage.db.read(&stage.boss(&firm)).await.unwrap();
        let requests = people::join_requests(&mut reading).await.unwrap();
        assert_eq!((requests.len(), requests[0].person), (1, person.id));
        drop(reading);
        // Invited and come in, the request is closed.
        let mut writing = stage.db.write(&stage.boss(&firm)).await.unwrap();
        let invite = people::Invite {
            email: person.email.clone(),
            role: Role::Contributeur,
            lang: accounts::Lang::Fr,
        };
        people::invite(&mut writing, &stage.site, &invite).await.unwrap();
        writing.commit().await.unwrap();
        let token = stage.token_mailed_to("paul@firme.example").await;
        people::accept(&stage.site, &stage.db, &stage.person(person.id), &token, None).await.unwrap();
        let mut reading = stage.db.read(&stage.boss(&firm)).await.unwrap();
        assert!(people::join_requests(&mut reading).await.unwrap().is_empty());
    });
}

#[test]
fn two_requests_for_one_company_make_one_company() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let (ida, ivo) =
            (stage.instructor("ida@ans.example").await, stage.instructor("ivo@ans.example").await);
        let mut taken = Vec::new();
        for (email, instructor) in [("rose@firme.example", &ida), ("paul@firme.example", &ivo)] {
            let (id, person) = awaited(&stage, email).await;
            stage.deposited(id, &person).await;
            let dossier =
                instruct!(stage, instructor, |w, by| registration::dossier(&mut w, by, id).await).unwrap();
            instruct!(stage, instructor, |w, by| registration::take(&mut w, by, id, dossier.request.version)
                .await)
            .unwrap();
            taken.push((id, dossier.request.version + 1, instructor.clone(), person));
        }
        let dossier =
            instruct!(stage, ivo, |w, by| registration::dossier(&mut w, by, taken[1].0).await).unwrap();
        assert_eq!(dossier.others.len(), 1, "the other request is shown");
        let accept = |n: usize| {
            let (id, version, instructor, _) = taken[n].clone();
            let stage = &stage;
            async move {
                instruct!(stage, instructor, |w, by| {
                    registration::accept(&mut w, &stage.site, by, (id, version)).await
                })
            }
        };
        let (first, second) = tokio::join!(accept(0), accept(1));
        let (company, routed) = match (first.unwrap(), second.unwrap()) {
            (Accepted::Company(a), Accepted::Routed(b)) | (Accepted::Routed(b), Accepted::Company(a)) => {
                (a, b)
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(company, routed);
        assert_eq!(stage.count("SELECT COUNT(*) FROM company").await, 1);
        assert_eq!(stage.count("SELECT COUNT(*) FROM join_request").await, 1);
    });
}

#[test]
fn instructors_do_not_step_on_each_other() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let (ida, ivo) =
            (stage.instructor("ida@ans.example").await, stage.instructor("ivo@ans.example").await);
        let (id, person) = awaited(&stage, "rose@firme.example").await;
        stage.deposited(id, &person).await;
        let version = instruct!(stage, ida, |w, by| registration::dossier(&mut w, by, id).await)
            .unwrap()
            .request
            .version;
        instruct!(stage, ida, |w, by| registration::take(&mut w, by, id, version).await).unwrap();
        // Ivo still looks at the page of before.
        let late = instruct!(stage, ivo, |w, by| registration::take(&mut w, by, id, version).await);
        assert_eq!(late, Err(Some(Refusal::Stale)));
        let other = instruct!(stage, ivo, |w, by| {
            registration::accept(&mut w, &stage.site, by, (id, version + 1)).await
        });
        assert_eq!(other.map(|_| ()), Err(Some(Refusal::NotYourInstruction)));
        // Nobody who is no instructor sees anything.
        let mut reading = stage.db.read(&stage.staff(person.id)).await.unwrap();
        assert_eq!(accounts::instructor(&mut reading).await.unwrap_err().refusal(), Some(Refusal::NotFound));
    });
}

#[test]
fn an_instructor_does_not_instruct_the_own_request() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let ida = stage.instructor("ida@ans.example").await;
        let mut writing = stage.db.write(&stage.visitor()).await.unwrap();
        let input = ask(SIREN, "ida@ans.example");
        registration::ask(&mut writing, &stage.site, &input, &network()).await.unwrap();
        writing.commit().await.unwrap();
        let token = stage.token_mailed_to("ida@ans.example").await;
        // The address has an account: without it the link does nothing, and no second account is made.
        let chosen = Some(password(PASSWORD));
        let visitor = registration::confirm(&stage.site, &stage.db, &stage.visitor(), &token, chosen).await;
        assert_eq!(visitor.unwrap_err().refusal(), Some(Refusal::SignInAsInvited));
        let own = registration::confirm(&stage.site, &stage.db, &stage.person(ida.id), &token, None).await;
        let Confirmed::DocumentsAwaited(id, _) = own.unwrap() else { panic!("routed") };
        stage.deposited(id, &ida).await;
        let version = instruct!(stage, ida, |w, by| registration::dossier(&mut w, by, id).await)
            .unwrap()
            .request
            .version;
        let taken = instruct!(stage, ida, |w, by| registration::take(&mut w, by, id, version).await);
        assert_eq!(taken, Err(Some(Refusal::OwnRequest)));
    });
}

#[test]
fn a_link_serves_once_and_not_for_ever() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let mut writing = stage.db.write(&stage.visitor()).await.unwrap();
        let input = ask(SIREN, "rose@firme.example");
        registration::ask(&mut writing, &stage.site, &input, &network()).await.unwrap();
        writing.commit().await.unwrap();
        let token = stage.token_mailed_to("rose@firme.example").await;
        let acting = stage.visitor();
        let confirm = |password| registration::confirm(&stage.site, &stage.db, &acting, &token, password);
        // A weak password leaves the link alive.
        let weak = confirm(Some(password("rose testard rose"))).await.unwrap_err();
        assert_eq!(weak.code(), "password.personal");
        confirm(Some(password(PASSWORD))).await.unwrap();
        let again = confirm(Some(password(PASSWORD))).await.unwrap_err();
        assert_eq!(again.refusal(), Some(Refusal::LinkDead));

        let mut writing = stage.db.write(&stage.visitor()).await.unwrap();
        let input = ask(SIREN, "paul@firme.example");
        registration::ask(&mut writing, &stage.site, &input, &network()).await.unwrap();
        writing.commit().await.unwrap();
        let token = stage.token_mailed_to("paul@firme.example").await;
        stage.later(Duration::from_secs(48 * 3600));
        let mut reading = stage.db.read(&stage.visitor()).await.unwrap();
        assert_eq!(
            registration::look(&mut reading, &token).await.unwrap_err().refusal(),
            Some(Refusal::LinkDead)
        );
    });
}

#[test]
fn requests_without_documents_are_given_up() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let (_, person) = awaited(&stage, "rose@firme.example").await;
        let mut writing = stage.db.write(&stage.visitor()).await.unwrap();
        registration::ask(&mut writing, &stage.site, &ask(SIREN, "never@firme.example"), &network())
            .await
            .unwrap();
        writing.commit().await.unwrap();
        stage.mails().await;
        for (days, given_up) in [(59, 0), (2, 2)] {
            stage.later(Duration::from_secs(days * 24 * 3600));
            let mut writing = stage.db.write(&stage.system()).await.unwrap();
            assert_eq!(registration::expire(&mut writing, &stage.site).await.unwrap(), given_up);
            writing.commit().await.unwrap();
        }
        let mails = stage.mails().await;
        assert_eq!(mails.iter().map(|m| m.to.as_str()).collect::<Vec<_>>(), [person.email.as_str()]);
    });
}

#[test]
fn another_instructor_takes_over() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let ida = stage.instructor("ida@ans.example").await;
        let ivo = stage.instructor("ivo@ans.example").await;
        let (id, person) = awaited(&stage, "rose@firme.example").await;
        stage.deposited(id, &person).await;
        let dossier = instruct!(stage, ida, |w, by| registration::dossier(&mut w, by, id).await);
        let version = dossier.unwrap().request.version;
        instruct!(stage, ida, |w, by| registration::take(&mut w, by, id, version).await).unwrap();
        instruct!(stage, ivo, |w, by| registration::release(&mut w, by, id, version + 1).await).unwrap();
        instruct!(stage, ivo, |w, by| registration::take(&mut w, by, id, version + 2).await).unwrap();
        instruct!(stage, ivo, |w, by| {
            registration::accept(&mut w, &stage.site, by, (id, version + 3)).await
        })
        .unwrap();
        let companies = instruct!(stage, ida, |w, by| company::list(&mut w, by, None, 10).await).unwrap();
        assert_eq!(companies.len(), 1);
        let after = Some(companies[0].id);
        let next = instruct!(stage, ida, |w, by| company::list(&mut w, by, after, 10).await).unwrap();
        assert!(next.is_empty());
        let mut reading = stage.db.read(&stage.person(person.id)).await.unwrap();
        assert_eq!(company::mine(&mut reading).await.unwrap(), companies);
        assert_eq!(registration::mine(&mut reading).await.unwrap()[0].state, State::Accepted);
    });
}

#[test]
fn asking_does_the_same_whoever_and_whatever_is_known() {
    each_database(|db| async move {
        let stage = Stage::new(db).await;
        let instructor = stage.instructor("ida@ans.example").await;
        stage.firm(SIREN, "rose@firme.example", &instructor).await;
        stage.mails().await;
        let rows = "SELECT (SELECT COUNT(*) FROM outbox) * 1000000 + (SELECT COUNT(*) FROM token) * 10000
            + (SELECT COUNT(*) FROM registration) * 100 + (SELECT COUNT(*) FROM audit) % 100";
        let mut added = std::collections::BTreeSet::new();
        for (siren, email) in [
            (SIREN, "rose@firme.example"),
            (SIREN, "nobody@firme.example"),
            ("552100554", "ida@ans.example"),
            ("552100554", "someone@firme.example"),
        ] {
            let before = stage.count(rows).await;
            let mut writing = stage.db.write(&stage.visitor()).await.unwrap();
            registration::ask(&mut writing, &stage.site, &ask(siren, email), &network()).await.unwrap();
            writing.commit().await.unwrap();
            added.insert(stage.count(rows).await - before);
        }
        assert_eq!(added.len(), 1, "{added:?}");
        // What is mailed quotes nothing that who asks typed, but the number.
        let mails = stage.mails().await;
        assert!(mails.iter().all(|mail| !mail.body.contains("Firme")), "{}", mails[0].body);
    });
}
