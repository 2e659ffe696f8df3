//! The rows of a REM.

use super::columns::{Columns, Role};
use super::fold::{folded, says};
use super::gather::Gather;
use super::id::{Id, LONGEST, Parts};
use super::markup::plain;
use super::model::{Evidence, Group, Obligation, Place, Requirement, Scenario};
use report::sheet::{Row, Sheet};

/// What the row before leaves to the next one, which may not repeat it.
#[derive(Default)]
struct Before {
    requirements: Vec<Id>,
    scenarios: Vec<Id>,
}

/// Reads the rows of a sheet under its headers.
pub(super) fn read(sheet: &Sheet, header: u32, columns: &Columns, gather: &mut Gather) {
    let mut before = Before::default();
    for row in sheet.rows.iter().filter(|row| row.number > header) {
        gather.import.counts.rows_read += 1;
        let counts = &mut gather.import.counts;
        if columns.is_empty(row) {
            counts.rows_empty += 1;
        } else if columns.again(row) {
            counts.rows_header += 1;
        } else if is_heading(row, columns) {
            counts.rows_heading += 1;
            before = Before::default();
        } else if one(sheet, row, columns, &mut before, gather) {
            gather.import.counts.rows_kept += 1;
        }
    }
}

/// One same text all over the row, which is no identifier.
fn is_heading(row: &Row, columns: &Columns) -> bool {
    let Some(first) = row.cells.first() else { return false };
    let alike = row.cells.len() > 1 && row.cells.iter().all(|cell| cell.text == first.text);
    let merged = row.cells.iter().any(|cell| cell.filled);
    alike && merged && Parts::read(columns.text(row, Role::Id)).is_none()
}

struct Reading<'a> {
    sheet: &'a Sheet,
    row: &'a Row,
    columns: &'a Columns,
}

impl Reading<'_> {
    fn text(&self, role: Role) -> String {
        plain(self.columns.text(self.row, role))
    }

    fn some(&self, role: Role) -> Option<String> {
        Some(self.text(role)).filter(|text| !text.is_empty())
    }

    fn place(&self, role: Option<Role>) -> Place {
        let place = self.sheet.place(self.row.number, role.and_then(|role| self.columns.at(role)));
        Place { sheet: Some(place.sheet), row: u64::from(place.row), column: place.column }
    }

    fn ids(&self, role: Role) -> Vec<Id> {
        ids(&self.text(role))
    }

    fn raw(&self) -> String {
        let texts: Vec<&str> = self.row.cells.iter().map(|cell| cell.text.as_str()).take(20).collect();
        texts.join(" | ")
    }
}

/// True when the row was taken.
fn one(sheet: &Sheet, row: &Row, columns: &Columns, before: &mut Before, gather: &mut Gather) -> bool {
    let read = Reading { sheet, row, columns };
    let mut scenarios = read.ids(Role::ScenarioId);
    let has_scenario = !scenarios.is_empty() || !read.text(Role::Scenario).is_empty();
    let has_evidence = columns.evidences().any(|n| !read.text(Role::Evidence(n)).is_empty());
    let mut requirements = read.ids(Role::Id);
    let long = |ids: &[Id]| ids.iter().any(|id| id.raw.len() > LONGEST);
    if long(&requirements) || long(&scenarios) {
        let role = if long(&requirements) { Role::Id } else { Role::ScenarioId };
        gather.reject(
            read.place(Some(role)),
            "id_too_long",
            (
                "Cette cellule devrait contenir un identifiant\u{202f}: c’est un texte. Vérifiez que les colonnes ne sont pas décalées.",
                "This cell should hold an identifier: it is a text. Check that columns have not shifted.",
            ),
            &read.raw(),
        );
        return false;
    }
    let own = !requirements.is_empty();
    if !own {
        requirements = inherited(&scenarios, before, gather);
    }
    if requirements.is_empty() || (!own && !has_scenario && !has_evidence) {
        gather.reject(
            read.place(Some(Role::Id)),
            "no_id",
            (
                "Cette ligne n’a pas d’identifiant d’exigence, et la ligne précédente n’en donne pas. Complétez la colonne de l’identifiant.",
                "This row has no identifier of a requirement, and the row before gives none. Fill the column of the identifier.",
            ),
            &read.raw(),
        );
        return false;
    }
    let text = read.text(Role::Text);
    let known = requirements.iter().all(|id| gather.has_requirement(&id.key));
    if text.is_empty() && !known && !has_scenario && !has_evidence {
        gather.reject(
            read.place(Some(Role::Text)),
            "no_text",
            (
                "Cette exigence n’a ni texte, ni scénario, ni preuve. Complétez la ligne ou retirez-la.",
                "This requirement has no text, no scenario and no evidence. Fill the row or remove it.",
            ),
            &read.raw(),
        );
        return false;
    }
    if own || !known {
        let group = groups(&read, gather);
        for id in &requirements {
            gather.requirement(requirement(&read, id.clone(), text.clone(), group.clone()));
        }
    }
    let keys: Vec<String> = requirements.iter().map(|id| id.key.clone()).collect();
    let first = keys.first().cloned().unwrap_or_default();
    if has_scenario {
        // A text without a number follows its requirement; a number of no known family only means something there.
        if scenarios.is_empty() {
            scenarios.push(Id::default());
        }
        let rank = gather.scenarios_read() + 1;
        scenarios = scenarios.into_iter().map(|id| id.under(&first, rank)).collect();
        for id in &scenarios {
            elsewhere(&read, Role::ScenarioId, id, &keys, gather);
            gather.scenario(Scenario {
                id: id.clone(),
                requirements: keys.clone(),
                profiles: profiles(&read.text(Role::Profile)),
                text: read.text(Role::Scenario),
                place: read.place(Some(Role::Scenario)),
                ..Scenario::default()
            });
        }
    } else if !own || before.requirements == requirements {
        scenarios.clone_from(&before.scenarios);
    }
    for n in columns.evidences() {
        evidence(&read, n, &keys, &scenarios, gather);
    }
    *before = Before { requirements, scenarios };
    true
}

