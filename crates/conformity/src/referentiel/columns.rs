//! The columns of a REM, recognised by their headers however they are written.

use super::fold::folded;
use super::model::Format;
use report::sheet::Row;
use std::collections::BTreeMap;

/// What a column holds. Headers of the layouts: the REM of Ségur (Convergence export, publication and older templates)
/// and the sheet « Exigences » of the DMN référentiel V1.2.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    RowNumber,
    Perimeter,
    Id,
    SectionId,
    Section,
    Bloc,
    Chapter,
    Function,
    Nature,
    Conditional,
    Text,
    Comment,
    Version,
    Profile,
    FormerProfile,
    ScenarioId,
    Scenario,
    /// Number of the n-th evidence of the row, from 1.
    EvidenceId(u8),
    /// Text of the n-th evidence of the row.
    Evidence(u8),
    Criticality,
    Order,
    Status,
    Previous,
    Couloir,
    /// Known, and of use to those who publish alone.
    Internal,
}

/// Words that headers have or do not have.
const EMPTY_WORDS: [&str; 9] = ["de", "d", "du", "des", "l", "la", "le", "les", "attendue"];
/// Most evidences of a row.
const MOST_EVIDENCES: u8 = 20;

/// Where each role stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    at: BTreeMap<Role, u16>,
    /// Headers that say nothing known, as written.
    pub(super) unknown: Vec<String>,
}

impl Columns {
    /// Reads a row as headers; none when it is not a row of headers.
    pub(super) fn of(row: &Row) -> Option<Self> {
        let mut columns = Self::default();
        let mut exigence = None;
        for cell in row.cells.iter().filter(|cell| !cell.filled) {
            let words = words(&cell.text);
            let Some(role) = role(&words) else {
                columns.unknown.push(cell.text.chars().take(80).collect());
                continue;
            };
            if words == "exigence" {
                exigence = Some(cell.column);
            }
            columns.put(role, cell.column, exigence);
        }
        // `Exigence` beside `Énoncé` is the number of what is stated.
        if let (None, Some(column)) = (columns.at.get(&Role::Id), exigence)
            && columns.at.get(&Role::Text).is_some_and(|text| *text != column)
        {
            columns.at.insert(Role::Id, column);
        }
        columns.is_header().then_some(columns)
    }

    fn put(&mut self, role: Role, column: u16, exigence: Option<u16>) {
        let free = |role: fn(u8) -> Role, from: u8| {
            (from..=MOST_EVIDENCES).map(role).find(|role| !self.at.contains_key(role))
        };
        // `N° preuve` written the same for each evidence of a row: the next one.
        let role = match role {
            Role::EvidenceId(n) => free(Role::EvidenceId, n.max(1)),
            Role::Evidence(n) => free(Role::Evidence, n.max(1)),
            Role::Text if exigence != Some(column) => {
                // `Énoncé` rather than `Exigence`, when a sheet has both.
                self.at.insert(Role::Text, column);
                None
            }
            role => Some(role),
        };
        if let Some(role) = role {
            self.at.entry(role).or_insert(column);
        }
    }

    fn is_header(&self) -> bool {
        let has = |role| self.at.contains_key(&role);
        has(Role::Id)
            && (has(Role::Text) || has(Role::Scenario) || has(Role::ScenarioId))
            && self.at.len() >= 4
    }

    /// Column of a role.
    pub(super) fn at(&self, role: Role) -> Option<u16> {
        self.at.get(&role).copied()
    }

    /// Text of a role in a row, empty when there is none.
    pub(super) fn text<'a>(&self, row: &'a Row, role: Role) -> &'a str {
        self.at(role).map_or("", |column| row.text(column))
    }

    /// Ranks of the evidences of a row.
    pub(super) fn evidences(&self) -> impl Iterator<Item = u8> + '_ {
        (1..=MOST_EVIDENCES).filter(|n| {
            self.at.contains_key(&Role::EvidenceId(*n)) || self.at.contains_key(&Role::Evidence(*n))
        })
    }

    /// Does a row say nothing in any of these columns?
    pub(super) fn is_empty(&self, row: &Row) -> bool {
        self.at.iter().all(|(role, column)| *role == Role::RowNumber || row.text(*column).is_empty())
    }

    /// Is it the headers again, in the same columns?
    pub(super) fn again(&self, row: &Row) -> bool {
        Self::of(row).is_some_and(|other| self.at(Role::Id) == other.at(Role::Id))
    }

    /// Which layout these columns make.
    pub(super) fn format(&self) -> Format {
        let has = |role| self.at.contains_key(&role);
        let several = self.evidences().nth(1).is_some();
        match (has(Role::Chapter) || has(Role::Perimeter), several) {
            (true, false) => Format::RemConvergence,
            (true, true) => Format::RemPublication,
            (false, _) if has(Role::Conditional) => Format::RemOlder,
            (false, _) if has(Role::Section) && has(Role::Bloc) && several => Format::RemDmn,
            _ => Format::RemOther,
        }
    }
}

/// The words of a header that count: `N° de l’exigence` → `n exigence`.
fn words(header: &str) -> String {
    let folded = folded(header);
    let words = folded.split(' ').filter(|word| !EMPTY_WORDS.contains(word)).map(|word| match word {
        "no" | "nr" | "num" | "numero" => "n",
        "exigences" => "exigence",
        "scenarios" => "scenario",
        "preuves" => "preuve",
        "profils" => "profil",
        "commentaires" => "commentaire",
        other => other,
    });
    words.collect::<Vec<_>>().join(" ")
}

