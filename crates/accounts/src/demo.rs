//! Ready accounts for each role, for demonstrations and journeys: a visitor needs none. Their password is published, so
//! they are made in an empty database only.

use crate::field::EmailAddress;
use crate::model::Role;
use crate::password::Password;
use crate::people::{self, Member};
use crate::rights::{self, Level, Object};
use crate::{Capacity, Error, Lang, Person, PersonName, Refusal, Site, authority, company, person};
use db::{Acting, CompanyId, Database, PersonId, Reading, Writing, params};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;

/// The password of every demonstration account.
pub const PASSWORD: &str = "une demonstration de jalon";

/// Number and name of a demonstration company: fictitious, with right keys.
const COMPANIES: [(&str, &str); 2] = [("999000011", "Hydrangéa Santé"), ("999000029", "Belladone Logiciels")];

/// What somebody of the demonstration may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DemoRole {
    /// Responsable of a company.
    Responsable,
    /// Contributeur with this right on everything.
    Contributeur(Level),
    /// Verifies companies.
    Instructor,
    /// Runs the platform.
    Administrator,
}

/// An account of the demonstration.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct DemoAccount {
    /// Address to sign in with.
    pub email: &'static str,
    /// Prénom.
    pub given: &'static str,
    /// Nom.
    pub family: &'static str,
    /// What for.
    pub role: DemoRole,
    /// In which company: 0, 1, or none.
    pub company: Option<usize>,
}

const fn account(
    email: &'static str,
    given: &'static str,
    family: &'static str,
    role: DemoRole,
    company: Option<usize>,
) -> DemoAccount {
    DemoAccount { email, given, family, role, company }
}

/// Every account of the demonstration.
pub const ACCOUNTS: [DemoAccount; 8] = [
    account("responsable@hydrangea.example", "Rose", "Hortensia", DemoRole::Responsable, Some(0)),
    account("sans-droit@hydrangea.example", "Nino", "Myosotis", DemoRole::Contributeur(Level::None), Some(0)),
    account("lecture@hydrangea.example", "Lila", "Capucine", DemoRole::Contributeur(Level::Read), Some(0)),
    account(
        "brouillon@hydrangea.example",
        "Basile",
        "Muscari",
        DemoRole::Contributeur(Level::Draft),
        Some(0),
    ),
    account(
        "validation@hydrangea.example",
        "Violette",
        "Cyclamen",
        DemoRole::Contributeur(Level::Validate),
        Some(0),
    ),
    account("responsable@belladone.example", "Anémone", "Datura", DemoRole::Responsable, Some(1)),
    account("instructeur@jalon.example", "Iris", "Narcisse", DemoRole::Instructor, None),
    account("administrateur@jalon.example", "Aster", "Glaïeul", DemoRole::Administrator, None),
];

/// What was made.
#[derive(Debug, Clone)]
pub struct Made {
    /// The companies, in order.
    pub companies: Vec<CompanyId>,
    /// Who is who, by address.
    pub people: BTreeMap<&'static str, PersonId>,
}

mod sql {
    db::statements! {
        ANYBODY = "SELECT COUNT(*) AS count FROM person";
        BY_EMAIL = "SELECT id FROM person WHERE email = $1";
    }
}
pub(crate) use sql::ALL as STATEMENTS;

/// Whether the accounts were made here: their passwords are public.
pub async fn is_there(reading: &mut Reading) -> Result<bool, Error> {
    for account in &ACCOUNTS {
        let (email, _) = parsed(account)?;
        if reading.row(&sql::BY_EMAIL, params![email.as_str()]).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Makes the accounts and their companies; [`Refusal::NotEmpty`] when there is an account already. `objects` are what the
/// rights are given on, beside the global strategy.
pub async fn fill(site: &Site, db: &Database, acting: &Acting, objects: &[Object]) -> Result<Made, Error> {
    let allowed = authority::administrator(&mut db.read(acting).await?).await?;
    let password =
        Password::new(PASSWORD).map_err(|_| Error::Damaged("the password of the demonstration"))?;
    let mut salt = [0; 16];
    acting.fill_random(&mut salt);
    // One hash for all: the password is published anyway.
    let hash = site.hashing(move |hasher| hasher.hash(&password, salt)).await?;
    let mut writing = db.write(acting).await?;
    writing.alone("demonstration").await?;
    let row = writing.row(&sql::ANYBODY, params![]).await?;
    if row.map(|row| row.get::<i64>("count")).transpose()? != Some(0) {
        return Err(Refusal::NotEmpty.into());
    }
    let mut companies = Vec::new();
    for (siren, name) in COMPANIES {
        companies.push(make_company(&mut writing, siren, name).await?);
    }
    let mut people = BTreeMap::new();
    for account in &ACCOUNTS {
        let (email, name) = parsed(account)?;
        let person = person::create(&mut writing, &email, &name, Lang::Fr, &hash).await?;
        let company = account.company.and_then(|index| companies.get(index).copied());
        place(&mut writing, allowed, account.role, company, &person, objects).await?;
        people.insert(account.email, person.id);
    }
    writing.commit().await?;
    Ok(Made { companies, people })
}

fn parsed(account: &DemoAccount) -> Result<(EmailAddress, PersonName), Error> {
    const WRONG: Error = Error::Damaged("an account of the demonstration");
    let email = account.email.parse().map_err(|_| WRONG)?;
    let given = account.given.parse().map_err(|_| WRONG)?;
    Ok((email, PersonName { given, family: account.family.parse().map_err(|_| WRONG)? }))
}

async fn make_company(writing: &mut Writing, siren: &str, name: &str) -> Result<CompanyId, Error> {
    let acting = writing.acting().clone();
    let id: CompanyId = acting.new_id();
    writing.execute(&company::sql::INSERT, params![id, siren, name, acting.now()]).await?;
    crate::audit(writing, "company.created", "company", id, Some(id), json!({ "demonstration": true }))
        .await?;
    Ok(id)
}

async fn place(
    writing: &mut Writing,
    allowed: authority::Administrator,
    role: DemoRole,
    company: Option<CompanyId>,
    person: &Person,
    objects: &[Object],
) -> Result<(), Error> {
    let now = writing.acting().now();
    match (role, company) {
        (DemoRole::Responsable, Some(company)) => {
            let member = Member::responsable(person.id, Capacity::Mandataire, None, now);
            people::store::put(writing, company, &member).await
        }
        (DemoRole::Contributeur(level), Some(company)) => {
            people::store::put(writing, company, &Member::contributeur(person.id, None, now)).await?;
            for object in std::iter::once(&Object::Strategy).chain(objects) {
                rights::put(writing, company, person.id, object, level).await?;
            }
            Ok(())
        }
        (role, _) => {
            let (administrator, instructor) = (role == DemoRole::Administrator, role == DemoRole::Instructor);
            crate::admin::set_roles(writing, allowed, person.id, administrator, instructor).await
        }
    }
}

impl DemoRole {
    /// The role in a company, when there is one.
    pub const fn in_company(self) -> Option<Role> {
        match self {
            Self::Responsable => Some(Role::Responsable),
            Self::Contributeur(_) => Some(Role::Contributeur),
            Self::Instructor | Self::Administrator => None,
        }
    }
}