/// The requirement of a row that names none: that of its scenario, else that of the row before.
fn inherited(scenarios: &[Id], before: &Before, gather: &Gather) -> Vec<Id> {
    let named = scenarios.first().and_then(|id| id.parts.as_ref()).filter(|parts| parts.scenario.is_some());
    match named.map(|parts| parts.requirement().written()) {
        Some(key) if gather.has_requirement(&key) => vec![Id::read(&key)],
        Some(key) if before.requirements.iter().all(|id| id.parts.is_some() && id.key != key) => {
            vec![Id::read(&key)]
        }
        _ => before.requirements.clone(),
    }
}

fn requirement(read: &Reading<'_>, id: Id, text: String, group: Option<String>) -> Requirement {
    let profiles = profiles(&read.text(Role::Profile));
    let everybody = |profile: &String| folded(profile) == "general";
    let conditional = match folded(&read.text(Role::Conditional)).as_str() {
        "oui" | "o" | "x" => true,
        "non" | "n" => false,
        _ => !profiles.is_empty() && !profiles.iter().any(everybody),
    };
    Requirement {
        obligation: obligation(&read.text(Role::Nature), &text),
        conditional,
        couloir: read
            .some(Role::Couloir)
            .or_else(|| id.parts.as_ref().and_then(|parts| parts.couloir().map(str::to_owned))),
        id,
        text,
        profiles,
        group,
        chapter: read.some(Role::Chapter).or_else(|| read.some(Role::Section)),
        section_id: read.some(Role::SectionId),
        perimeter: read.some(Role::Perimeter),
        comment: read.some(Role::Comment),
        former_profile: read.some(Role::FormerProfile),
        criticality: read.some(Role::Criticality),
        order: read.some(Role::Order),
        version: read.some(Role::Version),
        status: read.some(Role::Status),
        previous: read.some(Role::Previous),
        place: read.place(Some(Role::Id)),
        ..Requirement::default()
    }
}

/// Chapter or section, bloc, function: each under the one before.
fn groups(read: &Reading<'_>, gather: &mut Gather) -> Option<String> {
    let top = if read.columns.at(Role::Chapter).is_some() { Role::Chapter } else { Role::Section };
    let mut parent: Option<String> = None;
    let mut depth = 0;
    for role in [top, Role::Bloc, Role::Function] {
        let Some(title) = read.some(role) else { continue };
        depth += 1;
        let key = parent.as_ref().map_or_else(|| title.clone(), |parent| format!("{parent} › {title}"));
        let reference = (role == Role::Section).then(|| read.some(Role::SectionId)).flatten();
        parent = Some(gather.group(Group { key, reference, title, text: None, parent, depth }));
    }
    parent
}

fn evidence(read: &Reading<'_>, n: u8, requirements: &[String], scenarios: &[Id], gather: &mut Gather) {
    let (number, text) = (read.text(Role::EvidenceId(n)), read.text(Role::Evidence(n)));
    if text.is_empty() {
        if !number.is_empty() {
            gather.notice(
                Some(read.place(Some(Role::EvidenceId(n)))),
                "evidence_without_text",
                format!("La preuve {number} n’a pas de texte\u{202f}: elle n’est pas reprise."),
                format!("The evidence {number} has no text: it is left aside."),
            );
        }
        return;
    }
    let mut ids = ids(&number);
    if ids.is_empty() || ids.iter().any(|id| id.raw.len() > LONGEST) {
        ids = vec![Id::default()];
    }
    let row = scenarios.first().map(|id| id.key.clone());
    for id in ids {
        let of = id.parts.as_ref().filter(|parts| parts.evidence.is_some()).and_then(Parts::parent);
        let named = of.map(|parts| parts.written()).filter(|key| gather.has_scenario(key));
        let scenario = named.or_else(|| row.clone());
        let parent = scenario.clone().or_else(|| requirements.first().cloned()).unwrap_or_default();
        let rank = gather.evidences_read() + 1;
        elsewhere(read, Role::EvidenceId(n), &id, requirements, gather);
        gather.evidence(Evidence {
            id: id.under(&parent, rank),
            scenario,
            requirements: requirements.to_vec(),
            text: text.clone(),
            place: read.place(Some(Role::Evidence(n))),
            ..Evidence::default()
        });
    }
}