fn role(words: &str) -> Option<Role> {
    Some(match words {
        "n" | "n ligne" | "ligne" => Role::RowNumber,
        "perimetre" | "vague" => Role::Perimeter,
        "id"
        | "n exigence"
        | "id exigence"
        | "identifiant"
        | "identifiant exigence"
        | "code exigence"
        | "exigence n" => Role::Id,
        "id section" | "n section" | "code section" => Role::SectionId,
        "section" | "sections" => Role::Section,
        "bloc" | "blocs" | "bloc fonctionnel" => Role::Bloc,
        "chapitre" | "chapitres" => Role::Chapter,
        "fonction" | "fonctions" | "fonctionnalite" => Role::Function,
        "nature exigence" | "nature" | "type exigence" => Role::Nature,
        "exigence" | "libelle exigence" | "texte exigence" | "intitule exigence" | "description exigence" => {
            Role::Text
        }
        "commentaire" => Role::Comment,
        "version" | "version exigence" => Role::Version,
        "profil" | "profil exigence" => Role::Profile,
        "profil historique" => Role::FormerProfile,
        "n scenario" | "n scenario conformite" | "id scenario" | "identifiant scenario" => Role::ScenarioId,
        "scenario" | "scenario conformite" | "libelle scenario" => Role::Scenario,
        "criticite" => Role::Criticality,
        "ordre" => Role::Order,
        "statut publication" | "statut" => Role::Status,
        "va n 1" | "id va n 1" => Role::Previous,
        "couloir" | "rem" => Role::Couloir,
        "bon pour publication"
        | "reference exigence"
        | "reference cas test"
        | "reference exigence socle"
        | "points verification"
        | "note interne"
        | "rem segur" => Role::Internal,
        other => return numbered(other),
    })
}

/// Headers with a number, or with more words after the first ones.
fn numbered(words: &str) -> Option<Role> {
    if words.starts_with("enonce") {
        return Some(Role::Text);
    }
    if words.starts_with("exigence conditionnelle") || words == "conditionnelle" {
        return Some(Role::Conditional);
    }
    let is_id = words.starts_with("n preuve")
        || words.starts_with("id preuve")
        || words.starts_with("identifiant preuve");
    let rest = words.split_once("preuve").filter(|(before, _)| is_id || before.is_empty())?.1.trim();
    let rank = match rest {
        "" => 0,
        // `Preuve n° 2` is a text; `N° preuve 2` a number.
        rest => rest.trim_start_matches("n ").parse().ok().filter(|n| (1..=MOST_EVIDENCES).contains(n))?,
    };
    Some(if is_id { Role::EvidenceId(rank) } else { Role::Evidence(rank) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use report::sheet::Cell;

    fn row(headers: &[&str]) -> Row {
        let cell = |(at, text): (usize, &&str)| Cell {
            column: u16::try_from(at).unwrap(),
            text: (*text).to_owned(),
            filled: false,
        };
        Row {
            number: 1,
            cells: headers.iter().enumerate().filter(|(_, t)| !t.is_empty()).map(cell).collect(),
        }
    }

    #[test]
    fn headers_are_recognised_however_written() {
        for (header, expected) in [
            ("N° exigence", Role::Id),
            ("Numéro de l’EXIGENCE", Role::Id),
            ("Énoncé (DOIT/DEVRAIT)", Role::Text),
            ("Nature de l'exigence", Role::Nature),
            ("N°\nscénario", Role::ScenarioId),
            ("SCENARIO DE CONFORMITE", Role::Scenario),
            ("N° preuve 10", Role::EvidenceId(10)),
            ("Preuve 2", Role::Evidence(2)),
            ("Preuve attendue", Role::Evidence(0)),
            ("Exigence conditionnelle OUI/NON", Role::Conditional),
            ("VA N-1", Role::Previous),
            ("Rem Ségur", Role::Internal),
        ] {
            assert_eq!(role(&words(header)), Some(expected), "{header}");
        }
        assert_eq!(role(&words("Applicable ?")), None);
        assert_eq!(role(&words("Preuve 200")), None);
    }

    #[test]
    fn layouts_are_told_apart() {
        let convergence = [
            "Périmètre",
            "ID",
            "Chapitre",
            "Fonction",
            "Exigence",
            "Commentaire",
            "Profil",
            "N° scénario",
            "Scénario de conformité",
            "N° preuve",
            "Preuve",
            "Profil historique",
            "Criticité",
            "Ordre",
        ];
        let columns = Columns::of(&row(&convergence)).unwrap();
        assert_eq!(
            (columns.format(), columns.at(Role::Id), columns.at(Role::Text)),
            (Format::RemConvergence, Some(1), Some(4))
        );
        assert!(columns.unknown.is_empty());
        assert!(columns.again(&row(&convergence)));
        let same_name_twice =
            ["Section", "Bloc", "Exigence", "Enoncé", "N° preuve", "Preuve", "N° preuve", "Preuve", "EPIC"];
        let columns = Columns::of(&row(&same_name_twice)).unwrap();
        assert_eq!((columns.at(Role::Id), columns.at(Role::Text)), (Some(2), Some(3)));
        assert_eq!((columns.at(Role::EvidenceId(2)), columns.at(Role::Evidence(2))), (Some(6), Some(7)));
        assert_eq!((columns.format(), columns.unknown), (Format::RemDmn, vec!["EPIC".to_owned()]));
        assert_eq!(Columns::of(&row(&["ID", "Exigence", "Note"])), None);
    }
}
