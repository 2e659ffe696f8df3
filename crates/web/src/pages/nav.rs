//! The navigation: by job, only what is there and what one may open.

use crate::lang::Lang;
use crate::routes;
use crate::visit::Visit;
use db::Roles;

/// Which entry of the navigation is lit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// None of them.
    Elsewhere,
    /// The start page.
    Home,
    /// Signing in.
    SignIn,
    /// What is next.
    Dashboard,
    /// Products and their questionnaires.
    Products,
    /// The global strategy.
    Strategy,
    /// Search and persons.
    Directory,
    /// What is this number?
    Identifiers,
    /// Questions and answers.
    Faq,
    /// Age and load of the directory.
    Status,
    /// The company.
    Company,
    /// Its people.
    People,
    /// Their rights.
    Rights,
    /// What happened in it.
    Journal,
    /// Requests for an account.
    Instruction,
    /// Writing the FAQ.
    FaqEditing,
    /// Running the platform.
    Administration,
    /// One's own account.
    Account,
}

/// A part of the navigation.
pub struct Group {
    /// Title; empty for the first.
    pub title: &'static str,
    /// Its entries.
    pub entries: Vec<Entry>,
}

/// One entry.
pub struct Entry {
    /// Where it leads.
    pub url: &'static str,
    /// Its name.
    pub label: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// It is this page's.
    pub lit: bool,
}

/// Who sees an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Everybody,
    SignedIn,
    Company,
    Responsable,
    Instructor,
    Administrator,
}

type Line = (&'static str, fn(Lang) -> &'static str, &'static str, Section, For);

/// The sections that the FAQ of Convergence names ("tableau de bord", "vos produits", "stratégie globale"), then the
/// other capabilities. An entry whose page no room serves does not show.
const WORK: &[Line] = &[
    ("/tableau-de-bord", Lang::nav_dashboard, "gauge", Section::Dashboard, For::SignedIn),
    ("/produits", Lang::nav_products, "box", Section::Products, For::Company),
    ("/strategie", Lang::nav_strategy, "compass", Section::Strategy, For::Company),
    ("/annuaire", Lang::nav_directory, "users", Section::Directory, For::Everybody),
    ("/correspondants", Lang::nav_correspondents, "address", Section::Elsewhere, For::Company),
    ("/preuves", Lang::nav_evidence, "file-check", Section::Elsewhere, For::Company),
    ("/faq", Lang::nav_faq, "help", Section::Faq, For::Everybody),
    ("/poste", Lang::nav_workstation, "monitor", Section::Elsewhere, For::Everybody),
    ("/identifiants", Lang::nav_identifiers, "hash", Section::Identifiers, For::Everybody),
    ("/annuaire/etat", Lang::nav_status, "activity", Section::Status, For::Everybody),
];

const COMPANY: &[Line] = &[
    ("/entreprise", Lang::nav_company, "building", Section::Company, For::Company),
    ("/entreprise/personnes", Lang::nav_people, "users", Section::People, For::Company),
    ("/entreprise/droits", Lang::nav_rights, "key", Section::Rights, For::Company),
    ("/entreprise/journal", Lang::nav_journal, "list", Section::Journal, For::Responsable),
];

const PLATFORM: &[Line] = &[
    ("/instruction", Lang::nav_instruction, "inbox", Section::Instruction, For::Instructor),
    ("/faq/redaction", Lang::nav_faq_editing, "pen", Section::FaqEditing, For::Instructor),
    ("/administration", Lang::nav_administration, "settings", Section::Administration, For::Administrator),
];

/// The navigation of a visit.
pub fn groups(visit: &Visit, section: Section) -> Vec<Group> {
    let t = visit.lang;
    let group = |title: &'static str, lines: &[Line]| Group {
        title,
        entries: lines
            .iter()
            .filter(|(url, .., seen_by)| may_see(visit, *seen_by) && routes::has(url))
            .map(|&(url, label, icon, of, _)| Entry { url, label: label(t), icon, lit: of == section })
            .collect(),
    };
    let all =
        [group("", WORK), group(t.nav_group_company(), COMPANY), group(t.nav_group_platform(), PLATFORM)];
    all.into_iter().filter(|group| !group.entries.is_empty()).collect()
}

fn may_see(visit: &Visit, seen_by: For) -> bool {
    let session = visit.caller.as_ref().and_then(|caller| caller.session.as_ref());
    let has = |roles| session.is_some_and(|session| session.roles.has(roles));
    match seen_by {
        For::Everybody => true,
        For::SignedIn => session.is_some(),
        For::Company => session.is_some_and(|session| session.company.is_some()),
        For::Responsable => has(Roles::RESPONSABLE),
        For::Instructor => has(Roles::INSTRUCTOR),
        For::Administrator => has(Roles::ADMINISTRATOR),
    }
}