/// Says when a number belongs to another requirement than its row.
fn elsewhere(read: &Reading<'_>, role: Role, id: &Id, requirements: &[String], gather: &mut Gather) {
    let Some(parts) = &id.parts else { return };
    let of = parts.requirement().written();
    let all_known = requirements.iter().all(|key| Parts::read(key).is_some());
    if all_known && !requirements.contains(&of) {
        let row = requirements.join(", ");
        gather.notice(
            Some(read.place(Some(role))),
            "belongs_elsewhere",
            format!(
                "Le numéro {} n’est pas de l’exigence de sa ligne ({row})\u{202f}: il est gardé tel quel.",
                id.raw
            ),
            format!(
                "The number {} is not of the requirement of its row ({row}): it is kept as it stands.",
                id.raw
            ),
        );
    }
}

/// The identifiers of a cell: several when each of its pieces is one.
fn ids(cell: &str) -> Vec<Id> {
    if cell.is_empty() {
        return Vec::new();
    }
    let whole = Id::read(cell);
    if whole.parts.is_some() || cell.len() > 40 * LONGEST {
        return vec![whole];
    }
    let lines = cell.replace(" et ", "\n").replace(" + ", "\n");
    let pieces: Vec<Id> = lines
        .split(['\n', ';', ',', '&'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .map(Id::read)
        .collect();
    if pieces.len() > 1 && pieces.iter().all(|id| id.parts.is_some()) { pieces } else { vec![whole] }
}

/// The profiles of a cell: one for each line, or between semicolons. A comma or a slash may be part of a name.
fn profiles(cell: &str) -> Vec<String> {
    let mut profiles: Vec<String> = Vec::new();
    for piece in cell.split(['\n', ';']) {
        let piece = piece.trim_start_matches(['-', '•', '\'', '\t', ' ']).trim();
        if !piece.is_empty() && !profiles.iter().any(|profile| profile == piece) {
            profiles.push(piece.to_owned());
        }
    }
    profiles
}

/// From the column of nature; without one, from the word in capitals of the text.
fn obligation(nature: &str, text: &str) -> Obligation {
    let nature = folded(nature);
    if says(&nature, &["exigence", "exigences", "doit", "obligatoire"]) {
        return Obligation::Mandatory;
    }
    if says(&nature, &["preconisation", "preconisations", "recommandation", "devrait", "peut", "optionnel"]) {
        return Obligation::Recommended;
    }
    let word =
        |wanted: &[&str]| text.split(|c: char| !c.is_alphanumeric()).any(|word| wanted.contains(&word));
    if word(&["DOIT", "DOIVENT"]) {
        Obligation::Mandatory
    } else if word(&["DEVRAIT", "DEVRAIENT", "PEUT", "PEUVENT"]) {
        Obligation::Recommended
    } else {
        Obligation::Unsaid
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_identifiers_of_a_cell_are_told_from_one() {
        let keys = |cell: &str| ids(cell).into_iter().map(|id| id.key).collect::<Vec<_>>();
        assert_eq!(keys("INS 1\nINS 2 ; PSC 6"), ["INS 1", "INS 2", "PSC 6"]);
        assert_eq!(keys("MSS/CDA.01 et MSS/CDA.02"), ["MSS/CDA.01", "MSS/CDA.02"]);
        assert_eq!(keys("VSM/va2.XX, à préciser"), ["VSM/va2.XX, à préciser"]);
        assert!(keys("").is_empty());
    }

    #[test]
    fn obligation_is_read_from_its_column_then_from_the_text() {
        assert_eq!(obligation("EXIGENCE", "Le système PEUT"), Obligation::Mandatory);
        assert_eq!(obligation("Préconisation", "Le système DOIT"), Obligation::Recommended);
        assert_eq!(obligation("", "Le système DOIT, et PEUT"), Obligation::Mandatory);
        assert_eq!(obligation("", "Le système PEUT"), Obligation::Recommended);
        assert_eq!(obligation("", "Il doit"), Obligation::Unsaid);
    }
}
